/** Exceptions, conditions and priority statements of a clause, as stretches of words. */
import type { Clause } from './clauses';
import { conceptAt, isParticiple, Mark, marked, type Tokens } from './tokens';
import { ACTORS, Class, is, W } from './words';

export interface Zone {
  /** `priority`: "notwithstanding …", whose words count for nothing; `setting`: "prior to …", words of the predicate. */
  readonly kind: 'exception' | 'condition' | 'priority' | 'setting';
  /** First word (the opener itself) and one past the last. */
  readonly from: number;
  readonly to: number;
  /** "except as provided in section …": what is excepted stands elsewhere. */
  readonly elsewhere: boolean;
}

type Opening = { readonly kind: Zone['kind']; readonly skip: number; readonly short: boolean };

const LEGAL: ReadonlySet<string> = new Set(['judicial-warrant', 'warrant', 'probable-cause', 'federal-law']);

/** Whether, within a few words, the papers stand that make an exception of "without" and "other than". */
function papers(t: Tokens, from: number, to: number): boolean {
  const first = t.id[from];
  if (
    first === W.charge ||
    first === W.regard ||
    first === W.limitation ||
    first === W.limiting ||
    first === W.delay ||
    first === W.cost ||
    first === W.prejudice ||
    first === W.fee
  )
    return false;
  for (let i = from; i < Math.min(to, from + 8); i++) {
    if (i > from && marked(t, i, Mark.Comma | Mark.Semicolon)) return false;
    if (is(t.id[i] as number, Class.Paper) || conceptAt(t, i, LEGAL)) return true;
  }
  return false;
}

/** What a word opens, seen from where it stands; `leading` at the head of a clause, where times and purposes count too. */
function openerAt(t: Tokens, i: number, to: number, leading: boolean): Opening | undefined {
  const next = i + 1 < to ? (t.id[i + 1] as number) : 0;
  const open = (kind: Zone['kind'], skip = 1, short = false): Opening => ({ kind, skip, short });
  switch (t.id[i]) {
    case W.unless:
      return open('exception');
    case W.except:
    case W.excepting:
      return open('exception');
    case W.without:
    case W.absent:
      return papers(t, i + 1, to) ? open('exception', 1, true) : undefined;
    case W.lacking:
    case W.unaccompanied:
    case W.unsupported:
      return papers(t, i + 1, to) ? open('exception', 1, true) : undefined;
    // "a detainer not accompanied by a judicial warrant".
    case W.not:
      return (next === W.accompanied || next === W.supported) && papers(t, i + 2, to) ? open('exception', 2, true) : undefined;
    case W.save:
      return next === W.where || next === W.when || next === W.if || next === W.as || next === W.upon || next === W.for || next === W.under
        ? open('exception', 2)
        : undefined;
    case W.other:
      return next === W.than && papers(t, i + 2, to) ? open('exception', 2) : undefined;
    case W.only: {
      const gate =
        next === W.if ||
        next === W.when ||
        next === W.upon ||
        next === W.after ||
        next === W.with ||
        next === W.pursuant ||
        next === W.where ||
        next === W.as ||
        next === W.once;
      if (gate) return open('exception', 2);
      return next === W.to && t.id[i + 2] === W.the && t.id[i + 3] === W.extent ? open('exception', 4) : undefined;
    }
    case W.notwithstanding:
    case W.despite:
      return open('priority', 1, true);
    case W.if:
    case W.when:
    case W.whenever:
    case W.where:
    case W.once:
    case W.until:
      return open('condition');
    case W.upon: {
      const before = i > 0 ? t.id[i - 1] : 0;
      if (
        before === W.based ||
        before === W.rely ||
        before === W.relied ||
        before === W.placed ||
        before === W.imposed ||
        before === W.called ||
        before === W.acting
      )
        return undefined;
      return open('condition', 1, true);
    }
    case W.provided: {
      // "provided that" without a modal of its own.
      if (next === W.that) return open('condition', 2);
      return next === W.however || next === W.further ? open('condition', 3) : undefined;
    }
    case W.in:
      if (t.id[i + 2] === W.event && next === W.the) return open('condition', 3);
      if (t.id[i + 2] === W.absence && next === W.the) return papers(t, i + 4, to) ? open('exception', 4, true) : undefined;
      return leading ? open('setting', 1, true) : undefined;
    case W.to:
      return next === W.the && t.id[i + 2] === W.extent ? open('condition', 3) : undefined;
    case W.so:
    case W.as:
      return next === W.long && t.id[i + 2] === W.as ? open('condition', 3) : undefined;
    case W.before:
      return leading ? open('setting', 1, true) : open('condition');
    case W.prior:
      return leading ? open('setting', 1, true) : next === W.to ? open('condition', 2) : undefined;
    case W.pursuant:
    case W.after:
    case W.within:
    case W.during:
    case W.at:
    case W.on:
    case W.by:
    case W.for:
    case W.under:
    case W.subject:
    case W.from:
    case W.with:
      if (t.id[i] === W.with && next === W.the && t.id[i + 2] === W.exception) return open('exception', 3, leading);
      return leading ? open('setting', 1, true) : undefined;
    case W.no:
      return leading && (next === W.later || next === W.less || next === W.more || next === W.earlier || next === W.fewer)
        ? open('setting', 2, true)
        : undefined;
    default:
      return undefined;
  }
}

/** Behind "may only", the papers that "with", "after" and "pursuant to" ask for are what the permission hangs on. */
const gateAt = (t: Tokens, i: number, to: number): Opening | undefined =>
  (t.id[i] === W.with || t.id[i] === W.after || t.id[i] === W.pursuant) && papers(t, i + 1, to)
    ? { kind: 'exception', skip: 1, short: false }
    : undefined;

/** Whether an exception refers elsewhere for its content: "except as provided in". */
function pointsElsewhere(t: Tokens, from: number, to: number): boolean {
  for (let i = from + 1; i < Math.min(to, from + 5); i++) {
    const id = t.id[i];
    if (id === W.provided || id === W.specified || id === W.set || id === W.authorized || id === W.permitted || id === W.allowed) {
      for (let k = i + 1; k < Math.min(to, i + 7); k++) if (is(t.id[k] as number, Class.Unit)) return true;
    }
  }
  return false;
}

/** Where the front part of a clause ends: the last comma that a determiner follows, or the first that an actor does. */
function leadingEnd(t: Tokens, from: number, modal: number): number | undefined {
  let determiner: number | undefined;
  let actor: number | undefined;
  let any: number | undefined;
  for (let i = from + 1; i < modal; i++) {
    if (!marked(t, i, Mark.Comma)) continue;
    const id = t.id[i] as number;
    if (id === W.no || id === W.neither || id === W.nothing) return i;
    if (is(id, Class.Determiner | Class.Pronoun)) determiner = i;
    else if (actor === undefined && conceptAt(t, i, ACTORS)) actor = i;
    if (!is(id, Class.Coordinator)) any = i;
  }
  return determiner ?? actor ?? any;
}

/** End of a bracketed or comma-bound aside that opens at `from`. */
function asideEnd(t: Tokens, from: number, to: number): number {
  for (let i = from + 1; i < to; i++) if (marked(t, i, Mark.Comma | Mark.Semicolon)) return i;
  return to;
}

/** What the front of a clause holds: its zones, and where the subject begins. */
export interface Front {
  readonly zones: readonly Zone[];
  readonly subject: number;
}

/** Zones before the modal. */
export function readFront(t: Tokens, clause: Clause): Front {
  const zones: Zone[] = [];
  const modal = clause.modal.from;
  let subject = clause.from;
  while (subject < modal && is(t.id[subject] as number, Class.Coordinator)) subject++;
  // Leading phrases, one after another: "Except as …, upon request, the".
  for (let n = 0; n < 3; n++) {
    const opening = openerAt(t, subject, modal, true);
    if (!opening) break;
    let end = leadingEnd(t, subject, modal);
    // Without a comma, a clause with a verb of its own ends before the last short subject; a bare phrase stays with it.
    if (end === undefined) {
      if (opening.kind === 'condition' || opening.kind === 'exception') end = lastSubject(t, subject + 1, modal);
      // "Only upon a judicial warrant may an officer": all that stands before the modal.
      if (end === undefined && t.id[subject] === W.only && opening.kind === 'exception') end = modal;
      if (end === undefined) break;
    }
    addZone(t, zones, opening, subject, end);
    subject = end;
  }
  // Asides inside the subject: "No officer, unless presented with …, shall".
  for (let i = subject + 1; i < modal; i++) {
    if (!marked(t, i, Mark.Comma)) continue;
    const opening = openerAt(t, i, modal, false);
    if (!opening) continue;
    const end = asideEnd(t, i, modal);
    addZone(t, zones, opening, i, end);
    i = end - 1;
  }
  return { zones, subject };
}

/** The last determiner that begins a short subject right before the modal, behind a verb. */
function lastSubject(t: Tokens, from: number, modal: number): number | undefined {
  for (let i = modal - 1; i > from + 1 && i >= modal - 8; i--) {
    if (is(t.id[i] as number, Class.Determiner | Class.Pronoun) && !is(t.id[i - 1] as number, Class.Preposition | Class.Coordinator))
      return i;
  }
  return undefined;
}

/** A leading or inner zone; an exception word inside a condition, and the reverse, opens a zone of its own. */
function addZone(t: Tokens, zones: Zone[], opening: Opening, from: number, to: number): void {
  let start = from;
  let kind = opening.kind;
  if (kind === 'condition' || kind === 'setting') {
    for (let i = from + opening.skip; i < to; i++) {
      const inner = openerAt(t, i, to, false);
      if (inner?.kind !== 'exception' || t.id[i] === W.only) continue;
      zones.push({ kind, from: start, to: i, elsewhere: false });
      start = i;
      kind = 'exception';
      break;
    }
  }
  if (kind === 'exception') addException(t, zones, start, to);
  else zones.push({ kind, from: start, to, elsewhere: false });
}

/**
 * An exception, and the exception to it where one stands inside: "except for a felony, unless a judge has ordered release".
 * Where the inner one holds the norm stands, so it is a condition of the norm.
 */
function addException(t: Tokens, zones: Zone[], from: number, to: number): void {
  const inner = innerException(t, from, to);
  zones.push({ kind: 'exception', from, to: inner, elsewhere: pointsElsewhere(t, from, inner) });
  if (inner < to) zones.push({ kind: 'condition', from: inner, to, elsewhere: false });
}

/** Whether the aside that opens at `from` is followed by an exception to it: "…, except for a felony, unless a judge". */
const turnsAt = (t: Tokens, from: number, end: number): boolean =>
  t.id[from] === W.unless ? t.id[end] === W.except : t.id[from] === W.except && t.id[end] === W.unless;

/** Where "except … unless" or "unless … except" turns; joined by "or" they are two exceptions side by side. */
function innerException(t: Tokens, from: number, to: number): number {
  const outer = t.id[from];
  if (outer !== W.unless && outer !== W.except && outer !== W.excepting) return to;
  for (let i = from + 2; i < to; i++) {
    const id = t.id[i];
    if (outer === W.unless ? id !== W.except && id !== W.excepting : id !== W.unless) continue;
    const before = t.id[i - 1] as number;
    if (is(before, Class.Coordinator)) return to;
    // "except as otherwise provided, unless …" says nothing of its own to except from.
    return i - from > 4 && !pointsElsewhere(t, from, i) ? i : to;
  }
  return to;
}

/** Zones behind the modal, from `from` to the end of the clause. */
export function readBack(
  t: Tokens,
  clause: { readonly modal: { readonly to: number; readonly aside: readonly [number, number] | undefined }; readonly to: number },
  from: number,
  only = false,
): Zone[] {
  const zones: Zone[] = [];
  const aside = clause.modal.aside;
  if (aside) {
    const opening = openerAt(t, aside[0], aside[1], true);
    if (opening) addZone(t, zones, opening, aside[0], aside[1]);
  }
  let i = from;
  while (i < clause.to) {
    if (aside && i >= aside[0] && i < aside[1]) {
      i = aside[1];
      continue;
    }
    const opening = openerAt(t, i, clause.to, false) ?? (only ? gateAt(t, i, clause.to) : undefined);
    // "is where", "the jail where": only a real condition opens a zone; "where" after a noun of place does not.
    if (!opening || (t.id[i] === W.upon && i + 1 < clause.to && isParticiple(t, i - 1))) {
      i++;
      continue;
    }
    const near = i - clause.modal.to <= 3 && marked(t, i, Mark.Comma);
    const end =
      opening.short || (near && !turnsAt(t, i, asideEnd(t, i, clause.to))) ? asideEnd(t, i, clause.to) : trailingEnd(t, i, clause.to);
    if (opening.kind === 'exception') addException(t, zones, i, end);
    else addZone(t, zones, opening, i, end);
    i = Math.max(end, i + 1);
  }
  return zones;
}

/** A trailing zone runs to the semicolon or the end. */
function trailingEnd(t: Tokens, from: number, to: number): number {
  for (let i = from + 1; i < to; i++) if (marked(t, i, Mark.Semicolon | Mark.Stop)) return i;
  return to;
}

/** The zone a word lies in. */
export const zoneAt = (zones: readonly Zone[], i: number): Zone | undefined => zones.find((z) => z.from <= i && i < z.to);
