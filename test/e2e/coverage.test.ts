import * as vscode from 'vscode';
import { closeAll, expect, expectEqual, findingOf, openDraft, until } from './support';

/** An item that a model clause supplies and the draft of these tests lacks. */
const ITEM = { entry: 'C-TK-E1' };
const SETTING = 'coverage.notWanted';

const notWanted = (): Record<string, string> => vscode.workspace.getConfiguration('homeRule').get<Record<string, string>>(SETTING, {});

/** The tab in front, if it shows a draft beside what it would become. */
const preview = (): vscode.Tab | undefined => {
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
  return tab?.input instanceof vscode.TabInputTextDiff ? tab : undefined;
};

/** The page of a scorecard, if one is open. */
const scorecard = (): vscode.Tab | undefined =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .find(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('homeRule.scorecard'));

/** Opens a draft and the view, and waits until the view has read it: only then do its commands find an item. */
async function openWithView(): Promise<vscode.TextEditor> {
  const editor = await openDraft();
  await findingOf(editor, 'detention/detainer-hold');
  await vscode.commands.executeCommand('homeRule.showCoverage');
  await until('the item among those not wanted', async () => {
    await vscode.commands.executeCommand('homeRule.coverage.notWanted', ITEM, 'by order 12');
    return notWanted()[ITEM.entry] === 'by order 12';
  });
  await vscode.commands.executeCommand('homeRule.coverage.wantAgain', ITEM);
  await until('the item wanted again', () => notWanted()[ITEM.entry] === undefined);
  return editor;
}

describe('the checklist', () => {
  afterEach(async () => {
    await vscode.workspace.getConfiguration('homeRule').update(SETTING, undefined, vscode.ConfigurationTarget.Workspace);
    await closeAll();
  });

  it('keeps in the settings of the folder what is not wanted, with the reason, and takes it back', async () => {
    const editor = await openWithView();
    const settings = vscode.workspace.getConfiguration('homeRule').inspect<Record<string, string>>(SETTING);
    expectEqual(settings?.workspaceValue, undefined, 'the setting once it is empty');
    expect(!editor.document.getText().includes('order 12'), 'nothing of it in the draft');
  });

  it('shows the change of a clause before it is made; leaving it changes nothing, taking it is one undo', async () => {
    const editor = await openWithView();
    const before = editor.document.getText();
    const wanted = () => vscode.commands.executeCommand('homeRule.coverage.insert', ITEM);
    const takeFirstWording = () => vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    /** Waits for the two texts, taking the usual wording where one is asked for. */
    const shown = () =>
      until('the change', async () => {
        if (preview() === undefined) await takeFirstWording();
        return preview();
      });
    const first = wanted();
    const { label } = await shown();
    expect(/^Insert .+\? \d+ places?$/.test(label), `its title, found ${label}`);
    await vscode.commands.executeCommand('homeRule.preview.cancel');
    await first;
    expectEqual(editor.document.getText(), before, 'the draft after leaving');
    const second = wanted();
    await shown();
    await vscode.commands.executeCommand('homeRule.preview.apply');
    await second;
    await until('the clause', () => editor.document.getText().length > before.length + 200);
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('undo');
    expectEqual(editor.document.getText(), before, 'the draft after one undo');
  });

  it('opens the scorecard on command, once for a draft, and takes no item that is not there', async () => {
    const editor = await openDraft();
    const { version } = editor.document;
    expectEqual(scorecard(), undefined, 'a scorecard before the command');
    await vscode.commands.executeCommand('homeRule.openScorecard');
    await until('the scorecard', scorecard);
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('homeRule.openScorecard');
    const pages = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => input instanceof vscode.TabInputWebview);
    expectEqual(pages.length, 1, 'scorecards of one draft');
    for (const command of ['insert', 'goToEvidence', 'why', 'notWanted', 'wantAgain'])
      await vscode.commands.executeCommand(`homeRule.coverage.${command}`, { entry: 'nothing' }, '');
    for (const command of ['filter', 'clearFilter']) await vscode.commands.executeCommand(`homeRule.coverage.${command}`);
    for (const by of ['source', 'status', 'topic']) await vscode.commands.executeCommand('homeRule.coverage.groupBy', by);
    expectEqual([editor.document.version, notWanted()], [version, {}], 'draft and settings');
  });
});
