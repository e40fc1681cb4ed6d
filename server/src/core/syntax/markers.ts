/** List markers that open a block: (a), 1., A., (2A), [3.] 4., (d)(1). */
import { span } from '../text/span';
import { letterValue, romanValue } from './numerals';
import type { Dress, Marker } from './types';

const PAREN =
  /\(\s?([A-Za-z]{1,6}|\d{1,3}(?:[A-Za-z]{1,2}|\.\d{1,2})?(?:-(?:\d{1,2}|[A-Za-z]{1,4}))?|[a-z]{1,2}[-.]\d{1,2}|[A-Za-z]-[ivx]{1,4})\.?\s?\)/y;
// "1.", "A)", "3.(a)", "iv..": the last two are met where lists were joined by hand or by a machine.
const DOTTED = /([A-Za-z]{1,5}|\d{1,3}[A-Z]{0,2})(\.\.?|\))(?=\s|$|\((?:[a-z]{1,4}|\d{1,2}|[A-Z])\))/y;
// "IV 1.(a)": an article's numeral before its first paragraph.
const NUMERAL = /([IVXL]{1,5}) (?=1\.(?:\s|\())/y;

/** Whether letters can be a list designator: one letter, one letter repeated, or a roman numeral. */
function isDesignator(text: string): boolean {
  const first = text.charCodeAt(0);
  if ((first >= 48 && first <= 57) || text.length === 1 || text.includes('-') || text.includes('.')) return true;
  if (text !== text.toLowerCase() && text !== text.toUpperCase()) return false;
  return (letterValue(text) !== undefined && text.length <= 3) || romanValue(text.toLowerCase()) !== undefined;
}

/** Markers without a heading met so far, by place and text: a draft has few, and each is written thousands of times. */
const known: Map<string, Marker | undefined>[] = [];
const PLACES = 64;
const MOST = 512;

function made(text: string, designator: string, dress: Dress, at: number): Marker {
  return { text, designator, dress, span: span(at, at + text.length), heading: undefined };
}

function shared(text: string, designator: string, dress: Dress, at: number): Marker | undefined {
  if (at >= PLACES) return isDesignator(designator) ? made(text, designator, dress, at) : undefined;
  known[at] ??= new Map();
  const here = known[at] as Map<string, Marker | undefined>;
  const found = here.get(text);
  if (found || here.has(text)) return found;
  const marker = isDesignator(designator) ? made(text, designator, dress, at) : undefined;
  if (here.size < MOST) here.set(text, marker);
  return marker;
}

/** Whether a marker can begin with the characters at `at`: a look at two or three of them. */
function mayBegin(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === 40) return true;
  const digit = code >= 48 && code <= 57;
  if (!digit && !((code >= 65 && code <= 90) || (code >= 97 && code <= 122))) return false;
  for (let i = at + 1; i < at + 7; i++) {
    const next = text.charCodeAt(i);
    if (next === 46 || next === 41) return true;
    const word = (next >= 48 && next <= 57) || (next >= 65 && next <= 90) || (next >= 97 && next <= 122);
    if (!word) return next === 32 && code >= 73 && code <= 88;
  }
  return false;
}

/** The marker that stands at `at`, or undefined. */
export function markerAt(text: string, at: number, end: number): Marker | undefined {
  if (at >= end || !mayBegin(text, at)) return undefined;
  if (text.charCodeAt(at) === 40) {
    PAREN.lastIndex = at;
    const m = PAREN.exec(text);
    return m ? shared(m[0], m[1] as string, '()', at) : undefined;
  }
  DOTTED.lastIndex = at;
  const m = DOTTED.exec(text);
  if (m) return shared(m[0], m[1] as string, m[2] === ')' ? ')' : '.', at);
  NUMERAL.lastIndex = at;
  const numeral = NUMERAL.exec(text);
  return numeral ? shared(numeral[1] as string, numeral[1] as string, '.', at) : undefined;
}
