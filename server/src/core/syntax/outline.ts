/**
 * What a block is, from its own text: section, list item, recital, enacting clause … and where its label,
 * heading, markers and body stand. Which level a marker belongs to is told by its neighbours, in tree.ts.
 *
 * Forms after real ordinances: run-in sections ("§ 9-131. Persons not to be detained. a. Definitions. For …"),
 * joined markers "(d)(1)", "6. (i)", renumbered markers "[3.] 4.", bare numbers "8.04.010 Purposes", "90.2.".
 */
import { isLineEnd } from '../text/lines';
import { type Span, span } from '../text/span';
import { letterValue, romanValue } from './numerals';
import type { BlockKind, Marker, Outline, SectionLabel } from './types';

export type { BlockKind, Dress, Marker, Numerals, Outline, SectionLabel } from './types';

const sticky = (source: string, flags = ''): RegExp => new RegExp(source, `y${flags}`);

function matchAt(re: RegExp, text: string, at: number): RegExpExecArray | null {
  re.lastIndex = at;
  return re.exec(text);
}

const NUMBER = String.raw`\d{1,4}[A-Za-z]{0,2}(?:[.:–-]\d{1,5}[A-Za-z]{0,2})*`;
const QUOTE = sticky(String.raw`["“'‘](?=\s?(?:§|\(|\[|[A-Z\d]|[a-z]{1,3}[.)]))`);

const NOTE = sticky('%%');
const COMMENT = sticky('<!--');
const RULE = sticky(String.raw`[-–—_=*~#.\s]{3,}$`);
const HISTORY = sticky(
  String.raw`[([]?(?:History|HISTORY|Source|SOURCE|Credits?)\b\s*[.:]|Acts (?:of )?\d{4}|[([](?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, \d{4}|Ord(?:inance|\.)? ?(?:No|#)|Added|Amended|Enacted|Repealed|Prior code|Code \d{4}|L\.\s?\d{4}|Stats?\.|\d{4}, c)`,
);
const RECITAL = sticky(String.raw`WHEREAS\b|Whereas\b|WHEREAS,|FINDINGS?:`);
const RESOLVED = sticky(
  String.raw`(?:(?:NOW,? THEREFORE,?|Now,? therefore,?)\s*)?(?:BE IT (?:FURTHER )?RESOLVED|Be it (?:further )?resolved|RESOLVED\b|Resolved\b)`,
);
const ENACTING = sticky(
  String.raw`(?:(?:NOW,? THEREFORE,?|Now,? therefore,?)\s*)?(?:BE IT (?:ENACTED|ORDAINED)|Be it (?:hereby )?(?:enacted|ordained|ENACTED|ORDAINED)|(?:BY )?(?:THE|The)\s[^.;]{3,160}?\b(?:(?:DO(?:ES)?|do(?:es)?|HEREBY|hereby)\s+){0,3}(?:ORDAINS?|ordains?|ENACTS?|enacts?)\b(?:\s+(?:AS FOLLOWS|as follows|that|THAT)|:|$)|NOW,? THEREFORE|Now,? therefore)`,
);
const TITLE = sticky(
  String.raw`AN? (?:INTERIM |EMERGENCY |URGENCY )?(?:ORDINANCE|LOCAL LAW|ACT|RESOLUTION|BILL|ORDER)\b|(?:A Local Law|An Ordinance|An Act|A Resolution|A Bill)\s(?:to|relating|amending|adding|establishing|concerning|calling|in|of|for|prohibiting|requiring|authorizing)\b|LOCAL LAWS? OF\b|(?:ORDINANCE|RESOLUTION|Ordinance|Resolution|Int\.|INT\.|Bill|BILL)\s+(?:No|NO|Number|#)\.?\s*[\w-]+\s*$`,
);
const DIVISION = sticky(
  String.raw`(TITLE|SUBTITLE|CHAPTER|SUBCHAPTER|ARTICLE|DIVISION|PART|SUBPART|Title|Subtitle|Chapter|Subchapter|Article|Division|Part|Subpart)\s+([IVXLC]+|\d+[A-Z]{0,2}(?:[.-]\d+)*|[A-Z])(?=[\s.:—–-]|$)([.:]?)`,
);
const SIGN_LABEL = sticky(String.raw`(§{1,2})\s?(${NUMBER})(\.(?!\d))?`);
const WORD_LABEL = sticky(String.raw`(Section|SECTION|Sec\.|SEC\.|Sec|SEC)\s{1,3}(${NUMBER})(?=[.:)\s—–-]|$)([.:](?!\d))?`);
const BARE_LABEL = sticky(String.raw`(\d{1,4}[A-Za-z]{0,2}(?:[.–-]\d{1,5}[A-Za-z]{0,2}){1,4})(\.(?!\d))?(?=\s|$)`);
const PAREN_MARKER = sticky(String.raw`\(\s?([A-Za-z]{1,6}|\d{1,3}[A-Za-z]{0,2}|[a-z]{1,2}-\d{1,2})\s?\)`);
const DOT_MARKER = sticky(String.raw`([A-Za-z]{1,5}|\d{1,3}[A-Z]{0,2})([.)])(?=\s|$)`);
const STRUCK_MARKER = sticky(String.raw`\[\(?[A-Za-z0-9]{1,4}[.)]{0,2}\]\s*`);
const BLANKS = sticky(String.raw`[ \t\u00a0]*`);

/** Words that make a sentence of what might have been a heading. */
const VERB =
  /\b(?:shall|must|may|is|are|was|were|(?<!to )be|takes?|means|has|have|had|applies|apply|does|do|supersedes?|amended|repealed|hereby|includes?|will|can|requires?|prohibits?)\b/;
const HEADING_MAX = 140;
const HEADING_END = /[.:](?=[\s”"]|$)|\.?\s?[—–](?=\s)|\.—/g;
/** Full stops inside headings that end nothing. */
const ABBREVIATION = /(?:\b(?:U\.S|No|Nos|St|Sec|Dept|Ch|Art|Inc|Co|v|D\.C|N\.Y|[A-Z]))\.$/;

/**
 * The heading that stands at `at`: title words that end with a full stop, colon or dash before more text,
 * or with the block where `alone` allows it. Undefined where the words are a sentence.
 */
function headingAt(text: string, at: number, end: number, alone: boolean): { heading: Span; next: number } | undefined {
  const first = text.charCodeAt(at);
  const upper = (first >= 65 && first <= 90) || text[at] === '“' || text[at] === '"';
  if (!upper || at >= end) return undefined;
  const limit = Math.min(end, at + HEADING_MAX);
  HEADING_END.lastIndex = at;
  for (let m = HEADING_END.exec(text); m && m.index < limit; m = HEADING_END.exec(text)) {
    const words = text.slice(at, m.index);
    if (m[0] === '.' && ABBREVIATION.test(`${words}.`)) continue;
    const next = skip(text, m.index + m[0].length);
    const dash = m[0] !== '.' && m[0] !== ':';
    // Dashes part the topics of one heading: "Violations — Filing complaint — Burden of proof".
    if (dash && !m[0].startsWith('.')) continue;
    if (m[0] === ':' && next < end) return undefined;
    if (VERB.test(words) && words !== words.toUpperCase()) return undefined;
    if (next >= end && !alone) return undefined;
    // "A. Smith": a heading has a word of more than one letter.
    if (!/\p{L}{2}/u.test(words)) return undefined;
    const afterDash = matchAt(/[—–-]\s*/y, text, next);
    return { heading: span(at, m.index), next: afterDash ? afterDash.index + afterDash[0].length : next };
  }
  if (!alone || end - at > HEADING_MAX) return undefined;
  const words = text.slice(at, end);
  if (VERB.test(words) && words !== words.toUpperCase()) return undefined;
  const trimmed = /[.:*†]+$/.exec(words);
  return { heading: span(at, end - (trimmed ? trimmed[0].length : 0)), next: end };
}

function skip(text: string, at: number): number {
  BLANKS.lastIndex = at;
  BLANKS.test(text);
  let next = BLANKS.lastIndex;
  while (next < text.length && isLineEnd(text.charCodeAt(next))) {
    BLANKS.lastIndex = next + 1;
    BLANKS.test(text);
    next = BLANKS.lastIndex;
  }
  return next;
}

/** Whether letters can be a list designator: one letter, one letter repeated, or a roman numeral. */
function isDesignator(text: string): boolean {
  if (/^\d/.test(text) || text.length === 1 || text.includes('-')) return true;
  const lower = text === text.toLowerCase() || text === text.toUpperCase();
  return lower && ((letterValue(text) !== undefined && text.length <= 3) || romanValue(text.toLowerCase()) !== undefined);
}

/** The marker at `at`, or undefined. */
function markerAt(text: string, at: number, end: number): Marker | undefined {
  const struck = matchAt(STRUCK_MARKER, text, at);
  const from = struck ? at + struck[0].length : at;
  const m = matchAt(PAREN_MARKER, text, from) ?? matchAt(DOT_MARKER, text, from);
  if (!m || from >= end) return undefined;
  const designator = m[1] as string;
  if (!isDesignator(designator)) return undefined;
  const dress = m[0].startsWith('(') ? '()' : m[2] === ')' ? ')' : '.';
  return { text: m[0], designator, dress, span: span(from, from + m[0].length), heading: undefined };
}

function indentOf(text: string): { indent: number; at: number } {
  let indent = 0;
  let at = 0;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 9) indent += 4 - (indent % 4);
    else if (code === 32 || code === 0xa0) indent++;
    else if (!isLineEnd(code) && code !== 12 && code !== 0xfeff) break;
  }
  return { indent, at };
}

interface Labelled {
  readonly kind: 'section' | 'division';
  readonly label: SectionLabel;
  readonly next: number;
}

function divisionAt(text: string, at: number, end: number): Labelled | undefined {
  const m = matchAt(DIVISION, text, at);
  if (!m) return undefined;
  const next = at + m[0].length;
  const rest = text.slice(next, end);
  // "Chapter 1 of title 14 … is amended" is a sentence, not a heading.
  if (end - at > 200 || /^\s+(?:of|to|is|and|or|shall|may|does)\b/.test(rest)) return undefined;
  if (VERB.test(rest) && rest !== rest.toUpperCase()) return undefined;
  const number = m[2] as string;
  const numberStart = at + m[0].length - (m[3]?.length ?? 0) - number.length;
  return {
    kind: 'division',
    label: { word: m[1] as string, number, span: span(at, next), numberSpan: span(numberStart, numberStart + number.length) },
    next,
  };
}

function sectionAt(text: string, at: number, end: number): Labelled | undefined {
  const m = matchAt(SIGN_LABEL, text, at) ?? matchAt(WORD_LABEL, text, at);
  if (m) {
    const stop = m[3] ?? '';
    const next = at + m[0].length;
    const rest = text.slice(next, Math.min(end, next + 60));
    // A full stop or colon makes a label; without one the next word must open a heading, or nothing follow.
    if (!stop && !/^(?:\s*$|\s*[—–-]\s*[A-Z“"]|\s+[A-Z“"(])/.test(rest)) return undefined;
    if (!stop && m[1] !== '§' && /[.;,]$/.test(text.slice(at, end)) && VERB.test(text.slice(next, end))) return undefined;
    if ((m[1] as string).length === 2 && m[1] === '§§') return undefined;
    const number = m[2] as string;
    const numberStart = next - stop.length - number.length;
    return {
      kind: 'section',
      label: { word: m[1] as string, number, span: span(at, next), numberSpan: span(numberStart, numberStart + number.length) },
      next,
    };
  }
  // A number of three or more digits alone on its line is a section of a state code: "244."
  const alone = matchAt(/(\d{3,5}[A-Za-z]?)\.\s*$/y, text, at);
  if (alone) {
    const numberSpan = span(at, at + (alone[1] as string).length);
    return { kind: 'section', label: { word: '', number: alone[1] as string, span: span(at, numberSpan.end + 1), numberSpan }, next: end };
  }
  const bare = matchAt(BARE_LABEL, text, at);
  if (!bare) return undefined;
  const number = bare[1] as string;
  const stop = bare[2] ?? '';
  const next = at + bare[0].length;
  const rest = text.slice(next, end).trim();
  const parts = number.split(/[.–-]/).length;
  if (rest && !/^[A-Z“"(§]/.test(rest)) return undefined;
  // "2.5 Acres …" and "10-12 Units": one separator needs a full stop or a short line that ends without one.
  if (parts === 2 && !stop && (rest.length === 0 || rest.length > 90 || /[.;,:]$/.test(rest))) return undefined;
  if (parts === 2 && !stop && VERB.test(rest)) return undefined;
  if (/^\d{1,2}[-–]\d{1,2}[-–]\d{2,4}$/.test(number) && !rest) return undefined; // a date
  return { kind: 'section', label: { word: '', number, span: span(at, next), numberSpan: span(at, at + number.length) }, next };
}

/** Reads the outline of a block. Never fails: what is not recognised is a paragraph. */
export function readOutline(text: string): Outline {
  const { indent, at: first } = indentOf(text);
  let end = text.length;
  while (end > first && text.charCodeAt(end - 1) <= 32) end--;
  let brackets = 0;
  for (let i = text.indexOf('['); i >= 0; i = text.indexOf('[', i + 1)) brackets++;
  for (let i = text.indexOf(']'); i >= 0; i = text.indexOf(']', i + 1)) brackets--;
  const plain = (kind: BlockKind, body = first): Outline => ({
    kind,
    label: undefined,
    heading: undefined,
    markers: [],
    body,
    end,
    indent,
    quoted: false,
    brackets,
  });
  if (first >= end) return plain('blank', end);
  if (matchAt(NOTE, text, first)) return plain('note');
  if (matchAt(COMMENT, text, first) || matchAt(RULE, text, first)) return plain('rule');
  if (matchAt(HISTORY, text, first)) return plain('history');
  if (matchAt(RECITAL, text, first)) return plain('recital');
  if (matchAt(RESOLVED, text, first)) return plain('resolved');
  if (matchAt(ENACTING, text, first)) return plain('enacting');
  if (matchAt(TITLE, text, first)) return plain('title');

  let at = first;
  // Marks of a pasted Markdown heading.
  const hashes = matchAt(/#{1,6}\s+|\*\*(?=§|Sec|SEC|\d)/y, text, at);
  if (hashes) at += hashes[0].length;
  const quote = matchAt(QUOTE, text, at);
  if (quote) at += quote[0].length;
  const labelled = divisionAt(text, at, end) ?? sectionAt(text, at, end);
  let heading: Span | undefined;
  if (labelled) {
    at = skip(text, labelled.next);
    const dash = matchAt(/[—–-]\s+/y, text, at);
    if (dash) at += dash[0].length;
    if (labelled.kind === 'division') {
      heading = at < end ? span(at, end) : undefined;
      at = end;
    } else {
      const found = headingAt(text, at, end, true);
      if (found) {
        heading = found.heading;
        at = found.next;
      }
    }
  }
  const markers: Marker[] = [];
  for (let marker = markerAt(text, at, end); marker; marker = markerAt(text, at, end)) {
    at = skip(text, marker.span.end);
    const found = headingAt(text, at, end, false);
    if (found) {
      at = found.next;
      marker = { ...marker, heading: found.heading };
    }
    markers.push(marker);
    if (markers.length === 8) break;
  }
  const quoted = quote !== null && (labelled !== undefined || markers.length > 0);
  const kind: BlockKind = labelled ? labelled.kind : markers.length > 0 ? 'item' : 'paragraph';
  // A quotation mark that opens neither a label nor a marker belongs to the words.
  if (kind === 'paragraph') at = first;
  return { kind, label: labelled?.label, heading, markers, body: Math.min(at, end), end, indent, quoted, brackets };
}
