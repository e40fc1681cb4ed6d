/** Makes the hit of a check that found something at one place. */
import type { DraftBlock } from '../../index/block';
import type { Span } from '../../text/span';
import type { Hit } from '../finding';
import type { Rule } from '../types';

/** Longest words of the draft that a message quotes. */
const QUOTE = 40;

const brief = (text: string): string => (text.length > QUOTE ? `${text.slice(0, QUOTE - 1)}…` : text);

/** A hit of `rule` at `span` of `block`; {quote} is the words there unless `more.fill` gives others. */
export const hitAt = (
  rule: Rule,
  block: DraftBlock,
  span: Span,
  more: Partial<Pick<Hit, 'fill' | 'related' | 'fixes' | 'sentence' | 'absent'>> = {},
): Hit => ({
  rule,
  block,
  span,
  sentence: more.sentence ?? span,
  related: more.related ?? [],
  fixes: more.fixes ?? [],
  authorities: [],
  ...(more.absent && { absent: true }),
  fill: { quote: brief(block.textOf(span)), ...more.fill },
});

/** Whether words stand in a passage that is struck out. */
export const isStruck = (block: DraftBlock, s: Span): boolean =>
  block.struck.length > 0 && block.struck.some((x) => x.start <= s.start && s.end <= x.end);

/** Whether a block is a row of a table, "| Main Street | both sides |", in which words and signs stand by themselves. */
const isRow = (block: DraftBlock): boolean => block.text.charCodeAt(block.outline.body) === 124;

/** Kinds of block that hold words of the draft's own: not source notes, rulers, private notes, rows of tables. */
export const hasWords = (block: DraftBlock): boolean => {
  const { kind } = block.outline;
  return kind !== 'history' && kind !== 'rule' && kind !== 'note' && kind !== 'blank' && !isRow(block);
};

/** Whether a block is law, a definition or a recital, and not a heading, a title or a table of contents. */
export const isText = (block: DraftBlock): boolean => block.role !== 'ignored' && !isRow(block);
