/**
 * What each state's own law says of local limits on immigration enforcement: look-up by postal code, kind of provision and
 * kind of enacting body. The statements themselves are data (`rules/states/`); here is only how they are found.
 */
import type { Confidence } from './types';

/** Kinds of provision of a draft that a state's law may bar or already ask for. Each has a rule under `rules/state-law/`. */
export type Provision =
  | 'detainer-refusal'
  | 'detainer-condition'
  | 'transfer-refusal'
  | 'inquiry-limit'
  | 'notification-limit'
  | 'information-limit'
  | 'access-limit'
  | 'agreement-ban'
  | 'detention-contract-ban'
  | 'resource-ban'
  | 'cooperation-limit';

/** Kinds of enacting body, as the setting `homeRule.jurisdiction.body` names them. */
export type Body = 'city' | 'county' | 'town' | 'special district' | 'state';

/**
 * How a state's law stands as a whole. `not-covered`: a territory whose law has not been looked at. `mixed`: some law each
 * way, or case law alone.
 */
export type Posture = 'requires-cooperation' | 'prohibits-sanctuary' | 'limits-cooperation' | 'mixed' | 'silent' | 'not-covered';

/** One statute, directive or ruling of a state. */
export interface StateStatute {
  /** Name by which `bars` and `requires` of the same file point to it. */
  readonly key: string;
  /** Bluebook form, whole range. */
  readonly citation: string;
  /** The section a finding cites; the citation where none is narrower. */
  readonly cite: string;
  readonly year: number;
  /** Id of its entry among the authorities, or empty. */
  readonly authority: string;
  /** What it does, one or two sentences, for the page. */
  readonly what: string;
  /** The same as a verb phrase for findings: "forbids a policy that limits immigration enforcement". */
  readonly says: string;
  /** Enacting bodies whose law it binds, as far as the source shows. */
  readonly binds: readonly Body[];
  /** What follows a breach, one sentence, or empty where the source shows nothing. */
  readonly penalties: string;
}

/** One kind of provision that the state's law bars, or already asks for. */
export interface StateRuling {
  readonly provision: Provision;
  /** Key of the statute. */
  readonly by: string;
  /** Bodies it reaches, where fewer than the statute binds; else empty. */
  readonly binds: readonly Body[];
  /** Whether the words of the statute reach it plainly, or only on one reading. For `requires`: wholly, or in part. */
  readonly reach: 'plain' | 'arguable';
}

export interface StateFramework {
  /** Postal code. */
  readonly code: string;
  readonly name: string;
  /** Federal circuit: "1" … "11", "D.C."; empty where there is none (American Samoa). */
  readonly circuit: string;
  readonly posture: Posture;
  readonly confidence: Confidence;
  /** ISO date of the last look. */
  readonly asOf: string;
  /** Where state law stands, in one or two sentences. */
  readonly summary: string;
  readonly statutes: readonly StateStatute[];
  /** Ids of authorities on the state's law. */
  readonly cases: readonly string[];
  /** Ids of authorities on what localities may do at all: the source of home rule or of limited powers, then leading cases. */
  readonly homeRule: readonly string[];
  /** The leading case as a sentence for findings, or empty. */
  readonly caseNote: string;
  /** Citations that have no entry among the authorities. */
  readonly alsoSee: readonly string[];
  readonly bars: readonly StateRuling[];
  readonly requires: readonly StateRuling[];
  /** What was confirmed, and how. */
  readonly checked: readonly string[];
  /** What was not checked, or is known to be open. */
  readonly unchecked: readonly string[];
}

/** A ruling with its statute. */
export interface Ruling {
  readonly state: StateFramework;
  readonly statute: StateStatute;
  readonly provision: Provision;
  readonly reach: StateRuling['reach'];
}

export interface States {
  readonly all: readonly StateFramework[];
  /** By postal code in any case; undefined where there is none. */
  of(code: string): StateFramework | undefined;
  /** By name in any case: "Washington". */
  named(name: string): StateFramework | undefined;
  /** The federal circuit in which a state or territory lies (28 U.S.C. § 41), or empty. */
  circuitOf(code: string): string;
}

export function createStates(all: readonly StateFramework[]): States {
  const byCode = new Map(all.map((s) => [s.code, s]));
  const byName = new Map(all.map((s) => [s.name.toLowerCase(), s]));
  const of = (code: string): StateFramework | undefined => byCode.get(code.toUpperCase());
  return { all, of, named: (name) => byName.get(name.toLowerCase()), circuitOf: (code) => of(code)?.circuit ?? '' };
}

function rulingsOf(state: StateFramework, list: readonly StateRuling[], body: Body): Ruling[] {
  return list.flatMap((entry) => {
    const statute = state.statutes.find((s) => s.key === entry.by);
    if (!statute || !(entry.binds.length > 0 ? entry.binds : statute.binds).includes(body)) return [];
    return [{ state, statute, provision: entry.provision, reach: entry.reach }];
  });
}

/** The plainest of several rulings on one kind of provision. */
const plainest = (rulings: readonly Ruling[], provision: Provision): Ruling | undefined => {
  const fit = rulings.filter((r) => r.provision === provision);
  return fit.find((r) => r.reach === 'plain') ?? fit[0];
};

/** What bars a kind of provision where such a body enacts it; undefined where nothing is known to. */
export const barOf = (state: StateFramework, provision: Provision, body: Body): Ruling | undefined =>
  plainest(rulingsOf(state, state.bars, body), provision);

/** What already asks for such a provision; undefined where nothing is known to. */
export const requirementOf = (state: StateFramework, provision: Provision, body: Body): Ruling | undefined =>
  plainest(rulingsOf(state, state.requires, body), provision);

/** All kinds of provision that the law of a state already asks of such a body, each with its statute: what a checklist may count as met. */
export const stateRequirements = (state: StateFramework, body: Body): readonly Ruling[] => rulingsOf(state, state.requires, body);

/** All kinds of provision that the law of a state bars for such a body. */
export const stateBars = (state: StateFramework, body: Body): readonly Ruling[] => rulingsOf(state, state.bars, body);
