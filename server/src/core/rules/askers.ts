/** Who asked about what: so that only those are looked at again whose answer may have changed. */
export class Askers<T extends object> {
  readonly #by = new Map<string, Set<T>>();
  readonly #asked = new Map<T, Set<string>>();

  ask(asker: T, key: string): void {
    const keys = this.#asked.get(asker);
    if (keys?.has(key)) return;
    if (keys) keys.add(key);
    else this.#asked.set(asker, new Set([key]));
    const set = this.#by.get(key);
    if (set) set.add(asker);
    else this.#by.set(key, new Set([asker]));
  }

  /** Forgets all that one has asked. */
  forget(asker: T): void {
    const keys = this.#asked.get(asker);
    if (!keys) return;
    for (const key of keys) {
      const set = this.#by.get(key);
      set?.delete(asker);
      if (set?.size === 0) this.#by.delete(key);
    }
    this.#asked.delete(asker);
  }

  of(key: string): Iterable<T> {
    return this.#by.get(key) ?? [];
  }
}
