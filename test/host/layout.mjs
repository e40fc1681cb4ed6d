/**
 * Where things lie, and which versions of the programs outside package.json are used.
 * Nothing here imports a dependency: `npm start` and `npm test` read it before any is installed.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top folder of the repository, absolute, without a closing slash. It is also the extension's own folder. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Everything that is installed on demand and never packed: the VS Code server, a browser, the folder `npm start` works in. */
export const HOST_FOLDER = path.join(ROOT, '.host');

/** The draft a new user sees, and the folder the host tests open a copy of. */
export const SAMPLE_FOLDER = path.join(ROOT, 'test/fixtures/sample');

/** The folder that @vscode/test-electron is given as `extensionTestsPath` (a CommonJS bundle with `run()`). */
export const NODE_TESTS = path.join(ROOT, 'out/e2e/index.cjs');

/** The entry of the web extension host's tests, as a path below ROOT with forward slashes. */
export const WEB_TESTS = 'out/web/index.js';

/**
 * The VS Code servers that can be used, by the version of the npm package `code-server` that carries them.
 * `newest` wants Node 24, `floor` runs on Node 20 and is the oldest host the extension is tried on.
 */
export const CODE_SERVER = { newest: '4.139.1', floor: '4.100.3' };

/** A Node 24 from npm, for `CODE_SERVER.newest`; the package exists for Linux with glibc on x64. */
export const NODE_FOR_NEWEST = '24.21.0';

/** The Chromium carried inside an npm package, used where no browser is installed (Linux on x64). */
export const NPM_CHROMIUM = '153.0.0';

/** The fonts from npm for that browser: a bare machine has none with letters of one width, and an editor without them looks broken. */
export const NPM_FONTS = '2.37.3';

/** How long one run in an extension host may take, in milliseconds, before it counts as hung. */
export const HOST_LIMIT_MS = 180_000;
