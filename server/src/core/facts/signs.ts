/**
 * What kinds of signs stand in a text: the gate before every finding about marks, numbers and dates, so that a block that
 * holds nothing for them costs no look of its own. They are told by the pass that finds the words; see `Words`.
 */

import { HashFilter, mix } from './filter';
import { DISAPPLYING_WORDS, NEGATIONS, SAVING_VERBS, SAVING_WORDS } from './norms/saving';

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
  /** A square bracket opens. */
  bracket: 1 << 13,
  /** Round or square brackets that do not go in pairs within the text. */
  unpaired: 1 << 14,
  /** A double quotation mark. */
  quote: 1 << 15,
  /** One of the words that tell of age. */
  age: 1 << 16,
  /** The word "within". */
  within: 1 << 17,
  /** The word "repealed". */
  repealed: 1 << 18,
  /** A word of sentences that take cases out of another provision: "apply", "exempt", "notwithstanding". */
  disapplying: 1 << 19,
  /** A word that by itself may make a sentence save other law: "nothing", "construed". */
  saving: 1 << 22,
  /** A verb of savings clauses: "limit", "prohibits". */
  savingVerb: 1 << 23,
  /** A word that denies: "not", "no". */
  negation: 1 << 24,
  /** A dash, or one of the words by which terms are defined without marks: "means", "includes". */
  defining: 1 << 26,
  /** Citations, or words that are known misprints of one. Set by `readBlock`. */
  cited: 1 << 20,
  /** Cross-references. Set by `readBlock`. */
  refers: 1 << 21,
  /** A word that some rule watches for; see `Reader.wordSigns`. */
  watched: 1 << 25,
} as const;

/** Words that are signs by themselves. */
const WORD_SIGNS: Readonly<Record<string, number>> = {
  age: Sign.age,
  ages: Sign.age,
  old: Sign.age,
  within: Sign.within,
  repealed: Sign.repealed,
  ...of(['mean', 'means', 'meaning', 'include', 'includes', 'has'], Sign.defining),
  ...of(DISAPPLYING_WORDS, Sign.disapplying),
  ...of(SAVING_WORDS, Sign.saving),
  ...of(SAVING_VERBS, Sign.savingVerb),
  ...of(NEGATIONS, Sign.negation),
};

function of(words: readonly string[], sign: number): Record<string, number> {
  return Object.fromEntries(words.map((w) => [w, sign]));
}

/** Whether sentences with these signs may save other law; see `readNorms`. */
export const maySave = (signs: number): boolean =>
  (signs & Sign.saving) !== 0 || ((signs & Sign.savingVerb) !== 0 && (signs & Sign.negation) !== 0);

/** By the hash that `Words` gives a word. Few words are in it, so a filter is asked first. */
export class WordSigns {
  readonly #filter = new HashFilter();
  readonly #signs = new Map<number, number>();

  /** @param watched words in lower case that rules watch for. */
  constructor(watched: readonly string[] = []) {
    for (const [word, sign] of Object.entries(WORD_SIGNS)) this.#add(word, sign);
    for (const word of watched) this.#add(word, Sign.watched);
  }

  #add(word: string, sign: number): void {
    let hash = 0;
    for (let i = 0; i < word.length; i++) hash = mix(hash, word.charCodeAt(i));
    this.#filter.add(hash);
    this.#signs.set(hash, (this.#signs.get(hash) ?? 0) | sign);
  }

  of(hash: number): number {
    return this.#filter.may(hash) ? (this.#signs.get(hash) ?? 0) : 0;
  }
}

/** Stands for signs that depend on what is around the character. */
const AROUND = -1;
/** Signs that a single character makes. */
const OF = new Int32Array(128);
OF[36] = Sign.dollar;
OF[37] = Sign.percent;
OF[47] = Sign.slash;
for (const c of ',.;:(') OF[c.charCodeAt(0)] = AROUND;
for (const c of '{_?<') OF[c.charCodeAt(0)] = Sign.blank;
OF[91] = Sign.blank | Sign.bracket;
OF[34] = Sign.quote;

/** The sign that the character at `at`, which belongs to no word, makes. */
export function signAt(text: string, at: number, code: number): number {
  if (code >= 128) {
    if (code === 0x201c || code === 0x201d) return Sign.quote;
    if (code === 0x2013 || code === 0x2014) return Sign.defining;
    return code === 0xab ? Sign.blank : 0;
  }
  const sign = OF[code] as number;
  if (sign !== AROUND) return sign;
  if (code === 40) return isWritten(text, at) ? Sign.written : 0;
  return (code === 58 ? Sign.colon : 0) | doubled(text, at);
}

/** The signs of a word with figures; the last word before it is given. */
export function signsOfNumber(text: string, start: number, end: number, wordStart: number, wordEnd: number): number {
  let signs: number = Sign.figure;
  /** Figures in a row up to the unit at hand. */
  let row = 0;
  for (let i = start; i < end; i++) {
    if (!isFigure(text.charCodeAt(i))) {
      if (row > 0 && isLetter(text.charCodeAt(i))) signs |= Sign.ordinal;
      row = 0;
      continue;
    }
    if (++row < 4) continue;
    const century = text.charCodeAt(i - 3) * 100 + text.charCodeAt(i - 2);
    if (century === NINETEEN || century === TWENTY) signs |= Sign.year;
    if (row > 4) signs |= Sign.long;
  }
  return isFigure(text.charCodeAt(start)) && standsBehindMonth(text, start, wordStart, wordEnd) ? signs | Sign.date : signs;
}

/** "19" and "20" by their codes. */
const NINETEEN = 49 * 100 + 57;
const TWENTY = 50 * 100 + 48;

/** Whether the mark at `at` stands right behind another. */
const doubled = (text: string, at: number): number => (at > 0 && isMark(text.charCodeAt(at - 1)) ? Sign.marks : 0);

const isFigure = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => ((code | 32) - 97) >>> 0 < 26;
/** Marks of which two in a row are one too many. */
const isMark = (code: number): boolean => code === 44 || code === 46 || code === 58 || code === 59;

/** Whether a short word may stand for one to come: capitals such as TBD and TODO, XX, xx, Lorem. */
export function mayFill(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start);
  const last = text.charCodeAt(end - 1);
  if (first === 120 || first === 88) return last === first;
  if (end - start === 5 && last === 109) return (first | 32) === 108;
  return first < 97 && last < 97 && end - start > 2;
}

/** Whether the last word before the figure at `at` is a month: "June 3", "Sept. 4". */
function standsBehindMonth(text: string, at: number, wordStart: number, wordEnd: number): boolean {
  const before = text.charCodeAt(at - 1);
  const gap = at - wordEnd;
  if ((before !== 32 && before !== 10) || wordEnd < 0 || gap > 2 || wordEnd - wordStart < 3) return false;
  return INITIALS.includes(text[wordStart] as string) && MONTHS.has(text.slice(wordStart, wordStart + 3));
}

const INITIALS = 'JFMASOND';
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

/** Whether a word is short and of letters that may stand for something to come: a cheap look before `mayFill`. */
export const isShort = (first: number, length: number): boolean => length < 6 && (first < 97 || first === 120 || first === 108);
