/** A stretch of text: UTF-16 offsets into the text it was found in, end exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Where a paragraph begins though no blank line stands before it: "(b) ", "Sec. 4.", "§ 4", "SECTION 4", "WHEREAS". */
const NEW_PARAGRAPH = /^[ \t]*(?:\([A-Za-z0-9]{1,5}\)|\d{1,3}(?:\.\d{1,3}){0,3}\.?[ \t]|§|(?:sec(?:tion|\.)|article|chapter|whereas)\b)/i;

/** Marks after which a sentence, a lead-in or a list item is finished, with the quotes and brackets that close on it. */
const END_MARK = /[.;:?!]["”’)\]]*(?=\s|$)/g;

/** Words whose full stop ends no sentence: "v.", "U.S.C.", "No.", "Cal.", initials. */
const ABBREVIATION =
  /(?:^|[\s(“"[])(?:[A-Za-z]|(?:[A-Za-z]\.)+[A-Za-z]|nos?|secs?|arts?|chs?|pub|stat|fed|reg|cir|cal|mass|const|amend|rev|code|ann|supp|app|div|ct|dist|cf|seq|mr|mrs|ms|dr|st|inc|co|corp|ord|res|subd|para|pt|tit|id|e\.g|i\.e)\.$/i;

/**
 * The sentence at `caret` if it has no end mark yet, or undefined where it is finished or there is none.
 * A finished sentence that is being changed in the middle counts as finished: its reader can judge it.
 * Linear in the length of `text`, which is meant to be a window of some thousand characters round the caret.
 */
export function unfinishedSentence(text: string, caret: number): Stretch | undefined {
  const paragraph = paragraphAt(text, caret);
  let start = paragraph.start;
  const words = text.slice(paragraph.start, paragraph.end);
  for (const mark of words.matchAll(END_MARK)) {
    const at = paragraph.start + mark.index;
    if (text[at] === '.' && ABBREVIATION.test(text.slice(Math.max(paragraph.start, at - 24), at + 1))) continue;
    const after = at + mark[0].length;
    // A caret that stands right behind the mark is still in the finished sentence.
    if (after >= caret) return undefined;
    start = after;
  }
  return text.slice(start, paragraph.end).trim() === '' ? undefined : { start, end: paragraph.end };
}

/** The lines round `caret` up to a blank line or to a line that opens a section, a subdivision or a list item. */
function paragraphAt(text: string, caret: number): Stretch {
  let start = lineStart(text, caret);
  while (start > 0 && !NEW_PARAGRAPH.test(text.slice(start, start + 32))) {
    const before = lineStart(text, start - 1);
    if (text.slice(before, start).trim() === '') break;
    start = before;
  }
  let end = lineEnd(text, caret);
  while (end < text.length) {
    const next = lineEnd(text, end + 1);
    if (text.slice(end + 1, next).trim() === '' || NEW_PARAGRAPH.test(text.slice(end + 1, end + 33))) break;
    end = next;
  }
  return { start, end };
}

function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const found = text.indexOf('\n', offset);
  return found < 0 ? text.length : found;
}
