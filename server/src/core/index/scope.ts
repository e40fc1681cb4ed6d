/** How far a definition reaches inside its draft, and which of several definitions a use is bound to. */
import { readDefinitions } from '../facts/definitions';
import type { Definition } from '../facts/types';
import type { Provision } from '../syntax/tree';
import type { DraftBlock } from './block';
import { divisionAround } from './divisions';
import type { Draft } from './draft';
import type { DraftSection } from './section';

/** A definition with the block that holds it. */
export interface PlacedDefinition {
  readonly block: DraftBlock;
  readonly definition: Definition;
}

/** The part of a draft in which a definition holds. */
export type DefinitionScope =
  | { readonly kind: 'provision'; readonly section: DraftSection; readonly provision: Provision<DraftBlock> }
  | { readonly kind: 'section'; readonly section: DraftSection }
  /** The chapter or the like that the definition stands in; `word` is the unit, "chapter". */
  | { readonly kind: 'division'; readonly section: DraftSection; readonly word: string }
  | { readonly kind: 'draft' };

const UNIT =
  /\b(?:in|of|under|throughout|within|to)\s+this\s+(?:code\s+|local\s+)?(code|title|subtitle|chapter|subchapter|article|part|division|section|subsection|subdivision|paragraph|subparagraph|clause|ordinance|act|law|resolution)\b/i;
const SEVERAL = /\b(?:terms|words|phrases|definitions|following)\b/i;
const DIVISION = /^(?:title|subtitle|chapter|subchapter|article|part|division)$/;
const BELOW = /^(?:subsection|subdivision|paragraph|subparagraph|clause)$/;

/** Words of a section that say what the definitions below them are for. */
interface Intro {
  /** Place of the block among the section's. */
  readonly at: number;
  readonly unit: string;
}

interface Intros {
  readonly blocks: readonly DraftBlock[];
  readonly found: readonly Intro[];
}

/** Longest words before the first quotation mark that are looked at, and how far below them a definition may stand. */
const WORDS = 500;
const BELOW_INTRO = 60;
const introsKept = new WeakMap<DraftSection, Intros>();
const NO_INTROS: readonly Intro[] = [];

/** Read anew where the section holds other blocks than it did. */
function introsOf(section: DraftSection): readonly Intro[] {
  const { blocks } = section;
  const kept = introsKept.get(section);
  if (kept && kept.blocks.length === blocks.length && kept.blocks.every((b, i) => b === blocks[i])) return kept.found;
  let found: Intro[] | undefined;
  blocks.forEach(({ text }, at) => {
    if (!text.includes('this ') && !text.includes('this\n')) return;
    const quote = text.search(/[“"]/);
    const words = text.slice(0, quote < 0 ? WORDS : Math.min(quote, WORDS));
    const unit = UNIT.exec(words)?.[1];
    if (!unit || !(SEVERAL.test(words) || (quote < 0 && /[:—–]\s*$/.test(text.slice(-8))))) return;
    found ??= [];
    found.push({ at, unit: unit.toLowerCase() });
  });
  introsKept.set(section, { blocks: [...blocks], found: found ?? NO_INTROS });
  return found ?? NO_INTROS;
}

/** The unit that the words above a block, or before its first quotation mark, say its list of definitions is for; empty where none say one. */
function unitAbove(block: DraftBlock): string {
  const { section } = block;
  const intros = section ? introsOf(section) : NO_INTROS;
  if (!section || intros.length === 0) return '';
  const at = section.blocks.indexOf(block);
  const intro = intros.findLast((i) => i.at <= at);
  return intro && at - intro.at < BELOW_INTRO ? intro.unit : '';
}

/** The unit that words say a definition is for, "section", "chapter", "ordinance"; empty where none say one. */
export const unitOf = ({ block, definition }: PlacedDefinition): string =>
  definition.within || (definition.inBrackets ? '' : unitAbove(block));

/** Where a definition holds: as its own words say, or those above it, or by where it stands. */
export function scopeOf(draft: Draft, placed: PlacedDefinition): DefinitionScope {
  const { block, definition } = placed;
  const { section } = block;
  if (!section) return { kind: 'draft' };
  const unit = unitOf(placed);
  if (unit === 'section') return { kind: 'section', section };
  if (BELOW.test(unit)) {
    const provision = provisionOf(draft, block, unit);
    return provision ? { kind: 'provision', section, provision } : { kind: 'section', section };
  }
  if (DIVISION.test(unit)) return draft.scheme.hasDivisions ? { kind: 'division', section, word: unit } : { kind: 'draft' };
  if (unit !== '' || definition.inBrackets || !draft.scheme.hasDivisions) return { kind: 'draft' };
  return section.isDefinitions ? { kind: 'division', section, word: 'chapter' } : { kind: 'section', section };
}

/** The provision that "this subsection" or "this paragraph" means where a block stands. */
function provisionOf(draft: Draft, block: DraftBlock, unit: string): Provision<DraftBlock> | undefined {
  const path: Provision<DraftBlock>[] = [];
  for (let p = draft.standingOf(block)?.provision; p; p = p.parent) path.unshift(p);
  const level = unit === 'subsection' || unit === 'subdivision' ? 0 : unit === 'paragraph' ? 1 : 2;
  return path[Math.min(level, path.length - 1)];
}

const RANK = { provision: 0, section: 1, division: 2, draft: 3 } as const;

/** The chapter or the like of that word around a section; null where none is written above. */
const divisionOf = (draft: Draft, section: DraftSection, word: string): DraftSection | null => divisionAround(draft, section, word) ?? null;

/** Whether a definition of this scope holds in a block. */
export function holdsIn(draft: Draft, scope: DefinitionScope, block: DraftBlock): boolean {
  if (scope.kind === 'draft') return true;
  const { section } = block;
  if (!section) return false;
  if (scope.section === section) {
    if (scope.kind !== 'provision') return true;
    for (let p = draft.standingOf(block)?.provision; p; p = p.parent) if (p === scope.provision) return true;
    return false;
  }
  if (scope.kind !== 'division') return false;
  // What stands before all chapters, or where none are marked, is for the whole.
  const around = divisionOf(draft, scope.section, scope.word);
  return around === null || around === divisionOf(draft, section, scope.word);
}

const definitionsKept = new WeakMap<DraftBlock, readonly Definition[]>();

/** The definitions in one block that defines something; kept beside the block's facts, which come and go. */
export function definitionsIn(block: DraftBlock): readonly Definition[] {
  let kept = definitionsKept.get(block);
  if (!kept) {
    kept = block.outline.kind === 'history' ? [] : readDefinitions(block.text, block.outline.body, block.outline.end);
    definitionsKept.set(block, kept);
  }
  return kept;
}

export const defines = (definition: Definition, key: string): boolean =>
  definition.term.toLowerCase() === key || definition.variants.some((v) => v.toLowerCase() === key);

/** Most definitions of one term that are weighed for one use: those before it come first, from the nearest on. */
const WEIGHED = 48;

/** A definition with what has been found of its scope: `far` is null where it cannot reach another section. */
class Candidate {
  #near: DefinitionScope | undefined;
  #far: DefinitionScope | null | undefined;

  constructor(readonly placed: PlacedDefinition) {}

  near(draft: Draft): DefinitionScope {
    this.#near ??= scopeOf(draft, this.placed);
    return this.#near;
  }

  /** For a use in another section; spares the tree of its own where that cannot matter. */
  far(draft: Draft): DefinitionScope | null {
    if (this.#far === undefined) {
      const unit = unitOf(this.placed);
      this.#far = unit === 'section' || BELOW.test(unit) ? null : this.near(draft);
    }
    return this.#far;
  }
}

/** Tells which of the definitions of one term holds in a block. Made for one question or a run of them between two edits. */
export class Resolver {
  /** The blocks that define it, in order of the draft, with their definitions once these are weighed. */
  readonly #places: { readonly index: number; readonly block: DraftBlock; candidates: readonly Candidate[] | undefined }[] = [];

  constructor(
    readonly draft: Draft,
    /** The term in lower case. */
    readonly key: string,
  ) {
    for (const block of draft.definersOf(key)) this.#places.push({ index: draft.indexOf(block), block, candidates: undefined });
    if (this.#places.length > 1) this.#places.sort((a, b) => a.index - b.index);
  }

  /** All definitions of the term, in order of the draft. */
  get all(): readonly PlacedDefinition[] {
    return this.#places.flatMap((_, i) => this.#candidatesAt(i).map((c) => c.placed));
  }

  /** The blocks that define it, in order of the draft. */
  get definers(): readonly DraftBlock[] {
    return this.#places.map((p) => p.block);
  }

  /** The one of the narrowest scope, and of several the nearest before the block. */
  definitionFor(block: DraftBlock): PlacedDefinition | undefined {
    const places = this.#places;
    const here = places.length > 1 ? this.draft.indexOf(block) : Number.POSITIVE_INFINITY;
    let next = places.findLastIndex((p) => p.index <= here) + 1;
    let best: PlacedDefinition | undefined;
    let rank = 4;
    let weighed = 0;
    const weigh = (candidate: Candidate): void => {
      if (weighed++ >= WEIGHED) return;
      const { placed } = candidate;
      const scope = placed.block.section === block.section ? candidate.near(this.draft) : candidate.far(this.draft);
      if (!scope || RANK[scope.kind] >= rank || !holdsIn(this.draft, scope, block)) return;
      best = placed;
      rank = RANK[scope.kind];
    };
    for (let i = next - 1; i >= 0 && weighed < WEIGHED; i--) for (const c of this.#candidatesAt(i).toReversed()) weigh(c);
    for (; next < places.length && weighed < WEIGHED; next++) for (const c of this.#candidatesAt(next)) weigh(c);
    return best;
  }

  #candidatesAt(i: number): readonly Candidate[] {
    const place = this.#places[i];
    if (!place) return [];
    place.candidates ??= definitionsIn(place.block)
      .filter((d) => defines(d, this.key))
      .sort((a, b) => a.span.start - b.span.start)
      .map((definition) => new Candidate({ block: place.block, definition }));
    return place.candidates;
  }
}

/** The definition of a term, by its key in lower case, that holds in a block. */
export const definitionFor = (draft: Draft, block: DraftBlock, key: string): PlacedDefinition | undefined =>
  draft.definersOf(key).size === 0 ? undefined : new Resolver(draft, key).definitionFor(block);
