/**
 * Finds the longest of many abbreviations at a place, whatever its spacing: "F. Supp. 2d", "F.Supp.2d" and "F Supp 2d"
 * are one form. Spaces, periods and apostrophes are passed over, so that variants need not be listed.
 */
import { HashFilter, mix } from '../filter';
import { fold } from '../words';

export interface Hit<T> {
  readonly value: T;
  /** Offset behind the form, its closing period or apostrophe included. */
  readonly end: number;
}

const PERIOD = 46;
/** How many passed-over characters may follow each other: a line break with its indent. */
const MOST_SKIPPED = 6;

const isSkipped = (c: number): boolean =>
  c === 32 || c === PERIOD || c === 10 || c === 13 || c === 9 || c === 39 || c === 0x2018 || c === 0x2019 || c === 0x2bb || c === 0xa0;
const isWord = (c: number): boolean => (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c >= 0xc0;

/** The letters, digits and signs of a form that count. */
export const squeeze = (form: string): string => form.replace(/[\s.'‘’\u02bb\u00a0]+/g, '');

const WORDS = /[\p{L}\p{N}]+/gu;

/** Edges are kept in one open table: the key is the node and the code unit together. Beyond ASCII all units count as one. */
const BEYOND = 127;
const edgeKey = (node: number, c: number): number => (node << 7) | (c < BEYOND ? c : BEYOND);
const slotOf = (key: number): number => Math.imul(key, 0x9e3779b1) >>> 7;

export class Trie<T> {
  /** Keys of edges, and the nodes they lead to. The root is node 0, to which no edge leads. */
  #keys = new Int32Array(256);
  #nodes = new Int32Array(256);
  readonly #values: (T | undefined)[] = [undefined];
  /** Whether a form that ends at a node ends with a period of its own (1), has none (2), or both (3). */
  readonly #periods: number[] = [0];
  /** What the first word of each form may be in a text, with its next words joined to it or not: "N", "NR" and "NRS" for "N.R.S.". */
  readonly #openings = new HashFilter();
  /** The root's children by ASCII code. */
  readonly #first = new Int32Array(128);

  /** Adds a form; the first value given to a form stays, unless the new one is to take its place. */
  add(form: string, value: T, instead = false): void {
    const letters = squeeze(form);
    if (letters === '') return;
    let opening = 0;
    for (const word of form.match(WORDS) ?? []) {
      for (let i = 0; i < word.length; i++) opening = mix(opening, fold(word.charCodeAt(i)));
      this.#openings.add(opening);
    }
    let node = 0;
    for (let i = 0; i < letters.length; i++) {
      const c = letters.charCodeAt(i);
      let child = this.#child(node, c);
      if (child === 0) {
        child = this.#values.length;
        this.#values.push(undefined);
        this.#periods.push(0);
        if (child * 3 > this.#keys.length) this.#grow();
        this.#put(edgeKey(node, c), child);
        if (node === 0 && c < 128) this.#first[c] = child;
      }
      node = child;
    }
    if (instead || this.#values[node] === undefined) this.#values[node] = value;
    this.#periods[node] = (this.#periods[node] as number) | (form.trimEnd().endsWith('.') ? 1 : 2);
  }

  #child(node: number, c: number): number {
    const key = edgeKey(node, c);
    const mask = this.#keys.length - 1;
    for (let slot = slotOf(key) & mask; ; slot = (slot + 1) & mask) {
      const to = this.#nodes[slot] as number;
      if (to === 0 || this.#keys[slot] === key) return to;
    }
  }

  #put(key: number, child: number): void {
    const mask = this.#keys.length - 1;
    let slot = slotOf(key) & mask;
    while (this.#nodes[slot] !== 0) slot = (slot + 1) & mask;
    this.#keys[slot] = key;
    this.#nodes[slot] = child;
  }

  #grow(): void {
    const [keys, nodes] = [this.#keys, this.#nodes];
    this.#keys = new Int32Array(keys.length * 2);
    this.#nodes = new Int32Array(keys.length * 2);
    for (let i = 0; i < keys.length; i++) if (nodes[i] !== 0) this.#put(keys[i] as number, nodes[i] as number);
  }

  /** Whether any form begins with this character. */
  begins(c: number): boolean {
    return c < 128 && this.#first[c] !== 0;
  }

  /** Whether a form may begin with the word that has this hash (see `Words`); false is certain. */
  mayBegin(hash: number): boolean {
    return this.#openings.may(hash);
  }

  /** The longest form that begins at `at` and ends with a whole word no later than `to`. */
  longest(text: string, at: number, to: number): Hit<T> | undefined {
    let node = 0;
    let found: Hit<T> | undefined;
    let skipped = 0;
    for (let i = at; i < to; i++) {
      const c = text.charCodeAt(i);
      const child = node === 0 && c < 128 ? (this.#first[c] as number) : this.#child(node, c);
      if (child === 0) {
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
