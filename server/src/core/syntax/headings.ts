/** Headings: title words between a label or marker and the text. */
import { type Span, span } from '../text/span';

/** Words that make a sentence of what might have been a heading. */
export const VERB =
  /\b(?:shall|must|may|is|are|was|were|(?<!to )be|takes?|means|has|have|had|applies|apply|does|do|supersedes?|amended|repealed|hereby|includes?|will|can|requires?|prohibits?)\b/;
/** Longest heading of a section, and of a subdivision with its text behind it. */
const LONG = 220;
const SHORT = 140;
const MOST_WORDS = 14;
/** Full stops inside headings that end nothing. */
const ABBREVIATION =
  /(?:\b(?:U\.S|No|Nos|St|Sec|Secs|Dept|Ch|Art|Inc|Co|vs?|D\.C|N\.Y|e\.g|i\.e|etc|Ave|Blvd|Ord|Res|Jr|Sr|Mr|Mrs|Ms|Dr|Stat|Gov|[A-Z]))$/;
const TWO_LETTERS = /\p{L}{2}/u;
const DASH = /[—–-]\s*/y;
const CLOSING = /[.:*†‡]{1,3}$/;

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13 || code === 0xa0;

/** Offset of the first unit at or after `at` that is not white space. */
export function skipBlanks(text: string, at: number): number {
  let next = at;
  while (next < text.length && isBlank(text.charCodeAt(next))) next++;
  return next;
}

export interface Heading {
  readonly heading: Span;
  /** Where the text behind it begins. */
  readonly next: number;
}

/** Topics parted by dashes are a heading, whatever verbs they hold. */
const TOPICS = /\s[—–]\s/;

/** Sentences in the present tense: "Nothing in this chapter restricts", "The Department holds a person". */
const PRESENT =
  /^(?:Nothing in\b|(?:The|No|Each|Every|Any|All|An?)\s[^—–]{2,80}?\s[a-z]{2,14}s\s(?:the|an?|any|each|every|all|no|its|their|such|only|to)\s)/;

const isSentence = (words: string): boolean =>
  (VERB.test(words) || PRESENT.test(words)) && words !== words.toUpperCase() && !TOPICS.test(words);

function opensHeading(text: string, at: number): boolean {
  const first = text.charCodeAt(at);
  if ((first >= 65 && first <= 90) || first === 0x201c || first === 34) return true;
  // "[Reserved]", "(Repealed)".
  return (first === 40 || first === 91) && /^[([](?:Reserved|RESERVED|Repealed|REPEALED|Expired|Omitted)\b/.test(text.slice(at, at + 10));
}

/**
 * The heading that stands at `at`: title words that end with a full stop, colon or dash before more text, or with the block
 * where `alone` allows it. Undefined where the words are a sentence.
 */
export function headingAt(text: string, at: number, end: number, alone: boolean): Heading | undefined {
  if (at >= end || !opensHeading(text, at)) return undefined;
  const limit = Math.min(end, at + (alone ? LONG : SHORT));
  let brackets = 0;
  let blanks = 0;
  for (let i = at; i < limit; i++) {
    const code = text.charCodeAt(i);
    // Before more text a heading is terse; see `endedAt`.
    if (code === 32 && ++blanks >= MOST_WORDS && !alone) return undefined;
    if (code === 40 || code === 91) brackets++;
    else if (code === 41 || code === 93) brackets--;
    // An em dash right behind a full stop is part of the stop; elsewhere it parts the topics of one heading.
    else if ((code === 46 || code === 58) && brackets <= 0) {
      const behind = text.charCodeAt(i + 1);
      if (i + 1 < end && !isBlank(behind) && behind !== 34 && behind !== 0x201d && behind !== 0x2014) continue;
      const words = text.slice(at, i);
      if (code === 46 && ABBREVIATION.test(words)) continue;
      return endedAt(text, at, i, words, end, alone);
    }
  }
  if (!alone || limit < end) return undefined;
  const words = text.slice(at, end);
  if (isSentence(words)) return undefined;
  const closing = CLOSING.exec(words);
  return { heading: span(at, end - (closing ? closing[0].length : 0)), next: end };
}

/** The heading whose closing mark stands at `stop`. */
function endedAt(text: string, at: number, stop: number, words: string, end: number, alone: boolean): Heading | undefined {
  const colon = text.charCodeAt(stop) === 58;
  let next = stop + 1;
  if (text.charCodeAt(next) === 0x2014) next++;
  next = skipBlanks(text, next);
  if (colon && next < end) return undefined;
  if (next >= end && !alone) return undefined;
  if (isSentence(words)) return undefined;
  // "A. Smith": a heading has a word of more than one letter.
  if (!TWO_LETTERS.test(words)) return undefined;
  if (!alone && !isTerse(words)) return undefined;
  DASH.lastIndex = next;
  return { heading: span(at, stop), next: DASH.test(text) ? DASH.lastIndex : next };
}

/** Whether words before a text are a heading and not its first sentence: few, and not a term in quotation marks that is explained. */
function isTerse(words: string): boolean {
  const first = words.charCodeAt(0);
  if ((first === 34 || first === 0x201c) && /["”]\s*[-–—:(]/.test(words)) return false;
  let blanks = 0;
  for (let i = 0; i < words.length; i++) if (words.charCodeAt(i) === 32) blanks++;
  return blanks < MOST_WORDS;
}
