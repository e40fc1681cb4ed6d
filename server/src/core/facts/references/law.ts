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
const OF = /,?\s{1,4}of\s{1,3}|\s{1,3}(?:in|under)\s{1,3}/y;
const COMMA_LAW =
  /,?\s{1,3}(?<law>(?:(?:[A-Z][\p{L}’'.&-]{0,24}\s{1,3}){1,5}?(?:Code|Statutes|Laws|Acts|Charter|Constitution)(?![A-Za-z])|(?:[A-Z]\.\s?){2,5}|Ch(?:apter|\.)\s\d{1,4}(?:\s\([^()]{0,30}\))?,\s(?:Statutes|Stats\.|Laws|Acts)\sof\s\d{4}|RSMo|RCW|NMSA|MCA|HRS|NRS|ORS|KRS|ILCS|FS)(?:\s(?:Annotated|\d{4}))?)/uy;
/** Behind "of", where the law is named only after a second reference: "subdivision (e) of, or subdivision (k) of, Section 5". */
const LATE = /\s{1,3}(?:of|in|under),/y;

/** Words before the unit that name a law, or tell that another is meant: "Government Code ", "SMC ", "G.L. c. 90, ", "former ", "said ". */
const BEFORE =
  /(?:^|[^\p{L}])((?:[A-Z][\p{L}’'.&-]{1,24}\s{1,2}){0,5}(?:Code|Statutes|Constitution|Charter|U\.\s?S\.\s?C\.(?:\s?A\.)?|C\.\s?F\.\s?R\.|[A-Z]{1,4}MC)|charter|[Ff]ormer|[Ss]aid|[Ss]uch|(?:c|ch|Ch)[.,]{0,2}\s?\d{1,4}[A-Z]?),?\s{1,2}(?:\((?:commencing|beginning)\s(?:with|at)\s)?$/u;
/** Last letters of the words above. */
const LAST = new Set(
  [...'e', ...'s', ...'n', ...'r', ...'.', ...'C', ...'h', ...'t', ...'d', ...'g', ...'w', ...'a', ...'0123456789', ...'ABDEFGHIJKL'].map(
    (c) => c.charCodeAt(0),
  ),
);

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

const OF_THING = /\s{1,3}of\s{1,3}(?:the|an?|any|each|its|his|her|their)\s{1,3}\p{L}/uy;

/** Whether a thing that is no law and no provision follows behind "of": "subsection (1) of the table". */
export const isOfThing = (text: string, from: number): boolean => at(OF_THING, text, from) !== null;

/** A line that breaks off behind "of": the law is named on the next, which is a block of its own. */
const CUT_OFF = /\s{1,4}(?:of|in|under)(?:\s{1,4}the)?(?:\s{1,4}[A-Z][\p{L}’'.&-]{0,24}){0,4}\s*$/uy;

/** The beginning of a law's name that runs to the end of the text. */
export function lawCutOff(text: string, from: number, to: number): Part | undefined {
  if (to - from > 60) return undefined;
  const m = at(CUT_OFF, text.slice(0, to), from);
  return m && !/\.\s*$/.test(m[0]) ? part(text, span(from, to)) : undefined;
}

const LOOK_BACK = 88;

/** The law named right before a unit: "Municipal Code Section 27.06.080"; not "this Code, Section 5". */
export function lawBefore(text: string, unit: number): Part | undefined {
  const from = Math.max(0, unit - LOOK_BACK);
  const last = text.charCodeAt(text.charCodeAt(unit - 2) === 44 ? unit - 3 : unit - 2);
  if (!LAST.has(last)) return undefined;
  const m = BEFORE.exec(text.slice(from, unit));
  const name = m?.[1];
  if (!m || name === undefined || /^(?:This |The |A )?(?:Code|Charter|Constitution)$/.test(name)) return undefined;
  const start = text.lastIndexOf(name, unit - 1);
  return part(text, span(start, start + name.length));
}

/** An editor's note on other law at the head of a line: what it names is that law's. */
const NOTE = /(?:^|[\r\n])[ \t]{0,8}[([]?(?:(?:Charter|State [Ll]aw|State|Statutory)\s[Rr]eferences?|Editor[’']s\s[Nn]ote)/;

/** The law that all references behind it are of: "Charter reference(s)– City clerk, § 31." */
export function lawOfNote(text: string): Part | undefined {
  const m = NOTE.exec(text);
  return m ? part(text, span(m.index, m.index + m[0].length)) : undefined;
}

const ADDED = /[Aa]dding\s(?:a\s|the\s)?(?:new\s|following\s)?$/;

/** Whether the words before a unit add it to some law: "is amended by adding a new section 81". */
export const isAdded = (text: string, unit: number): boolean => ADDED.test(text.slice(Math.max(0, unit - 24), unit));
