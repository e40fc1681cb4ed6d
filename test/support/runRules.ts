/** Runs the product's own rules over a text, as a user would meet them. The only place of the rule tests that knows the façade. */
import { compileLawbook } from '../../server/build/lawbook-compile.mjs';
import { DraftAnalysis } from '../../server/src/core/analysis';
import { type Book, createBook } from '../../server/src/core/book';
import { barOf, requirementOf } from '../../server/src/core/law/states';
import type { Rule, Severity } from '../../server/src/core/rules/types';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/core/settings';

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

/** Where a text is to be enacted. */
export type Place = Pick<Settings['jurisdiction'], 'state' | 'body'>;

/** All findings in a text, in its order, as they are where it will be enacted. Throws where a rule fails. */
export function runRules(text: string, place?: Place): readonly FoundRule[] {
  const analysis = new DraftAnalysis('untitled:test', text, testBook());
  // Rules that speak only where they are asked for are asked for.
  const severity = Object.fromEntries(testBook().rules.flatMap((r) => (r.off ? [[r.id, r.severity]] : [])));
  const findings = { ...DEFAULT_SETTINGS.findings, severity };
  analysis.settings = { ...DEFAULT_SETTINGS, findings, jurisdiction: { ...DEFAULT_SETTINGS.jurisdiction, ...place } };
  // What is told with a graver finding on the same words is found too.
  const all = analysis.findings.flatMap((f) => [f, ...f.merged]);
  const found = all.map(({ hit, severity, what, why, do: mend }) => ({
    rule: hit.rule.id,
    severity,
    words: hit.block.text.slice(hit.span.start, hit.span.end),
    message: `${what} ${why} ${mend}`,
  }));
  for (const [rule, said] of analysis.failures) throw new Error(`${rule}: ${said}`);
  return found;
}

/** A place where a rule on state law speaks because the law there bars what it finds; undefined for other rules. */
export function placeOfRule(rule: Rule): Place | undefined {
  if (rule.opposes !== undefined) {
    for (const state of testBook().states.all)
      for (const body of ['county', 'city'] as const)
        if (requirementOf(state, rule.opposes, body)?.reach === 'plain') return { state: state.code, body };
    throw new Error(`${rule.id}: no state asks for ${rule.opposes}`);
  }
  if (rule.provision === undefined) return undefined;
  for (const state of testBook().states.all)
    for (const body of ['county', 'city'] as const)
      if (barOf(state, rule.provision, body)?.reach === 'plain') return { state: state.code, body };
  throw new Error(`${rule.id}: no state bars ${rule.provision}`);
}
