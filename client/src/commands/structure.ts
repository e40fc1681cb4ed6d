import * as vscode from 'vscode';
import { type StructureChange, type StructureParams, StructureRequest, type StructureResult } from '../../../server/src/protocol';
import type { Checker } from '../checker';
import { needDraftEditor } from '../drafts';
import { applyEdits, firstPlaceOf, previewOf } from '../edits';
import type { Preview } from '../preview';
import { say } from '../say';

/** From this many places on, a renumbering is shown before it is made. */
const MANY = 40;
/** How often the change is worked out again when the draft moves under it. */
const TRIES = 3;

const CHANGES: ReadonlySet<unknown> = new Set<StructureChange>([
  'renumberLevel',
  'renumberSection',
  'renumberDocument',
  'moveUp',
  'moveDown',
  'promote',
  'demote',
]);

/** Renumbers, moves, promotes and demotes at the caret. */
export class Structure {
  constructor(
    private readonly checker: Checker,
    private readonly preview: Preview,
  ) {}

  /** Runs a change that an action names, at its place: `change` by name, a uri and a position of the protocol. */
  async runAt(change: unknown, uri: unknown, position: unknown): Promise<void> {
    if (!CHANGES.has(change) || typeof uri !== 'string') return;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    const editor = await vscode.window.showTextDocument(document);
    const { line, character } = position as { readonly line: number; readonly character: number };
    await this.change(editor, change as StructureChange, new vscode.Position(line, character));
  }

  /** Runs a change at the caret of the editor that is typed in. */
  async run(change: StructureChange): Promise<void> {
    const editor = needDraftEditor();
    if (editor !== undefined) await this.change(editor, change, editor.selection.active);
  }

  private async change(editor: vscode.TextEditor, change: StructureChange, at: vscode.Position): Promise<void> {
    const { document } = editor;
    let keepInserted = false;
    let asked = !change.startsWith('renumber');
    let seen = asked;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const params: StructureParams = {
        uri: document.uri.toString(),
        position: { line: at.line, character: at.character },
        change,
        keepInserted,
      };
      const result = await this.checker.ask<StructureResult>(StructureRequest, params);
      if (result === undefined) return;
      if (result.refused !== '') {
        say(result.refused);
        return;
      }
      if (result.inserted > 0 && !asked) {
        const keep = await askInserted(result.inserted);
        if (keep === undefined) return;
        asked = true;
        keepInserted = keep;
        if (keep) continue;
      }
      asked = true;
      if (document.version !== result.version) continue;
      if (!seen && result.edits.length >= MANY) {
        const { edits } = result;
        const text = previewOf(document, edits);
        const decision = this.preview.show(document, text, `Renumber? ${edits.length} places`, firstPlaceOf(edits));
        vscode.window.setStatusBarMessage(result.summary, decision);
        if ((await decision) === 'leave') return;
        seen = true;
        await vscode.window.showTextDocument(document, editor.viewColumn ? { viewColumn: editor.viewColumn } : {});
      }
      // The draft may have moved while it was looked at: then the change is worked out again.
      if (document.version !== result.version) continue;
      if (await applyEdits(document, result.edits)) {
        placeCaret(document, result.caret);
        say(result.summary);
        return;
      }
    }
    say('The draft changed meanwhile. Nothing was done.');
  }
}

/** The caret stays with the words it was in, and in view. */
function placeCaret(document: vscode.TextDocument, offset: number): void {
  const editor = vscode.window.visibleTextEditors.find((each) => each.document === document);
  if (editor === undefined) return;
  const at = document.positionAt(offset);
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** @returns whether inserted numbers are to stay, or undefined where the drafter gave up */
async function askInserted(count: number): Promise<boolean | undefined> {
  const numbers = count === 1 ? 'One number was put in' : `${count} numbers were put in`;
  const chosen = await vscode.window.showQuickPick(
    [
      { label: 'Count them like the others', description: '(2A) becomes (3)', keep: false },
      { label: 'Keep them as inserted numbers', description: '(2A) stays behind (2)', keep: true },
    ],
    { title: 'Renumber', placeHolder: `${numbers} between others, such as (2A).` },
  );
  return chosen?.keep;
}
