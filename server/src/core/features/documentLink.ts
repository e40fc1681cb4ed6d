/** Links from recognised citations, known or not, to their source; opened only when clicked. */
import type { Citation } from '../facts/types';
import type { DraftBlock } from '../index/block';
import type { DocumentSpan } from '../index/draft';
import type { FeatureContext } from './context';

export interface DocumentLink {
  readonly span: DocumentSpan;
  readonly url: string;
  readonly tooltip: string;
}

export function documentLinks(ctx: FeatureContext): DocumentLink[] {
  const links: DocumentLink[] = [];
  for (const { item: block, start } of ctx.draft.text.blocks.range()) {
    for (const citation of block.facts.citations) {
      const authority = ctx.book.authorityOf(ctx.draft, block, citation);
      const own = authority && /^https:\/\//.test(authority.url) ? { url: authority.url, tooltip: authority.citation } : undefined;
      const link = own ?? officialPage(ctx, block, citation);
      if (link) links.push({ span: { start: start + citation.span.start, end: start + citation.span.end }, ...link });
    }
  }
  return links;
}

/** The official page of what a citation that the library does not hold, or its full form, names. */
function officialPage(
  ctx: FeatureContext,
  block: DraftBlock,
  citation: Citation,
): { readonly url: string; readonly tooltip: string } | undefined {
  const full = ctx.book.fullOf(ctx.draft, block, citation);
  const published = full && ctx.book.places.of(full);
  return published && published.url !== '' ? { url: published.url, tooltip: published.where } : undefined;
}
