/** Findings that meet on the same words: the gravest is shown, and names the others. */
import assert from 'node:assert/strict';
import { open } from '../support/book';
import { marked } from '../support/marks';

interface Case {
  readonly name: string;
  /** The caret stands in the words that are shared. */
  readonly text: string;
  readonly shown: string;
  readonly told: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: 'choices are told with the error on their sentence',
    text: 'No employee shall dis‸close personal information to ICE.',
    shown: 'information/no-status-carve-out',
    told: ['information/one-sided-confidentiality', 'information/sharing-choice'],
  },
  {
    name: 'of two choices the one with a ground of its own is shown',
    text: 'No employee shall give personal informa‸tion to ICE, except as 8 U.S.C. §§ 1373 and 1644 provide.',
    shown: 'information/one-sided-confidentiality',
    told: ['information/sharing-choice'],
  },
  {
    name: 'a hint on the very same words is told too',
    text: 'No employee shall dis‸close personal information to ICE, except immigration status as 8 U.S.C. § 1373 provides.',
    shown: 'information/one-sided-confidentiality',
    told: ['information/sharing-choice', 'information/savings-incomplete'],
  },
];

describe('findings on the same words', () => {
  for (const c of cases) {
    it(c.name, () => {
      const { text, caret } = marked(c.text);
      const analysis = open(text);
      const found = analysis.findings.find((f) => f.hit.rule.id === c.shown);
      assert.ok(found, analysis.findings.map((f) => f.hit.rule.id).join(', '));
      assert.deepEqual(
        found.merged.map((f) => f.hit.rule.id),
        c.told,
      );
      for (const id of c.told) {
        assert.ok(!analysis.findings.some((f) => f.hit.rule.id === id), `${id} stands by itself too`);
        assert.ok(
          found.related.some((r) => r.text.endsWith(`(${id})`)),
          `${id} is not among the related places`,
        );
        const title = analysis.book.rule(id)?.title ?? '';
        assert.ok(analysis.hover(caret)?.markdown.includes(`${title} (${id})`), `the card does not name ${id}`);
      }
    });
  }

  it('offer the mends of all of them', () => {
    const { text, caret } = marked(
      'No employee shall dis‸close personal information to ICE, except immigration status as 8 U.S.C. § 1373 provides.',
    );
    const analysis = open(text);
    const actions = analysis.codeActions({ start: caret, end: caret }, (group) => group === 'quickfix');
    const mend = actions.find((a) => a.title === 'Name both sections');
    assert.ok(mend, actions.map((a) => a.title).join('; '));
    assert.deepEqual(
      analysis.resolveAction(mend.plan)?.map((e) => e.text),
      ['8 U.S.C. §§ 1373 and 1644'],
    );
  });

  it('of other sentences stay apart', () => {
    const analysis = open(
      'No employee shall disclose personal information to ICE. No employee shall give a home address to ICE, except as 8 U.S.C. §§ 1373 and 1644 provide.',
    );
    const ids = analysis.findings.map((f) => f.hit.rule.id);
    assert.ok(ids.includes('information/no-status-carve-out') && ids.includes('information/one-sided-confidentiality'), ids.join(', '));
  });
});
