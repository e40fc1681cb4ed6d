import * as vscode from 'vscode';

/** How long a line in the status bar stays, in milliseconds. */
const SAID_MS = 4000;

/** Says something in the status bar, where it takes no focus and goes by itself. */
export function say(message: string): void {
  vscode.window.setStatusBarMessage(message, SAID_MS);
}
