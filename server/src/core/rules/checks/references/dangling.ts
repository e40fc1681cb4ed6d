/** Cross-references that lead nowhere. */
import { labelOf, resolveReference } from '../../../index/resolve';
import type { Hit, TextFix } from '../../finding';
import { type BlockCheck, NO_HITS } from '../registry';
import { askForSections, designatorOfStep, here, hitAt, isMarked, ownReferences, written } from './shared';

/** References of the draft to itself whose target is not there. Those to law outside this file are left alone. */
export const danglingReference: BlockCheck = (rule, options, block, context) =>
  block.refers ? dangling(rule, options, block, context) : NO_HITS;

const dangling: BlockCheck = (rule, _options, block, { draft, ask }) => {
  let hits: Hit[] | undefined;
  for (const reference of ownReferences(block)) {
    askForSections(reference, ask);
    const resolution = resolveReference(draft, block, reference);
    const { failed } = resolution;
    if (resolution.scope !== 'internal' || resolution.target || resolution.elsewhere || !failed || isMarked(block, reference)) continue;
    const parent = resolution.steps.at(-1);
    const number = block.section?.number ?? '';
    const home = parent ? labelOf(parent) : failed.unit === 'section' ? 'This draft' : number ? `§ ${number}` : 'This section';
    const last = resolution.last();
    const nearest = resolution.nearest();
    const wrapped = (d: string): string => (failed.unit === 'section' ? d : `(${d})`);
    const fixes: TextFix[] = nearest
      ? [{ title: `Change to ${wrapped(nearest)}`, safe: false, edits: [{ block, span: designatorOfStep(block, failed), text: nearest }] }]
      : [];
    const found = {
      span: reference.span,
      fill: { home, failed: written(failed), last: last ? `the last is ${wrapped(last)}` : 'it has none' },
      related: parent ? [here(parent)] : [],
      fixes,
    };
    hits ??= [];
    hits.push(hitAt(rule, block, found));
  }
  return hits ?? NO_HITS;
};
