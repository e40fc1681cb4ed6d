import * as vscode from 'vscode';
import { LANGUAGE } from './names';
import { say } from './say';

/**
 * Schemes whose documents are read but not judged: old versions shown beside a draft, and our own previews. Their findings
 * would stand a second time in the Problems panel. Notebook cells are no drafts.
 */
const NOT_JUDGED = new Set(['home-rule', 'git', 'gitfs', 'scm', 'vscode-scm', 'vscode-local-history', 'vscode-notebook-cell']);

/** Whether findings of a document are asked for. */
export function isJudged(uri: vscode.Uri): boolean {
  return !NOT_JUDGED.has(uri.scheme);
}

/** The editor that is typed in, if it holds a draft. */
export function draftEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor?.document.languageId === LANGUAGE ? editor : undefined;
}

/** Like {@link draftEditor}, and says why nothing happens where there is none. */
export function needDraftEditor(): vscode.TextEditor | undefined {
  const editor = draftEditor();
  if (editor === undefined) say('Open an ordinance first, or treat this file as one.');
  return editor;
}

/** Brings a place of a draft into view and puts the caret there. */
export async function reveal(document: vscode.TextDocument, range: vscode.Range): Promise<void> {
  const editor = await vscode.window.showTextDocument(document, { preserveFocus: false });
  editor.selection = new vscode.Selection(range.start, range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Where a draft is shown already. */
export function columnOf(document: vscode.TextDocument): vscode.ViewColumn | undefined {
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  if (shown) return shown.viewColumn;
  const key = document.uri.toString();
  return vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === key),
  )?.viewColumn;
}
