import * as vscode from 'vscode';
import { say } from './say';

/** A paper about a draft that goes into a file of the user's choice. */
export interface Savable {
  readonly text: string;
  /** "memo": what the file is called in sentences, and the end of the name proposed for it. */
  readonly what: string;
  /** "html", without the dot. */
  readonly ending: string;
  /** Name of the kind of file: "HTML". */
  readonly kind: string;
}

/** Asks where to save a paper about a draft, and saves it there. The draft itself is never written over. */
export async function saveBeside(draft: vscode.Uri, { text, what, ending, kind }: Savable): Promise<void> {
  const place = besideDraft(draft, what, ending);
  const target = await vscode.window.showSaveDialog({
    ...(place === undefined ? {} : { defaultUri: place }),
    filters: { [kind]: [ending] },
    saveLabel: `Save ${what.charAt(0).toUpperCase()}${what.slice(1)}`,
    title: `Save the ${what}`,
  });
  if (target === undefined) return;
  // The draft, and any other ordinance, is never written over by a paper about it.
  if (target.toString() === draft.toString() || /\.(?:ordinance|ord)$/i.test(target.path)) {
    say(`A ${what} is not saved over an ordinance. Choose another name.`);
    return;
  }
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  } catch (error) {
    say(`The ${what} could not be saved: ${error instanceof Error ? error.message : String(error)}`);
    return;
  }
  const name = target.path.slice(target.path.lastIndexOf('/') + 1);
  const open = 'Open';
  const show = 'Show in Folder';
  const onDisk = target.scheme === 'file' && vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
  // Not awaited: the command is done, and the message may stand for as long as the user likes.
  void vscode.window.showInformationMessage(`Saved ${name}`, open, ...(onDisk ? [show] : [])).then(async (answer) => {
    if (answer === open)
      await (onDisk && ending === 'html' ? vscode.env.openExternal(target) : vscode.commands.executeCommand('vscode.open', target));
    if (answer === show) await vscode.commands.executeCommand('revealFileInOS', target);
  });
}

/** "2026-14-memo.html" beside the draft; in the first folder where the draft was never saved. */
function besideDraft(draft: vscode.Uri, what: string, ending: string): vscode.Uri | undefined {
  if (draft.scheme === 'untitled') {
    const folder = vscode.workspace.workspaceFolders?.[0];
    return folder && vscode.Uri.joinPath(folder.uri, `${what}.${ending}`);
  }
  const base = draft.path.slice(draft.path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  return vscode.Uri.joinPath(draft, '..', `${base}-${what}.${ending}`);
}
