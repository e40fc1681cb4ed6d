/**
 * What a cross-reference may name: sections behind "section" and "§", provisions behind the name of a unit, units behind
 * "of this"; and, where a section begins, the number it should bear.
 */
import { between, formatSectionNumber, movedBy, parseSectionNumber } from '../../clauses/shape';
import type { DraftBlock } from '../../index/block';
import type { DocumentSpan, Draft } from '../../index/draft';
import type { DraftSection } from '../../index/section';
import type { Provision } from '../../syntax/tree';
import { span } from '../../text/span';
import { divisionsAround, headingOf, headingOfProvision } from '../targets';
import { type Completion, type CompletionList, NOTHING, plainItem } from './item';

/** Most entries of one list: a code has thousands of sections, and more letters narrow them. */
const MOST = 100;
/** Most provisions of a section that are offered. */
const MOST_PROVISIONS = 300;

/**
 * What stands before "section", "§" or the name of a unit where a reference follows: a word that leads to one, or the start of
 * a sentence. Elsewhere, as in "this section" or "8 U.S.C. §", a blank opens no list.
 */
const LEADS =
  /(?:^|^\s*\([A-Za-z0-9]{1,5}\)|[(“"])\s*$|\b(?:under|in|of|to|by|with|from|see|and|or|as|than|at|on|through|for|violates?|violated|violating|per|unless|within|subject to|pursuant to|except)\s+$/i;

/** The end of a sentence before; before a sign it may as well be that of "U.S.C." */
const SENTENCE = /[.;:]\s+$/;

const ITEMS = String.raw`(?:\(?[\w.:-]{1,20}\)?(?:\([A-Za-z0-9]{1,5}\)){0,6}(?:,\s|,?\s(?:and|or|through|to)\s)){0,8}`;
const SECTION = new RegExp(String.raw`(?:\b([Ss]ections?|[Ss]ecs?\.)\s|(§{1,2})\s?)(${ITEMS})([\w.:–-]{0,30})$`);
const UNIT = new RegExp(
  String.raw`\b((?:sub)(?:sections?|divisions?)|(?:sub)?(?:paragraphs?|clauses?)|items?)\s(${ITEMS})(\(?[A-Za-z0-9]{0,5}|(?:\([A-Za-z0-9]{1,5}\)){1,5}\(?[A-Za-z0-9]{0,5})$`,
  'i',
);
/** Letters that are a word and no designator. */
const WORD = /^(?![ivxlIVXL]+$|([A-Za-z])\1$)[A-Za-z]{2,}$/;
const DIVISION = /\b(title|chapter|article|division|part)s?\s([\w.–-]{0,12})$/i;
const OF_THIS = /\b(?:(?:sub)?(?:section|division|paragraph|clause)s?|items?)\s[\w().-]{1,24}\sof\sthis\s([a-z]{0,14})$/i;
const NEW_SECTION = /^\s*(?:[“"]\s?)?(?:section|sec\.|§)\s?([\w.:–-]{0,30})$/i;

/** The list that a reference typed before the caret opens, or undefined where none is being typed. */
export function referenceCompletions(draft: Draft, offset: number, line: string, asked: boolean): CompletionList | undefined {
  const home = draft.blockAt(offset)?.block.section;
  if (!home) return undefined;
  const ofThis = OF_THIS.exec(line);
  if (ofThis) return unitWords(draft, home, span(offset - (ofThis[1] ?? '').length, offset));
  const begins = NEW_SECTION.exec(line);
  if (begins) {
    const typed = begins[1] ?? '';
    const next = numberCompletion(draft, offset, typed);
    const listed = sections(draft, home, offset, typed, asked);
    return { items: next ? [next, ...listed.items] : listed.items, incomplete: listed.incomplete };
  }
  const unit = UNIT.exec(line);
  if (unit && WORD.test(unit[3] ?? '')) return undefined;
  if (unit) {
    const several = (unit[2] ?? '') !== '';
    if (several && !/s$/i.test(unit[1] as string) && !asked) return NOTHING;
    if (!asked && !LEADS.test(line.slice(0, unit.index))) return NOTHING;
    return provisions(draft, offset, home, (unit[1] as string).toLowerCase(), unit[3] ?? '');
  }
  const division = draft.scheme.hasDivisions ? DIVISION.exec(line) : undefined;
  if (division && (asked || LEADS.test(line.slice(0, division.index))))
    return divisionNumbers(draft, (division[1] as string).toLowerCase(), offset, division[2] ?? '');
  const section = SECTION.exec(line);
  if (!section) return undefined;
  const typed = section[4] ?? '';
  if (typed !== '' && !asked && !/^\d/.test(typed)) return undefined;
  const before = line.slice(0, section.index);
  if (!asked && !LEADS.test(before) && !(section[1] && SENTENCE.test(before))) return NOTHING;
  if ((section[3] ?? '') !== '' && !/s\.?$|§§/i.test(section[1] ?? section[2] ?? '') && !asked) return NOTHING;
  return sections(draft, home, offset, typed, asked);
}

/** The draft's sections by number, those nearest to the caret where there are too many; where asked for, by heading too. */
function sections(draft: Draft, home: DraftSection, offset: number, typed: string, asked: boolean): CompletionList {
  const wanted = typed.toLowerCase();
  const byHeading = asked && wanted !== '' && !/^\d/.test(wanted);
  const plainNumber = !/[a-z]/.test(wanted);
  const fits = (s: DraftSection): boolean => {
    if (s.kind !== 'section' || s.contents) return false;
    const { number } = s;
    if (number === '') return false;
    if (wanted === '' || (plainNumber ? number : number.toLowerCase()).startsWith(wanted)) return true;
    return byHeading && headingOf(s).toLowerCase().includes(wanted);
  };
  const { found, more } = nearest(draft, home, fits);
  const seen = new Set<string>();
  const replace = span(offset - typed.length, offset);
  const items: Completion[] = [];
  for (const section of found) {
    // Of several sections with one number the reference can name only the number.
    if (seen.has(section.number)) continue;
    seen.add(section.number);
    const detail = headingOf(section);
    const filter = asked ? `${section.number} ${detail}` : section.number;
    items.push(plainItem('reference', replace, items.length, { label: section.number, detail, filter }));
  }
  return { items, incomplete: more };
}

/** Sections looked at on each side of the caret's; a code may have tens of thousands, and a letter more asks again. */
const REACH = 1500;

/** The sections that fit, nearest to one of them first sought and then in order of the text. */
function nearest(
  draft: Draft,
  home: DraftSection,
  fits: (s: DraftSection) => boolean,
): { readonly found: readonly DraftSection[]; readonly more: boolean } {
  const all = draft.sections;
  const at = Math.max(0, draft.scheme.orderOf(home));
  const before: DraftSection[] = [];
  const behind: DraftSection[] = [];
  let [up, down] = [at - 1, at];
  const [first, last] = [Math.max(0, at - REACH), Math.min(all.length, at + REACH)];
  while (before.length + behind.length <= MOST && (up >= first || down < last)) {
    const [above, below] = [all[up--], all[down++]];
    if (above && fits(above)) before.push(above);
    if (below && fits(below)) behind.push(below);
  }
  const found = [...before.reverse(), ...behind];
  return { found, more: found.length > MOST || first > 0 || last < all.length };
}

/** The draft's chapters, titles and the like of one word. */
function divisionNumbers(draft: Draft, word: string, offset: number, typed: string): CompletionList {
  const wanted = typed.toLowerCase();
  const found = draft.sections.filter(
    (s) => s.kind === 'division' && !s.contents && s.word.toLowerCase() === word && s.number.toLowerCase().startsWith(wanted),
  );
  const replace = span(offset - typed.length, offset);
  return {
    items: found.slice(0, MOST).map((s, i) => plainItem('reference', replace, i, { label: s.number, detail: headingOf(s) })),
    incomplete: found.length > MOST,
  };
}

/** Levels that a unit's name stands for, counted from the first under a section; undefined: any. */
function levelOf(unit: string): number | undefined {
  if (/^sub(?:section|division)/.test(unit)) return 0;
  if (/^paragraph/.test(unit)) return 1;
  if (/^subparagraph/.test(unit)) return 2;
  return undefined;
}

/**
 * The provisions of the caret's section that a unit's name can mean. Those under the same provision as the caret stand first
 * and by their own designator, the others by their path from the section.
 */
function provisions(draft: Draft, offset: number, home: DraftSection, unit: string, typed: string): CompletionList {
  const found = draft.blockAt(offset);
  // The bracket that an editor closes by itself gives way with the one that was typed.
  const closed = typed.startsWith('(') && !typed.endsWith(')') && draft.text.slice(offset, offset + 1) === ')';
  const replace = span(offset - typed.length, closed ? offset + 1 : offset);
  const all = home.tree.all.slice(0, MOST_PROVISIONS);
  const level = levelOf(unit);
  let here = found && draft.standingOf(found.block)?.provision;
  while (here && level !== undefined && here.level >= level) here = here.parent;
  const siblings = new Set(here && level !== undefined && level > 0 && here.level === level - 1 ? here.children : []);
  const rest = all.filter(
    (p) => !siblings.has(p) && (level === undefined || level === 0 || p.level >= level || !all.some((q) => q.level >= level)),
  );
  const tail = saysOfThisSection(draft, home) ? ' of this section' : '';
  const items: Completion[] = [];
  for (const p of siblings) {
    const label = p.dress === '()' ? `(${p.designator})` : p.designator;
    items.push(plainItem('reference', replace, items.length, { label, detail: headingOfProvision(p) }));
  }
  for (const p of rest) {
    const label = pathOf(p);
    items.push(plainItem('reference', replace, items.length, { label, text: `${label}${tail}`, detail: headingOfProvision(p) }));
  }
  return { items, incomplete: false };
}

const pathOf = (p: Provision<DraftBlock>): string => (p.dress === '()' ? p.path.map((d) => `(${d})`).join('') : p.designator);

/** How many sections before the caret's are looked at for how the draft writes its references. */
const LOOK = 12;

/** Whether the draft, near by, names a provision with "of this section" behind it; so it does where it shows no habit yet. */
function saysOfThisSection(draft: Draft, home: DraftSection): boolean {
  const at = draft.sections.indexOf(home);
  let [long, short] = [0, 0];
  for (const section of draft.sections.slice(Math.max(0, at - LOOK), at + 1)) {
    for (const block of section.blocks) {
      if (!block.refers) continue;
      for (const reference of block.facts.references) {
        if (reference.law || reference.steps[0]?.unit === 'section') continue;
        if (/\bof\s+this\s+section\b/i.test(block.text.slice(reference.span.start, reference.span.end + 20))) long++;
        else short++;
      }
    }
  }
  return long >= short;
}

/** "section", and what the section stands in: what "of this" can mean here. */
function unitWords(draft: Draft, home: DraftSection, replace: DocumentSpan): CompletionList {
  const title = draft.sections[0]?.blocks.find((b) => b.outline.kind === 'title')?.text ?? '';
  const instrument = /\b(ordinance|local law|resolution|act|bill)\b/i.exec(title.slice(0, 300))?.[1]?.toLowerCase() ?? 'ordinance';
  const divisions = divisionsAround(draft, home).filter((d) => d.kind === 'division');
  const words = [
    { label: 'section', detail: home.number ? `§ ${home.number}` : '' },
    ...divisions.map((d) => ({ label: d.word.toLowerCase(), detail: `${d.number} ${headingOf(d)}`.trim() })),
    { label: instrument, detail: '' },
  ];
  const distinct = words.filter((w, i) => words.findIndex((x) => x.label === w.label) === i);
  return { items: distinct.map((w, i) => plainItem('unit', replace, i, w)), incomplete: false };
}

/** Most sections looked at for the distance between numbers. */
const NEIGHBOURS = 20;

/** The number that a section beginning at the caret should bear between its neighbours, or undefined where none follows. */
export function nextNumber(draft: Draft, offset: number): { readonly number: string; readonly like: DraftSection } | undefined {
  const { sections: all } = draft;
  const found = draft.blockAt(offset);
  const home = found?.block.section;
  if (!found || !home) return undefined;
  const at = all.indexOf(home);
  const own = (s: DraftSection): boolean => s.kind === 'section' && !s.contents && s.number !== '';
  // A line that is being typed may already count as a section of its own.
  const typed = home.opener === found.block;
  const before = all.slice(Math.max(0, at - NEIGHBOURS), typed ? at : at + 1).filter(own);
  const after = all.slice(at + 1, at + 1 + NEIGHBOURS).filter(own);
  const like = before.at(-1);
  const last = like && parseSectionNumber(like.number);
  if (!like || !last) return undefined;
  const gaps = before
    .slice(1)
    .map((s, i) => (parseSectionNumber(s.number)?.value ?? 0) - (parseSectionNumber(before[i]?.number ?? '')?.value ?? 0));
  const step = gaps.length > 0 && gaps.every((g) => g === 10) ? 10 : 1;
  const next = after[0] && parseSectionNumber(after[0].number);
  const number = next ? between(last, next, step) : movedBy(last, step);
  return { number: formatSectionNumber(number), like };
}

function numberCompletion(draft: Draft, offset: number, typed: string): Completion | undefined {
  const next = nextNumber(draft, offset);
  if (!next?.number.toLowerCase().startsWith(typed.toLowerCase())) return undefined;
  const label = next.like.opener?.outline.label;
  const close = label ? next.like.opener?.text.slice(label.numberSpan.end, label.span.end).trim() : '';
  return {
    ...plainItem('number', span(offset - typed.length, offset), 0, {
      label: next.number,
      text: `${next.number}${close ?? ''} `,
      detail: `next number, behind § ${next.like.number}`,
    }),
    sort: '00000!',
  };
}

/** On an empty line where the drafter asks: the label of a new section, written as its neighbours are. */
export function newSectionCompletions(draft: Draft, offset: number): CompletionList {
  const next = nextNumber(draft, offset);
  const label = next?.like.opener?.outline.label;
  const opener = next?.like.opener;
  if (!next || !label || !opener) return NOTHING;
  const text = `${opener.text.slice(label.span.start, label.numberSpan.start)}${next.number}${opener.text.slice(label.numberSpan.end, label.span.end).trim()} `;
  return {
    items: [plainItem('number', span(offset, offset), 0, { label: text.trim(), text, detail: `new section behind § ${next.like.number}` })],
    incomplete: false,
  };
}
