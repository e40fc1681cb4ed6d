/** The outline of a draft: titles and chapters, sections, subdivisions with headings or children. */
import type { DraftBlock } from '../index/block';
import type { DocumentSpan, Draft } from '../index/draft';
import type { DraftSection } from '../index/section';
import { lastBlockOf, markerOf, type Provision } from '../syntax/tree';
import { type Span, span } from '../text/span';
import { headingOf, headingOfProvision, lastWords, nameOf, rankOf, short } from './targets';

export interface OutlineSymbol {
  /** "§ 9-131", "(b)". */
  readonly name: string;
  /** The heading, or the first words. */
  readonly detail: string;
  readonly kind: 'division' | 'section' | 'provision' | 'recitals' | 'title';
  readonly level: number;
  /** From the label to the end of what stands under it. */
  readonly span: DocumentSpan;
  /** The label and heading. */
  readonly selection: DocumentSpan;
  readonly children: readonly OutlineSymbol[];
}

/** A symbol while its children are still to come. */
type Growing = { -readonly [K in keyof OutlineSymbol]: OutlineSymbol[K] } & { children: Growing[] };

/** Tells where the blocks of one section stand, without a look-up in the draft for each. */
class Starts {
  readonly #starts = new Map<DraftBlock, number>();

  constructor(section: DraftSection, start: number) {
    let at = start;
    for (const block of section.blocks) {
      this.#starts.set(block, at);
      at += block.length;
    }
  }

  of(block: DraftBlock): number {
    return this.#starts.get(block) ?? 0;
  }

  spanOf(block: DraftBlock, s: Span): DocumentSpan {
    const start = this.of(block);
    return span(start + s.start, start + s.end);
  }
}

/** The symbols of the draft, nested. Divisions hold the sections after them up to the next of their rank. */
export function documentSymbols(draft: Draft): OutlineSymbol[] {
  const roots: Growing[] = [];
  const open: { readonly rank: number; readonly symbol: Growing }[] = [];
  let start = 0;
  for (const section of draft.sections) {
    const at = start;
    for (const block of section.blocks) start += block.length;
    if (section.contents) continue;
    const starts = new Starts(section, at);
    if (section.kind === 'opening') {
      roots.push(...openingSymbols(section, starts));
      continue;
    }
    const rank = rankOf(section);
    while (open.length > 0 && (open.at(-1)?.rank ?? 0) >= rank) open.pop();
    const symbol = sectionSymbol(section, starts, open.length);
    (open.at(-1)?.symbol.children ?? roots).push(symbol);
    if (section.kind === 'division' || section.amends) open.push({ rank, symbol });
  }
  stretch(roots);
  return roots;
}

function sectionSymbol(section: DraftSection, starts: Starts, level: number): Growing {
  const opener = section.opener as DraftBlock;
  const { label, heading, end } = opener.outline;
  const start = starts.of(opener) + (label?.span.start ?? 0);
  const last = lastWords(section.blocks) ?? opener;
  return {
    name: nameOf(section),
    detail: headingOf(section),
    kind: section.kind === 'division' ? 'division' : 'section',
    level,
    span: span(start, Math.max(starts.of(last) + last.outline.end, starts.of(opener) + end)),
    selection: span(start, starts.of(opener) + (heading?.end ?? label?.span.end ?? end)),
    children: section.tree.roots.map((p) => provisionSymbol(p, starts)),
  };
}

function provisionSymbol(provision: Provision<DraftBlock>, starts: Starts): Growing {
  const { block } = provision.home;
  const marker = markerOf(provision);
  const home = starts.of(block);
  const start = home + marker.span.start;
  const last = lastBlockOf(provision);
  return {
    name: marker.text,
    detail: headingOfProvision(provision),
    kind: 'provision',
    level: provision.level + 1,
    span: span(start, Math.max(start + marker.text.length, starts.of(last) + last.outline.end)),
    selection: span(start, home + (marker.heading?.end ?? marker.span.end)),
    children: provision.children.map((p) => provisionSymbol(p, starts)),
  };
}

/** The long title, and the recitals as one entry. */
function openingSymbols(section: DraftSection, starts: Starts): Growing[] {
  const symbols: Growing[] = [];
  const title = section.blocks.find((b) => b.outline.kind === 'title');
  if (title) {
    const { body, end } = title.outline;
    const s = starts.spanOf(title, span(body, end));
    symbols.push({ name: 'Title', detail: short(title.text, body, end), kind: 'title', level: 0, span: s, selection: s, children: [] });
  }
  const recitals = section.blocks.filter((b) => b.outline.kind === 'recital');
  const [first, last] = [recitals[0], recitals.at(-1)];
  if (first && last) {
    const s = span(starts.of(first) + first.outline.body, starts.of(last) + last.outline.end);
    const selection = span(s.start, starts.of(first) + first.outline.end);
    symbols.push({ name: 'Recitals', detail: `${recitals.length}`, kind: 'recitals', level: 0, span: s, selection, children: [] });
  }
  symbols.push(...section.tree.roots.map((p) => provisionSymbol(p, starts)));
  return symbols;
}

/** A parent reaches to the end of its last child. Returns the end of the last symbol. */
function stretch(symbols: readonly Growing[]): number {
  let end = 0;
  for (const symbol of symbols) {
    const inner = stretch(symbol.children);
    if (inner > symbol.span.end) symbol.span = span(symbol.span.start, inner);
    end = Math.max(end, symbol.span.end);
  }
  return end;
}
