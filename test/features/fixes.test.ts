/** Every mend that a rule offers on its own bad examples: the finding is gone, the rest of the text stands, nothing grows. */
import assert from 'node:assert/strict';
import type { DraftAnalysis } from '../../server/src/core/analysis';
import type { Action, ActionEdit } from '../../server/src/core/features/codeAction';
import type { Finding } from '../../server/src/core/rules/finding';
import { book, open } from '../support/book';
import { placeOfRule } from '../support/runRules';

const applied = (
  text: string,
  edits: readonly { readonly span: { readonly start: number; readonly end: number }; readonly text: string }[],
): string => {
  let out = text;
  for (const e of [...edits].sort((a, b) => b.span.start - a.span.start)) out = out.slice(0, e.span.start) + e.text + out.slice(e.span.end);
  return out;
};

/** What is told with a graver finding on the same words is found too. */
const findingsOf = (analysis: DraftAnalysis, rule: string): readonly Finding[] =>
  analysis.findings.flatMap((f) => [f, ...f.merged]).filter((f) => f.hit.rule.id === rule);

/** The clause mends of a finding as they are offered: those that leave it are no mends of it. */
const clauseMends = (analysis: DraftAnalysis, finding: Finding): readonly Action[] => {
  const { rule, block, span } = finding.hit;
  const start = analysis.draft.startOf(block) + span.start;
  const mending = new Set(rule.fixes.flatMap((f) => ('clause' in f && f.mends !== false ? [f.clause] : [])));
  return analysis
    .codeActions({ start, end: start }, (group) => group === 'quickfix')
    .filter((a) => a.plan.kind === 'clause' && mending.has(a.plan.clause) && a.findings.some((f) => f.hit.rule === rule));
};

const graveIn = (analysis: DraftAnalysis): ReadonlySet<string> =>
  new Set(analysis.findings.filter((f) => f.severity === 'error').map((f) => f.hit.rule.id));

/** Blanks that a clause brings are reported until they are filled. */
const BLANK = 'structure/left-over-blank';

/** The draft after a mend; fails where the finding stays, or an error of another kind comes in. */
function mend(before: DraftAnalysis, rule: string, title: string, edits: readonly ActionEdit[] | undefined): DraftAnalysis {
  assert.ok(edits && edits.length > 0, title);
  const text = before.draft.text.toString();
  const mended = applied(text, edits);
  assert.notEqual(mended, text, title);
  const after = open(mended, { jurisdiction: before.settings.jurisdiction });
  assert.ok(findingsOf(after, rule).length < findingsOf(before, rule).length, `${title} leaves the finding:\n${mended}`);
  const known = graveIn(before);
  const raised = [...graveIn(after)].filter((id) => !known.has(id) && id !== BLANK);
  assert.deepEqual(raised, [], `${title} raises an error of another kind:\n${mended}`);
  return after;
}

describe('mends', () => {
  for (const rule of book.rules) {
    const place = placeOfRule(rule);
    for (const [n, text] of rule.examples.bad.entries()) {
      const analysis = open(text, place ? { jurisdiction: place } : {});
      const [finding] = findingsOf(analysis, rule.id);
      if (!finding || rule.fixes.length + finding.hit.fixes.length === 0) continue;
      it(`${rule.id}, text ${n + 1}`, () => {
        const start = analysis.draft.startOf(finding.hit.block) + finding.hit.span.start;
        for (const [i, fix] of finding.hit.fixes.entries()) {
          const plan = { kind: 'text', rule: rule.id, start, fix: i } as const;
          const mended = mend(analysis, rule.id, fix.title, analysis.resolveAction(plan));
          // Taken once, it changes nothing a second time.
          if (findingsOf(mended, rule.id).length === 0) assert.equal(mended.resolveAction(plan), undefined, fix.title);
        }
        for (const action of clauseMends(analysis, finding)) {
          if (action.disabled) continue;
          mend(analysis, rule.id, action.title, analysis.resolveAction(action.plan));
        }
      });
    }
  }

  it('exist for the rules that have an exception or a right text', () => {
    const withFix = book.rules.filter((r) => r.examples.bad.some((t) => findingsOf(open(t), r.id).some((f) => f.hit.fixes.length > 0)));
    assert.ok(withFix.length >= 30, `${withFix.length}`);
  });
});

describe('a clause inserted from a finding', () => {
  const draft =
    'AN ORDINANCE relating to custody\n\nSECTION 1. Custody. The Sheriff shall hold a person named in an immigration detainer for 48 hours.\n\nSECTION 2. Reports. The Sheriff shall report each year.\n\nSECTION 3. Effective date. This ordinance takes effect on June 1.\n';
  it('fits, is known afterwards, and is not offered a second time', () => {
    const analysis = open(draft);
    const result = analysis.insertClause('severability');
    assert.ok(result && !result.present);
    const text = applied(draft, result.insertion.edits);
    assert.equal(text.match(/SECTION \d+\./g)?.join(' '), 'SECTION 1. SECTION 2. SECTION 3. SECTION 4.');
    assert.match(text, /SECTION 3\. Severability\.[\s\S]*SECTION 4\. Effective date\./);
    const again = open(text).insertClause('severability');
    assert.equal(again?.present?.label, '§ 3');
  });

  it('leaves the draft as it is until it is asked for', () => {
    const analysis = open(draft);
    analysis.insertClause('severability');
    analysis.clauseStandings();
    analysis.clausePreviews();
    assert.equal(analysis.draft.text.toString(), draft);
  });

  it('of every kind can be put into one draft, one after the other', () => {
    let text = draft;
    for (const clause of book.clauses) {
      const result = open(text).insertClause(clause.id);
      if (!result || result.present) continue;
      text = applied(text, result.insertion.edits);
      assert.match(result.insertion.summary, /^New section \S+/);
    }
    const analysis = open(text);
    const own = analysis.draft.sections.filter((s) => s.kind === 'section' && !s.contents).map((s) => Number(s.number));
    assert.deepEqual(
      own,
      own.map((_, i) => i + 1),
      'sections are numbered through',
    );
    assert.deepEqual(
      analysis.findings.filter((f) => f.hit.rule.id === 'references/dangling').map((f) => f.what),
      [],
    );
  });
});
