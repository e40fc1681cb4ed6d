/**
 * A closed set of words, found by their letters in a text without cutting the text into strings.
 * Most words of a draft are in no phrase of the lexicon: for them one probe is all the work.
 */

import { fold, mix } from './words';

export class Vocabulary {
  readonly #folded: boolean;
  readonly #words: string[] = [''];
  #hashes = new Int32Array(256);
  #slots = new Int32Array(512);

  /** With `folded`, words are kept and compared in lower case (ASCII). */
  constructor(folded: boolean) {
    this.#folded = folded;
  }

  /** Number of words and one: ids run from 1. */
  get size(): number {
    return this.#words.length;
  }

  /** The word of an id. */
  wordOf(id: number): string {
    return this.#words[id] ?? '';
  }

  /** The id of a word, taken in if it is new. */
  add(word: string): number {
    const known = this.idOf(word);
    if (known !== 0) return known;
    const id = this.#words.length;
    const kept = this.#folded ? word.toLowerCase() : word;
    this.#words.push(kept);
    if (id >= this.#hashes.length) {
      const more = new Int32Array(this.#hashes.length * 2);
      more.set(this.#hashes);
      this.#hashes = more;
    }
    this.#hashes[id] = hashOf(kept);
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

/** The hash that `Words` gives a word: of its letters with ASCII capitals made small. */
export function foldedHashOf(word: string): number {
  let hash = 0;
  for (let i = 0; i < word.length; i++) hash = mix(hash, fold(word.charCodeAt(i)));
  return hash;
}

function hashOf(word: string): number {
  let hash = 0;
  for (let i = 0; i < word.length; i++) hash = mix(hash, word.charCodeAt(i));
  return hash;
}
