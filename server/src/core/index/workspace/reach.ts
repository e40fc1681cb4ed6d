/** How far a definition reaches beyond its own file, told from its words and from the numbers of sections. */
import type { Definition } from '../../facts/types';
import type { DraftBlock } from '../block';
import { unitOf } from '../scope';
import { isWide, numberKey } from './keys';
import type { Reach } from './types';

const REACH: Readonly<Record<string, Reach>> = {
  code: 'code',
  title: 'title',
  subtitle: 'title',
  chapter: 'chapter',
  subchapter: 'chapter',
  article: 'chapter',
  part: 'chapter',
  division: 'chapter',
};

/**
 * The reach of a definition, by the words that say what it is for. Where none do, a code's section of definitions is for its
 * chapter. What an act reprints of a code is the code's to define.
 */
export function reachOf(block: DraftBlock, definition: Definition): Reach {
  const { section } = block;
  if (section?.quoted) return 'file';
  const unit = unitOf({ block, definition });
  if (unit !== '') return REACH[unit] ?? 'file';
  return section?.isDefinitions && !definition.inBrackets && isWide(numberKey(section.number)) ? 'chapter' : 'file';
}

const PART = /[.:-]/;
/** Digits that count sections within a chapter where a number has no part for it: 22-1001 is the first of chapter 10. */
const WITHIN = 2;

/** The title that a section's number names: "22" of 22-1001; undefined where it names none. */
function titleOf(key: string): string | undefined {
  const parts = key.split(PART);
  return parts.length > 1 ? parts[0] : undefined;
}

/** The chapter that a section's number names: 17.08.020 and 17.08.030 are of one, as 22-1001 and 22-1014; undefined for a plain number. */
function chapterOf(key: string): string | undefined {
  // A section put in between: 22-1002.01 stands beside 22-1002.
  const whole = /[:-]/.test(key) ? key.replace(/\.[^.:-]*$/, '') : key;
  const parts = whole.split(PART);
  const last = parts.pop() ?? '';
  if (parts.length >= 2) return parts.join('-');
  const digits = /^\d*/.exec(last)?.[0] ?? '';
  const chapter = digits.slice(0, -WITHIN);
  if (parts.length === 1) return `${parts[0]}-${chapter}`;
  return digits.length > WITHIN + 1 ? chapter : undefined;
}

/** Whether a definition in one section holds in another, as far as their numbers tell. */
export function reaches(reach: Reach, from: string, to: string): boolean {
  if (reach === 'file') return false;
  if (reach === 'code') return true;
  const of = reach === 'title' ? titleOf : chapterOf;
  const own = of(from);
  return own !== undefined && own === of(to);
}
