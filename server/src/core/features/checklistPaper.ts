/** What the papers on the checklist share: their head, the words of an answer, places, and what they close with. */
import type { FeatureContext } from './context';
import type { CoverageCriterion, CoverageEvidence } from './coverage';
import { factsOf } from './memo/facts';
import { type Block, heading, note, type Runs, strong, words } from './memo/paper';
import { longDate } from './memo/wording';
import { placeWords } from './statePage';

/** What such a paper is told beside the draft. */
export interface ChecklistPaperOptions {
  /** ISO date that it bears: core has no clock. */
  readonly date: string;
  /** Name of the draft's file without folders; empty where it has none. */
  readonly file: string;
}

/** A word for each answer with a shape before it, so that none is told by its colour. */
export const ANSWERS = { yes: '✓ Yes', no: '✕ No', other: '◐ Other' } as const;

/** The title of the draft as such a paper gives it. */
export const titleOf = (ctx: FeatureContext, file: string): string => factsOf(ctx, file).title;

/** The heading and, below it, which draft was read, for where, when, and with what result. */
export function headOf(
  ctx: FeatureContext,
  name: string,
  { date, file }: ChecklistPaperOptions,
  result: string,
  more: readonly (readonly [string, Runs])[] = [],
): Block[] {
  const title = titleOf(ctx, file);
  const place = placeWords(ctx.book.states, ctx.settings.jurisdiction);
  const rows: (readonly [string, Runs])[] = [
    ['Draft', [words(title), ...(file === '' || file === title ? [] : [note(` (${file})`)])]],
    ['Enacted in', [words(place.where === '' ? 'Not said: state law was not checked' : place.where)]],
    ...(place.law === '' ? [] : [['State law', [words(place.law)]] as const]),
    ['Read on', [words(longDate(date))]],
    ['Result', [strong(result)]],
    ...more,
  ];
  return [heading(1, name), { kind: 'fields', rows }];
}

/** How many questions are answered yes, and how many there are. */
export function yesAmong(criteria: readonly CoverageCriterion[]): { readonly yes: number; readonly all: number } {
  const questions = criteria.flatMap((c) => c.questions);
  return { yes: questions.filter((q) => q.answer === 'yes').length, all: questions.length };
}

/** The provisions that evidence stands in, each once, `most` of them. */
export const placesOf = (evidence: readonly CoverageEvidence[], most: number): readonly string[] =>
  [...new Set(evidence.map((e) => e.provision))].slice(0, most);

export const CAVEAT: Block = {
  kind: 'paragraph',
  tone: 'notice',
  runs: [words('General drafting information, dated; not a substitute for counsel’s judgment.')],
};
