/** The texts of a folder's files that are not open, for what is sought in them on request. */
import type { FileIndex } from '../../core/index/workspace/read';
import type { Folder } from './folder';

/** Files read together. */
const BATCH = 32;

/**
 * Gives each file with its text to `look`, in order, until `ended`; other messages come in between the batches, and behind each
 * file of which `look` tells that it took long. A file that has changed since it was read is left out, since places found in
 * it would be wrong.
 */
export async function eachClosed(
  { host, largest }: Folder,
  files: readonly FileIndex[],
  ended: () => boolean,
  look: (file: FileIndex, text: string) => boolean,
): Promise<void> {
  for (let i = 0; i < files.length && !ended(); i += BATCH) {
    const batch = files.slice(i, i + BATCH);
    const texts =
      (await host.files?.read(
        batch.map((f) => f.uri),
        largest,
      )) ?? [];
    for (const [n, { text }] of texts.entries()) {
      const file = batch[n];
      if (!file || text === undefined || text.length !== file.length || ended()) continue;
      if (look(file, text)) await host.pause();
    }
    await host.pause();
  }
}
