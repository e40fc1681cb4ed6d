/** The state-law part: what the law of the state that is set asks and forbids, its cases, and what of it is not certain. */
import {
  type Body,
  type Provision,
  type Ruling,
  type StateFramework,
  type StateStatute,
  stateBars,
  stateRequirements,
} from '../../law/states';
import { capital } from '../../text/wording';
import { authorityItem, setOutAt, type Typesetter } from './authorities';
import type { Making } from './legal';
import { type Block, list, paragraph, type Run, type Runs, strong, words } from './paper';
import type { Use, Uses } from './uses';
import { longDate, series, stopped, typeset } from './wording';

/** Kinds of provision as a lawyer would name them. */
const PROVISIONS: Readonly<Record<Provision, string>> = {
  'detainer-refusal': 'declining detainers',
  'detainer-condition': 'honoring detainers on conditions only',
  'transfer-refusal': 'declining transfers of custody',
  'inquiry-limit': 'limits on asking about status',
  'notification-limit': 'limits on notice of release',
  'information-limit': 'limits on sharing information',
  'access-limit': 'limits on access to jails and persons held',
  'agreement-ban': 'bans on 287(g) agreements',
  'detention-contract-ban': 'bans on detention contracts',
  'resource-ban': 'bans on the use of local resources',
  'cooperation-limit': 'policies that limit cooperation',
};

const HERE: Use = { label: 'State law', link: '#state-law' };

/** @param touched Whether anything in the draft touches the field for which the law of the states is kept. */
export function statePart({ ctx, set, jurisdiction, uses }: Making, touched: boolean): Block[] {
  const { body } = ctx.settings.jurisdiction;
  const state = ctx.book.states.of(jurisdiction.state);
  if (jurisdiction.state === '')
    return [
      paragraph(words('No state is set for this draft. State law was not checked, and where circuits divide neither side was preferred.')),
    ];
  if (!state) return [paragraph(words(`The library holds nothing on the law of ${jurisdiction.state}. State law was not checked.`))];
  if (!touched)
    return [
      paragraph(
        words(
          `What the library holds on the law of ${state.name} is about local limits on immigration enforcement, which this draft does not touch. State law was not checked beyond that.`,
        ),
      ),
    ];
  const doubt =
    state.confidence === 'high'
      ? ''
      : ` The library’s confidence in this entry is ${state.confidence}: read the statutes before relying on it.`;
  return [
    paragraph(
      strong(`${state.name}.`),
      words(' '),
      ...set.runs(stopped(state.summary), state.cases),
      words(` As of ${longDate(state.asOf)}.${doubt}`),
    ),
    ...(state.statutes.length > 0 ? [list(state.statutes.map((s) => statute(set, s, body)))] : []),
    ...rulings(`Barred to a ${body}.`, stateBars(state, body)),
    ...rulings(`Already asked of a ${body} by state law.`, stateRequirements(state, body)),
    ...authorities(set, 'Power of localities.', state.homeRule, uses),
    ...cases(set, state, uses),
    ...(state.unchecked.length > 0
      ? [paragraph(strong('Not checked in this state.')), list(state.unchecked.map((u): Runs => [words(typeset(stopped(u)))]))]
      : []),
  ];
}

function statute(set: Typesetter, s: StateStatute, body: Body): Run[] {
  const reach = s.binds.length === 0 || s.binds.includes(body) ? '' : ` As far as the source shows, it does not bind a ${body}.`;
  const penalty =
    s.penalties === '' || s.what.toLowerCase().includes(s.penalties.toLowerCase().replace(/\.$/, ''))
      ? []
      : [words(' '), ...set.runs(stopped(s.penalties))];
  return [words(typeset(`${stopped(s.citation)} `)), ...set.runs(stopped(s.what)), ...penalty, words(reach)];
}

/** "Barred for this body: declining detainers; … (Tex. Gov't Code § 752.053)." */
function rulings(label: string, all: readonly Ruling[]): Block[] {
  const byStatute = new Map<string, string[]>();
  for (const { statute: s, provision, reach } of all) {
    const names = byStatute.get(s.cite) ?? [];
    byStatute.set(s.cite, names);
    names.push(`${PROVISIONS[provision]}${reach === 'plain' ? '' : ' (arguably)'}`);
  }
  if (byStatute.size === 0) return [];
  return [
    paragraph(strong(label)),
    list([...byStatute].map(([cite, names]): Runs => [words(typeset(stopped(`${capital(series(names))}: ${cite}`)))])),
  ];
}

function cases(set: Typesetter, state: StateFramework, uses: Uses): Block[] {
  for (const s of state.statutes) if (s.authority !== '') uses.add(s.authority, HERE);
  const also = state.alsoSee.map((c): Runs => [words(typeset(stopped(c)))]);
  return authorities(set, 'Decisions.', state.cases, uses, also);
}

/** Authorities of the library under a label, with what is only named behind them. */
function authorities(set: Typesetter, label: string, ids: readonly string[], uses: Uses, also: readonly Runs[] = []): Block[] {
  const items = ids.flatMap((id): Runs[] => {
    const a = set.book.authority(id);
    if (!a) return [];
    const before = uses.add(id, HERE);
    return [before ? setOutAt(set, a, before) : authorityItem(set, a)];
  });
  return items.length + also.length === 0 ? [] : [paragraph(strong(label)), list([...items, ...also])];
}
