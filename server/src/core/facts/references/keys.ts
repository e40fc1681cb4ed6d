/** The keys under which references are counted, so that those to one section are found without reading the draft. */
import { wordsValue } from '../../syntax/numerals';
import type { Reference, ReferenceStep } from '../types';
import { isBracketed } from './designators';
import { kindsOf } from './numerals';
import { levelOf, unitKind } from './units';

/** "two" and "twenty-one" as digits; everything else as it is. */
export const designatorOf = (step: ReferenceStep): string => {
  const { designator } = step;
  if (designator.length < 3 || /\d/.test(designator)) return designator;
  // "twenty-three B" is 23B.
  const lettered = /^(.+)[ -]([A-Z])$/.exec(designator);
  const value = wordsValue(lettered?.[1] ?? designator);
  return value === undefined ? designator : `${value}${lettered?.[2] ?? ''}`;
};

/** The number by which a step that names a section or division looks it up, in lower case. */
export const sectionKey = (step: ReferenceStep): string => designatorOf(step).toLowerCase();

const NONE: readonly string[] = [];

/**
 * The keys whose holders are asked for: "refers:4-101" for each section a reference names by number, "refers:chapter 5" for
 * each division. References that stay inside their own section, and those to other law, have none.
 */
export function referenceKeys(reference: Reference): readonly string[] {
  let keys: string[] | undefined;
  for (const step of reference.steps) {
    if (step.designator === '') continue;
    if (step.unit === 'section') {
      keys ??= [];
      keys.push(`refers:${sectionKey(step).replace(/[‐-―]/g, '-')}`);
    } else if (!isBracketed(step) && (unitKind(step.unit) === 'division' || unitKind(step.unit) === 'paper')) {
      keys ??= [];
      keys.push(`refers:${step.unit} ${sectionKey(step)}`);
    }
  }
  return keys ?? NONE;
}

/**
 * How a reference calls the first level under a section, by the kind of its number: "calls:subsection:lower". Both their
 * number and their holders are asked for.
 */
export function unitKeys({ steps, anchor, law }: Reference): readonly string[] {
  if (law) return NONE;
  const bySection = steps[0]?.unit === 'section';
  const step = bySection ? steps[1] : anchor === 'section' ? steps[0] : undefined;
  if (!step || levelOf(step.unit) < 0 || !isBracketed(step)) return NONE;
  const kind = kindsOf(step.designator).at(-1);
  return kind ? [`calls:${step.unit}:${kind}`] : NONE;
}
