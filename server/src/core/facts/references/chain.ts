/**
 * Reads one reference in full from its first unit on: its items, what each stands in ("paragraph (4) of subdivision (a) or
 * (b) of Section 5"), and the law it is of.
 */
import { type Span, span } from '../../text/span';
import type { Part, ReferenceJoint, ReferenceStep } from '../types';
import { designatorsAt, isBracketed } from './designators';
import { behindInclusive, jointAt } from './joints';
import { behindOf, bindingAt, isOfThing, lateOf, lawBehind, lawCutOff } from './law';
import { kindsOf, sharedChain } from './numerals';
import { LONGEST_UNIT, type UnitWord, unitWord } from './units';

/** A reference while it is read. */
export interface Found {
  span: Span;
  steps: readonly ReferenceStep[];
  anchor: string;
  law: Part | undefined;
  joint: ReferenceJoint | undefined;
  position: 'before' | 'after' | undefined;
  /** It has taken over from the next what that one stands in. */
  shared: boolean;
  /** Its law or outer steps follow the next reference: "subdivision (e) of, or subdivision (k) of, Section 5". */
  late: boolean;
}

interface Item {
  readonly start: number;
  readonly end: number;
  readonly steps: readonly ReferenceStep[];
  readonly joint: ReferenceJoint | undefined;
}

interface Level {
  readonly word: UnitWord;
  readonly items: readonly Item[];
  readonly end: number;
}

/** A unit at an offset, with the offset of its designators, −1 where there can be none; undefined where no unit stands there. */
export function unitAt(text: string, at: number): { word: UnitWord; next: number; capital: boolean } | undefined {
  const first = text.charCodeAt(at);
  if (first === 0xa7) {
    let next = at + 1;
    const plural = text.charCodeAt(next) === 0xa7;
    if (plural) next++;
    return { word: { unit: 'section', kind: 'section', plural, short: true }, next: skipBlanks(text, next), capital: true };
  }
  let end = at;
  while (end - at <= LONGEST_UNIT && isLetter(text.charCodeAt(end))) end++;
  const word = unitWord(text.slice(at, end));
  if (!word) return undefined;
  // "par. 4" and "sec. 5"; a full stop behind a unit in full ends the sentence.
  if (word.short && text.charCodeAt(end) === 46) end++;
  else if (word.short && word.unit !== 'section' && word.unit !== 'subdivision' && word.unit !== 'subsection') return undefined;
  const next = skipBlanks(text, end);
  // "subsection(b)" and "par.4"; nothing else goes on without a blank.
  if (next === end && text.charCodeAt(end) !== 40 && !(word.short && text.charCodeAt(end - 1) === 46))
    return { word, next: -1, capital: false };
  const sign = text.charCodeAt(next) === 0xa7 ? skipBlanks(text, text.charCodeAt(next + 1) === 0xa7 ? next + 2 : next + 1) : next;
  return { word, next: text.charCodeAt(sign) === 91 ? behindReplaced(text, sign) : sign, capital: first < 97 };
}

/** A number in brackets with another behind it: in amended text the one that is struck out, "section [301.2(1)] 301.2". */
const REPLACED = /\[\d[^[\]\n]{0,24}\]\s{1,2}(?=\d)/y;

function behindReplaced(text: string, at: number): number {
  REPLACED.lastIndex = at;
  return REPLACED.test(text) ? REPLACED.lastIndex : at;
}

export const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

function skipBlanks(text: string, at: number): number {
  let i = at;
  while (i - at < 4 && (text.charCodeAt(i) <= 32 || text.charCodeAt(i) === 0xa0)) i++;
  return i;
}

/** Bare items of "item 4 of the menu" and "rule 4" say too little by themselves. */
const UNDER_UNIT = /\s{1,3}of\s{1,3}(?:this\s)?(?:Code\s)?(?:sub)?(?:section|paragraph|clause|division|item|chapter|article)/y;
/** Words behind that tell of something else: a chapter of the Bankruptcy Code, a kind of judge, a class of drug. */
const OTHER_SENSE =
  /\s(?:bankruptcy|petition|debtor|trustee|reorganization|judges?|courts?|standing|controlled|substances?|drugs?|narcotics?|funds?|securities)\b/y;

/** The items that share one unit: "(ii) and (iii)", "5 through 9, inclusive,". */
export function readLevel(
  text: string,
  start: number,
  to: number,
  unit: { word: UnitWord; next: number; capital: boolean },
): Level | undefined {
  const { word, capital } = unit;
  if (unit.next < 0) return undefined;
  const first = designatorsAt(text, unit.next, word, capital);
  if (!first || first.end > to) return undefined;
  const head = first.steps[0] as ReferenceStep;
  if (word.unit === 'item' && !isBracketed(head) && !test(UNDER_UNIT, text, first.end)) return undefined;
  if ((word.kind === 'division' || word.kind === 'paper') && test(OTHER_SENSE, text, first.end)) return undefined;
  if (word.kind === 'rule' && !capital) return undefined;
  if (word.unit === 'schedule' && !capital && !/^[A-Z]/.test(head.designator)) return undefined;
  const range = word.plural && word.kind === 'section' ? dashed(text, head) : undefined;
  if (range) {
    const [from, through] = range;
    const steps = (s: Span): ReferenceStep[] => [{ unit: word.unit, designator: text.slice(s.start, s.end), span: s }];
    return {
      word,
      items: [
        { start, end: from.end, steps: steps(from), joint: undefined },
        { start: through.start, end: through.end, steps: steps(through), joint: 'through' },
      ],
      end: behindInclusive(text, through.end),
    };
  }
  const items: Item[] = [{ start, end: first.end, steps: first.steps, joint: undefined }];
  let end = first.end;
  let ranged = false;
  for (;;) {
    const joint = jointAt(text, end);
    if (!joint) break;
    const next = designatorsAt(text, joint.end, word, capital);
    if (
      !next ||
      next.end > to ||
      (joint.semicolon && isBracketed(next.steps[0] as ReferenceStep)) ||
      !goesOn(text, word, items, next.steps, joint.comma, next.end)
    )
      break;
    const begin = (next.steps[0] as ReferenceStep).span.start;
    items.push({ start: begin, end: next.end, steps: withLead((items.at(-1) as Item).steps, next.steps), joint: joint.kind });
    ranged ||= joint.kind === 'through';
    end = next.end;
  }
  return { word, items, end: ranged ? behindInclusive(text, end) : end };
}

const test = (re: RegExp, text: string, at: number): boolean => {
  re.lastIndex = at;
  return re.test(text);
};

/** "sections 5–9": two plain numbers with a dash between them, the second the greater, and no others of that form behind them. */
function dashed(text: string, head: ReferenceStep): readonly [Span, Span] | undefined {
  const m = /^(\d{1,5})([–—])(\d{1,5})$/.exec(head.designator);
  if (!m) return undefined;
  const [from, through] = [Number(m[1]), Number(m[3])];
  if (through <= from || through - from > 200) return undefined;
  if (/^\s*(?:[,;–—-]|[,;]?\s*(?:and|or|through|to)\s)\s*\d{1,5}[–-]\d/.test(text.slice(head.span.end, head.span.end + 24)))
    return undefined;
  const at = head.span.start;
  const second = at + (m[1] as string).length + 1;
  return [span(at, second - 1), span(second, head.span.end)];
}

/** Whether an item behind a joint belongs to the list, or is a number that counts something else. */
function goesOn(
  text: string,
  word: UnitWord,
  items: readonly Item[],
  steps: readonly ReferenceStep[],
  comma: boolean,
  end: number,
): boolean {
  const head = items[0]?.steps[0] as ReferenceStep;
  const next = steps[0] as ReferenceStep;
  const last = items.at(-1)?.steps ?? [];
  if (!alike(head, next) && !last.some((s) => alike(s, next))) return false;
  if (isBracketed(next)) return true;
  // "section 5, 2020" and "Chapter 5, 3 members": behind a lone comma only a list that goes on, or a plural, takes a bare number.
  if (comma && !word.plural && items.length === 1 && !jointAt(text, end)) return false;
  if (comma && /^(?:19|20)\d\d$/.test(next.designator) && !/^\d{4}$/.test(head.designator)) return false;
  // "subdivision b, a person": a lone letter needs a list behind or before it that is one.
  if (comma && /^[A-Za-z]$/.test(next.designator) && !word.plural && !jointAt(text, end)) return false;
  return true;
}

/** Whether two designators can stand in one list: both bracketed or both bare, both of one kind. */
function alike(a: ReferenceStep, b: ReferenceStep): boolean {
  if (isBracketed(a) !== isBracketed(b)) return false;
  // "Section 1005 and one of the following": figures and words make no list.
  if (/^\d/.test(a.designator) !== /^\d/.test(b.designator)) return false;
  const y = kindsOf(b.designator);
  return kindsOf(a.designator).some((k) => y.includes(k)) || isDoubled(a.designator, b.designator);
}

/** "(bb) and (cc)", where (cc) might be a roman numeral too. */
const isDoubled = (a: string, b: string): boolean => /^([A-Za-z])\1$/.test(a) && /^([A-Za-z])\1$/.test(b);

/** An item after the first takes the chain of the one before down to its own kind of numeral. */
function withLead(last: readonly ReferenceStep[], steps: readonly ReferenceStep[]): readonly ReferenceStep[] {
  const head = steps[0] as ReferenceStep;
  if (last.length < 2 || !isBracketed(head)) return steps;
  // "(b)(2) and (c)" and "23-1331(3) or (4)": a bracket behind a bare number stays behind that number.
  const lead = sharedChain(last, steps);
  const shared = lead.length === 0 && !isBracketed(last[0] as ReferenceStep) ? last.slice(0, 1) : lead;
  return shared.length === 0 ? steps : [...shared, { ...head, unit: 'unit' }, ...steps.slice(1)];
}

const COMMENCING = /\s{1,2}\((?:commencing|beginning)\s(?:with|at)\s(?=[Ss]ec|§)/y;
const FORWARD = /,\s{1,2}(?=(?:Sub)?(?:[Cc]hapter|[Aa]rticle|[Pp]art|[Dd]ivision|[Tt]itle|[Ss]ections?|Sec\.|§)[\s§.])/y;
const TAIL_THIS = /\s{1,3}(?:of this|hereof|herein|above|below)(?![A-Za-z])/y;
const MOST_LEVELS = 8;

/** Reads the reference whose first unit stands at `start`; empty where no designator follows. */
export function readChain(
  text: string,
  start: number,
  to: number,
  unit: { word: UnitWord; next: number; capital: boolean },
  before: readonly Found[],
): { found: Found[]; end: number } | undefined {
  let inner = readLevel(text, start, to, unit);
  if (!inner) return undefined;
  /** Steps written before the innermost level: "Title 2, Chapter 5, Section 9". */
  const prefix: ReferenceStep[] = [];
  let end = inner.end;
  // "Chapter 5, Section 9": a single division with what it holds behind it.
  for (let i = 0; i < 4 && inner.word.kind === 'division' && inner.items.length === 1; i++) {
    FORWARD.lastIndex = end;
    const gap = FORWARD.exec(text);
    const next = gap ? unitAt(text, end + gap[0].length) : undefined;
    if (!gap || !next || next.word.unit === inner.word.unit) break;
    const level = readLevel(text, end + gap[0].length, to, next);
    if (!level) break;
    prefix.push(...(inner.items[0] as Item).steps);
    inner = level;
    end = level.end;
  }
  COMMENCING.lastIndex = end;
  const commencing = inner.word.kind === 'division' && inner.items.length === 1 ? COMMENCING.exec(text) : null;
  if (commencing) {
    const at = end + commencing[0].length;
    const next = unitAt(text, at);
    const level = next && readLevel(text, at, to, next);
    const close = level ? text.indexOf(')', level.end) : -1;
    if (level && close >= 0 && close - level.end < 40) {
      prefix.push(...(inner.items[0] as Item).steps);
      inner = { ...level, items: level.items.slice(0, 1) };
      end = close + 1;
    }
  }
  const outer: Level[] = [];
  let anchor = '';
  let law: Part | undefined;
  let shared: readonly ReferenceStep[] = [];
  while (outer.length < MOST_LEVELS) {
    const at = behindOf(text, end, to);
    if (at < 0) break;
    const bound = bindingAt(text, at, to);
    if (bound?.kind === 'law') {
      law = bound.law;
      end = law.span.end;
      break;
    }
    if (bound) {
      end = bound.words.span.end;
      if (bound.which === 'this') {
        anchor = bound.anchor;
        // "this subdivision (1)(A)" and "this section 5" name their number once more.
        const again = unitWord(bound.anchor);
        const own = again && designatorsAt(text, skipBlanks(text, end), again, true);
        if (own && (isBracketed(own.steps[0] as ReferenceStep) || again.kind === 'division')) end = own.end;
      } else {
        const known = antecedent(before, bound.anchor);
        if (known) [shared, law, anchor] = [known.steps, known.law, 'that'];
        else law = bound.words;
      }
      break;
    }
    const next = unitAt(text, at);
    const level = next && readLevel(text, at, to, next);
    if (!level) break;
    outer.push(level);
    end = level.end;
  }
  if (!law && !anchor) {
    law = lawBehind(text, end, to);
    if (law) end = law.span.end;
  }
  const complete = outer.some((l) => l.word.kind === 'section') || shared.length > 0;
  const late = law || anchor || complete ? undefined : lateOf(text, end);
  law ??= late ?? (anchor ? undefined : lawCutOff(text, end, to));
  if (!anchor && !law) {
    TAIL_THIS.lastIndex = end;
    if (TAIL_THIS.test(text)) anchor = 'this';
    else if (isOfThing(text, end)) anchor = 'that';
  }
  return { found: assemble(start, end, [inner, ...outer], prefix, shared, anchor, law, late !== undefined), end };
}

/** Of the references before, the last that names a provision of this kind: what "that section" takes up. */
function antecedent(before: readonly Found[], unit: string): Pick<Found, 'steps' | 'law' | 'anchor'> | undefined {
  for (let i = before.length - 1; i >= 0 && i >= before.length - 6; i--) {
    const { steps, law, anchor } = before[i] as Found;
    const at = steps.findIndex((s) => s.unit === unit);
    if (at >= 0) return { steps: steps.slice(0, at + 1), law, anchor };
  }
  return undefined;
}

/** Makes a reference of each item of each level; those of outer levels after the first stand by themselves. */
function assemble(
  start: number,
  end: number,
  levels: readonly Level[],
  prefix: readonly ReferenceStep[],
  shared: readonly ReferenceStep[],
  anchor: string,
  law: Part | undefined,
  late: boolean,
): Found[] {
  const found: Found[] = [];
  levels.forEach(({ items }, depth) => {
    const outer: ReferenceStep[] = [...shared];
    for (let i = levels.length - 1; i > depth; i--) outer.push(...((levels[i] as Level).items[0] as Item).steps);
    if (depth === 0) outer.push(...prefix);
    for (const [i, item] of items.entries()) {
      if (depth > 0 && i === 0) continue;
      const from = found.length === 0 ? start : item.start;
      const previous = found.at(-1);
      // What runs on behind the last item of a level belongs to that item.
      if (previous)
        previous.span = span(previous.span.start, Math.max(previous.span.end, i > 0 ? (items[i - 1] as Item).end : previous.span.end));
      found.push({
        span: span(from, item.end),
        steps: [...outer, ...item.steps],
        anchor,
        law,
        joint: item.joint,
        position: undefined,
        shared: false,
        late,
      });
    }
  });
  const last = found.at(-1);
  if (last) last.span = span(last.span.start, Math.max(end, last.span.end));
  return found;
}
