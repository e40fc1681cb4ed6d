/**
 * The page of a VS Code server: its address, and the tests that run behind it.
 */
import path from 'node:path';
import { format } from 'node:util';
import { HOST_LIMIT_MS } from './layout.mjs';
import { isNoise } from './server.mjs';

/**
 * @typedef {import('playwright-core').Browser} Browser
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('./server.mjs').Server} Server
 */

/**
 * A file as the workbench names it. The authority must be the page's own host and port: under any other name an opened
 * file is not the one in the workspace, and shows none of its diagnostics.
 * @param {string} authority as 127.0.0.1:8000
 * @param {string} file
 * @returns {string}
 */
export function remoteUri(authority, file) {
  const absolute = path.resolve(file).replaceAll('\\', '/');
  return `vscode-remote://${authority}${encodeURI(absolute.startsWith('/') ? absolute : `/${absolute}`)}`;
}

/**
 * @param {string} authority
 * @param {{ folder?: string, payload?: readonly (readonly [string, string])[] }} [options] `payload`: pairs the workbench
 *   reads, as `openFile`; `extensionDevelopmentPath` and `extensionTestsPath` only from a server started with `drive`
 * @returns {string} the address that opens the workbench, on a folder or on none
 */
export function workbenchUrl(authority, { folder, payload = [] } = {}) {
  const url = new URL(`http://${authority}/`);
  if (folder === undefined) url.searchParams.set('ew', 'true');
  else url.searchParams.set('folder', folder);
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

/**
 * Opens an empty page that the server will accept.
 * @param {Browser} browser
 * @param {Server} server
 * @param {import('playwright-core').BrowserContextOptions} [options]
 * @returns {Promise<Page>}
 */
export async function newPage(browser, server, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  await context.addCookies([{ name: 'vscode-tkn', value: server.token, url: `http://${server.authority}` }]);
  return context.newPage();
}

/**
 * Goes to a page that runs tests in an extension host, prints what they print, and waits for their end.
 * @param {Page} page
 * @param {string} url
 * @param {{ verbose: boolean, write: (text: string) => void }} options `verbose`: the page's console as well
 * @returns {Promise<number>} the tests' exit code
 * @throws when they do not end in time, or the page breaks
 */
export async function runTestsInPage(page, url, { verbose, write }) {
  /** @type {((error: Error) => void)} */
  let fail = () => {};
  /** @type {Promise<number>} */
  const done = new Promise((resolve, reject) => {
    fail = reject;
    void page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => resolve(code)).catch(reject);
  });
  done.catch(() => {});
  await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
    const text = format(...args);
    if (verbose || (type !== 'debug' && type !== 'trace' && !isNoise(text))) write(`${text}\n`);
  });
  page.on('crash', () => fail(new Error('the page crashed')));
  page.on('pageerror', (error) => write(`page error: ${error.message}\n`));
  if (verbose) page.on('console', (message) => write(`page ${message.type()}: ${message.text()}\n`));
  const timer = setTimeout(() => fail(new Error(`the tests did not end in ${HOST_LIMIT_MS / 1000} s`)), HOST_LIMIT_MS);
  try {
    await page.goto(url);
    return await done;
  } finally {
    clearTimeout(timer);
  }
}
