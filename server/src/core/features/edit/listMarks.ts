/** The marks that part the items of a sentence's list: made alike where the list itself shows what it wants. */
import type { DraftBlock } from '../../index/block';
import type { DraftSection } from '../../index/section';
import { type Span, span } from '../../text/span';
import type { DraftProvision } from './bindings';
import { siblingsOf } from './series';

/** How an item ends: its mark and the joining word behind it, with the place of the mark in its block. */
interface Ending {
  readonly mark: string;
  readonly joined: boolean;
  readonly at: Span;
}

const ENDING = /(?<=[\p{L}\p{N})\]”"’%])([;,.:]?)(\s+(?:and|or|and\/or))?$/u;

function endingOf(block: DraftBlock): Ending | undefined {
  const { body, end } = block.outline;
  if (end <= body) return undefined;
  const from = Math.max(body, end - 24);
  const found = ENDING.exec(block.text.slice(from, end));
  if (!found) return undefined;
  const at = from + found.index;
  // "emanates; and," is a slip of another kind: which of its marks is meant is the drafter's to say.
  if (found[1] !== '' && /(?:^|\s)(?:and|or)$/.test(block.text.slice(from, at))) return undefined;
  return { mark: found[1] ?? '', joined: found[2] !== undefined, at: span(at, at + (found[1] ?? '').length) };
}

/** A mark that should be another, as a span of its block. */
export interface MarkChange {
  readonly span: Span;
  readonly text: string;
}

/** The changes that make the marks of a section's lists alike, by block. Looks at each item once. */
export function listMarks(section: DraftSection): ReadonlyMap<DraftBlock, MarkChange> {
  const found = new Map<DraftBlock, MarkChange>();
  const parents: (DraftProvision | undefined)[] = [undefined, ...section.tree.all.filter((p) => p.children.length > 0)];
  let after: ReadonlyMap<DraftBlock, DraftBlock> | undefined;
  for (const parent of parents) {
    for (const list of hangingLists(siblingsOf(section, parent))) {
      const endings = list.map((p) => (p.children.length > 0 || p.home.opens.at(-1) !== p ? undefined : endingOf(p.home.block)));
      if (!prevails(endings.slice(0, -1))) continue;
      after ??= wordsAfter(section);
      for (const [i, p] of list.entries()) {
        const change = changeOf(section, p, endings[i], i === list.length - 1, after.get(p.home.block));
        if (change) found.set(p.home.block, change);
      }
    }
  }
  return found;
}

/** Lists of three and more items that carry on one sentence. */
function hangingLists(siblings: readonly DraftProvision[]): DraftProvision[][] {
  const lists: DraftProvision[][] = [];
  for (const p of siblings) {
    const list = lists.at(-1);
    if (p.home.leadIn === undefined) continue;
    if (list?.[0]?.home.leadIn === p.home.leadIn) list.push(p);
    else lists.push([p]);
  }
  return lists.filter((list) => list.length >= 3);
}

function changeOf(
  section: DraftSection,
  p: DraftProvision,
  own: Ending | undefined,
  last: boolean,
  next: DraftBlock | undefined,
): MarkChange | undefined {
  const { block } = p.home;
  if (!own || !isOneSentence(block)) return undefined;
  const opened = next && section.standingOf(next)?.opens[0];
  if (!last) {
    // A full stop may end a sentence of its own, and a colon opens something: neither is a slip. Unmarked words behind
    // an item may carry its sentence on.
    const wrong = own.mark === ',' || own.mark === '';
    return wrong && opened ? { span: own.at, text: ';' } : undefined;
  }
  const wrong = !own.joined && (own.mark === ';' || own.mark === ',' || own.mark === '');
  // Words without a marker, or an item of a list above, carry the sentence on.
  const ends = next === undefined || (opened !== undefined && section.standingOf(next)?.leadIn === undefined);
  return wrong && ends ? { span: own.at, text: '.' } : undefined;
}

/** Whether the items but the last are parted by semicolons: more than half of them, and two at least. */
function prevails(endings: readonly (Ending | undefined)[]): boolean {
  const own = endings.filter((e) => e !== undefined);
  const semicolons = own.filter((e) => e.mark === ';').length;
  return semicolons >= 2 && semicolons * 2 > own.length;
}

/** Whether the item's words hold no full stop that begins another sentence. */
const isOneSentence = (block: DraftBlock): boolean =>
  !/[.?!]["”’)]?\s+\p{Lu}/u.test(block.text.slice(block.outline.body, block.outline.end));

/** For each block of a section, the next one that holds words of the law. */
function wordsAfter(section: DraftSection): ReadonlyMap<DraftBlock, DraftBlock> {
  const after = new Map<DraftBlock, DraftBlock>();
  let next: DraftBlock | undefined;
  for (const block of section.blocks.toReversed()) {
    if (next) after.set(block, next);
    const { kind } = block.outline;
    if (kind !== 'blank' && kind !== 'note' && kind !== 'history') next = block;
  }
  return after;
}
