/**
 * Runs the tests of the web extension host: the workbench of the VS Code server, with the extension fetched over HTTP
 * into a worker of the page, as on vscode.dev. No Node process is part of it.
 */
import { cpSync, createReadStream, existsSync, statSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { launchBrowser } from './browser.mjs';
import { installHost } from './install.mjs';
import { ROOT, SAMPLE_FOLDER, WEB_TESTS } from './layout.mjs';
import { onEndSignal } from './processes.mjs';
import { startServer, temporaryFolder } from './server.mjs';
import { newPage, runTestsInPage, workbenchUrl } from './workbench.mjs';

const TYPES = new Map([
  ['.js', 'text/javascript'],
  ['.json', 'application/json'],
  ['.map', 'application/json'],
]);

const started = Date.now();
const write = (/** @type {string} */ text) => void process.stdout.write(text);
const report = (/** @type {string} */ line) => write(`${line}\n`);
const verbose = process.env.HOME_RULE_VERBOSE === '1';

/**
 * Serves the extension's own files to the page, which comes from another port. Nothing in a folder whose name starts
 * with a dot, and no dependency: a packed extension has none of them either.
 * @type {http.RequestListener}
 */
function serveExtension(request, response) {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Allow-Headers', '*');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const file = path.join(ROOT, decodeURIComponent(pathname));
  const below = path.relative(ROOT, file);
  const allowed = !below.split(path.sep).some((part) => part.startsWith('.') || part === 'node_modules');
  const found = allowed && existsSync(file) && statSync(file).isFile();
  if (verbose) report(`${request.method} ${pathname} ${found ? 200 : 404}`);
  if (request.method === 'OPTIONS') {
    response.end();
  } else if (found) {
    response.setHeader('Content-Type', TYPES.get(path.extname(file)) ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  } else {
    response.writeHead(404).end();
  }
}

/**
 * Puts the extension and its tests into the settings inside the page. The address cannot say them: a web extension named
 * there is looked for by a host that is not the web one.
 * @param {string} html
 * @param {(path: string) => object} uri
 */
function withExtension(html, uri) {
  let found = false;
  const changed = html.replace(/(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/, (_, before, settings) => {
    found = true;
    const configuration = JSON.parse(settings.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
    configuration.developmentOptions = {
      ...configuration.developmentOptions,
      extensions: [uri('/')],
      extensionTestsPath: uri(`/${WEB_TESTS}`),
    };
    return `${before}${JSON.stringify(configuration).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
  });
  if (!found) throw new Error('the page of the VS Code server has no settings where they were expected');
  return changed;
}

/** @type {(() => unknown)[]} */
const open = [];
const stop = async () => {
  for (const each of open.splice(0).reverse()) await Promise.resolve(each()).catch(() => {});
};
onEndSignal(stop);

let code = 1;
try {
  if (!existsSync(path.join(ROOT, WEB_TESTS))) throw new Error(`${WEB_TESTS} is missing: run \`node esbuild.js --tests\``);
  const files = http.createServer(serveExtension);
  await new Promise((resolve) => files.listen(0, '127.0.0.1', () => resolve(undefined)));
  open.push(() => files.close());
  const { port } = /** @type {import('node:net').AddressInfo} */ (files.address());
  const uri = (/** @type {string} */ where) => ({ scheme: 'http', authority: `127.0.0.1:${port}`, path: where });

  const host = await installHost({ report });
  const root = temporaryFolder();
  const folder = path.join(root, 'draft');
  cpSync(SAMPLE_FOLDER, folder, { recursive: true });
  const server = await startServer(host, { root, drive: true, onText: verbose ? write : undefined });
  open.push(server.stop);
  // A page changed on its way counts as coming from nowhere, and may then not reach 127.0.0.1.
  const browser = await launchBrowser({ report, args: ['--disable-features=LocalNetworkAccessChecks'] });
  open.push(() => browser.close());
  report(`web extension host of VS Code ${host.version}, browser ${browser.version()}`);

  // The page's own policy allows no script from the port of the extension.
  const page = await newPage(browser, server, { bypassCSP: true });
  await page.route(
    (url) => url.host === server.authority && url.pathname === '/',
    async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: withExtension(await response.text(), uri) });
    },
  );
  try {
    code = await runTestsInPage(page, workbenchUrl(server.authority, { folder }), { verbose, write });
  } catch (error) {
    report(server.log().slice(-4000));
    throw error;
  }
} catch (error) {
  report(`web tests: ${error instanceof Error ? error.message : error}`);
} finally {
  await stop();
}
report(`the web extension host ended with ${code} after ${((Date.now() - started) / 1000).toFixed(1)} s`);
process.exitCode = code;
