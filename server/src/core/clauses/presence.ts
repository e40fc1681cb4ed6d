/**
 * Whether a draft already holds a model clause: under the clause's own heading, or in a norm or sentence that says what it
 * would say. Only blocks that name what the clause is about, and those their sentences join them to, are looked at.
 */
import type { DraftBlock } from '../index/block';
import type { Draft } from '../index/draft';
import type { DraftSection } from '../index/section';
import type { Surroundings } from '../rules/environment';
import { matchNorm } from '../rules/match/norm';
import { matchSentence } from '../rules/match/sentence';
import type { ConceptTest, NormMatch } from '../rules/types';
import type { Standing } from '../syntax/tree';
import { span } from '../text/span';
import type { Clause } from './types';

/** Concepts of which a matching block, or one its sentence is joined to, must name at least one. */
type Group = readonly string[];

/** Section headings of a draft in small letters, each with the first section that bears it. */
export type Headings = ReadonlyMap<string, DraftSection>;

const headings = new WeakMap<Clause, readonly string[]>();

/** The headings that a clause is known by, in small letters, its title first. */
function headingsOf(clause: Clause): readonly string[] {
  let found = headings.get(clause);
  if (!found) {
    const own = clause.wordings.map((w) => /^#\s+(.+)$/m.exec(w.text)?.[1]?.trim().toLowerCase() ?? '');
    found = [clause.title.toLowerCase(), ...own.filter((h) => h !== '')];
    headings.set(clause, found);
  }
  return found;
}

/** The sections of a draft that bear the heading of one of the clauses. */
export function headingsIn(draft: Draft, clauses: readonly Clause[]): Headings {
  const wanted = new Set(clauses.flatMap(headingsOf));
  const lengths = new Set([...wanted].map((h) => h.length));
  const found = new Map<string, DraftSection>();
  for (const section of draft.sections) {
    const s = section.opener?.outline.heading;
    // Most headings differ in length from all that are sought, so they need not even be read.
    if (!s || section.contents || !lengths.has(s.end - s.start)) continue;
    const words = section.heading.toLowerCase();
    if (wanted.has(words) && !found.has(words)) found.set(words, section);
  }
  return found;
}

/** The block that shows the clause to be there, or undefined. */
export function presentIn(draft: Draft, clause: Clause, known: Headings, surroundings: Surroundings): DraftBlock | undefined {
  for (const heading of headingsOf(clause)) {
    const opener = known.get(heading)?.opener;
    if (opener) return opener;
  }
  for (const match of clause.present) {
    if ('code' in match) continue;
    const test = 'norm' in match ? match.norm : match.sentence;
    const groups = 'norm' in match ? normGroups(match.norm) : groupsOf(match.sentence);
    for (const block of candidates(draft, groups, (b) => test.gate === false || surroundings.isOfTheField(b))) {
      if (block.role === 'ignored' || block.keys.length === 0 || block.mentions.length === 0) continue;
      if (clause.place === 'savings' && speaksOfItself(draft, block)) continue;
      const env = surroundings.environmentOf(block, surroundings.gateOf(block), unasked);
      if ('norm' in match) {
        if (draft.normsOf(block).some((n) => matchNorm(match.norm, n, env, 'hint') !== undefined)) return block;
      } else {
        const whole = span(block.outline.body, block.outline.end);
        if (matchSentence(match.sentence, whole, block.mentions, block.role, env)) return block;
      }
    }
  }
  return undefined;
}

const ITSELF = /\bthis (?:sub(?:section|division|paragraph)|section|paragraph|clause|sentence)\b|\bsub(?:section|division|paragraph) \(/i;

/** Whether a savings, or the sentence that leads it in, is one of its own section alone, and so none of the whole draft. */
function speaksOfItself(draft: Draft, block: DraftBlock): boolean {
  if (ITSELF.test(block.text)) return true;
  for (let s = draft.standingOf(block)?.leadIn; s; s = s.leadIn) if (ITSELF.test(s.block.text)) return true;
  return false;
}

const groupsOf = (test: ConceptTest | undefined): Group[] => [...(test?.any ? [test.any] : []), ...(test?.all ?? []).map((c) => [c])];

/** Nobody is told what is looked up: a presence is worked out anew each time. */
const unasked = (): void => undefined;

const normGroups = (test: NormMatch): Group[] => [
  ...(test.head ? [test.head] : []),
  ...[
    test.actor,
    test.object,
    test.recipient,
    test.action,
    test.basis,
    test.context,
    test.anywhere,
    test.exceptions,
    test.conditions,
  ].flatMap(groupsOf),
];

/** The blocks that can match, in order of the draft; `open` tells whether a block is about the field, if that is asked. */
function candidates(draft: Draft, groups: readonly Group[], open: (block: DraftBlock) => boolean): Iterable<DraftBlock> {
  const { tally } = draft;
  let rarest: Group | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const group of groups) {
    const count = group.reduce((sum, c) => sum + tally.count(`names:${c}`), 0);
    if (count < least) [rarest, least] = [group, count];
  }
  if (!rarest) return draft.text.blocks.items();
  if (least === 0) return [];
  const found = new Set<DraftBlock>();
  const addBelow = (standing: Standing<DraftBlock> | undefined): void => {
    for (const follower of standing?.followers ?? []) {
      if (found.has(follower.block)) continue;
      found.add(follower.block);
      addBelow(follower);
    }
  };
  for (const concept of rarest) {
    for (const block of tally.holders(`names:${concept}`)) {
      // Blocks joined by a sentence stand in one section, so that what holds of one holds of all.
      if (!open(block)) continue;
      const standing = draft.standingOf(block);
      found.add(block);
      // A list item is read with the sentence above it, and that sentence with its items.
      for (let s = standing?.leadIn; s; s = s.leadIn) found.add(s.block);
      addBelow(standing);
    }
  }
  return [...found]
    .map((block) => ({ block, index: draft.indexOf(block) }))
    .sort((a, b) => a.index - b.index)
    .map(({ block }) => block);
}
