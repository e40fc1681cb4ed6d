/** Lists of sections: "§§ 1981, 1983(a)(1) and 1985", "10.93.160", "7-68-103 et seq." */
import { type Span, span } from '../../text/span';
import type { Part } from '../types';
import type { Reading } from './reading';

/** Signs and words before the number of a section. Lists are read only behind a plural. */
const SIGN =
  /,?\s{0,4}(?:(?<many>§{2}|[Ss]ections\b|SECTIONS\b|[Ss]ecs\.|[Pp]arts\b|pts\.|chs\.|[Cc]hapters\b)|(?<one>§|[Ss]ections?\b|SECTION\b|[Ss]ec\.|[Ss]ect\.|(?:[Ss]ub)?[Pp]art\b|pt\.|[Cc]hapter\b|ch\.|c\.|tit\.|[Tt]itle\b|art\.|[Aa]rticle\b|[Rr]ule\b|r\.|[Nn]o\.))\s{0,4}/y;
const NUMBER = /\d{1,6}[A-Za-z]{0,3}(?:(?:[.:/–-]|(?<=\d),(?=\d{3}(?!\d)))[A-Za-z]{0,3}\d{0,6}[A-Za-z]{0,3}){0,6}/y;
const DESIGNATOR = String.raw`\((?:\d{1,3}[A-Za-z]{0,2}|[a-z]{1,2}(?:-\d{1,2})?|[A-Z]{1,3}(?:-\d{1,2})?|[ivxlc]{1,6}|[IVXLC]{1,6})\)`;
const CHAIN = new RegExp(`(?:\\s?${DESIGNATOR})*`, 'y');
/** Further subsections of the same section: "(a)(1), (3)". */
const MORE = new RegExp(`(?:,\\s?(?:(?:and|or|&)\\s)?|\\s(?:and|or|&|through|to)\\s|\\s?[–-]\\s?)(?:${DESIGNATOR})+`, 'y');
const JOINT = /,?\s{1,4}(?:and|or|&)\s{1,4}§{0,2}\s?(?=\d)|,\s{1,4}§{0,2}\s?(?=\d)|\s{1,3}(?:through|to|thru)\s{1,3}§{0,2}\s?(?=[\d-])/y;
const ET_SEQ = /,?\s{1,4}[_*]{0,2}et\.?\s+seq\b\.?[_*]{0,2}|,?\s{1,4}(?:note|nt)\b/y;
const RANGE_TAIL = /\s{0,2}(?:to|through|–|—)\s{0,2}-?\d[\d.:-]*/y;

export interface SectionItem {
  readonly span: Span;
  /** Number as written; a range whole. */
  readonly section: Part;
  readonly subsections: Part | undefined;
}

export interface SectionList {
  readonly items: readonly SectionItem[];
  /** Whether a sign or word stood before the numbers. */
  readonly sign: string;
  readonly end: number;
}

/** Reads the sections at `at`. `lists` allows several even behind a sign in the singular. */
export function readSections(r: Reading, at: number, lists = false): SectionList | undefined {
  const sign = r.match(SIGN, at);
  let start = at + (sign?.[0].length ?? 0);
  if (!sign) start = r.skipComma(at);
  const first = readItem(r, start);
  if (!first) return undefined;
  const items = [first];
  let end = first.span.end;
  const many = lists || sign?.groups?.many !== undefined;
  for (let i = 0; i < 40 && many; i++) {
    const joint = r.match(JOINT, end);
    if (!joint) break;
    const next = readItem(r, end + joint[0].length);
    if (!next || opensOther(r, next)) break;
    items.push(next);
    end = next.span.end;
  }
  return { items, sign: sign?.[0].trim() ?? '', end };
}

/** A number that is the title of the next citation: "§§ 1981, 42 U.S.C. § 1983". */
function opensOther(r: Reading, item: SectionItem): boolean {
  const at = r.skip(item.span.end);
  if (at === item.span.end) return false;
  const code = r.forms.behindNumber.longest(r.text, at, r.to);
  return code?.value.volume || r.forms.reporters.longest(r.text, at, r.to) !== undefined;
}

function readItem(r: Reading, start: number): SectionItem | undefined {
  const m = r.match(NUMBER, start);
  if (!m) return undefined;
  let written = m[0].replace(/[.:/,–-]+$/, '');
  // A letter that begins a word is no part of the number: "5 of".
  const after = r.text.charCodeAt(start + written.length);
  if ((after >= 97 && after <= 122) || (after >= 65 && after <= 90)) {
    written = written.replace(/[A-Za-z]+$/, '');
    const next = r.text.charAt(start + written.length);
    if (written === '' || /[A-Za-z]/.test(next)) return undefined;
  }
  if (/\d(?:th|st|nd|rd)$/.test(written)) return undefined;
  let end = start + written.length;
  const chain = r.match(CHAIN, end);
  let subsections: Part | undefined;
  if (chain && chain[0].trim() !== '') {
    const chainStart = end + (chain[0].length - chain[0].trimStart().length);
    end += chain[0].length;
    for (let i = 0; i < 6; i++) {
      const more = r.match(MORE, end);
      if (!more) break;
      end += more[0].length;
    }
    subsections = r.part(chainStart, end);
  }
  let sectionEnd = start + written.length;
  const range = subsections ? null : r.match(RANGE_TAIL, end);
  const through = range?.[0].replace(/[.:-]+$/, '') ?? '';
  if (/\d/.test(through) && isRange(written, through)) {
    sectionEnd = end + through.length;
    end = sectionEnd;
  }
  const seq = r.match(ET_SEQ, end);
  if (seq) end += seq[0].length;
  return { span: span(start, end), section: r.part(start, sectionEnd), subsections };
}

/** "101 to -106", "7284–7284.12"; not "5 to 10 days", which the caller's context excludes. */
const isRange = (first: string, rest: string): boolean =>
  /[–—]/.test(rest) || /(?:to|through)\s*-/.test(rest) || (/[-.]/.test(first) && /[-.]\d/.test(rest)) || /^\d{3,}/.test(first);
