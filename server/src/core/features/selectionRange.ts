/** Widening a selection along the law: sentence, provision, the provisions above it, section, division. */

import { splitSentences } from '../facts/sentences';
import type { DocumentSpan, Draft } from '../index/draft';
import { contains, shift, span } from '../text/span';
import { documentSymbols, type OutlineSymbol } from './documentSymbol';

/** Spans around an offset, the narrowest first, each inside the next. */
export function selectionSpans(draft: Draft, offset: number): DocumentSpan[] {
  const spans: DocumentSpan[] = [];
  const push = (s: DocumentSpan): void => {
    const last = spans.at(-1);
    if (!last || (contains(s, last) && (s.start < last.start || s.end > last.end))) spans.push(s);
  };
  const found = draft.blockAt(offset);
  if (found) {
    const { block, at } = found;
    const start = draft.startOf(block);
    const word = /[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu;
    for (let m = word.exec(block.text); m; m = word.exec(block.text))
      if (m.index <= at && at <= m.index + m[0].length) push(span(start + m.index, start + m.index + m[0].length));
    const sentence = splitSentences(block.text, block.outline.body, block.outline.end).find((s) => s.start <= at && at <= s.end);
    if (sentence) push(shift(sentence, start));
    push(span(start + block.outline.body, start + block.outline.end));
  }
  const around: DocumentSpan[] = [];
  const visit = (symbols: readonly OutlineSymbol[]): void => {
    for (const symbol of symbols) {
      if (symbol.span.start > offset || offset > symbol.span.end) continue;
      around.unshift(symbol.span);
      visit(symbol.children);
    }
  };
  visit(documentSymbols(draft));
  for (const s of around) push(s);
  push(span(0, draft.text.length));
  return spans;
}
