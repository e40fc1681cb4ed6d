/** What every command is given, and how it ends. */
import type { Book } from '../core/book';
import type { Files } from '../host/files';

/** 0: nothing at or above the threshold; 1: findings; 2: wrong use or unreadable input. */
export type ExitCode = 0 | 1 | 2;

export interface Terminal {
  readonly book: Book;
  readonly files: Files;
  /** ISO date of the day, in the user's own time zone: core has no clock. */
  readonly today: string;
  /** Writes to standard output. */
  out(text: string): void;
  /** Writes one line to standard error. */
  err(line: string): void;
}

export interface Command {
  readonly name: string;
  readonly usage: string;
  /** One line for the overview. */
  readonly summary: string;
  run(args: readonly string[], terminal: Terminal): ExitCode;
}

/** A mistake in how a command was called; its message says what, and how to call it. */
export class UsageError extends Error {}

export interface Arguments {
  readonly rest: readonly string[];
  readonly options: ReadonlyMap<string, string>;
}

/** Splits arguments into options with a value (`--format json`, `--format=json`) and the rest. "-" is standard input. */
export function parseArguments(args: readonly string[], known: Readonly<Record<string, readonly string[] | 'text'>>): Arguments {
  const rest: string[] = [];
  const options = new Map<string, string>();
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as string;
    if (arg === '--') {
      rest.push(...args.slice(i + 1));
      break;
    }
    if (!arg.startsWith('-') || arg === '-') {
      rest.push(arg);
      continue;
    }
    const equals = arg.indexOf('=');
    const name = equals < 0 ? arg : arg.slice(0, equals);
    const allowed = known[name];
    if (allowed === undefined) throw new UsageError(`Unknown option ${name}. Known: ${Object.keys(known).join(', ') || 'none'}.`);
    const value = equals < 0 ? args[++i] : arg.slice(equals + 1);
    if (value === undefined || value === '')
      throw new UsageError(`${name} needs a value${allowed === 'text' ? '' : `: ${allowed.join(', ')}`}.`);
    if (allowed !== 'text' && !allowed.includes(value)) throw new UsageError(`${name} ${value}: use one of ${allowed.join(', ')}.`);
    options.set(name, value);
  }
  return { rest, options };
}
