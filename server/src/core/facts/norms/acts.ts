/** Which act a clause is about, where its verb alone does not say: offences, light verbs, acts named as nouns. */
import type { Mention, Modality } from '../types';
import { samePhrase, wordAt } from './build';
import type { Clause } from './clauses';
import type { Modal } from './modal';
import type { Heads } from './slots';
import { conduct, isLight, objectNo } from './subject';
import { Mark, marked, mentionsIn, type Tokens } from './tokens';
import { PENAL, RESTRICT, TURN_AWAY, W } from './words';
import { type Zone, zoneAt } from './zones';

/** A clause as far as it is read when its act is asked for. */
export interface Read {
  readonly clause: Clause;
  readonly modal: Modal;
  readonly modality: Modality;
  readonly heads: Heads;
  readonly subject: readonly Mention[];
  /** First word of the subject. */
  readonly subjectFrom: number;
  readonly zones: readonly Zone[];
  readonly negated: boolean;
}

export interface Acts {
  readonly heads: Heads;
  readonly modality: Modality;
  /** Whether the act stands in the subject as a noun: "compliance with detainers is prohibited". */
  readonly inSubject: boolean;
}

/** How far behind a light verb the act may stand. */
const REACH = 5;

/** The act that a light verb at `at` carries: "make an inquiry", "permit the agents access to". */
export function lightAct(t: Tokens, at: number, to: number, zones: readonly Zone[]): Mention[] | undefined {
  if (!isLight(t, at)) return undefined;
  for (let i = at + 1; i < Math.min(at + 1 + REACH, to); i++) {
    if (marked(t, i, Mark.Semicolon | Mark.Colon) || zoneAt(zones, i)) return undefined;
    const act = mentionsIn(t, i, i + 1).find((m) => m.part === 'act');
    if (act) return samePhrase(t, act);
  }
  return undefined;
}

/** "is prohibited", "shall be unlawful": the words before are what is forbidden. */
function forbids(t: Tokens, modal: Modal): boolean {
  const last = t.id[modal.to - 1];
  return last === W.prohibited || last === W.forbidden || last === W.barred || last === W.unlawful || last === W.illegal;
}

/** The act of the clause, and its modality where the act changes it. */
export function actsOf(t: Tokens, read: Read): Acts {
  const { clause, modal, heads, subject, subjectFrom, zones, negated } = read;
  let { modality } = read;
  const found = (mentions: readonly Mention[], inSubject = false): Acts => ({
    heads: { ...heads, heads: mentions, at: [] },
    modality,
    inSubject,
  });
  // "A person who harbors … is guilty": the conduct stands in the subject.
  if (modal.penal && modality === 'must-not' && heads.heads[0]?.concept === PENAL) {
    const acted = conduct(t, subjectFrom, modal.from, zones);
    if (acted.heads.length > 0) return found(acted.heads);
  } else if ((modal.penal || modal.modality === 'must-not') && heads.heads.length === 0) {
    const acted = conduct(t, subjectFrom, modal.from, zones);
    if (acted.heads.length > 0) return found(acted.heads);
    // "Compliance with detainers is prohibited": the act is what the sentence begins with.
    const act = forbids(t, modal) ? subject.find((m) => m.part === 'act' && wordAt(t, m) <= subjectFrom + 2) : undefined;
    if (act) return found(samePhrase(t, act), true);
  }
  // "No inquiry shall be made": so does the act.
  if (heads.passive && isLight(t, heads.from) && (heads.heads.length === 0 || !heads.remote)) {
    const act = subject.find((m) => m.part !== undefined);
    if (act) return found(subject.filter((m) => m.span.start === act.span.start));
  } else if (heads.heads.length === 0 && t.id[heads.from] === W.no && modality !== 'declares') {
    // "shall have no contact with".
    const act = mentionsIn(t, heads.from + 1, Math.min(heads.from + 5, clause.to)).find((m) => m.part !== undefined);
    if (act && (modality === 'must' || modality === 'may')) modality = 'must-not';
    if (act) return found(samePhrase(t, act));
  } else if (heads.heads[0]?.part !== 'verb') {
    const act = lightAct(t, heads.from, clause.to, zones);
    // "shall grant no access".
    const none = act !== undefined && !negated && !modal.negative && t.id[heads.from + 1] === W.no;
    if (none && (modality === 'must' || modality === 'may')) modality = 'must-not';
    if (act) return found(act);
  }
  if (negated || modal.negative || (modality !== 'must' && modality !== 'may')) return { heads, modality, inSubject: false };
  const none = t.id[heads.from] === W.have && t.id[heads.from + 1] === W.no;
  // "shall honor no detainer".
  if (none || (!modal.penal && objectNo(t, heads, clause.to))) modality = 'must-not';
  return { heads, modality, inSubject: false };
}

/** Whether the verb of a clause turns a request away. */
export const turnsAway = (heads: readonly Mention[]): boolean =>
  heads.some((m) => m.concept === TURN_AWAY && m.span.start === (heads[0] as Mention).span.start);

/** The act that is not done where a request is turned away, in the place of the verbs that do so. */
export const honoring = (heads: readonly Mention[]): Mention[] => heads.filter((m) => m.concept !== TURN_AWAY && m.concept !== RESTRICT);
