/** Places of many offsets that stand close together: outlines and folds of a long draft have some ten thousand. */
import type { Position, Range } from 'vscode-languageserver-types';
import type { DraftBlock } from '../core/index/block';
import type { Draft } from '../core/index/draft';
import { isLineEnd } from '../core/text/lines';
import type { Found } from '../core/text/sequence';
import type { Span } from '../core/text/span';

export class Positions {
  #found: Found<DraftBlock> | undefined;
  /** Offset at which the words of the block end where they are one line of their own, else -1. */
  #lineEnd = -1;

  constructor(readonly draft: Draft) {}

  at(offset: number): Position {
    const { text } = this.draft;
    let found = this.#found;
    if (!found || offset < found.start || offset >= found.start + found.item.length) {
      found = text.blocks.findOffset(offset);
      this.#found = found;
      this.#lineEnd = found ? this.#endOf(found) : -1;
    }
    if (!found || offset > this.#lineEnd) return text.positionAt(offset);
    return { line: found.line, character: offset - found.start };
  }

  #endOf({ item, index, start }: Found<DraftBlock>): number {
    if (item.breaks > 1) return -1;
    const before = this.draft.text.blocks.at(index - 1)?.text;
    if (index > 0 && before !== undefined && !isLineEnd(before.charCodeAt(before.length - 1))) return -1;
    let end = item.length;
    while (end > 0 && isLineEnd(item.text.charCodeAt(end - 1))) end--;
    // A break within the words: the block is two lines.
    if (item.breaks === 1 && end === item.length) return -1;
    return start + end;
  }

  rangeOf(s: Span): Range {
    return { start: this.at(s.start), end: this.at(s.end) };
  }
}
