/** Words that command, forbid and permit, read at one place of a sentence. */
import type { Modality } from '../types';
import { type Tokens, BREAK, Mark, isAdverb, marked } from './tokens';
import { Class, W, is } from './words';

/** A modal as it stands, before its subject has been looked at. */
export interface Modal {
  /** Words `[from, to)` that make the modal: "shall not", "is prohibited from". */
  readonly from: number;
  readonly to: number;
  readonly modality: Modality;
  /** Whether a "not" of its own is already counted in `modality`. */
  readonly negative: boolean;
  /** "shall be": what follows may be a participle. */
  readonly passive: boolean;
  readonly form: 'plain' | 'savings' | 'disapplies' | 'definition' | 'deemed' | 'weak' | 'finding';
  readonly only: boolean;
  readonly penal: boolean;
  /** Preposition after which the actor stands, where it follows the modal: "unlawful for", "the duty of". */
  readonly actorAfter: 'for' | 'of' | undefined;
  /** Whether the verb is an -ing form: "prohibited from holding". */
  readonly gerund: boolean;
  /** First word of "refuse to" and the like where it makes the ban: under "No" it is the verb of a limit instead. */
  readonly declines?: number;
  /** A parenthetical between modal and verb, as words: "shall, unless …, hold". */
  readonly aside: readonly [number, number] | undefined;
}

const OPPOSITE: Readonly<Record<Modality, Modality>> = { must: 'must-not', 'must-not': 'may', may: 'must-not', 'need-not': 'need-not', declares: 'declares' };

interface Draft {
  to: number;
  modality: Modality;
  negative: boolean;
  passive: boolean;
  form: Modal['form'];
  only: boolean;
  penal: boolean;
  actorAfter: Modal['actorAfter'];
  gerund: boolean;
  declines?: number;
  aside: readonly [number, number] | undefined;
}

const finish = (from: number, d: Draft): Modal => ({ from, ...d });

const draft = (to: number, modality: Modality): Draft => ({
  to, modality, negative: false, passive: false, form: 'plain', only: false, penal: false, actorAfter: undefined, gerund: false, aside: undefined,
});

/** The word after adverbs, at most four of them. */
function pastAdverbs(t: Tokens, at: number, end: number): number {
  let i = at;
  for (let n = 0; n < 4 && i < end && isAdverb(t, i); n++) i++;
  return i;
}

/**
 * The modal that begins at word `at`, or undefined. `end` is the end of the sentence in words.
 */
export function readModal(t: Tokens, at: number, end: number): Modal | undefined {
  const id = t.id[at] as number;
  if (!is(id, Class.Modal)) return undefined;
  const next = at + 1 < end ? (t.id[at + 1] as number) : 0;
  switch (id) {
    case W.shall:
    case W.must:
      return afterVerb(t, at, end, draft(at + 1, 'must'));
    case W.will:
      // "the will of the council", "at will".
      if (at > 0 && is(t.id[at - 1] as number, Class.Determiner) && t.id[at - 1] !== W.all && t.id[at - 1] !== W.this && t.id[at - 1] !== W.no) return undefined;
      if (at > 0 && t.id[at - 1] === W.at) return undefined;
      return afterVerb(t, at, end, draft(at + 1, 'must'));
    case W.may: {
      // The month: a capital, and a number or no verb after it.
      const capital = t.text.charCodeAt(t.start[at] as number) === 77;
      const digit = at + 1 < end && /\d/.test(t.text[t.start[at + 1] as number] ?? '');
      if (digit || (capital && at > 0 && !marked(t, at, Mark.Stop | Mark.Semicolon))) return undefined;
      return afterVerb(t, at, end, draft(at + 1, 'may'));
    }
    case W.cannot:
      return afterVerb(t, at, end, { ...draft(at + 1, 'must-not'), negative: true });
    case W.can:
      return next === W.not ? afterVerb(t, at, end, { ...draft(at + 2, 'must-not'), negative: true }) : undefined;
    case W.need:
    case W.needs:
      return next === W.not ? { ...finish(at, draft(at + 2, 'need-not')), negative: true } : undefined;
    case W.does:
    case W.do:
      return doesNot(t, at, end);
    case W.is:
    case W.are:
    case W.was:
    case W.were:
    case W.be:
      return id === W.be && at > 0 && is(t.id[at - 1] as number, Class.Modal | Class.Adverb) ? undefined : beForm(t, at, end);
    case W.has:
    case W.have:
      return haveForm(t, at, end);
    case W.mean:
    case W.means:
      if (at === 0 || (is(t.id[at - 1] as number, Class.Determiner | Class.Preposition) && !marked(t, at, Mark.Quote))) return undefined;
      return { ...finish(at, draft(at + 1, 'declares')), form: 'definition' };
    case W.includes:
      return marked(t, at, Mark.Quote) ? { ...finish(at, draft(at + 1, 'declares')), form: 'definition' } : undefined;
    case W.commits:
      return { ...finish(at, draft(at + 1, 'must-not')), penal: true };
    case W.constitutes:
      return offence(t, at + 1, end) ? { ...finish(at, draft(at + 1, 'must-not')), penal: true } : undefined;
    case W.finds:
    case W.find:
    case W.recognizes:
    case W.declares: {
      let i = at + 1;
      while (i < end && i < at + 6 && t.id[i] !== W.that) i++;
      const colon = at + 1 >= end || marked(t, at + 1, Mark.Colon);
      if (!colon && (i >= end || t.id[i] !== W.that)) return undefined;
      return { ...finish(at, draft(colon ? at + 1 : i + 1, 'declares')), form: 'finding' };
    }
    default:
      return undefined;
  }
}

/** Reads on behind shall, must or may: not, only, asides, be, and the words that change the reading. */
function afterVerb(t: Tokens, from: number, end: number, d: Draft): Modal | undefined {
  let i = d.to;
  const negate = (to: number): void => {
    if (!d.negative) {
      d.negative = true;
      d.modality = OPPOSITE[d.modality];
    }
    d.to = to;
    i = to;
  };
  for (let n = 0; n < 8 && i < end; n++) {
    const id = t.id[i] as number;
    if (!d.aside && n < 4 && marked(t, i, Mark.Comma)) {
      // An aside, between commas; the words behind it are the verb.
      let close = i + 1;
      while (close < end && close < i + 40 && !marked(t, close, Mark.Comma)) close++;
      if (close < end && close < i + 40) {
        d.aside = [i, close];
        i = close;
        n--;
        if ((t.id[i] as number) === W.not) negate(i + 1);
        continue;
      }
      // "The clerk shall, by the first of each month:" leaves the verb to the list.
      if (close >= end && end - i < 20) d.aside = [i, end];
      break;
    }
    if (id === W.not) negate(i + 1);
    else if (id === W.no && t.id[i + 1] === W.longer) negate(i + 2);
    else if (id === W.never) negate(i + 1);
    else if (id === W.only) {
      d.only = true;
      if (!d.aside) d.to = i + 1;
      i++;
    } else if (isAdverb(t, i)) i++;
    else break;
  }
  if (i >= end) return finish(from, d);
  const id = t.id[i] as number;
  if (id === W.be) {
    const special = beSpecial(t, from, pastAdverbs(t, i + 1, end), end, d);
    if (special) return special;
    d.passive = true;
    return finish(from, d);
  }
  if (id === W.mean || (id === W.have && (t.id[i + 1] === W.meaning || t.id[i + 2] === W.meaning || t.id[i + 2] === W.meanings || t.id[i + 3] === W.meaning || t.id[i + 3] === W.meanings)))
    return finish(from, { ...d, to: i + 1, modality: 'declares', form: 'definition' });
  if (id === W.include && from > 0 && marked(t, from, Mark.Quote)) return finish(from, { ...d, to: i + 1, modality: 'declares', form: 'definition' });
  if (id === W.apply && d.negative) return finish(from, { ...d, to: i + 1, modality: 'declares', form: 'disapplies' });
  if (id === W.have) {
    const held = holding(t, i, end, d.modality);
    if (held) return finish(from, { ...d, ...held });
  }
  if ((id === W.decline || id === W.refuse) && t.id[i + 1] === W.to && !d.negative) return finish(from, { ...d, to: i + 2, modality: 'must-not', negative: true, declines: i });
  if ((id === W.refrain || id === W.abstain || id === W.desist) && t.id[i + 1] === W.from && !d.negative)
    return finish(from, { ...d, to: i + 2, modality: 'must-not', negative: true, gerund: true, declines: i });
  if ((id === W.cease || id === W.avoid || id === W.discontinue) && !d.negative) return finish(from, { ...d, to: i + 1, modality: 'must-not', negative: true, gerund: true, declines: i });
  return finish(from, d);
}

/** "have the power to", "have no duty to", "have authority to". */
function holding(t: Tokens, at: number, end: number, modality: Modality): Partial<Draft> | undefined {
  let i = at + 1;
  let none = false;
  for (let n = 0; n < 4 && i < end; n++, i++) {
    const id = t.id[i] as number;
    if (id === W.no) none = true;
    else if (id === W.power || id === W.authority || id === W.right || id === W.discretion || id === W.duty || id === W.obligation || id === W.option) {
      if (t.id[i + 1] !== W.to) return undefined;
      const duty = id === W.duty || id === W.obligation;
      const negative = none || modality === 'must-not';
      return { to: i + 2, modality: duty ? (negative ? 'need-not' : 'must') : negative ? 'must-not' : 'may', negative };
    } else if (!is(id, Class.Determiner) && id !== 0) return undefined;
  }
  return undefined;
}

/**
 * The readings that hang on the word after "be" or "is" (adverbs skipped): prohibited, required, construed, guilty …
 * `d` is the modal so far; undefined where the word is none of these.
 */
function beSpecial(t: Tokens, from: number, at: number, end: number, d: Draft): Modal | undefined {
  if (at >= end) return undefined;
  const id = t.id[at] as number;
  const next = at + 1 < end ? (t.id[at + 1] as number) : 0;
  const then = at + 1;
  const negated = d.negative;
  const base = (modality: Modality, to: number): Draft => ({ ...d, to, modality, negative: modality === 'must-not' || modality === 'need-not' });
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
      if (next === W.duty || next === W.obligation) return finish(from, { ...base(negated ? 'need-not' : 'must', at + 2), actorAfter: t.id[at + 2] === W.of ? 'of' : undefined });
      break;
    }
    case W.defined:
      return finish(from, { ...base('declares', then), form: 'definition' });
    default:
      break;
  }
  // An offence is a ban; a sanction on conduct named in the subject is a command to whoever punishes.
  const kind = offence(t, at, end);
  if (kind) return finish(from, { ...base(negated ? 'need-not' : kind === 'offence' ? 'must-not' : 'must', at), penal: !negated, passive: true });
  return undefined;
}

/** Whether the words at `at` make an offence (guilty, a misdemeanor) or a sanction (fined, liable for a penalty). */
function offence(t: Tokens, at: number, end: number): 'offence' | 'sanction' | undefined {
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
    if (t.id[i] === W.fine || t.id[i] === W.fined || t.id[i] === W.penalty || t.id[i] === W.penalties || t.id[i] === W.imprisonment) return true;
    if (marked(t, i, BREAK)) return false;
  }
  return false;
}

/** is, are, was: only with a word that commands after it. */
function beForm(t: Tokens, at: number, end: number): Modal | undefined {
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
  if ((t.id[at] === W.is || t.id[at] === W.are) && t.id[i] === W.to && i + 1 < end && !is(t.id[i + 1] as number, Class.Determiner) && !marked(t, i, BREAK)) {
    const passive = t.id[i + 1] === W.be;
    return finish(at, { ...d, to: i + 1, modality: d.negative ? 'must-not' : 'must', form: 'weak', passive });
  }
  return undefined;
}

function haveForm(t: Tokens, at: number, end: number): Modal | undefined {
  // "shall have", "may have" are read from their modal.
  if (at > 0 && (t.id[at - 1] === W.shall || t.id[at - 1] === W.may || t.id[at - 1] === W.must)) return undefined;
  for (let i = at + 1; i < end && i < at + 4; i++) if (t.id[i] === W.meaning || t.id[i] === W.meanings) return { ...finish(at, draft(i + 1, 'declares')), form: 'definition' };
  const held = holding(t, at, end, 'may');
  return held ? finish(at, { ...draft(at + 1, 'may'), ...held }) : undefined;
}

/** "does not apply", "does not prohibit". */
function doesNot(t: Tokens, at: number, end: number): Modal | undefined {
  if (t.id[at + 1] !== W.not || at + 2 >= end) return undefined;
  const verb = pastAdverbs(t, at + 2, end);
  if (verb >= end) return undefined;
  if (t.id[verb] === W.apply) return { ...finish(at, draft(verb + 1, 'declares')), form: 'disapplies', negative: true };
  // A law that says what it does not do; whether the subject is a law is seen later.
  return is(t.id[verb] as number, Class.Saving) ? { ...finish(at, draft(at + 2, 'may')), form: 'savings', negative: true } : undefined;
}
