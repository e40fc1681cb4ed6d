import * as vscode from 'vscode';
import { caretAfter, closeAll, expect, expectEqual, openDraft, rangeOf, until } from './support';

const LISTS = `SECTION 1. Lists.
(a) The clerk keeps a list.
(c) The list is public.
(d) Subsection (c) of this section does not bind the court.

SECTION 2. Fees. A copy under section 1(d) is free.
`;

/** Waits until the draft reads as it should. */
async function reads(editor: vscode.TextEditor, text: string): Promise<void> {
  await until(`the text, which is now\n${editor.document.getText()}`, () => editor.document.getText() === text);
}

/** The words from the caret to the end of its line. */
const behindCaret = (editor: vscode.TextEditor): string => {
  const at = editor.selection.active;
  return editor.document.lineAt(at.line).text.slice(at.character);
};

describe('structure', () => {
  afterEach(closeAll);

  it('renumbers a level with its references, and one undo takes it back', async () => {
    const editor = await openDraft(LISTS);
    caretAfter(editor, '(c) The ');
    await vscode.commands.executeCommand('homeRule.renumberLevel');
    await reads(editor, LISTS.replace('(c) The', '(b) The').replace('(d) Subsection (c)', '(c) Subsection (b)').replace('1(d)', '1(c)'));
    expectEqual(behindCaret(editor), 'list is public.', 'what stands behind the caret');
    await vscode.commands.executeCommand('undo');
    await reads(editor, LISTS);
  });

  it('moves a section with everything under it, and the caret with its words', async () => {
    const editor = await openDraft(LISTS);
    caretAfter(editor, 'A copy');
    await vscode.commands.executeCommand('homeRule.moveUp');
    await until('the section above', () =>
      editor.document.getText().startsWith('SECTION 1. Fees. A copy under section 2(d) is free.\n\nSECTION 2. Lists.'),
    );
    expectEqual(behindCaret(editor), ' under section 2(d) is free.', 'what stands behind the caret');
    await vscode.commands.executeCommand('homeRule.moveDown');
    await reads(editor, LISTS);
    expectEqual(behindCaret(editor), ' under section 1(d) is free.', 'what stands behind the caret');
  });

  it('demotes and promotes a provision', async () => {
    const draft = LISTS.replace('(c) The', '(b) The').replace('(d) Subsection (c)', '(c) Subsection (b)').replace('1(d)', '1(c)');
    const text = `${draft}\nSECTION 3. Books.\n(a) The clerk keeps:\n(1) a book; and\n(2) a map.\n`;
    const editor = await openDraft(text);
    caretAfter(editor, '(b) The ');
    await vscode.commands.executeCommand('homeRule.demote');
    await until('the paragraph', () =>
      editor.document.getText().includes('(1) The list is public.\n(b) Subsection (a)(1) of this section'),
    );
    expectEqual(behindCaret(editor), 'list is public.', 'what stands behind the caret');
    await vscode.commands.executeCommand('homeRule.promote');
    await reads(editor, text);
  });

  it('renames a number with its references', async () => {
    const editor = await openDraft(LISTS);
    const at = rangeOf(editor, '(c) The').start.translate(0, 1);
    const edit = await until('the edits', async () => {
      const found = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        editor.document.uri,
        at,
        'b',
      );
      return found.size > 0 && found;
    });
    expect(await vscode.workspace.applyEdit(edit), 'the edits to be made');
    await reads(editor, LISTS.replace('(c) The', '(b) The').replace('Subsection (c)', 'Subsection (b)'));
  });

  it('offers the changes in the menu of actions', async () => {
    const editor = await openDraft(LISTS);
    const at = rangeOf(editor, '(c) The').start;
    const titles = await until('the actions', async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        editor.document.uri,
        new vscode.Range(at, at),
        vscode.CodeActionKind.Refactor.value,
      );
      const found = actions.map(({ title }) => title);
      return found.includes('Renumber this level') && found;
    });
    expect(titles.includes('Move § 1(c) up'), `a move up among ${titles.join(', ')}`);
  });

  it('formats spacing and changes no word', async () => {
    const editor = await openDraft('SECTION 1. Lists. \n(a)  The clerk keeps a list.\n(b)  It is public.\n');
    await until('the format', async () => {
      await vscode.commands.executeCommand('editor.action.formatDocument');
      return editor.document.getText() === 'SECTION 1. Lists.\n(a) The clerk keeps a list.\n(b) It is public.\n';
    });
  });

  it('says so where there is nothing to do, and changes nothing', async () => {
    const editor = await openDraft('SECTION 1. Lists.\n(a) A list.\n(b) A book.\n');
    caretAfter(editor, '(a) A');
    const { version } = editor.document;
    await vscode.commands.executeCommand('homeRule.renumberDocument');
    await vscode.commands.executeCommand('homeRule.promote');
    expectEqual(editor.document.version, version, 'version of the draft');
  });
});
