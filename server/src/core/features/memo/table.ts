/** The table of authorities: those of the memo and those of the draft, by kind. */
import type { Draft } from '../../index/draft';
import type { Authority } from '../../law/types';
import type { CitedAuthority, CitedList } from '../authorities/cited';
import { citeRuns, grouped, standingWord, type Typesetter } from './authorities';
import { type Block, paragraph, type Run, type Runs, words } from './paper';
import { type Place, placeOf, placesWords } from './places';
import type { Uses } from './uses';
import { typeset } from './wording';

/** Most places of one authority that are named, and most authorities that the library does not hold. */
export const PLACES = 8;
const UNKNOWN = 200;

/** What the draft cites: authorities of the library, and those it does not hold. */
export interface CitedInDraft {
  readonly known: ReadonlyMap<string, CitedAuthority>;
  readonly unknown: readonly CitedAuthority[];
}

export function citedInDraft({ authorities }: CitedList): CitedInDraft {
  return { known: new Map(authorities.filter((a) => a.id !== '').map((a) => [a.id, a])), unknown: authorities.filter((a) => a.id === '') };
}

/** Authorities of the memo and of the draft, each once. */
export function authoritiesOf(set: Typesetter, uses: Uses, cited: CitedInDraft): Authority[] {
  const ids = new Set([...uses.ids, ...cited.known.keys()]);
  return [...ids].flatMap((id) => set.book.authority(id) ?? []);
}

export function authoritiesPart(draft: Draft, set: Typesetter, uses: Uses, cited: CitedInDraft): Block[] {
  const all = authoritiesOf(set, uses, cited);
  if (all.length === 0 && cited.unknown.length === 0)
    return [paragraph(words('Neither the draft nor this memorandum cites an authority.'))];
  const tables = grouped(all).map(
    ([title, members]): Block => ({
      kind: 'table',
      columns: 'authorities',
      caption: title,
      head: ['Authority', 'Standing', 'In the draft', 'In this memo'],
      rows: members.map((a) => [
        cite(set, a),
        [words(standingWord(a))],
        [words(placesOf(draft, cited.known.get(a.id)))],
        uses.runsOf(a.id),
      ]),
    }),
  );
  if (cited.unknown.length === 0) return tables;
  const shown = cited.unknown.slice(0, UNKNOWN);
  const more = cited.unknown.length - shown.length;
  return [
    ...tables,
    {
      kind: 'table',
      columns: 'citations',
      caption: `Cited in the draft and not in the library: not checked${more > 0 ? ` (the first ${UNKNOWN} of ${cited.unknown.length})` : ''}`,
      head: ['Authority as cited', 'In the draft'],
      rows: shown.map((u) => [[words(typeset(u.citation))], [words(placesOf(draft, u))]]),
    },
  ];
}

/** The cite, which leads to its source where one is known. */
const cite = (set: Typesetter, a: Authority): Runs =>
  citeRuns(set.book, a).map((r, i): Run => (i === 0 && a.url.startsWith('https://') ? { ...r, link: a.url } : r));

function placesOf(draft: Draft, cited: CitedAuthority | undefined): string {
  if (!cited) return '—';
  const places = cited.places.flatMap(({ span }): Place[] => {
    const found = draft.blockAt(span.start);
    return found ? [placeOf(draft, found.block, found.at)] : [];
  });
  return placesWords(places, PLACES, cited.uses);
}
