import * as vscode from 'vscode';
import { isJudged } from '../drafts';
import { CONTEXT, LANGUAGE } from '../names';

/** Values of the context key that chooses the welcome text of an empty view. */
type Seen = 'draft' | 'other' | 'none';

/**
 * The ordinance that the views are about: the one in front, or, while something else is in front, the last one that is still
 * open.
 */
export class DraftInFront implements vscode.Disposable {
  private document: vscode.TextDocument | undefined;
  private readonly changed = new vscode.EventEmitter<vscode.TextDocument | undefined>();
  private readonly listeners: vscode.Disposable[];

  /** Fires when the views are to be about another draft, or about none, and when another file has come in front. */
  readonly onDidChange = this.changed.event;

  constructor() {
    this.listeners = [
      vscode.window.onDidChangeActiveTextEditor(() => this.look()),
      vscode.window.tabGroups.onDidChangeTabs(() => this.look()),
      // A file that gets another language is closed and opened again.
      vscode.workspace.onDidOpenTextDocument(() => this.look()),
      vscode.workspace.onDidCloseTextDocument(() => this.look()),
    ];
    this.look();
  }

  get current(): vscode.TextDocument | undefined {
    return this.document;
  }

  /** Whether the draft is the file in front. */
  get isInFront(): boolean {
    return this.document !== undefined && vscode.window.activeTextEditor?.document === this.document;
  }

  dispose(): void {
    for (const each of this.listeners) each.dispose();
    this.changed.dispose();
  }

  private look(): void {
    const active = vscode.window.activeTextEditor?.document;
    const before = this.document;
    if (active && isDraft(active)) this.document = active;
    else if (before && !isOpen(before)) this.document = vscode.window.visibleTextEditors.map((e) => e.document).find(isDraft);
    const seen: Seen = this.document ? 'draft' : active && isText(active) ? 'other' : 'none';
    void vscode.commands.executeCommand('setContext', CONTEXT.views, seen);
    this.changed.fire(this.document);
  }
}

function isDraft(document: vscode.TextDocument): boolean {
  return document.languageId === LANGUAGE && isJudged(document.uri);
}

/** Whether a file may be an ordinance that has not been called one. */
function isText({ languageId, uri }: vscode.TextDocument): boolean {
  return isJudged(uri) && (languageId === 'plaintext' || languageId === 'markdown');
}

/** Whether a draft is still shown in some tab. VS Code closes the document itself only some time after its last tab. */
function isOpen(document: vscode.TextDocument): boolean {
  if (document.isClosed || !isDraft(document)) return false;
  const key = document.uri.toString();
  const shows = (uri: vscode.Uri): boolean => uri.toString() === key;
  return (
    vscode.window.visibleTextEditors.some((editor) => editor.document === document) ||
    vscode.window.tabGroups.all.some(({ tabs }) =>
      tabs.some(
        ({ input }) =>
          (input instanceof vscode.TabInputText && shows(input.uri)) ||
          (input instanceof vscode.TabInputTextDiff && (shows(input.original) || shows(input.modified))),
      ),
    )
  );
}
