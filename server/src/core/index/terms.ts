/** Defined terms over the whole draft: where a term is defined and where it is used. */
import type { Definition } from '../facts/types';
import { type Span, span } from '../text/span';
import type { DraftBlock } from './block';
import type { Draft } from './draft';

/** A definition with the block that holds it. */
export interface PlacedDefinition {
  readonly block: DraftBlock;
  readonly definition: Definition;
}

export interface PlacedSpan {
  readonly block: DraftBlock;
  readonly span: Span;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The plural of a term as English forms it, or undefined where the term ends like one. */
export function pluralOf(term: string): string | undefined {
  if (/(?:s|ss|us|is)$/i.test(term)) return /ss$|us$|sis$/i.test(term) ? `${term}es`.replace(/sises$/, 'ses') : undefined;
  if (/[^aeiou]y$/i.test(term)) return `${term.slice(0, -1)}ies`;
  if (/(?:x|z|ch|sh)$/i.test(term)) return `${term}es`;
  return `${term}s`;
}

/** All definitions of a term, by its text in any case, in order of the draft. */
export function definitionsOf(draft: Draft, term: string): PlacedDefinition[] {
  const key = term.toLowerCase();
  const found: PlacedDefinition[] = [];
  for (const block of draft.definersOf(key)) {
    for (const definition of block.facts.definitions) {
      if (definition.term.toLowerCase() === key || definition.variants.some((v) => v.toLowerCase() === key))
        found.push({ block, definition });
    }
  }
  return found.sort((a, b) => draft.indexOf(a.block) - draft.indexOf(b.block));
}

/** A pattern that finds a term, its plural and its possessive as whole words. A term in capitals keeps its capitals. */
export function termPattern(terms: readonly string[]): RegExp {
  const forms = new Set<string>();
  for (const term of terms) {
    forms.add(term);
    const plural = pluralOf(term);
    if (plural) forms.add(plural);
  }
  const source = [...forms]
    .sort((a, b) => b.length - a.length)
    .map((f) => escaped(f).replace(/\s+/g, '\\s+'))
    .join('|');
  const capitals = terms.every((t) => t === t.toUpperCase() && /\p{Lu}/u.test(t));
  return new RegExp(`(?<![\\p{L}\\p{N}-])(?:${source})(?![\\p{L}\\p{N}-])`, capitals ? 'gu' : 'giu');
}

/** Places in one block where the pattern's term is used, definitions among them. */
export function usesIn(block: DraftBlock, pattern: RegExp): Span[] {
  const found: Span[] = [];
  if (block.outline.kind === 'note') return found;
  pattern.lastIndex = 0;
  for (let m = pattern.exec(block.text); m; m = pattern.exec(block.text)) found.push(span(m.index, m.index + m[0].length));
  return found;
}

/** All uses of a term. Walks the draft: for a request, not for a keystroke. */
export function usesOf(draft: Draft, definition: Definition): PlacedSpan[] {
  const pattern = termPattern([definition.term, ...definition.variants]);
  const found: PlacedSpan[] = [];
  for (const block of draft.text.blocks.items()) for (const s of usesIn(block, pattern)) found.push({ block, span: s });
  return found;
}

/** The defined term under an offset of a block, the longest first. */
export function termAt(
  draft: Draft,
  block: DraftBlock,
  at: number,
): { readonly span: Span; readonly definitions: PlacedDefinition[] } | undefined {
  // Words around the offset, at most eight on each side: no defined term is longer.
  const words = /[\p{L}\p{N}][\p{L}\p{N}’'/-]*/gu;
  const from = Math.max(0, at - 120);
  const window = block.text.slice(from, at + 120);
  const spans: Span[] = [];
  for (let m = words.exec(window); m; m = words.exec(window)) spans.push(span(from + m.index, from + m.index + m[0].length));
  const here = spans.findIndex((s) => s.start <= at && at <= s.end);
  if (here < 0) return undefined;
  for (let length = 8; length >= 1; length--) {
    for (let first = Math.max(0, here - length + 1); first <= here && first + length <= spans.length; first++) {
      const s = span((spans[first] as Span).start, (spans[first + length - 1] as Span).end);
      const key = block.text
        .slice(s.start, s.end)
        .replace(/\s+/g, ' ')
        .replace(/[’']s$/, '');
      for (const candidate of singulars(key)) {
        const definitions = definitionsOf(draft, candidate);
        if (definitions.length > 0) return { span: s, definitions };
      }
    }
  }
  return undefined;
}

function singulars(key: string): string[] {
  const forms = [key];
  if (/ies$/i.test(key)) forms.push(`${key.slice(0, -3)}y`);
  if (/es$/i.test(key)) forms.push(key.slice(0, -2));
  if (/s$/i.test(key)) forms.push(key.slice(0, -1));
  return forms;
}
