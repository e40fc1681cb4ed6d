/** Where a cross-reference leads: to a provision of this draft, out of it, or nowhere. */

import { designatorOf, isBracketed, levelOf, sectionKey, unitKind } from '../facts/references';
import type { Reference, ReferenceStep } from '../facts/types';
import type { DraftBlock } from './block';
import { divisionAround, divisionsNamed } from './divisions';
import type { Draft } from './draft';
import { closestNumber, lastNumber } from './numbers';
import { type InlineClause, inlineClause, named, namedAnywhere } from './provisions';
import {
  type DraftProvision,
  EXTERNAL,
  found,
  missing,
  NO_TARGETS,
  provisionTarget,
  type Resolution,
  type Steps,
  sectionTarget,
  type Target,
} from './resolution';
import type { DraftSection } from './section';
import { shapeOf } from './sections';

export { designatorOf, sectionKey } from '../facts/references';
export { labelOf, labelOfBlock, type Resolution, sectionTarget, type Target } from './resolution';

const PLAIN = /^\d{1,3}$/;
const NO_SECTIONS: readonly DraftSection[] = [];
const NO_PROVISIONS: readonly DraftProvision[] = [];
/** Anchors that mean a law as a whole. */
const WHOLE = /^(?:ordinance|act|law|local law|code|charter|resolution|bill|initiative|bylaw)$/;

const isDivision = (step: ReferenceStep): boolean => {
  const kind = unitKind(step.unit);
  return (kind === 'division' || kind === 'paper' || kind === 'rule') && !isBracketed(step);
};

/** Resolves a reference that stands in `block`. */
export function resolveReference(draft: Draft, block: DraftBlock, reference: Reference): Resolution {
  const [first] = reference.steps;
  const home = block.section;
  if (reference.law || !first || !home) return EXTERNAL;
  // Words that are struck lead nowhere any more.
  for (const s of block.struck) if (s.start <= reference.span.start && reference.span.end <= s.end) return EXTERNAL;
  if (reference.position) return resolvePosition(draft, block, home, first, reference.position);
  if (isDivision(first)) return resolveDivision(draft, home, reference);
  if (first.unit === 'section') return resolveSection(draft, home, reference);
  const inside = resolveInside(draft, block, home, reference);
  return inside.failed && reference.anchor === '' && listsAnother(home, block) ? { ...inside, elsewhere: true } : inside;
}

/** Whether a block is an item of a list whose lead-in names a section: "the following provisions of section 12 are repealed: (1) Subsection (e)". */
function listsAnother(home: DraftSection, block: DraftBlock): boolean {
  const lead = home.standingOf(block)?.leadIn;
  return lead?.block.facts.references.some((r) => r.steps[0]?.unit === 'section') ?? false;
}

// ------------------------------------------------------------------ sections

function resolveSection(draft: Draft, home: DraftSection, reference: Reference): Resolution {
  const first = reference.steps[0] as ReferenceStep;
  const candidates = sectionsOf(draft, designatorOf(first));
  const section = candidates.length < 2 ? candidates[0] : chosen(draft, candidates, home, reference.anchor);
  if (!section) return missingSection(draft, home, reference, first);
  // A number given twice is doubtful only in a draft's own text: amending acts and codes of many chapters repeat theirs.
  const doubtful =
    candidates.length > 1 &&
    !candidates.includes(home) &&
    !draft.scheme.hasDivisions &&
    draft.scheme.amending === 0 &&
    reference.steps.length === 1;
  const others = doubtful ? candidates.filter((s) => s !== section).flatMap((s) => sectionTarget(s) ?? []) : NO_TARGETS;
  const led = walk(reference, section, undefined, 1, [sectionTarget(section)], others);
  if (led.target || candidates.length < 2) return led;
  // One that holds all that the reference names is meant before one that is nearer.
  for (const other of candidates) {
    const whole = other === section ? undefined : walk(reference, other, undefined, 1, [sectionTarget(other)]);
    if (whole?.target) return whole;
  }
  return led;
}

/** The sections with a number, without entries of a table of contents. Dashes of all lengths are one. */
export function sectionsOf(draft: Draft, number: string): readonly DraftSection[] {
  let all = draft.sectionsNumbered(number);
  if (all.length === 0 && /[‐-―]/.test(number)) all = draft.sectionsNumbered(number.replace(/[‐-―]/g, '-'));
  else if (all.length === 0 && number.includes('-')) all = draft.sectionsNumbered(number.replaceAll('-', '–'));
  return all.length > 0 && all.some((s) => s.contents) ? all.filter((s) => !s.contents) : all;
}

/** Of several sections with one number: the one around the reference, in the division it names, or nearest by. */
function chosen(draft: Draft, candidates: readonly DraftSection[], home: DraftSection, anchor: string): DraftSection | undefined {
  if (candidates.includes(home)) return home;
  if (unitKind(anchor) === 'division') {
    const around = divisionAround(draft, home, anchor);
    const inside = around ? candidates.filter((s) => divisionAround(draft, s, anchor) === around) : [];
    if (inside.length > 0) return nearest(draft, inside, home);
  }
  return nearest(draft, candidates, home);
}

function nearest(draft: Draft, sections: readonly DraftSection[], home: DraftSection): DraftSection | undefined {
  const at = draft.scheme.orderOf(home);
  let best: DraftSection | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const s of sections) {
    const far = Math.abs(draft.scheme.orderOf(s) - at);
    if (far < least) [best, least] = [s, far];
  }
  return best;
}

/** A section number that the draft does not hold: dangling in an ordinance with a scheme of its own, else another law's. */
function missingSection(draft: Draft, home: DraftSection, reference: Reference, step: ReferenceStep): Resolution {
  const number = designatorOf(step);
  const { anchor } = reference;
  const { own, plain, amending } = draft.scheme;
  const ofDivision = unitKind(anchor) === 'division';
  // "of this chapter" binds only where the chapter itself is in the draft; one file may hold a part of it.
  const toThis = ofDivision ? divisionAround(draft, home, anchor) !== undefined : WHOLE.test(anchor) && anchor !== 'code';
  // A plain number among plainly numbered sections is the draft's own, save where it amends other law.
  const ours = toThis || (anchor === '' && PLAIN.test(number) && PLAIN.test(home.number) && plain > 1 && !home.quoted && amending === 0);
  if (!ours || own === 0) return EXTERNAL;
  return {
    ...EXTERNAL,
    scope: 'internal',
    failed: step,
    present: () =>
      draft.scheme.namesNumbers ? draft.sections.filter((s) => s.kind === 'section' && !s.contents).map((s) => s.number) : [],
    nearest: () => closestNumber(draft, number),
    last: () => lastNumber(draft),
    elsewhere: !draft.scheme.hasShape(shapeOf(number)) || home.quoted || amending > 0,
  };
}

// ----------------------------------------------------------------- divisions

/** "Article 2", "chapter 5 of title 2", "Section 3 of Article 2". A division that the draft does not hold is another law's. */
function resolveDivision(draft: Draft, home: DraftSection, reference: Reference): Resolution {
  const targets: Target[] = [];
  let around: DraftSection | undefined;
  const { steps } = reference;
  const inner = steps.find((s) => s.unit === 'section');
  const sections = inner ? sectionsOf(draft, designatorOf(inner)) : NO_SECTIONS;
  let at = 0;
  for (; at < steps.length && isDivision(steps[at] as ReferenceStep); at++) {
    const { unit } = steps[at] as ReferenceStep;
    let named = divisionsNamed(draft, unit, sectionKey(steps[at] as ReferenceStep));
    if (around) named = named.filter((d) => divisionAround(draft, d, (around as DraftSection).word.toLowerCase()) === around);
    else if (reference.anchor === 'this' && named.length > 1) {
      const own = divisionAround(draft, home, unit);
      if (own && named.includes(own)) named = [own];
    }
    if (sections.length > 0 && named.length > 1) {
      // "Chapter 3 (commencing with Section 560.010)": of several chapters 3 the one that holds the section.
      const holding = named.filter((d) => sections.some((s) => divisionAround(draft, s, unit) === d));
      if (holding.length > 0) named = holding;
    }
    const division = pickDivision(draft, named, home, unit);
    const target = division && sectionTarget(division);
    if (!division || !target) return EXTERNAL;
    around = division;
    targets.push(target);
  }
  const step = steps[at];
  if (step?.unit !== 'section' || !around) return found(targets);
  const word = around.word.toLowerCase();
  const inside = sections.filter((s) => divisionAround(draft, s, word) === around);
  const section = inside.length < 2 ? inside[0] : nearest(draft, inside, home);
  if (section) return walk(reference, section, undefined, at + 1, [...targets, sectionTarget(section)]);
  return { ...found(targets), target: undefined, failed: step, elsewhere: true };
}

/** Of several divisions with one number, the last before the reference that stands under the same heading, else the last: earlier ones are contents. */
function pickDivision(draft: Draft, named: readonly DraftSection[], home: DraftSection, unit: string): DraftSection | undefined {
  if (named.length < 2) return named[0];
  for (const word of ABOVE.slice(0, Math.max(0, ABOVE.indexOf(unit))).reverse()) {
    const own = divisionAround(draft, home, word);
    if (!own) continue;
    const same = named.filter((d) => divisionAround(draft, d, word) === own);
    if (same.length > 0) return same.at(-1);
  }
  return named.at(-1);
}

/** Divisions from the widest down, as codes usually nest them. */
const ABOVE = ['title', 'subtitle', 'division', 'part', 'chapter', 'subchapter', 'article', 'subpart'];

// ------------------------------------------------------- inside the section

/** "subdivision (b)", "paragraph two of this subdivision": a provision of the section the reference stands in. */
function resolveInside(draft: Draft, block: DraftBlock, home: DraftSection, reference: Reference): Resolution {
  const first = reference.steps[0] as ReferenceStep;
  const { anchor } = reference;
  const { tree } = home;
  const designator = designatorOf(first);
  const here = home.standingOf(block)?.provision;
  const start = (same: readonly DraftProvision[]): Resolution => {
    const [p] = same;
    const others = reference.steps.length === 1 ? twinsOf(home, same) : NO_TARGETS;
    return walk(reference, home, p, 1, [p && provisionTarget(home, p)], others);
  };
  const under = anchor !== '' && levelOf(anchor) >= 0;
  if (under) {
    // "of this subdivision": among the children of a provision that holds the reference, the innermost first.
    for (let p = here; p; p = p.parent) {
      const children = named(p.children, designator);
      if (children.length > 0) return start(children);
    }
  }
  const roots = named(tree.roots, designator);
  if (anchor !== 'section') {
    // Without "of this section" the nearest level that has such a designator is meant.
    for (let p = here; p; p = p.parent) {
      const siblings = named(p.parent ? p.parent.children : tree.roots, designator);
      if (siblings.length > 0 && (roots.length === 0 || rank(first.unit) > 0)) return start(siblings);
      const children = named(p.children, designator);
      if (children.length > 0) return start(children);
    }
  }
  if (roots.length > 0) return start(roots);
  // A clause may stand in the running text: "(i) the name, (ii) the date".
  for (let p = here; ; p = p.parent) {
    const clause = inlineClause(home, p, designator);
    if (clause) return found([{ section: home, provision: p, ...clause }]);
    if (!p) break;
  }
  // An item deeper down may be named without its parents, the nearest before others.
  const deep = namedAnywhere(tree, designator);
  const near = anchor === 'section' && deep.length > 1 ? nearestUp(here, designator) : deep.length === 1 ? deep : [];
  if (near.length > 0) {
    const led = start(near);
    return anchor === 'section' && led.target ? { ...led, misplaced: first } : led;
  }
  // Without "of this", and with nothing of the kind here, another law may be meant: say nothing.
  const certain = under || anchor === 'section' || (anchor === '' && likeRoots(home, first));
  if (!certain && (tree.all.length === 0 || deep.length > 1)) return EXTERNAL;
  const among = !under ? tree.roots : here?.children.length ? here.children : (here?.parent?.children ?? tree.roots);
  const elsewhere = home.quoted || !certain || draft.scheme.amending > 0 || isUnmarked(home);
  return missing(first, among, [], elsewhere);
}

/** Of provisions with one number those that stand side by side: a list that begins again at (1) is another list. */
function twinsOf(section: DraftSection, same: readonly DraftProvision[]): readonly Target[] {
  const [first] = same;
  if (!first || same.length < 2 || section.quoted) return NO_TARGETS;
  const among = first.parent ? first.parent.children : section.tree.roots;
  const at = among.indexOf(first);
  return same.filter((p, i) => i > 0 && among[at + i] === p).map((p) => provisionTarget(section, p));
}

/** Provisions of that designator in the lists around a provision, the innermost first. */
function nearestUp(here: DraftProvision | undefined, designator: string): readonly DraftProvision[] {
  for (let p = here; p?.parent; p = p.parent) {
    const siblings = named(p.parent.children, designator);
    if (siblings.length > 0) return siblings;
  }
  return NO_PROVISIONS;
}

/** Whether "subsection (f)" must mean the section's own first level: it has such subsections, in the same letters, and no (f). */
function likeRoots(home: DraftSection, step: ReferenceStep): boolean {
  const { roots } = home.tree;
  return rank(step.unit) === 0 && /^[a-z]$/.test(step.designator) && roots.length > 1 && roots.every((p) => p.numerals === 'lower');
}

/**
 * Whether a section has no provisions to hold a reference to: nothing stands under its number, or several paragraphs with no
 * markers, as a text pasted from a web page that has lost them.
 */
function isUnmarked({ tree, blocks }: DraftSection): boolean {
  if (tree.all.length > 0) return false;
  let paragraphs = 0;
  for (const { outline } of blocks) {
    if (outline.body < outline.end && (outline.kind === 'paragraph' || outline.kind === 'section')) paragraphs++;
    if (paragraphs > 1) return true;
  }
  return paragraphs === 0;
}

/** How deep a unit's name usually stands: 0 for the first level under a section. */
const rank = (unit: string): number => {
  const level = levelOf(unit);
  return level < 0 ? 2 : level;
};

/** Follows the steps from `from` on. */
function walk(
  reference: Reference,
  section: DraftSection,
  start: DraftProvision | undefined,
  from: number,
  sofar: Steps,
  others: readonly Target[] = NO_TARGETS,
): Resolution {
  if (from >= reference.steps.length) return found(sofar, others);
  const steps = [...sofar];
  let at = start;
  let misplaced: ReferenceStep | undefined;
  for (let i = from; i < reference.steps.length; i++) {
    const step = reference.steps[i] as ReferenceStep;
    const among = at ? at.children : section.tree.roots;
    let same = named(among, designatorOf(step));
    // "§ 3.1.14.a" passes over the number in "1. a.", where two schemes stand on one line.
    if (same.length === 0 && !at) same = namedAnywhere(section.tree, designatorOf(step)).filter((p) => p.parent?.home === p.home);
    let [next] = same;
    let clause: InlineClause | undefined;
    if (!next && !at) {
      // "section 4(12)" where only 4(a)(12) has that number.
      const below = namedAnywhere(section.tree, designatorOf(step)).filter((p) => p.level === 1);
      clause = inlineClause(section, at, designatorOf(step));
      if (below.length === 1 && !clause) {
        [next] = below;
        misplaced = step;
      }
    }
    if (!next) {
      clause ??= i === reference.steps.length - 1 ? inlineClause(section, at, designatorOf(step)) : undefined;
      if (clause) return found([...steps, { section, provision: at, ...clause }]);
      // What "that section" takes up is told by the words before, which may be of another law.
      return missing(step, among, steps, section.quoted || reference.anchor === 'that' || isUnmarked(section));
    }
    at = next;
    steps.push(provisionTarget(section, next));
    if (i === reference.steps.length - 1 && same.length > 1) return found(steps, twinsOf(section, same));
  }
  return misplaced ? { ...found(steps), misplaced } : found(steps);
}

// ------------------------------------------------------------------ by place

/** "the preceding section", "the following paragraph": the neighbour of the provision or section that the words stand in. */
function resolvePosition(
  draft: Draft,
  block: DraftBlock,
  home: DraftSection,
  step: ReferenceStep,
  position: 'before' | 'after',
): Resolution {
  const by = position === 'before' ? -1 : 1;
  const kind = unitKind(step.unit);
  if (kind === 'section') {
    if (home.kind !== 'section') return EXTERNAL;
    const next = draft.neighbourOf(home, by);
    const target = next?.kind === 'section' && !next.contents ? sectionTarget(next) : undefined;
    return target ? found([target]) : EXTERNAL;
  }
  if (kind !== 'small') return EXTERNAL;
  const here = home.standingOf(block)?.provision;
  if (!here) return EXTERNAL;
  const among = here.parent ? here.parent.children : home.tree.roots;
  const next = among[among.indexOf(here) + by];
  return next ? found([provisionTarget(home, next)]) : EXTERNAL;
}

/** What "this section", "this chapter" or "this paragraph" means where it stands; undefined where the draft does not tell. */
export function resolveAnchor(draft: Draft, block: DraftBlock, unit: string): Target | undefined {
  const home = block.section;
  if (!home) return undefined;
  if (unit === 'section') return home.kind === 'section' ? sectionTarget(home) : undefined;
  if (unitKind(unit) === 'division') {
    const division = divisionAround(draft, home, unit);
    return division && sectionTarget(division);
  }
  const level = levelOf(unit);
  let at = home.standingOf(block)?.provision;
  if (level < 0 || !at) return undefined;
  // A subsection or subdivision is the outermost level, a paragraph the one below; deeper names mean the words' own level.
  if (level < 2) while (at.parent && at.level > level) at = at.parent;
  return provisionTarget(home, at);
}
