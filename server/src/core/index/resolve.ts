/** Where a cross-reference leads: to a provision of this draft, out of it, or nowhere. */

import type { Reference, ReferenceStep } from '../facts/types';
import { NUMBER_WORDS, ordinalValue, wordsValue } from '../syntax/numerals';
import { markerOf, type Provision } from '../syntax/tree';
import { type Span, span } from '../text/span';
import type { DraftBlock } from './block';
import type { Draft } from './draft';
import type { DraftSection } from './section';
import { shapeOf } from './sections';

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
  /** For an internal reference that leads nowhere: the step that fails. */
  readonly failed: ReferenceStep | undefined;
  /** For a failed step: tells the designators that do exist on its level, in order. */
  readonly present: () => readonly string[];
  /** The failed step's place is known to lie outside this file: amended law that is not reprinted here. */
  readonly elsewhere: boolean;
}

const NONE = (): readonly string[] => [];
const EXTERNAL: Resolution = { scope: 'external', target: undefined, steps: [], failed: undefined, present: NONE, elsewhere: false };
const WORD_NUMBER = new RegExp(`^${NUMBER_WORDS}$`, 'i');
/** Anchors that mean a law as a whole, wider than a section. */
const WHOLE = /^(?:ordinance|act|law|local law|code|charter|resolution|bill|title|chapter|article|division|part)$/;

/** "two" and "twenty-one" as digits; everything else as it is. */
function designatorOf(step: ReferenceStep): string {
  if (WORD_NUMBER.test(step.designator)) return String(wordsValue(step.designator) ?? step.designator);
  const ordinal = ordinalValue(step.designator);
  return ordinal === undefined ? step.designator : String(ordinal);
}

/** The number by which a reference's first step looks a section up. */
export const sectionKey = (step: ReferenceStep): string => designatorOf(step).toLowerCase();

const sectionTarget = (section: DraftSection): Target | undefined => {
  const opener = section.opener ?? section.blocks[0];
  return opener && { section, provision: undefined, block: opener, label: opener.outline.label?.span ?? span(0, 0) };
};

const provisionTarget = (section: DraftSection, provision: Provision<DraftBlock>): Target => ({
  section,
  provision,
  block: provision.home.block,
  label: markerOf(provision).span,
});

/** Resolves a reference that stands in `block`. */
export function resolveReference(draft: Draft, block: DraftBlock, reference: Reference): Resolution {
  if (reference.law) return EXTERNAL;
  const [first] = reference.steps;
  const home = block.section;
  if (!first || !home) return EXTERNAL;
  if (first.unit === 'section') {
    const number = designatorOf(first);
    const numbered = draft.sectionsNumbered(number).filter((s) => !s.contents);
    const section = numbered.includes(home) ? home : nearest(draft, numbered, home);
    if (!section) return missingSection(draft, home, reference, first);
    const target = sectionTarget(section);
    return walk(reference, section, undefined, 1, [target]);
  }
  // Chapters, titles and the like are looked up among the draft's divisions; an unknown one is another law's.
  if (/^(?:chapter|article|division|title|part|subchapter|subtitle|subpart|schedule|exhibit|appendix)$/.test(first.unit)) {
    const division = draft.scheme.divisions(`${first.unit} ${designatorOf(first)}`.toLowerCase()).at(-1);
    const target = division && sectionTarget(division);
    return target ? { scope: 'internal', target, steps: [target], failed: undefined, present: NONE, elsewhere: false } : EXTERNAL;
  }
  return resolveInside(draft, block, home, reference);
}

/** "subdivision (b)", "paragraph two of this subdivision": a provision of the section the reference stands in. */
function resolveInside(draft: Draft, block: DraftBlock, home: DraftSection, reference: Reference): Resolution {
  const first = reference.steps[0] as ReferenceStep;
  const here = home.standingOf(block)?.provision;
  if (reference.anchor && !/^(?:section|this|code)$/.test(reference.anchor) && !WHOLE.test(reference.anchor)) {
    // "of this subdivision": among the children of a provision that holds the reference, the innermost first.
    for (let p = here; p; p = p.parent) {
      const child = p.children.find((c) => same(c, designatorOf(first)));
      if (child) return walk(reference, home, child, 1, [provisionTarget(home, child)]);
    }
  }
  const root = home.tree.roots.find((p) => same(p, designatorOf(first)));
  if (!reference.anchor || reference.anchor !== 'section') {
    // Without "of this section" the nearest level that has such a designator is meant.
    for (let p = here; p; p = p.parent) {
      const among = p.parent ? p.parent.children : home.tree.roots;
      const sibling = among.find((c) => same(c, designatorOf(first)));
      if (sibling && (!root || rank(first.unit) > 0)) return walk(reference, home, sibling, 1, [provisionTarget(home, sibling)]);
      const child = p.children.find((c) => same(c, designatorOf(first)));
      if (child) return walk(reference, home, child, 1, [provisionTarget(home, child)]);
    }
  }
  if (root) return walk(reference, home, root, 1, [provisionTarget(home, root)]);
  // An item deeper down may be named without its parents.
  const deep = home.tree.all.filter((p) => same(p, designatorOf(first)));
  if (deep.length === 1 && deep[0]) return walk(reference, home, deep[0], 1, [provisionTarget(home, deep[0])]);
  // A clause may stand in the running text: "(i) the name, (ii) the date".
  const inline = reference.steps.length === 1 ? (here ? inlineTarget(home, here, designatorOf(first)) : undefined) : undefined;
  if (inline) return { scope: 'internal', target: inline, steps: [inline], failed: undefined, present: NONE, elsewhere: false };
  // Without "of this", and with nothing of the kind here, another law may be meant: say nothing.
  const certain =
    (reference.anchor !== '' && reference.anchor !== 'this' && !WHOLE.test(reference.anchor)) ||
    (reference.anchor === '' && likeRoots(home, first));
  if (!certain && (home.tree.all.length === 0 || deep.length > 1)) return EXTERNAL;
  const present =
    reference.anchor === '' || reference.anchor === 'section' || reference.anchor === 'this'
      ? home.tree.roots
      : here?.children.length
        ? here.children
        : (here?.parent?.children ?? home.tree.roots);
  return {
    scope: 'internal',
    target: undefined,
    steps: [],
    failed: first,
    present: () => present.map((p) => p.designator),
    elsewhere: home.quoted || !certain || draft.scheme.amending > 0,
  };
}

/** A clause numbered in the running text of a provision, or of the section's own words. */
function inlineTarget(section: DraftSection, provision: Provision<DraftBlock> | undefined, designator: string): Target | undefined {
  const blocks = provision ? [provision.home.block] : section.blocks.filter((b) => section.standingOf(b)?.provision === undefined);
  for (const block of blocks) {
    // Behind a stop or joining word: elsewhere the brackets belong to a reference.
    const opener = new RegExp(`(?:^|[,;:—.]|\\b(?:and|or|that|to|if|by|the))\\s*\\(${designator}\\)\\s`);
    const found = /^\w{1,6}$/.test(designator) ? opener.exec(block.text.slice(block.outline.body)) : null;
    if (!found) continue;
    const at = block.outline.body + found.index + found[0].lastIndexOf('(');
    return { section, provision, block, label: span(at, at + designator.length + 2) };
  }
  return undefined;
}

/** Whether "subsection (f)" must mean the section's own first level: it has such subsections, in the same letters, and no (f). */
function likeRoots(home: DraftSection, step: ReferenceStep): boolean {
  const roots = home.tree.roots;
  const letter = /^[a-z]$/.test(step.designator);
  return rank(step.unit) === 0 && letter && roots.length > 1 && roots.every((p) => p.numerals === 'lower');
}

/** Follows the steps from `from` on. */
function walk(
  reference: Reference,
  section: DraftSection,
  start: Provision<DraftBlock> | undefined,
  from: number,
  sofar: (Target | undefined)[],
): Resolution {
  const steps = [...sofar];
  let at = start;
  for (let i = from; i < reference.steps.length; i++) {
    const step = reference.steps[i] as ReferenceStep;
    const among = at ? at.children : section.tree.roots;
    const next = among.find((p) => same(p, designatorOf(step)));
    const inline = next ? undefined : inlineTarget(section, at, designatorOf(step));
    if (inline && i === reference.steps.length - 1) {
      steps.push(inline);
      return { scope: 'internal', target: inline, steps, failed: undefined, present: NONE, elsewhere: false };
    }
    if (!next) {
      // A section with no provisions at all is referred to by the units of the law it restates: nothing to hold it to.
      const elsewhere = section.quoted || (section.tree.all.length === 0 && section.isBare);
      return { scope: 'internal', target: undefined, steps, failed: step, present: () => among.map((p) => p.designator), elsewhere };
    }
    at = next;
    steps.push(provisionTarget(section, next));
  }
  return { scope: 'internal', target: steps.at(-1), steps, failed: undefined, present: NONE, elsewhere: false };
}

/** A section number that the draft does not hold: dangling in an ordinance with a scheme of its own, else another law's. */
function missingSection(draft: Draft, home: DraftSection, reference: Reference, step: ReferenceStep): Resolution {
  const number = designatorOf(step);
  const bare = /^\d{1,3}$/.test(number);
  const { own, plain, amending } = draft.scheme;
  const toThis = reference.anchor !== '' && reference.anchor !== 'code';
  // A plain number in a draft of plainly numbered sections is its own, save where it amends other law.
  const ours = toThis ? true : bare && plain > 1 && !home.quoted && amending === 0;
  if (!ours || own === 0) return EXTERNAL;
  return {
    scope: 'internal',
    target: undefined,
    steps: [],
    failed: step,
    present: () => draft.sections.filter((s) => s.kind === 'section' && !s.contents).map((s) => s.number),
    elsewhere: !draft.scheme.hasShape(shapeOf(number)) || home.quoted || amending > 0,
  };
}

const same = (p: Provision<DraftBlock>, designator: string): boolean =>
  p.designator === designator || (p.designator.toLowerCase() === designator.toLowerCase() && !/^[A-Za-z]$/.test(designator));

/** How deep a unit's name usually stands: 0 for the first level under a section. */
const rank = (unit: string): number => (unit === 'subsection' || unit === 'subdivision' ? 0 : unit === 'paragraph' ? 1 : 2);

/** Of several sections with one number, the one nearest to where the reference stands. */
function nearest(draft: Draft, sections: readonly DraftSection[], home: DraftSection): DraftSection | undefined {
  if (sections.length < 2) return sections[0];
  const at = draft.scheme.orderOf(home);
  const far = (s: DraftSection): number => Math.abs(draft.scheme.orderOf(s) - at);
  return [...sections].sort((a, b) => far(a) - far(b))[0];
}

/** How a reader would name a target: "§ 4(b)(1)". */
export function labelOf(target: Target): string {
  const { section, provision } = target;
  const path = provision ? provision.path.map((d) => `(${d})`).join('') : '';
  if (!section.number) return path || 'the opening';
  return section.kind === 'division' ? `${section.word.toLowerCase()} ${section.number}` : `§ ${section.number}${path}`;
}
