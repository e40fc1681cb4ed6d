/**
 * Running other programs: to their end, or kept until told to stop. No dependency is imported here.
 */
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const KEEPER = fileURLToPath(new URL('keeper.mjs', import.meta.url));
const WINDOWS = process.platform === 'win32';

/**
 * Kills a process group at once. A process that is gone already is no error.
 * @param {number | undefined} pid the leader's id (it was spawned with `detached`)
 */
export function killGroup(pid) {
  if (pid === undefined) return;
  if (WINDOWS) {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // No such group any more.
  }
}

/**
 * @typedef {object} Finished
 * @property {number} code exit status; 1 when the program was ended by a signal or could not be started
 * @property {string} output what it wrote to standard output and standard error, in the order of arrival
 */

/** Groups of programs now running through `run`. @type {Set<number>} */
const running = new Set();

/** How long a program may take to end when it is asked to, in milliseconds. */
const END_LIMIT_MS = 5000;

/** Ends every program now running through `run`, with its children: asks first, and then does not. */
async function endRunning() {
  for (const pid of running) askGroup(pid);
  const end = Date.now() + END_LIMIT_MS;
  while (running.size > 0 && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
  for (const pid of running) killGroup(pid);
}

/**
 * Asks a process group to end.
 * @param {number} pid the leader's id
 */
function askGroup(pid) {
  try {
    process.kill(WINDOWS ? pid : -pid, 'SIGTERM');
  } catch {
    // No such group any more.
  }
}

/**
 * Runs a program to its end, without standard input.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, onText?: (text: string) => void, limitMs?: number }} [options]
 *   `onText` sees the output as it comes; after `limitMs` the program is killed and its output says so
 * @returns {Promise<Finished>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      detached: !WINDOWS,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Node refuses to start a .cmd file without a shell.
      shell: WINDOWS && command.endsWith('.cmd'),
    });
    if (child.pid !== undefined) running.add(child.pid);
    let output = '';
    const take = (/** @type {string} */ text) => {
      output += text;
      options.onText?.(text);
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    const timer =
      options.limitMs === undefined
        ? undefined
        : setTimeout(() => {
            take(`\n${path.basename(command)} was stopped after ${options.limitMs} ms\n`);
            killGroup(child.pid);
          }, options.limitMs);
    const finish = (/** @type {number} */ code) => {
      clearTimeout(timer);
      if (child.pid !== undefined) running.delete(child.pid);
      resolve({ code, output });
    };
    child.once('error', (error) => {
      take(`${error.message}\n`);
      finish(1);
    });
    child.once('close', (code) => finish(code ?? 1));
  });
}

/**
 * @typedef {object} Kept
 * @property {() => string} log what it has written so far
 * @property {(listener: (text: string) => void) => void} onText
 * @property {Promise<number>} ended resolves with the exit status when it has ended, however it came to that
 * @property {() => Promise<void>} stop kills it with all its children, removes its folder, and waits for both
 */

/**
 * Starts a program that goes on until it is told to stop, or until this process is gone: see keeper.mjs.
 * @param {string} folder removed when the program has ended
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 * @returns {Kept}
 */
export function keep(folder, command, args, options = {}) {
  const child = spawn(process.execPath, [KEEPER, folder, command, ...args], {
    env: options.env ?? process.env,
    // Out of the terminal's group: Ctrl-C comes to the asker alone, and a kill of the asker's group leaves the keeper to clean up.
    detached: !WINDOWS,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let log = '';
  /** @type {((text: string) => void)[]} */
  const listeners = [];
  const take = (/** @type {string} */ text) => {
    log += text;
    for (const listener of listeners) listener(text);
  };
  child.stdout.setEncoding('utf8').on('data', take);
  child.stderr.setEncoding('utf8').on('data', take);
  child.stdin.on('error', () => {});
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => {
    child.once('error', (error) => {
      take(`${error.message}\n`);
      resolve(1);
    });
    child.once('close', (code) => resolve(code ?? 1));
  });
  return {
    log: () => log,
    onText: (listener) => listeners.push(listener),
    ended,
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}

/**
 * When this process is asked to end by a signal: ends what runs through `run`, calls `stop`, and ends.
 * @param {() => void | Promise<void>} stop
 * @param {number} [status] with which exit status; the one that shells expect after the signal when left out
 */
export function onEndSignal(stop, status) {
  let stopping = false;
  for (const [signal, number] of /** @type {const} */ ([
    ['SIGHUP', 1],
    ['SIGINT', 2],
    ['SIGTERM', 15],
  ])) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void Promise.resolve()
        .then(endRunning)
        .then(stop)
        .catch((error) => process.stderr.write(`${error}\n`))
        .finally(() => process.exit(status ?? 128 + number));
    });
  }
}

/**
 * Finds a program on PATH.
 * @param {string} name without extension
 * @returns {string | undefined} its absolute path
 */
export function findOnPath(name) {
  const endings = WINDOWS ? ['.exe', '.cmd', '.bat'] : [''];
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    if (folder === '') continue;
    for (const ending of endings) {
      const file = path.resolve(folder, name + ending);
      if (isProgram(file)) return file;
    }
  }
  return undefined;
}

/**
 * @param {string} file
 * @returns {boolean} whether it is a file that may be run
 */
export function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * The environment for an npm started from inside an npm script: without the outer script's own variables, which would
 * point the inner npm at the outer package.
 * @returns {NodeJS.ProcessEnv}
 */
export function environmentForNpm() {
  /** @type {NodeJS.ProcessEnv} */
  const env = { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' };
  for (const [name, value] of Object.entries(process.env)) {
    const inherited = /^npm_(package_|lifecycle_|config_(local_prefix|prefix|global_prefix)$)/i.test(name);
    if (!inherited && name !== 'INIT_CWD') env[name] = value;
  }
  env.PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD = '1';
  return env;
}

/**
 * Runs npm: the one that runs us, if one does.
 * @param {readonly string[]} args
 * @param {{ cwd: string, onText?: (text: string) => void }} options
 * @returns {Promise<Finished>}
 */
export function npm(args, options) {
  const own = process.env.npm_execpath;
  const [command, first] =
    own !== undefined && path.basename(own) === 'npm-cli.js' && existsSync(own)
      ? [process.execPath, [own]]
      : [WINDOWS ? 'npm.cmd' : 'npm', []];
  return run(command, [...first, ...args], { ...options, env: environmentForNpm() });
}
