/**
 * Keeps what has been read of the blocks looked at last, and lets the rest go: facts are a pure function of a block's text
 * and are read again where they are asked for. A long draft so costs little more than its text.
 */
import type { Reader } from '../facts/read';
import type { DraftBlock } from './block';

/** How many blocks keep their facts once a draft is at rest; when twice as many are held, the older half is dropped. */
const HELD = 6_000;

export class Readings {
  #held: DraftBlock[] = [];
  #limit = Number.POSITIVE_INFINITY;

  constructor(readonly reader: Reader) {}

  /** Takes note that a block holds its facts now. */
  hold(block: DraftBlock): void {
    this.#held.push(block);
    if (this.#held.length > this.#limit) this.#drop();
  }

  /** While a draft is first read everything is at hand; from here on only what was read last. */
  rest(): void {
    this.#limit = HELD * 2;
    if (this.#held.length > HELD) this.#drop();
  }

  #drop(): void {
    const gone = this.#held.length - HELD;
    for (let i = 0; i < gone; i++) (this.#held[i] as DraftBlock).forget();
    this.#held = this.#held.slice(gone);
  }
}
