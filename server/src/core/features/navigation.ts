/** Where words lead: from a cross-reference to its target, from a defined term to its definition, and back. */
import { anchorAt } from '../facts/references';
import type { Reference } from '../facts/types';
import type { DraftBlock } from '../index/block';
import type { DocumentSpan, Draft } from '../index/draft';
import { referencesTo } from '../index/referring';
import { type Resolution, resolveAnchor, resolveReference, type Target } from '../index/resolve';
import { type PlacedDefinition, termAt, usesOf } from '../index/terms';
import { markerOf } from '../syntax/tree';
import { type Span, span, touches } from '../text/span';
import { extentOf, targetOfProvision } from './targets';

/** A cross-reference under the caret: the whole of it, and the step the caret is on. */
export interface ReferenceAt {
  readonly block: DraftBlock;
  readonly reference: Reference;
  readonly resolution: Resolution;
  /** Which of the reference's steps the caret is on; -1 where it is on the words between them. */
  readonly step: number;
  /** The target of the step under the caret, or of the whole. */
  readonly target: Target | undefined;
  /** The words that lead there, in the block: the step's where there are several, else the whole reference. */
  readonly words: Span;
}

export function referenceAt(draft: Draft, offset: number): ReferenceAt | undefined {
  const found = draft.blockAt(offset);
  if (!found) return undefined;
  const { block, at } = found;
  const reference = block.facts.references.find((r) => r.span.start <= at && at <= r.span.end);
  if (!reference) return undefined;
  const resolution = resolveReference(draft, block, reference);
  // At the joint of two steps the one that begins there is meant.
  const step = reference.steps.findLastIndex((_, i) => touches(wordsOfStep(block, reference, i), at));
  const target = step >= 0 ? resolution.steps[step] : undefined;
  const words = target && reference.steps.length > 1 ? wordsOfStep(block, reference, step) : reference.span;
  return { block, reference, resolution, step, target: target ?? resolution.target, words };
}

export interface Link {
  /** The words that lead, in the document. */
  readonly origin: DocumentSpan;
  /** All of the target. */
  readonly target: DocumentSpan;
  /** The target's label or term. */
  readonly selection: DocumentSpan;
}

/**
 * Go to definition: the provision a step of a cross-reference names, the places where a term is defined, or, at a provision's
 * own label, that provision, which editors take as a wish to see what refers to it.
 */
export function definitionLinks(draft: Draft, offset: number): Link[] {
  const reference = referenceAt(draft, offset);
  if (reference) {
    const { target, block, resolution } = reference;
    if (!target) return [];
    // Where a number was given twice the reader chooses.
    const targets = target === resolution.target ? [target, ...resolution.others] : [target];
    return targets.map((t) => linkTo(draft, draft.spanOf(block, reference.words), t));
  }
  const found = draft.blockAt(offset);
  if (!found) return [];
  const own = labelledAt(draft, found.block, found.at);
  if (own) return [linkTo(draft, draft.spanOf(own.block, own.label), own)];
  const term = termAt(draft, found.block, found.at);
  if (!term) return anchorLink(draft, found.block, found.at);
  return term.definitions.map(({ block, definition }) => ({
    origin: draft.spanOf(found.block, term.span),
    target: draft.spanOf(block, span(definition.span.start, Math.max(definition.span.end, definition.body.end))),
    selection: draft.spanOf(block, definition.span),
  }));
}

/** "this section" and "this chapter" lead to the section and chapter they stand in. */
function anchorLink(draft: Draft, block: DraftBlock, at: number): Link[] {
  const anchor = anchorAt(block.text, at);
  const target = anchor && resolveAnchor(draft, block, anchor.unit);
  return anchor && target ? [linkTo(draft, draft.spanOf(block, anchor.span), target)] : [];
}

const linkTo = (draft: Draft, origin: DocumentSpan, target: Target): Link => ({
  origin,
  target: extentOf(draft, target),
  selection: draft.spanOf(target.block, target.label),
});

/** What references, highlights and rename are about: a term or a provision. */
export type Subject =
  | { readonly kind: 'term'; readonly origin: DocumentSpan; readonly definitions: readonly PlacedDefinition[] }
  | { readonly kind: 'provision'; readonly origin: DocumentSpan; readonly target: Target };

export function subjectAt(draft: Draft, offset: number): Subject | undefined {
  const reference = referenceAt(draft, offset);
  if (reference?.target) return { kind: 'provision', origin: draft.spanOf(reference.block, reference.words), target: reference.target };
  const found = draft.blockAt(offset);
  if (!found) return undefined;
  const { block, at } = found;
  const target = labelledAt(draft, block, at);
  if (target) return { kind: 'provision', origin: draft.spanOf(block, target.label), target };
  const term = termAt(draft, block, at);
  return term && { kind: 'term', origin: draft.spanOf(block, term.span), definitions: term.definitions };
}

/** The section or provision whose label or marker is at an offset of a block. */
function labelledAt(draft: Draft, block: DraftBlock, at: number): Target | undefined {
  const { section } = block;
  if (!section) return undefined;
  const label = block.outline.label?.span;
  if (label && label.start <= at && at <= label.end) return { section, provision: undefined, block, label };
  const opened = draft.standingOf(block)?.opens.find((p) => {
    const { span: s } = markerOf(p);
    return s.start <= at && at <= s.end;
  });
  return opened && targetOfProvision(section, opened);
}

const SIGN = /(?:([\p{L}]{2,15})\.?|§{1,2})\s{0,3}$/u;

/** A step's designator with the unit before it, where one is written: "paragraph (1)". */
function wordsOfStep(block: DraftBlock, reference: Reference, nth: number): Span {
  const step = reference.steps[nth];
  if (!step) return reference.span;
  const before = SIGN.exec(block.text.slice(Math.max(reference.span.start, step.span.start - 20), step.span.start));
  const unit = before?.[1]?.toLowerCase();
  // Short forms of a unit begin as the unit does: "subd.", "par.", "ch.".
  const named = before && (unit === undefined || unit.startsWith(step.unit.slice(0, 2)));
  return named ? span(step.span.start - before[0].length, step.span.end) : step.span;
}

/**
 * The places that use a term or refer to a provision, at most `most`; `declarations` adds the definitions or the label itself.
 */
export function usesOfSubject(draft: Draft, subject: Subject, declarations: boolean, most = Number.POSITIVE_INFINITY): DocumentSpan[] {
  const found: DocumentSpan[] = [];
  if (subject.kind === 'term') {
    const first = subject.definitions[0];
    if (!first) return [];
    const defining = new Set(subject.definitions.map((d) => draft.startOf(d.block) + d.definition.span.start));
    for (const use of usesOf(draft, first, { most })) {
      const s = draft.spanOf(use.block, use.span);
      if (declarations || !defining.has(s.start)) found.push(s);
    }
    return found;
  }
  const { target } = subject;
  if (declarations) found.push(draft.spanOf(target.block, target.label));
  for (const { block, reference } of referencesTo(draft, target)) found.push(draft.spanOf(block, reference.span));
  return found.sort((a, b) => a.start - b.start).slice(0, most);
}
