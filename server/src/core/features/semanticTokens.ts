/** Semantic tokens: labels, headings, terms, references, citations, duty words and marks on the text. */
import type { DraftBlock } from '../index/block';
import type { Draft } from '../index/draft';
import { resolveReference } from '../index/resolve';
import type { Span } from '../text/span';

/** Order matters: the index is what goes over the wire. */
export const TOKEN_TYPES = [
  'sectionLabel',
  'sectionHeading',
  'definedTerm',
  'crossReference',
  'citation',
  'dutyWord',
  'placeholder',
  'draftersNote',
  'addedText',
  'struckText',
] as const;
export const TOKEN_MODIFIERS = ['definition', 'unresolved', 'prohibits', 'permits', 'limited', 'vacated'] as const;

export type TokenType = (typeof TOKEN_TYPES)[number];
export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

export interface Token {
  /** In the document. */
  readonly start: number;
  readonly length: number;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/** Tokens of the stretch `[from, to)` of the document, in order and without overlap. */
export function semanticTokens(draft: Draft, from: number, to: number): Token[] {
  const tokens: Token[] = [];
  const first = draft.text.blocks.findOffset(Math.max(0, from));
  if (!first) return tokens;
  for (const { item: block, start } of draft.text.blocks.range(first.index)) {
    if (start >= to) break;
    tokens.push(...blockTokens(draft, block, start));
  }
  return tokens;
}

function blockTokens(draft: Draft, block: DraftBlock, start: number): Token[] {
  const found: Token[] = [];
  const put = (s: Span, type: TokenType, ...modifiers: TokenModifier[]): void => {
    if (s.end > s.start) found.push({ start: start + s.start, length: s.end - s.start, type, modifiers });
  };
  const { facts, outline } = block;
  if (outline.kind === 'note') {
    put({ start: outline.body, end: outline.end }, 'draftersNote');
    return found;
  }
  for (const s of block.struck) put(s, 'struckText');
  for (const b of facts.blanks) put(b.span, b.form === 'note' ? 'draftersNote' : 'placeholder');
  if (outline.label) put(outline.label.span, 'sectionLabel');
  if (outline.heading) put(outline.heading, 'sectionHeading');
  for (const m of outline.markers) {
    put(m.span, 'sectionLabel');
    if (m.heading) put(m.heading, 'sectionHeading');
  }
  for (const d of facts.definitions) put(d.span, 'definedTerm', 'definition');
  for (const c of facts.citations) put(c.span, 'citation');
  for (const r of facts.references) {
    const resolution = resolveReference(draft, block, r);
    if (resolution.scope === 'internal')
      put(r.span, 'crossReference', ...(resolution.target || resolution.elsewhere ? [] : (['unresolved'] as const)));
  }
  if (block.role === 'operative') {
    for (const norm of draft.normsOf(block)) {
      if (norm.modal)
        put(
          norm.modal,
          'dutyWord',
          ...(norm.modality === 'must-not' ? (['prohibits'] as const) : norm.modality === 'may' ? (['permits'] as const) : []),
        );
    }
  }
  // One line a token, as editors want it.
  return firstTakers(found, start, block.length)
    .sort((a, b) => a.start - b.start)
    .flatMap((t) => byLine(t, block.text, start));
}

/** Up to so many tokens are compared one with another. */
const FEW = 40;

/** The first taker keeps its words: struck text and blanks above all else. */
function firstTakers(tokens: readonly Token[], start: number, length: number): Token[] {
  const kept: Token[] = [];
  if (tokens.length <= FEW) {
    for (const t of tokens) if (!kept.some((k) => k.start < t.start + t.length && t.start < k.start + k.length)) kept.push(t);
    return kept;
  }
  const taken = new Uint8Array(length);
  for (const t of tokens) {
    const [from, to] = [t.start - start, t.start - start + t.length];
    if (taken.subarray(from, to).includes(1)) continue;
    taken.fill(1, from, to);
    kept.push(t);
  }
  return kept;
}

function byLine(token: Token, text: string, start: number): Token[] {
  const words = text.slice(token.start - start, token.start - start + token.length);
  if (!/[\r\n]/.test(words)) return [token];
  const pieces: Token[] = [];
  const lines = /[^\r\n]+/g;
  for (let m = lines.exec(words); m; m = lines.exec(words)) {
    const lead = m[0].length - m[0].trimStart().length;
    if (m[0].trim()) pieces.push({ ...token, start: token.start + m.index + lead, length: m[0].trim().length });
  }
  return pieces;
}
