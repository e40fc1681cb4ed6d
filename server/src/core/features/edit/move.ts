/** Move up and down: a section or provision changes places with its neighbour, numbers stay in place, references follow. */
import type { DraftBlock } from '../../index/block';
import type { Draft } from '../../index/draft';
import type { DraftSection } from '../../index/section';
import { type Span, span } from '../../text/span';
import {
  type Binding,
  type DraftProvision,
  follow,
  membersOf,
  type Numbered,
  nameOf,
  numberedOf,
  numberOf,
  numberSpan,
  quoted,
  type Row,
  rowsOf,
} from './bindings';
import { provisionExtent, sectionExtent } from './extent';
import { provisionAt } from './place';
import { checked, finished, type StructureResult } from './result';
import { Rewriting } from './rewriting';
import { isStruck } from './series';

export type Direction = 'up' | 'down';

/** Moves what the caret stands in; refused with a sentence where it cannot go there. */
export function move(draft: Draft, offset: number, direction: Direction): StructureResult {
  const found = draft.blockAt(offset);
  const section = found?.block.section;
  if (!found || !section || section.contents) return { refused: 'There is nothing here that can be moved.' };
  const p = provisionAt(section, found.block, found.at);
  return p ? moveProvision(draft, section, p, offset, direction) : moveSection(draft, section, offset, direction);
}

/** The neighbour that a provision would change places with, or why there is none. Cheap: for offering the action. */
export function neighbourProvision(section: DraftSection, p: DraftProvision, direction: Direction): DraftProvision | string {
  const siblings = p.parent?.children ?? section.tree.roots;
  const other = siblings[siblings.indexOf(p) + (direction === 'up' ? -1 : 1)];
  if (!other) return `${nameOf(p)} is already the ${direction === 'up' ? 'first' : 'last'} of its level.`;
  if (other.dress !== p.dress || other.numerals !== p.numerals || isStruck(p) || isStruck(other))
    return `${nameOf(p)} and ${nameOf(other)} are not numbered alike.`;
  return other;
}

/** The section that a section would change places with, or why there is none. */
export function neighbourSection(draft: Draft, section: DraftSection, direction: Direction): DraftSection | string {
  if (section.kind !== 'section') return 'Only sections and what stands in them can be moved.';
  const at = draft.sections.indexOf(section);
  const other = draft.sections[at + (direction === 'up' ? -1 : 1)];
  const end = direction === 'up' ? 'first' : 'last';
  if (other?.kind !== 'section' || other.contents) return `${nameOf(section)} is already the ${end} of its chapter or draft.`;
  if (other.quoted !== section.quoted) return 'The bill’s own sections and the law that it amends do not change places.';
  if (section.amends || other.amends) return 'A section that amends a law has that law’s text behind it: move it by hand.';
  return other;
}

function moveProvision(draft: Draft, section: DraftSection, p: DraftProvision, offset: number, direction: Direction): StructureResult {
  const other = neighbourProvision(section, p, direction);
  if (typeof other === 'string') return { refused: other };
  const [upper, lower] = direction === 'up' ? [other, p] : [p, other];
  const spans = [provisionExtent(draft, section, upper), provisionExtent(draft, section, lower)] as const;
  const rewriting = new Rewriting(draft);
  exchangeTails(rewriting, spans, upper, lower);
  return exchanged(rewriting, upper, lower, spans, offset, p);
}

function moveSection(draft: Draft, section: DraftSection, offset: number, direction: Direction): StructureResult {
  const other = neighbourSection(draft, section, direction);
  if (typeof other === 'string') return { refused: other };
  const [upper, lower] = direction === 'up' ? [other, section] : [section, other];
  const rewriting = new Rewriting(draft);
  exchangeEntries(rewriting, upper, lower);
  return exchanged(rewriting, upper, lower, [sectionExtent(draft, upper), sectionExtent(draft, lower)], offset, section);
}

/** Two neighbours change places, and their numbers with them; the result is held to what it means. */
function exchanged(
  rewriting: Rewriting,
  upper: Numbered,
  lower: Numbered,
  [first, second]: readonly [Span, Span],
  offset: number,
  moved: Numbered,
): StructureResult {
  const { draft } = rewriting;
  const renaming = new Map([
    [upper, numberOf(lower)],
    [lower, numberOf(upper)],
  ]);
  rewriting.exchange(first, second);
  for (const [n, next] of renaming) rewriting.replace(numberSpan(draft, n), next);
  let references = 0;
  for (const row of rowsOf(draft)) {
    const kept = keptAsWritten(draft, row, upper, lower);
    if (kept === 'torn') return { refused: `Nothing was moved: ${quoted(draft, row)} names a row that would be torn apart.` };
    const others = row.bindings.filter((b) => !kept.has(b));
    references += others.filter(({ steps }) => steps.some((t) => t && renaming.has(numberedOf(t) as Numbered))).length;
    follow(rewriting, others, renaming);
  }
  const breach = checked(rewriting, { renaming });
  if (breach) return { refused: `Nothing was moved: ${breach}` };
  const follows = references === 0 ? '' : references === 1 ? ' 1 reference follows.' : ` ${references} references follow.`;
  const summary = `${nameOf(moved)} is now ${nameOf(moved, renaming.get(moved))}.${follows}`;
  // A caret in the blanks around what is moved goes along at its nearest end.
  const own = moved === upper ? first : second;
  const caret = Math.min(Math.max(offset, own.start), own.end);
  return finished(rewriting, caret, 2, references, 0, summary);
}

/**
 * The members of a row that read the same afterwards because the row names both neighbours, "(b) and (c)", or a range
 * that holds both; `torn` where a range would lose one of the two.
 */
function keptAsWritten(draft: Draft, row: Row, upper: Numbered, lower: Numbered): ReadonlySet<Binding> | 'torn' {
  const kept = new Set<Binding>();
  const inRange = new Set<Binding>();
  for (const from of row.ranges) {
    const members = membersOf(draft, row, from);
    if (members && members.includes(upper) !== members.includes(lower)) return 'torn';
    for (const b of row.bindings.slice(from, from + 2)) {
      inRange.add(b);
      if (members?.includes(upper)) kept.add(b);
    }
  }
  const ends = [upper, lower].map((n) => row.bindings.find((b) => !inRange.has(b) && numberedOf(b.target) === n));
  if (ends[0] && ends[1]) for (const b of ends) if (b) kept.add(b);
  return kept;
}

/** What ends an item of a sentence's list, without the words before it: "; and", ";", ".". */
const TAIL = /(?:[;,](?:\s+(?:and|or|and\/or))?|\.)$/;

/** The marks and joining word behind an item stay in their place when two items of one sentence change places. */
function exchangeTails(rewriting: Rewriting, [first, second]: readonly [Span, Span], upper: DraftProvision, lower: DraftProvision): void {
  if (!upper.home.leadIn && !lower.home.leadIn) return;
  const { text } = rewriting.draft;
  const tailOf = (s: Span): { at: Span; tail: string } | undefined => {
    const end = text.slice(Math.max(s.start, s.end - 12), s.end);
    const found = TAIL.exec(end);
    return found ? { at: span(s.end - found[0].length, s.end), tail: found[0] } : undefined;
  };
  const [a, b] = [tailOf(first), tailOf(second)];
  // Two sentences that end with full stops are no list of a sentence.
  if (!a || !b || a.tail === b.tail || a.tail === '.') return;
  rewriting.replace(a.at, b.tail);
  rewriting.replace(b.at, a.tail);
}

/** Entries of a table of contents: the numbers stay in order, the headings behind them change places. */
function exchangeEntries(rewriting: Rewriting, upper: DraftSection, lower: DraftSection): void {
  const { draft } = rewriting;
  const entryOf = (s: DraftSection): DraftBlock | undefined =>
    draft.sections.find((e) => e.contents && e.number.toLowerCase() === s.number.toLowerCase())?.opener;
  const [a, b] = [entryOf(upper), entryOf(lower)];
  const [headA, headB] = [a?.outline.heading, b?.outline.heading];
  if (!a || !b || !headA || !headB || a === b) return;
  rewriting.replace(draft.spanOf(a, headA), b.textOf(headB));
  rewriting.replace(draft.spanOf(b, headB), a.textOf(headA));
}
