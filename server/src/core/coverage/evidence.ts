/** Where the tests of the checklist match in one draft, block by block, and whether each matches at all. */
import type { DraftBlock } from '../index/block';
import type { Draft } from '../index/draft';
import type { Span } from '../text/span';

/** A test that matches in a block. */
export interface Found {
  readonly test: number;
  /** Counts from the start of the block. */
  readonly span: Span;
  /**
   * Shown by the section's heading, or by the kind of the block: told of the block alone, and so of no force in a table of
   * contents. Absent where words show it.
   */
  readonly by?: 'heading' | 'kind';
}

/** A place that shows something. */
export interface Shown {
  readonly block: DraftBlock;
  readonly span: Span;
}

/** Up to so many blocks are put in order by themselves; for more the draft is gone through from its start, which then ends soon. */
const FEW = 200;

export class Evidence {
  readonly #byBlock = new Map<DraftBlock, readonly Found[]>();
  /** By test, the blocks in which it matches. */
  readonly #holders: (Set<DraftBlock> | undefined)[];

  constructor(
    readonly draft: Draft,
    tests: number,
  ) {
    this.#holders = new Array(tests).fill(undefined);
  }

  /** What a block shows, in order of place, in the stead of what it showed before. */
  put(block: DraftBlock, found: readonly Found[]): void {
    this.drop(block);
    if (found.length === 0) return;
    this.#byBlock.set(block, found);
    for (const { test } of found) {
      const holders = this.#holders[test];
      if (holders) holders.add(block);
      else this.#holders[test] = new Set([block]);
    }
  }

  drop(block: DraftBlock): void {
    const before = this.#byBlock.get(block);
    if (!before) return;
    this.#byBlock.delete(block);
    for (const { test } of before) this.#holders[test]?.delete(block);
  }

  /** Whether a test matches anywhere. */
  has(test: number): boolean {
    for (const block of this.#holders[test] ?? [])
      if (this.#byBlock.get(block)?.some((f) => f.test === test && counts(f, block))) return true;
    return false;
  }

  /** Whether one of the tests matches in a block in which none of the others does. */
  hasApart(tests: readonly number[], others: readonly number[]): boolean {
    for (const test of tests)
      for (const block of this.#holders[test] ?? []) {
        const found = this.#byBlock.get(block) ?? [];
        if (found.some((f) => f.test === test && counts(f, block)) && !found.some((f) => others.includes(f.test))) return true;
      }
    return false;
  }

  /** The places where any of the tests match, in order of the text, each once; at most so many. */
  places(tests: readonly number[], most: number): readonly Shown[] {
    const sets = tests.flatMap((t) => this.#holders[t] ?? []).filter((s) => s.size > 0);
    if (sets.length === 0) return NONE;
    const places: Shown[] = [];
    for (const block of this.#inOrder(sets)) {
      let last = -1;
      for (const found of this.#byBlock.get(block) ?? []) {
        if (found.span.start === last || !tests.includes(found.test) || !counts(found, block)) continue;
        last = found.span.start;
        if (places.length >= most) return places;
        places.push({ block, span: found.span });
      }
    }
    return places;
  }

  #inOrder(sets: readonly ReadonlySet<DraftBlock>[]): Iterable<DraftBlock> {
    if (sets.reduce((sum, s) => sum + s.size, 0) > FEW) return among(this.draft.text.blocks.items(), sets);
    const blocks = new Set(sets.flatMap((s) => [...s]));
    if (blocks.size === 1) return blocks;
    return [...blocks]
      .map((block) => ({ block, index: this.draft.indexOf(block) }))
      .sort((a, b) => a.index - b.index)
      .map(({ block }) => block);
  }
}

function* among(blocks: Iterable<DraftBlock>, sets: readonly ReadonlySet<DraftBlock>[]): Generator<DraftBlock> {
  for (const block of blocks) if (sets.some((s) => s.has(block))) yield block;
}

function counts({ by }: Found, { section }: DraftBlock): boolean {
  return by === undefined || (section !== undefined && !section.contents && (by === 'kind' || !section.isBare));
}

const NONE: readonly Shown[] = [];
