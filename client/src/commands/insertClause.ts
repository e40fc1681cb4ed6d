import * as vscode from 'vscode';
import {
  type ClauseItem,
  type ClausesParams,
  ClausesRequest,
  type InsertClauseParams,
  InsertClauseRequest,
  type InsertClauseResult,
} from '../../../server/src/protocol';
import type { Checker } from '../checker';
import { columnOf, needDraftEditor, reveal } from '../drafts';
import { firstPlaceOf, previewOf, toRange, wordsOf, workspaceEditOf } from '../edits';
import type { Preview } from '../preview';
import { say } from '../say';
import { type ClausePick, clausePicks, wordingPicks } from './clausePicks';

/** How often the fit is computed again when the draft moves under it. */
const TRIES = 3;

const SEE: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('eye'),
  tooltip: 'Show the change before inserting',
};

/** What the drafter picked from the list of clauses. */
interface Choice {
  readonly item: ClauseItem;
  /** Whether the change is to be shown first. */
  readonly see: boolean;
  /** What was typed to find it, for the way back. */
  readonly typed: string;
}

/** Puts a model clause, fitted to the draft, into it. */
export class InsertClause {
  constructor(
    private readonly checker: Checker,
    private readonly preview: Preview,
  ) {}

  /**
   * @param id a clause id where the caller knows it (a link, an action); else the drafter picks
   * @param wording the name of its wording, where the caller knows that too
   */
  async run(id?: unknown, wording?: unknown): Promise<void> {
    const editor = needDraftEditor();
    if (editor === undefined) return;
    const params: ClausesParams = { uri: editor.document.uri.toString() };
    const items = await this.checker.ask<readonly ClauseItem[]>(ClausesRequest, params);
    if (items === undefined) return;
    if (typeof id === 'string') {
      const item = items.find((each) => each.id === id);
      if (item === undefined) say(`Home Rule has no clause “${id}”.`);
      else await this.insert(editor, item, false, typeof wording === 'string' ? wording : undefined);
      return;
    }
    let typed = '';
    for (;;) {
      const choice = await pickClause(items, typed);
      if (choice === undefined) return;
      typed = choice.typed;
      if (await this.insert(editor, choice.item, choice.see)) return;
    }
  }

  /** Shows what a clause would change in a draft, and makes the change if the drafter says so. */
  async offer(document: vscode.TextDocument, id: string): Promise<void> {
    const params: ClausesParams = { uri: document.uri.toString() };
    const items = await this.checker.ask<readonly ClauseItem[]>(ClausesRequest, params);
    const item = items?.find((each) => each.id === id);
    if (item === undefined) return;
    const viewColumn = columnOf(document);
    const editor = await vscode.window.showTextDocument(document, viewColumn === undefined ? {} : { viewColumn });
    await this.insert(editor, item, true);
  }

  /** @returns whether the matter is settled; false leads back to the list. */
  private async insert(editor: vscode.TextEditor, item: ClauseItem, see: boolean, named?: string): Promise<boolean> {
    const { document } = editor;
    if (item.presentRange !== undefined) {
      await reveal(document, toRange(item.presentRange));
      say(`${item.title} is already in ${item.presentAt}. Nothing was inserted.`);
      return true;
    }
    const wording = named ?? (await pickWording(item));
    if (wording === undefined) return false;
    const params: InsertClauseParams = {
      uri: document.uri.toString(),
      clause: item.id,
      position: { line: editor.selection.active.line, character: editor.selection.active.character },
      ...(wording === '' ? {} : { wording }),
    };
    let agreed: string | undefined;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const result = await this.checker.ask<InsertClauseResult>(InsertClauseRequest, params);
      if (result === undefined) return true;
      if (result.presentAt !== undefined) {
        await reveal(document, toRange(result.presentAt.range));
        say(`${item.title} is already in ${result.presentAt.label}. Nothing was inserted.`);
        return true;
      }
      if (document.version !== result.version) continue;
      const { edits } = result;
      if (see && agreed !== wordsOf(edits)) {
        const places = edits.length === 1 ? '1 place' : `${edits.length} places`;
        const text = previewOf(document, edits);
        const decision = this.preview.show(document, text, `Insert ${item.title}? ${places}`, firstPlaceOf(edits));
        vscode.window.setStatusBarMessage(result.summary, decision);
        if ((await decision) === 'leave') return false;
        agreed = wordsOf(edits);
      }
      // The draft may have moved while it was looked at: then the fit is asked for again, and shown again if it reads otherwise.
      if (document.version !== result.version) continue;
      await vscode.window.showTextDocument(document, editor.viewColumn ? { viewColumn: editor.viewColumn } : {});
      if (await vscode.workspace.applyEdit(workspaceEditOf(document.uri, result))) {
        say(result.summary);
        return true;
      }
    }
    say('The draft changed while the clause was being fitted. Nothing was inserted.');
    return true;
  }
}

/** The list of clauses; each row can be looked at before it is taken. */
function pickClause(items: readonly ClauseItem[], typed: string): Promise<Choice | undefined> {
  const pick = vscode.window.createQuickPick<ClausePick>();
  pick.title = 'Insert Model Clause';
  pick.placeholder = 'Type a topic, such as “detainer” or “severability”';
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = clausePicks(items, [SEE]);
  pick.value = typed;
  return new Promise((resolve) => {
    const done = (choice: Choice | undefined): void => {
      resolve(choice);
      pick.dispose();
    };
    pick.onDidAccept(() => {
      const item = pick.selectedItems[0]?.item;
      if (item !== undefined) done({ item, see: false, typed: pick.value });
    });
    pick.onDidTriggerItemButton(({ item: { item } }) => {
      if (item !== undefined) done({ item, see: true, typed: pick.value });
    });
    pick.onDidHide(() => done(undefined));
    pick.show();
  });
}

/** @returns the name of a wording, empty where there is but one, or undefined if the drafter went back. */
async function pickWording(item: ClauseItem): Promise<string | undefined> {
  if (item.wordings.length < 2) return '';
  const chosen = await vscode.window.showQuickPick(wordingPicks(item), {
    title: item.title,
    placeHolder: 'Which wording?',
    matchOnDetail: true,
  });
  return chosen?.wording;
}
