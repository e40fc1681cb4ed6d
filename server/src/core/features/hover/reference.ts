/** The card of a cross-reference: what the step under the pointer leads to, in the target's own words. */

import { countReferences } from '../../index/referring';
import { labelOf, type Target } from '../../index/resolve';
import type { FeatureContext } from '../context';
import { commandLink, cut, linkLine, plain } from '../markdown';
import type { ReferenceAt } from '../navigation';
import { headingOfTarget, wordsOf } from '../targets';

/** Characters of the reference, and of its target, that the card shows. */
const WRITTEN = 80;
const QUOTED = 300;

/** References looked at for the count: a card must not keep the drafter waiting. */
const LOOKED_AT = 60;

/** Empty for a reference to other law. */
export function referenceCard(at: ReferenceAt, ctx: FeatureContext): string {
  if (at.resolution.scope === 'external') return '';
  const { draft } = ctx;
  const { target, block } = at;
  const written = plain(cut(block.textOf(at.words), WRITTEN));
  if (!target) return `**${written}** — not found  \n${missing(at)}`;
  const heading = headingOfTarget(target);
  const words = wordsOf(draft, target, QUOTED);
  const { count, more } = countReferences(draft, target, LOOKED_AT);
  const position = positionOf(ctx, target);
  return [
    `**${written}** → ${plain(labelOf(target))}${heading ? `, ${plain(heading)}` : ''}`,
    words ? `“${plain(words)}”` : '',
    otherSteps(at, ctx),
    twins(at, ctx),
    linkLine([
      more && count === 0 ? '' : `Referred to from ${count}${more ? ' or more' : ''} ${count === 1 && !more ? 'place' : 'places'}`,
      commandLink(ctx.commands, 'goTo', 'Go', ctx.uri, position),
      count > 1 || more ? commandLink(ctx.commands, 'references', 'All references', ctx.uri, position) : '',
    ]),
  ]
    .filter((l) => l !== '')
    .join('  \n');
}

const positionOf = (ctx: FeatureContext, target: Target) => ctx.draft.text.positionAt(ctx.draft.startOf(target.block) + target.label.start);

/** Where the other steps of the same reference lead: "Also here: § 4(a)". */
function otherSteps(at: ReferenceAt, ctx: FeatureContext): string {
  const others = at.resolution.steps.flatMap((target) => {
    if (!target || target === at.target) return [];
    const label = plain(labelOf(target));
    return [commandLink(ctx.commands, 'goTo', label, ctx.uri, positionOf(ctx, target)) || label];
  });
  return others.length > 0 ? `Also here: ${others.join(' · ')}` : '';
}

/** Other places of the same number: "Also numbered so: § 4, Fees". */
function twins(at: ReferenceAt, ctx: FeatureContext): string {
  const { others, target } = at.resolution;
  if (others.length === 0 || at.target !== target) return '';
  const named = others.slice(0, 3).map((t) => {
    const heading = headingOfTarget(t);
    const label = `${plain(labelOf(t))}${heading ? `, ${plain(heading)}` : ''}`;
    return commandLink(ctx.commands, 'goTo', label, ctx.uri, positionOf(ctx, t)) || label;
  });
  return `Also numbered so: ${named.join(' · ')}`;
}

/** What is there in the place of a target that is not: "No subsection (f): the last is (e). Nearest: (e)." */
function missing(at: ReferenceAt): string {
  const { failed, elsewhere, last, nearest } = at.resolution;
  if (!failed) return 'It leads to nothing in this draft.';
  const name = (designator: string): string => (failed.unit === 'section' ? plain(designator) : `(${plain(designator)})`);
  const unit = failed.unit === 'unit' ? 'provision' : plain(failed.unit);
  const [end, near] = [last(), nearest()];
  const there = [end ? `the last is ${name(end)}` : '', near && near !== end ? `the nearest is ${name(near)}` : ''].filter((t) => t !== '');
  return `No ${unit} ${name(failed.designator)}${elsewhere ? ' in this file' : ''}${there.length > 0 ? `: ${there.join(', ')}` : ''}.`;
}
