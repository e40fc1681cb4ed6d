/** What stands around a block: the questions that a rule may ask beyond the sentence itself. */
import { sectionKey } from '../facts/references';
import type { Norm } from '../facts/types';
import type { DraftBlock } from '../index/block';
import type { Draft } from '../index/draft';
import type { DraftSection } from '../index/section';
import { exceptionsOf, namedIn, pathOf, placesOf, reaches, type Taking, takingsIn } from '../index/takings';
import type { Standing } from '../syntax/tree';
import type { Elsewhere, Gate, MatchEnv } from './match/env';

/** Stands for "something in my section" among the keys a block has asked about. */
export const SECTION = 'section';

/** The key under which one asks for the words of a section, that is for any change in it. */
export const withinKey = (section: DraftSection): string => `within:${section.number.toLowerCase()}`;

/** A section's answers, kept until its blocks change. */
interface SectionView {
  readonly strong: boolean;
  /** The tally's keys that its blocks count for; put together where one is asked for. */
  keys: ReadonlySet<number> | undefined;
  /** Cases that one of its provisions takes out of another; looked for where they are asked for. */
  takings: readonly Taking[] | undefined;
}

/** Kinds of keys of cases taken out; what savings save, `spares`, is taken out of bans alone. */
const KINDS = ['takes', 'spares'] as const;
const NOTHING_TAKEN: readonly string[] = [];
const NO_CONCEPTS: ReadonlySet<string> = new Set();
const NOTHING_ELSEWHERE: Elsewhere = { concepts: NO_CONCEPTS, resolved: false, doubtful: false };

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
    const takings = known.takings && takingsIn(this.draft, section);
    this.#views.set(section, { strong, keys, takings });
    return (
      strong !== known.strong ||
      (known.keys !== undefined && keys !== undefined && !sameKeys(known.keys, keys)) ||
      (takings !== undefined && (takings.length > 0 || known.takings?.length !== 0))
    );
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
   * concept, one in some hundreds of a long one, or a fair part of a short one does.
   */
  get isDraftOfTheField(): boolean {
    const strong = this.draft.tally.count('strong');
    const { count } = this.draft.text.blocks;
    return (strong >= 5 && strong >= count * 0.0025) || (strong > 0 && strong >= count * 0.08);
  }

  isOfTheField(block: DraftBlock): boolean {
    return this.gateOf(block) !== 'shut';
  }

  /** The block's surroundings; `asked` is told each key looked up in the draft as a whole, and "section" for the section. */
  environmentOf(block: DraftBlock, gate: Gate, asked: (key: string) => void): MatchEnv {
    const { draft } = this;
    let below: readonly string[] | undefined;
    let taken: readonly string[] | undefined;
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
      elsewhere: (norm, wanted) => {
        if (wanted.length > 0) taken ??= this.#taken(block, asked);
        return this.#elsewhere(block, norm, wanted, taken ?? NOTHING_TAKEN, asked);
      },
    };
  }

  /** The keys under which other sections take cases out of the block: "takes:4/b". */
  #taken(block: DraftBlock, asked: (key: string) => void): readonly string[] {
    const { draft } = this;
    if (!block.section) return NOTHING_TAKEN;
    if (draft.isShort) asked('strong');
    let taken: string[] | undefined;
    for (const place of placesOf(draft, block))
      for (const kind of KINDS) {
        const key = `${kind}:${place}`;
        asked(key);
        if (!draft.tally.has(key)) continue;
        taken ??= [];
        taken.push(key);
      }
    return taken ?? NOTHING_TAKEN;
  }

  /** What other provisions take out of a norm of the block, and what the provisions say that its exceptions refer to. */
  #elsewhere(block: DraftBlock, norm: Norm, wanted: readonly string[], taken: readonly string[], asked: (key: string) => void): Elsewhere {
    const { draft } = this;
    const { section } = block;
    if (!section) return NOTHING_ELSEWHERE;
    asked(SECTION);
    let concepts: Set<string> | undefined;
    let doubtful = false;
    const view = this.#view(section);
    view.takings ??= takingsIn(draft, section);
    if (view.takings.length > 0) {
      const path = pathOf(draft, block);
      for (const taking of view.takings) {
        if (!reaches(taking, draft, block, norm, path)) continue;
        doubtful ||= taking.doubtful;
        concepts ??= new Set();
        for (const c of taking.concepts) concepts.add(c);
      }
    }
    for (const place of taken) {
      if (norm.modality !== 'must-not' && place.startsWith('spares')) continue;
      for (const concept of wanted) {
        const key = `${place}:${concept}`;
        asked(key);
        if (!draft.tally.has(key)) continue;
        concepts ??= new Set();
        concepts.add(concept);
      }
    }
    let resolved = false;
    if (norm.exceptedBy.length > 0) {
      for (const { reference } of norm.exceptedBy)
        if (reference?.steps[0]?.unit === 'section') asked(`number:${sectionKey(reference.steps[0])}`);
      const places = exceptionsOf(draft, block, norm);
      asked(withinKey(section));
      if (places) {
        resolved = true;
        concepts ??= new Set();
        for (const place of places) {
          asked(withinKey(place.section));
          namedIn(draft, place, concepts);
        }
      }
    }
    return concepts || resolved || doubtful ? { concepts: concepts ?? NO_CONCEPTS, resolved, doubtful } : NOTHING_ELSEWHERE;
  }

  /** Concepts of all list items that carry on the block's sentence. */
  #below(block: DraftBlock): readonly string[] {
    const found = new Set<string>();
    const visit = (standing: Standing<DraftBlock> | undefined): void => {
      for (const follower of standing?.followers ?? []) {
        for (const m of follower.block.mentions) found.add(m.concept);
        visit(follower);
      }
    };
    visit(this.draft.standingOf(block));
    return [...found];
  }

  #view(section: DraftSection): SectionView {
    const known = this.#views.get(section);
    if (known) return known;
    const view: SectionView = { strong: section.blocks.some((b) => b.strong), keys: undefined, takings: undefined };
    this.#views.set(section, view);
    return view;
  }

  #keysOf(section: DraftSection): ReadonlySet<number> {
    const view = this.#view(section);
    view.keys ??= keysIn(section);
    return view.keys;
  }
}
