/** Citations against known law and against the forms of citation. What is wrong is told by core/law/check.ts; rules choose among its checks. */
import type { DraftBlock } from '../../index/block';
import { type CitationProblem, checkCitation, findMisprints } from '../../law/check';
import { overlaps, type Span, span } from '../../text/span';
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

/** The words of `whole` as they read once each problem is put right. */
function mended(text: string, whole: Span, problems: readonly CitationProblem[]): string {
  let out = '';
  let at = whole.start;
  for (const p of problems) {
    out += text.slice(at, p.span.start) + p.right;
    at = p.span.end;
  }
  return out + text.slice(at, whole.end);
}

/** Problems of the kinds that the rule names in `options.checks`, each with its one right text as a fix. */
export const citationCheck: BlockCheck = function* (rule, options, block, context) {
  const { citations, mentions } = block.facts;
  if (citations.length === 0 && !mentions.some((m) => m.concept.startsWith('misprint:'))) return;
  const wanted = new Set(Array.isArray(options.checks) ? options.checks.map(String) : []);
  const problems = problemsOf(block, context).filter((p) => wanted.has(p.check) && !block.struck.some((s) => overlaps(s, p.span)));
  for (let i = 0; i < problems.length; ) {
    const first = problems[i] as CitationProblem;
    // A wrong court and a wrong year in one citation are one mistake, with one mend.
    const same = [first];
    for (i++; i < problems.length && problems[i]?.fact === first.fact && problems[i]?.authority === first.authority; i++)
      same.push(problems[i] as CitationProblem);
    const whole = span(first.span.start, (same.at(-1) as CitationProblem).span.end);
    const right = same.every((p) => p.right !== '') ? mended(block.text, whole, same) : '';
    const fixes: TextFix[] = right
      ? [{ title: `Change to ${right}`, safe: true, edits: same.map((p) => ({ block, span: p.span, text: p.right })) }]
      : [];
    yield {
      rule,
      block,
      span: whole,
      sentence: whole,
      related: [],
      fixes,
      authorities: first.authority ? [first.authority] : [],
      fill: { fact: first.fact, quote: block.textOf(whole), right },
    };
  }
};
