/** Folding along the section tree, over the recitals and over a table of contents. */
import type { Draft } from '../index/draft';
import { documentSymbols, type OutlineSymbol } from './documentSymbol';

/** First and last line of a fold, 0-based. */
export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
}

/** What tells the line of an offset; the language server's remembers the last place it looked up. */
export type LineAt = (offset: number) => number;

/**
 * The folds of a draft in order of their first lines, one a line at most. Where a client takes no more than `limit`, the outer
 * ones are given and the levels below left out.
 */
export function foldingRanges(
  draft: Draft,
  limit = Number.POSITIVE_INFINITY,
  lineAt: LineAt = (offset) => draft.text.positionAt(offset).line,
): Fold[] {
  const levels: Fold[][] = [contentsFolds(draft, lineAt)];
  const visit = (symbols: readonly OutlineSymbol[], depth: number): void => {
    for (const symbol of symbols) {
      const startLine = lineAt(symbol.span.start);
      const endLine = lineAt(symbol.span.end);
      if (endLine === startLine) continue;
      levels[depth] ??= [];
      levels[depth]?.push({ startLine, endLine });
      visit(symbol.children, depth + 1);
    }
  };
  visit(documentSymbols(draft), 0);
  const kept = new Map<number, Fold>();
  for (const level of levels) {
    if (kept.size + level.length > limit) break;
    // The outer of two folds that begin on one line, as of "(d)(1)", is the one a drafter sees.
    for (const fold of level) if (!kept.has(fold.startLine)) kept.set(fold.startLine, fold);
  }
  return [...kept.values()].sort((a, b) => a.startLine - b.startLine);
}

/** The entries of a table of contents that follow one another, as one fold. */
function contentsFolds(draft: Draft, lineAt: LineAt): Fold[] {
  const folds: Fold[] = [];
  let first = -1;
  let last = 0;
  let start = 0;
  const close = (): void => {
    if (first >= 0) {
      const [startLine, endLine] = [lineAt(first), lineAt(last)];
      if (endLine > startLine) folds.push({ startLine, endLine });
    }
    first = -1;
  };
  for (const section of draft.sections) {
    const at = start;
    for (const block of section.blocks) start += block.length;
    if (!section.contents) {
      close();
      continue;
    }
    if (first < 0) first = at + (section.blocks[0]?.outline.label?.span.start ?? 0);
    last = at + (section.blocks[0]?.outline.end ?? 0);
  }
  close();
  return folds;
}
