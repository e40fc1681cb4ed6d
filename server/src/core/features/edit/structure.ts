/** The changes of structure by name, as commands and actions ask for them. */
import type { Draft } from '../../index/draft';
import { changeLevel } from './level';
import { move } from './move';
import { type RenumberOptions, renumber } from './renumber';
import type { StructureResult } from './result';

export const STRUCTURE_CHANGES = [
  'renumberLevel',
  'renumberSection',
  'renumberDocument',
  'moveUp',
  'moveDown',
  'promote',
  'demote',
] as const;
export type StructureChange = (typeof STRUCTURE_CHANGES)[number];

/** Works a change out at a caret; the draft is not touched. Reads the whole text twice: for what runs on request only. */
export function structure(draft: Draft, change: StructureChange, offset: number, options?: RenumberOptions): StructureResult {
  const how = options ?? { keepInserted: false };
  switch (change) {
    case 'renumberLevel':
      return renumber(draft, offset, 'level', how);
    case 'renumberSection':
      return renumber(draft, offset, 'section', how);
    case 'renumberDocument':
      return renumber(draft, offset, 'document', how);
    case 'moveUp':
      return move(draft, offset, 'up');
    case 'moveDown':
      return move(draft, offset, 'down');
    case 'promote':
    case 'demote':
      return changeLevel(draft, offset, change);
  }
}
