/** Line ends as the Language Server Protocol counts them: `\n`, `\r\n` and a lone `\r`. */

const CR = 13;
const LF = 10;

export const isLineEnd = (code: number): boolean => code === LF || code === CR;

// One pattern, not two searches: a text without the one sign would be searched to its end at each line.
const BREAK = /\r\n?|\n/g;

/** Number of line breaks in `text`. A pair `\r\n` is one. */
export function countBreaks(text: string): number {
  let n = 0;
  BREAK.lastIndex = 0;
  while (BREAK.test(text)) n++;
  return n;
}

/** Offset just behind the first line break at or after `from`, or the length of the text where there is none. */
export function nextLine(text: string, from: number): number {
  BREAK.lastIndex = from;
  return BREAK.test(text) ? BREAK.lastIndex : text.length;
}

/** `offset` moved back before a line end it stands in or behind, but not before `lineStart`. */
export function beforeLineEnd(text: string, offset: number, lineStart: number): number {
  let at = offset;
  while (at > lineStart && isLineEnd(text.charCodeAt(at - 1))) at--;
  return at;
}
