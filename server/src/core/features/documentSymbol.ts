/** The outline of a draft: titles and chapters, sections, subdivisions with headings or children. */
import type { DraftBlock } from '../index/block';
import type { DocumentSpan, Draft } from '../index/draft';
import type { DraftSection } from '../index/section';
import { lastBlockOf, markerOf, type Provision } from '../syntax/tree';
import { span } from '../text/span';

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

const WIDTH = 80;

/** Titles and the like, by how much they hold. */
const RANK: Readonly<Record<string, number>> = {
  title: 1,
  subtitle: 2,
  division: 3,
  part: 4,
  subpart: 5,
  chapter: 6,
  subchapter: 7,
  article: 8,
};

const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= WIDTH ? line : `${line.slice(0, WIDTH - 1).trimEnd()}…`;
};

/** The symbols of the draft, nested. Divisions hold the sections after them up to the next of their rank. */
export function documentSymbols(draft: Draft): OutlineSymbol[] {
  const roots: OutlineSymbol[] = [];
  const open: { rank: number; symbol: OutlineSymbol & { children: OutlineSymbol[] } }[] = [];
  for (const section of draft.sections) {
    if (section.contents) continue;
    if (section.kind === 'opening') {
      roots.push(...openingSymbols(draft, section));
      continue;
    }
    const symbol = sectionSymbol(draft, section, open.length);
    const rank = section.kind === 'division' ? (RANK[section.word.toLowerCase()] ?? 9) : quotedRank(section);
    while (open.length > 0 && (open.at(-1)?.rank ?? 0) >= rank) open.pop();
    const parent = open.at(-1)?.symbol;
    (parent ? parent.children : roots).push(symbol);
    if (section.kind === 'division' || section.amends) open.push({ rank, symbol });
  }
  stretch(roots);
  return roots;
}

/** A code section stands under the bill section that amends or adds it. */
const quotedRank = (section: DraftSection): number => (section.quoted && !section.amends ? 21 : 20);

function sectionSymbol(draft: Draft, section: DraftSection, level: number): OutlineSymbol & { children: OutlineSymbol[] } {
  const opener = section.opener as DraftBlock;
  const start = draft.startOf(opener);
  const label = opener.outline.label;
  const last = section.blocks.findLast((b) => b.outline.kind !== 'blank' && b.outline.kind !== 'rule') ?? opener;
  const end = draft.startOf(last) + last.outline.end;
  const heading = section.heading || opener.text.slice(opener.outline.body, opener.outline.end);
  const sign = section.word || '';
  return {
    name: `${sign}${sign && sign !== '§' ? ' ' : sign ? ' ' : ''}${section.number}`.trim(),
    detail: short(heading),
    kind: section.kind === 'division' ? 'division' : 'section',
    level,
    span: span(start + (label?.span.start ?? 0), Math.max(end, start + opener.outline.end)),
    selection: span(start + (label?.span.start ?? 0), start + (opener.outline.heading?.end ?? label?.span.end ?? opener.outline.end)),
    children: section.tree.roots.map((p) => provisionSymbol(draft, p)),
  };
}

function provisionSymbol(draft: Draft, provision: Provision<DraftBlock>): OutlineSymbol {
  const { block } = provision.home;
  const marker = markerOf(provision);
  const start = draft.startOf(block) + marker.span.start;
  const last = lastBlockOf(provision);
  const heading = marker.heading
    ? block.textOf(marker.heading)
    : provision.ownsBody
      ? block.text.slice(block.outline.body, block.outline.end)
      : '';
  return {
    name: marker.text,
    detail: short(heading),
    kind: 'provision',
    level: provision.level + 1,
    span: span(start, Math.max(start + marker.text.length, draft.startOf(last) + last.outline.end)),
    selection: span(start, draft.startOf(block) + (marker.heading?.end ?? marker.span.end)),
    children: provision.children.map((p) => provisionSymbol(draft, p)),
  };
}

/** The long title, and the recitals as one entry. */
function openingSymbols(draft: Draft, section: DraftSection): OutlineSymbol[] {
  const symbols: OutlineSymbol[] = [];
  const title = section.blocks.find((b) => b.outline.kind === 'title');
  if (title) {
    const start = draft.startOf(title);
    const s = span(start + title.outline.body, start + title.outline.end);
    symbols.push({ name: 'Title', detail: short(title.text), kind: 'title', level: 0, span: s, selection: s, children: [] });
  }
  const recitals = section.blocks.filter((b) => b.outline.kind === 'recital');
  const [first, last] = [recitals[0], recitals.at(-1)];
  if (first && last) {
    const s = span(draft.startOf(first) + first.outline.body, draft.startOf(last) + last.outline.end);
    const selection = span(s.start, draft.startOf(first) + first.outline.end);
    symbols.push({ name: 'Recitals', detail: `${recitals.length}`, kind: 'recitals', level: 0, span: s, selection, children: [] });
  }
  if (section.tree.roots.length > 0) symbols.push(...section.tree.roots.map((p) => provisionSymbol(draft, p)));
  return symbols;
}

/** A parent reaches to the end of its last child. */
function stretch(symbols: readonly OutlineSymbol[]): number {
  let end = 0;
  for (const symbol of symbols) {
    const inner = stretch(symbol.children);
    if (inner > symbol.span.end) (symbol as { span: DocumentSpan }).span = span(symbol.span.start, inner);
    end = Math.max(end, symbol.span.end);
  }
  return end;
}
