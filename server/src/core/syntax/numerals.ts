/** Values of list designators and of numbers in words. */

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };
const ROMAN_FORM = /^m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/;

/** Value of a roman numeral in lower case, or undefined where it is not one in its usual form. */
export function romanValue(text: string): number | undefined {
  if (!text || !ROMAN_FORM.test(text)) return undefined;
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    const here = ROMAN[text[i] as string] as number;
    const next = ROMAN[text[i + 1] ?? ''] ?? 0;
    sum += here < next ? -here : here;
  }
  return sum;
}

/** Value of a letter designator: a = 1 … z = 26, aa = 27; undefined where letters differ ("ab"). */
export function letterValue(text: string): number | undefined {
  const lower = text.toLowerCase();
  const code = lower.charCodeAt(0) - 96;
  if (!(code >= 1 && code <= 26)) return undefined;
  for (const letter of lower) if (letter !== lower[0]) return undefined;
  return code + 26 * (lower.length - 1);
}

const ROMAN_UNITS: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** A number from 1 to 3999 in roman numerals, lower case; numbers beyond are cut to 3999. */
export function romanOf(value: number): string {
  let rest = Math.min(value, 3999);
  let out = '';
  for (const [unit, sign] of ROMAN_UNITS)
    while (rest >= unit) {
      out += sign;
      rest -= unit;
    }
  return out;
}

/** Letters as drafters count on behind z: 26 is z, 27 is aa, 53 is aaa. */
export const lettersOf = (value: number): string => String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1);

const UNITS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
/** Ordinals in words by their value, up to the last amendment of the Constitution: twenty-seventh. */
export const ORDINALS: readonly string[] = [
  '',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
  'twentieth',
  'twenty-first',
  'twenty-second',
  'twenty-third',
  'twenty-fourth',
  'twenty-fifth',
  'twenty-sixth',
  'twenty-seventh',
];
/** The greatest by which provisions are counted: "the twelfth paragraph". */
const MOST_ORDINAL = 12;

/** The ordinal by which a provision is counted; undefined where it is not counted so. */
export const ordinalOf = (n: number): string | undefined => (n >= 1 && n <= MOST_ORDINAL ? ORDINALS[n] : undefined);
const WORDS = new Map<string, number>();
for (const [n, word] of UNITS.entries()) WORDS.set(word, n);
for (const [n, word] of TENS.entries()) if (word) WORDS.set(word, n * 10);

/** Value of a cardinal in words, or undefined. "five hundred eleven" is 511. */
export function wordsValue(text: string): number | undefined {
  let total = 0;
  let part = 0;
  let seen = false;
  for (const word of text.toLowerCase().split(/[\s-]+/)) {
    if (word === 'and' || word === '') continue;
    const value = WORDS.get(word);
    if (value !== undefined) part += value;
    else if (word === 'hundred') part = (part || 1) * 100;
    else if (word === 'thousand') {
      total += (part || 1) * 1000;
      part = 0;
    } else return undefined;
    seen = true;
  }
  return seen ? total + part : undefined;
}

/** Value of an ordinal in words up to twelfth, or undefined. */
export function ordinalValue(text: string): number | undefined {
  const n = ORDINALS.indexOf(text.toLowerCase());
  return ordinalOf(n) === undefined ? undefined : n;
}
