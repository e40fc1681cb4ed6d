/** `home-rule inspect`: what is read from one draft: its norms in plain words, or everything as JSON. */
import { DraftAnalysis } from '../core/analysis';
import type { Inspection } from '../core/features/inspect';
import { type Command, parseArguments } from './command';
import { oneDraft, onePath } from './texts';

export const inspect: Command = {
  name: 'inspect',
  usage: 'home-rule inspect FILE [--format text|json]',
  summary: 'Print what each sentence of a draft is read to do; as JSON, also sections, definitions, references and citations.',
  run(args, terminal) {
    const { book, out } = terminal;
    const { rest, options } = parseArguments(args, { '--format': ['text', 'json'] });
    const path = onePath(rest);
    const file = oneDraft(path, 'inspect reads one file', terminal);
    if (!file) return 2;
    const read = new DraftAnalysis(file.path, file.text, book).inspect();
    out(options.get('--format') === 'json' ? `${JSON.stringify(read, undefined, 2)}\n` : inWords(read));
    return 0;
  },
};

/** The norms in order, each with where it stands, its words and its reading. */
function inWords({ norms, sections, definitions, references, citations }: Inspection): string {
  const lines = [
    `${counted(norms.length, 'norm')} · ${counted(sections.length, 'section')} · ${counted(definitions.length, 'definition')} · ${counted(references.length, 'reference')} · ${counted(citations.length, 'citation')}`,
  ];
  for (const { provision, text, range, reading } of norms) {
    lines.push('', `${range.start.line + 1}: ${provision === '' ? '' : `${provision}  `}${text.replace(/\s+/g, ' ').trim()}`);
    for (const { name, words, quoted } of reading)
      lines.push(name === 'Does' ? `    ${words}` : `    ${name}${name === 'Read' ? '' : ':'} ${quoted ? `“${words}”` : words}`);
  }
  return `${lines.join('\n')}\n`;
}

const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
