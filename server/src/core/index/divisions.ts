/** Titles, chapters and the like of one draft: which a section stands in, and which a reference names. */
import { romanOf, romanValue } from '../syntax/numerals';
import type { Draft } from './draft';
import type { DraftSection } from './section';

const NONE: readonly DraftSection[] = [];
/** The same number in the other numerals: "ii" for "2" and "2" for "ii". */
export function otherNumerals(number: string): string | undefined {
  if (/^\d{1,3}$/.test(number)) return romanOf(Number(number));
  const value = romanValue(number.toLowerCase());
  return value === undefined ? undefined : String(value);
}

/** The divisions of a word and number, "chapter", "4", in order of the text; arabic and roman numerals are one. */
export function divisionsNamed(draft: Draft, unit: string, number: string): readonly DraftSection[] {
  const found = draft.scheme.divisions(`${unit} ${number}`);
  if (found.length > 0) return found;
  const other = otherNumerals(number);
  return other ? draft.scheme.divisions(`${unit} ${other}`) : NONE;
}

/** What was found around one section, while the structure of the draft was this. */
interface Around {
  readonly structure: number;
  readonly byWord: Map<string, DraftSection | undefined>;
}

const around = new WeakMap<DraftSection, Around>();

/** The title, chapter or the like of that word which a section stands in or opens; undefined where the draft has no heading of it above. */
export function divisionAround(draft: Draft, section: DraftSection, word: string): DraftSection | undefined {
  if (!draft.scheme.hasDivisions) return undefined;
  let known = around.get(section);
  if (known?.structure !== draft.structure) {
    known = { structure: draft.structure, byWord: new Map() };
    around.set(section, known);
  }
  if (known.byWord.has(word)) return known.byWord.get(word);
  const found = lastBefore(draft, section, draft.scheme.divisionsCalled(word));
  known.byWord.set(word, found);
  return found;
}

/** The last of some sections in order that stands at or before one. */
function lastBefore(draft: Draft, section: DraftSection, list: readonly DraftSection[]): DraftSection | undefined {
  const sought = draft.scheme.orderOf(section);
  let low = 0;
  let high = list.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (draft.scheme.orderOf(list[mid] as DraftSection) <= sought) low = mid + 1;
    else high = mid;
  }
  return list[low - 1];
}
