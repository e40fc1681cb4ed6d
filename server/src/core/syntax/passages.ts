/**
 * Passages that a draft strikes out or puts in, told by marks that mean nothing else: `(( ))`, `~~ ~~`, `<del>`, `[DELETED: …]`
 * strike; `<ins>`, `<u>`, `++ ++`, `__ __` put in. Square brackets strike in amended text only, which the section decides.
 */
import { type Span, span } from '../text/span';

/** Longest struck passage that is looked for within one block. */
const FAR = 8_000;
/** Brackets deeper than this inside a struck passage are no law. */
const DEEP = 8;

/**
 * The offset behind the "))" that closes the "((" at `at`, or −1. The words between must be balanced in themselves:
 * "((a) or (b))" strikes nothing, "((subsection (3)))" does.
 */
function closeOf(text: string, at: number): number {
  let depth = 0;
  const limit = Math.min(text.length, at + FAR);
  for (let i = at + 2; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === 40) {
      if (++depth > DEEP) return -1;
    } else if (code === 41) {
      if (depth > 0) depth--;
      else return text.charCodeAt(i + 1) === 41 ? i + 2 : -1;
    }
  }
  return -1;
}

const TILDES = /~~[^~\n]{1,4000}~~/y;
const TAGS = /<(del|s|strike)>[^<]{0,4000}<\/\1>/y;
const DELETED = /\[(?:DELETED|Deleted|STRUCK|Struck):[^[\]]{0,4000}\]/y;

function endOf(re: RegExp, text: string, at: number): number {
  re.lastIndex = at;
  return re.test(text) ? re.lastIndex : -1;
}

/** The end of the struck passage that opens at `at`, or −1. */
function struckEnd(text: string, at: number): number {
  switch (text.charCodeAt(at)) {
    case 40:
      return text.charCodeAt(at + 1) === 40 ? closeOf(text, at) : -1;
    case 126:
      return endOf(TILDES, text, at);
    case 60:
      return endOf(TAGS, text, at);
    case 91:
      return endOf(DELETED, text, at);
    default:
      return -1;
  }
}

/** What a passage can open with, and a sign for each by which a text without any is passed over. */
const SIGNS = ['((', '~~', '<del>', '<s>', '<strike>', '[DELETED:', '[Deleted:', '[STRUCK:', '[Struck:'] as const;
const NONE: readonly Span[] = [];

/** Passages struck out by marks that close within the text, in order. */
export function struckPassages(text: string): readonly Span[] {
  if (!text.includes('((') && !text.includes('~~') && !text.includes('</') && !text.includes('[')) return NONE;
  let found: Span[] | undefined;
  for (const sign of SIGNS) {
    for (let at = text.indexOf(sign); at >= 0; ) {
      const end = struckEnd(text, at);
      if (end > 0) {
        found ??= [];
        found.push(span(at, end));
      }
      at = text.indexOf(sign, end > 0 ? end : at + 1);
    }
  }
  if (!found) return NONE;
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let last = 0;
  return found.filter((s) => {
    if (s.start < last) return false;
    last = s.end;
    return true;
  });
}

const RENUMBERED = /\[\(?[A-Za-z0-9]{1,4}[.)]{0,2}\]\)?\s*/y;
/** The rest of a deletion begun in the block before, of which only the old number stands here: "11.] 16. …". */
const REMNANT = /\(?[A-Za-z0-9]{1,4}[.)]{0,2}\]\s+/y;
const OPENING = /<(?:ins|u|b|strong|em|i)>\s*|\+\+|\*\*|__|_(?=[\d(§])|\{\+\s*/y;
const CLOSING = /(?:<\/(?:ins|u|b|strong|em|i)>|\+\+|\*\*|__|_(?=\s)|\+\})[ \t]*/y;

/** What stands before a label or marker that is not of it: a struck number, an opening mark of added words. */
export interface Before {
  readonly at: number;
  /** Whether an opening mark was passed over, so that a closing one may follow. */
  readonly marked: boolean;
}

/** Passes over struck numbers and opening marks at `at`. `closing` tells that the text closes a bracket it has not opened. */
export function passOver(text: string, from: number, end: number, closing: boolean): Before {
  let at = from;
  let marked = false;
  for (let n = 0; n < 4; n++) {
    const code = text.charCodeAt(at);
    let next = -1;
    if (code === 40 || code === 126 || code === 60) next = struckEnd(text, at);
    else if (code === 91) {
      next = endOf(RENUMBERED, text, at);
      if (next < 0) next = struckEnd(text, at);
    } else if (closing && n === 0) next = endOf(REMNANT, text, at);
    if (next < 0 && (code === 60 || code === 43 || code === 42 || code === 95 || code === 123)) {
      next = endOf(OPENING, text, at);
      marked ||= next > 0;
    }
    if (next < 0 || next >= end) break;
    at = next;
    while (at < end && text.charCodeAt(at) === 32) at++;
  }
  return { at, marked };
}

/** The offset behind a closing mark of added words at `at`, or `at`. */
export function passClosing(text: string, at: number): number {
  const next = endOf(CLOSING, text, at);
  return next > 0 ? next : at;
}

const TAG = /<(\/?)(?:del|strike)>/g;

/**
 * Struck passages that the text opens for the blocks behind it (1), closes for those before it (−1), or neither (0):
 * a "((" that finds no close in a text with two more brackets opened than closed, a deletion tag without its fellow.
 */
export function openMarks(text: string): number {
  const doubled = text.includes('((') ? 1 : text.includes('))') ? -1 : 0;
  if (doubled !== 0) {
    let net = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 40) net++;
      else if (code === 41) net--;
    }
    if (net >= 2 && doubled > 0) return 1;
    if (net <= -2) return -1;
  }
  if (!text.includes('del>') && !text.includes('strike>')) return 0;
  let net = 0;
  TAG.lastIndex = 0;
  for (let m = TAG.exec(text); m; m = TAG.exec(text)) net += m[1] === '' ? 1 : -1;
  return Math.sign(net);
}

/** Where a passage begins that `openMarks` says runs on behind the text. */
export function openedAt(text: string): number {
  return Math.max(text.lastIndexOf('(('), text.lastIndexOf('<del>'), text.lastIndexOf('<strike>'), 0);
}

/** Where a passage ends that runs on from the blocks before; the text's length where it goes on behind it. */
export function closedAt(text: string): number {
  for (const sign of ['))', '</del>', '</strike>']) {
    const at = text.indexOf(sign);
    if (at >= 0) return at + sign.length;
  }
  return text.length;
}
