/**
 * The scorecard: the eight criteria with their questions, answered from the draft, as a paper to print or send and as a
 * table for a spreadsheet. It tells what the coverage tells and nothing else.
 */
import { capital } from '../text/wording';
import type { FeatureContext } from './context';
import type { CoverageCriterion, CoverageQuestion, CoverageResult } from './coverage';
import { factsOf } from './memo/facts';
import { type Block, heading, note, type Paper, paragraph, type Run, type Runs, strong, words } from './memo/paper';
import { longDate } from './memo/wording';
import { placeWords } from './statePage';

/** What the scorecard is told beside the draft. */
export interface ScorecardOptions {
  /** ISO date that it bears: core has no clock. */
  readonly date: string;
  /** Name of the draft's file without folders; empty where it has none. */
  readonly file: string;
  /** Answers to the questions on the landscape, by id. */
  readonly landscape: Readonly<Record<string, string | readonly string[]>>;
}

/** Most places named for a question. */
const PLACES = 10;

/** A word for each answer with a shape before it, so that none is told by its colour. */
const ANSWERS = { yes: '✓ Yes', no: '✕ No', other: '◐ Other' } as const;

/** The title of the draft as the scorecard gives it. */
export const titleOf = (ctx: FeatureContext, file: string): string => factsOf(ctx, file).title;

/** The scorecard as a paper. */
export function scorecard(ctx: FeatureContext, result: CoverageResult, { date, file, landscape }: ScorecardOptions): Paper {
  const title = titleOf(ctx, file);
  const place = placeWords(ctx.book.states, ctx.settings.jurisdiction);
  const rows: (readonly [string, Runs])[] = [
    ['Draft', [words(title), ...(file === '' || file === title ? [] : [note(` (${file})`)])]],
    ['Enacted in', [words(place.where === '' ? 'Not said: state law was not checked' : place.where)]],
    ...(place.law === '' ? [] : [['State law', [words(place.law)]] as const]),
    ['Read on', [words(longDate(date))]],
    ['Result', [strong(resultOf(result.criteria))]],
    ['Checklist', [words(`${result.score.present} of ${result.score.total} items present`)]],
  ];
  const blocks: Block[] = [
    { kind: 'heading', level: 1, runs: [words('Criteria scorecard')] },
    { kind: 'fields', rows },
  ];
  if (!result.ofTheField)
    blocks.push(paragraph(words('This draft is not about immigration enforcement. The criteria are made for drafts that are.')));
  for (const [i, criterion] of result.criteria.entries()) {
    blocks.push(heading(2, `${i + 1}. ${criterion.title}`), {
      kind: 'table',
      columns: 'criteria',
      caption: yesOf(criterion),
      head: ['Question', 'Answer', 'Where'],
      rows: criterion.questions.map(questionRow),
    });
  }
  const answered = answeredOf(ctx, landscape);
  if (answered.length > 0)
    blocks.push(heading(2, 'The landscape'), {
      kind: 'table',
      columns: 'criteria',
      caption: 'Answered by the drafter, not read in the draft',
      head: ['Question', 'Answer'],
      rows: answered.map(([question, answer]) => [[words(question)], [words(answer)]]),
    });
  blocks.push(
    heading(2, 'Not checked'),
    paragraph(words('Departmental orders, contracts in force, and what agencies do. The answers tell what the text of the draft says.')),
    { kind: 'paragraph', tone: 'notice', runs: [words('General drafting information, dated; not a substitute for counsel’s judgment.')] },
  );
  return { title: `Criteria scorecard: ${title}`, blocks };
}

/** The same as comma-separated values: a row a question. */
export function scorecardAsCsv(result: CoverageResult): string {
  const rows = result.criteria.flatMap(({ id, title, questions }) =>
    questions.map((q) => [id, title, q.id, q.text, q.answer, placesOf(q).join('; ')]),
  );
  return [['Criterion', 'Title', 'Number', 'Question', 'Answer', 'Where'], ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** "8 criteria, 19 questions: 11 yes, 6 no, 2 other". */
export function resultOf(criteria: readonly CoverageCriterion[]): string {
  const questions = criteria.flatMap((c) => c.questions);
  const count = (answer: CoverageQuestion['answer']): number => questions.filter((q) => q.answer === answer).length;
  const [n, m] = [criteria.length, questions.length];
  const totals = `${n} ${n === 1 ? 'criterion' : 'criteria'}, ${m} ${m === 1 ? 'question' : 'questions'}`;
  return `${totals}: ${count('yes')} yes, ${count('no')} no, ${count('other')} other`;
}

function yesOf({ questions }: CoverageCriterion): string {
  return `Yes to ${questions.filter((q) => q.answer === 'yes').length} of ${questions.length}`;
}

function questionRow(question: CoverageQuestion): readonly Runs[] {
  const places = placesOf(question);
  const where: Run = places.length === 0 ? note('nothing in the text') : words(places.join(', '));
  return [[words(`${question.id}. ${question.text}`)], [words(ANSWERS[question.answer])], [where]];
}

const placesOf = ({ evidence }: CoverageQuestion): readonly string[] =>
  [...new Set(evidence.map(({ provision }) => provision))].slice(0, PLACES);

/** Questions on the landscape that were answered, each with its answer as a sentence begins. */
function answeredOf({ book }: FeatureContext, landscape: ScorecardOptions['landscape']): readonly (readonly [string, string])[] {
  return book.coverage.landscape.flatMap(({ id, text }) => {
    const given = landscape[id] ?? '';
    const answer = typeof given === 'string' ? given : given.join(', ');
    return answer === '' ? [] : [[text, capital(answer)] as const];
  });
}

/** A cell that a spreadsheet takes as text: one that begins like a formula gets an apostrophe before it. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
