/** How the memo names authorities: cites with case names in italics, standing, and the table of all of them. */
import type { Book } from '../../book';
import type { Authority, AuthorityKind } from '../../law/types';
import { capital, literal } from '../../text/wording';
import { inOrder } from '../authorities/standing';
import { TREATMENT } from '../hover/authority';
import type { Run } from './paper';
import type { Use } from './uses';
import { longDate, stopped, typeset } from './wording';

/** Series in which treaties are printed: by them a treaty is told from an agency's paper. */
const TREATY = /\b(?:U\.S\.T\.|T\.I\.A\.S\.|U\.N\.T\.S\.)/;
const kindOf = (a: Authority): AuthorityKind | 'treaty' => (TREATY.test(a.citation) ? 'treaty' : a.kind);

/** The groups of a table of authorities, in the order of a brief: enacted law from the highest down, then cases, then the rest. */
const GROUPS: readonly (readonly [title: string, kinds: readonly (AuthorityKind | 'treaty')[]])[] = [
  ['Constitutional provisions', ['constitution']],
  ['Federal statutes', ['statute', 'public-law']],
  ['Treaties', ['treaty']],
  ['State law', ['state-law']],
  ['Local law', ['local-law']],
  ['Cases', ['case']],
  ['Federal regulations', ['regulation']],
  ['Executive and agency papers', ['executive-order', 'proclamation', 'agency-guidance']],
  ['Secondary sources', ['article']],
];

const ENACTED = new Set<AuthorityKind | 'treaty'>([
  'treaty',
  'constitution',
  'statute',
  'public-law',
  'state-law',
  'local-law',
  'regulation',
  'executive-order',
  'proclamation',
]);

/** The standing in words without signs: "in force" is what "good law" is called of what is enacted. */
export function standingWord(a: Authority): string {
  if (a.treatment.status === 'good-law' && a.kind !== 'case') return ENACTED.has(kindOf(a)) ? 'In force' : 'Current';
  return TREATMENT[a.treatment.status].replace(/\s\S$/u, '');
}

/** "Standing as of December 31, 2025: good law. Widely followed as to requests." */
export function standingWords(a: Authority): string {
  const note = a.treatment.note === '' ? '' : ` ${stopped(capital(a.treatment.note))}`;
  const doubt = a.confidence === 'high' ? '' : ` ${capital(a.confidence)} confidence: verify before use.`;
  return `Standing as of ${longDate(a.asOf)}: ${standingWord(a).toLowerCase()}.${note}${doubt}`;
}

/** A docket number that the reading of a citation leaves with the name. */
const DOCKET = /,\s+No\.\s.*$/;

/** The full cite, the name of a case in italics. */
export function citeRuns(book: Book, a: Authority): Run[] {
  const name = a.kind === 'case' ? (book.library.citationOf(a.id)?.parts.name?.text ?? '').replace(DOCKET, '') : '';
  const cite = typeset(a.citation);
  const set = typeset(name);
  return set !== '' && cite.startsWith(set) ? [{ text: set, style: 'case' }, { text: cite.slice(set.length) }] : [{ text: cite }];
}

/** Sets the law book's own words in type: names of cases in italics, whether marked by asterisks or known by name. */
export class Typesetter {
  readonly #always: RegExp;

  /** @param ambiguous Short names that also mean a place or a thing. */
  constructor(
    readonly book: Book,
    ambiguous: ReadonlySet<string>,
  ) {
    const names: string[] = [];
    const dated: string[] = [];
    for (const a of book.authorities) {
      if (a.kind !== 'case') continue;
      const cited = book.library.citationOf(a.id)?.parts.name?.text.replace(DOCKET, '');
      for (const n of [a.name, a.short, ...(cited ? [cited] : []), ...a.aliases]) {
        if (BOTH_PARTIES.test(n)) names.push(n);
        else if (n === a.short) (n.includes('(') || n.length < 4 || ambiguous.has(n) ? dated : names).push(bare(n));
      }
    }
    this.#always = pattern(names, dated);
  }

  /** @param ids Authorities that the words rest on: their short names are names of cases here. */
  runs(text: string, ids: readonly string[] = []): Run[] {
    const own: string[] = [];
    const dated: string[] = [];
    for (const id of ids) {
      const a = this.book.authority(id);
      if (a?.kind === 'case') (a.short.includes('(') ? dated : own).push(bare(a.short));
    }
    const patterns = own.length + dated.length > 0 ? [this.#always, pattern(own, dated)] : [this.#always];
    return typeset(text)
      .split('*')
      .flatMap((piece, i) => (i % 2 === 1 ? [{ text: piece, style: 'case' } as const] : emphasise(piece, patterns)))
      .filter((r) => r.text !== '');
  }
}

const BOTH_PARTIES = / v\. |^In re |^Matter of /;
/** A short name without the court or year that tells it from another of the same name. */
const bare = (short: string): string => short.replace(/\s*\(.*$/, '');

/**
 * One expression for many names, the longest first. Those of `dated` count only before a court or year in brackets,
 * "Texas (2023)", or as a member of a list in brackets, "(Arizona; Morales)".
 */
function pattern(names: readonly string[], dated: readonly string[]): RegExp {
  const either = (list: readonly string[]): string =>
    [...new Set(list.map(typeset))]
      .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
      .map(literal)
      .join('|');
  const parts = [
    ...(names.length > 0 ? [`(?:${either(names)})(?![\\p{L}\\p{N}-])(?!’s? (?:law|courts|statute|own))`] : []),
    ...(dated.length > 0 ? [`(?:${either(dated)})(?= \\([^()]{0,24}(?:\\d{4}|Cir\\.)\\))`, `(?<=[(;] ?)(?:${either(dated)})(?=[;)])`] : []),
  ];
  return parts.length === 0 ? /(?!)/g : new RegExp(`(?<![\\p{L}\\p{N}-])(?:${parts.join('|')})`, 'gu');
}

function emphasise(text: string, patterns: readonly RegExp[]): Run[] {
  const found = patterns
    .flatMap((re) => [...text.matchAll(re)].map((m) => ({ start: m.index, end: m.index + m[0].length })))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const runs: Run[] = [];
  let at = 0;
  for (const { start, end } of found) {
    if (start < at) continue;
    runs.push({ text: text.slice(at, start) }, { text: text.slice(start, end), style: 'case' });
    at = end;
  }
  runs.push({ text: text.slice(at) });
  return runs;
}

/** Authorities by group, each group in order: cases and papers by name, enacted law by title and section. */
export function grouped(authorities: readonly Authority[]): (readonly [title: string, members: readonly Authority[]])[] {
  return GROUPS.flatMap(([title, kinds]) => {
    const members = authorities
      .filter((a) => kinds.includes(kindOf(a)))
      .sort((a, b) => inOrder(a.citation, b.citation) || inOrder(a.id, b.id));
    return members.length > 0 ? [[title, members] as const] : [];
  });
}

/** One item of a list of authorities: cite, what it holds, standing. */
export function authorityItem(set: Typesetter, a: Authority): Run[] {
  return [
    ...citeRuns(set.book, a),
    { text: a.citation.endsWith('.') ? ' ' : '. ' },
    ...set.runs(stopped(capital(a.holding))),
    { text: ' ' },
    ...set.runs(standingWords(a)).map((r): Run => (r.style === 'case' ? r : { ...r, style: 'note' })),
  ];
}

/** The cite alone of an authority that another part of the memo sets out. */
export const setOutAt = (set: Typesetter, a: Authority, use: Use): Run[] => [
  ...citeRuns(set.book, a),
  { text: ' (set out at ' },
  { text: use.label, link: use.link },
  { text: ').' },
];
