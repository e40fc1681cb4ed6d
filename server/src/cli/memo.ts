/** `home-rule memo`: counsel's memo on one draft, as Markdown or as a page of HTML. */
import { DraftAnalysis } from '../core/analysis';
import { type MemoFormat, written } from '../core/features/memo/write';
import { type Command, parseArguments, UsageError } from './command';
import { isDay } from './day';
import { PLACE_OPTIONS, settingsFor } from './place';

export const memo: Command = {
  name: 'memo',
  usage:
    'home-rule memo FILE [--format markdown|html] [--output FILE] [--state XX] [--body city|county|town|"special district"|state] [--date YYYY-MM-DD] [--marking TEXT|none]',
  summary: "Write counsel's memo on a draft, to standard output or into a new file. A file that is there is never overwritten.",
  run(args, { book, files, out, err, today }) {
    const { rest, options } = parseArguments(args, {
      '--format': ['markdown', 'html'],
      '--output': 'text',
      '--date': 'text',
      '--marking': 'text',
      ...PLACE_OPTIONS,
    });
    const [path, more] = rest;
    if (path === undefined || more !== undefined) throw new UsageError('Name one file, or - for standard input.');
    const date = options.get('--date') ?? today;
    if (!isDay(date)) throw new UsageError(`--date ${date}: write the day as YYYY-MM-DD, such as 2026-01-31.`);
    const settings = settingsFor(options);
    const marking = options.get('--marking');
    const found = files.read(path);
    for (const problem of found.problems) err(`home-rule: ${problem.path}: ${problem.message}`);
    const file = found.files[0];
    if (!file || found.files.length > 1) {
      if (found.problems.length === 0) err(`home-rule: ${path}: memo reads one file. Name the file itself.`);
      return 2;
    }
    const analysis = new DraftAnalysis(file.path, file.text, book);
    analysis.settings = marking === undefined ? settings : { ...settings, memo: { marking: marking === 'none' ? '' : marking } };
    const paper = analysis.memo({ date, file: file.path === '-' ? '' : file.path.replace(/^.*[/\\]/, '') });
    for (const [rule, message] of analysis.failures) err(`home-rule: rule ${rule} failed on ${file.path}: ${message}`);
    const output = options.get('--output');
    const format = options.get('--format') ?? (output && /\.html?$/i.test(output) ? 'html' : 'markdown');
    const text = written(paper, format as MemoFormat);
    if (output === undefined) {
      out(text);
      return 0;
    }
    const trouble = files.create(output, text);
    if (trouble !== undefined) err(`home-rule: ${output}: ${trouble}`);
    return trouble === undefined ? 0 : 2;
  },
};
