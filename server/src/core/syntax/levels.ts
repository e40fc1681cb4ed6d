/**
 * Which level a marker belongs to. "(i)" follows "(h)" or opens a list under "(1)": what is open before it decides, and
 * where that leaves two readings, the next marker of the same dress, then the scheme the draft is bound to.
 */
import { letterValue, romanValue } from './numerals';
import type { Scheme } from './scheme';
import type { Dress, Marker, Numerals } from './types';

/** What a designator may stand for. */
export interface Reading {
  readonly numerals: Numerals;
  /** Value in its series: (b) is 2, (2A) is 2.01, (aa) is 27. */
  readonly value: number;
  /** Begins a series: a, 1, i, and aa where doubled letters are a level of their own. */
  readonly first: boolean;
  /** Doubled letters read as a level of their own, "(I)" over "(aa)", not as what follows "(z)". */
  readonly doubled: boolean;
}

/** A level that is open: its family and the last value met in it. */
export interface OpenLevel {
  readonly dress: Dress;
  readonly numerals: Numerals;
  readonly value: number;
  readonly doubled: boolean;
}

export interface Choice {
  readonly reading: Reading;
  /** Index of the open level it continues, or the number of open levels for a new one. */
  readonly level: number;
  readonly score: number;
}

const isFirst = (value: number): boolean => value >= 1 && value < 1.02;
/** Whether `value` follows `last` in a series: the next number, or one put in between (2A after 2). */
const follows = (last: number, value: number): boolean =>
  value > last && (Math.floor(value) === Math.floor(last) + 1 || Math.floor(value) === Math.floor(last));

/** "A" is .01, "i" .0001: what stands behind the number it was put in after. */
const tailOf = (letters: string, rest: string): number => {
  const letter = letters === '' ? 0 : (letterValue(letters) ?? 0) / 100;
  if (rest === '') return letter;
  const n = /^\d/.test(rest) ? Number(rest) : (romanValue(rest.toLowerCase()) ?? letterValue(rest) ?? 0);
  return letter + n / (letters === '' ? 100 : 10_000);
};

const ARABIC = /^(\d+)([A-Za-z]*)[-.]?(.*)$/;
const LETTERS = /^([A-Za-z]+)[-.]?(.*)$/;

function readingsIn(designator: string): readonly Reading[] {
  const digits = ARABIC.exec(designator);
  if (digits) {
    const value = Number(digits[1]) + tailOf(digits[2] as string, digits[3] as string);
    return [{ numerals: 'arabic', value, first: isFirst(value), doubled: false }];
  }
  const parts = LETTERS.exec(designator);
  const stem = parts?.[1] ?? designator;
  const lower = stem === stem.toLowerCase();
  const tail = tailOf('', parts?.[2] ?? '');
  const readings: Reading[] = [];
  const letter = letterValue(stem);
  const roman = romanValue(stem.toLowerCase());
  const numerals = lower ? 'lower' : 'upper';
  if (letter !== undefined) readings.push({ numerals, value: letter + tail, first: isFirst(letter + tail), doubled: false });
  if (letter !== undefined && stem.length === 2) readings.push({ numerals, value: letter + tail, first: letter === 27, doubled: true });
  if (roman !== undefined)
    readings.push({ numerals: lower ? 'roman' : 'ROMAN', value: roman + tail, first: isFirst(roman + tail), doubled: false });
  // ii, iii, iv and the like are hardly ever letters.
  if (stem.length > 1 && roman !== undefined) readings.reverse();
  return readings.length > 0 ? readings : [{ numerals, value: 0, first: false, doubled: false }];
}

const known = new Map<string, readonly Reading[]>();
const MOST = 2_000;

/** The readings a designator allows, the likelier first. */
export function readingsOf(designator: string): readonly Reading[] {
  const found = known.get(designator);
  if (found) return found;
  const made = readingsIn(designator);
  if (known.size < MOST) known.set(designator, made);
  return made;
}

const isRomanReading = (r: Reading): boolean => r.numerals === 'roman' || r.numerals === 'ROMAN';

/** What the words before a marker say of its level. */
export interface Setting {
  /** The words before leave a list hanging. */
  readonly hanging: boolean;
  /** These words are a paragraph without a marker of its own. */
  readonly inParagraph: boolean;
  /** A scheme that is given, not inferred. */
  readonly scheme: Scheme | undefined;
}

/** The best place of one reading among the open levels. */
function placeOf(open: readonly OpenLevel[], dress: Dress, reading: Reading, setting: Setting): Choice | undefined {
  let behind: Choice | undefined;
  for (let i = open.length - 1; i >= 0; i--) {
    const level = open[i] as OpenLevel;
    if (level.dress !== dress || level.numerals !== reading.numerals || level.doubled !== reading.doubled) continue;
    const deepest = i === open.length - 1;
    if (follows(level.value, reading.value)) return { reading, level: i, score: 100 + (deepest ? 5 : 0) - (setting.hanging ? 12 : 0) };
    if (behind) continue;
    if (reading.value > level.value) behind = { reading, level: i, score: 50 };
    // A list of the same style in a definition under the first item: "(a) Definitions. … Owner means: (a) … (b) …".
    else if (reading.first && setting.hanging && setting.inParagraph && isFirst(level.value) && deepest)
      behind = { reading, level: open.length, score: 60 };
    else behind = { reading, level: i, score: reading.first ? 35 : 30 };
  }
  if (behind) return behind;
  if (letterTooFar(reading)) return { reading, level: open.length, score: 5 };
  return { reading, level: open.length, score: reading.first ? 90 + (setting.hanging ? 8 : 0) : 20 };
}

/** Doubled letters that follow no "(z)" are a level of their own. */
const letterTooFar = (r: Reading): boolean => !r.doubled && r.value >= 27 && (r.numerals === 'lower' || r.numerals === 'upper');

/** What a scheme that is given adds to the score of a place: markers stand where it has them. */
function bonusOf(choice: Choice, dress: Dress, scheme: Scheme | undefined): number {
  const style = scheme?.levels[choice.level];
  return style && style.dress === dress && style.numerals === choice.reading.numerals ? 40 : 0;
}

/** Whether the marker of the same dress that comes next shows that a doubtful "(i)" is roman. */
function nextIsRoman(markers: readonly Marker[], at: number, letter: Reading, roman: Reading): boolean | undefined {
  const here = markers[at] as Marker;
  const [l, r] = [Math.floor(letter.value) + 1, Math.floor(roman.value) + 1];
  const limit = Math.min(markers.length, at + 60);
  for (let i = at + 1; i < limit; i++) {
    const next = markers[i] as Marker;
    if (next.dress !== here.dress) continue;
    for (const reading of readingsOf(next.designator)) {
      if (reading.numerals === roman.numerals && Math.floor(reading.value) === r) return true;
      if (reading.numerals === letter.numerals && !reading.doubled && Math.floor(reading.value) === l) return false;
    }
  }
  return undefined;
}

/** The reading and level of the marker `at` in the section's sequence of markers. */
export function chooseLevel(open: readonly OpenLevel[], sequence: readonly Marker[], at: number, setting: Setting): Choice {
  const marker = sequence[at] as Marker;
  const readings = readingsOf(marker.designator);
  if (readings.length === 1) return placeOf(open, marker.dress, readings[0] as Reading, setting) as Choice;
  let best: Choice | undefined;
  let other: Choice | undefined;
  for (const reading of readings) {
    const found = placeOf(open, marker.dress, reading, setting);
    if (!found) continue;
    const bonus = bonusOf(found, marker.dress, setting.scheme);
    const choice = bonus > 0 ? { ...found, score: found.score + bonus } : found;
    if (!best || choice.score > best.score) {
      other = best;
      best = choice;
    } else if (!other || choice.score > other.score) other = choice;
  }
  const sure = best as Choice;
  if (!other || sure.score - other.score >= 40) return sure;
  const letter = readings.find((r) => !isRomanReading(r) && !r.doubled);
  const roman = readings.find(isRomanReading);
  if (!letter || !roman || isRomanReading(sure.reading) === isRomanReading(other.reading)) return sure;
  const isRoman = nextIsRoman(sequence, at, letter, roman);
  if (isRoman === undefined) return sure;
  return isRomanReading(sure.reading) === isRoman ? sure : other;
}
