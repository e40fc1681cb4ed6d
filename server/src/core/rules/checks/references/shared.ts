/** What the checks of references share. */
import type { Reference, ReferenceStep } from '../../../facts/types';
import type { DraftBlock } from '../../../index/block';
import { labelOf, sectionKey, type Target } from '../../../index/resolve';
import { type Span, span } from '../../../text/span';
import type { Hit, Related, TextFix } from '../../finding';
import type { Rule } from '../../types';

const NO_REFERENCES: readonly Reference[] = [];

/** The last answer, since all checks of references ask for one block in turn. */
let last: { readonly all: readonly Reference[]; readonly struck: DraftBlock['struck']; readonly own: readonly Reference[] } | undefined;

/** The references of a block that are law now: none in headings, notes and struck words, none to other law. */
export function ownReferences(block: DraftBlock): readonly Reference[] {
  if (block.role === 'ignored' || !block.refers) return NO_REFERENCES;
  const { references: all } = block.facts;
  const { struck } = block;
  if (last?.all === all && last.struck === struck) return last.own;
  const own = all.filter((r) => !r.law && !struck.some((s) => s.start <= r.span.start && r.span.end <= s.end));
  last = { all, struck, own: own.length > 0 ? own : NO_REFERENCES };
  return last.own;
}

/** Behind a reference: the editor of a code has marked it already. */
const MARKED = /\s?\[(?:repealed|sic|expired|omitted|reserved|now\b|see\b)/iy;

export function isMarked(block: DraftBlock, reference: Reference): boolean {
  MARKED.lastIndex = reference.span.end;
  return MARKED.test(block.text);
}

/** Tells the runner which sections a reference looked at besides the one it names first. */
export function askForSections(reference: Reference, ask: (key: string) => void): void {
  for (const [i, step] of reference.steps.entries()) if (i > 0 && step.unit === 'section') ask(`number:${sectionKey(step)}`);
}

/** A step as a reader would write it. */
export const written = (step: ReferenceStep): string =>
  step.unit === 'section' ? `section ${step.designator}` : `${step.unit === 'unit' ? '' : `${step.unit} `}(${step.designator})`;

export const here = (target: Target): Related => ({ block: target.block, span: target.label, text: `${labelOf(target)} is here.` });

/** The designator inside its brackets. */
export function designatorOfStep(block: DraftBlock, step: ReferenceStep): Span {
  const at = block.text.slice(step.span.start, step.span.end).indexOf(step.designator);
  return at < 0 ? step.span : span(step.span.start + at, step.span.start + at + step.designator.length);
}

export interface Found {
  readonly span: Span;
  readonly fill?: Readonly<Record<string, string>>;
  readonly related?: readonly Related[];
  readonly fixes?: readonly TextFix[];
}

export const hitAt = (rule: Rule, block: DraftBlock, found: Found): Hit => ({
  rule,
  block,
  span: found.span,
  sentence: found.span,
  related: found.related ?? [],
  authorities: [],
  fixes: found.fixes ?? [],
  fill: { quote: block.textOf(found.span).replace(/\s+/g, ' '), ...found.fill },
});
