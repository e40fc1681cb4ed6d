/**
 * The views in a real workbench: what stands in them, what is read out, where a click leads, and what editing changes.
 * HOME_RULE_SHOTS names a folder for pictures of each station; HOME_RULE_THEME a colour theme for them.
 */
import assert from 'node:assert/strict';
import path from 'node:path';
import { openWorkbench } from '../../host/ui.mjs';

const shots = process.env.HOME_RULE_SHOTS;
const theme = process.env.HOME_RULE_THEME;
const DRAFT = 'detainers.ordinance';
const TEXT = `AN ORDINANCE relating to civil immigration detainers

WHEREAS, an immigration detainer is a request, Galarza v. Szalczyk, 745 F.3d 634 (3d Cir. 2014); and

WHEREAS, a court has spoken, Sanchez Ochoa v. Campbell, 266 F. Supp. 3d 1237 (E.D. Wash. 2017);

Section 1. Detainers. (a) The jail shall not hold a person on an immigration detainer unless a judicial warrant is shown.
(b) The jail may transfer a person to Immigration and Customs Enforcement.

Section 2. Agreements. No officer shall enter into an agreement under 8 U.S.C. § 1357(g).

Section 3. Savings. Nothing in this ordinance prohibits compliance with 8 U.S.C. §§ 1373 and 1644.
`;

describe('the views in the workbench', () => {
  /** @type {import('../../host/ui.mjs').Workbench} */
  let workbench;
  /** @param {string} name */
  const shot = async (name) => {
    if (shots) await workbench.screenshot(path.resolve(shots, `${name}.png`));
  };
  /** @param {string} view */
  const pane = (view) => workbench.page.locator(`.pane:has(.pane-header[aria-label*="${view}"])`);
  /**
   * What a screen reader says of each row of a view.
   * @param {string} view
   * @returns {Promise<string[]>}
   */
  const spoken = (view) =>
    pane(view)
      .locator('.monaco-list-row')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
  /**
   * @param {string} view
   * @param {RegExp} says
   */
  const hasRow = (view, says) =>
    workbench.until(`a row of ${view} that says ${says}`, async () => (await spoken(view)).find((row) => says.test(row)) ?? '');
  /**
   * @param {string} view
   * @param {RegExp} says
   */
  const rowOf = async (view, says) => {
    const label = await hasRow(view, says);
    return pane(view).locator(`.monaco-list-row[aria-label=${JSON.stringify(label)}]`);
  };

  before(async () => {
    workbench = await openWorkbench({
      files: { [DRAFT]: TEXT, 'notes.txt': 'Bring the file.\n' },
      file: DRAFT,
      viewport: { width: 1360, height: 900 },
      settings: theme ? { 'workbench.colorTheme': theme } : {},
    });
    await workbench.waitSquiggle();
  });
  after(() => workbench?.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('out/ui-failed.png');
  });

  it('opens neither of them by itself', async () => assert.equal(await pane('Spectrum').count(), 0));

  it('places each provision on its level, numbered from the top', async () => {
    await workbench.command('Home Rule: Show Spectrum');
    // Rows off the screen are not there: the other view that is unfolded gives up its room.
    await pane('Coverage').locator('.pane-header').click();
    await hasRow('Spectrum', /^Discretionary\. § 2 forbids/);
    const rows = await spoken('Spectrum');
    assert.match(rows[0] ?? '', /^Level 1, Compelled: order or warrant of a court\. 1 provision\./);
    assert.ok(
      rows.some((row) => /^Compelled\. § 1\(a\) excepts an order or warrant of a court\./.test(row)),
      rows.join('\n'),
    );
    assert.ok(rows.some((row) => /^Requested\. § 1\(a\) forbids holding a person on a detainer\. .*Enter shows it/.test(row)));
    assert.ok(rows.some((row) => /^Requested\. § 1\(b\) allows handing a person over/.test(row)));
    assert.ok(rows.some((row) => /^Level 3, Discretionary: no paper\. 2 provisions\./.test(row)));
    await shot('views-spectrum');
  });

  it('shows the place of a row and leaves the focus in the view', async () => {
    await (await rowOf('Spectrum', /§ 1\(b\) allows/)).click();
    await workbench.until('the words selected', async () =>
      (await workbench.statusBar()).some((entry) => /Ln 8, Col \d+ \(\d+ selected\)/.test(entry)),
    );
    assert.ok(await workbench.page.evaluate(() => document.activeElement?.closest('.pane') !== null));
  });

  it('follows the text once the drafter pauses', async () => {
    await workbench.find('(b) The jail may');
    await workbench.type(' not');
    await hasRow('Spectrum', /^Requested\. § 1\(b\) forbids handing a person over/);
    await workbench.focusEditor();
    await workbench.page.keyboard.press('Control+z');
    await hasRow('Spectrum', /^Requested\. § 1\(b\) allows handing a person over/);
  });

  it('groups the authorities by currency, gravest first', async () => {
    await pane('Spectrum').locator('.pane-header').click();
    await workbench.command('Home Rule: Show Authorities');
    await hasRow('Authorities', /Galarza/);
    const rows = await spoken('Authorities');
    assert.match(rows[0] ?? '', /^Vacated or superseded\. 1 authority\./);
    assert.match(rows[1] ?? '', /^Vacated ✕\. Sanchez Ochoa.* Enter shows its first place/);
    assert.ok(rows.some((row) => /^Limited or split\. 2 authorities\./.test(row)));
    assert.ok(rows.some((row) => /^Good law ✓\. Galarza v\. Szalczyk, 745 F\.3d 634\. 1 use\./.test(row)));
    await shot('views-authorities');
  });

  it('shows where an authority stands', async () => {
    await (await rowOf('Authorities', /8 U\.S\.C\. § 1644/)).click();
    await workbench.until('the words selected', async () =>
      (await workbench.statusBar()).some((entry) => /Ln 12, Col \d+ \(\d+ selected\)/.test(entry)),
    );
    await (await rowOf('Authorities', /8 U\.S\.C\. § 1644/)).locator('.monaco-tl-twistie').click();
    await hasRow('Authorities', /^§ 3\. .*1644\. Enter shows it in the draft\./);
  });

  it('groups them by section', async () => {
    await workbench.page.keyboard.press('Escape');
    await pane('Authorities').locator('.pane-header').hover();
    await pane('Authorities').locator('.action-label[aria-label^="Home Rule: Group"], .action-label[aria-label^="Group"]').first().click();
    await workbench.pick('By section');
    await hasRow('Authorities', /^Section 2 Agreements\. 1 authority\./);
    assert.match((await spoken('Authorities'))[0] ?? '', /^Opening and recitals\. 2 authorities\./);
    await shot('views-by-section');
  });

  it('keeps the draft, and names it, while another file is in front', async () => {
    await workbench.open('notes.txt');
    await workbench.until('the name of the draft', async () =>
      (await pane('Authorities').locator('.pane-header').innerText()).includes(DRAFT),
    );
    assert.ok((await spoken('Authorities')).some((row) => /^Section 2 Agreements\./.test(row)));
  });

  it('opens counsel’s memo beside the draft', async () => {
    await workbench.open(DRAFT);
    await workbench.command('Home Rule: Write Legal Memo');
    await workbench.pick('Open as Markdown');
    await workbench.until('the memo', async () =>
      (await workbench.page.locator('.editor-group-container').last().locator('.view-lines').innerText()).includes('Memorandum'),
    );
    await shot('memo');
  });
});
