/**
 * Starts and stops a VS Code server: the one inside the npm package code-server, without the package's own wrapper.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { keep, run } from './processes.mjs';

/**
 * @typedef {import('./install.mjs').Host} Host
 *
 * @typedef {object} Server a VS Code server that answers
 * @property {string} authority host and port as the browser must name them: 127.0.0.1:PORT, or the socket's path
 * @property {string} token the secret that a page must carry as a cookie; empty for a server on a socket
 * @property {string} root its temporary folder, removed by `stop`
 * @property {() => string} log what it and the extension hosts below it wrote, without the noise
 * @property {Promise<number>} ended resolves when it has ended, wanted or not
 * @property {() => Promise<void>} stop ends it and all its children, and removes its folder
 */

/** How long the server may take to answer; it takes 0.3 s on two cores. */
const START_LIMIT_MS = 60_000;

/** Settings that keep the workbench to the draft: no welcome page, no updates, no chat, no telemetry. */
export const QUIET_SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'chat.disableAIFeatures': true,
  // The working folder of `npm start` is inside the repository, whose history is not the draft's.
  'git.openRepositoryInParentFolders': 'never',
};

/**
 * Lines of the server and the workbench that tell of their own start, of a service worker that only the package's wrapper
 * would serve, and of the gallery and accounts that are turned off. None says anything about the extension.
 */
const NOISE = new RegExp(
  [
    '^\\*$|^\\* (?:Visual Studio|By using|By installing|license|agree|Microsoft)',
    '^Server bound to|^Extension host agent|connection token|^Creating a socket|^\\[reconnection-grace-time\\]',
    '^\\[AccountPolicyGate\\]|^\\[AgentHost|waiting for authentication provider|additional builtin extensions',
    '^\\[Service Worker\\]|package\\.nls\\.json|^Loading development extension|^ChatSessionStore|^Creation of workbench contribution|DeprecationWarning|--trace-deprecation',
    '^\\[\\d\\d:\\d\\d:\\d\\d\\] *$|Extension host agent started',
  ].join('|'),
);

/**
 * @param {string} message one message, of one line or more
 * @returns {boolean} whether it says nothing about the extension
 */
export function isNoise(message) {
  return NOISE.test(message.split('\n', 1)[0] ?? '');
}

/** @param {string} text */
function withoutNoise(text) {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !isNoise(line))
    .join('\n');
}

/** @returns {string} a new folder for one run, which only this user can read */
export function temporaryFolder() {
  return mkdtempSync(path.join(tmpdir(), 'home-rule-'));
}

/**
 * Starts a server on a free port (with a secret token) or on a socket in its own folder.
 * @param {Host} host
 * @param {object} [options]
 * @param {string} [options.root] a folder of `temporaryFolder`, for a server that finds something in it
 * @param {boolean} [options.drive] let the page name an extension under development and tests to run
 * @param {boolean} [options.onSocket] listen on a socket in `root`
 * @param {string} [options.extensions] folder of installed extensions; an empty one when left out
 * @param {string} [options.userData] folder of user settings that outlives the server
 * @param {string} [options.defaultFolder] what the page opens when its address names no folder
 * @param {Record<string, unknown>} [options.settings] user settings besides QUIET_SETTINGS; with `userData` they are
 *   written only if there are none yet
 * @param {Record<string, string>} [options.env] what the server, and so the language server, has in its environment
 * @param {(text: string) => void} [options.onText] sees the raw output
 * @returns {Promise<Server>}
 */
export async function startServer(host, options = {}) {
  const root = options.root ?? temporaryFolder();
  const userData = options.userData ?? root;
  const settings = path.join(userData, 'User/settings.json');
  if (!existsSync(settings)) {
    mkdirSync(path.dirname(settings), { recursive: true });
    writeFileSync(settings, JSON.stringify({ ...QUIET_SETTINGS, ...options.settings }, undefined, 2));
  }
  const socket = process.platform === 'win32' ? `\\\\.\\pipe\\${path.basename(root)}` : path.join(root, 'server.sock');
  const token = options.onSocket ? '' : randomBytes(24).toString('hex');
  const kept = keep(
    root,
    host.node,
    [
      host.main,
      ...(options.onSocket
        ? ['--socket-path', socket, '--without-connection-token']
        : ['--host', '127.0.0.1', '--port', '0', '--connection-token', token]),
      ...(options.defaultFolder === undefined ? [] : ['--default-folder', options.defaultFolder]),
      ...(options.drive ? ['--enable-smoke-test-driver'] : []),
      ...['--accept-server-license-terms', '--disable-workspace-trust', '--telemetry-level', 'off'],
      ...['--server-data-dir', root, '--user-data-dir', userData],
      ...['--extensions-dir', options.extensions ?? path.join(root, 'extensions')],
    ],
    { env: serverEnvironment(root, options.env) },
  );
  if (options.onText !== undefined) kept.onText(options.onText);
  try {
    const address = await listening(kept);
    return {
      authority: options.onSocket ? socket : `127.0.0.1:${address}`,
      token,
      root,
      log: () => withoutNoise(kept.log()),
      ended: kept.ended,
      stop: kept.stop,
    };
  } catch (error) {
    await kept.stop();
    throw error;
  }
}

/**
 * Installs a packed extension into a folder of extensions.
 * @param {Host} host
 * @param {string} vsix
 * @param {string} extensions
 * @param {string} root a temporary folder for what else it writes
 * @returns {Promise<string[]>} the extensions that are then installed there, as `publisher.name@version`
 */
export async function installExtension(host, vsix, extensions, root) {
  const common = [host.main, '--accept-server-license-terms', '--extensions-dir', extensions, '--server-data-dir', root];
  const env = serverEnvironment(root);
  const installed = await run(host.node, [...common, '--install-extension', vsix], { env });
  const listed = await run(host.node, [...common, '--list-extensions', '--show-versions'], { env });
  const names = listed.output.split('\n').filter((line) => /^[\w-]+\.[\w-]+@\d/.test(line));
  if (installed.code !== 0 || listed.code !== 0 || names.length === 0) {
    throw new Error(`${path.basename(vsix)} cannot be installed:\n${withoutNoise(installed.output + listed.output)}`);
  }
  return names;
}

/**
 * @param {string} root
 * @param {Record<string, string>} [more]
 * @returns {NodeJS.ProcessEnv}
 */
function serverEnvironment(root, more) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, ...more };
  // Set by an outer VS Code or code-server, these would turn the server into a part of that one.
  for (const name of Object.keys(env)) {
    if (/^(VSCODE_|CODE_SERVER_|ELECTRON_)/.test(name)) delete env[name];
  }
  // No gallery is asked for anything; sockets and temporary files go where they are removed.
  return { ...env, EXTENSIONS_GALLERY: '{}', TMPDIR: root, TEMP: root, TMP: root, XDG_RUNTIME_DIR: root };
}

/**
 * @param {import('./processes.mjs').Kept} kept
 * @returns {Promise<string>} the port or path it listens on
 */
function listening(kept) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`the VS Code server did not start in ${START_LIMIT_MS} ms\n${withoutNoise(kept.log())}`)),
      START_LIMIT_MS,
    );
    const done = () => clearTimeout(timer);
    kept.onText(() => {
      const match = /Extension host agent listening on (\S+)/.exec(kept.log());
      if (match?.[1] === undefined) return;
      done();
      resolve(match[1]);
    });
    void kept.ended.then((code) => {
      done();
      reject(new Error(`the VS Code server ended with ${code}\n${withoutNoise(kept.log())}`));
    });
  });
}
