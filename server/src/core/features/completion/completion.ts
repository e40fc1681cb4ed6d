/**
 * Completion: model clauses behind "/" on an empty line; in prose, references, defined terms and cases. Ordinary typing opens
 * no list: what asks by itself is a blank or bracket behind words that begin a reference, a capital behind an article,
 * and the quotation mark behind "strike". Everything else waits until the drafter asks.
 */
import { span } from '../../text/span';
import type { FeatureContext } from '../context';
import { clauseCompletions } from './clauses';
import { type CompletionList, type CompletionRequest, NOTHING } from './item';
import { newSectionCompletions, referenceCompletions } from './references';
import { wordCompletions } from './terms';

export type { Completion, CompletionList, CompletionRequest } from './item';

/** Characters that ask for completion by themselves. */
export const TRIGGERS: readonly string[] = ['/', '§', ' ', '(', '“', '"', ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

const SLASH = /^[ \t]*\/([a-z-]*)$/;
/** Code units before the caret that can matter: a line may be as long as a book. */
const LOOK = 240;

export function completions(ctx: FeatureContext, request: CompletionRequest): CompletionList {
  const { offset, trigger, lineStart, lazy } = request;
  const { draft, settings } = ctx;
  const line = draft.text.slice(Math.max(lineStart, offset - LOOK), offset);
  const asked = trigger === undefined;
  if (SLASH.test(line)) {
    if (!settings.completion.slashList) return NOTHING;
    return { items: clauseCompletions(ctx, span(lineStart, offset), lazy), incomplete: false };
  }
  const kind = draft.blockAt(offset)?.block.outline.kind;
  if (!settings.completion.inProse || trigger === '/' || kind === 'note' || kind === 'history') return NOTHING;
  if (asked && /^\s*$/.test(line)) return newSectionCompletions(draft, offset);
  const reference = trigger === undefined || ' §('.includes(trigger) ? referenceCompletions(draft, offset, line, asked) : undefined;
  if (reference) return reference;
  if (trigger === '(' || trigger === '§') return NOTHING;
  return wordCompletions(ctx, offset, line, trigger);
}
