/** The authorities of a draft written out: as a table of authorities, or by currency. */
import { dateWords } from '../hover/authority';
import { plain } from '../markdown';
import type { CitedAuthority, CitedPlace } from './cited';
import { CURRENCY, currencyTitle, inOrder, TABLE } from './standing';

export interface TableOptions {
  readonly by: 'kind' | 'currency';
  /** After how many months an as-of date is old. */
  readonly months: number;
  readonly markdown: boolean;
  /** How a place is named; its provision alone where left out. */
  readonly place?: (place: CitedPlace) => string;
}

export interface AuthorityGroup {
  readonly title: string;
  readonly authorities: readonly CitedAuthority[];
}

/** Groups in their order, empty ones left out. Inside a group the order of the alphabet, as a table of authorities has it. */
export function groupAuthorities(authorities: readonly CitedAuthority[], by: 'kind' | 'currency', months: number): AuthorityGroup[] {
  const unverified = authorities.some((a) => a.id !== '' && a.currency === 'unknown');
  const groups =
    by === 'kind'
      ? TABLE.map((part) => ({ title: part.title as string, authorities: authorities.filter((a) => a.part === part.id) }))
      : CURRENCY.map((group) => ({
          title: `${currencyTitle(group, months, unverified)} ${group.sign}`,
          authorities: authorities.filter((a) => a.currency === group.id),
        }));
  return groups
    .filter((g) => g.authorities.length > 0)
    .map((g) => ({ ...g, authorities: [...g.authorities].sort((a, b) => inOrder(a.citation, b.citation)) }));
}

/** Places in order, each name once: "§ 4(a), § 7". */
function placesOf(authority: CitedAuthority, place: TableOptions['place']): string[] {
  return [...new Set(authority.places.map((p) => place?.(p) ?? p.provision))];
}

const standingOf = (a: CitedAuthority): string =>
  [a.treatment, a.note, a.asOf === '' ? '' : `as of ${dateWords(a.asOf)}`].filter((s) => s !== '').join(' · ');

/** Empty where nothing is cited. Ends with a line break. */
export function authoritiesAsText(authorities: readonly CitedAuthority[], options: TableOptions): string {
  const lines: string[] = [];
  for (const group of groupAuthorities(authorities, options.by, options.months)) {
    if (lines.length > 0) lines.push('');
    if (options.markdown) {
      lines.push(`## ${group.title}`, '', '| Authority | Standing | Places |', '|---|---|---|');
      for (const a of group.authorities)
        lines.push(`| ${plain(a.citation)} | ${plain(standingOf(a))} | ${placesOf(a, options.place).map(plain).join(', ')} |`);
    } else {
      lines.push(group.title);
      for (const a of group.authorities)
        lines.push(`  ${a.citation.replace(/\*/g, '')}`, `      ${standingOf(a)}`, `      ${placesOf(a, options.place).join(', ')}`);
    }
  }
  return lines.length > 0 ? `${lines.join('\n')}\n` : '';
}

/** The same as comma-separated values, a line an authority, with a line of headings. Ends with a line break; empty where nothing is cited. */
export function authoritiesAsCsv(authorities: readonly CitedAuthority[], options: Omit<TableOptions, 'markdown'>): string {
  const groups = groupAuthorities(authorities, options.by, options.months);
  if (groups.length === 0) return '';
  const rows = groups.flatMap((group) =>
    group.authorities.map((a) => [
      group.title,
      a.citation.replace(/\*/g, ''),
      a.treatment,
      a.note,
      a.asOf,
      String(a.uses),
      String(a.problems),
      placesOf(a, options.place).join('; '),
    ]),
  );
  return [['Group', 'Authority', 'Standing', 'Note', 'As of', 'Uses', 'Problems', 'Places'], ...rows]
    .map((row) => `${row.map(cell).join(',')}\r\n`)
    .join('');
}

/** A cell in quotation marks. One that a spreadsheet would take for a formula begins with an apostrophe. */
const cell = (text: string): string => `"${(/^[=+@-]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
