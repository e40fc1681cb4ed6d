/** What follows the page of a case: pins, parallel cites, parentheses and history. */
import type { Part } from '../types';
import type { Publication } from './forms';
import { type Parts, type Reading, smooth } from './reading';

const NOTE = String.raw`(?:,?\s{1,3}(?:(?:&|and)\s{1,3})?(?:nn?\.?|notes?|fn\.?)\s{0,3}\d{1,4}(?:\s?[-–—]\s?\d{1,4})?(?!\d))`;
const PAGES = String.raw`\*{0,2}\d{1,6}(?![\dA-Za-z])(?:\s?[-–—]\s?\*{0,2}\d{1,6}(?![\dA-Za-z]))?${NOTE}?`;
const PIN_FIRST = new RegExp(
  String.raw`[_*]{0,2},?[_*]{0,2}\s{1,4}(?:at\s{1,3})?(?:(?:pp?\.|pages?)\s{0,3})?(?:${PAGES}|¶{1,2}\s{0,2}\d{1,4}(?:\s?[-–]\s?\d{1,4})?|(?:nn?\.|notes?)\s{0,2}\d{1,4}(?:\s?[-–]\s?\d{1,4})?|[-–—_]{2,5}(?:\s?[-–—]\s?[-–—_]{2,5})?)`,
  'y',
);
const PIN_NEXT = new RegExp(
  String.raw`,?\s{1,4}(?:(?:and|&)\s{1,3})?(?:${PAGES}|¶{1,2}\s{0,2}\d{1,4}|(?:nn?\.)\s{0,2}\d{1,4}(?:\s?[-–]\s?\d{1,4})?|\((?:slip op|plurality)[^()]{0,60}\))`,
  'y',
);
const LEAD = /^(?:[_*]{0,2},?[_*]{0,2}\s+(?:at\s+)?)(?=\S)/;
/** What may stand behind a pin: anything but a word that would make it a plain number. */
const AFTER_PIN = /[,.;:()[\]"”’'*_!?–—-]|\s*$|\s+(?:\(|\[|[A-Z]|and\b|n\.|or\b|with\b|as\b|that\b|the\b|for\b|in\b|cert|aff|rev|\d)/y;

/** A pin behind a page, or behind "at"; undefined where none stands there. A number that opens another cite is no pin. */
export function readPin(r: Reading, at: number, sure = false): { part: Part; end: number } | undefined {
  const c = r.text.charCodeAt(at);
  if (c !== 44 && c !== 32 && c !== 10 && c !== 95 && c !== 42 && c !== 13 && c !== 9) return undefined;
  const first = r.match(PIN_FIRST, at);
  if (!first || opensCite(r, at + first[0].length)) return undefined;
  const start = at + (LEAD.exec(first[0])?.[0].length ?? 0);
  let end = at + first[0].length;
  if (!sure && r.after(AFTER_PIN, end) < 0 && !/\bat\s/.test(first[0])) return undefined;
  for (let i = 0; i < 8; i++) {
    const c = r.text.charCodeAt(end);
    if (c !== 44 && c !== 32 && c !== 10) break;
    const next = r.match(PIN_NEXT, end);
    if (!next || opensCite(r, end + next[0].length) || r.after(AFTER_PIN, end + next[0].length) < 0) break;
    end += next[0].length;
  }
  return { part: r.part(start, end), end };
}

const isCapital = (c: number): boolean => c >= 65 && c <= 90;

/** Whether the number that ends at `at` is the volume of a cite that goes on there. */
function opensCite(r: Reading, at: number): boolean {
  const c = r.text.charCodeAt(at - 1);
  if (!((c >= 48 && c <= 57) || c === 95 || c === 45 || c === 0x2013 || c === 0x2014)) return false;
  const next = r.skip(at);
  return (
    next > at &&
    isCapital(r.text.charCodeAt(next)) &&
    (r.forms.reporters.longest(r.text, next, r.to) !== undefined || r.forms.behindNumber.longest(r.text, next, r.to)?.value.volume === true)
  );
}

const VOLUME = /[_*]{0,2},\s{1,4}(\d{1,4})(?=\s)/y;
const PAGE = /[SHE]?\d{1,7}(?:\(?[A-Z]\)?)?(?![\dA-Za-z])|_{2,6}|[-–—]{1,6}(?=[\s,.;)(])/y;
/** The early reporters named in brackets: 17 U.S. (4 Wheat.) 316. */
const NOMINATIVE = /\s{0,3}\(\d{1,2}\s{1,2}(?:Dall|Cranch|Wheat|Pet|How|Black|Wall)\.?\)/y;
const AT = /,?\s{1,4}at\s{1,3}/y;

export interface Core {
  readonly publication: Publication;
  readonly volume: Part;
  readonly reporter: Part;
  /** Absent in a short form: 745 F.3d at 640. */
  readonly page: Part | undefined;
  readonly pin: Part | undefined;
  readonly end: number;
}

/** "745 F.3d 634", "745 F.3d at 640" from the volume on, with its pins. */
export function readCore(r: Reading, start: number, digitsEnd: number): Core | undefined {
  const at = r.skip(digitsEnd);
  if (at === digitsEnd) return undefined;
  const hit =
    (digitsEnd - start === 4 ? r.forms.yearly.longest(r.text, at, r.to) : undefined) ?? r.forms.reporters.longest(r.text, at, r.to);
  if (!hit || hit.value.dashed) return undefined;
  const volume = r.part(start, digitsEnd);
  const reporter = r.part(at, hit.end);
  let end = hit.end;
  if (r.after(AT, end) > 0) {
    const pin = readPin(r, end, true);
    return pin && { publication: hit.value, volume, reporter, page: undefined, pin: pin.part, end: pin.end };
  }
  // "1 Cranch. 137": a period the form itself does not have.
  if (r.text.charAt(end) === '.') end++;
  if (r.opensWith(end, 40)) end = Math.max(end, r.after(NOMINATIVE, end));
  const pageAt = r.skipComma(end);
  const pageEnd = pageAt > end || hit.end > end ? r.after(PAGE, pageAt) : -1;
  // Pages of the Congressional Record bear the letter of their chamber.
  if (pageEnd < 0 || (hit.value.kind !== 'register' && 'SHE'.includes(r.text.charAt(pageAt)))) return undefined;
  if (pageAt === end && !reporter.text.endsWith('.')) return undefined;
  const pin = readPin(r, pageEnd);
  return { publication: hit.value, volume, reporter, page: r.part(pageAt, pageEnd), pin: pin?.part, end: pin?.end ?? pageEnd };
}

const BRACKET = /[_*]{0,2},?\s{1,3}\[(\d{1,4})(?=\s)/y;
const BRACKET_END = /\s{0,2}(?:\((\d{4})\))?\s{0,2}\]/y;

/** Parallel cites behind a core: ", 93 S. Ct. 705, 35 L. Ed. 2d 147", or in brackets: "[23 L. Ed. 833 (1876)]". */
export function readParallels(r: Reading, at: number, decision?: Parts): { parts: Part[]; end: number; pin?: Part | undefined } {
  const parts: Part[] = [];
  let end = at;
  let bracket = false;
  let pin: Part | undefined;
  for (let i = 0; i < 6; i++) {
    if (!r.opensWith(end, 91, true)) break;
    const opened = i === 0 ? r.match(BRACKET, end) : null;
    const m = opened ?? r.match(VOLUME, end);
    if (!m) break;
    const digits = m[1] ?? '';
    const start = end + m[0].length - digits.length;
    const core = readCore(r, start, start + digits.length);
    if (core?.publication.kind !== 'case') break;
    bracket ||= opened !== null;
    parts.push(r.part(start, core.page?.span.end ?? core.end));
    pin ??= core.pin;
    end = core.end;
  }
  if (!bracket) return { parts, end, pin };
  const close = r.match(BRACKET_END, end);
  if (!close) return { parts: [], end: at };
  if (close[1] && decision) {
    const year = end + close[0].indexOf(close[1]);
    decision.year ??= r.part(year, year + 4);
  }
  return { parts, end: end + close[0].length };
}

/** The matching end of a parenthesis, or -1; at most 400 code units away. */
export function closeOf(text: string, open: number, to: number): number {
  let depth = 0;
  const stop = Math.min(to, open + 400);
  for (let i = open; i < stop; i++) {
    const c = text.charCodeAt(i);
    if (c === 40 || c === 91) depth++;
    else if (c === 41 || c === 93) {
      depth--;
      if (depth === 0) return i + 1;
    }
  }
  return -1;
}

const YEAR_AT_END = /(?<![\d,])((?:1[6-9]|20|21)\d{2})(?!\d)\s{0,3}(?:,[^)\]]{0,60}|ed\.[^)\]]{0,40})?$/;
const DATE_AT_END = /\b([A-Z][a-z]{2,8}\.?\s{1,4}\d{1,2}(?:\s?[-–]\s?\d{1,2})?,?)\s{0,4}$/;

/** Court, date and year of "(3d Cir. May 30, 2014)" into `parts`; false where the parenthesis holds no year. */
export function readDecision(r: Reading, open: number, close: number, parts: Parts): boolean {
  const inside = r.text.slice(open + 1, close - 1);
  if (inside.length > 120) return false;
  const year = YEAR_AT_END.exec(inside);
  if (!year) return false;
  const base = open + 1;
  const before = inside.slice(0, year.index);
  const date = DATE_AT_END.exec(before);
  const monthed = date && r.forms.months.has(/^[A-Za-z]+/.exec(date[1] ?? '')?.[0] ?? '') ? date : null;
  const court = before.slice(0, monthed?.index ?? before.length).replace(/[\s,]+$/, '');
  const lead = court.length - court.trimStart().length;
  if (court.trim() !== '') {
    if (!/^[A-Z\d]/.test(court.trim()) || /[;:()]|\b[a-z]{4,}\b/.test(court.replace(/\bpanel\b|\bbanc\b|\bcuriam\b/g, ''))) return false;
    parts.court ??= r.part(base + lead, base + court.length);
  }
  if (monthed) parts.date ??= r.part(base + monthed.index, base + monthed.index + (monthed[1] ?? '').length);
  parts.year ??= r.part(base + year.index, base + year.index + 4);
  return true;
}

const OPEN = /\s{0,4}[([]/y;
/** A case or statute cited inside a parenthesis: it stays a citation of its own. */
const CITES = /\d\s{1,3}(?:[A-Z]\.|[A-Z][a-z]{0,5}\.|WL|LEXIS|F\.)|§|\bv\.\s|\b[Ii]d\.|\bsupra\b/;

/** The parentheses behind a cite: the one with the year, then others; returns their end. */
export function readParentheses(r: Reading, at: number, parts: Parts, decided = true): number {
  let end = at;
  for (let i = 0; i < 5; i++) {
    const behind = r.after(OPEN, end);
    if (behind < 0) break;
    const start = behind - 1;
    const close = closeOf(r.text, start, r.to);
    if (close < 0) break;
    if (decided && !parts.year && readDecision(r, start, close, parts)) {
      end = close;
      continue;
    }
    const inside = r.text.slice(start, close);
    if (inside.startsWith('[') || CITES.test(inside) || /\n\s*\n/.test(r.text.slice(end, start))) break;
    // A list marker behind a cite is no parenthesis of it: "(1)", "(b)".
    if (/^\((?:\d{1,2}|[a-z]|[ivx]+)\)$/.test(inside)) break;
    parts.parenthetical ??= r.part(start, close);
    end = close;
  }
  return end;
}

const LINK =
  /(?:\s+(?:sub\s+nom\.|in\s+part|mem\.|per\s+curiam|as\s+moot|as\s+to|as|on\s+other\s+grounds|on\s+(?:different\s+)?grounds|by|and\s+remanded|and|en\s+banc|with|without|opinion|statute|rule|recognized|nom\.))*,?\s+/y;
const NUMBER = /\d{1,4}(?=\s)/g;
const DOCKET = /Nos?\.\s+[\w:.\-–—]{3,24}(?:,\s+[\w:.\-–—]{3,24}){0,2}/y;

/** The chain of history behind a case: ", cert. denied, 141 S. Ct. 124 (2020)". Returns its end, or `at`. */
export function readHistory(r: Reading, at: number): number {
  let end = at;
  for (let i = 0; i < 5; i++) {
    if (r.text.charCodeAt(end) !== 44) break;
    const signal = r.match(r.forms.history, end);
    if (!signal) break;
    const after = end + signal[0].length;
    const link = r.match(LINK, after);
    const begin = after + (link?.[0].length ?? 0);
    const docket = r.match(DOCKET, begin);
    const discarded: Parts = {};
    if (docket) {
      const close = readParentheses(r, begin + docket[0].length, discarded);
      if (!discarded.year) break;
      end = close;
      continue;
    }
    // The next cite, with perhaps a name before it, within one clause.
    const window = r.text.slice(after, Math.min(r.to, after + 170));
    const clause = window.split(/;|\.\s+(?=[A-Z][a-z]{3,}\s+[a-z])/)[0] ?? '';
    NUMBER.lastIndex = 0;
    let stop = -1;
    for (let m = NUMBER.exec(clause); m && stop < 0; m = NUMBER.exec(clause)) {
      const core = readCore(r, after + m.index, after + m.index + m[0].length);
      if (core && core.publication.kind === 'case') stop = readParallels(r, core.end).end;
    }
    if (stop < 0) break;
    end = readParentheses(r, stop, discarded);
  }
  return end;
}

/** The forms of a pin in a normal citation: pages with an en dash, notes as "n.5". */
export const normalPin = (pin: string): string =>
  smooth(pin)
    .replace(/(\d)\s?[-–—]\s?(\*?\d)/g, '$1–$2')
    .replace(/^pp?\.\s*/, '')
    .replace(/,?\s*(nn?)\.\s*(\d)/g, ' $1.$2');
