/** What the setting of a state brings with it: circuit and posture, and how each rule on state law stands there. */
import { barOf, type Ruling, requirementOf, type StateFramework, type States } from '../law/states';
import type { Settings } from '../settings';
import type { Rule, Wording } from './types';

export interface Jurisdiction {
  /** Postal code, or empty. */
  readonly state: string;
  /** Federal circuit: "1" … "11", "D.C.", or empty. */
  readonly circuit: string;
  /** Posture of state law, or empty where no state is set. */
  readonly posture: string;
  /** The rule as it speaks here, with the authorities it then rests on; undefined where it is silent. Rules not on state law are as they are. */
  readonly ruleHere: (rule: Rule) => RuleHere | undefined;
}

/** A rule as the law of the state makes it. */
export interface RuleHere {
  readonly rule: Rule;
  /** Authorities beside the rule's own. */
  readonly authorities: readonly string[];
  /** State law already asks for what it finds: a hint whatever weight the user gives the rule. */
  readonly met: boolean;
}

const NO_AUTHORITIES: readonly string[] = [];

/** The jurisdiction of a draft by its settings. The answers are kept, since each finding asks anew. */
export function jurisdictionOf(states: States, settings: Settings['jurisdiction']): Jurisdiction {
  const state = states.of(settings.state);
  const known = new Map<string, RuleHere | undefined>();
  return {
    state: settings.state.toUpperCase(),
    circuit: state?.circuit ?? '',
    posture: state?.posture ?? '',
    ruleHere(rule) {
      if (rule.asksState) return settings.state === '' ? { rule, authorities: NO_AUTHORITIES, met: false } : undefined;
      if (rule.provision === undefined && rule.opposes === undefined) return { rule, authorities: NO_AUTHORITIES, met: false };
      if (!state) return undefined;
      if (!known.has(rule.id)) known.set(rule.id, onStateLaw(rule, state, settings.body));
      return known.get(rule.id);
    },
  };
}

function onStateLaw(rule: Rule, state: StateFramework, body: Settings['jurisdiction']['body']): RuleHere | undefined {
  if (rule.opposes !== undefined) {
    const limit = requirementOf(state, rule.opposes, body);
    return limit && barred(rule, limit, IN_PART);
  }
  if (rule.provision === undefined) return undefined;
  const bar = barOf(state, rule.provision, body);
  const met = bar ? undefined : requirementOf(state, rule.provision, body);
  const ruling = bar ?? met;
  if (!ruling) return undefined;
  if (bar) return barred(rule, bar, ARGUABLE);
  return {
    rule: { ...rule, severity: 'hint', vary: [], message: filled(rule.satisfied ?? rule.message, ruling, IN_PART), fixes: [] },
    authorities: authoritiesOf(ruling),
    met: true,
  };
}

const authoritiesOf = ({ state, statute }: Ruling): readonly string[] => [statute.authority, ...state.cases].filter((id) => id !== '');

/** A rule on what the law of the state forbids. `partly` says how far, where that is open. */
function barred(rule: Rule, ruling: Ruling, partly: string): RuleHere {
  // What a statute forbids only arguably or in part, or by an entry of low confidence, is no error.
  const doubtful = ruling.reach === 'arguable' || ruling.state.confidence === 'low';
  const severity = doubtful && rule.severity === 'error' ? 'warning' : rule.severity;
  return { rule: { ...rule, severity, message: filled(rule.message, ruling, partly) }, authorities: authoritiesOf(ruling), met: false };
}

const DOUBT = 'Home Rule has low confidence in this entry: read the statute first.';
const ARGUABLE = 'Whether it reaches this is open.';
const IN_PART = 'It covers this in part.';

/** Puts the state's facts into the words of a rule; names of the match stay for the finding to fill. */
function filled(wording: Wording, { state, statute, reach }: Ruling, partly: string): Wording {
  const facts: Readonly<Record<string, string>> = {
    state: state.name,
    statute: statute.cite,
    bars: reach === 'plain' && state.confidence !== 'low' ? 'bars' : 'may bar',
    law: `${statute.cite} ${statute.says}.`,
    penalty: statute.penalties,
    case: state.caseNote,
    reach: reach === 'plain' ? '' : partly,
    doubt: state.confidence === 'low' ? DOUBT : '',
  };
  const fill = (text: string): string =>
    text
      .replace(/\{([a-z]+)\}/g, (whole, name: string) => facts[name] ?? whole)
      .replace(/\s{2,}/g, ' ')
      .trim();
  return { what: fill(wording.what), why: fill(wording.why), do: fill(wording.do) };
}
