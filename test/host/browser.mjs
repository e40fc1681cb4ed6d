/**
 * Finds a browser and starts it without a window: the one named by HOME_RULE_BROWSER, else an installed Chrome, Chromium
 * or Edge, else the Chromium carried by an npm package. No browser is ever downloaded from elsewhere.
 */
import path from 'node:path';
import { chromium } from 'playwright-core';
import { installBrowser } from './install.mjs';
import { findOnPath, isProgram } from './processes.mjs';

/**
 * `--no-sandbox`: root in a container has no sandbox to give; the only page loaded is our own server's.
 * The rest keeps the browser off the network and out of small /dev/shm.
 */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

const NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable', 'microsoft-edge'];
const MAC_APPLICATIONS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS_FILES = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

/** @returns {string[]} the browsers installed on this machine, best first */
function installedBrowsers() {
  if (process.platform === 'darwin') {
    return MAC_APPLICATIONS.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`).filter(isProgram);
  }
  if (process.platform === 'win32') {
    const folders = [process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LOCALAPPDATA];
    return folders.flatMap((folder) => (folder ? WINDOWS_FILES.map((file) => path.join(folder, file)) : [])).filter(isProgram);
  }
  return NAMES.flatMap((name) => findOnPath(name) ?? []);
}

/**
 * @param {string} executablePath
 * @param {readonly string[]} more
 * @param {Record<string, string>} [env]
 */
function launch(executablePath, more, env = {}) {
  return chromium.launch({
    executablePath,
    headless: true,
    args: [...ARGUMENTS, ...more],
    env: { .../** @type {Record<string, string>} */ (process.env), ...env },
    // Signals are ours to handle: the server has to be stopped as well.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

/**
 * Starts a browser without a window.
 * @param {{ report?: (line: string) => void, args?: readonly string[] }} [options] `args` for the browser besides the usual
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchBrowser({ report = () => {}, args = [] } = {}) {
  const named = process.env.HOME_RULE_BROWSER;
  // The one asked for, or none: another in its place would hide that it does not work.
  if (named) return launch(named, args);
  for (const executable of installedBrowsers()) {
    try {
      return await launch(executable, args);
    } catch (error) {
      report(`${executable} does not start: ${firstLine(error)}`);
    }
  }
  const packed = await installBrowser({ report });
  if (packed === undefined) {
    throw new Error('No browser found: install Chrome, Chromium or Edge, or name one in HOME_RULE_BROWSER.');
  }
  return launch(packed.executable, args, packed.env);
}

/** @param {unknown} error */
function firstLine(error) {
  return String(error instanceof Error ? error.message : error).split('\n')[0];
}
