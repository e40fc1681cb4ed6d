/**
 * The law book compiler: reads everything under rules/ and snippets/, checks it, and hands back one object
 * in the program's own shapes.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { checkReferences } from './lawbook-references.mjs';
import { splitClause, toAuthority, toClause, toCoverage, toLevel, toPaper, toRule, toState, toTerm } from './lawbook-shapes.mjs';
import { camelise, checkSchema, readYaml } from './lawbook-yaml.mjs';

/** Folders of rules/ with a meaning of their own. All others hold rules, or data handed on as it stands. */
const KNOWN = new Set(['authorities', 'terms', 'lexicon', 'spectrum', 'coverage', 'schema', 'states']);
/** Keys that show a file to be a rule. */
const RULE_KEYS = ['severity', 'match', 'message', 'inventory'];

/**
 * @typedef {object} Lawbook
 * @property {readonly object[]} authorities `Authority` of core/law/types, by id.
 * @property {readonly object[]} terms `TermOfArt`, by id.
 * @property {readonly object[]} lexicon Lexicon files, by name: `{ name, concepts, … }`.
 * @property {readonly object[]} rules `Rule` of core/rules/types, by id.
 * @property {readonly object[]} clauses `Clause` of core/clauses/types, by id.
 * @property {readonly object[]} papers `CompanionPaper` of core/clauses/paper, by id.
 * @property {readonly object[]} states `StateFramework` of core/law/states, by postal code; `examples` beside it, for the tests.
 * @property {readonly object[]} spectrum `SpectrumLevel` of core/rules/spectrum, from the top down.
 * @property {readonly object[]} coverage `CoverageSource` of core/coverage/types, in order.
 * @property {Readonly<Record<string, Readonly<Record<string, unknown>>>>} data Other folders: data[folder][file without .yaml].
 */

/**
 * Reads and checks the law book below `root`.
 * @param {string} root The repository's root.
 * @param {{allowMissing?: boolean}} [options] allowMissing: a name that leads nowhere is a warning, not an error.
 * @returns {{lawbook: Lawbook, problems: import('./lawbook-yaml.mjs').Problem[]}}
 */
export function compileLawbook(root, options = {}) {
  const problems = [];
  const schemas = loadSchemas(root);
  /** `broken` holds the ids of files that could not be taken in: names that lead there are no second complaint. */
  const book = {
    authorities: [],
    terms: [],
    lexicon: [],
    rules: [],
    clauses: [],
    papers: [],
    states: [],
    spectrum: [],
    coverage: [],
    broken: new Set(),
  };
  const data = {};

  const read = (file) => readYaml(file, readFileSync(join(root, file), 'utf8'), problems);
  const entry = (file, schema, shape, kind, expected, key = 'id') => {
    const source = read(file);
    if (!source || !checkSchema(source, schemas(schema), problems)) {
      book.broken.add(expected ?? file);
      return;
    }
    if (expected !== undefined && source.value[key] !== expected)
      complain(source, [key], `${key}: the file's place says "${expected}". Write that, or move the file.`);
    book[kind].push({ value: shape(source.value), source });
  };
  const complain = (source, path, message) => problems.push({ file: source.file, ...source.place(path), severity: 'error', message });

  for (const file of yamlFiles(root, 'rules/authorities')) {
    const [folder, ...rest] = stem(file, 'rules/authorities/').split('/');
    entry(file, 'authority', toAuthority, 'authorities', `${folder}.${rest.join('/')}`);
  }
  for (const file of yamlFiles(root, 'rules/terms')) entry(file, 'term', toTerm, 'terms', stem(file, 'rules/terms/'));
  for (const file of yamlFiles(root, 'rules/spectrum')) entry(file, 'spectrum', toLevel, 'spectrum', stem(file, 'rules/spectrum/'));
  for (const file of yamlFiles(root, 'rules/coverage')) entry(file, 'coverage', toCoverage, 'coverage', stem(file, 'rules/coverage/'));
  for (const file of yamlFiles(root, 'rules/states')) entry(file, 'state', toState, 'states', stem(file, 'rules/states/'), 'code');
  for (const file of yamlFiles(root, 'rules/lexicon')) {
    const name = stem(file, 'rules/lexicon/');
    entry(file, 'lexicon', (raw) => ({ name, ...camelise(raw) }), 'lexicon');
  }
  for (const folder of folders(root, 'rules')) {
    if (KNOWN.has(folder)) continue;
    const sources = [];
    for (const file of yamlFiles(root, `rules/${folder}`)) {
      const source = read(file);
      if (source) sources.push(source);
      else book.broken.add(stem(file, 'rules/'));
    }
    const isRule = (s) => s.value !== null && typeof s.value === 'object' && RULE_KEYS.some((k) => k in s.value);
    const group = sources.some(isRule);
    for (const source of sources) {
      const name = stem(source.file, `rules/${folder}/`);
      if (!group) {
        if (schemas.has(folder) && !checkSchema(source, schemas(folder), problems)) continue;
        data[folder] ??= {};
        data[folder][name] = source.value;
        continue;
      }
      if (!checkSchema(source, schemas('rule'), problems)) {
        book.broken.add(`${folder}/${name}`);
        continue;
      }
      if (source.value.id !== `${folder}/${name}`)
        complain(source, ['id'], `id: the file's place says "${folder}/${name}". Write that, or move the file.`);
      book.rules.push({ value: toRule(source.value), source });
    }
  }
  const written = (folder, schema, shape, kind) => {
    for (const file of markdownFiles(root, folder)) {
      const parts = splitClause(file, readFileSync(join(root, file), 'utf8'), problems);
      const source = parts && readYaml(file, parts.yaml, problems, parts.firstLine);
      const name = file.slice(`${folder}/`.length, -'.md'.length);
      if (!source || !checkSchema(source, schemas(schema), problems)) {
        book.broken.add(name);
        continue;
      }
      if (source.value.id !== name) complain(source, ['id'], `id: the file's name says "${name}". Write that, or rename the file.`);
      book[kind].push({ value: shape(source.value, parts), source });
    }
  };
  written('snippets', 'clause', toClause, 'clauses');
  written('snippets/papers', 'paper', toPaper, 'papers');

  checkReferences(book, problems, { allowMissing: options.allowMissing === true });
  problems.sort((a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.message, b.message));
  const values = (kind, key) => book[kind].map((e) => e.value).sort((a, b) => compare(a[key], b[key]));
  return {
    lawbook: {
      authorities: values('authorities', 'id'),
      terms: values('terms', 'id'),
      lexicon: values('lexicon', 'name'),
      rules: values('rules', 'id'),
      clauses: values('clauses', 'id'),
      papers: values('papers', 'id'),
      states: values('states', 'code'),
      spectrum: book.spectrum.map((e) => e.value).sort((a, b) => a.level - b.level),
      coverage: book.coverage.map((e) => e.value).sort((a, b) => a.order - b.order),
      data,
    },
    problems,
  };
}

/** "rules/x.yaml:3:1 severity: …" */
export const formatProblem = (p) => `${p.file}:${p.line}:${p.column} ${p.severity === 'warning' ? 'warning: ' : ''}${p.message}`;

/** Plain order of code units, the same on every machine. */
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const stem = (file, folder) => file.slice(folder.length, -'.yaml'.length);

/** The schemas of rules/schema by name, compiled on first use. */
function loadSchemas(root) {
  const ajv = new Ajv({ allErrors: true, verbose: true, strict: true, strictRequired: false });
  const names = new Set();
  for (const file of readdirSync(join(root, 'rules/schema'))
    .filter((f) => f.endsWith('.schema.json'))
    .sort()) {
    ajv.addSchema(JSON.parse(readFileSync(join(root, 'rules/schema', file), 'utf8')));
    names.add(file.slice(0, -'.schema.json'.length));
  }
  const get = (name) => ajv.getSchema(`${name}.schema.json`);
  get.has = (name) => names.has(name);
  return get;
}

function folders(root, at) {
  return readdirSync(join(root, at), { withFileTypes: true })
    .filter((e) => e.isDirectory())
    .map((e) => e.name)
    .sort();
}

/** YAML files below `at`, at any depth, in plain order, with forward slashes. */
function yamlFiles(root, at) {
  if (!existsSync(join(root, at))) return [];
  return readdirSync(join(root, at), { withFileTypes: true, recursive: false })
    .sort((a, b) => compare(a.name, b.name))
    .flatMap((e) => (e.isDirectory() ? yamlFiles(root, `${at}/${e.name}`) : e.name.endsWith('.yaml') ? [`${at}/${e.name}`] : []));
}

function markdownFiles(root, at) {
  if (!existsSync(join(root, at))) return [];
  return readdirSync(join(root, at))
    .filter((f) => f.endsWith('.md') && f !== 'README.md')
    .sort()
    .map((f) => `${at}/${f}`);
}
