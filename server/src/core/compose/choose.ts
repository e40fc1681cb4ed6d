/** Which clauses a new ordinance holds, and in which wording, by the drafter's answers and the law of the state. */
import { type Clause, type HouseOrder, MAIN, type WordedClause, withCompanions } from '../clauses';
import { type Body, barOf, type Ruling, requirementOf, type StateFramework } from '../law/states';
import type { Enforcement, Forms, Report, Strength } from './forms';

/** What is asked of the drafter. */
export interface Answers {
  /** Postal code, or empty where that is not decided. */
  readonly state: string;
  readonly body: Body;
  readonly name: string;
  /** Id of a kind of paper; the usual one of the place where empty. */
  readonly instrument: string;
  /** Ids of clauses asked for by name; `core` stands for those that are offered ticked. */
  readonly policies: readonly string[];
  readonly strength: Strength;
  readonly enforcement: Enforcement;
  readonly reports: readonly Report[];
}

/** The part of the law book that a draft is composed from. */
export interface Stock {
  readonly clauses: readonly Clause[];
  readonly order: HouseOrder;
  readonly forms: Forms;
}

/** How a policy stands where the draft will be enacted. */
export interface PolicyStanding {
  readonly clause: Clause;
  readonly core: boolean;
  /** What bars it there, if anything is known to. */
  readonly bar: Ruling | undefined;
  /** What already asks for it there. */
  readonly required: Ruling | undefined;
}

export interface Choice {
  /** In the house order. */
  readonly chosen: readonly WordedClause[];
  /** Policies of the core that the state's law bars, and that were not asked for by name. */
  readonly leftOut: readonly PolicyStanding[];
  /** Ids that are no policy. */
  readonly unknown: readonly string[];
}

const plainest = (rulings: readonly (Ruling | undefined)[]): Ruling | undefined =>
  rulings.find((r) => r?.reach === 'plain') ?? rulings.find((r) => r !== undefined);

function standingOf(clause: Clause, core: boolean, state: StateFramework | undefined, body: Body): PolicyStanding {
  if (!state) return { clause, core, bar: undefined, required: undefined };
  return {
    clause,
    core,
    bar: plainest(clause.provisions.map((p) => barOf(state, p, body))),
    required: plainest(clause.provisions.map((p) => requirementOf(state, p, body))),
  };
}

/** All policies that are offered, in the house order. */
export function policiesFor(stock: Stock, state: StateFramework | undefined, body: Body): readonly PolicyStanding[] {
  const { core, automatic } = stock.forms.policies;
  return stock.order.clauses.flatMap((id) => {
    const clause = automatic.includes(id) ? undefined : stock.clauses.find((each) => each.id === id);
    return clause ? [standingOf(clause, core.includes(id), state, body)] : [];
  });
}

/** Whether the state's law is against policies of this field, so that words of refusal are not put in unasked. */
export const isGuarded = (state: StateFramework | undefined): boolean =>
  state?.posture === 'requires-cooperation' || state?.posture === 'prohibits-sanctuary';

/** The clauses for the answers. What the state's law bars comes in only where it was asked for by name. */
export function choose(stock: Stock, answers: Answers, state: StateFramework | undefined): Choice {
  const { policies } = stock.forms;
  const offered = new Map(policiesFor(stock, state, answers.body).map((each) => [each.clause.id, each]));
  const named = answers.policies.filter((id) => id !== 'core');
  const leftOut: PolicyStanding[] = [];
  const wanted = new Set(named.filter((id) => offered.has(id)));
  if (answers.policies.includes('core')) {
    for (const id of policies.core) {
      const standing = offered.get(id);
      if (!standing || wanted.has(id)) continue;
      if (standing.bar) leftOut.push(standing);
      else wanted.add(id);
    }
  }
  for (const id of withCompanions(stock.order, [...wanted])) {
    // A companion that is barred itself comes only with a policy that was asked for by name.
    const forNamed = withCompanions(stock.order, named).includes(id);
    if (forNamed || offered.get(id)?.bar === undefined) wanted.add(id);
  }
  const wordings = new Map<string, string>();
  for (const report of answers.reports) {
    const { clause, wording } = policies.reports[report];
    // The quarterly report holds the one for the year.
    if (wordings.get(clause) === '') continue;
    wanted.add(clause);
    wordings.set(clause, wording);
  }
  if (answers.enforcement !== 'later') wanted.add(policies.enforcement[answers.enforcement]);
  for (const id of policies.always) wanted.add(id);
  const byState = isGuarded(state) ? policies.guarded : state?.posture === 'limits-cooperation' ? policies.limiting : {};
  const barred = (clause: Clause): boolean => standingOf(clause, false, state, answers.body).bar !== undefined;
  const wordingOf = (clause: Clause): string => {
    // What nobody asked for by name gives way to state law in its wording.
    const careful = named.includes(clause.id) || !barred(clause) ? undefined : policies.guarded[clause.id];
    const first = byState[clause.id] ?? careful ?? wordings.get(clause.id);
    return first || (policies.strength[answers.strength][clause.id] ?? policies.strength.balanced[clause.id] ?? MAIN);
  };
  const chosen = stock.order.clauses.flatMap((id) => {
    const clause = wanted.has(id) ? stock.clauses.find((each) => each.id === id) : undefined;
    const name = clause && wordingOf(clause);
    const wording = clause?.wordings.find((each) => each.name === name) ?? clause?.wordings[0];
    return clause && wording ? [{ clause, wording }] : [];
  });
  return { chosen, leftOut, unknown: named.filter((id) => !offered.has(id)) };
}
