import * as vscode from 'vscode';
import { cardsAt, closeAll, expect, expectEqual, findingsOf, rangeOf, ruleOf, until } from './support';

const DANGLING = 'references/dangling';

/** The code that the folder of the tests holds beside the sample draft. */
function fileIn(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  expect(folder, 'a folder');
  return vscode.Uri.joinPath(folder.uri, 'code', name);
}

async function show(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(fileIn(name)));
}

/** File and first line of each place, as `3-102.ordinance:0`. */
const placesOf = (found: readonly (vscode.Location | vscode.LocationLink)[]): string[] =>
  found
    .map((each) => ('targetUri' in each ? { uri: each.targetUri, range: each.targetSelectionRange ?? each.targetRange } : each))
    .map(({ uri, range }) => `${uri.path.slice(uri.path.lastIndexOf('/') + 1)}:${range.start.line}`)
    .sort();

async function definitionsOf(editor: vscode.TextEditor, words: string, by: number): Promise<string[]> {
  const at = rangeOf(editor, words).start.translate(0, by);
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    editor.document.uri,
    at,
  );
  return placesOf(found);
}

describe('a code in several files', () => {
  afterEach(closeAll);

  it('leads from a reference to a file that is not open', async () => {
    const editor = await show('3-102.ordinance');
    await until('the place in the other file', async () => (await definitionsOf(editor, '§ 3-103(b)', 4)).includes('3-103.ordinance:0'));
    expectEqual(await definitionsOf(editor, '§ 3-103(b)', 8), ['3-103.ordinance:3'], 'the subsection');
    expectEqual(await definitionsOf(editor, 'a kennel shall', 3), ['3-101.ordinance:3'], 'the definition of the term');
    const card = await cardsAt(editor, rangeOf(editor, '§ 3-103(b)').start.translate(0, 8));
    expect(card.includes('the city runs'), `the words of the other file, and not “${card}”`);
  });

  it('finds what refers to a section in all files', async () => {
    const editor = await show('3-103.ordinance');
    const found = await until('places in the other file', async () => {
      const places = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        editor.document.uri,
        rangeOf(editor, '3-103').start,
      );
      return places.length > 1 && placesOf(places);
    });
    expectEqual(found, ['3-102.ordinance:4', '3-102.ordinance:5', '3-103.ordinance:0'], 'places');
  });

  it('lists sections of files that are not open among the symbols of the workspace', async () => {
    await show('3-101.ordinance');
    await until('the symbol', async () => {
      const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'kennel');
      return found.some(({ location }) => location.uri.path.endsWith('/3-102.ordinance'));
    });
  });

  it('lets the references of other files follow a rename of a section', async () => {
    const editor = await show('3-103.ordinance');
    const files = await until('edits in both files', async () => {
      const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        editor.document.uri,
        rangeOf(editor, '3-103').start.translate(0, 1),
        '3-203',
      );
      const found = edit.entries().map(([uri, edits]) => `${uri.path.slice(uri.path.lastIndexOf('/') + 1)} ${edits.length}`);
      return found.length > 1 && found.sort();
    });
    expectEqual(
      files.map((each) => each.split(' ')[0]),
      ['3-102.ordinance', '3-103.ordinance'],
      'files',
    );
  });

  it('follows files that are made and deleted', async () => {
    const uri = fileIn('3-104.ordinance');
    await vscode.workspace.fs.writeFile(
      uri,
      new TextEncoder().encode(
        'CHAPTER 3. ANIMALS\n\n§ 3-104. Lists.\n\nThe clerk shall keep the list that section 3-105 of this chapter names.\n',
      ),
    );
    const editor = await show('3-104.ordinance');
    const missing = (): boolean => findingsOf(editor).some((finding) => ruleOf(finding) === DANGLING);
    await until('the finding', missing);
    await vscode.workspace.fs.writeFile(
      fileIn('3-105.ordinance'),
      new TextEncoder().encode('§ 3-105. Names.\n\nThe list names each dog.\n'),
    );
    await until('the finding to go', () => !missing());
    await vscode.workspace.fs.delete(fileIn('3-105.ordinance'));
    await until('the finding to come back', missing);
    await closeAll();
    await vscode.workspace.fs.delete(uri);
  });
});
