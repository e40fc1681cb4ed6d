/**
 * The one runner of the tests in the node extension host, through @vscode/test-electron: in the desktop VS Code that
 * VSCODE_TEST_EXECUTABLE names, or (HOME_RULE_HOST=desktop) in the one behind `code` on PATH; else in the VS Code server.
 */
import { cpSync, existsSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { NODE_TESTS, ROOT, SAMPLE_FOLDER } from './layout.mjs';
import { findOnPath, isProgram, onEndSignal } from './processes.mjs';
import { temporaryFolder } from './server.mjs';

/** @returns {string} the program that runs the tests */
function executable() {
  if (process.env.VSCODE_TEST_EXECUTABLE) return process.env.VSCODE_TEST_EXECUTABLE;
  if (process.env.HOME_RULE_HOST !== 'desktop') return fileURLToPath(new URL('launcher.mjs', import.meta.url));
  const command = findOnPath('code');
  if (command === undefined) throw new Error('HOME_RULE_HOST=desktop: there is no `code` on PATH');
  // `code` is a script of the installed program, at …/bin/code; the tests need the program itself.
  const top = path.resolve(path.dirname(realpathSync(command)), '..');
  const program = [path.join(top, 'code'), path.join(top, 'Code.exe'), path.join(top, '../../MacOS/Electron')].find(isProgram);
  if (program === undefined) throw new Error(`no VS Code found beside ${command}: name it in VSCODE_TEST_EXECUTABLE`);
  return program;
}

const folder = temporaryFolder();
onEndSignal(() => rmSync(folder, { recursive: true, force: true }));
try {
  if (!existsSync(NODE_TESTS)) throw new Error(`${NODE_TESTS} is missing: run \`node esbuild.js --tests\``);
  // A copy: tests edit and save.
  cpSync(SAMPLE_FOLDER, path.join(folder, 'draft'), { recursive: true });
  await runTests({
    vscodeExecutablePath: executable(),
    extensionDevelopmentPath: ROOT,
    extensionTestsPath: NODE_TESTS,
    launchArgs: [
      path.join(folder, 'draft'),
      '--disable-extensions',
      `--user-data-dir=${path.join(folder, 'user')}`,
      `--extensions-dir=${path.join(folder, 'extensions')}`,
    ],
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
}
