/** The page of a state's law, `state:TX`: where it stands, its statutes, what it bars and asks for, how sure that is and as of when. */
import type { Book } from '../book';
import type { Body, Provision, StateFramework, StateRuling, States } from '../law/states';
import type { Settings } from '../settings';
import { briefly, dateWords } from './hover/authority';
import { own } from './markdown';

/** Prefix of the ids of these pages. */
export const STATE_PAGE = 'state:';

/** Where a state's law stands, in words. */
export const POSTURE: Readonly<Record<StateFramework['posture'], string>> = {
  'requires-cooperation': 'State law requires cooperation and bars local limits',
  'prohibits-sanctuary': 'State law bars local limits',
  'limits-cooperation': 'State law limits cooperation',
  mixed: 'State law points both ways',
  silent: 'No state statute found',
  'not-covered': 'Not covered',
};

/** Kinds of provision, as a list names them. */
export const PROVISION: Readonly<Record<Provision, string>> = {
  'detainer-refusal': 'refusing detainers',
  'detainer-condition': 'conditions on detainers, such as a judicial warrant',
  'transfer-refusal': 'refusing transfers to immigration authorities',
  'inquiry-limit': 'keeping officers from asking about status',
  'notification-limit': 'keeping back release dates',
  'information-limit': 'limits on status information',
  'access-limit': 'keeping immigration officers from the jail',
  'agreement-ban': 'a ban on 287(g) agreements',
  'detention-contract-ban': 'a ban on contracts for immigration detention',
  'resource-ban': 'keeping local resources out of immigration enforcement',
  'cooperation-limit': 'limits on help in immigration enforcement',
};

const bodies = (list: readonly Body[]): string => list.join(', ');

export function statePage(book: Book, id: string): { readonly title: string; readonly parts: readonly string[] } | undefined {
  const state = id.startsWith(STATE_PAGE) ? book.states.of(id.slice(STATE_PAGE.length)) : undefined;
  if (!state) return undefined;
  const list = (title: string, items: readonly string[]): string[] =>
    items.length > 0 ? [`## ${title}`, ...items.map((i) => `- ${i}`)] : [];
  const rulings = (entries: readonly StateRuling[], doubtful: string): string[] =>
    entries.map((r) => {
      const statute = state.statutes.find((s) => s.key === r.by);
      const doubt = r.reach === 'arguable' ? ` (${doubtful})` : '';
      return `${PROVISION[r.provision]}: ${own(statute?.cite ?? '')}; ${bodies(r.binds.length > 0 ? r.binds : (statute?.binds ?? []))}${doubt}`;
    });
  return {
    title: `State law: ${state.name}`,
    parts: [
      `# State law: ${own(state.name)}`,
      `**${POSTURE[state.posture]}** · as of ${dateWords(state.asOf)} · ${state.confidence} confidence${state.circuit ? ` · ${circuitWords(state.circuit)}` : ''}`,
      state.confidence === 'low' ? '**Low confidence: read the statutes before you rely on this page.**' : '',
      own(state.summary),
      ...state.statutes.flatMap((s, i) => [
        ...(i === 0 ? ['## Statutes and rulings'] : []),
        `- ${own(s.citation)} (${s.year}): ${own(s.what)} Binds: ${bodies(s.binds)}.${s.penalties ? ` ${own(s.penalties)}` : ''}`,
      ]),
      ...list('Barred here', rulings(state.bars, 'arguably')),
      ...list('Already asked for by state law', rulings(state.requires, 'in part')),
      ...list('Model clauses that are void here', clausesUnder(book, state.bars, 'arguably')),
      ...list('Model clauses that state law already supplies', clausesUnder(book, state.requires, 'in part')),
      ...list(
        'Power of localities',
        state.homeRule.flatMap((id) => {
          const a = book.authority(id);
          return a ? [`${a.kind === 'case' ? `${briefly(a)}, ` : ''}${own(a.citation)}: ${own(a.holding)}`] : [];
        }),
      ),
      ...list(
        'Cases',
        state.cases.flatMap((c) => {
          const authority = book.authority(c);
          return authority ? [`${briefly(authority)}: ${own(authority.citation)}`] : [];
        }),
      ),
      ...list('See also', state.alsoSee.map(own)),
      ...list('Checked', state.checked.map(own)),
      ...list('Not checked', state.unchecked.map(own)),
    ],
  };
}

/** The model clauses that hold a provision of these kinds, each with the plainest reach of the rulings on it. */
const clausesUnder = (book: Book, rulings: readonly StateRuling[], doubtful: string): string[] =>
  book.clauses.flatMap(({ title, provisions }) => {
    const own = rulings.filter((r) => provisions.includes(r.provision));
    if (own.length === 0) return [];
    return [own.some((r) => r.reach === 'plain') ? title : `${title} (${doubtful})`];
  });

/** "5th Circuit" of "5". */
export function circuitWords(circuit: string): string {
  const n = Number(circuit);
  if (!Number.isInteger(n)) return `${circuit} Circuit`;
  const ending = n % 10 === 1 && n !== 11 ? 'st' : n % 10 === 2 && n !== 12 ? 'd' : n % 10 === 3 && n !== 13 ? 'd' : 'th';
  return `${n}${ending} Circuit`;
}

/** Where a draft will be enacted by its settings, and how the law of that state stands; both empty where no state is set. */
export function placeWords(
  states: States,
  { state: code, body, name }: Settings['jurisdiction'],
): { readonly where: string; readonly law: string } {
  const state = states.of(code);
  if (!state) return { where: '', law: '' };
  const where = body === 'state' ? state.name : `${name ? `${name}, ` : ''}${state.name} (${body})`;
  return { where, law: `${POSTURE[state.posture]}; as of ${dateWords(state.asOf)}, ${state.confidence} confidence` };
}
