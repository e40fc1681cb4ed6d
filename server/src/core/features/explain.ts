/** The pages of the law book: a rule, an authority, a term, a clause, an item of the checklist or the law of a state, as Markdown. */
import type { Book } from '../book';
import { type Ruling, stateBars, stateRequirements } from '../law/states';
import type { Rule } from '../rules/types';
import { coveragePage } from './coveragePage';
import { dateWords, TREATMENT } from './hover/authority';
import { own } from './markdown';
import { statePage } from './statePage';

export interface Page {
  readonly title: string;
  readonly markdown: string;
}

export function page(book: Book, id: string): Page | undefined {
  const state = statePage(book, id);
  if (state) return { title: state.title, markdown: lines(...state.parts, FOOT) };
  const rule = book.rule(id);
  if (rule) return rulePage(book, rule);
  const authority = book.authority(id);
  if (authority) {
    const a = authority;
    return {
      title: a.name,
      markdown: lines(
        `# ${own(a.name)}`,
        `${own(a.citation)}${a.parallel.length ? `; ${a.parallel.map(own).join('; ')}` : ''}`,
        `**${TREATMENT[a.treatment.status]}**${a.treatment.note ? ` · ${own(a.treatment.note)}` : ''}`,
        '## Holding',
        own(a.holding),
        '## Why it matters to a drafter',
        own(a.here),
        ...(a.pins.length ? ['## Pin cites', ...a.pins.map((p) => `- ${own(p.at)}: ${own(p.says)}`)] : []),
        ...(a.treatment.history.length
          ? ['## History', ...a.treatment.history.map((h) => `- ${own(h.what)}: ${own(h.by)}${h.note ? ` (${own(h.note)})` : ''}`)]
          : []),
        ...(a.contrary.length ? ['## On the other side', ...cite(book, a.contrary)] : []),
        ...(a.knownErrors.length
          ? [
              '## Often misprinted',
              ...a.knownErrors.map((e) => `- ${e.wrong ? `“${own(e.wrong)}” for “${own(e.right)}”. ` : ''}${own(e.note)}`),
            ]
          : []),
        a.url ? `[Source](${a.url})` : '',
        `As of ${dateWords(a.asOf)} · ${a.confidence} confidence · ${a.sources} independent ${a.sources === 1 ? 'source' : 'sources'}`,
        FOOT,
      ),
    };
  }
  const term = book.term(id);
  if (term) {
    return {
      title: term.term,
      markdown: lines(
        `# ${own(term.term)}`,
        term.aliases.length ? `Also: ${own(term.aliases.join(', '))}` : '',
        own(term.gloss),
        ...(term.authorities.length ? ['## Authority', ...cite(book, term.authorities)] : []),
        `As of ${dateWords(term.asOf)}`,
        FOOT,
      ),
    };
  }
  const item = coveragePage(book, id);
  if (item) {
    const { provisions } = item;
    return {
      title: item.title,
      markdown: lines(...item.parts, ...against(book, (r) => provisions.includes(r.provision)), FOOT),
    };
  }
  const clause = book.clause(id);
  if (!clause) return undefined;
  return {
    title: clause.title,
    markdown: lines(
      `# ${own(clause.title)}`,
      own(clause.purpose),
      '## When to use it',
      own(clause.use),
      ...clause.wordings.flatMap((w, i) => [i === 0 ? '## Text' : `## Alternative: ${own(w.name)}`, own(w.when), fenced(w.text)]),
      clause.notes ? `## Drafting notes\n\n${own(clause.notes)}` : '',
      ...(clause.authorities.length ? ['## Authority', ...cite(book, clause.authorities)] : []),
      ...(clause.contrary.length ? ['## On the other side', ...cite(book, clause.contrary)] : []),
      ...against(book, (r) => clause.provisions.includes(r.provision)),
      FOOT,
    ),
  };
}

const FOOT = '---\n\n*General drafting information, dated; not a substitute for counsel’s judgment.*';
const lines = (...parts: readonly string[]): string =>
  parts
    .filter((p) => p !== '')
    .join('\n\n')
    .replace(/\n\n- /g, '\n- ');
const fenced = (text: string): string => `~~~text\n${text.replace(/~~~/g, '~ ~ ~').trim()}\n~~~`;

const cite = (book: Book, ids: readonly string[]): string[] =>
  ids.flatMap((id) => {
    const a = book.authority(id);
    return a ? [`- ${own(a.citation)} — ${TREATMENT[a.treatment.status]}`] : [];
  });

/** States whose law bars what a clause or rule is about, with the statute and the bodies, for any kind of body. */
function against(book: Book, wanted: (ruling: Ruling) => boolean): string[] {
  const found = book.states.all.flatMap((state) => {
    const bars = (['city', 'county', 'state'] as const).flatMap((body) => stateBars(state, body).filter(wanted));
    const cites = [...new Set(bars.map((b) => `${own(b.statute.cite)}${b.reach === 'arguable' ? ' (arguably)' : ''}`))];
    return cites.length > 0 ? [`- ${state.name}: ${cites.join('; ')}`] : [];
  });
  return found.length > 0 ? ['## Where state law stands against it', ...found] : [];
}

/** States whose law asks for the opposite of what a rule finds, with the statute. */
function opposed(book: Book, rule: Rule): string[] {
  const found = book.states.all.flatMap((state) => {
    const asked = (['city', 'county', 'state'] as const).flatMap((body) =>
      stateRequirements(state, body).filter((r) => r.provision === rule.opposes),
    );
    const cites = [...new Set(asked.map((r) => `${own(r.statute.cite)}${r.reach === 'arguable' ? ' (in part)' : ''}`))];
    return cites.length > 0 ? [`- ${state.name}: ${cites.join('; ')}`] : [];
  });
  return found.length > 0 ? ['## Where state law stands against it', ...found] : [];
}

/** States whose law already asks for what a rule is about. */
function askedFor(book: Book, rule: Rule): string[] {
  const found = book.states.all.filter((s) => s.requires.some((r) => r.provision === rule.provision)).map((s) => s.name);
  return found.length > 0 ? ['## Where state law already asks for it', found.join(', ')] : [];
}

function rulePage(book: Book, rule: Rule): Page {
  return {
    title: rule.title,
    markdown: lines(
      `# ${own(rule.title)}`,
      `\`${rule.id}\` · ${rule.severity}${rule.inventory.length ? ` · ${rule.inventory.join(', ')}` : ''}`,
      own(rule.explanation),
      ...(rule.opposes ? opposed(book, rule) : []),
      ...(rule.provision ? [...against(book, (r) => r.provision === rule.provision), ...askedFor(book, rule)] : []),
      ...(rule.vary.length ? ['## Where it differs', ...rule.vary.map((v) => `- ${v.severity}: ${own(v.because)}`)] : []),
      ...(rule.authorities.length ? ['## For', ...cite(book, rule.authorities)] : []),
      ...(rule.contrary.length ? ['## Against', ...cite(book, rule.contrary)] : []),
      ...(rule.sources.length ? ['## Rests on', ...rule.sources.map((s) => `- ${own(s)}`)] : []),
      rule.examples.bad.length ? `## Found\n\n${rule.examples.bad.slice(0, 3).map(fenced).join('\n\n')}` : '',
      rule.examples.good.length ? `## Not found\n\n${rule.examples.good.slice(0, 3).map(fenced).join('\n\n')}` : '',
      rule.whenNot ? `## When to leave it\n\n${own(rule.whenNot)}` : '',
      FOOT,
    ),
  };
}
