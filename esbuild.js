// Builds dist/ (client and server for Node and for the browser worker, the command line, the contributed snippets)
// and, with --tests, the test bundles in out/. The law in rules/ and snippets/ is read and checked once and goes into
// each bundle that asks for the module "lawbook"; an error in it stops the build and is named by file, line and key.
const esbuild = require('esbuild');
const { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');

const root = __dirname;
const KNOWN = ['--tests', '--production', '--bench', '--watch'];
const args = new Set(process.argv.slice(2));
for (const arg of args) {
  if (KNOWN.includes(arg)) continue;
  console.error(`esbuild.js: unknown argument ${arg}. Known: ${KNOWN.join(' ')}`);
  process.exit(2);
}
const production = args.has('--production');

/** Gives `import lawbook from 'lawbook'` its text: parsing JSON is faster than evaluating an object literal. */
const lawbookModule = (json) => ({
  name: 'lawbook',
  setup(build) {
    build.onResolve({ filter: /^lawbook$/ }, () => ({ path: 'lawbook', namespace: 'lawbook' }));
    build.onLoad({ filter: /.*/, namespace: 'lawbook' }, () => ({
      contents: `export default JSON.parse(${JSON.stringify(json)});`,
      loader: 'js',
    }));
  },
});

/** mocha's browser build is UMD inside a package of type "module": without a wrapper it would replace the bundle's exports. */
const mochaInBrowser = {
  name: 'mocha-in-browser',
  setup(build) {
    build.onLoad({ filter: /[\\/]mocha[\\/]mocha\.js$/ }, ({ path: file }) => ({
      contents: `(function (module, exports, define) {${readFileSync(file, 'utf8')}\n}).call(globalThis);`,
      loader: 'js',
    }));
  },
};

/** Files below `dir` whose name ends with `suffix`. */
function filesBelow(dir, suffix) {
  const found = [];
  let entries;
  try {
    entries = readdirSync(dir, { withFileTypes: true });
  } catch {
    return found;
  }
  for (const entry of entries) {
    const file = path.join(dir, entry.name);
    if (entry.isDirectory()) found.push(...filesBelow(file, suffix));
    else if (entry.name.endsWith(suffix)) found.push(file);
  }
  return found.sort();
}

async function main() {
  const { compileLawbook, formatProblem } = await import('./server/build/lawbook.mjs');
  const { lawbook, problems } = compileLawbook(root);
  for (const p of problems) console.error(formatProblem(p));
  const errors = problems.filter((p) => p.severity === 'error').length;
  if (errors > 0) {
    console.error(`esbuild.js: ${errors} error(s) in the law. Nothing was built.`);
    process.exit(1);
  }
  const common = {
    absWorkingDir: root,
    bundle: true,
    target: 'es2022',
    logLevel: 'warning',
    sourcemap: production ? false : 'linked',
    minify: production,
    plugins: [lawbookModule(JSON.stringify(lawbook))],
  };
  const node = { ...common, platform: 'node', format: 'cjs', external: ['vscode'] };
  const browser = { ...common, platform: 'browser', external: ['vscode'] };
  rmSync(path.join(root, 'dist'), { recursive: true, force: true });
  const builds = [
    { ...node, entryPoints: { 'client.node': 'client/src/node.ts', 'server.node': 'server/src/node.ts' }, outdir: 'dist' },
    { ...node, entryPoints: { cli: 'server/src/cli.ts' }, outdir: 'dist', banner: { js: '#!/usr/bin/env node' } },
    { ...browser, format: 'cjs', entryPoints: { 'client.browser': 'client/src/browser.ts' }, outdir: 'dist' },
    { ...browser, format: 'iife', entryPoints: { 'server.browser': 'server/src/browser.ts' }, outdir: 'dist' },
    // Used below to write the contributed snippets with the same renderer that inserts clauses.
    { ...node, entryPoints: { snippets: 'server/build/snippets.ts' }, outdir: 'out/build' },
  ];
  if (args.has('--tests')) {
    rmSync(path.join(root, 'out'), { recursive: true, force: true });
    for (const kind of ['unit', 'features', 'lsp', 'fuzz']) {
      const entries = filesBelow(path.join(root, 'test', kind), '.test.ts');
      builds.push({
        ...node,
        entryPoints: entries,
        outbase: 'test',
        outdir: 'out/test',
        outExtension: { '.js': '.cjs' },
        packages: 'external',
      });
    }
    builds.push({
      ...node,
      external: ['vscode', 'mocha'],
      entryPoints: { index: 'test/e2e/index.ts' },
      outdir: 'out/e2e',
      outExtension: { '.js': '.cjs' },
    });
    builds.push({
      ...browser,
      format: 'cjs',
      entryPoints: { index: 'test/web/index.ts' },
      outdir: 'out/web',
      define: { global: 'globalThis' },
      plugins: [...common.plugins, mochaInBrowser],
    });
  }
  if (args.has('--bench'))
    // The peer is written in the old, lenient mode of the language, which a bundle would take from it.
    builds.push({
      ...node,
      external: [...node.external, 'write-good'],
      entryPoints: { bench: 'test/bench/bench.ts' },
      outdir: 'out/bench',
      outExtension: { '.js': '.cjs' },
    });
  await Promise.all(builds.filter((b) => Object.keys(b.entryPoints).length > 0).map((b) => esbuild.build(b)));
  const { snippetsJson } = require('./out/build/snippets.js');
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  writeFileSync(path.join(root, 'dist', 'ordinance.code-snippets.json'), snippetsJson());
  copyFileSync(path.join(root, 'test/fixtures/sample/2026-welcoming-city.ordinance'), path.join(root, 'dist', 'sample.ordinance'));
}

main().catch((error) => {
  console.error(error.message ?? error);
  process.exit(1);
});
