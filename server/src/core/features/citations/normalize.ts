/** Brings the citations of a draft into the style that the settings name. Walks the text: on request only. */
import type { Citation } from '../../facts/types';
import type { DraftBlock } from '../../index/block';
import type { DocumentSpan } from '../../index/draft';
import { overlaps, span } from '../../text/span';
import type { FeatureContext } from '../context';
import { styleEdits } from './style';

export interface CitationEdit {
  readonly span: DocumentSpan;
  readonly text: string;
}

export interface Normalized {
  readonly edits: readonly CitationEdit[];
  /** How many citations change. */
  readonly count: number;
}

/** Kinds of blocks whose citations are not the draft's own words: notes, and notes on where the text comes from. */
const FOREIGN: ReadonlySet<string> = new Set(['blank', 'note', 'rule', 'history']);

/** The changes to all citations; the words of another law that an act reprints, struck words and notes stay as they are. */
export function normalizeCitations(ctx: FeatureContext): Normalized {
  const { draft, settings, book } = ctx;
  const edits: CitationEdit[] = [];
  let count = 0;
  for (const { item: block, start } of draft.text.blocks.range()) {
    if (!isOwn(block)) continue;
    const { citations } = block.facts;
    citations.forEach((c, i) => {
      const found = editsOf(c, citations[i + 1], block);
      if (found.length > 0) count++;
      for (const e of found) edits.push({ span: span(start + e.span.start, start + e.span.end), text: e.text });
    });
  }
  return { edits, count };

  function editsOf(c: Citation, next: Citation | undefined, block: DraftBlock) {
    if (block.struck.some((s) => overlaps(s, c.span))) return [];
    return styleEdits(c, next, block.text, settings.citations.style, book.forms);
  }
}

const isOwn = (block: DraftBlock): boolean => !FOREIGN.has(block.outline.kind) && block.section?.quoted !== true;

/** "12 citations changed." */
export const normalizedSummary = (count: number): string =>
  count === 0 ? 'All citations have the style already.' : count === 1 ? '1 citation changed.' : `${count} citations changed.`;
