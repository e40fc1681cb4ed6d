/** Counts of what a draft names, saves and defines, kept up to date block by block. */

/** Counts keys; tells when a key comes in or goes out, which is when rules that look around must look again. */
export class Tally {
  readonly #counts = new Map<string, number>();
  /** Moves on when the set of keys changes, not when a count does. */
  version = 0;

  has(key: string): boolean {
    return this.#counts.has(key);
  }

  add(keys: Iterable<string>): void {
    for (const key of keys) {
      const n = this.#counts.get(key) ?? 0;
      if (n === 0) this.version++;
      this.#counts.set(key, n + 1);
    }
  }

  remove(keys: Iterable<string>): void {
    for (const key of keys) {
      const n = this.#counts.get(key) ?? 0;
      if (n > 1) this.#counts.set(key, n - 1);
      else if (n === 1) {
        this.#counts.delete(key);
        this.version++;
      }
    }
  }
}
