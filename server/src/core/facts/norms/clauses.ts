/** Which modals of a sentence make norms, and which words belong to each. */
import { draft, finish, type Modal } from './modal';
import { readModal } from './modals';
import { actsAt } from './present';
import { BREAK, conceptAt, isParticiple, Mark, marked, type Tokens, verbAt } from './tokens';
import { ACTORS, Class, is, W } from './words';

/** A modal with its subject and the end of its predicate, in words. */
export interface Clause {
  readonly modal: Modal;
  /** First word of the clause: subject with what stands before it. */
  readonly from: number;
  /** One past the last word of the predicate. */
  to: number;
  readonly standing: 'main' | 'embedded';
  /** How sure it is that the modal is a main one: 1, or less where it was found by a fallback. */
  readonly certainty: number;
  /** Whether the clause goes on with the subject of the one before: "shall hold and shall notify". */
  readonly shares: boolean;
  /** Whether it follows "provided that" or "except that": an exception to the clause before. */
  readonly proviso: boolean;
  /** Whether the clause stands under "finds that", or under "Whereas". */
  readonly finding: boolean;
}

interface Standing {
  readonly kind: 'main' | 'embedded' | 'none';
  readonly certainty: number;
  /** Set where the subject begins behind a "that": "it is the policy of the city that no officer". */
  readonly behindThat?: boolean;
}

const MAIN: Standing = { kind: 'main', certainty: 1 };
const NONE: Standing = { kind: 'none', certainty: 0 };

/** Whether a noun phrase with a determiner, a pronoun or an actor begins at a word. */
export const opensSubject = (t: Tokens, i: number): boolean =>
  is(t.id[i] as number, Class.Determiner | Class.Pronoun) || conceptAt(t, i, ACTORS);

/** Where "provided that", "provided, however, that" and "except that" begin and what follows them, within `[from, to)`. */
function provisos(t: Tokens, from: number, to: number): Map<number, number> {
  const found = new Map<number, number>();
  for (let i = from; i < to; i++) {
    const id = t.id[i];
    if (id === W.provided) {
      let j = i + 1;
      for (let n = 0; n < 3 && j < to && (t.id[j] === W.however || t.id[j] === W.further); n++) j++;
      if (t.id[j] === W.that && j < to) found.set(i, j + 1);
    } else if (id === W.except && t.id[i + 1] === W.that && i + 1 < to) found.set(i, i + 2);
  }
  return found;
}

/** Whether some word in `[from, to)` shows that a clause has its own verb. */
function hasVerb(t: Tokens, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (is(t.id[i] as number, Class.Auxiliary) || isParticiple(t, i) || verbAt(t, i)) return true;
  return false;
}

/** Whether a word is by its form a verb in -s with its object: "an employer that violates this section". */
const takesDeterminer = (t: Tokens, i: number): boolean =>
  t.id[i] === 0 && t.text.charCodeAt((t.end[i] as number) - 1) === 115 && is(t.id[i + 1] as number, Class.Determiner);

/** Whether "as" at a word only joins nouns: "acting as", "as defined in". */
function joins(t: Tokens, i: number): boolean {
  const before = i > 0 ? (t.id[i - 1] as number) : 0;
  if (
    before === W.acting ||
    before === W.serving ||
    before === W.known ||
    before === W.well ||
    before === W.such ||
    before === W.designated ||
    before === W.employed
  )
    return true;
  return i + 1 < t.count && isParticiple(t, i + 1);
}

/** Whether a word is a finite verb in -s: "as the statute provides". */
const endsInVerb = (t: Tokens, i: number): boolean =>
  t.text.charCodeAt((t.end[i] as number) - 1) === 115 && (is(t.id[i] as number, Class.Saving) || verbAt(t, i) !== undefined);

/** No clause of real law runs longer without a mark; the bound keeps reading linear in any text. */
const REACH = 300;

/** How a modal stands: read leftwards from it to the nearest mark, not beyond `limit`. */
function standingOf(t: Tokens, at: number, limit: number, governed: boolean): Standing {
  const floor = Math.max(limit, at - REACH);
  let j = at - 1;
  if (at > floor && marked(t, at, Mark.Comma)) {
    // "any person who, after notice, may be": what counts stands before the aside.
    let open = at - 1;
    while (open > floor && !marked(t, open, Mark.Comma)) open--;
    if (open > floor) {
      if (t.id[open - 1] === W.who || t.id[open - 1] === W.which || t.id[open - 1] === W.that) return NONE;
      j = open - 1;
    }
  }
  for (; j >= floor; j--) {
    const id = t.id[j] as number;
    // "a unit, however it may be called"
    if (id === W.however && at - j === 2 && is(t.id[j + 1] as number, Class.Pronoun)) return NONE;
    if (is(id, Class.Subordinator)) {
      const found = under(t, j, at, floor, governed);
      if (found) return found;
    }
    if (j > floor && marked(t, j, BREAK)) return MAIN;
  }
  return MAIN;
}

/** What a subordinator at `j` makes of the modal at `at`; undefined where it is none and reading goes on. */
function under(t: Tokens, j: number, at: number, floor: number, governed: boolean): Standing | undefined {
  const id = t.id[j] as number;
  const distance = at - j;
  const before = j > floor ? (t.id[j - 1] as number) : 0;
  if (id === W.that) {
    if (before === W.so || before === W.such) return NONE;
    if (distance === 1) return NONE;
    const complement = opensSubject(t, j + 1) || marked(t, j + 1, Mark.Comma);
    if (complement) return governed ? { kind: 'embedded', certainty: 0.6 } : { kind: 'main', certainty: 1, behindThat: true };
    if (distance > 3 && takesDeterminer(t, j + 1)) return MAIN;
    if (distance > 3 && hasVerb(t, j + 1, at))
      return { kind: 'main', certainty: verbAt(t, j + 1) || is(t.id[j + 1] as number, Class.Auxiliary) ? 1 : 0.8 };
    // "policies that officers shall follow": a relative clause with a subject the lexicon does not know.
    return NONE;
  }
  if (id === W.than) return distance > 1 ? undefined : NONE;
  // "as federal law requires is punishable": the clause of "as" has its verb.
  if (id === W.as && distance > 2 && endsInVerb(t, at - 1)) return { kind: 'main', certainty: 0.8 };
  if (id === W.as)
    return joins(t, j)
      ? undefined
      : distance > 4 && hasVerb(t, j + 1, at) && npAfterVerb(t, j + 1, at)
        ? { kind: 'main', certainty: 0.6 }
        : NONE;
  if (id === W.who || id === W.which) {
    const object = id === W.which && is(before, Class.Preposition);
    if (!object) return distance >= 3 ? MAIN : NONE;
    return distance > 3 && hasVerb(t, j + 1, at) ? { kind: 'main', certainty: 0.8 } : NONE;
  }
  if (id === W.whose || id === W.whom) return distance > 3 && hasVerb(t, j + 1, at) ? { kind: 'main', certainty: 0.8 } : NONE;
  if (distance === 1) return NONE;
  // "only if", "whether" and the rest: the modal is theirs unless their own verb and a new subject stand between.
  if (distance > 3 && npAfterVerb(t, j + 1, at)) return { kind: 'main', certainty: 0.6 };
  return NONE;
}

/** Whether, between the words, a verb is followed by a fresh subject: a determiner and at most six words. */
function npAfterVerb(t: Tokens, from: number, to: number): boolean {
  let verb = false;
  for (let i = from; i < to; i++) {
    if (verb && is(t.id[i] as number, Class.Determiner) && !is(t.id[i - 1] as number, Class.Preposition | Class.Coordinator) && to - i <= 7)
      return true;
    if (!verb && i > from && (is(t.id[i] as number, Class.Auxiliary) || isParticiple(t, i) || verbAt(t, i))) verb = true;
  }
  return false;
}

/** First word of a later clause's subject: behind the last mark or joining word before its modal. */
function subjectStart(t: Tokens, at: number, limit: number): { from: number; shares: boolean } | undefined {
  const floor = Math.max(limit, at - REACH);
  let from = -1;
  for (let i = at; i > floor; i--) {
    const marks = t.before[i] as number;
    if (marks & (Mark.Semicolon | Mark.Colon)) {
      from = i;
      break;
    }
    if (marks & (Mark.Comma | Mark.Dash) && from < 0) from = i;
    const id = t.id[i - 1] as number;
    if (from < 0 && is(id, Class.Coordinator) && (i === at || opensSubject(t, i))) from = i - 1;
  }
  if (from < 0) return undefined;
  // A condition before the subject belongs to this clause: "…, and, if requested, the sheriff shall".
  let first = from;
  for (let n = 0; n < 3 && first > floor; n++) {
    let i = first - 1;
    while (i > floor && !marked(t, i, BREAK)) i--;
    const head = is(t.id[i] as number, Class.Coordinator) ? i + 1 : i;
    const opener = t.id[head] as number;
    if (
      i <= floor ||
      !(
        opener === W.if ||
        opener === W.when ||
        opener === W.where ||
        opener === W.unless ||
        opener === W.except ||
        opener === W.upon ||
        opener === W.whenever
      )
    )
      break;
    first = i;
  }
  let i = from;
  while (i < at && is(t.id[i] as number, Class.Coordinator)) i++;
  const pronoun = i === at - 1 && is(t.id[i] as number, Class.Pronoun) && t.id[i] !== W.nothing && t.id[i] !== W.none;
  return { from: first, shares: i >= at || pronoun };
}

/**
 * The clauses of the sentence `[from, to)` in words. With `item`, the sentence opens with a list item that
 * carries on the sentence above it: a modal counts only behind a mark that ends the item's own words.
 */
export function readClauses(t: Tokens, from: number, to: number, item: boolean): Clause[] {
  const clauses: Clause[] = [];
  const breaks = provisos(t, from, to);
  // Beginning of the stretch between provisos that the present word stands in.
  let floor = from;
  let proviso = false;
  let finding = t.id[from] === W.whereas;
  let last: Clause | undefined;
  let lastEnd = from;
  let earlier = false;
  const lastModal = breaks.size > 0 ? lastModalIn(t, from, to) : -1;
  const semicolon = item ? firstEnd(t, from, to) : from;
  for (let i = from; i < to; i++) {
    const behind = breaks.get(i);
    if (behind !== undefined && lastModal >= behind) {
      if (last) last.to = i;
      floor = behind;
      lastEnd = behind;
      last = undefined;
      proviso = true;
      earlier = false;
      i = behind - 1;
      continue;
    }
    const modal =
      readModal(t, i, to) ?? nothingDoes(t, i, Math.max(floor, lastEnd), earlier) ?? (earlier ? undefined : actsAt(t, i, floor, to));
    if (!modal) continue;
    if (modal.form === 'finding') {
      // "The council finds that": what follows is said, not commanded.
      if (!earlier && clauses.length === 0) {
        finding = true;
        clauses.push({ modal, from: floor, to, standing: 'main', certainty: 1, shares: false, proviso: false, finding: true });
        floor = modal.to;
        lastEnd = modal.to;
        i = Math.max(i, modal.to - 1);
      }
      continue;
    }
    if (item && !last && !proviso && i < semicolon) continue;
    if (modal.form === 'definition' && earlier) continue;
    const joined = i > lastEnd && is(t.id[i - 1] as number, Class.Coordinator);
    let standing = joined && earlier ? (last ? MAIN : NONE) : standingOf(t, i, lastEnd, earlier);
    let start: { from: number; shares: boolean } | undefined = {
      from: standing.behindThat ? thatBefore(t, i, floor) : floor,
      shares: false,
    };
    if (last && standing.kind === 'main') {
      start = subjectStart(t, i, lastEnd);
      // A second modal with no mark and no joining word before it stands in a clause that has no relative word.
      if (!start) standing = NONE;
    }
    earlier = true;
    if (standing.kind === 'none' || !start) {
      i = Math.max(i, modal.to - 1);
      continue;
    }
    if (standing.kind === 'embedded') {
      const clause: Clause = {
        modal,
        from: thatBefore(t, i, lastEnd),
        to,
        standing: 'embedded',
        certainty: standing.certainty,
        shares: false,
        proviso,
        finding,
      };
      clauses.push(clause);
      i = Math.max(i, modal.to - 1);
      continue;
    }
    if (last) last.to = start.from;
    last = {
      modal,
      from: start.from,
      to,
      standing: 'main',
      certainty: standing.certainty,
      shares: start.shares && clauses.length > 0,
      proviso,
      finding,
    };
    clauses.push(last);
    lastEnd = modal.to;
    if (modal.form === 'definition') break;
    i = Math.max(i, modal.to - 1);
  }
  // An embedded clause ends where the next clause begins.
  clauses.forEach((c, k) => {
    const next = clauses[k + 1];
    if (c.standing === 'embedded' && next) c.to = Math.min(c.to, Math.max(next.from, c.modal.to));
  });
  return clauses;
}

/** "Nothing in this chapter prohibits": a savings clause in the present tense; "nothing in this section applies" takes cases out. */
function nothingDoes(t: Tokens, i: number, floor: number, earlier: boolean): Modal | undefined {
  // Behind another clause it begins at a semicolon.
  if (earlier) {
    let from = i;
    // The verb of the clause before, which is its modal too.
    if (i <= floor) return undefined;
    while (from > floor && i - from <= 12 && !marked(t, from, Mark.Semicolon)) from--;
    if (!marked(t, from, Mark.Semicolon)) return undefined;
    floor = from;
  }
  if (i - floor > 12) return undefined;
  const applies = t.id[i] === W.applies;
  if (!applies && (!is(t.id[i] as number, Class.Saving) || t.text.charCodeAt((t.end[i] as number) - 1) !== 115)) return undefined;
  for (let k = floor; k < i; k++) {
    if (t.id[k] !== W.nothing) continue;
    if (applies) return finish(i, { ...draft(i + 1, 'declares'), negative: true, form: 'disapplies' });
    return finish(i, { ...draft(i, 'may'), negative: true, form: 'savings' });
  }
  return undefined;
}

function lastModalIn(t: Tokens, from: number, to: number): number {
  for (let i = to - 1; i >= from; i--) if (readModal(t, i, to)) return i;
  return -1;
}

/** The first word behind a semicolon or full stop, or the end. */
function firstEnd(t: Tokens, from: number, to: number): number {
  for (let i = from + 1; i < to; i++) if (marked(t, i, Mark.Semicolon | Mark.Stop)) return i;
  return to;
}

function thatBefore(t: Tokens, at: number, floor: number): number {
  for (let i = at - 1; i >= Math.max(floor, at - REACH); i--) if (t.id[i] === W.that) return i + 1;
  return floor;
}
