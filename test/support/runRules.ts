/** Runs the product's own rules over a text, as a user would meet them. The only place of the rule tests that knows the façade. */
import { compileLawbook } from '../../server/build/lawbook-compile.mjs';
import { DraftAnalysis } from '../../server/src/core/analysis';
import { type Book, createBook } from '../../server/src/core/book';
import type { Severity } from '../../server/src/core/rules/types';

export interface FoundRule {
  /** "detention/detainer-hold" */
  readonly rule: string;
  readonly severity: Severity;
  /** The words underlined. */
  readonly words: string;
  readonly message: string;
}

let shared: Book | undefined;

/** The law book of the repository, compiled once. */
export function testBook(): Book {
  shared ??= createBook(compileLawbook(process.cwd()).lawbook);
  return shared;
}

/** All findings in a text, in its order. Throws where a rule fails. */
export function runRules(text: string): readonly FoundRule[] {
  const analysis = new DraftAnalysis('untitled:test', text, testBook());
  const found = analysis.findings.map(({ hit, severity, what, why, do: mend }) => ({
    rule: hit.rule.id,
    severity,
    words: hit.block.text.slice(hit.span.start, hit.span.end),
    message: `${what} ${why} ${mend}`,
  }));
  for (const [rule, said] of analysis.failures) throw new Error(`${rule}: ${said}`);
  return found;
}
