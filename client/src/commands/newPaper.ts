import * as vscode from 'vscode';
import { type PaperItem, type PaperParams, PaperRequest, type PaperResult, PapersRequest } from '../../../server/src/protocol';
import type { Checker } from '../checker';
import { draftEditor } from '../drafts';
import { say } from '../say';

interface PaperPick extends vscode.QuickPickItem {
  readonly item?: PaperItem;
}

/**
 * Opens a companion paper as a new Markdown text, with the names that the draft in front uses. No draft is needed, none is touched,
 * and nothing is saved.
 *
 * @param id a paper's id where the caller knows it; else the drafter picks
 * @param wording the name of its wording, where the caller knows that too
 */
export async function newCompanionPaper(checker: Checker, id?: unknown, wording?: unknown): Promise<void> {
  // The draft in front when the command was called, not what comes to the front while the list is open.
  const draft = draftEditor()?.document.uri.toString();
  const items = await checker.ask<readonly PaperItem[]>(PapersRequest);
  if (items === undefined) return;
  const item = typeof id === 'string' ? items.find((each) => each.id === id) : await pickPaper(items);
  if (item === undefined) {
    if (typeof id === 'string') say(`Home Rule has no companion paper “${id}”.`);
    return;
  }
  const chosen = typeof wording === 'string' ? wording : await pickWording(item);
  if (chosen === undefined) return;
  const params: PaperParams = {
    paper: item.id,
    ...(chosen === '' ? {} : { wording: chosen }),
    ...(draft === undefined ? {} : { uri: draft }),
  };
  const paper = await checker.ask<PaperResult | null>(PaperRequest, params);
  if (paper === undefined) return;
  if (paper === null) {
    say(`${item.title} has no wording “${chosen}”.`);
    return;
  }
  const text = await vscode.workspace.openTextDocument({ language: 'markdown', content: paper.text });
  await vscode.window.showTextDocument(text, { preview: false });
}

/** The papers by kind, in the order in which the checker gives them. */
async function pickPaper(items: readonly PaperItem[]): Promise<PaperItem | undefined> {
  const picks = items.flatMap((item, at): PaperPick[] => [
    ...(items[at - 1]?.kind === item.kind ? [] : [{ label: capital(item.kind), kind: vscode.QuickPickItemKind.Separator }]),
    { label: item.title, detail: item.purpose, item },
  ]);
  const chosen = await vscode.window.showQuickPick(picks, {
    title: 'New Companion Paper',
    placeHolder: 'Type a topic, such as “log” or “warrant”',
    matchOnDetail: true,
  });
  return chosen?.item;
}

/** @returns the name of a wording, empty where there is but one, or undefined if the drafter left. */
async function pickWording(item: PaperItem): Promise<string | undefined> {
  if (item.wordings.length < 2) return '';
  const picks = item.wordings.map(({ name, when }, at) => ({
    label: at === 0 ? 'The usual text' : capital(name),
    ...(when === '' ? {} : { detail: when }),
    name,
  }));
  return (await vscode.window.showQuickPick(picks, { title: item.title, placeHolder: 'Which text?', matchOnDetail: true }))?.name;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
