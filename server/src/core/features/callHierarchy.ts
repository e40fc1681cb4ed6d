/** Which provisions rely on a provision, and which it relies on. */
import type { DraftBlock } from '../index/block';
import type { DocumentSpan, Draft } from '../index/draft';
import { referencesTo } from '../index/referring';
import { labelOf, resolveReference, type Target } from '../index/resolve';
import { span } from '../text/span';
import { subjectAt } from './navigation';
import { extentOf, headingOfTarget, sameTarget, stands, targetOfProvision, targetOfSection, wordsOf } from './targets';

/** A section or provision as it is listed. */
export interface HierarchyItem {
  /** "§ 4(b)". */
  readonly name: string;
  /** The heading, or the first words. */
  readonly detail: string;
  readonly kind: 'section' | 'provision';
  readonly span: DocumentSpan;
  /** The label: where the item is found again. */
  readonly selection: DocumentSpan;
}

/** One item and the places that tie it to the one asked about. */
export interface Reliance {
  readonly item: HierarchyItem;
  /** The referring words, in the document: always in the item that relies on the other. */
  readonly places: readonly DocumentSpan[];
}

/** Characters of first words that stand for a heading. */
const WIDTH = 60;

/** What a hierarchy begins with: the provision named or labelled at the offset, else the section around it. */
export function prepareHierarchy(draft: Draft, offset: number): HierarchyItem | undefined {
  const target = targetAt(draft, offset);
  return target && itemOf(draft, target);
}

function targetAt(draft: Draft, offset: number): Target | undefined {
  const subject = subjectAt(draft, offset);
  if (subject?.kind === 'provision') return subject.target;
  const section = draft.blockAt(offset)?.block.section;
  return section && targetOfSection(section);
}

function itemOf(draft: Draft, target: Target): HierarchyItem {
  return {
    name: labelOf(target),
    detail: headingOfTarget(target) || wordsOf(draft, target, WIDTH),
    kind: target.provision ? 'provision' : 'section',
    span: extentOf(draft, target),
    selection: draft.spanOf(target.block, target.label),
  };
}

/**
 * The provision that a referring block counts for: its section, or, where that is the section asked about as well, the
 * provision of the first level.
 */
function holderOf(draft: Draft, block: DraftBlock, asked: Target): Target | undefined {
  const { section } = block;
  if (!section) return undefined;
  if (section === asked.section) {
    let top = draft.standingOf(block)?.provision;
    while (top?.parent) top = top.parent;
    if (top) return targetOfProvision(section, top);
  }
  return targetOfSection(section);
}

/** Gathers places under their items, in order of first mention. */
class Gathered {
  readonly #found: { readonly target: Target; readonly places: DocumentSpan[] }[] = [];

  add(target: Target, place: DocumentSpan): void {
    const known = this.#found.find((f) => sameTarget(f.target, target));
    if (known) known.places.push(place);
    else this.#found.push({ target, places: [place] });
  }

  list(draft: Draft): Reliance[] {
    return this.#found.map(({ target, places }) => ({ item: itemOf(draft, target), places }));
  }
}

/** The provisions that refer to the item whose label begins at `offset`. */
export function incoming(draft: Draft, offset: number): Reliance[] {
  const target = targetAt(draft, offset);
  if (!target) return [];
  const found = new Gathered();
  for (const { block, reference } of referencesTo(draft, target)) {
    const holder = holderOf(draft, block, target);
    if (holder && !stands(draft, block, target)) found.add(holder, draft.spanOf(block, reference.span));
  }
  return found.list(draft);
}

/** The provisions of this draft that the item whose label begins at `offset` refers to. */
export function outgoing(draft: Draft, offset: number): Reliance[] {
  const asked = targetAt(draft, offset);
  if (!asked) return [];
  const found = new Gathered();
  for (const block of asked.section.blocks) {
    if (!block.refers || !stands(draft, block, asked)) continue;
    const start = draft.startOf(block);
    for (const reference of block.facts.references) {
      const { target } = resolveReference(draft, block, reference);
      if (target && !sameTarget(target, asked)) found.add(target, span(start + reference.span.start, start + reference.span.end));
    }
  }
  return found.list(draft);
}
