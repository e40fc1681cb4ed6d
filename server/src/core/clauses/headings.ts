/** Recognising a model clause in a draft by the heading it was inserted under. */
import { parseWording } from './parse';
import type { Clause } from './types';

/** Pieces of a heading between its blanks, in small letters. */
type Pattern = readonly string[];

const patterns = new WeakMap<Clause, readonly Pattern[]>();

/**
 * Whether a section heading, without its number and closing full stop, is the clause's title or the heading of one of
 * its wordings. Blanks in the heading stand for any words ("No … resources for civil immigration enforcement").
 */
export function bearsHeading(clause: Clause, heading: string): boolean {
  const words = heading.trim().replace(/\.$/, '').toLowerCase();
  return words !== '' && patternsOf(clause).some((pattern) => fits(pattern, words));
}

function patternsOf(clause: Clause): readonly Pattern[] {
  let found = patterns.get(clause);
  if (!found) {
    found = [[clause.title.toLowerCase()], ...clause.wordings.map(({ text }) => patternOf(text))];
    patterns.set(clause, found);
  }
  return found;
}

function patternOf(text: string): Pattern {
  const pieces = [''];
  for (const run of parseWording(text).heading) {
    if (run.kind === 'words') pieces[pieces.length - 1] += run.text.toLowerCase();
    else pieces.push('');
  }
  return pieces;
}

/** Whether the pieces stand in the words in order, the first at the start and the last at the end. */
function fits(pieces: Pattern, words: string): boolean {
  const first = pieces[0] ?? '';
  if (pieces.length === 1) return words === first;
  if (!words.startsWith(first)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = words.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  const last = pieces[pieces.length - 1] ?? '';
  return words.endsWith(last) && words.length - last.length >= at;
}
