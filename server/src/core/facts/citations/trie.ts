/**
 * Finds the longest of many abbreviations at a place, whatever its spacing: "F. Supp. 2d", "F.Supp.2d" and "F Supp 2d"
 * are one form. Spaces, periods and apostrophes are passed over, so that variants need not be listed.
 */

interface Node<T> {
  next: Map<number, Node<T>> | undefined;
  value: T | undefined;
  /** Whether a form that ends here ends with a period of its own. */
  dotted: boolean;
  /** Whether one that ends here has none. */
  plain: boolean;
}

export interface Hit<T> {
  readonly value: T;
  /** Offset behind the form, its closing period or apostrophe included. */
  readonly end: number;
}

const PERIOD = 46;
/** How many passed-over characters may follow each other: a line break with its indent. */
const MOST_SKIPPED = 6;

const isSkipped = (c: number): boolean =>
  c === 32 || c === PERIOD || c === 10 || c === 13 || c === 9 || c === 39 || c === 0x2019 || c === 0xa0;
const isWord = (c: number): boolean => (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c >= 0xc0;

/** The letters, digits and signs of a form that count. */
export const squeeze = (form: string): string => form.replace(/[\s.'’\u00a0]+/g, '');

export class Trie<T> {
  #root: Node<T> = { next: undefined, value: undefined, dotted: false, plain: false };
  /** Whether a form begins with this ASCII code. */
  readonly #first = new Uint8Array(128);

  /** Adds a form; the first value given to a form stays. */
  add(form: string, value: T): void {
    const letters = squeeze(form);
    if (letters === '') return;
    this.#first[Math.min(letters.charCodeAt(0), 127)] = 1;
    let node = this.#root;
    for (let i = 0; i < letters.length; i++) {
      const c = letters.charCodeAt(i);
      node.next ??= new Map();
      let child = node.next.get(c);
      if (!child) {
        child = { next: undefined, value: undefined, dotted: false, plain: false };
        node.next.set(c, child);
      }
      node = child;
    }
    node.value ??= value;
    if (form.trimEnd().endsWith('.')) node.dotted = true;
    else node.plain = true;
  }

  /** Whether any form begins with this character. */
  begins(c: number): boolean {
    return c < 128 && this.#first[c] === 1;
  }

  /** The longest form that begins at `at` and ends with a whole word no later than `to`. */
  longest(text: string, at: number, to: number): Hit<T> | undefined {
    let node = this.#root;
    let found: Hit<T> | undefined;
    let skipped = 0;
    for (let i = at; i < to; i++) {
      const c = text.charCodeAt(i);
      const child = node.next?.get(c);
      if (!child) {
        if (i === at || !isSkipped(c) || ++skipped > MOST_SKIPPED) break;
        continue;
      }
      skipped = 0;
      node = child;
      if (node.value === undefined) continue;
      let end = i + 1;
      if (end < to && isWord(text.charCodeAt(end))) continue;
      // A period behind "RCW" ends the sentence; one behind "R.C.W" is the form's own.
      if (node.dotted && end < to && text.charCodeAt(end) === PERIOD && (!node.plain || text.slice(at, end).includes('.'))) end++;
      found = { value: node.value, end };
    }
    return found;
  }
}
