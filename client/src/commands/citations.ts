import * as vscode from 'vscode';
import {
  type NormalizeCitationsParams,
  NormalizeCitationsRequest,
  type NormalizeCitationsResult,
  type TableOfAuthoritiesParams,
  TableOfAuthoritiesRequest,
  type TableOfAuthoritiesResult,
} from '../../../server/src/protocol';
import type { Checker } from '../checker';
import { today } from '../day';
import { needDraftEditor } from '../drafts';
import { applyEdits } from '../edits';
import { say } from '../say';

/** How often the change is worked out again when the draft moves under it. */
const TRIES = 3;

/** Brings all citations of the draft into the style of the settings, in one edit, so that one undo takes all of it back. */
export async function normalizeCitations(checker: Checker): Promise<void> {
  const editor = needDraftEditor();
  if (editor === undefined) return;
  const { document } = editor;
  const params: NormalizeCitationsParams = { uri: document.uri.toString() };
  for (let tries = 0; tries < TRIES; tries += 1) {
    const result = await checker.ask<NormalizeCitationsResult | null>(NormalizeCitationsRequest, params);
    if (!result) return;
    if (result.edits.length === 0) {
      say(result.summary);
      return;
    }
    if (document.version !== result.version) continue;
    if (await applyEdits(document, result.edits)) {
      say(result.summary);
      return;
    }
  }
  say('The draft changed meanwhile. Nothing was done.');
}

/** Where a table of authorities may be put. */
type TablePlace = 'notes' | 'caret';

const PLACES: readonly { readonly label: string; readonly detail: string; readonly place: TablePlace }[] = [
  {
    label: 'As drafter’s notes at the end',
    detail: 'Lines that begin with %%: no part of the ordinance, and not checked.',
    place: 'notes',
  },
  { label: 'As text at the caret', detail: 'For a report or a memo that stands in the same file.', place: 'caret' },
];

/** Puts the table of authorities into the draft, where `given` says or the drafter chooses. */
export async function insertTableOfAuthorities(checker: Checker, given: unknown): Promise<void> {
  const editor = needDraftEditor();
  if (editor === undefined) return;
  const { document } = editor;
  const params: TableOfAuthoritiesParams = { uri: document.uri.toString(), today: today() };
  const table = await checker.ask<TableOfAuthoritiesResult>(TableOfAuthoritiesRequest, params);
  if (table === undefined) return;
  if (table.text === '') {
    say('This draft cites no authority.');
    return;
  }
  const place =
    PLACES.find((p) => p.place === given)?.place ??
    (await vscode.window.showQuickPick(PLACES, { title: 'Insert Table of Authorities', placeHolder: 'Where shall it stand?' }))?.place;
  if (place === undefined) return;
  await vscode.window.showTextDocument(document, editor.viewColumn ? { viewColumn: editor.viewColumn } : {});
  const written = await editor.edit((edit) => {
    if (place === 'caret') edit.insert(editor.selection.active, table.text);
    else edit.insert(document.lineAt(document.lineCount - 1).range.end, asNotes(table.text, document));
  });
  if (written) say('Table of authorities inserted.');
}

/** The table as notes behind the last line of a draft. */
function asNotes(text: string, document: vscode.TextDocument): string {
  const end = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const last = document.lineAt(document.lineCount - 1).text;
  const lines = ['TABLE OF AUTHORITIES', '', ...text.trimEnd().split('\n')].map((line) => `%% ${line}`.trimEnd());
  return `${last === '' ? '' : end}${end}${lines.join(end)}${end}`;
}
