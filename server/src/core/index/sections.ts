/**
 * The sections of a draft in order, and what is told of them as a whole: which numbers there are, which belong to a table
 * of contents, which are the text of another law. Kept up to date from the place of a change, so that a new number costs
 * no walk over the sections.
 */
import type { DraftBlock } from './block';
import type { DraftSection } from './section';

/** A section number with its digits made alike: 9-131 and 12-4 have one form. */
export const shapeOf = (number: string): string => number.replace(/\d+/g, '0').toLowerCase();

/** What a section adds to the counts. */
interface Entry {
  readonly number: string;
  readonly shape: string;
  /** A plain number: "4". */
  readonly plain: boolean;
  readonly amends: boolean;
  /** "chapter 4" for a title, chapter and the like, else empty. */
  readonly division: string;
}

const entryOf = (s: DraftSection): Entry => ({
  number: s.number.toLowerCase(),
  shape: shapeOf(s.number),
  plain: /^\d{1,3}$/.test(s.number),
  amends: s.amends,
  division: s.kind === 'division' ? `${s.word} ${s.number}`.toLowerCase() : '',
});

/** What a change of sections means for others. */
export interface Relinked {
  /** Sections new in the list, or whose standing has changed: their blocks must be settled. */
  readonly settled: ReadonlySet<DraftSection>;
  /**
   * What references may now read differently: a section's number; "?" where any number came or went; "shape:0-0" where
   * that form came in or went out; "divisions" where a title, chapter or the like did; "piece" where the draft became, or ceased to be, one short
   * ordinance numbered through; "*" where the scheme as a whole changed.
   */
  readonly changed: ReadonlySet<string>;
}

const wordOf = (entry: Entry): string => entry.division.slice(0, entry.division.indexOf(' '));

const sameEntry = (a: Entry, b: Entry): boolean => a.number === b.number && a.amends === b.amends && a.division === b.division;

/** Where a number is missing, the numbers of so many sections are told at most. */
const NAMED = 300;
/** An ordinance of at most so many sections is numbered through; a longer text is a code, whose numbers have gaps. */
const ONE_PIECE = 60;

const NOTHING: Relinked = { settled: new Set(), changed: new Set() };
const NO_SECTIONS: readonly DraftSection[] = [];

export class SectionList {
  #all: DraftSection[] = [];
  readonly #byNumber = new Map<string, DraftSection[]>();
  readonly #entries = new Map<DraftSection, Entry>();
  readonly #shapes = new Map<string, number>();
  readonly #divisions = new Map<string, DraftSection[]>();
  readonly #byWord = new Map<string, DraftSection[]>();
  /** Sections with a number, without entries of a table of contents. */
  own = 0;
  /** How many of them have a plain number. */
  plain = 0;
  /** Sections that amend another law. */
  amending = 0;

  /** Whether the draft is one ordinance of few sections, all with plain numbers, and no code of many chapters. */
  get isOnePiece(): boolean {
    return this.own <= ONE_PIECE && this.plain === this.own && !this.hasDivisions;
  }

  /** Whether the numbers are few enough to tell which there are where one is missing. */
  get namesNumbers(): boolean {
    return this.own <= NAMED;
  }

  /** @param order ordinal of a block in the draft, -1 once it has left. */
  constructor(readonly order: (block: DraftBlock) => number) {}

  get all(): readonly DraftSection[] {
    return this.#all;
  }

  /** Sections that carry a number, lower case, in order of the text. */
  numbered(number: string): readonly DraftSection[] {
    return this.#byNumber.get(number) ?? NO_SECTIONS;
  }

  /** Titles, chapters and the like of one word and number, "chapter 4", in order. */
  divisions(key: string): readonly DraftSection[] {
    return this.#divisions.get(key) ?? NO_SECTIONS;
  }

  /** All titles, chapters and the like of one word, "chapter", in order. */
  divisionsCalled(word: string): readonly DraftSection[] {
    return this.#byWord.get(word) ?? NO_SECTIONS;
  }

  get hasDivisions(): boolean {
    return this.#divisions.size > 0;
  }

  hasShape(shape: string): boolean {
    return this.#shapes.has(shape);
  }

  /** Where a section stands in the draft, for comparing order. */
  orderOf(section: DraftSection): number {
    return this.indexOf(section);
  }

  /** The ordinal of its first block; -1 once that has left the draft. */
  #blockOrder(section: DraftSection): number {
    const first = section.blocks[0];
    return first ? this.order(first) : -1;
  }

  /** Ordinal of a section in the list. Sections whose first block has left the draft count as behind it. */
  indexOf(section: DraftSection): number {
    // Most are where they were last found.
    if (this.#all[section.lastAt] === section) return section.lastAt;
    const sought = this.#blockOrder(section);
    let low = 0;
    let high = this.#all.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      const at = this.#blockOrder(this.#all[mid] as DraftSection);
      if (at >= 0 && at < sought) low = mid + 1;
      else high = mid;
    }
    section.lastAt = low;
    return low;
  }

  /** Puts `made` in the place of the sections `[from, to)`. */
  replace(from: number, to: number, made: readonly DraftSection[]): Relinked {
    const old = this.#all.slice(from, to);
    const kept = new Set(made);
    const removed = old.filter((s) => !kept.has(s));
    const before = new Set(old);
    const added = made.filter((s) => !before.has(s));
    if (made.length < 1000) this.#all.splice(from, to - from, ...made);
    else this.#all = [...this.#all.slice(0, from), ...made, ...this.#all.slice(to)];
    for (const [i, section] of made.entries()) section.lastAt = from + i;
    return this.#relink(from, from + made.length, removed, added);
  }

  /** Looks again at a section whose blocks have changed, for what that may mean to others. */
  reconsider(section: DraftSection): Relinked {
    const known = this.#entries.get(section);
    if (known && this.numbered(known.number).length < 2 && sameEntry(known, entryOf(section))) return NOTHING;
    const at = this.indexOf(section);
    return this.#relink(at, at + 1, [section], [section]);
  }

  #relink(from: number, to: number, removed: readonly DraftSection[], added: readonly DraftSection[]): Relinked {
    const settled = new Set(added.length === 1 && removed[0] === added[0] ? [] : added);
    const [scheme, piece] = [this.#scheme(), this.isOnePiece];
    const watched = new Watched(this);
    const wereContents = added.map((s) => s.contents);
    for (const s of removed) watched.note(this.#entries.get(s));
    for (const s of removed) this.#delist(s);
    for (const s of added) {
      const entry = entryOf(s);
      watched.note(entry);
      this.#entries.set(s, entry);
      this.#enlist(s, entry);
    }
    for (const number of watched.numbers.keys()) {
      // A number that stands bare and comes again later is an entry in a table of contents.
      const twins = this.numbered(number);
      for (const [i, s] of twins.entries()) {
        const contents = twins.length > 1 && i < twins.length - 1 && s.isBare;
        if (contents === s.contents) continue;
        this.#count(s, -1);
        s.contents = contents;
        this.#count(s, 1);
        settled.add(s);
      }
    }
    for (const [i, s] of added.entries()) if (s.contents !== wereContents[i]) settled.add(s);
    this.#quote(from, to, settled);
    const changed = watched.changes();
    if (scheme !== this.#scheme()) changed.add('*');
    if (piece !== this.isOnePiece) changed.add('piece');
    for (const s of settled) changed.add(s.number.toLowerCase());
    changed.delete('');
    return { settled, changed };
  }

  /** A bill's own sections are plain numbers; what stands under one that amends is the law it amends. */
  #quote(from: number, to: number, settled: Set<DraftSection>): void {
    const above = this.#all[from - 1];
    let amending = above?.amendsAfter ?? false;
    let bill = above?.billWord ?? '';
    for (let i = from; i < this.#all.length; i++) {
      const section = this.#all[i] as DraftSection;
      const own = section.kind === 'section' && /^\d{1,3}[A-Za-z]?$/.test(section.number);
      if (own && (section.amends || bill === '' || !amending || section.word === bill)) {
        amending = section.amends;
        bill = section.word === 'Section' || section.word === 'SECTION' ? bill : section.word;
      }
      const same = section.amendsAfter === amending && section.billWord === bill && section.quoted === amending;
      if (same && i >= to) return;
      section.amendsAfter = amending;
      section.billWord = bill;
      if (section.quoted === amending) continue;
      section.quoted = amending;
      settled.add(section);
    }
  }

  /** What decides how references are read in the draft as a whole. */
  #scheme(): string {
    return `${this.amending > 0} ${this.plain > 1} ${this.own > 0} ${this.namesNumbers}`;
  }

  #enlist(section: DraftSection, entry: Entry): void {
    section.contents = false;
    if (entry.number !== '' && section.kind === 'section') this.#insert(this.#byNumber, entry.number, section);
    else if (entry.division !== '') this.#insert(this.#byWord, wordOf(entry), section);
    this.#count(section, 1);
  }

  #delist(section: DraftSection): void {
    const entry = this.#entries.get(section);
    if (!entry) return;
    this.#count(section, -1);
    this.#entries.delete(section);
    if (section.kind === 'section') drop(this.#byNumber, entry.number, section);
    else if (entry.division !== '') drop(this.#byWord, wordOf(entry), section);
  }

  #insert(map: Map<string, DraftSection[]>, key: string, section: DraftSection): void {
    const list = map.get(key);
    if (!list) {
      map.set(key, [section]);
      return;
    }
    const at = this.orderOf(section);
    let i = list.length;
    while (i > 0 && this.orderOf(list[i - 1] as DraftSection) > at) i--;
    list.splice(i, 0, section);
  }

  /** Adds a section to the counts, or takes it out of them. */
  #count(section: DraftSection, by: 1 | -1): void {
    const entry = this.#entries.get(section);
    if (!entry) return;
    if (entry.amends) this.amending += by;
    if (section.contents) return;
    if (section.kind === 'section') {
      this.own += by;
      if (entry.plain) this.plain += by;
      const count = (this.#shapes.get(entry.shape) ?? 0) + by;
      if (count > 0) this.#shapes.set(entry.shape, count);
      else this.#shapes.delete(entry.shape);
    } else if (entry.division !== '') {
      if (by > 0) this.#insert(this.#divisions, entry.division, section);
      else drop(this.#divisions, entry.division, section);
    }
  }
}

function drop(map: Map<string, DraftSection[]>, key: string, section: DraftSection): void {
  const list = map.get(key);
  const at = list?.indexOf(section) ?? -1;
  if (!list || at < 0) return;
  list.splice(at, 1);
  if (list.length === 0) map.delete(key);
}

/** The state of what a change touches, as it was before. */
class Watched {
  readonly numbers = new Map<string, number>();
  readonly #shapes = new Map<string, boolean>();
  #wide = false;

  constructor(readonly list: SectionList) {}

  note(entry: Entry | undefined): void {
    if (!entry) return;
    const { list } = this;
    if (entry.division !== '') {
      this.#wide = true;
      return;
    }
    if (entry.number !== '' && !this.numbers.has(entry.number)) this.numbers.set(entry.number, list.numbered(entry.number).length);
    if (!this.#shapes.has(entry.shape)) this.#shapes.set(entry.shape, list.hasShape(entry.shape));
  }

  changes(): Set<string> {
    const { list } = this;
    const changed = new Set<string>();
    for (const [number, count] of this.numbers) {
      if (list.numbered(number).length === count) continue;
      changed.add(number);
      changed.add('?');
    }
    for (const [shape, had] of this.#shapes) if (list.hasShape(shape) !== had) changed.add(`shape:${shape}`);
    if (this.#wide) changed.add('divisions');
    return changed;
  }
}
