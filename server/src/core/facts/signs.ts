/**
 * What kinds of signs stand in a text, told in one pass: the gate before every finding about marks, numbers and dates, so
 * that a block that holds nothing for them costs a look at its characters and no more.
 */

/** Kinds of signs; a text's are joined by "or". */
export const Sign = {
  /** A figure. */
  figure: 1,
  /** A dollar sign. */
  dollar: 2,
  /** A per cent sign. */
  percent: 4,
  /** A slash. */
  slash: 8,
  /** Two of comma, semicolon, colon and full stop in a row. */
  marks: 16,
  /** The same word twice in a row, with one blank between. */
  twice: 32,
  /** A bracket with figures behind a word, or with a word behind figures: "thirty (30", "dollars ($50", "30 (thirty". */
  written: 64,
  /** A figure behind a month: "June 3", "Sept. 4". */
  date: 128,
  /** A figure with a letter right behind it, as in "31st". */
  ordinal: 256,
  /** A year of the last century or this one. */
  year: 512,
  /** Five figures in a row. */
  long: 1024,
  /** A sign that blanks and drafter's notes are made of: [ { _ ? < «, a short word in capitals, a row of x. */
  blank: 2048,
  /** A colon. */
  colon: 4096,
} as const;

/** Signs that a single character makes. */
const OF = new Uint16Array(128);
for (let c = 48; c < 58; c++) OF[c] = Sign.figure;
OF[36] = Sign.dollar;
OF[37] = Sign.percent;
OF[47] = Sign.slash;
OF[58] = Sign.colon;
for (const c of '[{_?<') OF[c.charCodeAt(0)] = Sign.blank;

let lastText = '';
let lastSigns = 0;

/** The signs of a text. The last answer is kept, since all findings ask for one block in turn. */
export function signsOf(text: string): number {
  if (text === lastText) return lastSigns;
  lastSigns = read(text);
  lastText = text;
  return lastSigns;
}

function read(text: string): number {
  let signs = 0;
  /** The last word: its first letter without regard to capitals, its end and length. */
  let initial = 0;
  let wordEnd = -1;
  let wordLength = 0;
  const { length } = text;
  let i = 0;
  while (i < length) {
    const code = text.charCodeAt(i);
    if (code === 32) {
      i++;
    } else if (code >= 128) {
      if (code === 0xab) signs |= Sign.blank;
      i++;
    } else if (isLetter(code)) {
      const start = i++;
      while (i < length && isLetter(text.charCodeAt(i))) i++;
      const size = i - start;
      const low = code | 32;
      if (low === initial && size === wordLength && start === wordEnd + 1 && same(text, start - size - 1, start, size)) signs |= Sign.twice;
      if (size < 6 && (code < 97 || code === 120 || code === 108) && mayFill(text, start, i)) signs |= Sign.blank;
      initial = low;
      wordEnd = i;
      wordLength = size;
    } else {
      const sign = OF[code] as number;
      if (sign !== 0) {
        signs |= sign;
        if (sign === Sign.figure) signs |= atFigure(text, i, wordEnd - wordLength, wordEnd);
        else if (sign === Sign.colon) signs |= doubled(text, i);
      } else if (code === 44 || code === 46 || code === 59) signs |= doubled(text, i);
      else if (code === 40 && isWritten(text, i)) signs |= Sign.written;
      i++;
    }
  }
  return signs;
}

/** Whether the mark at `at` stands right behind another. */
const doubled = (text: string, at: number): number => (at > 0 && isMark(text.charCodeAt(at - 1)) ? Sign.marks : 0);

const isFigure = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => ((code | 32) - 97) >>> 0 < 26;
/** Marks of which two in a row are one too many. */
const isMark = (code: number): boolean => code === 44 || code === 46 || code === 58 || code === 59;

/** Whether a short word may stand for one to come: capitals such as TBD and TODO, XX, xx, Lorem. */
function mayFill(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start);
  const last = text.charCodeAt(end - 1);
  if (first === 120 || first === 88) return last === first;
  if (end - start === 5 && last === 109) return (first | 32) === 108;
  return first < 97 && last < 97 && end - start > 2;
}

/** What a figure means by what stands around it; the last word before it is given. */
function atFigure(text: string, at: number, wordStart: number, wordEnd: number): number {
  let signs = isLetter(text.charCodeAt(at + 1)) ? Sign.ordinal : 0;
  const one = text.charCodeAt(at - 1);
  if (!isFigure(one)) {
    const gap = at - wordEnd;
    return (one === 32 || one === 10) && gap > 0 && gap < 3 && wordEnd - wordStart > 2 && MONTHS.has(text.slice(wordStart, wordStart + 3))
      ? signs | Sign.date
      : signs;
  }
  const two = text.charCodeAt(at - 2);
  const three = text.charCodeAt(at - 3);
  if (at < 3 || !isFigure(two) || !isFigure(three)) return signs;
  if ((three === 49 && two === 57) || (three === 50 && two === 48)) signs |= Sign.year;
  return at > 3 && isFigure(text.charCodeAt(at - 4)) ? signs | Sign.long : signs;
}

const MONTHS: ReadonlySet<string> = new Set('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '));

/** Whether the bracket at `at` may hold a second writing of the number before it. */
export function isWritten(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  const gap = text.charCodeAt(at - 1) === 32 || text.charCodeAt(at - 1) === 10 ? 2 : 1;
  const before = text.charCodeAt(at - gap);
  if (next === 36 || isFigure(next)) return isNumberEnd(before);
  return gap === 2 && isLetter(next) && isFigure(before);
}

/** Last letters of numbers in words and of the units behind them: one, two, six, ten, forty, hundred, dollars, percent. */
const isNumberEnd = (code: number): boolean => NUMBER_ENDS.includes(String.fromCharCode(code | 32));
const NUMBER_ENDS = 'eorxntyds';

/** Whether two runs of letters of one length are the same, apart from capitals, with one blank between. */
function same(text: string, a: number, b: number, length: number): boolean {
  const between = text.charCodeAt(b - 1);
  if (between !== 32 && between !== 10) return false;
  for (let i = 0; i < length; i++) if ((text.charCodeAt(a + i) | 32) !== (text.charCodeAt(b + i) | 32)) return false;
  return true;
}
