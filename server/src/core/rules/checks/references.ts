/** Cross-references that lead nowhere. */
import { labelOf, resolveReference } from '../../index/resolve';
import { closest } from '../../text/distance';
import type { TextFix } from '../finding';
import type { BlockCheck } from './registry';

/** References of the draft to itself whose target is not there. Those to law outside this file are left alone. */
export const danglingReference: BlockCheck = function* (rule, _options, block, { draft }) {
  if (block.role === 'ignored') return;
  for (const reference of block.facts.references) {
    if (block.struck.some((s) => s.start <= reference.span.start && reference.span.end <= s.end)) continue;
    const resolution = resolveReference(draft, block, reference);
    if (resolution.scope !== 'internal' || resolution.target || resolution.elsewhere || !resolution.failed) continue;
    const { failed } = resolution;
    const present = resolution.present();
    const parent = resolution.steps.at(-1);
    const home = parent
      ? labelOf(parent)
      : failed.unit === 'section'
        ? 'This draft'
        : block.section?.number
          ? `§ ${block.section.number}`
          : 'This section';
    const last = present.at(-1);
    const nearest = closest(failed.designator, present);
    const wrapped = (d: string): string => (failed.unit === 'section' ? d : `(${d})`);
    const fixes: TextFix[] = nearest
      ? [{ title: `Change to ${wrapped(nearest)}`, safe: false, edits: [{ block, span: inner(failed.span, block.text), text: nearest }] }]
      : [];
    yield {
      rule,
      block,
      span: reference.span,
      sentence: reference.span,
      related: parent ? [{ block: parent.block, span: parent.label, text: `${labelOf(parent)} is here.` }] : [],
      authorities: [],
      fixes,
      fill: {
        quote: block.textOf(reference.span),
        home,
        failed:
          failed.unit === 'section'
            ? `section ${failed.designator}`
            : `${failed.unit === 'unit' ? '' : `${failed.unit} `}(${failed.designator})`,
        last: last ? `the last is ${wrapped(last)}` : 'it has none',
      },
    };
  }
};

/** The designator inside its brackets. */
function inner(s: { start: number; end: number }, text: string): { start: number; end: number } {
  const open = text.slice(s.start, s.end).indexOf('(');
  return open < 0 ? s : { start: s.start + open + 1, end: s.end - 1 };
}
