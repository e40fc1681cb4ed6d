/** Precision and recall on the labelled sentences, beside the figures of speed. */
import { type Half, judge, readItems, type Score, score } from '../support/labelled';

export const labelledScores = (): readonly (readonly [Half, Score])[] =>
  (['tune', 'held-out'] as const).map((half) => [half, score(readItems(half).map(judge))] as const);

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

export const labelledLine = ([half, s]: readonly [Half, Score]): string =>
  `labelled sentences, ${half}: precision ${percent(s.precision)}, recall ${percent(s.recall)} (${s.right} right, ${s.false} false, ${s.missed} missed, in ${s.items})`;
