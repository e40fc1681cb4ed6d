/** What the checklist costs: the first answer of a draft that has been read, and the one after each edit. */
import { DraftAnalysis } from '../../server/src/core/analysis';
import { book } from '../support/book';
import { Random } from '../support/random';
import { milliseconds, quantile } from './measure';

export interface CoverageSpeed {
  readonly name: string;
  readonly megabytes: number;
  readonly firstMs: number;
  /** From a typed character to the checklist with its places. */
  readonly updateP50: number;
  readonly updateP99: number;
  /** The counts alone, as a status line asks for them. */
  readonly countsP99: number;
}

const EDITS = 200;
/** Places of each item, as a view asks for them. */
const PLACES = 20;

export function coverageSpeed(name: string, text: string): CoverageSpeed {
  const random = new Random(17);
  const analysis = new DraftAnalysis('bench:draft.ordinance', text, book, undefined, true);
  const ask = (): unknown => analysis.coverage.result(analysis.settings, PLACES);
  const firstMs = milliseconds(ask);
  const counts: number[] = [];
  const edited = (): number => {
    const offset = random.below(text.length);
    const editMs = milliseconds(() => analysis.edit(offset, offset, 'x'));
    counts.push(milliseconds(() => analysis.coverage.counts(analysis.settings)));
    return editMs + milliseconds(ask);
  };
  // The first few meet code that has not been compiled yet.
  for (let i = 0; i < EDITS / 4; i++) edited();
  counts.length = 0;
  const updates = Array.from({ length: EDITS }, edited);
  return {
    name,
    megabytes: text.length / 1e6,
    firstMs,
    updateP50: quantile(updates, 0.5),
    updateP99: quantile(updates, 0.99),
    countsP99: quantile(counts, 0.99),
  };
}

export const coverageLine = (c: CoverageSpeed): string =>
  `coverage of ${c.name}: first ${c.firstMs.toFixed(0)} ms, after an edit ${c.updateP50.toFixed(1)} ms (p99 ${c.updateP99.toFixed(1)}), counts alone p99 ${c.countsP99.toFixed(2)} ms`;
