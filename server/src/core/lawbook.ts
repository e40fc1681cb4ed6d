/** The whole law as data, as the build writes it from rules/ and snippets/. */
import type { CompanionPaper } from './clauses/paper';
import type { Clause } from './clauses/types';
import type { CoverageSource } from './coverage/types';
import type { StateFramework } from './law/states';
import type { Authority, TermOfArt } from './law/types';
import type { SpectrumLevel } from './rules/spectrum';
import type { Rule } from './rules/types';

export interface Lawbook {
  readonly authorities: readonly Authority[];
  readonly terms: readonly TermOfArt[];
  readonly rules: readonly Rule[];
  readonly clauses: readonly Clause[];
  /** Companion papers, by id. */
  readonly papers: readonly CompanionPaper[];
  /** One of each state, the District of Columbia and each territory, by postal code. */
  readonly states: readonly StateFramework[];
  /** Levels of the spectrum of cooperation, from the top down. */
  readonly spectrum: readonly SpectrumLevel[];
  /** Sources of the checklist, in order. */
  readonly coverage: readonly CoverageSource[];
  /** Files of rules/lexicon/ in order, as written. */
  readonly lexicon: readonly unknown[];
  /** Files of the other folders of rules/, by folder and name without ending: `data['citation-forms'].reporters`. */
  readonly data: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
