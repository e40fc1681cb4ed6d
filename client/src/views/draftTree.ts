import * as vscode from 'vscode';
import type { Checker } from '../checker';
import { columnOf } from '../drafts';
import { toRange } from '../edits';
import { CALM_MS } from '../findings/calm';
import { COMMAND, SECTION } from '../names';
import type { DraftInFront } from './draftInFront';
import { type Row, row, rowOf } from './row';

/** How long reading may take before the view shows that it is at work, in milliseconds. */
const PATIENCE_MS = 500;
/** How long settings take to reach the checker. */
const SETTINGS_MS = 200;

/** What a view makes of an answer. */
export interface Shown {
  readonly rows: readonly Row[];
  /** Stands beside the title: "24 authorities, 2 problems". */
  readonly summary: string;
  /** Stands above the rows; empty for nothing. */
  readonly message: string;
  readonly badge?: vscode.ViewBadge | undefined;
}

interface Answer {
  /** Version of the document that the ranges fit. */
  readonly version: number;
}

/**
 * A view of one draft as a tree. It asks only while it can be seen: at once for another draft, and after typing when the
 * drafter has paused as long as findings wait. Old rows stay until new ones are there.
 */
export abstract class DraftTree<A extends Answer> implements vscode.TreeDataProvider<Row>, vscode.Disposable {
  protected readonly view: vscode.TreeView<Row>;
  private readonly rowsChanged = new vscode.EventEmitter<undefined>();
  private readonly listeners: vscode.Disposable[];
  private rows: readonly Row[] = [];
  private answer: A | undefined;
  /** The draft that the rows are about. */
  private shown: vscode.TextDocument | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asking: vscode.CancellationTokenSource | undefined;
  /** Whether something has changed since the rows were made. */
  private stale = true;

  readonly onDidChangeTreeData = this.rowsChanged.event;

  constructor(
    private readonly id: string,
    protected readonly checker: Checker,
    protected readonly front: DraftInFront,
  ) {
    this.view = vscode.window.createTreeView(id, { treeDataProvider: this, showCollapseAll: true });
    this.listeners = [
      this.view,
      this.view.onDidChangeVisibility(() => this.schedule(0)),
      front.onDidChange((document) => this.follow(document)),
      checker.onDidChangeStanding(() => this.outdate(0)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document === this.front.current && contentChanges.length > 0) this.outdate(CALM_MS);
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(SECTION, this.front.current)) this.outdate(SETTINGS_MS);
      }),
    ];
    this.schedule(0);
  }

  getTreeItem(element: Row): vscode.TreeItem {
    return element.item;
  }

  getChildren(element?: Row): Row[] {
    return [...(element ? element.children : this.rows)];
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.asking?.cancel();
    for (const each of this.listeners) each.dispose();
    this.rowsChanged.dispose();
  }

  /** Shows the place of a row; the focus stays in the tree. */
  async reveal(id: unknown, preserveFocus = true): Promise<vscode.TextEditor | undefined> {
    const found = typeof id === 'string' ? await this.fresh(id) : undefined;
    if (!found?.range || !this.shown) return undefined;
    const range = toRange(found.range);
    const document = this.shown;
    const viewColumn = columnOf(document);
    const editor = await vscode.window.showTextDocument(document, {
      preserveFocus,
      ...(viewColumn === undefined ? {} : { viewColumn }),
    });
    editor.selection = new vscode.Selection(range.start, range.end);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    return editor;
  }

  /** The row with an id, its places brought up to date with the text. */
  protected async fresh(id: string): Promise<Row | undefined> {
    if (this.answer?.version !== this.shown?.version) await this.load();
    return rowOf(this.rows, id);
  }

  /** The last answer, if it is about the draft in front. */
  protected get current(): { readonly document: vscode.TextDocument; readonly answer: A } | undefined {
    return this.answer && this.shown && this.shown === this.front.current ? { document: this.shown, answer: this.answer } : undefined;
  }

  /** Makes the rows anew of the last answer. */
  protected show(): void {
    const document = this.shown;
    const made = this.answer && document ? this.made(this.answer, document) : NOTHING;
    this.rows = made.rows;
    this.view.message = made.message;
    this.view.badge = made.badge;
    this.entitle(made.summary);
    this.rowsChanged.fire(undefined);
  }

  /** Asks the checker about a draft; undefined where it does not answer. */
  protected abstract ask(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<A | null | undefined>;

  /** What is to be seen. */
  protected abstract made(answer: A, document: vscode.TextDocument): Shown;

  private summary = '';

  private entitle(summary: string): void {
    this.summary = summary;
    const name = this.shown && !this.front.isInFront ? this.shown.uri.path.slice(this.shown.uri.path.lastIndexOf('/') + 1) : '';
    // The count comes first: a narrow side bar cuts the end off.
    this.view.description = [summary, name].filter((part) => part !== '').join(' · ');
  }

  private follow(document: vscode.TextDocument | undefined): void {
    if (document === this.shown && this.answer) this.entitle(this.summary);
    else this.outdate(0);
  }

  private outdate(wait: number): void {
    this.stale = true;
    this.schedule(wait);
  }

  private schedule(wait: number): void {
    clearTimeout(this.timer);
    if (!this.stale || !this.view.visible) return;
    this.timer = setTimeout(() => void this.load(), wait);
  }

  private async load(): Promise<void> {
    clearTimeout(this.timer);
    this.asking?.cancel();
    const document = this.front.current;
    if (document === undefined) {
      this.stale = false;
      this.take(undefined, undefined);
      return;
    }
    // Once it answers, its standing changes and this is called again.
    if (this.checker.client === undefined && this.checker.standing === 'starting') return;
    const source = new vscode.CancellationTokenSource();
    this.asking = source;
    const { version } = document;
    const asked = this.ask(document, source.token).catch(() => undefined);
    const patience = setTimeout(() => void vscode.window.withProgress({ location: { viewId: this.id } }, () => asked), PATIENCE_MS);
    const answer = await asked;
    clearTimeout(patience);
    // Another question has overtaken this one.
    if (source.token.isCancellationRequested) return;
    this.stale = document.version !== version;
    if (answer) this.take(document, answer);
    else this.fail();
    if (this.stale) this.schedule(CALM_MS);
  }

  private take(document: vscode.TextDocument | undefined, answer: A | undefined): void {
    this.shown = document;
    this.answer = answer;
    this.show();
  }

  private fail(): void {
    this.answer = undefined;
    const label = 'Could not read this draft';
    const command = { command: COMMAND.showLog, title: 'Show Log' };
    const icon = new vscode.ThemeIcon('error');
    this.rows = [row('error', { label, description: 'Show Log', spoken: `${label}. Enter shows the log.`, icon, command })];
    this.view.message = '';
    this.view.badge = undefined;
    this.entitle('');
    this.rowsChanged.fire(undefined);
  }
}

const NOTHING: Shown = { rows: [], summary: '', message: '' };
