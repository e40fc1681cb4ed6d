/** Commands in the present tense, without a modal: "The Department does not honor detainers", "No officer asks". */
import { formOf } from '../lexicon/inflect';
import type { Mention, Modality } from '../types';
import { draft, finish, type Modal, pastAdverbs } from './modal';
import { BREAK, conceptAt, isAdverb, isParticiple, marked, type Tokens, verbAt } from './tokens';
import { ACTORS, Class, is, TURN_AWAY, W } from './words';

const LOCAL: ReadonlySet<string> = new Set(['local-actor', 'jail-actor']);
const TURNING: ReadonlySet<string> = new Set([TURN_AWAY]);
const REACH = 8;
/** The letter s. */
const S = 115;

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
  const id = t.id[at] as number;
  if (id === W.never) {
    const verb = at + 1 < end ? verbAt(t, at + 1) : undefined;
    if (!verb || !localBefore(t, at)) return undefined;
    return finish(at, { ...draft(at + 1, 'must-not'), negative: true, form: 'present' });
  }
  if (id === W.is || id === W.are) return isDone(t, at, floor, end);
  const order = ORDERS.get(id);
  if (order) {
    const ordered = orders(t, at, floor, end, order);
    if (ordered) return ordered;
  }
  const verb = verbAt(t, at);
  if (!verb) return undefined;
  const form = formOf(t.text.slice(t.start[at], t.end[at]));
  if (form === 's' && at - floor <= REACH * 2) {
    for (let k = at - 1; k >= floor && k >= at - REACH; k--) {
      if (marked(t, k + 1, BREAK)) break;
      const before = t.id[k] as number;
      if (before === W.no && (k === floor || t.id[k - 1] === W.that))
        return localBefore(t, at) ? finish(at, { ...draft(at, 'must'), form: 'present' }) : undefined;
      if (is(before, Class.Subordinator | Class.Auxiliary | Class.Modal)) break;
    }
  }
  return form === 's' || form === 'base' ? does(t, at, floor, end, form) : undefined;
}

/** No subject of such a sentence is longer, in words. */
const SUBJECT = 12;

/** Whether the words from the clause's beginning, or the last comma, to `at` are one actor of the locality; `loose` where any subject will do. */
function isSubject(t: Tokens, at: number, floor: number, loose: boolean): boolean {
  let last = at - 1;
  while (last >= floor && isAdverb(t, last)) last--;
  if (last < floor || marked(t, last + 1, BREAK) || !(loose || localEndsAt(t, last))) return false;
  for (let i = last; i >= floor; i--) {
    if (last - i >= SUBJECT) return false;
    if (i < last && marked(t, i + 1, BREAK)) return true;
    const id = t.id[i] as number;
    // "RESOLVED, that the City accepts": what is resolved is said behind "that".
    if (id === W.that) return i < last && i - floor <= SUBJECT && resolves(t, floor, i);
    if (is(id, Class.Auxiliary | Class.Modal | Class.Subordinator | Class.Saving)) return false;
    if (is(id, Class.Preposition) && id !== W.of && id !== W.for) return false;
    // "any person the Department": a second noun phrase is a clause without its "that".
    if (i > floor && is(id, Class.Determiner) && !marked(t, i, BREAK)) {
      const before = t.id[i - 1] as number;
      if (!is(before, Class.Coordinator | Class.Preposition | Class.Determiner) && before !== W.that) return false;
    }
  }
  return true;
}

const resolves = (t: Tokens, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (t.id[i] === W.resolved || t.id[i] === W.ordained) return true;
  return false;
};

/** Whether the name of an actor of the locality ends with a word. */
function localEndsAt(t: Tokens, word: number): boolean {
  for (let k = (t.mAt[word + 1] as number) - 1; k >= 0 && (t.mFrom[k] as number) > word - REACH; k--)
    if (t.mTo[k] === word + 1 && LOCAL.has((t.mentions[k] as Mention).concept)) return true;
  return false;
}

/** "The Department holds a person", "Officers notify the agents", "the City declines to honor": done as a rule by those whom the law binds. */
function does(t: Tokens, at: number, floor: number, end: number, form: 's' | 'base'): Modal | undefined {
  // Of nouns with the letters of a verb no subject stands before them and nothing to act on behind.
  if (at === floor || (form === 'base' && t.text.charCodeAt((t.end[at - 1] as number) - 1) !== S)) return undefined;
  const hereby = t.id[at - 1] === W.hereby;
  if (!isSubject(t, at, floor, hereby)) return undefined;
  const id = t.id[at] as number;
  if ((id === W.declines || id === W.refuses || id === W.decline || id === W.refuse) && t.id[at + 1] === W.to)
    return finish(at, { ...draft(at + 2, 'must-not'), negative: true, form: 'present', declines: at });
  if ((id === W.agrees || id === W.agree || id === W.undertakes) && t.id[at + 1] === W.to && at + 2 < end && verbAt(t, at + 2))
    return finish(at, { ...draft(at + 2, 'must'), form: 'present' });
  const verb = verbAt(t, at) as Mention;
  let next = at + 1;
  while (next < end && (t.start[next] as number) < verb.span.end) next++;
  if (next >= end || marked(t, next, BREAK)) return undefined;
  const object =
    next > at + 1 ||
    is(t.id[next] as number, Class.Determiner | Class.Pronoun) ||
    conceptAt(t, at, TURNING) ||
    (form === 's' ? (t.mAt[next] as number) < (t.mAt[next + 1] as number) : conceptAt(t, next, ACTORS));
  if (!object) return undefined;
  // "The Department records policy shall": the verb of the sentence comes yet.
  for (let i = next; i < Math.min(end, next + 6); i++) {
    const word = t.id[i] as number;
    if (marked(t, i, BREAK) || is(word, Class.Subordinator)) break;
    if (is(word, Class.Modal)) return undefined;
  }
  return finish(at, { ...draft(at, 'must'), form: 'present' });
}

/** "No person is held", "detainers are not honored". */
function isDone(t: Tokens, at: number, floor: number, end: number): Modal | undefined {
  const not = t.id[at + 1] === W.not;
  const verb = pastAdverbs(t, at + (not ? 2 : 1), end);
  if (verb >= end || at === floor || at - floor > SUBJECT || !(not || t.id[floor] === W.no)) return undefined;
  if (!verbAt(t, verb) || !isParticiple(t, verb)) return undefined;
  for (let i = floor; i < at; i++)
    if (marked(t, i + 1, BREAK) || is(t.id[i] as number, Class.Subordinator | Class.Auxiliary)) return undefined;
  return finish(at, { ...draft(at + (not ? 2 : 1), not ? 'must-not' : 'must'), negative: not, passive: true, form: 'present' });
}

interface Order {
  readonly modality: Modality;
  /** Word before the act. */
  readonly by: number;
}

/** Verbs by which a body commands, permits and forbids, as in "The Board hereby directs the Sheriff to". */
const ORDERS: ReadonlyMap<number, Order> = new Map(
  (
    [
      ['must', W.to, [W.directs, W.direct, W.instructs, W.instruct, W.orders, W.order, W.commands, W.command, W.requires, W.require]],
      ['may', W.to, [W.authorizes, W.authorize, W.empowers, W.empower]],
      ['must-not', W.from, [W.prohibits, W.prohibit, W.forbids, W.forbid, W.bars]],
    ] as const
  ).flatMap(([modality, by, words]) => words.map((w) => [w, { modality, by }] as const)),
);

function orders(t: Tokens, at: number, floor: number, end: number, order: Order): Modal | undefined {
  if (at === floor) return undefined;
  const hereby = t.id[at - 1] === W.hereby;
  const { text } = t;
  if (!isSubject(t, at, floor, hereby) || (!hereby && text.charCodeAt((t.end[at] as number) - 1) !== S)) return undefined;
  const { modality, by } = order;
  const negative = modality === 'must-not';
  for (let i = at + 1; i < Math.min(end, at + 2 + SUBJECT); i++) {
    if (marked(t, i, BREAK) || is(t.id[i] as number, Class.Modal | Class.Subordinator)) break;
    // "forbids an officer to" is said too.
    if (i > at + 1 && (t.id[i] === by || (negative && t.id[i] === W.to)))
      return finish(at, {
        ...draft(at + 1, modality),
        negative,
        form: 'present',
        actorAfter: 'of',
        gerund: negative && t.id[i] === W.from,
      });
  }
  // "hereby authorizes the acceptance of all conditions".
  return hereby ? finish(at, { ...draft(at + 1, modality), negative, form: 'present' }) : undefined;
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
