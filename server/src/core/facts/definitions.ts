/**
 * Defined terms in one block, in the forms met in real ordinances: “X” means …, “X” shall mean …, “X” includes …,
 * “X” has the meaning given in …, “X” is any …, The term “x” means …, “Bundled” or “bundling” means …,
 * “X”: (A) Means …, “X.” A sign …, Covered employee means … (unquoted, at the head of a paragraph, plain or emphasized),
 * Banner—A sign …, and the Parks Department (the “Department”).
 */
import { type Span, span } from '../text/span';
import { Sign } from './signs';
import type { Definition, DefinitionForm } from './types';

const NONE: readonly Definition[] = [];

/** Longest term in code units, and most spellings defined in one breath. */
const LONGEST = 80;
const MOST = 6;

const UNIT =
  'code|title|subtitle|chapter|subchapter|article|part|division|section|subsection|subdivision|paragraph|subparagraph|clause|ordinance|act|law|resolution';
/** "As used in this chapter", "for purposes of this section", "in this Code section". */
const WITHIN = new RegExp(`\\b(?:in|of|under|throughout|within|to)\\s+this\\s+(?:code\\s+|local\\s+)?(${UNIT})\\b`, 'gi');

const VERB = String.raw`(?<verb>(?:have|has|having)\s+(?:the\s+)?(?:same\s+)?meanings?\b|means?\b|includes?\b|(?:(?:is|are|be)\s+)?defined\s+(?:as|in|by|to\s+mean|under)\b|(?:be\s+)?(?:construed|deemed|understood|interpreted)\s+to\s+(?:mean|include)\b|refers?\s+to\b|(?:is|are|be)\s+(?:any|an?|the|as\s+defined)\b|as\s+(?:(?:that|such)\s+term\s+is\s+)?defined\s+in\b)`;
/** Words between term and verb: "as used in this section,", "when used with respect to X,". */
const ASIDE = String.raw`(?:,?\s+(?:as\s+used|when\s+used|used\s+in|for\s+(?:the\s+)?purposes?|in\s+this|with\s+respect|unless)[^.;:“"]{1,120}?,?)?`;
const AFTER = new RegExp(String.raw`[*_]{0,3}(?:\s*\([^()]{1,60}\))?${ASIDE},?\s+(?:shall\s+|may\s+)?(?:also\s+)?${VERB}`, 'yu');
/** From one quoted term to the next of the same definition. */
const JOIN = /[*_]{0,3}\s*(?:,\s*)?(?:(?:or|and|and\/or)\s+)?(?:the\s+)?(?:(?:terms?|words?|phrases?)\s+)?[*_]{0,3}(?=[“"])/y;
/** Behind a quoted term that opens a block: what follows is its definition without a verb. */
const ENTRY = /[*_]{0,3}\s*[:—–]\s*(?=$|\(|\p{Lu})/uy;
const STOPPED = /[*_]{0,3}\.?[*_]{0,3}\s+(?=(?:An?|The|Any|Every|Each|Those|That)\s)/y;
const BRACKET =
  /\(\s*((?:each,?\s+an?|the|an?|or|collectively,?(?:\s+the)?|together,?(?:\s+the)?|herein(?:after)?,?(?:\s+(?:referred\s+to\s+as|called|known\s+as))?,?(?:\s+the)?)?)\s*$/i;

const REST = String.raw`[\p{L}\p{N}’'/-]*`;
const WORD = String.raw`[\p{L}\p{N}]${REST}`;
const UNQUOTED = new RegExp(
  String.raw`([*_]{0,3})(\p{Lu}${REST}(?:,?\s+${WORD}){0,6}?)\.?([*_]{0,3})\s+(?:shall\s+)?(means\b|(?<=shall\s{1,3})mean\b|includes?\b(?!\s+but)|has\s+the\s+(?:same\s+)?meaning\b)`,
  'uy',
);
const EMPHASIZED = new RegExp(
  String.raw`([*_]{1,3})(${WORD}(?:,?\s+${WORD}){0,6}?)[*_]{1,3}\s+(?:shall\s+)?(means\b|(?<=shall\s{1,3})mean\b|includes?\b|has\s+the\s+(?:same\s+)?meaning\b)`,
  'uy',
);
const DASHED = new RegExp(
  String.raw`(\p{Lu}${REST}(?:\s+${WORD}){0,5})\s?[—–]\s?(?=(?:An?|a|an|The|the|Any|any|Every|That|Those|To|Has)\s)`,
  'uy',
);
const TERM_UNQUOTED =
  /\b[Tt]he\s(?:term|word|phrase)\s(\p{L}[\p{L}-]*(?:\s[\p{L}-]+){0,4}?)\s(?:shall\s)?(means?|includes?|refers\sto)\b/gu;
/** Words that open a sentence about meaning without being the term defined. */
const NOT_TERM =
  /^(?:This|That|It|The|A|An|No|Nothing|Each|Any|All|If|For|As|In|Such|These|Those|Section|Subsection|Whereas|WHEREAS|Resolved|Except|Unless|Notwithstanding|What|Which|By|Also|Other|There|They|He|She|We|One|Some|Here|Where|When|Not|Be)\b|\b(?:this|that|which|shall|must|may|any|each|is|are|not|also)\b/;
/** A dash behind a heading: a sentence with its own modal follows, and no definition. */
const RULE_FOLLOWS = /^(?:(?!\b(?:that|which|who|whom|whose|where)\b)[^.;]){0,300}?\b(?:shall|must|may|is|are)\b/;

const formOf = (verb: string): DefinitionForm => {
  const v = verb.toLowerCase();
  if (v.startsWith('ha') || v.endsWith('defined in') || v.endsWith('as defined')) return 'meaning-given-in';
  if (v.endsWith('include') || v.endsWith('includes')) return 'includes';
  return v.startsWith('is ') || v.startsWith('are ') || v.startsWith('be ') ? (/defined|to\s+mean/.test(v) ? 'means' : 'is') : 'means';
};

/** The last unit named in `words`. */
function unitIn(words: string): string {
  if (!words.includes('this')) return '';
  let unit = '';
  for (const m of words.matchAll(WITHIN)) unit = (m[1] as string).toLowerCase();
  return unit;
}

/** The unit that a definition's own words keep it to: those of its sentence before the term, up to its verb, and right behind that. */
function within(text: string, from: number, term: number, verb: number): string {
  const before = text.slice(Math.max(from, term - 200), verb);
  const sentence = before.slice(Math.max(0, before.lastIndexOf('. ', term - Math.max(from, term - 200)) + 1));
  return (
    unitIn(sentence) ||
    unitIn(/^[a-z ]{4,14},?\s+(?:for (?:the )?purposes of|as used in)\s[^,.;]{1,60}/.exec(text.slice(verb, verb + 100))?.[0] ?? '')
  );
}

const isQuote = (code: number): boolean => code === 0x201c || code === 34;
const isClose = (code: number): boolean => code === 0x201d || code === 34;

/** A quoted term: its span without the marks and the comma inside them, and the unit behind the closing mark. */
interface Quoted {
  readonly at: Span;
  readonly end: number;
  /** The full stop stood inside the marks: “Animal.” */
  readonly stopped: boolean;
}

/** The quoted words that open at `at`; undefined where they do not close soon, or hold no letter. */
function quotedAt(text: string, at: number, to: number): Quoted | undefined {
  const last = Math.min(to, at + LONGEST + 2);
  let close = at + 1;
  while (close < last && !isClose(text.charCodeAt(close))) {
    if (isQuote(text.charCodeAt(close)) || text.charCodeAt(close) === 10) return undefined;
    close++;
  }
  if (close >= last) return undefined;
  let start = at + 1;
  let end = close;
  while (start < end && text.charCodeAt(start) === 32) start++;
  if (text.startsWith('the ', start) && start + 4 < end) start += 4;
  let stopped = false;
  while (end > start && ' ,.;:'.includes(text[end - 1] as string)) {
    end--;
    if (text[end] === '.') stopped = true;
  }
  if (start === end || !/[\p{L}\p{N}]/u.test(text.slice(start, end))) return undefined;
  return { at: span(start, end), end: close + 1, stopped };
}

/** Whether the mark at `at` opens a quotation: a straight one does behind a blank, a bracket or the like. */
const opens = (text: string, at: number, from: number): boolean =>
  text.charCodeAt(at) === 0x201c || at === from || ' \t\n\r([—–-*_/'.includes(text[at - 1] as string);

function nextQuote(text: string, at: number, to: number): number {
  for (let i = at; i < to; i++) if (isQuote(text.charCodeAt(i))) return i;
  return -1;
}

function readQuoted(text: string, from: number, to: number, first: number, found: Definition[]): void {
  for (let at = first; at >= 0; at = nextQuote(text, at, to)) {
    const head = opens(text, at, from) ? quotedAt(text, at, to) : undefined;
    if (!head) {
      at++;
      continue;
    }
    const all: Span[] = [head.at];
    let end = head.end;
    for (JOIN.lastIndex = end; all.length < MOST && JOIN.test(text); JOIN.lastIndex = end) {
      const next = quotedAt(text, JOIN.lastIndex, to);
      if (!next) break;
      all.push(next.at);
      end = next.end;
    }
    const opened = at;
    at = end;
    const put = (form: DefinitionForm, body: Span, unit: string, inBrackets = false): void => {
      const variants = all.slice(1).map((s) => text.slice(s.start, s.end));
      found.push({ term: text.slice(head.at.start, head.at.end), variants, form, span: head.at, body, within: unit, inBrackets });
    };
    const isHead = opened === from || (opened - from < 5 && /^[*_\s]+$/.test(text.slice(from, opened)));
    AFTER.lastIndex = end;
    const verb = AFTER.exec(text)?.groups?.verb;
    if (verb !== undefined && AFTER.lastIndex <= to) {
      const begins = AFTER.lastIndex - verb.length;
      // What a term also means is added to another definition.
      const form = text.slice(begins - 5, begins - 1).toLowerCase() === 'also' ? 'includes' : formOf(verb);
      // "is a", "as defined in" define only at the head of a block: elsewhere a quoted word is merely talked about.
      if (isHead || !(form === 'is' || /^as\s/i.test(verb))) {
        put(form, span(begins, to), within(text, from, head.at.start, begins));
        continue;
      }
    }
    const named =
      text.charCodeAt(opened - 1) === 40 || opened - from > 4 ? BRACKET.exec(text.slice(Math.max(from, opened - 48), opened)) : null;
    if (named && /^\s*\)/.test(text.slice(end, end + 4))) {
      const small = /^\p{Ll}/u.test(text.slice(head.at.start, head.at.end));
      const begins = Math.max(from, opened - 48) + named.index;
      if (begins > from && (named[1] !== '' || !small)) put('is', wordsBefore(text, from, begins), '', true);
      continue;
    }
    if (!isHead) continue;
    const entry = head.stopped || text.charCodeAt(end) === 46 ? STOPPED : ENTRY;
    entry.lastIndex = end;
    if (entry.test(text) && entry.lastIndex <= text.length) put('means', span(Math.min(entry.lastIndex, to), to), '');
  }
}

/** How far back the words named by (the “X”) are shown. */
const NAMED = 160;

function wordsBefore(text: string, from: number, end: number): Span {
  const least = Math.max(from, end - NAMED);
  const words = text.slice(least, end);
  const stop = Math.max(words.lastIndexOf('. '), words.lastIndexOf('; '));
  const cut = stop >= 0 ? stop + 2 : least > from ? words.indexOf(' ') + 1 : 0;
  return span(least + cut, end);
}

/** How far into a block the verb of an unquoted definition may stand. */
const VERB_REACH = 120;

/** The first unquoted definition at the head of the block. */
function readPlain(text: string, from: number, to: number, found: Definition[]): void {
  const window = text.slice(from, Math.min(to, from + VERB_REACH));
  const put = (start: number, term: string, form: DefinitionForm, body: number): void => {
    const unit = within(text, from, start, body);
    found.push({
      term,
      variants: [],
      form,
      span: span(start, start + term.length),
      body: span(Math.min(body, to), to),
      within: unit,
      inBrackets: false,
    });
  };
  if (window.includes(' mean') || window.includes(' includ') || window.includes(' has the')) {
    UNQUOTED.lastIndex = from;
    EMPHASIZED.lastIndex = from;
    const m = UNQUOTED.exec(text) ?? EMPHASIZED.exec(text);
    if (m) {
      const [all, mark = '', term = ''] = m;
      const verb = m[m.length - 1] as string;
      // A heading, "Definitions. Employee means", is no part of the term; a mark that opens must close.
      if (!NOT_TERM.test(term)) put(from + mark.length, term, formOf(verb), from + all.length - verb.length);
      return;
    }
  }
  if (window.includes('—') || window.includes('–')) {
    DASHED.lastIndex = from;
    const d = DASHED.exec(text);
    if (d && !NOT_TERM.test(d[1] as string) && !RULE_FOLLOWS.test(text.slice(DASHED.lastIndex, Math.min(to, DASHED.lastIndex + 320))))
      put(from, d[1] as string, 'means', DASHED.lastIndex);
  }
}

/** "The term person includes": without marks, anywhere in the block. */
function readNamed(text: string, from: number, to: number, found: Definition[]): void {
  TERM_UNQUOTED.lastIndex = from;
  for (let m = TERM_UNQUOTED.exec(text); m && m.index < to; m = TERM_UNQUOTED.exec(text)) {
    const term = m[1] as string;
    const start = m.index + m[0].indexOf(term, 8);
    const body = m.index + m[0].length - (m[2] as string).length;
    if (!NOT_TERM.test(term) && !/\b(?:of|limit|expires?)\b/.test(term))
      found.push({
        term,
        variants: [],
        form: formOf(m[2] as string),
        span: span(start, start + term.length),
        body: span(body, to),
        within: within(text, from, start, body),
        inBrackets: false,
      });
  }
}

/** Reads the definitions of the block's body `[from, to)`; `signs` are those of its words, where they are known. Most blocks hold none and cost a look for their marks. */
export function readDefinitions(text: string, from: number, to: number, signs = -1): readonly Definition[] {
  const first = (signs & Sign.quote) === 0 ? -1 : nextQuote(text, from, text.length);
  const named = text.indexOf('he term ', from) >= 0;
  const code = text.charCodeAt(from);
  const head = (signs & Sign.defining) !== 0 && ((code >= 65 && code <= 90) || code === 42 || code === 95 || code >= 0xc0);
  if (first < 0 && !named && !head) return NONE;
  const found: Definition[] = [];
  if (first >= 0 && first < to) readQuoted(text, from, to, first, found);
  if (named) readNamed(text, from, to, found);
  if (found.length === 0 && head && from < to) readPlain(text, from, to, found);
  return found.length === 0 ? NONE : found;
}
