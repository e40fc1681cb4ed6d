/**
 * `npm start`: sets up what is missing, builds, and opens the sample draft with the extension in a real VS Code: the one
 * on this machine if there is a `code` that can show a window, else a VS Code server from npm, in the browser.
 *
 *     npm start                   as said
 *     npm start -- --no-open      the server, and no window: prints the address and waits for Ctrl-C
 */
import { spawn } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { openGate } from './gate.mjs';
import { installHost } from './install.mjs';
import { HOST_FOLDER, ROOT, SAMPLE_FOLDER } from './layout.mjs';
import { findOnPath, onEndSignal, run } from './processes.mjs';
import { installExtension, startServer, temporaryFolder } from './server.mjs';
import { build, installDependencies, nodeTooOld, packExtension } from './setup.mjs';
import { remoteUri, workbenchUrl } from './workbench.mjs';

const HELP = `Usage: npm start [-- --no-open]
  --no-open   start the VS Code server, print its address, and open no window
`;
/** How long the server may take until its page answers, in milliseconds. */
const ANSWER_LIMIT_MS = 60_000;

const report = (/** @type {string} */ line) => void process.stdout.write(`${line}\n`);

/** @type {(() => unknown)[]} */
const open = [];
let stopping = false;
const stop = async () => {
  stopping = true;
  for (const each of open.splice(0).reverse()) await each();
};

/**
 * Puts the sample draft into a folder to work in. What was edited there before stays.
 * @returns {{ folder: string, file: string }} the folder and the draft to show
 */
function workingFolder() {
  const folder = path.join(HOST_FOLDER, 'sample-workspace');
  cpSync(SAMPLE_FOLDER, folder, { recursive: true, force: false });
  const draft = readdirSync(SAMPLE_FOLDER).find((name) => name.endsWith('.ordinance'));
  if (draft === undefined) throw new Error(`there is no .ordinance file in ${SAMPLE_FOLDER}`);
  return { folder, file: path.join(folder, draft) };
}

/**
 * Opens the desktop VS Code, if there is one that can.
 * @returns {Promise<boolean>} whether it did
 */
async function openDesktop() {
  const code = findOnPath('code');
  if (code === undefined) return false;
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    report('there is a VS Code here, but no screen for it');
    return false;
  }
  const { folder, file } = workingFolder();
  report(`opening ${code}`);
  const { code: status, output } = await run(code, [`--extensionDevelopmentPath=${ROOT}`, folder, file]);
  if (status === 0) {
    report(`Home Rule is running in VS Code, on ${file}`);
    return true;
  }
  // As for root, whom VS Code refuses.
  report(`VS Code does not start: ${output.trim()}`);
  return false;
}

/**
 * Waits until a page answers as it should.
 * @param {string} url
 */
async function answering(url) {
  const end = Date.now() + ANSWER_LIMIT_MS;
  let last = '';
  while (Date.now() < end) {
    try {
      const { status } = await fetch(url);
      if (status === 200) return;
      last = `status ${status}`;
    } catch (error) {
      last = String(error);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} does not answer: ${last}`);
}

/**
 * Starts the VS Code server on the draft, and says where it is.
 * @param {boolean} show open the browser
 * @returns {Promise<number>} resolves with an exit code when the server has ended
 */
async function openServer(show) {
  const { folder, file } = workingFolder();
  const host = await installHost({ report });
  report('installing Home Rule into the VS Code server');
  const root = temporaryFolder();
  open.push(() => rmSync(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }));
  const vsix = path.join(root, 'home-rule.vsix');
  const extensions = path.join(root, 'extensions');
  await packExtension(vsix);
  await installExtension(host, vsix, extensions, root);

  report(`starting VS Code ${host.version}`);
  const server = await startServer(host, {
    root,
    extensions,
    onSocket: true,
    userData: path.join(HOST_FOLDER, 'user-data'),
    defaultFolder: folder,
  });
  open.push(server.stop);
  const gate = await openGate(server.authority);
  open.push(gate.close);
  const url = workbenchUrl(gate.authority, { folder, payload: [['openFile', remoteUri(gate.authority, file)]] });
  await answering(url);
  report(`Home Rule is running at ${url}`);
  report('Ctrl-C ends it. What you edit stays in .host/sample-workspace.');
  if (show) openInBrowser(url);

  await server.ended;
  if (stopping) return 0;
  report(`the VS Code server has ended:\n${server.log().slice(-2000)}`);
  return 1;
}

/**
 * Ends when the npm that started us is gone. Asked to end, it tells the shell between it and us, which dies without a word
 * to us; killed, it tells no one.
 */
function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const gone = () => process.ppid !== shell || (npm !== undefined && parentOf(shell) !== npm);
  setInterval(() => gone() && process.kill(process.pid, 'SIGTERM'), 500).unref();
}

/**
 * @param {number} pid of a shell
 * @returns {number | undefined} the process that started it; nothing if it is no shell, or where /proc does not tell
 */
function parentOf(pid) {
  try {
    const [, name = '', parent] = /^\d+ \((.*)\) \S+ (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return /^(?:ba|da|z|k|a)?sh$/.test(name) ? Number(parent) : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} url */
function openInBrowser(url) {
  /** @type {Partial<Record<NodeJS.Platform, [string, string[]]>>} */
  const openers = { darwin: ['open', [url]], win32: ['rundll32', ['url.dll,FileProtocolHandler', url]] };
  const [command, args] = openers[process.platform] ?? ['xdg-open', [url]];
  const child = spawn(command, args, { detached: true, stdio: 'ignore' });
  // No browser to open: the address is printed.
  child.on('error', () => {}).unref();
}

const args = process.argv.slice(2);
const unknown = args.find((argument) => !['--no-open', '--help'].includes(argument));
if (unknown !== undefined) {
  process.stderr.write(`npm start: unknown argument ${unknown}\n${HELP}`);
  process.exit(2);
}
if (args.includes('--help')) {
  process.stdout.write(HELP);
  process.exit(0);
}

onEndSignal(stop, 0);
endWithNpm();
try {
  const tooOld = nodeTooOld();
  if (tooOld !== undefined) throw new Error(tooOld);
  const show = !args.includes('--no-open');
  await installDependencies(report);
  report('building');
  const built = await build([]);
  if (built.code !== 0) throw new Error(`the build failed:\n${built.output.trim()}`);
  process.exitCode = show && (await openDesktop()) ? 0 : await openServer(show);
} catch (error) {
  process.stderr.write(`npm start: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
} finally {
  await stop();
}
