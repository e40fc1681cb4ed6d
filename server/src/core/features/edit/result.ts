/** What a change of structure comes to: edits the drafter may take, or the reason why there are none. */
import type { Draft } from '../../index/draft';
import { follow, type Numbered, numberedOf, numberOf, numberSpan, type Renaming, rowsOf } from './bindings';
import { type DocumentEdit, Rewriting } from './rewriting';
import { type Breach, breachOf, type Intention } from './verify';

export interface StructureEdit {
  /** In order, apart from each other; offsets in the text as it is. */
  readonly edits: readonly DocumentEdit[];
  /** Where the caret belongs after the edits: an offset in the new text. */
  readonly caret: number;
  /** What was done, for the status line: "3 numbers changed, 5 references follow." */
  readonly summary: string;
  /** Numbers that change. */
  readonly numbers: number;
  /** References that are rewritten. */
  readonly references: number;
  /** Inserted numbers such as (2A) that were given plain ones; 0 where they were kept. */
  readonly inserted: number;
}

export type StructureResult = StructureEdit | { readonly refused: string };

const counted = (n: number, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${n} ${many}`);

/** "3 numbers changed; 5 references follow." */
export const summaryOf = (numbers: number, references: number): string =>
  `${counted(numbers, 'number', 'numbers')} changed; ${references === 0 ? 'no reference had to follow' : counted(references, 'reference follows', 'references follow')}.`;

/** New numbers put in place, and every reference after them. Returns how many references are rewritten. */
export function renumbered(rewriting: Rewriting, renaming: Renaming): number {
  const { draft } = rewriting;
  for (const [n, next] of renaming) if (numberOf(n) !== next) rewriting.replace(numberSpan(draft, n), next);
  let references = 0;
  for (const row of rowsOf(draft)) {
    for (const binding of row.bindings) if (binding.steps.some((t) => t !== undefined && changes(renaming, numberedOf(t)))) references++;
    follow(rewriting, row.bindings, renaming);
  }
  return references;
}

const changes = (renaming: Renaming, n: Numbered | undefined): boolean => {
  const next = n && renaming.get(n);
  return next !== undefined && n !== undefined && next !== numberOf(n);
};

/** A renaming as edits, held to what it means; the breach where it would not come out so. */
export function renamingResult(draft: Draft, renaming: Renaming, caret: number, inserted = 0): StructureEdit | Breach {
  const rewriting = new Rewriting(draft);
  const references = renumbered(rewriting, renaming);
  const breach = breachOf(rewriting, { renaming });
  if (breach) return breach;
  const numbers = [...renaming].filter(([n, next]) => numberOf(n) !== next).length;
  return finished(rewriting, caret, numbers, references, inserted);
}

export const finished = (
  rewriting: Rewriting,
  caret: number,
  numbers: number,
  references: number,
  inserted = 0,
  summary = summaryOf(numbers, references),
): StructureEdit => ({
  edits: rewriting.edits(caret),
  caret: rewriting.placeOfCaret(caret),
  summary,
  numbers,
  references,
  inserted,
});

/** The same, for what changes more than numbers. */
export const checked = (rewriting: Rewriting, intention: Intention): string => breachOf(rewriting, intention)?.reason ?? '';
