/**
 * Drives a real workbench the way a person does: with the mouse and the keyboard, looking at what is on the screen.
 * Nothing here sleeps: each step waits for what it must bring about.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { appears, oneLine, placeOf, squiggles } from './ui-page.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('./ui-page.mjs').Severity} Severity
 */

/** How long a step may take, in milliseconds: long, for a machine that does much else at once. */
export const LIMIT_MS = 60_000;

const QUICK_INPUT = '.quick-input-widget';
const QUICK_FIX_MENU = '.action-widget:not(.action-list-submenu-panel)';

/** A workbench on the screen of a browser, and the folder of files it works in. */
export class Workbench {
  /**
   * @param {Page} page
   * @param {string} folder absolute; removed by `close`
   * @param {() => Promise<void>} close ends the browser and the server, and removes the folder
   * @param {() => string} log what the server and the extension hosts wrote
   */
  constructor(page, folder, close, log) {
    this.page = page;
    this.folder = folder;
    this.close = close;
    this.log = log;
  }

  /** Waits until the workbench has put itself together. */
  async restored() {
    await this.page.locator('.monaco-workbench').waitFor();
    // Only a server started to be driven gives the page this object.
    await this.page.evaluate(() => /** @type {any} */ (globalThis).driver?.whenWorkbenchRestored());
  }

  /**
   * Waits until a file is in the editor.
   * @param {string} file its path below the folder
   */
  async shows(file) {
    const name = path.basename(file);
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  /**
   * Opens a file by its name, as with Ctrl+P.
   * @param {string} file its path below the folder
   */
  async open(file) {
    // By its whole path: the oldest host has no search for files.
    await this.#choose('Control+p', path.join(this.folder, file), path.basename(file));
    await this.shows(file);
  }

  /**
   * Runs a command from the palette.
   * @param {string} title as the palette shows it, with its category
   */
  async command(title) {
    await this.#choose('F1', `>${title}`, title);
  }

  /**
   * Picks an entry of the list that is open, by its text.
   * @param {string} text what to type to find it
   * @param {string} [label] what the entry says; `text` when left out
   */
  async pick(text, label = text) {
    const input = this.page.locator(`${QUICK_INPUT} input`).first();
    await input.waitFor();
    await input.fill(text);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first().click();
  }

  /** @returns {Promise<string[]>} the entries of the list that is open, as far as they are on the screen */
  async choices() {
    const rows = this.page.locator(`${QUICK_INPUT}:visible .monaco-list-row`);
    await rows.first().waitFor();
    return (await rows.allInnerTexts()).map(oneLine);
  }

  /**
   * @param {string} key
   * @param {string} text
   * @param {string} label
   */
  async #choose(key, text, label) {
    const input = this.page.locator(`${QUICK_INPUT}:visible input`).first();
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first();
    await this.until(`the list entry ${label}`, async () => {
      await this.page.keyboard.press(key);
      if (!(await appears(input, 3000))) return false;
      await input.fill(text);
      if (await appears(row, 5000)) {
        await row.click();
        return true;
      }
      // Text that came before the list was ready has gone unheard: begin anew.
      await this.page.keyboard.press('Escape');
      return false;
    });
  }

  /**
   * Puts the caret behind a text of the file and brings it on the screen, by the editor's own search.
   * @param {string} text within one line
   */
  async find(text) {
    const widget = this.page.locator('.find-widget.visible');
    await this.until(`the text ${JSON.stringify(text)} in the editor`, async () => {
      await this.focusEditor();
      await this.page.keyboard.press('Control+f');
      if (!(await appears(widget, 3000))) return false;
      await widget.locator('.find-part textarea').first().fill(text);
      const found = await appears(widget.locator('.matchesCount', { hasText: /\d+ (?:of|\/) \d+/ }), 5000);
      await this.page.keyboard.press('Enter');
      await this.page.keyboard.press('Escape');
      await widget.waitFor({ state: 'hidden' });
      return found;
    });
    // From the selection to a caret at its end.
    await this.page.keyboard.press('ArrowRight');
  }

  /** Puts the keyboard into the editor. */
  async focusEditor() {
    const input = this.page
      .locator('.editor-group-container.active .monaco-editor')
      .locator('textarea.inputarea, .native-edit-context')
      .first();
    await input.focus();
  }

  /**
   * Types at the caret.
   * @param {string} text
   */
  async type(text) {
    await this.page.keyboard.type(text);
  }

  /**
   * @param {string} text within one line
   * @returns {Promise<boolean>} whether it is in the part of the file that is on the screen
   */
  async showsText(text) {
    return (await this.page.evaluate(placeOf, text)) !== undefined;
  }

  /**
   * Waits until a text is in the part of the file that is on the screen.
   * @param {string} text within one line
   */
  async waitText(text) {
    await this.until(`the text ${JSON.stringify(text)} on the screen`, () => this.showsText(text));
  }

  /**
   * @param {string} text within one line, on the screen or not
   * @returns {Promise<{ x: number, y: number }>} the middle of it on the screen
   */
  async placeOf(text) {
    if (!(await this.showsText(text))) await this.find(text);
    return this.until(`the text ${JSON.stringify(text)} on the screen`, () => this.page.evaluate(placeOf, text));
  }

  /**
   * Waits for a finding's underline, which shows that the language server has answered.
   * @param {Severity} [severity] any when left out
   */
  async waitSquiggle(severity) {
    await this.page.locator(squiggles(severity)).first().waitFor({ state: 'attached' });
  }

  /**
   * @param {Severity} [severity] any when left out
   * @returns {Promise<number>} how many underlines are on the screen now
   */
  async squiggles(severity) {
    return this.page.locator(squiggles(severity)).count();
  }

  /**
   * Rests the mouse on a text until a card shows.
   * @param {string} text within one line
   * @param {string | RegExp} [says] what the card must say, as it may first show less
   * @returns {Promise<string>} the card, its blanks and line ends as one blank each
   */
  async hover(text, says = /\S/) {
    const { x, y } = await this.placeOf(text);
    const card = this.page.locator('.monaco-hover:visible', { hasText: says }).first();
    await this.until(`a card on ${JSON.stringify(text)}`, async () => {
      await this.page.mouse.move(x, y + 100);
      await this.page.mouse.move(x, y, { steps: 5 });
      return appears(card, 5000);
    });
    const [said = ''] = await card.allInnerTexts();
    return oneLine(said);
  }

  /**
   * Rests the mouse on a text that may have no card.
   * @param {string} text within one line
   * @param {number} [limitMs] how long to give a card, in milliseconds
   * @returns {Promise<string>} the card as `hover` gives it, or nothing
   */
  async cardIfAny(text, limitMs = 3000) {
    const { x, y } = await this.placeOf(text);
    await this.page.mouse.move(x, y + 100);
    await this.page.mouse.move(x, y, { steps: 5 });
    const card = this.page.locator('.monaco-hover:visible', { hasText: /\S/ }).first();
    return (await appears(card, limitMs)) ? oneLine((await card.allInnerTexts()).join(' ')) : '';
  }

  /** Takes the mouse away, and waits until no card shows. */
  async leave() {
    await this.page.keyboard.press('Escape');
    await this.page.mouse.move(2, 2);
    await this.page.locator('.monaco-hover:visible').waitFor({ state: 'hidden' });
  }

  /**
   * Opens the menu of quick fixes on a text.
   * @param {string} text within one line
   * @returns {Promise<string[]>} its entries
   */
  async quickFixes(text) {
    const { x, y } = await this.placeOf(text);
    await this.leave();
    await this.page.mouse.click(x, y);
    await this.page.mouse.move(2, 2);
    const menu = this.page.locator(QUICK_FIX_MENU);
    // Asked for while the editor is itself asking for the caret's fixes, the menu does not open and says nothing. The bulb
    // shows that it is done asking; where it shows none (the caret did not move), asking again must do.
    await appears(this.page.locator('.lightBulbWidget').first(), 3000);
    await this.until('the menu of quick fixes', async () => {
      await this.page.keyboard.press('Control+.');
      return appears(menu, 3000);
    });
    const rows = menu.locator('.monaco-list-row.action');
    await rows.first().waitFor();
    return (await rows.allInnerTexts()).map(oneLine);
  }

  /**
   * Applies a quick fix.
   * @param {string} text the text it is offered on, within one line
   * @param {string} title the entry of the menu
   */
  async applyQuickFix(text, title) {
    const titles = await this.quickFixes(text);
    if (!titles.some((each) => each.includes(title))) throw new Error(`no quick fix ${title}, but ${titles.join('; ')}`);
    const menu = this.page.locator(QUICK_FIX_MENU);
    const focused = menu.locator('.monaco-list-row.action.focused');
    await focused.waitFor();
    // By keyboard: for the mouse the menu is covered when it opens.
    for (const _ of titles) {
      if (oneLine((await focused.allInnerTexts()).join(' ')).includes(title)) break;
      await this.page.keyboard.press('ArrowDown');
    }
    await this.page.keyboard.press('Enter');
    await menu.waitFor({ state: 'hidden' });
  }

  /**
   * Opens the list of problems.
   * @param {number} [atLeast] how many problems to wait for
   * @returns {Promise<string[]>} its rows of problems, as far as they are on the screen
   */
  async problems(atLeast = 1) {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) {
      await this.command('Problems: Focus on Problems View');
      await panel.waitFor();
    }
    const rows = panel.locator('.monaco-list-row:has(.marker-icon)');
    if (atLeast > 0) await rows.nth(atLeast - 1).waitFor();
    return (await rows.allInnerTexts()).map(oneLine);
  }

  /**
   * Saves the file in the editor, and waits until it is on the disk.
   * @param {string} file its path below the folder
   * @returns {Promise<string>} its text
   */
  async save(file) {
    await this.page.keyboard.press('Control+s');
    await this.page.locator(`.tab.active.dirty[data-resource-name="${path.basename(file)}"]`).waitFor({ state: 'detached' });
    return this.read(file);
  }

  /**
   * @param {string} file path below the folder
   * @returns {string} what is on the disk
   */
  read(file) {
    return readFileSync(path.join(this.folder, file), 'utf8');
  }

  /** @returns {Promise<string[]>} the entries of the status bar */
  async statusBar() {
    return (await this.page.locator('.statusbar-item').allInnerTexts()).map(oneLine).filter((text) => text !== '');
  }

  /** @returns {Promise<string[]>} the messages that have popped up and are still there */
  async notifications() {
    return (await this.page.locator('.notification-toast .notification-list-item-message').allInnerTexts()).map(oneLine);
  }

  /**
   * @param {string} file where the picture goes (PNG), absolute or from the folder we run in
   */
  async screenshot(file) {
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    await this.page.screenshot({ path: file });
  }

  /**
   * Asks again and again, until there is an answer.
   * @template T
   * @param {string} what is waited for, as "the card"
   * @param {() => T | Promise<T>} ask
   * @returns {Promise<Exclude<T, undefined | null | false | 0 | ''>>} the first answer that counts as true
   */
  async until(what, ask) {
    const end = Date.now() + LIMIT_MS;
    for (;;) {
      const answer = await ask();
      if (answer) return /** @type {Exclude<T, undefined | null | false | 0 | ''>} */ (answer);
      if (Date.now() > end) throw new Error(`waited ${LIMIT_MS / 1000} s for ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
