/** Drafts of the field as a whole: recommended parts that are not there, officers out of reach, limits outside an ordinance. */
import type { NormFlag } from '../../facts/types';
import type { DraftBlock } from '../../index/block';
import type { Draft } from '../../index/draft';
import { type Span, span } from '../../text/span';
import type { Surroundings } from '../environment';
import { formOf } from './form';
import { hitAt } from './made';
import { type DraftCheck, NO_HITS, type Options } from './registry';

/** A longer text is a code or a budget: of it no parts are asked, and its limits are not sought, which would cost as much as it is long. */
const LONGEST = 150_000;
const ASIDE: readonly NormFlag[] = ['savings', 'recital', 'definition', 'disapplies', 'embedded', 'inverted'];
/** What is resolved is read with the recitals, and stands behind "That". */
const ASIDE_RESOLVED: readonly NormFlag[] = ['savings', 'definition', 'disapplies', 'inverted'];

const listed = (options: Options, name: string): readonly string[] => {
  const list = options[name];
  return Array.isArray(list) ? list.map(String) : [];
};

const namesOne = (draft: Draft, concepts: readonly string[]): boolean => concepts.some((c) => draft.tally.has(`names:${c}`));

/** More holders than this are looked for in the order of the text. */
const MANY = 200;

/** A block that limits an act, as it was found last: looked at again first, so that most edits cost one look. */
const witnesses = new WeakMap<Draft, Map<string, DraftBlock>>();

/** Whether operative words of the block, or what a resolution resolves, forbid one of the acts. */
function limitIn(draft: Draft, block: DraftBlock, acts: ReadonlySet<string>): boolean {
  const resolved = block.outline.kind === 'resolved';
  if (block.role !== 'operative' && !resolved) return false;
  const aside = resolved ? ASIDE_RESOLVED : ASIDE;
  return draft
    .normsOf(block)
    .some(
      (n) => n.modality === 'must-not' && !aside.some((f) => n.flags.has(f)) && (n.heads ?? [n.head]).some((h) => h && acts.has(h.concept)),
    );
}

/** The block, or the first of the list items that carry it on, that forbids one of the acts. */
function limitFrom(draft: Draft, block: DraftBlock, acts: ReadonlySet<string>): DraftBlock | undefined {
  if (limitIn(draft, block, acts)) return block;
  for (const { block: item } of draft.standingOf(block)?.followers ?? []) {
    const found = limitFrom(draft, item, acts);
    if (found) return found;
  }
  return undefined;
}

/** Whether the draft forbids one of the acts anywhere in words of the field. A code is not looked through. */
export function limits(draft: Draft, surroundings: Surroundings, acts: readonly string[]): boolean {
  if (draft.text.length > LONGEST || !namesOne(draft, acts)) return false;
  let known = witnesses.get(draft);
  if (!known) {
    known = new Map();
    witnesses.set(draft, known);
  }
  const key = acts.join();
  const wanted = new Set(acts);
  const before = known.get(key);
  if (before?.section && surroundings.gateOf(before) === 'near' && limitIn(draft, before, wanted)) return true;
  known.delete(key);
  for (const block of draft.tally.holders('strong')) {
    const found = limitFrom(draft, block, wanted);
    if (!found) continue;
    known.set(key, found);
    return true;
  }
  return false;
}

const wordsOf = (block: DraftBlock): Span => span(block.outline.body, block.outline.end);

/**
 * A part that a draft of the field is advised to hold, and this one has not: it forbids one of `options.limits` and names none
 * of `options.concepts`. Asked of an ordinance of its own with three sections or more, none of which amends another law.
 */
export const fieldPartMissing: DraftCheck = (rule, options, { draft, surroundings }) => {
  const { own, amending } = draft.scheme;
  if (own < 3 || amending > 0 || namesOne(draft, listed(options, 'concepts')) || !surroundings.isDraftOfTheField) return NO_HITS;
  const form = formOf(draft);
  const at = form.title ?? form.enacting;
  if (form.kind !== 'ordinance' || !at || !limits(draft, surroundings, listed(options, 'limits'))) return NO_HITS;
  return [hitAt(rule, at, wordsOf(at), { fill: {}, absent: true })];
};

/** Whether the draft names one of the concepts, in its title and enacting clause too, which the tally leaves out. */
function namesInFront(draft: Draft, concepts: readonly string[]): boolean {
  if (namesOne(draft, concepts)) return true;
  const { title, enacting } = formOf(draft);
  return [title, enacting].some((block) => block?.facts.mentions.some((m) => concepts.includes(m.concept)));
}

/**
 * A duty or ban laid by a local body on officers whom it may not direct: on `options.state` by any body, on `options.elected` by
 * a body of `options.city` where none of `options.own` is named. Told once, at the first.
 */
export const officerBeyondReach: DraftCheck = (rule, options, { draft, surroundings }) => {
  if (draft.text.length > LONGEST || draft.scheme.own + draft.scheme.amending < 2 || !surroundings.isDraftOfTheField) return NO_HITS;
  const ofCity = namesInFront(draft, listed(options, 'city')) && !namesInFront(draft, listed(options, 'own'));
  const wanted = new Set([...listed(options, 'state'), ...(ofCity ? listed(options, 'elected') : [])]);
  const holders = new Set<DraftBlock>();
  for (const concept of wanted) for (const block of draft.tally.holders(`names:${concept}`)) holders.add(block);
  // Of many holders the first is near the start of the text; few are put in order.
  const inOrder = holders.size > MANY ? draft.text.blocks.items() : [...holders].sort((a, b) => draft.indexOf(a) - draft.indexOf(b));
  for (const block of inOrder) {
    if (!holders.has(block)) continue;
    if (block.role !== 'operative' || surroundings.gateOf(block) !== 'near') continue;
    for (const norm of draft.normsOf(block)) {
      if ((norm.modality !== 'must' && norm.modality !== 'must-not') || ASIDE.some((f) => norm.flags.has(f))) continue;
      const actor = norm.actor.find((m) => wanted.has(m.concept));
      if (!actor) continue;
      const actorWords = block.textOf(actor.span);
      return [hitAt(rule, block, actor.span, { sentence: norm.span, fill: { actor: actorWords, quote: actorWords } })];
    }
  }
  return NO_HITS;
};

/** How many of the first blocks may say that the text is a directive or order. */
const FRONT = 3;

/**
 * Limits on officers that stand in a resolution, or in a paper whose first lines name one of `options.papers`, and not in an
 * ordinance. Told once, at the title.
 */
export const policyNotCodified: DraftCheck = (rule, options, { draft, surroundings }) => {
  if (draft.text.length > LONGEST || !surroundings.isDraftOfTheField) return NO_HITS;
  const form = formOf(draft);
  const papers = new Set(listed(options, 'papers'));
  const paper = form.kind === 'code' ? paperOf(draft, papers) : undefined;
  const at = form.kind === 'resolution' ? (form.title ?? form.resolved) : paper?.block;
  if (!at || !limits(draft, surroundings, listed(options, 'limits'))) return NO_HITS;
  const name = paper ? paper.block.textOf(paper.span).toLowerCase() : 'resolution';
  return [hitAt(rule, at, wordsOf(at), { fill: { paper: name }, absent: true })];
};

function paperOf(draft: Draft, papers: ReadonlySet<string>): { readonly block: DraftBlock; readonly span: Span } | undefined {
  let seen = 0;
  for (const block of draft.text.blocks.items()) {
    if (block.outline.kind === 'blank') continue;
    const mention = block.facts.mentions.find((m) => papers.has(m.concept));
    // In the first words of a line: a body of text may speak of any order.
    if (mention && mention.span.start < 40) return { block, span: mention.span };
    if (++seen >= FRONT) return undefined;
  }
  return undefined;
}
