/** Which numbers count on from each other: the items of one list, the sections of one scheme. */
import { parseSectionNumber, type SectionNumber } from '../../clauses/shape';
import type { Draft } from '../../index/draft';
import type { DraftSection } from '../../index/section';
import { markerOf } from '../../syntax/tree';
import { overlaps } from '../../text/span';
import type { DraftProvision } from './bindings';
import { isInserted } from './written';

/** Whether a provision's marker stands in struck text, so that it is no number of the law as it will read. */
export function isStruck(p: DraftProvision): boolean {
  const { block } = p.home;
  const { span } = markerOf(p);
  return block.struck.some((s) => overlaps(s, span));
}

/** Provisions on one level under one parent, without struck ones. */
export const siblingsOf = (section: DraftSection, parent: DraftProvision | undefined): readonly DraftProvision[] =>
  (parent?.children ?? section.tree.roots).filter((p) => !isStruck(p));

/**
 * Parts siblings into the lists that they make: a list ends where the family of the markers changes, and where the
 * count begins anew, under words of its own or behind two items and more.
 */
export function listsOf(siblings: readonly DraftProvision[]): DraftProvision[][] {
  const lists: DraftProvision[][] = [];
  for (const p of siblings) {
    const list = lists.at(-1);
    const last = list?.at(-1);
    const anew = list !== undefined && last !== undefined && beginsAnew(p) && (list.length > 1 || !sameLeadIn(last, p));
    if (!list || !last || last.dress !== p.dress || last.numerals !== p.numerals || anew) lists.push([p]);
    else list.push(p);
  }
  return lists;
}

const beginsAnew = (p: DraftProvision): boolean => p.value >= 1 && p.value < 1.005;
const sameLeadIn = (a: DraftProvision, b: DraftProvision): boolean => a.home.leadIn === b.home.leadIn;

/** Whether a section is the text of a law that a bill amends; the section that amends it has the bill's own number. */
export const isAmendedLaw = (section: DraftSection): boolean => section.quoted && !section.amends;

/** Sections that count on from each other, with the way they count. */
export interface SectionSeries {
  readonly sections: readonly DraftSection[];
  readonly numbers: readonly SectionNumber[];
  /** From one number to the next: 1, or 10 in codes numbered 12.04.010, 12.04.020. */
  readonly step: number;
  /** Whether the numbers are addresses in a code, 9-131 or 244, and not the plain count of a bill's sections. */
  readonly coded: boolean;
}

interface OwnSection {
  readonly section: DraftSection;
  readonly number: SectionNumber;
  /** Whether a chapter or article opens before it. */
  readonly divided: boolean;
}

/** The draft's own sections: neither entries of a table of contents nor the text of law it amends. */
function ownSections(draft: Draft): OwnSection[] {
  const own: OwnSection[] = [];
  let divided = false;
  for (const section of draft.sections) {
    if (section.contents || isAmendedLaw(section)) continue;
    if (section.kind === 'division') divided = true;
    const number = section.kind === 'section' ? parseSectionNumber(section.number) : undefined;
    if (!number) continue;
    own.push({ section, number, divided });
    divided = false;
  }
  return own;
}

/** The draft's own sections, series by series. */
export function sectionSeries(draft: Draft): SectionSeries[] {
  const own = ownSections(draft);
  /** The last place of each plain number, to tell whether one comes later. */
  const lastPlace = new Map<number, number>();
  for (const [i, { number }] of own.entries()) if (number.stem === '') lastPlace.set(number.value, i);
  const series: { sections: DraftSection[]; numbers: SectionNumber[]; divided: boolean }[] = [];
  const open = new Map<string, (typeof series)[number]>();
  for (const [i, { section, number, divided }] of own.entries()) {
    if (divided) for (const s of open.values()) s.divided = true;
    const key = number.stem.toLowerCase();
    const going = open.get(key);
    const last = going?.numbers.at(-1);
    // "§ 18" behind a bill's section 1 and before its section 2 is the section that section 1 amends.
    const amended = last !== undefined && going?.sections.at(-1)?.amends === true && number.stem === '' && number.value !== last.value + 1;
    if (amended && (lastPlace.get(last.value + 1) ?? -1) > i) continue;
    // Under a new chapter or article the count may begin anew.
    if (going && last && !(going.divided && number.value <= last.value)) {
      going.sections.push(section);
      going.numbers.push(number);
      going.divided = false;
    } else {
      const made = { sections: [section], numbers: [number], divided: false };
      open.set(key, made);
      series.push(made);
    }
  }
  return series.map(({ sections, numbers }) => seriesOf(sections, numbers));
}

function seriesOf(sections: readonly DraftSection[], numbers: readonly SectionNumber[]): SectionSeries {
  const coded = numbers.some((n) => n.stem !== '' || n.value >= 100);
  // Leading zeros are written where the series has any: 245 follows 1019 as 1020, not as 0245.
  const zeros = sections.some((s, i) => /^0\d/.test(s.number.slice(numbers[i]?.stem.length ?? 0)));
  return { sections, numbers: zeros ? numbers : numbers.map((n) => ({ ...n, width: 0 })), step: coded ? stepOf(numbers) : 1, coded };
}

/** The distance between neighbours, where three of four numbers lie on it. */
function stepOf(numbers: readonly SectionNumber[]): number {
  const plain = numbers.filter((n) => n.tail === '' && n.value > 0);
  if (plain.length === 0) return 1;
  // One number out of step, put in between two others, does not make another scheme.
  for (const step of [100, 50, 20, 10, 5, 4]) {
    const fitting = plain.filter((n) => n.value % step === 0).length;
    if (fitting >= Math.max(2, plain.length * 0.75)) return step;
  }
  return 1;
}

/** The number that a series begins with: what its first section has, save where plain sections must begin with 1. */
export function firstOf({ numbers, step, coded }: SectionSeries): number {
  const first = numbers[0];
  if (!first) return step;
  if (!coded && first.value > 0 && first.value < 10) return 1;
  return step > 1 ? Math.max(step, Math.floor(first.value / step) * step) : first.value;
}

/** Whether a section's number was put in between two others: 131A, or 12.04.015 where sections count in tens. */
export const isInsertedSection = (number: SectionNumber, step: number): boolean =>
  number.tail !== '' || (step > 1 && number.value % step !== 0);

export const isInsertedProvision = (p: DraftProvision): boolean => isInserted(p.designator);
