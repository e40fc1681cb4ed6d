/** `home-rule list papers` and `home-rule new --paper ID`: the companion papers, on standard output or in a new file. */
import { DraftAnalysis } from '../core/analysis';
import { papersOf, writtenPaper } from '../core/features/papers';
import { closest } from '../core/text/distance';
import { type Command, type ExitCode, parseArguments, type Terminal, UsageError } from './command';
import { oneDraft, put } from './texts';

export const list: Command = {
  name: 'list',
  usage: 'home-rule list papers',
  summary:
    'Print the id and title of each companion paper: logs, reports, cards, notices, letters. A paper with more than one text names them.',
  run(args, { book, out }) {
    const { rest } = parseArguments(args, {});
    if (rest.length !== 1 || rest[0] !== 'papers') throw new UsageError('Say what to list: papers.');
    const papers = papersOf(book);
    const width = Math.max(...papers.map((p) => p.id.length));
    for (const { id, kind, title, wordings } of papers) {
      const others = wordings.slice(1).map((w) => w.name);
      out(`${id.padEnd(width)}  ${kind.padEnd(8)}  ${title}${others.length > 0 ? ` (also: ${others.join('; ')})` : ''}\n`);
    }
    return 0;
  },
};

export const PAPER_USAGE = 'home-rule new --paper ID [--wording NAME] [--draft FILE] [--format markdown|csv] [--output FILE]';

/** Whether `home-rule new` is asked for a companion paper. */
export const asksForPaper = (args: readonly string[]): boolean => args.some((a) => a === '--paper' || a.startsWith('--paper='));

/** Writes one companion paper, with the names that the draft uses where one is given. */
export function newPaper(args: readonly string[], terminal: Terminal): ExitCode {
  const { book } = terminal;
  const { rest, options } = parseArguments(args, {
    '--paper': 'text',
    '--wording': 'text',
    '--draft': 'text',
    '--format': ['markdown', 'csv'],
    '--output': 'text',
  });
  if (rest.length > 0) throw new UsageError(`${rest[0]}: a paper needs no other words. Name a draft with --draft.`);
  const id = options.get('--paper') ?? '';
  const paper = book.papers.find((p) => p.id === id);
  if (!paper) {
    const near = closest(
      id,
      book.papers.map((p) => p.id),
    );
    throw new UsageError(`There is no paper ${id}.${near ? ` Did you mean ${near}?` : ''} See: home-rule list papers`);
  }
  let names: Readonly<Record<string, string>> = {};
  const draft = options.get('--draft');
  if (draft !== undefined) {
    const file = oneDraft(draft, 'names are taken from one file', terminal);
    if (!file) return 2;
    names = new DraftAnalysis(file.path, file.text, book).names();
  }
  const wording = options.get('--wording');
  const written = writtenPaper(book, id, wording, names);
  if (!written) throw new UsageError(`${id} has no text "${wording}". It has: ${paper.wordings.map((w) => w.name).join('; ')}.`);
  const output = options.get('--output');
  const csv =
    options.get('--format') === 'csv' || (options.get('--format') === undefined && output !== undefined && /\.csv$/i.test(output));
  if (csv && written.columns === '') throw new UsageError(`${id} has no entries to make columns of.`);
  const text = csv ? written.columns : written.text;
  return put(text, output, terminal);
}
