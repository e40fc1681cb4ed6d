/** What can be done with the citation at a place: its short form, its full form, its later history, and all of them in one style. */
import { Sign } from '../../facts/signs';
import type { Citation } from '../../facts/types';
import type { DraftBlock } from '../../index/block';
import type { DocumentSpan } from '../../index/draft';
import { endMarkOf, shortCite } from '../../law/form';
import { reporterOf } from '../../law/library';
import { overlaps, span, touches } from '../../text/span';
import type { FeatureContext } from '../context';
import { type CitationEdit, normalizeCitations } from './normalize';

export type CitationChange = 'short' | 'full' | 'later' | 'normalize';

export interface CitationOffer {
  readonly change: CitationChange;
  readonly title: string;
}

interface CitedAt {
  readonly block: DraftBlock;
  readonly citation: Citation;
  readonly start: number;
}

/** Offers for the citation at a stretch of the document, in the order in which they are shown; cheap. */
export function citationOffers(ctx: FeatureContext, at: DocumentSpan): CitationOffer[] {
  const found = citedAt(ctx, at.start);
  if (!found) return [];
  const offers: CitationOffer[] = [];
  const full = fullForm(ctx, found);
  if (full) offers.push({ change: 'full', title: `Give the full citation: ${brief(full)}` });
  const short = shortForm(ctx, found);
  if (short) offers.push({ change: 'short', title: `Use the short form: ${short}` });
  const later = laterHistory(ctx, found);
  if (later) offers.push({ change: 'later', title: `Add later history: ${brief(later.replace(/^,\s/, ''))}` });
  return offers;
}

/** The edits of an offer, worked out on the draft as it is now; undefined where it no longer applies. */
export function citationEdits(ctx: FeatureContext, change: CitationChange, offset: number): readonly CitationEdit[] | undefined {
  if (change === 'normalize') return normalizeCitations(ctx).edits;
  const found = citedAt(ctx, offset);
  if (!found) return undefined;
  const { citation, start } = found;
  const end = start + citation.span.end;
  if (change === 'later') {
    const later = laterHistory(ctx, found);
    return later ? [{ span: span(end, end), text: later }] : undefined;
  }
  const text = change === 'full' ? fullForm(ctx, found) : shortForm(ctx, found);
  return text ? [{ span: span(start + citation.span.start, end), text: text + endMarkOf(citation, found.block.text) }] : undefined;
}

function citedAt({ draft }: FeatureContext, offset: number): CitedAt | undefined {
  const found = draft.blockAt(offset);
  if (!found) return undefined;
  const { block, at } = found;
  const citation = block.facts.citations.find((c) => touches(c.span, at));
  if (!citation || block.struck.some((s) => overlaps(s, citation.span))) return undefined;
  return { block, citation, start: draft.startOf(block) };
}

const LONGEST = 60;
const brief = (words: string): string => (words.length <= LONGEST ? words : `${words.slice(0, LONGEST - 1).trimEnd()}…`);

const POINTING: ReadonlySet<string> = new Set(['id', 'supra', 'short-case']);

/** The full citation in the place of a form that points back, with its pin. */
function fullForm(ctx: FeatureContext, { block, citation }: CitedAt): string | undefined {
  if (!POINTING.has(citation.kind)) return undefined;
  const full = ctx.book.fullOf(ctx.draft, block, citation);
  if (!full) return undefined;
  const authority = ctx.book.library.byCitation(full);
  const main = authority && ctx.book.library.citationOf(authority.id);
  const pin = citation.parts.pin?.text.replace(/^at\s+/, '') ?? '';
  // The words of the library where it knows the case at this very cite; else those of the draft.
  const known = authority?.kind === 'case' && main?.key === full.key;
  return withPin(known ? authority.citation : full.normal, known ? main : full, pin);
}

/** A full citation with another pin, or none. Statutes take a pin as their subsections: "id. § 1373(b)" is left alone. */
function withPin(words: string, c: Citation, pin: string): string | undefined {
  const { volume, page } = c.parts;
  if (c.kind !== 'case') return pin === '' ? words : undefined;
  if (!volume || !page) return undefined;
  const cite = `${volume.text} ${reporterOf(c)} ${page.text}`;
  const at = words.indexOf(cite);
  if (at < 0) return undefined;
  const end = at + cite.length;
  const behind = words.slice(end).replace(/^, (?:at )?(?=[\d*¶n])[^(,]*(?=[(,]|$)/, (m) => (m.endsWith(' ') ? ' ' : ''));
  return `${words.slice(0, end)}${pin === '' ? '' : `, ${pin}`}${behind}`;
}

/** The short form of a case that an earlier citation of the draft gives in full. */
function shortForm(ctx: FeatureContext, { block, citation }: CitedAt): string | undefined {
  const { name, volume, page, pin } = citation.parts;
  if (citation.kind !== 'case' || !name || !volume || !page) return undefined;
  if (!isCitedBefore(ctx, block, citation)) return undefined;
  const pages = pin?.text.replace(/^at\s+/, '') ?? '';
  const authority = ctx.book.library.byCitation(citation);
  const main = authority && ctx.book.library.citationOf(authority.id);
  if (authority && main?.key === citation.key) return shortCite(authority, main, pages);
  return `${callName(citation)}, ${volume.text} ${reporterOf(citation)} at ${pages || page.text}`;
}

/** Parties that sue in many cases: their name does not tell one from another. */
const FREQUENT = /^(?:United States|People|State|Commonwealth|City|County|Town|Village)\b|^(?:In re|Ex parte)\s/;

/** The party by which a case is called: the first, or the second where the first is a frequent one. */
function callName({ parts }: Citation): string {
  const [first, second, whole] = [parts.plaintiff?.text, parts.defendant?.text, parts.name?.text ?? ''];
  if (!first || !second) return whole;
  const called = FREQUENT.test(first) && !FREQUENT.test(second) ? second : first;
  return called.replace(/[*_]/g, '').replace(/,?\s(?:Inc\.|LLC|L\.L\.C\.|Co\.|Corp\.|Ltd\.).*$/, '');
}

/** Blocks above the place that are looked through for a full citation; those without citations cost nothing. */
const REACH = 1000;

function isCitedBefore({ draft }: FeatureContext, block: DraftBlock, citation: Citation): boolean {
  const same = (c: Citation): boolean => c.kind === 'case' && c.key === citation.key && c.parts.name !== undefined;
  if (block.facts.citations.some((c) => c.span.end <= citation.span.start && same(c))) return true;
  const index = draft.indexOf(block);
  for (let i = index - 1; i >= 0 && i >= index - REACH; i--) {
    const above = draft.text.blocks.at(i);
    if (above && (above.signs & Sign.cited) !== 0 && above.facts.citations.some(same)) return true;
  }
  return false;
}

/** What became of the case, where the citation is a full one and does not say so. */
function laterHistory({ book }: FeatureContext, { citation }: CitedAt): string | undefined {
  if (citation.kind !== 'case' || citation.parts.history || !citation.parts.year) return undefined;
  const authority = book.library.byCitation(citation);
  return authority && book.library.laterOf(authority.id)?.text;
}
