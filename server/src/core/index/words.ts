/**
 * Where in a draft a word can stand, so that the uses of a term are sought in few places. For each few blocks there is a
 * small filter of the words in them; it is made on the first question and kept as long as its blocks stand together.
 */
import { Words } from '../facts/words';
import type { DraftBlock } from './block';
import type { Draft } from './draft';

/** Blocks under one filter, and its 32-bit units. */
const GROUP = 8;
const UNITS = 64;
const BITS = UNITS * 32;

/** Blocks that stand together in the draft's sequence, with the filters of each `GROUP` of them. */
interface Run {
  readonly blocks: readonly DraftBlock[];
  readonly bits: Uint32Array;
}

/** A run whose blocks are being read, one after the other; `seen` tells which of them have been. */
interface Filling extends Run {
  readonly seen: Uint8Array;
  /** Where the next block to be read stands, most likely. */
  next: number;
}

/** The words of a phrase, as the filters know them. */
export type Phrase = readonly number[];

/** One for all drafts: it is filled anew for each block. */
const READER = new Words();

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

const emptyRun = (blocks: readonly DraftBlock[]): Run => ({ blocks, bits: new Uint32Array(Math.ceil(blocks.length / GROUP) * UNITS) });

function makeRun(blocks: readonly DraftBlock[]): Run {
  const run = emptyRun(blocks);
  for (let i = 0; i < blocks.length; i++) enter(run, i);
  return run;
}

/** Enters the words of the block at `i` of its run. */
function enter({ blocks, bits }: Run, i: number): void {
  const { text } = blocks[i] as DraftBlock;
  note(bits, i, READER.read(text, 0, text.length));
}

function note(bits: Uint32Array, i: number, { count, hashes }: Words): void {
  const base = Math.floor(i / GROUP) * UNITS;
  for (let w = 0; w < count; w++) {
    const mix = mixed(hashes[w] as number);
    const one = firstBit(mix);
    const two = secondBit(mix);
    bits[base + (one >>> 5)] = (bits[base + (one >>> 5)] as number) | (1 << (one & 31));
    bits[base + (two >>> 5)] = (bits[base + (two >>> 5)] as number) | (1 << (two & 31));
  }
}

function mayHold(bits: Uint32Array, base: number, phrases: readonly Phrase[]): boolean {
  for (const phrase of phrases) {
    let all = true;
    for (const bit of phrase) {
      if (((bits[base + (bit >>> 5)] as number) & (1 << (bit & 31))) !== 0) continue;
      all = false;
      break;
    }
    if (all) return true;
  }
  return false;
}

export class WordIndex {
  /**
   * By the chunk of the draft's sequence. A chunk is never altered: where blocks come or go others take its place, so what is
   * kept of one is right as long as its blocks are in it.
   */
  readonly #runs = new WeakMap<object, Run>();

  constructor(readonly draft: Draft) {}

  /**
   * Takes the words of a draft from its first reading, which finds them anyway: `read` is to give what `seen` is told, block
   * by block. What it passes over is looked at behind it.
   */
  fill(read: (seen: (block: DraftBlock, words: Words) => void) => void): void {
    const filling: Filling[] = [];
    const byToken = new Map<unknown, Filling>();
    for (const blocks of this.#together()) {
      const run = { ...emptyRun(blocks), seen: new Uint8Array(blocks.length), next: 0 };
      filling.push(run);
      byToken.set(blocks[0]?.chunk, run);
    }
    read((block, words) => {
      const run = byToken.get(block.chunk);
      if (!run) return;
      if (run.blocks[run.next] !== block) run.next = run.blocks.indexOf(block);
      if (run.next < 0) return;
      if (run.seen[run.next] === 0) note(run.bits, run.next, words);
      run.seen[run.next++] = 1;
    });
    for (const run of filling) {
      run.seen.forEach((seen, i) => {
        if (seen === 0) enter(run, i);
      });
      this.#runs.set(run.blocks[0]?.chunk as object, { blocks: run.blocks, bits: run.bits });
    }
  }

  /** Blocks from ordinal `from` to `to` (exclusive) that may hold one of the phrases, in order; those that surely hold none are left out. */
  *mayHold(phrases: readonly (Phrase | undefined)[], from = 0, to = Number.POSITIVE_INFINITY): Generator<DraftBlock> {
    const { blocks } = this.draft.text;
    const known = phrases.filter((p) => p !== undefined);
    const open = known.length < phrases.length;
    for (let index = from; index < to; ) {
      const first = blocks.at(index);
      if (!first || index >= blocks.count) return;
      const run = this.#runAt(first, index);
      // Filters are laid from the run's first block, which may stand before `from`.
      let i = run.blocks[0] === first ? 0 : run.blocks.indexOf(first);
      const start = index - i;
      while (i < run.blocks.length && start + i < to) {
        const group = Math.floor(i / GROUP);
        const end = Math.min((group + 1) * GROUP, run.blocks.length, to - start);
        if (open || mayHold(run.bits, group * UNITS, known)) for (; i < end; i++) yield run.blocks[i] as DraftBlock;
        i = end;
      }
      index = start + run.blocks.length;
    }
  }

  /** All blocks, by the chunk they stand in. */
  *#together(): Generator<DraftBlock[]> {
    let together: DraftBlock[] = [];
    for (const block of this.draft.text.blocks.items()) {
      if (together.length > 0 && together[0]?.chunk !== block.chunk) {
        yield together;
        together = [];
      }
      together.push(block);
    }
    if (together.length > 0) yield together;
  }

  /** The run that `first` stands in. */
  #runAt(first: DraftBlock, index: number): Run {
    const token = first.chunk as object;
    const kept = this.#runs.get(token);
    if (kept) return kept;
    const { blocks } = this.draft.text;
    let begin = index;
    while (begin > 0 && blocks.at(begin - 1)?.chunk === token) begin--;
    const together: DraftBlock[] = [];
    for (const { item } of blocks.range(begin)) {
      if (item.chunk !== token) break;
      together.push(item);
    }
    const run = makeRun(together);
    this.#runs.set(token, run);
    return run;
  }
}

const indexes = new WeakMap<Draft, WordIndex>();

/** The index of a draft's words; made on first use. */
export function wordsOf(draft: Draft): WordIndex {
  let index = indexes.get(draft);
  if (!index) {
    index = new WordIndex(draft);
    indexes.set(draft, index);
  }
  return index;
}
