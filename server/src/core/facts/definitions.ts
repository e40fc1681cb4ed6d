/**
 * Defined terms in one block, in the forms met in real ordinances: “X” means …, “X” shall mean …, “X” includes …,
 * “X” has the meaning given in …, “X” is any …, The term “x” means …, “Bundled” or “bundling” means …,
 * “X”: (A) Means …, Covered employee means … (unquoted, at the head of a paragraph), Banner—A sign …, and
 * the City of … (the “City”).
 */
import { type Span, span } from '../text/span';
import type { Definition, DefinitionForm } from './types';

const QUOTED = String.raw`[“"]([^”"“\n]{1,80})[,;]?[”"]`;
const VERB = String.raw`(?:,?\s+(?:shall\s+)?(?:also\s+)?(?<verb>(?:have|has|having)\s+(?:the\s+)?(?:same\s+)?meanings?|means?\b|includes?\b|is\s+defined\s+as|refers?\s+to|(?:is|are|shall be)\s+(?:any|a|an|the|as defined)\b))`;
/** Words between term and verb: "as used in this section,", "when used with respect to X,". */
const ASIDE = String.raw`(?:,?\s+(?:as used|when used|for (?:the )?purposes?|in this|with respect)[^.;:“"]{1,90}?,?)?`;
const MEANS = new RegExp(`${QUOTED}(?:\\s*(?:,|or|and|,\\s*or|,\\s*and)\\s*${QUOTED}){0,4}(?:\\s*\\([^()]{1,40}\\))?${ASIDE}${VERB}`, 'gu');
const EACH = new RegExp(QUOTED, 'g');
const LIST = new RegExp(String.raw`${QUOTED}\s*[:—–]\s*(?=$|\(|[A-Z])`, 'uy');
const PARENTHETICAL =
  /\((?:the|hereinafter(?: referred to as)?(?: the)?|collectively,?(?: the)?|herein(?:after)?,?(?: the)?)?\s*[“"]([A-Z][^”"\n]{1,60})[,.]?[”"]\s*\)/g;
const UNQUOTED =
  /((?:[A-Z][\p{L}’'-]*|[A-Z]{2,})(?:[ ,/-]+(?:[\p{L}’'-]+|or|and|of|to)){0,6}?)\s+(?:shall\s+)?(means?\b|includes?\b(?! but)|has the (?:same )?meaning\b|shall mean\b)/uy;
const DASHED = /([A-Z][\p{L}’'-]*(?:[ /-][\p{L}’'-]+){0,5})\.?\s?[—–]\s?(?=A |An |The |Any |Every |That |Those |To |Has )/uy;
/** Capitalised words that open a sentence about meaning without being the term defined. */
const NOT_TERM =
  /^(?:This|That|It|The|A|An|No|Nothing|Each|Any|All|If|For|As|In|Such|These|Section|Subsection|Whereas|Resolved|Except|Unless|Notwithstanding|What|Which|By)\b/;

const formOf = (verb: string): DefinitionForm => {
  const v = verb.toLowerCase();
  if (v.startsWith('ha')) return 'meaning-given-in';
  if (v.startsWith('include')) return 'includes';
  if (v.startsWith('mean') || v.startsWith('shall mean') || v.startsWith('is defined') || v.startsWith('refer')) return 'means';
  return 'is';
};

const clean = (term: string): string => term.trim().replace(/[,.;:]$/, '');

/** Reads the definitions of the block's body `[from, to)`. */
export function readDefinitions(text: string, from: number, to: number): Definition[] {
  const found: Definition[] = [];
  const body = (start: number): Span => span(Math.min(start, to), to);
  const quoted = text.includes('“') || text.includes('"');
  if (quoted) {
    MEANS.lastIndex = from;
    for (let m = MEANS.exec(text); m && m.index < to; m = MEANS.exec(text)) {
      const verb = m.groups?.verb as string;
      const terms: { term: string; span: Span }[] = [];
      const upTo = m[0].length - verb.length;
      EACH.lastIndex = 0;
      for (let e = EACH.exec(m[0]); e && e.index < upTo; e = EACH.exec(m[0])) {
        const inner = clean(e[1] as string);
        const at = m.index + e.index + 1 + ((e[1] as string).length - (e[1] as string).trimStart().length);
        terms.push({ term: inner, span: span(at, at + inner.length) });
      }
      const [head, ...rest] = terms;
      if (!head) continue;
      // "is a", "is any" define only at the head of a block: elsewhere a quoted word is merely talked about.
      const form = formOf(verb);
      if (form === 'is' && text.slice(from, m.index).trim() !== '') continue;
      found.push({ term: head.term, variants: rest.map((r) => r.term), form, span: head.span, body: body(m.index + upTo) });
    }
    LIST.lastIndex = from;
    const list = LIST.exec(text);
    if (list && found.length === 0) {
      const term = clean(list[1] as string);
      const at = list.index + 1;
      found.push({ term, variants: [], form: 'means', span: span(at, at + term.length), body: body(LIST.lastIndex) });
    }
    PARENTHETICAL.lastIndex = from;
    for (let m = PARENTHETICAL.exec(text); m && m.index < to; m = PARENTHETICAL.exec(text)) {
      const term = clean(m[1] as string);
      const at = m.index + m[0].indexOf(m[1] as string);
      if (found.some((d) => d.term === term)) continue;
      found.push({ term, variants: [], form: 'is', span: span(at, at + term.length), body: span(Math.max(from, m.index - 120), m.index) });
    }
  }
  if (found.length === 0) {
    UNQUOTED.lastIndex = from;
    const m = UNQUOTED.exec(text) ?? null;
    if (m && m.index === from && !NOT_TERM.test(m[1] as string)) {
      const term = clean(m[1] as string);
      found.push({
        term,
        variants: [],
        form: formOf(m[2] as string),
        span: span(from, from + term.length),
        body: body(from + m[0].length - (m[2] as string).length),
      });
    } else {
      DASHED.lastIndex = from;
      const d = DASHED.exec(text);
      if (d && !NOT_TERM.test(d[1] as string)) {
        const term = clean(d[1] as string);
        found.push({ term, variants: [], form: 'means', span: span(from, from + term.length), body: body(DASHED.lastIndex) });
      }
    }
  }
  return found;
}
