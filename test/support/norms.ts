/**
 * Sentences marked with what is to be read in them: "The [actor:jail] [modal:shall not] [head:hold] a person". Labels are
 * the slots of a norm; the marks are taken out before reading, and each marked stretch must lie in that slot.
 */
import assert from 'node:assert/strict';
import { tag } from '../../server/src/core/facts/lexicon';
import { readNorms } from '../../server/src/core/facts/norms';
import type { LeadIn, Mention, Norm, NormReading } from '../../server/src/core/facts/types';
import { readOutline } from '../../server/src/core/syntax/outline';
import type { BlockRole } from '../../server/src/core/syntax/types';
import type { Span } from '../../server/src/core/text/span';
import { testLexicon } from './lexicon';

export type Slot = 'actor' | 'modal' | 'head' | 'object' | 'recipient' | 'basis' | 'action' | 'exceptions' | 'conditions';

export interface Mark {
  readonly slot: Slot;
  readonly span: Span;
}

/** Takes the marks out of a sentence. */
export function unmark(source: string): { text: string; marks: Mark[] } {
  const marks: Mark[] = [];
  let text = '';
  let rest = source;
  for (let m = /\[([a-z]+):([^\]]*)\]/.exec(rest); m; m = /\[([a-z]+):([^\]]*)\]/.exec(rest)) {
    text += rest.slice(0, m.index);
    marks.push({ slot: m[1] as Slot, span: { start: text.length, end: text.length + (m[2] ?? '').length } });
    text += m[2];
    rest = rest.slice(m.index + m[0].length);
  }
  return { text: text + rest, marks };
}

/** Reads one block under a lead-in. */
export function readText(text: string, above?: LeadIn, role: BlockRole = 'operative', struck: readonly Span[] = []): NormReading {
  const outline = readOutline(text);
  return readNorms(
    text,
    { outline, mentions: tag(testLexicon(), text, 0, text.length), struck, citations: [], references: [] },
    above,
    role,
  );
}

/** Reads lines of a list: an indented line stands under the nearest line above that is indented less. */
export function readLines(source: string): { text: string; reading: NormReading }[] {
  const stack: { indent: number; leadIn: LeadIn | undefined }[] = [];
  return source
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const text = line.trimStart();
      const indent = line.length - text.length;
      while (stack.length > 0 && (stack.at(-1)?.indent ?? 0) >= indent) stack.pop();
      const reading = readText(text, stack.at(-1)?.leadIn);
      stack.push({ indent, leadIn: reading.leadIn });
      return { text, reading };
    });
}

function inSlot(norm: Norm, slot: Slot): readonly Mention[] {
  if (slot === 'head') return norm.heads ?? [];
  if (slot === 'modal') return [];
  // Any word of the predicate.
  return slot === 'action' ? [...norm.action, ...norm.object, ...norm.recipient, ...norm.basis] : norm[slot];
}

/** "must-not only penal": modality and the flags that are set, in order of the alphabet. */
export const standing = (norm: Norm): string => [norm.modality, ...[...norm.flags].sort()].join(' ');

/** Checks each marked stretch against the first norm, or the one given by its ordinal. */
export function assertNorm(source: string, expected: string, nth = 0, role: BlockRole = 'operative'): void {
  const { text, marks } = unmark(source);
  const norm = readText(text, undefined, role).norms[nth];
  assert.ok(norm, `no norm in: ${text}`);
  assert.equal(standing(norm), expected, text);
  for (const { slot, span } of marks) {
    const words = text.slice(span.start, span.end);
    if (slot === 'modal') {
      assert.equal(norm.modal && text.slice(norm.modal.start, norm.modal.end), words, text);
      continue;
    }
    const found = inSlot(norm, slot).some((m) => m.span.start < span.end && span.start < m.span.end);
    assert.ok(
      found,
      `“${words}” is not in ${slot} of: ${text}\n${slot}: ${inSlot(norm, slot)
        .map((m) => text.slice(m.span.start, m.span.end))
        .join(' | ')}`,
    );
  }
}
