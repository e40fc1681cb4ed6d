import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateWith, type Extension } from './extension';
import { SECTION, SOURCE } from './names';

/** A client that writes to the log and opens no notification: what the drafter must know, `Checker` says once. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

let extension: Extension | undefined;

/** Starts the extension in a browser: the checker is a worker. */
export function activate(context: vscode.ExtensionContext): void {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.browser.js').toString(true);
  extension = activateWith(context, (options) => {
    // Handed over as it is and not as a function: VS Code replaces the global Worker in its extension host, so that the
    // client's own `instanceof Worker` says no to what a function returns. Where workers are refused, this throws.
    const worker = new Worker(script);
    return {
      client: new QuietClient(SECTION, SOURCE, worker, options),
      closes: false,
      // The language client never ends a worker.
      terminate: () => worker.terminate(),
    };
  });
}

export async function deactivate(): Promise<void> {
  await extension?.stop();
}
