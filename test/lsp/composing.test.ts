/** New ordinances and completed drafts as a client gets them from the bundled server. */
import assert from 'node:assert/strict';
import {
  CompleteDraftRequest,
  type CompleteDraftResult,
  type NewOrdinanceOffers,
  NewOrdinanceOffersRequest,
  type NewOrdinanceParams,
  NewOrdinanceRequest,
  type NewOrdinanceResult,
} from '../../server/src/protocol';
import { PULLING, TestServer } from '../support/server';

const ANSWERS: NewOrdinanceParams = {
  state: 'CA',
  body: 'city',
  name: 'Alder Falls',
  instrument: '',
  policies: ['no-profiling', 'low-level-offenses'],
  strength: 'balanced',
  enforcement: 'none',
  reports: [],
};

describe('new ordinances from the server', function () {
  this.timeout(60_000);
  let server: TestServer;
  before(async () => {
    server = new TestServer({ capabilities: PULLING });
    await server.start();
  });
  after(() => server.stop());

  it('offers the kinds of paper and the policies, those that state law bars unticked and with the statute', async () => {
    const { connection } = server;
    const texas = await connection.sendRequest<NewOrdinanceOffers>(NewOrdinanceOffersRequest, { state: 'TX', body: 'county' });
    const hold = texas.policies.find(({ id }) => id === 'no-detainer-hold');
    assert.equal(hold?.ticked, false);
    assert.match(hold?.voidHere ?? '', /^Tex\. /);
    const york = await connection.sendRequest<NewOrdinanceOffers>(NewOrdinanceOffersRequest, { state: 'NY', body: 'city' });
    assert.deepEqual(
      york.instruments.map(({ id }) => id),
      ['local law', 'ordinance', 'resolution'],
    );
    assert.equal(york.policies.filter(({ ticked }) => ticked).length, 10);
  });

  it('composes a draft with a snippet and a summary', async () => {
    const draft = await server.connection.sendRequest<NewOrdinanceResult>(NewOrdinanceRequest, ANSWERS);
    assert.match(draft.text, /^ORDINANCE NO\. /);
    assert.match(draft.summary, /^\d+ sections, \d+ definitions?, 1 fact to fill in; no other finding$/);
    assert.ok(draft.snippet.includes(['$', '{1:[CODE SECTIONS]}'].join('')));
    assert.match(draft.notes.join('\n'), /§ 36931/);
  });

  it('completes an open draft with edits for the version it has', async () => {
    const uri = 'file:///draft.ordinance';
    await server.open(uri, 'AN ORDINANCE relating to lists\n\nSECTION 1. Lists. The clerk shall keep a list.\n');
    const params = { uri, clauses: [{ clause: 'severability' }, { clause: 'effective-date' }, { clause: 'severabilty' }] };
    const result = await server.connection.sendRequest<CompleteDraftResult>(CompleteDraftRequest, params);
    assert.equal(result.version, 1);
    assert.match(result.summary, /^New sections \d and \d; /);
    assert.match(result.edits.map(({ newText }) => newText).join(''), /Severability[\s\S]*Effective date/);
    assert.deepEqual(result.leftOut, [{ title: 'severabilty', why: 'there is no such clause' }]);
  });
});
