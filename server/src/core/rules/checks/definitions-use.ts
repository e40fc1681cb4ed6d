/**
 * Terms and their uses: defined and never used, written with and without a capital, used and never defined.
 *
 * A block is looked at once, when it is new. What it says is kept beside the draft, and the checks of the draft as a whole
 * only put together what is kept.
 */
import type { DraftBlock } from '../../index/block';
import type { Draft } from '../../index/draft';
import { keysOfWords } from '../../index/spelling';
import { definitionsOf, type PlacedDefinition, unitOf } from '../../index/terms';
import type { Span } from '../../text/span';
import { contains, overlaps, span } from '../../text/span';
import type { Hit } from '../finding';
import { hitAt, isStruck, isText } from './made';
import { type BlockCheck, type DraftCheck, NO_HITS, type Options } from './registry';
import { TermUses } from './term-uses';

/** Longer drafts are codes, whose chapters are used from outside; drafts with more terms too. */
const LONGEST = 400_000;
const MOST_TERMS = 400;

/** Something written in a block that may be a term: a capitalized phrase or an acronym. */
interface Written {
  readonly key: string;
  readonly span: Span;
}

/** What one block says of terms. */
interface Seen {
  readonly phrases: readonly Written[];
  readonly acronyms: readonly Written[];
  /** Acronyms that the block spells out, "(ABC)" or “ABC”, and terms it defines in title case. */
  readonly spelled: readonly string[];
  readonly titled: number;
}

class Survey {
  readonly seen = new Map<DraftBlock, Seen>();
  readonly uses = new TermUses();

  /** Blocks were passed over while the draft was too long. */
  partial = false;

  /** Forgets blocks that have left the draft, and looks at those passed over. */
  sweep(draft: Draft): void {
    if (this.partial) {
      this.partial = false;
      this.seen.clear();
      for (const block of draft.text.blocks.items()) this.note(block);
    }
    for (const block of this.seen.keys()) if (!block.section) this.seen.delete(block);
  }

  note(block: DraftBlock): void {
    const seen = seenIn(block);
    if (seen === EMPTY) this.seen.delete(block);
    else this.seen.set(block, seen);
  }
}

const surveys = new WeakMap<Draft, Survey>();

function surveyOf(draft: Draft): Survey {
  let survey = surveys.get(draft);
  if (!survey) {
    survey = new Survey();
    surveys.set(draft, survey);
  }
  return survey;
}

const isSmall = (draft: Draft): boolean => {
  if (draft.text.length > LONGEST) return false;
  let n = 0;
  for (const _ of draft.definedKeys) if (++n > MOST_TERMS) return false;
  return n > 0;
};

/** Takes note of new blocks, so that uses gone or come are seen. Finds nothing itself. */
export const noteUses: BlockCheck = (_rule, _options, block, { draft }) => {
  surveyOf(draft).uses.note(block, draft.text.length <= LONGEST);
  return NO_HITS;
};

/** The one definition of a term that stands in running text, for the terms defined once. */
function soleDefinition(draft: Draft, key: string): PlacedDefinition | undefined {
  if (draft.definersOf(key).size > 1) return undefined;
  const [placed, second] = definitionsOf(draft, key);
  if (!placed || second || placed.definition.term.toLowerCase() !== key) return undefined;
  const { block, definition } = placed;
  return definition.inBrackets || definition.form === 'includes' || !isText(block) || isStruck(block, definition.span) ? undefined : placed;
}

/** Units that reach beyond what one ordinance holds. */
const WIDER = /^(?:code|title|subtitle|chapter|subchapter|article|part|division|law|act)$/;

/** A term that is defined and used nowhere in its draft. */
export const unusedDefinition: DraftCheck = (rule, _options, { draft }) => {
  if (!isSmall(draft)) return NO_HITS;
  const { uses } = surveyOf(draft);
  uses.refresh(draft);
  const hits: Hit[] = [];
  for (const key of draft.definedKeys) {
    if (uses.has(key, 'any')) continue;
    const placed = soleDefinition(draft, key);
    if (!placed || placed.definition.variants.some((v) => uses.has(v.toLowerCase(), 'any'))) continue;
    const { block, definition } = placed;
    const unit = unitOf(placed);
    const elsewhere =
      WIDER.test(unit) || (unit === '' && (block.section?.quoted === true || draft.scheme.hasDivisions || isAmended(draft)));
    if (!elsewhere) hits.push(hitAt(rule, block, definition.span, { fill: { term: definition.term } }));
  }
  return hits;
};

/** Whether the draft is, or changes, part of a code: its sections carry the code's numbers. */
const isAmended = (draft: Draft): boolean => draft.scheme.amending > 0 || draft.scheme.plain < draft.scheme.own;

/** A term written with a capital in one place and without in another. */
export const driftingCapitals: DraftCheck = (rule, _options, { draft }) => {
  if (!isSmall(draft)) return NO_HITS;
  const { uses } = surveyOf(draft);
  uses.refresh(draft);
  const hits: Hit[] = [];
  for (const key of draft.definedKeys) {
    if (!uses.has(key, 'capital') || !uses.has(key, 'small')) continue;
    const placed = soleDefinition(draft, key);
    if (!placed?.definition.term.split(/\s+/).every((w) => /^\p{Lu}\p{Ll}/u.test(w))) continue;
    hits.push(hitAt(rule, placed.block, placed.definition.span, { fill: { term: placed.definition.term, small: key } }));
  }
  return hits;
};

const PHRASE =
  /(?<=\b(?:[Aa]n?|[Aa]ny|[Ee]ach|[Ee]very|[Nn]o|[Ss]uch|[Aa]ll|[Aa]nother)\s)\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+){1,3}(?![\p{L}’'-])(?!\s+(?:(?:of|for|on|and|or|to|de|with|in|at|by)\s+(?:the\s+)?)?[\p{Lu}\d])/gu;
const ACRONYM = /(?<![\p{L}\p{N}.&/§-])(?<!\p{Lu}{2}\s)\p{Lu}{3,5}(?![\p{L}\p{N}&/-]|\.\p{L}|\s+\p{Lu}{2})/gu;
const SPELLED = /[(“"]\s*(?:the\s+)?[“"]?(\p{Lu}{3,5})s?[”"]?\s*[)”",]|\b(\p{Lu}{3,5})\s+\(/gu;
const EMPTY: Seen = { phrases: [], acronyms: [], spelled: [], titled: 0 };

/** Takes note of capitalized phrases and acronyms in new blocks. Finds nothing itself. */
export const noteTerms: BlockCheck = (_rule, _options, block, { draft }) => {
  const survey = surveyOf(draft);
  if (draft.text.length > LONGEST) survey.partial = true;
  else survey.note(block);
  return NO_HITS;
};

function seenIn(block: DraftBlock): Seen {
  const { text } = block;
  if (!hasRuns(text)) return EMPTY;
  const inText = isText(block) && block.outline.kind !== 'recital';
  const told = (s: Span): boolean =>
    s.start >= block.outline.body &&
    !isStruck(block, s) &&
    !block.facts.citations.some((c) => overlaps(c.span, s)) &&
    !inQuotes(text, s.start);
  const all = (pattern: RegExp): Written[] =>
    inText
      ? [...text.matchAll(pattern)]
          .map((m) => ({ key: m[0].toLowerCase(), span: span(m.index, m.index + m[0].length) }))
          .filter((w) => told(w.span))
      : [];
  const phrases = all(PHRASE).filter(
    (w) => !block.facts.mentions.some((m) => overlaps(m.span, w.span) && (m.concept.startsWith('authority:') || contains(m.span, w.span))),
  );
  // A line mostly of capitals spells nothing in short.
  const acronyms = inText && (text.match(/\p{Lu}{2,}/gu)?.length ?? 0) < 12 ? all(ACRONYM) : [];
  const spelled = [...text.matchAll(SPELLED)].map((m) => (m[1] ?? m[2] ?? '').toLowerCase());
  const titled = block.facts.definitions.filter((d) => /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+$/u.test(d.term)).length;
  return phrases.length + acronyms.length + spelled.length + titled === 0 ? EMPTY : { phrases, acronyms, spelled, titled };
}

const isUpper = (code: number): boolean => code >= 65 && code <= 90;

/** Whether two capitals stand together, or two capitalized words: without either there is nothing to note. */
function hasRuns(text: string): boolean {
  for (let i = 1; i < text.length; i++) {
    if (!isUpper(text.charCodeAt(i))) continue;
    const before = text.charCodeAt(i - 1);
    if (isUpper(before)) return true;
    if (before === 32 || before === 45 || before === 34 || before === 0x201c) {
      let at = i - 2;
      while (at >= 0 && text.charCodeAt(at) >= 97 && text.charCodeAt(at) <= 122) at--;
      if (at >= 0 && at < i - 2 && isUpper(text.charCodeAt(at))) return true;
    }
  }
  return false;
}

function inQuotes(text: string, at: number): boolean {
  let open = false;
  for (let i = 0; i < at; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x201c) open = true;
    else if (code === 0x201d) open = false;
    else if (code === 34) open = !open;
  }
  return open;
}

/** Lower-case words that an option lists. */
const listed = (options: Options, name: string): ReadonlySet<string> => {
  const list = options[name];
  return new Set(Array.isArray(list) ? list.map((w) => String(w).toLowerCase()) : []);
};

/** First uses of what was written, in order of the draft. */
function firstUses(
  draft: Draft,
  pick: (seen: Seen) => readonly Written[],
  survey: Survey,
): Map<string, { block: DraftBlock; span: Span; count: number }> {
  const found = new Map<string, { block: DraftBlock; span: Span; count: number }>();
  const blocks = [...survey.seen].filter(([, seen]) => pick(seen).length > 0).sort(([a], [b]) => draft.indexOf(a) - draft.indexOf(b));
  for (const [block, seen] of blocks)
    for (const w of pick(seen)) {
      const known = found.get(w.key);
      if (known) known.count++;
      else found.set(w.key, { block, span: w.span, count: 1 });
    }
  return found;
}

const isDefined = (draft: Draft, key: string): boolean => keysOfWords(key).some((k) => draft.definersOf(k).size > 0);

/** Definitions in title case that show that the draft writes its terms so. */
const SHOWN = 2;

/** A phrase written as a defined term in a draft that defines its terms, but defined nowhere. */
export const undefinedTerm: DraftCheck = (rule, options, { draft }) => {
  if (!isSmall(draft)) return NO_HITS;
  const survey = surveyOf(draft);
  survey.sweep(draft);
  let titled = 0;
  for (const seen of survey.seen.values()) titled += seen.titled;
  if (titled < SHOWN) return NO_HITS;
  const names = listed(options, 'names');
  const hits: Hit[] = [];
  for (const [key, { block, span: at }] of firstUses(draft, (s) => s.phrases, survey)) {
    if (key.split(/[ -]/).some((w) => names.has(w) || names.has(w.replace(/s$/, ''))) || isDefined(draft, key)) continue;
    hits.push(hitAt(rule, block, at, { fill: { term: block.textOf(at) } }));
  }
  return hits;
};

const ROMAN = /^[ivxlcdm]+$/;

/** Uses of an acronym below which it is not worth a remark. */
const USED = 2;

/** An acronym that the draft uses and spells out nowhere. */
export const undefinedAcronym: DraftCheck = (rule, options, { draft }) => {
  if (draft.text.length > LONGEST) return NO_HITS;
  const survey = surveyOf(draft);
  survey.sweep(draft);
  if (survey.seen.size === 0) return NO_HITS;
  const known = listed(options, 'known');
  const spelled = new Set<string>();
  for (const seen of survey.seen.values()) for (const s of seen.spelled) spelled.add(s);
  const hits: Hit[] = [];
  for (const [key, { block, span: at, count }] of firstUses(draft, (s) => s.acronyms, survey)) {
    if (count < USED || ROMAN.test(key) || known.has(key) || spelled.has(key) || isDefined(draft, key)) continue;
    hits.push(hitAt(rule, block, at, { fill: { term: block.textOf(at) } }));
  }
  return hits;
};
