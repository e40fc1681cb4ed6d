import * as vscode from 'vscode';
import { closeAll, DRAFT, expect, expectEqual, findingOf, openDraft, until } from './support';

/** The memo that has been opened as a new text. */
const memoShown = (): vscode.TextEditor | undefined =>
  vscode.window.visibleTextEditors.find(({ document }) => document.languageId === 'markdown' && document.uri.scheme === 'untitled');

/** Answers the dialog that asks where to save, as the drafter would, while `run` runs. */
async function savingTo(target: vscode.Uri | undefined, run: () => PromiseLike<unknown>): Promise<void> {
  const window = vscode.window as { showSaveDialog: typeof vscode.window.showSaveDialog };
  const dialog = window.showSaveDialog;
  window.showSaveDialog = () => Promise.resolve(target);
  try {
    await run();
  } finally {
    window.showSaveDialog = dialog;
  }
}

const textOf = async (uri: vscode.Uri): Promise<string> => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

function inFolder(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  expect(folder, 'a folder');
  return vscode.Uri.joinPath(folder.uri, name);
}

describe("counsel's memo", () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeAll();
  });

  it('opens beside the draft, which stays as it is', async () => {
    const editor = await openDraft();
    await findingOf(editor, 'detention/detainer-hold');
    const { version } = editor.document;
    await vscode.commands.executeCommand('homeRule.writeMemo', 'markdown');
    const memo = await until('the memo', memoShown);
    const text = memo.document.getText();
    expect(
      /^\*\*Draft for counsel: privileged and confidential\*\*\n\n# Memorandum\n/.test(text),
      `the head of a memo, in:\n${text.slice(0, 300)}`,
    );
    expect(text.includes('#### Issue 1. Custody on a detainer alone'), 'the issue');
    const now = new Date();
    expect(text.includes(`, ${now.getFullYear()}\n\n**Re:**`), 'the year of today');
    expect(memo.viewColumn !== editor.viewColumn, 'another column');
    expectEqual(editor.document.getText(), DRAFT, 'the draft');
    expectEqual(editor.document.version, version, 'version of the draft');
  });

  it('is saved as one page of HTML', async () => {
    await openDraft();
    const target = inFolder('memo.html');
    await savingTo(target, () => vscode.commands.executeCommand('homeRule.writeMemo', 'html'));
    const page = await textOf(target);
    await vscode.workspace.fs.delete(target);
    expect(page.startsWith('<!DOCTYPE html>') && page.includes("default-src 'none'"), 'a page with its policy');
    expect(!page.includes('<script'), 'no script');
  });

  it('is saved over no ordinance', async () => {
    await openDraft();
    const draft = inFolder('code/3-102.ordinance');
    const before = await textOf(draft);
    await savingTo(draft, () => vscode.commands.executeCommand('homeRule.writeMemo', 'saveMarkdown'));
    expectEqual(await textOf(draft), before, 'the ordinance');
  });

  it('does nothing where the drafter goes back', async () => {
    const editor = await openDraft();
    await savingTo(undefined, () => vscode.commands.executeCommand('homeRule.writeMemo', 'html'));
    expectEqual(editor.document.getText(), DRAFT, 'the draft');
    expect(memoShown() === undefined, 'no memo');
  });
});
