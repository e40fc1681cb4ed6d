/** Companion papers as a user gets them: from the command line, and from the bundled server. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type PaperItem, PaperRequest, type PaperResult, PapersRequest } from '../../server/src/protocol';
import { Folder, run } from '../support/cli';
import { PULLING, TestServer } from '../support/server';

const ROWAN =
  'AN ORDINANCE of the County of Rowan relating to custody\n\nThe Board of Supervisors ordains:\n\nSECTION 1. Duty. The County Counsel shall advise.\n';

describe('home-rule list papers, home-rule new --paper', function () {
  this.timeout(60_000);
  const folder = new Folder();

  it('lists each paper with its kind, and the texts it has besides the usual one', () => {
    const { code, out, err } = run(['list', 'papers']);
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^request-log +form +Log of requests and contacts$/m);
    assert.match(out, /^records-request-state .*\(also: detainers and responses; messages and calls; policies, training and logs\)$/m);
  });

  it('writes a paper with blanks in brackets', () => {
    const { code, out, err } = run(['new', '--paper', 'command-review-form']);
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^# Command review of a request for help\n\n\*\*\[NAME OF CITY OR COUNTY\]\*\*/);
  });

  it('takes the names from a draft', () => {
    const draft = path.join(folder.path, 'rowan.ordinance');
    writeFileSync(draft, ROWAN);
    const { out } = run(['new', '--paper=quarterly-report', '--draft', draft]);
    assert.match(out, /\*\*County of Rowan\*\*[\s\S]*To the Board of Supervisors\./);
    assert.equal(run(['new', '--paper', 'quarterly-report', '--draft', '-'], ROWAN).out, out);
    assert.equal(readFileSync(draft, 'utf8'), ROWAN);
  });

  it('writes another text of it, the columns of a table, and a new file that it never writes over', () => {
    assert.match(
      run(['new', '--paper', 'records-request-state', '--wording', 'messages and calls']).out,
      /^# Request for public records: messages/,
    );
    const target = path.join(folder.path, 'log.csv');
    assert.deepEqual(run(['new', '--paper', 'request-log', '--output', target]), { code: 0, out: '', err: '' });
    const first = readFileSync(target, 'utf8');
    assert.match(first, /^Event number,Received,[^\n]+\n$/);
    assert.equal(run(['new', '--paper', 'audit-plan', '--output', target]).code, 2);
    assert.equal(readFileSync(target, 'utf8'), first);
  });

  const mistakes: readonly (readonly [name: string, args: readonly string[], says: RegExp])[] = [
    ['no such paper', ['new', '--paper', 'request-logs'], /There is no paper request-logs\. Did you mean request-log\?/],
    ['no such text', ['new', '--paper', 'request-log', '--wording', 'short'], /request-log has no text "short"/],
    [
      'a draft that is not there',
      ['new', '--paper', 'request-log', '--draft', 'nowhere.ordinance'],
      /nowhere\.ordinance: there is no such file/,
    ],
    ['another format', ['new', '--paper', 'request-log', '--format', 'pdf'], /--format pdf: use one of markdown, csv\./],
    ['another list', ['list', 'people'], /Say what to list: papers\./],
  ];
  for (const [name, args, says] of mistakes)
    it(`says what is wrong with ${name}`, () => {
      const { code, out, err } = run(args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, says);
    });
});

describe('the companion papers of the server', function () {
  this.timeout(60_000);

  it('need no draft, and take the names of one that is open', async () => {
    const server = new TestServer({ capabilities: PULLING });
    try {
      await server.start();
      const items = await server.request<readonly PaperItem[]>(PapersRequest, undefined);
      assert.ok(items.some(({ id, kind }) => id === 'judicial-warrant-card' && kind === 'card'));
      const ask = (paper: string, uri?: string): Promise<PaperResult | null> =>
        server.request(PaperRequest, { paper, ...(uri === undefined ? {} : { uri }) });
      assert.match((await ask('agreement-register'))?.text ?? '', /\[NAME OF CITY OR COUNTY\]/);
      const uri = 'file:///drafts/rowan.ordinance';
      await server.open(uri, ROWAN);
      assert.match((await ask('agreement-register', uri))?.text ?? '', /\*\*County of Rowan\*\*/);
      assert.match((await ask('agreement-register', 'file:///drafts/closed.ordinance'))?.text ?? '', /\[NAME OF CITY OR COUNTY\]/);
      assert.equal(await ask('nothing'), null);
    } finally {
      await server.stop();
    }
  });
});
