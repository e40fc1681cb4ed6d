/** Local law: codes of cities and counties, ordinances, resolutions and local laws by number. */
import { type Span, span } from '../../text/span';
import type { Part } from '../types';
import { type Parts, type Reading, smooth } from './reading';
import { readSections, type SectionList } from './sections';

export interface LocalName {
  /** The code with its place, as written. */
  readonly name: Part;
  /** "N.Y.C. Admin. Code", "Seattle Mun. Code", or the code alone. */
  readonly normal: string;
  readonly span: Span;
  /** End of the code's own name, without "of the city of …". */
  readonly codeEnd: number;
}

const PLACE_WORD =
  /(?:[Cc]ity\s(?:and\s[Cc]ounty\s)?of\s|[Cc]ounty\sof\s|[Tt]own\sof\s|[Vv]illage\sof\s|[Bb]orough\sof\s|[Tt]ownship\sof\s)?(?:the\s)?(?:(?:[A-Z][\p{L}.'’-]*|of|de|la|del|los|las|san|new|york)\s{1,2}){0,5}(?:(?:city|county|town|village)\s{1,2})?/uy;
const OF_PLACE =
  /,?\s{1,3}(?:of|for)\s{1,3}(?:the\s{1,2})?(?:[Cc]ity\s{1,2}(?:and\s{1,2}[Cc]ounty\s{1,2})?|[Cc]ounty\s{1,2}|[Tt]own\s{1,2}|[Vv]illage\s{1,2}|[Bb]orough\s{1,2}|[Tt]ownship\s{1,2}|[Mm]etropolitan\s{1,2}[Gg]overnment\s{1,2})of\s{1,2}((?:[A-Z][\p{L}.'’-]*|new|york|of)(?:\s{1,2}(?:[A-Z][\p{L}.'’-]*|york)){0,3})|,?\s{1,3}of\s{1,3}((?!This\b|Such\b|Said\b|Ordinances\b)[A-Z][\p{L}.'’-]*(?:\s{1,2}[A-Z][\p{L}.'’-]*){0,2}(?:\s{1,2}(?:City|County|Town))?)/uy;

const ABBREVIATED: readonly (readonly [RegExp, string])[] = [
  [/Administrative Code/i, 'Admin. Code'],
  [/Municipal Code|Muni\. Code/i, 'Mun. Code'],
];
const short = (code: string): string => ABBREVIATED.reduce((s, [from, to]) => s.replace(from, to), code);
const placeName = (place: string): string => {
  const plain = smooth(place)
    .replace(/^(?:the )?(?:city and county of|city of|county of|town of|village of|borough of|township of)\s+(?:the )?/i, '')
    .replace(/^the /i, '')
    .replace(/,$/, '');
  return /^new york(?: city)?$|^nyc$|^n\.y\.c\.$/i.test(plain) ? 'N.Y.C.' : /^san francisco$/i.test(plain) ? 'S.F.' : plain;
};

/** A local code named at `at`: "administrative code of the city of New York", "Seattle Municipal Code", "City Charter". */
export function readLocalName(r: Reading, at: number): LocalName | undefined {
  const { text, forms } = r;
  let place = '';
  let codeAt = at;
  let code = forms.local.longest(text, at, r.to);
  if (!code) {
    const words = r.match(PLACE_WORD, at);
    if (!words || words[0] === '') return undefined;
    // The code's name begins behind one of the place's words; the longest place wins.
    const ends = [...words[0].matchAll(/\s+/g)].map((m) => m.index + m[0].length);
    for (let i = 0; i < ends.length && !code; i++) {
      codeAt = at + (ends[i] as number);
      code = forms.local.longest(text, codeAt, r.to);
    }
    if (!code) return undefined;
    place = text.slice(at, codeAt);
  }
  let end = code.end;
  const of = place.trim() === '' ? placeBehind(r, end) : undefined;
  if (of) {
    place = of.place;
    end = of.end;
  }
  const name = placeName(place);
  const own = short(code.value);
  return { name: r.part(at, end), normal: name ? `${name} ${own}` : own, span: span(at, end), codeEnd: code.end };
}

/** "of the City of Dover" behind a code's name. The full stop of the sentence is none of the place's. */
function placeBehind(r: Reading, at: number): { readonly place: string; readonly end: number } | undefined {
  const of = r.match(OF_PLACE, at);
  if (!of) return undefined;
  const written = of[1] ?? of[2] ?? '';
  const stop = /\p{L}{4}\.$/u.test(written) ? 1 : 0;
  return { place: written.slice(0, written.length - stop), end: at + of[0].length - stop };
}

const BACK_PLACE =
  /(?:^|[\s(“"])((?:(?:[A-Z][\p{L}.'’-]*|of|de|la|los|las|and|&)\s{1,2}){0,4}[A-Z][\p{L}.'’-]*,?\s(?:[A-Z][\p{L}.]{0,6},\s)?)$/u;
const OPENERS =
  /^(?:(?:The|See|In|Under|This|That|And|Of|Such|Said|Section|Chapter|Title|Pursuant|Cf\.|With|By|To|For|Amending|Amend|Also|Subject|Whereas|WHEREAS|Accord|of|and|de|la)\s+)+/;
const ABBREVIATION = /\s{0,2}\(["“]?[A-Z][A-Za-z.]{1,8}["”]?\)/y;

/** A local code met at its own name ("Municipal Code", "Admin. Code") with a section behind it; the place is read backwards. */
export function readLocalCode(r: Reading, at: number): boolean {
  const code = r.forms.local.longest(r.text, at, r.to);
  if (!code) return false;
  let end = code.end;
  const of = placeBehind(r, end);
  if (of) end = of.end;
  end += r.match(ABBREVIATION, end)?.[0].length ?? 0;
  const list = readSections(r, end);
  const first = list?.items[0];
  if (!list || !first) return false;
  const dotted = /[.-]\d/.test(first.section.text);
  if (list.sign === '' && !dotted) return false;
  const before = r.text.slice(Math.max(r.floor, at - 60), at);
  const back = of ? null : BACK_PLACE.exec(before);
  const placeText = back ? (back[1] ?? '').replace(OPENERS, '') : '';
  if (/Code of/.test(code.value) && !of && list.sign === '') return false;
  const start = at - placeText.length;
  const place = placeName(of ? of.place : placeText);
  const own = short(code.value);
  addLocalSections(r, start, list, {
    name: r.part(start, of ? end : code.end),
    normal: place ? `${place} ${own}` : own,
    span: span(start, end),
    codeEnd: code.end,
  });
  return true;
}

/** "Philadelphia Code § 9-1101": a code with no name but its place's, met at "Code", its sections already read. */
export function readPlaceCode(r: Reading, at: number, list: SectionList): boolean {
  const place = (BACK_PLACE.exec(r.text.slice(Math.max(r.floor, at - 60), at))?.[1] ?? '').replace(OPENERS, '');
  if (!/^\p{Lu}\p{L}/u.test(place) || /,/.test(place)) return false;
  const start = at - place.length;
  addLocalSections(r, start, list, {
    name: r.part(start, at + 4),
    normal: `${placeName(place)} Code`,
    span: span(start, at + 4),
    codeEnd: at + 4,
  });
  return true;
}

const LOCAL_LAW =
  /(?:local laws?|Local Laws?|LOCAL LAWS?)\s{1,3}(?:(?:[Nn]umber|[Nn]o\.|[Nn]um\.|#)\s{0,3})?(\d{1,4})(?:\s{1,3}(?:of|for|for\s+the\s+year|of\s+the\s+year)\s{1,3}((?:19|20)\d{2})|-((?:19|20)\d{2}))/y;
const INSTRUMENT =
  /(?:(?<o>Ordinances?|ordinances?|ORDINANCES?|Ord\.|Ords\.)|(?<r>Resolutions?|resolutions?|RESOLUTIONS?|Res\.|Reso\.)|(?<b>By-?law|by-?law))\s{0,3}(?:(?<sign>Nos?\.?|NOS?\.?|nos?\.|[Nn]umbers?|#)\s{0,3})?(?<n>(?:[A-Z]{0,3}-?)\d[\dA-Za-z.]{0,9}(?:[-–/][\dA-Za-z]{1,8}){0,3})/y;
const NEXT_NUMBER =
  /(?:,\s{1,2}(?:and\s)?|\s(?:and|&)\s)(?:Nos?\.\s{0,2})?((?:[A-Z]{1,3}-)?\d[\dA-Za-z.]{0,9}(?:[-–/][\dA-Za-z]{1,8}){1,3}|\d{3,6}(?![\d-]))(?!\s?[A-Z][a-z]+\.)/y;

/** "local law number 58 for the year 2014", "Local Law 58 of 2014". */
export function readLocalLaw(r: Reading, at: number): boolean {
  const m = r.match(LOCAL_LAW, at);
  if (!m) return false;
  const number = m[1] ?? '';
  const year = m[2] ?? m[3] ?? '';
  const numberAt = at + m[0].search(/\d/);
  const yearAt = at + m[0].lastIndexOf(year);
  const parts: Parts = { number: r.part(numberAt, numberAt + number.length), year: r.part(yearAt, yearAt + 4) };
  r.add('municipal', span(at, at + m[0].length), parts, `local law ${number} of ${year}`, `Local Law No. ${number} of ${year}`);
  return true;
}

/** "Ordinance No. 2019-45", "Ord. 123", "Resolution No. 12". Each number of a list is a citation. */
export function readInstrument(r: Reading, at: number): boolean {
  const m = r.match(INSTRUMENT, at);
  const g = m?.groups;
  if (!m || !g?.n) return false;
  const word = g.o ? 'Ordinance' : g.r ? 'Resolution' : 'Bylaw';
  // Without "No." only a serial number counts: "Ord. 89-2018", not "ordinance 5 feet".
  if (!g.sign && !/^[A-Z]|\d[-–/]\d|^\d{4,}/.test(g.n)) return false;
  if (!g.sign && /^(?:19|20)\d{2}$/.test(g.n)) return false;
  const add = (start: number, from: number, written: string): void => {
    const number = written.replace(/[.–-]+$/, '');
    const end = from + number.length;
    r.add(
      'municipal',
      span(start, end),
      { number: r.part(from, end) },
      `${word.toLowerCase()} ${number.toLowerCase()}`,
      `${word} No. ${number}`,
    );
  };
  add(at, at + m[0].length - g.n.length, g.n);
  for (let i = 0; i < 20; i++) {
    const end = r.floor;
    const next = r.match(NEXT_NUMBER, end);
    if (!next?.[1] || !/s\b/.test(m[0].slice(0, -g.n.length))) break;
    const from = end + next[0].length - next[1].length;
    add(from, from, next[1]);
  }
  return true;
}

/** Sections of a local code. */
export function addLocalSections(r: Reading, start: number, list: SectionList, local: LocalName): void {
  const stop = Math.max(list.end, local.span.end);
  list.items.forEach((item, i) => {
    const last = i === list.items.length - 1;
    const where: Span = span(i === 0 ? start : item.span.start, last ? stop : item.span.end);
    const subsections = item.subsections ? smooth(item.subsections.text) : '';
    r.add(
      'municipal',
      where,
      { reporter: local.name, section: item.section, ...(item.subsections && { subsections: item.subsections }) },
      localKey(local.normal, item.section.text),
      `${local.normal} § ${smooth(item.section.text)}${subsections}`,
    );
  });
}

export const localKey = (name: string, section: string): string => `${name.toLowerCase()} ${smooth(section)}`;
