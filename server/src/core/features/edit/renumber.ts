/** Renumber: a level, a section's provisions, or the whole document, with every reference following. */
import { formatSectionNumber, movedBy, parseSectionNumber } from '../../clauses/shape';
import type { Draft } from '../../index/draft';
import type { DraftSection } from '../../index/section';
import { type DraftProvision, type Numbered, nameOf, numberOf } from './bindings';
import { provisionAt } from './place';
import { renamingResult, type StructureResult } from './result';
import {
  firstOf,
  isAmendedLaw,
  isInsertedProvision,
  isInsertedSection,
  isStruck,
  listsOf,
  type SectionSeries,
  sectionSeries,
  siblingsOf,
} from './series';
import { designatorFor } from './written';

export type RenumberScope = 'level' | 'section' | 'document';

export interface RenumberOptions {
  /** Whether (2A) stays an inserted number; else it is counted like the others. */
  readonly keepInserted: boolean;
}

/** New numbers, gathered while walking; what keeps its number is left out. */
class Counting {
  readonly renaming = new Map<Numbered, string>();
  inserted = 0;

  constructor(readonly keep: boolean) {}

  set(n: Numbered, next: string, wasInserted: boolean): void {
    if (next === numberOf(n)) return;
    this.renaming.set(n, next);
    if (wasInserted) this.inserted++;
  }

  /** Counts one list through. */
  list(list: readonly DraftProvision[]): void {
    let value = 0;
    for (const p of list) {
      const inserted = isInsertedProvision(p);
      if (inserted && this.keep && value > 0) {
        const tail = p.designator.replace(/^(?:\d+|[A-Za-z]{1,2}(?=-))/, '');
        this.set(p, designatorFor(p.numerals, value) + tail, false);
        continue;
      }
      value++;
      this.set(p, designatorFor(p.numerals, value), inserted);
    }
  }

  /** Counts the provisions under a parent through, and those below them. */
  below(section: DraftSection, parent: DraftProvision | undefined): void {
    const siblings = siblingsOf(section, parent);
    for (const list of listsOf(siblings)) if (isList(list)) this.list(list);
    for (const p of siblings) this.below(section, p);
  }

  /**
   * Gives numbers of a code that stand out of order, or twice, the next free ones. Gaps stay: they are reserved, or were
   * repealed, and the other numbers are known outside the draft.
   */
  mend(series: SectionSeries): void {
    let last = 0;
    let tail = '';
    series.sections.forEach((section, i) => {
      const number = series.numbers[i];
      if (!number) return;
      if (number.value > last || (number.value === last && number.tail > tail)) {
        [last, tail] = [number.value, number.tail];
        return;
      }
      const next = (Math.floor(last / series.step) + 1) * series.step;
      [last, tail] = [next, ''];
      this.set(section, formatSectionNumber(movedBy(number, next - number.value)), isInsertedSection(number, series.step));
    });
  }

  series(series: SectionSeries): void {
    let value = firstOf(series) - series.step;
    let last = value;
    series.sections.forEach((section, i) => {
      const number = series.numbers[i];
      if (!number) return;
      const inserted = isInsertedSection(number, series.step);
      if (inserted && this.keep && i > 0) {
        // It keeps its distance to the one before it.
        const before = series.numbers[i - 1] as typeof number;
        last += number.value - before.value;
        this.set(section, formatSectionNumber({ ...number, value: last }), false);
        return;
      }
      value += series.step;
      last = value;
      this.set(section, formatSectionNumber({ ...movedBy(number, value - number.value) }), inserted);
    });
  }
}

/** Entries of tables of contents that name a section take its new number. */
function contentsFollow(draft: Draft, renaming: Map<Numbered, string>): void {
  const entries = draft.sections.filter((s) => s.contents && s.number !== '');
  if (entries.length === 0) return;
  const next = new Map<string, string>();
  for (const [n, number] of renaming) if (!('home' in n)) next.set(n.number.toLowerCase(), number);
  for (const entry of entries) {
    const number = next.get(entry.number.toLowerCase());
    if (number !== undefined) renaming.set(entry, number);
  }
}

/**
 * Whether provisions make a list whose order can be told unasked: one alone may be an initial or a number in the words,
 * and what begins far from the first is part of something that was read amiss.
 */
const isList = (list: readonly DraftProvision[]): boolean => list.length > 1 && (list[0]?.value ?? 0) < 3;

/** A section whose provisions are the bill's own: not the words of a law that it amends. */
const isOwn = (section: DraftSection): boolean => !section.contents && !section.quoted && !section.amends;

/** Renumbers at a caret; refused with a sentence where there is nothing to do or a number would be read otherwise. */
export function renumber(draft: Draft, offset: number, scope: RenumberScope, options: RenumberOptions): StructureResult {
  const excluded = new Set<DraftSection>();
  // A section whose lists cannot be told apart keeps its numbers and does not hold up the others.
  for (;;) {
    const counting = count(draft, offset, scope, options.keepInserted, excluded);
    if (typeof counting === 'string') return { refused: counting };
    if (counting.renaming.size === 0) return { refused: nothing(draft, offset, scope, excluded) };
    contentsFollow(draft, counting.renaming);
    const result = renamingResult(draft, counting.renaming, offset, counting.inserted);
    if (!('reason' in result)) {
      const left = [...excluded].map((s) => nameOf(s)).join(', ');
      return left === '' ? result : { ...result, summary: `${result.summary} Left as they were: the provisions of ${left}.` };
    }
    const { section } = result;
    if (scope !== 'document' || !section || excluded.has(section) || excluded.size >= 20)
      return { refused: `Nothing was renumbered: ${result.reason}` };
    excluded.add(section);
  }
}

/** The new numbers of a level, a section or the document, or why there are none. Looks at markers only. */
export function count(
  draft: Draft,
  offset: number,
  scope: RenumberScope,
  keep: boolean,
  excluded: ReadonlySet<DraftSection>,
): Counting | string {
  const counting = new Counting(keep);
  if (scope === 'document') {
    const all = sectionSeries(draft);
    // Beside a bill's own plain numbers, those of a code belong to the law that it writes.
    const bill = all.some((s) => !s.coded && s.sections.length > 1);
    for (const series of all) {
      if (!series.coded) counting.series(series);
      else if (!bill) counting.mend(series);
    }
    for (const section of draft.sections) if (isOwn(section) && !excluded.has(section)) counting.below(section, undefined);
    return counting;
  }
  const found = draft.blockAt(offset);
  const section = found?.block.section;
  if (!found || !section || section.contents) return 'There is no numbered level here.';
  if (scope === 'section') {
    if (section.tree.all.length === 0) return 'There are no numbered provisions in this section.';
    counting.below(section, undefined);
    return counting;
  }
  const p = provisionAt(section, found.block, found.at);
  if (!p) return levelOfSections(draft, section, counting);
  if (isStruck(p)) return 'This provision is struck: it has no number in the law as it will read.';
  for (const list of listsOf(siblingsOf(section, p.parent))) if (list.includes(p)) counting.list(list);
  return counting;
}

function levelOfSections(draft: Draft, section: DraftSection, counting: Counting): Counting | string {
  if (isAmendedLaw(section)) return 'The numbers of a law that is amended are not renumbered with the bill’s own.';
  if (!parseSectionNumber(section.number)) return 'There is no numbered level here.';
  for (const series of sectionSeries(draft)) if (series.sections.includes(section)) counting.series(series);
  return counting;
}

function nothing(draft: Draft, offset: number, scope: RenumberScope, excluded: ReadonlySet<DraftSection>): string {
  if (excluded.size > 0)
    return `Nothing was renumbered: the lists of ${[...excluded].map((s) => nameOf(s)).join(', ')} cannot be told apart.`;
  if (scope === 'document') return 'All numbers of this document already run in order.';
  const section = draft.blockAt(offset)?.block.section;
  return scope === 'section' && section
    ? `The provisions of ${nameOf(section)} already run in order.`
    : 'The numbers of this level already run in order.';
}
