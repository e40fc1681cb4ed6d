/**
 * The checklist in a real workbench: what stands in the view and is read out, the way from a missing item to its clause, what
 * is not wanted, the number in the status bar, the questions on the landscape, and the scorecard.
 * HOME_RULE_SHOTS names a folder for pictures of each station; HOME_RULE_THEME a colour theme for them.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openWorkbench } from '../../host/ui.mjs';

const shots = process.env.HOME_RULE_SHOTS;
const theme = process.env.HOME_RULE_THEME;
const DRAFT = 'detainers.ordinance';
const TEXT = `AN ORDINANCE relating to civil immigration detainers

Be it ordained by the Council of the City of Maple Falls as follows:

Section 1. Definitions. In this ordinance:
(a) “Immigration detainer” means a request by a federal immigration officer to keep a person in custody after the person would otherwise be released.
(b) “Judicial warrant” means a warrant signed by a judge.

Section 2. Detainers. The jail shall not hold a person on an immigration detainer unless a judicial warrant is shown.

Section 3. Questions. An officer shall not ask a person about immigration status.

Section 4. Agreements. The City shall not enter into an agreement under 8 U.S.C. § 1357(g).

Section 5. Severability. If a provision of this ordinance is held invalid, the other provisions stay in effect.
`;

describe('the checklist in the workbench', () => {
  /** @type {import('../../host/ui.mjs').Workbench} */
  let workbench;
  /** @param {string} name */
  const shot = async (name) => {
    if (shots) await workbench.screenshot(path.resolve(shots, `${name}.png`));
  };
  const pane = () => workbench.page.locator('.pane:has(.pane-header[aria-label*="Coverage"])');
  const widget = () => workbench.page.locator('.quick-input-widget');
  /** @param {string} key */
  const press = (key) => workbench.page.keyboard.press(key);
  /** What a screen reader says of each row on the screen. @returns {Promise<string[]>} */
  const spoken = () =>
    pane()
      .locator('.monaco-list-row')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
  /** @param {RegExp} says */
  const hasRow = (says) => workbench.until(`a row that says ${says}`, async () => (await spoken()).find((row) => says.test(row)) ?? '');
  /** @param {RegExp} says */
  const rowOf = async (says) => pane().locator(`.monaco-list-row[aria-label=${JSON.stringify(await hasRow(says))}]`);
  /** Presses a button in the title of the view. @param {string} name */
  const title = async (name) => {
    await pane().locator('.pane-header').hover();
    await pane().locator(`.action-label[aria-label*="${name}"]`).first().click();
  };
  const settings = () => path.join(workbench.folder, '.vscode/settings.json');
  /** The page of the scorecard, inside the two frames of a webview. */
  const card = () => workbench.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');

  before(async () => {
    workbench = await openWorkbench({
      files: {
        [DRAFT]: TEXT,
        'fences.ordinance': 'AN ORDINANCE relating to fences\n\nSection 1. Fences. A fence shall not be taller than 6 feet.\n',
      },
      file: DRAFT,
      viewport: { width: 1360, height: 900 },
      settings: theme ? { 'workbench.colorTheme': theme } : {},
    });
  });
  after(() => workbench?.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('out/ui-failed.png');
  });

  it('counts in the status bar, and opens no view by itself', async () => {
    await workbench.until('the count', async () => (await workbench.statusBar()).some((entry) => /^Coverage \d+\/73$/.test(entry)));
    assert.equal(await pane().count(), 0);
  });

  it('lists the items by topic, each with status, name, place and what Enter does', async () => {
    await workbench.page.locator('.statusbar-item a', { hasText: /^Coverage \d+\/73$/ }).click();
    await hasRow(/^Custody\. \d+ of \d+ present\.$/);
    await hasRow(/^Present\. .*Custody\. § 2.*Enter shows it in the draft\.$/);
    await hasRow(/^Absent\. .*Enter shows what the clause .* would change\.$/);
    await shot('coverage-view');
  });

  it('shows the evidence of a row and leaves the focus in the view', async () => {
    await (await rowOf(/^Present\. .*Custody\. § 2/)).click();
    await workbench.until('the words selected', async () => (await workbench.statusBar()).some((entry) => /\(\d+ selected\)/.test(entry)));
    assert.ok(await workbench.page.evaluate(() => document.activeElement?.closest('.pane') !== null));
  });

  it('lists only what is missing, says so, and shows all again', async () => {
    await title('Show Only What Is Missing');
    await workbench.until('the filter named', async () => /Only what is missing is shown: \d+ items/.test(await pane().innerText()));
    await workbench.until('no present item', async () => !(await spoken()).some((row) => /^Present\./.test(row)));
    await title('Show All Items');
    // The buttons are laid out anew when the filter goes, which would take the focus from a list that opens meanwhile.
    await pane().locator('.action-label[aria-label*="Show All Items"]').first().waitFor({ state: 'detached' });
    await hasRow(/^Present\./);
  });

  it('shows the change of a clause before it is made; Escape leaves the draft as it is', async () => {
    await (await rowOf(/^Absent\. .*Custody.*Enter shows what the clause/)).click();
    await pickWordingIfAsked();
    await workbench.page.locator('.tab.active', { hasText: /Insert .*\? \d+ places?/ }).waitFor();
    await workbench.page.locator('.monaco-diff-editor .line-insert').first().waitFor();
    await shot('coverage-preview');
    await decide('Escape');
    await workbench.shows(DRAFT);
    assert.equal(readFileSync(path.join(workbench.folder, DRAFT), 'utf8'), TEXT);
    assert.equal(await workbench.page.locator('.tab.active.dirty').count(), 0);
  });

  it('inserts it on Ctrl+Enter, tells the item as present, and one undo takes all of it back', async () => {
    const before = await count();
    await (await rowOf(/^Absent\. .*Custody.*Enter shows what the clause/)).click();
    await pickWordingIfAsked();
    await workbench.page.locator('.tab.active', { hasText: /Insert .*\? \d+ places?/ }).waitFor();
    await decide('Control+Enter');
    await workbench.shows(DRAFT);
    await workbench.until('a higher count', async () => (await count()) > before);
    await shot('coverage-inserted');
    await workbench.focusEditor();
    await press('Escape');
    await press('Control+z');
    await workbench.until('the count as before', async () => (await count()) === before);
    await workbench.page.locator('.tab.active:not(.dirty)').waitFor();
  });

  it('keeps what is not wanted with its reason in the settings of the folder, and takes it back', async () => {
    const label = await hasRow(/^Absent\. .*Custody/);
    const name = label.split('. ')[1] ?? '';
    await (await rowOf(/^Absent\. .*Custody/)).click({ button: 'right' });
    await workbench.page.locator('.context-view .action-label', { hasText: 'Not Wanted Here' }).click();
    await widget().locator('input').first().waitFor();
    await workbench.type('by Administrative Order 12');
    await press('Enter');
    await workbench.until('the settings file', () =>
      Promise.resolve(existsSync(settings()) && /Administrative Order 12/.test(readFileSync(settings(), 'utf8'))),
    );
    await workbench.until('the row gone from its topic', async () => !(await spoken()).includes(label));
    await title('Show Only What Is Missing');
    await title('Collapse All');
    const group = await rowOf(/^Not wanted\. 1 item\./);
    await group.click();
    const row = await rowOf(/^Not wanted: by Administrative Order 12\./);
    assert.ok((await row.innerText()).includes(name), name);
    const colour = (/** @type {import('playwright-core').Locator} */ each) =>
      each
        .locator('.label-name')
        .first()
        .evaluate((label) => getComputedStyle(label).color);
    await workbench.until('the row greyed', async () => (await colour(row)) !== (await colour(group)));
    await shot('coverage-not-wanted');
    await row.hover();
    await row.locator('.action-label[aria-label*="Want Again"]').click();
    await workbench.until('the settings empty of it', () => Promise.resolve(!/Administrative/.test(readFileSync(settings(), 'utf8'))));
    await title('Show All Items');
    // The buttons are laid out anew when the filter goes, which would take the focus from a list that opens meanwhile.
    await pane().locator('.action-label[aria-label*="Show All Items"]').first().waitFor({ state: 'detached' });
  });

  it('groups by source and by status', async () => {
    for (const [by, says] of /** @type {const} */ ([
      ['By source', /^Eight criteria\. \d+ of 8 present\.$/],
      ['By status', /^Absent\. \d+ items\.$/],
      ['By topic', /^Custody\. /],
    ])) {
      await title('Group Checklist By');
      await workbench.pick(by);
      await hasRow(says);
      await shot(`coverage-${by.toLowerCase().replaceAll(' ', '-')}`);
    }
  });

  it('asks the questions on the landscape step by step and keeps the answers', async () => {
    await workbench.command('Home Rule: Answer the Landscape Questions…');
    const step = /** @param {number} n */ (n) =>
      widget()
        .locator('.quick-input-title', { hasText: `The Landscape (${n}/6)` })
        .waitFor();
    await step(1);
    await shot('landscape-1');
    await workbench.pick('Jail');
    await step(2);
    await widget().locator('.monaco-list-row', { hasText: 'Jail' }).first().click();
    await widget().getByText('1 Selected').waitFor();
    await press('Enter');
    await step(3);
    await widget().getByRole('button', { name: 'Back' }).click();
    await step(2);
    await widget().getByText('1 Selected').waitFor();
    await press('Enter');
    await step(3);
    await workbench.pick('Case by case');
    await step(4);
    await workbench.pick('Yes');
    await step(5);
    await workbench.pick('Washington');
    await step(6);
    await shot('landscape-6');
    await press('Enter');
    await workbench.until('the answers kept', () => {
      const text = readFileSync(settings(), 'utf8');
      return Promise.resolve(/"L2": \[\s*"jail"\s*\]/.test(text) && /"homeRule.jurisdiction.state": "WA"/.test(text));
    });
  });

  it('opens the scorecard as a page with headings, tables and places that lead to the text', async () => {
    await workbench.command('Home Rule: Open Criteria Scorecard');
    await card().locator('h1', { hasText: 'Criteria scorecard' }).waitFor();
    await card().locator('table').first().waitFor();
    assert.deepEqual(
      await card()
        .locator('h1, h2')
        .evaluateAll((all) => all.map((h) => h.tagName)),
      ['H1', ...Array.from({ length: 10 }, () => 'H2')],
    );
    assert.equal(await card().locator('tbody tr').count(), 19 + 4);
    assert.equal(await card().locator('th[scope="row"]').count(), 19 + 4);
    assert.match(await card().locator('dl').innerText(), /8 criteria, 19 questions: \d+ yes, \d+ no, \d+ other/);
    assert.match(await card().locator('dl').innerText(), /Washington \(city\)/);
    await shot('scorecard');
    await card().locator('button.place', { hasText: '§ 2' }).first().click();
    await workbench.shows(DRAFT);
    await workbench.until('the words selected', async () => (await workbench.statusBar()).some((entry) => /Ln 9, .*selected/.test(entry)));
  });

  it('brings the scorecard up to date and keeps the reader’s place', async () => {
    const result = () => card().locator('#result').innerText();
    const before = await result();
    await workbench.find('The jail shall not');
    for (let i = 0; i < 4; i++) await press('Backspace');
    await workbench.until('another result', async () => (await result()) !== before);
    await workbench.focusEditor();
    await press('Control+z');
    await workbench.until('the result as before', async () => (await result()) === before);
  });

  it('says nothing in the status bar of a draft on another subject', async () => {
    await workbench.open('fences.ordinance');
    await workbench.until('the form alone', async () => /only its form is told/.test(await pane().innerText()));
    assert.ok(!(await workbench.statusBar()).some((entry) => /^Coverage/.test(entry)));
    assert.deepEqual(await workbench.notifications(), []);
  });

  /** The number in the status bar. */
  async function count() {
    const entry = await workbench.until(
      'the count',
      async () => (await workbench.statusBar()).find((each) => /^Coverage \d+\//.test(each)) ?? '',
    );
    return Number(/\d+/.exec(entry)?.[0]);
  }

  /** Presses a key of the preview until it is gone: the keyboard may not be in it yet. @param {string} key */
  async function decide(key) {
    const tab = workbench.page.locator('.tab', { hasText: /Insert .*\?/ });
    await workbench.until('the end of the preview', async () => {
      await press(key);
      return tab.waitFor({ state: 'detached', timeout: 3000 }).then(
        () => true,
        () => false,
      );
    });
  }

  /** Takes the usual wording where a clause has several. */
  async function pickWordingIfAsked() {
    const preview = workbench.page.locator('.tab.active', { hasText: /Insert .*\?/ });
    const asked = widget().locator('input[placeholder="Which wording?"]');
    await preview.or(asked).first().waitFor();
    if (await asked.isVisible()) await press('Enter');
  }
});
