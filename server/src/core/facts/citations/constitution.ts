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

const N = String.raw`(?:[IVXLC]{1,8}(?:-[A-Z])?|[ivxlc]{1,8}|\d{1,3}[A-Z]?|[A-Z](?:-\d{1,2})?)(?![A-Za-z])`;
const ORDINAL = ORDINALS.slice(1)
  .map((o) => `${o.charAt(0).toUpperCase()}${o.slice(1)}`)
  .sort((a, b) => b.length - a.length)
  .join('|');
const PROVISION = new RegExp(
  String.raw`,?\s{0,3}(?:(?<amend>[Aa]mend(?:ment|s|ts)?\.?|[Aa]mdts?\.)|(?<art>[Aa]rt(?:icles?|s?\.)))\s{0,3}(?<n>${N})(?:,?\s{1,3}(?:§{1,2}|[Ss]ec(?:tions?|s?\.))\s{0,3}(?<sec>\d{1,3}[A-Za-z]?)(?<sub>(?:\s?\([A-Za-z0-9]{1,4}\))*)(?:(?:,\s{1,2}|\s(?:and|&)\s|[-–])\d{1,3}(?![\d.]))*)?(?:,?\s{1,3}(?:[Cc]l(?:auses?|s?\.)|[Pp]ar(?:agraph|s?\.)|¶)\s{0,3}(?<cl>\d{1,3}(?:\s?[-–]\s?\d{1,3})?|[IVXLC]{1,5}(?![A-Za-z])))?`,
  'y',
);
const OF_STATE =
  /,?\s{1,3}(?:of|to)\s{1,3}(?:the\s{1,3})?(?:(?<us>(?:United\s+States|U\.\s?S\.|federal|Federal)\s{1,3}[Cc]onstitution|Constitution(?:\s+of\s+the\s+United\s+States(?:\s+of\s+America)?|(?!\s+of\s)))|[Cc]onstitution\s+of\s+(?:the\s+)?(?:(?:[Ss]tate|[Cc]ommonwealth)\s+of\s+)?)/y;
const STATE_CONSTITUTION = /\s{0,3}(?:[Ss]tate\s{1,3})?[Cc]onstitution/y;
const OF_CONSTITUTION = /[Cc]onstitution\s+of\s+(?:the\s+)?(?:(?:[Ss]tate|[Cc]ommonwealth)\s+of\s+)?/y;

/** The state's own, where its name is left out: "of the state constitution", "of the Constitution of this State". */
const STATE_ITSELF =
  /,?\s{1,3}(?:of|to)\s{1,3}(?:the\s{1,3})?(?:[Ss]tate(?:['’]s)?\s{1,3}[Cc]onstitution|[Cc]onstitution\s{1,3}of\s{1,3}this\s{1,3}[Ss]tate)/y;

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
    ...(p.clause ? [`cl ${p.clause.toLowerCase().replace(/\s?[-–]\s?/, '-')}`] : []),
  ];
  const numeral = value > 0 && (federal || /^[ivxlc]+$/i.test(p.number)) ? roman(value) : p.number;
  const normal = `${place} Const. ${p.amendment ? 'amend.' : 'art.'} ${numeral}${p.section ? `, § ${p.section}${p.sub}` : ''}${p.clause ? `, cl. ${p.clause}` : ''}`;
  r.add('constitution', span(start, end), { section: p.part }, bits.join(' '), normal);
}

const US = /U\.\s?S\.\s{0,3}Const(?:itution|\.)|United\s+States\s+Constitution|US\s+Const\.?/y;
const CONST = /\s{0,3}Const(?:itution|\.)(?:\s{1,3}(?:of\s{1,3})?(?:1[789]|20)\d\d(?=,))?/y;
const PREAMBLE = /,?\s{1,3}(?:pmbl\.|[Pp]reamble)/y;

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
  const preamble = r.match(PREAMBLE, end);
  if (preamble) {
    const name = place === 'U.S.' ? 'us' : place.toLowerCase();
    r.add('constitution', span(at, end + preamble[0].length), {}, `${name} const pmbl`, `${place} Const. pmbl.`);
    return true;
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
  const own = r.match(STATE_ITSELF, at);
  if (own) return { place: 'State', end: at + own[0].length };
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
  return readUnnamed(r, at, provision);
}

/** Behind a spelled-out article: what only the articles of the Constitution of the United States have. */
const FEDERAL_ARTICLE =
  /\s{1,3}(?:courts?|judges?|judiciary|tribunals?|standing|jurisdiction|[Pp]owers?|case[- ]or[- ]controversy|judgments?|judicial|injury)\b/y;
/** Words that bind an article to the text it stands in or to another one. */
const BOUND = /,?\s{1,3}(?:of|in|to|under|hereof|herein|above|below)\b/y;

/**
 * An article or amendment whose constitution is not named. Courts abbreviate ("Art. I, § 8"); spelled out, an article is
 * taken for the Constitution's only where its Roman numeral and sections exist there, nothing binds it elsewhere, and the
 * block speaks of that constitution or the words behind it do.
 */
function readUnnamed(r: Reading, at: number, provision: Provision): boolean {
  const written = r.text.slice(at, provision.end);
  const short = /^(?:Art\.|Amdt\.|Amend\.)/.test(written);
  if (!short && !/^(?:Article|Amendment)\s/.test(written)) return false;
  if (!/^[IVX]+$/.test(provision.number) && !(short && /^\d+$/.test(provision.number))) return false;
  const value = numberOf(provision.number);
  if (provision.amendment ? value > 27 : value > 7 || Number(provision.section || '0') > (SECTIONS_IN_ARTICLE[value] ?? 0)) return false;
  if (short) {
    if (!provision.amendment && !provision.section && !provision.clause) return false;
    if (!NEAR.test(r.text.slice(Math.max(r.from, at - 600), Math.min(r.to, provision.end + 600)))) return false;
  } else if (r.match(BOUND, provision.end) || (!r.match(FEDERAL_ARTICLE, provision.end) && !r.namesFederalConstitution)) return false;
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

/** What shows that an amendment without its constitution is one of another paper: "First Amendment to the Lease". */
const OTHER_PAPER = /\s{1,3}(?:to|of|and\s+(?:Restated|Restatement)|No\.|Number|dated|\()/y;
const THIS_BEFORE = /\b(?:[Tt]his|[Ss]aid|[Ss]uch|[Aa]|[Aa]n|[Pp]roposed)\s+$/;
/** The amendments that an agreement or a plan may have as well. */
const FEW = 5;
const RIGHTS =
  /Constitution|Const\.|constitutional|[Cc]lause|[Ff]reedom|[Ff]ree speech|[Ss]peech|[Rr]eligio|[Rr]ights?\b|[Pp]rotect|[Ss]earch|[Ss]eiz|[Dd]ue process|[Jj]ust compensation|[Tt]aking|[Cc]ourts?\b|firearm|bear arms|Amendment’s|Amendment's/;

/** "the Fourth and Fourteenth Amendments to the United States Constitution"; "the Fourth Amendment" by itself is the United States'. */
export function readAmendments(r: Reading, at: number): boolean {
  const m = r.match(AMENDMENTS, at);
  if (!m) return false;
  const behind = at + m[0].length;
  let owner = ownerAt(r, behind);
  const each = [...m[0].matchAll(EACH)];
  if (!owner) {
    const numbers = each.map((one) => numberOf(one[0]));
    if (!/\sAmendments?$/.test(m[0]) || r.match(OTHER_PAPER, behind) || THIS_BEFORE.test(r.text.slice(Math.max(r.from, at - 12), at)))
      return false;
    if (numbers.some((n) => n < 1 || n > 27)) return false;
    if (Math.max(...numbers) <= FEW && !RIGHTS.test(r.text.slice(Math.max(r.from, at - 400), Math.min(r.to, behind + 400)))) return false;
    owner = { place: 'U.S.', end: behind };
  }
  const { place, end: last } = owner;
  each.forEach((one, i) => {
    const start = at + one.index;
    const end = i === each.length - 1 ? last : start + one[0].length;
    add(r, start, end, place, {
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
