/** Struck passages that run on from block to block: which blocks of a section begin inside one. */
import type { Outline } from './types';

/** The block begins inside a struck passage in square brackets. */
export const IN_BRACKETS = 1;
/** The block begins inside a struck passage whose mark means nothing else, "((" or a deletion tag. */
export const IN_MARKS = 2;

/** Blocks that a struck passage may run over. What is not closed within is a slip of the pen, and strikes nothing. */
const FAR = 80;

interface Carrier {
  readonly outline: Outline;
}

/** The ordinal of the block that closes what block `from` leaves open, or −1. */
function closedBy(blocks: readonly Carrier[], from: number, key: 'brackets' | 'marks'): number {
  let open = 0;
  const limit = Math.min(blocks.length, from + FAR);
  for (let i = from; i < limit; i++) {
    open += (blocks[i] as Carrier).outline[key];
    if (open <= 0) return i;
  }
  return -1;
}

/**
 * By ordinal, which struck passages run on into a block from before: `IN_BRACKETS`, `IN_MARKS`, both or none. One longer than
 * the blocks; undefined where nothing runs on, as in nearly every section. Brackets count only where `bracketsStrike`.
 */
export function carriedInto(blocks: readonly Carrier[], bracketsStrike: boolean): Uint8Array | undefined {
  let carried: Uint8Array | undefined;
  const mark = (from: number, key: 'brackets' | 'marks', bit: number): void => {
    const to = closedBy(blocks, from, key);
    if (to <= from) return;
    carried ??= new Uint8Array(blocks.length + 1);
    for (let i = from + 1; i <= to; i++) carried[i] = (carried[i] as number) | bit;
  };
  for (let i = 0; i < blocks.length; i++) {
    const { brackets, marks } = (blocks[i] as Carrier).outline;
    if (bracketsStrike && brackets > 0) mark(i, 'brackets', IN_BRACKETS);
    if (marks > 0) mark(i, 'marks', IN_MARKS);
  }
  return carried;
}
