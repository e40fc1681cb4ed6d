import * as vscode from 'vscode';
import { type MemoParams, MemoRequest, type MemoResult } from '../../../server/src/protocol';
import type { Checker } from '../checker';
import { today } from '../day';
import { needDraftEditor } from '../drafts';
import { say } from '../say';

interface Way extends vscode.QuickPickItem {
  readonly format: MemoParams['format'];
  /** Whether it goes into a file; else it is opened as a new text. */
  readonly save: boolean;
}

const WAYS: readonly Way[] = [
  {
    label: 'Open as Markdown',
    detail: 'A new text beside the draft, to be read and edited. Nothing is saved.',
    format: 'markdown',
    save: false,
  },
  { label: 'Save as HTML…', detail: 'One file to print, send or open in Word', format: 'html', save: true },
  { label: 'Save as Markdown…', detail: 'A text file', format: 'markdown', save: true },
];

const ENDING: Readonly<Record<MemoParams['format'], string>> = { html: 'html', markdown: 'md' };

/** Writes counsel's memo on the draft in front, into a new text or into a file of the user's choice. The draft is not touched. */
export async function writeMemo(checker: Checker, way?: unknown): Promise<void> {
  const editor = needDraftEditor();
  if (editor === undefined) return;
  const { document } = editor;
  const chosen =
    wayNamed(way) ??
    (await vscode.window.showQuickPick(WAYS, { title: 'Write Legal Memo', placeHolder: 'How do you want it?', matchOnDetail: true }));
  if (chosen === undefined) return;
  const params: MemoParams = { uri: document.uri.toString(), format: chosen.format, date: today() };
  const memo = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: 'Writing the memo' }, () =>
    checker.ask<MemoResult>(MemoRequest, params),
  );
  if (memo === undefined || memo === null) return;
  if (chosen.save) await save(document, memo, chosen.format);
  else {
    const text = await vscode.workspace.openTextDocument({ language: 'markdown', content: memo.text });
    await vscode.window.showTextDocument(text, { viewColumn: vscode.ViewColumn.Beside, preview: false });
  }
}

/** The way that a caller names, such as a key binding of the user's own: "markdown", "html", "saveMarkdown". */
const wayNamed = (way: unknown): Way | undefined =>
  way === 'markdown' ? WAYS[0] : way === 'html' ? WAYS[1] : way === 'saveMarkdown' ? WAYS[2] : undefined;

async function save(draft: vscode.TextDocument, memo: MemoResult, format: MemoParams['format']): Promise<void> {
  const place = besideDraft(draft, ENDING[format]);
  const target = await vscode.window.showSaveDialog({
    ...(place === undefined ? {} : { defaultUri: place }),
    filters: format === 'html' ? { HTML: ['html'] } : { Markdown: ['md'] },
    saveLabel: 'Save Memo',
    title: 'Save the memo',
  });
  if (target === undefined) return;
  // The draft, and any other ordinance, is never written over by a memo about it.
  if (target.toString() === draft.uri.toString() || /\.(?:ordinance|ord)$/i.test(target.path)) {
    say('A memo is not saved over an ordinance. Choose another name.');
    return;
  }
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(memo.text));
  } catch (error) {
    say(`The memo could not be saved: ${error instanceof Error ? error.message : String(error)}`);
    return;
  }
  const name = target.path.slice(target.path.lastIndexOf('/') + 1);
  const open = 'Open';
  const show = 'Show in Folder';
  const onDisk = target.scheme === 'file' && vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
  // Not awaited: the command is done, and the message may stand for as long as the user likes.
  void vscode.window.showInformationMessage(`Saved ${name}`, open, ...(onDisk ? [show] : [])).then(async (answer) => {
    if (answer === open)
      await (onDisk && format === 'html' ? vscode.env.openExternal(target) : vscode.commands.executeCommand('vscode.open', target));
    if (answer === show) await vscode.commands.executeCommand('revealFileInOS', target);
  });
}

/** "2026-14-memo.html" beside the draft; in the first folder where the draft was never saved. */
function besideDraft(draft: vscode.TextDocument, ending: string): vscode.Uri | undefined {
  const { uri } = draft;
  if (uri.scheme === 'untitled') {
    const folder = vscode.workspace.workspaceFolders?.[0];
    return folder && vscode.Uri.joinPath(folder.uri, `memo.${ending}`);
  }
  const base = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  return vscode.Uri.joinPath(uri, '..', `${base}-memo.${ending}`);
}
