/** Marks on the text that are not law: blanks left to fill in, drafter's notes, struck and bracketed passages. */
import { struckPassages } from '../syntax/passages';
import { type Span, span } from '../text/span';
import { Sign } from './signs';
import type { Blank } from './types';

const TEMPLATE = /\{\{[^{}\n]{1,80}\}\}/g;
// Single braces hold a name to fill in; "{+ … +}" and "{- … -}" mark changes and are left alone.
const BRACES = /(?<!\{)\{(?!signature|seal\b)[A-Za-z][^{}\n]{0,60}\}(?!\})/g;
const GUILLEMETS = /<<[^<>\n]{1,80}>>|«[^«»\n]{1,80}»/g;
const QUESTIONS = /\?{3,}/g;
// Text that fills a page, and notes by writers and word processors.
const FILLER =
  /\b[Ll]orem ipsum(?: dolor(?: sit amet)?)?|\b(?:TODO|FIXME|TKTK)\b:?|(?<=\s)<!--[^\n]{0,200}?-->|\bComment \[[A-Z]{1,4}\d{1,3}\]:?/g;
const UNDERSCORES = /_{3,}/g;
// Letters that stand for a number or date to come: "XX days", "____", "Ordinance No. XXXX".
// A row of X is a roman numeral unless something is counted or numbered by it.
const LETTERS =
  /(?<![\p{L}\d])(?:TBD|TBA|NTD|X{2,}(?=,? 20[X\d]{2}| (?:days?|months?|years?|hours?|minutes?|percent|dollars?|feet|members?)\b|%)|(?<=(?:\$|#|[Nn]o\.|[Nn]umber) ?)[Xx]{2,})(?![\p{L}\d])/gu;
const NOTE = /(?:\*\*|\[|\()?\b(?:NOTE TO DRAFT(?:ER)?|DRAFTER['’]?S NOTE|DRAFTING NOTE|Drafter['’]s note|Note to draft(?:er)?)\b\s*:/g;
/** What stands in square brackets as a blank: capitals, "insert …", "date", "name of city", "number", or nothing. */
const BLANK_WORDS =
  /^\s*(?:[A-Z][A-Z0-9 ,.'’/&-]{1,60}|(?:[Ii]nsert|[Ee]nter|[Nn]ame of|[Nn]umber of|date|title of|effective date|city|county|town|jurisdiction|department|amount|year|citation|TBD|to be determined|●|•|…|\.{3}|_+|xx+)\b[^[\]]{0,60}|[●•…_\s]{0,20})\s*$/;
/** Capitals in brackets that are editorial and not blanks: "[REPEALED]", "[RESERVED]", "[SEAL]", "[DHS]". */
const EDITORIAL =
  /^\s*(?:[^a-z]{0,40}\d[^a-z]{0,20}|REPEALED|RESERVED|SEAL|SIC|OMITTED|DELETED|EXPIRED|TERMINATED|NOT FUNDED|USCIS|[A-Z]{1,3}|[IVXLC]+|§.*|SIGNED)\s*\.?\s*$/;

const NO_BLANKS: readonly Blank[] = [];

/** Whether a text with these signs may hold a blank or a note. */
export function mayHoldBlank(text: string, signs: number): boolean {
  return (signs & Sign.blank) !== 0 || ((signs & Sign.colon) !== 0 && (text.includes('ote') || text.includes('OTE')));
}

/** Blanks of the block, in order. */
export function readBlanks(text: string, brackets: readonly Span[], signs: number): readonly Blank[] {
  if (!mayHoldBlank(text, signs)) return NO_BLANKS;
  const found: Blank[] = [];
  const scan = (re: RegExp, form: Blank['form']): void => {
    re.lastIndex = 0;
    for (let m = re.exec(text); m; m = re.exec(text)) found.push({ span: span(m.index, m.index + m[0].length), form });
  };
  if (text.includes('{')) {
    scan(TEMPLATE, 'template');
    scan(BRACES, 'template');
  }
  if (text.includes('<<') || text.includes('«')) scan(GUILLEMETS, 'template');
  if (text.includes('???')) scan(QUESTIONS, 'letters');
  if (text.includes('___')) scan(UNDERSCORES, 'underscores');
  if (text.includes('XX') || text.includes('xx') || text.includes('TB') || text.includes('NTD')) scan(LETTERS, 'letters');
  if (
    text.includes('TODO') ||
    text.includes('FIXME') ||
    text.includes('orem ipsum') ||
    text.includes('TKTK') ||
    text.includes('<!--') ||
    text.includes('Comment [')
  )
    scan(FILLER, 'note');
  if (text.includes('note') || text.includes('NOTE') || text.includes('Note')) scan(NOTE, 'note');
  for (const b of brackets) {
    const inner = text.slice(b.start + 1, b.end - 1);
    if (BLANK_WORDS.test(inner) && !EDITORIAL.test(inner)) found.push({ span: b, form: 'bracketed' });
  }
  found.sort((a, b) => a.span.start - b.span.start);
  return found.filter((b, i) => i === 0 || b.span.start >= (found[i - 1] as Blank).span.end);
}

/** Passages struck out by marks that mean nothing else. */
export const readStruck = (text: string): readonly Span[] => struckPassages(text);

const NO_SPANS: readonly Span[] = [];

/** Outermost passages in square brackets that close within the block. */
export function readBrackets(text: string): readonly Span[] {
  if (!text.includes('[')) return NO_SPANS;
  const found: Span[] = [];
  let depth = 0;
  let start = 0;
  for (let i = text.indexOf('['); i >= 0 && i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 91) {
      if (depth === 0) start = i;
      depth++;
    } else if (code === 93 && depth > 0) {
      depth--;
      if (depth === 0) found.push(span(start, i + 1));
    }
  }
  return found;
}
