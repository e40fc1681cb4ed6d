/** The checks that rules may name: `match: [{code: {check: NAME}}]`. One file a check or family of checks. */
import type { CitationForms } from '../../facts/citations/forms';
import type { DraftBlock } from '../../index/block';
import type { Draft } from '../../index/draft';
import type { DraftSection } from '../../index/section';
import type { Library } from '../../law/library';
import type { TermOfArt } from '../../law/types';
import type { Surroundings } from '../environment';
import type { Hit } from '../finding';
import type { Rule } from '../types';
import { citationCheck } from './citations';
import { duplicateDefinition, keyTermUndefined } from './definitions';
import { danglingReference } from './references';
import { remedySilent } from './remedy';
import { duplicateNumber, leftOverBlank, missingPart } from './structure';

export interface CheckContext {
  readonly draft: Draft;
  readonly surroundings: Surroundings;
  readonly library: Library;
  readonly forms: CitationForms;
  readonly terms: readonly TermOfArt[];
  /**
   * A check of a block or section says here what it looked at beyond that block or section, so that it is run again when
   * that changes: a key of the draft's tally ("names:detainer", "term:agency"), "number:4" for the sections with that
   * number, "number:?" for which numbers there are, "number:*" for the draft's scheme of numbers as a whole.
   */
  readonly ask: (key: string) => void;
}

export type Options = Readonly<Record<string, unknown>>;
/** Looks at one block. */
export type BlockCheck = (rule: Rule, options: Options, block: DraftBlock, context: CheckContext) => Iterable<Hit>;
/** Looks at one section, its blocks and its tree, and reports in that section's own blocks. */
export type SectionCheck = (rule: Rule, options: Options, section: DraftSection, context: CheckContext) => Iterable<Hit>;
/** Looks at the draft as a whole after every edit: it may look things up, and walks nothing. */
export type DraftCheck = (rule: Rule, options: Options, context: CheckContext) => Iterable<Hit>;

/** What a check gives that finds nothing. */
export const NO_HITS: readonly Hit[] = [];

export const BLOCK_CHECKS: ReadonlyMap<string, BlockCheck> = new Map<string, BlockCheck>([
  ['citations', citationCheck],
  ['references-dangling', danglingReference],
  ['left-over-blank', leftOverBlank],
]);

export const SECTION_CHECKS: ReadonlyMap<string, SectionCheck> = new Map<string, SectionCheck>([]);

export const DRAFT_CHECKS: ReadonlyMap<string, DraftCheck> = new Map<string, DraftCheck>([
  ['duplicate-definition', duplicateDefinition],
  ['duplicate-number', duplicateNumber],
  ['missing-part', missingPart],
  ['key-term-undefined', keyTermUndefined],
  ['remedy-silent', remedySilent],
]);
