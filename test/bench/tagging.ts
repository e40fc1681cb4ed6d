/**
 * What tagging takes by itself: the lexicon's phrases found in a text, block by block as a draft is read. `words` finds the words of a
 * block, which all readers of words share; `tag` walks the lexicon over them.
 */
import type { LexiconFile } from '../../server/src/core/facts/lexicon';
import { tagWords } from '../../server/src/core/facts/lexicon';
import { Words } from '../../server/src/core/facts/words';
import { splitBlocks } from '../../server/src/core/text/split';
import { book, lawbook } from '../support/book';
import { best } from './measure';

export interface TaggingSpeed {
  readonly name: string;
  readonly megabytes: number;
  readonly wordsMs: number;
  /** Words and tags. */
  readonly bothMs: number;
  /** Of words and tags together. */
  readonly megabytesPerSecond: number;
  /** Of the walk over words already found. */
  readonly walkMegabytesPerSecond: number;
  readonly toYardstick: number;
  readonly mentions: number;
}

/** Phrases as written in rules/lexicon/, those that only look like one included. */
export const phraseCount = (): number =>
  (lawbook.lexicon as readonly LexiconFile[])
    .flatMap((f) => f.concepts)
    .reduce((n, c) => n + c.phrases.length + (c.notPhrases?.length ?? 0), 0);

/** Word sequences that the phrases, short names of authorities and terms unfold to. */
export const sequenceCount = (): number => book.reader.lexicon.sequences;

/** @param yardstickMs what the pattern of 120 phrases takes on the same text. */
export function taggingSpeed(name: string, text: string, yardstickMs: number): TaggingSpeed {
  const { lexicon, wordSigns } = book.reader;
  const words = new Words();
  const starts = splitBlocks(text);
  const blocks = starts.map((start, i) => text.slice(start, starts[i + 1] ?? text.length));
  const runs = text.length > 3e6 ? 3 : 5;
  let mentions = 0;
  const wordsMs = best(runs, () => {
    for (const block of blocks) words.read(block, 0, block.length, wordSigns);
  });
  const bothMs = best(runs, () => {
    mentions = 0;
    for (const block of blocks) mentions += tagWords(lexicon, words.read(block, 0, block.length, wordSigns)).length;
  });
  return {
    name,
    megabytes: text.length / 1e6,
    wordsMs,
    bothMs,
    megabytesPerSecond: text.length / 1e3 / bothMs,
    walkMegabytesPerSecond: text.length / 1e3 / Math.max(bothMs - wordsMs, 0.001),
    toYardstick: bothMs / yardstickMs,
    mentions,
  };
}

export const taggingLine = (s: TaggingSpeed): string =>
  `tagging ${s.megabytesPerSecond.toFixed(0)} MB/s (words ${(s.megabytes / (s.wordsMs / 1e3)).toFixed(0)}, walk alone ${s.walkMegabytesPerSecond.toFixed(0)}), ${s.toYardstick.toFixed(2)} times the phrases, ${s.mentions} mentions  ${s.name}`;
