import * as vscode from 'vscode';
import { type MemoParams, MemoRequest, type MemoResult } from '../../../server/src/protocol';
import type { Checker } from '../checker';
import { today } from '../day';
import { needDraftEditor } from '../drafts';
import { saveBeside } from '../saving';

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
  const file = chosen.format === 'html' ? { ending: 'html', kind: 'HTML' } : { ending: 'md', kind: 'Markdown' };
  if (chosen.save) await saveBeside(document.uri, { text: memo.text, what: 'memo', ...file });
  else {
    const text = await vscode.workspace.openTextDocument({ language: 'markdown', content: memo.text });
    await vscode.window.showTextDocument(text, { viewColumn: vscode.ViewColumn.Beside, preview: false });
  }
}

/** The way that a caller names, such as a key binding of the user's own: "markdown", "html", "saveMarkdown". */
const wayNamed = (way: unknown): Way | undefined =>
  way === 'markdown' ? WAYS[0] : way === 'html' ? WAYS[1] : way === 'saveMarkdown' ? WAYS[2] : undefined;
