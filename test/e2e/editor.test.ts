import * as vscode from 'vscode';
import {
  cardsAt,
  caretAfter,
  closeAll,
  DRAFT,
  expect,
  expectEqual,
  findingOf,
  findingsOf,
  openDraft,
  rangeOf,
  ruleOf,
  until,
} from './support';

const HOLD = 'detention/detainer-hold';
const HELD = 'shall hold a person on a civil immigration detainer';

describe('a draft in the editor', () => {
  afterEach(closeAll);

  it('shows findings with no setting made, at the words they are about', async () => {
    const editor = await openDraft();
    const finding = await findingOf(editor, HOLD);
    expect(finding.range.intersection(rangeOf(editor, HELD)), 'the finding at the words that hold a person');
    expectEqual(finding.severity, vscode.DiagnosticSeverity.Error, 'gravity');
  });

  it('makes the rule of a finding a link to its page', async () => {
    const { code } = await findingOf(await openDraft(), HOLD);
    expect(typeof code === 'object', 'a rule with a link');
    expectEqual(code.target.toString(), `home-rule:/page/${HOLD}.md`, 'address of the page');
    const page = await vscode.workspace.openTextDocument(code.target);
    expect(page.getText().includes('# '), `a page with a heading, and not “${page.getText()}”`);
  });

  it('takes a mended finding away', async () => {
    const editor = await openDraft();
    await findingOf(editor, HOLD);
    await editor.edit((edit) => edit.replace(rangeOf(editor, 'shall hold'), 'shall not hold'));
    await until('the finding to go', () => findingsOf(editor).every((finding) => ruleOf(finding) !== HOLD));
  });

  it('keeps what a half-typed sentence raises back for a while', async () => {
    const editor = await openDraft(DRAFT.replace(/Section 2[^\n]*\n/, 'Section 2. Detainers. \n'));
    // Untitled drafts share an address: the findings of the one before must be gone, and those of this one come.
    await until('the findings of the draft as it opens', () => {
      const rules = findingsOf(editor).map(ruleOf);
      return rules.includes('citations/case-cite') && !rules.includes(HOLD);
    });
    caretAfter(editor, 'Section 2. Detainers. ');
    const typed = 'The jail shall hold a person on a civil immigration detainer for 48 hours past release';
    // From before the keystroke: on a busy machine the edit itself may take as long as the pause.
    const begun = Date.now();
    // Typed as a drafter types: the caret goes along.
    await vscode.commands.executeCommand('type', { text: typed });
    await findingOf(editor, HOLD);
    const waited = Date.now() - begun;
    expect(waited >= 1200, `a pause before the finding, and not ${waited} ms`);
  });

  it('shows it at once when the sentence is ended', async () => {
    const editor = await openDraft(DRAFT.replace(/Section 2[^\n]*\n/, 'Section 2. Detainers. \n'));
    caretAfter(editor, 'Section 2. Detainers. ');
    await vscode.commands.executeCommand('type', { text: 'The jail shall hold a person on a civil immigration detainer.' });
    await findingOf(editor, HOLD);
  });

  it('shows a card on a citation', async () => {
    const editor = await openDraft();
    await findingOf(editor, HOLD);
    const card = await cardsAt(editor, rangeOf(editor, '745 F.3d 634').start);
    expect(card.includes('Galarza'), `a card on Galarza, and not “${card}”`);
  });

  it('trusts a card with our own commands only', async () => {
    const editor = await openDraft();
    await findingOf(editor, HOLD);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      editor.document.uri,
      rangeOf(editor, '745 F.3d 634').start,
    );
    for (const content of hovers.flatMap(({ contents }) => contents)) {
      expect(content instanceof vscode.MarkdownString, 'Markdown');
      expect(content.isTrusted !== true && content.supportHtml !== true, 'no trust in everything');
    }
  });

  it('offers to mend a finding', async () => {
    const editor = await openDraft();
    const { range } = await findingOf(editor, HOLD);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
    expect(actions.length > 0, 'a quick fix');
  });

  it('sets the page up for prose, and for no other language', async () => {
    const of = (languageId: string): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('editor', { languageId });
    expectEqual(of('ordinance').get('wordWrap'), 'bounded', 'wrapping');
    expectEqual(of('ordinance').get('minimap.enabled'), false, 'minimap');
    expectEqual(of('ordinance').get('acceptSuggestionOnEnter'), 'off', 'Enter');
    expectEqual(of('ordinance').get('emptySelectionClipboard'), false, 'cutting without a selection');
    expectEqual(of('plaintext').get('minimap.enabled'), true, 'minimap elsewhere');
  });
});
