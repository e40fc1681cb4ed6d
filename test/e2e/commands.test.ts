import * as vscode from 'vscode';
import { caretAfter, closeAll, DRAFT, expect, expectEqual, findingOf, findingsOf, openDraft, rangeOf, ruleOf, until } from './support';

const HOLD = 'detention/detainer-hold';

/** The extension under test. */
function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('home-rule.home-rule');
  expect(found, 'the extension');
  return found;
}

describe('commands', () => {
  afterEach(closeAll);

  it('has each contributed command', async () => {
    await extension().activate();
    const known = new Set(await vscode.commands.getCommands(true));
    const { contributes } = extension().packageJSON as {
      readonly contributes: { readonly commands: readonly { readonly command: string }[] };
    };
    const missing = contributes.commands.map(({ command }) => command).filter((command) => !known.has(command));
    expectEqual(missing, [], 'commands that are not there');
  });

  it('inserts a fitted clause, and one undo takes it back', async () => {
    const editor = await openDraft();
    await findingOf(editor, HOLD);
    await vscode.commands.executeCommand('homeRule.insertClause', 'severability', 'balanced');
    const text = await until('the clause', () => editor.document.getText() !== DRAFT && editor.document.getText());
    expect(/(?:Section|§) ?4\b[^\n]*Severab/i.test(text), `the next section number, in:\n${text}`);
    await vscode.commands.executeCommand('leaveSnippet');
    await vscode.commands.executeCommand('undo');
    await until('the draft as it was', () => editor.document.getText() === DRAFT);
  });

  it('opens a companion paper as a new Markdown text with the names of the draft, and leaves the draft alone', async () => {
    const editor = await openDraft(`${DRAFT}\nSection 9. Duty. The County Counsel shall advise the Board of Supervisors.\n`);
    await findingOf(editor, HOLD);
    const { version } = editor.document;
    await vscode.commands.executeCommand('homeRule.newCompanionPaper', 'quarterly-report');
    const paper = await until('the paper', () => {
      const front = vscode.window.activeTextEditor?.document;
      return front?.languageId === 'markdown' && front;
    });
    expect(/To the Board of Supervisors\./.test(paper.getText()), `the name of the council, in:\n${paper.getText().slice(0, 400)}`);
    expectEqual(vscode.languages.getDiagnostics(paper.uri), [], 'findings on a paper');
    expectEqual(editor.document.version, version, 'version of the draft');
  });

  it('goes to a clause that is there already and inserts nothing', async () => {
    const editor = await openDraft(
      `${DRAFT}\nSection 4. Severability. If any provision of this ordinance or its application to any person is held invalid, the invalidity does not affect other provisions, and to this end the provisions of this ordinance are severable.\n`,
    );
    await findingOf(editor, HOLD);
    const { version } = editor.document;
    await vscode.commands.executeCommand('homeRule.insertClause', 'severability', 'balanced');
    await until('the caret in the section', () => editor.selection.active.line >= rangeOf(editor, 'Section 4.').start.line);
    expectEqual(editor.document.version, version, 'version of the draft');
  });

  it('goes from one problem citation to the next', async () => {
    const editor = await openDraft();
    const citation = rangeOf(editor, 'Galarza v. Szalczyk, 745 F.3d 634 (3d Cir. 2011)');
    const finding = await until('a finding on the citation', () =>
      vscode.languages.getDiagnostics(editor.document.uri).find(({ range }) => range.intersection(citation)),
    );
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await vscode.commands.executeCommand('homeRule.nextProblemCitation');
    await until('the caret at the citation', () => editor.selection.active.isEqual(finding.range.start));
  });

  it('sets the place of enactment that an action offers, asks no more, and findings follow', async () => {
    const editor = await openDraft();
    const asks = 'state-law/state-not-set';
    const settings = () => vscode.workspace.getConfiguration('homeRule');
    const { range } = await findingOf(editor, asks);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const titles = actions.map(({ title }) => title);
    expect(titles.includes('Choose where it will be enacted…') && titles.includes('Do not ask in this workspace'), titles.join(', '));
    try {
      await vscode.commands.executeCommand('homeRule.setJurisdiction', 'TX', 'county', 'Maple County', false);
      expectEqual(settings().get('jurisdiction.state'), 'TX', 'the state');
      expectEqual(settings().get('jurisdiction.body'), 'county', 'the body');
      await until('no question', () => !findingsOf(editor).some((finding) => ruleOf(finding) === asks));
      await vscode.commands.executeCommand('homeRule.turnOffFinding', asks);
      expectEqual(settings().get<Record<string, string>>('findings.severity')?.[asks], 'off', 'the weight of the question');
    } finally {
      for (const key of ['jurisdiction.state', 'jurisdiction.body', 'jurisdiction.name', 'findings.severity'])
        for (const target of [vscode.ConfigurationTarget.Global, vscode.ConfigurationTarget.Workspace])
          await settings()
            .update(key, undefined, target)
            .then(undefined, () => undefined);
    }
  });

  it('opens the page of a rule inside VS Code', async () => {
    const editor = await openDraft();
    await findingOf(editor, HOLD);
    await vscode.commands.executeCommand('homeRule.explainFinding', HOLD);
    // Rendered where VS Code's own Markdown support is there, else as text.
    await until('a page', () =>
      vscode.window.tabGroups.all.some(({ tabs }) =>
        tabs.some(
          ({ input }) =>
            (input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText) && input.uri.scheme === 'home-rule',
        ),
      ),
    );
  });

  it('says in a card what a sentence does', async () => {
    const editor = await openDraft();
    await findingOf(editor, HOLD);
    caretAfter(editor, 'The jail shall hold');
    await vscode.commands.executeCommand('homeRule.explainSentence');
  });

  it('reads any text as an ordinance on request', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: DRAFT });
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('homeRule.treatAsOrdinance');
    const editor = await until('an ordinance', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.languageId === 'ordinance' && active;
    });
    await findingOf(editor, HOLD);
  });

  it('opens the sample as a new text', async () => {
    await vscode.commands.executeCommand('homeRule.openSample');
    const document = vscode.window.activeTextEditor?.document;
    expect(document?.isUntitled === true && document.languageId === 'ordinance', 'an untitled ordinance');
    expect(document.getText().includes('\n'), 'its text');
  });

  it('checks again after a restart', async () => {
    const editor = await openDraft();
    await findingOf(editor, HOLD);
    await vscode.commands.executeCommand('homeRule.restart');
    await findingOf(editor, HOLD);
  });
});
