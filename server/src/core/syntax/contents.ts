/** Tables of contents, whose lines look like sections, and series of section numbers that begin again in another part. */
import type { OutlineBlock } from './tree';

/** Longest line that may stand between the entries of a list of sections: a heading. */
const HEADING = 100;

/** Whether a line is a heading and not a sentence: short, and no mark of a sentence at its end. */
function isHeadingLine(block: OutlineBlock): boolean {
  const { kind, end, body, markers } = block.outline;
  if (kind !== 'paragraph' || markers.length > 0 || end - body > HEADING) return false;
  return !'.;:,?!”"'.includes(block.text.charAt(end - 1));
}

/**
 * Whether a run of blocks that opens with a section number is number and heading alone, as an entry in a table of contents is.
 * The last entry of a list may have the heading of what follows under it. It is an entry where the number comes again later.
 */
export function isEntry(blocks: readonly OutlineBlock[]): boolean {
  const first = blocks[0];
  if (!first || first.outline.body < first.outline.end || first.outline.markers.length > 0) return false;
  let headings = 0;
  for (let i = 1; i < blocks.length; i++) {
    const block = blocks[i] as OutlineBlock;
    const { kind } = block.outline;
    if (kind === 'blank' || kind === 'rule') continue;
    if (!isHeadingLine(block) || ++headings > 3) return false;
  }
  return true;
}

const LAST_PART = /^(.*?)(\d+)([A-Za-z]?)$/;

/** Whether a number begins a series: 1, 2-1, 8.04.010, 101. */
export function beginsSeries(number: string): boolean {
  const m = number.length < 40 ? LAST_PART.exec(number) : null;
  return m !== null && /^(?:0*1|0*10|\d*01)$/.test(m[2] as string);
}

/** The part of a number that its series shares: "8.04." of "8.04.010", empty for "4". */
export const stemOf = (number: string): string => (number.length < 40 ? (LAST_PART.exec(number)?.[1] ?? '') : number);

/** What tells whether a number is given by mistake or because its series begins again. */
export interface Numbered {
  readonly number: string;
  /** Whether an earlier section carries the same number under the same word. */
  readonly again: boolean;
}

/**
 * Whether a number given before is a slip: not where a series begins again (each act or article of a collection counts its
 * sections from 1), and not behind a section whose own number is of such a series.
 */
export function isSlip(section: Numbered, before: Numbered | undefined): boolean {
  if (!section.again) return false;
  const stem = stemOf(section.number);
  const sameSeries = before !== undefined && stemOf(before.number) === stem;
  // "8.20.010" behind "8.20.020" begins nothing; "1" behind "9" does.
  if (beginsSeries(section.number) && (stem === '' || !sameSeries)) return false;
  return !(before?.again === true && sameSeries);
}
