/**
 * The blocks of a draft in order, with the sums of their lengths, so that a place is found and a stretch
 * replaced without walking the document. Blocks stand in chunks of some hundred; a look-up is a binary search
 * over chunks and a walk inside one.
 */

/** Something with a length in UTF-16 code units that holds so many line breaks. */
export interface Measured {
  readonly length: number;
  readonly breaks: number;
  /** The chunk it stands in: written and read by the sequence that holds it, and by nobody else. */
  chunk?: unknown;
}

/** Where an item stands: its ordinal, the offset of its first code unit, and the line that unit is on (0-based). */
export interface Place {
  readonly index: number;
  readonly start: number;
  readonly line: number;
}

export interface Found<B> extends Place {
  readonly item: B;
}

const CHUNK = 256;

class Chunk<B extends Measured> {
  length = 0;
  breaks = 0;
  /** Sums over the chunks before this one; right only below `Sequence.#fresh`. */
  firstIndex = 0;
  firstStart = 0;
  firstLine = 0;
  ordinal = 0;
  constructor(readonly items: B[]) {
    for (const item of items) {
      this.length += item.length;
      this.breaks += item.breaks;
    }
  }
}

export class Sequence<B extends Measured> {
  #chunks: Chunk<B>[] = [];
  /** Chunks below this ordinal have right sums. */
  #fresh = 0;

  constructor(items: readonly B[] = []) {
    this.splice(0, 0, items);
  }

  /** Number of items. */
  get count(): number {
    const last = this.#last();
    return last ? last.firstIndex + last.items.length : 0;
  }

  /** Code units in all. */
  get length(): number {
    const last = this.#last();
    return last ? last.firstStart + last.length : 0;
  }

  /** Line breaks in all; the number of lines is one more. */
  get breaks(): number {
    const last = this.#last();
    return last ? last.firstLine + last.breaks : 0;
  }

  at(index: number): B | undefined {
    const chunk = this.#chunkBy((c) => c.firstIndex, index);
    return chunk?.items[index - chunk.firstIndex];
  }

  /** The item that holds `offset`; at a boundary the later one, at the very end the last one. */
  findOffset(offset: number): Found<B> | undefined {
    const chunk = this.#chunkBy((c) => c.firstStart, offset);
    if (!chunk) return undefined;
    let start = chunk.firstStart;
    let line = chunk.firstLine;
    for (let i = 0; ; i++) {
      const item = chunk.items[i] as B;
      if (offset < start + item.length || i === chunk.items.length - 1) return { item, index: chunk.firstIndex + i, start, line };
      start += item.length;
      line += item.breaks;
    }
  }

  /** The item in which `line` begins: the first whose breaks reach it. Beyond the end, the last item. */
  findLine(line: number): Found<B> | undefined {
    // The line's first unit stands behind its break, so the chunk sought is the one that holds break number `line`.
    const chunk = line <= 0 ? this.#chunkBy((c) => c.firstStart, 0) : this.#chunkBy((c) => c.firstLine, line - 1);
    if (!chunk) return undefined;
    let start = chunk.firstStart;
    let at = chunk.firstLine;
    for (let i = 0; ; i++) {
      const item = chunk.items[i] as B;
      if (at + item.breaks >= line || i === chunk.items.length - 1) return { item, index: chunk.firstIndex + i, start, line: at };
      start += item.length;
      at += item.breaks;
    }
  }

  /** Where an item stands; undefined once it has been taken out. */
  place(item: B): Place | undefined {
    const chunk = item.chunk as Chunk<B> | undefined;
    if (!chunk) return undefined;
    this.#freshen(chunk.ordinal);
    let start = chunk.firstStart;
    let line = chunk.firstLine;
    for (let i = 0; i < chunk.items.length; i++) {
      const other = chunk.items[i] as B;
      if (other === item) return { index: chunk.firstIndex + i, start, line };
      start += other.length;
      line += other.breaks;
    }
    return undefined;
  }

  /** Takes out `remove` items from `index` on and puts `items` in their place; returns those taken out. */
  splice(index: number, remove: number, items: readonly B[]): B[] {
    const removed: B[] = [];
    const from = this.#chunkBy((c) => c.firstIndex, index);
    let ordinal = from ? from.ordinal : this.#chunks.length;
    const head = from ? from.items.slice(0, index - from.firstIndex) : [];
    const tail: B[] = [];
    let left = remove;
    let skip = head.length;
    let until = ordinal;
    for (; until < this.#chunks.length; until++) {
      const chunk = this.#chunks[until] as Chunk<B>;
      const rest = chunk.items.length - skip;
      if (left <= rest && until > ordinal && left === 0) break;
      const taken = Math.min(left, rest);
      for (let i = skip; i < skip + taken; i++) removed.push(chunk.items[i] as B);
      left -= taken;
      for (let i = skip + taken; i < chunk.items.length; i++) tail.push(chunk.items[i] as B);
      skip = 0;
      if (left === 0) {
        until++;
        break;
      }
    }
    for (const item of removed) item.chunk = undefined;
    // A small neighbour is taken along, so that many deletions do not leave many tiny chunks.
    let all = head.length || tail.length ? [...head, ...items, ...tail] : [...items];
    if (all.length < CHUNK / 4 && ordinal > 0) {
      ordinal--;
      all = [...(this.#chunks[ordinal] as Chunk<B>).items, ...all];
    }
    const fresh: Chunk<B>[] = [];
    const size = all.length <= CHUNK * 2 ? all.length : CHUNK;
    for (let i = 0; i < all.length; i += size) {
      const chunk = new Chunk(all.slice(i, i + size));
      for (const item of chunk.items) item.chunk = chunk;
      fresh.push(chunk);
    }
    if (fresh.length < 1000) this.#chunks.splice(ordinal, until - ordinal, ...fresh);
    else this.#chunks = [...this.#chunks.slice(0, ordinal), ...fresh, ...this.#chunks.slice(until)];
    this.#fresh = Math.min(this.#fresh, ordinal);
    // Ordinals must be right before sums are asked for, since a look-up starts from them.
    if (fresh.length !== until - ordinal) for (let i = ordinal; i < this.#chunks.length; i++) (this.#chunks[i] as Chunk<B>).ordinal = i;
    else for (let i = 0; i < fresh.length; i++) (fresh[i] as Chunk<B>).ordinal = ordinal + i;
    return removed;
  }

  /** Items from ordinal `from` (inclusive) to `to` (exclusive), with their places. */
  *range(from = 0, to = Number.POSITIVE_INFINITY): Generator<Found<B>> {
    const chunk = this.#chunkBy((c) => c.firstIndex, from);
    if (!chunk) return;
    this.#freshen(this.#chunks.length - 1);
    let index = chunk.firstIndex;
    let start = chunk.firstStart;
    let line = chunk.firstLine;
    for (let c = chunk.ordinal; c < this.#chunks.length; c++) {
      for (const item of (this.#chunks[c] as Chunk<B>).items) {
        if (index >= to) return;
        if (index >= from) yield { item, index, start, line };
        index++;
        start += item.length;
        line += item.breaks;
      }
    }
  }

  /** Items from ordinal `from` (inclusive) to `to` (exclusive) that are wanted, in order; the others cost a call of `wanted` each. */
  *matching(wanted: (item: B) => boolean, from = 0, to = Number.POSITIVE_INFINITY): Generator<B> {
    const first = this.#chunkBy((c) => c.firstIndex, from);
    if (!first) return;
    let index = first.firstIndex;
    for (let c = first.ordinal; c < this.#chunks.length && index < to; c++) {
      const { items } = this.#chunks[c] as Chunk<B>;
      const end = Math.min(items.length, to - index);
      for (let i = Math.max(0, from - index); i < end; i++) if (wanted(items[i] as B)) yield items[i] as B;
      index += items.length;
    }
  }

  /** All items in order. */
  *items(): Generator<B> {
    for (const chunk of this.#chunks) yield* chunk.items;
  }

  /** Visits all items in order; where there are many this costs less than `items`. */
  each(visit: (item: B) => void): void {
    for (const chunk of this.#chunks) for (const item of chunk.items) visit(item);
  }

  #last(): Chunk<B> | undefined {
    this.#freshen(this.#chunks.length - 1);
    return this.#chunks[this.#chunks.length - 1];
  }

  /** The last chunk whose sum does not exceed `value`. */
  #chunkBy(sum: (c: Chunk<B>) => number, value: number): Chunk<B> | undefined {
    this.#freshen(this.#chunks.length - 1);
    let low = 0;
    let high = this.#chunks.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if (sum(this.#chunks[mid] as Chunk<B>) > value) high = mid;
      else low = mid + 1;
    }
    return this.#chunks[Math.max(0, low - 1)];
  }

  #freshen(upTo: number): void {
    for (let i = this.#fresh; i <= upTo; i++) {
      const chunk = this.#chunks[i] as Chunk<B>;
      const before = i > 0 ? (this.#chunks[i - 1] as Chunk<B>) : undefined;
      chunk.ordinal = i;
      chunk.firstIndex = before ? before.firstIndex + before.items.length : 0;
      chunk.firstStart = before ? before.firstStart + before.length : 0;
      chunk.firstLine = before ? before.firstLine + before.breaks : 0;
    }
    this.#fresh = Math.max(this.#fresh, upTo + 1);
  }
}
