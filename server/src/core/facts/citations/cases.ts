/** Cases: "Galarza v. Szalczyk, 745 F.3d 634, 640–42 (3d Cir. 2014)", short forms, and works in volumes cited alike. */
import { span } from '../../text/span';
import { type NameReading, readName, readShortName } from './names';
import { normalCase } from './normal';
import { type Parts, type Reading, smooth } from './reading';
import { type Core, normalPin, readCore, readHistory, readParallels, readParentheses } from './tail';

/** Words before a number that make it an address or a road. */
const ROAD =
  /\b(?:Highway|Hwy|Route|Rte|Interstate|Road|Rd|Exit|Street|Avenue|Lot|Unit|Suite|Lots|Box|Room|Station|District|Block|Parcel|Tract)\.?,?\s*$/i;
const CALIFORNIA_YEAR = /\s\(\d{4}\)\s*$/;

/** Reads the citation whose volume is `[start, digitsEnd)`; false where none stands there. */
export function readVolumeCite(r: Reading, start: number, digitsEnd: number): boolean {
  const core = readCore(r, start, digitsEnd);
  if (!core) return false;
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
  r.add('case', span(name?.start ?? start, end), parts, key, normalCase(r.forms, parts, form, parallel.parts), parallel.parts);
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
  const at = core.pin ? ` at ${normalPin(core.pin.text)}` : '';
  const normal = `${name ? `${smooth(name.text)}, ` : ''}${core.volume.text} ${core.publication.form}${at}`;
  r.add('short-case', span(name?.span.start ?? start, end), parts, `${core.volume.text} ${core.publication.form}`, normal, parallel.parts);
  return true;
}

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
