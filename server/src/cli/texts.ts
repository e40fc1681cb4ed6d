/** The one text a command reads, and the one it writes. */
import type { DraftFile } from '../host/files';
import { type ExitCode, type Terminal, UsageError } from './command';

/** The path among the arguments that are no options. */
export function onePath([path, more]: readonly string[]): string {
  if (path === undefined || more !== undefined) throw new UsageError('Name one file, or - for standard input.');
  return path;
}

/**
 * Reads the draft at a path, and says on standard error what stands in the way. Undefined where there is not exactly one.
 * @param says What the command does with it, as in "memo reads one file".
 */
export function oneDraft(path: string, says: string, { files, err }: Terminal): DraftFile | undefined {
  const found = files.read(path);
  for (const problem of found.problems) err(`home-rule: ${problem.path}: ${problem.message}`);
  const file = found.files[0];
  if (file && found.files.length === 1) return file;
  if (found.problems.length === 0) err(`home-rule: ${path}: ${says}. Name the file itself.`);
  return undefined;
}

/** Writes a text to standard output or, where `output` names one, into a new file. */
export function put(text: string, output: string | undefined, { files, out, err }: Terminal): ExitCode {
  if (output === undefined) {
    out(text);
    return 0;
  }
  const trouble = files.create(output, text);
  if (trouble === undefined) return 0;
  err(`home-rule: ${output}: ${trouble}`);
  return 2;
}

/** The name of a draft's file without folders, for a paper about it; empty for standard input. */
export const draftName = ({ path }: DraftFile): string => (path === '-' ? '' : path.replace(/^.*[/\\]/, ''));

/** The format that a command is told, or that the ending of its output says; else `usual`. */
export function formatIn(options: ReadonlyMap<string, string>, usual: string): string {
  const output = options.get('--output');
  return options.get('--format') ?? (output && /\.html?$/i.test(output) ? 'html' : usual);
}
