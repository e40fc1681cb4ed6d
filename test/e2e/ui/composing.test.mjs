/** A new ordinance by keyboard, step by step: answers kept on the way back, nothing made on Escape, and where one stopped. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { SAMPLE_FOLDER } from '../../host/layout.mjs';
import { openWorkbench } from '../../host/ui.mjs';

const shots = process.env.HOME_RULE_SHOTS;

describe('a new ordinance in the workbench', () => {
  /** @type {import('../../host/ui.mjs').Workbench} */
  let workbench;
  /** @param {string} name */
  const shot = async (name) => {
    if (shots) await workbench.screenshot(path.resolve(shots, `${name}.png`));
  };
  const widget = () => workbench.page.locator('.quick-input-widget');
  /** Waits for a step: its number, and words of its placeholder or prompt. @param {number} step @param {string} words */
  const step = async (step, words) => {
    await widget()
      .locator('.quick-input-title', { hasText: `New Ordinance (${step}/6)` })
      .waitFor();
    await workbench.page
      .locator(`.quick-input-widget input[placeholder*="${words}"], .quick-input-widget .quick-input-message:has-text("${words}")`)
      .first()
      .waitFor({ state: 'attached' });
  };
  /** @param {string} key */
  const press = (key) => workbench.page.keyboard.press(key);
  const tabs = () => workbench.page.locator('.tabs-container .tab').allInnerTexts();

  before(async () => {
    workbench = await openWorkbench({ copyOf: SAMPLE_FOLDER });
  });
  after(() => workbench?.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('out/ui-failed.png');
  });

  it('asks step by step, goes back with the answers kept, and makes nothing on Escape', async () => {
    await workbench.command('Home Rule: New Ordinance…');
    await step(1, 'Where will this be enacted');
    await workbench.pick('Texas');
    await step(1, 'Which kind of body');
    await workbench.pick('County');
    await step(1, 'Its name');
    await workbench.type('Maple');
    await press('Enter');
    await step(2, 'Which kind of paper');
    await press('Enter');
    await step(3, 'Which policies');
    const barred = widget().locator('.monaco-list-row', { hasText: 'void in this state' }).first();
    await barred.waitFor();
    assert.equal(await barred.getAttribute('aria-checked'), 'false');
    await shot('new-ordinance-policies');
    await press('Enter');
    await step(4, 'How strong');
    await widget().getByRole('button', { name: 'Back' }).click();
    await step(3, 'Which policies');
    await press('Enter');
    await step(4, 'How strong');
    await press('Escape');
    await widget().waitFor({ state: 'hidden' });
    assert.deepEqual(
      (await tabs()).filter((tab) => tab.includes('Untitled')),
      [],
    );
  });

  it('resumes where one stopped, says what will be made, and makes it', async () => {
    await workbench.command('Home Rule: New Ordinance…');
    await widget().locator('.monaco-list-row', { hasText: 'step 4, Maple, TX' }).waitFor();
    await press('Enter');
    await step(4, 'How strong');
    await press('Enter');
    await step(5, 'May a person sue');
    await press('Enter');
    await step(5, 'What is recorded');
    await press('Enter');
    await step(6, 'nothing is saved');
    const create = widget().locator('.monaco-list-row', { hasText: 'Create' }).first();
    assert.match(await create.innerText(), /\d+ sections, \d+ definitions; no finding/);
    await shot('new-ordinance-summary');
    await press('Enter');
    await workbench.waitText('ORDINANCE NO.');
    await shot('new-ordinance-draft');
    assert.deepEqual(await workbench.notifications(), []);
  });

  it('completes the draft from a list of what it lacks', async () => {
    await workbench.command('Home Rule: Complete This Draft…');
    const title = widget().locator('.quick-input-title', { hasText: 'Complete This Draft' });
    await title.waitFor();
    await workbench.type('No profiling');
    const row = widget().locator('.monaco-list-row', { hasText: 'No profiling' }).first();
    await row.click();
    await widget().getByText('1 Selected').waitFor();
    await shot('complete-draft');
    await press('Enter');
    await title.waitFor({ state: 'hidden' });
    const preview = workbench.page.locator('.tab.active', { hasText: 'Insert 1 clause?' });
    await preview.waitFor();
    await workbench.page.locator('.monaco-diff-editor .line-insert').first().waitFor();
    await shot('complete-draft-preview');
    await workbench.until('the change taken', async () => {
      await press('Control+Enter');
      return preview.waitFor({ state: 'detached', timeout: 3000 }).then(
        () => true,
        () => false,
      );
    });
    await workbench.waitText('SECTION 2. Equal treatment.');
  });
});
