/** What stands under the caret: a step of a reference, or the section or provision that it lies in. */
import type { Reference } from '../../facts/types';
import type { DraftBlock } from '../../index/block';
import type { Draft } from '../../index/draft';
import { resolveReference, type Target } from '../../index/resolve';
import type { DraftSection } from '../../index/section';
import { touches } from '../../text/span';
import type { DraftProvision } from './bindings';

/** A step of a reference under the caret, with what it leads to. */
export interface StepAt {
  readonly reference: Reference;
  /** Its place among the reference's steps. */
  readonly index: number;
  readonly target: Target;
}

/** The step of a reference at an offset of a block; at the joint of two steps, the one that begins there. */
export function referenceStepAt(draft: Draft, block: DraftBlock, at: number): StepAt | undefined {
  let best: StepAt | undefined;
  for (const reference of block.facts.references) {
    const index = reference.steps.findLastIndex((s) => touches(s.span, at));
    // "the preceding section" has no number of its own to rename.
    if (index < 0 || reference.steps[index]?.designator === '') continue;
    const target = resolveReference(draft, block, reference).steps[index];
    // Members of one row share their outer steps: any of them will do.
    if (target && (!best || (reference.steps[index]?.span.start ?? 0) > (best.reference.steps[best.index]?.span.start ?? 0)))
      best = { reference, index, target };
  }
  return best;
}

/** The provision a place in a block belongs to: the one whose marker stands last before it; undefined for the section itself. */
export function provisionAt(section: DraftSection, block: DraftBlock, at: number): DraftProvision | undefined {
  const standing = section.standingOf(block);
  if (!standing) return undefined;
  const before = standing.opens.findLast((p) => (block.outline.markers[p.nth]?.span.start ?? 0) <= at);
  if (before) return before;
  if (standing.opens.length === 0) return standing.provision;
  // On the label or heading of a section whose text runs on in the same line, the section is meant.
  return block.outline.label ? undefined : standing.opens[0];
}
