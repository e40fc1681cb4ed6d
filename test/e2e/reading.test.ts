import * as vscode from 'vscode';
import { caretAfter, closeAll, expect, expectEqual, openDraft, rangeOf, until } from './support';

const LISTS = `AN ORDINANCE relating to lists

SECTION 1. Definitions. In this ordinance:
(a) "Agency" means a department of the City of Alder Falls.

SECTION 2. Lists. An agency shall keep a list.

SECTION 3. Fees. A copy of the list under section 2 is free.
`;

const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('homeRule');
const set = (name: string, value: unknown): Thenable<void> => settings().update(name, value, vscode.ConfigurationTarget.Global);

describe('reading a draft in the editor', () => {
  afterEach(async () => {
    await set('codeLens.references', undefined);
    await set('inlayHints.references', undefined);
    await closeAll();
  });

  it('counts above a section what refers to it, once that is switched on', async () => {
    await set('codeLens.references', true);
    const { document } = await openDraft(LISTS);
    const titles = await until('the lenses', async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 10);
      return lenses.length === 3 && lenses.map(({ command }) => command?.title);
    });
    expectEqual(titles, ['no references', '1 reference', 'no references'], 'lenses');
  });

  it('says behind a reference where it leads, once that is switched on', async () => {
    await set('inlayHints.references', true);
    const { document } = await openDraft(LISTS);
    const whole = new vscode.Range(document.positionAt(0), document.positionAt(LISTS.length));
    const [hint] = await until('the hints', async () => {
      const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, whole);
      return hints.length > 0 && hints;
    });
    const [part] = typeof hint?.label === 'string' ? [] : (hint?.label ?? []);
    expectEqual(part?.value, '→ Lists', 'the words of the hint');
    expectEqual(part?.location?.range.start.line, 5, 'where it leads');
  });

  it('tells which sections rely on a section', async () => {
    const editor = await openDraft(LISTS);
    const names = await until('the sections', async () => {
      const [item] = await vscode.commands.executeCommand<vscode.CallHierarchyItem[]>(
        'vscode.prepareCallHierarchy',
        editor.document.uri,
        rangeOf(editor, 'SECTION 2').start,
      );
      const calls = item && (await vscode.commands.executeCommand<vscode.CallHierarchyIncomingCall[]>('vscode.provideIncomingCalls', item));
      return calls && calls.length > 0 && calls.map(({ from }) => `${from.name} ${from.detail}`);
    });
    expectEqual(names, ['§ 3 Fees'], 'sections');
  });

  it('shows the outline of a draft', async () => {
    const { document } = await openDraft(LISTS);
    const names = await until('the outline', async () => {
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      return symbols?.map(({ name, detail }) => `${name} ${detail}`);
    });
    expectEqual(names.slice(1), ['SECTION 1 Definitions', 'SECTION 2 Lists', 'SECTION 3 Fees'], 'outline');
  });

  it('offers a section behind "section", and a clause with its edits elsewhere', async () => {
    const editor = await openDraft(LISTS.replace('SECTION 3', '/\n\nSECTION 3').replace('under section 2', 'under section '));
    const offered = async (place: vscode.Position, trigger: string): Promise<vscode.CompletionItem[]> => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        editor.document.uri,
        place,
        trigger,
        60,
      );
      return items;
    };
    const labelOf = ({ label }: vscode.CompletionItem): string => (typeof label === 'string' ? label : label.label);
    caretAfter(editor, 'under section ');
    const sections = await until('the sections', async () => {
      const items = await offered(editor.selection.active, ' ');
      return items.length > 0 && items.map(labelOf);
    });
    expectEqual(sections.slice(0, 3), ['1', '2', '3'], 'sections');
    const clauses = await offered(rangeOf(editor, '/\n').start.translate(0, 1), '/');
    const clause = clauses.find((item) => labelOf(item) === '/sev');
    expect(
      clause?.additionalTextEdits?.some(({ newText }) => newText === '4'),
      'the later section gives way',
    );
  });
});
