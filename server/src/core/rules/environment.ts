/** What stands around a block: the questions that a rule may ask beyond the sentence itself. */
import type { DraftBlock } from '../index/block';
import type { Draft } from '../index/draft';
import type { DraftSection } from '../index/section';
import type { Standing } from '../syntax/tree';
import type { Gate, MatchEnv } from './match/env';

/** Stands for "something in my section" among the keys a block has asked about. */
export const SECTION = 'section';

/** A section's answers, kept until its blocks change. */
interface SectionView {
  readonly strong: boolean;
  /** The tally's keys that its blocks count for; put together where one is asked for. */
  keys: ReadonlySet<number> | undefined;
}

const keysIn = (section: DraftSection): Set<number> => {
  const keys = new Set<number>();
  for (const block of section.blocks) for (const key of block.keys) keys.add(key);
  return keys;
};

const sameKeys = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean => {
  if (a.size !== b.size) return false;
  for (const key of a) if (!b.has(key)) return false;
  return true;
};

export class Surroundings {
  readonly #views = new WeakMap<DraftSection, SectionView>();
  constructor(readonly draft: Draft) {}

  /** Looks at a section anew whose blocks have changed. Whether it answers otherwise than before. */
  refresh(section: DraftSection): boolean {
    const known = this.#views.get(section);
    if (!known) {
      this.#view(section);
      return true;
    }
    const strong = section.blocks.some((b) => b.strong);
    const keys = known.keys && keysIn(section);
    this.#views.set(section, { strong, keys });
    return strong !== known.strong || (known.keys !== undefined && keys !== undefined && !sameKeys(known.keys, keys));
  }

  /**
   * Whether the block is about the field: a strong concept stands in it or in its lead-ins (`near`), elsewhere in its
   * section or in a draft short enough to have one subject (`section`), or nowhere (`shut`).
   */
  gateOf(block: DraftBlock, asked: (key: string) => void = () => undefined): Gate {
    const { draft } = this;
    if (block.strong) return 'near';
    for (let s = draft.standingOf(block)?.leadIn; s; s = s.leadIn) if (s.block.strong) return 'near';
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
    const strong = this.draft.tally.count('strong');
    return strong >= 5 || (strong > 0 && strong >= this.draft.text.blocks.count * 0.08);
  }

  isOfTheField(block: DraftBlock): boolean {
    return this.gateOf(block) !== 'shut';
  }

  /** The block's surroundings; `asked` is told each key looked up in the draft as a whole, and "section" for the section. */
  environmentOf(block: DraftBlock, gate: Gate, asked: (key: string) => void): MatchEnv {
    const { draft } = this;
    let below: readonly string[] | undefined;
    const ask = (what: 'saves' | 'names' | 'defines', concept: string, within: 'section' | 'document'): boolean => {
      const key = `${what}:${concept}`;
      if (within === 'document') {
        asked(key);
        return draft.tally.has(key);
      }
      asked(SECTION);
      return block.section ? this.#keysOf(block.section).has(draft.tally.numberOf(key)) : false;
    };
    return {
      gate: () => gate,
      savings: (concept, within) => ask('saves', concept, within),
      defines: (concept, within) => ask('defines', concept, within),
      names: (concept, within) => ask('names', concept, within),
      below: () => (below ??= this.#below(block)),
    };
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
    const view = { strong: section.blocks.some((b) => b.strong), keys: undefined };
    this.#views.set(section, view);
    return view;
  }

  #keysOf(section: DraftSection): ReadonlySet<number> {
    const view = this.#view(section);
    view.keys ??= keysIn(section);
    return view.keys;
  }
}
