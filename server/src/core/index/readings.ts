/**
 * Keeps what has been read of the blocks looked at last, and lets the rest go: facts are a pure function of a block's text
 * and are read again where they are asked for. A long draft so costs little more than its text.
 */
import type { Reader } from '../facts/read';
import type { Words } from '../facts/words';
import type { DraftBlock } from './block';
import type { DraftSection } from './section';

/** How many blocks keep their facts: the older half goes when there are twice as many. */
const HELD = 6_000;
/**
 * How many a draft that is first read keeps from one section to the next. Few, so that what is only needed once is let go while
 * it is young; those of one section are kept together, since they are looked at several times.
 */
const READING = 100;
/** How many sections keep their trees meanwhile. */
const GROWN = 100;

export class Readings {
  #held: DraftBlock[] = [];
  /** Sections whose trees were built while the draft is first read. */
  #grown: DraftSection[] | undefined = [];

  /** Is told of the words of each block as it is read; see `wordTaker`. */
  seen: ((block: DraftBlock, words: Words) => void) | undefined;

  constructor(readonly reader: Reader) {}

  /** Takes note that a block holds its facts now. */
  hold(block: DraftBlock): void {
    this.#held.push(block);
    if (this.#held.length >= HELD * 2) this.#forget(HELD);
  }

  /** Takes note that a section has its tree now. */
  grow(section: DraftSection): void {
    this.#grown?.push(section);
  }

  /** One more section has been read. No tree may be in use. */
  turn(): void {
    if (!this.#grown) return;
    if (this.#held.length >= READING) this.#forget(this.#held.length);
    if (this.#grown.length < GROWN) return;
    for (const section of this.#grown) section.forgetTree();
    this.#grown = [];
  }

  /** The draft has been read once: from here on more is kept, since the same places are looked at again and again. */
  rest(): void {
    for (const section of this.#grown ?? []) section.forgetTree();
    this.#grown = undefined;
  }

  /** Lets go the first so many. */
  #forget(count: number): void {
    for (let i = 0; i < count; i++) (this.#held[i] as DraftBlock).forget();
    this.#held = this.#held.slice(count);
  }
}
