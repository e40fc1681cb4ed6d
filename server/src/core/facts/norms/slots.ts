/** Who does what to whom: the slots of one clause. */
import { formOf, type VerbForm } from '../lexicon/inflect';
import type { Mention } from '../types';
import { BREAK, conceptAt, isAdverb, isParticiple, Mark, marked, mentionsIn, type Tokens, verbAt } from './tokens';
import { ACTORS, Class, is, RESTRICT, TURN_AWAY, W } from './words';
import { type Zone, zoneAt } from './zones';

/** The verb of a clause and those joined to it. */
export interface Heads {
  readonly heads: readonly Mention[];
  /** First word of each head. */
  readonly at: readonly number[];
  readonly passive: boolean;
  /** Whether the head was found behind another verb: "shall make an effort to determine". */
  readonly remote: boolean;
  /** First word that belongs to the predicate's own verb phrase. */
  readonly from: number;
}

export interface Predicate {
  /** First word behind the modal. */
  readonly from: number;
  readonly to: number;
  /** "shall be", "may be": a participle follows. */
  readonly be: boolean;
  /** "prohibited from holding", "by: holding". */
  readonly gerund: boolean;
  /** "In no event shall an officer hold": the subject stands between modal and verb. */
  readonly inverse?: boolean;
  readonly zones: readonly Zone[];
}

const NOT_VERB_BEFORE = Class.Determiner;

const wordOf = (t: Tokens, i: number): string => t.text.slice(t.start[i], t.end[i]);
const formAt = (t: Tokens, i: number): VerbForm => formOf(wordOf(t, i));

/** Whether a verb at `i` stands as a verb in base form rather than as a noun: "to arrest", not "an arrest". */
function standsAsVerb(t: Tokens, i: number, form: VerbForm): boolean {
  const before = i > 0 ? (t.id[i - 1] as number) : 0;
  if (form === 'base' && is(before, NOT_VERB_BEFORE)) return false;
  if (form === 'ing' && before === W.the) return false;
  // "the requested transfer", "an adequate search": a word unknown to the grammar between article and verb.
  if (
    form === 'base' &&
    i > 1 &&
    before === 0 &&
    !conceptAt(t, i - 1, ACTORS) &&
    is(t.id[i - 2] as number, NOT_VERB_BEFORE) &&
    !marked(t, i, BREAK)
  )
    return false;
  return true;
}

/** The phrase for an act that begins at a word: where only a verb can stand, a phrase without marks is one too. */
const actAt = (t: Tokens, i: number): Mention | undefined => verbAt(t, i) ?? mentionsIn(t, i, i + 1).find((m) => m.part === 'act');

/** What a phrase names that begins in the modal, before `from`, and holds the verb at `at`: "construed to create". */
function straddling(t: Tokens, from: number, at: number): Mention[] {
  for (let w = from - 1; w >= 0 && w >= from - 3; w--)
    for (let k = t.mAt[w] as number; k < t.mentions.length && t.mFrom[k] === w; k++)
      if ((t.mTo[k] as number) > at) return mentionsIn(t, w, w + 1);
  return [];
}

/** The verbs of a predicate. */
export function readHeads(t: Tokens, p: Predicate): Heads {
  let i = p.from;
  let be = p.be;
  for (let n = 0; n < 8 && i < p.to; n++) {
    const zone = zoneAt(p.zones, i);
    if (zone) {
      i = Math.max(zone.to, i + 1);
      continue;
    }
    const id = t.id[i] as number;
    const own = id === W.in || id === W.at ? behindDiscretion(t, i, p.to) : behindTimes(t, i);
    if (own > i) {
      i = own;
      continue;
    }
    if (id === W.be || id === W.been) be = true;
    else if ((isAdverb(t, i) || id === W.have) && verbAt(t, i)) break;
    else if (!(isAdverb(t, i) || id === W.not || id === W.only || id === W.have || id === W.to || id === W.that || isMarker(t, i))) break;
    i++;
  }
  const from = i;
  // The word behind "shall be" is a participle, so is a known verb: the clause is passive.
  const passive = be && i < p.to && (isParticiple(t, i) || (verbAt(t, i) !== undefined && formAt(t, i) === 'past'));
  let at = -1;
  let remote = false;
  const direct = i < p.to ? actAt(t, i) : undefined;
  if (direct) at = i;
  else {
    // Not a verb of the lexicon: the first one that it governs.
    for (let k = i; k < p.to; k++) {
      const zone = zoneAt(p.zones, k);
      if (zone) {
        k = Math.max(zone.to - 1, k);
        continue;
      }
      if (k > i && is(t.id[k] as number, Class.Relative) && !(t.id[k] === W.that && governs(t, k))) {
        // What a relative clause says is not commanded; reading goes on behind its comma.
        while (
          k + 1 < p.to &&
          !marked(t, k + 1, BREAK) &&
          !(t.id[k + 1] === W.to && k + 2 < p.to && verbAt(t, k + 2) && formAt(t, k + 2) === 'base')
        )
          k++;
        continue;
      }
      const verb = verbAt(t, k);
      if (!verb) continue;
      const form = formAt(t, k);
      const before = k > 0 ? (t.id[k - 1] as number) : 0;
      if (form === 'past' || form === 's') continue;
      const infinitive = form === 'base' && (before === W.to || before === W.not || isAdverb(t, k - 1));
      const gerund =
        form === 'ing' &&
        (before === W.from || before === W.by || before === W.in || before === W.of || before === W.for || isAdverb(t, k - 1));
      const listed = (p.gerund ? form === 'ing' : form === 'base') && (isMarker(t, k - 1) || (is(before, Class.Coordinator) && !p.be));
      const complement = form === 'base' && (governsClause(t, i, k) || p.inverse === true);
      if (!(infinitive || gerund || listed || complement) || !standsAsVerb(t, k, form)) continue;
      at = k;
      remote = true;
      break;
    }
  }
  if (at < 0) return { heads: straddling(t, p.from, from), at: [], passive, remote: false, from };
  const heads: Mention[] = [actAt(t, at) as Mention];
  const places = [at];
  const form = formAt(t, at);
  const first = heads[0] as Mention;
  for (let k = at + 1; k < p.to; k++) {
    const zone = zoneAt(p.zones, k);
    if (zone) {
      k = Math.max(zone.to - 1, k);
      continue;
    }
    const verb = verbAt(t, k);
    if (!verb || verb.span.start < first.span.end) continue;
    if (formAt(t, k) !== form || !joined(t, k, p.from) || !takesObject(t, k, p.to, form)) continue;
    heads.push(verb);
    places.push(k);
  }
  // A phrase may name several concepts: all of them are heads of equal right.
  const all: Mention[] = [];
  const allAt: number[] = [];
  places.forEach((place) => {
    for (let k = t.mAt[place] as number; k < t.mentions.length && t.mFrom[k] === place; k++) {
      all.push(t.mentions[k] as Mention);
      allAt.push(place);
    }
  });
  return { heads: all, at: allAt, passive, remote, from };
}

/** The word behind "from time to time"; `at` itself where it does not stand there. */
const behindTimes = (t: Tokens, at: number): number =>
  t.id[at] === W.from && t.id[at + 1] === W.time && t.id[at + 2] === W.to && t.id[at + 3] === W.time ? at + 4 : at;

/** The word behind "in the Chief's discretion", "at its sole discretion", which parts modal and verb; `at` itself where none stands there. */
function behindDiscretion(t: Tokens, at: number, to: number): number {
  for (let i = at + 1; i < Math.min(to, at + 6); i++) {
    if (t.id[i] === W.discretion) return i + 1;
    if (verbAt(t, i) || marked(t, i, BREAK)) break;
  }
  return at;
}

/** "ensure that officers do not", "provide that no one may": the clause after "that" is what is done. */
const governs = (t: Tokens, that: number): boolean => that > 0 && (t.id[that - 1] === W.ensure || t.id[that - 1] === W.ensures);

/** Whether a base verb at `k` stands in the clause after "ensure that". */
function governsClause(t: Tokens, from: number, k: number): boolean {
  for (let i = from; i < k; i++) if (t.id[i] === W.that && governs(t, i)) return true;
  return false;
}

/** An inline list marker, "(1)" or "(ii)": a short word in brackets. */
export function isMarker(t: Tokens, i: number): boolean {
  if (i < 0 || i >= t.count) return false;
  return (
    marked(t, i, Mark.Open) && (t.end[i] as number) - (t.start[i] as number) <= 4 && (i + 1 >= t.count || marked(t, i + 1, Mark.Close))
  );
}

/** Whether a later verb is joined to the head by "and", "or", a comma in a series, or a list marker. */
function joined(t: Tokens, k: number, from: number): boolean {
  let i = k - 1;
  while (i > from && (isAdverb(t, i) || t.id[i] === W.to || t.id[i] === W.not || t.id[i] === W.be)) i--;
  if (is(t.id[i] as number, Class.Coordinator)) return true;
  if (isMarker(t, i)) return true;
  return marked(t, k, Mark.Comma | Mark.Semicolon) && verbAt(t, i) !== undefined;
}

/** Whether what follows a joined verb shows it to be a verb and no noun: an object, a preposition, or the next of the series. */
function takesObject(t: Tokens, k: number, to: number, form: VerbForm): boolean {
  if (form !== 'base') return true;
  let next = k + 1;
  const verb = verbAt(t, k);
  while (next < to && verb && (t.start[next] as number) < verb.span.end) next++;
  if (next > k + 1) return true;
  if (next >= to) return true;
  if (marked(t, next, BREAK | Mark.Open)) return true;
  return (
    is(t.id[next] as number, Class.Determiner | Class.Preposition | Class.Coordinator | Class.Pronoun) ||
    (t.mAt[next] as number) < (t.mAt[next + 1] as number)
  );
}

/** The slots behind the head. */
export interface Slots {
  readonly object: Mention[];
  readonly recipient: Mention[];
  readonly basis: Mention[];
  readonly by: Mention[];
}

const OBJECT_REACH = 5;
const PHRASE_REACH = 12;

/** Concepts of giving: what stands after "from" is no recipient of theirs. */
const GIVING: ReadonlySet<string> = new Set(['disclose', 'notify', 'report', 'transfer']);

/** Where a phrase of nouns that begins at `from` ends: at a mark, a preposition other than "of", a verb or a zone. */
function phraseEnd(t: Tokens, from: number, to: number, zones: readonly Zone[]): number {
  const limit = Math.min(to, from + PHRASE_REACH);
  let i = from;
  for (; i < limit; i++) {
    if (i > from && marked(t, i, Mark.Semicolon | Mark.Colon)) break;
    // A comma goes on with a series of actors only: "to ICE, or to any other".
    if (
      i > from &&
      marked(t, i, Mark.Comma) &&
      !(is(t.id[i] as number, Class.Coordinator) || conceptAt(t, i, ACTORS) || is(t.id[i] as number, Class.Determiner))
    )
      break;
    if (i > from && zoneAt(zones, i)) break;
    const id = t.id[i] as number;
    if (i > from && is(id, Class.Relative)) break;
    if (i > from && is(id, Class.Preposition) && id !== W.of && id !== W.including && !conceptAt(t, i, ACTORS)) break;
  }
  return i;
}

/** Objects, recipients, grounds and by-phrases of a predicate; for a passive, `subject` is what it is done to. */
export function readSlots(t: Tokens, p: Predicate, h: Heads, subject: readonly Mention[]): Slots {
  const object = new Set<Mention>();
  const recipient = new Set<Mention>();
  const basis = new Set<Mention>();
  const by = new Set<Mention>();
  const inHead = (m: Mention): boolean => h.heads.some((x) => x.span.start === m.span.start);
  const starts = h.at.length > 0 ? [...new Set(h.at)] : [h.from];

  for (const at of starts) {
    // Words of the head itself do not count.
    let first = at;
    const head = h.at.length > 0 ? actAt(t, at) : undefined;
    while (first < p.to && head && (t.start[first] as number) < head.span.end) first++;
    if (!head) first = Math.min(at + 1, p.to);
    let phrase = true;
    for (let i = first, n = 0; i < p.to && n < OBJECT_REACH; i++) {
      // Articles and the like do not count.
      if (!is(t.id[i] as number, Class.Determiner | Class.Subordinator)) n++;
      if (zoneAt(p.zones, i)) break;
      const id = t.id[i] as number;
      if (i > first && marked(t, i, Mark.Semicolon)) break;
      if (is(id, Class.Preposition)) phrase = false;
      for (const m of mentionsIn(t, i, i + 1)) {
        if (inHead(m)) continue;
        object.add(m);
        // "notify ICE", "give the agents access": an actor right behind the verb is who receives.
        if (phrase && ACTORS.has(m.concept)) recipient.add(m);
      }
    }
  }
  if (h.passive) for (const m of subject) object.add(m);

  const gives = h.heads.some((m) => GIVING.has(m.concept));
  const scanFrom = starts[0] ?? p.from;
  for (let i = scanFrom; i < p.to; i++) {
    if (zoneAt(p.zones, i)) continue;
    const id = t.id[i] as number;
    const next = i + 1 < p.to ? (t.id[i + 1] as number) : 0;
    // Whom a relative clause speaks of is no recipient: "each instance in which it provides data to".
    if (id === W.which || id === W.whom) {
      while (i + 1 < p.to && !marked(t, i + 1, BREAK)) i++;
      continue;
    }
    if (id === W.to || id === W.with || id === W.from) {
      if (i <= scanFrom || (next === W.the && t.id[i + 2] === W.extent)) continue;
      // What is given came "from" someone; only what is asked for is asked from them.
      if (id === W.from && gives) continue;
      if (id === W.to && verbAt(t, i + 1) && formAt(t, i + 1) === 'base') continue;
      if (next === W.regard || next === W.respect) continue;
      for (const m of mentionsIn(t, i + 1, phraseEnd(t, i + 1, p.to, p.zones))) if (!inHead(m)) recipient.add(m);
      // The preposition may be the last word of a phrase of the lexicon: "released to the custody of".
    } else if (id === W.by && h.passive) {
      for (const m of mentionsIn(t, i + 1, phraseEnd(t, i + 1, p.to, p.zones))) by.add(m);
    } else if (
      id === W.on ||
      id === W.under ||
      id === W.pursuant ||
      id === W.based ||
      id === W.basis ||
      id === W.because ||
      id === W.response ||
      id === W.reliance ||
      id === W.reason ||
      id === W.upon
    ) {
      for (const m of mentionsIn(t, i + 1, basisEnd(t, i + 1, p.to, p.zones))) basis.add(m);
    }
  }
  for (const [k, at] of h.at.entries()) {
    // "comply with", "report to": the preposition is in the head.
    const head = h.heads[k] as Mention;
    let end = at;
    while (end < p.to && (t.start[end] as number) < head.span.end) end++;
    const lastWord = t.id[end - 1] as number;
    if (end - at > 1 && (lastWord === W.to || lastWord === W.with || lastWord === W.from || lastWord === W.of || lastWord === W.for)) {
      for (const m of mentionsIn(t, end, phraseEnd(t, end, p.to, p.zones))) recipient.add(m);
    }
  }
  return { object: [...object], recipient: [...recipient], basis: [...basis], by: [...by] };
}

/** A ground runs over a series of nouns to the next comma that no series explains. */
function basisEnd(t: Tokens, from: number, to: number, zones: readonly Zone[]): number {
  const limit = Math.min(to, from + PHRASE_REACH);
  for (let i = from + 1; i < limit; i++) {
    if (marked(t, i, Mark.Semicolon | Mark.Colon) || zoneAt(zones, i)) return i;
    if (
      marked(t, i, Mark.Comma) &&
      !is(t.id[i] as number, Class.Coordinator) &&
      (t.mAt[i] as number) === (t.mAt[i + 1] as number) &&
      !is(t.id[i] as number, Class.Determiner)
    )
      return i;
  }
  return limit;
}

/** Whether the head is a verb of limiting, or of turning a request away. */
export const isRestricting = (heads: readonly Mention[]): boolean =>
  heads.some((h) => (h.concept === RESTRICT || h.concept === TURN_AWAY) && h.span.start === (heads[0] as Mention).span.start);
