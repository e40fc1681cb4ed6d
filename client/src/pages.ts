import * as vscode from 'vscode';
import { type ExplainParams, ExplainRequest, type ExplainResult } from '../../server/src/protocol';
import type { Checker } from './checker';
import { PAGE_SCHEME } from './names';

/** What the path of a page, and of what a draft would read like, begins with. package.json names the first, too. */
const PAGE = '/page/';
const PREVIEW = '/preview/';

/**
 * Texts that exist in memory alone: the pages on rules, authorities, clauses and terms, made when they are opened, and what
 * a draft would read like after an insertion.
 */
export class Pages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly previews = new Map<string, string>();
  private readonly listener: vscode.Disposable;
  private count = 0;

  constructor(private readonly checker: Checker) {
    this.listener = vscode.workspace.registerTextDocumentContentProvider(PAGE_SCHEME, this);
  }

  async provideTextDocumentContent({ path }: vscode.Uri): Promise<string> {
    if (!path.startsWith(PAGE)) return this.previews.get(path) ?? '';
    const id = path.slice(PAGE.length).replace(/\.md$/, '');
    const params: ExplainParams = { id };
    const page = await this.checker.ask<ExplainResult>(ExplainRequest, params);
    return page?.markdown ?? `Home Rule has no page on ${id}.\n`;
  }

  /** Keeps a text that a draft would read like, and gives its address: a new one each time, as VS Code remembers what it read. */
  preview(draft: vscode.Uri, text: string): vscode.Uri {
    this.count += 1;
    const path = `${PREVIEW}${this.count}/${draft.path.slice(draft.path.lastIndexOf('/') + 1)}`;
    this.previews.set(path, text);
    return vscode.Uri.from({ scheme: PAGE_SCHEME, path });
  }

  /** Forgets a text that {@link preview} kept. */
  forget({ path }: vscode.Uri): void {
    this.previews.delete(path);
  }

  dispose(): void {
    this.listener.dispose();
  }
}

/**
 * The address of the page on a rule, an authority, a clause or a term. It is not a command: VS Code follows no command link
 * from the card of a finding, but opens this as a page (`workbench.editorAssociations` in package.json has it rendered).
 */
export function pageOf(id: string): vscode.Uri {
  return vscode.Uri.from({ scheme: PAGE_SCHEME, path: `${PAGE}${id}.md` });
}

/** Opens the page on a rule, an authority, a clause or a term, by its id. */
export async function openPage(id: string): Promise<void> {
  await vscode.commands.executeCommand('vscode.open', pageOf(id));
}
