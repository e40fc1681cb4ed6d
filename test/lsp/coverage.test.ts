/** The checklist through the bundled server: places in the text, edits, turns, cancelling, the scorecard as files, the landscape. */
import assert from 'node:assert/strict';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import {
  type CoverageAnswer,
  CoverageRequest,
  LandscapeRequest,
  type LandscapeResult,
  ScorecardRequest,
  type ScorecardResult,
} from '../../server/src/protocol';
import { configured, TestServer } from '../support/server';

const URI = 'file:///drafts/detainers.ordinance';
const TEXT = `AN ORDINANCE relating to immigration detainers\r\n\r\nSECTION 1. Custody. 😀 The Sheriff shall not hold a person on an immigration detainer.\r\n`;

describe('the checklist through the server', function () {
  this.timeout(60_000);
  let server: TestServer;
  afterEach(async () => {
    if (server.process.exitCode === null) await server.stop();
  });
  const begin = async (text = TEXT, settings?: unknown): Promise<void> => {
    server = new TestServer(configured(settings));
    await server.start();
    await server.open(URI, text);
  };
  const coverage = (): Promise<CoverageAnswer> => server.request<CoverageAnswer>(CoverageRequest, { uri: URI, most: 5 });

  it('tells each item with its places in the text, and follows edits', async () => {
    await begin();
    const before = await coverage();
    assert.deepEqual([before.version, before.ofTheField, before.score.total, before.criteria.length], [1, true, 73, 8]);
    assert.match(before.title, /^an ordinance relating to immigration detainers$/i);
    const held = before.items.find((item) => item.id === 'C-TK-P1');
    assert.deepEqual([held?.status, held?.places, held?.evidence[0]?.provision], ['present', 1, '§ 1']);
    assert.equal(held?.evidence[0]?.range.start.line, 2);
    assert.equal(before.criteria[0]?.questions[0]?.answer, 'yes');
    const not = TEXT.split('\r\n')[2]?.indexOf(' not') ?? -1;
    await server.change(URI, 2, [{ range: { start: { line: 2, character: not }, end: { line: 2, character: not + 4 } }, text: '' }]);
    const after = await coverage();
    assert.deepEqual([after.version, after.items.find((item) => item.id === 'C-TK-P1')?.status], [2, 'contrary']);
  });

  it('names the place of enactment, and what the law of the state bars', async () => {
    await begin(TEXT.replace('not hold', 'hold'), { jurisdiction: { state: 'TX', body: 'county', name: 'Maple' } });
    const { where, law, items } = await coverage();
    assert.deepEqual([where, law !== ''], ['Maple, Texas (county)', true]);
    const barred = items.filter((item) => item.status === 'not-applicable' && item.note.startsWith('barred by'));
    assert.ok(barred.length > 0);
    assert.ok(barred.every((item) => item.clause === ''));
  });

  it('tells of a draft on another subject its form alone', async () => {
    await begin('AN ORDINANCE relating to fences\n\nSECTION 1. Fences. A fence shall not be taller than 6 feet.\n');
    const { ofTheField, score, form } = await coverage();
    assert.deepEqual([ofTheField, score.present, form.present > 0], [false, 0, true]);
  });

  it('answers anew after a change of all the text, and not where the answer is no longer wanted', async () => {
    await begin();
    await coverage();
    await server.change(URI, 2, [
      {
        range: { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } },
        text: TEXT.replace('shall not hold', 'shall hold').repeat(900),
      },
    ]);
    const source = new CancellationTokenSource();
    const asked = server.connection.sendRequest(CoverageRequest, { uri: URI, most: 5 }, source.token);
    source.cancel();
    await assert.rejects(asked, /cancel/i);
    const { version, items } = await coverage();
    assert.equal(version, 2);
    assert.equal(items.find(({ id }) => id === 'C-TK-P1')?.status, 'contrary');
  });

  it('writes the scorecard down as Markdown, HTML and CSV', async () => {
    await begin(TEXT.replace('detainers\r', '<b>detainers</b>\r'));
    const asked = { uri: URI, date: '2026-03-01', landscape: { L1: 'jail', L2: ['jail', 'courts'] } };
    const [markdown, html, csv] = await Promise.all(
      (['markdown', 'html', 'csv'] as const).map((format) => server.request<ScorecardResult>(ScorecardRequest, { ...asked, format })),
    );
    assert.match(markdown?.text ?? '', /^# Criteria scorecard\n/);
    assert.match(markdown?.text ?? '', /8 criteria, 19 questions: \d+ yes, \d+ no, \d+ other/);
    assert.match(markdown?.text ?? '', /Jail, courts/);
    assert.match(html?.text ?? '', /&lt;b&gt;detainers/);
    assert.doesNotMatch(html?.text ?? '', /<b>detainers|<script/);
    const lines = (csv?.text ?? '').split('\r\n');
    assert.equal(lines[0], 'Criterion,Title,Number,Question,Answer,Where');
    assert.equal(lines.length, 21);
    assert.match(lines[1] ?? '', /^CR1,.*,Q1,.*,yes,§ 1$/);
  });

  it('gives the five questions on the landscape, and what the file of the state says', async () => {
    await begin();
    const { questions, law } = await server.request<LandscapeResult>(LandscapeRequest, { state: 'TX' });
    assert.deepEqual(
      questions.map(({ id, several, ofStateLaw }) => [id, several, ofStateLaw]),
      [
        ['L1', false, false],
        ['L2', true, false],
        ['L3', false, false],
        ['L4', false, false],
        ['L5', false, true],
      ],
    );
    assert.match(law, /^Texas: .* As of .* confidence\.$/);
    assert.equal((await server.request<LandscapeResult>(LandscapeRequest, { state: '' })).law, '');
  });

  it('answers nothing about a draft that is not open', async () => {
    await begin();
    assert.equal(await server.request<CoverageAnswer | null>(CoverageRequest, { uri: 'file:///none.ordinance', most: 5 }), null);
  });
});
