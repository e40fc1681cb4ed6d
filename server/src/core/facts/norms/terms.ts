/** What a term defined in the draft stands for, in concepts of the lexicon. */
import { contains } from '../../text/span';
import type { Definition, Mention } from '../types';
import { ACTORS } from './words';

/** Actors that a term may stand for: of all others the term says itself what they are. */
export const FEDERAL_SIDE: ReadonlySet<string> = new Set(['immigration-authority', 'dhs', 'federal']);

/** "means a", "shall mean any": what stands before the thing itself. */
const OPENS = /(?:shall\s+)?(?:means?|is|are)\s*[:,]?\s+(?:(?:an?|any|the|each|every|all|either)\s+)?/iy;
/** From one thing to the next: "a detainer, a notification request, or a transfer request". */
const JOINS = /\s*(?:,\s*(?:(?:or|and)\s+)?|\s(?:or|and|and\/or)\s+)(?:(?:an?|any|the|each|every|all)\s+)?/iy;
/** A word that may stand before the words of a concept and leaves the thing what it is: "a federal civil", "a written". */
const QUALIFIER =
  /(?!(?:of|by|for|to|from|in|on|at|with|that|which|who|whom|whose|where|when|not|other|than|and|or|under|against|about|concerning|regarding|relating|person|persons|individual|individuals|policy|law|act)\b)[\p{L}’'.-]+\s+/iuy;
const MOST_QUALIFIERS = 3;

/**
 * The concepts a term takes from its definition: those of the thing, or of the things in a row, that it is said to mean, and
 * not those which merely tell what kind: in “a person held on a detainer” that is the person. Of a name in brackets behind
 * what it names, the concept that ends there. Spans count from the start of `text`.
 */
export function termConcepts(
  text: string,
  definition: Definition,
  mentions: readonly Mention[],
  isTelling: (concept: string) => boolean,
): string[] {
  const { body, form, inBrackets } = definition;
  const telling = (m: Mention): boolean => (ACTORS.has(m.concept) ? FEDERAL_SIDE.has(m.concept) : isTelling(m.concept));
  const found = new Set<string>();
  if (inBrackets) {
    for (const m of mentions) if (contains(body, m.span) && body.end - m.span.end <= 2 && telling(m)) found.add(m.concept);
    return [...found];
  }
  if (form !== 'means' && form !== 'is') return [];
  OPENS.lastIndex = body.start;
  let at = OPENS.test(text) ? OPENS.lastIndex : body.start;
  for (;;) {
    const named = thingAt(text, at, body.end, mentions);
    if (named.length === 0) break;
    for (const m of named) if (telling(m)) found.add(m.concept);
    JOINS.lastIndex = (named[0] as Mention).span.end;
    if (!JOINS.test(text) || JOINS.lastIndex >= body.end) break;
    at = JOINS.lastIndex;
  }
  return [...found];
}

/** The mentions of the thing that stands at an offset, a few qualifying words before it passed over; none where no concept names it. */
function thingAt(text: string, start: number, end: number, mentions: readonly Mention[]): readonly Mention[] {
  let at = start;
  for (let n = 0; n <= MOST_QUALIFIERS && at < end; n++) {
    const here = mentions.filter((m) => m.span.start === at && m.part !== 'verb');
    if (here.length > 0) return here;
    QUALIFIER.lastIndex = at;
    if (!QUALIFIER.test(text)) break;
    at = QUALIFIER.lastIndex;
  }
  return [];
}
