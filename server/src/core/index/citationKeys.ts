/** Keys under which the tally counts the cases that a draft cites, for what is asked from afar: "supra", italics. */
import type { Citation } from '../facts/types';

/** Held by blocks with the name of a case in marks of italics. */
export const italicKey = 'italic:case';

/** Words of a name that do not tell it from another. */
const IDLE = /^(?:of|the|and|in|re|ex|parte|matter|city|county|state|united|states|people|commonwealth|inc|llc|co|corp)$/;

const wordsOf = (name: string): readonly string[] => name.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];

/** The key of the first telling word of a name: "cited:galarza". Empty where it has none. */
export function citedKey(name: string): string {
  const word = wordsOf(name).find((w) => !IDLE.test(w));
  return word === undefined ? '' : `cited:${word}`;
}

/** Hands the keys of a block's cases to `put`. */
export function citationKeys(citations: readonly Citation[], text: string, put: (key: string) => void): void {
  for (const { kind, parts } of citations) {
    if ((kind !== 'case' && kind !== 'docket') || !parts.name) continue;
    for (const word of wordsOf(parts.name.text)) if (!IDLE.test(word)) put(`cited:${word}`);
    const before = text[parts.name.span.start - 1];
    if (before === '*' || before === '_') put(italicKey);
  }
}
