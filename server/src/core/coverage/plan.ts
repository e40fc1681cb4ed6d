/** The checklist ready to be run: each distinct test once, and what must be named in a section for it to match there. */
import type { Tally } from '../index/tally';
import { conceptNeeds, type Needs, normNeeds } from '../rules/needs';
import type { NormMatch, SentenceMatch } from '../rules/types';
import type { BlockKind } from '../syntax/types';
import type { CoverageItem, CoverageSource, CoverageTest, Criterion, CriterionQuestion, LandscapeQuestion } from './types';

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

export interface NormTest {
  readonly number: number;
  readonly test: NormMatch;
  readonly needs: Needs;
}

export interface SentenceTest {
  readonly number: number;
  readonly test: SentenceMatch;
  readonly needs: Needs;
}

/** The tests by what they look at, their concepts as keys of one draft's tally. */
export interface ResolvedPlan {
  readonly norms: readonly NormTest[];
  readonly sentences: readonly SentenceTest[];
  /** Phrases that stand in headings, each with the tests that look for it. */
  readonly headings: readonly { readonly phrase: string; readonly number: number }[];
  readonly blocks: ReadonlyMap<BlockKind, readonly number[]>;
}

export function resolveCoverage(plan: CoveragePlan, tally: Tally): ResolvedPlan {
  const norms: NormTest[] = [];
  const sentences: SentenceTest[] = [];
  const headings: { phrase: string; number: number }[] = [];
  const blocks = new Map<BlockKind, number[]>();
  plan.tests.forEach((each, number) => {
    if ('norm' in each) norms.push({ number, test: each.norm, needs: normNeeds(each.norm, tally) });
    else if ('sentence' in each) sentences.push({ number, test: each.sentence, needs: conceptNeeds(each.sentence, tally) });
    else if ('heading' in each) for (const phrase of each.heading) headings.push({ phrase, number });
    else for (const kind of each.block) blocks.set(kind, [...(blocks.get(kind) ?? []), number]);
  });
  return { norms, sentences, headings, blocks };
}
