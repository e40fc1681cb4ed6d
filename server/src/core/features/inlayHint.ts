/** Where a cross-reference leads, in a word or two behind it: "subsection (b) → Exceptions". */
import type { DocumentSpan, Draft } from '../index/draft';
import { labelOf, resolveReference, type Target } from '../index/resolve';
import { cut } from './markdown';
import { extentOf, headingOfTarget, stands, wordsOf } from './targets';

export interface Hint {
  /** Offset behind the reference. */
  readonly at: number;
  /** "→ Exceptions". */
  readonly label: string;
  /** The first words of the target, plain. */
  readonly tooltip: string;
  /** The target's label. */
  readonly target: DocumentSpan;
}

/** Characters of a heading that a hint shows: it must not push the line apart. */
const WIDTH = 32;
/** Characters of the target that its tooltip shows. */
const TOOLTIP = 300;

/** The hints of the stretch `[from, to)` of the document, in order. */
export function inlayHints(draft: Draft, from: number, to: number): Hint[] {
  const hints: Hint[] = [];
  const first = draft.text.blocks.findOffset(Math.max(0, from));
  if (!first) return hints;
  for (const { item: block, start } of draft.text.blocks.range(first.index)) {
    if (start >= to) break;
    if (!block.refers) continue;
    for (const reference of block.facts.references) {
      const at = start + reference.span.end;
      if (at < from || at > to) continue;
      const { target } = resolveReference(draft, block, reference);
      if (!target || stands(draft, block, target)) continue;
      const hint = hintTo(draft, target, at);
      if (hint) hints.push(hint);
    }
  }
  return hints;
}

function hintTo(draft: Draft, target: Target, at: number): Hint | undefined {
  const words = headingOfTarget(target) || wordsOf(draft, target, TOOLTIP);
  if (!words) return undefined;
  const text = wordsOf(draft, target, TOOLTIP);
  return {
    at,
    label: `→ ${cut(words.replace(/[.:;,\s]+$/, ''), WIDTH)}`,
    tooltip: text ? `${labelOf(target)}: ${text}` : labelOf(target),
    target: extentOf(draft, target),
  };
}
