/** What resolving a cross-reference gives: targets, and the ways not to have one. */

import type { ReferenceStep } from '../facts/types';
import { markerOf, type Provision } from '../syntax/tree';
import { closest } from '../text/distance';
import { type Span, span } from '../text/span';
import type { DraftBlock } from './block';
import type { Draft } from './draft';
import type { DraftSection } from './section';

export type DraftProvision = Provision<DraftBlock>;
export type Steps = readonly (Target | undefined)[];

/** Where a step or a whole reference leads. */
export interface Target {
  readonly section: DraftSection;
  /** Undefined where the section itself is meant. */
  readonly provision: Provision<DraftBlock> | undefined;
  readonly block: DraftBlock;
  /** The label or marker of the target, counted from the start of its block. */
  readonly label: Span;
}

export interface Resolution {
  readonly scope: 'internal' | 'external';
  /** Set for internal references that lead somewhere. */
  readonly target: Target | undefined;
  /** What each step leads to, by its place in `reference.steps`; undefined from the first that leads nowhere. */
  readonly steps: readonly (Target | undefined)[];
  /** Other places that the same words name: the number was given twice. */
  readonly others: readonly Target[];
  /** A step whose place is not where its unit and the steps before it say: "section 4(12)" for 4(a)(12). */
  readonly misplaced: ReferenceStep | undefined;
  /** For an internal reference that leads nowhere: the step that fails. */
  readonly failed: ReferenceStep | undefined;
  /** For a failed step: tells the designators that do exist on its level, in order. */
  readonly present: () => readonly string[];
  /** For a failed step: the designator on its level that is most like it, and the last one. */
  readonly nearest: () => string | undefined;
  readonly last: () => string | undefined;
  /** The failed step's place is known to lie outside this file: amended law that is not reprinted here. */
  readonly elsewhere: boolean;
}

const NO_NAMES = (): readonly string[] => [];
const NOTHING = (): undefined => undefined;
export const NO_TARGETS: readonly Target[] = [];
/** Of another law, or of no law that the draft tells. */
export const EXTERNAL: Resolution = {
  scope: 'external',
  target: undefined,
  steps: [],
  others: NO_TARGETS,
  misplaced: undefined,
  failed: undefined,
  present: NO_NAMES,
  nearest: NOTHING,
  last: NOTHING,
  elsewhere: false,
};
export const sectionTarget = (section: DraftSection): Target | undefined => {
  const opener = section.opener ?? section.blocks[0];
  return opener && { section, provision: undefined, block: opener, label: opener.outline.label?.span ?? span(0, 0) };
};

export const provisionTarget = (section: DraftSection, provision: DraftProvision): Target => ({
  section,
  provision,
  block: provision.home.block,
  label: markerOf(provision).span,
});

/** Leads to the last of its steps. */
export const found = (steps: Steps, others: readonly Target[] = NO_TARGETS): Resolution => ({
  ...EXTERNAL,
  scope: 'internal',
  target: steps.at(-1),
  steps,
  others,
});

/** Leads nowhere: none among these carries the step's designator. */
export function missing(step: ReferenceStep, among: readonly DraftProvision[], steps: Steps, elsewhere: boolean): Resolution {
  const present = (): string[] => among.map((p) => p.designator);
  return {
    ...EXTERNAL,
    scope: 'internal',
    steps,
    failed: step,
    present,
    nearest: () => closest(step.designator, present()),
    last: () => among.at(-1)?.designator,
    elsewhere,
  };
}

/** How a reader would name a target: "§ 4(b)(1)". */
export function labelOf(target: Pick<Target, 'section' | 'provision'>): string {
  const { section, provision } = target;
  const path = provision ? provision.path.map((d) => `(${d})`).join('') : '';
  if (!section.number) return path || 'the opening';
  return section.kind === 'division' ? `${section.word.toLowerCase()} ${section.number}` : `§ ${section.number}${path}`;
}

/** The same of the provision a block stands in; undefined once the block has left the draft. */
export const labelOfBlock = (draft: Draft, block: DraftBlock): string | undefined =>
  block.section && labelOf({ section: block.section, provision: draft.standingOf(block)?.provision });
