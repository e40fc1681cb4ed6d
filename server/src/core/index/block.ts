/** A block of the draft with what has been read from it. */

import { readBlock } from '../facts/read';
import type { BlockFacts, Mention, NormReading } from '../facts/types';
import { readOutline } from '../syntax/outline';
import type { OutlineBlock } from '../syntax/tree';
import type { BlockRole, Outline } from '../syntax/types';
import type { TextBlock } from '../text/draft';
import type { Span } from '../text/span';
import type { Readings } from './readings';
import type { DraftSection } from './section';
import type { WordFilter } from './words';

const NO_KEYS: readonly number[] = [];
const NO_SPANS: readonly Span[] = [];
const NO_MENTIONS: readonly Mention[] = [];

export class DraftBlock implements TextBlock, OutlineBlock {
  readonly length: number;
  chunk: unknown;
  #outline: Outline | undefined;
  #facts: BlockFacts | undefined;
  #signs = -1;
  /** The section it stands in; undefined once the block has left the draft. */
  section: DraftSection | undefined;
  role: BlockRole = 'operative';
  /** Passages not read as law: those struck by their marks and, in amended text, by brackets. */
  struck: readonly Span[] = NO_SPANS;
  /** The norms read, and the key of the lead-in they were read under. */
  norms: NormReading | undefined;
  normsUnder = '';
  /** What the block counts for in the draft's tally. */
  keys: readonly number[] = NO_KEYS;
  /** Whether it names a strong concept of the field. */
  strong = false;
  /** Whether it holds references, and whether it defines terms. */
  refers = false;
  defines = false;
  /** The words in it and in a few blocks beside it; see `words.ts`. Undefined while nobody has looked for them. */
  words: WordFilter | undefined;
  /** What terms defined in the draft lend to it; see `Lending`. */
  lent: readonly Mention[] = NO_MENTIONS;

  constructor(
    readonly text: string,
    readonly breaks: number,
    readonly readings: Readings,
  ) {
    this.length = text.length;
  }

  /** Read on first use and kept: the section's tree is made of it. Blocks cut anew but left as they were are never read twice. */
  get outline(): Outline {
    this.#outline ??= readOutline(this.text);
    return this.#outline;
  }

  /** What the block says; read again where it was let go. */
  get facts(): BlockFacts {
    if (!this.#facts) {
      const { reader, seen } = this.readings;
      this.#facts = readBlock(this.text, this.outline, reader, seen && ((words) => seen(this, words)));
      this.#signs = this.#facts.signs;
      this.readings.hold(this);
    }
    return this.#facts;
  }

  /** The concepts its words name, by themselves or by what the draft defines them to mean, in order of place. */
  get mentions(): readonly Mention[] {
    const { mentions } = this.facts;
    return this.lent.length === 0 ? mentions : [...mentions, ...this.lent].sort((a, b) => a.span.start - b.span.start);
  }

  /** Kinds of signs in the block, joined by "or"; see `Sign`. */
  get signs(): number {
    if (this.#signs < 0) this.#signs = this.facts.signs;
    return this.#signs;
  }

  /** Lets go what can be read again. */
  forget(): void {
    this.#facts = undefined;
    this.norms = undefined;
  }

  textOf(s: Span): string {
    return this.text.slice(s.start, s.end);
  }
}
