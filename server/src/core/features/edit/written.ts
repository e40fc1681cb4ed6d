/** How a designator is written: as digits, letters and roman numerals, or as the words drafters put for them. */
import { inWords } from '../../facts/amounts';
import { ordinalOf, ordinalValue, wordsValue } from '../../syntax/numerals';
import { bareDesignator } from '../../syntax/scheme';
import type { Provision } from '../../syntax/tree';
import type { Numerals } from '../../syntax/types';
import { capital } from '../../text/wording';

/** `next` in the form and case in which the designator it replaces is written: "Two" gives way to "Three", "2" to "3". */
export function writtenLike(written: string, next: string): string {
  const words = /^[a-z]{2,}/i.test(written);
  const inCase = (word: string): string => {
    if (written === written.toUpperCase()) return word.toUpperCase();
    return written[0] === written[0]?.toUpperCase() ? capital(word) : word;
  };
  if (words && /^\d{1,4}$/.test(next)) {
    const n = Number(next);
    if (wordsValue(written) !== undefined && n > 0) return inCase(inWords(n));
    const ordinal = ordinalOf(n);
    if (ordinalValue(written) !== undefined && ordinal) return inCase(ordinal);
  }
  return next;
}

/** A designator as it was typed, in the form in which markers write it: "two" is "2", "(b)" is "b", "§ 9-131." is "9-131". */
export function bareOf(typed: string): string {
  const plain = typed
    .trim()
    .replace(/^(?:§{1,2}|sec(?:tion|\.)?)\s*(?=\d)/i, '')
    .replace(/^\(\s*(.*?)\s*\)$/, '$1')
    .replace(/[.)]$/, '')
    .trim();
  const value = /^[a-z][a-z -]+$/i.test(plain) ? (wordsValue(plain) ?? ordinalValue(plain)) : undefined;
  return value === undefined ? plain : String(value);
}

/** The designator for the `value`th item of a level that counts in `numerals`: "c", "3", "iv". */
export const designatorFor = (numerals: Numerals, value: number): string => bareDesignator({ numerals, dress: '()' }, value);

/** The place in its series, without what an inserted number adds: 2 for (2A). */
export const wholeValue = (p: Pick<Provision<never>, 'value'>): number => Math.floor(p.value + 1e-9);

/** Whether a provision was put in between two others and numbered so: (2A), (b-1), or 131A among sections. */
export const isInserted = (designator: string): boolean => /^\d+-?[A-Za-z]{1,2}$|^[A-Za-z]{1,2}-\d+$/.test(designator);
