/** Collects the keys that one block counts for in the tally, each once. */
import type { Reader } from '../facts/read';
import type { Mention } from '../facts/types';
import type { Tally } from './tally';

const NONE: readonly number[] = [];

export class BlockKeys {
  /** By key, the turn in which it was last put in. */
  readonly #turns: number[] = [];
  #turn = 0;
  #keys: number[] = [];
  /** Key and strength of each concept, so that no key is put together anew for each mention. */
  readonly #concepts = new Map<string, { readonly key: number; readonly strong: boolean }>();
  readonly #strong: number;

  constructor(
    readonly tally: Tally,
    readonly reader: Reader,
  ) {
    this.#strong = tally.keep('strong');
  }

  begin(): void {
    this.#turn++;
    this.#keys = [];
  }

  #add(key: number): void {
    if (this.#turns[key] === this.#turn) return;
    this.#turns[key] = this.#turn;
    this.#keys.push(key);
  }

  /** A key whose holders are kept. */
  put(key: string): void {
    this.#add(this.tally.keep(key));
  }

  /** A key that is only counted. */
  count(key: string): void {
    this.#add(this.tally.numberOf(key));
  }

  /** The concepts a block names; whether one of them is strong. */
  names(mentions: readonly Mention[]): boolean {
    let strong = false;
    for (const { concept } of mentions) {
      let known = this.#concepts.get(concept);
      if (!known) {
        known = { key: this.tally.numberOf(`names:${concept}`), strong: this.reader.lexicon.isStrong(concept) };
        this.#concepts.set(concept, known);
      }
      this.#add(known.key);
      strong ||= known.strong;
    }
    if (strong) this.#add(this.#strong);
    return strong;
  }

  end(): readonly number[] {
    return this.#keys.length > 0 ? this.#keys.slice() : NONE;
  }
}
