import * as vscode from 'vscode';
import type { Checker } from '../checker';
import { LANGUAGE, SECTION } from '../names';
import { say } from '../say';

/**
 * Copies what a maintainer needs to know: versions, how checking stands, and the names (not the values) of changed settings.
 * No text of any draft, no file name and no address is in it.
 */
export async function copySupportReport(context: vscode.ExtensionContext, checker: Checker): Promise<void> {
  const { version, name } = context.extension.packageJSON as { readonly version: string; readonly name: string };
  const drafts = vscode.workspace.textDocuments.filter(({ languageId }) => languageId === LANGUAGE);
  const lines = [
    `${name} ${version}`,
    `VS Code ${vscode.version} (${vscode.env.appHost})`,
    `Checking: ${checker.standing}`,
    `Trusted folder: ${vscode.workspace.isTrusted ? 'yes' : 'no'}`,
    `Open drafts: ${drafts.length}; longest: ${Math.max(0, ...drafts.map(({ lineCount }) => lineCount))} lines`,
    `Settings changed: ${changedSettings(context).join(', ') || 'none'}`,
  ];
  await vscode.env.clipboard.writeText(`${lines.join('\n')}\n`);
  say('Copied versions and setting names. No text of a draft is in it.');
}

function changedSettings(context: vscode.ExtensionContext): string[] {
  const { contributes } = context.extension.packageJSON as {
    readonly contributes: { readonly configuration: readonly { readonly properties: Readonly<Record<string, unknown>> }[] };
  };
  const settings = vscode.workspace.getConfiguration();
  return contributes.configuration
    .flatMap(({ properties }) => Object.keys(properties))
    .filter((id) => {
      const found = settings.inspect(id);
      return [found?.globalValue, found?.workspaceValue, found?.workspaceFolderValue].some((value) => value !== undefined);
    })
    .map((id) => id.slice(SECTION.length + 1));
}
