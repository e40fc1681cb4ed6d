/** Links from recognised citations to their source, opened only when clicked. */
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
      if (authority && /^https:\/\//.test(authority.url))
        links.push({
          span: { start: start + citation.span.start, end: start + citation.span.end },
          url: authority.url,
          tooltip: authority.citation,
        });
    }
  }
  return links;
}
