/** What stands in front of a modal, and the small questions that reading asks of words: negation, laws that speak of themselves, conduct. */
import type { Mention } from '../types';
import type { Clause } from './clauses';
import type { Modal } from './modal';
import type { Heads } from './slots';
import { BREAK, Mark, marked, mentionsIn, type Tokens, verbAt } from './tokens';
import { Class, is, W } from './words';
import { type Front, type Zone, zoneAt } from './zones';

/** Grounds in front of the subject: "Pursuant to a detainer, the". */
export function frontBasis(t: Tokens, front: Front): Mention[] {
  return front.zones
    .filter((z) => z.kind === 'setting' && (t.id[z.from] === W.pursuant || t.id[z.from] === W.under || t.id[z.from] === W.on))
    .flatMap((z) => mentionsIn(t, z.from, z.to));
}

/** What negates a clause from in front of its modal: No, neither, in no event, nor; or Nothing. */
export function negationOf(t: Tokens, clause: Clause, front: Front): 'no' | 'nothing' | undefined {
  const modal = clause.modal.from;
  if (modal > clause.from && t.id[modal - 1] === W.nor) return 'no';
  for (let i = clause.from; i < modal; i++) {
    const id = t.id[i] as number;
    if (id === W.nothing && i <= front.subject + 1) return 'nothing';
    if (id !== W.no && id !== W.neither && id !== W.none && id !== W.nobody) continue;
    const next = t.id[i + 1] as number;
    if (
      next === W.later ||
      next === W.fewer ||
      next === W.less ||
      next === W.more ||
      next === W.earlier ||
      next === W.longer ||
      next === W.matter
    )
      continue;
    const event = next === W.event || next === W.case || next === W.circumstances || next === W.circumstance || next === W.instance;
    if (event) return 'no';
    if (next === W.such && i !== clause.from) continue;
    const before = i > clause.from ? (t.id[i - 1] as number) : 0;
    const head = i === front.subject || i === clause.from || marked(t, i, BREAK) || is(before, Class.Coordinator) || before === W.that;
    if (!head || zoneAt(front.zones, i)) continue;
    if (!otherClauseBetween(t, i, modal)) return 'no';
  }
  return undefined;
}

/** Whether a new subject behind ", and" stands between "No" and the modal, with a finite verb before it. */
export function otherClauseBetween(t: Tokens, from: number, modal: number): boolean {
  let verb = false;
  for (let i = from; i < modal - 1; i++) {
    const id = t.id[i] as number;
    if (id === W.is || id === W.are || id === W.has || id === W.have) verb = true;
    if (verb && marked(t, i, Mark.Comma) && (id === W.and || id === W.but) && is(t.id[i + 1] as number, Class.Determiner)) return true;
  }
  return false;
}

/** "is required to", "is obligated to": under No, nobody need do it. */
export const isRequired = (t: Tokens, m: Modal): boolean => {
  for (let i = m.from; i < m.to; i++)
    if (
      t.id[i] === W.required ||
      t.id[i] === W.obligated ||
      t.id[i] === W.obliged ||
      t.id[i] === W.compelled ||
      t.id[i] === W.duty ||
      t.id[i] === W.obligation
    )
      return true;
  return false;
};

/** Whether the subject is a law speaking of itself: "this section", "the provisions of this chapter". */
export function speaksOfLaw(t: Tokens, from: number, to: number): boolean {
  for (let i = from; i < Math.min(to, from + 6); i++) {
    const id = t.id[i] as number;
    if (
      (id === W.this || id === W.such || id === W.these) &&
      (is(t.id[i + 1] as number, Class.Unit) || (t.id[i + 1] === W.local && t.id[i + 2] === W.law))
    )
      return true;
    if (is(id, Class.Unit) && i === from) return true;
    if (id === W.this && i === from && i + 1 === to) return true;
  }
  return false;
}

export function savesWord(t: Tokens, from: number, to: number): boolean {
  for (let i = from; i < Math.min(to, from + 4); i++) if (is(t.id[i] as number, Class.Saving)) return true;
  return false;
}

/** "unlawful for any officer to hold": words up to and with "to"; with a gerund up to "from", as in "prohibits officers from holding". */
export function behindActor(t: Tokens, from: number, to: number, gerund: boolean): number {
  for (let i = from; i < to; i++) {
    if (t.id[i] === (gerund ? W.from : W.to)) return i + 1;
    if (marked(t, i, Mark.Semicolon)) break;
  }
  return to;
}

/** "In no event shall an officer hold", "Only upon a warrant may an officer": the subject follows the modal. */
export const isInverse = (t: Tokens, clause: Clause, front: Front): boolean => {
  if (front.subject >= clause.modal.from && front.zones.some((z) => t.id[z.from] === W.only)) return true;
  const before = clause.modal.from > clause.from ? (t.id[clause.modal.from - 1] as number) : 0;
  return (
    before === W.nor ||
    before === W.event ||
    before === W.case ||
    before === W.circumstances ||
    before === W.circumstance ||
    before === W.instance
  );
};

/** Verbs that say nothing by themselves: the act is the noun. */
export const isLight = (t: Tokens, i: number): boolean => {
  const id = t.id[i] as number;
  return (
    id === W.made ||
    id === W.conducted ||
    id === W.performed ||
    id === W.undertaken ||
    id === W.initiated ||
    id === W.taken ||
    id === W.make ||
    id === W.conduct ||
    id === W.perform ||
    id === W.undertake ||
    id === W.initiate ||
    id === W.permit ||
    id === W.allow ||
    id === W.grant ||
    id === W.give ||
    id === W.afford
  );
};

/** The conduct in a subject: its first verb of any form that is not a mere noun. */
export function conduct(t: Tokens, from: number, to: number, zones: readonly Zone[]): { heads: Mention[]; at: number[] } {
  for (let i = from; i < to; i++) {
    if (zoneAt(zones, i)) continue;
    const verb = verbAt(t, i);
    const before = i > from ? (t.id[i - 1] as number) : 0;
    if (!verb || is(before, Class.Determiner)) continue;
    return { heads: t.mentions.filter((m) => m.span.start === verb.span.start), at: [] };
  }
  return { heads: [], at: [] };
}

/** The word right behind the head's own words; −1 where there is none. */
function behindHead(t: Tokens, heads: Heads, to: number): number {
  const first = heads.at[0];
  const head = heads.heads[0];
  if (first === undefined || !head) return -1;
  let i = first;
  while (i < to && (t.start[i] as number) < head.span.end) i++;
  return i < to ? i : -1;
}

/** "shall honor no detainer": a "no" right behind the head. */
export function objectNo(t: Tokens, heads: Heads, to: number): boolean {
  const i = behindHead(t, heads, to);
  return (
    i >= 0 &&
    t.id[i] === W.no &&
    t.id[i + 1] !== W.later &&
    t.id[i + 1] !== W.matter &&
    t.id[i + 1] !== W.more &&
    t.id[i + 1] !== W.less &&
    t.id[i + 1] !== W.fewer
  );
}

/** "may hire only citizens": what may be done is limited by its object. */
export function limitsObject(t: Tokens, heads: Heads, to: number): boolean {
  const i = heads.passive ? -1 : behindHead(t, heads, to);
  return i >= 0 && t.id[i] === W.only && !is(t.id[i + 1] as number, Class.Subordinator | Class.Preposition);
}

/** Whether the words before the modal speak of an aim: "the purpose of this chapter is to". */
export function aims(t: Tokens, from: number, modal: number): boolean {
  for (let i = from; i < modal; i++) {
    const id = t.id[i];
    if (id === W.intent || id === W.purpose || id === W.goal || id === W.objective || id === W.aim)
      return i < from + 8 && !(i > 0 && t.id[i - 1] === W.the && i > 1 && t.id[i - 2] === W.for);
  }
  return false;
}
