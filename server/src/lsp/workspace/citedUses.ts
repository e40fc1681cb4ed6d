/** Places in other files that cite an authority. They are sought in the texts, on request only. */
import type { Book } from '../../core/book';
import { CitedAuthorities, needlesOf } from '../../core/features/authorities/cited';
import { Draft } from '../../core/index/draft';
import { LiveFile } from '../../core/index/workspace/live';
import { FileIndex } from '../../core/index/workspace/read';
import type { Member, Placed } from '../../core/index/workspace/types';
import type { Span } from '../../core/text/span';
import { eachClosed } from './closed';
import type { Folder } from './folder';

/** Most places that are listed. */
const MOST_PLACES = 5000;

/** Places in files other than `except` that cite what the key stands for; short forms are followed back in each file. */
export async function citedElsewhere(
  folder: Folder,
  book: Book,
  key: string,
  except: string,
  cancelled: () => boolean,
): Promise<Placed<Span>[]> {
  const { workspace } = folder;
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
  const ended = (): boolean => places.length >= MOST_PLACES || cancelled();
  await eachClosed(folder, closed, ended, (file, text) => {
    const reads = mayCite(text);
    if (reads) look(file, new Draft(text, book.reader));
    return reads;
  });
  return places;
}
