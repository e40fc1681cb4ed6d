/** The command line: finds the command, runs it, and turns mistakes of use into one message and exit code 2. */
import { authorities } from './authorities';
import { check } from './check';
import { type Command, type ExitCode, type Terminal, UsageError } from './command';
import { coverage } from './coverage';
import { explain } from './explain';
import { inspect } from './inspect';
import { memo } from './memo';
import { newDraft } from './newOrdinance';
import { list } from './papers';

export const COMMANDS: readonly Command[] = [check, inspect, explain, authorities, coverage, memo, newDraft, list];

const LSP = {
  name: 'lsp',
  usage: 'home-rule lsp --stdio',
  summary: 'Run the language server on standard input and output, for any editor.',
};

export function help(): string {
  const all = [...COMMANDS, LSP];
  return [
    'home-rule: drafting help for local law. Nothing leaves this machine.',
    '',
    ...all.map((c) => `  ${c.usage}\n      ${c.summary}`),
    '',
    '  home-rule --version, --help',
    '',
    'Exit codes: 0 nothing at or above the threshold (error, unless --fail-on says otherwise), 1 findings, 2 wrong use or unreadable input.',
    '',
  ].join('\n');
}

/** Runs everything but `lsp`, which the entry starts itself. */
export function main(argv: readonly string[], terminal: Terminal, version: string): ExitCode {
  const [name, ...args] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.out(help());
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-v') {
    terminal.out(`${version}\n`);
    return 0;
  }
  const command = COMMANDS.find((c) => c.name === name);
  if (!command) {
    terminal.err(`home-rule: unknown command ${name}. Known: ${[...COMMANDS, LSP].map((c) => c.name).join(', ')}.`);
    return 2;
  }
  if (args.includes('--help') || args.includes('-h')) {
    terminal.out(`${command.usage}\n  ${command.summary}\n`);
    return 0;
  }
  try {
    return command.run(args, terminal);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.err(`home-rule ${name}: ${error.message}\nUse: ${command.usage}`);
    return 2;
  }
}
