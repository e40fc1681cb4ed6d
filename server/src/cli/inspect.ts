/** `home-rule inspect`: all that is read from one draft, as JSON. */
import { DraftAnalysis } from '../core/analysis';
import { type Command, parseArguments, UsageError } from './command';

export const inspect: Command = {
  name: 'inspect',
  usage: 'home-rule inspect FILE [--format json]',
  summary: 'Print the sections, definitions, references, citations and norms read from a draft.',
  run(args, { book, files, out, err }) {
    const { rest } = parseArguments(args, { '--format': ['json'] });
    const [path, more] = rest;
    if (path === undefined || more !== undefined) throw new UsageError('Name one file, or - for standard input.');
    const found = files.read(path);
    for (const problem of found.problems) err(`home-rule: ${problem.path}: ${problem.message}`);
    const file = found.files[0];
    if (!file || found.files.length > 1) {
      if (found.problems.length === 0) err(`home-rule: ${path}: inspect reads one file. Name the file itself.`);
      return 2;
    }
    out(`${JSON.stringify(new DraftAnalysis(file.path, file.text, book).inspect(), undefined, 2)}\n`);
    return 0;
  },
};
