/** The line above a section that says how many places refer to it. Counting waits until the line comes into view. */
import type { DocumentSpan, Draft } from '../index/draft';
import { referencesTo } from '../index/referring';
import { subjectAt } from './navigation';

/** A lens still without its words. */
export interface Lens {
  /** The section's label: its start is where the section is found again. */
  readonly span: DocumentSpan;
}

/** A lens over each section of the draft, in order. Nothing is counted. */
export function codeLenses(draft: Draft): Lens[] {
  const lenses: Lens[] = [];
  let start = 0;
  for (const section of draft.sections) {
    const at = start;
    for (const block of section.blocks) start += block.length;
    const label = section.opener?.outline.label;
    if (section.kind !== 'section' || section.contents || !label) continue;
    lenses.push({ span: { start: at + label.span.start, end: at + label.span.end } });
  }
  return lenses;
}

/** Places that refer to the section whose label begins at `offset`, or through it to one of its provisions, in order of the text. */
export function lensPlaces(draft: Draft, offset: number): DocumentSpan[] | undefined {
  const subject = subjectAt(draft, offset);
  if (subject?.kind !== 'provision') return undefined;
  return referencesTo(draft, subject.target).map(({ block, reference }) => draft.spanOf(block, reference.span));
}

/** "3 references". */
export const lensTitle = (count: number): string => (count === 0 ? 'no references' : count === 1 ? '1 reference' : `${count} references`);
