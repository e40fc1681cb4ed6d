/** Changes of structure, rename of numbers and formatting through the bundled server: what any editor gets. */
import assert from 'node:assert/strict';
import {
  type CodeAction,
  type DocumentUri,
  type Position,
  type Range,
  TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type StructureParams, StructureRequest, type StructureResult } from '../../server/src/protocol';
import { marked } from '../support/marks';
import { BARE, PULLING, TestServer } from '../support/server';

const URI: DocumentUri = 'file:///drafts/lists.ordinance';
const MARKED = 'SECTION 1. Lists.\n(a) A list.\n(‸c) A book.\n(d) Subsection (c) of this section ends.\n';
const RENUMBERED = 'SECTION 1. Lists.\n(a) A list.\n(b) A book.\n(c) Subsection (b) of this section ends.\n';

const textEditsOf = (edit: WorkspaceEdit | undefined | null): TextEdit[] => {
  const change = edit?.documentChanges?.[0];
  return (change && TextDocumentEdit.is(change) ? change.edits : (edit?.changes?.[URI] ?? [])) as TextEdit[];
};
/** The text after edits, through the library that editors use. */
const applied = (text: string, edits: readonly TextEdit[]): string =>
  TextDocument.applyEdits(TextDocument.create(URI, 'ordinance', 1, text), [...edits]);

const at = (text: string, offset: number): Position => TextDocument.create(URI, 'ordinance', 1, text).positionAt(offset);
const caretRange = (text: string, offset: number): Range => ({ start: at(text, offset), end: at(text, offset) });

describe('editing through the server', function () {
  this.timeout(30_000);
  let server: TestServer;
  const { text, caret } = marked(MARKED);
  afterEach(async () => {
    if (server.process.exitCode === null) await server.stop();
  });

  const start = async (options: ConstructorParameters<typeof TestServer>[0] = {}): Promise<void> => {
    server = new TestServer(options);
    await server.start();
    await server.open(URI, text);
  };
  const actions = (only?: string[]): Promise<CodeAction[]> =>
    server.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: URI },
      range: caretRange(text, caret),
      context: { diagnostics: [], triggerKind: 1, ...(only ? { only } : {}) },
    });
  const change = (params: Partial<StructureParams>): Promise<StructureResult> =>
    server.connection.sendRequest(StructureRequest, { uri: URI, position: at(text, caret), change: 'renumberLevel', ...params });

  it('renumbers when asked, with the version that the edits fit', async () => {
    await start();
    const result = await change({});
    assert.equal(result.refused, '');
    assert.equal(result.version, 1);
    assert.equal(applied(text, result.edits), RENUMBERED);
    assert.equal(RENUMBERED.slice(result.caret, result.caret + 1), 'b');
  });

  it('says why where there is nothing to do', async () => {
    await start();
    const result = await change({ change: 'promote' });
    assert.deepEqual(result.edits, []);
    assert.match(result.refused, /directly under its section/);
  });

  it('offers the changes as actions, worked out when chosen', async () => {
    await start();
    const offered = await actions(['refactor']);
    assert.deepEqual(
      offered.filter((a) => !a.disabled && a.data?.structure).map((a) => `${a.kind} ${a.title}`),
      [
        'refactor.move Move § 1(c) up',
        'refactor.move Move § 1(c) down',
        'refactor.move Demote § 1(c)',
        'refactor.rewrite Renumber this level',
        'refactor.rewrite Renumber the provisions of § 1',
        'refactor.rewrite Renumber the document',
      ],
    );
    assert.match(offered.find((a) => a.title === 'Promote § 1(c)')?.disabled?.reason ?? '', /directly under its section/);
    const chosen = offered.find((a) => a.title === 'Renumber this level') as CodeAction;
    assert.equal(chosen.edit, undefined);
    const resolved = await server.connection.sendRequest<CodeAction>('codeAction/resolve', chosen);
    assert.equal(applied(text, textEditsOf(resolved.edit)), RENUMBERED);
  });

  it('gives the edits at once to a client that cannot ask for them later', async () => {
    await start({ capabilities: BARE });
    const up = (await actions(['refactor.move'])).find((a) => a.title === 'Move § 1(c) up');
    assert.equal(
      applied(text, textEditsOf(up?.edit)),
      'SECTION 1. Lists.\n(a) A book.\n(c) A list.\n(d) Subsection (a) of this section ends.\n',
    );
  });

  it('gives a client of ours its command, so that the caret can follow', async () => {
    await start({
      initializationOptions: { commands: { explain: 'x', insertClause: 'x', goTo: 'x', references: 'x', structure: 'our.structure' } },
    });
    const [up] = await actions(['refactor.move']);
    assert.deepEqual(up?.command, { title: 'Move § 1(c) up', command: 'our.structure', arguments: ['moveUp', URI, at(text, caret)] });
  });

  it('marks many edits for the client to show first', async () => {
    const many = `SECTION 1. Lists.\n${Array.from({ length: 60 }, (_, i) => `(${i + 2}) A list.\n`).join('')}`;
    server = new TestServer({
      capabilities: {
        ...PULLING,
        workspace: { ...PULLING.workspace, workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
      },
    });
    await server.start();
    await server.open(URI, many);
    const offered = await server.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: URI },
      range: caretRange(many, 19),
      context: { diagnostics: [], triggerKind: 1, only: ['refactor.rewrite'] },
    });
    const chosen = offered.find((a) => a.title === 'Renumber this level');
    const { edit } = await server.connection.sendRequest<CodeAction>('codeAction/resolve', chosen);
    assert.equal(edit?.changeAnnotations?.structure?.needsConfirmation, true);
    assert.match(edit?.changeAnnotations?.structure?.description ?? '', /^60 numbers changed/);
    assert.ok(applied(many, textEditsOf(edit)).startsWith('SECTION 1. Lists.\n(1) A list.\n(2) A list.\n'));
  });

  it('renames a number with its references, and refuses one that is taken', async () => {
    await start();
    const where = { textDocument: { uri: URI }, position: at(text, caret) };
    const prepared = await server.connection.sendRequest<{ range: Range; placeholder: string }>('textDocument/prepareRename', where);
    assert.deepEqual(prepared, { range: { start: at(text, caret), end: at(text, caret + 1) }, placeholder: 'c' });
    const edit = await server.connection.sendRequest<WorkspaceEdit>('textDocument/rename', { ...where, newName: 'b' });
    assert.equal(
      applied(text, textEditsOf(edit)),
      'SECTION 1. Lists.\n(a) A list.\n(b) A book.\n(d) Subsection (b) of this section ends.\n',
    );
    await assert.rejects(server.connection.sendRequest('textDocument/rename', { ...where, newName: 'a' }), /§ 1\(a\) is already taken\./);
  });

  it('formats a document and a range, and nothing on Enter unless it is set', async () => {
    const loose = 'SECTION 1. Lists. \n(a)  A list.\n(b)  A book.\n';
    let nextNumber = false;
    server = new TestServer({
      capabilities: { ...PULLING, workspace: { ...PULLING.workspace, configuration: true } },
      configuration: () => ({ typing: { nextNumber } }),
    });
    await server.start();
    await server.open(URI, loose);
    const options = { tabSize: 4, insertSpaces: true };
    const whole = await server.connection.sendRequest<TextEdit[]>('textDocument/formatting', { textDocument: { uri: URI }, options });
    assert.equal(applied(loose, whole), 'SECTION 1. Lists.\n(a) A list.\n(b) A book.\n');
    const part = await server.connection.sendRequest<TextEdit[]>('textDocument/rangeFormatting', {
      textDocument: { uri: URI },
      range: { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } },
      options,
    });
    assert.equal(applied(loose, part), 'SECTION 1. Lists. \n(a)  A list.\n(b) A book.\n');
    const enter = { textDocument: { uri: URI }, position: { line: 3, character: 0 }, ch: '\n', options };
    assert.deepEqual(await server.connection.sendRequest('textDocument/onTypeFormatting', enter), []);
    nextNumber = true;
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    const typed = await server.connection.sendRequest<TextEdit[]>('textDocument/onTypeFormatting', enter);
    assert.equal(applied(loose, typed), `${loose}(c) `);
  });
});
