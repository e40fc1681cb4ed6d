/** Citations through the bundled server: one style for all, forms at the caret, references over files. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type CodeAction, type Location, TextDocumentEdit, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { NormalizeCitationsRequest, type NormalizeCitationsResult } from '../../server/src/protocol';
import { marked } from '../support/marks';
import { PULLING, TestServer } from '../support/server';

const URI = 'file:///drafts/cites.ordinance';
const TEXT =
  'SECTION 1. Law.\nA detainer is a request. Galarza vs. Szalczyk, 745 F. 3d 634 (3rd Cir. 2014). So is a notice. I‸d. at 640.\n';
const { text, caret } = marked(TEXT);
const IN_STYLE =
  'SECTION 1. Law.\nA detainer is a request. Galarza v. Szalczyk, 745 F.3d 634 (3d Cir. 2014). So is a notice. Id. at 640.\n';

const document = TextDocument.create(URI, 'ordinance', 1, text);
const applied = (edits: readonly TextEdit[]): string => TextDocument.applyEdits(document, [...edits]);
const editsOf = (edit: WorkspaceEdit | undefined): TextEdit[] => {
  const change = edit?.documentChanges?.[0];
  return (change && TextDocumentEdit.is(change) ? change.edits : (edit?.changes?.[URI] ?? [])) as TextEdit[];
};

describe('citations through the server', function () {
  this.timeout(30_000);
  let server: TestServer;
  let folder = '';
  afterEach(async () => {
    if (server.process.exitCode === null) await server.stop();
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
    folder = '';
  });

  const actions = (only?: string[]): Promise<CodeAction[]> => {
    const position = document.positionAt(caret);
    return server.request('textDocument/codeAction', {
      textDocument: { uri: URI },
      range: { start: position, end: position },
      context: { diagnostics: [], triggerKind: 1, ...(only ? { only } : {}) },
    });
  };
  const resolved = (action: CodeAction | undefined): Promise<CodeAction> => server.request('codeAction/resolve', action);

  it('brings all into one style when asked, with the version that the edits fit', async () => {
    server = new TestServer();
    await server.start();
    await server.open(URI, text);
    const result = await server.request<NormalizeCitationsResult>(NormalizeCitationsRequest, { uri: URI });
    assert.deepEqual([result.version, result.summary], [1, '1 citation changed.']);
    assert.equal(applied(result.edits), IN_STYLE);
  });

  it('does so as an action on the source, which stands in no other list', async () => {
    server = new TestServer({ capabilities: PULLING });
    await server.start();
    await server.open(URI, text);
    const all = 'Normalize all citations (Bluebook)';
    const [action, more] = await actions(['source.normalizeCitations']);
    assert.equal(more, undefined);
    assert.equal(action?.title, all);
    assert.equal(applied(editsOf(action?.edit ?? (await resolved(action)).edit)), IN_STYLE);
    assert.ok(!(await actions()).some((a) => a.title === all));
    assert.deepEqual(await actions(['source.fixAll']), []);
  });

  it('gives the form at the caret in full', async () => {
    server = new TestServer({ capabilities: PULLING });
    await server.start();
    await server.open(URI, text);
    const action = (await actions()).find((a) => a.title.startsWith('Give the full citation'));
    assert.equal(
      applied(editsOf(action?.edit ?? (await resolved(action)).edit)),
      text.replace('Id. at 640', 'Galarza v. Szalczyk, 745 F.3d 634, 640 (3d Cir. 2014)'),
    );
  });

  it('finds all places that cite an authority, short forms and names too, in all files of the folder', async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'home-rule-'));
    const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
    writeFileSync(
      path.join(folder, 'a.ordinance'),
      'SECTION 1. Law.\nGalarza v. Szalczyk, 745 F.3d 634 (3d Cir. 2014), says so.\nId. at 641.\n',
    );
    writeFileSync(path.join(folder, 'b.ordinance'), 'SECTION 1. Law.\nPrintz v. United States, 521 U.S. 898 (1997), says so.\n');
    server = new TestServer({ capabilities: PULLING, folders: [pathToFileURL(folder).href] });
    await server.start();
    await server.open(uriOf('open.ordinance'), text);
    await server.logged(/^Read \d+ files? of/);
    const found = await server.request<Location[]>('textDocument/references', {
      textDocument: { uri: uriOf('open.ordinance') },
      position: document.positionAt(caret),
      context: { includeDeclaration: true },
    });
    assert.deepEqual(found.map((l) => `${path.basename(l.uri)}:${l.range.start.line}:${l.range.start.character}`).sort(), [
      'a.ordinance:1:0',
      'a.ordinance:2:0',
      'open.ordinance:1:25',
      'open.ordinance:1:94',
    ]);
  });
});
