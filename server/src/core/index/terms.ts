/** Defined terms over the whole draft: where a term is defined, where it is used, and which definition a use is bound to. */
import type { Definition } from '../facts/types';
import { isWordCode } from '../facts/words';
import { overlaps, type Span, span } from '../text/span';
import { literal } from '../text/wording';
import type { DraftBlock } from './block';
import { divisionAround } from './divisions';
import type { Draft } from './draft';
import { defines, definitionFor, definitionsIn, type PlacedDefinition, Resolver, scopeOf } from './scope';
import type { DraftSection } from './section';
import { keysOfWords, termForms } from './spelling';
import { blocksThatMayHold, phraseOf } from './words';

export { type DefinitionScope, definitionFor, type PlacedDefinition, scopeOf, unitOf } from './scope';
export { pluralOf } from './spelling';

export interface PlacedSpan {
  readonly block: DraftBlock;
  readonly span: Span;
}

/** All definitions of a term, by its text in any case, in order of the draft. */
export function definitionsOf(draft: Draft, term: string): PlacedDefinition[] {
  const key = term.toLowerCase();
  return draft.definersOf(key).size === 0 ? [] : [...new Resolver(draft, key).all];
}

/** A pattern that finds a term, its plural and its possessive as whole words. A term in capitals keeps its capitals. */
export function termPattern(terms: readonly string[]): RegExp {
  const forms = new Set<string>();
  for (const term of terms) for (const form of termForms(term)) forms.add(form);
  const source = [...forms]
    .sort((a, b) => b.length - a.length)
    .map((f) => literal(f).replace(/\s+/g, '\\s+').replace(/[’']/g, "[’']"))
    .join('|');
  const capitals = terms.every((t) => t === t.toUpperCase() && /\p{Lu}/u.test(t));
  return new RegExp(`(?<![\\p{L}\\p{N}-])(?:${source})(?![\\p{L}\\p{N}-])`, capitals ? 'gu' : 'giu');
}

/** Places in one block where the pattern's term is used, definitions among them. Struck words, notes and tables of contents hold no uses. */
export function usesIn(block: DraftBlock, pattern: RegExp): Span[] {
  const found: Span[] = [];
  pattern.lastIndex = 0;
  for (let m = pattern.exec(block.text); m; m = pattern.exec(block.text)) found.push(span(m.index, m.index + m[0].length));
  return standing(block, found);
}

/** Those of the spans that are words of the draft's own. */
export function standing(block: DraftBlock, spans: Span[]): Span[] {
  const { kind } = block.outline;
  if (spans.length === 0 || kind === 'note' || kind === 'history' || block.section?.contents) return [];
  return spans.filter((s) => !block.struck.some((x) => overlaps(x, s)) && !isQuotation(block, s));
}

/** Finds the forms of a term in running text as `termPattern` does, without a pattern where the text is plain. */
class TermFinder {
  readonly forms: readonly string[];
  readonly #pattern: RegExp;
  readonly #capitals: boolean;
  readonly #plain: boolean;
  /** The first word of each form, and whether some form has more than one. */
  readonly #firsts: readonly string[];
  readonly #several: boolean;

  constructor(spellings: readonly string[]) {
    this.#pattern = termPattern(spellings);
    this.#capitals = !this.#pattern.ignoreCase;
    const forms = [...new Set(spellings.flatMap(termForms).map((f) => (this.#capitals ? f : f.toLowerCase())))];
    this.forms = forms.sort((a, b) => b.length - a.length);
    this.#firsts = [...new Set(forms.map((f) => f.split(' ', 1)[0] as string))];
    this.#several = forms.some((f) => f.includes(' '));
    this.#plain = forms.every((f) => /^[\x20-\x26\x28-\x7e]+$/.test(f));
  }

  find(block: DraftBlock): readonly Span[] {
    const { text } = block;
    const sought = this.#capitals ? text : text.toLowerCase();
    if (!this.#firsts.some((f) => sought.includes(f))) return NO_SPANS;
    // Words parted by more than a blank, and letters that change their length, are left to the pattern.
    if (!this.#plain || sought.length !== text.length || (this.#several && hasGaps(block))) return usesIn(block, this.#pattern);
    let found: Span[] | undefined;
    for (const form of this.forms)
      for (let at = sought.indexOf(form); at >= 0; at = sought.indexOf(form, at + form.length)) {
        const end = at + form.length;
        if (joins(text, at - 1) || joins(text, end) || found?.some((s) => s.start < end && at < s.end)) continue;
        found ??= [];
        found.push(span(at, end));
      }
    return found ? standing(block, found.length > 1 ? found.sort((a, b) => a.start - b.start) : found) : NO_SPANS;
  }
}

const NO_SPANS: readonly Span[] = [];
/** Whether words in a block's body may be parted by anything but one blank. */
function hasGaps({ text, outline }: DraftBlock): boolean {
  const line = text.indexOf('\n', outline.body);
  return (line >= 0 && line < outline.end) || text.indexOf('  ', outline.body) >= 0 || text.includes('\t') || text.includes('\u00a0');
}

/** Whether the unit at `at` makes another word of what stands beside it. */
const joins = (text: string, at: number): boolean => isWord(text, at) || text.charCodeAt(at) === 45;

/** Whether words stand inside a quotation of more than themselves: words of another law, or of a sign, not of this draft. */
function isQuotation(block: DraftBlock, s: Span): boolean {
  const { text } = block;
  const before = Math.max(text.lastIndexOf('“', s.start), text.lastIndexOf('"', s.start));
  if (before < 0 || block.outline.quoted) return false;
  let open = -1;
  for (let i = 0; i < s.start; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x201c) open = i;
    else if (code === 0x201d) open = -1;
    else if (code === 34) open = open < 0 ? i : -1;
  }
  if (open < 0) return false;
  const close = text.slice(s.end).search(/[”"]/);
  if (close < 0) return false;
  const inner = text.slice(open + 1, s.end + close).replace(/^\s+|[\s,.;:]+$/g, '');
  return inner.replace(/[’']s?$/, '') !== text.slice(s.start, s.end);
}

/** What is looked for when the uses of one definition are asked for. */
export interface UseQuery {
  /** The spellings sought; by default all that the definition gives. */
  readonly spellings?: readonly string[];
  /** Uses after which the search ends. */
  readonly most?: number;
}

/** Places that write a term, each with whether it is a use bound to the definition. Only places that can hold the words are looked at. */
function* placesOf(draft: Draft, placed: PlacedDefinition, only?: readonly string[]): Generator<PlacedSpan & { readonly bound: boolean }> {
  const { definition } = placed;
  const all = [definition.term, ...definition.variants];
  const spellings = only ?? all;
  const finder = new TermFinder(spellings);
  const binding = new Binding(draft, placed);
  const longer = new LongerTerms(draft, spellings, only ? [] : all);
  const [from, to] = extentOf(draft, placed);
  for (const block of blocksThatMayHold(draft, finder.forms.map(phraseOf), from, to)) {
    const uses = finder.find(block);
    if (uses.length === 0) continue;
    const holds = binding.holdsIn(block);
    for (const s of uses) yield { block, span: s, bound: holds && !longer.covers(block, s) };
  }
}

/**
 * Uses of a term that are bound to one definition, in order of the draft, the definition itself among them. A longer
 * defined term is not a use of the shorter one inside it.
 */
export function usesOf(draft: Draft, placed: PlacedDefinition, query: UseQuery = {}): PlacedSpan[] {
  const { spellings, most = Number.POSITIVE_INFINITY } = query;
  const found: PlacedSpan[] = [];
  for (const { block, span: s, bound } of placesOf(draft, placed, spellings)) {
    if (!bound) continue;
    found.push({ block, span: s });
    if (found.length >= most) break;
  }
  return found;
}

/** Places weighed for each use that is counted, before counting ends: most of the words may belong to other terms. */
const WEIGHED = 2;

/** How many uses there are, up to `most`; `more` where counting ended before the draft did. */
export function countUses(draft: Draft, placed: PlacedDefinition, most: number): { readonly count: number; readonly more: boolean } {
  let count = 0;
  let weighed = 0;
  for (const { bound } of placesOf(draft, placed)) {
    if (count >= most || weighed >= most * WEIGHED) return { count, more: true };
    weighed++;
    if (bound) count++;
  }
  return { count, more: false };
}

const WHOLE = [0, Number.POSITIVE_INFINITY] as const;

/** Ordinals of the blocks that a definition can hold in: of its section, of its chapter up to the next, else of the draft. */
function extentOf(draft: Draft, placed: PlacedDefinition): readonly [number, number] {
  const scope = scopeOf(draft, placed);
  if (scope.kind === 'draft') return WHOLE;
  const first = (section: DraftSection): number => (section.blocks[0] ? draft.indexOf(section.blocks[0]) : 0);
  if (scope.kind !== 'division') return [first(scope.section), first(scope.section) + scope.section.blocks.length];
  const around = divisionAround(draft, scope.section, scope.word);
  if (!around) return WHOLE;
  const all = draft.scheme.divisionsCalled(scope.word);
  const next = all[all.indexOf(around) + 1];
  return [first(around), next ? first(next) : Number.POSITIVE_INFINITY];
}

/** Answers which definition of a term holds in a block; once for a section that holds no definition of it. */
class BoundTerm {
  readonly #resolver: Resolver;
  readonly #bySection = new Map<unknown, PlacedDefinition | undefined>();
  readonly #own: ReadonlySet<unknown>;

  constructor(draft: Draft, key: string) {
    this.#resolver = new Resolver(draft, key);
    this.#own = new Set(this.#resolver.definers.map((b) => b.section));
  }

  definitionFor(block: DraftBlock): PlacedDefinition | undefined {
    const { section } = block;
    // Inside a section that defines the term each block may differ; else a section is of one piece.
    if (!section || this.#own.has(section)) return this.#resolver.definitionFor(block);
    if (this.#bySection.has(section)) return this.#bySection.get(section);
    const bound = this.#resolver.definitionFor(block);
    this.#bySection.set(section, bound);
    return bound;
  }
}

/** Whether one definition is the one that holds in a block. */
class Binding {
  readonly #bound: BoundTerm | undefined;

  constructor(
    draft: Draft,
    readonly placed: PlacedDefinition,
  ) {
    const key = placed.definition.term.toLowerCase();
    const alone = draft.definersOf(key).size <= 1 && scopeOf(draft, placed).kind === 'draft';
    this.#bound = alone ? undefined : new BoundTerm(draft, key);
  }

  holdsIn(block: DraftBlock): boolean {
    if (!this.#bound || block === this.placed.block) return true;
    const bound = this.#bound.definitionFor(block);
    return bound?.block === this.placed.block && bound.definition.span.start === this.placed.definition.span.start;
  }
}

/** Most words of a longer term on each side of the sought one. */
const SIDE = 8;

/** Longer defined terms that hold the sought words as a part. */
class LongerTerms {
  /** Key of the longer term by each form of it, lower case. */
  readonly #keys = new Map<string, string>();
  readonly #bound = new Map<string, BoundTerm>();
  /** How many words stand before the sought ones in a longer term, times 16, and how many behind. */
  readonly #sides = new Set<number>();

  constructor(
    readonly draft: Draft,
    spellings: readonly string[],
    own: readonly string[],
  ) {
    const sought = [...new Set(spellings.map((s) => s.toLowerCase()))];
    const mine = new Set([...sought, ...own.map((s) => s.toLowerCase())]);
    for (const key of draft.definedKeys) {
      const word = sought.find((w) => key.length > w.length && key.includes(w));
      if (word === undefined || mine.has(key)) continue;
      for (const form of termForms(key)) this.#keys.set(form, key);
      for (let at = key.indexOf(word); at >= 0; at = key.indexOf(word, at + 1)) {
        const [before, behind] = [edges(key, at, -1).length - 1, edges(key, at + word.length, 1).length - 1];
        if (before + behind > 0) this.#sides.add(before * 16 + behind);
      }
    }
  }

  covers(block: DraftBlock, s: Span): boolean {
    if (this.#keys.size === 0) return false;
    const starts = edges(block.text, s.start, -1);
    const ends = edges(block.text, s.end, 1);
    for (const side of this.#sides) {
      const [start, end] = [starts[side >> 4], ends[side & 15]];
      if (start === undefined || end === undefined) continue;
      const key = this.#keys.get(block.text.slice(start, end).toLowerCase());
      if (key === undefined) continue;
      let bound = this.#bound.get(key);
      if (!bound) {
        bound = new BoundTerm(this.draft, key);
        this.#bound.set(key, bound);
      }
      if (bound.definitionFor(block)) return true;
    }
    return false;
  }
}

const isWord = (text: string, at: number): boolean => at >= 0 && at < text.length && isWordCode(text.charCodeAt(at));

/** Where words begin before `at`, or end behind it, the nearest first; `at` is the first of them. */
function edges(text: string, at: number, by: 1 | -1): number[] {
  const found = [at];
  const next = by > 0 ? 0 : -1;
  let i = at;
  for (let n = 0; n < SIDE; n++) {
    let gap = 0;
    while (!isWord(text, i + next) && gap < 3) {
      i += by;
      gap++;
    }
    if (!isWord(text, i + next)) break;
    while (isWord(text, i + next)) i += by;
    found.push(i);
  }
  return found;
}

/** A defined term under an offset. */
export interface TermAt {
  readonly span: Span;
  /** The definitions that hold there, the nearest first. */
  readonly definitions: readonly PlacedDefinition[];
  /** The spelling of the definition that is used here. */
  readonly spelling: string;
}

/** Most words of a term that is sought under the pointer. */
const LONGEST_TERM = 8;

/** Whether some defined term begins with a word, in one of its forms. */
const mayOpenTerm = (draft: Draft, word: string): boolean =>
  keysOfWords(word.replace(/[’']s?$/, '').toLowerCase()).some((w) => draft.terms.beginsWith(w)) ||
  draft.terms.beginsWith(word.toLowerCase());

/** The defined term under an offset of a block, the longest first. */
export function termAt(draft: Draft, block: DraftBlock, at: number): TermAt | undefined {
  // Words around the offset, at most eight on each side: no defined term is longer.
  const words = /[\p{L}\p{N}][\p{L}\p{N}’'/-]*/gu;
  const from = Math.max(0, at - 120);
  const window = block.text.slice(from, at + 120);
  const spans: Span[] = [];
  for (let m = words.exec(window); m; m = words.exec(window)) spans.push(span(from + m.index, from + m.index + m[0].length));
  const here = spans.findIndex((s) => s.start <= at && at <= s.end);
  if (here < 0) return undefined;
  const opens = spans.map((s, i) => i <= here && i > here - LONGEST_TERM && mayOpenTerm(draft, block.textOf(s)));
  for (let length = LONGEST_TERM; length >= 1; length--) {
    for (let first = Math.max(0, here - length + 1); first <= here && first + length <= spans.length; first++) {
      if (!opens[first]) continue;
      const s = span((spans[first] as Span).start, (spans[first + length - 1] as Span).end);
      const written = block.text.slice(s.start, s.end).replace(/\s+/g, ' ');
      const word = written.replace(/[’']s?$/, '');
      for (const key of keysOfWords(word.toLowerCase())) {
        if (draft.definersOf(key).size === 0) continue;
        const own = ownDefinition(block, key, s);
        const bound = own ?? definitionFor(draft, block, key);
        if (!bound) continue;
        const spelling = spellingOf(bound.definition, key);
        // A term in capitals is no other word in small letters: ICE is not ice.
        if (spelling.length > 1 && spelling === spelling.toUpperCase() && !written.startsWith(spelling.slice(0, -1))) continue;
        return { span: span(s.start, s.start + word.length + (s.end - s.start - written.length)), definitions: [bound], spelling };
      }
    }
  }
  return undefined;
}

/** The definition whose own term stands at a span. */
function ownDefinition(block: DraftBlock, key: string, s: Span): PlacedDefinition | undefined {
  const definition = definitionsIn(block).find((d) => defines(d, key) && d.span.start <= s.start && s.end <= d.body.start);
  return definition && { block, definition };
}

const spellingOf = (definition: Definition, key: string): string =>
  [definition.term, ...definition.variants].find((t) => t.toLowerCase() === key) ?? definition.term;
