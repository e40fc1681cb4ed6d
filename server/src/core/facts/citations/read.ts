/**
 * Reads the citations of one block.
 *
 * One pass over the text looks only for what can begin a citation: a number before a capital, a section sign, or one of a
 * few words. A grammar of that kind is then tried at the place. So prose without citations costs next to nothing, and no
 * large expression runs over every position. Each grammar looks a bounded way ahead and back: the whole is linear.
 */
import type { Citation } from '../types';
import { readVolumeCite } from './cases';
import { readBehindNumber, readNamedCode } from './codes-read';
import { readAmendments, readArticle, readBareConstitution, readConstitution, readSectionOfArticle } from './constitution';
import { readDocket, readOrder, readPublicLaw, readRestatement, readRuleOf, readSessionLaw } from './enactments';
import type { CitationForms } from './forms';
import { readInstrument, readLocalCode, readLocalLaw } from './local';
import { readProseSection, readProseTitle } from './prose';
import { Reading } from './reading';
import { readId, readSupra } from './short';

type Grammar = (r: Reading, at: number) => boolean;

const SECTION: readonly Grammar[] = [readSectionOfArticle, readProseSection];
const ARTICLE: readonly Grammar[] = [readArticle];
const INSTRUMENT: readonly Grammar[] = [readInstrument];
const PUBLIC: readonly Grammar[] = [readPublicLaw, readSessionLaw];
const LOCAL: readonly Grammar[] = [readLocalCode];

/** Words that can begin a citation or hold one, each with the grammars to try. */
const WORDS: ReadonlyMap<string, readonly Grammar[]> = new Map<string, readonly Grammar[]>([
  ...['section', 'sections', 'Section', 'Sections', 'SECTION', 'SECTIONS', 'Sec', 'Secs', 'sec', 'secs'].map((w) => [w, SECTION] as const),
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
  ...[
    'Stats',
    'Statutes',
    'Acts',
    'Laws',
    'St',
    'Ga',
    'L',
    'Or',
    'Minn',
    'Tenn',
    'Session',
    'chapter',
    'Chapter',
    'D',
    'S',
    'SL',
    'N',
    'Oregon',
  ].map((w) => [w, [readSessionLaw]] as const),
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

/** First letters of the words above, by ASCII code. */
const BEGINS = new Uint8Array(128);
for (const word of WORDS.keys()) BEGINS[word.charCodeAt(0)] = 1;
const LONGEST_WORD = Math.max(...[...WORDS.keys()].map((w) => w.length));

const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isLower = (c: number): boolean => c >= 97 && c <= 122;
const isUpper = (c: number): boolean => c >= 65 && c <= 90;
const isLetter = (c: number): boolean => isLower(c) || isUpper(c) || c >= 0xc0;
const isSpace = (c: number): boolean => c === 32 || c === 10 || c === 13 || c === 9 || c === 0xa0;

const ORDINAL_WORD =
  /(?:F(?:irst|ourth|ifth|ourteenth|ifteenth)|S(?:econd|ixth|eventh|ixteenth|eventeenth)|T(?:hird|enth|welfth|hirteenth|wentieth|wenty)|E(?:ighth|leventh|ighteenth)|N(?:inth|ineteenth))/y;

/**
 * The citations of `[from, to)` in order of place, none overlapping. Offsets count from the start of `text`.
 * @param forms From `compileCitationForms`.
 */
export function readCitations(text: string, from: number, to: number, forms: CitationForms): Citation[] {
  const r = new Reading(text, from, to, forms);
  const stop = Math.min(to, text.length);
  let i = from;
  while (i < stop) {
    const c = text.charCodeAt(i);
    if (isDigit(c)) {
      const start = i;
      while (i < stop && isDigit(text.charCodeAt(i))) i++;
      // "30-A M.R.S." and "10.93 RCW" have their numbers' tails read here too.
      const digitsEnd = i;
      let next = i;
      while (next < stop && next - i < 8 && isSpace(text.charCodeAt(next))) next++;
      if (next === i || next >= stop) {
        i = joinedNumber(text, i, stop);
        if (i === digitsEnd) continue;
        next = i;
        while (next < stop && next - i < 8 && isSpace(text.charCodeAt(next))) next++;
        if (next > i && isUpper(text.charCodeAt(next)) && start >= r.floor && readBehindNumber(r, start, i)) i = Math.max(i, r.floor);
        continue;
      }
      const n = text.charCodeAt(next);
      if (start < r.floor || digitsEnd - start > 4 || !(isUpper(n) || n === 95 || n === 42)) continue;
      if (!forms.reporters.begins(n) && !forms.behindNumber.begins(n) && n !== 95 && n !== 42) continue;
      if (readBehindNumber(r, start, digitsEnd) || readVolumeCite(r, start, digitsEnd)) i = Math.max(i, r.floor);
      continue;
    }
    if (c === 0xa7) {
      if (i >= r.floor && readProseSection(r, i)) i = r.floor;
      else while (i < stop && text.charCodeAt(i) === 0xa7) i++;
      continue;
    }
    if (!isLetter(c)) {
      i++;
      continue;
    }
    const start = i;
    i++;
    while (i < stop && isLetter(text.charCodeAt(i))) i++;
    if (c >= 128 || start < r.floor) continue;
    const capital = isUpper(c);
    if (BEGINS[c] === 1 && i - start <= LONGEST_WORD) {
      const grammars = WORDS.get(text.slice(start, i));
      if (grammars && attempt(r, grammars, start)) {
        i = Math.max(i, r.floor);
        continue;
      }
    }
    if (!capital) continue;
    if (forms.codes.begins(c) && readNamedCode(r, start)) i = Math.max(i, r.floor);
    else if (forms.states.begins(c) && isPlaceOfConstitution(r, start, i)) i = Math.max(i, r.floor);
    else if (
      (c === 70 || c === 83 || c === 84 || c === 69 || c === 78) &&
      i - start >= 5 &&
      r.match(ORDINAL_WORD, start) &&
      readAmendments(r, start)
    )
      i = Math.max(i, r.floor);
  }
  return r.found;
}

function attempt(r: Reading, grammars: readonly Grammar[], at: number): boolean {
  for (const grammar of grammars) if (grammar(r, at)) return true;
  return false;
}

/** Behind the tail of a number like "10.93", "30-A", "43.17.420". */
function joinedNumber(text: string, at: number, stop: number): number {
  let i = at;
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
