/** A block of the draft with what has been read from it. */

import { type Reader, readBlock } from '../facts/read';
import type { BlockFacts, NormReading } from '../facts/types';
import type { OutlineBlock } from '../syntax/tree';
import type { BlockRole, Outline } from '../syntax/types';
import type { TextBlock } from '../text/draft';
import type { Span } from '../text/span';
import type { DraftSection } from './section';

export class DraftBlock implements TextBlock, OutlineBlock {
  readonly length: number;
  #facts: BlockFacts | undefined;
  /** The section it stands in; undefined once the block has left the draft. */
  section: DraftSection | undefined;
  role: BlockRole = 'operative';
  /** Passages not read as law: those struck by their marks and, in amended text, by brackets. */
  struck: readonly Span[] = [];
  /** The norms read, and the key of the lead-in they were read under. */
  norms: NormReading | undefined;
  normsUnder = '';

  constructor(
    readonly text: string,
    readonly breaks: number,
    readonly reader: Reader,
  ) {
    this.length = text.length;
  }

  /** Read on first use: blocks that an edit cuts anew but leaves as they were are never read twice. */
  get facts(): BlockFacts {
    this.#facts ??= readBlock(this.text, this.reader);
    return this.#facts;
  }

  get outline(): Outline {
    return this.facts.outline;
  }

  textOf(s: Span): string {
    return this.text.slice(s.start, s.end);
  }
}
