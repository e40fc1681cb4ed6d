/** Finds where the name of a case begins, reading leftwards from its "v." or forwards from "In re". */
import type { Part } from '../types';
import type { CitationForms } from './forms';
import type { Parts, Reading } from './reading';

/** Longest name read, in code units. */
const LONGEST = 300;

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const isSpace = (c: number): boolean => c === 32 || c === 10 || c === 13 || c === 9 || c === 0xa0 || c === 0x2003 || c === 0x202f;

/** The words of `[from, to)`; with `most`, the last so many of them. */
function wordsOf(text: string, from: number, to: number, most = LONGEST): Word[] {
  const words: Word[] = [];
  const stop = Math.max(0, from);
  let i = to;
  while (i > stop && words.length < most) {
    while (i > stop && isSpace(text.charCodeAt(i - 1))) i--;
    const end = i;
    while (i > stop && !isSpace(text.charCodeAt(i - 1))) i--;
    if (end > i) words.push({ text: text.slice(i, end), start: i, end });
  }
  return words.reverse();
}

const OPEN_MARKS = '_*("“‘\'[';
const CLOSE_MARKS = '_*)]"”';

function bare(word: string): string {
  let start = 0;
  let end = word.length;
  while (start < end && OPEN_MARKS.includes(word.charAt(start))) start++;
  while (end > start && CLOSE_MARKS.includes(word.charAt(end - 1))) end--;
  return start === 0 && end === word.length ? word : word.slice(start, end);
}

const CAPITAL = /^[\p{Lu}\d&#$]/u;

function isCapital(word: string): boolean {
  const c = word.charCodeAt(0);
  return c < 128 ? (c >= 65 && c <= 90) || (c >= 48 && c <= 57) || c === 38 || c === 35 || c === 36 : CAPITAL.test(word);
}

const isInitials = (word: string): boolean => /^(?:\p{Lu}\.)+(?:'s|’s)?,?$/u.test(word) || /^(?:\p{L}{1,3}\.){2,}$/u.test(word);

/** Whether a word with a period behind it is an abbreviation and ends no sentence. */
export function isAbbreviation(word: string, forms: CitationForms): boolean {
  const plain = word.replace(/,$/, '').replace(/’/g, "'");
  return forms.abbreviations.has(plain) || isInitials(plain) || /^(?:\p{L}+\.)+\p{L}+\.$/u.test(plain) || /['.]./.test(plain.slice(1, -1));
}

/** Most names have fewer words than this; more are cut only where a name reaches the first of them. */
const FEW = 14;

/** Offset of the first letter of the party that ends at `end`, or -1. Nothing before `floor` is taken. `cases`: the name ends in "Cases". */
export function partyStart(r: Reading, floor: number, end: number, cases = false): number {
  const from = Math.max(floor, end - LONGEST);
  const few = wordsOf(r.text, from, end, FEW);
  const near = startAmong(r, few, end, cases);
  if (!near.open || few.length < FEW) return placeOf(few, near.first);
  const words = wordsOf(r.text, from, end);
  return placeOf(words, startAmong(r, words, end, cases).first);
}

function placeOf(words: readonly Word[], first: number): number {
  const word = words[first];
  if (!word) return -1;
  let marks = 0;
  while (OPEN_MARKS.includes(word.text.charAt(marks)) && marks < word.text.length) marks++;
  return word.start + marks;
}

const OPENS = /^[_*]*[("“‘['][\p{Lu}\d]/u;

/** The ordinal of the word with which the party begins; `open` where it may begin before the first of the words. */
function startAmong(r: Reading, words: readonly Word[], end: number, cases: boolean): { readonly first: number; readonly open: boolean } {
  const { text, forms } = r;
  let first = words.length;
  let i = words.length - 1;
  for (; i >= 0; i--) {
    const word = words[i] as Word;
    const next = words[i + 1]?.text ?? '';
    const plain = bare(word.text);
    if (plain === '') break;
    const opens = OPENS.test(word.text);
    if (first < words.length) {
      if (/[,.]["'’”]+$/.test(word.text)) break;
      if (/[;:!?—”"]$|''$/.test(word.text) || /[)\]]$/.test(word.text)) break;
      if (
        plain.endsWith(',') &&
        !(
          forms.suffixes.has(bare(next).replace(/,$/, '')) ||
          forms.suffixes.has(bare(next)) ||
          (/^(?:of|and|&)$/.test(next) && first < words.length - 3 && isCapital(plain))
        )
      )
        break;
      if (plain.endsWith('.') && !isAbbreviation(plain, forms) && !forms.connectors.has(plain)) break;
      if (/^\p{Lu}\.$/u.test(plain) && beginsSovereign(text, words[first]?.start ?? end, forms)) break;
    }
    const key = plain.replace(/,$/, '');
    if (key === 'In' && /^re\b/.test(next)) {
      first = i;
      break;
    }
    if (cases && first === words.length) {
      first = i;
      continue;
    }
    if (isOpener(plain, next, forms)) break;
    if (!isCapital(plain) && !forms.connectors.has(key)) break;
    if (/^\d/.test(plain) && i !== words.length - 1 && !/^\d+(?:st|nd|rd|th|d)?$/.test(key)) break;
    first = i;
    if (opens) break;
  }
  const open = i < 0;
  // Small words left at the front belong to the sentence.
  while (first < words.length) {
    const word = words[first] as Word;
    const key = bare(word.text);
    if (isCapital(key) && !isOpener(key, words[first + 1]?.text ?? '', forms) && !/^\d+$/.test(key)) break;
    if (/^\d+$/.test(key) && isCapital(words[first + 1]?.text ?? '') && !beginsSovereign(text, words[first + 1]?.start ?? 0, forms)) break;
    if (/^(?:de|la|del|von|van|di|ex|al-)/.test(key) && isCapital(words[first + 1]?.text ?? '') && key.length <= 3 && key !== 'ex') break;
    if (key === 'In' && words[first + 1]?.text === 're') break;
    first++;
  }
  return { first: afterList(words, first, text, forms), open };
}

/** A signal or an opening word; "Second, …" is one, "Second National Bank" is not. */
function isOpener(word: string, next: string, forms: CitationForms): boolean {
  if (/^(?:First|Second|Third)$/.test(word) && isCapital(next)) return false;
  return forms.openers.has(word.replace(/,$/, ''));
}

/** "both Printz and United States v. Lopez": the name begins with the sovereign behind the "and". */
function afterList(words: readonly Word[], first: number, text: string, forms: CitationForms): number {
  for (let i = first; i + 1 < words.length; i++) {
    if ((words[i] as Word).text !== 'and') continue;
    const rest = words[i + 1] as Word;
    if (
      i - first <= 2 &&
      forms.sovereigns.some((s) => text.startsWith(s, rest.start) && rest.start + s.length >= (words.at(-1) as Word).end)
    )
      return i + 1;
  }
  return first;
}

const beginsSovereign = (text: string, at: number, forms: CitationForms): boolean => forms.sovereigns.some((s) => text.startsWith(s, at));

const VERSUS = /\s[_*]{0,2}(?:vs?\.?)[_*]{0,2}\s/g;
const IN_RE = /\b(?:In re|In Re|IN RE|Ex parte|Ex Parte|(?:In the )?Matter of|In the Interest of|Estate of)\s+[_*]{0,2}(?=[A-Z\d])/g;
const PROCEEDING = /(?:\b[Rr]e|\bRE|[Pp]arte|atter of|nterest of|state of)\s/;
const PAREN = 41;
const COMMA = 44;
/** Docket numbers between the name and the cite. */
const DOCKETED =
  /,\s+(?:(?:Civ(?:il)?|Crim(?:inal)?|Case|C\.A\.|Docket|Cause)\.?\s+(?:Action\s+)?)?Nos?\.\s*(?=\S*\d)([\w:.\-–—/]+(?:(?:,|\s+(?:and|&)|,\s+(?:and|&))\s+[\w:.\-–—/]*\d[\w:.\-–—/]*)*)[\s,]*$/;
/** A cite whose volume was not yet printed: "--- U.S. ----, 115 S. Ct. 1447". */
const BLANK_BEFORE = /,\s+[-_—]{1,6}\s+[A-Z][A-Za-z.\s]{0,12}\d{0,1}[dh]?\s+[-_—]{1,6},?\s*$/;
/** "Slaughter-House Cases": a name without parties. */
const CASES = /\sCases?$/;
const YEAR_BEFORE = /\s*\(((?:1[789]|20)\d{2})\),?\s*$/;

export interface NameReading {
  readonly start: number;
  readonly parts: Parts;
}

/** Reads the name that ends before `end`, the place of the volume; undefined where no name stands there. */
export function readName(r: Reading, end: number): NameReading | undefined {
  const { text } = r;
  const floor = Math.max(r.floor, end - LONGEST - 120);
  let stop = end;
  const parts: Parts = {};
  const window = text.slice(floor, end);
  const last = text.charCodeAt(backOver(text, floor, end));
  const year = last === PAREN || last === COMMA ? YEAR_BEFORE.exec(window) : null;
  if (year) {
    const at = floor + year.index + year[0].indexOf(year[1] ?? '');
    parts.year = r.part(at, at + 4);
    stop = floor + year.index;
  }
  const docket = window.includes('No') ? DOCKETED.exec(text.slice(floor, stop)) : null;
  if (docket) {
    const number = (docket[1] ?? '').replace(/[.,]$/, '');
    const at = floor + docket.index + docket[0].indexOf(number);
    parts.number = r.part(at, at + number.length);
    stop = floor + docket.index;
  }
  const blank = /[-_—]{2}|— /.test(window) ? BLANK_BEFORE.exec(text.slice(floor, stop)) : null;
  if (blank) stop = floor + blank.index;
  stop = trimmed(text, floor, stop);
  const versus =
    window.includes(' v') || window.includes('\nv') || window.includes('v.') ? lastMatch(VERSUS, text, floor, stop) : undefined;
  const inRe = PROCEEDING.test(window) ? lastMatch(IN_RE, text, floor, stop) : undefined;
  if (versus && (!inRe || versus.index > inRe.index)) {
    const right = versus.index + versus.length;
    if (!isParty(r, right, stop)) return undefined;
    const start = partyStart(r, floor, versus.index);
    if (start < 0) return undefined;
    return {
      start,
      parts: {
        ...parts,
        name: r.part(start, stop),
        plaintiff: r.part(start, trimmed(text, start, versus.index)),
        defendant: opened(r, right, stop),
      },
    };
  }
  if (!inRe && CASES.test(text.slice(Math.max(floor, stop - 8), stop)) && stop < end) {
    const start = partyStart(r, floor, stop, true);
    if (start >= 0) return { start, parts: { ...parts, name: r.part(start, stop) } };
  }
  if (!inRe || !isParty(r, inRe.index + inRe.length, stop)) return undefined;
  return { start: inRe.index, parts: { ...parts, name: r.part(inRe.index, stop) } };
}

const isTail = (c: number): boolean => isSpace(c) || c === COMMA || c === 95 || c === 42;

/** Before the spaces, commas and marks of italics at the end of `[start, end)`. */
function trimmed(text: string, start: number, end: number): number {
  let i = end;
  while (i > start && isTail(text.charCodeAt(i - 1))) i--;
  return i;
}

/** Offset of the last character of `[start, end)` that is no space. */
function backOver(text: string, start: number, end: number): number {
  let i = end - 1;
  while (i > start && isSpace(text.charCodeAt(i))) i--;
  return i;
}

function opened(r: Reading, start: number, end: number): Part {
  let from = start;
  while (from < end && (isSpace(r.text.charCodeAt(from)) || r.text.charCodeAt(from) === 95 || r.text.charCodeAt(from) === 42)) from++;
  return r.part(from, end);
}

/** The last match that ends within `[from, to)`; `index` counts from the start of the text. */
function lastMatch(
  expression: RegExp,
  text: string,
  from: number,
  to: number,
): { readonly index: number; readonly length: number } | undefined {
  const window = text.slice(from, to);
  let last: { readonly index: number; readonly length: number } | undefined;
  expression.lastIndex = 0;
  for (let m = expression.exec(window); m; m = expression.exec(window)) {
    last = { index: from + m.index, length: m[0].length };
    // The white space behind one match may open the next.
    expression.lastIndex = m.index + m[0].length - 1;
  }
  return last;
}

/** Whether the words between "v." and the cite can be a party: no sentence ends there and no plain prose stands there. */
function isParty(r: Reading, start: number, end: number): boolean {
  const { text, forms } = r;
  if (end <= start || end - start > 200) return false;
  const words = wordsOf(text, start, end);
  if (!isCapital(bare(words[0]?.text ?? '')) && !/^(?:the|de|la|van|von|al-|ex)/.test(bare(words[0]?.text ?? ''))) return false;
  return words.every((word, i) => {
    const plain = bare(word.text);
    if (/[;:!?]$/.test(plain)) return false;
    const key = plain.replace(/,$/, '');
    const last = i === words.length - 1;
    if (!last && plain.endsWith('.') && !isAbbreviation(plain, forms) && !forms.connectors.has(plain)) return false;
    if (plain.endsWith(',') && !last) return true;
    return (
      isCapital(key) ||
      forms.connectors.has(key) ||
      key === '' ||
      /^(?:d\/b\/a|a\/k\/a|n\/k\/a|f\/k\/a|ex|rel\.|et|al\.|al)$/.test(key) ||
      /^\p{L}+['’-]\p{Lu}/u.test(key)
    );
  });
}

/** The name before ", supra" or ", 745 F.3d at 640": "New York", "Printz", or in full "Printz v. United States". */
export function readShortName(r: Reading, end: number): Part | undefined {
  const { text } = r;
  const floor = Math.max(r.floor, end - 160);
  const stop = trimmed(text, floor, end);
  if (stop <= floor || !text.slice(stop, end).includes(',')) return undefined;
  const whole = readName(r, end)?.parts.name;
  if (whole && whole.span.end === stop) return whole;
  const start = partyStart(r, floor, stop);
  if (start < 0 || !/\p{L}{2}/u.test(text.slice(start, stop))) return undefined;
  return r.part(start, stop);
}
