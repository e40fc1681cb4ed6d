/** Files that only the client reaches: those of a folder in a browser, or of a file system of the editor's own. */
import type { Connection } from 'vscode-languageserver';
import { type FileBytes, ListFilesRequest, type ListFilesResult, ReadFilesRequest, type ReadFilesResult } from '../../protocol';
import { textOfError } from '../handlers';
import { decode } from './decode';
import type { FileAccess, FileText } from './files';
import { wantedBy } from './globs';
import { canonical, pathBelow } from './uris';

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

const textOf = ({ uri, base64, trouble }: FileBytes): FileText => {
  if (base64 === undefined) return { uri, text: undefined, trouble };
  const text = decode(bytesOf(base64));
  return { uri, text, trouble: text === undefined ? 'it is not a text file.' : undefined };
};

export function clientFiles(connection: Connection): FileAccess {
  return {
    async list(root, wanted) {
      try {
        const { uris, cut } = await connection.sendRequest<ListFilesResult>(ListFilesRequest, { root, ...wanted });
        // The client may look with patterns of its own kind, or with none: what counts is ours.
        const wants = wantedBy(wanted);
        const fits = (uri: string): boolean => wants(pathBelow(root, uri) ?? '');
        return {
          files: uris
            .map(canonical)
            .filter(fits)
            .map((uri) => ({ uri, size: undefined })),
          troubles: [],
          cut,
        };
      } catch (error) {
        return { files: [], troubles: [{ uri: root, message: `${textOfError(error)}.` }], cut: false };
      }
    },
    async read(uris, largest) {
      try {
        const { files } = await connection.sendRequest<ReadFilesResult>(ReadFilesRequest, { uris, largest });
        return files.map((f) => textOf({ ...f, uri: canonical(f.uri) }));
      } catch (error) {
        return uris.map((uri) => ({ uri, text: undefined, trouble: `${textOfError(error)}.` }));
      }
    },
  };
}
