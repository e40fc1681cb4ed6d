/** The other places of what is under the caret, marked while the caret rests there. */
import type { DocumentSpan, Draft } from '../index/draft';
import { termPattern, usesIn } from '../index/terms';
import { type Subject, subjectAt, usesOfSubject } from './navigation';

export interface Highlight {
  readonly span: DocumentSpan;
  /** Whether it is the definition or the label itself. */
  readonly own: boolean;
}

/** Most places marked at once: an editor shows no more of them in its margin. */
const MOST = 2000;
/** Code units on each side of the caret within which uses of a term are marked: it is asked at every move of the caret. */
const REACH = 400_000;

export function documentHighlights(draft: Draft, offset: number): Highlight[] {
  const subject = subjectAt(draft, offset);
  if (!subject) return [];
  const own = new Set(declarationsOf(draft, subject).map((s) => s.start));
  const spans = subject.kind === 'term' ? termsNear(draft, subject, offset) : usesOfSubject(draft, subject, true);
  return spans.slice(0, MOST).map((s) => ({ span: s, own: own.has(s.start) }));
}

function declarationsOf(draft: Draft, subject: Subject): DocumentSpan[] {
  if (subject.kind === 'provision') return [draft.spanOf(subject.target.block, subject.target.label)];
  return subject.definitions.map((d) => draft.spanOf(d.block, d.definition.span));
}

function termsNear(draft: Draft, subject: Subject & { readonly kind: 'term' }, offset: number): DocumentSpan[] {
  if (draft.text.length <= REACH * 2) return usesOfSubject(draft, subject, true);
  const definition = subject.definitions[0]?.definition;
  const first = draft.text.blocks.findOffset(Math.max(0, offset - REACH));
  if (!definition || !first) return [];
  const pattern = termPattern([definition.term, ...definition.variants]);
  const found: DocumentSpan[] = [];
  for (const { item, start } of draft.text.blocks.range(first.index)) {
    if (start > offset + REACH) break;
    for (const s of usesIn(item, pattern)) found.push({ start: start + s.start, end: start + s.end });
  }
  return found;
}
