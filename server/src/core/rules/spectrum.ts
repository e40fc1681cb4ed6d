/**
 * The spectrum of cooperation: where the acts that a provision speaks of stand, from what a court compels to what nothing
 * asks for. Levels and acts are data, rules/spectrum/*.yaml.
 */
import type { Mention, Norm, NormFlag } from '../facts/types';
import type { Span } from '../text/span';
import type { MatchEnv } from './match/env';
import { matchNorm } from './match/norm';
import type { NormMatch } from './types';

/** What a row of the spectrum rests on. */
export interface SpectrumBasis {
  /** Goes on after "§ 4(a) forbids": "holding a person on a detainer". */
  readonly title: string;
  /** What counsel should know of it. */
  readonly note: string;
  /** Ids of authorities. */
  readonly authorities: readonly string[];
  readonly contrary: readonly string[];
}

export interface SpectrumAct extends SpectrumBasis {
  readonly id: string;
  /** Counts only where no other act of the spectrum fits. */
  readonly otherwise: boolean;
  /** One must fit. */
  readonly norms: readonly NormMatch[];
}

export interface SpectrumLevel {
  readonly id: string;
  /** 1 at the top. */
  readonly level: number;
  readonly title: string;
  /** What asks for the acts of this level: "order or warrant of a court". */
  readonly gloss: string;
  readonly explanation: string;
  /** ISO date on which the level was last checked. */
  readonly asOf: string;
  /** Ids of model clauses that speak to this level. */
  readonly clauses: readonly string[];
  /** What stands here where a provision placed on another level makes an exception of it. */
  readonly excepted: (SpectrumBasis & { readonly concepts: readonly string[] }) | undefined;
  readonly acts: readonly SpectrumAct[];
}

/** What a provision does with an act. */
export type SpectrumVerb =
  | 'requires'
  | 'forbids'
  | 'allows'
  | 'allows-only' //    on conditions only
  | 'frees' //          need not
  | 'leaves-open' //    "nothing in this section prohibits"
  | 'forbids-limits' // a ban on banning
  | 'no-power' //       "nothing in this section confers authority"
  | 'punishes'
  | 'excepts';

/** One norm, or the exception in it, in its place. Spans count from the start of the norm's block. */
export interface Placed {
  readonly level: SpectrumLevel;
  /** Id of the act, or "excepted". */
  readonly act: string;
  readonly basis: SpectrumBasis;
  readonly verb: SpectrumVerb;
  /** The words that say so. */
  readonly span: Span;
  /** The sentence or list item. */
  readonly sentence: Span;
  /** From 0 to 1. */
  readonly certainty: number;
}

/** Least certainty of a reading that is shown. A row may be read with doubt, and then says so; a finding may not. */
const LEAST = 0.3;
/** Norms that set nothing about conduct. */
const IDLE: readonly NormFlag[] = ['recital', 'definition', 'embedded'];
const NOWHERE: readonly Placed[] = [];

const isIdle = (norm: Norm): boolean => IDLE.some((flag) => norm.flags.has(flag));

/** Flags without "savings", which say of a norm what it does and not what it is about. */
function bare(norm: Norm): Norm {
  if (!norm.flags.has('savings')) return norm;
  const flags = new Set(norm.flags);
  flags.delete('savings');
  return { ...norm, flags };
}

/** What the norm does; undefined where it only declares. */
export function verbOf(norm: Norm): SpectrumVerb | undefined {
  if (norm.flags.has('savings')) return 'leaves-open';
  if (norm.flags.has('disapplies')) return 'excepts';
  if (norm.flags.has('penal')) return 'punishes';
  switch (norm.modality) {
    case 'must':
      return 'requires';
    case 'must-not':
      return norm.flags.has('inverted') ? 'forbids-limits' : 'forbids';
    case 'may':
      return norm.flags.has('only') ? 'allows-only' : 'allows';
    case 'need-not':
      return 'frees';
    case 'declares':
      return undefined;
  }
}

/**
 * The places of a norm: one for each act it speaks of, and one for each level that its exceptions name. Empty for norms of
 * another subject.
 */
export function placesOf(levels: readonly SpectrumLevel[], norm: Norm, env: MatchEnv): readonly Placed[] {
  const verb = isIdle(norm) ? undefined : verbOf(norm);
  if (verb === undefined) return NOWHERE;
  if (verb === 'excepts') return exceptions(levels, norm, [...norm.conditions, ...norm.exceptions]);
  const about = bare(norm);
  const found: Placed[] = [];
  for (const last of [false, true]) {
    if (last && found.length > 0) break;
    for (const level of levels) {
      for (const act of level.acts) {
        const place = act.otherwise === last ? placed(level, act, verb, about, env) : undefined;
        if (place) found.push(place);
      }
    }
  }
  if (found.length === 0 || verb === 'leaves-open') return found;
  // "only if: (1) a judge …": the items below are the conditions.
  const below = norm.opens === 'exception' || (norm.opens === 'condition' && verb === 'allows-only') ? (env.below?.() ?? []) : [];
  for (const place of exceptions(levels, norm, norm.exceptions, below)) if (!found.some((f) => f.level === place.level)) found.push(place);
  return found;
}

function placed(level: SpectrumLevel, act: SpectrumAct, verb: SpectrumVerb, norm: Norm, env: MatchEnv): Placed | undefined {
  for (const test of act.norms) {
    const hit = matchNorm({ certainty: LEAST, ...test }, norm, env, 'hint');
    if (hit) return { level, act: act.id, basis: act, verb, span: hit.span, sentence: norm.span, certainty: hit.certainty };
  }
  return undefined;
}

/** The levels that exceptions name: the limit gives way to what stands there. */
function exceptions(levels: readonly SpectrumLevel[], norm: Norm, mentions: readonly Mention[], below: readonly string[] = []): Placed[] {
  const found: Placed[] = [];
  for (const level of levels) {
    const { excepted } = level;
    const named = excepted && mentions.find((m) => excepted.concepts.includes(m.concept));
    if (excepted && (named || excepted.concepts.some((c) => below.includes(c))))
      found.push({
        level,
        act: 'excepted',
        basis: excepted,
        verb: 'excepts',
        span: named?.span ?? norm.span,
        sentence: norm.span,
        certainty: norm.certainty,
      });
  }
  return found;
}
