import assert from 'node:assert/strict';
import type { DraftAnalysis } from '../../server/src/core/analysis';
import { PLAIN_SHAPE, renderClause } from '../../server/src/core/clauses';
import type { CoverageStatus } from '../../server/src/core/coverage/types';
import type { CoverageResult } from '../../server/src/core/features/coverage';
import { book, lawbook, open, type PartialSettings } from '../support/book';

const ALL = Number.POSITIVE_INFINITY;
const items = lawbook.coverage.flatMap((source) => source.items);
const byId = new Map(items.map((item) => [item.id, item]));

const resultOf = (analysis: DraftAnalysis): CoverageResult => analysis.coverage.result(analysis.settings, ALL);
const coverageOf = (text: string, settings: PartialSettings = {}): CoverageResult => resultOf(open(text, settings));
const statusIn = (text: string, id: string, settings: PartialSettings = {}): CoverageStatus | undefined =>
  coverageOf(text, settings).items.find((item) => item.id === id)?.status;

describe('the checklist', () => {
  it('holds 73 items, the form of an ordinance, 8 criteria with 19 questions and 5 on the landscape', () => {
    const counted = items.filter((item) => item.source !== 'form');
    assert.equal(counted.length, 73);
    assert.equal(items.length - counted.length, 7);
    assert.deepEqual(
      lawbook.coverage.filter((s) => s.items.length > 0).map((s) => [s.id, s.items.length]),
      [
        ['toolkit', 16],
        ['criteria', 8],
        ['white-paper', 32],
        ['nijc', 9],
        ['icap', 5],
        ['dhs', 3],
        ['form', 7],
      ],
    );
    const criteria = lawbook.coverage.flatMap((s) => s.criteria);
    assert.deepEqual(
      criteria.map((c) => c.id),
      ['CR1', 'CR2', 'CR3', 'CR4', 'CR5', 'CR6', 'CR7', 'CR8'],
    );
    const questions = criteria.flatMap((c) => c.questions.map((q) => q.id));
    assert.deepEqual(
      questions,
      Array.from({ length: 19 }, (_, i) => `Q${i + 1}`),
    );
    assert.deepEqual(
      lawbook.coverage.flatMap((s) => s.landscape).map((q) => q.id),
      ['L1', 'L2', 'L3', 'L4', 'L5'],
    );
  });

  it('offers a model clause for every item of the checklist', () => {
    for (const item of items) if (item.source !== 'form') assert.ok(book.clause(item.clause), item.id);
  });

  for (const item of items) {
    const { examples } = byId.get(item.sameAs) ?? item;
    for (const status of ['present', 'absent', 'partial', 'contrary'] as const)
      examples[status].forEach((text, i) => {
        it(`${item.id} is ${status} in its text ${i + 1}`, () => {
          const found = coverageOf(text).items.find(({ id }) => id === item.id);
          // What belongs to a resolution does not apply to a text that is none.
          assert.equal(found?.status, status, text);
          assert.equal(found.places > 0, status !== 'absent');
        });
      });
  }
});

describe('the checklist and the model clauses', () => {
  for (const clause of lawbook.clauses)
    it(`${clause.id} supplies what it says and opposes nothing`, () => {
      const wording = clause.wordings[0];
      assert.ok(wording);
      const form = clause.supplies.includes('C-WP-R1')
        ? 'RESOLVED, That the council acts as follows:'
        : 'The City Council ordains as follows:';
      const text = [
        form,
        'SECTION 1. Scope. This chapter is about civil immigration enforcement.',
        renderClause(clause, wording, PLAIN_SHAPE, 'plain', '2'),
      ].join('\n\n');
      const result = coverageOf(text);
      const told = clause.supplies.map((id) => {
        const found = result.items.find((item) => item.id === id);
        const whole = byId.get(byId.get(id)?.sameAs ?? '') ?? byId.get(id);
        // One clause may supply a part of an item, or less than all of it where the item says what less would be.
        const enough =
          found?.status === 'present' || (found?.status === 'partial' && whole && (whole.parts.length > 1 || whole.partial.length > 0));
        return enough ? [] : [`${id}: ${found?.status}`];
      });
      assert.deepEqual(told.flat(), []);
      // Without a right of action is the choice that this clause makes.
      const opposed = result.items.filter((i) => i.status === 'contrary' && clause.id !== 'no-private-right-of-action');
      assert.deepEqual(
        opposed.map((i) => `${i.id}: ${i.evidence[0]?.provision}`),
        [],
      );
    });
});

describe('the standing of the items', () => {
  const BAN = 'An officer shall not hold a person on an immigration detainer.';

  it('does not ask for what the law of the state bars', () => {
    const text = 'An officer shall not take part in civil immigration enforcement.';
    assert.equal(statusIn(text, 'C-TK-P1'), 'absent');
    assert.equal(statusIn(text, 'C-TK-P1', { jurisdiction: { state: 'TX', body: 'county' } }), 'not-applicable');
  });

  it('tells of a draft on another subject nothing but its form', () => {
    const result = coverageOf('AN ORDINANCE relating to audits\nSECTION 1. Audits. The auditor shall audit each contract each year.');
    assert.equal(result.ofTheField, false);
    assert.deepEqual([result.score.present, result.score.partial, result.score.contrary], [0, 0, 0]);
    assert.equal(result.items.find((i) => i.id === 'form.title')?.status, 'present');
  });

  it('stays what a reading from scratch gives, through edits', () => {
    const analysis = open(`§ 1. ${BAN}\n\n§ 2. An employee shall not ask a person about immigration status.`);
    resultOf(analysis);
    const edits: readonly (readonly [string, string])[] = [
      ['detainer.', 'detainer, except as provided in section 2.'],
      ['shall not ask', 'may ask'],
      ['immigration status', 'the weather'],
      ['an immigration detainer', 'a whim'],
    ];
    for (const [before, after] of edits) {
      const text = analysis.draft.text.toString();
      const at = text.indexOf(before);
      if (at >= 0) analysis.edit(at, at + before.length, after);
      assert.deepEqual(resultOf(analysis), coverageOf(analysis.draft.text.toString()));
    }
  });
});
