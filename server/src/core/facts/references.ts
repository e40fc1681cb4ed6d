/**
 * Cross-references in one block: "subdivision (b) of this section", "§ 7-68-103", "paragraph one of this subdivision",
 * "subsection (b)(2)(B)(ii) and (iii) of this section", "sections 5 through 9".
 *
 * A reference is a chain of steps, each with a place of its own. Words that name another law behind it
 * ("of the penal law", "of title 8") make it external. What a chain leads to is told by the index.
 */
import { NUMBER_WORDS, romanValue } from '../syntax/numerals';
import { type Span, span } from '../text/span';
import type { Citation, Part, Reference, ReferenceStep } from './types';

/** Names of provisions as laws call them, lower case, singular. */
const UNITS =
  'section|subsection|subdivision|subparagraph|subclause|subchapter|subtitle|subpart|paragraph|clause|item|chapter|article|division|title|part|schedule|exhibit|appendix';
const UNIT = `(?:Code |code )?(?:${UNITS})s?`;
/** A run of bracketed designators: "(b)(2)(B)(ii)". */
const CHAIN = String.raw`(?:\s?\((?:\d{1,3}[A-Za-z]?|[A-Za-z]{1,5})\))+`;
const NUMBER = String.raw`\d{1,4}[A-Za-z]{0,2}(?:[.:–-]\d{1,5}[A-Za-z]{0,2})*`;
const ROMAN_NUMBER = '[IVXLC]{1,7}(?![A-Za-z])';
const LETTER = '[A-Za-z](?![A-Za-z])';
const TARGET = `(?:${NUMBER}(?:${CHAIN})?|${CHAIN}|${NUMBER_WORDS}|${ROMAN_NUMBER}|${LETTER})`;

const OPEN = new RegExp(`\\b(?<word>${UNIT})\\s{1,3}(?=${TARGET})|(?<sign>§{1,2})\\s?(?=\\d)|\\b[Ss]ecs?\\.\\s(?=\\d)`, 'giu');
const TARGET_AT = new RegExp(TARGET, 'iuy');
const JOINT =
  /\s*(?:,\s*(?:and|or)\s+|,\s*|\s+(?:and|or|through|to|and\/or)\s+|\s*[–-]\s*)(?=\(|\d|[a-z](?![a-z])|[ivx]+\b|[A-Z](?![A-Za-z])|one|two|three|four|five|six|seven|eight|nine|ten)/y;
const OF = new RegExp(
  `\\s+(?:of|in|under)\\s+(?:(?<this>(?:this|such|that|the same|said)\\s+(?:Code\\s+|code\\s+)?(?<anchor>${UNITS}|code|ordinance|act|law|local law|charter|resolution|bill|part)\\b)|(?<unit>${UNIT})\\s{1,3}(?=${TARGET})|(?<sign>§)\\s?(?=\\d)|(?<law>the\\s+(?:[\\p{L}’'.,&-]+\\s+){0,9}?(?:law|laws|code|codes|act|rules|charter|constitution|regulations|statutes?|ordinances?|agreement|Code|Act|Law|Statutes|Charter|Constitution|Revised Statutes)\\b|[Tt]itle\\s+\\d+[A-Z]?\\b(?:\\s+of the United States Code|,? U\\.?S\\.?C\\.?)?|(?:[A-Z][\\p{L}.]+\\s+){1,4}(?:Code|Act|Law)\\b|chapter \\d+ of the (?:laws|acts|statutes) of \\d{4}))`,
  'iuy',
);
const TAIL_THIS = /\s+(?:of this|hereof|above|below|herein)\b/y;

interface Step extends ReferenceStep {}

function stepsOf(unit: string, text: string, at: number): { steps: Step[]; end: number } | undefined {
  TARGET_AT.lastIndex = at;
  const m = TARGET_AT.exec(text);
  if (!m) return undefined;
  const steps: Step[] = [];
  const whole = m[0];
  const bare = /^[^(]*/.exec(whole)?.[0] ?? '';
  const name = bare.trim();
  if (name) steps.push({ unit, designator: name, span: span(at, at + bare.trimEnd().length) });
  const chain = /\(([^)]+)\)/g;
  for (let c = chain.exec(whole); c; c = chain.exec(whole)) {
    steps.push({
      unit: steps.length === 0 ? unit : 'unit',
      designator: c[1] as string,
      span: span(at + c.index, at + c.index + c[0].length),
    });
  }
  return { steps, end: at + whole.length };
}

const singular = (word: string): string =>
  word
    .toLowerCase()
    .replace(/^code /, '')
    .replace(/s$/, '');

/** Reads the references of `[from, to)`; those inside a citation are the citation's own. */
export function readReferences(text: string, from: number, to: number, citations: readonly Citation[]): Reference[] {
  const found: Reference[] = [];
  OPEN.lastIndex = from;
  for (let open = OPEN.exec(text); open && open.index < to; open = OPEN.exec(text)) {
    const start = open.index;
    const inside = citations.find((c) => c.span.start <= start && start < c.span.end);
    if (inside) {
      OPEN.lastIndex = Math.max(OPEN.lastIndex, inside.span.end);
      continue;
    }
    const unit = open.groups?.word ? singular(open.groups.word) : 'section';
    const first = stepsOf(unit, text, OPEN.lastIndex);
    if (!first) continue;
    // "Section 1." opens a section, "part of" is a word: a lone letter needs its unit to be a small one.
    if (
      first.steps.length === 1 &&
      /^[A-Za-z]$/.test(first.steps[0]?.designator ?? '') &&
      !isSmallUnit(unit, first.steps[0]?.designator ?? '')
    )
      continue;
    // Items that share the unit: "(ii) and (iii)", "5 through 9".
    const heads: Step[][] = [first.steps];
    let end = first.end;
    for (;;) {
      JOINT.lastIndex = end;
      const joint = JOINT.exec(text);
      if (!joint) break;
      const next = stepsOf(unit, text, end + joint[0].length);
      if (!next || next.end > to) break;
      if (first.steps[0] && !alike(first.steps.at(-1) as Step, next.steps[0] as Step)) break;
      heads.push(next.steps);
      end = next.end;
    }
    // What the reference stands in: "of paragraph (a) of subdivision two of section 511 of the vehicle and traffic law".
    const outer: Step[] = [];
    let anchor = '';
    let law: Part | undefined;
    for (;;) {
      OF.lastIndex = end;
      const of = OF.exec(text);
      if (!of || of.index + of[0].length > to) break;
      if (of.groups?.this) {
        const words = of.groups.this;
        end += of[0].length;
        // "Section 7001 of that act" is another law's; "of this act" is the draft's own.
        if (/^(?:that|such|said|the same)\s/i.test(words) && /(?:act|law|code|charter|ordinance|resolution)$/i.test(words))
          law = { text: words, span: span(end - words.length, end) };
        else anchor = (of.groups.anchor as string).toLowerCase();
        break;
      }
      if (of.groups?.law) {
        const at = end + of[0].length - of.groups.law.length;
        law = { text: of.groups.law, span: span(at, at + of.groups.law.length) };
        end += of[0].length;
        break;
      }
      const name = of.groups?.unit ? singular(of.groups.unit) : 'section';
      const next = stepsOf(name, text, end + of[0].length);
      if (!next) break;
      outer.unshift(...next.steps);
      end = next.end;
    }
    const cited = citations.find(
      (c) => c.span.start >= start && c.span.start <= end + 12 && /^[\s,]*(?:of|under|in)?\s*$/.test(text.slice(end, c.span.start)),
    );
    if (!law && cited) law = { text: text.slice(cited.span.start, cited.span.end), span: cited.span };
    // "as defined in subdivision (e) of, or subdivision (k) of, Section 1351 of the Civil Code": the law comes later.
    const late = !law && !anchor && outer.length === 0 ? /^\s+of,/.exec(text.slice(end, end + 8)) : null;
    if (late) law = { text: 'of', span: span(end + late[0].length - 3, end + late[0].length - 1) };
    if (!anchor) {
      TAIL_THIS.lastIndex = end;
      if (TAIL_THIS.test(text)) anchor = 'this';
    }
    heads.forEach((steps, i) => {
      const lastHead = i === heads.length - 1;
      // An item after the first takes the first item's chain down to its own kind of numeral.
      const lead = i > 0 && steps.length < first.steps.length ? sharedChain(first.steps, steps[0] as Step) : [];
      const begin = i === 0 ? start : (steps[0] as Step).span.start;
      const stop = lastHead ? end : (steps.at(-1) as Step).span.end;
      found.push({ span: span(begin, stop), steps: [...outer, ...lead, ...steps], anchor, law });
    });
    OPEN.lastIndex = Math.max(end, OPEN.lastIndex);
  }
  return shareLaw(found, text);
}

/** Steps of the first item that a later one shares: "(b)(2)(B)(ii) and (iii)" share (b)(2)(B), "(1)(c) and (3)" share nothing. */
function sharedChain(first: readonly Step[], head: Step): readonly Step[] {
  const at = first.findLastIndex((s) => kindsOf(s.designator).some((k) => kindsOf(head.designator).includes(k)));
  return first.slice(0, at < 0 ? first.length - 1 : at);
}

/** The kinds of numeral a designator may be: (i) is a letter and a roman numeral. */
function kindsOf(designator: string): readonly string[] {
  if (/^\d/.test(designator)) return ['arabic'];
  const small = designator === designator.toLowerCase();
  const kinds: string[] = [];
  if (romanValue(designator.toLowerCase()) !== undefined) kinds.push(small ? 'roman' : 'ROMAN');
  if (designator.length === 1) kinds.push(small ? 'lower' : 'upper');
  return kinds;
}

/** "subdivision one or subparagraph (i) of … the vehicle and traffic law": what the last of a row names, all name. */
function shareLaw(found: Reference[], text: string): Reference[] {
  for (let i = found.length - 2; i >= 0; i--) {
    const [here, next] = [found[i] as Reference, found[i + 1] as Reference];
    if (here.law || here.anchor || !next.law) continue;
    if (/^\s*(?:,|,?\s*(?:and|or))\s*$/.test(text.slice(here.span.end, next.span.start))) found[i] = { ...here, law: next.law };
  }
  return found;
}

/** Units whose designator may be a bare letter: "subdivision b"; a capital article such as "A" never is. */
function isSmallUnit(unit: string, letter: string): boolean {
  if (letter === 'A' || letter === 'I') return false;
  if (letter === 'a') return /^sub|^paragraph|^clause|^item/.test(unit);
  return unit !== 'section' && unit !== 'part' && unit !== 'title';
}

/** Whether two designators can stand in one list: both bracketed or both bare, both of one kind. */
function alike(a: Step, b: Step): boolean {
  const bracketed = (s: Step): boolean => s.span.end - s.span.start > s.designator.length;
  if (bracketed(a) !== bracketed(b)) return false;
  return /^\d/.test(a.designator) === /^\d/.test(b.designator) || bracketed(a);
}

/** The spans of a reference's steps that a reader can follow, innermost last. */
export const targetSpan = (r: Reference): Span => r.steps.at(-1)?.span ?? r.span;
