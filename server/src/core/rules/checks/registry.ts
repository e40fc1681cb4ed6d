/** The checks that rules may name: `match: [{code: {check: NAME}}]`. One file a check or family of checks. */
import type { CitationForms } from '../../facts/citations/forms';
import type { DraftBlock } from '../../index/block';
import type { Draft } from '../../index/draft';
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
}

export type Options = Readonly<Record<string, unknown>>;
/** Looks at one block. */
export type BlockCheck = (rule: Rule, options: Options, block: DraftBlock, context: CheckContext) => Iterable<Hit>;
/** Looks at the draft as a whole. */
export type DraftCheck = (rule: Rule, options: Options, context: CheckContext) => Iterable<Hit>;

export const BLOCK_CHECKS: ReadonlyMap<string, BlockCheck> = new Map<string, BlockCheck>([
  ['citations', citationCheck],
  ['references-dangling', danglingReference],
  ['left-over-blank', leftOverBlank],
]);

export const DRAFT_CHECKS: ReadonlyMap<string, DraftCheck> = new Map<string, DraftCheck>([
  ['duplicate-definition', duplicateDefinition],
  ['duplicate-number', duplicateNumber],
  ['missing-part', missingPart],
  ['key-term-undefined', keyTermUndefined],
  ['remedy-silent', remedySilent],
]);
