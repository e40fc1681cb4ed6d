import * as vscode from 'vscode';
import type { TextEdit } from 'vscode-languageserver-types';
import type { InsertClauseResult } from '../../server/src/protocol';
import { withEdits } from './offsets';

/** What a draft would read like with edits made. */
export function previewOf(document: vscode.TextDocument, edits: readonly TextEdit[]): string {
  const places = edits.map((edit) => {
    const range = rangeOf(edit);
    return { start: document.offsetAt(range.start), end: document.offsetAt(range.end), text: edit.newText };
  });
  return withEdits(document.getText(), places);
}

/** Where the first of some edits begins: the same place before and after them. */
export function firstPlaceOf(edits: readonly TextEdit[]): vscode.Position | undefined {
  const [first] = edits.map((edit) => rangeOf(edit).start).sort((a, b) => a.compareTo(b));
  return first;
}

/** What edits write, by which one tells whether a change is still the one that was looked at. */
export const wordsOf = (edits: readonly TextEdit[]): string => JSON.stringify(edits.map(({ newText }) => newText));

/** Makes edits in one change, so that one undo takes all of it back. False where the draft has moved. */
export function applyEdits({ uri }: vscode.TextDocument, edits: readonly TextEdit[]): Thenable<boolean> {
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    uri,
    edits.map((each) => new vscode.TextEdit(rangeOf(each), each.newText)),
  );
  return vscode.workspace.applyEdit(edit);
}

/** All edits of a clause in one, so that one undo takes all of it back. The main one is a snippet: Tab walks its blanks. */
export function workspaceEditOf(uri: vscode.Uri, result: InsertClauseResult): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    uri,
    result.edits.map((each, index): [vscode.TextEdit | vscode.SnippetTextEdit, vscode.WorkspaceEditEntryMetadata | undefined] => [
      index === result.main
        ? new vscode.SnippetTextEdit(rangeOf(each), new vscode.SnippetString(result.snippet))
        : new vscode.TextEdit(rangeOf(each), each.newText),
      undefined,
    ]),
  );
  return edit;
}

function rangeOf({ range }: TextEdit): vscode.Range {
  return toRange(range);
}

/** A range of the protocol as VS Code's. */
export function toRange({ start, end }: TextEdit['range']): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
