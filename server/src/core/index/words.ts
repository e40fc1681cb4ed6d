/**
 * Where in a draft a word can stand, so that the uses of a term are sought in few places. Each few blocks share a small filter
 * of the words in them. It is made as the blocks are read and never changes, since a block never does: wherever its blocks
 * come to stand, it tells of their words, and at most of a few more.
 */
import { Words } from '../facts/words';
import type { DraftBlock } from './block';
import type { Draft } from './draft';

/** Blocks under one filter, and its 32-bit units. */
const GROUP = 8;
const UNITS = 64;
const BITS = UNITS * 32;

/** The words of some blocks, by two bits each. */
export type WordFilter = Uint32Array;

/** The words of a phrase, as the filters know them. */
export type Phrase = readonly number[];

/** One for all drafts: it is filled anew for each block. */
const READER = new Words();
/** That of blocks without a word. */
const EMPTY: WordFilter = new Uint32Array(UNITS);

/** Two bits of each word, so that few places are looked at that do not hold it. */
const mixed = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
const firstBit = (mix: number): number => (mix >>> 20) & (BITS - 1);
const secondBit = (mix: number): number => (mix >>> 7) & (BITS - 1);

/** The words of a phrase; undefined where it holds a letter beyond ASCII, whose capital may be written otherwise. */
export function phraseOf(text: string): Phrase | undefined {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127 && code !== 0x2019) return undefined;
  }
  const words = READER.read(text, 0, text.length);
  const bits: number[] = [];
  for (let i = 0; i < words.count; i++) {
    const mix = mixed(words.hashes[i] as number);
    bits.push(firstBit(mix), secondBit(mix));
  }
  return bits;
}

function enter(filter: WordFilter, { count, hashes }: Words): void {
  for (let w = 0; w < count; w++) {
    const mix = mixed(hashes[w] as number);
    const one = firstBit(mix);
    const two = secondBit(mix);
    filter[one >>> 5] = (filter[one >>> 5] as number) | (1 << (one & 31));
    filter[two >>> 5] = (filter[two >>> 5] as number) | (1 << (two & 31));
  }
}

/** Takes the words of blocks as a first reading finds them, which spares looking for them again. */
export function wordTaker(): (block: DraftBlock, words: Words) => void {
  let filter: WordFilter = EMPTY;
  let room = 0;
  return (block, words) => {
    if (block.words !== undefined) return;
    if (words.count === 0) {
      block.words = EMPTY;
      return;
    }
    if (room === 0) {
      filter = new Uint32Array(UNITS);
      room = GROUP;
    }
    room--;
    block.words = filter;
    enter(filter, words);
  };
}

/** The filter of a block that the first reading passed over, or that has come in since. */
function filterOf(block: DraftBlock): WordFilter {
  if (block.words === undefined) {
    const words = READER.read(block.text, 0, block.length);
    block.words = words.count === 0 ? EMPTY : new Uint32Array(UNITS);
    if (words.count > 0) enter(block.words, words);
  }
  return block.words;
}

function holdsAll(filter: WordFilter, phrase: Phrase): boolean {
  for (const bit of phrase) if (((filter[bit >>> 5] as number) & (1 << (bit & 31))) === 0) return false;
  return true;
}

/** Blocks from ordinal `from` to `to` (exclusive) that may hold one of the phrases, in order; those that surely hold none are left out. */
export function blocksThatMayHold(
  draft: Draft,
  phrases: readonly (Phrase | undefined)[],
  from?: number,
  to?: number,
): Iterable<DraftBlock> {
  const known = phrases.filter((p) => p !== undefined);
  if (known.length < phrases.length) return draft.text.blocks.matching(() => true, from, to);
  let last: WordFilter | undefined;
  let may = false;
  return draft.text.blocks.matching(
    (block) => {
      const filter = filterOf(block);
      if (filter === last) return may;
      last = filter;
      may = false;
      for (const phrase of known) may ||= holdsAll(filter, phrase);
      return may;
    },
    from,
    to,
  );
}
