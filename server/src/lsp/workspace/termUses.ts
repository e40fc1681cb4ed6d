/** Uses of a term in the files that its definition reaches. They are sought in the texts, on request only. */
import type { Shared } from '../../core/features/elsewhere';
import { termPattern } from '../../core/index/terms';
import { LiveFile } from '../../core/index/workspace/live';
import { reaches } from '../../core/index/workspace/reach';
import { FileIndex } from '../../core/index/workspace/read';
import type { Member, Placed, SectionEntry } from '../../core/index/workspace/types';
import type { Span } from '../../core/text/span';
import { eachClosed } from './closed';
import type { Folder } from './folder';

/** Most uses that are listed. */
const MOST_USES = 5000;

/** A use with the words that stand there. */
export interface TermUse extends Placed<Span> {
  readonly written: string;
}

/** Key of the section around an offset; empty before the first. */
function sectionAround(sections: readonly SectionEntry[], offset: number): string {
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sections[middle] as SectionEntry).start <= offset) low = middle + 1;
    else high = middle;
  }
  return sections[low - 1]?.key ?? '';
}

/**
 * The uses in files other than `except`, in sections that the definition reaches, as far as their numbers tell. Files with a
 * definition of their own are left out.
 */
export async function usesElsewhere(
  folder: Folder,
  shared: Shared & { readonly kind: 'term' },
  definer: string,
  except: string | undefined,
  cancelled: () => boolean,
): Promise<TermUse[]> {
  const { workspace } = folder;
  const keys = shared.terms.map((t) => t.toLowerCase());
  const uses: TermUse[] = [];
  const pattern = termPattern(shared.terms);
  const look = (file: Member, text: string): void => {
    const sections = [...file.allSections()];
    pattern.lastIndex = 0;
    for (let m = pattern.exec(text); m && uses.length < MOST_USES; m = pattern.exec(text))
      if (reaches(shared.reach, shared.section, sectionAround(sections, m.index)))
        uses.push({ file, entry: { start: m.index, end: m.index + m[0].length }, written: m[0] });
  };
  const closed: FileIndex[] = [];
  for (const file of workspace.members()) {
    if (file.uri === except || ![...file.allSections()].some((s) => reaches(shared.reach, shared.section, s.key))) continue;
    if (file.uri !== definer && keys.some((key) => file.definitions(key).length > 0)) continue;
    if (file instanceof LiveFile) look(file, file.draft.text.toString());
    else if (file instanceof FileIndex) closed.push(file);
  }
  const ended = (): boolean => uses.length >= MOST_USES || cancelled();
  await eachClosed(folder, closed, ended, (file, text) => {
    look(file, text);
    return false;
  });
  return uses;
}
