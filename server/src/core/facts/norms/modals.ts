/** Words that command, forbid and permit, read at one place of a sentence. */
import type { Modality } from '../types';
import { type Draft, draft, finish, type Modal, OPPOSITE, pastAdverbs } from './modal';
import { beForm, beSpecial, offence } from './modal-be';
import { doesNotAct } from './present';
import { isAdverb, Mark, marked, type Tokens } from './tokens';
import { Class, is, W } from './words';

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
      if (
        at > 0 &&
        is(t.id[at - 1] as number, Class.Determiner) &&
        t.id[at - 1] !== W.all &&
        t.id[at - 1] !== W.this &&
        t.id[at - 1] !== W.no
      )
        return undefined;
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
  if (
    id === W.mean ||
    (id === W.have &&
      (t.id[i + 1] === W.meaning ||
        t.id[i + 2] === W.meaning ||
        t.id[i + 2] === W.meanings ||
        t.id[i + 3] === W.meaning ||
        t.id[i + 3] === W.meanings))
  )
    return finish(from, { ...d, to: i + 1, modality: 'declares', form: 'definition' });
  if (id === W.include && from > 0 && marked(t, from, Mark.Quote))
    return finish(from, { ...d, to: i + 1, modality: 'declares', form: 'definition' });
  if (id === W.apply && d.negative) return finish(from, { ...d, to: i + 1, modality: 'declares', form: 'disapplies' });
  if (id === W.have) {
    const held = holding(t, i, end, d.modality);
    if (held) return finish(from, { ...d, ...held });
  }
  if ((id === W.decline || id === W.refuse) && t.id[i + 1] === W.to && !d.negative)
    return finish(from, { ...d, to: i + 2, modality: 'must-not', negative: true, declines: i });
  if ((id === W.refrain || id === W.abstain || id === W.desist) && t.id[i + 1] === W.from && !d.negative)
    return finish(from, { ...d, to: i + 2, modality: 'must-not', negative: true, gerund: true, declines: i });
  if ((id === W.cease || id === W.avoid || id === W.discontinue) && !d.negative)
    return finish(from, { ...d, to: i + 1, modality: 'must-not', negative: true, gerund: true, declines: i });
  return finish(from, d);
}

/** "have the power to", "have no duty to", "have authority to". */
function holding(t: Tokens, at: number, end: number, modality: Modality): Partial<Draft> | undefined {
  let i = at + 1;
  let none = false;
  for (let n = 0; n < 4 && i < end; n++, i++) {
    const id = t.id[i] as number;
    if (id === W.no) none = true;
    else if (
      id === W.power ||
      id === W.authority ||
      id === W.right ||
      id === W.discretion ||
      id === W.duty ||
      id === W.obligation ||
      id === W.option
    ) {
      if (t.id[i + 1] !== W.to) return undefined;
      const duty = id === W.duty || id === W.obligation;
      const negative = none || modality === 'must-not';
      return { to: i + 2, modality: duty ? (negative ? 'need-not' : 'must') : negative ? 'must-not' : 'may', negative };
    } else if (!is(id, Class.Determiner) && id !== 0) return undefined;
  }
  return undefined;
}

function haveForm(t: Tokens, at: number, end: number): Modal | undefined {
  // "shall have", "may have" are read from their modal.
  if (at > 0 && (t.id[at - 1] === W.shall || t.id[at - 1] === W.may || t.id[at - 1] === W.must)) return undefined;
  for (let i = at + 1; i < end && i < at + 4; i++)
    if (t.id[i] === W.meaning || t.id[i] === W.meanings) return { ...finish(at, draft(i + 1, 'declares')), form: 'definition' };
  const held = holding(t, at, end, 'may');
  return held ? finish(at, { ...draft(at + 1, 'may'), ...held }) : undefined;
}

/** "does not apply", "does not prohibit". */
function doesNot(t: Tokens, at: number, end: number): Modal | undefined {
  if (t.id[at + 1] !== W.not || at + 2 >= end) return undefined;
  const verb = pastAdverbs(t, at + 2, end);
  if (verb >= end) return undefined;
  if (t.id[verb] === W.apply) return { ...finish(at, draft(verb + 1, 'declares')), form: 'disapplies', negative: true };
  // A law that says what it does not do, or an agency: which of them is told by the subject.
  const acts = doesNotAct(t, at, end);
  if (acts) return acts;
  return is(t.id[verb] as number, Class.Saving) ? { ...finish(at, draft(at + 2, 'may')), form: 'savings', negative: true } : undefined;
}
