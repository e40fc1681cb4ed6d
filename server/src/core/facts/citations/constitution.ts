/** Constitutions: "U.S. Const. art. VI, cl. 2", "the Fourth Amendment to the United States Constitution", "N.Y. Const. art. IX". */
import { ORDINALS } from '../../syntax/numerals';
import { span } from '../../text/span';
import type { Part } from '../types';
import { type Reading, smooth } from './reading';

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

/** Value of a number in digits, Roman numerals or words; 0 where it is none. */
export function numberOf(written: string): number {
  const s = written.toLowerCase().replace(/(?:st|nd|rd|th|d)$/, (e) => (/\d/.test(written) ? '' : e));
  if (/^\d+$/.test(s)) return Number(s);
  const ordinal = ORDINALS.indexOf(s.replace(/\s+/g, '-'));
  if (ordinal > 0) return ordinal;
  if (!/^[ivxlc]+$/.test(s)) return 0;
  let sum = 0;
  for (let i = 0; i < s.length; i++) {
    const value = ROMAN[s.charAt(i)] ?? 0;
    sum += value < (ROMAN[s.charAt(i + 1)] ?? 0) ? -value : value;
  }
  return sum;
}

/** Roman numerals of a number from 1 to 399. */
export function roman(n: number): string {
  const steps: readonly (readonly [number, string])[] = [
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = n;
  return steps
    .map(([value, sign]) => {
      const count = Math.floor(rest / value);
      rest -= count * value;
      return sign.repeat(count);
    })
    .join('');
}

const N = String.raw`(?:[IVXLC]{1,8}|[ivxlc]{1,8}|\d{1,3}[A-Z]?|[A-Z](?:-\d{1,2})?)(?![A-Za-z])`;
const ORDINAL = ORDINALS.slice(1)
  .map((o) => `${o.charAt(0).toUpperCase()}${o.slice(1)}`)
  .sort((a, b) => b.length - a.length)
  .join('|');
const PROVISION = new RegExp(
  String.raw`,?\s{0,3}(?:(?<amend>[Aa]mend(?:ment|s|ts)?\.?|[Aa]mdts?\.)|(?<art>[Aa]rt(?:icles?|s?\.)))\s{0,3}(?<n>${N})(?:,?\s{1,3}(?:§{1,2}|[Ss]ec(?:tions?|s?\.))\s{0,3}(?<sec>\d{1,3}[A-Za-z]?)(?<sub>(?:\s?\([A-Za-z0-9]{1,4}\))*)(?:(?:,\s{1,2}|\s(?:and|&)\s|[-–])\d{1,3}(?![\d.]))*)?(?:,?\s{1,3}(?:[Cc]l(?:auses?|s?\.)|[Pp]ar(?:agraph|s?\.))\s{0,3}(?<cl>\d{1,3}(?:\s?[-–]\s?\d{1,3})?))?`,
  'y',
);
const OF_STATE =
  /,?\s{1,3}(?:of|to)\s{1,3}(?:the\s{1,3})?(?:(?<us>(?:United\s+States|U\.\s?S\.|federal|Federal)\s{1,3}[Cc]onstitution|Constitution(?:\s+of\s+the\s+United\s+States(?:\s+of\s+America)?)?)|[Cc]onstitution\s+of\s+(?:the\s+)?(?:[Ss]tate\s+of\s+)?)/y;
const STATE_CONSTITUTION = /\s{0,3}(?:[Ss]tate\s{1,3})?[Cc]onstitution/y;
const OF_CONSTITUTION = /[Cc]onstitution\s+of\s+(?:the\s+)?(?:[Ss]tate\s+of\s+)?/y;

interface Provision {
  readonly end: number;
  readonly amendment: boolean;
  readonly number: string;
  readonly section: string;
  readonly sub: string;
  readonly clause: string;
  readonly part: Part;
}

function provisionAt(r: Reading, at: number): Provision | undefined {
  const m = r.match(PROVISION, at);
  const g = m?.groups;
  if (!m || !g?.n) return undefined;
  const start = at + (m[0].length - m[0].replace(/^,?\s*/, '').length);
  const end = at + m[0].length;
  return {
    end,
    amendment: g.amend !== undefined,
    number: g.n,
    section: g.sec ?? '',
    sub: smooth(g.sub ?? ''),
    clause: g.cl ?? '',
    part: r.part(start, end),
  };
}

function add(r: Reading, start: number, end: number, place: string, p: Provision): void {
  const value = numberOf(p.number);
  const federal = place === 'U.S.';
  const keyName = federal ? 'us' : place.toLowerCase();
  const bits = [
    `${keyName} const ${p.amendment ? 'amend' : 'art'} ${value || p.number.toLowerCase()}`,
    ...(p.section ? [`sec ${p.section.toLowerCase()}`] : []),
    ...(p.clause ? [`cl ${p.clause.replace(/\s?[-–]\s?/, '-')}`] : []),
  ];
  const numeral = value > 0 && (federal || /^[ivxlc]+$/i.test(p.number)) ? roman(value) : p.number;
  const normal = `${place} Const. ${p.amendment ? 'amend.' : 'art.'} ${numeral}${p.section ? `, § ${p.section}${p.sub}` : ''}${p.clause ? `, cl. ${p.clause}` : ''}`;
  r.add('constitution', span(start, end), { section: p.part }, bits.join(' '), normal);
}

const US = /U\.\s?S\.\s{0,3}Const(?:itution|\.)|United\s+States\s+Constitution|US\s+Const\.?/y;
const CONST = /\s{0,3}Const(?:itution|\.)/y;

/** A constitution named first: "U.S. Const. amend. XIV, § 1", "Cal. Const., art. XI, § 7". */
export function readConstitution(r: Reading, at: number): boolean {
  const us = r.match(US, at);
  let place = 'U.S.';
  let end = at + (us?.[0].length ?? 0);
  if (!us) {
    const state = r.forms.states.longest(r.text, at, r.to);
    const gap = state && r.match(/\s{1,3}[Ss]tate(?=\s)/y, state.end);
    const after = state ? state.end + (gap?.[0].length ?? 0) : at;
    const constitution = state && r.match(CONST, after);
    if (!state || !constitution) return false;
    place = state.value.form;
    end = after + constitution[0].length;
  }
  const provision = provisionAt(r, end);
  if (!provision) return false;
  add(r, at, provision.end, place, provision);
  return true;
}

/** "Constitution" or "Const." without a place, followed by its article: the United States'. */
export function readBareConstitution(r: Reading, at: number): boolean {
  const m = r.match(/(?:the\s)?Const(?:itution,?|\.,?)(?=\s{1,3}[Aa](?:rt|m))/y, at);
  const provision = m && provisionAt(r, at + m[0].length);
  if (!m || !provision) return false;
  add(r, at, provision.end, 'U.S.', provision);
  return true;
}

/** Whose constitution follows "of the" behind a provision. */
function ownerAt(r: Reading, at: number): { place: string; end: number } | undefined {
  const of = r.match(OF_STATE, at);
  if (of?.groups?.us) return { place: 'U.S.', end: at + of[0].length };
  const begin = of
    ? at + of[0].length
    : at + (r.match(/,?\s{1,3}(?:of|to)\s{1,3}(?:the\s{1,3})?(?:[Ss]tate\s{1,3})?/y, at)?.[0].length ?? -at - 1);
  if (begin <= at) return undefined;
  const named = of ? null : r.match(OF_CONSTITUTION, begin);
  const state = r.forms.states.longest(r.text, begin + (named?.[0].length ?? 0), r.to);
  if (!state) return undefined;
  if (of || named) return { place: state.value.form, end: state.end };
  const constitution = r.match(STATE_CONSTITUTION, state.end);
  return constitution ? { place: state.value.form, end: state.end + constitution[0].length } : undefined;
}

/** How many sections the articles of the Constitution of the United States have. */
const SECTIONS_IN_ARTICLE: Readonly<Record<number, number>> = { 1: 10, 2: 4, 3: 3, 4: 4, 5: 0, 6: 0, 7: 0 };
/** Words that show that a bare "Art. I" is the Constitution's. */
const NEAR = /Constitution|Const\.|Clause|Congress|Framers/;

/** "article VI, clause 2, of the United States Constitution"; the courts' own "Art. I, § 8, cl. 3" without more. */
export function readArticle(r: Reading, at: number): boolean {
  const provision = provisionAt(r, at);
  if (!provision) return false;
  const owner = ownerAt(r, provision.end);
  if (owner) {
    add(r, at, owner.end, owner.place, provision);
    return true;
  }
  // Courts leave the name out, and then always abbreviate: an ordinance's own articles are spelled out.
  const written = r.text.slice(at, provision.end);
  if (!/^(?:Art\.|Amdt\.|Amend\.)/.test(written) || !/^[IVX]+$|^\d+$/.test(provision.number)) return false;
  if (!provision.amendment && !provision.section && !provision.clause) return false;
  const value = numberOf(provision.number);
  if (provision.amendment ? value > 27 : value > 7 || Number(provision.section || '0') > (SECTIONS_IN_ARTICLE[value] ?? 0)) return false;
  if (!NEAR.test(r.text.slice(Math.max(r.from, at - 600), Math.min(r.to, provision.end + 600)))) return false;
  add(r, at, provision.end, 'U.S.', provision);
  return true;
}

const SECTION_OF_ARTICLE =
  /[Ss]ections?\s{1,3}(\d{1,3}[A-Za-z]?(?:\.\d{1,3})?)(?:\([a-z0-9]{1,3}\))*(?:(?:,|\s(?:and|or|to|through)|,\s(?:and|or))\s\d{1,3}[A-Za-z]?(?:\.\d{1,3})?){0,5},?\s{1,3}(?:of\s{1,3})(?=[Aa]rt)/y;

/** "section 8 of article I of the Constitution", "Section 2(c) of Article IX of the New York State Constitution". */
export function readSectionOfArticle(r: Reading, at: number): boolean {
  const m = r.match(SECTION_OF_ARTICLE, at);
  const provision = m && provisionAt(r, at + m[0].length);
  const owner = provision && ownerAt(r, provision.end);
  if (!m || !provision || !owner) return false;
  add(r, at, owner.end, owner.place, { ...provision, section: m[1] ?? '' });
  return true;
}

const AMENDMENTS = new RegExp(
  String.raw`(?<first>${ORDINAL}|\d{1,2}(?:st|nd|rd|th))(?<more>(?:,?\s{1,3}(?:and|or)\s{1,3}|,\s{1,3})(?:the\s{1,3})?(?:${ORDINAL}|\d{1,2}(?:st|nd|rd|th)))*\s{1,3}[Aa]mendments?`,
  'y',
);
const EACH = new RegExp(`${ORDINAL}|\\d{1,2}(?:st|nd|rd|th)`, 'g');

/** "the Fourth and Fourteenth Amendments to the United States Constitution". Without the last words no citation is read. */
export function readAmendments(r: Reading, at: number): boolean {
  const m = r.match(AMENDMENTS, at);
  const owner = m && ownerAt(r, at + m[0].length);
  if (!m || !owner) return false;
  const each = [...m[0].matchAll(EACH)];
  each.forEach((one, i) => {
    const start = at + one.index;
    const end = i === each.length - 1 ? owner.end : start + one[0].length;
    add(r, start, end, owner.place, {
      end,
      amendment: true,
      number: String(numberOf(one[0])),
      section: '',
      sub: '',
      clause: '',
      part: r.part(start, start + one[0].length),
    });
  });
  return true;
}
