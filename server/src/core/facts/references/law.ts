/** The words behind or before a reference that say which law it is of: "of the penal law", ", Florida Statutes", "Civil Code Section". */
import { type Span, span } from '../../text/span';
import type { Part } from '../types';
import { UNIT_SOURCE } from './units';

const LAW_WORD =
  'law|laws|code|codes|act|acts|rules|charter|constitution|regulations|statutes?|ordinances?|resolution|agreement|bylaws|compact|treaty|Code|Codes|Act|Acts|Law|Laws|Rules|Regulations|Statutes?|Charter|Constitution|Ordinances?|Resolution|Agreement|Bylaws|Manual|Plan';
/** Instruments that a draft may be itself. */
const INSTRUMENT = 'code|ordinance|act|law|local law|charter|resolution|bill|initiative|bylaw';

/** "of this section", "of that act": what the anchor is bound to. */
const THIS = new RegExp(
  `(?<which>this|such|that|the same|said|This)\\s{1,3}(?:Code\\s|code\\s)?(?<anchor>${UNIT_SOURCE}|${INSTRUMENT}|${cap(INSTRUMENT)}|${cap(UNIT_SOURCE)})(?![A-Za-z’'-])`,
  'uy',
);
/** A law by its name. */
const LAW = new RegExp(
  `the\\s{1,3}(?:(?!(?:shall|must|may|is|are|that|which|who|if|unless|under|by)\\b)[\\p{L}\\d’'.,&-]{1,24}\\s{1,3}){0,9}?(?:${LAW_WORD})(?![A-Za-z])(?:\\s(?:Annotated|of (?:19|20)\\d\\d))?|(?:[A-Z][\\p{L}’'.&-]{0,24}\\s{1,3}){1,7}?(?:Code|Act|Law|Laws|Statutes|Charter|Constitution|Rules|Regulations|Ordinance)(?![A-Za-z])|[Cc]hapter \\d{1,4} of the (?:laws|acts|statutes) of \\d{4}|(?:P\\.\\s?L\\.|Pub\\.\\s?L\\.|Public Law|Act|Ordinance|Resolution|Proposition|Measure|Executive Order|Bill)\\s(?:No\\.\\s?|Number\\s)?\\d[\\w.-]{0,12}|[A-Z](?:\\.?[A-Z]){1,4}(?![a-z])\\.?`,
  'uy',
);
const ENDS_IN_LAW = new RegExp(`(?:${LAW_WORD})$`);
const OF = /\s*,?\s{1,3}(?:of|in|under)\s{1,3}/y;
const COMMA_LAW =
  /,?\s{1,3}(?<law>(?:(?:[A-Z][\p{L}’'.&-]{0,24}\s{1,3}){1,5}?(?:Code|Statutes|Laws|Acts|Charter|Constitution)(?![A-Za-z])|(?:[A-Z]\.\s?){2,5}|RSMo|RCW|NMSA|MCA|HRS|NRS|ORS|KRS|ILCS|FS)(?:\s(?:Annotated|\d{4}))?)/uy;
/** Behind "of", where the law is named only after a second reference: "subdivision (e) of, or subdivision (k) of, Section 5". */
const LATE = /\s{1,3}(?:of|in|under),/y;

/** Words before the unit that name a law: "Government Code ", "the Zoning Ordinance, ", "SMC ". */
const BEFORE =
  /(?:^|[^\p{L}])((?:[A-Z][\p{L}’'.&-]{1,24}\s{1,2}){0,5}(?:Code|Statutes|Constitution|Charter|U\.\s?S\.\s?C\.(?:\s?A\.)?|C\.\s?F\.\s?R\.|[A-Z]{1,4}MC)),?\s{1,2}$/u;

function cap(words: string): string {
  return words
    .split('|')
    .map((w) => w.charAt(0).toUpperCase() + w.slice(1))
    .join('|');
}

export type Behind =
  /** "of this section": `which` is this, that, such, the same or said; `anchor` is in lower case, singular. */
  | { readonly kind: 'anchor'; readonly which: string; readonly anchor: string; readonly words: Part }
  | { readonly kind: 'law'; readonly law: Part };

const at = (re: RegExp, text: string, from: number): RegExpExecArray | null => {
  re.lastIndex = from;
  return re.exec(text);
};
const part = (text: string, s: Span): Part => ({ text: text.slice(s.start, s.end), span: s });

/** Offset behind "of", "in" or "under" at `from`; −1 where none stands there. */
export function behindOf(text: string, from: number, to: number): number {
  const of = at(OF, text, from);
  return of && from + of[0].length < to ? from + of[0].length : -1;
}

/** What an anchor or law read at `from`, behind "of", binds a reference to. */
export function bindingAt(text: string, from: number, to: number): Behind | undefined {
  const anchored = at(THIS, text, from);
  if (anchored?.groups && from + anchored[0].length <= to) {
    const which = (anchored.groups.which as string).toLowerCase();
    const anchor = (anchored.groups.anchor as string).toLowerCase().replace(/s$/, '');
    return { kind: 'anchor', which, anchor, words: part(text, span(from, from + anchored[0].length)) };
  }
  const law = at(LAW, text, from);
  if (!law || from + law[0].length > to) return undefined;
  if (law[0].startsWith('the') && !ENDS_IN_LAW.test(law[0].replace(/\s(?:Annotated|of \d{4})$/, ''))) return undefined;
  return { kind: 'law', law: part(text, span(from, from + law[0].length)) };
}

/** A law that follows with no "of": ", Florida Statutes". */
export function lawBehind(text: string, from: number, to: number): Part | undefined {
  const m = at(COMMA_LAW, text, from);
  const law = m?.groups?.law;
  if (!m || law === undefined || from + m[0].length > to) return undefined;
  const end = from + m[0].length;
  return part(text, span(end - law.length, end));
}

/** The "of" of a reference whose law or outer steps come after the next one. */
export function lateOf(text: string, from: number): Part | undefined {
  const m = at(LATE, text, from);
  return m ? part(text, span(from + m[0].length - 3, from + m[0].length - 1)) : undefined;
}

const LOOK_BACK = 72;

/** The law named right before a unit: "Municipal Code Section 27.06.080"; not "this Code, Section 5". */
export function lawBefore(text: string, unit: number): Part | undefined {
  const from = Math.max(0, unit - LOOK_BACK);
  const last = text.charCodeAt(text.charCodeAt(unit - 2) === 44 ? unit - 3 : unit - 2);
  // Only "Code", "Statutes", "Constitution", "Charter", "C." and "MC" end a law's name here.
  if (last !== 101 && last !== 115 && last !== 110 && last !== 114 && last !== 46 && last !== 67) return undefined;
  const m = BEFORE.exec(text.slice(from, unit));
  const name = m?.[1];
  if (!m || name === undefined || /^(?:This |The |A )?(?:Code|Charter|Constitution)$/.test(name)) return undefined;
  const start = text.lastIndexOf(name, unit - 1);
  return part(text, span(start, start + name.length));
}
