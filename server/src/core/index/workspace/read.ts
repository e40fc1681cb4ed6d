/** Reads a file for the workspace: with the readers of an open draft, in pieces, and keeps only what other files may ask. */
import { compileLexicon } from '../../facts/lexicon';
import type { Reader } from '../../facts/read';
import type { Position } from '../../text/draft';
import { nextLine } from '../../text/lines';
import { Draft } from '../draft';
import { definitionEntries, referenceEntries, sectionEntry } from './entries';
import type { DefinitionEntry, Member, ReferenceEntry, SectionEntry } from './types';

/** Text read in one go, in code units: some milliseconds' worth. */
const PIECE = 32_000;
/** Where a piece may begin: at a line that looks like a section's opening. */
const OPENING = /\n(?=§|(?:SECTION|Section|SEC\.|Sec\.|CHAPTER|ARTICLE|TITLE)\s|\d{1,4}[A-Za-z]?[.:-]\d)/g;

/** A reader for the same references, definitions and outline, without the words of the trade, which no other file asks about. */
export function workspaceReader(reader: Reader): Reader {
  return { ...reader, lexicon: compileLexicon([]), savable: new Set(), exceptable: new Set() };
}

/** Offsets at which the lines of a text begin. */
export function lineStarts(text: string): Int32Array {
  const starts: number[] = [0];
  for (let at = nextLine(text, 0); at < text.length; at = nextLine(text, at)) starts.push(at);
  const last = text.charCodeAt(text.length - 1);
  if (text.length > 0 && (last === 10 || last === 13)) starts.push(text.length);
  return Int32Array.from(starts);
}

/** A file as it was when last read. */
export class FileIndex implements Member {
  readonly open = false;

  constructor(
    readonly uri: string,
    /** Length of the text, to tell whether the file is still the one that was read. */
    readonly length: number,
    readonly lines: Int32Array,
    readonly sectionList: readonly SectionEntry[],
    readonly definitionList: readonly DefinitionEntry[],
    readonly referenceList: readonly ReferenceEntry[],
  ) {}

  sections(key: string): readonly SectionEntry[] {
    return this.sectionList.filter((s) => s.key === key);
  }

  definitions(key: string): readonly DefinitionEntry[] {
    return this.definitionList.filter((d) => d.keys.includes(key));
  }

  references(key: string): readonly ReferenceEntry[] {
    return this.referenceList.filter((r) => r.key === key);
  }

  allSections(): Iterable<SectionEntry> {
    return this.sectionList;
  }

  allDefinitions(): Iterable<DefinitionEntry> {
    return this.definitionList;
  }

  positionAt(offset: number): Position {
    const { lines } = this;
    let low = 0;
    let high = lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lines[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: Math.max(0, offset - (lines[low] as number)) };
  }
}

/** Cuts a text where a reader may begin anew. */
function* pieces(text: string): Iterable<{ readonly start: number; readonly end: number }> {
  let start = 0;
  while (text.length - start > PIECE * 1.5) {
    OPENING.lastIndex = start + PIECE;
    const opening = OPENING.exec(text.slice(0, Math.min(text.length, start + 2 * PIECE)));
    let end = opening ? opening.index + 1 : text.indexOf('\n', start + PIECE) + 1;
    if (end <= start || end - start > 4 * PIECE) end = start + PIECE;
    yield { start, end };
    start = end;
  }
  if (start < text.length) yield { start, end: text.length };
}

/** Gathers what drafts of one file, read one behind the other, give to the workspace. */
class Gathering {
  readonly #sections: SectionEntry[] = [];
  readonly #definitions: DefinitionEntry[] = [];
  readonly #references: ReferenceEntry[] = [];
  readonly #bare = new Set<SectionEntry>();

  /** Takes in a draft that begins at `start` in its file. */
  take(draft: Draft, start: number): void {
    const sections = this.#sections;
    let at = start;
    for (const section of draft.sections) {
      const entry = sectionEntry(section, at);
      const last = sections.at(-1);
      if (entry) {
        sections.push(entry);
        if (section.isBare) this.#bare.add(entry);
      }
      // What a piece begins with before its first opening belongs to the section before.
      const home = section.kind === 'opening' && last ? last.key : undefined;
      const inHome = <T extends { readonly section: string }>(e: T): T => (home === undefined ? e : { ...e, section: home });
      const begin = at;
      for (const block of section.blocks) {
        for (const d of definitionEntries(block, at)) this.#definitions.push(inHome(d));
        for (const r of referenceEntries(draft, block, at)) this.#references.push(inHome(r));
        at += block.length;
      }
      if (home !== undefined && last?.end === begin) sections[sections.length - 1] = { ...last, end: at };
    }
  }

  index(uri: string, length: number, lines: Int32Array): FileIndex {
    const own = new Map<string, SectionEntry>();
    for (const s of this.#sections) own.set(s.key, s);
    // A bare number that comes again later is a line of a table of contents.
    const sections = this.#sections.filter((s) => !this.#bare.has(s) || own.get(s.key) === s);
    const references = this.#references.filter((r) => !own.has(r.key));
    return new FileIndex(uri, length, lines, sections, this.#definitions, references);
  }
}

/** Reads a file piece by piece; each step is short. `reader` is one of {@link workspaceReader}. */
export function* reading(uri: string, text: string, reader: Reader): Generator<undefined, FileIndex> {
  const gathering = new Gathering();
  for (const { start, end } of pieces(text)) {
    gathering.take(new Draft(text.slice(start, end), reader), start);
    yield undefined;
  }
  return gathering.index(uri, text.length, lineStarts(text));
}

/** Reads a file in one go. */
export function readFileIndex(uri: string, text: string, reader: Reader): FileIndex {
  const steps = reading(uri, text, reader);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** What a draft that has been read already gives to the workspace. */
export function indexOfDraft(uri: string, draft: Draft): FileIndex {
  const gathering = new Gathering();
  gathering.take(draft, 0);
  return gathering.index(uri, draft.text.length, lineStarts(draft.text.toString()));
}
