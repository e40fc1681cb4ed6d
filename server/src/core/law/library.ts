/** The authorities, found by id, citation or name. Made once from the law book. */
import { type Table, tableIn } from '../facts/citations/data';
import type { CitationForms } from '../facts/citations/forms';
import { readCitations } from '../facts/citations/read';
import type { Citation } from '../facts/types';
import { compileLater, type Later, laterOf } from './later';
import { compileMoved, type Moved } from './moved';
import { isSameName, nameDistance, partiesOf, wordsOf } from './naming';
import type { Authority, KnownError } from './types';

/** A phrase that stands for an authority wherever it is met. */
export interface AuthorityName {
  readonly id: string;
  readonly phrase: string;
}

/** A misprint met in circulating papers, to be looked for letter for letter (white space aside). */
export interface Misprint {
  readonly authority: Authority;
  readonly error: KnownError;
}

export interface Library {
  readonly authorities: readonly Authority[];
  byId(id: string): Authority | undefined;
  /** By reporter and page, or by section of a code; an entry about the very subsection cited goes before the section's. */
  byCitation(citation: Citation): Authority | undefined;
  /** All entries about one section, the one on the section as a whole first. */
  bySection(key: string): readonly Authority[];
  /** Cases whose names can be the one written, in order of id. */
  byName(name: string): readonly Authority[];
  /** The one case whose name is the written one but for a misspelling. */
  nearestName(name: string): Authority | undefined;
  /** Cases at a cite that differs in the volume, the reporter or the page alone, in order of id. */
  beside(volume: string, reporter: string, page: string): readonly Authority[];
  /** What became of a case later, as its citation would say it; undefined where the library can cite nothing of the kind. */
  laterOf(id: string): Later | undefined;
  /** Where a section of a code stands today, by the look-up key of its old place. */
  movedTo(key: string): Moved | undefined;
  /** Cases of which one party's name holds this word, lower case: "galarza". */
  byWord(word: string): readonly Authority[];
  /** Phrases for the tagger. */
  names(): readonly AuthorityName[];
  readonly misprints: readonly Misprint[];
  /** The main citation of an authority as read from its own text; undefined where it has no known form. */
  citationOf(id: string): Citation | undefined;
}

/** A section of a code as the library keeps it. */
interface SectionEntry {
  readonly authority: Authority;
  /** Subsections the entry is about, "(g)"; empty for the section as a whole. */
  readonly subsections: string;
}

const plainSubsections = (c: Citation): string => (c.parts.subsections?.text ?? '').replace(/\s+/g, '').replace(/,.*$/, '');

/** @param data Files of rules/citation-checks/, by name; without them nothing is known of later history and moved sections. */
export function createLibrary(authorities: readonly Authority[], forms: CitationForms, data: Table = {}): Library {
  const phrases = compileLater(tableIn(data.later));
  const moved = compileMoved(tableIn(data.moved), forms);
  const later = new Map<string, Later | undefined>();
  const byId = new Map(authorities.map((a) => [a.id, a]));
  const byKey = new Map<string, Authority>();
  const sections = new Map<string, SectionEntry[]>();
  const ranges: { readonly code: string; readonly first: string; readonly last: string; readonly authority: Authority }[] = [];
  const own = new Map<string, Citation>();
  const parties = new Map<string, Authority[]>();
  const twoOfThree = new Map<string, Authority[]>();

  const keep = (key: string, authority: Authority): void => {
    if (key !== '' && !byKey.has(key)) byKey.set(key, authority);
  };
  const keepSection = (c: Citation, authority: Authority): void => {
    const list = sections.get(c.key) ?? [];
    if (!list.some((e) => e.authority === authority)) list.push({ authority, subsections: plainSubsections(c) });
    sections.set(c.key, list);
    const range = /^(.+?)\s*(?:–|to|through)\s*(-?.+)$/.exec(c.parts.section?.text ?? '');
    const first = range?.[1];
    const code = first && c.key.endsWith(first) ? c.key.slice(0, -first.length) : '';
    if (range && first && code) ranges.push({ code, first, last: lastOf(first, range[2] ?? ''), authority });
  };
  for (const authority of authorities) {
    const read = readCitations(authority.citation, 0, authority.citation.length, forms);
    const main = read[0];
    if (main) own.set(authority.id, main);
    for (const c of read.length > 0 && authority.kind === 'case' ? read.slice(0, 1) : read) {
      if (isSection(c)) {
        if (isEnacted(authority)) keepSection(c, authority);
      } else if (c === main || authority.kind !== 'public-law') keep(c.key, authority);
    }
    const { volume, page } = main?.parts ?? {};
    if (authority.kind === 'case' && main?.kind === 'case' && volume && page)
      for (const two of twosOf(volume.text, reporterOf(main), page.text)) addTo(twoOfThree, two, authority);
    for (const text of authority.parallel) {
      if (/^rev'g|^aff'g|withdrawn/.test(text) || /withdrawn/.test(text)) continue;
      for (const c of readCitations(text, 0, text.length, forms)) {
        if (!isSection(c) && (authority.kind === 'case' || c.kind === 'register')) keep(c.key, authority);
      }
    }
    for (const alias of authority.aliases) {
      if (!isEnacted(authority)) continue;
      for (const c of readCitations(alias, 0, alias.length, forms)) if (isSection(c)) keepSection(c, authority);
    }
    if (authority.kind === 'case') {
      for (const name of namesOf(authority, main)) {
        for (const word of new Set(partiesOf(name).flatMap((p) => wordsOf(p, forms)))) addTo(parties, word, authority);
      }
    }
  }
  for (const list of sections.values()) list.sort((a, b) => a.subsections.length - b.subsections.length);

  const candidates = (name: string): Authority[] => {
    const found = new Set<Authority>();
    for (const party of partiesOf(name)) for (const word of wordsOf(party, forms)) for (const a of parties.get(word) ?? []) found.add(a);
    return [...found];
  };
  const cases = authorities.filter((a) => a.kind === 'case');

  const library: Library = {
    authorities,
    byId: (id) => byId.get(id),
    bySection: (key) => (sections.get(key) ?? []).map((e) => e.authority),
    citationOf: (id) => own.get(id),
    byCitation(citation) {
      if (citation.kind === 'short-case' || citation.kind === 'id' || citation.kind === 'supra' || citation.key === '') return undefined;
      const direct = byKey.get(citation.key);
      if (direct) return direct;
      if (citation.kind === 'case') {
        for (const p of citation.parallel) {
          const read = readCitations(p.text, 0, p.text.length, forms)[0];
          const found = read && byKey.get(read.key);
          if (found) return found;
        }
        return undefined;
      }
      const list = sections.get(citation.key) ?? stateless(sections, citation);
      if (list.length > 0) {
        const written = plainSubsections(citation);
        const fitting = list.filter((e) => e.subsections !== '' && written.startsWith(e.subsections));
        return (fitting.at(-1) ?? list.find((e) => e.subsections === '') ?? list[0])?.authority;
      }
      const keys =
        citation.kind === 'state-code' ? [citation.key, ...STATES_OF_BARE_CODES.map((s) => `${s}${citation.key}`)] : [citation.key];
      return ranges.find((r) => keys.some((key) => key.startsWith(r.code) && isBetween(key.slice(r.code.length), r.first, r.last)))
        ?.authority;
    },
    byName: (name) => candidates(name).filter((a) => namesOf(a, own.get(a.id)).some((n) => isSameName(n, name, forms))),
    nearestName(name) {
      let best: { readonly authority: Authority; readonly by: number } | undefined;
      let tie = false;
      for (const authority of cases) {
        const by = Math.min(...namesOf(authority, own.get(authority.id)).map((n) => nameDistance(n, name, forms)));
        if (by === Number.POSITIVE_INFINITY || (best && by > best.by)) continue;
        tie = best !== undefined && by === best.by;
        best = { authority, by };
      }
      return best && best.by > 0 && !tie ? best.authority : undefined;
    },
    beside(volume, reporter, page) {
      const found = twosOf(volume, reporter, page).flatMap((two) => twoOfThree.get(two) ?? NO_AUTHORITIES);
      return found.length > 1 ? [...new Set(found)] : found;
    },
    laterOf(id) {
      const a = byId.get(id);
      if (!later.has(id)) later.set(id, a && laterOf(a, own.get(id), phrases, forms));
      return later.get(id);
    },
    movedTo: (key) => moved.get(key),
    byWord: (word) => parties.get(word) ?? NO_AUTHORITIES,
    names: () => distinct(authorities.flatMap((a) => phrasesOf(a, own.get(a.id), forms).map((phrase) => ({ id: a.id, phrase })))),
    misprints: authorities.flatMap((authority) =>
      authority.knownErrors.filter((e) => e.wrong !== '').map((error) => ({ authority, error })),
    ),
  };
  return library;
}

const NO_AUTHORITIES: readonly Authority[] = [];

function addTo(map: Map<string, Authority[]>, key: string, authority: Authority): void {
  const list = map.get(key);
  if (!list) map.set(key, [authority]);
  else if (!list.includes(authority)) list.push(authority);
}

/** The reporter of a cite in its right form: "F.3d" of "745 F.3d 634". */
export const reporterOf = (c: Citation): string =>
  c.key.slice(c.parts.volume?.text.length ?? 0, c.key.length - (c.parts.page?.text.length ?? 0)).trim();

/** A cite with each of its three parts left out in turn. */
const twosOf = (volume: string, reporter: string, page: string): readonly string[] => [
  `* ${reporter} ${page}`,
  `${volume} * ${page}`,
  `${volume} ${reporter} *`,
];

/** Whether the entry is the law at a section, and not a paper about it. */
const isEnacted = (a: Authority): boolean =>
  a.kind === 'statute' || a.kind === 'regulation' || a.kind === 'state-law' || a.kind === 'local-law';
const isSection = (c: Citation): boolean =>
  c.kind === 'usc' || c.kind === 'cfr' || c.kind === 'state-code' || c.kind === 'municipal' || c.kind === 'rule';

/** States whose subject codes are cited without the state. */
const STATES_OF_BARE_CODES = ['cal. ', 'tex. '] as const;

/** "Government Code section 7284.6" without its state is the one state's that has such a section here. */
function stateless(sections: ReadonlyMap<string, SectionEntry[]>, citation: Citation): SectionEntry[] {
  if (citation.kind !== 'state-code') return [];
  for (const state of STATES_OF_BARE_CODES) {
    const list = sections.get(`${state}${citation.key}`);
    if (list) return list;
  }
  return [];
}

/** The full last number of a range written short: "752.051" and ".057" give "752.057". */
function lastOf(first: string, last: string): string {
  const plain = last.replace(/^-/, '');
  if (plain.startsWith('.')) return first.slice(0, first.lastIndexOf('.')) + plain;
  if (last.startsWith('-')) return first.slice(0, first.lastIndexOf('-') + 1) + plain;
  return plain;
}

const numbers = (section: string): number[] => (section.match(/\d+/g) ?? []).map(Number);

/** Whether a section number lies in a range, compared part by part. */
function isBetween(section: string, first: string, last: string): boolean {
  const compare = (a: readonly number[], b: readonly number[]): number => {
    for (let i = 0; i < Math.max(a.length, b.length); i++) {
      const d = (a[i] ?? 0) - (b[i] ?? 0);
      if (d !== 0) return d;
    }
    return 0;
  };
  const s = numbers(section);
  return s.length > 0 && compare(numbers(first), s) <= 0 && compare(s, numbers(last)) <= 0;
}

/** All names of a case: its full name, the one in its citation, and aliases with two parties. */
export function namesOf(a: Authority, main: Citation | undefined): string[] {
  const cited = main?.parts.name?.text;
  return [...new Set([a.name, ...(cited ? [cited] : []), ...a.aliases.filter((x) => / v\. |^In re |^Matter of /.test(x))])];
}

/** Names that stand for one authority only: two decisions of one name need their cites beside them. */
function distinct(names: readonly AuthorityName[]): AuthorityName[] {
  const owners = new Map<string, Set<string>>();
  for (const { id, phrase } of names) owners.set(phrase, (owners.get(phrase) ?? new Set()).add(id));
  return names.filter((n) => owners.get(n.phrase)?.size === 1);
}

/** Small words of titles, and words for papers; all other words of a name are capitals. */
const SMALL =
  /^(?:of|the|and|to|in|on|for|from|by|a|an|at|with|or|near|memo|memorandum|memos|ordinance|policy|directive|areas?|opinion|div\.|ch\.|art\.|chs\.|tit\.|ex|rel\.|v\.|re)$/;

/**
 * Phrases that mean the authority wherever they stand. A case needs both parties ("Galarza v. Szalczyk") or a short name
 * from the list of unmistakable ones; a bare section number likewise; other law needs a name in capitals, as headings of
 * sections ("Inadmissible aliens") are plain words. What reads as a citation is left to the citations. Marks of the
 * lexicon are kept out.
 */
function phrasesOf(a: Authority, main: Citation | undefined, forms: CitationForms): string[] {
  const all = a.kind === 'case' ? [...namesOf(a, main), a.short, ...a.aliases] : [a.short, a.name, ...a.aliases];
  return [...new Set(all)].filter((phrase) => {
    if (forms.bare.has(phrase)) return true;
    if (/[*~/()[\]]/.test(phrase)) return false;
    if (a.kind === 'case') return / v\. |^In re |^Matter of /.test(phrase);
    if (/^§/.test(phrase) || /^[Ss]ection \d/.test(phrase)) return false;
    const [read] = readCitations(phrase, 0, phrase.length, forms);
    if (read && read.span.start === 0 && read.span.end === phrase.length) return false;
    const words = phrase.split(/\s+/);
    if (words.length === 1) return /^[A-Z]{3,}$/.test(phrase);
    return words.every((w) => !/^\p{Ll}/u.test(w) || SMALL.test(w.replace(/,$/, '')));
  });
}
