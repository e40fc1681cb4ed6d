/** Sections named before their law: "section 1373 of title 8 of the United States Code", "section 265.01 of the penal law". */
import { span } from '../../text/span';
import type { Part } from '../types';
import { addSections, codeKey } from './codes-read';
import type { CodeForm } from './forms';
import { addLocalSections, type LocalName, readLocalName } from './local';
import type { Reading } from './reading';
import { readSections, type SectionList } from './sections';

const OF = /,?\s{1,4}(?:(?:of|in|under)\s{1,4})(?:the\s{1,4})?/y;
/** Parts of a law between the section and its name: "of chapter one of", "of article 5,". */
const BETWEEN =
  /(?:[Ss]ub)?(?:chapter|[Cc]hapter|article|[Aa]rticle|part|[Pp]art|division|[Dd]ivision|subtitle)\s{1,3}(?:[\w.-]{1,12}|\([\w-]{1,6}\))(?:\s{0,2}\((?:commencing|beginning)[^()]{0,60}\))?,?/y;
const TITLE = /[Tt]itle\s{1,3}(\d{1,3}[A-Za-z]?|[IVXLC]{1,6}\b)/y;
const COMMA = /,\s{1,2}(?=[A-Z])/y;
/** The numbers of a state's statutes; "section 1, Florida Statutes" is a slip of the pen or a draft's own section. */
const NUMBERED = /\d[.:-]\d|\d{3}/;
const FEDERAL = /,?\s{1,4}(?:of\s{1,4})?(?:the\s{1,4})?(?=[A-Z])/y;
const STATE_ADJECTIVE = /(?:state|California|New York|Texas|federal)\s{1,3}/y;
const YEAR_OF_CODE = /\s{1,3}of\s{1,3}(?:19|20)\d{2}\b/y;

/** The law a passage stands in, read behind it. */
export interface Container {
  readonly code: CodeForm;
  readonly title: Part | undefined;
  readonly reporter: Part | undefined;
  readonly end: number;
}

/** Reads "of title 8 of the United States Code" and its like at `at`. `plain`: a title alone is enough. */
export function readContainer(r: Reading, at: number, plain = false): Container | { readonly local: LocalName } | undefined {
  let end = at;
  // "section 166.021, Florida Statutes"
  const comma = r.match(COMMA, at);
  const named = comma && r.forms.codes.longest(r.text, at + comma[0].length, r.to);
  if (comma && named && named.value.kind === 'state-code' && named.value.form !== 'Code' && named.value.state !== '') {
    if (NUMBERED.test(r.text.slice(Math.max(r.from, at - 12), at)) && !readSections(r, named.end))
      return { code: named.value, title: undefined, reporter: r.part(at + comma[0].length, named.end), end: named.end };
  }
  for (let i = 0; i < 5; i++) {
    const of = r.match(OF, end);
    if (!of) return undefined;
    end += of[0].length;
    const title = r.match(TITLE, end);
    if (title) {
      const digits = title[1] ?? '';
      const titleStart = end + title[0].length - digits.length;
      const behind = end + title[0].length;
      const gap = r.match(FEDERAL, behind);
      const hit = gap && r.forms.prose.longest(r.text, behind + gap[0].length, r.to);
      if (gap && hit) {
        const name = behind + gap[0].length;
        return { code: hit.value, title: r.part(titleStart, titleStart + digits.length), reporter: r.part(name, hit.end), end: hit.end };
      }
      // "Section 1324a(h)(3) of Title 8" with nothing more: only a number like the United States Code's own.
      if (plain && /^[A-Z]/.test(title[0]) && !r.match(OF, behind) && /^\d{1,2}$/.test(digits) && Number(digits) <= 54) {
        const code = r.forms.prose.longest('United States Code', 0, 18);
        if (code) return { code: code.value, title: r.part(titleStart, titleStart + digits.length), reporter: undefined, end: behind };
      }
      end = behind;
      continue;
    }
    const between = r.match(BETWEEN, end);
    if (between) {
      end += between[0].replace(/,$/, '').length;
      continue;
    }
    const local = readLocalName(r, end);
    const adjective = r.match(STATE_ADJECTIVE, end);
    const hit =
      r.forms.prose.longest(r.text, end, r.to) ?? (adjective ? r.forms.prose.longest(r.text, end + adjective[0].length, r.to) : undefined);
    if (hit && hit.value.form !== 'Code' && (!local || hit.end >= local.codeEnd)) {
      const year = r.match(YEAR_OF_CODE, hit.end);
      return { code: hit.value, title: undefined, reporter: r.part(end, hit.end), end: hit.end + (year?.[0].length ?? 0) };
    }
    return local ? { local } : undefined;
  }
  return undefined;
}

/** Reads the sections named at `at` ("section", "sections", "§") if a known law follows them. */
export function readProseSection(r: Reading, at: number): boolean {
  if (at < r.uncontained) return false;
  const list = readSections(r, at, true);
  if (!list || list.sign === '') return false;
  if (addContained(r, at, list)) return true;
  // What begins inside this list would reach the same end, with no law behind it.
  r.uncontained = list.items.length > 1 ? list.end : r.uncontained;
  return false;
}

/** "part 35 of title 28 of the Code of Federal Regulations", "chapter 21 of title 42 of the United States Code". */
export function readProsePart(r: Reading, at: number): boolean {
  const list = readSections(r, at);
  if (!list || list.sign === '') return false;
  const container = readContainer(r, list.end);
  if (!container || 'local' in container || !container.title || (container.code.kind !== 'cfr' && container.code.kind !== 'usc'))
    return false;
  addSections(r, container.code, at, container.title, container.reporter, list, container.end);
  return true;
}

function addContained(r: Reading, at: number, list: SectionList): boolean {
  const first = list.items[0]?.section.text ?? '';
  const container = readContainer(r, list.end, /^\d{3,5}[a-z]{0,3}(?:-\d{1,2})?$/.test(first));
  if (!container) return false;
  if ('local' in container) {
    addLocalSections(r, at, list, container.local);
    return true;
  }
  const { code, title, reporter, end } = container;
  if (code.volume && !title && code.kind !== 'usc' && code.kind !== 'cfr') {
    addSections(r, { ...code, volume: false }, at, undefined, reporter, list, end);
    return true;
  }
  addSections(r, code, at, title, reporter, list, end);
  return true;
}

const TITLE_AT = /(?:[Tt]itle|TITLE)\s{1,3}(\d{1,3})(?![\d.-])/y;
const COMMA_SECTION = /,?\s{1,4}(?:at\s+)?(?=[Ss]ections?\b|[Ss]ec\.|§)/y;

/** "Title 8, United States Code, section 1373"; "title 42 of the United States Code" alone. */
export function readProseTitle(r: Reading, at: number): boolean {
  const title = r.match(TITLE_AT, at);
  if (!title) return false;
  const digits = title[1] ?? '';
  const digitsAt = at + title[0].length - digits.length;
  let end = at + title[0].length;
  // "Title 8, section 1373, of the United States Code"
  const inner = r.match(COMMA_SECTION, end);
  if (inner) {
    const list = readSections(r, end + inner[0].length, true);
    if (!list) return false;
    const container = readContainer(r, list.end) ?? readContainer(r, list.end + (r.text.startsWith(',', list.end) ? 1 : 0));
    if (!container || 'local' in container || !container.code.volume) return false;
    addSections(r, container.code, at, r.part(digitsAt, end), container.reporter, list, container.end);
    return true;
  }
  const gap = r.match(FEDERAL, end);
  const hit = gap && r.forms.prose.longest(r.text, end + gap[0].length, r.to);
  if (!gap || !hit || (hit.value.kind !== 'usc' && hit.value.kind !== 'cfr') || hit.value.title !== '') return false;
  const code = hit.value;
  const volume = r.part(digitsAt, end);
  const reporter = r.part(end + gap[0].length, hit.end);
  end = hit.end;
  const section = r.match(COMMA_SECTION, end);
  const list = section ? readSections(r, end + section[0].length, true) : undefined;
  if (list) addSections(r, code, at, volume, reporter, list);
  else r.add(code.kind, span(at, end), { volume, reporter }, codeKey(code, digits, ''), `${digits} ${code.form}`);
  return true;
}
