/** The files of a folder on Node, read beside the server's other work. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { decode } from '../lsp/workspace/decode';
import type { FileAccess, FileText, FileTrouble, Host, ListedFile } from '../lsp/workspace/files';
import { folderMatcher, matcher } from '../lsp/workspace/globs';
import { uriBelow } from '../lsp/workspace/uris';
import { reason } from './node';

/** Most names looked at in one folder and all below it: a home folder opened by mistake ends here. */
const MOST_NAMES = 200_000;

const list: FileAccess['list'] = async (root, wanted, cancelled) => {
  const files: ListedFile[] = [];
  const troubles: FileTrouble[] = [];
  const included = matcher(wanted.include);
  const excluded = matcher(wanted.exclude);
  const skipped = folderMatcher(wanted.exclude);
  let names = 0;
  let cut = false;
  const full = (): boolean => {
    if (names > MOST_NAMES || files.length >= wanted.most) cut = true;
    return cut || cancelled();
  };
  const walk = async (folder: string, path: string): Promise<void> => {
    if (full()) return;
    let entries: Awaited<ReturnType<typeof entriesOf>>;
    try {
      entries = await entriesOf(folder);
    } catch (error) {
      if (path === '' || (error as { code?: string }).code !== 'ENOENT')
        troubles.push({ uri: uriBelow(root, path), message: reason(error) });
      return;
    }
    names += entries.length;
    const folders: string[] = [];
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const below = path === '' ? entry.name : `${path}/${entry.name}`;
      // A linked folder may lead back to where it stands, so none is followed; a linked file is read as any other.
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.') && !skipped(below)) folders.push(entry.name);
      } else if ((entry.isFile() || entry.isSymbolicLink()) && included(below) && !excluded(below)) {
        if (full()) return;
        files.push({ uri: uriBelow(root, below), size: await sizeOf(`${folder}/${entry.name}`) });
      }
    }
    for (const name of folders) await walk(`${folder}/${name}`, path === '' ? name : `${path}/${name}`);
  };
  try {
    await walk(fileURLToPath(root), '');
  } catch (error) {
    troubles.push({ uri: root, message: reason(error) });
  }
  return { files, troubles, cut };
};

const sizeOf = (path: string): Promise<number | undefined> =>
  stat(path).then(
    (s) => s.size,
    () => undefined,
  );
const entriesOf = (folder: string) => readdir(folder, { withFileTypes: true, encoding: 'utf8' });

async function readOne(uri: string, largest: number): Promise<FileText> {
  try {
    const path = fileURLToPath(uri);
    const { size } = await stat(path);
    if (size > largest)
      return {
        uri,
        text: undefined,
        trouble: `it is larger than ${Math.round(largest / 1e6)} MB, the most that is read (homeRule.workspace.maxFileSize).`,
      };
    const text = decode(await readFile(path));
    return text === undefined
      ? { uri, text, trouble: 'it is not a text file. Save it as plain text or leave it out (homeRule.workspace.exclude).' }
      : { uri, text, trouble: undefined };
  } catch (error) {
    // Gone since it was listed: nothing to tell.
    return { uri, text: undefined, trouble: (error as { code?: string }).code === 'ENOENT' ? undefined : reason(error) };
  }
}

async function stamp(uri: string): Promise<string | undefined> {
  try {
    const { mtimeMs, size, ino } = await stat(fileURLToPath(uri));
    return `${mtimeMs}.${size}.${ino}`;
  } catch {
    return undefined;
  }
}

export const nodeHost: Host = {
  files: { list, read: (uris, largest) => Promise.all(uris.map((uri) => readOne(uri, largest))), stamp },
  // Two turns: a message that has come is read in the one and answered in the other.
  pause: () => new Promise((resolve) => setImmediate(() => setImmediate(resolve))),
};
