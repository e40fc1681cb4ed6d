/** The bundled server over standard input and output: what an editor sees. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type CodeAction, type Hover, type Location, TextDocumentEdit, type WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { BARE, PULLING, TestServer } from '../support/server';

const URI = 'file:///drafts/welcoming.ordinance';
const DETAINER = 'SECTION 1. Custody. The Sheriff shall hold a person named in an immigration detainer for 48 hours.\n';
const fixture = (name: string): string => readFileSync(path.resolve(__dirname, '../../../test/fixtures/drafts', name), 'utf8');

/** Applies a workspace edit to a text through the library that editors use. */
function applied(text: string, edit: WorkspaceEdit | undefined): string {
  const change = edit?.documentChanges?.[0];
  const edits = change && TextDocumentEdit.is(change) ? change.edits : (edit?.changes?.[URI] ?? []);
  return TextDocument.applyEdits(TextDocument.create(URI, 'ordinance', 1, text), edits as { range: never; newText: string }[]);
}

describe('the server over standard input and output', function () {
  this.timeout(30_000);
  let server: TestServer;
  afterEach(async () => {
    if (server.process.exitCode === null) await server.stop();
  });

  it('answers with its capabilities and ends with code 0', async () => {
    server = new TestServer();
    const result = await server.start();
    assert.equal(result.serverInfo?.name, 'Home Rule');
    assert.equal(result.capabilities.hoverProvider, true);
    assert.ok(result.capabilities.diagnosticProvider);
    assert.equal(await server.stop(), 0);
  });

  it('gives findings when asked, with code, source and severity', async () => {
    server = new TestServer();
    await server.start();
    await server.open(URI, DETAINER);
    const found = (await server.findings(URI)).find((d) => d.code === 'detention/detainer-hold');
    assert.equal(found?.severity, 1);
    assert.equal(found?.source, 'Home Rule');
    assert.match(String(found?.message), /Morales/);
    assert.equal(found?.range.start.line, 0);
  });

  it('says "unchanged" for the same version and a full report after an edit', async () => {
    server = new TestServer();
    await server.start();
    await server.open(URI, DETAINER);
    const first = await server.pull(URI);
    assert.equal(first.kind, 'full');
    const again = await server.pull(URI, first.resultId);
    assert.equal(again.kind, 'unchanged');
    await server.change(URI, 2, [{ range: { start: { line: 0, character: 38 }, end: { line: 0, character: 38 } }, text: 'not ' }]);
    const after = await server.pull(URI, first.resultId);
    assert.equal(after.kind, 'full');
    assert.deepEqual(after.kind === 'full' ? after.items.filter((d) => d.code === 'detention/detainer-hold') : [], []);
  });

  it('takes several changes in one message, each in the text the last one left', async () => {
    server = new TestServer();
    await server.start();
    await server.open(URI, 'SECTION 1. One.\r\n');
    await server.change(URI, 2, [
      { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, text: 'SECTION 2. Two 😀.\r\n' },
      { range: { start: { line: 1, character: 18 }, end: { line: 1, character: 18 } }, text: ' See section 7 of this ordinance.' },
    ]);
    const found = (await server.findings(URI)).find((d) => d.code === 'references/dangling');
    assert.deepEqual(found?.range, { start: { line: 1, character: 23 }, end: { line: 1, character: 50 } });
  });

  it('pushes findings to a client that cannot ask, and takes them back on closing', async () => {
    server = new TestServer({ capabilities: BARE });
    await server.start();
    await server.open(URI, DETAINER);
    assert.ok((await server.pushedAt(URI, 1)).some((d) => d.code === 'detention/detainer-hold'));
    await server.change(URI, 2, [{ text: 'SECTION 1. Custody. The Sheriff shall keep a list.\n' }]);
    assert.deepEqual(
      (await server.pushedAt(URI, 2)).filter((d) => d.code === 'detention/detainer-hold'),
      [],
    );
  });

  it('mends a finding: the finding is gone and a second run changes nothing', async () => {
    server = new TestServer();
    await server.start();
    await server.open(URI, DETAINER);
    const found = (await server.findings(URI)).filter((d) => d.code === 'detention/detainer-hold');
    const actions = await server.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: URI },
      range: found[0]?.range,
      context: { diagnostics: found },
    });
    const mend = actions.find((a) => a.title === 'Add the judicial-warrant exception');
    assert.ok(mend, actions.map((a) => a.title).join(', '));
    const { edit } = await server.request<CodeAction>('codeAction/resolve', mend);
    const text = applied(DETAINER, edit);
    assert.match(text, /unless a judicial warrant/);
    await server.change(URI, 2, [{ text }]);
    assert.deepEqual(
      (await server.findings(URI)).filter((d) => d.code === 'detention/detainer-hold'),
      [],
    );
  });

  it('offers a clause that answers a finding, and the clause answers it', async () => {
    const text = fixture('list-form.ordinance')
      .replace(
        'SECTION 7. Severability. If a provision of this ordinance is held invalid, the rest of the ordinance remains in effect.\n\n',
        '',
      )
      .replace('SECTION 8', 'SECTION 7');
    server = new TestServer();
    await server.start();
    await server.open(URI, text);
    const found = (await server.findings(URI)).filter((d) => d.code === 'structure/missing-severability');
    assert.equal(found.length, 1);
    const actions = await server.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: URI },
      range: found[0]?.range,
      context: { diagnostics: found },
    });
    const insert = actions.find((a) => a.title === 'Insert clause: Severability');
    assert.ok(insert, actions.map((a) => a.title).join(', '));
    const { edit } = await server.request<CodeAction>('codeAction/resolve', insert);
    const next = applied(text, edit);
    assert.match(next, /SECTION 7\. Severability/);
    assert.match(next, /SECTION 8\. Effective date/);
    await server.change(URI, 2, [{ text: next }]);
    assert.deepEqual(
      (await server.findings(URI)).filter((d) => d.code === 'structure/missing-severability'),
      [],
    );
  });

  it('shows a card over a citation and escapes the words of the draft', async () => {
    server = new TestServer();
    await server.start();
    await server.open(
      URI,
      'WHEREAS, it is so, Galarza v. Szalczyk, 745 F.3d 634 (3d Cir. 2014);\nSECTION 1. "[x](command:evil) <b>" means a list. A [x](command:evil) <b> is kept.\n',
    );
    const card = await server.request<Hover>('textDocument/hover', { textDocument: { uri: URI }, position: { line: 0, character: 25 } });
    assert.match(JSON.stringify(card.contents), /Galarza v\. Szalczyk/);
    assert.match(JSON.stringify(card.contents), /as of/);
    const term = await server.request<Hover | null>('textDocument/hover', {
      textDocument: { uri: URI },
      position: { line: 1, character: 14 },
    });
    assert.ok(!JSON.stringify(term?.contents ?? '').includes('](command:evil)'));
  });

  it('goes from a reference to its target', async () => {
    server = new TestServer();
    await server.start();
    await server.open(URI, fixture('list-form.ordinance'));
    const line = fixture('list-form.ordinance')
      .split('\n')
      .findIndex((l) => l.startsWith('(b) Subsection (a)(2)'));
    const links = await server.request<{ targetSelectionRange: Location['range'] }[]>('textDocument/definition', {
      textDocument: { uri: URI },
      position: { line, character: 19 },
    });
    assert.equal(links[0]?.targetSelectionRange.start.line, line - 5);
  });

  it('reads settings by document, names a wrong one and goes on with its default', async () => {
    server = new TestServer({
      capabilities: { ...PULLING, workspace: { ...PULLING.workspace, configuration: true } },
      configuration: (scope) => (scope === URI ? { findings: { severity: { 'detention/detainer-hold': 'hint' }, max: 'many' } } : {}),
    });
    await server.start();
    await server.open(URI, DETAINER);
    await server.open('file:///other.ordinance', DETAINER);
    const severity = async (uri: string): Promise<number | undefined> =>
      (await server.findings(uri)).find((d) => d.code === 'detention/detainer-hold')?.severity;
    assert.equal(await severity(URI), 4);
    assert.equal(await severity('file:///other.ordinance'), 1);
    assert.ok(
      server.log.some((l) => l.includes('homeRule.findings.max') && l.includes('number from 10 to 1000')),
      server.log.join('\n'),
    );
  });

  it('answers requests about documents it does not know with nothing', async () => {
    server = new TestServer();
    await server.start();
    const position = { line: 3, character: 1 };
    const textDocument = { uri: 'file:///nowhere.ordinance' };
    for (const method of [
      'hover',
      'definition',
      'references',
      'completion',
      'documentSymbol',
      'foldingRange',
      'prepareRename',
      'documentHighlight',
      'documentLink',
    ]) {
      const answer = await server.request<unknown>(`textDocument/${method}`, {
        textDocument,
        position,
        context: { includeDeclaration: true },
      });
      assert.ok(answer === null || (Array.isArray(answer) && answer.length === 0), `${method}: ${JSON.stringify(answer)}`);
    }
    assert.equal(await server.request('homeRule/insertClause', { uri: textDocument.uri, clause: 'severability' }), null);
  });

  it('runs as `home-rule lsp --stdio` too', async () => {
    server = new TestServer({ command: ['dist/cli.js', 'lsp', '--stdio'] });
    await server.start();
    await server.open(URI, DETAINER);
    assert.ok((await server.findings(URI)).length > 0);
    assert.equal(await server.stop(), 0);
  });

  for (const [name, text] of Object.entries({
    empty: '',
    blanks: ' \n\t\n',
    'lone surrogates': 'SECTION 1. \ud800 shall \udc00 not.\n',
    'control signs': '\u0000\u0001SECTION 1.\u000b The\u2028 clerk\u0007 shall.\r',
    'only brackets': '[[[[((((]]]]))))'.repeat(200),
    'one long line': 'The clerk shall hold a person on a detainer, unless a judge orders it. '.repeat(20_000),
    'deep lists': Array.from({ length: 400 }, (_, i) => `${'('.repeat(1)}${i + 1})(a)(i)(A) The clerk shall:`).join('\n'),
    'many quotes': '“'.repeat(20_000),
  })) {
    it(`survives ${name}`, async () => {
      server = new TestServer();
      await server.start();
      await server.open(URI, text);
      await server.findings(URI);
      for (const method of ['documentSymbol', 'foldingRange', 'documentLink', 'semanticTokens/full'])
        await server.request(`textDocument/${method}`, { textDocument: { uri: URI } });
      await server.request('textDocument/hover', { textDocument: { uri: URI }, position: { line: 0, character: 5 } });
      await server.request('homeRule/clauses', { uri: URI });
      await server.change(URI, 2, [
        {
          range: { start: { line: 0, character: 0 }, end: { line: 999_999, character: 3 } },
          text: 'SECTION 1. The clerk shall keep a list.\n',
        },
      ]);
      assert.deepEqual(await server.findings(URI), []);
      assert.equal(await server.stop(), 0);
      assert.deepEqual(
        server.log.filter((l) => l.includes('failed')),
        [],
      );
    });
  }
});
