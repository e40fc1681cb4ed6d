/** `home-rule coverage`: which items of the checklist a draft holds, with the places that show them. */
import { DraftAnalysis } from '../core/analysis';
import { placesOf } from '../core/features/checklistPaper';
import { type CoverageEvidence, type CoverageResult, STATUS_WORDS } from '../core/features/coverage';
import { coveragePaper, resultWords } from '../core/features/coveragePaper';
import { written } from '../core/features/memo/write';
import { type Command, parseArguments } from './command';
import { paperDay } from './day';
import { PLACE_OPTIONS, settingsFor } from './place';
import { draftName, formatIn, oneDraft, onePath, put } from './texts';

/** Most places given for an item, and most named on its line. */
const MOST = 20;
const PLACES = 5;

export const coverage: Command = {
  name: 'coverage',
  usage:
    'home-rule coverage FILE [--format text|json|markdown|html] [--output FILE] [--state XX] [--body city|county|town|"special district"|state] [--date YYYY-MM-DD]',
  summary: 'Say which items of the checklist a draft holds, with their places, and answer the questions of the eight criteria.',
  run(args, terminal) {
    const { book, today } = terminal;
    const { rest, options } = parseArguments(args, {
      '--format': ['text', 'json', 'markdown', 'html'],
      '--output': 'text',
      '--date': 'text',
      ...PLACE_OPTIONS,
    });
    const path = onePath(rest);
    const date = paperDay(options, today);
    const settings = settingsFor(options);
    const file = oneDraft(path, 'coverage reads one file', terminal);
    if (!file) return 2;
    const analysis = new DraftAnalysis(file.path, file.text, book, undefined, true);
    analysis.settings = settings;
    const result = analysis.coverage.result(settings, MOST);
    const { text } = analysis.draft;
    const output = options.get('--output');
    const format = formatIn(options, 'text');
    if (format === 'markdown' || format === 'html') {
      const paper = coveragePaper(analysis.context, result, { date, file: draftName(file) });
      return put(written(paper, format), output, terminal);
    }
    const json = (): unknown => jsonOf(result, (offset) => text.positionAt(offset));
    return put(format === 'json' ? `${JSON.stringify(json(), undefined, 2)}\n` : textOf(result), output, terminal);
  },
};

/** Positions from 0, as in the editor protocol. */
function jsonOf(result: CoverageResult, at: (offset: number) => unknown): unknown {
  const places = (evidence: readonly CoverageEvidence[]): unknown =>
    evidence.map(({ span }) => ({ range: { start: at(span.start), end: at(span.end) } }));
  return {
    items: result.items.map(({ id, title, status, evidence, clause }) => ({ id, title, status, evidence: places(evidence), clause })),
    criteria: result.criteria.map(({ id, questions }) => ({
      id,
      questions: questions.map((q) => ({ id: q.id, answer: q.answer, evidence: places(q.evidence) })),
    })),
    score: result.score,
  };
}

function textOf(result: CoverageResult): string {
  const rows = result.items.map((i) =>
    [
      `${i.id}: ${i.title}`,
      [STATUS_WORDS[i.status], placesOf(i.evidence, PLACES).join(', '), i.note].filter((part) => part !== '').join(', '),
    ].join(' - '),
  );
  const questions = result.criteria.flatMap((c) => c.questions.map((q) => `${c.id} ${q.id} ${q.answer}: ${q.text}`));
  return `${[`Coverage: ${resultWords(result)}`, '', ...rows, '', ...questions].join('\n')}\n`;
}
