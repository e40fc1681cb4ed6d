/** Checks a citation against what the library knows and against plain facts of the trade. States facts, never doubts a writer. */
import type { CitationForms } from '../facts/citations/forms';
import { normalCourt } from '../facts/citations/normal';
import { squeeze } from '../facts/citations/trie';
import type { Citation, Part } from '../facts/types';
import { overlaps, type Span, span } from '../text/span';
import { literal } from '../text/wording';
import { checkForm } from './check-form';
import { described, nameInCitation } from './form';
import type { Library } from './library';
import { isSameName, nameDistance } from './naming';
import { checkSubsections } from './subsections';
import type { Authority } from './types';

export type CitationCheck =
  | 'name' //            a real volume and page under another name
  | 'spelling' //        the right name, misspelt
  | 'volume'
  | 'page'
  | 'court'
  | 'year'
  | 'pin' //             outside the pages of the case
  | 'subsection' //      no such subsection
  | 'treatment' //       vacated or superseded, and the citation does not say so
  | 'misprint' //        a known misprint, letter for letter
  | 'reporter-year' //   the reporter printed nothing in that year
  | 'reporter-court' //  the reporter does not print that court
  | 'title' //           no such title of the U.S.C. or C.F.R.
  | 'date' //            no such day
  | 'court-form'; //     the court is right, its abbreviation is not

export interface CitationProblem {
  readonly check: CitationCheck;
  /** The wrong words, in offsets of the block. */
  readonly span: Span;
  readonly found: string;
  /** What should stand there instead; empty where no one text is right. */
  readonly right: string;
  /** The fact, one sentence of at most 90 characters: "745 F.3d 634 is Galarza v. Szalczyk (3d Cir. 2014)." */
  readonly fact: string;
  /** Id of the authority concerned, or empty. */
  readonly authority: string;
}

/** All problems of one citation. `text` is the block's. An authority that is not in the library raises nothing. */
export function checkCitation(citation: Citation, text: string, library: Library, forms: CitationForms): CitationProblem[] {
  const problems = checkForm(citation, forms);
  const authority = library.byCitation(citation);
  if (authority?.kind === 'case') problems.push(...checkKnownCase(citation, authority, library, forms));
  else if (citation.kind === 'case' && !authority) problems.push(...checkMislaid(citation, library, forms));
  if (citation.kind === 'usc' || citation.kind === 'cfr') problems.push(...checkSubsections(citation, library));
  if (authority) problems.push(...checkTreatment(citation, authority, text, library));
  return problems.sort((a, b) => a.span.start - b.span.start);
}

/** Problems of all citations of a passage and its known misprints, in order of place; a misprint already reported is not repeated. */
export function checkCitations(
  citations: readonly Citation[],
  text: string,
  from: number,
  to: number,
  library: Library,
  forms: CitationForms,
): CitationProblem[] {
  const problems = citations.flatMap((c) => checkCitation(c, text, library, forms));
  for (const m of findMisprints(text, from, to, library)) {
    if (!problems.some((p) => p.check !== 'treatment' && overlaps(p.span, m.span))) problems.push(m);
  }
  return problems.sort((a, b) => a.span.start - b.span.start);
}

const problem = (check: CitationCheck, part: Part, right: string, fact: string, authority: string): CitationProblem => ({
  check,
  span: part.span,
  found: part.text,
  right,
  fact,
  authority,
});

function checkKnownCase(c: Citation, a: Authority, library: Library, forms: CitationForms): CitationProblem[] {
  const found: CitationProblem[] = [];
  const main = library.citationOf(a.id);
  const { name, court, year, pin } = c.parts;
  const fact = `${cite(c)} is ${described(a, main)}.`;
  if (name && c.kind === 'case') {
    const known = [a.name, nameInCitation(a, main), ...a.aliases];
    if (!known.some((n) => isSameName(n, name.text, forms))) {
      const near = known.find((n) => nameDistance(n, name.text, forms) < Number.POSITIVE_INFINITY);
      found.push(near ? misspelt(name, near, a, fact, forms) : problem('name', name, nameInCitation(a, main), fact, a.id));
    }
  }
  const rightCourt = main?.parts.court?.text ?? '';
  if (court && rightCourt !== '' && squeeze(normalCourt(court.text, forms)) !== squeeze(normalCourt(rightCourt, forms))) {
    found.push(problem('court', court, rightCourt, fact, a.id));
  }
  if (year && a.year > 0 && Number(year.text) !== a.year) found.push(problem('year', year, String(a.year), fact, a.id));
  if (pin && a.pages && main && c.key === main.key) {
    const outside = pinOutside(pin.text, a.pages);
    if (outside !== undefined)
      found.push(problem('pin', pin, '', `${described(a, main)} runs from page ${a.pages[0]} to ${a.pages[1]}.`, a.id));
  }
  return found;
}

const cite = (c: Citation): string =>
  [c.parts.volume?.text, c.key.replace(/^\S+\s|\s\S+$/g, ''), c.parts.page?.text].filter(Boolean).join(' ');

/** The one word that differs, or the whole name. */
function misspelt(name: Part, right: string, a: Authority, fact: string, forms: CitationForms): CitationProblem {
  const words = [...name.text.matchAll(/[\p{L}\p{N}'’-]+/gu)];
  const rights: readonly string[] = right.match(/[\p{L}\p{N}'’-]+/gu) ?? [];
  const known = new Set(rights.map((w) => w.toLowerCase()));
  const strange = words.filter(
    (w) => !known.has(w[0].toLowerCase()) && !forms.idle.has(w[0].toLowerCase()) && !forms.same.has(w[0].toLowerCase()),
  );
  const [only] = strange;
  if (only && strange.length === 1) {
    const written = new Set(words.map((w) => w[0].toLowerCase()));
    const missing = rights.filter(
      (w) => !written.has(w.toLowerCase()) && !forms.idle.has(w.toLowerCase()) && !forms.same.has(w.toLowerCase()),
    );
    if (missing.length === 1 && missing[0]) {
      const start = name.span.start + only.index;
      return { check: 'spelling', span: span(start, start + only[0].length), found: only[0], right: missing[0], fact, authority: a.id };
    }
  }
  return { check: 'spelling', span: name.span, found: name.text, right, fact, authority: a.id };
}

/** The first page of a pin that lies outside; undefined where none does or none is a page. */
function pinOutside(pin: string, [first, last]: readonly [number, number]): number | undefined {
  for (const m of pin.replace(/nn?\.\s?\d+(?:[-–]\d+)?/g, '').matchAll(/(\*?)(\d{1,5})(?:\s?[-–]\s?(\d{1,5}))?/g)) {
    if (m[1] === '*') continue;
    const from = Number(m[2]);
    const tail = m[3];
    const to =
      tail === undefined ? from : tail.length < (m[2] ?? '').length ? Number((m[2] ?? '').slice(0, -tail.length) + tail) : Number(tail);
    if (from < first || from > last) return from;
    if (to > last) return to;
  }
  return undefined;
}

/** A known name under a cite that differs in the volume or in the page alone. */
function checkMislaid(c: Citation, library: Library, forms: CitationForms): CitationProblem[] {
  const { name, volume, page } = c.parts;
  if (!name || !volume || !page) return [];
  const near = library.byName(name.text);
  const nearest = near.length > 0 ? near : [library.nearestName(name.text)].filter((a): a is Authority => a !== undefined);
  const reporter = c.key.slice(volume.text.length, c.key.length - page.text.length).trim();
  const found: CitationProblem[] = [];
  for (const a of nearest) {
    const main = library.citationOf(a.id);
    if (main?.kind !== 'case' || !main.parts.volume || !main.parts.page) continue;
    const [rightVolume, rightPage] = [main.parts.volume.text, main.parts.page.text];
    if (main.key !== `${rightVolume} ${reporter} ${rightPage}`) continue;
    const fact = `${described(a, main)} is at ${main.key}.`;
    if (rightPage === page.text && rightVolume !== volume.text) found.push(problem('volume', volume, rightVolume, fact, a.id));
    else if (rightVolume === volume.text && rightPage !== page.text) found.push(problem('page', page, rightPage, fact, a.id));
    else continue;
    const year = c.parts.year;
    if (year && Number(year.text) !== a.year) found.push(problem('year', year, String(a.year), fact, a.id));
    if (near.length === 0) found.push(misspelt(name, nameInCitation(a, main), a, fact, forms));
    break;
  }
  return found;
}

const STANDING: Readonly<Record<string, string>> = {
  vacated: 'has been vacated',
  'vacated-in-part': 'has been vacated in part',
  superseded: 'has been superseded',
};

/** The citation names an authority that no longer stands, and no history or note beside it says so. */
function checkTreatment(c: Citation, a: Authority, text: string, library: Library): CitationProblem[] {
  const standing = STANDING[a.treatment.status];
  if (!standing || c.parts.history) return [];
  const around = text.slice(c.span.end, c.span.end + 160);
  if (/\b(?:vacated|revoked|rescinded|superseded|withdrawn|repealed|replaced|no longer in effect)\b/i.test(around.split(/[.;]\s/)[0] ?? ''))
    return [];
  const where =
    a.kind === 'case' && c.parts.volume && c.parts.page ? span(c.parts.name?.span.start ?? c.span.start, c.parts.page.span.end) : c.span;
  const fact = `${a.kind === 'case' ? described(a, library.citationOf(a.id)) : a.short} ${standing}.`;
  return [{ check: 'treatment', span: where, found: text.slice(where.start, where.end), right: '', fact, authority: a.id }];
}

const compiled = new WeakMap<
  Library,
  { readonly search: RegExp; readonly by: ReadonlyMap<string, number> } | { readonly search: undefined }
>();
const flat = (s: string): string => s.replace(/\s+/g, ' ');

/** Misprints that circulate, inside citations or outside them. */
export function findMisprints(text: string, from: number, to: number, library: Library): CitationProblem[] {
  let made = compiled.get(library);
  if (!made) {
    const literals = library.misprints.map((m) => m.error.wrong).sort((a, b) => b.length - a.length);
    const source = literals.map((w) => literal(w).replace(/\s+/g, '\\s+')).join('|');
    made =
      literals.length === 0
        ? { search: undefined }
        : {
            search: new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'gu'),
            by: new Map(library.misprints.map((m, i) => [flat(m.error.wrong), i])),
          };
    compiled.set(library, made);
  }
  if (!made.search) return [];
  const found: CitationProblem[] = [];
  made.search.lastIndex = from;
  for (let m = made.search.exec(text); m && m.index + m[0].length <= to; m = made.search.exec(text)) {
    const misprint = library.misprints[made.by.get(flat(m[0])) ?? -1];
    if (!misprint) continue;
    const { error, authority } = misprint;
    found.push({
      check: 'misprint',
      span: span(m.index, m.index + m[0].length),
      found: m[0],
      right: error.right,
      fact: error.note,
      authority: authority.id,
    });
  }
  return found;
}
