/**
 * A closed set of words, found by their letters in a text without cutting the text into strings.
 * Most words of a draft are in no phrase of the lexicon: for them one probe is all the work.
 */

const OTHER = 0;
const LETTER = 1;
const UPPER = 2;

/** What each code unit below 128 is: not of a word, of a word, or a capital. */
const KIND = (() => {
  const kind = new Uint8Array(128);
  for (let c = 48; c <= 57; c++) kind[c] = LETTER;
  for (let c = 97; c <= 122; c++) kind[c] = LETTER;
  for (let c = 65; c <= 90; c++) kind[c] = UPPER;
  return kind;
})();

/** Whether a code unit belongs to a word. Letters beyond ASCII do; general punctuation (dashes, quotation marks) does not. */
export const isWordCode = (code: number): boolean =>
  code < 128 ? KIND[code] !== OTHER : code >= 0xc0 && code !== 0xd7 && code !== 0xf7 && (code < 0x2000 || code > 0x303f);

/** Whether a code unit is an ASCII capital. */
export const isCapital = (code: number): boolean => code < 128 && KIND[code] === UPPER;

const fold = (code: number): number => (code < 128 && KIND[code] === UPPER ? code + 32 : code);

/** The next value of a word's hash; begin with 0. */
export const mix = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0;

export class Vocabulary {
  readonly #folded: boolean;
  readonly #words: string[] = [''];
  readonly #hashes: number[] = [0];
  #slots = new Int32Array(512);

  /** With `folded`, words are kept and compared in lower case (ASCII). */
  constructor(folded: boolean) {
    this.#folded = folded;
  }

  /** Number of words and one: ids run from 1. */
  get size(): number {
    return this.#words.length;
  }

  /** The id of a word, taken in if it is new. */
  add(word: string): number {
    const known = this.idOf(word);
    if (known !== 0) return known;
    const id = this.#words.length;
    const kept = this.#folded ? word.toLowerCase() : word;
    this.#words.push(kept);
    this.#hashes.push(hashOf(kept));
    if (id * 3 > this.#slots.length) {
      this.#slots = new Int32Array(this.#slots.length * 2);
      for (let i = 1; i <= id; i++) this.#place(i);
    } else this.#place(id);
    return id;
  }

  /** The id of a word, or 0. */
  idOf(word: string): number {
    const kept = this.#folded ? word.toLowerCase() : word;
    return this.find(hashOf(kept), kept, 0, kept.length);
  }

  /** The id of the word at `[start, end)` of a text, whose hash (of folded letters, where words are folded) is known; or 0. */
  find(hash: number, text: string, start: number, end: number): number {
    const mask = this.#slots.length - 1;
    for (let at = spread(hash) & mask; ; at = (at + 1) & mask) {
      const id = this.#slots[at] as number;
      if (id === 0) return 0;
      if (this.#hashes[id] === hash && this.#equals(this.#words[id] as string, text, start, end)) return id;
    }
  }

  #equals(word: string, text: string, start: number, end: number): boolean {
    if (word.length !== end - start) return false;
    for (let i = 0; i < word.length; i++) {
      const code = text.charCodeAt(start + i);
      if (word.charCodeAt(i) !== (this.#folded ? fold(code) : code)) return false;
    }
    return true;
  }

  #place(id: number): void {
    const mask = this.#slots.length - 1;
    let at = spread(this.#hashes[id] as number) & mask;
    while (this.#slots[at] !== 0) at = (at + 1) & mask;
    this.#slots[at] = id;
  }
}

const spread = (hash: number): number => hash ^ (hash >>> 11);

function hashOf(word: string): number {
  let hash = 0;
  for (let i = 0; i < word.length; i++) hash = mix(hash, word.charCodeAt(i));
  return hash;
}
