/** Places in other files that cite an authority. They are sought in the texts, on request only. */
import type { Book } from '../../core/book';
import { CitedAuthorities, needlesOf } from '../../core/features/authorities/cited';
import { Draft } from '../../core/index/draft';
import { LiveFile } from '../../core/index/workspace/live';
import { FileIndex } from '../../core/index/workspace/read';
import type { Member, Placed } from '../../core/index/workspace/types';
import type { Span } from '../../core/text/span';
import type { Folder } from './folder';

/** Files read together, and most places that are listed. */
const BATCH = 32;
const MOST_PLACES = 5000;

/** Places in files other than `except` that cite what the key stands for; short forms are followed back in each file. */
export async function citedElsewhere(
  folder: Folder,
  book: Book,
  key: string,
  except: string,
  cancelled: () => boolean,
): Promise<Placed<Span>[]> {
  const { workspace, host } = folder;
  const needles = needlesOf(key, book);
  const places: Placed<Span>[] = [];
  const mayCite = (text: string): boolean => needles.some((needle) => text.includes(needle));
  const look = (file: Member, draft: Draft): void => {
    for (const entry of new CitedAuthorities(draft, book).usesOf(key)) if (places.length < MOST_PLACES) places.push({ file, entry });
  };
  const closed: FileIndex[] = [];
  for (const file of workspace.members()) {
    if (file.uri === except) continue;
    if (file instanceof LiveFile) {
      if (mayCite(file.draft.text.toString())) look(file, file.draft);
    } else if (file instanceof FileIndex) closed.push(file);
  }
  for (let i = 0; i < closed.length && places.length < MOST_PLACES && !cancelled(); i += BATCH) {
    const batch = closed.slice(i, i + BATCH);
    const texts =
      (await host.files?.read(
        batch.map((f) => f.uri),
        folder.largest,
      )) ?? [];
    for (const [n, { text }] of texts.entries()) {
      const file = batch[n];
      // A file that has changed since it was read would give wrong places.
      if (!file || text === undefined || text.length !== file.length || !mayCite(text) || cancelled()) continue;
      look(file, new Draft(text, book.reader));
      await host.pause();
    }
    await host.pause();
  }
  return places;
}
