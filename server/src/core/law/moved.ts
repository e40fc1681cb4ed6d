/** Sections of a code that stand under another number today. */
import { isTable, listIn, type Table, textIn } from '../facts/citations/data';
import type { CitationForms } from '../facts/citations/forms';
import { readCitations } from '../facts/citations/read';

export interface Moved {
  /** Where the section stands today, "52 U.S.C. § 10301". */
  readonly to: string;
  readonly year: number;
}

/** Compiles rules/citation-checks/moved.yaml: by the look-up key of the old section. */
export function compileMoved(data: Table, forms: CitationForms): ReadonlyMap<string, Moved> {
  const moved = new Map<string, Moved>();
  for (const t of listIn(data.moved).filter(isTable)) {
    const from = textIn(t, 'from');
    const [old] = readCitations(from, 0, from.length, forms);
    if (old) moved.set(old.key, { to: textIn(t, 'to'), year: Number(t.year) });
  }
  return moved;
}
