/**
 * The words that name a provision before its number, as American laws write them, with their abbreviations.
 *
 * A word is looked up only where its hash may be that of a unit, so that running text costs nothing.
 */
import { HashFilter } from '../filter';
import { foldedHashOf } from '../vocabulary';

/**
 * How a unit is numbered and where it is looked for.
 * - `section`: by the draft's section numbers.
 * - `small`: a provision inside a section.
 * - `division`: a chapter, title or the like, which holds sections.
 * - `paper`: an exhibit, schedule or appendix.
 * - `rule`: a rule of court or of an agency.
 */
export type UnitKind = 'section' | 'small' | 'division' | 'paper' | 'rule';

export interface UnitWord {
  /** The unit in full, lower case, singular. */
  readonly unit: string;
  readonly kind: UnitKind;
  readonly plural: boolean;
  /** An abbreviation: a full stop may follow, and a lone letter behind it is too little to go by. */
  readonly short: boolean;
}

const FULL: Readonly<Record<UnitKind, string>> = {
  section: 'section',
  small: 'subsection subdivision subparagraph subclause subitem paragraph clause item',
  division: 'chapter subchapter article subarticle division title subtitle part subpart',
  paper: 'exhibit schedule appendix',
  rule: 'rule',
};

/** Abbreviations by the unit they stand for; each may take an s. */
const SHORT: Readonly<Record<string, string>> = {
  sec: 'section',
  sect: 'section',
  subsec: 'subsection',
  subd: 'subdivision',
  subdiv: 'subdivision',
  subpar: 'subparagraph',
  subpara: 'subparagraph',
  par: 'paragraph',
  para: 'paragraph',
  cl: 'clause',
  art: 'article',
  ch: 'chapter',
  chap: 'chapter',
  exh: 'exhibit',
  sched: 'schedule',
};

const WORDS = new Map<string, UnitWord>();
const kindOf = new Map<string, UnitKind>();
for (const [kind, units] of Object.entries(FULL) as [UnitKind, string][]) {
  for (const unit of units.split(' ')) {
    kindOf.set(unit, kind);
    WORDS.set(unit, { unit, kind, plural: false, short: false });
    WORDS.set(unit === 'appendix' ? 'appendices' : `${unit}s`, { unit, kind, plural: true, short: false });
  }
}
for (const [short, unit] of Object.entries(SHORT)) {
  const kind = kindOf.get(unit) as UnitKind;
  WORDS.set(short, { unit, kind, plural: false, short: true });
  WORDS.set(`${short}s`, { unit, kind, plural: true, short: true });
}

/** Source of a pattern for a unit written in full, singular or plural. */
export const UNIT_SOURCE = [...WORDS]
  .filter(([, w]) => !w.short)
  .map(([word]) => word)
  .sort((a, b) => b.length - a.length)
  .join('|');

export const LONGEST_UNIT = Math.max(...[...WORDS.keys()].map((w) => w.length));

const MAY_BE = new HashFilter();
for (const word of WORDS.keys()) MAY_BE.add(foldedHashOf(word));

/** Whether a word of this hash may be a unit. */
export const mayBeUnit = (hash: number): boolean => MAY_BE.may(hash);

/** The unit a word names, in any case; undefined for other words. */
export const unitWord = (word: string): UnitWord | undefined => WORDS.get(word.toLowerCase());

/** The kind of a unit in full, singular. */
export const unitKind = (unit: string): UnitKind | undefined => kindOf.get(unit);

/** Units a provision inside a section is called by, from the outermost usual level down; -1 for all others. */
export const levelOf = (unit: string): number =>
  unit === 'subsection' || unit === 'subdivision' ? 0 : unit === 'paragraph' ? 1 : kindOf.get(unit) === 'small' ? 2 : -1;
