/**
 * Striking words of the draft so that what is left still reads: a list item goes with its marker, the items behind it move
 * up, and the conjunction stays before the last.
 */
import type { DraftBlock } from '../index/block';
import type { Draft } from '../index/draft';
import type { DraftSection } from '../index/section';
import { markerOf, type Provision, type Standing } from '../syntax/tree';
import { type Span, span } from '../text/span';
import type { BlockEdit } from './finding';

type Item = Provision<DraftBlock>;

/** What stands in the place of the only words of a numbered section, so that the numbers behind it hold. */
const RESERVED = '(Reserved)';

/** The edits that strike a sentence or list item, worked out on the draft as it is now. */
export function strikeEdits(draft: Draft, block: DraftBlock, sentence: Span): readonly BlockEdit[] {
  const { section } = block;
  const standing = draft.standingOf(block);
  const { body, end } = block.outline;
  const first = block.text.slice(body, sentence.start).trim() === '';
  const last = /^[\s;,.]*(?:(?:and|or)\s*)?$/.test(block.text.slice(sentence.end, Math.max(end, sentence.end)));
  if (!section || !standing) return [{ block, span: first && last ? whole(block) : withSpace(block.text, sentence), text: '' }];
  const item = standing.opens[0];
  if (first && last && item && standing.opens.length === 1 && item.ownsBody) return itemEdits(draft, section, item);
  const below = last ? descendants(standing) : [];
  const rest = below.map((b) => ({ block: b, span: whole(b), text: '' }));
  if (!(first && last)) return [{ block, span: withSpace(block.text, sentence), text: '' }, ...rest];
  if (block.outline.label && section.opener === block) {
    const bare = section.blocks.every((b) => b === block || below.includes(b) || b.outline.kind === 'blank');
    return [{ block, span: span(sentence.start, Math.max(sentence.end, end)), text: bare || item ? RESERVED : '' }, ...rest];
  }
  return [{ block, span: item ? span(sentence.start, Math.max(sentence.end, end)) : whole(block), text: item ? RESERVED : '' }, ...rest];
}

const whole = (block: DraftBlock): Span => span(0, block.text.length);

/** A sentence with the blank that parts it from the next, so that striking it leaves one blank. */
function withSpace(text: string, s: Span): Span {
  let end = s.end;
  while (end < text.length && (text[end] === ' ' || text[end] === '\t')) end++;
  return span(s.start, end);
}

/** The blocks that carry a sentence on, at any depth, in order of the text. */
function descendants(standing: Standing<DraftBlock>): DraftBlock[] {
  return standing.followers.flatMap((f) => [f.block, ...descendants(f)]);
}

const within = (p: Item | undefined, item: Item): boolean => {
  for (let at = p; at; at = at.parent) if (at === item) return true;
  return false;
};

/** The blocks of an item, those of what stands under it among them, and one blank line behind them where another stands before. */
function blocksOf(draft: Draft, section: DraftSection, item: Item): DraftBlock[] {
  const { blocks } = section;
  const from = blocks.indexOf(item.home.block);
  let to = from + 1;
  for (let i = to; i < blocks.length; i++) {
    const block = blocks[i] as DraftBlock;
    const standing = draft.standingOf(block);
    if (!standing) continue;
    // A paragraph without a marker may be text of the section that only stands behind the item: it is never taken along.
    if (!standing.opens.some((p) => within(p, item))) break;
    to = i + 1;
  }
  const found = blocks.slice(from, to);
  const behind = blocks[to];
  if (behind?.outline.kind === 'blank' && blocks[from - 1]?.outline.kind === 'blank') found.push(behind);
  return found;
}

/** An item on the line of its section's label goes without the label; where nothing else stands in the section, its number is kept. */
function besideLabel(section: DraftSection, item: Item, gone: readonly DraftBlock[]): BlockEdit {
  const { block } = item.home;
  const bare = section.blocks.every((b) => gone.includes(b) || b.outline.kind === 'blank');
  let from = markerOf(item).span.start;
  if (!bare) while (from > 0 && (block.text[from - 1] === ' ' || block.text[from - 1] === '\t')) from--;
  return { block, span: span(from, block.outline.end), text: bare ? RESERVED : '' };
}

/** How an item ends: "; and", ";", ".". */
const TAIL = /[;,.:]?\s*(?:\b(?:and|or)\b)?\s*$/;

function tailOf(block: DraftBlock): Span {
  const { end } = block.outline;
  const from = Math.max(block.outline.body, end - 12);
  const m = TAIL.exec(block.text.slice(from, end));
  return span(from + (m?.index ?? end - from), end);
}

function itemEdits(draft: Draft, section: DraftSection, item: Item): readonly BlockEdit[] {
  const siblings = item.parent?.children ?? section.tree.roots;
  const at = siblings.indexOf(item);
  const edits = new Map<DraftBlock, BlockEdit[]>();
  const put = (edit: BlockEdit): void => {
    const list = edits.get(edit.block);
    if (list) list.push(edit);
    else edits.set(edit.block, [edit]);
  };
  const gone = blocksOf(draft, section, item);
  for (const block of gone) put(block.outline.label ? besideLabel(section, item, gone) : { block, span: whole(block), text: '' });
  for (const edit of tails(siblings, at)) put(edit);
  if (!referredTo(draft, section)) for (const edit of markers(siblings, at)) put(edit);
  const order = [...edits.keys()].sort((a, b) => draft.indexOf(a) - draft.indexOf(b));
  return order.flatMap((b) => (edits.get(b) as BlockEdit[]).sort((x, y) => x.span.start - y.span.start));
}

/** The last two items keep the ends of the last two, so that the conjunction and the full stop stay where they belong. */
function* tails(siblings: readonly Item[], at: number): Generator<BlockEdit> {
  const n = siblings.length;
  if (n < 2 || at < n - 2 || siblings.some((s) => s.children.length > 0)) return;
  const blocks = siblings.map((s) => s.home.block);
  const end = (i: number): string => (blocks[i] as DraftBlock).textOf(tailOf(blocks[i] as DraftBlock));
  const pairs = at === n - 1 ? [[n - 2, n - 1] as const, [n - 3, n - 2] as const] : [[n - 3, n - 2] as const];
  for (const [to, from] of pairs) {
    const block = blocks[to];
    if (block && end(to) !== end(from)) yield { block, span: tailOf(block), text: end(from) };
  }
}

/** Each item behind takes the marker of the one before it. */
function* markers(siblings: readonly Item[], at: number): Generator<BlockEdit> {
  for (let i = at + 1; i < siblings.length; i++) {
    const [before, here] = [siblings[i - 1] as Item, siblings[i] as Item];
    if (before.dress !== here.dress || before.numerals !== here.numerals) return;
    const marker = markerOf(here);
    yield { block: here.home.block, span: marker.span, text: markerOf(before).text };
  }
}

/** Whether something may refer to the items of the section by their numbers: then these are left to be put right by renumbering. */
const referredTo = (draft: Draft, section: DraftSection): boolean =>
  draft.tally.has(`refers:${section.number.toLowerCase()}`) || section.blocks.some((b) => b.refers);
