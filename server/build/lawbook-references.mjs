/** What no schema can hold: that every name leads somewhere, and that the words of messages keep to the house's manner. */
import { checkCoverage } from './lawbook-coverage.mjs';
import { checkStates } from './lawbook-states.mjs';
import { nearest } from './lawbook-yaml.mjs';

/** Words that never stand in a finding: they accuse, or judge what is for counsel to judge. */
const UNWANTED = [/\billegal\b(?! alien)/i, /\bfake\b/i, /\byou must\b/i, /\bviolat(?:e|es|ed|ion|ions)\b/i, /!/];
/** Names in braces that a match on norms or sentences fills. A check names its own. */
const PLACEHOLDERS = new Set(['actor', 'head', 'object', 'quote', 'modal', 'recipient', 'choice']);
/** Names that the law of the state fills in a rule on a kind of provision. */
const STATE_PLACEHOLDERS = ['state', 'bars', 'statute', 'law', 'penalty', 'case', 'reach', 'doubt'];
/** What a fix is: the first of these keys that it has. A replacement may put words at the end as well. */
const FIX_KINDS = ['clause', 'replace', 'append', 'strike'];

/**
 * Checks all cross-references of a law book.
 * @param {object} book Entries with their sources: `{ value, source }` by kind.
 * @param {import('./lawbook-yaml.mjs').Problem[]} problems
 * @param {{allowMissing: boolean}} options
 */
export function checkReferences(book, problems, { allowMissing }) {
  const ids = {
    authority: new Set(book.authorities.map((e) => e.value.id)),
    term: new Set(book.terms.map((e) => e.value.id)),
    rule: new Set(book.rules.map((e) => e.value.id)),
    clause: new Set(book.clauses.map((e) => e.value.id)),
    concept: new Set(book.lexicon.flatMap((e) => e.value.concepts.map((c) => c.id))),
  };
  const add = (source, path, message, severity = 'error') => problems.push({ file: source.file, ...source.place(path), severity, message });
  const need = (source, path, kind, id) => {
    if (ids[kind].has(id) || book.broken.has(id)) return;
    // A lexicon file that could not be read may have held the concept.
    if (kind === 'concept' && [...book.broken].some((b) => b.startsWith('rules/lexicon/'))) return;
    const near = nearest(id, [...ids[kind]]);
    const where = { authority: 'rules/authorities', term: 'rules/terms', rule: 'rules', clause: 'snippets', concept: 'rules/lexicon' }[
      kind
    ];
    add(
      source,
      path,
      `${String(path[0])}: there is no ${kind} "${id}". ${near ? `Write "${near}"` : 'Correct the name'}, or add it under ${where}.`,
      allowMissing ? 'warning' : 'error',
    );
  };
  const list = (source, value, key, kind, written = key) =>
    (value[key] ?? []).forEach((id, i) => {
      need(source, [written, i], kind, id);
    });

  for (const { value: a, source } of book.authorities) {
    list(source, a, 'contrary', 'authority');
    if (a.contrary.includes(a.id)) add(source, ['contrary'], 'contrary: an authority cannot be against itself. Strike it.');
    if (a.url && !/^https:\/\/[^\s/]+\.[^\s]+$/.test(a.url))
      add(source, ['url'], 'url: only https addresses are shown. Give one, or leave the key out.');
    if (a.pages && a.pages[0] > a.pages[1]) add(source, ['pages'], 'pages: the last page stands before the first. Put them in order.');
  }
  for (const { value: t, source } of book.terms) {
    list(source, t, 'confusedWith', 'term', 'confused-with');
    list(source, t, 'authorities', 'authority');
    if (t.concept) need(source, ['concept'], 'concept', t.concept);
  }
  const names = new Map(book.authorities.map((e) => [e.value.id, [e.value.short, ...e.value.aliases]]));
  for (const { value: r, source } of book.rules) {
    list(source, r, 'authorities', 'authority');
    list(source, r, 'contrary', 'authority');
    for (const id of r.contrary)
      if (r.authorities.includes(id)) add(source, ['contrary'], `contrary: "${id}" stands on both sides. Strike it from one.`);
    r.match.forEach((m, i) => {
      checkMatch(m, source, ['match', i], need);
    });
    checkFixes(r, source, need, add);
    checkWording(r, source, add, names);
    checkExamples(r, source, add);
  }
  for (const { value: c, source } of book.clauses) {
    list(source, c, 'authorities', 'authority');
    list(source, c, 'contrary', 'authority');
    list(source, c, 'terms', 'term');
    list(source, c, 'answers', 'rule');
    c.present.forEach((m, i) => {
      checkMatch(m, source, ['present', i], need);
    });
  }
  for (const { value: p, source } of book.papers) {
    list(source, p, 'authorities', 'authority');
    list(source, p, 'contrary', 'authority');
    list(source, p, 'clauses', 'clause');
  }
  checkSpectrum(book.spectrum, need, add);
  checkStates(book, need, add, allowMissing);
  checkCoverage(book, need, add, (test, source, path) => checkMatch(test, source, path, need));
  once(book.clauses, 'prefix', add);
  once(book.clauses, 'slash', add);
  once(
    book.lexicon.flatMap(({ value, source }) =>
      value.concepts.map((c, i) => ({ value: c, source: { ...source, place: () => source.place(['concepts', i]) } })),
    ),
    'id',
    add,
  );
}

/** Every concept a match names must be one of the lexicon. */
function checkMatch(match, source, path, need) {
  const visit = (value, at) => {
    for (const [key, v] of Object.entries(value)) {
      if (['modality', 'where', 'within', 'options', 'check', 'flags'].includes(key)) continue;
      if (Array.isArray(v)) {
        v.forEach((item, i) => {
          if (typeof item === 'string') need(source, [...at, key, i], 'concept', item);
          else visit(item, [...at, key, i]);
        });
      } else if (v && typeof v === 'object') visit(v, [...at, key]);
    }
  };
  visit(match, path);
}

/** Each level has a place and acts of its own, and every name in it leads somewhere. */
function checkSpectrum(levels, need, add) {
  once(levels, 'level', add);
  const acts = new Map();
  for (const { value: level, source } of levels) {
    level.clauses.forEach((id, i) => {
      need(source, ['clauses', i], 'clause', id);
    });
    const placed = [[level.excepted, ['excepted']], ...level.acts.map((act, i) => [act, ['acts', i]])];
    for (const [act, path] of placed) {
      if (!act) continue;
      for (const key of ['authorities', 'contrary'])
        (act[key] ?? []).forEach((id, i) => {
          need(source, [...path, key, i], 'authority', id);
        });
      (act.concepts ?? []).forEach((id, i) => {
        need(source, [...path, 'concepts', i], 'concept', id);
      });
      (act.norms ?? []).forEach((norm, i) => {
        checkMatch(norm, source, [...path, 'norms', i], need);
      });
      if (!act.id) continue;
      const first = acts.get(act.id);
      if (first) add(source, [...path, 'id'], `id: "${act.id}" is taken by ${first}. Choose another.`);
      else acts.set(act.id, source.file);
    }
  }
}

function checkFixes(rule, source, need, add) {
  rule.fixes.forEach((f, i) => {
    const kinds = FIX_KINDS.filter((k) => k in f && !(k === 'append' && 'replace' in f));
    if (kinds.length !== 1) add(source, ['fixes', i], `fixes[${i}]: a fix is exactly one of ${FIX_KINDS.join(', ')}. Keep one.`);
    if (f.clause !== undefined) need(source, ['fixes', i, 'clause'], 'clause', f.clause);
    if (f.replace && typeof f.replace === 'object') need(source, ['fixes', i, 'replace', 'concept'], 'concept', f.replace.concept);
    if (f.append !== undefined && !/^[,;]? /.test(f.append))
      add(source, ['fixes', i, 'append'], `fixes[${i}].append: the words would run into the sentence. Begin them with ", " or a blank.`);
    if (f.append !== undefined && /[.;]$/.test(f.append))
      add(source, ['fixes', i, 'append'], `fixes[${i}].append: the sentence keeps its own end mark. Strike the last one here.`);
  });
}

function checkWording(rule, source, add, names) {
  const byCheck = rule.match.some((m) => m.code);
  const filled = rule.provision || rule.opposes ? [...PLACEHOLDERS, ...STATE_PLACEHOLDERS] : [...PLACEHOLDERS];
  for (const part of ['message', 'satisfied']) {
    for (const key of rule[part] ? ['what', 'why', 'do'] : []) {
      const text = rule[part][key];
      const path = [part, key];
      for (const m of text.matchAll(/\{([^}]*)\}/g)) {
        if (!byCheck && !filled.includes(m[1]))
          add(source, path, `${part}.${key}: {${m[1]}} is never filled. Use one of ${filled.join(', ')}.`);
      }
      for (const re of UNWANTED)
        if (re.test(text))
          add(source, path, `${part}.${key}: "${re.exec(text)?.[0]}" accuses. State what the words do and what courts have held.`);
      if (/[*_`#]|\]\(/.test(text)) add(source, path, `${part}.${key}: messages are plain text. Strike the marks.`);
      if (!/[.?]$|\{(?:fact|case|penalty|reach|doubt|guess)\}$/.test(text))
        add(source, path, `${part}.${key}: this is a sentence. End it with a full stop.`);
    }
  }
  if (rule.authorities.length === 0) return;
  const known = [...rule.authorities, ...rule.contrary].flatMap((id) => names.get(id) ?? []);
  const said = `${rule.message.what} ${rule.message.why}`;
  if (known.length > 0 && !known.some((n) => said.includes(n))) {
    add(source, ['message', 'why'], `message.why: no authority is named. Give one by its short name: ${known.slice(0, 4).join(', ')}.`);
  }
}

function checkExamples(rule, source, add) {
  const bad = new Set(rule.examples.bad);
  rule.examples.good.forEach((g, i) => {
    if (bad.has(g)) add(source, ['examples', 'good', i], `examples.good[${i}]: the same text is given as bad. Strike it from one.`);
  });
}

/** No two entries may share the value of `key`. */
function once(entries, key, add) {
  const seen = new Map();
  for (const { value, source } of entries) {
    const first = seen.get(value[key]);
    if (first) add(source, [key], `${key}: "${value[key]}" is taken by ${first}. Choose another.`);
    else seen.set(value[key], source.file);
  }
}
