import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith, type Extension } from './extension';
import { SECTION, SOURCE } from './names';

/** A client that writes to the log and opens no notification: what the drafter must know, `Checker` says once. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

let extension: Extension | undefined;

/** Starts the extension on a desktop or a server: the checker is a process of its own. */
export function activate(context: vscode.ExtensionContext): void {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.node.js').fsPath;
  extension = activateWith(context, (options) => ({
    client: new QuietClient(SECTION, SOURCE, { module, transport: TransportKind.ipc }, options),
    closes: true,
    // The language client ends the process it forked.
    terminate: () => undefined,
  }));
}

export async function deactivate(): Promise<void> {
  await extension?.stop();
}
