/** The scorecard's page as the client writes it, without a workbench, and the table for spreadsheets. */
import assert from 'node:assert/strict';
import { type Card, cardBody, escaped, failedBody, pageHtml, waitingBody } from '../../client/src/scorecard/html';
import { SCRIPT } from '../../client/src/scorecard/script';
import { STYLE } from '../../client/src/scorecard/style';
import type { CoverageResult } from '../../server/src/core/features/coverage';
import { resultOf, scorecardAsCsv } from '../../server/src/core/features/scorecard';
import type { CoverageAnswer } from '../../server/src/protocol';

const SCORE = { present: 1, partial: 0, absent: 2, contrary: 0, total: 3 };
const place = (provision: string, line: number) => ({
  provision,
  range: { start: { line, character: 0 }, end: { line, character: 4 } },
});
const ANSWER: CoverageAnswer = {
  version: 1,
  title: 'An ordinance <script>alert(1)</script> & "more"',
  where: '',
  law: '',
  ofTheField: true,
  items: [],
  score: SCORE,
  form: SCORE,
  criteria: [
    {
      id: 'CR1',
      title: 'No custody',
      questions: [
        { id: 'Q1', text: 'Is it so?', answer: 'yes', evidence: [place('§ 4(a)', 3), place('§ 4(a)', 5), place('§ <i>9</i>', 8)] },
        { id: 'Q2', text: 'Is it more so?', answer: 'other', evidence: [] },
      ],
    },
    { id: 'CR2', title: 'No interviews', questions: [{ id: 'Q3', text: 'And this?', answer: 'no', evidence: [] }] },
  ],
};
const CARD: Card = {
  answer: ANSWER,
  file: 'a&b.ordinance',
  readOn: 'today',
  questions: [{ id: 'L1', text: 'Which agency?', choices: ['jail'], several: false, ofStateLaw: false }],
  landscape: {},
  closed: false,
};

describe('the page of the scorecard', () => {
  const { html, places } = cardBody(CARD);

  it('escapes whatever the draft says', () => {
    assert.equal(escaped(`<a href="x">'&'</a>`), '&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;');
    assert.doesNotMatch(html, /<script|<i>/);
    assert.match(html, /a&amp;b\.ordinance/);
    assert.match(pageHtml('n', ANSWER.title, html), /<title>An ordinance &lt;script&gt;/);
  });

  it('allows its own script and style alone, and has none in an attribute', () => {
    const page = pageHtml('abc', 'Scorecard', html);
    assert.match(page, /default-src 'none'; style-src 'nonce-abc'; script-src 'nonce-abc'; base-uri 'none'; form-action 'none'/);
    assert.deepEqual(page.match(/<(?:script|style)\b[^>]*>/g), ['<style nonce="abc">', '<script nonce="abc">']);
    assert.doesNotMatch(page, /\son\w+=|\sstyle=|https?:|url\(/);
    assert.doesNotMatch(SCRIPT, /eval|Function\(|https?:|fetch|XMLHttp/);
    assert.doesNotMatch(STYLE, /#[0-9a-f]{6}|@import/i);
  });

  it('has headings in order, and tables with captions and heads of rows and columns', () => {
    const levels = [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    assert.deepEqual(levels, [1, 2, 2, 2]);
    assert.deepEqual(html.match(/<caption>[^<]*/g), ['<caption>Yes to 1 of 2 questions', '<caption>Yes to 0 of 1 question']);
    assert.equal(html.match(/<th scope="row">/g)?.length, 3);
    assert.equal(html.match(/<th scope="col">/g)?.length, 6);
  });

  it('says each answer in a word, with a shape that is not read out', () => {
    assert.match(html, /<td class="yes"><span aria-hidden="true">✓<\/span> Yes<\/td>/);
    assert.match(html, /<td class="other"><span aria-hidden="true">◐<\/span> Other<\/td>/);
    assert.match(html, /2 criteria, 3 questions: 1 yes, 1 no, 1 other/);
  });

  it('leads to each provision once, to its first place', () => {
    assert.deepEqual(
      [...places].map(([key, { provision, range }]) => [key, provision, range.start.line]),
      [
        ['Q1/0', '§ 4(a)', 3],
        ['Q1/1', '§ <i>9</i>', 8],
      ],
    );
    assert.match(html, /<button type="button" class="place" data-act="go" data-key="Q1\/0">§ 4\(a\)<\/button>, /);
    assert.match(html, /nothing in the text/);
  });

  it('gives the answers on the landscape where there are any, and says when the draft is closed', () => {
    assert.doesNotMatch(html, /landscape<\/h2>|closed/i);
    const answered = cardBody({ ...CARD, landscape: { L1: ['jail', 'courts'], L9: 'x' }, closed: true }).html;
    assert.match(answered, /<tr><th scope="row">Which agency\?<\/th><td>jail, courts<\/td><\/tr>/);
    assert.match(answered, /a&amp;b\.ordinance \(closed: the answers stand as last read\)/);
  });

  it('has a heading while it waits, and a way to try again where it failed', () => {
    assert.match(waitingBody(), /<h1>.*aria-busy="true"/s);
    assert.match(failedBody(), /<h1>.*<button type="button" data-act="retry">/s);
  });
});

describe('the scorecard as comma-separated values', () => {
  const span = { start: 0, end: 1 };
  const result = {
    items: [],
    score: SCORE,
    form: SCORE,
    ofTheField: true,
    criteria: [
      {
        id: 'CR1',
        title: 'No custody, "ever"',
        questions: [
          {
            id: 'Q1',
            text: '=1+1',
            answer: 'yes',
            evidence: [
              { provision: '§ 4(a)', span },
              { provision: '@SUM(1)', span },
            ],
          },
          { id: 'Q2', text: 'Two\nlines', answer: 'no', evidence: [] },
        ],
      },
    ],
  } satisfies CoverageResult;

  it('quotes what needs it, and lets no cell be taken for a formula', () =>
    assert.equal(
      scorecardAsCsv(result),
      [
        'Criterion,Title,Number,Question,Answer,Where',
        `CR1,"No custody, ""ever""",Q1,'=1+1,yes,§ 4(a); @SUM(1)`,
        'CR1,"No custody, ""ever""",Q2,"Two\nlines",no,',
        '',
      ].join('\r\n'),
    ));

  it('counts', () => assert.equal(resultOf(result.criteria), '1 criterion, 2 questions: 1 yes, 1 no, 0 other'));
});
