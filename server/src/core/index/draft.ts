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
import { referenceKeys, unitKeys } from '../facts/references';
import { maySave, Sign } from '../facts/signs';
import type { BlockFacts, Mention, Norm, NormReading } from '../facts/types';
import type { Standing } from '../syntax/tree';
import { type BlockChange, DraftText } from '../text/draft';
import { type Span, shift } from '../text/span';
import { DraftBlock } from './block';
import { citationKeys } from './citationKeys';
import { DefinedTerms } from './defined';
import { BlockKeys } from './keys';
import { Lending } from './lending';
import { Readings } from './readings';
import { DraftSection } from './section';
import { SectionList } from './sections';
import { takingKeys } from './takings';
import { Tally } from './tally';
import { blocksThatMayHold, phraseOf, wordTaker } from './words';

/** A span in the document: UTF-16 offsets from its start. */
export type DocumentSpan = Span;

/** What an edit changed, for those who keep something per block or section. */
export interface DraftChange {
  /** Ordinal of the first block that changed. */
  readonly index: number;
  /** Blocks that have left the draft. */
  readonly removed: readonly DraftBlock[];
  /** Blocks whose facts, role or norms are new, those that came in among them. */
  readonly fresh: readonly DraftBlock[];
  /** Sections with other blocks or other words than before. */
  readonly touched: ReadonlySet<DraftSection>;
  /** Of these, the ones whose provisions, number or standing may be other than before: references into them and in them are read anew. */
  readonly rebuilt: ReadonlySet<DraftSection>;
  /** Sections that have left the draft. */
  readonly gone: readonly DraftSection[];
}

const NO_SECTIONS: ReadonlySet<DraftSection> = new Set();
const UNCHANGED: DraftChange = { index: 0, removed: [], fresh: [], touched: new Set(), rebuilt: new Set(), gone: [] };

const SHORT_DRAFT = 80_000;

const isOpener = (block: DraftBlock): boolean => block.outline.kind === 'section' || block.outline.kind === 'division';

export class Draft {
  readonly text: DraftText<DraftBlock>;
  readonly readings: Readings;
  readonly #sections: SectionList;
  /** What the draft names, saves and defines: "names:detainer", "saves:s1373", "defines:judicial-warrant", "term:agency", "strong". */
  readonly tally: Tally;
  readonly #keys: BlockKeys;
  readonly #lending: Lending;
  /** What references may now read differently, since last drained; see `Relinked.changed`. */
  #renumbered = new Set<string>();
  readonly terms = new DefinedTerms();
  /** Moves on when the order or outline of sections changes: references must then be resolved anew. */
  structure = 0;
  /** @param whole whether to read it at once; else `read` is to be called before anything is asked of the draft. */
  constructor(text: string, reader: Reader, whole = true) {
    this.readings = new Readings(reader);
    this.text = new DraftText(text, (piece, breaks) => new DraftBlock(piece, breaks, this.readings));
    this.tally = new Tally(() => this.text.blocks.items());
    this.#keys = new BlockKeys(this.tally, reader);
    this.#lending = new Lending(reader);
    this.#sections = new SectionList((block) => this.indexOf(block));
    this.#sections.replace(0, 0, group([...this.text.blocks.items()]));
    if (whole) this.read();
  }

  /**
   * Reads what the sections say, one after the other, and tells `visit` of each: what is only needed once need not be kept
   * till all is read. What is given back is what reads otherwise once all is read than it did when its section was visited.
   */
  read(visit: (section: DraftSection) => void = () => undefined): DraftChange {
    const users = this.#lendEarly();
    const take = wordTaker();
    this.readings.seen = (block, words) => {
      take(block, words);
      if (this.#lending.mayUse(words)) users.add(block);
    };
    for (const section of this.#sections.all) {
      section.settle();
      for (const block of section.blocks) {
        if (users.delete(block)) block.lent = this.#lending.lentTo(block);
        this.#define(block);
      }
      for (const block of section.blocks) this.#takeIn(block);
      visit(section);
      this.readings.turn();
    }
    this.readings.seen = undefined;
    this.readings.rest();
    return this.#lendLate();
  }

  /**
   * Takes in the definitions that lend before anything else is read, so that few blocks have to be read twice for them. The
   * blocks that were read for it.
   */
  #lendEarly(): Set<DraftBlock> {
    const looked = new Set<DraftBlock>();
    for (const section of this.#sections.all) {
      if (section.contents) continue;
      for (const block of section.blocks) {
        if (!this.#lending.mayLend(block)) continue;
        block.section = section;
        this.#define(block);
        looked.add(block);
      }
    }
    this.#lending.changed();
    return looked;
  }

  /** Takes in again the blocks that use terms which were defined behind them. */
  #lendLate(): DraftChange {
    const fresh = this.#lentOtherwise();
    if (fresh.size === 0) return UNCHANGED;
    this.#takeAnew(fresh);
    const touched = new Set([...fresh].flatMap((b) => (b.section ? [b.section] : [])));
    return { index: 0, removed: [], fresh: [...fresh], touched, rebuilt: new Set(), gone: [] };
  }

  /** The blocks to which terms lend otherwise than when they were taken in. */
  #lentOtherwise(rebuilt: ReadonlySet<DraftSection> = NO_SECTIONS): Set<DraftBlock> {
    const fresh = new Set<DraftBlock>();
    const { forms, sections } = this.#lending.changed();
    const look = (block: DraftBlock): void => {
      if (!sameMentions(block.lent, this.#lending.lentTo(block))) fresh.add(block);
    };
    if (forms.length > 0) for (const block of blocksThatMayHold(this, forms.map(phraseOf))) look(block);
    // A term of one section lends to other blocks where sections are cut anew.
    const own = sections.size > 0 || this.#lending.hasOwn ? [...sections, ...rebuilt] : [];
    for (const section of own) for (const block of section.blocks) if (block.section === section) look(block);
    return fresh;
  }

  /** Takes blocks in again, with the list items under them that read differently for it. */
  #takeAnew(fresh: Set<DraftBlock>): void {
    for (const block of fresh) {
      block.norms = undefined;
      block.lent = this.#lending.lentTo(block);
    }
    // Items under a changed sentence read differently where what it hands down has changed.
    for (const block of [...fresh]) this.#followers(block, fresh);
    for (const block of fresh) {
      this.#takeOut(block);
      this.#takeIn(block);
    }
  }

  /** Takes in what a block defines. */
  #define(block: DraftBlock): void {
    block.defines = block.facts.definitions.length > 0;
    this.#lending.put(block);
  }

  get reader(): Reader {
    return this.readings.reader;
  }

  get sections(): readonly DraftSection[] {
    return this.#sections.all;
  }

  /** The sections as a whole: counts, forms of numbers, titles and chapters. */
  get scheme(): Pick<
    SectionList,
    'own' | 'plain' | 'amending' | 'hasShape' | 'divisions' | 'divisionsCalled' | 'hasDivisions' | 'isOnePiece' | 'namesNumbers' | 'orderOf'
  > {
    return this.#sections;
  }

  /** Sections that carry a number, in order; more than one where an amending act reprints several laws. */
  sectionsNumbered(number: string): readonly DraftSection[] {
    return this.#sections.numbered(number.toLowerCase());
  }

  /** The section before or behind another in the draft. */
  neighbourOf(section: DraftSection, by: 1 | -1): DraftSection | undefined {
    return this.#sections.all[this.#sections.indexOf(section) + by];
  }

  /** What references may now read differently; it is then forgotten. See `Relinked.changed`. */
  drainRenumbered(): ReadonlySet<string> {
    const drained = this.#renumbered;
    this.#renumbered = new Set();
    return drained;
  }

  /** Blocks that define a term, by its key in lower case. */
  definersOf(key: string): ReadonlySet<DraftBlock> {
    return this.terms.definersOf(key);
  }

  get definedKeys(): Iterable<string> {
    return this.terms.keys;
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
    const { index, removed } = change;
    if (removed.length === 0 && change.added.length === 0) return UNCHANGED;
    for (const block of removed) this.#takeOut(block);
    const sections = this.#resection(change);
    const fresh = new Set<DraftBlock>(change.added);
    for (const block of sections.fresh) fresh.add(block);
    for (const block of removed) {
      this.#lending.drop(block);
      block.section = undefined;
    }
    for (const block of fresh) this.#define(block);
    // Terms kept to their own section lend to other blocks where sections are cut anew.
    if (this.#lending.hasOwn) for (const section of sections.rebuilt) for (const block of section.blocks) this.#define(block);
    const touched = new Set(sections.touched);
    if (!this.#lending.isIdle)
      for (const block of this.#lentOtherwise(sections.rebuilt)) {
        fresh.add(block);
        if (block.section) touched.add(block.section);
      }
    this.#takeAnew(fresh);
    const { rebuilt, gone } = sections;
    return { index, removed, fresh: [...fresh], touched, rebuilt, gone };
  }

  /** Puts the change into the sections. */
  #resection(change: BlockChange<DraftBlock>): Resectioned {
    const { removed, added, index } = change;
    const before = this.text.blocks.at(index - 1);
    const [old, next] = [removed[0], added[0]];
    const home = old?.section ?? before?.section;
    const plain = !removed.some(isOpener) && !added.some(isOpener);
    // One opener in the place of another: the section has another number or heading, and the same blocks.
    const relabelled = removed.length === 1 && added.length === 1 && old && next && old.outline.kind === next.outline.kind && isOpener(old);
    if (home && (relabelled || (plain && (removed.length < home.blocks.length || added.length > 0)))) {
      const at = old ? home.blocks.indexOf(old) : before ? home.blocks.indexOf(before) + 1 : 0;
      return this.#replaceIn(home, at, removed, added);
    }
    return this.#recut(change, before);
  }

  /** Exchanges blocks inside one section. */
  #replaceIn(home: DraftSection, at: number, removed: readonly DraftBlock[], added: readonly DraftBlock[]): Resectioned {
    const number = home.number.toLowerCase();
    const { fresh, rebuilt } = home.replace(at, removed, added);
    const { settled, changed } = this.#sections.reconsider(home);
    const all = new Set<DraftBlock>(fresh);
    for (const section of settled) for (const block of section.settle()) all.add(block);
    for (const key of changed) this.#renumbered.add(key);
    const anew = new Set(settled);
    if (rebuilt) {
      anew.add(home);
      this.#renumbered.add(number);
      this.#renumbered.add(home.number.toLowerCase());
    }
    if (anew.size > 0) this.structure++;
    return { fresh: all, touched: new Set([home, ...settled]), rebuilt: anew, gone: [] };
  }

  /** Openers came or went: the sections from the one before to the one after are cut anew. */
  #recut(change: BlockChange<DraftBlock>, before: DraftBlock | undefined): Resectioned {
    const { index, removed, added } = change;
    const after = this.text.blocks.at(index + added.length);
    const list = this.#sections.all;
    const from = before?.section ? this.#sections.indexOf(before.section) : 0;
    let to = from;
    if (after?.section) {
      while (to < list.length && list[to] !== after.section) to++;
      to++;
    } else to = list.length;
    const old = list.slice(from, to);
    const gone = new Set(removed);
    // The blocks of these sections that are still in the draft stand in one run around those added.
    const blocks: DraftBlock[] = [];
    for (const section of old) for (const block of section.blocks) if (!gone.has(block)) blocks.push(block);
    const first = blocks[0] ? Math.min(this.indexOf(blocks[0]), index) : index;
    blocks.splice(index - first, 0, ...added);
    const made = group(blocks).map((s) => old.find((o) => sameBlocks(o.blocks, s.blocks)) ?? s);
    const numbers = old.filter((s) => !made.includes(s)).map((s) => s.number.toLowerCase());
    const { settled, changed } = this.#sections.replace(from, to, made);
    this.structure++;
    const fresh = new Set<DraftBlock>();
    for (const section of settled) for (const block of section.settle()) fresh.add(block);
    for (const key of [...changed, ...numbers]) this.#renumbered.add(key);
    return { fresh, touched: settled, rebuilt: settled, gone: old.filter((s) => !made.includes(s)) };
  }

  /** Adds to `fresh` the list items below a block whose lead-in reads differently now. */
  #followers(block: DraftBlock, fresh: Set<DraftBlock>): void {
    const standing = this.standingOf(block);
    if (!standing || standing.followers.length === 0) return;
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
    const same = block.struck === block.facts.struck && block.lent.length === 0;
    const facts: BlockFacts = same ? block.facts : { ...block.facts, struck: block.struck, mentions: block.mentions };
    const reading = readNorms(block.text, facts, leadIn, block.role);
    block.norms = reading;
    block.normsUnder = key;
    return reading;
  }

  #takeIn(block: DraftBlock): void {
    block.norms = undefined;
    const { facts } = block;
    block.refers = facts.references.length > 0;
    const { mentions } = block;
    const keys = this.#keys;
    keys.begin();
    if (block.role !== 'ignored' && mentions.length > 0) {
      block.strong = keys.names(mentions);
      // Norms are read on demand; here only where a savings clause could be that some rule asks about.
      if (this.#maySave(block))
        for (const norm of this.#readingOf(block).norms)
          if (norm.flags.has('savings')) for (const c of conceptsOf(norm)) keys.put(`saves:${c}`);
      if (this.#mayTake(block))
        for (const norm of this.#readingOf(block).norms) for (const key of takingKeys(norm, this.reader.exceptable)) keys.put(key);
    } else block.strong = false;
    for (const reference of facts.references) {
      for (const key of referenceKeys(reference)) keys.put(key);
      for (const key of unitKeys(reference)) keys.put(key);
    }
    if ((facts.signs & Sign.cited) !== 0) citationKeys(facts.citations, block.text, (key) => keys.count(key));
    for (const d of facts.definitions) {
      for (const term of [d.term, ...d.variants]) {
        const key = term.toLowerCase();
        keys.put(`term:${key}`);
        this.terms.add(key, block);
      }
      for (const m of facts.mentions) if (m.span.start <= d.span.start && d.span.end <= m.span.end + 2) keys.put(`defines:${m.concept}`);
    }
    block.keys = keys.end();
    this.tally.add(block, block.keys);
  }

  /**
   * Whether the block, with the sentences it carries on, has the words of a savings clause and names a concept that rules
   * look for in one: the norms of all others need not be read.
   */
  #maySave(block: DraftBlock): boolean {
    let { signs } = block;
    const above = this.standingOf(block)?.leadIn;
    for (let s = above; s; s = s.leadIn) signs |= s.block.signs;
    if (!maySave(signs)) return false;
    let named = this.#namesSavable(block);
    for (let s = above; s && !named; s = s.leadIn) named = this.#namesSavable(s.block);
    return named;
  }

  #namesSavable(block: DraftBlock): boolean {
    return block.mentions.some((m) => this.reader.savable.has(m.concept));
  }

  /** Whether the block, with the sentences it carries on, may take cases that rules look for out of another section. */
  #mayTake(block: DraftBlock): boolean {
    let { signs } = block;
    // A section by its number, or "this ordinance".
    let names = block.text.includes('his ');
    for (let s = this.standingOf(block)?.leadIn; s; s = s.leadIn) {
      signs |= s.block.signs;
      names ||= s.block.text.includes('his ');
    }
    if (((signs & Sign.disapplying) === 0 && !maySave(signs)) || (!names && (signs & Sign.refers) === 0)) return false;
    return block.mentions.some((m) => this.reader.exceptable.has(m.concept));
  }

  #takeOut(block: DraftBlock): void {
    if (block.keys.length === 0) return;
    this.tally.remove(block, block.keys);
    block.keys = [];
    if (!block.defines) return;
    for (const d of block.facts.definitions) {
      for (const term of [d.term, ...d.variants]) this.terms.remove(term.toLowerCase(), block);
    }
  }

  /** The keys a block counts for. */
  keysOf(block: DraftBlock): readonly string[] {
    return block.keys.map((n) => this.tally.nameOf(n));
  }
}

interface Resectioned {
  readonly fresh: ReadonlySet<DraftBlock>;
  readonly touched: ReadonlySet<DraftSection>;
  readonly rebuilt: ReadonlySet<DraftSection>;
  readonly gone: readonly DraftSection[];
}

const sameBlocks = (a: readonly DraftBlock[], b: readonly DraftBlock[]): boolean => a.length === b.length && a.every((x, i) => x === b[i]);

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

const sameMentions = (a: readonly Mention[], b: readonly Mention[]): boolean =>
  a.length === b.length &&
  a.every((m, i) => m.concept === b[i]?.concept && m.span.start === b[i]?.span.start && m.span.end === b[i]?.span.end);
