/**
 * Finds the longest of many abbreviations at a place, whatever its spacing: "F. Supp. 2d", "F.Supp.2d" and "F Supp 2d"
 * are one form. Spaces, periods and apostrophes are passed over, so that variants need not be listed.
 */
import { HashFilter, mix } from '../filter';

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

/** One value for three characters that follow each other. */
const openingOf = (text: string, at: number): number => mix(mix(text.charCodeAt(at), text.charCodeAt(at + 1)), text.charCodeAt(at + 2));

/** The letters, digits and signs of a form that count. */
export const squeeze = (form: string): string => form.replace(/[\s.'’\u00a0]+/g, '');

const isLetter = (c: number): boolean => ((c | 32) - 97) >>> 0 < 26;

/** A node is a number; an edge leads from a node by a code unit. */
const UNITS = 0x10000;

export class Trie<T> {
  /** Child nodes by `node * UNITS + code unit`. The root is node 0. */
  readonly #edges = new Map<number, number>();
  readonly #values: (T | undefined)[] = [undefined];
  /** Whether a form that ends at a node ends with a period of its own (1), has none (2), or both (3). */
  readonly #periods: number[] = [0];
  /** The first three letters of each form: most capital words begin with others. */
  readonly #openings = new HashFilter();
  /** The root's children by ASCII code. */
  readonly #first = new Int32Array(128);

  /** Adds a form; the first value given to a form stays. */
  add(form: string, value: T): void {
    const letters = squeeze(form);
    if (letters === '') return;
    this.#openings.add(openingOf(letters, 0));
    let node = 0;
    for (let i = 0; i < letters.length; i++) {
      const c = letters.charCodeAt(i);
      const key = node * UNITS + c;
      let child = this.#edges.get(key);
      if (child === undefined) {
        child = this.#values.length;
        this.#values.push(undefined);
        this.#periods.push(0);
        this.#edges.set(key, child);
        if (node === 0 && c < 128) this.#first[c] = child;
      }
      node = child;
    }
    this.#values[node] ??= value;
    this.#periods[node] = (this.#periods[node] as number) | (form.trimEnd().endsWith('.') ? 1 : 2);
  }

  /** Whether any form begins with this character. */
  begins(c: number): boolean {
    return c < 128 && this.#first[c] !== 0;
  }

  /** Whether a form may begin with the letters at `at`; false is certain. */
  mayBegin(text: string, at: number): boolean {
    if (!isLetter(text.charCodeAt(at + 1)) || !isLetter(text.charCodeAt(at + 2))) return this.begins(text.charCodeAt(at));
    return this.#openings.may(openingOf(text, at));
  }

  /** The longest form that begins at `at` and ends with a whole word no later than `to`. */
  longest(text: string, at: number, to: number): Hit<T> | undefined {
    let node = 0;
    let found: Hit<T> | undefined;
    let skipped = 0;
    for (let i = at; i < to; i++) {
      const c = text.charCodeAt(i);
      const child = node === 0 && c < 128 ? this.#first[c] || undefined : this.#edges.get(node * UNITS + c);
      if (child === undefined) {
        if (i === at || !isSkipped(c) || ++skipped > MOST_SKIPPED) break;
        continue;
      }
      skipped = 0;
      node = child;
      const value = this.#values[node];
      if (value === undefined) continue;
      let end = i + 1;
      if (end < to && isWord(text.charCodeAt(end))) continue;
      // A period behind "RCW" ends the sentence; one behind "R.C.W" is the form's own.
      const periods = this.#periods[node] as number;
      if ((periods & 1) !== 0 && end < to && text.charCodeAt(end) === PERIOD && (periods === 1 || text.slice(at, end).includes('.'))) end++;
      found = { value, end };
    }
    return found;
  }
}
