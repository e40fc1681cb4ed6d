/** The cross-references of a draft with what they lead to, and how they follow when numbers change. */
import type { Reference } from '../../facts/types';
import type { DraftBlock } from '../../index/block';
import type { Draft } from '../../index/draft';
import { resolveReference, type Target } from '../../index/resolve';
import type { DraftSection } from '../../index/section';
import { markerOf, type Provision } from '../../syntax/tree';
import { overlaps, type Span, span } from '../../text/span';
import type { Rewriting } from './rewriting';
import { writtenLike } from './written';

export type DraftProvision = Provision<DraftBlock>;
/** What carries a number of its own: a section, chapter or article, or a provision inside a section. */
export type Numbered = DraftSection | DraftProvision;

export const isProvision = (n: Numbered): n is DraftProvision => 'home' in n;

/** A cross-reference to a provision of this draft, where it stands and where its steps lead. */
export interface Binding {
  readonly block: DraftBlock;
  /** Offset of the block in the document. */
  readonly start: number;
  readonly reference: Reference;
  /** What each step leads to, by its place in the reference. */
  readonly steps: readonly (Target | undefined)[];
  readonly target: Target;
}

/** References that share one name of a unit: "subsections (b), (c) and (e) through (g)". */
export interface Row {
  readonly bindings: readonly Binding[];
  /** Places in `bindings` of the first member of each range: it runs to the next member, and all between is meant too. */
  readonly ranges: readonly number[];
}

/** What a target gives its number to; undefined where it stands in running text, numbered by hand: "(i) the name, (ii) …". */
export function numberedOf(target: Target): Numbered | undefined {
  const { provision, label, block, section } = target;
  if (!provision) return section;
  return provision.home.block === block && markerOf(provision).span.start === label.start ? provision : undefined;
}

/** All references that lead somewhere in the draft, in order, row by row. Walks the text: for what runs on request only. */
export function* rowsOf(draft: Draft): Generator<Row> {
  for (const { item: block, start } of draft.text.blocks.range()) {
    const { references } = block.facts;
    if (references.length === 0) continue;
    let row: Binding[] = [];
    let ranges: number[] = [];
    for (const [i, reference] of references.entries()) {
      const { target, steps } = resolveReference(draft, block, reference);
      if (!target || block.struck.some((s) => overlaps(s, reference.span))) continue;
      const joined = reference.joint !== undefined && row.at(-1)?.reference === references[i - 1];
      if (row.length > 0 && !joined) {
        yield { bindings: row, ranges };
        row = [];
        ranges = [];
      }
      if (joined && reference.joint === 'through') ranges.push(row.length - 1);
      row.push({ block, start, reference, steps, target });
    }
    if (row.length > 0) yield { bindings: row, ranges };
  }
}

/** The sections or provisions among which one stands, in order. */
export const among = (draft: Draft, n: Numbered): readonly Numbered[] =>
  isProvision(n)
    ? (n.parent?.children ?? n.home.block.section?.tree.roots ?? [])
    : draft.sections.filter((s) => s.kind === n.kind && !s.contents);

/** All that a range of a row means, from its first member to the next; undefined where the two do not stand in one series. */
export function membersOf(draft: Draft, row: Row, from: number): readonly Numbered[] | undefined {
  const [a, b] = [row.bindings[from], row.bindings[from + 1]].map((x) => x && numberedOf(x.target));
  if (!a || !b || isProvision(a) !== isProvision(b)) return undefined;
  if (!isProvision(a) && !isProvision(b)) {
    // By their order among all: a code has too many sections to look each range up among them.
    const [i, j] = [draft.scheme.orderOf(a), draft.scheme.orderOf(b)];
    return draft.sections.slice(Math.min(i, j), Math.max(i, j) + 1).filter((s) => s.kind === a.kind && !s.contents);
  }
  const siblings = among(draft, a);
  const [i, j] = [siblings.indexOf(a), siblings.indexOf(b)];
  return i < 0 || j < 0 ? undefined : siblings.slice(Math.min(i, j), Math.max(i, j) + 1);
}

/** The designator inside a step, without brackets, as a span of the block. */
export function designatorSpan(block: DraftBlock, reference: Reference, step: number): Span {
  const s = reference.steps[step];
  if (!s) return reference.span;
  const at = block.text.slice(s.span.start, s.span.end).indexOf(s.designator);
  return at < 0 ? s.span : span(s.span.start + at, s.span.start + at + s.designator.length);
}

/** New numbers by what carries them. */
export type Renaming = ReadonlyMap<Numbered, string>;

/** Lets references follow new numbers, each in its own written form. */
export function follow(rewriting: Rewriting, bindings: readonly Binding[], renaming: Renaming): void {
  for (const { block, start, reference, steps } of bindings) {
    steps.forEach((target, i) => {
      const numbered = target && numberedOf(target);
      const next = numbered && renaming.get(numbered);
      // "the preceding section" is written without a number.
      if (next === undefined || reference.steps[i]?.designator === '') return;
      const at = designatorSpan(block, reference, i);
      const written = block.textOf(at);
      const text = writtenLike(written, next);
      if (text !== written) rewriting.replace(span(start + at.start, start + at.end), text);
    });
  }
}

/** Where a number stands in the document: the designator alone, without sign, brackets or full stop. */
export function numberSpan(draft: Draft, n: Numbered): Span {
  if (isProvision(n)) {
    const marker = markerOf(n);
    const at = draft.startOf(n.home.block) + marker.span.start + marker.text.lastIndexOf(marker.designator);
    return span(at, at + marker.designator.length);
  }
  const opener = n.opener as DraftBlock;
  return draft.spanOf(opener, opener.outline.label?.numberSpan ?? span(0, 0));
}

/** Where its label begins: the marker, or the word or sign before a section's number. */
export function labelStart(draft: Draft, n: Numbered): number {
  if (isProvision(n)) return draft.startOf(n.home.block) + markerOf(n).span.start;
  const opener = n.opener ?? n.blocks[0];
  return opener ? draft.startOf(opener) + (opener.outline.label?.span.start ?? 0) : 0;
}

/** The number that a section or provision carries now. */
export const numberOf = (n: Numbered): string => (isProvision(n) ? n.designator : n.number);

/** The section a provision stands in, or the section itself. */
export const sectionOf = (n: Numbered): DraftSection | undefined => (isProvision(n) ? n.home.block.section : n);

/** Its name in messages: "§ 4(b)", "subsection (b)" in opening matter, "chapter 3". */
export function nameOf(n: Numbered, number = numberOf(n)): string {
  const section = sectionOf(n);
  const head = section?.number ? (section.kind === 'division' ? `${section.word.toLowerCase()} ` : '§ ') : '';
  if (!isProvision(n)) return `${head}${number}`;
  const path = [...n.path.slice(0, -1), number].map((d) => `(${d})`).join('');
  return section?.number ? `${head}${section.number}${path}` : path;
}

/** The words of a row and where they stand, for messages: "“sections 5 through 9” in line 12". */
export function quoted(draft: Draft, row: Row): string {
  const [first, last] = [row.bindings[0], row.bindings.at(-1)];
  if (!first || !last) return '';
  const words = first.block.text.slice(first.reference.span.start, last.reference.span.end).replace(/\s+/g, ' ');
  return `“${words}” in line ${draft.text.positionAt(first.start + first.reference.span.start).line + 1}`;
}
