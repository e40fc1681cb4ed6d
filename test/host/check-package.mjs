/**
 * Looks into the packed extension: whether everything package.json names is in it and nothing else of the repository is,
 * and whether a VS Code server installs it.
 */
import { readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { installHost } from './install.mjs';
import { ROOT } from './layout.mjs';
import { run } from './processes.mjs';
import { installExtension, temporaryFolder } from './server.mjs';

const VSIX = path.join(ROOT, 'home-rule.vsix');
/** What a user needs; all else, as tests and sources, is left out by .vscodeignore. */
const BELONGS =
  /^(?:package(?:\.nls)?\.json|README\.md|CHANGELOG\.md|LICENSE|client\/language-configuration\.json|client\/(?:syntaxes|icons|walkthrough)\/[\w.-]+|dist\/[\w.-]+\.(?:js|json|ordinance))$/;

/** How package.json writes a file of the extension: a path with an ending, from the folder it is in. */
const FILE = /^(?:\.\/)?(?:client|dist)\/[\w./-]+\.\w+$/;

/**
 * @param {unknown} value of package.json
 * @returns {string[]} the files of the extension that are named in it
 */
function namedFiles(value) {
  if (typeof value === 'string') return FILE.test(value) ? [value.replace(/^\.\//, '')] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(namedFiles);
}

const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
const vsce = path.join(ROOT, 'node_modules/@vscode/vsce/vsce');
const listed = await run(process.execPath, [vsce, 'ls', '--no-dependencies'], { cwd: ROOT });
if (listed.code !== 0) throw new Error(listed.output);
const files = listed.output
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '');

const { main, browser, icon, contributes } = manifest;
const missing = ['README.md', 'LICENSE', ...namedFiles([main, browser, icon, contributes])].filter((file) => !files.includes(file));
const foreign = files.filter((file) => !BELONGS.test(file));
for (const file of missing) process.stdout.write(`${file} is missing in the packed extension\n`);
for (const file of foreign) process.stdout.write(`${file} does not belong in the packed extension\n`);

const root = temporaryFolder();
try {
  const installed = await installExtension(await installHost(), VSIX, path.join(root, 'extensions'), root);
  const own = `${manifest.publisher}.${manifest.name}@${manifest.version}`;
  if (!installed.includes(own)) throw new Error(`${own} is not installed, but ${installed.join(', ')}`);
  process.stdout.write(`${own}: ${files.length} files, ${Math.ceil(statSync(VSIX).size / 1024)} KB packed\n`);
} finally {
  rmSync(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
}
process.exitCode = missing.length + foreign.length > 0 ? 1 : 0;
