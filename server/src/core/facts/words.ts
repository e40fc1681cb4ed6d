/**
 * The words of a text, found once for all who look for words: where each begins and ends, a hash of its letters, and what
 * it is made of. One object is filled again for each block, so that reading allocates nothing for words that mean nothing.
 */

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

/** The next value of a word's hash; begin with 0. */
export const mix = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0;

const SECTION_SIGN = 0xa7;

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
  /** Offsets of section signs, and how many there are. */
  signs = new Int32Array(256);
  signCount = 0;

  /** Finds the words of `[from, to)`. A possessive 's belongs to no word. */
  read(text: string, from: number, to: number): this {
    this.text = text;
    this.signCount = 0;
    if (to - from > this.signs.length) this.signs = new Int32Array(to - from);
    if ((to - from) / 2 + 1 > this.starts.length) this.#grow((to - from) / 2 + 1);
    const { starts, ends, hashes, kinds } = this;
    let n = 0;
    let i = from;
    while (i < to) {
      let c = text.charCodeAt(i);
      if (c < 128 ? KIND[c] === 0 : !isForeign(c)) {
        if (c === SECTION_SIGN) this.signs[this.signCount++] = i;
        i++;
        continue;
      }
      const start = i;
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
    this.count = n;
    return this;
  }

  #grow(size: number): void {
    const room = Math.ceil(size * 1.5);
    this.starts = new Int32Array(room);
    this.ends = new Int32Array(room);
    this.hashes = new Int32Array(room);
    this.kinds = new Uint8Array(room);
  }
}
