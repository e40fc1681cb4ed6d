#!/usr/bin/env node
/**
 * Stands in for the desktop program of VS Code: takes the command line that @vscode/test-electron gives it, runs the
 * tests in the extension host of a VS Code server, with the workbench in a browser without a window, and ends with the
 * tests' exit code.
 *
 * Of the command line it reads --extensionDevelopmentPath=, --extensionTestsPath=, --extensions-dir= (unless
 * --disable-extensions) and the first argument without a dash, the folder; the rest only means something on a desktop.
 */
import { launchBrowser } from './browser.mjs';
import { installHost } from './install.mjs';
import { onEndSignal } from './processes.mjs';
import { startServer } from './server.mjs';
import { newPage, remoteUri, runTestsInPage, workbenchUrl } from './workbench.mjs';

const started = Date.now();
const args = process.argv.slice(2);
const values = (/** @type {string} */ name) =>
  args.flatMap((argument) => (argument.startsWith(`--${name}=`) ? argument.slice(name.length + 3) : []));
const write = (/** @type {string} */ text) => void process.stdout.write(text);
const report = (/** @type {string} */ line) => write(`${line}\n`);
const verbose = process.env.HOME_RULE_VERBOSE === '1';

const [tests] = values('extensionTestsPath');
const development = values('extensionDevelopmentPath');
const folder = args.find((argument) => !argument.startsWith('-'));
if (tests === undefined || development.length === 0) {
  process.stderr.write('launcher: --extensionDevelopmentPath= and --extensionTestsPath= are needed\n');
  process.exit(2);
}

/** @type {(() => Promise<void>)[]} */
const open = [];
const stop = async () => {
  for (const each of open.splice(0).reverse()) await each().catch(() => {});
};
onEndSignal(stop);

let code = 1;
try {
  const host = await installHost({ report });
  const server = await startServer(host, {
    drive: true,
    extensions: args.includes('--disable-extensions') ? undefined : values('extensions-dir')[0],
    onText: verbose ? write : undefined,
  });
  open.push(server.stop);
  const browser = await launchBrowser({ report });
  open.push(() => browser.close());
  report(`extension host of VS Code ${host.version}, browser ${browser.version()}`);
  const url = workbenchUrl(server.authority, {
    folder,
    payload: [
      ['skipWelcome', 'true'],
      ['skipReleaseNotes', 'true'],
      ...development.map((each) => /** @type {const} */ (['extensionDevelopmentPath', remoteUri(server.authority, each)])),
      ['extensionTestsPath', remoteUri(server.authority, tests)],
    ],
  });
  try {
    code = await runTestsInPage(await newPage(browser, server), url, { verbose, write });
  } catch (error) {
    report(server.log().slice(-4000));
    throw error;
  }
} catch (error) {
  report(`launcher: ${error instanceof Error ? error.message : error}`);
} finally {
  await stop();
}
report(`the extension host ended with ${code} after ${((Date.now() - started) / 1000).toFixed(1)} s`);
process.exitCode = code;
