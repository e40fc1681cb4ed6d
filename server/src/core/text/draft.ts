/**
 * The text of a draft as a sequence of blocks. It takes edits as deltas and never holds the whole text as one string:
 * an edit costs as much as the blocks it touches.
 */
import { beforeLineEnd, countBreaks, isLineEnd, nextLine } from './lines';
import { type Found, type Measured, Sequence } from './sequence';
import type { Span } from './span';
import { splitBlocks } from './split';

/** A block of text: one paragraph, list item or heading with its line end. */
export interface TextBlock extends Measured {
  readonly text: string;
}

/** A place as the Language Server Protocol counts: 0-based line, UTF-16 code units in the line. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A stretch of the text by offsets and by places. */
export interface Located {
  readonly span: Span;
  readonly range: { readonly start: Position; readonly end: Position };
}

/** What an edit did: `removed` blocks from ordinal `index` on gave way to `added`. */
export interface BlockChange<B> {
  readonly index: number;
  readonly removed: readonly B[];
  readonly added: readonly B[];
}

export class DraftText<B extends TextBlock> {
  readonly blocks: Sequence<B>;

  constructor(
    text: string,
    readonly make: (text: string, breaks: number) => B,
  ) {
    this.blocks = new Sequence(this.#cut(text));
  }

  /** Length in UTF-16 code units. */
  get length(): number {
    return this.blocks.length;
  }

  get lineCount(): number {
    return this.blocks.breaks + 1;
  }

  /** The whole text. Costs as much as the document: not for use on a keystroke. */
  toString(): string {
    const parts: string[] = [];
    for (const block of this.blocks.items()) parts.push(block.text);
    return parts.join('');
  }

  /** The text of `[start, end)`, both clamped to the document. */
  slice(start: number, end: number): string {
    const from = this.blocks.findOffset(Math.max(0, start));
    if (!from || end <= start) return '';
    const parts: string[] = [];
    for (const { item, start: at } of this.blocks.range(from.index)) {
      if (at >= end) break;
      parts.push(item.text.slice(Math.max(0, start - at), end - at));
    }
    return parts.join('');
  }

  /** The place of an offset; one beyond the end is clamped, one inside a line end stands before it. */
  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.length));
    const found = this.blocks.findOffset(clamped);
    return found ? this.#positionIn(found, clamped - found.start) : { line: 0, character: 0 };
  }

  /** Where a stretch of one block stands in the text, counted both ways; the block must be in the text. */
  locate(block: B, start: number, end: number): Located {
    const place = this.blocks.place(block);
    const found = place
      ? { item: block, index: place.index, start: place.start, line: place.line }
      : { item: block, index: 0, start: 0, line: 0 };
    return {
      span: { start: found.start + start, end: found.start + end },
      range: { start: this.#positionIn(found, start), end: this.#positionIn(found, end) },
    };
  }

  #positionIn(found: Found<B>, inBlock: number): Position {
    const { item, line } = found;
    const { text } = item;
    let at = line;
    let lineStart = 0;
    // Most blocks are one line.
    if (item.breaks > 0) {
      for (;;) {
        const next = nextLine(text, lineStart);
        const open = next === item.length && !(next > 0 && isLineEnd(text.charCodeAt(next - 1)));
        if (inBlock < next || open) break;
        lineStart = next;
        at++;
        if (next === item.length) break;
      }
    }
    const before = beforeLineEnd(text, inBlock, lineStart);
    // A block that begins in mid-line (a cut long line) counts from where its line begins.
    return { line: at, character: before - lineStart + (lineStart === 0 ? this.#carried(found) : 0) };
  }

  /** The offset of a place; a line beyond the end gives the end, a character beyond the line gives the line's end. */
  offsetAt(position: Position): number {
    if (position.line >= this.lineCount) return this.length;
    if (position.line < 0) return 0;
    const lineStart = this.#lineStart(position.line);
    if (position.character <= 0) return lineStart;
    const next = position.line + 1 < this.lineCount ? this.#lineStart(position.line + 1) : this.length;
    let offset = Math.min(lineStart + position.character, next);
    if (offset === next && offset > lineStart) {
      // At most one line end, of one or two units, can stand before the next line.
      const tail = this.slice(Math.max(lineStart, offset - 2), offset);
      offset -= tail.length - beforeLineEnd(tail, tail.length, 0);
    } else if (offset > lineStart) {
      const around = this.slice(offset - 1, offset);
      if (isLineEnd(around.charCodeAt(0))) offset--;
    }
    return offset;
  }

  /** Replaces `[start, end)` by `text`. Offsets are clamped. */
  edit(start: number, end: number, text: string): BlockChange<B> {
    const from = Math.max(0, Math.min(start, this.length));
    const to = Math.max(from, Math.min(end, this.length));
    const first = this.blocks.findOffset(from);
    if (!first) {
      const added = this.#cut(text);
      this.blocks.splice(0, 0, added);
      return { index: 0, removed: [], added };
    }
    // The block before may take in what is typed at the head of this one.
    const index = Math.max(0, first.index - 1);
    const begin = index === first.index ? first : this.#foundAt(index);
    const last = this.blocks.findOffset(to) as Found<B>;
    let upTo = last.index;
    let tail = '';
    for (const { item } of this.blocks.range(index, upTo + 1)) tail += item.text;
    tail = tail.slice(0, from - begin.start) + text + tail.slice(to - begin.start);
    // Cut again, taking in one more block at a time, until a cut falls where one stood before.
    let ahead = 1;
    for (;;) {
      const boundary = tail.length;
      let window = tail;
      let taken = 0;
      for (const { item } of this.blocks.range(upTo + 1, upTo + 1 + ahead)) {
        window += item.text;
        taken++;
      }
      const ends = splitBlocks(window);
      if (taken === 0 || ends.includes(boundary)) {
        const kept = taken === 0 ? ends : ends.filter((e) => e <= boundary);
        const added = this.#blocksOf(window, kept);
        return this.#replace(index, upTo - index + 1, added);
      }
      tail = window;
      upTo += taken;
      ahead *= 2;
    }
  }

  #replace(index: number, count: number, added: B[]): BlockChange<B> {
    // Blocks that came out of the cut as they were keep their identity, and with it what was read from them.
    const old: B[] = [];
    for (const { item } of this.blocks.range(index, index + count)) old.push(item);
    let head = 0;
    while (head < old.length && head < added.length && (old[head] as B).text === (added[head] as B).text) head++;
    let tail = 0;
    while (
      tail < old.length - head &&
      tail < added.length - head &&
      (old[old.length - 1 - tail] as B).text === (added[added.length - 1 - tail] as B).text
    )
      tail++;
    const fresh = added.slice(head, added.length - tail);
    const removed = this.blocks.splice(index + head, old.length - head - tail, fresh);
    return { index: index + head, removed, added: fresh };
  }

  #foundAt(index: number): Found<B> {
    for (const found of this.blocks.range(index, index + 1)) return found;
    throw new RangeError(`no block ${index}`);
  }

  #cut(text: string): B[] {
    return this.#blocksOf(text, splitBlocks(text));
  }

  #blocksOf(text: string, ends: readonly number[]): B[] {
    const blocks: B[] = [];
    let start = 0;
    for (const end of ends) {
      const piece = text.slice(start, end);
      blocks.push(this.make(piece, countBreaks(piece)));
      start = end;
    }
    return blocks;
  }

  /** Offset of the first unit of a line; the line must exist. */
  #lineStart(line: number): number {
    const found = this.blocks.findLine(line);
    if (!found || line <= 0) return 0;
    let at = 0;
    for (let n = found.line; n < line; n++) at = nextLine(found.item.text, at);
    return found.start + at;
  }

  /** Code units of the block's first line that stand in blocks before it. */
  #carried(found: Found<B>): number {
    const { text } = found.index > 0 ? (this.blocks.at(found.index - 1) as B) : found.item;
    if (found.index === 0 || isLineEnd(text.charCodeAt(text.length - 1))) return 0;
    return found.start - this.#lineStart(found.line);
  }
}
