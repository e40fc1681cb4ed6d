/**
 * Makes a folder once: whole or not at all, and by one process at a time. No dependency is imported here.
 */
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {(line: string) => void} Report is told, in a line, what is being done */

/** Written last into a folder, and says what it was made for. */
const MARKER = 'installed.json';

/**
 * Makes a folder, if it is not there already for the same packages and at the same place.
 * @param {string} folder
 * @param {readonly string[]} packages what the folder must hold
 * @param {Report} report
 * @param {(making: string) => Promise<Record<string, string>>} work fills a folder that is then moved to its place; what it
 *   returns is kept
 * @returns {Promise<Record<string, string>>} what `work` returned, now or then
 */
export async function installOnce(folder, packages, report, work) {
  const wanted = { packages: packages.join(' '), folder };
  const present = () => {
    const marker = path.join(folder, MARKER);
    if (!existsSync(marker)) return undefined;
    const { packages, folder: place, ...result } = JSON.parse(readFileSync(marker, 'utf8'));
    // Copied with the repository, it would still name the place it comes from.
    return packages === wanted.packages && place === wanted.folder ? result : undefined;
  };
  const make = async () => {
    const done = present();
    if (done !== undefined) return done;
    // Under another name first: what an interrupted installation left running may still write to its own.
    const making = `${folder}.${process.pid}`;
    mkdirSync(making, { recursive: true });
    try {
      const result = await work(making);
      writeFileSync(path.join(making, MARKER), JSON.stringify({ ...result, ...wanted }, undefined, 2));
      rmSync(folder, { recursive: true, force: true });
      renameSync(making, folder);
      return result;
    } finally {
      rmSync(making, { recursive: true, force: true });
    }
  };
  removeAbandoned(folder);
  return present() ?? withLock(`${folder}.lock`, report, make);
}

/**
 * Removes what interrupted installations of a folder left beside it.
 * @param {string} folder
 */
function removeAbandoned(folder) {
  if (!existsSync(path.dirname(folder))) return;
  const name = path.basename(folder);
  for (const each of readdirSync(path.dirname(folder))) {
    const owner = each.startsWith(`${name}.`) ? /\.(\d+)$/.exec(each)?.[1] : undefined;
    if (owner === undefined || isRunning(Number(owner))) continue;
    try {
      rmSync(path.join(path.dirname(folder), each), { recursive: true, force: true });
    } catch {
      // Something still writes to it: the next installation removes it.
    }
  }
}

/**
 * @param {number} pid
 * @returns {boolean}
 */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * Runs `work` while no other process of ours does, by a file that only one can make.
 * @template T
 * @param {string} lock
 * @param {Report} report
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withLock(lock, report, work) {
  mkdirSync(path.dirname(lock), { recursive: true });
  const mine = `${lock}.${process.pid}`;
  const forget = () => rmSync(mine, { force: true });
  process.once('exit', forget);
  writeFileSync(mine, String(process.pid));
  try {
    for (let holder = take(mine, lock), said = 0; holder !== undefined; holder = take(mine, lock)) {
      if (holder !== said) report(`waiting for process ${holder}, which is installing the same`);
      said = holder;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    try {
      return await work();
    } finally {
      rmSync(lock, { force: true });
    }
  } finally {
    forget();
    process.off('exit', forget);
  }
}

/**
 * Tries to take a lock: a link appears with its content, so no one ever reads a lock without its holder.
 * @param {string} mine a file with this process's id
 * @param {string} lock
 * @returns {number | undefined} the process that holds it, or nothing when it is ours now
 */
function take(mine, lock) {
  for (;;) {
    try {
      linkSync(mine, lock);
      return undefined;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
    try {
      const holder = Number(readFileSync(lock, 'utf8'));
      if (isRunning(holder)) return holder;
      // It died with the lock in hand.
      rmSync(lock, { force: true });
    } catch (error) {
      // Otherwise it has just let go.
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error;
    }
  }
}
