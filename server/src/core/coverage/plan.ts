/** The checklist ready to be run: each distinct test once, and what must be named in a section for it to match there. */
import type { Tally } from '../index/tally';
import { conceptNeeds, type Needs, normNeeds } from '../rules/needs';
import type { NormMatch, SentenceMatch } from '../rules/types';
import type { BlockKind } from '../syntax/types';
import {
  type CoverageItem,
  type CoverageSource,
  type CoverageTest,
  type Criterion,
  type CriterionQuestion,
  FORM,
  type LandscapeQuestion,
} from './types';

/** An item with its tests as numbers into {@link CoveragePlan.tests}. */
export interface PlannedItem {
  readonly item: CoverageItem;
  readonly parts: readonly { readonly name: string; readonly tests: readonly number[] }[];
  readonly partial: readonly number[];
  readonly contrary: readonly number[];
  /** Goes on after "lacks" where only `partial` tests fit. */
  readonly lacks: string;
  readonly impliedBy: readonly string[];
  readonly only: readonly number[];
}

export interface PlannedCriterion {
  readonly criterion: Criterion;
  readonly questions: readonly { readonly question: CriterionQuestion; readonly tests: readonly number[] }[];
}

/** Made once for a law book. */
export interface CoveragePlan {
  readonly sources: readonly CoverageSource[];
  readonly tests: readonly CoverageTest[];
  /** In order of the sources. */
  readonly items: readonly PlannedItem[];
  readonly criteria: readonly PlannedCriterion[];
  readonly landscape: readonly LandscapeQuestion[];
  item(id: string): CoverageItem | undefined;
}

export function planCoverage(sources: readonly CoverageSource[]): CoveragePlan {
  const tests: CoverageTest[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (test: CoverageTest): number => {
    const key = JSON.stringify(test);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, tests.length);
    tests.push(test);
    return tests.length - 1;
  };
  const all = sources.flatMap((s) => s.items);
  const byId = new Map(all.map((item) => [item.id, item]));
  const items = all.map((item): PlannedItem => {
    // One step only: an item that is told by another's tests names one that has tests of its own.
    const told = byId.get(item.sameAs) ?? item;
    return {
      item: item.provisions.length === 0 && told.provisions.length > 0 ? { ...item, provisions: told.provisions } : item,
      parts: told.parts.map(({ name, tests: of }) => ({ name, tests: of.map(numberOf) })),
      partial: told.partial.map(numberOf),
      contrary: told.contrary.map(numberOf),
      lacks: told.lacks,
      impliedBy: [...told.impliedBy, ...(told === item ? [] : item.impliedBy)],
      only: item.only.length > 0 ? [numberOf({ block: item.only })] : [],
    };
  });
  const known = new Map(items.map(({ item }) => [item.id, item]));
  return {
    sources,
    tests,
    items,
    criteria: sources
      .flatMap((s) => s.criteria)
      .map((criterion) => ({
        criterion,
        questions: criterion.questions.map((question) => ({ question, tests: question.tests.map(numberOf) })),
      })),
    landscape: sources.flatMap((s) => s.landscape),
    item: (id) => known.get(id),
  };
}

/** A test on words, its concepts as keys of one draft's tally. */
export type WordTest = { readonly number: number; readonly needs: Needs } & (
  | { readonly norm: NormMatch; readonly sentence?: undefined }
  | { readonly sentence: SentenceMatch; readonly norm?: undefined }
);

/** Tests on words, each under the keys of which a block that it matches names one. */
export type TestIndex = ReadonlyMap<number, readonly WordTest[]>;

/** The tests by what they look at. */
export interface ResolvedPlan {
  /** How many there are, those on headings and kinds of blocks among them. */
  readonly count: number;
  readonly words: TestIndex;
  /** Of these, the ones on the form of an ordinance: they hold of a draft on any subject. */
  readonly wordsOfForm: TestIndex;
  /** Phrases that stand in headings by their first word, each with the test that looks for it. */
  readonly headings: ReadonlyMap<string, readonly { readonly phrase: string; readonly number: number }[]>;
  readonly blocks: ReadonlyMap<BlockKind, readonly number[]>;
  /** Tests that a block with a definition in it shows. */
  readonly definitions: readonly number[];
}

/** Least certainty of a reading that counts. A checklist shows its place, so that the drafter can see for herself. */
const LEAST = 0.4;

export function resolveCoverage(plan: CoveragePlan, tally: Tally): ResolvedPlan {
  const words = new Map<number, WordTest[]>();
  const wordsOfForm = new Map<number, WordTest[]>();
  const headings = new Map<string, { phrase: string; number: number }[]>();
  const blocks = new Map<BlockKind, number[]>();
  const definitions: number[] = [];
  const ofForm = new Set(plan.items.flatMap(({ item, parts }) => (item.source === FORM ? parts.flatMap((p) => p.tests) : [])));
  plan.tests.forEach((each, number) => {
    if ('heading' in each) for (const phrase of each.heading) add(headings, phrase.split(' ')[0] ?? phrase, { phrase, number });
    else if ('block' in each) {
      for (const kind of each.block)
        if (kind === 'definition') definitions.push(number);
        else add(blocks, kind, number);
    } else {
      const test: WordTest =
        'norm' in each
          ? { number, norm: { certainty: LEAST, ...each.norm }, needs: normNeeds(each.norm, tally) }
          : { number, sentence: each.sentence, needs: conceptNeeds(each.sentence, tally) };
      // The group with the fewest keys leads to the test in the fewest blocks.
      const least = [...test.needs].sort((a, b) => a.length - b.length)[0] ?? [];
      for (const key of least) {
        add(words, key, test);
        if (ofForm.has(number)) add(wordsOfForm, key, test);
      }
    }
  });
  return { count: plan.tests.length, words, wordsOfForm, headings, blocks, definitions };
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
