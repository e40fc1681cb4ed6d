/** Several files in one text: a line `==> code/1.ordinance` begins each. Marks as in marks.ts may stand in any of them. */
import { readFileIndex, workspaceReader } from '../../server/src/core/index/workspace/read';
import { Workspace } from '../../server/src/core/index/workspace/workspace';
import { book } from './book';
import { type Marked, marked } from './marks';

export const ROOT = 'file:///folder';
export const uriOf = (path: string): string => `${ROOT}/${path}`;

export function filesIn(source: string): Map<string, Marked> {
  const files = new Map<string, Marked>();
  for (const part of source.split(/^==> /m).slice(1)) {
    const end = part.indexOf('\n');
    files.set(part.slice(0, end).trim(), marked(part.slice(end + 1)));
  }
  return files;
}

export const reader = workspaceReader(book.reader);

/** A workspace in which all files have been read from disk. */
export function workspaceOf(source: string): { readonly workspace: Workspace; readonly files: ReadonlyMap<string, Marked> } {
  const files = filesIn(source);
  const workspace = new Workspace();
  for (const [path, { text }] of files) workspace.put(readFileIndex(uriOf(path), text, reader));
  return { workspace, files };
}
