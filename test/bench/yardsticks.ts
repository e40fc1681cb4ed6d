/** What the same machine takes, in the same run, for work that everyone knows. */
import writeGood from 'write-good';
import { best } from './measure';

/** The least that any reading must do: find 120 phrases in one pass. */
const PHRASES = new RegExp(
  `\\b(?:${Array.from({ length: 120 }, (_, i) => ['shall not', 'detainer', 'permit', 'section', 'notice', 'warrant'][i % 6] + (i > 5 ? ` ${String.fromCharCode(97 + (i % 26))}${i}` : '')).join('|')})\\b`,
  'gi',
);

/** Milliseconds for one pattern of 120 phrases over a text. */
export const phrases = (text: string): number => best(3, () => void text.match(PHRASES));

/** Milliseconds a megabyte for write-good, a linter of prose with about ten checks, on at most 200 kB of a text: it is not linear. */
export function proseLinter(text: string): number {
  const part = text.slice(0, 200_000);
  return (best(2, () => void writeGood(part)) / part.length) * 1e6;
}
