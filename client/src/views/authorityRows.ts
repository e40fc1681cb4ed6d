import * as vscode from 'vscode';
import type { CitedAuthoritiesResult, CitedAuthorityItem, CitedPlaceItem } from '../../../server/src/protocol';
import { counted } from '../counts';
import { COMMAND, VIEW } from '../names';
import { moreRow, type Row, row } from './row';

/** How the authorities are grouped. */
export type Grouping = 'currency' | 'kind' | 'section';

/** A shape for each group by currency; the words beside it say the same. */
const ICONS: Readonly<Record<string, string>> = {
  vacated: 'error',
  limited: 'warning',
  old: 'history',
  unknown: 'question',
  current: 'pass',
};
const COLOURS: Readonly<Record<string, string>> = {
  vacated: 'problemsErrorIcon.foreground',
  limited: 'problemsWarningIcon.foreground',
};

/** The rows of the authorities, grouped. Groups that hold nothing are left out. */
export function groupRows(answer: CitedAuthoritiesResult, by: Grouping): Row[] {
  const rows = by === 'section' ? bySection(answer.authorities) : byGroup(answer, by);
  const left = answer.total - answer.authorities.length;
  return left > 0 ? [...rows, moreRow('more', left)] : rows;
}

function byGroup({ authorities, currencies, parts }: CitedAuthoritiesResult, by: 'currency' | 'kind'): Row[] {
  return (by === 'currency' ? currencies : parts).flatMap(({ id, title, sign }) => {
    const members = authorities
      .filter((a) => (by === 'currency' ? a.currency : a.part) === id)
      .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
    if (members.length === 0) return [];
    const children = members.map((a) => authorityRow(`${by}/${id}`, a, a.places, a.uses));
    return [groupRow(`${by}/${id}`, sign === '' ? title : `${sign} ${title}`, title, children)];
  });
}

/** Sections in order of the text, each with what it cites. */
function bySection(authorities: readonly CitedAuthorityItem[]): Row[] {
  const sections = new Map<number, { readonly title: string; readonly cited: Map<CitedAuthorityItem, CitedPlaceItem[]> }>();
  for (const authority of authorities) {
    for (const place of authority.places) {
      const section = sections.get(place.sectionLine) ?? { title: place.section, cited: new Map<CitedAuthorityItem, CitedPlaceItem[]>() };
      sections.set(place.sectionLine, section);
      section.cited.set(authority, [...(section.cited.get(authority) ?? []), place]);
    }
  }
  return [...sections]
    .sort(([a], [b]) => a - b)
    .map(([, { title, cited }], nth) => {
      const id = `section/${nth}/${title}`;
      return groupRow(
        id,
        title,
        title,
        [...cited].map(([authority, places]) => authorityRow(id, authority, places, places.length)),
      );
    });
}

function groupRow(id: string, label: string, name: string, children: readonly Row[]): Row {
  const spoken = `${name}. ${counted(children.length, 'authority', 'authorities')}.`;
  return row(id, { label, description: String(children.length), spoken, context: 'group' }, {}, children);
}

function authorityRow(parent: string, authority: CitedAuthorityItem, places: readonly CitedPlaceItem[], uses: number): Row {
  const id = `${parent}/${authority.key}`;
  const problems = authority.problems > 0 ? counted(authority.problems, 'problem') : '';
  const children = places.map((place, nth) => placeRow(id, nth, authority, place));
  if (uses > places.length) children.push(moreRow(`${id}/more`, uses - places.length));
  const colour = COLOURS[authority.currency];
  const said = [authority.treatment, counted(uses, 'use'), problems].filter((part) => part !== '');
  return row(
    id,
    {
      label: authority.name,
      description: said.join(' · '),
      card: authority.card,
      spoken: `${said[0]}. ${authority.name}. ${said.slice(1).join(', ')}. Enter shows its first place in the draft.`,
      icon: new vscode.ThemeIcon(ICONS[authority.currency] ?? 'question', colour === undefined ? undefined : new vscode.ThemeColor(colour)),
      context: ['authority', ...(authority.id === '' ? [] : ['known']), ...(authority.url === '' ? [] : ['source'])].join(' '),
      command: revealing(id),
      folded: true,
    },
    { ...(places[0] ? { range: places[0].range } : {}), authority: authority.id, key: authority.key },
    children,
  );
}

function placeRow(parent: string, nth: number, authority: CitedAuthorityItem, place: CitedPlaceItem): Row {
  const id = `${parent}/${nth}`;
  return row(
    id,
    {
      label: place.provision,
      description: place.written,
      spoken: `${place.problem ? 'Problem. ' : ''}${place.provision}. ${place.written}. Enter shows it in the draft.`,
      ...(place.problem ? { icon: new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground')) } : {}),
      context: ['place', ...(authority.id === '' ? [] : ['known']), ...(authority.url === '' ? [] : ['source'])].join(' '),
      command: revealing(id),
    },
    { range: place.range, authority: authority.id, key: authority.key },
  );
}

const revealing = (id: string): vscode.Command => ({
  command: COMMAND.revealRow,
  title: 'Show in the Draft',
  arguments: [VIEW.authorities, id],
});
