/** Numbers that a text writes twice, in words and in figures; and amounts of money and per cent as they are written. */
import { type Span, span } from '../text/span';
import { isWritten } from './signs';

/** A number written in words and again in figures: "thirty (60) days", "five hundred dollars ($50)", "30 (sixty) days". */
export interface WrittenTwice {
  /** The words alone: "five hundred". */
  readonly words: Span;
  /** The figures alone, without sign and brackets: "50". */
  readonly figures: Span;
  /** From the first of the two to the end of the bracket. */
  readonly whole: Span;
  /** The bracket with all in it. */
  readonly bracket: Span;
  readonly inWords: number;
  readonly inFigures: number;
  /** Whether the figures stand in the bracket; else the words do. */
  readonly figuresInside: boolean;
  /** Whether the bracket holds nothing but the number: no dollar or per cent sign, no unit. */
  readonly bare: boolean;
}

const SMALL = new Map<string, number>();
for (const [
  n,
  word,
] of 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
  .split(' ')
  .entries())
  SMALL.set(word, n);
const TENS = new Map('twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, n) => [word, (n + 2) * 10]));
const GROUPS = new Map([
  ['thousand', 1_000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
]);

const isNumberWord = (word: string): boolean => SMALL.has(word) || TENS.has(word) || GROUPS.has(word) || word === 'hundred';

/** Value of a number in words, read strictly: undefined for "four five" or "ninety thirty". */
export function valueOfWords(words: readonly string[]): number | undefined {
  let total = 0;
  let part = 0;
  /** What may still be added to the part: less than this. */
  let room = Number.POSITIVE_INFINITY;
  if (words.length === 0) return undefined;
  for (const word of words) {
    if (word === 'and') continue;
    const small = SMALL.get(word);
    const value = small ?? TENS.get(word);
    const group = GROUPS.get(word);
    if (value !== undefined) {
      if (value >= room) return undefined;
      part += value;
      room = small === undefined ? 10 : 0;
    } else if (word === 'hundred') {
      if (part === 0 || part >= 100) return undefined;
      part *= 100;
      room = 100;
    } else if (group !== undefined) {
      if (part === 0) return undefined;
      total += part * group;
      part = 0;
      room = Number.POSITIVE_INFINITY;
    } else return undefined;
  }
  return total + part;
}

/** A whole number in words: 1250 is "one thousand two hundred fifty". Empty from a million million on. */
export function inWords(n: number): string {
  const names = [...SMALL.keys()];
  const tens = [...TENS.keys()];
  if (n < 20) return names[n] ?? '';
  if (n < 100) return `${tens[Math.floor(n / 10) - 2]}${n % 10 ? `-${names[n % 10]}` : ''}`;
  const rest = (by: number, word: string): string => `${inWords(Math.floor(n / by))} ${word}${n % by ? ` ${inWords(n % by)}` : ''}`;
  if (n < 1000) return rest(100, 'hundred');
  for (const [word, by] of GROUPS) if (n < by * 1000) return rest(by, word);
  return '';
}

const INSIDE = /\(\s?(\$)?\s?(\d{1,3}(?:,\d{3})+|\d{1,9})(\.\d{1,2})?\s?(%|percent\b|per cent\b)?(?:\s[A-Za-z][a-z-]{2,12}){0,2}\s?\)/y;
const WORDS_INSIDE = /\(([A-Za-z][A-Za-z -]{2,80})\)/y;
const UNIT = /^(?:dollars?|percent|cents?|u\.s|us)$/;
/** What a fraction or a number of something else begins with. */
const NUMBERED =
  /^(?:sections?|subsections?|subdivisions?|paragraphs?|subparagraphs?|articles?|chapters?|titles?|parts?|clauses?|items?|table|figure)$/;

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The word that ends at `end`, blanks and hyphens before it left out. */
function wordBefore(text: string, end: number): Word | undefined {
  let to = end;
  while (to > 0 && (text[to - 1] === ' ' || text[to - 1] === '-' || text[to - 1] === '\n' || text[to - 1] === '\u00a0')) to--;
  let from = to;
  while (from > 0 && /[A-Za-z]/.test(text[from - 1] as string)) from--;
  return from < to ? { text: text.slice(from, to).toLowerCase(), start: from, end: to } : undefined;
}

/** The number in words that ends right before `end`, with a unit between allowed. */
function numberBefore(text: string, end: number): { readonly span: Span; readonly value: number; readonly before: string } | undefined {
  const words: Word[] = [];
  let at = wordBefore(text, end);
  while (at && UNIT.test(at.text) && words.length === 0) {
    // "fifty cents ($0.50)": the figures count dollars, the words do not.
    if (at.text.startsWith('cent')) return undefined;
    at = wordBefore(text, at.start);
  }
  for (; at && words.length < 14; at = wordBefore(text, at.start)) {
    if (at.text === 'and') {
      const over = wordBefore(text, at.start);
      if (words.length === 0 || !over || !(over.text === 'hundred' || GROUPS.has(over.text))) break;
    } else if (!isNumberWord(at.text)) break;
    words.unshift(at);
  }
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return undefined;
  const value = valueOfWords(words.map((w) => w.text));
  const ahead = text.slice(Math.max(0, first.start - 24), first.start);
  // "1 million ($1,000,000)" begins in figures; "5-hundred" too.
  if (value === undefined || /[\d.,$]\s?$/.test(ahead.replace(/,\s$/, ''))) return undefined;
  return { span: span(first.start, last.end), value, before: /([A-Za-z]+)\s$/.exec(ahead)?.[1]?.toLowerCase() ?? '' };
}

/** All numbers that a text writes twice, in order. */
export function readWrittenTwice(text: string): WrittenTwice[] {
  const found: WrittenTwice[] = [];
  for (let at = text.indexOf('('); at >= 0; at = text.indexOf('(', at + 1)) {
    if (!isWritten(text, at)) continue;
    INSIDE.lastIndex = at;
    const m = INSIDE.exec(text);
    const made = m ? figuresInside(text, at, m) : wordsInside(text, at);
    if (made) found.push(made);
  }
  return found;
}

function figuresInside(text: string, at: number, m: RegExpExecArray): WrittenTwice | undefined {
  const number = numberBefore(text, at);
  // "three-tenths of one percent (0.30%)" is a part of one.
  if (!number || NUMBERED.test(number.before) || number.before === 'of') return undefined;
  const digits = m[2] as string;
  const start = at + m[0].indexOf(digits);
  const value = Number(`${digits.replaceAll(',', '')}${m[3] ?? ''}`);
  // An enumeration in the line: "the following two: (1) …, (2) …".
  const bare = !m[1] && !m[4] && /^\(\s?[\d,.]+\s?\)$/.test(m[0]);
  if (bare && value !== number.value && value < 40 && (text.includes(`(${value + 1})`) || text.includes(`(${value - 1})`)))
    return undefined;
  const end = at + m[0].length;
  return {
    words: number.span,
    figures: span(start, start + digits.length + (m[3]?.length ?? 0)),
    whole: span(number.span.start, end),
    bracket: span(at, end),
    inWords: number.value,
    inFigures: value,
    figuresInside: true,
    bare,
  };
}

function wordsInside(text: string, at: number): WrittenTwice | undefined {
  const before = /(?<![\d.,$-])(\d{1,3}(?:,\d{3})+|\d{1,9})\s?$/.exec(text.slice(Math.max(0, at - 16), at));
  WORDS_INSIDE.lastIndex = at;
  const m = before && WORDS_INSIDE.exec(text);
  if (!before || !m) return undefined;
  const words = (m[1] as string)
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((w) => w !== '');
  const value = valueOfWords(words);
  if (value === undefined) return undefined;
  const start = at - before[0].length;
  const end = at + m[0].length;
  return {
    words: span(at + 1, end - 1),
    figures: span(start, start + (before[1] as string).length),
    whole: span(start, end),
    bracket: span(at, end),
    inWords: value,
    inFigures: Number((before[1] as string).replaceAll(',', '')),
    figuresInside: false,
    bare: true,
  };
}
