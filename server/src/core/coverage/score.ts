/** From the tests that match to the standing of each item, the answers to the questions and the score. */
import { type Body, barOf, requirementOf, type StateFramework } from '../law/states';
import type { Evidence } from './evidence';
import type { CoveragePlan, PlannedItem } from './plan';
import { type CoverageItem, type CoverageStatus, type Criterion, type CriterionQuestion, FORM } from './types';

/** How an item stands in a draft. */
export interface ItemStanding {
  readonly item: CoverageItem;
  readonly status: CoverageStatus;
  /** The tests whose places show it; for a contrary item those of what goes the other way. */
  readonly shownBy: readonly number[];
  /** Names of what is missing of a partial item. */
  readonly lacks: readonly string[];
  /** Tests of what goes the other way beside a provision that is there. */
  readonly against: readonly number[];
  /** Why an item does not apply: "barred by Tex. …", or empty. */
  readonly reason: string;
}

export type Answer = 'yes' | 'no' | 'other';

export interface AnsweredQuestion {
  readonly question: CriterionQuestion;
  readonly answer: Answer;
  /** The tests whose places show it. */
  readonly shownBy: readonly number[];
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

const NONE: readonly number[] = [];

export function scoreCoverage(plan: CoveragePlan, evidence: Pick<Evidence, 'has' | 'hasApart'>, where: Circumstances): CoverageReport {
  const of = (tests: readonly number[]): readonly number[] => tests.filter((test) => evidence.has(test));
  const planned = new Map(plan.items.map((p) => [p.item.id, p]));
  const told = new Map<string, ItemStanding>();
  const standing = (p: PlannedItem): ItemStanding => {
    const { item } = p;
    const known = told.get(item.id);
    if (known) return known;
    // Stands in while the item is being told, so that items that imply one another end.
    told.set(item.id, { item, status: 'absent', shownBy: NONE, lacks: [], against: NONE, reason: '' });
    const made = item.source === FORM || where.ofTheField ? tell(p) : absent(p);
    told.set(item.id, made);
    return made;
  };
  const carrierOf = (p: PlannedItem, status: CoverageStatus): ItemStanding | undefined => {
    for (const id of p.impliedBy) {
      const other = planned.get(id);
      const carrier = other && standing(other);
      if (carrier?.status === status) return carrier;
    }
    return undefined;
  };

  const tell = (p: PlannedItem): ItemStanding => {
    const { item } = p;
    const against = of(p.contrary);
    const parts = p.parts.map(({ name, tests }) => ({ name, shownBy: of(tests) }));
    const missing = parts.filter((part) => part.shownBy.length === 0);
    const shownBy = parts.flatMap((part) => part.shownBy);
    const base = { item, against, reason: '' };
    if (parts.length > 0 && missing.length === 0)
      return { ...base, status: against.length > 0 ? 'partial' : 'present', shownBy, lacks: [] };
    // A draft that limits in one provision and allows in another stands in the middle; one provision that does both allows.
    const less = shownBy.length > 0 ? shownBy : of(p.partial);
    if (against.length > 0 && !evidence.hasApart(less, against)) return { ...base, status: 'contrary', shownBy: against, lacks: [] };
    const carrier = against.length > 0 ? undefined : carrierOf(p, 'present');
    if (carrier) return { ...base, status: 'present', shownBy: carrier.shownBy, lacks: [] };
    if (less.length > 0) {
      const lacks = missing.length < parts.length ? missing.map((part) => part.name) : p.lacks === '' ? [] : [p.lacks];
      return { ...base, status: 'partial', shownBy: less, lacks };
    }
    const weak = carrierOf(p, 'partial');
    if (weak) return { ...base, status: 'partial', shownBy: weak.shownBy, lacks: weak.lacks };
    return absent(p);
  };

  const absent = ({ item, only }: PlannedItem): ItemStanding => {
    const base = { item, shownBy: NONE, lacks: [], against: NONE };
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
      if (own.length > 0) return { question, answer: 'yes', shownBy: own };
      const answering = question.items.flatMap((id) => planned.get(id) ?? []).map(standing);
      const yes = answering.find((s) => s.status === 'present');
      const other = answering.find((s) => s.status === 'partial');
      if (!yes && question.notContrary.length > 0) {
        const opposed = question.notContrary
          .flatMap((id) => planned.get(id) ?? [])
          .map(standing)
          .find((s) => s.against.length > 0);
        return { question, answer: opposed ? 'no' : 'yes', shownBy: opposed?.against ?? NONE };
      }
      const shown = yes ?? other ?? answering.find((s) => s.status === 'contrary');
      return { question, answer: yes ? 'yes' : other ? 'other' : 'no', shownBy: shown?.shownBy ?? NONE };
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
