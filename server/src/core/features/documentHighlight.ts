/** The other places of what is under the caret, marked while the caret rests there. */
import type { DocumentSpan, Draft } from '../index/draft';
import { type Subject, subjectAt, usesOfSubject } from './navigation';

export interface Highlight {
  readonly span: DocumentSpan;
  /** Whether it is the definition or the label itself. */
  readonly own: boolean;
}

/** Most places marked at once: an editor shows no more of them in its margin. */
const MOST = 2000;

export function documentHighlights(draft: Draft, offset: number): Highlight[] {
  const subject = subjectAt(draft, offset);
  if (!subject) return [];
  const own = new Set(declarationsOf(draft, subject).map((s) => s.start));
  return usesOfSubject(draft, subject, true, MOST).map((s) => ({ span: s, own: own.has(s.start) }));
}

function declarationsOf(draft: Draft, subject: Subject): DocumentSpan[] {
  if (subject.kind === 'provision') return [draft.spanOf(subject.target.block, subject.target.label)];
  return subject.definitions.map((d) => draft.spanOf(d.block, d.definition.span));
}
