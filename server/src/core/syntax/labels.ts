/** Labels of sections and of titles, chapters and the like: "§ 9-131.", "Section 4.", "8.04.010 Purposes", "CHAPTER 3". */
import { type Span, span } from '../text/span';
import { VERB } from './headings';
import type { SectionLabel } from './types';

const NUMBER = String.raw`\d{1,6}[A-Za-z]{0,2}(?:[.:–-]\d{1,5}[A-Za-z]{0,2})*`;
const DIVISION =
  /(TITLE|SUBTITLE|CHAPTER|SUBCHAPTER|ARTICLE|SUBARTICLE|DIVISION|SUBDIVISION|PART|SUBPART|APPENDIX|Title|Subtitle|Chapter|Subchapter|Article|Division|Part|Subpart|Appendix)\s+([IVXLC]+(?:-[A-Z])?|\d+[A-Z]{0,2}(?:[.-]\d+[A-Z]?)*|[A-Z](?:-\d+)?)(?=[\s.:—–-]|$)([.:]?)/y;
const DIVISION_INITIALS = 'TSCADPtscadp';
const SIGN_LABEL = new RegExp(String.raw`(§{1,2})\s?(${NUMBER})(\.(?!\d))?`, 'y');
const WORD_LABEL = new RegExp(String.raw`(Section|SECTION|Sec\.|SEC\.|Sec|SEC)\s{1,3}(${NUMBER})(?=[.:)\s—–-]|$)([.:](?!\d))?`, 'y');
const BARE_LABEL = /(\d{1,6}[A-Za-z]{0,2}(?:[.–-]\d{1,5}[A-Za-z]{0,2}){1,4})(\.(?!\d))?(?=\s|$)/y;
/** A number of three or more digits alone on its line is a section of a state code: "244." */
const ALONE = /(\d{3,5}[A-Za-z]?)\.\s*$/y;
/** A title headed by its number and capitals: "8 NUISANCES". */
const TITLE_LINE = /(\d{1,3}[A-Z]?)\s{1,3}(?=[A-Z,&’' -]{0,60}[A-Z]{4})[A-Z][A-Z,&’' -]{3,80}\s*$/y;
/** A range at the end of a division's heading: "[1101. - 1310.]". */
const RANGE = /\s*\[\s?§{0,2}\s?\d[\dA-Za-z.]{0,12}\s?[-–—]{1,2}\s?\d[\dA-Za-z.]{0,12}\s?\]\s*$/;
const DATE = /^(?:0?[1-9]|1[0-2])([-–./])(?:0?[1-9]|[12]\d|3[01])\1(?:\d{2}|(?:19|20)\d{2})$/;
const HEADING_ONLY = /^(?:\s*$|\s*[—–-]\s*[A-Z“"]|\s+[A-Z“"([])/;
const CONTINUED = /^\s+(?:of|to|is|and|or|shall|may|does|in|applies|apply|are|was|has|through)\b|^\s*,/;

export interface Labelled {
  readonly kind: 'section' | 'division';
  readonly label: SectionLabel;
  /** Where the words behind the label begin. */
  readonly next: number;
}

function matchAt(re: RegExp, text: string, at: number): RegExpExecArray | null {
  re.lastIndex = at;
  return re.exec(text);
}

const labelOf = (word: string, number: string, whole: Span, numberStart: number): SectionLabel => ({
  word,
  number,
  span: whole,
  numberSpan: span(numberStart, numberStart + number.length),
});

function divisionAt(text: string, at: number, end: number): Labelled | undefined {
  if (!DIVISION_INITIALS.includes(text.charAt(at))) return undefined;
  const m = matchAt(DIVISION, text, at);
  if (!m) return undefined;
  const next = at + m[0].length;
  const rest = text.slice(next, end);
  // "Chapter 1 of title 14 … is amended" is a sentence, not a heading.
  if (end - at > 260 || CONTINUED.test(rest)) return undefined;
  if (VERB.test(rest) && rest !== rest.toUpperCase()) return undefined;
  const number = m[2] as string;
  const numberStart = next - (m[3]?.length ?? 0) - number.length;
  return { kind: 'division', label: labelOf(m[1] as string, number, span(at, next), numberStart), next };
}

function titleLineAt(text: string, at: number): Labelled | undefined {
  const m = matchAt(TITLE_LINE, text, at);
  if (!m) return undefined;
  const number = m[1] as string;
  const next = at + number.length;
  return { kind: 'division', label: labelOf('', number, span(at, next), at), next };
}

function wordLabelAt(text: string, at: number, end: number): Labelled | undefined {
  const m = matchAt(SIGN_LABEL, text, at) ?? matchAt(WORD_LABEL, text, at);
  if (!m) return undefined;
  const word = m[1] as string;
  const stop = m[3] ?? '';
  const next = at + m[0].length;
  // A full stop or colon makes a label; without one the next word must open a heading, or nothing follow.
  if (!stop && !HEADING_ONLY.test(text.slice(next, Math.min(end, next + 60)))) return undefined;
  if (!stop && word !== '§' && /[.;,]$/.test(text.slice(at, end)) && VERB.test(text.slice(next, end))) return undefined;
  if (word === '§§') return undefined;
  const number = m[2] as string;
  return {
    kind: 'section',
    label: labelOf(word, number, span(at, next), next - stop.length - number.length),
    next,
  };
}

function bareLabelAt(text: string, at: number, end: number): Labelled | undefined {
  const alone = matchAt(ALONE, text, at);
  if (alone) {
    const number = alone[1] as string;
    return { kind: 'section', label: labelOf('', number, span(at, at + number.length + 1), at), next: end };
  }
  const bare = matchAt(BARE_LABEL, text, at);
  if (!bare) return titleLineAt(text, at);
  const number = bare[1] as string;
  const stop = bare[2] ?? '';
  const next = at + bare[0].length;
  const rest = text.slice(next, end).trim();
  if (rest && !/^[A-Z“"([§]/.test(rest)) return undefined;
  // "2.5 Acres …" and "10-12 Units": one separator needs a full stop or a short line that ends without one.
  const parts = number.split(/[.–-]/).length;
  if (parts === 2 && !stop && (rest.length === 0 || rest.length > 90 || /[.;,:]$/.test(rest))) return undefined;
  if (parts === 2 && !stop && VERB.test(rest)) return undefined;
  if (DATE.test(number) && !stop) return undefined;
  return { kind: 'section', label: labelOf('', number, span(at, next), at), next };
}

/** The label that stands at `at`, or undefined. `end` is the end of the block's words. */
export function labelAt(text: string, at: number, end: number): Labelled | undefined {
  const code = text.charCodeAt(at);
  if (code >= 48 && code <= 57) return bareLabelAt(text, at, end);
  if (code === 0xa7) return wordLabelAt(text, at, end);
  if (code === 83) return wordLabelAt(text, at, end) ?? divisionAt(text, at, end);
  return divisionAt(text, at, end);
}

/** End of a division's heading without the range of sections, full stop or footnote star that stands behind it. */
export function headingEnd(text: string, at: number, end: number): number {
  let stop = end;
  if (text.charCodeAt(end - 1) === 93) {
    const m = RANGE.exec(text.slice(at, end));
    if (m && m.index > 0) stop = at + m.index;
  }
  while (stop - 1 > at && '.*†‡'.includes(text.charAt(stop - 1))) stop--;
  return stop;
}
