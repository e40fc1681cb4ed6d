/** Where a draft is enacted, through the bundled server: the question and its answers, the status, and a change of the setting. */
import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { StatusNotification, type StatusParams } from '../../server/src/protocol';
import { PULLING, TestServer } from '../support/server';

const URI = 'file:///place.ordinance';
const TEXT = `AN ORDINANCE of the City of Tacoma, Washington, relating to immigration detainers.

SECTION 1. Custody. The jail shall not hold a person on the basis of an immigration detainer.
`;
const COMMANDS = {
  explain: 'test.explain',
  insertClause: 'test.insert',
  goTo: 'test.goTo',
  references: 'test.references',
  setPlace: 'test.setPlace',
  turnOff: 'test.turnOff',
};

describe('the place of enactment', function () {
  this.timeout(60_000);
  let server: TestServer;
  let jurisdiction: { state: string; body: string; name: string };
  const said: StatusParams[] = [];
  const codes = async (): Promise<unknown[]> => (await server.findings(URI)).map((d) => d.code);

  beforeEach(async () => {
    jurisdiction = { state: '', body: 'city', name: '' };
    said.length = 0;
    server = new TestServer({
      capabilities: { ...PULLING, workspace: { ...PULLING.workspace, configuration: true } },
      initializationOptions: { commands: COMMANDS },
      configuration: () => ({ jurisdiction }),
    });
    server.connection.onNotification(StatusNotification, (params: StatusParams) => {
      said.push(params);
    });
    await server.start();
    await server.open(URI, TEXT);
  });
  afterEach(async () => {
    await server.stop();
  });

  it('is asked for once, with what the draft names as the first answer', async () => {
    const asked = (await server.findings(URI)).filter((d) => d.code === 'state-law/state-not-set');
    assert.equal(asked.length, 1);
    assert.match(String(asked[0]?.message), /^Tell Home Rule where this will be enacted[\s\S]*The draft names Washington\.$/);
    const actions = await server.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: URI },
      range: asked[0]?.range,
      context: { diagnostics: asked },
    });
    assert.deepEqual(
      actions
        .filter((a) => a.command?.command === COMMANDS.setPlace || a.command?.command === COMMANDS.turnOff)
        .map((a) => [a.title, a.command?.arguments]),
      [
        ['Enacted in Tacoma, Washington (city)', ['WA', 'city', 'Tacoma', false]],
        ['Choose where it will be enacted…', ['WA', 'city', 'Tacoma', true]],
        ['Do not ask in this workspace', ['state-law/state-not-set']],
      ],
    );
  });

  it('changes the findings and the status with the setting', async () => {
    assert.ok(!(await codes()).includes('state-law/detainer-refusal'));
    assert.deepEqual([said.at(-1)?.where, said.at(-1)?.law], ['', '']);
    jurisdiction = { state: 'TX', body: 'county', name: 'Alder County' };
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    const after = await codes();
    assert.ok(after.includes('state-law/detainer-refusal') && !after.includes('state-law/state-not-set'), after.join());
    assert.deepEqual(
      [said.at(-1)?.where, said.at(-1)?.law],
      ['Alder County, Texas (county)', 'State law requires cooperation and bars local limits; as of 28 Feb. 2026, high confidence'],
    );
  });
});
