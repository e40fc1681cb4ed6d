/** Whether a sentence is one a rule is about, where norms are not enough: statements of law in findings. */
import type { Mention } from '../../facts/types';
import type { BlockRole } from '../../syntax/types';
import { contains, type Span, span } from '../../text/span';
import type { SentenceMatch } from '../types';
import type { MatchEnv, MatchHit } from './env';
import { passes, scopeHolds } from './norm';

const REACH = 160;
/** The concept of words that open a finding. */
const FINDING = 'finding';

/** Matches one sentence by the concepts that stand in it. `mentions` are those of the block; struck ones must be left out. */
export function matchSentence(
  test: SentenceMatch,
  sentence: Span,
  mentions: readonly Mention[],
  role: BlockRole,
  env: MatchEnv,
): MatchHit | undefined {
  if (role === 'ignored') return undefined;
  const inside = mentions.filter((m) => contains(sentence, m.span));
  // "The council finds that" is a finding wherever it stands.
  const recital = role === 'recital' || inside.some((m) => m.concept === FINDING);
  if (test.where === 'recital' && !recital) return undefined;
  if (test.where === 'operative' && recital) return undefined;
  const names = new Set(inside.map((m) => m.concept));
  if (!passes(test, (c) => names.has(c))) return undefined;
  if (test.gate !== false && env.gate() === 'shut') return undefined;
  if (!scopeHolds(test.scope, env)) return undefined;
  const wanted = new Set([...(test.any ?? []), ...(test.all ?? [])]);
  const found = inside.filter((m) => wanted.has(m.concept));
  // From the first to the last of the wanted words, each concept at its first place; in a long sentence the first alone.
  const firsts = [...wanted].flatMap((c) => found.find((m) => m.concept === c) ?? []);
  const start = Math.min(...firsts.map((m) => m.span.start), sentence.end);
  const end = Math.max(...firsts.map((m) => m.span.end), sentence.start);
  const first = found[0];
  const place = first ? (end - start <= REACH ? span(start, end) : first.span) : sentence;
  return {
    span: place,
    sentence,
    fill: { object: first, head: found.find((m) => m.part === 'verb') },
    item: false,
    mentions: found,
    certainty: 1,
    doubts: [],
  };
}
