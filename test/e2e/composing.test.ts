import * as vscode from 'vscode';
import { closeAll, expect, expectEqual, findingOf, findingsOf, openDraft, ruleOf, until } from './support';

const ANSWERS = {
  state: 'WA',
  body: 'city',
  name: 'Maple Falls',
  instrument: '',
  policies: ['no-profiling', 'low-level-offenses'],
  strength: 'balanced',
  enforcement: 'none',
  reports: ['log'],
};

/** The new ordinance, once its facts to fill in can be walked. */
const draftShown = (): vscode.TextEditor | undefined => {
  const editor = vscode.window.activeTextEditor;
  return editor?.document.languageId === 'ordinance' && editor.document.getText().startsWith('ORDINANCE NO.') ? editor : undefined;
};

describe('new ordinances', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeAll();
  });

  it('opens a complete draft that is on no disk, caret in the first fact to fill in', async () => {
    await vscode.commands.executeCommand('homeRule.newOrdinance', ANSWERS);
    const editor = await until('the draft', draftShown);
    expectEqual(editor.document.uri.scheme, 'untitled', 'where it is');
    const text = editor.document.getText();
    expect(text.includes('AN ORDINANCE of the City of Maple Falls relating to'), 'its title');
    expect(text.includes('\nSECTION 1. Definitions. In this ordinance:\n"Agency" means'), 'its definitions');
    expect(text.includes('\n    (1) the date, time, and manner of the request;\n'), 'its indents as they were composed');
    await until('the caret in the fact', () => editor.document.getText(editor.selection) === '[CODE SECTIONS]');
    await findingOf(editor, 'structure/left-over-blank');
    const graver = findingsOf(editor).filter(({ severity }) => severity < vscode.DiagnosticSeverity.Information);
    expectEqual(graver.map(ruleOf), ['structure/left-over-blank'], 'its findings');
  });

  it('completes a draft with several clauses, and one undo takes them back', async () => {
    const editor = await openDraft();
    const before = editor.document.getText();
    await vscode.commands.executeCommand('homeRule.completeDraft', ['severability', 'oversight', 'no-profiling']);
    const after = await until('the clauses', () => editor.document.getText() !== before && editor.document.getText());
    for (const words of ['Severability', 'Oversight and complaints', 'Equal treatment']) expect(after.includes(words), words);
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('undo');
    expectEqual(editor.document.getText(), before, 'the draft after one undo');
  });

  it('says so where nothing is missing of what was asked for', async () => {
    const editor = await openDraft();
    await vscode.commands.executeCommand('homeRule.completeDraft', ['no-detainer-hold', 'no-detainer-hold']);
    const once = editor.document.getText();
    await vscode.commands.executeCommand('homeRule.completeDraft', ['no-detainer-hold']);
    expectEqual(editor.document.getText(), once, 'the draft after the second time');
  });
});
