/** Brackets and quotation marks that go in pairs, and those of a text that have no partner in it. */

export interface Unpaired {
  /** Place of the sign in the text. */
  readonly at: number;
  readonly sign: string;
  /** Whether it opens, closes, or may do either (a straight quotation mark). */
  readonly side: 'open' | 'close' | 'either';
}

const NONE: readonly Unpaired[] = [];

const isAlnum = (code: number): boolean => (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122);
const isBlank = (code: number): boolean => code <= 32 || code === 0xa0 || code === 0x2009;

const MARKER = /^(?:\d{1,3}[A-Za-z]?|[A-Za-z]{1,2}|[ivx]{1,5}|[IVX]{1,5})$/;

/** Whether the bracket at `at` closes a list marker: "a)", "12)", "iv)". */
function closesMarker(text: string, at: number): boolean {
  let from = at;
  while (from > 0 && at - from < 6 && isAlnum(text.charCodeAt(from - 1))) from--;
  if (!MARKER.test(text.slice(from, at))) return false;
  const before = from > 0 ? text.charCodeAt(from - 1) : 32;
  return isBlank(before) || before === 0x201c || before === 34 || before === 44 || before === 46 || before === 59;
}

/** Whether no bracket of a text lacks a partner, each kind counted by itself: true of nearly all texts. */
function isBalanced(text: string): boolean {
  let round = 0;
  let square = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 93 || (code > 41 && code < 91)) continue;
    if (code === 40) round++;
    else if (code === 91) square++;
    else if ((code === 41 && --round < 0) || (code === 93 && --square < 0)) return false;
  }
  return round === 0 && square === 0;
}

/** Round and square brackets without a partner in the text. Unclosed and unopened ones of the two kinds are told apart. */
export function unpairedBrackets(text: string): readonly Unpaired[] {
  if (isBalanced(text)) return NONE;
  let lost: Unpaired[] | undefined;
  const open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 40 || code === 91) open.push(i);
    else if (code === 41 || code === 93) {
      const opener = code === 41 ? 40 : 91;
      if (open.length > 0 && text.charCodeAt(open[open.length - 1] as number) === opener) {
        open.pop();
        continue;
      }
      // One of the other kind may have been left open inside.
      const at = open.findLastIndex((o) => text.charCodeAt(o) === opener);
      if (at >= 0) {
        lost ??= [];
        for (const o of open.splice(at).slice(1)) lost.push({ at: o, sign: text[o] as string, side: 'open' });
      } else if (code === 93 || !closesMarker(text, i)) {
        lost ??= [];
        lost.push({ at: i, sign: text[i] as string, side: 'close' });
      }
    }
  }
  if (open.length === 0 && !lost) return NONE;
  const all = [...(lost ?? []), ...open.map((o): Unpaired => ({ at: o, sign: text[o] as string, side: 'open' }))];
  return all.sort((a, b) => a.at - b.at);
}

/** A figure or a fraction, behind which a quotation mark stands for inches. */
const isInch = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 0xbc && code <= 0xbe) || (code >= 0x2150 && code <= 0x215e);

/**
 * Double quotation marks without a partner in the text. A figure before a straight one makes inches of it; one at the very
 * start or end may belong to a quotation of several paragraphs; neither is told.
 */
export function unpairedQuotes(text: string, body: number, end: number): readonly Unpaired[] {
  const open: Unpaired[] = [];
  let lost: Unpaired[] | undefined;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x201c) open.push({ at: i, sign: '“', side: 'open' });
    else if (code === 0x201d) {
      if (open.length > 0) open.pop();
      else if (isInch(text.charCodeAt(i - 1))) continue;
      // A mark that is turned the wrong way still opens: (”board”).
      else if (isAlnum(text.charCodeAt(i + 1)) && !isAlnum(text.charCodeAt(i - 1))) open.push({ at: i, sign: '”', side: 'either' });
      else {
        lost ??= [];
        lost.push({ at: i, sign: '”', side: 'close' });
      }
    } else if (code === 34) {
      if (isInch(text.charCodeAt(i - 1)) && open.at(-1)?.side !== 'either') continue;
      if (open.length > 0) open.pop();
      else open.push({ at: i, sign: '"', side: 'either' });
    }
  }
  if (open.length === 0 && !lost) return NONE;
  let first = 0;
  while (first < text.length && isBlank(text.charCodeAt(first))) first++;
  // So may one behind a colon: what follows is quoted to the end of another paragraph.
  const opensText = (u: Unpaired): boolean => u.side !== 'close' && /:\s*$/.test(text.slice(Math.max(0, u.at - 3), u.at));
  return [...(lost ?? []), ...open]
    .filter((u) => u.at > first && u.at !== body && u.at < end - 3 && !opensText(u))
    .sort((a, b) => a.at - b.at);
}
