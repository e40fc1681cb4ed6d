/** Where an authority stands in a table of authorities, and how current it is. */
import type { CitationKind } from '../../facts/types';
import type { AuthorityKind, TreatmentStatus } from '../../law/types';

/** Headings of a table of authorities, in its order. */
export const TABLE = [
  { id: 'cases', title: 'Cases' },
  { id: 'constitutions', title: 'Constitutions' },
  { id: 'statutes', title: 'Federal statutes and public laws' },
  { id: 'regulations', title: 'Regulations and executive papers' },
  { id: 'state-law', title: 'State law' },
  { id: 'local-law', title: 'Local law' },
  { id: 'other', title: 'Other authorities' },
] as const;
export type TablePart = (typeof TABLE)[number]['id'];

/** Groups by currency, gravest first; each with a sign, so that none is told by colour alone. */
export const CURRENCY = [
  { id: 'vacated', title: 'Vacated or superseded', sign: '✕' },
  { id: 'limited', title: 'Limited or split', sign: '△ ⇄' },
  { id: 'old', title: 'Older than {months}', sign: '↷' },
  { id: 'unknown', title: 'Not in the library', sign: '?' },
  { id: 'current', title: 'Current', sign: '✓' },
] as const;
export type Currency = (typeof CURRENCY)[number]['id'];

/** "Older than 12 months". `unverified`: whether the group holds entries of the library that nobody has verified. */
export function currencyTitle(group: (typeof CURRENCY)[number], months: number, unverified = false): string {
  const title = group.title.replace('{months}', months === 1 ? '1 month' : `${months} months`);
  return unverified && group.id === 'unknown' ? `${title}, or not verified` : title;
}

const PART_OF_KIND: Readonly<Record<AuthorityKind, TablePart>> = {
  case: 'cases',
  constitution: 'constitutions',
  statute: 'statutes',
  'public-law': 'statutes',
  regulation: 'regulations',
  'executive-order': 'regulations',
  proclamation: 'regulations',
  'state-law': 'state-law',
  'local-law': 'local-law',
  'agency-guidance': 'other',
  article: 'other',
};

const PART_OF_CITATION: Readonly<Record<CitationKind, TablePart>> = {
  case: 'cases',
  'short-case': 'cases',
  docket: 'cases',
  constitution: 'constitutions',
  usc: 'statutes',
  'public-law': 'statutes',
  stat: 'statutes',
  cfr: 'regulations',
  register: 'regulations',
  'state-code': 'state-law',
  'session-law': 'state-law',
  municipal: 'local-law',
  rule: 'other',
  journal: 'other',
  bill: 'other',
  treaty: 'other',
  opinion: 'other',
  id: 'other',
  supra: 'other',
};

export const partOfKind = (kind: AuthorityKind): TablePart => PART_OF_KIND[kind];
export const partOfCitation = (kind: CitationKind): TablePart => PART_OF_CITATION[kind];

/** Months of a date since year 0, and its day, as one number that grows with the date; NaN where it is no date. */
function monthsOf(iso: string): number {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  return m ? Number(m[1]) * 12 + Number(m[2]) + Number(m[3]) / 100 : Number.NaN;
}

/** Whether more than `months` months lie between the two ISO dates. False where one of them is no date. */
export const isOlder = (asOf: string, today: string, months: number): boolean => monthsOf(today) - monthsOf(asOf) > months;

/**
 * How current an authority of the library is.
 * @param today ISO date; nothing here has a clock.
 * @param months After how many months an as-of date is old.
 */
export function currencyOf(status: TreatmentStatus, asOf: string, today: string, months: number): Currency {
  switch (status) {
    case 'vacated':
    case 'vacated-in-part':
    case 'superseded':
      return 'vacated';
    case 'limited':
    case 'split':
    case 'open':
      return 'limited';
    case 'not-verified':
      return 'unknown';
    case 'good-law':
      return isOlder(asOf, today, months) ? 'old' : 'current';
  }
}

/** Order of names in which numbers count as numbers, the same on every machine. */
export function inOrder(a: string, b: string): number {
  const [x, y] = [parted(a), parted(b)];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const [p, q] = [x[i] as string, y[i] as string];
    const by = /^\d/.test(p) && /^\d/.test(q) ? Number(p) - Number(q) : 0;
    if (by !== 0) return by;
    if (p !== q) return p < q ? -1 : 1;
  }
  return x.length - y.length;
}

const parted = (text: string): readonly string[] => text.toLowerCase().match(/\d+|\D+/g) ?? [];
