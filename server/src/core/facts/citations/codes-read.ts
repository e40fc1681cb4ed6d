/** Codes cited by section: "8 U.S.C. § 1373(c)", "28 CFR pt. 65", "Wash. Rev. Code § 10.93.160", "RCW 10.93.160", "5 ILCS 805/15". */
import { span } from '../../text/span';
import type { Part } from '../types';
import type { CodeForm } from './forms';
import { readPlaceCode } from './local';
import { type Parts, type Reading, smooth } from './reading';
import { readSections, type SectionItem, type SectionList } from './sections';
import { closeOf, readDecision } from './tail';

const TITLE_BEFORE = /\b(?:[Tt]itle|TITLE)\s+$/;
const CHAPTER_BEFORE = /\b(?:[Cc]hapter|[Cc]h\.|[Tt]itle)\s+$/;
const APPENDIX = /,?\s{0,3}(?:App(?:endix|\.)?)(?=[\s,§])/y;
const PART = /,?\s{0,3}(?:[Pp]arts?|pts?\.)\s{1,3}/y;
const ALONE =
  /,?\s{0,3}(?:[Cc]h(?:apter|\.)|[Ss]ubch(?:apter|\.)|[Aa]rt(?:icle|\.)|[Dd]iv(?:ision|\.)|[Tt]it(?:le|\.))\s{1,3}(?:[IVXLC]{1,6}\b|\d{1,4}[A-Z]?)(?:,\s{1,2}(?:[Cc]h(?:apter|\.)|[Ss]ubch(?:apter|\.)|[Aa]rt(?:icle|\.)|pts?\.|[Pp]art)\s{1,3}(?:[IVXLC]{1,6}\b|\d{1,4}[A-Z]?))*/y;
const YEAR = /\s{0,3}\(/y;

/** The key of a section: "8 usc 1373", "wash. rev. code 10.93.160", "5 ill. comp. stat. 805/15". */
export function codeKey(code: CodeForm, title: string, section: string): string {
  const first = section.replace(/\s*(?:to|through|–|—).*$/s, '').replace(/–/g, '-');
  if (code.kind === 'usc') return `${code.title || title} usc ${first}`.trim();
  if (code.kind === 'cfr') return `${title} cfr ${first}`.trim();
  return smooth(`${title} ${code.form.toLowerCase()} ${first}`);
}

/** The normal form of one section of a code. */
export function normalSection(code: CodeForm, title: string, item: SectionItem, word = ''): string {
  const subsections = item.subsections
    ? smooth(item.subsections.text).replace(/\s(?=\()/g, (_, at: number, all: string) => (/[,a-z]$/.test(all.slice(0, at)) ? ' ' : ''))
    : '';
  const section = smooth(item.section.text);
  const range = /–|\bto\b|through/.test(section);
  const lead = title ? `${title} ${code.form}` : code.form;
  if (code.kind === 'rule') return `${lead} ${section}${subsections}`;
  const sign = /\/|^\d+:/.test(section) && code.form === 'Ill. Comp. Stat.' ? '' : word || (range ? '§§ ' : '§ ');
  return `${lead} ${sign}${section}${subsections}`;
}

/** Adds one citation for each section; the first begins at `start`, the last ends at `end` where it is given. */
export function addSections(
  r: Reading,
  code: CodeForm,
  start: number,
  title: Part | undefined,
  reporter: Part | undefined,
  list: SectionList,
  end?: number,
): void {
  const titleText = title?.text ?? code.title;
  list.items.forEach((item, i) => {
    const last = i === list.items.length - 1;
    const parts: Parts = {
      ...(title && { volume: title }),
      ...(reporter && { reporter }),
      section: item.section,
      ...(item.subsections && { subsections: item.subsections }),
    };
    let stop = last && end !== undefined ? Math.max(end, item.span.end) : item.span.end;
    const word = /^[Pp](?:ar)?ts?\b|^,?\s*[Pp]t/.test(list.sign) ? 'pt. ' : /^[Cc](?:h|\.)/.test(list.sign) ? 'ch. ' : '';
    const within = last && word === 'pt. ' ? r.match(SUBPART, stop) : null;
    if (within) {
      const from = stop + within[0].search(/[SsAa]/);
      stop += within[0].length;
      parts.subsections ??= r.part(from, stop);
    }
    if (last) stop = readYear(r, stop, parts);
    r.add(
      code.kind,
      span(i === 0 ? start : item.span.start, stop),
      parts,
      codeKey(code, code.kind === 'usc' && code.title ? '' : titleText, item.section.text),
      () =>
        normalSection(code, code.kind === 'usc' && code.title ? '' : titleText, item, word) +
        (within ? `, ${/^,?\s*[Ss]/.test(within[0]) ? 'subpt.' : 'app.'} ${within[1]}` : ''),
    );
  });
}

/** "(2018)", "(West 2020)", "(1994 ed., Supp. I)" behind a section. */
function readYear(r: Reading, at: number, parts: Parts): number {
  const open = r.match(YEAR, at);
  if (!open) return at;
  const start = at + open[0].length - 1;
  const close = closeOf(r.text, start, r.to);
  const own: Parts = {};
  if (close < 0 || !readDecision(r, start, close, own) || own.date) return at;
  if (own.year) parts.year = own.year;
  return close;
}

const SUBPART = /,\s{1,3}(?:[Ss]ubp(?:ar)?t\.?|[Aa]pp(?:endix|\.))\s{1,2}([A-Z]{1,3}|\d{1,2})(?![\w])/y;
const LEAST_PROSE_DIGITS = 3;

/** A code whose title or chapter number stands at `[start, digitsEnd)`. */
export function readBehindNumber(r: Reading, start: number, digitsEnd: number): boolean {
  const at = r.skip(digitsEnd);
  if (at === digitsEnd) return false;
  const hit = r.forms.behindNumber.longest(r.text, at, r.to);
  if (!hit) return false;
  const code = hit.value;
  const title = r.part(start, digitsEnd);
  const before = r.text.slice(Math.max(r.floor, start - 12), start);
  if (!code.volume) {
    // "chapter 10.93 RCW": the number before is the chapter's.
    const chapter = CHAPTER_BEFORE.exec(before);
    if (!chapter || readSections(r, hit.end)) return false;
    const from = start - chapter[0].length;
    r.add(
      code.kind,
      span(from, hit.end),
      { section: title, reporter: r.part(at, hit.end) },
      codeKey(code, '', title.text),
      `${code.form} ${/itle/.test(chapter[0]) ? 'tit.' : 'ch.'} ${title.text}`,
    );
    return true;
  }
  const titled = TITLE_BEFORE.exec(before);
  const from = titled ? start - titled[0].length : start;
  let end = hit.end;
  const appendix = r.match(APPENDIX, end);
  if (appendix) end += appendix[0].length;
  const reporter = r.part(at, end);
  const alone = r.match(ALONE, end);
  const list = alone && !r.match(PART, end) ? undefined : readSections(r, end, true);
  if (list && (list.sign !== '' || (list.items[0] as SectionItem).section.span.start > end)) {
    // Without a sign a list may run into the sentence: "8 U.S.C. 1373 and 12 officers".
    const items = list.sign === '' ? list.items.filter((item, i) => i === 0 || item.section.text.length >= LEAST_PROSE_DIGITS) : list.items;
    addSections(r, code, from, title, reporter, { ...list, items });
    return true;
  }
  if (alone) {
    r.add(
      code.kind,
      span(from, end + alone[0].length),
      { volume: title, reporter },
      codeKey(code, title.text, ''),
      `${title.text} ${code.form}${smooth(alone[0]).replace(/^,?\s*/, ' ')}`,
    );
    return true;
  }
  return false;
}

const SIGN_BEHIND = /,?\s{0,3}(?:§|[Ss]ec)/y;
const TITLE_BEHIND = /,?\s{0,3}(?:[Tt]it\.|[Tt]itle)\s{1,3}(\d{1,3}[A-Z]?),?/y;
const DASHED = /^\d+[A-Z]?[-.:]\d+[A-Z]?(?:\.\d+)?[-.:]\d+/;

/** A code named at a capital word: "RCW 10.93.160", "Cal. Gov't Code § 7284", "Government Code section 7284.6". */
export function readNamedCode(r: Reading, at: number): boolean {
  const hit = r.forms.codes.longest(r.text, at, r.to);
  if (!hit) return false;
  const code = hit.value;
  let end = hit.end;
  const abbreviation = r.match(/\s{0,2}\([A-Z.]{2,8}\)/y, end);
  if (abbreviation) end += abbreviation[0].length;
  const title = r.match(TITLE_BEHIND, end);
  let volume: Part | undefined;
  if (title) {
    const digits = title[1] ?? '';
    const start = end + title[0].indexOf(digits, title[0].search(/\d/));
    volume = r.part(start, start + digits.length);
    end += title[0].replace(/,$/, '').length;
  } else if (code.volume && code.title === '') return false;
  const list = readSections(r, end);
  const first = list?.items[0];
  if (!list || !first || (list.sign === '' && first.section.span.start === end)) return false;
  // "C.R.S. 1963: § 5-1-1": an edition, whose section stands behind the colon.
  if (list.sign === '' && /^:\s?§/.test(r.text.slice(list.end, list.end + 4))) return false;
  if (code.signed && !list.sign.includes('§')) return false;
  if (code.kind === 'public-law' && list.sign === '') return false;
  if (code.dashed && !DASHED.test(first.section.text)) return false;
  // A year or a count behind a code's name is no section: "Labor Code 2014".
  if (list.sign === '' && code.kind === 'state-code' && !/[.:-]|\d{3}/.test(first.section.text)) return false;
  if (code.form === 'Code' && r.text.slice(Math.max(r.from, at - 4), at).toLowerCase() === 'the ') return false;
  if (code.form === 'Code' && readPlaceCode(r, at, list)) return true;
  const reporter = r.part(at, hit.end);
  if (addChapterSections(r, code, at, reporter, list)) return true;
  addSections(r, code, at, volume, reporter, list);
  return true;
}

/** Sections counted within chapters: "G.L. c. 40, § 21D". The chapter goes into the section: "c. 40, § 21D". */
function addChapterSections(r: Reading, code: CodeForm, start: number, reporter: Part, list: SectionList): boolean {
  const [chapter] = list.items;
  if (!chapter || list.items.length !== 1 || !/^[Cc](?:\.|h)/.test(list.sign) || !r.match(SIGN_BEHIND, chapter.span.end)) return false;
  const inner = readSections(r, chapter.span.end);
  if (!inner) return false;
  inner.items.forEach((item, i) => {
    const from = i === 0 ? chapter.span.start : item.span.start;
    const number = `ch. ${chapter.section.text}, § ${item.section.text}`;
    const subsections = item.subsections ? smooth(item.subsections.text) : '';
    const parts: Parts = {
      reporter,
      section: r.part(from, item.section.span.end),
      ...(item.subsections && { subsections: item.subsections }),
    };
    r.add(
      code.kind,
      span(i === 0 ? start : item.span.start, item.span.end),
      parts,
      `${code.form.toLowerCase()} ${number}`,
      `${code.form} ${number}${subsections}`,
    );
  });
  return true;
}
