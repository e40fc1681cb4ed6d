/**
 * The scorecard: the eight criteria with their questions, answered from the draft, as a paper to print or send and as a
 * table for a spreadsheet. It tells what the coverage tells and nothing else.
 */
import { capital } from '../text/wording';
import { ANSWERS, CAVEAT, type ChecklistPaperOptions, headOf, placesOf, titleOf, yesAmong } from './checklistPaper';
import type { FeatureContext } from './context';
import type { CoverageCriterion, CoverageQuestion, CoverageResult } from './coverage';
import { heading, note, type Paper, paragraph, type Run, type Runs, words } from './memo/paper';

/** What the scorecard is told beside the draft. */
export interface ScorecardOptions extends ChecklistPaperOptions {
  /** Answers to the questions on the landscape, by id. */
  readonly landscape: Readonly<Record<string, string | readonly string[]>>;
}

/** Most places named for a question. */
const PLACES = 10;

/** The scorecard as a paper. */
export function scorecard(ctx: FeatureContext, result: CoverageResult, options: ScorecardOptions): Paper {
  const blocks = headOf(ctx, 'Criteria scorecard', options, resultOf(result.criteria), [
    ['Checklist', [words(`${result.score.present} of ${result.score.total} items present`)]],
  ]);
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
  const answered = answeredOf(ctx, options.landscape);
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
    CAVEAT,
  );
  return { title: `Criteria scorecard: ${titleOf(ctx, options.file)}`, blocks };
}

/** The same as comma-separated values: a row a question. */
export function scorecardAsCsv(result: CoverageResult): string {
  const rows = result.criteria.flatMap(({ id, title, questions }) =>
    questions.map((q) => [id, title, q.id, q.text, q.answer, placesOf(q.evidence, PLACES).join('; ')]),
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

function yesOf(criterion: CoverageCriterion): string {
  const { yes, all } = yesAmong([criterion]);
  return `Yes to ${yes} of ${all}`;
}

function questionRow(question: CoverageQuestion): readonly Runs[] {
  const places = placesOf(question.evidence, PLACES);
  const where: Run = places.length === 0 ? note('nothing in the text') : words(places.join(', '));
  return [[words(`${question.id}. ${question.text}`)], [words(ANSWERS[question.answer])], [where]];
}

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
