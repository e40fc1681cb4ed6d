/** Widening a selection along the law: word, sentence, provision, the provisions above it, section, chapter, title. */
import { splitSentences } from '../facts/sentences';
import type { DraftBlock } from '../index/block';
import type { DocumentSpan, Draft } from '../index/draft';
import { markerOf } from '../syntax/tree';
import { contains, shift, span } from '../text/span';
import { divisionsAround, extentOf, extentOfDivision } from './targets';

const WORD = /[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu;
/** How far from the caret the ends of a word are sought. */
const REACH = 100;

/** Spans around an offset, the narrowest first, each inside the next. */
export function selectionSpans(draft: Draft, offset: number): DocumentSpan[] {
  const spans: DocumentSpan[] = [];
  const push = (s: DocumentSpan): void => {
    const last = spans.at(-1);
    if (s.start <= offset && offset <= s.end && (!last || (contains(s, last) && (s.start < last.start || s.end > last.end)))) spans.push(s);
  };
  const found = draft.blockAt(offset);
  if (found) {
    const { block, at } = found;
    const start = draft.startOf(block);
    for (const s of inBlock(block, at)) push(shift(s, start));
    const { section } = block;
    if (section) {
      for (let p = draft.standingOf(block)?.provision; p; p = p.parent)
        push(extentOf(draft, { section, provision: p, block: p.home.block, label: markerOf(p).span }));
      const { opener } = section;
      if (opener)
        push(
          extentOf(draft, { section, provision: undefined, block: opener, label: opener.outline.label?.span ?? span(0, opener.length) }),
        );
      for (const division of divisionsAround(draft, section)) push(extentOfDivision(draft, division));
    }
  }
  push(span(0, draft.text.length));
  return spans;
}

/** The word at the caret, its sentence and the body of its block, in the block. */
function inBlock(block: DraftBlock, at: number): DocumentSpan[] {
  const found: DocumentSpan[] = [];
  const from = Math.max(0, at - REACH);
  const window = block.text.slice(from, at + REACH);
  for (const m of window.matchAll(WORD)) {
    const [start, end] = [from + m.index, from + m.index + m[0].length];
    if (start <= at && at <= end) found.push(span(start, end));
  }
  const { body, end } = block.outline;
  const sentence = splitSentences(block.text, body, end).find((s) => s.start <= at && at <= s.end);
  if (sentence) found.push(sentence);
  found.push(span(body, end));
  return found;
}
