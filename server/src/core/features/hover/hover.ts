/** Hover: one card a place, about the narrowest thing under the pointer, and the finding that covers it. */

import type { DocumentSpan } from '../../index/draft';
import { termAt } from '../../index/terms';
import { checkCitation, REMARKS } from '../../law/check';
import type { Finding } from '../../rules/finding';
import { SEVERITIES } from '../../rules/types';
import { shift, touches } from '../../text/span';
import { type FeatureContext, findingsIn } from '../context';
import { plain } from '../markdown';
import { referenceAt } from '../navigation';
import { readingCard } from '../sentence';
import { authorityCard } from './authority';
import { definedTermCard, findingCard, termCard } from './cards';
import { citationCard } from './citation';
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
  const here = findingsIn(ctx, { start: offset, end: offset });
  const told = gravest(here.filter((f) => !f.hit.absent));
  // A remark on an authority leaves room for its card.
  const brief = told !== undefined && !(told.severity === 'information' && told.hit.rule.id.startsWith('citations/'));
  const card = thingAt(ctx, offset, brief ? 'brief' : ctx.settings.hover.length);
  // A finding on what is not there stands at these words without being about them.
  const finding = told ?? (card ? undefined : gravest(here));
  const parts = [finding ? findingCard(finding, ctx) : '', card?.markdown ?? ''].filter((p) => p !== '');
  if (parts.length === 0) return undefined;
  return {
    markdown: parts.join('\n\n---\n\n'),
    span:
      card?.span ?? ctx.draft.spanOf((finding as NonNullable<typeof finding>).hit.block, (finding as NonNullable<typeof finding>).hit.span),
  };
}

/** Of several findings that meet at a place, the one to tell of. */
const gravest = (findings: readonly Finding[]): Finding | undefined =>
  SEVERITIES.flatMap((s) => findings.filter((f) => f.severity === s))[0];

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
      const problems = [
        ...new Set(
          checkCitation(citation, block.text, book.library, book.forms)
            .filter((p) => !REMARKS.has(p.check))
            .map((p) => p.fact),
        ),
      ];
      const written = block.textOf(citation.span);
      const markdown = authority
        ? authorityCard(authority, ctx, { citation, written, problems, length })
        : citationCard(citation, block, ctx, problems);
      return { markdown, span: shift(citation.span, start) };
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
    if (norm) return { markdown: `${HEADING}  \n${readingCard(draft, block, norm)}`, span: shift(norm.span, start) };
  }
  return undefined;
}

const HEADING = '**What this sentence does**';

/** What the sentence at an offset does, in plain words. */
export function explainSentence(ctx: FeatureContext, offset: number): Hover | undefined {
  const found = ctx.draft.blockAt(offset);
  if (!found) return undefined;
  const { block, at } = found;
  const norms = ctx.draft.normsOf(block).filter((n) => touches(n.span, at));
  const norm = norms[0];
  if (!norm) return undefined;
  const start = ctx.draft.startOf(block);
  const words = norms.map((n) => readingCard(ctx.draft, block, n)).join('\n\n');
  return { markdown: `> ${plain(block.textOf(norm.span))}\n\n${HEADING}\n\n${words}`, span: shift(norm.span, start) };
}
