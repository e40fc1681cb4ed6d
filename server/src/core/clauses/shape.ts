/** How a draft is written: what a model clause must imitate to look as if the drafter had typed it. */
import { bareDesignator as bareOf, formatDesignator, type MarkerStyle, parseDesignator } from '../syntax/scheme';

/** One level of subdivisions: `(a)` is `{ numerals: 'lower', dress: '()' }`. */
export type Rung = MarkerStyle;

/** Words, signs and arithmetic of the draft's section numbers. */
export interface SectionNumbering {
  /** What stands before the number with its closing blank: "SECTION ", "§ ", "Sec. ", or empty. */
  readonly word: string;
  /** What stands behind the number: "." or empty. */
  readonly close: string;
  /** Distance between neighbours: 1, or 10 in codes numbered 2.10.010, 2.10.020. */
  readonly step: number;
  /** The number a section gets in a draft that has none yet: "1", "9-131", "2.10.010". */
  readonly first: string;
}

/** How a section's heading is set. */
export interface HeadingStyle {
  /** `run-in`: text of a first paragraph follows on the same line; `own-line`: it starts on the next; `none`: no heading. */
  readonly place: 'run-in' | 'own-line' | 'none';
  readonly capitals: boolean;
  /** Mark behind the heading: "." or empty. */
  readonly stop: string;
}

/** Everything the renderer needs to know of a draft. Built from the index by the caller. */
export interface DraftShape {
  readonly numbering: SectionNumbering;
  readonly heading: HeadingStyle;
  /** Subdivision markers, outermost first. Deeper levels than the ladder has repeat its last rung. */
  readonly ladder: readonly Rung[];
  /** Names of the levels for references, outermost first: "subsection" or "subdivision". Only the first is printed. */
  readonly units: readonly string[];
  /** White space before a section's first line. */
  readonly sectionIndent: string;
  /** White space before subdivisions, by depth, outermost first; the last repeats. */
  readonly indents: readonly string[];
  /** Line end of the draft: "\n" or "\r\n". */
  readonly lineBreak: string;
  /** Blank lines between sections. */
  readonly sectionGap: number;
  /** Blank lines between subdivisions. */
  readonly itemGap: number;
  /** Word of duty in the draft. */
  readonly duty: 'shall' | 'must';
  readonly prohibition: 'shall not' | 'must not' | 'may not';
  readonly quotes: 'straight' | 'curly';
  /** Whether definitions carry markers of the first rung. */
  readonly numberedDefinitions: boolean;
  /** Whether a term stands in quotation marks where it is defined. */
  readonly quotedDefinitions: boolean;
  /** Blank lines between definitions. */
  readonly definitionGap: number;
  /** What the draft already says, by name of blank: `jurisdiction_short` → "County", `unit` → "ordinance". */
  readonly fills: Readonly<Record<string, string>>;
  /** What such bodies are commonly called where the draft does not say, by name of blank: the first choice of the blank then. */
  readonly usual: Readonly<Record<string, string>>;
  /** Terms the draft defines, by id of our term: `immigration-authority` → "federal immigration agency". */
  readonly terms: Readonly<Record<string, string>>;
}

/** A section number taken apart: "2.10.030" is stem "2.10.", value 30, width 3, no tail. */
export interface SectionNumber {
  readonly stem: string;
  readonly value: number;
  /** Least number of digits, leading zeros included. */
  readonly width: number;
  /** Letters behind the digits: "131A" has tail "A". */
  readonly tail: string;
}

const NUMBER = /^(.*?)(\d+)([A-Za-z]?)$/;

/** Takes a section number apart, or undefined where it holds no digits (a roman or lettered number). */
export function parseSectionNumber(text: string): SectionNumber | undefined {
  const found = text.length <= 40 ? NUMBER.exec(text) : null;
  if (!found) return undefined;
  const digits = found[2] as string;
  return { stem: found[1] as string, value: Number(digits), width: digits.length, tail: found[3] as string };
}

/** Numbers with which a text that is numbered for itself begins: 1, 9.60.010, 100, 101. */
const FIRST = new Set([1, 5, 10, 100, 101, 1000, 1001]);

/** Whether a text may begin with such a number. What begins with 24-211.07 is taken out of a code. */
export const isFirst = (number: SectionNumber): boolean => FIRST.has(number.value);

/** Writes a section number. */
export const formatSectionNumber = (number: SectionNumber): string =>
  `${number.stem}${String(number.value).padStart(number.width, '0')}${number.tail}`;

/** The number moved by `by`, without its tail. */
export const movedBy = (number: SectionNumber, by: number): SectionNumber => ({ ...number, value: number.value + by, tail: '' });

/**
 * The number for a section between two others that keep theirs: the next step where it is free, else a number
 * between them (2.10.025), else the first free letter behind the earlier one ("131A").
 */
export function between(before: SectionNumber, after: SectionNumber | undefined, step: number): SectionNumber {
  const next = movedBy(before, step);
  if (!after || after.stem !== before.stem || after.value > next.value) return next;
  const room = after.value - before.value;
  if (room > 1) return movedBy(before, Math.floor(room / 2));
  const tail = before.tail === '' ? 'A' : String.fromCharCode(before.tail.charCodeAt(0) + 1);
  return { ...before, tail };
}

/** The designator of the `index`th subdivision (from 0) with its dress: "(c)", "3.", "(iv)". */
export const designator = (rung: Rung, index: number): string => formatDesignator(rung, index + 1);

/** The designator without its dress: "c", "3", "iv". */
export const bareDesignator = (rung: Rung, index: number): string => bareOf(rung, index + 1);

/** The rung for a depth counted from 1. */
export const rungAt = (shape: DraftShape, depth: number): Rung =>
  shape.ladder[Math.min(depth, shape.ladder.length) - 1] ?? { numerals: 'arabic', dress: '.' };

/** The white space before a subdivision of a depth counted from 1. */
export const indentAt = (shape: DraftShape, depth: number): string => shape.indents[Math.min(depth, shape.indents.length) - 1] ?? '';

/** Reads a written designator as the 0-based index it stands for on a rung, or undefined. */
export function indexOf(rung: Rung, bare: string): number | undefined {
  const value = parseDesignator(rung, bare);
  return value === undefined ? undefined : value - 1;
}

/** A plain shape for a draft that has no sections yet: "SECTION 1. Heading." with (a)(1)(A)(i). */
export const PLAIN_SHAPE: DraftShape = {
  numbering: { word: 'SECTION ', close: '.', step: 1, first: '1' },
  heading: { place: 'run-in', capitals: false, stop: '.' },
  ladder: [
    { numerals: 'lower', dress: '()' },
    { numerals: 'arabic', dress: '()' },
    { numerals: 'upper', dress: '()' },
    { numerals: 'roman', dress: '()' },
  ],
  units: ['subsection', 'paragraph', 'subparagraph', 'clause'],
  sectionIndent: '',
  indents: ['', '    ', '        '],
  lineBreak: '\n',
  sectionGap: 1,
  itemGap: 0,
  duty: 'shall',
  prohibition: 'shall not',
  quotes: 'straight',
  numberedDefinitions: false,
  quotedDefinitions: true,
  definitionGap: 0,
  fills: {},
  usual: {},
  terms: {},
};
