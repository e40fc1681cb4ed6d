import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type FileBytes,
  type ListFilesParams,
  ListFilesRequest,
  type ListFilesResult,
  type ReadFilesParams,
  ReadFilesRequest,
  type ReadFilesResult,
  TrustNotification,
} from '../../server/src/protocol';

/** Most names looked at where the folder's file system can only be walked. */
const MOST_NAMES = 20_000;

/**
 * Gives the checker the files it cannot reach: those of a folder in a browser, or of a file system of the editor's own. And
 * tells it when the user trusts the folder.
 */
export function serveFiles(client: BaseLanguageClient): vscode.Disposable {
  const listening = [
    client.onRequest(ListFilesRequest, (params: ListFilesParams) => list(params)),
    client.onRequest(ReadFilesRequest, (params: ReadFilesParams) => read(params)),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      if (client.isRunning()) void client.sendNotification(TrustNotification);
    }),
  ];
  return vscode.Disposable.from(...listening);
}

async function list({ root, include, most }: ListFilesParams): Promise<ListFilesResult> {
  const folder = vscode.Uri.parse(root);
  const uris: string[] = [];
  for (const glob of include) {
    const pattern = new vscode.RelativePattern(folder, glob.includes('/') ? glob : `**/${glob}`);
    // No exclusion here: the checker leaves out what its own settings name.
    for (const uri of await vscode.workspace.findFiles(pattern, null, most)) uris.push(uri.toString());
  }
  if (uris.length > 0) return { uris: [...new Set(uris)], cut: uris.length >= most };
  return walk(folder, most);
}

/** All files below a folder, for file systems in which VS Code cannot search. */
async function walk(root: vscode.Uri, most: number): Promise<ListFilesResult> {
  const uris: string[] = [];
  const folders = [root];
  let names = 0;
  for (let folder = folders.shift(); folder; folder = folders.shift()) {
    const entries = await vscode.workspace.fs.readDirectory(folder).then(
      (found) => found,
      () => [],
    );
    names += entries.length;
    for (const [name, type] of entries) {
      const uri = vscode.Uri.joinPath(folder, name);
      // A linked folder has the mark of a link beside that of a folder, and is not followed.
      if (type === vscode.FileType.Directory && !name.startsWith('.')) folders.push(uri);
      else if ((type & vscode.FileType.File) !== 0) uris.push(uri.toString());
    }
    if (names > MOST_NAMES || uris.length > most) return { uris: uris.slice(0, most), cut: true };
  }
  return { uris, cut: false };
}

async function read({ uris, largest }: ReadFilesParams): Promise<ReadFilesResult> {
  return { files: await Promise.all(uris.map((uri) => readOne(uri, largest))) };
}

async function readOne(uri: string, largest: number): Promise<FileBytes> {
  const file = vscode.Uri.parse(uri);
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    if (size > largest)
      return {
        uri,
        base64: undefined,
        trouble: `it is larger than ${Math.round(largest / 1e6)} MB, the most that is read (homeRule.workspace.maxFileSize).`,
      };
    return { uri, base64: base64(await vscode.workspace.fs.readFile(file)), trouble: undefined };
  } catch (error) {
    const gone = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
    return { uri, base64: undefined, trouble: gone ? undefined : `${error instanceof Error ? error.message : String(error)}.` };
  }
}

/** Bytes as text that any transport carries. */
function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x6000) parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x6000)));
  return btoa(parts.join(''));
}
