/** The numbers, letters and chains that stand behind a unit: "9-131", "23-1331(3)", "(b)(2)(B)", "17.8", "II", "one", "B.3.a". */
import { type Span, span } from '../../text/span';
import type { ReferenceStep } from '../types';
import type { UnitWord } from './units';

/** What a designator may hold inside brackets: "(b)", "(2A)", "(1.5)", "(d-1)", "(viii)". */
const BRACKETED = String.raw`\(\s?(?:\d{1,3}(?:\.\d{1,2})?[A-Za-z]{0,2}(?:-[A-Za-z0-9]{1,2})?|[A-Za-z]{1,2}(?:-\d{1,2})?|[ivxlc]{3,7}|[IVXLC]{3,7})\s?\)`;
const CHAIN = `(?:\\s?${BRACKETED})+`;
/** Levels joined by full stops behind a number: ".A", ".B.2". */
const DOTTED = String.raw`(?:\.[A-Za-z](?![A-Za-z])(?:\.\d{1,2}(?!\d)|\.[a-z](?![A-Za-z]))*)`;
const NUMBER = String.raw`(?:\d{1,6}(?!st\b|nd\b|rd\b|th\b)(?:[A-Za-z]{1,2}(?![A-Za-z]))?|[A-Z]{1,2}-?\d{1,5})(?:[.:–-]\d{1,5}(?:[A-Za-z]{1,2}(?![A-Za-z]))?)*(?:-[A-Za-z]{1,3}(?![A-Za-z0-9]))?`;
const DIVISION_NUMBER = String.raw`\d{1,4}[A-Za-z]{0,2}(?![A-Za-z])(?:[.-]\d{1,4}[A-Za-z]?(?![A-Za-z]))*(?:-[A-Z](?![A-Za-z]))?`;
const ROMAN = "[IVXLC]{1,7}(?![A-Za-z’'])";
const SMALL_ROMAN = '[ivxlc]{2,7}(?![A-Za-z])';
const LETTER = String.raw`[A-Za-z](?![A-Za-z.’'-]|\.[A-Za-z])`;

/** Words with a first letter of either case. */
const either = (words: string): string => words.replace(/[a-z]+/g, (w) => `[${w.charAt(0).toUpperCase()}${w.charAt(0)}]${w.slice(1)}`);
const ONES = either('one|two|three|four|five|six|seven|eight|nine');
const TEENS = either('ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen');
const TENS = either('twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety');
const BELOW_HUNDRED = `(?:(?:${TENS})(?:[- ](?:${ONES})\\b)?|${TEENS}|${ONES})`;
/** A cardinal in words: "one", "Twenty-one", "seven hundred twenty", "Ten Hundred and Sixty-seven", "two thousand eleven". */
const WORDS = `(?:${BELOW_HUNDRED} (?:${either('hundred|thousand')})(?: ${BELOW_HUNDRED} [Hh]undred)?(?: (?:and )?${BELOW_HUNDRED})?|${BELOW_HUNDRED})\\b`;

const sticky = (source: string): RegExp => new RegExp(source, 'uy');
const SECTION = sticky(`(?:${NUMBER})(?:${DOTTED}|${CHAIN})?|${CHAIN}|${WORDS}(?:[ -][A-Z](?![A-Za-z’'-]))?|${ROMAN}`);
const SMALL = sticky(
  `${CHAIN}|\\d{1,3}[A-Za-z]{0,2}(?![A-Za-z]|[.–-]\\d)(?:${DOTTED}|${CHAIN})?|[A-Za-z](?:\\.\\d{1,2}(?!\\d)|\\.[a-z](?![A-Za-z]))+|[A-Za-z]${BRACKETED}(?:${CHAIN})?|${WORDS}|${SMALL_ROMAN}|${ROMAN}|${LETTER}|[A-Za-z](?=\\.(?:\\s|$))`,
);
const DIVISION = sticky(`${CHAIN}|${DIVISION_NUMBER}|${WORDS}|${ROMAN}|[A-Z](?![A-Za-z’'-])`);
const PAPER = sticky(`\\d{1,3}(?:-?[A-Z])?(?![\\w,]*\\d)|${ROMAN}|[A-Z](?:-\\d{1,3})?(?![A-Za-z’'])`);
const RULE = sticky(String.raw`\d{1,3}(?:[.-]\d{1,3})?[A-Za-z]?(?![A-Za-z])(?:${CHAIN})?`);

/** Behind a number: it counts or measures something, and is no designator. */
const QUANTITY =
  /(?:\s?%|,\d{3}(?!\d)|-?\s?(?:half|halves|thirds?|quarters?|fourths?|hundredths?|percent|dollars?|cents?|miles?|foot|feet|inch(?:es)?|yards?|acres?|years?|months?|weeks?|(?:calendar |business |working )?days?|hours?|minutes?|persons?|people|members?|copies|times|hearings?|meetings?)\b)/y;
/** Behind a lone "a", "A" or "I": what shows that it is no article or pronoun. */
const BEHIND_LETTER =
  /\s{0,3}(?:$|[.,;:)\]”"—–]|(?:of|and|or|through|to|shall|may|must|is|are|was|were|above|below|hereof|does|do|has|have|had|which|that|if|when|for|in|under|by|as|on|the|not|also|applies|apply)\b)/y;

export interface Designated {
  readonly steps: ReferenceStep[];
  readonly end: number;
}

/** Whether a pattern matches at an offset. */
export const standsAt = (re: RegExp, text: string, at: number): boolean => {
  re.lastIndex = at;
  return re.test(text);
};

/**
 * The designators that stand at `at` behind a unit, each level a step; undefined where there are none. `capital`:
 * whether the unit is written with one.
 */
export function designatorsAt(text: string, at: number, word: UnitWord, capital: boolean): Designated | undefined {
  const pattern =
    word.kind === 'section'
      ? SECTION
      : word.kind === 'small'
        ? SMALL
        : word.kind === 'division'
          ? DIVISION
          : word.kind === 'paper'
            ? PAPER
            : RULE;
  pattern.lastIndex = at;
  const m = pattern.exec(text);
  if (!m) return undefined;
  const whole = m[0];
  const end = at + whole.length;
  const bracket = whole.indexOf('(');
  const bare = (bracket < 0 ? whole : whole.slice(0, bracket)).trimEnd();
  if (bare !== '' && bracket < 0) {
    if (/^[\da-z]/i.test(bare) && !/^[A-Za-z]$/.test(bare) && standsAt(QUANTITY, text, end)) return undefined;
    if (/^[aAI]$/.test(bare) && !standsAt(BEHIND_LETTER, text, end)) return undefined;
    // "the section I live in": a roman section number stands behind a capital.
    if (word.kind === 'section' && /^[IVXLC]+$/.test(bare) && !capital) return undefined;
  }
  return { steps: stepsOf(word, text, at, bare, whole), end };
}

function stepsOf({ unit, kind }: UnitWord, text: string, at: number, bare: string, whole: string): ReferenceStep[] {
  const steps: ReferenceStep[] = [];
  const put = (designator: string, s: Span): void => {
    steps.push({ unit: steps.length === 0 ? unit : 'unit', designator, span: s });
  };
  if (bare !== '') {
    // "17.20.030.B.2", "B.3.a": behind the number each full stop opens a level.
    const split = kind === 'section' ? /\.[A-Za-z](?![A-Za-z])/.exec(bare) : kind === 'small' ? /\./.exec(bare) : null;
    const head = split ? bare.slice(0, split.index) : bare;
    put(head, span(at, at + head.length));
    if (split) {
      let from = at + head.length;
      for (const piece of bare.slice(head.length + 1).split('.')) {
        put(piece, span(from + 1, from + 1 + piece.length));
        from += 1 + piece.length;
      }
    }
  }
  for (let open = whole.indexOf('('); open >= 0; open = whole.indexOf('(', open + 1)) {
    const close = whole.indexOf(')', open);
    put(text.slice(at + open + 1, at + close).trim(), span(at + open, at + close + 1));
  }
  return steps;
}

/** Whether a step stands in brackets. */
export const isBracketed = (s: ReferenceStep): boolean => s.span.end - s.span.start > s.designator.length;
