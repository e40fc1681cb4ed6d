/** References that two provisions answer, or that name a provision where it is not or as what it is not. */
import { levelOf, unitKeys } from '../../../facts/references';
import type { Reference, ReferenceStep } from '../../../facts/types';
import type { DraftBlock } from '../../../index/block';
import type { Draft } from '../../../index/draft';
import { named } from '../../../index/provisions';
import { designatorOf, labelOf, resolveReference, sectionsOf } from '../../../index/resolve';
import type { DraftSection } from '../../../index/section';
import type { Provision } from '../../../syntax/tree';
import type { Hit, TextFix } from '../../finding';
import { type BlockCheck, type DraftCheck, NO_HITS } from '../registry';
import { designatorOfStep, here, hitAt, ownReferences } from './shared';

/** The section whose provisions a reference goes into; undefined where that is not one and certain. */
function goesInto(draft: Draft, block: DraftBlock, { steps }: Reference): DraftSection | undefined {
  const [first] = steps;
  if (!first) return undefined;
  if (first.unit !== 'section') return levelOf(first.unit) >= 0 ? block.section : undefined;
  const held = sectionsOf(draft, designatorOf(first));
  return held.length === 1 ? held[0] : undefined;
}

const twins = new WeakMap<object, boolean>();

/** Whether some list of a section gives a number twice. Looked through once for a tree. */
function hasTwins({ tree }: DraftSection): boolean {
  const known = twins.get(tree);
  if (known !== undefined) return known;
  const found = repeats(tree.roots) || tree.all.some((p) => repeats(p.children));
  twins.set(tree, found);
  return found;
}

/** Whether two of a list have one designator. */
const repeats = (list: readonly Provision<DraftBlock>[]): boolean =>
  list.length > 1 && new Set(list.map((p) => p.designator)).size < list.length;

/** Two provisions of one number answer to the same reference. */
export const ambiguousReference: BlockCheck = (rule, options, block, context) =>
  block.refers ? ambiguous(rule, options, block, context) : NO_HITS;

const ambiguous: BlockCheck = (rule, _options, block, { draft, ask }) => {
  let hits: Hit[] | undefined;
  for (const reference of ownReferences(block)) {
    const [first] = reference.steps;
    if (!first || reference.position || reference.anchor === 'that') continue;
    const several = first.unit === 'section' && sectionsOf(draft, designatorOf(first)).length > 1;
    const home = several ? undefined : goesInto(draft, block, reference);
    if (!several && !(home && reference.steps.length > (first.unit === 'section' ? 1 : 0) && hasTwins(home))) continue;
    // Which section of one number is meant hangs on the divisions and amending sections of the draft.
    if (several) ask('number:*');
    const { target, others } = resolveReference(draft, block, reference);
    if (!target || others.length === 0) continue;
    const fill = { label: labelOf(target), count: String(others.length + 1) };
    hits ??= [];
    hits.push(hitAt(rule, block, { span: reference.span, fill, related: [target, ...others].map(here) }));
  }
  return hits ?? NO_HITS;
};

/** A number that stands one level deeper than the reference says: "section 4(12)" for 4(a)(12). */
export const misplacedReference: BlockCheck = (rule, options, block, context) =>
  block.refers ? misplaced(rule, options, block, context) : NO_HITS;

const misplaced: BlockCheck = (rule, _options, block, { draft }) => {
  let hits: Hit[] | undefined;
  for (const reference of ownReferences(block)) {
    const { steps, anchor } = reference;
    const bySection = steps[0]?.unit === 'section';
    const step = bySection ? steps[1] : anchor === 'section' ? steps[0] : undefined;
    const into = step && goesInto(draft, block, reference);
    // Most are where they are said to be, and cost one look.
    if (!step || !into || named(into.tree.roots, designatorOf(step)).length > 0) continue;
    const { target, misplaced: failed, steps: targets } = resolveReference(draft, block, reference);
    if (!target || !failed || into.quoted || draft.scheme.amending > 0) continue;
    const reached = targets[steps.indexOf(failed)];
    const path = reached?.provision?.path;
    if (!reached || !path) continue;
    const label = labelOf(reached);
    const full = path.map((d) => `(${d})`).join('');
    const fixes: TextFix[] =
      bySection && failed.span.start === steps[0]?.span.end
        ? [{ title: `Change to ${label}`, safe: false, edits: [{ block, span: failed.span, text: full }] }]
        : [];
    hits ??= [];
    hits.push(hitAt(rule, block, { span: reference.span, fill: { label, should: label }, related: [here(reached)], fixes }));
  }
  return hits ?? NO_HITS;
};

/** Other units of the first level, and how many blocks use each for numbers of one kind. */
const UNITS = ['subsection', 'subdivision', 'paragraph', 'subparagraph', 'clause', 'item'];
const KINDS = ['lower', 'upper', 'arabic', 'roman', 'ROMAN'];

/** A first level that is called otherwise in nearly all other places: "paragraph (a) of this section" among subsections. */
export const unusualUnit: DraftCheck = function* (rule, options, { draft }) {
  if (draft.scheme.amending > 0) return;
  const times = Number(options.times ?? 4);
  for (const kind of KINDS) {
    let usual = '';
    let most = 0;
    for (const unit of UNITS) {
      const count = draft.tally.count(`calls:${unit}:${kind}`);
      if (count > most) [usual, most] = [unit, count];
    }
    if (most < times) continue;
    for (const unit of UNITS) {
      const key = `calls:${unit}:${kind}`;
      const count = unit === usual ? 0 : draft.tally.count(key);
      if (count === 0 || count * times > most) continue;
      for (const block of draft.tally.holders(key)) {
        for (const reference of ownReferences(block)) {
          const step = unitKeys(reference).includes(key) ? outermost(reference) : undefined;
          if (!step || step.unit !== unit) continue;
          const { target, steps, misplaced: failed } = resolveReference(draft, block, reference);
          const reached = steps[reference.steps.indexOf(step)];
          if (!target || failed || reached?.provision?.level !== 0) continue;
          const word = unitSpan(block, step);
          const fixes: TextFix[] = word
            ? [{ title: `Change to “${usual}”`, safe: true, edits: [{ block, span: word, text: likeCase(block.textOf(word), usual) }] }]
            : [];
          yield hitAt(rule, block, {
            span: reference.span,
            fill: { label: labelOf(reached), should: `${usual} ${block.textOf(step.span)}` },
            related: [here(reached)],
            fixes,
          });
        }
      }
    }
  }
};

const outermost = ({ steps }: Reference): ReferenceStep | undefined => (steps[0]?.unit === 'section' ? steps[1] : steps[0]);

/** The unit's word before a step. */
function unitSpan(block: DraftBlock, step: ReferenceStep): { start: number; end: number } | undefined {
  const at = designatorOfStep(block, step).start;
  const from = Math.max(0, at - 24);
  const m = /([A-Za-z]+)(\s{0,3}\(?\s?)$/.exec(block.text.slice(from, at));
  if (!m || (m[1] as string).toLowerCase() !== step.unit) return undefined;
  return { start: from + m.index, end: from + m.index + (m[1] as string).length };
}

const likeCase = (written: string, word: string): string =>
  written === written.toUpperCase() ? word.toUpperCase() : /^[A-Z]/.test(written) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
