/** Words that mean the place they stand in: "this section", "this Code section", "this chapter", "this ordinance". */
import { type Span, span } from '../../text/span';
import { UNIT_SOURCE } from './units';

export interface Anchor {
  /** `section`, `chapter`, `ordinance` … in lower case, singular. */
  readonly unit: string;
  readonly span: Span;
}

const THIS = new RegExp(`\\bthis\\s{1,3}(?:code\\s{1,3})?(${UNIT_SOURCE}|ordinance|act|local law|resolution)(?![A-Za-z’'-])`, 'gi');
/** The longest such words on either side of a place. */
const AROUND = 32;

/** The words of this kind at an offset. */
export function anchorAt(text: string, at: number): Anchor | undefined {
  const from = Math.max(0, at - AROUND);
  for (const m of text.slice(from, at + AROUND).matchAll(THIS)) {
    const s = span(from + m.index, from + m.index + m[0].length);
    if (s.start <= at && at <= s.end) return { unit: (m[1] as string).toLowerCase().replace(/s$/, ''), span: s };
  }
  return undefined;
}
