import * as vscode from 'vscode';
import type { Position } from 'vscode-languageserver-types';
import { needDraftEditor } from '../drafts';
import { type FindingCollection, ruleOf } from '../findings/collection';
import { say } from '../say';

/** Goes to a place named in a card: an address and a position of the protocol. Anything else is left alone. */
export async function goTo(uri: unknown, position: unknown): Promise<void> {
  const place = placeOf(uri, position);
  if (place === undefined) return;
  const document = await vscode.workspace.openTextDocument(place.uri);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(place.position, place.position) });
}

/** Shows all places that refer to what stands at a place named in a card. */
export async function showReferences(uri: unknown, position: unknown): Promise<void> {
  const place = placeOf(uri, position);
  if (place === undefined) return;
  const found = await vscode.commands.executeCommand<vscode.Location[] | undefined>(
    'vscode.executeReferenceProvider',
    place.uri,
    place.position,
  );
  // The place itself is where the reader comes from, and no reference to itself.
  const others = (found ?? []).filter(({ uri: at, range }) => at.toString() !== place.uri.toString() || !range.contains(place.position));
  if (others.length === 0) {
    say('Nothing in this draft refers to it.');
    return;
  }
  await vscode.commands.executeCommand('editor.action.showReferences', place.uri, place.position, others);
}

/** Goes to the next (1) or the previous (-1) finding about a citation, round the end of the draft. */
export async function problemCitation(findings: FindingCollection, step: 1 | -1): Promise<void> {
  const editor = needDraftEditor();
  if (editor === undefined) return;
  const places = (findings.get(editor.document.uri) ?? [])
    .filter((finding) => ruleOf(finding).startsWith('citations/'))
    .map(({ range }) => range)
    .sort((a, b) => a.start.compareTo(b.start));
  const caret = editor.selection.active;
  const ahead = step === 1 ? places.find(({ start }) => start.isAfter(caret)) : places.filter(({ start }) => start.isBefore(caret)).at(-1);
  const target = ahead ?? places.at(step === 1 ? 0 : -1);
  if (target === undefined) {
    say('No citation problems in this draft.');
    return;
  }
  editor.selection = new vscode.Selection(target.start, target.start);
  editor.revealRange(target, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function placeOf(uri: unknown, position: unknown): { readonly uri: vscode.Uri; readonly position: vscode.Position } | undefined {
  if (typeof uri !== 'string' || !isPosition(position)) return undefined;
  return { uri: vscode.Uri.parse(uri), position: new vscode.Position(position.line, position.character) };
}

function isPosition(value: unknown): value is Position {
  return (
    typeof value === 'object' &&
    value !== null &&
    'line' in value &&
    'character' in value &&
    typeof value.line === 'number' &&
    typeof value.character === 'number' &&
    value.line >= 0 &&
    value.character >= 0
  );
}
