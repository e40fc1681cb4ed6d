/** Findings that another file of the workspace answers: what is missing in the draft is there. */
import type { Draft } from '../index/draft';
import { keysOfWords } from '../index/spelling';
import { askedOf } from '../index/workspace/keys';
import type { Workspace } from '../index/workspace/workspace';
import type { Hit } from './finding';

/** What other files hold, as one draft asks it. An answer may be yes while it is not yet known: a false alarm costs more. */
export interface Elsewhere {
  /** Whether a section with this number is in another file. */
  readonly holdsNumber: (key: string) => boolean;
  /** Whether another file defines a term for more than itself. */
  readonly definesTerm: (key: string) => boolean;
}

/** Checks that ask for a section. */
const NUMBER_CHECKS = new Set(['references-dangling']);
/** Checks that ask for a definition. */
const TERM_CHECKS = new Set(['undefined-term', 'undefined-acronym']);

const isBy = (hit: Hit, checks: ReadonlySet<string>): boolean => hit.rule.match.some((m) => 'code' in m && checks.has(m.code.check));

/** Whether a hit is one that other files may answer at all. */
export const asksElsewhere = (hit: Hit): boolean => isBy(hit, NUMBER_CHECKS) || isBy(hit, TERM_CHECKS);

export function answeredElsewhere(hit: Hit, draft: Draft, elsewhere: Elsewhere): boolean {
  const { block, span } = hit;
  if (isBy(hit, TERM_CHECKS)) {
    const words = block.textOf(span).replace(/\s+/g, ' ').toLowerCase();
    return keysOfWords(words).some((key) => elsewhere.definesTerm(key));
  }
  const reference = block.facts.references.find((r) => r.span.start === span.start && r.span.end === span.end);
  const asked = reference && askedOf(reference);
  return asked !== undefined && draft.sectionsNumbered(asked.key).length === 0 && elsewhere.holdsNumber(asked.key);
}

/** What the other files of a workspace answer to the draft at `uri`. */
export const elsewhereIn = (workspace: Workspace, uri: string): Elsewhere => ({
  holdsNumber: (key) => workspace.sections(key, uri).length > 0,
  definesTerm: (key) => workspace.definitions(key, uri).length > 0,
});
