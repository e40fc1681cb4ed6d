/**
 * `npm test`: everything, from a fresh clone on. A line a step; the output of a step only if it failed. The last line is
 * `N passed, N failed`, over all tests of all steps, a step without tests of its own counting as one.
 *
 *     npm test
 *     npm test -- --only unit,lsp     only these steps, after set-up and build
 *     npm test -- --skip ui,web       all but these
 *     npm test -- --verbose           with the output of every step
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './host/layout.mjs';
import { npm, onEndSignal, run } from './host/processes.mjs';
import { build, installDependencies, nodeTooOld } from './host/setup.mjs';

/**
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} failed
 * @property {string} output shown if something failed
 *
 * @typedef {object} Step
 * @property {string} name as `--only` and `--skip` know it
 * @property {() => Promise<Outcome>} work
 * @property {boolean} [first] the rest needs it: it is run whatever `--only` says, and its failure ends all
 */

/** No step may take longer, in milliseconds: a hung one must not hang the whole run. */
const STEP_LIMIT_MS = 20 * 60_000;
/** How many lines of a failed step are shown; what failed comes last in the output of every tool used. */
const SHOWN_LINES = 400;

const { only, skip, verbose } = readArguments(process.argv.slice(2));

/** @type {Step[]} */
const steps = [
  { name: 'setup', first: true, work: () => asOne(setUp) },
  { name: 'build', first: true, work: () => asOne(buildAll) },
  { name: 'types', work: () => asOne(() => script('types')) },
  { name: 'lint', work: () => asOne(() => script('lint')) },
  ...mochaGroups().map((name) => ({ name, work: () => mocha(bundlesIn(name), `out/test/${name}`) })),
  { name: 'host', work: () => tests('test/host/run-extension-tests.mjs') },
  { name: 'ui', work: () => mocha(filesBelow('test/e2e/ui', '.test.mjs'), 'test/e2e/ui', '120000') },
  { name: 'web', work: () => tests('test/host/run-web-tests.mjs') },
  { name: 'package', work: () => asOne(pack) },
];

/** The kinds of tests that need no VS Code, each a folder of test/ and, bundled, of out/test/. */
function mochaGroups() {
  return ['unit', 'features', 'lsp', 'fuzz'];
}

/**
 * @param {readonly string[]} args
 * @returns {{ only: string[] | undefined, skip: string[], verbose: boolean }}
 */
function readArguments(args) {
  const known = ['setup', 'build', 'types', 'lint', ...mochaGroups(), 'host', 'ui', 'web', 'package'];
  const read = { only: /** @type {string[] | undefined} */ (undefined), skip: /** @type {string[]} */ ([]), verbose: false };
  for (let i = 0; i < args.length; i++) {
    const [option = '', inline] = (args[i] ?? '').split('=', 2);
    if (option === '--verbose') {
      read.verbose = true;
      continue;
    }
    if (option !== '--only' && option !== '--skip') refuse(`unknown argument ${args[i]}`);
    const names = (inline ?? args[++i] ?? '').split(',').filter((name) => name !== '');
    if (names.length === 0) refuse(`${option} wants names of steps: ${known.join(', ')}`);
    const unknown = names.find((name) => !known.includes(name));
    if (unknown !== undefined) refuse(`there is no step ${unknown}; there are ${known.join(', ')}`);
    if (option === '--only') read.only = [...(read.only ?? []), ...names];
    else read.skip.push(...names);
  }
  return read;
}

/**
 * @param {string} why
 * @returns {never}
 */
function refuse(why) {
  process.stderr.write(`npm test: ${why}\n`);
  process.exit(2);
}

/** @param {string} text */
function echo(text) {
  if (verbose) process.stdout.write(text);
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
function runHere(command, args) {
  return run(command, args, { cwd: ROOT, onText: echo, limitMs: STEP_LIMIT_MS });
}

/** @param {string} name of a script in package.json */
function script(name) {
  return npm(['run', '--silent', name], { cwd: ROOT, onText: echo });
}

/** Sees to it that the dependencies are there. */
async function setUp() {
  const tooOld = nodeTooOld();
  if (tooOld !== undefined) return { code: 1, output: tooOld };
  await installDependencies((line) => process.stdout.write(`  ${line}\n`));
  return { code: 0, output: '' };
}

/** Builds the extension and the tests, and sees to it that no test is left out of the steps. */
async function buildAll() {
  const built = await build(['--tests']);
  echo(built.output);
  if (built.code !== 0) return built;
  const known = mochaGroups().map((name) => `out/test/${name}/`);
  const stray = filesBelow('out/test', '.cjs').find((file) => /\.test\.cjs$/.test(file) && !known.some((group) => file.startsWith(group)));
  return stray === undefined ? built : { code: 1, output: `no step runs ${stray}` };
}

/** Packs the extension as it is published, and looks into it. */
async function pack() {
  const packed = await script('package');
  return packed.code === 0 ? runHere(process.execPath, ['test/host/check-package.mjs']) : packed;
}

/**
 * Counts a step as one test.
 * @param {() => Promise<import('./host/processes.mjs').Finished>} work
 * @returns {Promise<Outcome>}
 */
async function asOne(work) {
  const { code, output } = await work();
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
}

/**
 * @param {string} name of a group
 * @returns {string[]} its bundled tests
 */
function bundlesIn(name) {
  return filesBelow(`out/test/${name}`, '.cjs');
}

/**
 * @param {string} folder from ROOT, with forward slashes
 * @param {string} ending
 * @returns {string[]} the files below it, from ROOT
 */
function filesBelow(folder, ending) {
  if (!existsSync(path.join(ROOT, folder))) return [];
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort();
}

/**
 * Runs tests with mocha.
 * @param {readonly string[]} files
 * @param {string} where they were looked for
 * @param {string} [timeout] of a single test, in milliseconds
 * @returns {Promise<Outcome>}
 */
async function mocha(files, where, timeout = '20000') {
  if (files.length === 0) return { passed: 0, failed: 1, output: `there are no tests in ${where}` };
  const bin = path.join(ROOT, 'node_modules/mocha/bin/mocha.js');
  const args = [bin, '--no-config', '--forbid-only', '--forbid-pending', '--reporter', 'spec', '--timeout', timeout];
  return counted(await runHere(process.execPath, ['--enable-source-maps', ...args, ...files]));
}

/**
 * Runs a program that runs mocha in an extension host.
 * @param {string} program
 * @returns {Promise<Outcome>}
 */
async function tests(program) {
  return counted(await runHere(process.execPath, [program]));
}

/**
 * Reads what mocha's closing lines count.
 * @param {import('./host/processes.mjs').Finished} finished
 * @returns {Outcome}
 */
function counted({ code, output }) {
  const plain = withoutColours(output);
  const sum = (/** @type {RegExp} */ line) => [...plain.matchAll(line)].reduce((total, match) => total + Number(match[1]), 0);
  const passed = sum(/^ *(\d+) passing\b/gm);
  const failed = sum(/^ *(\d+) failing\b/gm);
  // A run that fails without a failing test, or without any test, has failed all the same.
  const whole = failed === 0 && (code !== 0 || passed === 0) ? 1 : 0;
  return { passed, failed: failed + whole, output: passed + failed > 0 ? output : `${output}\nno test was run\n` };
}

/** @param {string} text */
function withoutColours(text) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what colours begin with
  return text.replace(/\u001b\[[\d;]*m/g, '');
}

/**
 * @param {string} output of a failed step
 * @returns {string} its last lines, indented, without the tests that passed
 */
function lastLines(output) {
  const lines = output
    .trimEnd()
    .split('\n')
    .filter((line) => !/^\W*✔/.test(withoutColours(line)));
  return (lines.length > SHOWN_LINES ? ['…', ...lines.slice(-SHOWN_LINES)] : lines).map((line) => `    ${line}\n`).join('');
}

onEndSignal(() => {});
let passed = 0;
let failed = 0;
for (const { name, work, first } of steps) {
  if (skip.includes(name) || !(first || only === undefined || only.includes(name))) continue;
  const started = Date.now();
  /** @type {Outcome} */
  let outcome;
  try {
    outcome = await work();
  } catch (error) {
    outcome = { passed: 0, failed: 1, output: error instanceof Error ? error.message : String(error) };
  }
  passed += outcome.passed;
  failed += outcome.failed;
  const counts = `${outcome.passed} passed, ${outcome.failed} failed`;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${outcome.failed > 0 ? '✗' : '✔'} ${name.padEnd(9)}${seconds.padStart(7)} s   ${counts}\n`);
  if (outcome.failed > 0 && !verbose) process.stdout.write(lastLines(outcome.output));
  if (outcome.failed > 0 && first) break;
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
