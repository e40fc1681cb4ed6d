/**
 * Reads the citations of one block.
 *
 * One pass over the text looks only for what can begin a citation: a number before a capital, a section sign, or one of a
 * few words. A grammar of that kind is then tried at the place. So prose without citations costs next to nothing, and no
 * large expression runs over every position. Each grammar looks a bounded way ahead and back: the whole is linear.
 */
import { ORDINALS } from '../../syntax/numerals';
import { HashFilter } from '../filter';
import type { Citation } from '../types';
import { foldedHashOf } from '../vocabulary';
import { DIGIT, FOREIGN, Words } from '../words';
import { readNeutral, readVolumeCite } from './cases';
import { readBehindNumber, readNamedCode } from './codes-read';
import { readAmendments, readArticle, readBareConstitution, readConstitution, readSectionOfArticle } from './constitution';
import { readDocket, readOrder, readPublicLaw, readRestatement, readRuleOf, readSessionLaw, readStateLaws } from './enactments';
import type { CitationForms } from './forms';
import { readBill, readFederalist, readOpinion, readTreaty, readTreatyArticle } from './legislative';
import { readInstrument, readLocalCode, readLocalLaw } from './local';
import { readProsePart, readProseSection, readProseTitle } from './prose';
import { Reading } from './reading';
import { readId, readSupra } from './short';

type Grammar = (r: Reading, at: number) => boolean;

const SECTION: readonly Grammar[] = [readSectionOfArticle, readProseSection];
const ARTICLE: readonly Grammar[] = [readTreatyArticle, readArticle];
const INSTRUMENT: readonly Grammar[] = [readInstrument];
const PUBLIC: readonly Grammar[] = [readPublicLaw, readSessionLaw];
const BILL: readonly Grammar[] = [readBill];
const LOCAL: readonly Grammar[] = [readLocalCode];

/** Words that can begin a citation or hold one, each with the grammars to try. */
const WORDS: ReadonlyMap<string, readonly Grammar[]> = new Map<string, readonly Grammar[]>([
  ...['section', 'sections', 'Section', 'Sections', 'SECTION', 'SECTIONS', 'Sec', 'Secs', 'sec', 'secs'].map((w) => [w, SECTION] as const),
  ...['part', 'Part', 'parts', 'Parts', 'chapters', 'Chapters'].map((w) => [w, [readProsePart]] as const),
  ...['chapter', 'Chapter'].map((w) => [w, [readSessionLaw, readProsePart]] as const),
  ['title', [readProseTitle]],
  ['Title', [readProseTitle]],
  ...['article', 'Article', 'art', 'Art', 'amend', 'Amend', 'Amendment', 'Amdt', 'Articles'].map((w) => [w, ARTICLE] as const),
  ['Id', [readId]],
  ['id', [readId]],
  ['Ibid', [readId]],
  ['ibid', [readId]],
  ['supra', [readSupra]],
  ['local', [readLocalLaw]],
  ['Local', [readLocalLaw]],
  ['LOCAL', [readLocalLaw]],
  ...[
    'Ordinance',
    'Ordinances',
    'ordinance',
    'ordinances',
    'ORDINANCE',
    'Ord',
    'Ords',
    'Resolution',
    'Resolutions',
    'resolution',
    'RESOLUTION',
    'Res',
    'Reso',
    'Bylaw',
    'bylaw',
    'By',
  ].map((w) => [w, INSTRUMENT] as const),
  ...['Pub', 'Public', 'PUBLIC', 'P', 'PL'].map((w) => [w, PUBLIC] as const),
  ...['Exec', 'Executive', 'E', 'EO', 'Proclamation', 'Presidential'].map((w) => [w, [readOrder]] as const),
  ...['Stats', 'Statutes', 'Acts', 'Laws', 'St', 'Ga', 'Or', 'Minn', 'Tenn', 'Session', 'Act', 'D', 'SL', 'N', 'Oregon'].map(
    (w) => [w, [readSessionLaw]] as const,
  ),
  ...[
    'H',
    'HR',
    'AB',
    'SB',
    'HB',
    'SF',
    'HF',
    'ACA',
    'SCA',
    'ACR',
    'SCR',
    'AJR',
    'SJR',
    'HCR',
    'HJR',
    'Assembly',
    'Senate',
    'House',
    'Legislative',
    'Int',
    'Intro',
    'Introduction',
    'A',
  ].map((w) => [w, BILL] as const),
  ['S', [readSessionLaw, readBill]],
  ['L', [readSessionLaw, readBill]],
  ...['Op', 'Ops', 'Opinion', 'Att', 'Atty', 'Attorney'].map((w) => [w, [readOpinion]] as const),
  ['Federalist', [readFederalist]],
  ['Rule', [readRuleOf]],
  ['rule', [readRuleOf]],
  ['Rules', [readRuleOf]],
  ['Restatement', [readRestatement]],
  ['No', [readDocket]],
  ['Nos', [readDocket]],
  ['Const', [readBareConstitution]],
  ['Constitution', [readBareConstitution]],
  ...[
    'Municipal',
    'Mun',
    'Muni',
    'Administrative',
    'Admin',
    'Code',
    'City',
    'County',
    'Town',
    'Village',
    'Charter',
    'Zoning',
    'Revised',
    'RCNY',
    'municipal',
    'administrative',
    'city',
    'zoning',
    'Development',
    'Unified',
    'Land',
    'Building',
    'Health',
    'Police',
    'Planning',
    'Housing',
    'Fire',
    'Home',
  ].map((w) => [w, LOCAL] as const),
]);

/** Words whose citations may hold no digit near: pointers back, and provisions in words. */
const UNNUMBERED =
  /^(?:[Ii]d|[Ii]bid|supra|[Aa]rt|[Aa]rticles?|[Aa]mend|Amendment|Amdt|Const|Constitution|[Ss]ections?|SECTIONS?|[Ss]ecs?)$/;

/** All of these words by their letters, so that a word which begins nothing is passed over at once. */
const BEGINNERS = new HashFilter();
for (const word of [...WORDS.keys(), ...ORDINALS.slice(1).flatMap((o) => o.split('-', 1))]) BEGINNERS.add(foldedHashOf(word));

const CAPITAL_U = 85;
const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isUpper = (c: number): boolean => c >= 65 && c <= 90;
const isLower = (c: number): boolean => c >= 97 && c <= 122;
const isSpace = (c: number): boolean => c === 32 || c === 10 || c === 13 || c === 9 || c === 0xa0;

const WORD_LIST = new Words();
const NONE: readonly Citation[] = [];

/**
 * The citations of `[from, to)` in order of place, none overlapping. Offsets count from the start of `text`.
 * @param forms From `compileCitationForms`.
 */
export function readCitations(text: string, from: number, to: number, forms: CitationForms): readonly Citation[] {
  const stop = Math.min(to, text.length);
  return citationsAmong(WORD_LIST.read(text, from, stop), from, stop, forms);
}

/** One that has found nothing serves again for the next text: most texts hold no citation. */
let spare: Reading | undefined;

/** The same of words already found in `[from, to)`. */
export function citationsAmong(words: Words, from: number, to: number, forms: CitationForms): readonly Citation[] {
  const { text, count, starts, ends, hashes, kinds, first, sectionSigns, sectionSignCount } = words;
  const r = spare?.forms === forms ? spare.restart(text, from, to) : new Reading(text, from, to, forms);
  spare = undefined;
  let sign = 0;
  for (let n = first; n < count; n++) {
    const start = starts[n] as number;
    // Section signs on the way to this word.
    while (sign < sectionSignCount && (sectionSigns[sign] as number) < start) sign = readSign(r, words, sign);
    if (start < r.floor) continue;
    const end = ends[n] as number;
    const kind = kinds[n] as number;
    if ((kind & DIGIT) !== 0) {
      const digits = digitsEnd(text, start, end);
      if (digits > start) n = readNumber(r, words, n, digits);
      continue;
    }
    if (kind >= FOREIGN) continue;
    const c = text.charCodeAt(start);
    const known = BEGINNERS.may(hashes[n] as number);
    if (known) {
      const grammars = WORDS.get(text.slice(start, end));
      if (grammars && attempt(r, grammars, start)) continue;
    }
    if (!isUpper(c)) continue;
    const hash = hashes[n] as number;
    if (forms.codes.mayBegin(hash) && readNamedCode(r, start)) continue;
    if (forms.treaties.mayBegin(hash) && readTreaty(r, start)) continue;
    if ((c === CAPITAL_U || forms.states.mayBegin(hash)) && r.namesConstitution && isPlaceOfConstitution(r, start, end)) continue;
    if (known && end - start >= 5 && r.namesAmendment) readAmendments(r, start);
  }
  while (sign < sectionSignCount) sign = readSign(r, words, sign);
  if (r.found.length > 0) return r.found;
  spare = r;
  return NONE;
}

/** Reads behind the section sign `signs[n]`; the ordinal of the next one to look at. */
function readSign(r: Reading, { sectionSigns: signs, sectionSignCount: signCount }: Words, n: number): number {
  const at = signs[n] as number;
  if (at >= r.floor && readProseSection(r, at)) return n + 1;
  // Of a row of signs the first speaks for all.
  let next = n + 1;
  while (next < signCount && signs[next] === (signs[next - 1] as number) + 1) next++;
  return next;
}

function digitsEnd(text: string, start: number, end: number): number {
  let i = start;
  while (i < end && isDigit(text.charCodeAt(i))) i++;
  return i;
}

/** Reads what stands behind a number, which begins with word `n`; the ordinal of the last word that is part of the number. */
function readNumber(r: Reading, words: Words, n: number, digits: number): number {
  const { text, to: stop, forms } = r;
  const start = words.starts[n] as number;
  const behind = (at: number): number => {
    let next = at;
    while (next < stop && next - at < 8 && isSpace(text.charCodeAt(next))) next++;
    return next;
  };
  if (text.charCodeAt(digits) === 45 && digits - start === 4 && isUpper(text.charCodeAt(digits + 1)) && readNeutral(r, start, digits))
    return n;
  let next = behind(digits);
  if (next === digits || next >= stop) {
    if (
      digits - start <= 2 &&
      isLower(text.charCodeAt(digits)) &&
      text.slice(digits, digits + 30).includes('mendment') &&
      readAmendments(r, start)
    )
      return n;
    // "30-A M.R.S." and "10.93 RCW" have their numbers' tails read here too.
    const end = joinedNumber(text, digits, stop);
    if (end === digits) return n;
    next = behind(end);
    if (next > end && isUpper(text.charCodeAt(next))) readBehindNumber(r, start, end);
    let last = n;
    while (last + 1 < words.count && (words.starts[last + 1] as number) < end) last++;
    return last;
  }
  const c = text.charCodeAt(next);
  if (digits - start > 4 || !(isUpper(c) || c === 95 || c === 42)) return n;
  if (!forms.reporters.begins(c) && !forms.behindNumber.begins(c) && c !== 95 && c !== 42) return n;
  if (!readBehindNumber(r, start, digits) && !readVolumeCite(r, start, digits)) readStateLaws(r, start, digits);
  return n;
}

/** Forms that are tried only where a digit stands near: their words are everyday ones. */
const NUMBERED: ReadonlySet<readonly Grammar[]> = new Set([...WORDS].filter(([w]) => !UNNUMBERED.test(w)).map(([, grammars]) => grammars));
const REACH = 90;

function attempt(r: Reading, grammars: readonly Grammar[], at: number): boolean {
  if (NUMBERED.has(grammars) && !hasDigit(r.text, at, Math.min(r.to, at + REACH))) return false;
  for (const grammar of grammars) if (grammar(r, at)) return true;
  return false;
}

function hasDigit(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i);
    if (c >= 48 && c <= 57) return true;
  }
  return false;
}

/** Behind the tail of a number like "10.93", "30-A", "43.17.420". */
function joinedNumber(text: string, at: number, stop: number): number {
  let i = at;
  // "15A N.C. Admin. Code"
  if (isUpper(text.charCodeAt(i)) && isSpace(text.charCodeAt(i + 1))) return i + 1;
  while (i + 1 < stop && i - at < 20) {
    const c = text.charCodeAt(i);
    if (c !== 46 && c !== 45) break;
    const next = text.charCodeAt(i + 1);
    if (!isDigit(next) && !(c === 45 && isUpper(next))) break;
    i++;
    while (i < stop && (isDigit(text.charCodeAt(i)) || isUpper(text.charCodeAt(i)))) i++;
  }
  return i;
}

/** A constitution whose place stands at `at`: only where the abbreviation "Const" is near. */
function isPlaceOfConstitution(r: Reading, at: number, wordEnd: number): boolean {
  const ahead = r.text.slice(wordEnd, wordEnd + 34);
  return ahead.includes('onst') && readConstitution(r, at);
}
