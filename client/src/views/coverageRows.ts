import * as vscode from 'vscode';
import type { CoverageAnswer, CoverageItemAnswer, ItemStatus, ItemTopic } from '../../../server/src/protocol';
import { counted } from '../counts';
import type { NotWanted } from '../coverage/notWanted';
import { COMMAND, PAGE_SCHEME, VIEW } from '../names';
import { moreRow, type Row, row } from './row';

/** How the items are grouped. */
export type CoverageGrouping = 'topic' | 'source' | 'status';

/** What of the checklist is to be seen, and how. */
export interface Seen {
  readonly by: CoverageGrouping;
  /** Whether only what is missing is listed: contrary, absent and partial items. */
  readonly missingOnly: boolean;
  readonly notWanted: NotWanted;
}

const TOPICS: readonly (readonly [ItemTopic, string])[] = [
  ['custody', 'Custody'],
  ['access', 'Access'],
  ['information', 'Information'],
  ['agreements', 'Agreements'],
  ['money', 'Money'],
  ['oversight', 'Oversight'],
  ['form', 'Form'],
];

/** The statuses in the order in which they are shown: what wants a look first. */
const STATUSES: readonly (readonly [ItemStatus, string])[] = [
  ['contrary', 'Contrary'],
  ['absent', 'Absent'],
  ['partial', 'Partial'],
  ['present', 'Present'],
  ['not-applicable', 'Not applicable'],
];
const RANK = new Map(STATUSES.map(([status], rank) => [status, rank]));
const WORD = new Map(STATUSES);
const TOPIC = new Map(TOPICS);

/** A shape for each status; the words beside it say the same. */
const ICONS: Readonly<Record<ItemStatus, string>> = {
  contrary: 'error',
  absent: 'circle-large-outline',
  partial: 'color-mode',
  present: 'pass',
  'not-applicable': 'dash',
};

/** What the path of the address of an item that is not wanted begins with: such rows are greyed. */
export const GREYED = '/not-wanted/';

const isMissing = ({ status }: CoverageItemAnswer): boolean => status === 'contrary' || status === 'absent' || status === 'partial';

/** The items that are told: all, or those on the form where the draft is about something else. */
function toldItems({ items, ofTheField }: CoverageAnswer): readonly CoverageItemAnswer[] {
  return ofTheField ? items : items.filter(({ source }) => source === 'form');
}

/** How many of the items told are missing and wanted. */
export function missingOf(answer: CoverageAnswer, notWanted: NotWanted): number {
  return toldItems(answer).filter((item) => isMissing(item) && !notWanted.has(item.id)).length;
}

/** The rows of the checklist, grouped; what is not wanted stands under a group of its own at the end. */
export function coverageRows(answer: CoverageAnswer, { by, missingOnly, notWanted }: Seen): Row[] {
  const told = toldItems(answer);
  const wanted = told.filter(({ id }) => !notWanted.has(id));
  const groups = groupsOf(wanted, by).flatMap(([id, title, members]): Row[] => {
    const listed = members.filter((item) => !missingOnly || isMissing(item));
    if (listed.length === 0) return [];
    const group = `${by}/${id}`;
    const children = inOrder(listed).map((item) => itemRow(group, item, by));
    return [groupRow(group, title, by === 'status' ? String(members.length) : shareOf(members), children)];
  });
  const unwanted = told.filter(({ id }) => notWanted.has(id));
  if (unwanted.length === 0) return groups;
  const children = unwanted.map((item) => unwantedRow(item, notWanted.get(item.id) ?? ''));
  return [...groups, groupRow('not-wanted', 'Not wanted', String(unwanted.length), children, true)];
}

type Group = readonly [id: string, title: string, members: readonly CoverageItemAnswer[]];

function groupsOf(items: readonly CoverageItemAnswer[], by: CoverageGrouping): readonly Group[] {
  if (by === 'topic') return TOPICS.map(([id, title]) => [id, title, items.filter(({ topic }) => topic === id)]);
  if (by === 'status') return STATUSES.map(([id, title]) => [id, title, items.filter(({ status }) => status === id)]);
  const titles = new Map(items.map(({ source, sourceTitle }) => [source, sourceTitle]));
  return [...titles].map(([id, title]) => [id, title, items.filter(({ source }) => source === id)]);
}

const inOrder = (items: readonly CoverageItemAnswer[]): readonly CoverageItemAnswer[] =>
  [...items].sort((a, b) => (RANK.get(a.status) ?? 0) - (RANK.get(b.status) ?? 0));

/** "5 of 8": what does not apply is not counted against a group. */
function shareOf(members: readonly CoverageItemAnswer[]): string {
  const counting = members.filter(({ status }) => status !== 'not-applicable').length;
  return `${members.filter(({ status }) => status === 'present').length} of ${counting}`;
}

function groupRow(id: string, label: string, count: string, children: readonly Row[], folded = false): Row {
  const spoken = `${label}. ${/^\d+$/.test(count) ? counted(Number(count), 'item') : `${count} present`}.`;
  return row(id, { label, description: count, spoken, context: 'group', folded }, {}, children);
}

function itemRow(group: string, item: CoverageItemAnswer, by: CoverageGrouping): Row {
  const id = `${group}/${item.id}`;
  const { status, evidence, clause } = item;
  const where = [...new Set(evidence.map(({ provision }) => provision))].slice(0, 3).join(', ');
  const word = WORD.get(status) ?? '';
  const said = [status === 'present' || by === 'status' ? '' : word.toLowerCase(), where, item.note].filter((part) => part !== '');
  const supplies = clause !== '' && isMissing(item);
  const next = actionOf(item, supplies);
  const children = evidence.length > 1 ? evidence.map((place, nth) => placeRow(id, nth, place)) : [];
  if (children.length > 0 && item.places > evidence.length) children.push(moreRow(`${id}/more`, item.places - evidence.length));
  return row(
    id,
    {
      label: item.title,
      description: said.join(' · '),
      card: item.card,
      spoken: `${[word, item.title, TOPIC.get(item.topic), where, item.note].filter((part) => part).join('. ')}. ${next.says}`,
      icon: new vscode.ThemeIcon(
        ICONS[status],
        new vscode.ThemeColor(`homeRule.coverage.${status === 'not-applicable' ? 'notApplicable' : status}`),
      ),
      context: ['item', 'wanted', status, ...(supplies ? ['supply'] : []), ...(evidence.length > 0 ? ['evidence'] : [])].join(' '),
      command: { ...next.command, arguments: evidence.length > 0 ? [VIEW.coverage, id] : [{ entry: item.id }] },
      folded: true,
    },
    { entry: item.id, ...(evidence[0] ? { range: evidence[0].range } : {}) },
    children,
  );
}

/** What Enter does on an item. */
function actionOf(
  { evidence, clauseTitle }: CoverageItemAnswer,
  supplies: boolean,
): { readonly says: string; readonly command: vscode.Command } {
  if (evidence.length > 0)
    return { says: 'Enter shows it in the draft.', command: { command: COMMAND.revealRow, title: 'Show in the Draft' } };
  if (supplies)
    return {
      says: `Enter shows what the clause ${clauseTitle} would change.`,
      command: { command: COMMAND.coverageInsert, title: 'Insert Clause…' },
    };
  return { says: 'Enter says why it is on the list.', command: { command: COMMAND.coverageWhy, title: 'Why This Item?' } };
}

function placeRow(parent: string, nth: number, { provision, range }: CoverageItemAnswer['evidence'][number]): Row {
  const id = `${parent}/${nth}`;
  return row(
    id,
    {
      label: provision,
      spoken: `${provision}. Enter shows it in the draft.`,
      context: 'place',
      command: { command: COMMAND.revealRow, title: 'Show in the Draft', arguments: [VIEW.coverage, id] },
    },
    { range },
  );
}

function unwantedRow(item: CoverageItemAnswer, reason: string): Row {
  const word = WORD.get(item.status) ?? '';
  const why = reason === '' ? 'no reason given' : reason;
  return row(
    `not-wanted/${item.id}`,
    {
      label: item.title,
      description: why,
      spoken: `Not wanted: ${why}. ${item.title}. ${word}. Its menu takes that back.`,
      icon: new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('disabledForeground')),
      context: `item dismissed${item.evidence.length > 0 ? ' evidence' : ''}`,
      resource: vscode.Uri.from({ scheme: PAGE_SCHEME, path: `${GREYED}${item.id}` }),
    },
    { entry: item.id, ...(item.evidence[0] ? { range: item.evidence[0].range } : {}) },
  );
}
