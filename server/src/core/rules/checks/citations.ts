/** Citations against known law and against the forms of citation. What is wrong is told by core/law/check.ts; rules choose among its checks. */
import type { DraftBlock } from '../../index/block';
import { type CitationProblem, checkCitation, findMisprints } from '../../law/check';
import { overlaps } from '../../text/span';
import type { TextFix } from '../finding';
import type { BlockCheck, CheckContext } from './registry';

/** Looked at once a block, for all rules of the group. */
const known = new WeakMap<DraftBlock, readonly CitationProblem[]>();

function problemsOf(block: DraftBlock, { library, forms }: CheckContext): readonly CitationProblem[] {
  const kept = known.get(block);
  if (kept) return kept;
  const problems = block.facts.citations.flatMap((c) => checkCitation(c, block.text, library, forms));
  // Misprints are words of the lexicon, so a block without one is never searched.
  for (const mention of block.facts.mentions) {
    if (!mention.concept.startsWith('misprint:')) continue;
    const from = Math.max(0, mention.span.start - 2);
    for (const m of findMisprints(block.text, from, Math.min(block.length, mention.span.end + 4), library)) {
      if (!problems.some((p) => p.check !== 'treatment' && overlaps(p.span, m.span))) problems.push(m);
    }
  }
  problems.sort((a, b) => a.span.start - b.span.start);
  known.set(block, problems);
  return problems;
}

/** Problems of the kinds that the rule names in `options.checks`, each with its one right text as a fix. */
export const citationCheck: BlockCheck = function* (rule, options, block, context) {
  const { citations, mentions } = block.facts;
  if (citations.length === 0 && !mentions.some((m) => m.concept.startsWith('misprint:'))) return;
  const wanted = new Set(Array.isArray(options.checks) ? options.checks.map(String) : []);
  for (const p of problemsOf(block, context)) {
    if (!wanted.has(p.check)) continue;
    if (block.struck.some((s) => overlaps(s, p.span))) continue;
    const fixes: TextFix[] = p.right ? [{ title: `Change to ${p.right}`, safe: true, edits: [{ block, span: p.span, text: p.right }] }] : [];
    yield {
      rule, block, span: p.span, sentence: p.span, related: [], fixes, authorities: p.authority ? [p.authority] : [],
      fill: { fact: p.fact, quote: p.found, right: p.right },
    };
  }
};
