/**
 * A change of the draft's text that is put together before anything is changed: replacements, and at most one pair of
 * passages that change places. It tells where each place of the old text stands in the new one, so that what was
 * promised can be held to the new text, and it comes out as edits that leave the caret where the drafter has it.
 */
import type { Draft } from '../../index/draft';
import type { Span } from '../../text/span';

/** A replacement in the document: UTF-16 offsets from its start, in the text before the change. */
export interface DocumentEdit {
  readonly span: Span;
  readonly text: string;
}

/** A stretch of the new text: copied from `[start, end)` of the old, or put in its place. */
interface Piece {
  readonly start: number;
  readonly end: number;
  /** Undefined where the old text stands unchanged. */
  readonly text: string | undefined;
}

interface PlacedPiece extends Piece {
  /** Where the piece begins in the new text. */
  readonly at: number;
}

const lengthOf = (p: Piece): number => (p.text === undefined ? p.end - p.start : p.text.length);

export class Rewriting {
  readonly #replacements = new Map<number, DocumentEdit>();
  #pair: { readonly first: Span; readonly second: Span } | undefined;
  #placed: readonly PlacedPiece[] | undefined;

  constructor(readonly draft: Draft) {}

  /** Nothing is changed. */
  get isEmpty(): boolean {
    return this.#replacements.size === 0 && this.#pair === undefined;
  }

  /** Puts `text` in the place of a passage. Of two replacements at one place the first stands; they must not overlap. */
  replace(span: Span, text: string): void {
    if (!this.#replacements.has(span.start)) this.#replacements.set(span.start, { span, text });
    this.#placed = undefined;
  }

  /** Whether a replacement begins at an offset. */
  touches(offset: number): boolean {
    return this.#replacements.has(offset);
  }

  /** Lets two passages change places; what stands between them stays. `first` ends before `second` begins. */
  exchange(first: Span, second: Span): void {
    this.#pair = { first, second };
    this.#placed = undefined;
  }

  /** The new text as a whole. */
  text(): string {
    return this.#written(this.#pieces());
  }

  /** Where the unit at an offset of the old text stands in the new one. */
  place(offset: number): number {
    const piece = this.#pieceWith(offset);
    if (!piece) return offset;
    return piece.at + (piece.text === undefined ? offset - piece.start : Math.min(offset - piece.start, piece.text.length));
  }

  /** Where a caret goes: at the end of a passage that moves, it goes along. */
  placeOfCaret(offset: number): number {
    const { first, second } = this.#pair ?? {};
    return offset === first?.end || offset === second?.end ? this.placeOfEnd(offset) : this.place(offset);
  }

  /** Where a passage that ended at an offset of the old text ends in the new one. */
  placeOfEnd(offset: number): number {
    if (offset === 0) return 0;
    const piece = this.#pieceWith(offset - 1);
    if (!piece) return offset;
    if (piece.text === undefined) return piece.at + (offset - piece.start);
    return offset === piece.end ? piece.at + piece.text.length : piece.at + Math.min(offset - piece.start, piece.text.length);
  }

  /**
   * The change as edits, in order and apart from each other. Of two passages that change places, the one that does not
   * hold `caret` is taken out and put in again: the caret stays with its words in any editor.
   */
  edits(caret: number): DocumentEdit[] {
    const single = [...this.#replacements.values()];
    const order = (a: DocumentEdit, b: DocumentEdit): number => a.span.start - b.span.start || a.span.end - b.span.end;
    if (!this.#pair) return single.sort(order);
    const { first, second } = this.#pair;
    const pieces = this.#inOrder();
    const within = (from: number, to: number): string => this.#written(pieces.filter((p) => p.start >= from && p.end <= to));
    const keepFirst = first.start <= caret && caret <= first.end;
    const moved = keepFirst ? { start: first.end, end: second.end } : { start: first.start, end: second.start };
    const text = keepFirst
      ? within(second.start, second.end) + within(first.end, second.start)
      : within(first.end, second.start) + within(first.start, first.end);
    const to = keepFirst ? first.start : second.end;
    const others = single.filter((e) => e.span.end <= moved.start || e.span.start >= moved.end);
    // What is put in where a replacement begins becomes part of it: two edits at one place are not told apart everywhere.
    const there = others.find((e) => e.span.start === to);
    const put = there ? { span: there.span, text: text + there.text } : { span: { start: to, end: to }, text };
    return [...others.filter((e) => e !== there), { span: moved, text: '' }, put].sort(order);
  }

  /** Old text and replacements in the order of the old text, cut where the two passages begin and end. */
  #inOrder(): Piece[] {
    const cuts = this.#pair ? [this.#pair.first.start, this.#pair.first.end, this.#pair.second.start, this.#pair.second.end] : [];
    const pieces: Piece[] = [];
    const copy = (from: number, to: number): void => {
      let at = from;
      for (const cut of cuts)
        if (at < cut && cut < to) {
          pieces.push({ start: at, end: cut, text: undefined });
          at = cut;
        }
      if (at < to) pieces.push({ start: at, end: to, text: undefined });
    };
    let at = 0;
    for (const { span, text } of [...this.#replacements.values()].sort((a, b) => a.span.start - b.span.start)) {
      copy(at, span.start);
      pieces.push({ start: span.start, end: span.end, text });
      at = span.end;
    }
    copy(at, this.draft.text.length);
    return pieces;
  }

  /** The pieces in the order of the new text. */
  #pieces(): readonly PlacedPiece[] {
    if (this.#placed) return this.#placed;
    let pieces = this.#inOrder();
    if (this.#pair) {
      const { first, second } = this.#pair;
      const part = (from: number, to: number): Piece[] => pieces.filter((p) => p.start >= from && p.end <= to);
      pieces = [
        ...pieces.filter((p) => p.end <= first.start),
        ...part(second.start, second.end),
        ...part(first.end, second.start),
        ...part(first.start, first.end),
        ...pieces.filter((p) => p.start >= second.end),
      ];
    }
    let at = 0;
    const placed: PlacedPiece[] = [];
    for (const piece of pieces) {
      placed.push({ ...piece, at });
      at += lengthOf(piece);
    }
    this.#placed = placed;
    return placed;
  }

  #written(pieces: readonly Piece[]): string {
    return pieces.map((p) => p.text ?? this.draft.text.slice(p.start, p.end)).join('');
  }

  /** Pieces of the old text in its order, to look up the one that holds a unit. */
  #pieceWith(offset: number): PlacedPiece | undefined {
    const sorted = this.#sorted();
    let low = 0;
    let high = sorted.length - 1;
    while (low <= high) {
      const mid = (low + high) >> 1;
      const piece = sorted[mid] as PlacedPiece;
      if (offset < piece.start) high = mid - 1;
      else if (offset >= piece.end) low = mid + 1;
      else return piece;
    }
    return undefined;
  }

  #sortedFrom: readonly PlacedPiece[] | undefined;
  #sortedPieces: readonly PlacedPiece[] = [];
  #sorted(): readonly PlacedPiece[] {
    const placed = this.#pieces();
    if (this.#sortedFrom !== placed) {
      this.#sortedFrom = placed;
      this.#sortedPieces = placed.filter((p) => p.end > p.start).sort((a, b) => a.start - b.start);
    }
    return this.#sortedPieces;
  }
}
