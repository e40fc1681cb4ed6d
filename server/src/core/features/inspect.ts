/** Everything read from a draft, as plain data: for `home-rule inspect` and for tests. */

import { describeNorm } from '../facts/norms/describe';
import type { Citation, CitationField, Mention, Norm } from '../facts/types';
import type { DraftBlock } from '../index/block';
import type { Draft } from '../index/draft';
import { labelOf, labelOfBlock, resolveReference } from '../index/resolve';
import type { Position } from '../text/draft';
import { type Span, span } from '../text/span';
import type { FeatureContext } from './context';
import { documentSymbols, type OutlineSymbol } from './documentSymbol';
import { readingOf } from './sentence';

export interface InspectRange {
  readonly start: Position;
  readonly end: Position;
}

export interface InspectSection {
  readonly number: string;
  readonly heading: string;
  readonly level: number;
  readonly range: InspectRange;
  readonly children: readonly InspectSection[];
}

export interface Inspection {
  readonly sections: readonly InspectSection[];
  readonly definitions: readonly { readonly term: string; readonly range: InspectRange }[];
  readonly references: readonly {
    readonly text: string;
    readonly range: InspectRange;
    readonly scope: 'internal' | 'external';
    /** Label of the target, "§ 4(b)"; null where it leads nowhere or outside. */
    readonly target: string | null;
    readonly targetRange: InspectRange | null;
    readonly resolved: boolean;
  }[];
  readonly citations: readonly Readonly<Record<string, unknown>>[];
  /** Each with its concepts by slot, where it stands, and its reading in plain words. */
  readonly norms: readonly InspectNorm[];
}

export type InspectNorm = NormData & { readonly range: InspectRange };

type NormData = ReturnType<typeof normData>;

export function inspect(ctx: FeatureContext): Inspection {
  const { draft } = ctx;
  const range = (s: Span): InspectRange => ({ start: draft.text.positionAt(s.start), end: draft.text.positionAt(s.end) });
  const section = (s: OutlineSymbol): InspectSection => ({
    number: numberOf(s.name),
    heading: s.kind === 'title' || s.kind === 'recitals' ? s.name : s.detail,
    level: s.level,
    range: range(s.span),
    children: s.children.map(section),
  });
  const result = {
    sections: documentSymbols(draft).map(section),
    definitions: [] as Inspection['definitions'][number][],
    references: [] as Inspection['references'][number][],
    citations: [] as Readonly<Record<string, unknown>>[],
    norms: [] as InspectNorm[],
  };
  for (const { item: block, start } of draft.text.blocks.range()) {
    const at = (s: Span): InspectRange => range(span(s.start + start, s.end + start));
    for (const d of block.facts.definitions) {
      result.definitions.push({ term: d.term, range: at(d.span) });
      for (const v of d.variants) result.definitions.push({ term: v, range: at(d.span) });
    }
    for (const r of block.facts.references) {
      const resolution = resolveReference(draft, block, r);
      const { target } = resolution;
      result.references.push({
        text: block.textOf(r.span),
        range: at(r.span),
        scope: resolution.scope,
        target: target ? labelOf(target) : null,
        targetRange: target ? range(draft.spanOf(target.block, target.label)) : null,
        resolved: resolution.scope === 'external' || target !== undefined,
      });
    }
    for (const c of block.facts.citations)
      result.citations.push({ ...citationData(c, block), range: at(c.span), authority: ctx.book.authorityOf(draft, block, c)?.id ?? null });
    if (block.role !== 'ignored')
      for (const n of draft.normsOf(block)) result.norms.push({ ...normData(n, block, draft), range: at(n.span) });
  }
  return result;
}

/** "§ 9-131" and "(b)" without their dress. */
const numberOf = (name: string): string => name.replace(/^(?:§+|[A-Za-z]+\.?)\s+(?=\S)/, '').replace(/^[(]|[).]+$/g, '');

function citationData(c: Citation, block: DraftBlock): Record<string, unknown> {
  const fields: Record<string, unknown> = { text: block.textOf(c.span), kind: c.kind, key: c.key, normal: c.normal };
  for (const [name, part] of Object.entries(c.parts) as [CitationField, { text: string }][]) if (part) fields[name] = part.text;
  if (c.parallel.length > 0) fields.parallel = c.parallel.map((p) => p.text);
  return fields;
}

const ids = (mentions: readonly Mention[]): string[] => mentions.map((m) => m.concept);

function normData(n: Norm, block: DraftBlock, draft: Draft) {
  return {
    provision: labelOfBlock(draft, block) ?? '',
    text: block.textOf(n.span),
    modality: n.modality,
    flags: [...n.flags],
    actor: ids(n.actor),
    head: n.head?.concept ?? null,
    object: ids(n.object),
    recipient: ids(n.recipient),
    action: ids(n.action),
    basis: ids(n.basis),
    exceptions: ids(n.exceptions),
    conditions: ids(n.conditions),
    context: n.context,
    certainty: Number(n.certainty.toFixed(2)),
    doubts: n.doubts,
    says: describeNorm(n, block.text),
    reading: readingOf(draft, block, n),
  };
}
