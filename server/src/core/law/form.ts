/** How an authority is written: in full, short, and in one clause of a message. */
import type { Citation } from '../facts/types';
import type { Authority } from './types';

/** Longest name put into a message; a longer one gives way to the short name. */
const LONGEST_NAME = 46;

/** The name as the full citation has it, with its abbreviations. */
export const nameInCitation = (a: Authority, main: Citation | undefined): string => main?.parts.name?.text ?? a.name;

/** "3d Cir. 2014", or the year alone for the Supreme Court. */
export const courtAndYear = (a: Authority): string => (a.court === 'U.S. Supreme Court' ? String(a.year) : `${a.court} ${a.year}`);

/** "Galarza v. Szalczyk (3d Cir. 2014)". */
export function described(a: Authority, main: Citation | undefined): string {
  const cited = nameInCitation(a, main);
  const name = cited.length <= LONGEST_NAME ? cited : a.short;
  return `${name} (${courtAndYear(a)})`;
}

/** The full citation in Bluebook form. */
export const fullCite = (a: Authority): string => a.citation;

/** The short form for later mention: "Galarza, 745 F.3d at 640"; statutes by their short name. */
export function shortCite(a: Authority, main: Citation | undefined, pin = ''): string {
  const { volume, page } = main?.parts ?? {};
  if (a.kind !== 'case' || main?.kind !== 'case' || !volume || !page) return a.short;
  const reporter = main.key.slice(volume.text.length, main.key.length - page.text.length).trim();
  return `${a.short}, ${volume.text} ${reporter} at ${pin || page.text}`;
}

/** The period that a bare "id." at the end of its sentence has taken over from it; empty elsewhere. `text` is the block's. */
export const endMarkOf = (c: Citation, text: string): string =>
  c.kind === 'id' &&
  c.parts.pin === undefined &&
  text[c.span.end - 1] === '.' &&
  /^["”’)]?(?:\s|$)/.test(text.slice(c.span.end, c.span.end + 2))
    ? '.'
    : '';
