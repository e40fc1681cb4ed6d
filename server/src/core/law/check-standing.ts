/** Whether a citation says what became of the authority it names, and whether the library knows of another side. */
import type { Citation } from '../facts/types';
import { type Span, span } from '../text/span';
import type { CitationProblem } from './check';
import { described } from './form';
import type { Library } from './library';
import type { Authority, TreatmentStatus } from './types';

const FALLEN: Readonly<Partial<Record<TreatmentStatus, string>>> = {
  vacated: 'has been vacated',
  'vacated-in-part': 'has been vacated in part',
  superseded: 'has been superseded',
};
/** How far behind a citation the words may stand that tell of its later history. */
const LOOK = 160;
const TOLD =
  /\b(?:vacated|revoked|rescinded|superseded|withdrawn|repealed|replaced|no longer in effect|reversed|overruled|abrogated|limited|questioned|aff['’]d|rev['’]d|affirmed)\b/i;

/** Problems of standing of one citation, put to `found`. `text` is the block's. */
export function checkStanding(c: Citation, a: Authority, text: string, library: Library, found: CitationProblem[]): void {
  const later = a.kind === 'case' ? library.laterOf(a.id) : undefined;
  const fallen = FALLEN[a.treatment.status];
  const { status, note } = a.treatment;
  if (!fallen && !later && status !== 'limited' && status !== 'split') return;
  const tell = (check: CitationProblem['check'], fact: string, add = false): void => {
    const where = ownWords(c, a);
    found.push({
      check,
      span: where,
      found: text.slice(where.start, where.end),
      right: '',
      fact,
      authority: a.id,
      note,
      ...(add && later && { add: { at: c.span.end, text: later.text, title: 'Add the later history' } }),
    });
  };
  if (!c.parts.history && !isTold(text, c.span.end)) {
    const name = a.kind === 'case' ? described(a, library.citationOf(a.id)) : a.short;
    const full = c.kind === 'case' && c.parts.year !== undefined;
    if (fallen) tell('treatment', `${name} ${later?.weight === 'grave' ? `was ${later.what}` : fallen}.`, full);
    else if (a.kind === 'case' && full) {
      if (later && later.weight !== 'spare') tell('history', `${name} was ${later.what}.`, true);
      if (status === 'limited') tell('limited', `${name} has been limited.`);
    }
  }
  if (status === 'split' && a.kind === 'case' && c.kind === 'case') otherSide(c, a, text, library, found);
}

/** The words of the citation that name the authority: of a case its name and first page. */
function ownWords(c: Citation, a: Authority): Span {
  return a.kind === 'case' && c.parts.volume && c.parts.page
    ? span(c.parts.name?.span.start ?? c.span.start, c.parts.page.span.end)
    : c.span;
}

/** Whether the words right behind a citation tell what became of it. */
const isTold = (text: string, end: number): boolean => TOLD.test(text.slice(end, end + LOOK).split(/[.;]\s/)[0] ?? '');

/** Words before a citation that put it on the other side themselves. */
const AGAINST = /\b(?:but see|but cf\.|contra|contrary|on the other side)\b/i;

/** A case on the other side of a split, where the block names none of those the library knows. */
function otherSide(c: Citation, a: Authority, text: string, library: Library, found: CitationProblem[]): void {
  let first: Authority | undefined;
  for (const id of a.contrary) {
    const other = library.byId(id);
    if (!other) continue;
    const main = library.citationOf(id)?.parts;
    if (
      (main?.page && main.volume && text.includes(`${main.volume.text} ${main.reporter?.text ?? ''} ${main.page.text}`)) ||
      text.includes(other.short)
    )
      return;
    if (other.kind === 'case') first ??= other;
  }
  if (!first) return;
  const where = ownWords(c, a);
  if (AGAINST.test(text.slice(Math.max(0, where.start - 40), where.start))) return;
  found.push({
    check: 'contrary',
    span: where,
    found: text.slice(where.start, where.end),
    right: '',
    fact: `Courts differ here: see ${described(first, library.citationOf(first.id))}.`,
    authority: first.id,
    note: a.short,
    against: a.contrary,
  });
}

/** An authority named without a citation that no longer stands, where nothing behind its name says so. */
export function checkNamed(where: Span, id: string, text: string, library: Library): CitationProblem | undefined {
  const a = library.byId(id);
  const fallen = a && FALLEN[a.treatment.status];
  if (!a || !fallen || isTold(text, where.end)) return undefined;
  const name = a.kind === 'case' ? described(a, library.citationOf(id)) : a.short;
  const found = text.slice(where.start, where.end);
  return { check: 'treatment', span: where, found, right: '', fact: `${name} ${fallen}.`, authority: id, note: a.treatment.note };
}
