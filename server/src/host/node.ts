/** Files on Node. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from '../lsp/workspace/decode';
import type { DraftFile, FileProblem, Files } from './files';

const ENDINGS = /\.(?:ordinance|ord)$/i;
const SKIPPED = new Set(['node_modules', '.git']);
/** Larger files are refused rather than half read. */
const LARGEST = 200 * 1024 * 1024;

/** Why a file could not be read, for the end of a sentence. */
export const reason = (error: unknown): string => {
  const code = (error as { code?: string }).code;
  if (code === 'ENOENT') return 'there is no such file or folder. Check the path.';
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read. Check its permissions.';
  if (code === 'EISDIR') return 'it is a folder.';
  return `${error instanceof Error ? error.message : String(error)}.`;
};

export const nodeFiles: Files = {
  read(path) {
    const files: DraftFile[] = [];
    const problems: FileProblem[] = [];
    const load = (file: string, read: () => Uint8Array): void => {
      try {
        const text = decode(read());
        if (text === undefined) problems.push({ path: file, message: 'it is not a text file. Save the draft as plain text first.' });
        else files.push({ path: file, text });
      } catch (error) {
        problems.push({ path: file, message: reason(error) });
      }
    };
    if (path === '-') {
      load('-', () => readFileSync(0));
      return { files, problems };
    }
    const walk = (folder: string): void => {
      let entries: string[];
      try {
        entries = readdirSync(folder, { encoding: 'utf8' }).sort();
      } catch (error) {
        problems.push({ path: folder, message: reason(error) });
        return;
      }
      for (const name of entries) {
        const full = join(folder, name);
        const stat = statSync(full, { throwIfNoEntry: false });
        if (stat?.isDirectory()) {
          if (!SKIPPED.has(name)) walk(full);
        } else if (stat?.isFile() && ENDINGS.test(name)) load(full, () => readFileSync(full));
      }
    };
    try {
      const stat = statSync(path);
      if (stat.isDirectory()) walk(path);
      else if (stat.size > LARGEST) problems.push({ path, message: `it is larger than ${LARGEST / 1024 / 1024} MB. Split it.` });
      else load(path, () => readFileSync(path));
    } catch (error) {
      problems.push({ path, message: reason(error) });
    }
    return { files, problems };
  },
  create(path, text) {
    try {
      writeFileSync(path, text, { flag: 'wx' });
      return undefined;
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === 'EEXIST') return 'it is there already and was left as it is. Name another file.';
      if (code === 'ENOENT') return 'there is no such folder. Check the path.';
      return reason(error);
    }
  },
};
