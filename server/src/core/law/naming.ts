/** Compares names of cases as a reader does: "City & Cnty. of S.F. v. Trump" is "City and County of San Francisco v. Trump". */
import type { CitationForms } from '../facts/citations/forms';
import { distance } from '../text/distance';

/** The telling words of one party, lower case, abbreviations written out. */
export function wordsOf(party: string, forms: CitationForms): string[] {
  const plain = party
    .toLowerCase()
    .replace(/\bs\.\s?f\./g, 'sf')
    .replace(/\bn\.\s?y\.(?:\s?c\.)?/g, 'ny')
    .replace(/\bu\.\s?s\.(?:\s?a\.)?/g, 'us')
    .replace(/\bn\.\s?j\./g, 'nj')
    // "J. A." as "J.A."
    .replace(/\b(\p{L})\.\s(?=\p{L}\.)/gu, '$1.')
    .replace(/['’.]/g, '')
    .replace(/[^\p{L}\p{N}-]+/gu, ' ');
  const words = plain.split(/\s+/).flatMap((w) => (forms.same.get(w) ?? w).split(' '));
  const telling = words.filter((w) => w !== '' && !forms.idle.has(w));
  return telling.length > 0 ? telling : words.filter((w) => w !== '');
}

/** The parties of a name: two, or one for "In re Neagle". */
export function partiesOf(name: string): string[] {
  return name
    .replace(/[_*]/g, '')
    .split(/\s+(?:vs?\.?)\s+/)
    .map((p) => p.trim());
}

/** Names read lately: those of the library come again with each citation. */
const read = new WeakMap<CitationForms, Map<string, readonly (readonly string[])[]>>();
const MOST_READ = 4000;

/** The telling words of each party of a name. */
function partiesIn(name: string, forms: CitationForms): readonly (readonly string[])[] {
  let names = read.get(forms);
  if (!names || names.size > MOST_READ) {
    names = new Map();
    read.set(forms, names);
  }
  let parties = names.get(name);
  if (!parties) {
    parties = partiesOf(name).map((party) => wordsOf(party, forms));
    names.set(name, parties);
  }
  return parties;
}

const covers = (a: readonly string[], b: readonly string[]): boolean => b.every((w) => a.includes(w));

/** Whether two names can be those of one case: each party's telling words are among the other's. */
export function isSameName(a: string, b: string, forms: CitationForms): boolean {
  if (a === b) return true;
  const [left, right] = [partiesIn(a, forms), partiesIn(b, forms)];
  if (left.length !== right.length) return false;
  return left.every((mine, i) => {
    const theirs = right[i] ?? [];
    return mine.length > 0 && theirs.length > 0 && (covers(mine, theirs) || covers(theirs, mine));
  });
}

/** Letters by which a word of this length may differ and still be the same word misspelt. */
const tolerance = (length: number): number => (length < 5 ? (length < 4 ? 0 : 1) : length < 8 ? 2 : 3);

/** Sum of the differing letters where two names are the same but for misspellings; Infinity where they are not. */
export function nameDistance(a: string, b: string, forms: CitationForms): number {
  const [left, right] = [partiesIn(a, forms), partiesIn(b, forms)];
  if (left.length !== right.length) return Number.POSITIVE_INFINITY;
  let sum = 0;
  for (let i = 0; i < left.length; i++) {
    const mine = left[i] ?? [];
    const theirs = right[i] ?? [];
    const [few, many] = mine.length <= theirs.length ? [mine, theirs] : [theirs, mine];
    if (few.length === 0) return Number.POSITIVE_INFINITY;
    let exact = 0;
    for (const word of few) {
      const least = Math.min(...many.map((w) => distance(word, w, 3)));
      if (least > tolerance(word.length)) return Number.POSITIVE_INFINITY;
      if (least === 0) exact++;
      sum += least;
    }
    if (exact === 0 && few.length > 1 && sum > few.length * 2) return Number.POSITIVE_INFINITY;
  }
  return sum;
}
