/** Matching of rules written as data against norms and sentences. */
export type { Fill, Gate, MatchEnv, MatchHit } from './env';
export { matchNorm, passes, scopeHolds } from './norm';
export { matchSentence } from './sentence';
