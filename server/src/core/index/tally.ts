/**
 * Which blocks name, save, define and make strong what: kept up to date block by block. A key is text to those who ask
 * and a number to the blocks, which are many.
 */
import type { DraftBlock } from './block';

const NONE: ReadonlySet<DraftBlock> = new Set();

export class Tally {
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];
  readonly #counts: number[] = [];
  /** Blocks by key, for the keys whose holders have been asked for. */
  readonly #holders: (Set<DraftBlock> | undefined)[] = [];
  /** Keys that came in or went out since they were last drained: what rules that look around may have to see anew. */
  #changed = new Set<number>();

  /** @param blocks all blocks of the draft, to look holders up in on first demand. */
  constructor(readonly blocks: () => Iterable<DraftBlock>) {}

  /** The number of a key. */
  numberOf(key: string): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const made = this.#names.length;
    this.#numbers.set(key, made);
    this.#names.push(key);
    this.#counts.push(0);
    this.#holders.push(undefined);
    return made;
  }

  nameOf(number: number): string {
    return this.#names[number] ?? '';
  }

  has(key: string): boolean {
    return this.count(key) > 0;
  }

  /** How many blocks hold a key. */
  count(key: string): number {
    const number = this.#numbers.get(key);
    return number === undefined ? 0 : (this.#counts[number] as number);
  }

  /**
   * The blocks that hold a key, in no order. The first time a key is asked for the draft is looked through once; from then
   * on they are kept.
   */
  holders(key: string): ReadonlySet<DraftBlock> {
    const number = this.#numbers.get(key);
    if (number === undefined || this.#counts[number] === 0) return NONE;
    const known = this.#holders[number];
    if (known) return known;
    const found = new Set<DraftBlock>();
    for (const block of this.blocks()) if (block.keys.includes(number)) found.add(block);
    this.#holders[number] = found;
    return found;
  }

  /** Keeps the holders of a key from now on, so that asking for them never looks through the draft. */
  keep(key: string): number {
    const number = this.numberOf(key);
    if (this.#counts[number] === 0) this.#holders[number] ??= new Set();
    return number;
  }

  add(block: DraftBlock, keys: readonly number[]): void {
    for (const key of keys) {
      const count = (this.#counts[key] as number) + 1;
      this.#counts[key] = count;
      if (count === 1) this.#changed.add(key);
      this.#holders[key]?.add(block);
    }
  }

  remove(block: DraftBlock, keys: readonly number[]): void {
    for (const key of keys) {
      const count = (this.#counts[key] as number) - 1;
      this.#counts[key] = count;
      if (count === 0) this.#changed.add(key);
      this.#holders[key]?.delete(block);
    }
  }

  /** The changed keys, which are then forgotten. */
  drain(): string[] {
    const changed = [...this.#changed].map((n) => this.nameOf(n));
    this.#changed.clear();
    return changed;
  }
}
