/** How provisions hang together, asked of the bundled server by clients that can do much and by clients that can do little. */
import assert from 'node:assert/strict';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  ClientCapabilities,
  CodeLens,
  CompletionItem,
  CompletionList,
  DocumentHighlight,
  DocumentSymbol,
  FoldingRange,
  InlayHint,
  LocationLink,
  Range,
  SelectionRange,
  SymbolInformation,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { BARE, PULLING, TestServer } from '../support/server';

const URI = 'file:///drafts/lists.ordinance';
const TEXT = `AN ORDINANCE relating to lists

SECTION 1. Definitions. In this ordinance:
(a) "Agency" means a department of the City of Alder Falls.

SECTION 2. Lists. An agency shall keep a list.

SECTION 3. Fees. A copy of the list under section 2 is free.
`;

const RICH: ClientCapabilities = {
  ...PULLING,
  textDocument: {
    ...PULLING.textDocument,
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    foldingRange: { rangeLimit: 5000, lineFoldingOnly: true },
    semanticTokens: { requests: { range: true, full: true }, tokenTypes: [], tokenModifiers: [], formats: [] },
    completion: {
      completionItem: { snippetSupport: true, resolveSupport: { properties: ['documentation', 'detail', 'additionalTextEdits'] } },
    },
  },
  workspace: { ...PULLING.workspace, configuration: true },
};
const COMMANDS = { commands: { explain: 'x.explain', insertClause: 'x.insert', goTo: 'x.goTo', references: 'x.references' } };
const SHOWING = { codeLens: { references: true }, inlayHints: { references: true } };

const document = TextDocument.create(URI, 'ordinance', 1, TEXT);
const wordsAt = (range: Range): string => document.getText(range);
/** The place of a word of the text, for a request. */
const placeOf = (words: string, inside = 0) => ({
  textDocument: { uri: URI },
  position: document.positionAt(TEXT.indexOf(words) + inside),
});
const WHOLE = { textDocument: { uri: URI }, range: { start: { line: 0, character: 0 }, end: document.positionAt(TEXT.length) } };

describe('reading requests of the server', function () {
  this.timeout(30_000);
  /** One server for all that one kind of client asks with one kind of settings: starting it is most of a test's work. */
  let shared: TestServer | undefined;
  let version = 1;
  let server: TestServer;
  const start = async (capabilities: ClientCapabilities, settings: unknown = SHOWING, text = TEXT): Promise<void> => {
    const common = capabilities === RICH && settings === SHOWING;
    if (common && shared) {
      server = shared;
      await server.change(URI, ++version, [{ text }]);
      return;
    }
    server = new TestServer({ capabilities, initializationOptions: COMMANDS, configuration: () => settings });
    await server.start();
    await server.open(URI, text, common ? version : 1);
    if (common) shared = server;
  };
  afterEach(async () => {
    if (server !== shared && server.process.exitCode === null) await server.stop();
  });
  after(() => shared?.stop());

  it('gives a lens over each section and counts when it is looked at', async () => {
    await start(RICH);
    const lenses = await server.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: URI } });
    assert.deepEqual(
      lenses.map((l) => [wordsAt(l.range), l.command]),
      [
        ['SECTION 1.', undefined],
        ['SECTION 2.', undefined],
        ['SECTION 3.', undefined],
      ],
    );
    const shown = await Promise.all(lenses.map((l) => server.request<CodeLens>('codeLens/resolve', l)));
    assert.deepEqual(
      shown.map((l) => [l.command?.title, l.command?.command]),
      [
        ['no references', ''],
        ['1 reference', 'x.references'],
        ['no references', ''],
      ],
    );
    assert.deepEqual(shown[1]?.command?.arguments, [URI, lenses[1]?.range.start]);
  });

  it('gives neither lenses nor hints unless they are switched on', async () => {
    await start(RICH, {});
    assert.deepEqual(await server.request('textDocument/codeLens', { textDocument: { uri: URI } }), []);
    assert.deepEqual(await server.request('textDocument/inlayHint', WHOLE), []);
  });

  it('says behind a reference where it leads, with a link', async () => {
    await start(RICH);
    const hints = await server.request<InlayHint[]>('textDocument/inlayHint', WHOLE);
    const [hint] = hints;
    const part = Array.isArray(hint?.label) ? hint.label[0] : undefined;
    assert.equal(hints.length, 1);
    assert.equal(part?.value, '→ Lists');
    assert.equal(part?.location && wordsAt(part.location.range), 'SECTION 2. Lists. An agency shall keep a list.');
    assert.deepEqual(hint?.position, document.positionAt(TEXT.indexOf('section 2') + 'section 2'.length));
  });

  it('tells which sections rely on one another', async () => {
    await start(RICH);
    const [item] = await server.request<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', placeOf('SECTION 2', 3));
    assert.equal(`${item?.name} ${item?.detail}`, '§ 2 Lists');
    const incoming = await server.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item });
    assert.deepEqual(
      incoming.map((c) => [c.from.name, ...c.fromRanges.map(wordsAt)]),
      [['§ 3', 'section 2']],
    );
    const outgoing = await server.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item: incoming[0]?.from });
    assert.deepEqual(
      outgoing.map((c) => [c.to.name, ...c.fromRanges.map(wordsAt)]),
      [['§ 2', 'section 2']],
    );
  });

  it('gives the outline as a tree or, to a client that takes none, as a list', async () => {
    await start(RICH);
    const tree = await server.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri: URI } });
    assert.deepEqual(
      tree.map((s) => [s.name, s.detail, s.children?.length]),
      [
        ['Title', 'AN ORDINANCE relating to lists', 0],
        ['SECTION 1', 'Definitions', 1],
        ['SECTION 2', 'Lists', 0],
        ['SECTION 3', 'Fees', 0],
      ],
    );
    await start(BARE);
    const list = await server.request<SymbolInformation[]>('textDocument/documentSymbol', { textDocument: { uri: URI } });
    assert.deepEqual(
      list.map((s) => [s.name, s.containerName]),
      [
        ['Title AN ORDINANCE relating to lists', undefined],
        ['SECTION 1 Definitions', undefined],
        ['(a) "Agency" means a department of the City of Alder Falls.', 'SECTION 1'],
        ['SECTION 2 Lists', undefined],
        ['SECTION 3 Fees', undefined],
      ],
    );
  });

  it('folds along the outline, and no more than the client takes', async () => {
    await start(RICH);
    const folds = await server.request<FoldingRange[]>('textDocument/foldingRange', { textDocument: { uri: URI } });
    assert.deepEqual(folds, [{ startLine: 2, endLine: 3 }]);
  });

  it('widens a selection from the word to the whole draft', async () => {
    await start(RICH);
    const { textDocument, position } = placeOf('shall keep', 2);
    const [widest] = await server.request<SelectionRange[]>('textDocument/selectionRange', { textDocument, positions: [position] });
    const seen: string[] = [];
    for (let s: SelectionRange | undefined = widest; s; s = s.parent) seen.push(wordsAt(s.range));
    assert.deepEqual(seen, ['shall', 'An agency shall keep a list.', 'SECTION 2. Lists. An agency shall keep a list.', TEXT]);
  });

  it('leads from each word of a reference to its own target, and marks what is under the caret', async () => {
    await start(RICH);
    const [link] = await server.request<LocationLink[]>('textDocument/definition', placeOf('section 2', 3));
    assert.equal(link && wordsAt(link.targetSelectionRange), 'SECTION 2.');
    const marks = await server.request<DocumentHighlight[]>('textDocument/documentHighlight', placeOf('agency shall', 2));
    assert.deepEqual(
      marks.map((m) => [wordsAt(m.range), m.kind]),
      [
        ['Agency', 3],
        ['agency', 2],
      ],
    );
  });

  it('offers the colours of the lines in view, and those of the whole draft only to a client that asks for no less', async () => {
    await start(RICH);
    assert.deepEqual(
      [server.result?.capabilities.semanticTokensProvider?.full, server.result?.capabilities.semanticTokensProvider?.range],
      [false, true],
    );
    const { data } = await server.request<{ data: number[] }>('textDocument/semanticTokens/range', WHOLE);
    assert.ok(data.length > 20 && data.length % 5 === 0);
    await start(BARE);
    assert.equal(server.result?.capabilities.semanticTokensProvider?.full, true);
  });

  it('finds sections and terms by name in the open drafts', async () => {
    await start(RICH);
    const found = await server.request<SymbolInformation[]>('workspace/symbol', { query: 'ag' });
    assert.deepEqual(
      found.map((s) => [s.name, s.containerName, s.location.uri]),
      [['Agency', 'SECTION 1', URI]],
    );
  });

  const BETWEEN = TEXT.replace('SECTION 2', '/\n\nSECTION 2');
  const line = BETWEEN.split('\n').indexOf('/');
  const slash = { textDocument: { uri: URI }, position: { line, character: 1 }, context: { triggerKind: 2, triggerCharacter: '/' } };

  it('gives a clause’s other edits when it is chosen, or at once to a client that cannot ask', async () => {
    await start(RICH, SHOWING, BETWEEN);
    const lazy = (await server.request<CompletionList>('textDocument/completion', slash)).items.find((i) => i.label === '/sev');
    assert.equal(lazy?.additionalTextEdits, undefined);
    const chosen = await server.request<CompletionItem>('completionItem/resolve', lazy);
    assert.deepEqual(
      chosen.additionalTextEdits?.map((e) => e.newText),
      ['3', '4', '3'],
    );
    await start(BARE, SHOWING, BETWEEN);
    const whole = (await server.request<CompletionList>('textDocument/completion', slash)).items.find((i) => i.label === '/sev');
    assert.deepEqual(whole?.additionalTextEdits, chosen.additionalTextEdits);
  });

  it('opens no list while prose is typed, and lists sections behind "section"', async () => {
    const prose = `${TEXT}\nThe Clerk of this City shall see to it that this section is read. See section `;
    await start(RICH, SHOWING, prose);
    const at = TextDocument.create(URI, 'ordinance', 1, prose);
    const ask = async (end: number): Promise<string[]> => {
      const trigger = prose[end - 1] as string;
      const list = await server.request<CompletionList>('textDocument/completion', {
        textDocument: { uri: URI },
        position: at.positionAt(end),
        context: { triggerKind: 2, triggerCharacter: trigger },
      });
      return list.items.map((i) => i.label);
    };
    const from = TEXT.length + 1;
    for (let i = from; i < prose.length - 1; i++) {
      if (/[ A-Z]/.test(prose[i] as string)) assert.deepEqual(await ask(i + 1), [], `behind “${prose.slice(from, i + 1)}”`);
    }
    assert.deepEqual(await ask(prose.length), ['1', '2', '3']);
  });

  it('answers nothing about a draft it does not know', async () => {
    await start(RICH);
    const textDocument = { uri: 'file:///drafts/other.ordinance' };
    const position = { line: 0, character: 0 };
    assert.deepEqual(await server.request('textDocument/codeLens', { textDocument }), []);
    assert.deepEqual(await server.request('textDocument/inlayHint', { textDocument, range: { start: position, end: position } }), []);
    assert.equal(await server.request('textDocument/prepareCallHierarchy', { textDocument, position }), null);
  });
});
