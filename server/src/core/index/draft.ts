/**
 * One draft, read: text, sections, facts and norms, kept up to date edit by edit.
 *
 * Inputs are the text alone. Everything else is derived, and after any row of edits equals what a reading
 * from scratch gives; a test holds it to that. An edit costs as much as the blocks it touches; only where a
 * section's outline changes is that section's tree built anew, and only where the sections themselves change
 * is their order looked at again.
 */

import { readNorms } from '../facts/norms/read';
import type { Reader } from '../facts/read';
import type { BlockFacts, Norm, NormReading } from '../facts/types';
import type { Standing } from '../syntax/tree';
import { type BlockChange, DraftText } from '../text/draft';
import { type Span, shift } from '../text/span';
import { DraftBlock } from './block';
import { DraftSection } from './section';
import { Tally } from './tally';

/** A span in the document: UTF-16 offsets from its start. */
export type DocumentSpan = Span;

/** What an edit changed, for those who keep something per block. */
export interface DraftChange {
  /** Blocks that have left the draft. */
  readonly removed: readonly DraftBlock[];
  /** Blocks whose facts, role or norms are new, those that came in among them. */
  readonly fresh: readonly DraftBlock[];
}

const SHORT_DRAFT = 80_000;

/** The draft's sections at a glance. */
export interface DraftOutline {
  readonly structure: number;
  /** Sections with a number, without entries of a table of contents. */
  readonly own: readonly DraftSection[];
  readonly order: ReadonlyMap<DraftSection, number>;
  /** How many have a plain number: "4". */
  readonly plain: number;
  /** Whether any section amends another law. */
  readonly amends: boolean;
  /** The forms of the numbers, digits made alike: "0-0", "0.0.0". */
  readonly shapes: ReadonlySet<string>;
  /** Titles, chapters and the like by word and number: "chapter 4". */
  readonly divisions: ReadonlyMap<string, DraftSection>;
}

/** A section number with its digits made alike: 9-131 and 12-4 have one form. */
export const shapeOf = (number: string): string => number.replace(/\d+/g, '0').toLowerCase();

const isOpener = (block: DraftBlock): boolean => block.outline.kind === 'section' || block.outline.kind === 'division';

export class Draft {
  readonly text: DraftText<DraftBlock>;
  #sections: DraftSection[] = [];
  /** Sections by number, in order of the text. */
  #byNumber = new Map<string, DraftSection[]>();
  /** What the draft names, saves and defines: "names:detainer", "saves:s1373", "defines:judicial-warrant", "strong". */
  readonly tally = new Tally();
  readonly #tallied = new WeakMap<DraftBlock, readonly string[]>();
  #outline: DraftOutline | undefined;
  /** Numbers of sections that came, went or were built anew since last drained; "?" where any did, "*" where every reference may read differently. */
  #renumbered = new Set<string>();
  readonly #defined = new Map<string, Set<DraftBlock>>();
  /** Moves on when the order or outline of sections changes: references must then be resolved anew. */
  structure = 0;
  /** Moves on when any definition comes in or goes out. */
  terms = 0;

  constructor(
    text: string,
    readonly reader: Reader,
  ) {
    this.text = new DraftText(text, (piece, breaks) => new DraftBlock(piece, breaks, reader));
    this.#sections = group([...this.text.blocks.items()]);
    this.#relink();
    for (const section of this.#sections) for (const block of section.blocks) this.#takeIn(block);
  }

  get sections(): readonly DraftSection[] {
    return this.#sections;
  }

  /** What resolving references asks of the sections as a whole; looked up once a structure. */
  get outline(): DraftOutline {
    if (this.#outline?.structure !== this.structure) {
      const own = this.#sections.filter((s) => s.kind === 'section' && !s.contents);
      this.#outline = {
        structure: this.structure,
        own,
        order: new Map(this.#sections.map((s, i) => [s, i])),
        plain: own.filter((s) => /^\d{1,3}$/.test(s.number)).length,
        amends: this.#sections.some((s) => s.amends),
        shapes: new Set(own.map((s) => shapeOf(s.number))),
        divisions: new Map(
          this.#sections.filter((s) => s.kind === 'division' && !s.contents).map((s) => [`${s.word} ${s.number}`.toLowerCase(), s]),
        ),
      };
    }
    return this.#outline;
  }

  /** The numbers of sections that references may now lead to or no longer lead to; they are then forgotten. */
  drainRenumbered(): ReadonlySet<string> {
    const drained = this.#renumbered;
    this.#renumbered = new Set();
    return drained;
  }

  /** Sections that carry a number, in order; more than one where an amending act reprints several laws. */
  sectionsNumbered(number: string): readonly DraftSection[] {
    return this.#byNumber.get(number.toLowerCase()) ?? [];
  }

  /** Blocks that define a term, by its key in lower case. */
  definersOf(key: string): ReadonlySet<DraftBlock> {
    return this.#defined.get(key) ?? new Set();
  }

  get definedKeys(): Iterable<string> {
    return this.#defined.keys();
  }

  /** Whether the draft is short enough to be of one subject, so that its strong words open it as a whole. */
  get isShort(): boolean {
    return this.text.length < SHORT_DRAFT;
  }

  /** Offset of a block's first unit. The block must be in the draft. */
  startOf(block: DraftBlock): number {
    return this.text.blocks.place(block)?.start ?? 0;
  }

  /** Ordinal of a block, for comparing order. */
  indexOf(block: DraftBlock): number {
    return this.text.blocks.place(block)?.index ?? -1;
  }

  /** A block's span as a span of the document. */
  spanOf(block: DraftBlock, s: Span): DocumentSpan {
    return shift(s, this.startOf(block));
  }

  /** The block at an offset, with the offset counted from its start. */
  blockAt(offset: number): { block: DraftBlock; at: number } | undefined {
    const found = this.text.blocks.findOffset(offset);
    return found && { block: found.item, at: offset - found.start };
  }

  standingOf(block: DraftBlock): Standing<DraftBlock> | undefined {
    return block.section?.standingOf(block);
  }

  /** The norms of a block, read under the lead-in above it. */
  normsOf(block: DraftBlock): readonly Norm[] {
    return this.#readingOf(block).norms;
  }

  /** Replaces `[start, end)` by `text`. Offsets are clamped. */
  edit(start: number, end: number, text: string): DraftChange {
    const change = this.text.edit(start, end, text);
    if (change.removed.length === 0 && change.added.length === 0) return { removed: [], fresh: [] };
    for (const block of change.removed) this.#takeOut(block);
    const touched = this.#resection(change);
    const fresh = new Set<DraftBlock>(touched);
    for (const block of change.added) fresh.add(block);
    // Items under a changed sentence read differently where what it hands down has changed.
    for (const block of [...fresh]) this.#followers(block, fresh);
    for (const block of fresh) {
      this.#takeOut(block);
      this.#takeIn(block);
    }
    return { removed: change.removed, fresh: [...fresh] };
  }

  /** Puts the change into the sections; returns the blocks whose place in a tree may have changed. */
  #resection(change: BlockChange<DraftBlock>): DraftBlock[] {
    const { index, removed, added } = change;
    const before = this.text.blocks.at(index - 1);
    const after = this.text.blocks.at(index + added.length);
    const plain = !removed.some(isOpener) && !added.some(isOpener);
    const home = removed[0]?.section ?? before?.section;
    if (plain && home) {
      const at = removed[0] ? home.blocks.indexOf(removed[0]) : before ? home.blocks.indexOf(before) + 1 : 0;
      const rebuilt = home.replace(at, removed, added);
      for (const block of removed) block.section = undefined;
      for (const block of added) block.section = home;
      if (home.blocks.length === 0) {
        this.#sections.splice(this.#sections.indexOf(home), 1);
        return this.#relink(new Set()).flatMap((s) => s.blocks);
      }
      if (!rebuilt) return [...added];
      this.structure++;
      this.#renumbered.add(home.number.toLowerCase());
      home.settle();
      return [...home.blocks];
    }
    // Openers came or went: the sections from the one before to the one after are cut anew.
    const first = before?.section ?? removed[0]?.section ?? after?.section;
    const last = after?.section ?? removed.at(-1)?.section ?? first;
    const from = first ? this.#sections.indexOf(first) : 0;
    const to = last ? this.#sections.indexOf(last) + 1 : this.#sections.length;
    for (const block of removed) block.section = undefined;
    const blocks: DraftBlock[] = [];
    const begin = first?.blocks.find((b) => this.text.blocks.place(b)) ?? added[0] ?? after;
    const startIndex = Math.min(begin ? this.indexOf(begin) : index, index);
    let stop = index + added.length;
    for (const section of this.#sections.slice(from, to)) for (const b of section.blocks) stop = Math.max(stop, this.indexOf(b) + 1);
    for (const { item } of this.text.blocks.range(startIndex, stop)) blocks.push(item);
    const old = this.#sections.slice(from, to);
    const made = group(blocks).map(
      (s) => old.find((o) => o.blocks.length === s.blocks.length && o.blocks.every((b, i) => b === s.blocks[i])) ?? s,
    );
    this.#sections.splice(from, to - from, ...made);
    const settled = this.#relink(new Set(made.filter((s) => !old.includes(s))));
    return settled.flatMap((s) => s.blocks);
  }

  /** Looks at the order of the sections again; returns those whose blocks had to be settled. */
  #relink(fresh?: ReadonlySet<DraftSection>): DraftSection[] {
    const before = this.#outline;
    this.structure++;
    const byNumber = new Map<string, DraftSection[]>();
    let amending = false;
    let bill = '';
    const settled: DraftSection[] = [];
    for (const section of this.#sections) {
      const key = section.number.toLowerCase();
      if (key && section.kind === 'section') {
        const list = byNumber.get(key);
        if (list) list.push(section);
        else byNumber.set(key, [section]);
      }
      // A bill's own sections are plain numbers; what stands under one that amends is the law it amends.
      const own = section.kind === 'section' && /^\d{1,3}[A-Za-z]?$/.test(section.number);
      if (own && (section.amends || bill === '' || !amending || section.word === bill)) {
        amending = section.amends;
        bill = section.word === 'Section' || section.word === 'SECTION' ? bill : section.word;
      }
      const quoted = amending;
      if (!fresh || fresh.has(section) || section.quoted !== quoted) {
        section.quoted = quoted;
        settled.push(section);
      }
    }
    const old = this.#byNumber;
    this.#byNumber = byNumber;
    // A number that stands bare and comes again later is an entry in a table of contents.
    for (const section of this.#sections) {
      const twins = section.number ? (byNumber.get(section.number.toLowerCase()) ?? []) : [];
      const contents = twins.length > 1 && section.isBare && twins.at(-1) !== section;
      if (contents !== section.contents) {
        section.contents = contents;
        if (!settled.includes(section)) settled.push(section);
      }
    }
    for (const section of settled) {
      section.settle();
      this.#renumbered.add(section.number.toLowerCase());
    }
    this.#noteRenumbering(old, byNumber, before);
    return settled;
  }

  /** Notes which numbers came or went, and whether the draft as a whole now reads references otherwise. */
  #noteRenumbering(old: ReadonlyMap<string, unknown[]>, now: ReadonlyMap<string, unknown[]>, before: DraftOutline | undefined): void {
    const changed = [
      ...[...old.keys()].filter((n) => now.get(n)?.length !== old.get(n)?.length),
      ...[...now.keys()].filter((n) => !old.has(n)),
    ];
    for (const number of changed) this.#renumbered.add(number);
    if (changed.length > 0) this.#renumbered.add('?');
    const after = this.outline;
    const same =
      before !== undefined &&
      before.amends === after.amends &&
      before.plain > 1 === after.plain > 1 &&
      before.own.length > 0 === after.own.length > 0 &&
      sameSet(before.shapes, after.shapes) &&
      sameSet(new Set(before.divisions.keys()), new Set(after.divisions.keys()));
    if (!same) this.#renumbered.add('*');
  }

  /** Adds to `fresh` the list items below a block whose lead-in reads differently now. */
  #followers(block: DraftBlock, fresh: Set<DraftBlock>): void {
    const standing = this.standingOf(block);
    if (!standing) return;
    const key = this.#readingOf(block).leadIn?.key ?? '';
    for (const follower of standing.followers) {
      if (fresh.has(follower.block) || follower.block.normsUnder === key) continue;
      fresh.add(follower.block);
      this.#followers(follower.block, fresh);
    }
  }

  #readingOf(block: DraftBlock): NormReading {
    const above = block.section ? this.standingOf(block)?.leadIn : undefined;
    const leadIn = above ? this.#readingOf(above.block).leadIn : undefined;
    const key = leadIn?.key ?? '';
    if (block.norms && block.normsUnder === key) return block.norms;
    const facts: BlockFacts = block.struck === block.facts.struck ? block.facts : { ...block.facts, struck: block.struck };
    const reading = readNorms(block.text, facts, leadIn, block.role);
    block.norms = reading;
    block.normsUnder = key;
    return reading;
  }

  #takeIn(block: DraftBlock): void {
    block.norms = undefined;
    const keys = new Set<string>();
    if (block.role !== 'ignored') {
      for (const m of block.facts.mentions) keys.add(`names:${m.concept}`);
      if (block.facts.mentions.some((m) => this.reader.lexicon.isStrong(m.concept))) keys.add('strong');
      // Norms are read on demand; here only where a savings clause could be that some rule asks about.
      if (this.#maySave(block))
        for (const norm of this.#readingOf(block).norms)
          if (norm.flags.has('savings')) for (const c of conceptsOf(norm)) keys.add(`saves:${c}`);
    }
    for (const d of block.facts.definitions) {
      for (const term of [d.term, ...d.variants]) {
        const key = term.toLowerCase();
        keys.add(`term:${key}`);
        const set = this.#defined.get(key);
        if (set) set.add(block);
        else this.#defined.set(key, new Set([block]));
        this.terms++;
      }
      for (const m of block.facts.mentions)
        if (m.span.start <= d.span.start && d.span.end <= m.span.end + 2) keys.add(`defines:${m.concept}`);
    }
    const list = [...keys];
    this.#tallied.set(block, list);
    this.tally.add(block, list);
  }

  /** Whether the block, or a sentence it carries on, names a concept that rules look for in savings clauses. */
  #maySave(block: DraftBlock): boolean {
    const names = (b: DraftBlock): boolean => b.facts.mentions.some((m) => this.reader.savable.has(m.concept));
    if (names(block)) return true;
    for (let s = this.standingOf(block)?.leadIn; s; s = s.leadIn) if (names(s.block)) return true;
    return false;
  }

  #takeOut(block: DraftBlock): void {
    const keys = this.#tallied.get(block);
    if (!keys) return;
    this.#tallied.delete(block);
    this.tally.remove(block, keys);
    for (const d of block.facts.definitions) {
      for (const term of [d.term, ...d.variants]) {
        const key = term.toLowerCase();
        const set = this.#defined.get(key);
        set?.delete(block);
        if (set?.size === 0) this.#defined.delete(key);
        this.terms++;
      }
    }
  }

  /** The keys a block counts for. */
  keysOf(block: DraftBlock): readonly string[] {
    return this.#tallied.get(block) ?? [];
  }
}

/** All concepts of a norm, own words and lead-ins. */
export function conceptsOf(norm: Norm): Set<string> {
  const set = new Set<string>(norm.context);
  for (const slot of [norm.actor, norm.object, norm.recipient, norm.action, norm.basis, norm.exceptions, norm.conditions])
    for (const m of slot) set.add(m.concept);
  if (norm.head) set.add(norm.head.concept);
  for (const c of norm.contextExceptions) set.add(c);
  for (const c of norm.contextConditions) set.add(c);
  return set;
}

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && [...a].every((x) => b.has(x));

/** Cuts a run of blocks into sections at their openers. */
function group(blocks: readonly DraftBlock[]): DraftSection[] {
  const sections: DraftSection[] = [];
  let run: DraftBlock[] = [];
  for (const block of blocks) {
    if (isOpener(block) && run.length > 0) {
      sections.push(new DraftSection(run));
      run = [];
    }
    run.push(block);
  }
  if (run.length > 0) sections.push(new DraftSection(run));
  return sections;
}
