/** What stands around a block: the questions that a rule may ask beyond the sentence itself. */
import type { DraftBlock } from '../index/block';
import type { Draft } from '../index/draft';
import type { DraftSection } from '../index/section';
import type { Standing } from '../syntax/tree';
import type { Gate, MatchEnv } from './match/env';

/** Stands for "something in my section" among the keys a block has asked about. */
export const SECTION = 'section';

/** A section's answers, kept while the section's blocks are the same. */
interface SectionView {
  readonly blocks: readonly DraftBlock[];
  readonly saves: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly defines: ReadonlySet<string>;
  readonly strong: boolean;
}

export class Surroundings {
  #views = new WeakMap<DraftSection, SectionView>();
  constructor(readonly draft: Draft) {}

  /** Forgets what was kept of the sections of these blocks. */
  forget(blocks: Iterable<DraftBlock>): void {
    for (const block of blocks) if (block.section) this.#views.delete(block.section);
  }

  /**
   * Whether the block is about the field: a strong concept stands in it or in its lead-ins (`near`), elsewhere in its
   * section or in a draft short enough to have one subject (`section`), or nowhere (`shut`).
   */
  gateOf(block: DraftBlock, asked: (key: string) => void = () => undefined): Gate {
    const { draft } = this;
    const strong = (b: DraftBlock): boolean => draft.keysOf(b).includes('strong');
    if (strong(block)) return 'near';
    for (let s = draft.standingOf(block)?.leadIn; s; s = s.leadIn) if (strong(s.block)) return 'near';
    asked(SECTION);
    // A long draft is opened by no strong word elsewhere, so nothing there is asked about.
    if (draft.isShort) asked('strong');
    if (block.section && this.#view(block.section).strong) return 'section';
    return draft.isShort && draft.tally.has('strong') ? 'section' : 'shut';
  }

  /**
   * Whether the draft as a whole is about the field, and does not merely touch it: several of its blocks name a strong
   * concept, or a fair part of a short one does.
   */
  get isDraftOfTheField(): boolean {
    const strong = this.draft.tally.holders('strong').size;
    return strong >= 5 || (strong > 0 && strong >= this.draft.text.blocks.count * 0.08);
  }

  isOfTheField(block: DraftBlock): boolean {
    return this.gateOf(block) !== 'shut';
  }

  /** The block's surroundings; `asked` is told each key looked up in the draft as a whole, and "section" for the section. */
  environmentOf(block: DraftBlock, asked: (key: string) => void = () => undefined): MatchEnv {
    const { draft } = this;
    let gate: Gate | undefined;
    let below: readonly string[] | undefined;
    const ask = (what: 'saves' | 'names' | 'defines', concept: string, within: 'section' | 'document'): boolean => {
      const key = `${what}:${concept}`;
      if (within === 'document') {
        asked(key);
        return draft.tally.has(key);
      }
      asked(SECTION);
      return block.section ? this.#view(block.section)[what].has(concept) : false;
    };
    return {
      gate: () => (gate ??= this.gateOf(block, asked)),
      savings: (concept, within) => ask('saves', concept, within),
      defines: (concept, within) => ask('defines', concept, within),
      names: (concept, within) => ask('names', concept, within),
      below: () => (below ??= this.#below(block)),
    };
  }

  /** Concepts named in the block, in the sentences it carries on, and in the list items that carry it on. */
  namedAround(block: DraftBlock): ReadonlySet<string> {
    const named = new Set<string>();
    const standing = this.draft.standingOf(block);
    for (let s = standing; s; s = s.leadIn) for (const m of s.block.facts.mentions) named.add(m.concept);
    if (!standing) for (const m of block.facts.mentions) named.add(m.concept);
    if (standing && standing.followers.length > 0) for (const c of this.#below(block)) named.add(c);
    return named;
  }

  /** Concepts of all list items that carry on the block's sentence. */
  #below(block: DraftBlock): readonly string[] {
    const found = new Set<string>();
    const visit = (standing: Standing<DraftBlock> | undefined): void => {
      for (const follower of standing?.followers ?? []) {
        for (const m of follower.block.facts.mentions) found.add(m.concept);
        visit(follower);
      }
    };
    visit(this.draft.standingOf(block));
    return [...found];
  }

  #view(section: DraftSection): SectionView {
    const known = this.#views.get(section);
    if (known) return known;
    const saves = new Set<string>();
    const names = new Set<string>();
    const defines = new Set<string>();
    let strong = false;
    for (const block of section.blocks) {
      for (const key of this.draft.keysOf(block)) {
        if (key === 'strong') strong = true;
        else if (key.startsWith('names:')) names.add(key.slice(6));
        else if (key.startsWith('saves:')) saves.add(key.slice(6));
        else if (key.startsWith('defines:')) defines.add(key.slice(8));
      }
    }
    const view = { blocks: section.blocks, saves, names, defines, strong };
    this.#views.set(section, view);
    return view;
  }
}
