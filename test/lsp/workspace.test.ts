/** A code in many files, through the bundled server over standard input and output. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  Diagnostic,
  Hover,
  Location,
  LocationLink,
  SymbolInformation,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { marked } from '../support/marks';
import { PULLING, type ServerOptions, TestServer } from '../support/server';

const FILES = {
  'code/3-101.ordinance': `§ 3-101. Definitions.

As used in this chapter:
(1) “Kennel” means a place where four or more dogs are kept.
(2) “Leash” means a cord of at most six feet.
`,
  'code/3-102.ordinance': `§ 3-102. License for a kennel.

(a) A person who keeps a kennel shall hold a license.
(b) The clerk shall issue the license within ten days:
    (1) To a person who pays the fee; and
    (2) To a person exempt from the fee.
`,
  'code/3-103.ordinance': `§ 3-103. Fees.

(a) The fee for the license of § 3-102(b) is fifty dollars.
(b) Kennels that hold a license under § 3-102 need not pay twice.
`,
  'notes.txt': '§ 3-109. Not a law. It only looks like one.\n',
};

/** An open draft that refers to the other files. */
const ASKING = `CHAPTER 3. ANIMALS

§ 3-104. Exempt persons.

(a) A person with ⟦a kennel⟧ is exempt under ⟦§ 3-102(b)(2)⟧ from the fee.
(b) The clerk shall keep the list that ⟦section 3-109 of this chapter⟧ names.
`;

const CAPABILITIES: ServerOptions['capabilities'] = {
  ...PULLING,
  window: { workDoneProgress: true },
  workspace: {
    ...PULLING.workspace,
    configuration: true,
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
  },
};

const DANGLING = 'references/dangling';

describe('a folder with a code in many files', function () {
  this.timeout(60_000);
  let server: TestServer;
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'home-rule-'));
    mkdirSync(path.join(folder, 'code'));
    for (const [name, text] of Object.entries(FILES)) writeFileSync(path.join(folder, name), text);
  });
  afterEach(async () => {
    if (server.process.exitCode === null) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  const nameOf = (uri: string): string => uri.slice(pathToFileURL(folder).href.length + 1);
  const READ = /^Read \d+ files? of/;

  /** Starts on the folder and opens a marked-up draft in it; the answer tells positions of its ranges. */
  async function opened(source = ASKING, name = 'code/3-104.ordinance', options: Partial<ServerOptions> = {}) {
    server = new TestServer({ capabilities: CAPABILITIES, folders: [pathToFileURL(folder).href], ...options });
    await server.start();
    const { text, ranges } = marked(source);
    const uri = uriOf(name);
    await server.open(uri, text);
    const lines = text.split('\n');
    const at = (offset: number): { line: number; character: number } => {
      let line = 0;
      let rest = offset;
      while (rest > (lines[line] as string).length) rest -= (lines[line++] as string).length + 1;
      return { line, character: rest };
    };
    const within = (n: number, by = 1): { textDocument: { uri: string }; position: { line: number; character: number } } => ({
      textDocument: { uri },
      position: at((ranges[n]?.start ?? 0) + by),
    });
    return { uri, text, within };
  }

  const dangling = async (uri: string): Promise<Diagnostic[]> => (await server.findings(uri)).filter((d) => d.code === DANGLING);

  it('goes from a reference to the provision in a file that is not open', async () => {
    const { within } = await opened();
    await server.logged(READ);
    const [link, more] = await server.request<LocationLink[]>('textDocument/definition', within(1, 11));
    assert.equal(more, undefined);
    assert.equal(nameOf(String(link?.targetUri)), 'code/3-102.ordinance');
    assert.deepEqual(link?.targetSelectionRange, { start: { line: 5, character: 4 }, end: { line: 5, character: 7 } });
    const [number] = await server.request<LocationLink[]>('textDocument/definition', within(1, 3));
    assert.deepEqual(number?.targetSelectionRange.start, { line: 0, character: 0 });
  });

  it('goes from a term to its definition for the chapter, and shows it in a card', async () => {
    const { within } = await opened();
    await server.logged(READ);
    const [link] = await server.request<LocationLink[]>('textDocument/definition', within(0, 4));
    assert.equal(nameOf(String(link?.targetUri)), 'code/3-101.ordinance');
    assert.deepEqual(link?.targetSelectionRange, { start: { line: 3, character: 5 }, end: { line: 3, character: 11 } });
    const card = await server.request<Hover>('textDocument/hover', within(0, 4));
    assert.match(JSON.stringify(card.contents), /four or more dogs/);
    assert.match(JSON.stringify(card.contents), /Defined for its chapter in § 3/);
  });

  it('shows the words of the provision in a card, with its file', async () => {
    const { within } = await opened();
    await server.logged(READ);
    const card = await server.request<Hover>('textDocument/hover', within(1, 11));
    const words = JSON.stringify(card.contents).replaceAll('\\', '');
    assert.match(words, /§ 3-102\(b\)\(2\)/);
    assert.match(words, /To a person exempt from the fee/);
    assert.match(words, /code\/3-102.ordinance/);
  });

  it('finds all places that refer to a section, from its label and from a reference to it', async () => {
    const { within } = await opened();
    await server.logged(READ);
    const places = (found: Location[]): string[] => found.map((l) => `${nameOf(l.uri)}:${l.range.start.line}`).sort();
    const context = { includeDeclaration: true };
    const fromReference = await server.request<Location[]>('textDocument/references', { ...within(1, 3), context });
    const all = ['code/3-102.ordinance:0', 'code/3-103.ordinance:2', 'code/3-103.ordinance:3', 'code/3-104.ordinance:4'];
    assert.deepEqual(places(fromReference), all);
    const other = uriOf('code/3-102.ordinance');
    await server.open(other, FILES['code/3-102.ordinance']);
    const label = { textDocument: { uri: other }, position: { line: 0, character: 4 } };
    const fromLabel = await server.request<Location[]>('textDocument/references', { ...label, context });
    assert.deepEqual(places(fromLabel), all);
    const marker = { textDocument: { uri: other }, position: { line: 3, character: 1 } };
    const toSubsection = await server.request<Location[]>('textDocument/references', { ...marker, context: { includeDeclaration: false } });
    assert.deepEqual(places(toSubsection), ['code/3-103.ordinance:2', 'code/3-104.ordinance:4']);
  });

  it('finds the uses of a term in the files it is defined for', async () => {
    await opened(FILES['code/3-101.ordinance'], 'code/3-101.ordinance');
    await server.logged(READ);
    const found = await server.request<Location[]>('textDocument/references', {
      textDocument: { uri: uriOf('code/3-101.ordinance') },
      position: { line: 3, character: 7 },
      context: { includeDeclaration: false },
    });
    const places = found.map((l) => `${nameOf(l.uri)}:${l.range.start.line}`).sort();
    assert.deepEqual(places, ['code/3-102.ordinance:0', 'code/3-102.ordinance:2', 'code/3-103.ordinance:3']);
  });

  it('lists sections and terms of files that are not open as symbols', async () => {
    await opened();
    await server.logged(READ);
    const names = async (query: string): Promise<string[]> =>
      (await server.request<SymbolInformation[]>('workspace/symbol', { query })).map((s) => `${s.name} in ${nameOf(s.location.uri)}`);
    assert.deepEqual(await names('fees'), ['§ 3-103 Fees in code/3-103.ordinance']);
    assert.deepEqual(await names('kennel'), ['Kennel in code/3-101.ordinance', '§ 3-102 License for a kennel in code/3-102.ordinance']);
    assert.equal((await names('3-104')).length, 1);
  });

  it('says which sections of other files rely on one', async () => {
    await opened(FILES['code/3-102.ordinance'], 'code/3-102.ordinance');
    await server.logged(READ);
    const [item] = await server.request<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', {
      textDocument: { uri: uriOf('code/3-102.ordinance') },
      position: { line: 0, character: 4 },
    });
    const calls = await server.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item });
    assert.deepEqual(
      calls.map((c) => `${c.from.name} ${nameOf(c.from.uri)} ${c.fromRanges.length}`),
      ['§ 3-103 code/3-103.ordinance 2'],
    );
    const out = async (of: CallHierarchyItem | undefined): Promise<string[]> =>
      (await server.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item: of })).map(
        (c) => `${c.to.name} ${nameOf(c.to.uri)} ${c.fromRanges.length}`,
      );
    assert.deepEqual(await out(calls[0]?.from), ['§ 3-102 code/3-102.ordinance 2']);
    await server.open(uriOf('code/3-103.ordinance'), FILES['code/3-103.ordinance']);
    assert.deepEqual(await out(calls[0]?.from), ['§ 3-102 code/3-102.ordinance 2']);
  });

  it('renames a number with its references in other files, shown before anything is changed', async () => {
    await opened(FILES['code/3-102.ordinance'], 'code/3-102.ordinance');
    await server.logged(READ);
    const at = { textDocument: { uri: uriOf('code/3-102.ordinance') }, position: { line: 0, character: 4 } };
    const edit = await server.request<WorkspaceEdit>('textDocument/rename', { ...at, newName: '3-202' });
    const changes = (edit.documentChanges ?? []) as TextDocumentEdit[];
    const told = changes.map((c) => `${nameOf(c.textDocument.uri)} ${c.textDocument.version} ${c.edits.length}`);
    // The last one changes nothing: it makes the editor show all places before any is changed.
    assert.deepEqual(told, ['code/3-102.ordinance 1 1', 'code/3-103.ordinance null 2', 'code/3-102.ordinance 1 1']);
    const [look] = changes[2]?.edits ?? [];
    assert.deepEqual(look && 'newText' in look && [look.newText, look.range.start], ['', look?.range.end]);
    const [annotation, shown] = Object.values(edit.changeAnnotations ?? {});
    assert.equal(annotation?.needsConfirmation, false);
    assert.equal(shown?.needsConfirmation, true);
    assert.match(String(annotation?.description), /2 in code\/3-103/);
    await assert.rejects(server.request('textDocument/rename', { ...at, newName: '3-103' }), /3-103 is taken/);
  });

  it('renames a term with its uses in the files it is defined for, each to be confirmed', async () => {
    await opened(FILES['code/3-101.ordinance'], 'code/3-101.ordinance');
    await server.logged(READ);
    const at = { textDocument: { uri: uriOf('code/3-101.ordinance') }, position: { line: 3, character: 7 } };
    const edit = await server.request<WorkspaceEdit>('textDocument/rename', { ...at, newName: 'Dog house' });
    const changes = (edit.documentChanges ?? []) as TextDocumentEdit[];
    const told = changes.map((c) => `${nameOf(c.textDocument.uri)}: ${c.edits.map((e) => ('newText' in e ? e.newText : '')).join(', ')}`);
    assert.deepEqual(told, [
      'code/3-101.ordinance: Dog house',
      'code/3-102.ordinance: dog house, dog house',
      'code/3-103.ordinance: Dog houses',
    ]);
    const [annotation] = Object.values(edit.changeAnnotations ?? {});
    assert.equal(annotation?.needsConfirmation, true);
    writeFileSync(path.join(folder, 'code/3-100.ordinance'), '§ 3-100. Definitions. In this chapter, “pound” means a place for strays.\n');
    const created = { files: [{ uri: uriOf('code/3-100.ordinance') }] };
    await server.connection.sendNotification('workspace/didCreateFiles', created);
    await assert.rejects(async () => {
      // The file is read beside other work: the first answers may still be the old ones.
      for (;;) await server.request('textDocument/rename', { ...at, newName: 'pound' });
    }, /“pound” is already defined in code\/3-100/);
  });

  it('renames a section from a reference to it in another file', async () => {
    const { within } = await opened();
    await server.logged(READ);
    const at = within(1, 3);
    const prepared = await server.request<{ placeholder: string }>('textDocument/prepareRename', at);
    assert.equal(prepared.placeholder, '3-102');
    const edit = await server.request<WorkspaceEdit>('textDocument/rename', { ...at, newName: '3-202' });
    const changes = (edit.documentChanges ?? []) as TextDocumentEdit[];
    assert.deepEqual(
      changes.map((c) => `${nameOf(c.textDocument.uri)} ${c.edits.map((e) => ('newText' in e ? e.newText : '')).join()}`).sort(),
      ['code/3-102.ordinance 3-202', 'code/3-103.ordinance 3-202,3-202', 'code/3-104.ordinance ', 'code/3-104.ordinance 3-202'],
    );
  });

  it('finds nothing wrong with a reference that another file answers, and says so when that file goes', async () => {
    writeFileSync(path.join(folder, 'code/3-109.ordinance'), '§ 3-109. List.\n\nThe clerk shall keep a list.\n');
    const { uri } = await opened();
    await server.logged(READ);
    assert.deepEqual(await dangling(uri), []);
    unlinkSync(path.join(folder, 'code/3-109.ordinance'));
    const before = server.refreshes;
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf('code/3-109.ordinance'), type: 3 }],
    });
    await server.until(() => server.refreshes > before);
    assert.equal((await dangling(uri)).length, 1);
    await server.open(uriOf('code/new.ordinance'), '§ 3-109. List.\n\nThe clerk shall keep a list.\n');
    await server.until(() => server.refreshes > before + 1);
    assert.deepEqual(await dangling(uri), []);
  });

  it('holds such a finding back only while the folder is being read', async () => {
    const { uri } = await opened();
    assert.deepEqual(await dangling(uri), []);
    await server.until(() => server.refreshes > 0);
    assert.equal((await dangling(uri)).length, 1);
  });

  it('takes what is typed in an open draft for its file, until it is closed unsaved', async () => {
    const { within } = await opened();
    await server.logged(READ);
    const other = uriOf('code/3-102.ordinance');
    const target = async (): Promise<number> => (await server.request<LocationLink[]>('textDocument/definition', within(1, 3))).length;
    assert.equal(await target(), 1);
    await server.open(other, FILES['code/3-102.ordinance']);
    await server.change(other, 2, [{ range: { start: { line: 0, character: 2 }, end: { line: 0, character: 7 } }, text: '3-302' }]);
    assert.equal(await target(), 0);
    await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri: other } });
    assert.equal(await target(), 1);
  });

  it('tells other open drafts when an edit brings the section they ask for', async () => {
    const { uri } = await opened();
    await server.until(() => server.refreshes > 0);
    assert.equal((await dangling(uri)).length, 1);
    const other = uriOf('code/3-103.ordinance');
    await server.open(other, FILES['code/3-103.ordinance']);
    const before = server.refreshes;
    await server.change(other, 2, [
      { range: { start: { line: 4, character: 0 }, end: { line: 4, character: 0 } }, text: '\n§ 3-109. List.\n\nA list.\n' },
    ]);
    await server.until(() => server.refreshes > before);
    assert.deepEqual(await dangling(uri), []);
  });

  it('finds the place in a file that has changed unheard', async () => {
    const { within } = await opened();
    await server.logged(READ);
    writeFileSync(path.join(folder, 'code/3-102.ordinance'), `\n\n${FILES['code/3-102.ordinance']}`);
    const [link] = await server.request<LocationLink[]>('textDocument/definition', within(1, 3));
    assert.equal(link?.targetSelectionRange.start.line, 2);
    unlinkSync(path.join(folder, 'code/3-102.ordinance'));
    assert.deepEqual(await server.request<LocationLink[]>('textDocument/definition', within(1, 3)), []);
  });

  it('reads no other file of a folder that is not trusted, until it is', async () => {
    const { within, uri } = await opened(ASKING, undefined, { initializationOptions: { trusted: false } });
    await server.logged(/not trusted/);
    assert.deepEqual(await server.request('textDocument/definition', within(1, 3)), []);
    const other = uriOf('code/3-102.ordinance');
    await server.open(other, FILES['code/3-102.ordinance']);
    assert.equal((await server.request<LocationLink[]>('textDocument/definition', within(1, 3))).length, 1);
    assert.deepEqual(
      (await server.request<SymbolInformation[]>('workspace/symbol', { query: 'fees' })).map((s) => s.name),
      [],
    );
    await server.connection.sendNotification('homeRule/trust');
    await server.logged(READ);
    assert.equal((await server.request<SymbolInformation[]>('workspace/symbol', { query: 'fees' })).length, 1);
    assert.equal((await dangling(uri)).length, 1);
  });

  it('reads the files that the settings name, and those the editor calls ordinances', async () => {
    const settings: Record<string, unknown> = { homeRule: {}, 'files.associations': { '*.txt': 'ordinance' } };
    const { uri } = await opened(ASKING, undefined, { configuration: (_scope, section) => settings[section ?? ''] });
    await server.logged(READ);
    assert.deepEqual(await dangling(uri), [], 'notes.txt holds § 3-109');
    settings['files.associations'] = {};
    const before = server.refreshes;
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await server.until(() => server.refreshes > before + 1);
    assert.equal((await dangling(uri)).length, 1);
    settings.homeRule = { workspace: { files: ['**/*.txt'], exclude: ['code'] } };
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await server.until(() => server.log.filter((l) => READ.test(l)).length === 3);
    assert.deepEqual(await dangling(uri), []);
    const watched = server.registered.filter((r) => r.method === 'workspace/didChangeWatchedFiles').at(-1);
    assert.match(JSON.stringify(watched?.registerOptions), /\*\*\/\*\.txt/);
  });

  it('shows progress on a long reading, and stops it when asked', async () => {
    for (let i = 0; i < 1500; i++)
      writeFileSync(
        path.join(folder, 'code', `x${i}.ordinance`),
        `§ 8-${1000 + i}. Heading.\n\n${'The clerk shall keep the list that § 8-2999 names.\n'.repeat(20)}`,
      );
    await (async () => {
      server = new TestServer({
        capabilities: CAPABILITIES,
        folders: [pathToFileURL(folder).href],
        initializationOptions: { progressAfter: 0 },
      });
      await server.start();
      server.onProgress = ({ token, value }) => {
        if (value.kind === 'begin') void server.connection.sendNotification('window/workDoneProgress/cancel', { token });
      };
      await server.open(uriOf('code/3-104.ordinance'), marked(ASKING).text);
    })();
    await server.until(() => server.progress.some((p) => p.value.kind === 'end'));
    const begin = server.progress.find((p) => p.value.kind === 'begin');
    assert.equal(begin?.value.cancellable, true);
    assert.match(String(begin?.value.title), /^Reading home-rule-/);
    await server.logged(/was stopped after \d+ of 1503 files/);
    assert.ok(!server.log.some((l) => READ.test(l)));
    const names = await server.request<SymbolInformation[]>('workspace/symbol', { query: '3-104' });
    assert.equal(names.length, 1);
  });

  it('goes on past files that cannot be read, and says each once', async () => {
    writeFileSync(path.join(folder, 'code/binary.ordinance'), Buffer.from([0x50, 0x4b, 0, 1, 2]));
    writeFileSync(
      path.join(folder, 'code/old.ordinance'),
      Buffer.from([0xa7, ...Buffer.from(' 3-150. List. A '), 0x93, ...Buffer.from('x'), 0x94]),
    );
    writeFileSync(path.join(folder, 'code/large.ordinance'), `§ 3-151. Large.\n${'x'.repeat(1_100_000)}`);
    symlinkSync(path.join(folder, 'code'), path.join(folder, 'code/again'), 'junction');
    symlinkSync(path.join(folder, 'gone.ordinance'), path.join(folder, 'code/dead.ordinance'));
    await opened(ASKING, undefined, {
      configuration: (_scope, section) => (section === 'homeRule' ? { workspace: { maxFileSize: 1 } } : null),
    });
    await server.logged(READ);
    const out = server.log.filter((l) => l.includes('left out')).sort();
    assert.equal(out.length, 2, out.join('\n'));
    assert.match(String(out[0]), /^code\/binary.ordinance is left out: it is not a text file/);
    assert.match(String(out[1]), /^code\/large.ordinance is left out: it is larger than 1 MB/);
    const names = (query: string): Promise<SymbolInformation[]> => server.request('workspace/symbol', { query });
    assert.equal((await names('3-150')).length, 1);
    assert.equal((await names('3-102')).length, 1);
  });

  it('reads a folder that is added, and forgets one that is closed', async () => {
    const { within } = await opened(ASKING, undefined, { folders: [] });
    assert.deepEqual(await server.request('textDocument/definition', within(1, 3)), []);
    const event = { uri: pathToFileURL(folder).href, name: 'x' };
    await server.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: [event], removed: [] } });
    await server.logged(READ);
    assert.equal((await server.request<LocationLink[]>('textDocument/definition', within(1, 3))).length, 1);
    await server.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [event] } });
    assert.deepEqual(await server.request('textDocument/definition', within(1, 3)), []);
  });

  it('asks the client for files it cannot reach itself', async () => {
    const root = 'memory://store/code';
    server = new TestServer({ capabilities: CAPABILITIES, folders: [root], initializationOptions: { servesFiles: true } });
    const asked: string[] = [];
    server.connection.onRequest('homeRule/listFiles', () => ({
      uris: [`${root}/3-102.ordinance`, `${root}/.git/x.ordinance`, `${root}/notes.txt`],
      cut: false,
    }));
    server.connection.onRequest('homeRule/readFiles', ({ uris }: { uris: string[] }) => {
      asked.push(...uris);
      const base64 = Buffer.from(FILES['code/3-102.ordinance']).toString('base64');
      return { files: uris.map((uri) => ({ uri, base64 })) };
    });
    await server.start();
    const { text, ranges } = marked(ASKING);
    await server.open(`${root}/3-104.ordinance`, text);
    await server.logged(READ);
    assert.deepEqual(asked, [`${root}/3-102.ordinance`]);
    const line = text.slice(0, ranges[1]?.start).split('\n').length - 1;
    const character = (ranges[1]?.start ?? 0) - text.lastIndexOf('\n', ranges[1]?.start) + 2;
    const textDocument = { uri: `${root}/3-104.ordinance` };
    const [link] = await server.request<LocationLink[]>('textDocument/definition', { textDocument, position: { line, character } });
    assert.equal(link?.targetUri, `${root}/3-102.ordinance`);
  });
});
