/**
 * What both `npm start` and `npm test` need first: the dependencies of package.json, and the build. Imports none of them.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './layout.mjs';
import { npm, run } from './processes.mjs';

/** The oldest Node that all development dependencies run on. */
const OLDEST_NODE = [20, 19];

/** @returns {string | undefined} what is wrong with the Node that runs us, if anything is */
export function nodeTooOld() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return undefined;
  return `Home Rule needs Node ${OLDEST_NODE.join('.')} or newer to be built; this is ${process.version}.`;
}

/**
 * Compares what is installed with the lock file, package by package: their times say nothing after a checkout.
 * @returns {boolean} whether `npm ci` has nothing to do
 */
function isInstalled() {
  const installed = path.join(ROOT, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  /** @typedef {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>} Packages */
  const packagesOf = (/** @type {string} */ file) => /** @type {Packages} */ (JSON.parse(readFileSync(file, 'utf8')).packages ?? {});
  const have = packagesOf(installed);
  // Optional packages may be for another machine; the folder's own entry is never installed.
  return Object.entries(packagesOf(path.join(ROOT, 'package-lock.json'))).every(
    ([where, { version, optional, devOptional }]) =>
      where === '' || optional === true || devOptional === true || have[where]?.version === version,
  );
}

/**
 * Installs the dependencies if they are missing or not those of the lock file.
 * @param {(line: string) => void} report
 */
export async function installDependencies(report) {
  if (isInstalled()) return;
  report('installing the development dependencies (npm ci)');
  // No script of theirs is needed: what is binary comes inside a package. NODE_ENV=production would leave all of them out.
  const args = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = await npm(args, { cwd: ROOT });
  if (code !== 0) throw new Error(`npm ci failed (${code}):\n${output.trim()}`);
}

/**
 * @param {readonly string[]} args for esbuild.js
 * @returns {Promise<import('./processes.mjs').Finished>}
 */
export function build(args) {
  return run(process.execPath, ['esbuild.js', ...args], { cwd: ROOT });
}

/**
 * Packs the extension as it is built now.
 * @param {string} file where the .vsix goes
 */
export async function packExtension(file) {
  const vsce = path.join(ROOT, 'node_modules/@vscode/vsce/vsce');
  const args = [vsce, 'package', '--no-dependencies', '--no-rewrite-relative-links', '--out', file];
  const { code, output } = await run(process.execPath, args, { cwd: ROOT });
  if (code !== 0) throw new Error(`the extension cannot be packed:\n${output.trim()}`);
}
