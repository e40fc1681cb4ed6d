/** The words of a block for the grammar: ids and marks between them, no strings. */
import type { Span } from '../../text/span';
import type { Mention } from '../types';
import { isCapital, isWordCode, mix } from '../words';
import { Class, HONOR, is, REQUESTS, TURN_AWAY, WORDS } from './words';

/** Marks between a word and the one before, as bits. */
export const Mark = { Comma: 1, Semicolon: 2, Colon: 4, Open: 8, Close: 16, Dash: 32, Quote: 64, Stop: 128 } as const;
/** Marks that end a clause or part a phrase from the next. */
export const BREAK = Mark.Comma | Mark.Semicolon | Mark.Colon | Mark.Dash;

export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly start: readonly number[];
  readonly end: readonly number[];
  /** Word id, 0 for words the grammar does not know. */
  readonly id: readonly number[];
  /** Marks between the word before and this one. */
  readonly before: readonly number[];
  readonly mentions: readonly Mention[];
  /** First and one past the last word of each mention. */
  readonly mFrom: readonly number[];
  readonly mTo: readonly number[];
  /** Index of the first mention that begins at or after a word; one longer than the words. */
  readonly mAt: readonly number[];
}

const MARKS: number[] = [];
for (const [mark, signs] of [
  [Mark.Comma, ','],
  [Mark.Semicolon, ';'],
  [Mark.Colon, ':'],
  [Mark.Open, '('],
  [Mark.Close, ')'],
  [Mark.Quote, '"'],
  [Mark.Stop, '.'],
] as const)
  MARKS[signs.charCodeAt(0)] = mark;

function markOf(code: number): number {
  if (code < 128) return MARKS[code] ?? 0;
  if (code === 0x2014) return Mark.Dash;
  return code === 0x201c || code === 0x201d ? Mark.Quote : 0;
}

/** Reads `[from, to)`. Struck passages are not there; mentions in them are left out. Mentions must be in order of place. */
export function readTokens(text: string, from: number, to: number, mentions: readonly Mention[], struck: readonly Span[]): Tokens {
  const start: number[] = [];
  const end: number[] = [];
  const id: number[] = [];
  const before: number[] = [];
  let marks = 0;
  let nextStruck = 0;
  for (let i = from; i < to; ) {
    while (nextStruck < struck.length && (struck[nextStruck] as Span).end <= i) nextStruck++;
    const gone = struck[nextStruck];
    if (gone && gone.start <= i) {
      i = gone.end;
      continue;
    }
    const code = text.charCodeAt(i);
    if (!isWordCode(code)) {
      marks |= markOf(code);
      i++;
      continue;
    }
    const at = i;
    let hash = 0;
    for (let c = code; isWordCode(c); ) {
      hash = mix(hash, isCapital(c) ? c + 32 : c);
      if (++i >= to) break;
      c = text.charCodeAt(i);
    }
    // The s of a possessive is no word.
    if (
      i - at === 1 &&
      (code === 115 || code === 83) &&
      at > from &&
      (text.charCodeAt(at - 1) === 39 || text.charCodeAt(at - 1) === 0x2019)
    )
      continue;
    start.push(at);
    end.push(i);
    id.push(WORDS.find(hash, text, at, i));
    before.push(marks);
    marks = 0;
  }
  const kept: Mention[] = [];
  const mFrom: number[] = [];
  const mTo: number[] = [];
  const mAt: number[] = [];
  let word = 0;
  let looked = -1;
  let idle = false;
  for (let k = 0; k < mentions.length; k++) {
    const m = mentions[k] as Mention;
    if (m.span.start < from || m.span.end > to) continue;
    if (m.concept === TURN_AWAY || m.concept === HONOR) {
      // "shall refuse entry" turns no request away, so it says nothing of acting on one.
      if (m.span.start !== looked) {
        looked = m.span.start;
        idle = isIdle(text, mentions, k);
      }
      if (idle) continue;
    }
    while (word < start.length && (start[word] as number) < m.span.start) word++;
    if (word >= start.length) break;
    if ((start[word] as number) >= m.span.end) continue;
    let last = word + 1;
    while (last < start.length && (start[last] as number) < m.span.end) last++;
    kept.push(m);
    mFrom.push(word);
    mTo.push(last);
  }
  for (let w = 0, k = 0; w <= start.length; w++) {
    while (k < kept.length && (mFrom[k] as number) < w) k++;
    mAt.push(k);
  }
  return { text, count: start.length, start, end, id, before, mentions: kept, mFrom, mTo, mAt };
}

const TO = /[;:.]|\b(?:to|of|in|on|by|at|with)\b/;
/** How far behind the verb the request may begin. */
const NEAR = 40;

/** Whether the verb that the mention at `k` begins would turn something away, and no request stands behind it as what it is done to. */
function isIdle(text: string, mentions: readonly Mention[], k: number): boolean {
  const { start, end } = (mentions[k] as Mention).span;
  let turns = false;
  for (let i = k; i < mentions.length; i++) {
    const { concept, span } = mentions[i] as Mention;
    if (span.start - end > NEAR) break;
    if (span.start === start) turns ||= concept === TURN_AWAY;
    else if (!turns) return false;
    else if (span.start >= end && REQUESTS.has(concept)) return TO.test(text.slice(end, span.start));
  }
  return turns;
}

/** Whether any of the marks stands between the word before and this one. */
export const marked = (t: Tokens, i: number, marks: number): boolean => ((t.before[i] ?? 0) & marks) !== 0;

/** Mentions that begin in the words `[from, to)`. */
export function mentionsIn(t: Tokens, from: number, to: number): Mention[] {
  if (to <= from) return [];
  return t.mentions.slice(t.mAt[from], t.mAt[to]);
}

/** The verb that begins at a word, if the lexicon has it. */
export function verbAt(t: Tokens, word: number): Mention | undefined {
  for (let k = t.mAt[word] as number; k < t.mentions.length && t.mFrom[k] === word; k++)
    if (t.mentions[k]?.part === 'verb') return t.mentions[k];
  return undefined;
}

/** Whether a mention of one of the concepts begins at a word. */
export function conceptAt(t: Tokens, word: number, concepts: ReadonlySet<string>): boolean {
  for (let k = t.mAt[word] as number; k < t.mentions.length && t.mFrom[k] === word; k++)
    if (concepts.has((t.mentions[k] as Mention).concept)) return true;
  return false;
}

const LY = 'ly';

/** Adverbs between modal and verb: those known, and words in -ly. */
export function isAdverb(t: Tokens, word: number): boolean {
  const id = t.id[word] as number;
  if (is(id, Class.Adverb)) return true;
  const end = t.end[word] as number;
  return id === 0 && end - (t.start[word] as number) > 4 && t.text.startsWith(LY, end - 2);
}

/** Whether a word looks like a past participle: -ed, or a known irregular one. */
export function isParticiple(t: Tokens, word: number): boolean {
  const start = t.start[word] as number;
  const end = t.end[word] as number;
  if (end - start >= 4 && t.text.startsWith('ed', end - 2) && t.text[end - 3] !== 'e') return true;
  return PARTICIPLES.has(t.text.slice(start, end).toLowerCase());
}

const PARTICIPLES = new Set(
  'held kept made given taken sent sought found told shown spent paid set put brought withheld withdrawn undertaken written built cut done known led left let lost met read run seen sold spoken struck taught borne bound drawn begun broken chosen forbidden hidden lent laid'.split(
    ' ',
  ),
);
