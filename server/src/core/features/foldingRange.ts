/** Folding along the section tree, and over the recitals. */
import type { Draft } from '../index/draft';
import { documentSymbols, type OutlineSymbol } from './documentSymbol';

/** First and last line of a fold, 0-based. */
export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
}

export function foldingRanges(draft: Draft): Fold[] {
  const folds: Fold[] = [];
  const visit = (symbols: readonly OutlineSymbol[]): void => {
    for (const symbol of symbols) {
      const startLine = draft.text.positionAt(symbol.span.start).line;
      const endLine = draft.text.positionAt(symbol.span.end).line;
      if (endLine > startLine && !folds.some((f) => f.startLine === startLine && f.endLine === endLine && f === folds.at(-1)))
        folds.push({ startLine, endLine });
      visit(symbol.children);
    }
  };
  visit(documentSymbols(draft));
  return folds;
}
