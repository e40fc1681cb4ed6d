/** Follows "id.", "supra" and short case cites back to the full citation they stand for. */
import type { Citation } from '../facts/types';
import type { Library } from './library';

const POINTING = new Set<Citation['kind']>(['id', 'supra', 'short-case']);

/**
 * The full citation that a short form means, or undefined where none fits. A full citation is its own answer.
 * @param before Citations before it in the draft, in order of place.
 */
export function resolveCitation(citation: Citation, before: readonly Citation[], library?: Library): Citation | undefined {
  switch (citation.kind) {
    case 'id':
      return resolveLast(before, library);
    case 'short-case':
      return caseInVolume(
        citation,
        before.filter(
          (c) => c.kind === 'case' && (hasCite(c, citation.key) || citation.parallel.some((p) => hasCite(c, volumeOf(p.text)))),
        ),
      );
    case 'supra': {
      const name = citation.parts.name?.text ?? '';
      return name === '' ? undefined : byShortName(name, before, library);
    }
    default:
      return citation;
  }
}

/** What the citation just before means: short forms are followed in their turn, each from its own place. */
function resolveLast(before: readonly Citation[], library: Library | undefined): Citation | undefined {
  let i = before.length - 1;
  while (i >= 0 && before[i]?.kind === 'id') i--;
  const last = before[i];
  if (!last) return undefined;
  return POINTING.has(last.kind) ? resolveCitation(last, before.slice(0, i), library) : last;
}

/**
 * Of the cases in one volume the one whose name the short form has; without a name, the one that begins nearest before the page it
 * points to; else the last.
 */
function caseInVolume(short: Citation, cases: readonly Citation[]): Citation | undefined {
  const last = cases.at(-1);
  if (!last || cases.every((c) => c.key === last.key)) return last;
  const name = ` ${words(short.parts.name?.text ?? '')} `;
  const named = name.trim() === '' ? undefined : lastOf(cases, (c) => ` ${words(c.parts.name?.text ?? '')} `.includes(name));
  if (named) return named;
  const page = Number(/^\d+/.exec(short.parts.pin?.text ?? '')?.[0] ?? Number.NaN);
  let nearest: Citation | undefined;
  for (const c of cases) {
    const first = Number(c.parts.page?.text);
    if (c.key.startsWith(`${short.key} `) && first <= page && first >= Number(nearest?.parts.page?.text ?? 0)) nearest = c;
  }
  return nearest ?? last;
}

function lastOf(list: readonly Citation[], fits: (c: Citation) => boolean): Citation | undefined {
  for (let i = list.length - 1; i >= 0; i--) {
    const c = list[i];
    if (c && fits(c)) return c;
  }
  return undefined;
}

/** "112 S. Ct." of "112 S.Ct., at 2435", without spaces and periods. */
const volumeOf = (cite: string): string => cite.replace(/,?\s+at\s.*$/s, '');
const plain = (s: string): string => s.replace(/[\s.]/g, '');

/** Whether the volume and reporter are those of the case or of one of its parallel cites. */
function hasCite(c: Citation, volume: string): boolean {
  const wanted = volume.replace(/\s+/g, ' ').trim();
  if (wanted === '') return false;
  const volumeEnd = wanted.indexOf(' ');
  const number = volumeEnd < 0 ? wanted : wanted.slice(0, volumeEnd);
  const fits = (cite: string): boolean => {
    // Most cases are in another volume: told from the first characters.
    if (!cite.startsWith(number)) return false;
    const page = /\s\S+$/.exec(cite)?.[0] ?? '';
    const head = cite.slice(0, cite.length - page.length);
    return plain(head) === plain(wanted) && /^\d+/.exec(head)?.[0] === /^\d+/.exec(wanted)?.[0];
  };
  return fits(c.key) || c.parallel.some((p) => fits(p.text));
}

const words = (s: string): string =>
  s
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function byShortName(name: string, before: readonly Citation[], library: Library | undefined): Citation | undefined {
  const wanted = words(name);
  const cases = (fits: (c: Citation) => boolean): Citation | undefined =>
    lastOf(before, (c) => (c.kind === 'case' || c.kind === 'docket') && fits(c));
  return (
    cases(
      (c) =>
        words(c.parts.plaintiff?.text ?? '') === wanted ||
        words(c.parts.defendant?.text ?? '') === wanted ||
        words(c.parts.name?.text ?? '') === wanted,
    ) ??
    cases((c) => library !== undefined && words(library.byCitation(c)?.short ?? '') === wanted) ??
    cases((c) => ` ${words(c.parts.name?.text ?? '')} `.includes(` ${wanted} `)) ??
    lastOf(before, (c) => !POINTING.has(c.kind) && library !== undefined && words(library.byCitation(c)?.short ?? '') === wanted)
  );
}
