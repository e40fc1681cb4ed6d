import * as vscode from 'vscode';
import { SECTION, SOURCE } from '../names';
import { pageOf } from '../pages';
import { CALM_MS, heldBack } from './calm';
import { unfinishedSentence } from './sentence';

/** Values of `homeRule.findings.when`. */
export type When = 'calm' | 'always' | 'onSave';

/** How much text on each side of the caret is looked at for the sentence under it, in UTF-16 code units. */
const WINDOW = 4000;

/** What is known of one draft. */
interface Draft {
  readonly uri: vscode.Uri;
  /** All findings of the last reading. */
  latest: readonly vscode.Diagnostic[];
  /** Those on screen. */
  shown: readonly vscode.Diagnostic[];
  /** Runs out when the drafter has paused long enough. */
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** The last letters typed into a draft. */
interface Typed {
  /** When, in milliseconds. */
  readonly at: number;
  readonly document: vscode.TextDocument;
  /** UTF-16 offset behind them. */
  readonly end: number;
  /** Whether an editor has told where the caret is since. */
  moved: boolean;
}

/**
 * The findings on screen. The checker's answer is always complete; here, and nowhere else, what a half-typed sentence
 * would raise is kept back until its end mark is typed, the caret leaves it, or the drafter pauses. What is mended goes
 * at once, because only findings that were not there before can wait.
 *
 * It stands in for the collection the language client would make, so that a release needs no new reading.
 */
export class FindingCollection implements vscode.DiagnosticCollection {
  private readonly drafts = new Map<string, Draft>();
  private readonly typed = new Map<string, Typed>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly listeners: vscode.Disposable[];

  /** Fires with the address of a draft whose findings on screen may have changed. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly inner: vscode.DiagnosticCollection,
    private readonly now: () => number = Date.now,
  ) {
    this.listeners = [
      vscode.workspace.onDidChangeTextDocument((event) => {
        const change = event.contentChanges.at(-1);
        if (change === undefined) return;
        const { document } = event;
        this.typed.set(document.uri.toString(), {
          at: this.now(),
          document,
          end: change.rangeOffset + change.text.length,
          moved: false,
        });
      }),
      vscode.workspace.onDidOpenTextDocument((document) => this.forget(document.uri)),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.typed.delete(document.uri.toString());
        this.forget(document.uri);
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        const typed = this.typed.get(textEditor.document.uri.toString());
        if (typed !== undefined) typed.moved = true;
        this.reconsider(textEditor.document.uri);
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.reconsiderAll()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`${SECTION}.findings.when`)) this.reconsiderAll();
      }),
    ];
  }

  get name(): string {
    return this.inner.name;
  }

  set(uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[] | undefined): void;
  set(entries: readonly [vscode.Uri, readonly vscode.Diagnostic[] | undefined][]): void;
  set(
    where: vscode.Uri | readonly [vscode.Uri, readonly vscode.Diagnostic[] | undefined][],
    diagnostics?: readonly vscode.Diagnostic[],
  ): void {
    if (!(where instanceof vscode.Uri)) {
      for (const [uri, each] of where) this.set(uri, each);
      return;
    }
    const key = where.toString();
    const draft = this.drafts.get(key) ?? { uri: where, latest: [], shown: [], timer: undefined };
    this.drafts.set(key, draft);
    for (const diagnostic of diagnostics ?? []) linkToPage(diagnostic);
    draft.latest = diagnostics ?? [];
    this.show(draft);
  }

  delete(uri: vscode.Uri): void {
    this.forget(uri);
    this.inner.delete(uri);
    this.changed.fire(uri);
  }

  clear(): void {
    for (const draft of [...this.drafts.values()]) this.delete(draft.uri);
    this.inner.clear();
  }

  forEach(
    callback: (uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[], collection: vscode.DiagnosticCollection) => unknown,
    thisArg?: unknown,
  ): void {
    for (const [uri, diagnostics] of this.inner) callback.call(thisArg, uri, diagnostics, this);
  }

  /** The findings on screen. */
  get(uri: vscode.Uri): readonly vscode.Diagnostic[] | undefined {
    return this.inner.get(uri);
  }

  has(uri: vscode.Uri): boolean {
    return this.inner.has(uri);
  }

  [Symbol.iterator](): Iterator<[uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[]]> {
    return this.inner[Symbol.iterator]();
  }

  dispose(): void {
    for (const draft of [...this.drafts.values()]) this.delete(draft.uri);
    for (const listener of this.listeners) listener.dispose();
    this.inner.dispose();
    this.changed.dispose();
  }

  /** Another draft may come to stand under the same address: what was on screen of this one says nothing of that. */
  private forget(uri: vscode.Uri): void {
    clearTimeout(this.drafts.get(uri.toString())?.timer);
    this.drafts.delete(uri.toString());
  }

  private reconsiderAll(): void {
    for (const draft of this.drafts.values()) this.reconsider(draft.uri);
  }

  /** Shows what no longer has to wait. Cheap where nothing waits, which is nearly always. */
  private reconsider(uri: vscode.Uri): void {
    const draft = this.drafts.get(uri.toString());
    if (draft !== undefined && draft.shown.length < draft.latest.length) this.show(draft);
  }

  private show(draft: Draft): void {
    clearTimeout(draft.timer);
    draft.timer = undefined;
    const typed = this.typed.get(draft.uri.toString());
    const wait = typed === undefined ? 0 : CALM_MS - (this.now() - typed.at);
    const sentence = typed !== undefined && wait > 0 && whenToShow(draft.uri) === 'calm' ? sentenceUnderCaret(typed) : undefined;
    if (sentence === undefined) {
      draft.shown = draft.latest;
    } else {
      const held = heldBack(draft.latest.map(keyOf), draft.shown.map(keyOf), (index) => {
        const range = draft.latest[index]?.range;
        return range !== undefined && sentence.intersection(range) !== undefined;
      });
      draft.shown = held.size === 0 ? draft.latest : draft.latest.filter((_, index) => !held.has(index));
      if (held.size > 0) draft.timer = setTimeout(() => this.show(draft), wait);
    }
    this.inner.set(draft.uri, draft.shown);
    this.changed.fire(draft.uri);
  }
}

/** When findings of a draft are shown, as its settings say. */
export function whenToShow(uri: vscode.Uri): When {
  return vscode.workspace.getConfiguration(SECTION, uri).get<When>('findings.when', 'calm');
}

/** The rule a finding comes from ("detention/detainer-hold"), or an empty string. */
export function ruleOf(diagnostic: vscode.Diagnostic): string {
  const code = diagnostic.code;
  return String(typeof code === 'object' ? code.value : (code ?? ''));
}

/** What makes two findings the same one at different times. */
function keyOf(diagnostic: vscode.Diagnostic): string {
  return `${ruleOf(diagnostic)}\n${diagnostic.message}`;
}

/** Makes the finding's rule a link to its page, which opens inside VS Code. */
function linkToPage(diagnostic: vscode.Diagnostic): void {
  const rule = ruleOf(diagnostic);
  if (rule === '') return;
  diagnostic.code = { value: rule, target: pageOf(rule) };
  diagnostic.source ??= SOURCE;
}

/**
 * The unfinished sentence under the caret; where no editor has told of the caret since the last letter, under that letter.
 * For a moment, as when a list opens or focus moves, no editor is the active one, and the sentence is no more finished for that.
 */
function sentenceUnderCaret({ document, end, moved }: Typed): vscode.Range | undefined {
  const shows = (editor: vscode.TextEditor | undefined): boolean => editor?.document === document;
  const active = vscode.window.activeTextEditor;
  const editor = shows(active) ? active : vscode.window.visibleTextEditors.find(shows);
  const caret = editor !== undefined && moved ? document.offsetAt(editor.selection.active) : end;
  const from = Math.max(0, caret - WINDOW);
  const text = document.getText(new vscode.Range(document.positionAt(from), document.positionAt(caret + WINDOW)));
  const found = unfinishedSentence(text, caret - from);
  if (found === undefined) return undefined;
  return new vscode.Range(document.positionAt(from + found.start), document.positionAt(from + found.end));
}
