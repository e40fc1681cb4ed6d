/** Checks a citation against what the library knows and against plain facts of the trade. States facts, never doubts a writer. */
import type { CitationForms } from '../facts/citations/forms';
import type { Citation } from '../facts/types';
import { overlaps, type Span, span } from '../text/span';
import { literal } from '../text/wording';
import { checkKnownCase, checkMislaid, checkOfficial } from './check-case';
import { checkForm } from './check-form';
import { checkListed } from './check-list';
import { checkStanding } from './check-standing';
import type { Library } from './library';
import { checkSubsections } from './subsections';

export type CitationCheck =
  | 'name' //            a real volume and page under another name
  | 'spelling' //        the right name, misspelt
  | 'volume'
  | 'reporter' //        another series of the same reporter
  | 'page'
  | 'court'
  | 'year'
  | 'pin' //             outside the pages of the case
  | 'subsection' //      no such subsection
  | 'moved' //           a section that stands under another number today
  | 'history' //         affirmed or the like later, and the citation does not say so
  | 'limited' //         limited by later decisions, and nothing beside it says so
  | 'contrary' //        the library knows a case on the other side that the words do not name
  | 'unknown' //         well formed, and not in the library
  | 'treatment' //       vacated or superseded, and the citation does not say so
  | 'misprint' //        a known misprint, letter for letter
  | 'reporter-year' //   the reporter printed nothing in that year
  | 'reporter-court' //  the reporter does not print that court
  | 'title' //           no such title of the U.S.C. or C.F.R.
  | 'date' //            no such day
  | 'court-form' //      the court is right, its abbreviation is not
  | 'reporter-form' //   the reporter is right, its spaces or periods are in no style
  | 'sign' //            § before several sections, §§ before one
  | 'parallel' //        parallel cites out of order
  | 'official'; //       another report than the U.S. Reports, which print the case

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
  /** What the library adds to the fact, or empty. */
  readonly note?: string;
  /** Ids of the authorities on the other side; for `contrary`. */
  readonly against?: readonly string[];
  /** Words to put in where nothing is to be replaced, at an offset of the block. */
  readonly add?: { readonly at: number; readonly text: string; readonly title: string };
}

/** All problems of one citation. `text` is the block's. An authority that is not in the library raises nothing but `unknown`. */
export function checkCitation(citation: Citation, text: string, library: Library, forms: CitationForms): CitationProblem[] {
  const found: CitationProblem[] = [];
  checkOne(citation, text, library, forms, found);
  return inOrder(found);
}

function checkOne(c: Citation, text: string, library: Library, forms: CitationForms, found: CitationProblem[]): void {
  checkForm(c, text, forms, found);
  if (c.kind === 'id' || c.kind === 'supra' || c.kind === 'short-case') return;
  const authority = library.byCitation(c);
  if (authority) {
    if (authority.kind === 'case') {
      checkKnownCase(c, authority, library, forms, found);
      checkOfficial(c, authority, library, found);
    }
    checkStanding(c, authority, text, library, found);
  } else if (c.kind === 'case') {
    const before = found.length;
    checkMislaid(c, library, forms, found);
    if (found.length === before) unknown(c, text, found);
  }
  if (c.kind !== 'usc' && c.kind !== 'cfr') return;
  found.push(...checkSubsections(c, library));
  checkMoved(c, text, library, found);
}

function unknown(c: Citation, text: string, found: CitationProblem[]): void {
  const { name, volume, page } = c.parts;
  const where = span(name?.span.start ?? volume?.span.start ?? c.span.start, page?.span.end ?? c.span.end);
  const words = text.slice(where.start, where.end);
  found.push({ check: 'unknown', span: where, found: words, right: '', fact: `${c.key} is not in the library.`, authority: '' });
}

function checkMoved(c: Citation, text: string, library: Library, found: CitationProblem[]): void {
  const moved = library.movedTo(c.key);
  const { volume, section } = c.parts;
  if (!moved || !volume || !section) return;
  const where = volume.span.start < section.span.start ? span(volume.span.start, section.span.end) : section.span;
  const old = `${volume.text} U.S.C. § ${section.text}`;
  found.push({
    check: 'moved',
    span: where,
    found: text.slice(where.start, where.end),
    right: where === section.span || where.start !== c.span.start ? '' : moved.to,
    fact: `${old} was moved to ${moved.to} in ${moved.year}.`,
    authority: library.bySection(c.key)[0]?.id ?? '',
  });
}

/** What a passage without problems gives: nothing is kept for it. */
export const NO_PROBLEMS: readonly CitationProblem[] = [];

const inOrder = (found: CitationProblem[]): CitationProblem[] =>
  found.length > 1 ? found.sort((a, b) => a.span.start - b.span.start) : found;

/** Problems of all citations of a block, with what only their row shows: signs before lists, the order of parallel cites. */
export function checkAll(citations: readonly Citation[], text: string, library: Library, forms: CitationForms): readonly CitationProblem[] {
  const found: CitationProblem[] = [];
  for (const c of citations) checkOne(c, text, library, forms, found);
  checkListed(citations, text, forms, found);
  return found.length > 0 ? inOrder(found) : NO_PROBLEMS;
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
  const problems = [...checkAll(citations, text, library, forms)];
  for (const m of findMisprints(text, from, to, library)) {
    if (!problems.some((p) => !REMARKS.has(p.check) && overlaps(p.span, m.span))) problems.push(m);
  }
  return inOrder(problems);
}

/** Checks that doubt no word of the citation. */
export const REMARKS: ReadonlySet<CitationCheck> = new Set(['treatment', 'history', 'limited', 'contrary', 'unknown']);

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
