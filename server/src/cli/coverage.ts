/** `home-rule coverage`: which items of the checklist a draft holds, with the places that show them. */
import { DraftAnalysis } from '../core/analysis';
import { type CoverageEvidence, type CoverageResult, STATUS_WORDS } from '../core/features/coverage';
import { type Command, parseArguments } from './command';
import { PLACE_OPTIONS, settingsFor } from './place';
import { oneDraft, onePath } from './texts';

/** Most places given for an item. */
const MOST = 20;

export const coverage: Command = {
  name: 'coverage',
  usage: 'home-rule coverage FILE [--format text|json|markdown|html] [--state XX] [--body city|county|town|"special district"|state]',
  summary: 'Say which items of the checklist a draft holds, with their places, and answer the questions of the eight criteria.',
  run(args, terminal) {
    const { book, out } = terminal;
    const { rest, options } = parseArguments(args, { '--format': ['text', 'json', 'markdown', 'html'], ...PLACE_OPTIONS });
    const path = onePath(rest);
    const settings = settingsFor(options);
    const file = oneDraft(path, 'coverage reads one file', terminal);
    if (!file) return 2;
    const analysis = new DraftAnalysis(file.path, file.text, book);
    analysis.settings = settings;
    const result = analysis.coverage.result(settings, MOST);
    const { text } = analysis.draft;
    const format = options.get('--format') ?? 'text';
    if (format === 'json')
      out(
        `${JSON.stringify(
          jsonOf(result, (offset) => text.positionAt(offset)),
          undefined,
          2,
        )}\n`,
      );
    else if (format === 'markdown') out(markdownOf(result));
    else if (format === 'html') out(htmlOf(result));
    else out(textOf(result));
    return 0;
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

const placesOf = (evidence: readonly CoverageEvidence[]): string => [...new Set(evidence.map((e) => e.provision))].slice(0, 5).join(', ');
const headOf = ({ score }: CoverageResult): string =>
  `Coverage ${score.present} of ${score.total}: ${score.present} present, ${score.partial} partial, ${score.absent} absent, ${score.contrary} contrary`;

function textOf(result: CoverageResult): string {
  const rows = result.items.map((i) =>
    [`${i.id}: ${i.title}`, [STATUS_WORDS[i.status], placesOf(i.evidence), i.note].filter((part) => part !== '').join(', ')].join(' - '),
  );
  const questions = result.criteria.flatMap((c) => c.questions.map((q) => `${c.id} ${q.id} ${q.answer}: ${q.text}`));
  return `${[headOf(result), '', ...rows, '', ...questions].join('\n')}\n`;
}

function tablesOf(result: CoverageResult): readonly { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }[] {
  return [
    {
      head: ['Item', 'Title', 'Status', 'Where', 'Note'],
      rows: result.items.map((i) => [i.id, i.title, STATUS_WORDS[i.status], placesOf(i.evidence), i.note]),
    },
    {
      head: ['Criterion', 'Question', 'Answer', 'Where'],
      rows: result.criteria.flatMap((c) => c.questions.map((q) => [c.id, `${q.id} ${q.text}`, q.answer, placesOf(q.evidence)])),
    },
  ];
}

function markdownOf(result: CoverageResult): string {
  const cell = (words: string): string => words.replace(/[\\|*_`<>[\]]/g, '\\$&');
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  const tables = tablesOf(result).map(({ head, rows }) =>
    [line(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n'),
  );
  return `# Coverage\n\n${headOf(result)}\n\n${tables.join('\n\n')}\n`;
}

function htmlOf(result: CoverageResult): string {
  const safe = (words: string): string => words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
  const row = (cells: readonly string[], tag: 'td' | 'th'): string =>
    `<tr>${cells.map((c) => `<${tag}>${safe(c)}</${tag}>`).join('')}</tr>`;
  const tables = tablesOf(result).map(
    ({ head, rows }) =>
      `<table>\n<thead>${row(head, 'th')}</thead>\n<tbody>\n${rows.map((r) => row(r, 'td')).join('\n')}\n</tbody>\n</table>`,
  );
  return `<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>Coverage</title></head>\n<body>\n<h1>Coverage</h1>\n<p>${safe(headOf(result))}</p>\n${tables.join('\n')}\n</body>\n</html>\n`;
}
