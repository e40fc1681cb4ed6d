/** Which blocks name, save, define and make strong what: kept up to date block by block. */
import type { DraftBlock } from './block';

const NONE: ReadonlySet<DraftBlock> = new Set();

export class Tally {
  readonly #holders = new Map<string, Set<DraftBlock>>();
  /** Keys that came in or went out since they were last drained: what rules that look around may have to see anew. */
  #changed = new Set<string>();

  has(key: string): boolean {
    return this.#holders.has(key);
  }

  /** The blocks that hold a key, in no order. */
  holders(key: string): ReadonlySet<DraftBlock> {
    return this.#holders.get(key) ?? NONE;
  }

  add(block: DraftBlock, keys: Iterable<string>): void {
    for (const key of keys) {
      const set = this.#holders.get(key);
      if (set) set.add(block);
      else {
        this.#holders.set(key, new Set([block]));
        this.#changed.add(key);
      }
    }
  }

  remove(block: DraftBlock, keys: Iterable<string>): void {
    for (const key of keys) {
      const set = this.#holders.get(key);
      if (!set?.delete(block) || set.size > 0) continue;
      this.#holders.delete(key);
      this.#changed.add(key);
    }
  }

  /** The changed keys, which are then forgotten. */
  drain(): ReadonlySet<string> {
    const changed = this.#changed;
    this.#changed = new Set();
    return changed;
  }
}
