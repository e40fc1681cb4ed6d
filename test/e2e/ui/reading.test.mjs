/**
 * Finding one's way in an ordinance, in a real workbench: outline, peek, lenses, hints, hierarchy, completion, cards.
 * HOME_RULE_SHOTS names a folder for pictures of each station.
 */
import assert from 'node:assert/strict';
import path from 'node:path';
import { openWorkbench } from '../../host/ui.mjs';

const shots = process.env.HOME_RULE_SHOTS;
const DRAFT = 'leaf-blowers.ordinance';
const TEXT = `CHAPTER 8.24. LEAF BLOWERS

8.24.010 Definitions

In this chapter:
(a) "Leaf blower" means a portable machine that moves leaves by a stream of air.
(b) "Quiet zone" means land within 500 feet of a school, a hospital, or a library.

8.24.020 Hours of use

(a) General rule. No person shall use a leaf blower before 8:00 a.m. or after 6:00 p.m.
(b) Quiet zones. In a quiet zone no person shall use a leaf blower:
(1) on a school day before 3:00 p.m.; or
(2) on a Sunday.
(c) Exceptions. Subsections (a) and (b) of this section do not apply to a city employee who clears a street after a storm.

8.24.030 Permits

(a) The Director may permit a use that paragraph (1) of subsection (b) of section 8.24.020 forbids.
(b) A permit under subsection (a) of this section ends after one year.

8.24.040 Penalties

A person who violates section 8.24.020 or a permit under section 8.24.030 owes a civil penalty of $250.
`;

describe('reading an ordinance in the workbench', () => {
  /** @type {import('../../host/ui.mjs').Workbench} */
  let workbench;
  /** @param {string} name */
  const shot = async (name) => {
    if (shots) await workbench.screenshot(path.resolve(shots, `reading-${name}.png`));
  };
  /** @param {string} selector */
  const texts = async (selector) =>
    (await workbench.page.locator(selector).allInnerTexts()).map((t) => t.replace(/\s+/g, ' ').trim()).filter((t) => t !== '');

  before(async () => {
    workbench = await openWorkbench({
      files: { [DRAFT]: TEXT },
      file: DRAFT,
      viewport: { width: 1360, height: 900 },
      settings: { 'homeRule.codeLens.references': true, 'homeRule.inlayHints.references': true, 'breadcrumbs.enabled': true },
    });
    // A lens with its count shows that the language server has answered.
    await workbench.page.locator('.codelens-decoration', { hasText: '2 references' }).first().waitFor();
  });
  after(() => workbench?.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('out/ui-failed.png');
  });

  it('counts above each section what refers to it, and says behind a reference where it leads', async () => {
    await workbench.until('the hints', async () => (await texts('.view-line')).some((l) => l.includes('→ Hours of use')));
    assert.deepEqual(await texts('.codelens-decoration'), ['no references', '2 references', '1 reference', 'no references']);
    await shot('lenses-hints');
  });

  it('shows the places behind a lens without leaving the page', async () => {
    await workbench.page.locator('.codelens-decoration a', { hasText: '2 references' }).first().click();
    await workbench.page.locator('.reference-zone-widget').waitFor();
    await workbench.until('the list of places', async () => (await texts('.reference-zone-widget .ref-tree .monaco-list-row')).length > 1);
    await shot('peek-references');
    await workbench.page.keyboard.press('Escape');
    await workbench.page.locator('.reference-zone-widget').waitFor({ state: 'hidden' });
  });

  it('names the place of the caret in the breadcrumbs and in the outline', async () => {
    await workbench.find('on a Sunday');
    await workbench.until('the breadcrumbs', async () => (await texts('.breadcrumbs-control')).some((t) => t.includes('(2)')));
    await workbench.command('Explorer: Focus on Outline View');
    await workbench.until('the outline', async () => (await texts('.outline-pane .monaco-list-row')).some((t) => /Definitions/.test(t)));
    const rows = await texts('.outline-pane .monaco-list-row');
    assert.match(rows[0] ?? '', /^CHAPTER 8\.24 ?LEAF BLOWERS/);
    assert.match(rows[1] ?? '', /^8\.24\.010 ?Definitions/);
    await shot('outline-breadcrumbs');
  });

  it('peeks at the provision that one step of a reference names', async () => {
    await workbench.find('paragraph (1)');
    await workbench.focusEditor();
    await workbench.page.keyboard.press('ArrowLeft');
    await workbench.command('Peek Definition');
    await workbench.page.locator('.peekview-widget').waitFor();
    await workbench.until('the provision', async () =>
      (await texts('.peekview-widget .view-line')).some((l) => l.includes('on a school day')),
    );
    await shot('peek-definition');
    await workbench.page.keyboard.press('Escape');
    await workbench.page.locator('.peekview-widget').waitFor({ state: 'hidden' });
  });

  it('shows on each step of a reference the card of its own target', async () => {
    const inner = await workbench.hover('paragraph (1)', /→ § 8\.24\.020\(b\)\(1\)/);
    assert.match(inner, /on a school day before 3:00 p\.m\./);
    await shot('hover-step');
    await workbench.leave();
    const outer = await workbench.hover('subsection (b)', /→ § 8\.24\.020\(b\), Quiet zones/);
    assert.match(outer, /Referred to from/);
    await workbench.leave();
  });

  it('lists which sections rely on one', async () => {
    await workbench.find('8.24.020 Hours');
    await workbench.command('Calls: Show Call Hierarchy');
    await workbench.until('the callers', async () => {
      const rows = await texts('.call-hierarchy .monaco-list-row, .references-view .monaco-list-row, .pane-body .monaco-list-row');
      return rows.some((r) => r.includes('§ 8.24.030')) && rows.some((r) => r.includes('§ 8.24.040'));
    });
    await shot('call-hierarchy');
  });

  it('offers the provisions of the section behind "subsection (", and nothing behind prose', async () => {
    await workbench.find('on a Sunday.');
    await workbench.focusEditor();
    await workbench.page.keyboard.press('End');
    await workbench.type('\nThe Director of this City may by rule in this section waive what is due under subsection (');
    const list = workbench.page.locator('.suggest-widget.visible');
    await list.waitFor();
    const rows = await texts('.suggest-widget.visible .monaco-list-row');
    assert.ok(rows[0]?.startsWith('(a)') && rows.some((r) => r.includes('Quiet zones')), rows.join('\n'));
    await shot('completion-references');
    // The bracket that the editor has closed by itself gives way.
    await workbench.page.keyboard.press('Tab');
    await workbench.waitText('is due under subsection (a) of this section');
    assert.ok(!(await workbench.showsText('of this section)')));
  });

  it('asks for the new name of a term at the place', async () => {
    await workbench.find('"Leaf blower');
    await workbench.focusEditor();
    await workbench.page.keyboard.press('F2');
    const input = workbench.page.locator('.rename-box input').first();
    await input.waitFor();
    assert.equal(await input.inputValue(), 'Leaf blower');
    await shot('rename');
    await workbench.page.keyboard.press('Escape');
  });
});
