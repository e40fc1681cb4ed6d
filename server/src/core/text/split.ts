/**
 * Cutting a text into blocks: a block is one line, or the lines of one hard-wrapped paragraph.
 *
 * Whether two lines belong together is told from these two lines alone, so after an edit only the
 * neighbourhood is cut again. Very long lines and very long paragraphs are cut too, at places chosen by
 * their content rather than by counting: an edit then moves no cut but the next.
 */
import { isLineEnd, nextLine } from './lines';

/** A paragraph of more lines than this is cut at the next line whose length is a multiple of 8. */
const MAX_LINES = 48;
/** A line longer than this is cut behind a sentence, beyond `LONG_WORD` behind a word, at `LONG_MAX` anywhere. */
const LONG_SENTENCE = 12_288;
const LONG_WORD = 16_384;
const LONG_MAX = 24_576;

/** Shortest and longest line that a fixed width of text leaves behind when it wraps. */
const WRAP_MIN = 45;
const WRAP_MAX = 115;

// Openers are sticky and short, so each costs a few characters whatever the line's length. None looks beyond its line: an
// edit cuts only its neighbourhood anew.
const OPENER =
  /[ \t\u00a0\f]*(?:["“'‘[]{0,2}(?:\(\s?[A-Za-z0-9]{1,5}\s?\)|[A-Za-z0-9]{1,4}[.)](?=\s|$)|\d+[A-Za-z]?(?:[.:-]\d+[A-Za-z]?)*\.?[ \t\u00a0]+[A-Z“"]|§|Sec(?:tion|\.)?\s|SEC(?:TION|\.)?\s|Whereas|WHEREAS|Resolved|RESOLVED|Be it |BE IT |NOW,? THEREFORE|Now,? therefore|CHAPTER|ARTICLE|TITLE|DIVISION|PART |Chapter \d|Article [IVX\d]|History|HISTORY|Source|Acts |%%|#|[-*•] )|[-–—_=*]{3,}|<!--)/y;
const LABEL_LINE =
  /[ \t]*(?:["“]?(?:§+\s?\S|Sec(?:tion|\.)?\s|SEC(?:TION|\.)?\s|CHAPTER|ARTICLE|TITLE|DIVISION|PART\s|Chapter\s\d|Article\s[IVX\d])|\d+[A-Za-z]?(?:[.-]\d+[A-Za-z]?)+\.?\s)/y;
const LOWER = /[ \t\u00a0\f]*["“'‘(]?\p{Ll}/uy;
const WORD = /[ \t\u00a0\f]*["“'‘(§]{0,2}[\p{L}\p{N}]/uy;

const matches = (re: RegExp, text: string, at: number): boolean => {
  re.lastIndex = at;
  return re.test(text);
};

/** The last word of a line that cannot end there: what it refers to begins the next. */
const UNIT_WORDS: ReadonlySet<string> = new Set(
  'section sections subsection subsections subdivision subdivisions paragraph paragraphs subparagraph subparagraphs clause clauses chapter chapters article articles title titles part division subchapter rule item items no nos sec secs'.split(
    ' ',
  ),
);
/** A designator at the head of a line that goes on as a reference does: "(b) of Section 116", "(d), (e), and (h), a party". */
const REFERENCE =
  /[ \t]*(?:\([A-Za-z0-9]{1,4}\)[ \t]?){1,4}(?:,[ \t]?\([A-Za-z0-9]{1,4}\)|(?:,| or| and| to| through| inclusive)? ?(?:of|hereof|above|below) (?:this|that|the|such|said|[Ss]ection|[Ss]ubsection|[Ss]ubdivision|[Pp]aragraph|[Aa]rticle|[Cc]hapter|[Rr]ule)\b)/y;
/** A list of designators under its unit, cut in the middle: "paragraphs (1) and" at the end of a line. */
const LISTED = /(?:sections|subdivisions|paragraphs|subparagraphs|clauses) (?:\([A-Za-z0-9]{1,4}\),? ?){1,6}(?:and|or|to|through|,)$/;
const DESIGNATED = /[ \t]*(?:§+\s?)?(?:\(?[A-Za-z0-9]{1,4}\)|\d)/y;

/** Whether a line ends with the word of a unit whose number begins the next line. `last` is its last character. */
function endsOnUnit(text: string, start: number, last: number): boolean {
  const code = text.charCodeAt(last);
  if (code === 0xa7) return true;
  let at = last + 1;
  while (at > start && last - at < 14 && isLower(text.charCodeAt(at - 1))) at--;
  const capital = at > start && text.charCodeAt(at - 1) >= 65 && text.charCodeAt(at - 1) <= 90;
  const word = text.slice(capital ? at - 1 : at, last + 1).toLowerCase();
  if (!UNIT_WORDS.has(word)) return false;
  // A unit alone on its line is a heading.
  let before = capital ? at - 2 : at - 1;
  while (before >= start && text.charCodeAt(before) <= 32) before--;
  return before >= start;
}

/** Whether what looks like a marker at the head of the line at `next` is a reference that the line before begins. */
function refersOn(text: string, start: number, last: number, next: number): boolean {
  const closing = text.charCodeAt(last);
  if (closing === 46 || closing === 59 || closing === 58 || !matches(DESIGNATED, text, next)) return false;
  if (LISTED.test(text.slice(Math.max(start, last - 48), last + 1))) return true;
  return endsOnUnit(text, start, last) || (isLower(closing) && matches(REFERENCE, text, next));
}

/** Abbreviations of citations, which end no sentence, and the number that goes on with one at the head of a line. */
const ABBREVIATED =
  /(?:\bU\. ?S|\bS\. ?Ct|\bL\. ?Ed|\bF\. ?Supp|\bF|\bStat|\bNos?|\bpp?|\bnn?|\b(?:Art|Amdt)|\b\d{1,4} (?:[A-Z][A-Za-z]{0,7}(?:\. ?| )){0,3}[A-Z][A-Za-z]{0,7})\.$/;
const NUMBERED = /[ \t]*(?:\d{1,4}[ ,;)-]|[IVX]{1,5},)/y;
const VERSUS = /\svs?\.$/;
const PARTY = /[ \t]*[_*]{0,2}[A-Z]/y;
/** A reporter that looks like a marker, at the head of a line, and the volume before it ("see 529" / "U. S. 89"); both behind the comma of a name. */
const REPORTER =
  /[ \t]*(?:U\. ?S\.|F\. ?(?:[23]d|4th|Supp\.)|S\. ?Ct\.|L\. ?Ed\.|[AP]\. ?[23]d|[NS]\. ?[EWY]\.|[A-Z][a-z]{1,5}\. ?(?=\d)) ?\S/y;
const VOLUME = /[\s(]\d{1,4}$/;
const CITE = /[ \t]*\d{1,4} (?:[A-Z]\.|[A-Z][A-Za-z]{1,5}\.|[A-Z]\w{0,3}\d?d ) ?[A-Za-z\d]/y;
const ARTICLE = /[ \t]*(?:Art|Amdt|Tit|Ch|Pt)\. ?[IVX\d]/y;
const SECTION = /[ \t]*§/y;
/** The year of a case, its page behind "at", and the other letter of "U. S.", each cut off by the end of a line. */
const YEAR = /[ \t]*\((?:1[6-9]|20)\d\d\)/y;
const PAGE = /[ \t]*\d/y;
const AT = /[\s,]at$/;
const SECOND_LETTER = /[ \t]*S\. ?[\dC]/y;
const UNITED = /\d{1,4} U\.$/;
const CODE = /(?:U\. ?S\. ?C\.(?:A\.)?|C\. ?F\. ?R\.|CFR|USC|[a-z] ?Stat\.|(?:Code|Stat\.) Ann\.)$/;

/** Whether a line that ends with the full stop at `last` breaks a citation in two: "528 U. S." / "469, 505". */
function breaksCitation(text: string, start: number, end: number, last: number, next: number): boolean {
  const width = end - start;
  if (width < WRAP_MIN || width > WRAP_MAX) return false;
  if (matches(NUMBERED, text, next)) return ABBREVIATED.test(text.slice(Math.max(start, last - 26), last + 1));
  return matches(PARTY, text, next) && VERSUS.test(text.slice(Math.max(start, last - 3), last + 1));
}

/** Whether what looks like a marker at the head of the line at `next` goes on with a citation that a full line before it begins. */
function citesOn(text: string, start: number, end: number, last: number, next: number): boolean {
  if (end - start < WRAP_MIN || end - start > WRAP_MAX) return false;
  const closing = text.charCodeAt(last);
  if (closing !== 46 && closing !== 59 && closing !== 58 && matches(YEAR, text, next)) return true;
  if (closing === 116 && matches(PAGE, text, next)) return AT.test(text.slice(Math.max(start, last - 3), last + 1));
  if (closing === 46 && matches(SECOND_LETTER, text, next)) return UNITED.test(text.slice(Math.max(start, last - 8), last + 1));
  if (closing === 44) return matches(CITE, text, next) || matches(ARTICLE, text, next);
  if (matches(SECTION, text, next)) return CODE.test(text.slice(Math.max(start, last - 12), last + 1));
  return closing >= 48 && closing <= 57 && matches(REPORTER, text, next) && VOLUME.test(text.slice(Math.max(start, last - 5), last + 1));
}

const isLower = (code: number): boolean => code >= 97 && code <= 122;

/** Whether the line at `next` goes on with the paragraph of the line `[start, end)`; `end` is before its line end. */
function continues(text: string, start: number, end: number, next: number): boolean {
  let last = end - 1;
  while (last >= start && text.charCodeAt(last) <= 32) last--;
  if (last < start) return false;
  const closing = text[last] as string;
  if (matches(OPENER, text, next)) return refersOn(text, start, last, next) || citesOn(text, start, end, last, next);
  if (closing === '.' && breaksCitation(text, start, end, last, next)) return true;
  if (closing === '.' || closing === ';' || closing === ':' || closing === '?' || closing === '!') return false;
  if ((closing === '”' || closing === '"' || closing === ')') && '.;:?!'.includes(text[last - 1] ?? ' ')) return false;
  // A line of a heading or rule stands alone.
  if (matches(LABEL_LINE, text, start) && !matches(LOWER, text, next)) return false;
  if (matches(LOWER, text, next)) return true;
  const width = end - start;
  if (width < WRAP_MIN || width > WRAP_MAX || !matches(WORD, text, next)) return false;
  // Capitals alone are a heading, which ends with its line.
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code >= 97 && code <= 122) return true;
  }
  return false;
}

const hash = (text: string, at: number): number =>
  (text.charCodeAt(at - 1) * 31 + text.charCodeAt(at - 2) * 7 + text.charCodeAt(at - 3) * 3 + text.charCodeAt(at - 4)) >>> 0;

/** Where to cut a line that runs past the limit; `end` where no cut is needed. */
function cutLong(text: string, start: number, end: number): number {
  if (end - start <= LONG_MAX) return end;
  const limit = start + LONG_MAX;
  for (let i = start + LONG_SENTENCE; i < limit; i++) {
    if (text.charCodeAt(i - 1) !== 32) continue;
    const sentence = text.charCodeAt(i - 2) === 46 && hash(text, i) % 4 === 0;
    if (sentence || (i > start + LONG_WORD && hash(text, i) % 32 === 0)) return i;
  }
  const low = text.charCodeAt(limit);
  return low >= 0xdc00 && low <= 0xdfff ? limit - 1 : limit;
}

/**
 * The ends of the blocks of `text`, each the offset just behind its block. The last is the text's length;
 * an empty text has none.
 */
export function splitBlocks(text: string): number[] {
  const ends: number[] = [];
  let blockStart = 0;
  let lines = 0;
  let lineStart = 0;
  let lineEnd = 0;
  while (lineStart < text.length) {
    // What is left of a line that was cut ends where the line ends: a long line is searched for its end once.
    if (lineStart >= lineEnd) lineEnd = nextLine(text, lineStart);
    const cut = cutLong(text, lineStart, lineEnd);
    if (cut < lineEnd) {
      if (blockStart < lineStart) ends.push(lineStart);
      ends.push(cut);
      blockStart = lineStart = cut;
      lines = 0;
      continue;
    }
    lines++;
    let content = lineEnd;
    while (content > lineStart && isLineEnd(text.charCodeAt(content - 1))) content--;
    const full = lines >= MAX_LINES && (content - lineStart) % 8 === 0;
    const large = lineEnd - blockStart > LONG_SENTENCE;
    if (lineEnd === text.length || full || large || !continues(text, lineStart, content, lineEnd)) {
      ends.push(lineEnd);
      blockStart = lineEnd;
      lines = 0;
    }
    lineStart = lineEnd;
  }
  return ends;
}
