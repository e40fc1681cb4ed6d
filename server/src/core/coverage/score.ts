/** From the tests that match to the standing of each item, the answers to the questions and the score. */
import type { DraftBlock } from '../index/block';
import { type Body, barOf, requirementOf, type StateFramework } from '../law/states';
import type { CoveragePlan, PlannedItem } from './plan';
import type { Found } from './read';
import type { CoverageItem, CoverageStatus, Criterion, CriterionQuestion } from './types';

/** How an item stands in a draft. */
export interface ItemStanding {
  readonly item: CoverageItem;
  readonly status: CoverageStatus;
  /** What shows it, in order of the text; for a contrary item what goes the other way. */
  readonly evidence: readonly Found[];
  /** Names of what is missing of a partial item. */
  readonly lacks: readonly string[];
  /** What goes the other way beside a provision that is there. */
  readonly against: readonly Found[];
  /** Why an item does not apply: "barred by Tex. …", or empty. */
  readonly reason: string;
}

export type Answer = 'yes' | 'no' | 'other';

export interface AnsweredQuestion {
  readonly question: CriterionQuestion;
  readonly answer: Answer;
  readonly evidence: readonly Found[];
}

export interface AnsweredCriterion {
  readonly criterion: Criterion;
  readonly questions: readonly AnsweredQuestion[];
}

/** How many of the items counted stand how; `total` counts those that do not apply too. */
export interface Score {
  readonly present: number;
  readonly partial: number;
  readonly absent: number;
  readonly contrary: number;
  readonly total: number;
}

export interface CoverageReport {
  /** In order of the sources. */
  readonly items: readonly ItemStanding[];
  readonly criteria: readonly AnsweredCriterion[];
  /** Of the checklist; what belongs to the form of an ordinance is counted apart. */
  readonly score: Score;
  readonly form: Score;
}

export interface Circumstances {
  /** Whether the draft as a whole is about the field; else nothing but its form is told. */
  readonly ofTheField: boolean;
  readonly state: StateFramework | undefined;
  readonly body: Body;
}

const NONE: readonly Found[] = [];

/** Id of the source whose items are the form of an ordinance of any subject. */
export const FORM = 'form';

export function scoreCoverage(plan: CoveragePlan, found: readonly Found[], where: Circumstances): CoverageReport {
  const byTest = new Map<number, Found[]>();
  for (const each of found) {
    const known = byTest.get(each.test);
    if (known) known.push(each);
    else byTest.set(each.test, [each]);
  }
  const order = new Map(found.map((f, i) => [f, i]));
  /** In order of the text, each place once. */
  const inOrder = (all: readonly Found[]): readonly Found[] => {
    if (all.length < 2) return all;
    const seen = new Map<DraftBlock, Set<number>>();
    return [...all]
      .sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
      .filter(({ block, span }) => {
        const starts = seen.get(block);
        if (starts?.has(span.start)) return false;
        if (starts) starts.add(span.start);
        else seen.set(block, new Set([span.start]));
        return true;
      });
  };
  const of = (tests: readonly number[]): readonly Found[] => inOrder(tests.flatMap((t) => byTest.get(t) ?? []));

  const planned = new Map(plan.items.map((p) => [p.item.id, p]));
  const told = new Map<string, ItemStanding>();
  const standing = (p: PlannedItem): ItemStanding => {
    const { item } = p;
    const known = told.get(item.id);
    if (known) return known;
    // Stands in while the item is being told, so that items that imply one another end.
    told.set(item.id, { item, status: 'absent', evidence: NONE, lacks: [], against: NONE, reason: '' });
    const made = item.source === FORM || where.ofTheField ? tell(p) : absent(p, NONE);
    told.set(item.id, made);
    return made;
  };

  const tell = (p: PlannedItem): ItemStanding => {
    const { item } = p;
    const against = of(p.contrary);
    const parts = p.parts.map(({ name, tests }) => ({ name, evidence: of(tests) }));
    const missing = parts.filter((part) => part.evidence.length === 0);
    const evidence = inOrder(parts.flatMap((part) => part.evidence));
    const base = { item, against, reason: '' };
    if (parts.length > 0 && missing.length === 0)
      return { ...base, status: against.length > 0 ? 'partial' : 'present', evidence, lacks: [] };
    if (against.length > 0) return { ...base, status: 'contrary', evidence: against, lacks: [] };
    for (const id of p.impliedBy) {
      const other = planned.get(id);
      const carrier = other && standing(other);
      if (carrier?.status === 'present') return { ...base, status: 'present', evidence: carrier.evidence, lacks: [] };
    }
    if (missing.length < parts.length) return { ...base, status: 'partial', evidence, lacks: missing.map((part) => part.name) };
    const less = of(p.partial);
    if (less.length > 0) return { ...base, status: 'partial', evidence: less, lacks: p.lacks === '' ? [] : [p.lacks] };
    for (const id of p.impliedBy) {
      const other = planned.get(id);
      const carrier = other && standing(other);
      if (carrier?.status === 'partial') return { ...base, status: 'partial', evidence: carrier.evidence, lacks: carrier.lacks };
    }
    return absent(p, against);
  };

  const absent = ({ item, only }: PlannedItem, against: readonly Found[]): ItemStanding => {
    const base = { item, evidence: NONE, lacks: [], against };
    if (only.length > 0 && of(only).length === 0) return { ...base, status: 'not-applicable', reason: 'belongs to a resolution' };
    const { state, body } = where;
    for (const provision of state ? item.provisions : []) {
      const bar = state && barOf(state, provision, body);
      if (bar?.reach === 'plain') return { ...base, status: 'not-applicable', reason: `barred by ${bar.statute.cite}` };
      const asked = state && requirementOf(state, provision, body);
      if (asked?.reach === 'plain') return { ...base, status: 'not-applicable', reason: `already asked for by ${asked.statute.cite}` };
    }
    return { ...base, status: 'absent', reason: '' };
  };

  const items = plan.items.map(standing);
  const criteria = plan.criteria.map(({ criterion, questions }) => ({
    criterion,
    questions: questions.map(({ question, tests }): AnsweredQuestion => {
      const own = where.ofTheField ? of(tests) : NONE;
      if (own.length > 0) return { question, answer: 'yes', evidence: own };
      const answering = question.items.flatMap((id) => planned.get(id) ?? []).map(standing);
      const yes = answering.find((s) => s.status === 'present');
      const other = answering.find((s) => s.status === 'partial');
      if (!yes && question.notContrary.length > 0) {
        const opposed = question.notContrary
          .flatMap((id) => planned.get(id) ?? [])
          .map(standing)
          .find((s) => s.against.length > 0);
        return { question, answer: opposed ? 'no' : 'yes', evidence: opposed?.against ?? NONE };
      }
      const shown = yes ?? other ?? answering.find((s) => s.status === 'contrary');
      return { question, answer: yes ? 'yes' : other ? 'other' : 'no', evidence: shown?.evidence ?? NONE };
    }),
  }));
  return {
    items,
    criteria,
    score: countOf(items.filter(({ item }) => item.source !== FORM)),
    form: countOf(items.filter(({ item }) => item.source === FORM)),
  };
}

function countOf(items: readonly ItemStanding[]): Score {
  const count = (status: CoverageStatus): number => items.filter((s) => s.status === status).length;
  return {
    present: count('present'),
    partial: count('partial'),
    absent: count('absent'),
    contrary: count('contrary'),
    total: items.length,
  };
}
