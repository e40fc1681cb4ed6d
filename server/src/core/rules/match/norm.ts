/** Whether a norm is one a rule is about. */
import { weightOf } from '../../facts/norms/build';
import type { Doubt, Mention, Norm, NormFlag } from '../../facts/types';
import { type Span, span } from '../../text/span';
import type { ConceptTest, NormMatch, ScopeTest, Severity } from '../types';
import type { MatchEnv, MatchHit } from './env';

/** Flags of norms that no rule sees unless it asks. */
const ASIDE: readonly NormFlag[] = ['recital', 'definition', 'savings', 'disapplies', 'embedded'];
/** Least certainty where a rule states none. */
const FLOOR: Readonly<Record<Severity, number>> = { error: 0.7, warning: 0.5, information: 0.5, hint: 0.5 };

/** Whether a set of concepts passes a test. */
export function passes(test: ConceptTest, has: (concept: string) => boolean): boolean {
  return (!test.any || test.any.some(has)) && (!test.all || test.all.every(has)) && !test.none?.some(has);
}

const conceptsOf = (...lists: readonly (readonly Mention[])[]): Set<string> => new Set(lists.flatMap((list) => list.map((m) => m.concept)));

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
  for (const flag of ASIDE) if (norm.flags.has(flag) && test.flags?.[flag] === undefined) return undefined;
  if (test.flags) for (const [flag, want] of Object.entries(test.flags)) if (norm.flags.has(flag as NormFlag) !== want) return undefined;

  const heads = norm.heads ?? (norm.head ? [norm.head] : []);
  const headNames = conceptsOf(heads);
  if (norm.contextHead) headNames.add(norm.contextHead);
  if (test.head && !test.head.some((c) => headNames.has(c))) return undefined;
  if (test.notHead?.some((c) => headNames.has(c))) return undefined;

  const actor = conceptsOf(norm.actor);
  if (norm.actor.length === 0) for (const c of norm.contextActor ?? []) actor.add(c);
  if (test.actor && !passes(test.actor, (c) => actor.has(c))) return undefined;

  const own = [...norm.actor, ...heads, ...norm.object, ...norm.recipient, ...norm.basis, ...norm.action, ...norm.conditions];
  // An item without a verb of its own is nothing but an object.
  const objects = heads.length === 0 && norm.contextHead !== undefined ? conceptsOf(norm.object, norm.action) : conceptsOf(norm.object);
  if (test.object && !passes(test.object, (c) => objects.has(c))) return undefined;
  const predicate = conceptsOf(heads, norm.object, norm.recipient, norm.basis, norm.action);
  if (test.action && !passes(test.action, (c) => predicate.has(c))) return undefined;
  const basis = conceptsOf(norm.basis);
  if (test.basis && !passes(test.basis, (c) => basis.has(c))) return undefined;

  const context = new Set(norm.context);
  if (test.context && !passes(test.context, (c) => context.has(c))) return undefined;
  const below = norm.opens === 'condition' || norm.opens === 'exception' ? (env.below?.() ?? []) : [];
  const everywhere = conceptsOf(own);
  if (norm.opens === 'condition') for (const c of below) everywhere.add(c);
  for (const c of norm.context) everywhere.add(c);
  for (const c of norm.contextConditions) everywhere.add(c);
  if (norm.contextHead) everywhere.add(norm.contextHead);
  if (test.anywhere && !passes(test.anywhere, (c) => everywhere.has(c))) return undefined;

  const exceptions = test.exceptions && conceptsOf(norm.exceptions);
  if (test.exceptions && exceptions) {
    for (const c of norm.contextExceptions) exceptions.add(c);
    if (norm.opens === 'exception') for (const c of below) exceptions.add(c);
    if (test.exceptions.none?.some((c) => exceptions.has(c))) return undefined;
  }
  if (test.conditions) {
    const conditions = conceptsOf(norm.conditions);
    for (const c of norm.contextConditions) conditions.add(c);
    if (norm.opens === 'condition') for (const c of below) conditions.add(c);
    if (!passes(test.conditions, (c) => conditions.has(c))) return undefined;
  }

  let certainty = norm.certainty;
  const doubts: Doubt[] = [...norm.doubts];
  const doubt = (d: Doubt): void => {
    if (doubts.includes(d)) return;
    doubts.push(d);
    certainty *= weightOf(d);
  };
  if (test.recipient) {
    const recipient = conceptsOf(norm.recipient);
    if (!passes(test.recipient, (c) => recipient.has(c))) {
      // Wanted but not filled: the concept may stand elsewhere in the sentence or above it.
      if (
        test.recipient.none?.some((c) => recipient.has(c)) ||
        !passes({ ...test.recipient, none: [] }, (c) => recipient.has(c) || everywhere.has(c))
      )
        return undefined;
      doubt('recipient-not-filled');
    }
  }

  const names = [
    ...(test.head ?? []),
    ...wanted(test.actor),
    ...wanted(test.object),
    ...wanted(test.recipient),
    ...wanted(test.action),
    ...wanted(test.basis),
    ...wanted(test.anywhere),
    ...wanted(test.conditions),
  ];
  const inLeaf = conceptsOf(heads, norm.object, norm.recipient, norm.basis, norm.action, norm.conditions);
  if (
    test.leaf ? !test.leaf.some((c) => inLeaf.has(c)) : norm.flags.has('inherited') && names.length > 0 && !names.some((c) => inLeaf.has(c))
  )
    return undefined;

  if (test.gate !== false) {
    const gate = env.gate();
    if (gate === 'shut') return undefined;
    if (gate === 'section') doubt('concept-only-in-section');
  }
  const around = env.elsewhere?.(norm, [...wanted(test.exceptions), ...(test.exceptions?.none ?? [])]);
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
  return hitOf(norm, heads, own, new Set(names), test.head, certainty, doubts);
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
  own: readonly Mention[],
  names: ReadonlySet<string>,
  wantedHeads: readonly string[] | undefined,
  certainty: number,
  doubts: readonly Doubt[],
): MatchHit {
  const head = heads.find((m) => wantedHeads?.includes(m.concept)) ?? heads[0];
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
