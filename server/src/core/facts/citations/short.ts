/** Forms that point back: "Id. at 640", "ibid.", "Galarza, supra, at 640". */
import { span } from '../../text/span';
import { readShortName } from './names';
import { type Parts, type Reading, smooth } from './reading';
import { normalPin, readParallels, readParentheses, readPin } from './tail';

const ID = /(?:[Ii]d|[Ii]bid)\.,?/y;
const AT_PIN = /,?[_*]{0,2}\s{1,4}(?:at\s)/y;
const SECTION_PIN =
  /,?\s{1,4}(?:at\s+)?§{1,2}\s?[\w.:()–-]{1,30}(?<![.,:])|,?\s{1,4}(?:at\s+)?¶{1,2}\s?\d{1,4}|,\s{1,3}Nos?\.\s?\d{1,3}(?:,\s(?:at|pp?\.)\s\d{1,4}(?:[-–]\d{1,4})?)?/y;
/** Before a small "id.": the end of a clause, a bracket or a signal. */
const BEFORE_ID =
  /(?:[.;:,("“—]|\b(?:[Ss]ee|also|cf|[Cc]f\.|accord|e\.g\.,|and|but|quoting|citing|generally|in|[Ww]ith|[Cc]ompare|[Uu]nder|[Aa]ccord|[Cc]iting|[Qq]uoting)|''|”)[_*\s]*$/;

export function readId(r: Reading, at: number): boolean {
  const m = r.match(ID, at);
  if (!m) return false;
  const small = m[0].startsWith('i');
  const before = r.text.slice(Math.max(r.from, at - 14), at);
  const volume = small ? VOLUME_BEFORE.exec(before) : null;
  if (volume) return readVolumeId(r, at, m[0], at - (volume[1] ?? '').length - (before.length - before.trimEnd().length));
  if (small && before.trim() !== '' && !BEFORE_ID.test(before)) return false;
  const ibid = /bid/.test(m[0]);
  const parts: Parts = {};
  let end = at + m[0].replace(/,$/, '').length;
  const bare = at + m[0].length;
  const section = r.match(SECTION_PIN, bare);
  const pinned = section || !r.match(AT_PIN, bare) ? undefined : readPin(r, bare, true);
  if (section) {
    const start = bare + (section[0].length - section[0].replace(/^,?\s+(?:at\s+)?/, '').length);
    end = bare + section[0].length;
    parts.pin = r.part(start, end);
  } else if (pinned) {
    parts.pin = pinned.part;
    end = pinned.end;
  } else if (small && !ibid && !/^[.;:,)\]\s_*"”']*(?:$|\s|[_*])/.test(r.text.slice(end, end + 3))) return false;
  const parallel = readParallels(r, end);
  end = readParentheses(r, parallel.end, parts, false);
  const { pin } = parts;
  const normal = (): string => `${ibid ? 'Ibid.' : 'Id.'}${pin ? (section ? ` ${smooth(pin.text)}` : ` at ${normalPin(pin.text)}`) : ''}`;
  r.add('id', span(at, end), parts, '', normal, parallel.parts);
  return true;
}

/** Another volume of what was cited last: "83 id. 154", "2 id., at 633". */
const VOLUME_BEFORE = /(?:^|[\s(“"])(\d{1,4})[ \u00a0\n]{1,2}$/;
const PAGE_OF_VOLUME = /,?\s{1,3}(\d{1,5})(?!\d|[.:]\d|\s[A-Z][a-z])/y;

function readVolumeId(r: Reading, at: number, written: string, start: number): boolean {
  if (start < r.floor || !written.startsWith('id.')) return false;
  const behind = at + written.length;
  const parts: Parts = { volume: r.part(start, start + (/^\d+/.exec(r.text.slice(start, at))?.[0].length ?? 0)) };
  const pin = r.match(AT_PIN, behind) ? readPin(r, behind, true) : undefined;
  const page = pin ? null : r.match(PAGE_OF_VOLUME, behind);
  if (!pin && !page) return false;
  let end = pin?.end ?? behind + (page?.[0].length ?? 0);
  if (pin) parts.pin = pin.part;
  else parts.page = r.part(end - (page?.[1] ?? '').length, end);
  end = readParentheses(r, end, parts, false);
  const place = pin ? `at ${normalPin(pin.part.text)}` : (parts.page?.text ?? '');
  r.add('id', span(start, end), parts, '', `${parts.volume?.text ?? ''} id. ${place}`);
  return true;
}

const SUPRA = /[_*]{0,2}supra[_*]{0,2}/y;
const NOTE = /,?\s{1,3}(?:at\s+)?(?:note|n\.)\s?\d{1,4}/y;
/** "Part II, supra", "section 3, supra": a place in the paper itself, no citation. */
const PLACE = /^(?:Part|Parts|Section|Sections|Note|Notes|Chapter|Appendix|Figure|Table|Page|Pages|Pt|Art|Article)\b|§|^[IVXLC]+$/i;

export function readSupra(r: Reading, at: number): boolean {
  const m = r.match(SUPRA, at);
  if (!m) return false;
  const name = readShortName(r, at);
  if (!name || PLACE.test(name.text) || name.text.length < 2) return false;
  const parts: Parts = { name };
  let end = at + m[0].replace(/[_*]+$/, '').length;
  const note = r.match(NOTE, end);
  if (note) end += note[0].length;
  const pin = r.match(/[_*]{0,2},?[_*]{0,2}\s{1,4}at\s|,\s{1,3}¶|,?\s{1,3}[n§]/y, end) ? readPin(r, end, true) : undefined;
  if (pin) {
    parts.pin = pin.part;
    end = pin.end;
  }
  const parallel = readParallels(r, end);
  if (!pin && parallel.pin) parts.pin = parallel.pin;
  end = readParentheses(r, parallel.end, parts, false);
  const normal = (): string =>
    `${smooth(name.text)}, supra${note ? smooth(note[0]).replace(/^,?\s*/, ' ') : ''}${pin ? `, at ${normalPin(pin.part.text)}` : ''}`;
  r.add('supra', span(name.span.start, end), parts, '', normal, parallel.parts);
  return true;
}
