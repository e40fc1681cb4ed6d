/**
 * Keeps what has been read of the blocks looked at last, and lets the rest go: facts are a pure function of a block's text
 * and are read again where they are asked for. A long draft so costs little more than its text.
 */
import type { Reader } from '../facts/read';
import type { DraftBlock } from './block';
import type { DraftSection } from './section';

/** How many blocks keep their facts while a draft is first read, and once it is at rest; the older half goes when there are twice as many. */
const READING = 100;
const HELD = 6_000;

export class Readings {
  #held: DraftBlock[] = [];
  #limit = READING;
  /** Sections whose trees were built while the draft is first read. */
  #grown: DraftSection[] | undefined = [];

  constructor(readonly reader: Reader) {}

  /** Takes note that a block holds its facts now. */
  hold(block: DraftBlock): void {
    this.#held.push(block);
    if (this.#held.length < this.#limit * 2) return;
    for (let i = 0; i < this.#limit; i++) (this.#held[i] as DraftBlock).forget();
    this.#held = this.#held.slice(this.#limit);
  }

  /** Takes note that a section has its tree now. */
  grow(section: DraftSection): void {
    this.#grown?.push(section);
  }

  /** One more section has been read. No tree may be in use. */
  turn(): void {
    if (!this.#grown || this.#grown.length < READING) return;
    for (const section of this.#grown) section.forgetTree();
    this.#grown = [];
  }

  /** The draft has been read once: from here on more is kept, since the same places are looked at again and again. */
  rest(): void {
    this.#limit = HELD;
    for (const section of this.#grown ?? []) section.forgetTree();
    this.#grown = undefined;
  }
}
