/**
 * The words of a text, found once for all who look for words: where each begins and ends, a hash of its letters, and what
 * it is made of. One object is filled again for each block, so that reading allocates nothing for words that mean nothing.
 */

import { isShort, mayFill, Sign, signAt, signsOfNumber, WordSigns } from './signs';

export { mix } from './filter';

/** What a word is made of. */
export const DIGIT = 1;
export const LOWER = 2;
export const UPPER = 4;
/** A letter beyond ASCII. */
export const FOREIGN = 8;

/** What each code unit below 128 is: none of a word, a digit, a small letter or a capital. */
const KIND = new Uint8Array(128);
const FOLD = new Uint8Array(128);
for (let c = 0; c < 128; c++) FOLD[c] = c;
for (let c = 48; c <= 57; c++) KIND[c] = DIGIT;
for (let c = 97; c <= 122; c++) KIND[c] = LOWER;
for (let c = 65; c <= 90; c++) {
  KIND[c] = UPPER;
  FOLD[c] = c + 32;
}

/** Whether a code unit beyond ASCII belongs to a word: letters do, general punctuation (dashes, quotation marks) does not. */
const isForeign = (code: number): boolean => code >= 0xc0 && code !== 0xd7 && code !== 0xf7 && (code < 0x2000 || code > 0x303f);

/** Whether a code unit belongs to a word. */
export const isWordCode = (code: number): boolean => (code < 128 ? KIND[code] !== 0 : isForeign(code));

/** Whether a code unit is an ASCII capital. */
export const isCapital = (code: number): boolean => code < 128 && KIND[code] === UPPER;

/** A code unit with an ASCII capital made small. */
export const fold = (code: number): number => (code < 128 ? (FOLD[code] as number) : code);

const SECTION_SIGN = 0xa7;

const isBlank = (code: number): boolean => code === 32 || code === 10;

const WORD_SIGNS = new WordSigns();

export class Words {
  text = '';
  count = 0;
  /** UTF-16 offsets of each word's first unit, and of the unit behind its last. */
  starts = new Int32Array(1024);
  ends = new Int32Array(1024);
  /** Of the letters with ASCII capitals made small. */
  hashes = new Int32Array(1024);
  /** Or of `DIGIT`, `LOWER`, `UPPER`, `FOREIGN`. */
  kinds = new Uint8Array(1024);
  /** Ordinal of the first word at or behind the offset from which words are wanted. */
  first = 0;
  /** Offsets of section signs, and how many there are. */
  sectionSigns = new Int32Array(256);
  sectionSignCount = 0;
  /** The kinds of signs in the text, joined by "or"; see `Sign`. */
  signs = 0;

  /** Finds the words of a text up to `to`; those from `from` on are wanted, the others only make signs. A possessive 's belongs to no word. */
  read(text: string, from: number, to: number, wordSigns: WordSigns = WORD_SIGNS): this {
    this.text = text;
    this.sectionSignCount = 0;
    this.first = 0;
    if (to / 2 + 1 > this.starts.length) this.#grow(to / 2 + 1);
    const { starts, ends, hashes, kinds } = this;
    let signs = 0;
    /** Brackets opened and not closed. */
    let round = 0;
    let square = 0;
    let n = 0;
    let i = 0;
    while (i < to) {
      let c = text.charCodeAt(i);
      if (c < 128 ? KIND[c] === 0 : !isForeign(c)) {
        if (c !== 32) {
          if (c === SECTION_SIGN) {
            if (i >= from) this.#addSectionSign(i);
          } else {
            if (c === 40) round++;
            else if (c === 41) {
              if (--round < 0) signs |= Sign.unpaired;
            } else if (c === 91) square++;
            else if (c === 93 && --square < 0) signs |= Sign.unpaired;
            signs |= signAt(text, i, c);
          }
        }
        i++;
        continue;
      }
      const start = i;
      const initial = c;
      let hash = 0;
      let kind = 0;
      for (;;) {
        if (c < 128) {
          const k = KIND[c] as number;
          if (k === 0) break;
          kind |= k;
          hash = (Math.imul(hash, 31) + (FOLD[c] as number)) | 0;
        } else {
          if (!isForeign(c)) break;
          kind |= FOREIGN;
          hash = (Math.imul(hash, 31) + c) | 0;
        }
        if (++i >= to) break;
        c = text.charCodeAt(i);
      }
      if ((kind & DIGIT) !== 0)
        signs |= signsOfNumber(text, start, i, n > 0 ? (starts[n - 1] as number) : -1, n > 0 ? (ends[n - 1] as number) : -1);
      else {
        if (n > 0 && hash === hashes[n - 1] && start === (ends[n - 1] as number) + 1 && isBlank(text.charCodeAt(start - 1)))
          signs |= Sign.twice;
        signs |= wordSigns.of(hash);
        if (isShort(initial, i - start) && mayFill(text, start, i)) signs |= Sign.blank;
      }
      if (start < from) this.first = n + 1;
      starts[n] = start;
      ends[n] = i;
      hashes[n] = hash;
      kinds[n] = kind;
      n++;
      if ((c === 39 || c === 0x2019) && i + 1 < to) {
        const s = text.charCodeAt(i + 1);
        if ((s === 115 || s === 83) && (i + 2 >= to || !isWordCode(text.charCodeAt(i + 2)))) i += 2;
      }
    }
    if (round > 0 || square > 0) signs |= Sign.unpaired;
    this.count = n;
    this.signs = signs;
    return this;
  }

  #addSectionSign(at: number): void {
    if (this.sectionSignCount === this.sectionSigns.length) {
      const more = new Int32Array(this.sectionSigns.length * 2);
      more.set(this.sectionSigns);
      this.sectionSigns = more;
    }
    this.sectionSigns[this.sectionSignCount++] = at;
  }

  #grow(size: number): void {
    const room = Math.ceil(size * 1.5);
    this.starts = new Int32Array(room);
    this.ends = new Int32Array(room);
    this.hashes = new Int32Array(room);
    this.kinds = new Uint8Array(room);
  }
}

const WORDS = new Words();

/** The signs of a whole text. */
export const signsOf = (text: string): number => WORDS.read(text, 0, text.length).signs;
