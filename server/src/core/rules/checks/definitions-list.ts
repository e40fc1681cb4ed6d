/** Lists of definitions: out of alphabetical order, and definitions that lead back to themselves. */
import type { Definition } from '../../facts/types';
import type { DraftBlock } from '../../index/block';
import type { Draft } from '../../index/draft';
import type { DraftSection } from '../../index/section';
import { keysOfWords } from '../../index/spelling';
import { span } from '../../text/span';
import type { BlockEdit, TextFix } from '../finding';
import { opensBlock } from './definitions-wording';
import { hitAt, isText } from './made';
import { NO_HITS, type SectionCheck } from './registry';

interface Entry {
  readonly block: DraftBlock;
  readonly definition: Definition;
  /** Place of the block in its section. */
  readonly at: number;
}

/** The definitions of a section that open their blocks, by the list they stand in. */
function listsOf(draft: Draft, section: DraftSection): Entry[][] {
  if (!section.blocks.some((b) => b.defines)) return [];
  const lists = new Map<unknown, Entry[]>();
  section.blocks.forEach((block, at) => {
    if (!block.defines || !isText(block)) return;
    const definition = block.facts.definitions[0];
    if (!definition || definition.inBrackets || definition.form === 'includes' || !opensBlock(block, definition)) return;
    const opened = draft.standingOf(block)?.opens[0];
    const list = opened ? (opened.parent ?? section) : block.section;
    const entries = lists.get(list);
    if (entries) entries.push({ block, definition, at });
    else lists.set(list, [{ block, definition, at }]);
  });
  return [...lists.values()];
}

/** Fewest definitions that make a list whose order is seen, and how many may be out of place before it has none. */
const LEAST = 4;
const STRAYS = 5;

/** A term as it is sorted: by its words, and by its letters alone. */
interface Sorted {
  readonly words: string;
  readonly letters: string;
}

const sortedAs = (term: string): Sorted => {
  const words = term.toLowerCase().replace(/[^\p{L}\p{N} ]+/gu, '');
  return { words, letters: words.replace(/ /g, '') };
};
/** Whether `a` may stand before `b`, word by word or letter by letter. */
const mayPrecede = (a: Sorted, b: Sorted): boolean => a.words <= b.words || a.letters <= b.letters;

/** Which entries must move for the rest to be in order: those outside the longest run that is. */
function strays(terms: readonly Sorted[]): number[] {
  const best = terms.map(() => 1);
  const from = terms.map(() => -1);
  let last = 0;
  for (let i = 0; i < terms.length; i++) {
    for (let j = 0; j < i; j++) {
      if (!mayPrecede(terms[j] as Sorted, terms[i] as Sorted) || (best[j] as number) + 1 <= (best[i] as number)) continue;
      best[i] = (best[j] as number) + 1;
      from[i] = j;
    }
    if ((best[i] as number) > (best[last] as number)) last = i;
  }
  const kept = new Set<number>();
  for (let i = last; i >= 0; i = from[i] as number) kept.add(i);
  return terms.map((_, i) => i).filter((i) => !kept.has(i));
}

/** Longest list that is put in order. */
const LONGEST = 300;

/** A definition out of place in a list that is otherwise alphabetical. */
export const outOfAlphabet: SectionCheck = (rule, _options, section, { draft }) => {
  if (section.contents) return NO_HITS;
  return listsOf(draft, section).flatMap((all) => {
    const list = all.filter((e) => /^\p{L}/u.test(e.definition.term)).slice(0, LONGEST);
    if (list.length < LEAST) return [];
    const terms = list.map((e) => sortedAs(e.definition.term));
    const out = strays(terms);
    const first = list[out[0] ?? -1];
    if (!first || out.length > Math.max(1, Math.floor(list.length / STRAYS))) return [];
    const next = list.find((e, i) => !out.includes(i) && !mayPrecede(sortedAs(e.definition.term), sortedAs(first.definition.term)));
    const place = next ? `before “${next.definition.term}”` : 'to the end';
    const fix = list.length === all.length ? sorted(section, list, out) : undefined;
    return [hitAt(rule, first.block, first.definition.span, { fill: { term: first.definition.term, place }, fixes: fix ? [fix] : [] })];
  });
};

/** The edits that move the strays, whole, to where they belong. Numbered lists and the list's last entry are left to the drafter. */
function sorted(section: DraftSection, list: readonly Entry[], out: readonly number[]): TextFix | undefined {
  if (list.some((e) => e.block.outline.markers.length > 0)) return undefined;
  const edits: BlockEdit[] = [];
  const before = new Map<Entry, { readonly term: Sorted; readonly text: string }[]>();
  for (const i of out) {
    const entry = list[i] as Entry;
    const follows = list[i + 1];
    const term = sortedAs(entry.definition.term);
    const target = list.find((e, n) => !out.includes(n) && !mayPrecede(sortedAs(e.definition.term), term));
    if (!follows || !target) return undefined;
    const run = section.blocks.slice(entry.at, follows.at);
    if (run.some((b) => !b.text.endsWith('\n'))) return undefined;
    for (const block of run) edits.push({ block, span: span(0, block.length), text: '' });
    const moved = { term, text: run.map((b) => b.text).join('') };
    before.set(
      target,
      [...(before.get(target) ?? []), moved].sort((a, b) => (a.term.words < b.term.words ? -1 : 1)),
    );
  }
  for (const [target, moved] of before) edits.push({ block: target.block, span: span(0, 0), text: moved.map((m) => m.text).join('') });
  return { title: 'Put the definitions in order', safe: true, edits };
}

const HEAD = /^(?:shall\s+)?(?:means?|is|are)\s+(?:(?:an?|any|the|every|each)\s+)?/i;

/** The words a definition's body is no more than, lower case: "a landlord" in "means a landlord."; undefined where it says more. */
function nameIn({ block, definition }: Entry): string | undefined {
  const body = block.text.slice(definition.body.start, Math.min(definition.body.end, definition.body.start + MOST_WORDS));
  const head = HEAD.exec(body);
  const name = head && /^[“"]?([^.;:,“”"()\n]+)[”"]?\s*(?:[.;]|$)/.exec(body.slice(head[0].length))?.[1];
  return name ? name.trim().toLowerCase() : undefined;
}

/** Whether a term of several small words is defined by itself with a clause behind it: "means a covered employee who works in the city". */
function repeatsItself({ block, definition }: Entry): boolean {
  const body = block.text.slice(definition.body.start, Math.min(definition.body.end, definition.body.start + MOST_WORDS));
  const rest = body.slice(HEAD.exec(body)?.[0].length ?? body.length);
  return spellings(definition).some(
    (t) =>
      t.includes(' ') &&
      rest.toLowerCase().startsWith(t.toLowerCase()) &&
      !/\p{Lu}/u.test(rest.slice(0, t.length)) &&
      /^\s+(?:who|that|which|whose)\b/.test(rest.slice(t.length)),
  );
}

const MOST_WORDS = 160;
const spellings = (d: Definition): readonly string[] => [d.term, ...d.variants];

/** A term defined by itself, or two that are defined by each other. */
export const circularDefinition: SectionCheck = (rule, _options, section, { draft }) => {
  if (section.contents) return NO_HITS;
  return listsOf(draft, section).flatMap((list) => {
    const byTerm = new Map<string, Entry>();
    for (const entry of list) for (const t of spellings(entry.definition)) byTerm.set(t.toLowerCase(), entry);
    const namedBy = (entry: Entry): Entry | undefined => {
      const name = nameIn(entry);
      for (const key of name === undefined ? [] : keysOfWords(name)) if (byTerm.has(key)) return byTerm.get(key);
      return undefined;
    };
    return list.flatMap((entry) => {
      const { block, definition } = entry;
      const other = namedBy(entry);
      const self = other === entry || repeatsItself(entry);
      if (!self && (!other || other.at >= entry.at || namedBy(other) !== entry)) return [];
      const by = self || !other ? entry : other;
      const related = self
        ? []
        : [{ block: by.block, span: by.definition.span, text: `“${by.definition.term}” is defined by “${definition.term}”.` }];
      return [hitAt(rule, block, definition.span, { fill: { term: definition.term, other: by.definition.term }, related })];
    });
  });
};
