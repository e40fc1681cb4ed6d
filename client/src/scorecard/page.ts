import * as vscode from 'vscode';
import type { CoverageAnswer, EvidencePlace, LandscapeAnswers, LandscapeResult } from '../../../server/src/protocol';
import { columnOf } from '../drafts';
import { toRange } from '../edits';
import { CALM_MS } from '../findings/calm';
import { SECTION } from '../names';
import { cardBody, failedBody, pageHtml, resultOf, waitingBody } from './html';

/** How long settings take to reach the checker. */
const SETTINGS_MS = 200;

/** What the page needs of others. */
export interface PageSource {
  ask(token: vscode.CancellationToken): Promise<CoverageAnswer | null | undefined>;
  readonly questions: LandscapeResult['questions'];
  landscape(): LandscapeAnswers;
  readonly onDidChangeStanding: vscode.Event<unknown>;
  /** What the buttons above the card do. */
  readonly act: Readonly<Record<string, () => unknown>>;
}

/** One open scorecard. It stays with its draft, and follows it when the drafter pauses and the page can be seen. */
export class ScorecardPage implements vscode.Disposable {
  private readonly panel: vscode.WebviewPanel;
  private readonly listeners: vscode.Disposable[];
  private readonly ended = new vscode.EventEmitter<void>();
  private readonly name: string;
  private places: ReadonlyMap<string, EvidencePlace> = new Map();
  private asking: vscode.CancellationTokenSource | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stale = true;
  private closed = false;
  private last: CoverageAnswer | undefined;

  readonly onDidEnd = this.ended.event;

  constructor(
    private readonly document: vscode.TextDocument,
    private readonly source: PageSource,
  ) {
    this.name = document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
    // Nothing of any folder can be loaded, and no command link works.
    this.panel = vscode.window.createWebviewPanel('homeRule.scorecard', `Scorecard: ${this.name}`, vscode.ViewColumn.Beside, {
      enableScripts: true,
      enableFindWidget: true,
      enableCommandUris: false,
      localResourceRoots: [],
    });
    const { webview } = this.panel;
    this.listeners = [
      webview.onDidReceiveMessage((message: unknown) => void this.hear(message)),
      this.panel.onDidDispose(() => this.end()),
      this.panel.onDidChangeViewState(() => this.schedule(0)),
      vscode.workspace.onDidChangeTextDocument(({ document: changed, contentChanges }) => {
        if (changed === this.document && contentChanges.length > 0) this.outdate(CALM_MS);
      }),
      vscode.workspace.onDidCloseTextDocument((closed) => {
        if (closed !== this.document) return;
        this.closed = true;
        this.draw();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(SECTION, this.document)) this.outdate(SETTINGS_MS);
      }),
      source.onDidChangeStanding(() => this.outdate(0)),
    ];
    webview.html = pageHtml(nonceOf(), this.panel.title, waitingBody());
  }

  /** Brings the page in front. */
  show(): void {
    this.panel.reveal();
  }

  dispose(): void {
    this.panel.dispose();
  }

  private end(): void {
    clearTimeout(this.timer);
    this.asking?.cancel();
    for (const each of this.listeners) each.dispose();
    this.ended.fire();
    this.ended.dispose();
  }

  private outdate(wait: number): void {
    this.stale = true;
    this.schedule(wait);
  }

  private schedule(wait: number): void {
    clearTimeout(this.timer);
    if (!this.stale || this.closed || !this.panel.visible) return;
    this.timer = setTimeout(() => void this.load(), wait);
  }

  private async load(): Promise<void> {
    this.asking?.cancel();
    const source = new vscode.CancellationTokenSource();
    this.asking = source;
    const { version } = this.document;
    const answer = await this.source.ask(source.token);
    if (source.token.isCancellationRequested) return;
    this.stale = this.document.version !== version;
    if (answer) {
      const first = this.last === undefined;
      this.last = answer;
      this.draw(first ? resultOf(answer) : `Brought up to date. ${resultOf(answer)}`);
    } else if (this.last === undefined) this.put(failedBody(), 'Could not read this draft.');
    this.schedule(CALM_MS);
  }

  private draw(said = ''): void {
    if (this.last === undefined) return;
    const { html, places } = cardBody({
      answer: this.last,
      file: this.name,
      readOn: new Date().toLocaleString('en-US', { dateStyle: 'long', timeStyle: 'short' }),
      questions: this.source.questions,
      landscape: this.source.landscape(),
      closed: this.closed,
    });
    this.places = places;
    this.put(html, said);
  }

  private put(html: string, said: string): void {
    void this.panel.webview.postMessage({ html, said });
  }

  /** Takes what the page says. It is a page of ours, and still nothing it says is believed unlooked at. */
  private async hear(message: unknown): Promise<void> {
    const { act, key } = (typeof message === 'object' && message !== null ? message : {}) as { act?: unknown; key?: unknown };
    if (act === 'ready') {
      // A page that was hidden begins anew.
      if (this.last === undefined) this.schedule(0);
      else this.draw();
      return;
    }
    if (act === 'retry') this.outdate(0);
    else if (act === 'go' && typeof key === 'string') await this.go(key);
    else if (typeof act === 'string' && Object.hasOwn(this.source.act, act)) await this.source.act[act]?.();
  }

  private async go(key: string): Promise<void> {
    // The draft may have been typed in since: then its places are asked for again.
    if (!this.closed && this.last?.version !== this.document.version) await this.load();
    const place = this.places.get(key);
    if (place === undefined) return;
    const range = toRange(place.range);
    const document = this.document.isClosed ? await vscode.workspace.openTextDocument(this.document.uri) : this.document;
    const viewColumn = columnOf(document) ?? vscode.ViewColumn.One;
    await vscode.window.showTextDocument(document, { viewColumn, selection: range });
  }
}

/** A number used once, by which the page's own script and style are known. */
function nonceOf(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
