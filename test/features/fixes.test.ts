/** Every mend that a rule offers on its own bad examples: the finding is gone, the rest of the text stands, nothing grows. */
import assert from 'node:assert/strict';
import type { DraftAnalysis } from '../../server/src/core/analysis';
import type { Finding } from '../../server/src/core/rules/finding';
import { book, open } from '../support/book';

const applied = (
  text: string,
  edits: readonly { readonly span: { readonly start: number; readonly end: number }; readonly text: string }[],
): string => {
  let out = text;
  for (const e of [...edits].sort((a, b) => b.span.start - a.span.start)) out = out.slice(0, e.span.start) + e.text + out.slice(e.span.end);
  return out;
};

const findingsOf = (analysis: DraftAnalysis, rule: string): readonly Finding[] => analysis.findings.filter((f) => f.hit.rule.id === rule);

describe('mends', () => {
  for (const rule of book.rules) {
    const offering = rule.examples.bad.filter((text) => findingsOf(open(text), rule.id).some((f) => f.hit.fixes.length > 0));
    for (const [n, text] of offering.entries()) {
      it(`${rule.id}, text ${n + 1}`, () => {
        const analysis = open(text);
        const [finding] = findingsOf(analysis, rule.id);
        assert.ok(finding);
        for (const [i, fix] of finding.hit.fixes.entries()) {
          const edits = analysis.resolveAction({
            kind: 'text',
            rule: rule.id,
            start: analysis.draft.startOf(finding.hit.block) + finding.hit.span.start,
            fix: i,
          });
          assert.ok(edits && edits.length > 0, fix.title);
          const mended = applied(text, edits);
          assert.notEqual(mended, text, fix.title);
          const after = findingsOf(open(mended), rule.id);
          assert.ok(after.length < findingsOf(analysis, rule.id).length, `${fix.title} leaves the finding:\n${mended}`);
          const grave = (a: DraftAnalysis): Set<string> =>
            new Set(a.findings.filter((f) => f.severity === 'error').map((f) => f.hit.rule.id));
          const before = grave(analysis);
          const raised = [...grave(open(mended))].filter((id) => !before.has(id));
          assert.deepEqual(raised, [], `${fix.title} raises an error of another kind:\n${mended}`);
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
