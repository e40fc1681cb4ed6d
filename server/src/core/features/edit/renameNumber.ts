/** Rename of a number: a section's, a chapter's or a provision's designator, with every reference following. */
import type { DraftBlock } from '../../index/block';
import type { Draft } from '../../index/draft';
import { letterValue, romanValue } from '../../syntax/numerals';
import type { Numerals } from '../../syntax/types';
import { type Span, touches } from '../../text/span';
import {
  among,
  type DraftProvision,
  designatorSpan,
  isProvision,
  membersOf,
  type Numbered,
  nameOf,
  numberedOf,
  numberOf,
  numberSpan,
  quoted,
  rowsOf,
} from './bindings';
import { referenceStepAt } from './place';
import { renamingResult, type StructureResult } from './result';
import { siblingsOf } from './series';
import { bareOf } from './written';

/** A number under the caret, in its own place or in a reference that leads to it. */
export interface NumberAt {
  readonly numbered: Numbered;
  /** Where it is written under the caret, without sign or brackets, in the document. */
  readonly span: Span;
  /** As it is written there. */
  readonly written: string;
}

/** The number at an offset that can be renamed, or undefined. */
export function numberAt(draft: Draft, offset: number): NumberAt | undefined {
  const found = draft.blockAt(offset);
  if (!found) return undefined;
  const { block, at } = found;
  const own = ownNumberAt(draft, block, at);
  if (own) {
    const where = numberSpan(draft, own);
    return { numbered: own, span: where, written: numberOf(own) };
  }
  const step = referenceStepAt(draft, block, at);
  const numbered = step && numberedOf(step.target);
  if (!step || !numbered || (isProvision(numbered) ? false : numbered.kind === 'opening')) return undefined;
  const where = designatorSpan(block, step.reference, step.index);
  return { numbered, span: draft.spanOf(block, where), written: block.textOf(where) };
}

function ownNumberAt(draft: Draft, block: DraftBlock, at: number): Numbered | undefined {
  const label = block.outline.label;
  if (label && block.section?.opener === block && touches(label.span, at)) return block.section;
  return draft.standingOf(block)?.opens.find((p) => {
    const marker = block.outline.markers[p.nth];
    return marker !== undefined && touches(marker.span, at);
  });
}

/** Renames the number at an offset; refused with a sentence where the new one cannot stand. */
export function renameNumber(draft: Draft, offset: number, typed: string): StructureResult {
  const at = numberAt(draft, offset);
  if (!at) return { refused: 'There is no number here that can be renamed.' };
  const next = bareOf(typed);
  const { numbered } = at;
  if (next === numberOf(numbered)) return { refused: `It is ${nameOf(numbered)} already.` };
  const wrong = isProvision(numbered) ? wrongProvision(numbered, next) : wrongSection(draft, numbered, next);
  if (wrong) return { refused: wrong };
  const renaming = new Map<Numbered, string>([[numbered, next]]);
  if (!isProvision(numbered))
    for (const entry of draft.sections)
      if (entry.contents && entry.number.toLowerCase() === numbered.number.toLowerCase()) renaming.set(entry, next);
  const torn = tornRange(draft, numbered, next);
  if (torn) return { refused: `${nameOf(numbered)} cannot become ${nameOf(numbered, next)}: ${torn} would no longer mean the same.` };
  const result = renamingResult(draft, renaming, offset);
  return 'reason' in result ? { refused: `${nameOf(numbered)} cannot become ${nameOf(numbered, next)}: ${result.reason}` } : result;
}

/** A range such as "sections 5 through 9" that holds the number, where the new one would stand out of order. */
function tornRange(draft: Draft, n: Numbered, next: string): string {
  const siblings = among(draft, n);
  const at = siblings.indexOf(n);
  const value = placeValue(n, next);
  const [before, after] = [siblings[at - 1], siblings[at + 1]].map((s) => s && placeValue(s, numberOf(s)));
  if (value === undefined || ((before === undefined || before < value) && (after === undefined || value < after))) return '';
  for (const row of rowsOf(draft)) for (const from of row.ranges) if (membersOf(draft, row, from)?.includes(n)) return quoted(draft, row);
  return '';
}

/** A number's place in its series, for comparing. */
function placeValue(n: Numbered, number: string): number | undefined {
  const digits = /^(.*?)(\d+)([A-Za-z]?)$/.exec(number);
  if (!isProvision(n) || n.numerals === 'arabic') return digits ? Number(digits[2]) + (letterValue(digits[3] ?? '') ?? 0) / 100 : undefined;
  const [stem, tail] = number.split('-') as [string, string | undefined];
  const whole = n.numerals === 'lower' || n.numerals === 'upper' ? letterValue(stem) : romanValue(stem.toLowerCase());
  return whole === undefined ? undefined : whole + Number(tail ?? 0) / 100;
}

const FORMS: Readonly<Record<Numerals, string>> = {
  arabic: '1, 2, 3',
  lower: 'a, b, c',
  upper: 'A, B, C',
  roman: 'i, ii, iii',
  ROMAN: 'I, II, III',
};

/** Whether a designator can stand on a level that counts in `numerals`, inserted ones such as 2A and b-1 among them. */
export function fits(numerals: Numerals, designator: string): boolean {
  const [stem, tail] = designator.split('-') as [string, string | undefined];
  if (numerals === 'arabic') return /^\d{1,3}[A-Za-z]{0,2}(?:-\d{1,2})?$/.test(designator) && Number.parseInt(designator, 10) > 0;
  if (tail !== undefined && !/^\d{1,2}$/.test(tail)) return false;
  const small = numerals === 'lower' || numerals === 'roman';
  if (!/^[A-Za-z]{1,6}$/.test(stem) || stem !== (small ? stem.toLowerCase() : stem.toUpperCase())) return false;
  return numerals === 'lower' || numerals === 'upper'
    ? letterValue(stem) !== undefined && stem.length <= 3
    : romanValue(stem.toLowerCase()) !== undefined;
}

function wrongProvision(p: DraftProvision, next: string): string {
  if (!fits(p.numerals, next)) return `“${next}” is no number of this level, which counts ${FORMS[p.numerals]}.`;
  const section = p.home.block.section;
  const taken = section && siblingsOf(section, p.parent).some((s) => s !== p && s.designator === next);
  return taken ? `${nameOf(p, next)} is already taken.` : '';
}

const SECTION_NUMBER = /^\d{1,4}[A-Za-z]{0,2}(?:[.:–-]\d{1,5}[A-Za-z]{0,2})*$/;
const DIVISION_NUMBER = /^(?:[IVXLC]+|\d+[A-Z]{0,2}(?:[.-]\d+)*|[A-Z])$/;

function wrongSection(draft: Draft, section: Numbered & object, next: string): string {
  const kind = 'kind' in section ? section.kind : 'section';
  if (!(kind === 'division' ? DIVISION_NUMBER : SECTION_NUMBER).test(next))
    return `“${next}” is no number of a ${kind === 'division' ? 'chapter or article' : 'section'}.`;
  const same = draft.sections.some(
    (s) =>
      s !== section &&
      !s.contents &&
      s.kind === kind &&
      s.number.toLowerCase() === next.toLowerCase() &&
      (kind === 'section' || ('word' in section && s.word.toLowerCase() === section.word.toLowerCase())),
  );
  return same ? `${nameOf(section, next)} is already taken.` : '';
}
