/** The terms a draft defines, by their words in lower case, with the blocks that define them. */
import type { DraftBlock } from './block';

const NONE: ReadonlySet<DraftBlock> = new Set();
/** The first word of a term, as words are cut where terms are sought under the pointer. */
const FIRST = /[\p{L}\p{N}][\p{L}\p{N}’'/-]*/u;

export class DefinedTerms {
  readonly #definers = new Map<string, Set<DraftBlock>>();
  /** How many terms begin with a word. */
  readonly #firsts = new Map<string, number>();
  /** Moves on when any definition comes in or goes out. */
  revision = 0;

  add(key: string, block: DraftBlock): void {
    this.revision++;
    const known = this.#definers.get(key);
    if (known) known.add(block);
    else {
      this.#definers.set(key, new Set([block]));
      this.#countFirst(key, 1);
    }
  }

  remove(key: string, block: DraftBlock): void {
    this.revision++;
    const known = this.#definers.get(key);
    if (!known) return;
    known.delete(block);
    if (known.size > 0) return;
    this.#definers.delete(key);
    this.#countFirst(key, -1);
  }

  /** Blocks that define a term, by its key. */
  definersOf(key: string): ReadonlySet<DraftBlock> {
    return this.#definers.get(key) ?? NONE;
  }

  get keys(): Iterable<string> {
    return this.#definers.keys();
  }

  /** Whether some term begins with a word, in lower case. */
  beginsWith(word: string): boolean {
    return this.#firsts.has(word);
  }

  #countFirst(key: string, by: 1 | -1): void {
    const first = FIRST.exec(key)?.[0] ?? '';
    const count = (this.#firsts.get(first) ?? 0) + by;
    if (count > 0) this.#firsts.set(first, count);
    else this.#firsts.delete(first);
  }
}
