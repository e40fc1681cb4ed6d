/**
 * Opens a real workbench for a test that looks at the screen: a VS Code server, a browser without a window, and a folder
 * of drafts that is thrown away.
 */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from './browser.mjs';
import { installHost } from './install.mjs';
import { ROOT } from './layout.mjs';
import { onEndSignal } from './processes.mjs';
import { startServer, temporaryFolder } from './server.mjs';
import { LIMIT_MS, Workbench } from './ui-workbench.mjs';
import { newPage, remoteUri, workbenchUrl } from './workbench.mjs';

/**
 * @typedef {object} Options
 * @property {string} [copyOf] a folder whose files the workspace begins with
 * @property {Record<string, string>} [files] more files of the workspace: path below it to text
 * @property {string} [file] the file to open first, below the workspace
 * @property {Record<string, unknown>} [settings] user settings besides the quiet ones
 * @property {string} [extension] folder of the extension under development; the repository when left out
 * @property {{ width: number, height: number }} [viewport] 1280 × 800 when left out
 */

export { Workbench };

/** Ends what is open. @type {Set<() => Promise<void>>} */
const opened = new Set();
onEndSignal(async () => {
  for (const close of opened) await close();
});

/** The editor as plain as its user may know it, and nothing that covers or doubles a line of text. */
const SETTINGS = {
  'editor.hover.delay': 100,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'editor.wordWrap': 'on',
  'files.autoSave': 'off',
  'workbench.reduceMotion': 'on',
};

/**
 * Starts a server and a browser, and opens the workbench with the extension under development.
 * @param {Options} [options]
 * @returns {Promise<Workbench>}
 */
export async function openWorkbench(options = {}) {
  const root = temporaryFolder();
  const folder = path.join(root, 'draft');
  /** @type {(() => unknown)[]} */
  const open = [() => rmSync(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })];
  const close = async () => {
    opened.delete(close);
    for (const each of open.splice(0).reverse()) await each();
  };
  opened.add(close);
  try {
    mkdirSync(folder);
    if (options.copyOf !== undefined) cpSync(options.copyOf, folder, { recursive: true });
    for (const [name, text] of Object.entries(options.files ?? {})) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    const server = await startServer(await installHost(), { root, drive: true, settings: { ...SETTINGS, ...options.settings } });
    open.push(server.stop);
    const browser = await launchBrowser();
    open.push(() => browser.close());
    const page = await newPage(browser, server, { viewport: options.viewport ?? { width: 1280, height: 800 } });
    page.setDefaultTimeout(LIMIT_MS);
    const extension = remoteUri(server.authority, options.extension ?? ROOT);
    const file = options.file === undefined ? undefined : remoteUri(server.authority, path.join(folder, options.file));
    await page.goto(
      workbenchUrl(server.authority, {
        folder,
        payload: [
          ['skipWelcome', 'true'],
          ['skipReleaseNotes', 'true'],
          ['extensionDevelopmentPath', extension],
          ...(file === undefined ? [] : [/** @type {const} */ (['openFile', file])]),
        ],
      }),
    );
    const workbench = new Workbench(page, folder, close, server.log);
    await workbench.restored();
    if (options.file !== undefined) await workbench.shows(options.file);
    return workbench;
  } catch (error) {
    await close();
    throw error;
  }
}
