/** Modals made with "be": prohibited, required, authorized, unlawful, guilty, to be construed. */
import type { Modality } from '../types';
import { type Draft, draft, finish, type Modal, pastAdverbs } from './modal';
import { policyTo } from './present';
import { BREAK, marked, type Tokens } from './tokens';
import { Class, is, W } from './words';

/**
 * The readings that hang on the word after "be" or "is" (adverbs skipped): prohibited, required, construed, guilty …
 * `d` is the modal so far; undefined where the word is none of these.
 */
export function beSpecial(t: Tokens, from: number, at: number, end: number, d: Draft): Modal | undefined {
  if (at >= end) return undefined;
  const id = t.id[at] as number;
  const next = at + 1 < end ? (t.id[at + 1] as number) : 0;
  const then = at + 1;
  const negated = d.negative;
  const base = (modality: Modality, to: number): Draft => ({
    ...d,
    to,
    modality,
    negative: modality === 'must-not' || modality === 'need-not',
  });
  switch (id) {
    case W.construed:
    case W.interpreted:
    case W.read:
    case W.understood:
      return finish(from, negated ? { ...base('may', then), form: 'savings' } : { ...base('declares', then), form: 'deemed' });
    case W.deemed:
    case W.considered:
    case W.presumed:
    case W.treated: {
      const special = offence(t, then, end) ? { penal: true, modality: 'must-not' as const } : {};
      return finish(from, { ...base('declares', then), form: 'deemed', ...special });
    }
    // "is not intended to prohibit": said of the law itself.
    case W.intended:
      return negated && next === W.to ? finish(from, { ...base('may', at + 2), form: 'savings' }) : undefined;
    case W.violated:
      return negated ? finish(from, { ...base('declares', then), form: 'disapplies' }) : undefined;
    case W.directed:
    case W.instructed:
      if (next === W.to) return finish(from, base(negated ? 'need-not' : 'must', at + 2));
      return next === W.not && t.id[at + 2] === W.to ? finish(from, { ...base('must-not', at + 3), negative: true }) : undefined;
    case W.prohibited:
    case W.forbidden:
    case W.barred: {
      const gerund = next === W.from;
      return finish(from, { ...base(negated ? 'may' : 'must-not', gerund ? at + 2 : then), gerund });
    }
    case W.unlawful:
    case W.illegal: {
      const to = then;
      return finish(from, { ...base(negated ? 'may' : 'must-not', to), penal: !negated, actorAfter: next === W.for ? 'for' : undefined });
    }
    case W.required:
    case W.obligated:
    case W.obliged:
    case W.compelled:
      if (next !== W.to) return undefined;
      return finish(from, base(negated ? 'need-not' : 'must', at + 2));
    case W.authorized:
    case W.empowered:
    case W.permitted:
    case W.allowed:
    case W.entitled:
      if (next !== W.to && !negated) return undefined;
      return finish(from, base(negated ? 'must-not' : 'may', next === W.to ? at + 2 : then));
    case W.applicable:
    case W.inapplicable:
    case W.exempt:
      if ((id === W.applicable) !== negated) return undefined;
      return finish(from, { ...base('declares', then), form: 'disapplies' });
    case W.the:
    case W.a: {
      // "it shall be the duty of X to", "it is the responsibility of".
      if (next === W.duty || next === W.obligation)
        return finish(from, { ...base(negated ? 'need-not' : 'must', at + 2), actorAfter: t.id[at + 2] === W.of ? 'of' : undefined });
      // "It is not a violation of this section to": what is named is taken out of it.
      if (next === W.violation && negated) return finish(from, { ...base('declares', at + 2), form: 'disapplies' });
      if ((next === W.intent || next === W.purpose) && negated) {
        const to = infinitiveAfter(t, at + 2, end);
        return to > 0 ? finish(from, { ...base('may', to), form: 'savings' }) : undefined;
      }
      if (next === W.policy && from === d.to - 1 && !negated) {
        const policy = policyTo(t, from, at + 1, end);
        if (policy) return policy;
      }
      break;
    }
    case W.void:
    case W.unenforceable:
      return finish(from, { ...base('declares', at), form: 'deemed' });
    case W.defined:
      return finish(from, { ...base('declares', then), form: 'definition' });
    default:
      break;
  }
  // An offence is a ban; a sanction on conduct named in the subject is a command to whoever punishes.
  const kind = offence(t, at, end);
  if (kind)
    return finish(from, { ...base(negated ? 'need-not' : kind === 'offence' ? 'must-not' : 'must', at), penal: !negated, passive: true });
  return undefined;
}

/** The word behind the "to" of "the intent of this section to", or −1. */
function infinitiveAfter(t: Tokens, from: number, end: number): number {
  for (let i = from; i < end && i < from + 10; i++) if (t.id[i] === W.to) return i + 1;
  return -1;
}

/** Whether the words at `at` make an offence (guilty, a misdemeanor) or a sanction (fined, liable for a penalty). */
export function offence(t: Tokens, at: number, end: number): 'offence' | 'sanction' | undefined {
  for (let i = at; i < end && i < at + 5; i++) {
    switch (t.id[i]) {
      case W.guilty:
      case W.misdemeanor:
      case W.felony:
      case W.infraction:
      case W.offense:
      case W.crime:
        return 'offence';
      case W.punished:
      case W.punishable:
      case W.fined:
      case W.prosecuted:
        return 'sanction';
      case W.violation:
        // "in violation of" is no offence; "a violation" is.
        return i > 0 && (t.id[i - 1] === W.a || t.id[i - 1] === W.an) ? 'offence' : undefined;
      case W.liable:
      case W.subject:
        return sanction(t, i + 1, Math.min(end, i + 9)) ? 'sanction' : undefined;
      default:
        if (i > at && marked(t, i, BREAK)) return undefined;
    }
  }
  return undefined;
}

function sanction(t: Tokens, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (t.id[i] === W.fine || t.id[i] === W.fined || t.id[i] === W.penalty || t.id[i] === W.penalties || t.id[i] === W.imprisonment)
      return true;
    if (marked(t, i, BREAK)) return false;
  }
  return false;
}

/** is, are, was: only with a word that commands after it. */
export function beForm(t: Tokens, at: number, end: number): Modal | undefined {
  const d = draft(at + 1, 'must');
  let i = at + 1;
  if (t.id[i] === W.not && i < end) {
    d.negative = true;
    i++;
  }
  i = pastAdverbs(t, i, end);
  if (i >= end) return undefined;
  const special = beSpecial(t, at, i, end, d);
  if (special) {
    // "was required", "were prohibited" tell of the past, and "be" without a modal before it stands in a clause.
    const id = t.id[at] as number;
    return id === W.was || id === W.were || id === W.be ? undefined : special;
  }
  if (
    (t.id[at] === W.is || t.id[at] === W.are) &&
    t.id[i] === W.to &&
    i + 1 < end &&
    !is(t.id[i + 1] as number, Class.Determiner) &&
    !marked(t, i, BREAK)
  ) {
    const passive = t.id[i + 1] === W.be;
    return finish(at, { ...d, to: i + 1, modality: d.negative ? 'must-not' : 'must', form: 'weak', passive });
  }
  return undefined;
}
