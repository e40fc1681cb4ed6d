import * as vscode from 'vscode';
import { AuthoritiesRequest, type AuthorityItem } from '../../../server/src/protocol';
import type { Checker } from '../checker';
import { needDraftEditor } from '../drafts';

/** Puts the citation of an authority in place of the selection. */
export async function insertCitation(checker: Checker): Promise<void> {
  const editor = needDraftEditor();
  if (editor === undefined) return;
  const items = await checker.ask<readonly AuthorityItem[]>(AuthoritiesRequest);
  if (items === undefined) return;
  const chosen = await vscode.window.showQuickPick(
    items.map((item) => ({ label: item.name, description: item.citation, detail: detailOf(item), item })),
    {
      title: 'Insert Citation',
      placeHolder: 'Type a name, a number or a subject, such as “Galarza” or “1373”',
      matchOnDescription: true,
      matchOnDetail: true,
    },
  );
  if (chosen === undefined) return;
  await vscode.window.showTextDocument(editor.document, editor.viewColumn ? { viewColumn: editor.viewColumn } : {});
  await editor.edit((edit) => {
    for (const selection of editor.selections) edit.replace(selection, chosen.item.citation);
  });
}

function detailOf({ treatment, holding }: AuthorityItem): string {
  return [treatment, holding.replace(/\s+/g, ' ').trim()].filter((part) => part !== '').join(' · ');
}
