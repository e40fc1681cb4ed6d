/** Whether a norm is one a rule is about. */
import { weightOf } from '../../facts/norms/build';
import type { Doubt, Mention, Norm, NormFlag } from '../../facts/types';
import { type Span, span } from '../../text/span';
import type { ConceptTest, NormMatch, ScopeTest, Severity } from '../types';
import type { MatchEnv, MatchHit } from './env';
import { viewOf } from './view';

/** Flags of norms that no rule sees unless it asks. */
const ASIDE: readonly NormFlag[] = ['recital', 'definition', 'savings', 'disapplies', 'embedded'];
/** Least certainty where a rule states none. */
const FLOOR: Readonly<Record<Severity, number>> = { error: 0.7, warning: 0.5, information: 0.5, hint: 0.5 };

/** Whether a set of concepts passes a test. */
export function passes(test: ConceptTest, has: (concept: string) => boolean): boolean {
  return (!test.any || test.any.some(has)) && (!test.all || test.all.every(has)) && !test.none?.some(has);
}

/** The same for the concepts of one slot. */
function fits(test: ConceptTest, concepts: ReadonlySet<string>): boolean {
  return (
    (!test.any || someIn(test.any, concepts)) && (!test.all || everyIn(test.all, concepts)) && !(test.none && someIn(test.none, concepts))
  );
}

function someIn(wanted: readonly string[], concepts: ReadonlySet<string>): boolean {
  if (concepts.size > 0) for (const c of wanted) if (concepts.has(c)) return true;
  return false;
}

function everyIn(wanted: readonly string[], concepts: ReadonlySet<string>): boolean {
  for (const c of wanted) if (!concepts.has(c)) return false;
  return true;
}

/** A set with more concepts in it; the set itself where there are none. */
function withMore(concepts: ReadonlySet<string>, more: readonly string[]): ReadonlySet<string> {
  return more.length === 0 ? concepts : new Set([...concepts, ...more]);
}

/** Whether everything a rule wants around the place holds. */
export function scopeHolds(tests: readonly ScopeTest[] | undefined, env: MatchEnv): boolean {
  return (tests ?? []).every((test) => {
    const found =
      (test.savings?.some((c) => env.savings(c, test.within)) ?? false) ||
      (test.defines?.some((c) => env.defines(c, test.within)) ?? false) ||
      (test.names?.some((c) => env.names(c, test.within)) ?? false);
    return found === test.holds;
  });
}

/** Concepts a test asks to be there, without those it asks to be absent. */
const wanted = (test: ConceptTest | undefined): readonly string[] => (test ? [...(test.any ?? []), ...(test.all ?? [])] : []);

/** The doubt that is gone where the provisions an exception refers to are found. */
const UNRESOLVED: Doubt = 'exception-not-resolved';

/** Matches one norm. Undefined where any test fails or the reading is less certain than the rule demands. */
export function matchNorm(test: NormMatch, norm: Norm, env: MatchEnv, severity: Severity): MatchHit | undefined {
  if (test.modality && !test.modality.includes(norm.modality)) return undefined;
  if (norm.flags.size > 0) for (const flag of ASIDE) if (norm.flags.has(flag) && test.flags?.[flag] === undefined) return undefined;
  for (const flag in test.flags) if (norm.flags.has(flag as NormFlag) !== test.flags[flag as NormFlag]) return undefined;

  const view = viewOf(norm);
  if (test.head && !someIn(test.head, view.headNames)) return undefined;
  if (test.notHead && someIn(test.notHead, view.headNames)) return undefined;
  if (test.actor && !fits(test.actor, view.actor)) return undefined;
  if (test.object && !fits(test.object, view.object)) return undefined;
  if (test.action && !fits(test.action, view.predicate)) return undefined;
  if (test.basis && !fits(test.basis, view.basis)) return undefined;
  if (test.context && !fits(test.context, view.context)) return undefined;
  if (test.below && (norm.opens === undefined || !fits(test.below, new Set(env.below?.())))) return undefined;
  const below = norm.opens === 'condition' || norm.opens === 'exception' ? (env.below?.() ?? []) : [];
  const asCondition = norm.opens === 'condition' ? below : [];
  const everywhere = withMore(view.everywhere, asCondition);
  if (test.anywhere && !fits(test.anywhere, everywhere)) return undefined;
  const exceptions = test.exceptions && withMore(view.exceptions, norm.opens === 'exception' ? below : []);
  if (exceptions && test.exceptions?.none && someIn(test.exceptions.none, exceptions)) return undefined;
  if (test.conditions && !fits(test.conditions, withMore(view.conditions, asCondition))) return undefined;

  let certainty = norm.certainty;
  const doubts: Doubt[] = [...norm.doubts];
  const doubt = (d: Doubt): void => {
    if (doubts.includes(d)) return;
    doubts.push(d);
    certainty *= weightOf(d);
  };
  if (test.recipient && !fits(test.recipient, view.recipient)) {
    // Wanted but not filled: the concept may stand elsewhere in the sentence or above it.
    if (
      test.recipient.none?.some((c) => view.recipient.has(c)) ||
      !passes({ ...test.recipient, none: [] }, (c) => view.recipient.has(c) || everywhere.has(c))
    )
      return undefined;
    doubt('recipient-not-filled');
  }

  const names = namesOf(test);
  const inherited = norm.flags.has('inherited') && names.size > 0;
  if (test.leaf ? !someIn(test.leaf, view.leaf) : inherited && !anyIn(names, view.leaf)) return undefined;

  if (test.gate !== false) {
    const gate = env.gate();
    if (gate === 'shut') return undefined;
    if (gate === 'section') doubt('concept-only-in-section');
  }
  const around = env.elsewhere?.(norm, test.exceptions ? [...wanted(test.exceptions), ...(test.exceptions.none ?? [])] : NONE);
  if (around?.resolved) {
    const at = doubts.indexOf(UNRESOLVED);
    if (at >= 0) {
      doubts.splice(at, 1);
      certainty = Math.min(1, certainty / weightOf(UNRESOLVED));
    }
  }
  if (around?.doubtful) doubt(UNRESOLVED);
  if (test.exceptions && !passes(test.exceptions, (c) => (exceptions?.has(c) ?? false) || (around?.concepts.has(c) ?? false)))
    return undefined;
  if (certainty < (test.certainty ?? FLOOR[severity])) return undefined;
  if (!scopeHolds(test.scope, env)) return undefined;
  return hitOf(norm, view.heads, names, test.head, certainty, doubts);
}

const NONE: readonly string[] = [];

const anyIn = (names: ReadonlySet<string>, concepts: ReadonlySet<string>): boolean => {
  for (const c of concepts) if (names.has(c)) return true;
  return false;
};

const named = new WeakMap<NormMatch, ReadonlySet<string>>();

/** Concepts that a test asks to be there, exceptions left aside; put together once for each test. */
function namesOf(test: NormMatch): ReadonlySet<string> {
  let names = named.get(test);
  if (!names) {
    const slots = [test.actor, test.object, test.recipient, test.action, test.basis, test.anywhere, test.conditions];
    names = new Set([...(test.head ?? []), ...slots.flatMap(wanted)]);
    named.set(test, names);
  }
  return names;
}

/** What a norm does with the act it speaks of, as a verb. */
const CHOICES: Readonly<Record<Norm['modality'], string>> = {
  must: 'requires',
  'must-not': 'forbids',
  may: 'allows',
  'need-not': 'leaves open',
  declares: 'settles',
};

const REACH = 90;

function hitOf(
  norm: Norm,
  heads: readonly Mention[],
  names: ReadonlySet<string>,
  wantedHeads: readonly string[] | undefined,
  certainty: number,
  doubts: readonly Doubt[],
): MatchHit {
  const head = heads.find((m) => wantedHeads?.includes(m.concept)) ?? heads[0];
  const own = [...norm.actor, ...heads, ...norm.object, ...norm.recipient, ...norm.basis, ...norm.action, ...norm.conditions];
  const mentions = distinct(own.filter((m) => names.has(m.concept)).sort((a, b) => a.span.start - b.span.start));
  // What the act is done to, and to whom, before what merely stands in the sentence.
  const slots = [...norm.object, ...norm.recipient, ...norm.basis, ...norm.action];
  const behind = (m: Mention): boolean => m.span.start !== head?.span.start && !norm.actor.includes(m);
  const object = mentions.find((m) => behind(m) && slots.includes(m)) ?? mentions.find(behind) ?? norm.object[0];
  return {
    span: underline(norm, head, object, mentions),
    sentence: norm.span,
    fill: { actor: norm.actor[0], head, object, modal: norm.modal, choice: CHOICES[norm.modality] },
    item: norm.flags.has('inherited'),
    mentions,
    certainty,
    doubts,
  };
}

/** Modal, verb and what it is done to, as far as they stand near one another. */
function underline(norm: Norm, head: Mention | undefined, object: Mention | undefined, mentions: readonly Mention[]): Span {
  const core = norm.modal ?? head?.span ?? object?.span ?? mentions[0]?.span ?? norm.span;
  let { start, end } = core;
  for (const place of [head?.span, object?.span]) {
    // The subject of a passive, or a condition before it, is not underlined.
    if (!place || (place !== head?.span && place.start < start)) continue;
    const from = Math.min(start, place.start);
    const to = Math.max(end, place.end);
    if (to - from > REACH && place !== head?.span) continue;
    start = from;
    end = to;
  }
  return span(Math.max(start, norm.span.start), Math.min(end, norm.span.end));
}

const distinct = (mentions: readonly Mention[]): Mention[] => mentions.filter((m, i) => mentions.indexOf(m) === i);
