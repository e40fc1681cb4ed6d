/**
 * A folder's files joined: which file holds a section number, which define a term for more than themselves, which refer to a
 * number they do not hold. An open draft stands for its file on disk and is asked as it is now.
 */
import type { Draft } from '../draft';
import { isWide } from './keys';
import { LiveFile } from './live';
import { reaches } from './reach';
import type { FileIndex } from './read';
import type { DefinitionEntry, Member, Placed, ReferenceEntry, SectionEntry } from './types';

type Table<T> = Map<string, Placed<T>[]>;

export class Workspace {
  readonly #files = new Map<string, FileIndex>();
  readonly #live = new Map<string, LiveFile>();
  readonly #sections: Table<SectionEntry> = new Map();
  readonly #definitions: Table<DefinitionEntry> = new Map();
  readonly #references: Table<ReferenceEntry> = new Map();
  /** How many files use a plain number for a section of their own. */
  readonly #plain = new Map<string, number>();
  /** Plain numbers that more than one file uses: the files then are instruments, and no one code. */
  #plainTwins = 0;

  /** Files read from disk. */
  get size(): number {
    return this.#files.size;
  }

  get uris(): Iterable<string> {
    return this.#files.keys();
  }

  has(uri: string): boolean {
    return this.#files.has(uri);
  }

  put(file: FileIndex): void {
    this.remove(file.uri);
    this.#files.set(file.uri, file);
    for (const entry of file.sectionList) add(this.#sections, entry.key, { file, entry });
    for (const key of plainKeys(file)) {
      const files = (this.#plain.get(key) ?? 0) + 1;
      this.#plain.set(key, files);
      if (files === 2) this.#plainTwins++;
    }
    for (const entry of file.definitionList)
      if (entry.reach !== 'file') for (const key of entry.keys) add(this.#definitions, key, { file, entry });
    for (const entry of file.referenceList) add(this.#references, entry.key, { file, entry });
  }

  remove(uri: string): void {
    const file = this.#files.get(uri);
    if (!file) return;
    this.#files.delete(uri);
    for (const entry of file.sectionList) drop(this.#sections, entry.key, file);
    for (const key of plainKeys(file)) {
      const files = (this.#plain.get(key) ?? 1) - 1;
      if (files === 0) this.#plain.delete(key);
      else this.#plain.set(key, files);
      if (files === 1) this.#plainTwins--;
    }
    for (const entry of file.definitionList) for (const key of entry.keys) drop(this.#definitions, key, file);
    for (const entry of file.referenceList) drop(this.#references, entry.key, file);
  }

  /** An editor has opened a draft: from now on it is asked in the place of its file. */
  open(uri: string, draftNow: () => Draft): void {
    this.#live.set(uri, new LiveFile(uri, draftNow));
  }

  close(uri: string): void {
    this.#live.delete(uri);
  }

  isOpen(uri: string): boolean {
    return this.#live.has(uri);
  }

  /** The sections of other files that hold a number, a code's own before those reprinted in acts, and near files first. */
  sections(key: string, from: string): Placed<SectionEntry>[] {
    const found = this.#lookUp(this.#sections, key, (file) => file.sections(key)).filter((p) => p.file.uri !== from);
    if (found.length === 0) return [];
    if (!isWide(key) && !key.includes(' ') && (this.#plainTwins > 0 || new Set(found.map((p) => p.file.uri)).size > 1)) return [];
    const own = found.filter((p) => !p.entry.quoted);
    return byNearness(own.length > 0 ? own : found, from);
  }

  /**
   * The definitions of a term in other files that hold in a section, by its key; without one, all that reach beyond their file.
   * Those of the nearest files come first, and of these the ones whose section's number is most like.
   */
  definitions(key: string, from: string, section?: string): Placed<DefinitionEntry>[] {
    const found = this.#lookUp(this.#definitions, key, (file) => file.definitions(key).filter((d) => d.reach !== 'file'));
    return byNearness(
      found.filter((p) => p.file.uri !== from && (section === undefined || reaches(p.entry.reach, p.entry.section, section))),
      from,
      (p) => sharedStart(p.entry.section, section ?? ''),
    );
  }

  /** The places in other files that refer to a number which they do not hold themselves. */
  references(key: string, from: string): Placed<ReferenceEntry>[] {
    if (!isWide(key) && this.#plainTwins > 0) return [];
    return this.#lookUp(this.#references, key, (file) => file.references(key)).filter((p) => p.file.uri !== from);
  }

  /** All files, open ones as they are now. */
  *members(): Iterable<Member> {
    yield* this.#live.values();
    for (const file of this.#files.values()) if (!this.#live.has(file.uri)) yield file;
  }

  member(uri: string): Member | undefined {
    return this.#live.get(uri) ?? this.#files.get(uri);
  }

  #lookUp<T>(table: Table<T>, key: string, ask: (file: LiveFile) => readonly T[]): Placed<T>[] {
    const found = (table.get(key) ?? []).filter((p) => !this.#live.has(p.file.uri));
    for (const file of this.#live.values()) for (const entry of ask(file)) found.push({ file, entry });
    return found;
  }
}

/** The plain numbers that a file uses for sections of its own. */
const plainKeys = (file: FileIndex): ReadonlySet<string> =>
  new Set(file.sectionList.filter((s) => s.kind === 'section' && !s.quoted && !isWide(s.key)).map((s) => s.key));

function add<T>(table: Table<T>, key: string, placed: Placed<T>): void {
  const list = table.get(key);
  if (list) list.push(placed);
  else table.set(key, [placed]);
}

function drop<T>(table: Table<T>, key: string, file: Member): void {
  const list = table.get(key)?.filter((p) => p.file !== file);
  if (!list) return;
  if (list.length === 0) table.delete(key);
  else table.set(key, list);
}

const sharedStart = (a: string, b: string): number => {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
};

/** Files beside the asking one first, then those of its folder's folder, and so on; `closer` decides among files of one folder. */
function byNearness<T>(placed: Placed<T>[], from: string, closer: (p: Placed<T>) => number = () => 0): Placed<T>[] {
  if (placed.length < 2) return placed;
  const folders = (uri: string): number => uri.slice(0, sharedStart(uri, from)).split('/').length;
  return placed
    .map((p) => ({ p, near: folders(p.file.uri), like: closer(p) }))
    .sort((a, b) => b.near - a.near || b.like - a.like)
    .map(({ p }) => p);
}
