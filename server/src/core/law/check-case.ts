/** A case cited against the one the library knows at that cite, or under that name. */
import type { CitationForms } from '../facts/citations/forms';
import { normalCourt } from '../facts/citations/normal';
import { squeeze } from '../facts/citations/trie';
import type { Citation, Part } from '../facts/types';
import { span } from '../text/span';
import type { CitationCheck, CitationProblem } from './check';
import { described, nameInCitation } from './form';
import { type Library, reporterOf } from './library';
import { isSameName, nameDistance } from './naming';
import { firstOutside } from './pins';
import type { Authority } from './types';

const problem = (check: CitationCheck, part: Part, right: string, fact: string, authority: string): CitationProblem => ({
  check,
  span: part.span,
  found: part.text,
  right,
  fact,
  authority,
});

/** A case whose cite the library knows: its name, court, year and pages. */
export function checkKnownCase(c: Citation, a: Authority, library: Library, forms: CitationForms, found: CitationProblem[]): void {
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
    // A page before the first is told of any case; see `checkForm`.
    const outside = firstOutside(pin.text, a.pages[0], a.pages[1]);
    if (outside !== undefined && outside > a.pages[1])
      found.push(problem('pin', pin, '', `${described(a, main)} runs from page ${a.pages[0]} to ${a.pages[1]}.`, a.id));
  }
}

const cite = (c: Citation): string =>
  [c.parts.volume?.text, c.key.replace(/^\S+\s|\s\S+$/g, ''), c.parts.page?.text].filter(Boolean).join(' ');

/** Reports of the Supreme Court that others publish. */
const UNOFFICIAL = /^(?:S\. Ct\.|L\. Ed\.)/;

/** A case cited by another report alone though the U.S. Reports print it: those are cited where they do. */
export function checkOfficial(c: Citation, a: Authority, library: Library, found: CitationProblem[]): void {
  const main = library.citationOf(a.id);
  const { volume, page, pin } = c.parts;
  if (!c.parts.name || !main || !volume || !page || !UNOFFICIAL.test(reporterOf(c)) || reporterOf(main) !== 'U.S.') return;
  if (c.parallel.some((p) => squeeze(p.text) === squeeze(main.key)) || !/^\d+$/.test(main.parts.page?.text ?? '')) return;
  found.push({
    check: 'official',
    span: span(volume.span.start, page.span.end),
    found: `${volume.text} ${reporterOf(c)} ${page.text}`,
    // A pin is to a page of the report that is cited.
    right: pin || c.parallel.length > 0 ? '' : main.key,
    fact: `${described(a, main)} is at ${main.key}.`,
    authority: a.id,
  });
}

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

/** A known name under a cite that differs in the volume, the reporter or the page alone. */
export function checkMislaid(c: Citation, library: Library, forms: CitationForms, found: CitationProblem[]): void {
  const { name, volume, reporter, page } = c.parts;
  if (!name || !volume || !reporter || !page) return;
  for (const a of library.beside(volume.text, reporterOf(c), page.text)) {
    const main = library.citationOf(a.id);
    if (main?.kind !== 'case' || !main.parts.volume || !main.parts.page) continue;
    const known = [a.name, nameInCitation(a, main), ...a.aliases];
    const same = known.some((n) => isSameName(n, name.text, forms));
    if (!same && !known.some((n) => nameDistance(n, name.text, forms) < Number.POSITIVE_INFINITY)) continue;
    const fact = `${described(a, main)} is at ${main.key}.`;
    const [rightVolume, rightReporter, rightPage] = [main.parts.volume.text, reporterOf(main), main.parts.page.text];
    if (rightVolume !== volume.text) found.push(problem('volume', volume, rightVolume, fact, a.id));
    else if (rightPage !== page.text) found.push(problem('page', page, rightPage, fact, a.id));
    // Another report of the same case may be meant where the year agrees: then nothing is known to be wrong.
    else if (isSeries(rightReporter, reporterOf(c))) found.push(problem('reporter', reporter, rightReporter, fact, a.id));
    else continue;
    const year = c.parts.year;
    if (year && a.year > 0 && Number(year.text) !== a.year) found.push(problem('year', year, String(a.year), fact, a.id));
    if (!same) found.push(misspelt(name, nameInCitation(a, main), a, fact, forms));
    return;
  }
}

/** Whether two reporters are series of one: "F.2d" and "F.3d". */
const isSeries = (a: string, b: string): boolean => a !== b && a.replace(/\d(?:d|th)$/, '') === b.replace(/\d(?:d|th)$/, '');
