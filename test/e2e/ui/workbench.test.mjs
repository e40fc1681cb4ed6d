/**
 * The extension in a real workbench, by mouse and keyboard: what a drafter sees.
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { SAMPLE_FOLDER } from '../../host/layout.mjs';
import { openWorkbench } from '../../host/ui.mjs';

describe('the sample draft in the workbench', () => {
  const draft = readdirSync(SAMPLE_FOLDER).find((name) => name.endsWith('.ordinance')) ?? '';
  /** @type {import('../../host/ui.mjs').Workbench} */
  let workbench;

  before(async () => {
    workbench = await openWorkbench({ copyOf: SAMPLE_FOLDER, file: draft });
  });
  after(() => workbench?.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('out/ui-failed.png');
  });

  it('underlines its mistakes', async () => {
    await workbench.waitSquiggle();
    assert.ok((await workbench.squiggles()) > 0);
  });

  it('lists them as problems', async () => {
    assert.ok((await workbench.problems()).length > 0);
  });

  it('shows no message that was not asked for', async () => {
    assert.deepEqual(await workbench.notifications(), []);
  });
});
