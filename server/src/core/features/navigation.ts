/** Where words lead: from a cross-reference to its target, from a defined term to its definition, and back. */
import type { Reference } from '../facts/types';
import type { DraftBlock } from '../index/block';
import type { DocumentSpan, Draft } from '../index/draft';
import { type Resolution, resolveReference, type Target } from '../index/resolve';
import { type PlacedDefinition, termAt, usesOf } from '../index/terms';
import { lastBlockOf } from '../syntax/tree';
import { span } from '../text/span';

/** A cross-reference under the caret: the whole of it, and the step the caret is on. */
export interface ReferenceAt {
  readonly block: DraftBlock;
  readonly reference: Reference;
  readonly resolution: Resolution;
  /** The target of the step under the caret, or of the whole. */
  readonly target: Target | undefined;
}

export function referenceAt(draft: Draft, offset: number): ReferenceAt | undefined {
  const found = draft.blockAt(offset);
  if (!found) return undefined;
  const { block, at } = found;
  const reference = block.facts.references.find((r) => r.span.start <= at && at <= r.span.end);
  if (!reference) return undefined;
  const resolution = resolveReference(draft, block, reference);
  // At the joint of two steps the one that begins there is meant.
  const step = reference.steps.findLastIndex((s) => s.span.start <= at && at <= s.span.end);
  return { block, reference, resolution, target: step >= 0 && resolution.steps[step] ? resolution.steps[step] : resolution.target };
}

/** From the target's label to the end of all that stands under it. */
export function extentOf(draft: Draft, target: Target): DocumentSpan {
  const start = draft.startOf(target.block) + target.label.start;
  const last = target.provision
    ? lastBlockOf(target.provision)
    : (target.section.blocks.findLast((b) => b.outline.kind !== 'blank') ?? target.block);
  return span(start, draft.startOf(last) + last.outline.end);
}

export interface Link {
  /** The words that lead, in the document. */
  readonly origin: DocumentSpan;
  /** All of the target. */
  readonly target: DocumentSpan;
  /** The target's label or term. */
  readonly selection: DocumentSpan;
}

/** Go to definition: the provision a cross-reference names, or the places where a term is defined. */
export function definitionLinks(draft: Draft, offset: number): Link[] {
  const reference = referenceAt(draft, offset);
  if (reference) {
    const { target, block } = reference;
    if (!target) return [];
    return [
      {
        origin: draft.spanOf(block, reference.reference.span),
        target: extentOf(draft, target),
        selection: draft.spanOf(target.block, target.label),
      },
    ];
  }
  const found = draft.blockAt(offset);
  const term = found && termAt(draft, found.block, found.at);
  if (!found || !term) return [];
  return term.definitions.map(({ block, definition }) => ({
    origin: draft.spanOf(found.block, term.span),
    target: span(draft.startOf(block) + definition.span.start, draft.startOf(block) + Math.max(definition.span.end, definition.body.end)),
    selection: draft.spanOf(block, definition.span),
  }));
}

/** What references, highlights and rename are about: a term or a provision. */
export type Subject =
  | { readonly kind: 'term'; readonly origin: DocumentSpan; readonly definitions: readonly PlacedDefinition[] }
  | { readonly kind: 'provision'; readonly origin: DocumentSpan; readonly target: Target };

export function subjectAt(draft: Draft, offset: number): Subject | undefined {
  const reference = referenceAt(draft, offset);
  if (reference?.target)
    return { kind: 'provision', origin: draft.spanOf(reference.block, reference.reference.span), target: reference.target };
  const found = draft.blockAt(offset);
  if (!found) return undefined;
  const { block, at } = found;
  const label = block.outline.label?.span;
  if (label && block.section && label.start <= at && at <= label.end) {
    return {
      kind: 'provision',
      origin: draft.spanOf(block, label),
      target: { section: block.section, provision: undefined, block, label },
    };
  }
  const opened = draft.standingOf(block)?.opens.find((p) => {
    const marker = block.outline.markers[p.nth];
    return marker !== undefined && marker.span.start <= at && at <= marker.span.end;
  });
  if (opened && block.section) {
    const marker = block.outline.markers[opened.nth];
    if (marker)
      return {
        kind: 'provision',
        origin: draft.spanOf(block, marker.span),
        target: { section: block.section, provision: opened, block, label: marker.span },
      };
  }
  const term = termAt(draft, block, at);
  return term && { kind: 'term', origin: draft.spanOf(block, term.span), definitions: term.definitions };
}

/** All places that use a term or refer to a provision; `declarations` adds the definitions or the label itself. */
export function usesOfSubject(draft: Draft, subject: Subject, declarations: boolean): DocumentSpan[] {
  const found: DocumentSpan[] = [];
  if (subject.kind === 'term') {
    const first = subject.definitions[0];
    if (!first) return [];
    const defining = new Set(subject.definitions.map((d) => draft.startOf(d.block) + d.definition.span.start));
    for (const use of usesOf(draft, first.definition)) {
      const s = draft.spanOf(use.block, use.span);
      if (declarations || !defining.has(s.start)) found.push(s);
    }
    return found;
  }
  const { target } = subject;
  if (declarations) found.push(draft.spanOf(target.block, target.label));
  for (const { item: block, start } of draft.text.blocks.range()) {
    for (const reference of block.facts.references) {
      const { steps } = resolveReference(draft, block, reference);
      const at = steps.findIndex((t) => t?.section === target.section && t.provision === target.provision);
      // A reference counts for the provision it ends at, and for those it passes through.
      if (at >= 0) found.push(span(start + reference.span.start, start + reference.span.end));
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
