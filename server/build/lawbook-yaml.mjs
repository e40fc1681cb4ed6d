/** Reading of YAML with places: every complaint names file, line, column and key, and says how to mend it. */
import { isMap, isPair, LineCounter, parseDocument } from 'yaml';

/**
 * @typedef {object} Problem One complaint about a file of the law book.
 * @property {string} file Path from the repository's root, with forward slashes.
 * @property {number} line 1-based.
 * @property {number} column 1-based.
 * @property {string} message "key: what is wrong. How to mend."
 * @property {'error'|'warning'} severity Warnings do not fail the build.
 */

/**
 * @typedef {object} Source A file read, with the means to find the place of any of its keys.
 * @property {string} file
 * @property {unknown} value The content as plain data, keys as written.
 * @property {(path: readonly (string|number)[]) => {line: number, column: number}} place
 */

/**
 * Parses YAML. `offset` is where the YAML begins in a larger file (front matter), `whole` that file's text.
 * @param {string} file
 * @param {string} yaml
 * @param {Problem[]} problems
 * @param {number} [firstLine] 0-based line of the file on which the YAML begins.
 * @returns {Source | undefined}
 */
export function readYaml(file, yaml, problems, firstLine = 0) {
  const lines = new LineCounter();
  const doc = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const at = (offset) => {
    const p = lines.linePos(offset);
    return { line: p.line + firstLine, column: p.col };
  };
  for (const e of doc.errors) {
    problems.push({
      file,
      ...at(e.pos[0]),
      severity: 'error',
      message: `YAML: ${e.message.replace(/\.$/, '')}. Check indentation, quotation marks and colons on this line.`,
    });
  }
  if (doc.errors.length > 0) return undefined;
  return { file, value: doc.toJS() ?? {}, place: (path) => at(offsetOf(doc, path)) };
}

/** Offset of the key or item at `path`, or of the nearest thing above it that exists. */
function offsetOf(doc, path) {
  let node = doc.contents;
  let best = node?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((p) => isPair(p) && String(p.key?.value ?? p.key) === String(step));
      if (!pair) return best;
      best = pair.key?.range?.[0] ?? best;
      node = pair.value;
    } else if (node?.items) {
      node = node.items[Number(step)];
      if (!node) return best;
      best = node.range?.[0] ?? best;
    } else return best;
  }
  return best;
}

/** "examples/bad/0" → "examples.bad[0]". */
const keyOf = (path) => path.reduce((s, p) => (typeof p === 'number' ? `${s}[${p}]` : s ? `${s}.${p}` : String(p)), '');

/**
 * Holds a source against a compiled ajv schema.
 * @param {Source} source
 * @param {import('ajv').ValidateFunction} validate
 * @param {Problem[]} problems
 * @returns {boolean} Whether it is in order.
 */
export function checkSchema(source, validate, problems) {
  if (validate(source.value)) return true;
  const seen = new Set();
  for (const e of validate.errors ?? []) {
    const path = pathOf(e);
    const said = explain(e, source.value, path);
    if (!said) continue;
    const message = `${keyOf(path) || 'file'}: ${said}`;
    if (seen.has(message)) continue;
    seen.add(message);
    problems.push({ file: source.file, ...source.place(path), severity: 'error', message });
  }
  return false;
}

function pathOf(error) {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((p) => p.replace(/~1/g, '/').replace(/~0/g, '~'))
    .map((p) => (/^\d+$/.test(p) ? Number(p) : p));
  if (error.keyword === 'additionalProperties') path.push(error.params.additionalProperty);
  return path;
}

const valueAt = (value, path) => path.reduce((v, p) => (v === null || v === undefined ? undefined : v[p]), value);
const quote = (v) => (typeof v === 'string' ? `"${v.length > 40 ? `${v.slice(0, 37)}…` : v}"` : JSON.stringify(v));

/** One schema error in plain words: what is wrong, and how to mend it. Undefined where another error says it better. */
function explain(error, value, path) {
  const here = valueAt(value, path);
  switch (error.keyword) {
    case 'additionalProperties': {
      const near = nearest(error.params.additionalProperty, Object.keys(error.parentSchema?.properties ?? {}));
      return `this key is not known here. ${near ? `Write "${near}"` : 'Strike it'}, or look the keys up in rules/schema.`;
    }
    case 'required':
      return `"${error.params.missingProperty}" is missing. ${hint(error.parentSchema?.properties?.[error.params.missingProperty]) || 'Add it.'}`;
    case 'enum':
      return `${quote(here)} is not one of the words allowed. Write one of: ${error.params.allowedValues.join(', ')}.`;
    case 'const':
      return `${quote(here)} is not allowed. Write "${error.params.allowedValue}".`;
    case 'type':
      return `this must be ${article(error.params.type)}. ${quoteHelp(error.params.type, here)}`;
    case 'maxLength':
      return `${[...String(here)].length} characters; at most ${error.params.limit} are allowed. Shorten it.`;
    case 'minLength':
      return `this is too short; at least ${error.params.limit} characters are needed. ${hint(error.parentSchema) || 'Write more.'}`;
    case 'minItems':
      return `at least ${error.params.limit} entries are needed. ${hint(error.parentSchema) || 'Add one.'}`;
    case 'maxItems':
      return `at most ${error.params.limit} entries are allowed. Strike the rest.`;
    case 'minProperties':
      return 'this is empty. Give at least one key.';
    case 'maxProperties':
      return 'only one of these keys may stand in one entry. Make an entry of its own for each.';
    case 'uniqueItems':
      return `entries ${error.params.j + 1} and ${error.params.i + 1} are the same. Strike one.`;
    case 'pattern':
      return `${quote(here)} does not have the right form. ${hint(error.parentSchema) || `It must fit ${error.params.pattern}.`}`;
    case 'minimum':
    case 'maximum':
      return `${quote(here)} is out of range: it must be ${error.params.comparison} ${error.params.limit}. Correct the number.`;
    case 'dependencies':
      return `"${error.params.property}" also needs "${error.params.missingProperty}". Add it.`;
    case 'anyOf':
      return `${quote(here)} does not fit. ${hint(error.parentSchema) || 'Look the key up in rules/schema.'}`;
    default:
      return `${error.message ?? 'not in order'}. Look the key up in rules/schema.`;
  }
}

const hint = (schema) => (schema && typeof schema.description === 'string' ? schema.description : '');
const article = (type) =>
  ({ string: 'text', integer: 'a whole number', number: 'a number', boolean: 'true or false', array: 'a list', object: 'a set of keys' })[
    type
  ] ?? String(type);
const quoteHelp = (type, here) => {
  if (type === 'string' && (typeof here === 'number' || typeof here === 'boolean')) return `Put ${quote(here)} in quotation marks.`;
  if (type === 'string' && here && typeof here === 'object') return 'Text with a colon in it needs quotation marks around the whole.';
  if (type === 'array') return 'Start each entry on a line of its own with a hyphen.';
  return 'Correct it.';
};

/** The nearest of `names` within two letters, for misspelt keys. */
export function nearest(name, names) {
  let best;
  let least = 3;
  for (const n of names) {
    const d = distance(name, n);
    if (d < least) {
      least = d;
      best = n;
    }
  }
  return best;
}

function distance(a, b) {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length];
}

/** "when-not" becomes "whenNot": the names of the program. Keys below `options` stay as written. */
export function camelise(value) {
  if (Array.isArray(value)) return value.map(camelise);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([k, v]) => [k.replace(/-([a-z])/g, (_, c) => c.toUpperCase()), k === 'options' ? v : camelise(v)]),
  );
}
