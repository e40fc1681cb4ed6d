/** The whole law as data, as the build writes it from rules/ and snippets/. */
import type { Clause } from './clauses/types';
import type { Authority, TermOfArt } from './law/types';
import type { Rule } from './rules/types';

export interface Lawbook {
  readonly authorities: readonly Authority[];
  readonly terms: readonly TermOfArt[];
  readonly rules: readonly Rule[];
  readonly clauses: readonly Clause[];
  /** Files of rules/lexicon/ in order, as written. */
  readonly lexicon: readonly unknown[];
  /** Files of the other folders of rules/, by folder and name without ending: `data['citation-forms'].reporters`. */
  readonly data: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
