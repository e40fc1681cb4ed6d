/** The references that lead to a section or provision, found by what blocks count for and not by reading the draft. */
import type { Reference } from '../facts/types';
import type { DraftBlock } from './block';
import { otherNumerals } from './divisions';
import type { Draft } from './draft';
import { resolveReference, type Target } from './resolve';

/** A reference with the block it stands in. */
export interface PlacedReference {
  readonly block: DraftBlock;
  readonly reference: Reference;
}

const isSame = (a: Target, b: Target): boolean =>
  a.section === b.section && a.provision === b.provision && a.block === b.block && a.label.start === b.label.start;

/**
 * References that lead to a target or pass through it, in order of the text. Looked at are the blocks that name the target's
 * section, or its title or chapter, by number, those of the section itself, and those of its neighbours for "the preceding section".
 */
export function referencesTo(draft: Draft, target: Target): PlacedReference[] {
  const blocks = [...candidates(draft, target)].sort((a, b) => draft.indexOf(a) - draft.indexOf(b));
  return blocks.flatMap((block) =>
    block.facts.references.filter((r) => leadsTo(draft, block, r, target)).map((reference) => ({ block, reference })),
  );
}

/**
 * How many references lead to a target, where a glance is enough: after `most` looked at it stops and tells that there may
 * be more.
 */
export function countReferences(draft: Draft, target: Target, most: number): { readonly count: number; readonly more: boolean } {
  let count = 0;
  let looked = 0;
  for (const block of candidates(draft, target)) {
    for (const reference of block.facts.references) {
      if (++looked > most) return { count, more: true };
      if (leadsTo(draft, block, reference, target)) count++;
    }
  }
  return { count, more: false };
}

const leadsTo = (draft: Draft, block: DraftBlock, reference: Reference, target: Target): boolean =>
  resolveReference(draft, block, reference).steps.some((t) => t && isSame(t, target));

/** Blocks that may hold references to a target, those of its own section first. */
function* candidates(draft: Draft, target: Target): Generator<DraftBlock> {
  const { section } = target;
  const seen = new Set<DraftBlock>();
  const isNew = (block: DraftBlock): boolean => seen.size < seen.add(block).size;
  if (section.kind !== 'division') for (const block of section.blocks) if (block.refers && isNew(block)) yield block;
  for (const key of keysOf(target)) for (const block of draft.tally.holders(key)) if (isNew(block)) yield block;
  for (const by of [-1, 1] as const) {
    const neighbour = draft.neighbourOf(section, by);
    for (const block of neighbour?.blocks ?? [])
      if (block.refers && block.facts.references.some((r) => r.position) && isNew(block)) yield block;
  }
}

/** The keys under which blocks that name the section of a target are counted. */
function keysOf({ section }: Target): string[] {
  const number = section.number.toLowerCase().replace(/[‐-―]/g, '-');
  if (number === '') return [];
  if (section.kind !== 'division') return [`refers:${number}`];
  const word = section.word.toLowerCase();
  const other = otherNumerals(number);
  return [`refers:${word} ${number}`, ...(other ? [`refers:${word} ${other}`] : [])];
}
