import * as vscode from 'vscode';

/** A draft with one sentence that courts have held against, and a citation with a wrong year. */
export const DRAFT = `AN ORDINANCE relating to civil immigration detainers

Be it ordained by the Council of the City of Maple Falls as follows:

Section 1. Purpose. This ordinance sets rules for the City jail.

Section 2. Detainers. The jail shall hold a person on a civil immigration detainer for up to 48 hours after the person would otherwise be released.

Section 3. Authority. Detainers are requests. Galarza v. Szalczyk, 745 F.3d 634 (3d Cir. 2011).
`;

/** Fails with what was expected, in words. There is no assertion library that runs in both hosts without a polyfill. */
export function expect(holds: unknown, what: string): asserts holds {
  if (!holds) throw new Error(`Expected: ${what}`);
}

/** Fails unless both are the same. */
export function expectEqual<T>(actual: T, expected: T, what: string): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: expected ${b}, found ${a}`);
}

/** Waits until `look` finds something; mocha's own limit ends a wait in vain, with `what` as the reason. */
export async function until<T>(what: string, look: () => T | undefined | false | PromiseLike<T | undefined | false>): Promise<T> {
  const limit = Date.now() + 45_000;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > limit) throw new Error(`Waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Opens a new draft that is on no disk. */
export async function openDraft(content = DRAFT): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language: 'ordinance', content });
  return vscode.window.showTextDocument(document);
}

/** Closes everything. Texts that are on no disk are thrown away first: VS Code would ask where to save them. */
export async function closeAll(): Promise<void> {
  for (const { input } of vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs)) {
    if (!(input instanceof vscode.TabInputText) || input.uri.scheme !== 'untitled') continue;
    await vscode.window.showTextDocument(input.uri);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

export function findingsOf({ document }: vscode.TextEditor): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Home Rule');
}

/** The rule id of a finding. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits for a finding of a rule. */
export function findingOf(editor: vscode.TextEditor, rule: string): Promise<vscode.Diagnostic> {
  return until(`a finding of ${rule}`, () => findingsOf(editor).find((finding) => ruleOf(finding) === rule));
}

/** Where words stand in the draft. */
export function rangeOf({ document }: vscode.TextEditor, words: string): vscode.Range {
  const at = document.getText().indexOf(words);
  expect(at >= 0, `“${words}” in the draft`);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + words.length));
}

/** Puts the caret behind words of the draft. */
export function caretAfter(editor: vscode.TextEditor, words: string): void {
  const { end } = rangeOf(editor, words);
  editor.selection = new vscode.Selection(end, end);
}

/** The text of all cards at a place. */
export async function cardsAt(editor: vscode.TextEditor, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', editor.document.uri, position);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}
