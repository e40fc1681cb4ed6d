import * as vscode from 'vscode';
import { COMMAND, CONTEXT, LANGUAGE, PAGE_SCHEME } from './names';
import type { Pages } from './pages';

/** What the drafter decided in front of the two texts. */
export type Decision = 'insert' | 'leave';

/**
 * Shows a draft beside what it would become, and waits for a decision: the buttons, Ctrl+Enter or Escape, or the tab being
 * closed. The draft itself is not touched.
 */
export class Preview implements vscode.Disposable {
  private settle: ((decision: Decision) => void) | undefined;
  private shown: vscode.Uri | undefined;
  private readonly listeners: vscode.Disposable[];

  constructor(private readonly pages: Pages) {
    this.listeners = [
      vscode.commands.registerCommand(COMMAND.previewApply, () => this.settle?.('insert')),
      vscode.commands.registerCommand(COMMAND.previewCancel, () => this.settle?.('leave')),
      vscode.window.tabGroups.onDidChangeTabs((event) => {
        if (event.closed.some((tab) => this.isOurs(tab))) this.settle?.('leave');
        this.setContext();
      }),
      vscode.window.tabGroups.onDidChangeTabGroups(() => this.setContext()),
    ];
  }

  /**
   * @param text what `draft` would read like
   * @param at where the first change stands in it; the caret goes there
   */
  async show(draft: vscode.TextDocument, text: string, title: string, at?: vscode.Position): Promise<Decision> {
    this.settle?.('leave');
    const uri = this.pages.preview(draft.uri, text);
    const decided = new Promise<Decision>((resolve) => {
      this.settle = resolve;
    });
    this.shown = uri;
    const after = await vscode.workspace.openTextDocument(uri);
    if (after.languageId !== LANGUAGE) await vscode.languages.setTextDocumentLanguage(after, LANGUAGE);
    await vscode.commands.executeCommand('vscode.diff', draft.uri, uri, title, {
      preview: true,
      ...(at === undefined ? {} : { selection: new vscode.Range(at, at) }),
    });
    this.setContext();
    const decision = await decided;
    this.settle = undefined;
    this.shown = undefined;
    this.pages.forget(uri);
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs.filter((tab) => isPreviewOf(tab, uri)));
    if (tabs.length > 0) await vscode.window.tabGroups.close(tabs);
    this.setContext();
    return decision;
  }

  dispose(): void {
    this.settle?.('leave');
    for (const listener of this.listeners) listener.dispose();
  }

  private isOurs(tab: vscode.Tab): boolean {
    return this.shown !== undefined && isPreviewOf(tab, this.shown);
  }

  private setContext(): void {
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    void vscode.commands.executeCommand('setContext', CONTEXT.inPreview, tab !== undefined && this.isOurs(tab));
  }
}

function isPreviewOf(tab: vscode.Tab, uri: vscode.Uri): boolean {
  return (
    tab.input instanceof vscode.TabInputTextDiff &&
    tab.input.modified.scheme === PAGE_SCHEME &&
    tab.input.modified.toString() === uri.toString()
  );
}
