/**
 * Passages in quotation marks inside a sentence. In an amendment those put in are law to be enacted and read by themselves; those
 * struck, and words quoted for any other reason ("a poster that says “you may …”"), command nothing.
 */
import { type Span, span } from '../../text/span';

export interface Quoted {
  /** The words between the marks. */
  readonly inside: Span;
  /** Whether they are law to be enacted. */
  readonly enacted: boolean;
}

const NONE: readonly Quoted[] = [];
/** How far before a quotation the words are looked at that say what it is for. */
const REACH = 240;
/** Shorter ones name a word. */
const SHORTEST = 12;

const COMMANDS = /\b(?:shall|must|may|will|cannot|is prohibited|are prohibited|is unlawful|does not|do not)\b/i;
const AMENDS =
  /\b(?:amend(?:s|ed|ing)?|insert(?:s|ed|ing)?|add(?:s|ed|ing)|substitut(?:es?|ed|ing)|strik(?:es?|ing)|struck|delet(?:es?|ed|ing)|replac(?:es?|ed|ing)|enacted)\b/i;
const TAKES_OUT = /\b(?:strik(?:es?|ing)|struck|delet(?:es?|ed|ing)|repeal(?:s|ed|ing)?|remov(?:es?|ed|ing)|replac(?:es?|ed|ing))\b/gi;
const PUTS_IN = /\b(?:insert(?:s|ed|ing)?|add(?:s|ed|ing)?|substitut(?:es?|ed|ing)|read(?:s|ing)?|follows|following|with)\b/gi;
/** Words that name the place of a change, right before the quotation. */
const PLACE = /\b(?:for|after|before|following|in lieu of|in place of|instead of)(?: the)?(?: words?| phrase| term| figure)?\s*$/i;

const last = (form: RegExp, text: string): number => {
  let at = -1;
  for (const m of text.matchAll(form)) at = m.index;
  return at;
};

const isSpace = (code: number): boolean => code <= 32 || code === 0xa0;

/** The passages of `[from, to)` that hold a command, in order. */
export function quotedIn(text: string, from: number, to: number): readonly Quoted[] {
  let found: Quoted[] | undefined;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    const curly = code === 0x201c;
    // A paragraph of quoted law opens with the mark; nothing stands around it.
    if (i === from) continue;
    if (!curly && (code !== 34 || !opens(text, i, from))) continue;
    const close = text.indexOf(curly ? '”' : '"', i + 1);
    if (close < 0 || close >= to) break;
    if (close - i > SHORTEST && COMMANDS.test(text.slice(i + 1, close))) {
      found ??= [];
      found.push({ inside: span(i + 1, close), enacted: isEnacted(text.slice(Math.max(from, i - REACH), i)) });
    }
    i = close;
  }
  return found ?? NONE;
}

/** Whether a straight quotation mark opens: nothing or a blank stands before it, and a word behind. */
const opens = (text: string, at: number, from: number): boolean =>
  at > from && (isSpace(text.charCodeAt(at - 1)) || text.charCodeAt(at - 1) === 40) && !isSpace(text.charCodeAt(at + 1));

function isEnacted(before: string): boolean {
  if (!AMENDS.test(before) || PLACE.test(before)) return false;
  return last(PUTS_IN, before) > last(TAKES_OUT, before);
}
