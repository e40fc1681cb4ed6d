/** Hover: one card a place, about the narrowest thing under the pointer, and the finding that covers it. */

import { describeNorm } from '../../facts/norms/describe';
import type { DocumentSpan } from '../../index/draft';
import { termAt } from '../../index/terms';
import { checkCitation } from '../../law/check';
import { shift, touches } from '../../text/span';
import { type FeatureContext, findingsIn } from '../context';
import { plain } from '../markdown';
import { referenceAt } from '../navigation';
import { authorityCard } from './authority';
import { definedTermCard, findingCard, termCard } from './cards';
import { referenceCard } from './reference';

export interface Hover {
  readonly markdown: string;
  readonly span: DocumentSpan;
}

interface Card {
  readonly markdown: string;
  readonly span: DocumentSpan;
}

/** The card at an offset, or undefined for a plain word. */
export function hover(ctx: FeatureContext, offset: number): Hover | undefined {
  const finding = findingsIn(ctx, { start: offset, end: offset })[0];
  const card = thingAt(ctx, offset, finding ? 'brief' : ctx.settings.hover.length);
  const parts = [finding ? findingCard(finding, ctx) : '', card?.markdown ?? ''].filter((p) => p !== '');
  if (parts.length === 0) return undefined;
  return {
    markdown: parts.join('\n\n---\n\n'),
    span:
      card?.span ?? ctx.draft.spanOf((finding as NonNullable<typeof finding>).hit.block, (finding as NonNullable<typeof finding>).hit.span),
  };
}

function thingAt(ctx: FeatureContext, offset: number, length: 'brief' | 'standard' | 'full'): Card | undefined {
  const { draft, book, settings } = ctx;
  const found = draft.blockAt(offset);
  if (!found) return undefined;
  const { block, at } = found;
  const start = draft.startOf(block);
  if (settings.hover.citations) {
    const citation = block.facts.citations.find((c) => touches(c.span, at));
    if (citation) {
      const authority = book.authorityOf(draft, block, citation);
      if (authority) {
        const written = block.textOf(citation.span);
        const problems = [...new Set(checkCitation(citation, block.text, book.library, book.forms).map((p) => p.fact))];
        return { markdown: authorityCard(authority, ctx, { citation, written, problems, length }), span: shift(citation.span, start) };
      }
    }
    const mention = block.facts.mentions.find((m) => m.concept.startsWith('authority:') && touches(m.span, at));
    const named = mention && book.authority(mention.concept.slice('authority:'.length));
    if (mention && named) return { markdown: authorityCard(named, ctx, { length }), span: shift(mention.span, start) };
  }
  if (settings.hover.references) {
    const reference = referenceAt(draft, offset);
    const markdown = reference && referenceCard(reference, ctx);
    if (reference && markdown) return { markdown, span: draft.spanOf(block, reference.words) };
  }
  if (settings.hover.definitions) {
    const term = termAt(draft, block, at);
    if (term) {
      const art = book.termAt(block.facts.mentions, at);
      const card = definedTermCard(term.definitions, ctx);
      return {
        markdown: art && length !== 'brief' && settings.hover.terms ? `${card}\n\n---\n\n${termCard(art.term, ctx)}` : card,
        span: shift(term.span, start),
      };
    }
  }
  if (settings.hover.terms) {
    const art = book.termAt(block.facts.mentions, at);
    if (art) return { markdown: termCard(art.term, ctx), span: shift(art.span, start) };
  }
  if (settings.hover.norms) {
    const norm = draft.normsOf(block).find((n) => touches(n.span, at));
    if (norm) return { markdown: describeNorm(norm, block.text), span: shift(norm.span, start) };
  }
  return undefined;
}

/** What the sentence at an offset does, in plain words. */
export function explainSentence(ctx: FeatureContext, offset: number): Hover | undefined {
  const found = ctx.draft.blockAt(offset);
  if (!found) return undefined;
  const { block, at } = found;
  const norms = ctx.draft.normsOf(block).filter((n) => touches(n.span, at));
  const norm = norms[0];
  if (!norm) return undefined;
  const start = ctx.draft.startOf(block);
  const words = norms.map((n) => describeNorm(n, block.text)).join('\n\n');
  return { markdown: `> ${plain(block.textOf(norm.span))}\n\n${words}`, span: shift(norm.span, start) };
}
