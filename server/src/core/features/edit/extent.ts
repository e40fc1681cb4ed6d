/** How far a section or provision reaches in the text, with everything under it. */
import type { DraftBlock } from '../../index/block';
import type { Draft } from '../../index/draft';
import type { DraftSection } from '../../index/section';
import { markerOf } from '../../syntax/tree';
import { type Span, span } from '../../text/span';
import type { DraftProvision } from './bindings';

/** Words that close a draft behind its last section: adoption, signatures, attestation. They belong to no section. */
const CLOSING =
  /^\s*(?:(?:PASSED|ADOPTED|APPROVED|INTRODUCED|ENACTED|ORDAINED|ATTEST|SIGNED|EFFECTIVE DATE:|Passed|Adopted|Approved|Introduced|Attest|Signed|Ayes|AYES|First [Rr]eading|Second [Rr]eading)\b|_{5,})/;

const isBlank = (block: DraftBlock): boolean => block.outline.kind === 'blank';

/** End of a block's words: without closing blanks and line end. */
const endOf = (draft: Draft, block: DraftBlock): number => draft.startOf(block) + block.outline.end;

/** A section from the beginning of its first line to the end of its last words. */
export function sectionExtent(draft: Draft, section: DraftSection): Span {
  const first = section.blocks[0] as DraftBlock;
  const closing = section.blocks.findIndex((b, i) => i > 0 && b.outline.kind === 'paragraph' && CLOSING.test(b.text));
  const own = closing < 0 ? section.blocks : section.blocks.slice(0, closing);
  const last = own.findLast((b) => !isBlank(b)) ?? first;
  return span(draft.startOf(first), endOf(draft, last));
}

/** The blocks of a provision in order: its own and those of everything under it. */
export function blocksOf(section: DraftSection, p: DraftProvision): readonly DraftBlock[] {
  const { blocks } = section;
  const first = blocks.indexOf(p.home.block);
  let end = first + 1;
  while (end < blocks.length && !endsAt(section, blocks[end] as DraftBlock, p)) end++;
  while (end > first + 1 && isBlank(blocks[end - 1] as DraftBlock)) end--;
  return blocks.slice(first, end);
}

/** Whether a block opens something that does not stand under `p`, or closes the list that `p` is an item of. */
function endsAt(section: DraftSection, block: DraftBlock, p: DraftProvision): boolean {
  const standing = section.standingOf(block);
  const opened = standing?.opens[0];
  if (opened) return !isUnder(opened, p);
  if (block.outline.kind === 'paragraph' && CLOSING.test(block.text)) return true;
  // Words after the last item of a sentence's list go on with that sentence: they are no part of the item.
  const { kind } = block.outline;
  return kind === 'paragraph' && p.home.leadIn !== undefined && isLast(p) && endsSentenceList(p);
}

const isLast = (p: DraftProvision): boolean => {
  const siblings = p.parent?.children ?? p.home.block.section?.tree.roots ?? [];
  return siblings.at(-1) === p;
};

/** Whether the item before ends with a comma or semicolon: a sentence parted into items, not items of sentences. */
function endsSentenceList(p: DraftProvision): boolean {
  const siblings = p.parent?.children ?? p.home.block.section?.tree.roots ?? [];
  const before = siblings.at(-2);
  const block = before?.home.block;
  return block !== undefined && /[;,](?:\s+(?:and|or|and\/or))?$/i.test(block.text.slice(0, block.outline.end));
}

/** Whether `p` is `above` or stands under it. */
export function isUnder(p: DraftProvision, above: DraftProvision): boolean {
  for (let at: DraftProvision | undefined = p; at; at = at.parent) if (at === above) return true;
  return false;
}

/** A provision from its marker to the end of its last words. */
export function provisionExtent(draft: Draft, section: DraftSection, p: DraftProvision): Span {
  const blocks = blocksOf(section, p);
  const last = blocks.findLast((b) => !isBlank(b)) ?? p.home.block;
  return span(draft.startOf(p.home.block) + markerOf(p).span.start, endOf(draft, last));
}
