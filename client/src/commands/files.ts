import * as vscode from 'vscode';
import { LANGUAGE } from '../names';
import { say } from '../say';

/** Reads a file as an ordinance whatever its extension: the one picked in the explorer, or the one being edited. */
export async function treatAsOrdinance(uri?: unknown): Promise<void> {
  const document = uri instanceof vscode.Uri ? await vscode.workspace.openTextDocument(uri) : vscode.window.activeTextEditor?.document;
  if (document === undefined) {
    say('Open a text file first.');
    return;
  }
  const draft = document.languageId === LANGUAGE ? document : await vscode.languages.setTextDocumentLanguage(document, LANGUAGE);
  await vscode.window.showTextDocument(draft);
}

/** Opens the sample draft as a new text, so that nothing on disk can be spoilt. */
export async function openSample(extension: vscode.Uri): Promise<void> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist', 'sample.ordinance'));
  const content = new TextDecoder().decode(bytes);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: LANGUAGE, content }));
}
