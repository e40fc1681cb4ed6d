/** What stands between the items of one reference: "and", "or", commas, "through". */
import type { ReferenceJoint } from '../types';

const JOINT =
  /\s{0,3}(?:,\s{0,3}(?<a>and\/or|and|or|through|to)\s{1,3}(?:both\s{1,3})?|,\s{0,3}|;\s{0,3}(?<b>and|or)\s{1,3}|(?<=\s)(?<c>and\/or|and|or|through|thru|to|&)\s{1,3}|(?<dash>[–—-])\s{0,3})(?:(?:§{1,2}|[Ss]ecs?\.)\s?)?(?=[(\dA-Za-z])/y;
const INCLUSIVE = /,?\s{1,3}(?:inclusive|both inclusive)\b(?:,(?=\s{1,3}of\b))?/y;

export interface Joint {
  readonly kind: ReferenceJoint;
  /** Offset behind it. */
  readonly end: number;
  /** A comma alone, which may as well end the list. */
  readonly comma: boolean;
  readonly dash: boolean;
  /** A semicolon and a word: between brackets it parts the items of a list in running text. */
  readonly semicolon: boolean;
}

export function jointAt(text: string, from: number): Joint | undefined {
  JOINT.lastIndex = from;
  const m = JOINT.exec(text);
  if (!m) return undefined;
  const word = m.groups?.a ?? m.groups?.b ?? m.groups?.c;
  const dash = m.groups?.dash !== undefined;
  const kind: ReferenceJoint = dash || word === 'through' || word === 'thru' || word === 'to' ? 'through' : word === 'or' ? 'or' : 'and';
  return { kind, end: from + m[0].length, comma: word === undefined && !dash, dash, semicolon: m.groups?.b !== undefined };
}

/** Offset behind ", inclusive" at `from`, or `from`. */
export function behindInclusive(text: string, from: number): number {
  INCLUSIVE.lastIndex = from;
  const m = INCLUSIVE.exec(text);
  return m ? from + m[0].length : from;
}
