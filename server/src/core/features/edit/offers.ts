/** Which changes of structure can be offered at a place, by name, without working them out. */
import type { Draft } from '../../index/draft';
import { type Span, touches } from '../../text/span';
import { nameOf } from './bindings';
import { neighbourProvision, neighbourSection } from './move';
import { provisionAt } from './place';
import { count } from './renumber';
import { isStruck } from './series';
import type { StructureChange } from './structure';

export interface StructureOffer {
  readonly change: StructureChange;
  readonly title: string;
  readonly group: 'move' | 'rewrite';
  /** Why it can't be done here; empty where nothing stands against it. */
  readonly disabled: string;
}

/**
 * Offers for a selection. Unasked, they come only where the caret is at a label or marker: an editor that shows a sign
 * for each line with an action would else show it everywhere.
 */
export function structureOffers(draft: Draft, at: Span, asked: boolean): StructureOffer[] {
  const found = draft.blockAt(at.start);
  const section = found?.block.section;
  if (!found || !section || section.contents) return [];
  const { block } = found;
  const p = provisionAt(section, block, found.at);
  const marker = p && p.home.block === block ? block.outline.markers[p.nth]?.span : undefined;
  const label = p ? marker : block === section.opener ? block.outline.label?.span : undefined;
  if (!asked && !(label && touches(label, found.at))) return [];
  const offers: StructureOffer[] = [];
  const offer = (change: StructureChange, title: string, group: StructureOffer['group'], disabled: string): void => {
    if (disabled === '' || asked) offers.push({ change, title, group, disabled });
  };
  const why = (x: unknown): string => (typeof x === 'string' ? x : '');
  if (p && !isStruck(p)) {
    const name = nameOf(p);
    offer('moveUp', `Move ${name} up`, 'move', why(neighbourProvision(section, p, 'up')));
    offer('moveDown', `Move ${name} down`, 'move', why(neighbourProvision(section, p, 'down')));
    const own = p.nth > 0 ? 'It has no line of its own.' : '';
    offer('promote', `Promote ${name}`, 'move', p.parent ? own : 'It stands directly under its section.');
    const first = (p.parent?.children ?? section.tree.roots)[0] === p;
    offer('demote', `Demote ${name}`, 'move', first ? 'It is the first of its level.' : own);
  } else if (!p && section.kind === 'section') {
    const name = nameOf(section);
    offer('moveUp', `Move ${name} up`, 'move', why(neighbourSection(draft, section, 'up')));
    offer('moveDown', `Move ${name} down`, 'move', why(neighbourSection(draft, section, 'down')));
  }
  const scopes = [
    ['renumberLevel', 'level', 'Renumber this level'],
    ['renumberSection', 'section', `Renumber the provisions of ${nameOf(section)}`],
    ['renumberDocument', 'document', 'Renumber the document'],
  ] as const;
  for (const [change, scope, title] of scopes) {
    // Looking at all sections is for those who ask.
    if (scope === 'document' && !asked) continue;
    const counting = count(draft, at.start, scope, false, new Set());
    if (typeof counting !== 'string' && counting.renaming.size > 0) offers.push({ change, title, group: 'rewrite', disabled: '' });
  }
  return offers;
}
