/** Cases: "Galarza v. Szalczyk, 745 F.3d 634, 640–42 (3d Cir. 2014)", short forms, and works in volumes cited alike. */
import { span } from '../../text/span';
import { type NameReading, readName, readShortName } from './names';
import { normalCase, normalName } from './normal';
import { type Parts, type Reading, smooth } from './reading';
import { type Core, normalPin, readCore, readHistory, readParallels, readParentheses, readPin } from './tail';

/** Words before a number that make it an address or a road. */
const ROAD =
  /\b(?:Highway|Hwy|Route|Rte|Interstate|Road|Rd|Exit|Street|Avenue|Lot|Unit|Suite|Lots|Box|Room|Station|District|Block|Parcel|Tract)\.?,?\s*$/i;
const CALIFORNIA_YEAR = /\s\(\d{4}\)\s*$/;

/** Reads the citation whose volume is `[start, digitsEnd)`; false where none stands there. */
export function readVolumeCite(r: Reading, start: number, digitsEnd: number): boolean {
  const core = readCore(r, start, digitsEnd);
  if (!core) return readReview(r, start, digitsEnd);
  const { kind } = core.publication;
  if (kind !== 'case') return readWork(r, start, core);
  return core.page ? readCase(r, start, core) : readShortCase(r, start, core);
}

function partsOf(core: Core): Parts {
  return {
    volume: core.volume,
    reporter: core.reporter,
    ...(core.page && { page: core.page }),
    ...(core.pin && { pin: core.pin }),
  };
}

function readCase(r: Reading, start: number, core: Core): boolean {
  const name: NameReading | undefined = readName(r, start);
  const parts: Parts = { ...partsOf(core), ...name?.parts };
  const parallel = readParallels(r, core.end, parts);
  let end = readParentheses(r, parallel.end, parts);
  const supported = name !== undefined || parts.year !== undefined || parallel.parts.length > 0;
  if (core.publication.weak && !supported) return false;
  if (core.publication.byYear && !isYear(core.volume.text)) return false;
  if (!supported && !isUnmistakable(r, start, core)) return false;
  // A weak form beside nothing but a year may be an address or a date: the court or a name must show it is a case.
  if (
    core.publication.weak &&
    !name &&
    parallel.parts.length === 0 &&
    CALIFORNIA_YEAR.test(r.text.slice(Math.max(r.floor, start - 12), start))
  )
    return false;
  const history = readHistory(r, end);
  if (history > end) {
    parts.history = r.part(end, history);
    end = history;
  }
  const { form } = core.publication;
  const key = `${core.volume.text} ${form} ${core.page?.text ?? ''}`;
  const { forms } = r;
  r.add('case', span(name?.start ?? start, end), parts, key, () => normalCase(forms, parts, form, parallel.parts), parallel.parts);
  return true;
}

const isYear = (s: string): boolean => /^(?:1[6-9]|20|21)\d\d$/.test(s);

/** Whether volume, reporter and page are a case without anything beside them. */
function isUnmistakable(r: Reading, start: number, core: Core): boolean {
  if (core.publication.byYear) return core.publication.form.includes('LEXIS') || core.publication.form === 'WL';
  const written = core.reporter.text;
  if (!/\.|\d/.test(written)) return false;
  return !ROAD.test(r.text.slice(Math.max(r.from, start - 14), start));
}

function readShortCase(r: Reading, start: number, core: Core): boolean {
  const name = readShortName(r, start);
  if (core.publication.weak && !name) return false;
  const parts: Parts = { ...partsOf(core), ...(name && { name }) };
  const parallel = readParallels(r, core.end);
  const end = readParentheses(r, parallel.end, parts, false);
  const { volume, pin } = core;
  const { form } = core.publication;
  const normal = (): string => `${name ? `${smooth(name.text)}, ` : ''}${volume.text} ${form}${pin ? ` at ${normalPin(pin.text)}` : ''}`;
  r.add('short-case', span(name?.span.start ?? start, end), parts, `${core.volume.text} ${core.publication.form}`, normal, parallel.parts);
  return true;
}

const SERIAL = /-(\d{1,5})(?![\d-])/y;

/** A public-domain citation joined by dashes: "State v. Doe, 2004-NMSC-012, ¶ 7", "2021-Ohio-1234". */
export function readNeutral(r: Reading, start: number, digitsEnd: number): boolean {
  const hit = r.forms.reporters.longest(r.text, digitsEnd + 1, r.to);
  const serial = hit?.value.dashed ? r.match(SERIAL, hit.end) : null;
  if (!hit || !serial || !isYear(r.text.slice(start, digitsEnd))) return false;
  const name = readName(r, start);
  const pageEnd = hit.end + serial[0].length;
  const pin = readPin(r, pageEnd);
  const parts: Parts = {
    volume: r.part(start, digitsEnd),
    reporter: r.part(digitsEnd + 1, hit.end),
    page: r.part(hit.end + 1, pageEnd),
    ...(pin && { pin: pin.part }),
    ...name?.parts,
  };
  const parallel = readParallels(r, pin?.end ?? pageEnd, parts);
  const end = readParentheses(r, parallel.end, parts);
  const key = `${parts.volume?.text}-${hit.value.form}-${serial[1]}`;
  const normal = `${name?.parts.name ? `${normalName(name.parts.name.text)}, ` : ''}${key}${pin ? `, ${normalPin(pin.part.text)}` : ''}`;
  r.add('case', span(name?.start ?? start, end), parts, key, normal, parallel.parts);
  return true;
}

/** How far ahead the page of a journal may stand. */
const LONGEST_JOURNAL = 70;
const REVIEW = /L\.?Rev|L\.?J\.|L\.?Q\.|J\.?L\.|LawReview|LawJournal|ConstComment|Const\.Comment/i;
const JOURNAL_WORD = /^(?:\p{Lu}[\p{L}.'’&-]*|&|of|and|on|for|the|in)$/u;
const PAGE = /\d{1,5}(?![\dA-Za-z]|[.:]\d)/y;

/** A law review that no list names: "55 Ark. L. Rev. 847, 857 (2003)", "53 S.C.L.Rev. 967". */
function readReview(r: Reading, start: number, digitsEnd: number): boolean {
  const at = r.skip(digitsEnd);
  let page = at;
  const stop = Math.min(r.to, at + LONGEST_JOURNAL);
  while (page < stop && !isDigit(r.text.charCodeAt(page))) page++;
  if (page === stop || page === at) return false;
  const title = r.text.slice(at, page).trimEnd();
  if (!REVIEW.test(title.replace(/\s+/g, '')) || !title.split(/\s+/).every((word) => JOURNAL_WORD.test(word))) return false;
  const first = r.match(PAGE, page);
  if (!first) return false;
  const reporter = r.part(at, at + title.length);
  const volume = r.part(start, digitsEnd);
  const pin = readPin(r, page + first[0].length);
  const parts: Parts = { volume, reporter, page: r.part(page, page + first[0].length), ...(pin && { pin: pin.part }) };
  const end = readParentheses(r, pin?.end ?? page + first[0].length, parts);
  const cite = `${volume.text} ${smooth(title)} ${first[0]}`;
  const year = parts.year ? ` (${parts.year.text})` : '';
  r.add('journal', span(start, end), parts, cite.toLowerCase(), `${cite}${pin ? `, ${normalPin(pin.part.text)}` : ''}${year}`);
  return true;
}

const isDigit = (c: number): boolean => c >= 48 && c <= 57;

/** Statutes at Large, registers, journals: no name is taken, as titles of papers have no fixed end. */
function readWork(r: Reading, start: number, core: Core): boolean {
  const { kind, form, weak } = core.publication;
  if (kind === 'case') return false;
  const parts: Parts = partsOf(core);
  let end = core.end;
  if (kind === 'stat' && core.page) {
    // Pages with a part of their own: 110 Stat. 3009-707.
    const split = r.match(/-\d{1,4}(?![\d])/y, core.page.span.end);
    if (split && !core.pin) {
      parts.page = r.part(core.page.span.start, core.page.span.end + split[0].length);
      end = Math.max(end, parts.page.span.end);
    }
  }
  end = readParentheses(r, end, parts);
  if (weak && !parts.year) return false;
  const page = parts.page?.text ?? '';
  const pin = parts.pin ? `${core.page ? ', ' : ' at '}${normalPin(parts.pin.text)}` : '';
  const when = parts.year
    ? ` (${[parts.court?.text, parts.date?.text, parts.year.text]
        .filter(Boolean)
        .map((s) => smooth(s ?? ''))
        .join(' ')})`
    : '';
  const cite = `${core.volume.text} ${form}${page ? ` ${page}` : ''}`;
  const key = kind === 'journal' ? cite.toLowerCase() : cite.toLowerCase().replace(/\./g, '');
  r.add(kind, span(start, end), parts, key, `${cite}${pin}${when}`);
  return true;
}
