import * as vscode from 'vscode';
import { type ExplainSentenceParams, ExplainSentenceRequest, type ExplainSentenceResult } from '../../../server/src/protocol';
import type { Checker } from '../checker';
import { needDraftEditor } from '../drafts';
import { toRange } from '../edits';
import { type FindingCollection, ruleOf } from '../findings/collection';
import { CARD_TRUST, LANGUAGE } from '../names';
import { openPage } from '../pages';
import { say } from '../say';

/** Opens the page of the rule behind a finding: the one named, or the one at the caret. */
export async function explainFinding(findings: FindingCollection, id?: unknown): Promise<void> {
  if (typeof id === 'string' && id !== '') {
    await openPage(id);
    return;
  }
  const editor = needDraftEditor();
  if (editor === undefined) return;
  const caret = editor.selection.active;
  const here = (findings.get(editor.document.uri) ?? []).filter(({ range }) => range.contains(caret));
  // The narrowest finding is the one meant.
  const [finding] = here.sort((a, b) => sizeOf(editor.document, a.range) - sizeOf(editor.document, b.range));
  if (finding === undefined) say('There is no finding at the caret.');
  else await openPage(ruleOf(finding));
}

function sizeOf(document: vscode.TextDocument, range: vscode.Range): number {
  return document.offsetAt(range.end) - document.offsetAt(range.start);
}

/**
 * Says what the sentence at the caret does, in a card at the caret: no other tab, and a screen reader reads it as it reads
 * every card. The card is there for one showing.
 */
export class SentenceCard implements vscode.HoverProvider, vscode.Disposable {
  private card:
    | { readonly uri: string; readonly version: number; readonly range: vscode.Range; readonly text: vscode.MarkdownString }
    | undefined;
  private readonly listeners: vscode.Disposable[];

  constructor(private readonly checker: Checker) {
    this.listeners = [
      vscode.languages.registerHoverProvider({ language: LANGUAGE }, this),
      vscode.window.onDidChangeTextEditorSelection(() => {
        this.card = undefined;
      }),
    ];
  }

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const { card } = this;
    if (card === undefined || card.uri !== document.uri.toString() || card.version !== document.version) return undefined;
    return card.range.contains(position) ? new vscode.Hover(card.text, card.range) : undefined;
  }

  async run(): Promise<void> {
    const editor = needDraftEditor();
    if (editor === undefined) return;
    const { document, selection } = editor;
    const params: ExplainSentenceParams = {
      uri: document.uri.toString(),
      position: { line: selection.active.line, character: selection.active.character },
    };
    const { version } = document;
    const result = await this.checker.ask<ExplainSentenceResult>(ExplainSentenceRequest, params);
    if (result === undefined || document.version !== version) return;
    if (result.markdown === undefined) {
      say('This sentence sets no duty, power or limit that Home Rule can read.');
      return;
    }
    const text = new vscode.MarkdownString(result.markdown);
    text.isTrusted = CARD_TRUST;
    const caret = new vscode.Range(selection.active, selection.active);
    this.card = { uri: document.uri.toString(), version, range: result.range ? toRange(result.range).union(caret) : caret, text };
    await vscode.commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' });
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
  }
}
