/** What sections and provisions are called in lists and cards, and how far they reach. */
import type { DraftBlock } from '../index/block';
import type { DocumentSpan, Draft } from '../index/draft';
import type { Target } from '../index/resolve';
import type { DraftSection } from '../index/section';
import { lastBlockOf, markerOf, type Provision } from '../syntax/tree';
import { span } from '../text/span';
import { cut } from './markdown';

/** Characters of a heading or of first words that the outline shows. */
const WIDTH = 80;
/** Characters looked at for them: a paragraph may be as long as a book. */
const LOOK = 400;

/** One line of at most `WIDTH` characters from a stretch of a block. */
export function short(text: string, from: number, to: number): string {
  const line = text
    .slice(from, Math.min(to, from + LOOK))
    .replace(/\s+/g, ' ')
    .trim();
  return line.length <= WIDTH ? line : `${line.slice(0, WIDTH - 1).trimEnd()}…`;
}

/** How a section is called in lists: "§ 4", "SECTION 2", "CHAPTER 8.24", "8.24.010". */
export const nameOf = (section: DraftSection): string => `${section.word} ${section.number}`.trim();

/** The heading of a section, or its first words where it has none. */
export function headingOf(section: DraftSection): string {
  const { opener } = section;
  if (!opener) return '';
  const { heading, body, end } = opener.outline;
  return heading ? short(opener.text, heading.start, heading.end) : short(opener.text, body, end);
}

/** The heading of a provision, or its first words where it has none. */
export function headingOfProvision(provision: Provision<DraftBlock>): string {
  const { block } = provision.home;
  const { heading } = markerOf(provision);
  if (heading) return short(block.text, heading.start, heading.end);
  return provision.ownsBody ? short(block.text, block.outline.body, block.outline.end) : '';
}

/** The section itself as a target; undefined for matter without a label. */
export function targetOfSection(section: DraftSection): Target | undefined {
  const block = section.opener;
  return block && { section, provision: undefined, block, label: block.outline.label?.span ?? span(0, block.outline.end) };
}

export const targetOfProvision = (section: DraftSection, provision: Provision<DraftBlock>): Target => ({
  section,
  provision,
  block: provision.home.block,
  label: markerOf(provision).span,
});

export const sameTarget = (a: Target, b: Target): boolean => a.section === b.section && a.provision === b.provision;

/** From the target's label to the end of all that stands under it. */
export function extentOf(draft: Draft, target: Target): DocumentSpan {
  const start = draft.startOf(target.block) + target.label.start;
  const last = target.provision ? lastBlockOf(target.provision) : (lastWords(target.section.blocks) ?? target.block);
  return span(start, Math.max(draft.startOf(last) + last.outline.end, start + target.label.end - target.label.start));
}

/** The heading of a target as written, in one line; empty where it has none. */
export function headingOfTarget({ provision, block }: Target): string {
  const heading = provision ? markerOf(provision).heading : block.outline.heading;
  return heading ? block.textOf(heading).replace(/\s+/g, ' ').trim() : '';
}

/** The first words of a target, cut to `max` characters in one line: its own, else those of what stands under it. */
export function wordsOf(draft: Draft, target: Target, max: number): string {
  const { provision, block } = target;
  const start = draft.startOf(block);
  const inner = provision && !provision.ownsBody ? block.outline.markers[provision.nth + 1]?.span.start : undefined;
  const from = start + (inner ?? block.outline.body);
  return cut(draft.text.slice(from, Math.min(extentOf(draft, target).end, from + max * 3)), max);
}

/** Whether a block stands in the provision or section that is the target. */
export function stands(draft: Draft, block: DraftBlock, target: Target): boolean {
  if (block.section !== target.section) return false;
  if (!target.provision) return true;
  for (let p = draft.standingOf(block)?.provision; p; p = p.parent) if (p === target.provision) return true;
  return false;
}

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
const LOWEST_DIVISION = 9;
const SECTION_RANK = 20;

/**
 * How much a section holds, the least number the most: titles before chapters before sections. A code section stands under the
 * bill section that amends or adds it.
 */
export function rankOf(section: DraftSection): number {
  if (section.kind === 'division') return RANK[section.word.toLowerCase()] ?? LOWEST_DIVISION;
  return section.quoted && !section.amends ? SECTION_RANK + 1 : SECTION_RANK;
}

/** The titles, chapters and amending sections that a section stands under, the innermost first. */
export function divisionsAround(draft: Draft, section: DraftSection): DraftSection[] {
  const around: DraftSection[] = [];
  if (!draft.scheme.hasDivisions && draft.scheme.amending === 0) return around;
  const { sections } = draft;
  let rank = rankOf(section);
  for (let i = sections.indexOf(section) - 1; i >= 0 && rank > 1; i--) {
    const above = sections[i] as DraftSection;
    if (above.contents || above.kind === 'opening') continue;
    if ((above.kind === 'division' || above.amends) && rankOf(above) < rank) {
      rank = rankOf(above);
      around.push(above);
    }
  }
  return around;
}

/** From a division's label to the end of the last section under it. */
export function extentOfDivision(draft: Draft, division: DraftSection): DocumentSpan {
  const { sections } = draft;
  const rank = rankOf(division);
  let last = division;
  for (let i = sections.indexOf(division) + 1; i < sections.length; i++) {
    const next = sections[i] as DraftSection;
    if (next.contents) continue;
    if (rankOf(next) <= rank) break;
    last = next;
  }
  const opener = division.opener ?? division.blocks[0];
  const end = lastWords(last.blocks) ?? last.blocks[0];
  if (!opener || !end) return span(0, 0);
  return span(draft.startOf(opener) + (opener.outline.label?.span.start ?? 0), draft.startOf(end) + end.outline.end);
}

/** The last block that holds words. */
export const lastWords = (blocks: readonly DraftBlock[]): DraftBlock | undefined =>
  blocks.findLast((b) => b.outline.kind !== 'blank' && b.outline.kind !== 'rule');
