/** Citations against known law and against the forms of citation. What is wrong is told by core/law/check.ts; rules choose among its checks. */
import type { DraftBlock } from '../../index/block';
import { citedKey } from '../../index/citationKeys';
import { type CitationProblem, checkAll, findMisprints, NO_PROBLEMS, REMARKS } from '../../law/check';
import { checkNamed } from '../../law/check-standing';
import type { Library } from '../../law/library';
import { overlaps, type Span, span } from '../../text/span';
import type { Hit, TextFix } from '../finding';
import type { Rule } from '../types';
import { type BlockCheck, type CheckContext, NO_HITS, type Options } from './registry';

/** The block looked at last: all rules of the group look at one block before the next. */
let last: { readonly block: DraftBlock; readonly library: Library; readonly problems: readonly CitationProblem[] } | undefined;

function problemsOf(block: DraftBlock, { library, forms }: CheckContext): readonly CitationProblem[] {
  if (last?.block === block && last.library === library) return last.problems;
  const { citations, mentions } = block.facts;
  let problems = citations.length > 0 ? checkAll(citations, block.text, library, forms) : NO_PROBLEMS;
  // Misprints are words of the lexicon, so a block without one is never searched.
  for (const mention of mentions) {
    if (mention.concept.startsWith(NAMED)) {
      const fallen = checkNamed(mention.span, mention.concept.slice(NAMED.length), block.text, library);
      if (fallen && !citations.some((c) => overlaps(c.span, mention.span))) problems = [...problems, fallen];
    }
    if (!mention.concept.startsWith('misprint:')) continue;
    // A mention may be the longest run of words of a misprint that has marks between.
    const reach = (library.misprints[Number(mention.concept.slice(MISPRINT))]?.error.wrong.length ?? 0) + 4;
    const from = Math.max(0, mention.span.start - reach);
    for (const m of findMisprints(block.text, from, Math.min(block.length, mention.span.end + reach), library))
      if (!problems.some((p) => !REMARKS.has(p.check) && overlaps(p.span, m.span))) problems = [...problems, m];
  }
  if (citations.length > 0)
    for (const wrong of hiddenIn(library)) {
      const at = block.text.indexOf(wrong);
      if (at < 0) continue;
      for (const m of findMisprints(block.text, Math.max(0, at - 1), at + wrong.length + 1, library))
        if (!problems.some((p) => p.check === 'misprint' && overlaps(p.span, m.span))) problems = [...problems, m];
    }
  if (problems.length > 1) problems = [...problems].sort((a, b) => a.span.start - b.span.start);
  last = { block, library, problems };
  return problems;
}

const hidden = new WeakMap<Library, readonly string[]>();

/** Misprints of citations whose marks keep the lexicon from finding them; cites of cases are left to the checks of their parts. */
function hiddenIn(library: Library): readonly string[] {
  let made = hidden.get(library);
  if (!made) {
    made = library.misprints
      .map((m) => m.error.wrong)
      .filter((wrong) => /[.§][\s\S]*\d|\d[\s\S]*[.§]/.test(wrong) && !/^\d+\s[A-Z]/.test(wrong));
    hidden.set(library, made);
  }
  return made;
}

const NAMED = 'authority:';
const MISPRINT = 'misprint:'.length;

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

const wantedOf = ({ checks }: Options): readonly unknown[] => (Array.isArray(checks) ? checks : []);

/** Problems of the kinds that the rule names in `options.checks`, each with its one right text as a fix. */
export const citationCheck: BlockCheck = (rule, options, block, context) => {
  const all = problemsOf(block, context);
  if (all.length === 0) return NO_HITS;
  const wanted = wantedOf(options);
  const problems = all.filter(
    (p) => wanted.includes(p.check) && !block.struck.some((s) => overlaps(s, p.span)) && !(p.against && isBalanced(p.against, context)),
  );
  return problems.length > 0 ? [...hitsOf(rule, block, problems)] : NO_HITS;
};

/** Whether the draft cites a case of those on the other side anywhere. */
function isBalanced(against: readonly string[], { draft, library, ask }: CheckContext): boolean {
  return against.some((id) => {
    const key = citedKey(library.citationOf(id)?.parts.name?.text ?? '');
    if (key === '') return false;
    ask(key);
    return draft.tally.has(key);
  });
}

function* hitsOf(rule: Rule, block: DraftBlock, problems: readonly CitationProblem[]): Iterable<Hit> {
  for (let i = 0; i < problems.length; ) {
    const first = problems[i] as CitationProblem;
    // A wrong court and a wrong year in one citation are one mistake, with one mend.
    const same = [first];
    for (i++; i < problems.length && problems[i]?.fact === first.fact && problems[i]?.authority === first.authority; i++) {
      const next = problems[i] as CitationProblem;
      if (first.check === 'sign' || next.span.start < (same.at(-1) as CitationProblem).span.end) break;
      same.push(next);
    }
    const whole = span(first.span.start, (same.at(-1) as CitationProblem).span.end);
    const right = same.every((p) => p.right !== '') ? mended(block.text, whole, same) : '';
    const fixes: TextFix[] = [];
    if (right)
      fixes.push({ title: `Change to ${right.trim()}`, safe: true, edits: same.map((p) => ({ block, span: p.span, text: p.right })) });
    if (first.add)
      fixes.push({
        title: first.add.title,
        safe: true,
        edits: [{ block, span: span(first.add.at, first.add.at), text: first.add.text }],
      });
    yield {
      rule,
      block,
      span: whole,
      sentence: whole,
      related: [],
      fixes,
      authorities: first.authority ? [first.authority] : [],
      fill: { fact: first.fact, note: first.note ?? '', quote: block.textOf(whole), right: right.trim() },
    };
  }
}
