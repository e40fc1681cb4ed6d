/** How sections and references of different files find each other. */
import type { Reference, ReferenceStep } from '../../facts/types';
import { type Span, span } from '../../text/span';
import { sectionKey } from '../resolve';

/** Words that bind a reference to the instrument it stands in: what it names is in this file or nowhere. */
const OWN = /^(?:ordinance|act|law|local law|resolution|bill|charter|section|sub\w+|paragraph|clause|item)$/;
const DIVISION = /^(?:title|subtitle|chapter|subchapter|article|part|subpart|division)$/;

/** Numbers in one spelling: lower case, plain hyphens, no sign. */
export const numberKey = (number: string): string => number.toLowerCase().replace(/[‐-―]/g, '-');

/** Whether a number says by itself which law it is of: "9-131", "28:1-201", "17.08.020", "1983". Plain "5" does not. */
export const isWide = (key: string): boolean => key.length > 3 && /^\d/.test(key) && (/[.:-]\d/.test(key) || /^\d{4}/.test(key));

/** What a reference asks of other files: the step that names a section or division, and its look-up key. */
export interface Asked {
  readonly key: string;
  readonly step: ReferenceStep;
  /** Steps behind the one that names the section. */
  readonly path: readonly ReferenceStep[];
}

/** Where a step's designator is written, without the brackets round it. */
export const designatorOf = ({ span: s, designator }: ReferenceStep): Span => {
  const around = s.end - s.start - designator.length;
  return around === 2 ? span(s.start + 1, s.end - 1) : s;
};

/** The key under which other files may hold what a reference names; undefined where it can only mean this file or other law. */
export function askedOf(reference: Reference): Asked | undefined {
  if (reference.law || OWN.test(reference.anchor)) return undefined;
  // "section 5 of chapter 3": the divisions around a section only say more closely where it is.
  let at = 0;
  while (at < reference.steps.length - 1 && DIVISION.test((reference.steps[at] as ReferenceStep).unit)) at++;
  const step = reference.steps[at];
  if (!step || step.designator === '') return undefined;
  if (step.unit !== 'section') return undefined;
  return { key: numberKey(sectionKey(step)), step, path: reference.steps.slice(at + 1) };
}
