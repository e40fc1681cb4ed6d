/** Kinds of numeral a designator may be, and what later items of a list share with the first. */
import { romanValue, wordsValue } from '../../syntax/numerals';
import type { ReferenceStep } from '../types';

export type NumeralKind = 'arabic' | 'roman' | 'ROMAN' | 'lower' | 'upper';

const ARABIC: readonly NumeralKind[] = ['arabic'];

/** (i) is a letter and a roman numeral; "two" counts as arabic. */
export function kindsOf(designator: string): readonly NumeralKind[] {
  if (/^\d/.test(designator) || (designator.length > 2 && wordsValue(designator) !== undefined)) return ARABIC;
  const small = designator === designator.toLowerCase();
  const kinds: NumeralKind[] = [];
  if (romanValue(designator.toLowerCase()) !== undefined) kinds.push(small ? 'roman' : 'ROMAN');
  if (designator.length === 1 || (kinds.length === 0 && /^([A-Za-z])\1$/.test(designator))) kinds.push(small ? 'lower' : 'upper');
  return kinds;
}

/** Steps of the first item that a later one shares: "(b)(2)(B)(ii) and (iii)" share (b)(2)(B), "(1)(c) and (3)" share nothing. */
export function sharedChain(first: readonly ReferenceStep[], steps: readonly ReferenceStep[]): readonly ReferenceStep[] {
  const kinds = kindsOf(steps[0]?.designator ?? '');
  const at = first.findLastIndex((s) => kindsOf(s.designator).some((k) => kinds.includes(k)));
  if (at >= 0) return first.slice(0, at);
  return steps.length < first.length ? first.slice(0, first.length - 1) : [];
}
