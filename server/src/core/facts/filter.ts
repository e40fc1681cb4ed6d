/** A quick "certainly not" before a table is asked: most words of a draft are in none. */
/** The next value of a word's hash; begin with 0. */
export const mix = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0;

const BITS = 18;

/** A set of hashes; may say yes to what is not in it, never no to what is. */
export class HashFilter {
  readonly #bits = new Int32Array(1 << (BITS - 5));

  add(hash: number): void {
    const slot = Math.imul(hash, 0x9e3779b1) >>> (32 - BITS);
    this.#bits[slot >>> 5] = (this.#bits[slot >>> 5] as number) | (1 << (slot & 31));
  }

  may(hash: number): boolean {
    const slot = Math.imul(hash, 0x9e3779b1) >>> (32 - BITS);
    return (((this.#bits[slot >>> 5] as number) >>> (slot & 31)) & 1) === 1;
  }
}

/** One value for two words that follow each other, by their hashes. */
export const pairOf = (first: number, second: number): number => mix(Math.imul(first, 7919), second);
