/** Changes of structure as a table: a marked-up text and what is done to it, and the whole text that must come out. */
import assert from 'node:assert/strict';
import type { DraftAnalysis } from '../../server/src/core/analysis';
import { open } from './book';
import { applied } from './edits';
import { marked } from './marks';

export interface StructureCase {
  readonly name: string;
  readonly before: string;
  /** What comes out, with the caret where it belongs; a refusal is written `refused: …`. */
  readonly after: string;
}

type Result = ReturnType<DraftAnalysis['structure']>;

/** Runs each case as a test. */
export function itChanges(cases: readonly StructureCase[], run: (analysis: DraftAnalysis, caret: number) => Result): void {
  for (const { name, before, after } of cases)
    it(name, () => {
      const { text, caret } = marked(before);
      const result = run(open(text), caret);
      assert.equal('refused' in result ? `refused: ${result.refused}` : withCaret(applied(text, result.edits), result.caret), after);
    });
}

const withCaret = (text: string, caret: number): string => `${text.slice(0, caret)}‸${text.slice(caret)}`;
