/** The requests of the views through the bundled server: ranges, turns of reading, cancelling, closing. */
import assert from 'node:assert/strict';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import {
  CitedAuthoritiesRequest,
  type CitedAuthoritiesResult,
  SpectrumRequest,
  type SpectrumResult,
  TableOfAuthoritiesRequest,
  type TableOfAuthoritiesResult,
} from '../../server/src/protocol';
import { configured, TestServer } from '../support/server';

const URI = 'file:///drafts/detainers.ordinance';
const HOLD = 'The Sheriff shall hold a person on an immigration detainer.';
const TEXT = `WHEREAS, it is so, Galarza v. Szalczyk, 745 F.3d 634 (3d Cir. 2014);\r\n\r\nSECTION 1. Custody. 😀 ${HOLD}\r\n`;
const ASK = { uri: URI, today: '2026-03-01', mostAuthorities: 10, mostPlaces: 10 };

describe('the views through the server', function () {
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

  it('give the provisions with places in the text, and follow edits', async () => {
    await begin();
    const before = await server.request<SpectrumResult>(SpectrumRequest, { uri: URI, most: 10 });
    const [, requested] = before.levels;
    assert.equal(before.version, 1);
    assert.deepEqual(
      requested?.entries.map((e) => [e.provision, e.verb, e.range]),
      [['§ 1', 'requires', { start: { line: 2, character: 35 }, end: { line: 2, character: 81 } }]],
    );
    await server.change(URI, 2, [{ range: { start: { line: 2, character: 40 }, end: { line: 2, character: 40 } }, text: ' not' }]);
    const after = await server.request<SpectrumResult>(SpectrumRequest, { uri: URI, most: 10 });
    assert.deepEqual([after.version, after.levels[1]?.entries[0]?.verb], [2, 'forbids']);
  });

  it('give the authorities by the day and the setting', async () => {
    await begin(TEXT, { currency: { months: 1 } });
    const found = await server.request<CitedAuthoritiesResult>(CitedAuthoritiesRequest, ASK);
    assert.deepEqual([found.version, found.total, found.uses, found.problems], [1, 1, 1, 0]);
    assert.equal(found.authorities[0]?.currency, 'old');
    assert.equal(found.currencies.find((g) => g.id === 'old')?.title, 'Older than 1 month');
    assert.deepEqual(found.authorities[0]?.places[0]?.range, { start: { line: 0, character: 19 }, end: { line: 0, character: 67 } });
    const table = await server.request<TableOfAuthoritiesResult>(TableOfAuthoritiesRequest, { uri: URI, today: ASK.today });
    assert.match(table.text, /^Cases\n {2}Galarza v\. Szalczyk/);
  });

  it('read a long draft in turns, so that others are answered between them', async () => {
    await begin(Array.from({ length: 40_000 }, (_, i) => `SECTION ${i + 1}. Custody. ${HOLD}\n`).join('\n'));
    await server.findings(URI);
    const order: string[] = [];
    const view = server.request<CitedAuthoritiesResult>(CitedAuthoritiesRequest, ASK).then(() => order.push('view'));
    const card = server
      .request('textDocument/hover', { textDocument: { uri: URI }, position: { line: 0, character: 60 } })
      .then(() => order.push('card'));
    await Promise.all([view, card]);
    assert.deepEqual(order, ['card', 'view']);
  });

  it('stop reading when they are not wanted any more', async () => {
    await begin(Array.from({ length: 20_000 }, (_, i) => `SECTION ${i + 1}. Custody. ${HOLD}\n`).join('\n'));
    const source = new CancellationTokenSource();
    const asked = server.connection.sendRequest(SpectrumRequest, { uri: URI, most: 10 }, source.token);
    source.cancel();
    await assert.rejects(asked, /cancel/i);
  });

  it('give nothing for a draft that is not open', async () => {
    await begin();
    const uri = 'file:///drafts/other.ordinance';
    assert.equal(await server.request(SpectrumRequest, { uri, most: 10 }), null);
    assert.equal(await server.request(CitedAuthoritiesRequest, { ...ASK, uri }), null);
    assert.deepEqual(await server.request(TableOfAuthoritiesRequest, { uri, today: ASK.today }), { text: '' });
  });
});
