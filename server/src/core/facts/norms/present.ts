/** Commands in the present tense, without a modal: "The Department does not honor detainers", "No officer asks". */
import { formOf } from '../lexicon/inflect';
import { draft, finish, type Modal, pastAdverbs } from './modal';
import { BREAK, conceptAt, marked, type Tokens, verbAt } from './tokens';
import { Class, is, W } from './words';

const LOCAL: ReadonlySet<string> = new Set(['local-actor']);
const REACH = 8;

/** Whether an actor of the locality stands before a word as the subject of what follows, with no other clause between. */
function localBefore(t: Tokens, at: number): boolean {
  for (let k = at - 1; k >= 0 && k >= at - REACH; k--) {
    if (marked(t, k + 1, BREAK)) return false;
    const id = t.id[k] as number;
    if (is(id, Class.Subordinator | Class.Auxiliary | Class.Modal) || id === W.to) return false;
    if (conceptAt(t, k, LOCAL)) return true;
  }
  return false;
}

/** "The Department does not honor": behind "does not" or "do not" at `at`, a verb of the lexicon with an actor of the locality before. */
export function doesNotAct(t: Tokens, at: number, end: number): Modal | undefined {
  const verb = pastAdverbs(t, at + 2, end);
  if (verb >= end || !verbAt(t, verb) || !localBefore(t, at)) return undefined;
  return finish(at, { ...draft(at + 2, 'must-not'), negative: true, form: 'present' });
}

/** "No officer asks" and "officers never ask": the verb itself stands where a modal would. `floor` is the first word of the clause. */
export function actsAt(t: Tokens, at: number, floor: number, end: number): Modal | undefined {
  if (t.id[at] === W.never) {
    const verb = at + 1 < end ? verbAt(t, at + 1) : undefined;
    if (!verb || !localBefore(t, at)) return undefined;
    return finish(at, { ...draft(at + 1, 'must-not'), negative: true, form: 'present' });
  }
  const verb = verbAt(t, at);
  if (!verb || formOf(t.text.slice(t.start[at], t.end[at])) !== 's' || at - floor > REACH * 2) return undefined;
  for (let k = at - 1; k >= floor && k >= at - REACH; k--) {
    if (marked(t, k + 1, BREAK)) return undefined;
    const id = t.id[k] as number;
    if (id === W.no && (k === floor || t.id[k - 1] === W.that))
      return localBefore(t, at) ? finish(at, { ...draft(at, 'must'), form: 'present' }) : undefined;
    if (is(id, Class.Subordinator | Class.Auxiliary | Class.Modal)) return undefined;
  }
  return undefined;
}

/** "It is the policy of the county to cooperate", "… not to hold": `at` is the word "is", `policy` the word "policy". */
export function policyTo(t: Tokens, at: number, policy: number, end: number): Modal | undefined {
  if (t.id[policy + 1] !== W.of || at === 0 || t.id[at - 1] !== W.it) return undefined;
  for (let i = policy + 2; i < end && i < policy + 2 + REACH * 2; i++) {
    if (is(t.id[i] as number, Class.Subordinator)) return undefined;
    if (t.id[i] !== W.to) continue;
    const negative = t.id[i - 1] === W.not;
    return finish(at, {
      ...draft(policy + 1, negative ? 'must-not' : 'must'),
      negative,
      actorAfter: 'of',
      form: 'present',
    });
  }
  return undefined;
}
