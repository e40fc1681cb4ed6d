/** The keys under which references are counted, so that those to one section are found without reading the draft. */
import { wordsValue } from '../../syntax/numerals';
import type { Reference, ReferenceStep } from '../types';
import { isBracketed } from './designators';
import { levelOf, unitKind } from './units';

/** "two" and "twenty-one" as digits; everything else as it is. */
export const designatorOf = (step: ReferenceStep): string => {
  const { designator } = step;
  const value = designator.length > 2 && !/\d/.test(designator) ? wordsValue(designator) : undefined;
  return value === undefined ? designator : String(value);
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
      keys.push(`refers:${sectionKey(step)}`);
    } else if (!isBracketed(step) && (unitKind(step.unit) === 'division' || unitKind(step.unit) === 'paper')) {
      keys ??= [];
      keys.push(`refers:${step.unit} ${sectionKey(step)}`);
    }
  }
  return keys ?? NONE;
}

/**
 * How a reference calls the levels of provisions, where it says them in full: "calls:subsection" for the first level under
 * a section, "calls:subsection:paragraph" for the level under a subsection. Only their numbers are asked for.
 */
export function unitKeys(reference: Reference): readonly string[] {
  const { steps, anchor, law } = reference;
  if (law || steps.length === 0) return NONE;
  const keys: string[] = [];
  steps.forEach((step, i) => {
    if (levelOf(step.unit) < 0 || !isBracketed(step)) return;
    const above = steps[i - 1];
    if (i === 0 ? anchor === 'section' : above?.unit === 'section') keys.push(`calls:${step.unit}`);
    else if (above && levelOf(above.unit) >= 0) keys.push(`calls:${above.unit}:${step.unit}`);
  });
  return keys.length > 0 ? keys : NONE;
}
