/** The card of an authority: name and standing, citation, holding, why it matters, pins, the other side, as-of date. */
import type { Citation } from '../../facts/types';
import type { Authority, TreatmentStatus } from '../../law/types';
import type { FeatureContext } from '../context';
import { commandLink, cut, linkLine, own, plain, sourceLink } from '../markdown';

/** The standing as a word, then a sign: never by colour alone. */
export const TREATMENT: Readonly<Record<TreatmentStatus, string>> = {
  'good-law': 'Good law ✓',
  limited: 'Limited △',
  split: 'Split ⇄',
  vacated: 'Vacated ✕',
  'vacated-in-part': 'Vacated in part ◪',
  superseded: 'Superseded ↷',
  'not-verified': 'Not verified ?',
  open: 'Status open …',
};

const KIND: Readonly<Record<Authority['kind'], string>> = {
  case: 'Case',
  statute: 'Statute',
  regulation: 'Regulation',
  constitution: 'Constitution',
  'executive-order': 'Executive order',
  proclamation: 'Proclamation',
  'public-law': 'Public law',
  'agency-guidance': 'Agency paper',
  'state-law': 'State law',
  'local-law': 'Local law',
  article: 'Article',
};

const MONTHS = ['Jan.', 'Feb.', 'Mar.', 'Apr.', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.'];

/** "31 Dec. 2025" of an ISO date. */
export function dateWords(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return month && day ? `${day} ${MONTHS[month - 1] ?? ''} ${year}` : iso;
}

/** Cases in italics, other law as it is. */
export const shortName = (a: Authority): string => (a.kind === 'case' ? `*${own(a.short)}*` : own(a.short));

/** "*El Cenizo* (5th Cir. 2018) ⇄" */
export function briefly(a: Authority): string {
  const sign = TREATMENT[a.treatment.status].split(' ').at(-1) ?? '';
  const court = a.kind === 'case' ? ` (${own(a.court === 'U.S. Supreme Court' ? 'U.S.' : a.court)} ${a.year})` : '';
  return `${shortName(a)}${court} ${sign}`;
}

export interface AuthorityCardOptions {
  /** The citation as written, where the card is about one. */
  readonly citation?: Citation;
  readonly written?: string;
  /** Facts that do not agree with the library, each one sentence. */
  readonly problems?: readonly string[];
  readonly length: 'brief' | 'standard' | 'full';
}

/** Lines of the card, Markdown. */
export function authorityCard(a: Authority, ctx: FeatureContext, options: AuthorityCardOptions): string {
  const { book, commands } = ctx;
  const full = options.length === 'full';
  const lines: string[] = [];
  const note = a.treatment.note ? ` · ${own(a.treatment.note)}` : '';
  const title = a.kind === 'case' || a.kind === 'statute' || a.kind === 'regulation' ? (a.kind === 'case' ? a.name : a.citation) : a.name;
  lines.push(`**${own(title)}** — ${TREATMENT[a.treatment.status]}${note}`);
  const second =
    title === a.citation ? own(a.name) : own(a.citation.startsWith(`${a.name}, `) ? a.citation.slice(a.name.length + 2) : a.citation);
  const parallel = a.parallel.length > 0 && full ? `, ${a.parallel.map(own).join(', ')}` : '';
  lines.push(`${second}${parallel}`);
  for (const problem of options.problems ?? []) lines.push(`**You wrote** ${plain(options.written ?? '')}: ${plain(problem)}`);
  if (options.length === 'brief') return [...lines, own(cut(a.holding, 160))].join('  \n');
  lines.push(own(full ? a.holding : cut(a.holding, 320)));
  lines.push(`**Here:** ${own(full ? a.here : cut(a.here, 200))}`);
  const pins = full ? a.pins : a.pins.slice(0, 3);
  if (pins.length > 0)
    lines.push(
      `**${a.kind === 'case' ? 'Pin' : 'Reach'}:** ${pins.map((p) => `${own(p.at)} ${own(p.says.replace(/^[A-Z](?=[a-z ])/, (c) => c.toLowerCase()))}`).join(' · ')}`,
    );
  const contrary = a.contrary.map((id) => book.authority(id)).filter((x): x is Authority => x !== undefined);
  if (contrary.length > 0) lines.push(`**On the other side:** ${(full ? contrary : contrary.slice(0, 3)).map(briefly).join(' · ')}`);
  if (full) for (const h of a.treatment.history) lines.push(`${own(h.what)}: ${own(h.by)}${h.note ? ` (${own(h.note)})` : ''}`);
  lines.push(linkLine([sourceLink('Source', a.url), full ? '' : commandLink(commands, 'explain', 'More', a.id), standing(a)]));
  return `${full ? `${KIND[a.kind]}  \n` : ''}${lines.join('  \n')}`;
}

/** "as of 31 Dec. 2025", with the confidence where it is not high. */
export const standing = (a: Pick<Authority, 'asOf' | 'confidence'>): string =>
  `as of ${dateWords(a.asOf)}${a.confidence === 'high' ? '' : ` · ${a.confidence} confidence: verify before use`}`;
