/** From a checked file to the program's own shape: keys without hyphens, nothing left out. */
import { camelise } from './lawbook-yaml.mjs';

/** @param {Record<string, unknown>} raw */
export function toAuthority(raw) {
  const a = camelise(raw);
  return {
    ...a,
    aliases: a.aliases ?? [],
    parallel: a.parallel ?? [],
    docket: a.docket ?? '',
    pages: a.pages,
    subsections: a.subsections,
    pins: a.pins ?? [],
    treatment: {
      status: a.treatment.status,
      note: a.treatment.note ?? '',
      history: (a.treatment.history ?? []).map((h) => ({ ...h, note: h.note ?? '' })),
    },
    contrary: a.contrary ?? [],
    topics: a.topics ?? [],
    url: a.url ?? '',
    knownErrors: a.knownErrors ?? [],
  };
}

/** @param {Record<string, unknown>} raw */
export function toTerm(raw) {
  const t = camelise(raw);
  return {
    ...t,
    inventory: t.inventory ?? [],
    aliases: t.aliases ?? [],
    confusedWith: t.confusedWith ?? [],
    authorities: t.authorities ?? [],
    concept: t.concept ?? '',
  };
}

/** @param {Record<string, unknown>} raw */
export function toRule(raw) {
  const r = camelise(raw);
  return {
    ...r,
    inventory: r.inventory ?? [],
    vary: r.vary ?? [],
    authorities: r.authorities ?? [],
    contrary: r.contrary ?? [],
    sources: r.sources ?? [],
    fixes: r.fixes ?? [],
    tags: r.tags ?? [],
  };
}

/** @param {Record<string, unknown>} raw */
export function toState(raw) {
  const s = camelise(raw);
  const ruling = (r) => ({ provision: r.provision, by: r.by, binds: r.binds ?? [], reach: r.reach ?? 'plain' });
  const [bars, requires] = [s.bars ?? [], s.requires ?? []];
  return {
    code: s.code,
    name: s.name,
    circuit: s.circuit,
    posture: s.posture,
    confidence: s.confidence,
    asOf: s.asOf,
    summary: s.summary,
    statutes: (s.statutes ?? []).map((x) => ({
      ...x,
      cite: x.cite ?? x.citation,
      authority: x.authority ?? '',
      penalties: x.penalties ?? '',
    })),
    cases: s.cases ?? [],
    homeRule: s.homeRule ?? [],
    caseNote: s.caseNote ?? '',
    alsoSee: s.alsoSee ?? [],
    bars: bars.map(ruling),
    requires: requires.map(ruling),
    checked: s.checked ?? [],
    unchecked: s.unchecked ?? [],
    examples: [
      ...bars.map((r) => ({ provision: r.provision, body: bodyOf(s, r), severity: severityOf(s, r), found: r.bad, left: r.good })),
      ...requires.map((r) => ({ provision: r.provision, body: bodyOf(s, r), severity: 'hint', found: r.found, left: undefined })),
    ],
  };
}

/** A body that the ruling reaches, for its examples. */
const bodyOf = (state, ruling) => ruling.binds?.[0] ?? state.statutes.find((x) => x.key === ruling.by)?.binds?.[0] ?? 'city';
const severityOf = (state, ruling) => (ruling.reach === 'arguable' || state.confidence === 'low' ? 'warning' : 'error');

/**
 * @param {Record<string, unknown>} raw Front matter.
 * @param {{wordings: {name: string, when: string, text: string}[], notes: string}} body
 */
export function toClause(raw, body) {
  const c = camelise(raw);
  return {
    ...c,
    authorities: c.authorities ?? [],
    contrary: c.contrary ?? [],
    terms: c.terms ?? [],
    answers: c.answers ?? [],
    supplies: c.supplies ?? [],
    provisions: c.provisions ?? [],
    present: c.present ?? [],
    wordings: body.wordings,
    notes: body.notes,
  };
}

/**
 * @param {Record<string, unknown>} raw Front matter.
 * @param {{wordings: {name: string, when: string, text: string}[], notes: string}} body
 */
export function toPaper(raw, body) {
  const p = camelise(raw);
  const field = (f) => ({ label: f.label, type: f.type, choices: f.choices ?? [], note: f.note ?? '', privacy: f.privacy });
  return {
    ...p,
    contrary: p.contrary ?? [],
    parts: (p.parts ?? []).map((part) => ({ name: part.name, fields: part.fields.map(field) })),
    wordings: body.wordings,
    notes: body.notes,
  };
}

/** @param {Record<string, unknown>} raw One level of the spectrum. */
export function toLevel(raw) {
  const level = camelise(raw);
  const excepted = level.excepted && { ...level.excepted, contrary: [] };
  return { ...level, excepted, acts: level.acts.map((a) => ({ ...a, contrary: a.contrary ?? [], otherwise: a.otherwise ?? false })) };
}

/** @param {Record<string, unknown>} raw One source of the checklist. */
export function toCoverage(raw) {
  const source = camelise(raw);
  return {
    ...source,
    items: (source.items ?? []).map((item) => ({
      id: item.id,
      source: source.id,
      title: item.title,
      purpose: item.purpose,
      place: item.place,
      topic: item.topic,
      clause: item.clause ?? '',
      rules: item.rules ?? [],
      provisions: item.provisions ?? [],
      sameAs: item.sameAs ?? '',
      parts: item.satisfied
        ? [{ name: '', tests: item.satisfied }]
        : (item.parts ?? []).map((part) => ({ name: part.name, tests: part.satisfied })),
      partial: item.partial ?? [],
      contrary: item.contrary ?? [],
      impliedBy: item.impliedBy ?? [],
      lacks: item.lacks ?? '',
      only: item.only ?? [],
      examples: { present: [], absent: [], partial: [], contrary: [], ...item.examples },
    })),
    criteria: (source.criteria ?? []).map((criterion) => ({
      ...criterion,
      questions: criterion.questions.map((q) => ({
        ...q,
        items: q.items ?? [],
        notContrary: q.notContrary ?? [],
        tests: q.satisfied ?? [],
      })),
    })),
    landscape: (source.landscape ?? []).map((q) => ({
      ...q,
      choices: q.choices ?? [],
      several: q.several ?? false,
      ofStateLaw: q.ofStateLaw ?? false,
    })),
  };
}

/**
 * Takes a clause file apart: front matter between two rows of hyphens, then `## Text`, any `## Alternative: NAME`,
 * `## Notes`.
 * @param {string} file
 * @param {string} text
 * @param {import('./lawbook-yaml.mjs').Problem[]} problems
 */
export function splitClause(file, text, problems) {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const complain = (line, message) => problems.push({ file, line: line + 1, column: 1, severity: 'error', message });
  if (lines[0] !== '---') {
    complain(0, 'front matter: the file must begin with a row of three hyphens. Put the keys between two such rows.');
    return undefined;
  }
  const close = lines.indexOf('---', 1);
  if (close < 0) {
    complain(0, 'front matter: the second row of three hyphens is missing. Put it after the last key.');
    return undefined;
  }
  /** @type {{heading: string, line: number, body: string[]}[]} */
  const parts = [];
  for (let i = close + 1; i < lines.length; i++) {
    const heading = /^## (.+)$/.exec(lines[i]);
    if (heading) parts.push({ heading: heading[1].trim(), line: i, body: [] });
    else if (parts.length > 0) parts.at(-1).body.push(lines[i]);
    else if (lines[i].trim()) {
      complain(i, 'body: words stand before the first heading. Put them under "## Text" or "## Notes".');
      return undefined;
    }
  }
  const wordings = [];
  let notes = '';
  const seen = new Set();
  for (const part of parts) {
    if (seen.has(part.heading)) complain(part.line, `## ${part.heading}: this heading stands twice. Rename or strike one.`);
    seen.add(part.heading);
    const body = part.body.join('\n').trim();
    const alternative = /^Alternative: (.+)$/.exec(part.heading);
    if (part.heading === 'Text') wordings.unshift({ name: 'balanced', when: '', text: body });
    else if (part.heading === 'Notes') notes = body;
    else if (alternative) {
      // The line that says when may be wrapped: it runs to the first empty line.
      const when = /^When:\s+([^\n]+(?:\n(?!\n)[^\n#-][^\n]*)*)\n\s*\n?/.exec(`${body}\n\n`);
      if (!when) complain(part.line, `## ${part.heading}: the first line must say when to choose it. Begin it with "When: ".`);
      const rest = when ? `${body}\n\n`.slice(when[0].length).trim() : body;
      if (!rest) complain(part.line, `## ${part.heading}: the wording is missing. Write it after an empty line.`);
      wordings.push({ name: alternative[1].trim(), when: when ? when[1].replace(/\s+/g, ' ').trim() : '', text: rest });
    } else complain(part.line, `## ${part.heading}: this heading is not known. Use "## Text", "## Alternative: NAME" or "## Notes".`);
  }
  if (!wordings.some((w) => w.name === 'balanced' && w.text))
    complain(close, '## Text: the main wording is missing. Add a heading "## Text" and the text under it.');
  for (const w of wordings)
    if (w.text && !/^# \S/.test(w.text))
      complain(close, `wording "${w.name}": the first line must be the section's heading. Begin it with "# ".`);
  return { yaml: lines.slice(1, close).join('\n'), firstLine: 1, wordings, notes };
}
