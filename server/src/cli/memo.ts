/** `home-rule memo`: counsel's memo on one draft, as Markdown or as a page of HTML. */
import { DraftAnalysis } from '../core/analysis';
import { type MemoFormat, written } from '../core/features/memo/write';
import { type Command, parseArguments } from './command';
import { paperDay } from './day';
import { PLACE_OPTIONS, settingsFor } from './place';
import { draftName, formatIn, oneDraft, onePath, put } from './texts';

export const memo: Command = {
  name: 'memo',
  usage:
    'home-rule memo FILE [--format markdown|html] [--output FILE] [--state XX] [--body city|county|town|"special district"|state] [--date YYYY-MM-DD] [--marking TEXT|none]',
  summary: "Write counsel's memo on a draft, to standard output or into a new file. A file that is there is never overwritten.",
  run(args, terminal) {
    const { book, err, today } = terminal;
    const { rest, options } = parseArguments(args, {
      '--format': ['markdown', 'html'],
      '--output': 'text',
      '--date': 'text',
      '--marking': 'text',
      ...PLACE_OPTIONS,
    });
    const path = onePath(rest);
    const date = paperDay(options, today);
    const settings = settingsFor(options);
    const marking = options.get('--marking');
    const file = oneDraft(path, 'memo reads one file', terminal);
    if (!file) return 2;
    const analysis = new DraftAnalysis(file.path, file.text, book);
    analysis.settings = marking === undefined ? settings : { ...settings, memo: { marking: marking === 'none' ? '' : marking } };
    const paper = analysis.memo({ date, file: draftName(file) });
    for (const [rule, message] of analysis.failures) err(`home-rule: rule ${rule} failed on ${file.path}: ${message}`);
    const output = options.get('--output');
    const format = formatIn(options, 'markdown');
    const text = written(paper, format as MemoFormat);
    return put(text, output, terminal);
  },
};
