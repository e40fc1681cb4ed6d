/** Dates that cannot be, that contradict themselves, or that do not say from when or to when. */
import { daysIn, MONTHS, orderOf, readDates, WEEKDAYS, type WrittenDate, weekdayOf } from '../../facts/dates';
import { Sign } from '../../facts/signs';
import type { DraftBlock } from '../../index/block';
import { span } from '../../text/span';
import type { Hit, TextFix } from '../finding';
import { hitAt, isStruck, isText } from './made';
import { type BlockCheck, NO_HITS, type SectionCheck } from './registry';

const NO_DATES: readonly WrittenDate[] = [];

let lastText = '';
let lastDates = NO_DATES;

/** The dates of a block; the last answer is kept, since several findings ask for one block in turn. */
function datesOf(block: DraftBlock): readonly WrittenDate[] {
  const { text, signs } = block;
  if ((signs & Sign.figure) === 0 || (signs & (Sign.date | Sign.slash | Sign.ordinal)) === 0) return NO_DATES;
  if (text !== lastText) {
    lastDates = readDates(text, signs);
    lastText = text;
  }
  return lastDates.length > 0 && block.struck.length > 0 ? lastDates.filter((d) => !isStruck(block, d.span)) : lastDates;
}

/** What stands before a date with no year that shows it to be one. */
const BEFORE_DATE = /\b(?:on|by|before|after|until|till|through|from|to|than|and|or|of|between|each|every|beginning|ending|about)\s$/i;

/** A day that its month does not have, or a month that is not: February 30, 13/45/2024. */
export const impossibleDate: BlockCheck = (rule, _options, block) => {
  const dates = datesOf(block);
  if (dates.length === 0 || block.outline.kind === 'history') return NO_HITS;
  let hits: Hit[] | undefined;
  for (const d of dates) {
    const fits = d.day >= 1 && d.day <= daysIn(d.month, d.year) && d.month >= 1 && d.month <= 12;
    // In figures the day may come first.
    if (fits || (d.figures && d.day >= 1 && d.day <= 12 && d.month >= 1 && d.month <= daysIn(d.day, d.year))) continue;
    if (!d.figures && d.year === undefined && !BEFORE_DATE.test(block.text.slice(Math.max(0, d.span.start - 12), d.span.start))) continue;
    const name = MONTHS[d.month - 1];
    hits ??= [];
    const most = name ? daysIn(d.month, d.year) : 0;
    hits.push(
      hitAt(rule, block, d.span, {
        fill: {
          reason:
            name && d.day > 0 ? `${name}${d.year && d.month === 2 ? ` ${d.year}` : ''} has ${most} days` : 'there is no such month or day',
        },
        fixes:
          name && d.day > most
            ? [{ title: `Change to ${name} ${most}`, safe: false, edits: [{ block, span: d.dayAt, text: `${most}` }] }]
            : [],
      }),
    );
  }
  return hits ?? NO_HITS;
};

/** A day of the week that is not that of the date: "Monday, June 3, 2025". */
export const wrongWeekday: BlockCheck = (rule, _options, block) => {
  let hits: Hit[] | undefined;
  for (const d of datesOf(block)) {
    if (!d.weekday || d.year === undefined || d.year < 1800 || d.day > daysIn(d.month, d.year)) continue;
    const right = WEEKDAYS[weekdayOf(d.year, d.month, d.day)] ?? '';
    if (WEEKDAYS[d.weekday.index] === right) continue;
    const { weekday } = d;
    hits ??= [];
    hits.push(
      hitAt(rule, block, d.span, {
        fill: { right, written: block.textOf(weekday.span) },
        fixes: [{ title: `Change to ${right}`, safe: false, edits: [{ block, span: weekday.span, text: right }] }],
      }),
    );
  }
  return hits ?? NO_HITS;
};

const OPENS = /\b(?:from|between|beginning(?: on)?|starting(?: on)?|commencing(?: on)?|effective(?: from)?)\s$/i;
const JOINS = /^,?\s(?:to|through|until|till|and|and ending(?: on)?|and expiring(?: on)?|and ends? on|and expires? on)\s$/i;
const YEARS = /((?:19|20)\d{2})\s(?:to|through|until|and)\s((?:19|20)\d{2})(?![\d-])/g;
const YEARS_OPEN = /\b(?:from|between|fiscal years?|calendar years?|years)\s$/i;

/** A range that ends before it begins: "from June 1, 2026 to May 1, 2026", "between 2026 and 2024". */
export const reversedRange: BlockCheck = (rule, _options, block) => {
  const { text } = block;
  if ((block.signs & Sign.year) === 0 || !isText(block)) return NO_HITS;
  let hits: Hit[] | undefined;
  const dates = datesOf(block);
  for (const [i, from] of dates.entries()) {
    const to = dates[i + 1];
    if (!to || from.year === undefined || to.year === undefined || orderOf(to) >= orderOf(from)) continue;
    if (
      !JOINS.test(text.slice(from.span.end, to.span.start)) ||
      !OPENS.test(text.slice(Math.max(0, from.span.start - 20), from.span.start))
    )
      continue;
    hits ??= [];
    hits.push(hitAt(rule, block, span(from.span.start, to.span.end)));
  }
  YEARS.lastIndex = 0;
  for (let m = YEARS.exec(text); m; m = YEARS.exec(text)) {
    const opens = YEARS_OPEN.exec(text.slice(Math.max(0, m.index - 20), m.index));
    if (!opens || Number(m[2]) >= Number(m[1])) continue;
    const at = span(m.index - opens[0].length, m.index + m[0].length);
    if (isStruck(block, at)) continue;
    hits ??= [];
    hits.push(hitAt(rule, block, at));
  }
  return hits ?? NO_HITS;
};

const ENACTED = /\b(?:Ord\b|Ordinances? No|Res\. No|L\.L\.|Adopted|Amended by|Passed|Bill No)/;

/** A date in figures alone: 5/1/2026. Not told where it stands alone, as in the foot of a page. */
export const dateInFigures: BlockCheck = (rule, _options, block) => {
  if ((block.signs & Sign.slash) === 0 || block.role !== 'operative' || !isText(block)) return NO_HITS;
  let hits: Hit[] | undefined;
  for (const d of datesOf(block)) {
    if (!d.figures || d.month < 1 || d.month > 12 || d.day < 1 || d.day > daysIn(d.month, d.year)) continue;
    // The foot of a page, and notes on how the text was enacted, are no law.
    if (block.outline.end - block.outline.body < 40 || ENACTED.test(block.text)) continue;
    const right = `${MONTHS[d.month - 1]} ${d.day}, ${d.year}`;
    // 5/6/2026 is the sixth of May to some and the fifth of June to others.
    const either = d.day <= 12 && d.day !== d.month;
    hits ??= [];
    hits.push(
      hitAt(rule, block, d.span, {
        fill: { right },
        fixes: [{ title: `Change to ${right}`, safe: !either, edits: [{ block, span: d.span, text: right }] }],
      }),
    );
  }
  return hits ?? NO_HITS;
};

const TWELVE = /12(?::00)?\s?(?:(a)|p)\.?\s?m\b\.?/gi;

/** Twelve o'clock by "a.m." or "p.m.", which readers take both ways. */
export const twelveOClock: BlockCheck = (rule, _options, block) => {
  const { text } = block;
  if ((block.signs & Sign.figure) === 0 || text.indexOf('12') < 0 || !isText(block)) return NO_HITS;
  let hits: Hit[] | undefined;
  TWELVE.lastIndex = 0;
  for (let m = TWELVE.exec(text); m; m = TWELVE.exec(text)) {
    const after = text.slice(m.index + m[0].length, m.index + m[0].length + 12);
    if (/[\d:.]/.test(text[m.index - 1] ?? '')) continue;
    // "12:00 p.m. (noon)" says it already.
    if (/^[\s,(]{0,3}(?:noon|midnight)/i.test(after)) continue;
    const keepStop = m[0].endsWith('.') && (/^\s+[A-Z“"]/.test(after) || after.trim() === '');
    const at = span(m.index, m.index + m[0].length - (keepStop ? 1 : 0));
    if (isStruck(block, at)) continue;
    const right = m[1] ? 'midnight' : 'noon';
    hits ??= [];
    hits.push(
      hitAt(rule, block, at, {
        fill: { right },
        fixes: [{ title: `Change to ${right}`, safe: false, edits: [{ block, span: at, text: right }] }],
      }),
    );
  }
  return hits ?? NO_HITS;
};

const COUNT = String.raw`(?:\d{1,3}|[a-z]{3,9}(?:-[a-z]{3,5})?)(?:\s\(\d{1,3}\))?`;
const PERIOD = String.raw`\bwithin\s(?:a\speriod\sof\s)?${COUNT}\s(?:calendar\s|business\s|working\s|consecutive\s)?(?:days?|hours?|weeks?|months?|years?)`;
const DAYS_OF = new RegExp(
  String.raw`${PERIOD}\s(of)\s(?:the\s|a\s|an\s|such\s|any\s|its\s|their\s|his\s|her\s)?(?:[a-z]{3,12}\s){0,2}?(hearing|meeting|election|expiration|anniversary|public hearing|due date|renewal date)\b`,
  'gi',
);

/** "within 30 days of the hearing": before it, after it, or both. */
export const daysOf: BlockCheck = (rule, _options, block) => {
  const { text } = block;
  if ((text.indexOf('within ') < 0 && text.indexOf('Within ') < 0) || !isText(block)) return NO_HITS;
  let hits: Hit[] | undefined;
  DAYS_OF.lastIndex = 0;
  for (let m = DAYS_OF.exec(text); m; m = DAYS_OF.exec(text)) {
    const at = span(m.index, m.index + m[0].length);
    if (isStruck(block, at)) continue;
    const of = at.start + m[0].search(/\sof\s/) + 1;
    const fixes: TextFix[] = ['after', 'before'].map((word) => ({
      title: `Change “of” to “${word}”`,
      safe: false,
      edits: [{ block, span: span(of, of + 2), text: word }],
    }));
    hits ??= [];
    hits.push(hitAt(rule, block, at, { fill: { event: m[2] ?? '' }, fixes }));
  }
  return hits ?? NO_HITS;
};

const LONE = new RegExp(`${PERIOD}(?=[.;]|\\s*$)`, 'gi');
/** Words that start a period, or refer to something that did. */
const STARTS =
  /\b(?:after|upon|following|from|receipt|receives?|received|receiving|when|whenever|where|if|once|unless|until|till|before|prior|date|day of|since|thereafter|thereof|request(?:s|ed)?|notice|notif\w+|appl(?:y|ies|ied|ications?)|appeals?|fil(?:e|es|ed|ing)|order(?:s|ed)?|occur\w*|issu\w+|comply|expir\w+|any|each|every|reports?|such|that|at the time|in the event|previously|during|violations?|citations?|decisions?|determin\w+|denials?|repay|cure|correct\w*|answers?|respon\w+|repl(?:y|ies)|again|more than|last|vacanc(?:y|ies)|fill\w*)\b/i;

/** A period with nothing that starts it, in the sentence or in the words it carries on: "The clerk shall publish the list within 30 days." */
export const daysNoTrigger: SectionCheck = (rule, _options, section, { draft }) => {
  if (section.contents) return NO_HITS;
  let hits: Hit[] | undefined;
  for (const block of section.blocks) {
    const { text } = block;
    if (text.indexOf('within ') < 0 || block.role !== 'operative') continue;
    LONE.lastIndex = 0;
    for (let m = LONE.exec(text); m; m = LONE.exec(text)) {
      const at = span(m.index, m.index + m[0].length);
      if (isStruck(block, at)) continue;
      const from = block.outline.body;
      if (!/\b(?:shall|must)\b/.test(text.slice(from, at.start)) && block.outline.markers.length === 0) continue;
      if (STARTS.test(text.slice(from, at.start)) || STARTS.test(text.slice(at.end, at.end + 200))) continue;
      let above = draft.standingOf(block)?.leadIn;
      while (above && !STARTS.test(above.block.text)) above = above.leadIn;
      if (above) continue;
      hits ??= [];
      hits.push(hitAt(rule, block, at));
    }
  }
  return hits ?? NO_HITS;
};
