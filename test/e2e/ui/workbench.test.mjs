/**
 * The extension in a real workbench, by mouse and keyboard: what a drafter sees and does.
 * HOME_RULE_SHOTS names a folder for pictures of each station.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, SAMPLE_FOLDER } from '../../host/layout.mjs';
import { openWorkbench } from '../../host/ui.mjs';

const DRAFTS = path.join(ROOT, 'test/fixtures/drafts');
const shots = process.env.HOME_RULE_SHOTS;

describe('the sample draft in the workbench', () => {
  const draft = readdirSync(SAMPLE_FOLDER).find((name) => name.endsWith('.ordinance')) ?? '';
  /** @type {import('../../host/ui.mjs').Workbench} */
  let workbench;
  /** @param {string} name */
  const shot = async (name) => {
    if (shots) await workbench.screenshot(path.resolve(shots, `${name}.png`));
  };

  before(async () => {
    workbench = await openWorkbench({ copyOf: SAMPLE_FOLDER, file: draft });
  });
  after(() => workbench?.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('out/ui-failed.png');
  });

  it('underlines its mistakes and says nothing unasked', async () => {
    await workbench.waitSquiggle();
    assert.ok((await workbench.squiggles()) > 2);
    assert.deepEqual(await workbench.notifications(), []);
    await shot('findings');
  });

  it('shows the card of a case: standing, right form, holding, the other side', async () => {
    const card = await workbench.hover('793 F.3d 208', /On the other side/);
    for (const words of [/Morales v\. Chadbourne/, /Split/, /You wrote/, /On the other side/, /as of/]) assert.match(card, words);
    await shot('hover-case');
    await workbench.leave();
  });

  it('shows the finding over a wrong court with its rule', async () => {
    const card = await workbench.hover('9th Cir. 2020', /citations\/case-cite/);
    assert.match(card, /793 F\.3d 208 is Morales v\. Chadbourne \(1st Cir\. 2015\)/);
    await shot('hover-finding');
    await workbench.leave();
  });

  it('shows the card of a term the draft defines', async () => {
    const card = await workbench.hover('"Agency"', /defined in/);
    assert.match(card, /a department, office, board, or commission/);
    await shot('hover-term');
    await workbench.leave();
  });

  it('lists the findings as problems, each first line plain by itself', async () => {
    const rows = await workbench.problems(2);
    // Gravest first, and each row a sentence that stands alone.
    assert.match(rows[0] ?? '', /\.$|Home Rule/);
    await shot('problems');
  });

  it('mends the misquoted case, and one undo brings the words back', async () => {
    await workbench.applyQuickFix('9th Cir. 2020', 'Change to 1st Cir. 2015');
    await workbench.waitText('793 F.3d 208 (1st Cir. 2015)');
    await workbench.save(draft);
    assert.match(workbench.read(draft), /793 F\.3d 208 \(1st Cir\. 2015\)/);
    await workbench.focusEditor();
    await workbench.page.keyboard.press('Control+z');
    await workbench.waitText('793 F.3d 208 (9th Cir. 2020)');
    await shot('mended');
  });
});

describe('a list-form draft in the workbench', () => {
  const draft = 'list-form.ordinance';
  /** @type {import('../../host/ui.mjs').Workbench} */
  let workbench;
  before(async () => {
    const text = readFileSync(path.join(DRAFTS, draft), 'utf8');
    workbench = await openWorkbench({ files: { [draft]: text }, file: draft, viewport: { width: 1360, height: 900 } });
    await workbench.waitSquiggle();
  });
  after(() => workbench?.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('out/ui-failed.png');
  });

  it('offers the model clauses with their standing in the draft', async () => {
    await workbench.focusEditor();
    await workbench.command('Home Rule: Insert Model Clause…');
    await workbench.until('the list of clauses', async () => (await workbench.choices()).length > 5);
    await workbench.page.keyboard.type('severab');
    await workbench.until('the one that is asked for', async () =>
      (await workbench.choices()).some((c) => c.includes('Severability') && c.includes('§ 7')),
    );
    if (shots) await workbench.screenshot(path.resolve(shots, 'clauses.png'));
    await workbench.page.keyboard.press('Escape');
  });

  it('lists no words while prose is typed', async () => {
    await workbench.focusEditor();
    await workbench.page.keyboard.press('Control+End');
    await workbench.type('\nThe Clerk shall keep a list of and/or send the notices. ');
    await workbench.waitText('send the notices.');
    assert.equal(await workbench.page.locator('.suggest-widget.visible').count(), 0);
  });
});
