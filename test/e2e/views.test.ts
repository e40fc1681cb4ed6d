import * as vscode from 'vscode';
import { closeAll, expect, expectEqual, findingOf, openDraft, until } from './support';

describe('views', () => {
  afterEach(closeAll);

  it('open on command, follow the draft, and copy its table of authorities', async () => {
    const editor = await openDraft();
    await findingOf(editor, 'detention/detainer-hold');
    await vscode.commands.executeCommand('homeRule.showSpectrum');
    await vscode.commands.executeCommand('homeRule.showAuthorities');
    for (const by of ['kind', 'section', 'currency']) await vscode.commands.executeCommand('homeRule.authorities.groupBy', by);
    await vscode.commands.executeCommand('homeRule.authorities.copyTable');
    const table = await until('the table', async () => {
      const text = await vscode.env.clipboard.readText();
      return text.startsWith('Cases\n') && text;
    });
    expect(/Galarza v\. Szalczyk, 745 F\.3d 634 \(3d Cir\. 2014\)/.test(table), `the case in its right form, in:\n${table}`);
  });

  it('change nothing in the draft and take no row that is not there', async () => {
    const editor = await openDraft();
    await vscode.commands.executeCommand('homeRule.showSpectrum');
    const { version } = editor.document;
    await vscode.commands.executeCommand('homeRule.views.reveal', 'homeRule.spectrum', 'nothing');
    for (const command of ['showCard', 'nextUse', 'findUses', 'copyCitation', 'explain', 'open'])
      await vscode.commands.executeCommand(`homeRule.authorities.${command}`);
    await vscode.commands.executeCommand('homeRule.spectrum.explain');
    expectEqual(editor.document.version, version, 'version of the draft');
  });
});
