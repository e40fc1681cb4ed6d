import * as vscode from 'vscode';
import type { TextEdit } from 'vscode-languageserver-types';
import type { InsertClauseResult } from '../../server/src/protocol';
import { withEdits } from './offsets';

/** What a draft would read like with a clause in it. */
export function previewOf(document: vscode.TextDocument, result: InsertClauseResult): string {
  const edits = result.edits.map((edit) => {
    const range = rangeOf(edit);
    return { start: document.offsetAt(range.start), end: document.offsetAt(range.end), text: edit.newText };
  });
  return withEdits(document.getText(), edits);
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
