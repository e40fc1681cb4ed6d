/** Dates as a text writes them: "Monday, June 3, 2025", "the 30th day of June, 2025", "6/30/2025". */
import { type Span, span } from '../text/span';
import { Sign } from './signs';
import { signsOf } from './words';

export interface WrittenDate {
  readonly span: Span;
  /** 1 to 12; what is written, whether or not there is such a month. */
  readonly month: number;
  readonly day: number;
  readonly year: number | undefined;
  /** The day alone. */
  readonly dayAt: Span;
  /** The day of the week before it: 0 for Sunday. */
  readonly weekday: { readonly index: number; readonly span: Span } | undefined;
  /** Whether it is written in figures alone. */
  readonly figures: boolean;
}

export const MONTHS: readonly string[] = 'January February March April May June July August September October November December'.split(' ');
export const WEEKDAYS: readonly string[] = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

const MONTH = String.raw`(January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)`;
const WEEKDAY = String.raw`(?:(Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|(?:Sun|Mon|Tues?|Wed|Thur?s?|Fri|Sat)\.),?\s(?:the\s)?)?`;
const NAMED = new RegExp(
  String.raw`(?<![A-Za-z])${WEEKDAY}${MONTH}\s(\d{1,2})(?:st|nd|rd|th)?(?![\dA-Za-z(]|[.:-]\d|,\d)(?:,?\s([12]\d{3})(?![\d-]))?`,
  'g',
);
const DAY_FIRST = new RegExp(
  String.raw`(?<![\dA-Za-z.,-])(\d{1,2})(?:st|nd|rd|th)\s(?:day\s)?of\s${MONTH}(?![A-Za-z])(?:,?\s([12]\d{3})(?!\d))?`,
  'g',
);
const FIGURES = /(?<![\d/.-])(\d{1,2})\/(\d{1,2})\/((?:19|20)\d{2}|\d{2})(?![\d/])/g;

const monthOf = (name: string): number => MONTHS.findIndex((m) => m.startsWith(name.slice(0, 3))) + 1;

/** How many days a month has; February has 29 where no year is known. */
export function daysIn(month: number, year: number | undefined): number {
  if (month === 2) {
    const leap = year === undefined || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
    return leap ? 29 : 28;
  }
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day of the week of a date of the Gregorian calendar: 0 for Sunday. */
export function weekdayOf(year: number, month: number, day: number): number {
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1] ?? 0;
  const y = month < 3 ? year - 1 : year;
  return (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + shift + day) % 7;
}

/** A number that grows with the date, for comparing dates that have a year. */
export const orderOf = (d: WrittenDate): number => (d.year ?? 0) * 400 + d.month * 32 + d.day;

/** All dates of a text, in order. A row of numbers with slashes is one where it has three parts. */
export function readDates(text: string, signs = signsOf(text)): WrittenDate[] {
  const found: WrittenDate[] = [];
  const number = (s: string | undefined): number | undefined => (s === undefined ? undefined : Number(s));
  if ((signs & Sign.date) === 0 && (signs & (Sign.ordinal | Sign.slash)) === 0) return found;
  NAMED.lastIndex = 0;
  for (let m = (signs & Sign.date) !== 0 ? NAMED.exec(text) : null; m; m = NAMED.exec(text)) {
    const [whole, weekday, month = '', day = '', year] = m;
    const at = m.index + whole.indexOf(month) + month.length + 1;
    const index = weekday ? WEEKDAYS.findIndex((w) => w.startsWith(weekday.slice(0, 3))) : -1;
    found.push({
      span: span(m.index, m.index + whole.length),
      month: monthOf(month),
      day: Number(day),
      year: number(year),
      dayAt: span(at, at + day.length),
      weekday: weekday ? { index, span: span(m.index, m.index + weekday.length) } : undefined,
      figures: false,
    });
  }
  if ((signs & Sign.ordinal) !== 0) {
    DAY_FIRST.lastIndex = 0;
    for (let m = DAY_FIRST.exec(text); m; m = DAY_FIRST.exec(text)) {
      const [whole, day = '', month = '', year] = m;
      found.push({
        span: span(m.index, m.index + whole.length),
        month: monthOf(month),
        day: Number(day),
        year: number(year),
        dayAt: span(m.index, m.index + day.length),
        weekday: undefined,
        figures: false,
      });
    }
  }
  if ((signs & Sign.slash) !== 0) {
    FIGURES.lastIndex = 0;
    for (let m = FIGURES.exec(text); m; m = FIGURES.exec(text)) {
      const [whole, month = '', day = '', year = ''] = m;
      const dayAt = m.index + month.length + 1;
      const short = Number(year);
      found.push({
        span: span(m.index, m.index + whole.length),
        month: Number(month),
        day: Number(day),
        year: year.length === 4 ? short : short + (short < 60 ? 2000 : 1900),
        dayAt: span(dayAt, dayAt + day.length),
        weekday: undefined,
        figures: true,
      });
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}
