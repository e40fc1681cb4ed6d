import * as vscode from 'vscode';
import type { NewOrdinanceOffers, NewOrdinanceParams, PolicyItem } from '../../../server/src/protocol';
import { SECTION } from '../names';
import { STATES } from '../states';
import { askMany, askPick, askText, BACK } from '../steps';
import { BODIES } from './jurisdiction';

/** What was answered so far. */
export interface Answers extends Omit<NewOrdinanceParams, 'policies'> {
  /** Ids of clauses; undefined until they were asked for: then those that are ticked for the place. */
  readonly policies: readonly string[] | undefined;
}

export const TITLE = 'New Ordinance';

/** The questions in their order. */
export const QUESTIONS = ['state', 'body', 'name', 'instrument', 'policies', 'strength', 'enforcement', 'reports', 'summary'] as const;
export type QuestionId = (typeof QUESTIONS)[number];

/** The step that each question belongs to. */
export const STEPS: Readonly<Record<QuestionId, number>> = {
  state: 1,
  body: 1,
  name: 1,
  instrument: 2,
  policies: 3,
  strength: 4,
  enforcement: 5,
  reports: 5,
  summary: 6,
};

/** The answers that make the draft; the second also keeps the place in the settings, so that findings follow its law. */
export const CREATE = Symbol('create');
export const CREATE_AND_KEEP = Symbol('create and keep the place');
type Making = typeof CREATE | typeof CREATE_AND_KEEP;

const STRENGTHS: readonly (vscode.QuickPickItem & { readonly id: Answers['strength'] })[] = [
  { id: 'narrow', label: 'Narrow', detail: 'The part most likely to stand alone: fewer people, papers and places covered' },
  { id: 'balanced', label: 'Balanced', detail: 'The main text of each clause' },
  { id: 'strongest', label: 'Strongest', detail: 'Adds notice to the person held and direct duties, for a body that accepts a suit' },
];

const ENFORCEMENT: readonly (vscode.QuickPickItem & { readonly id: Answers['enforcement'] })[] = [
  {
    id: 'private',
    label: 'Private right of action',
    detail: 'A person injured by a breach may sue, where state law lets a locality say so',
  },
  { id: 'none', label: 'No private right of action', detail: 'Complaints and oversight alone' },
  { id: 'later', label: 'Decide later', detail: 'A blank in the draft, reported until it is filled' },
];

const REPORTS: readonly (vscode.QuickPickItem & { readonly id: Answers['reports'][number] })[] = [
  { id: 'log', label: 'Log of requests', detail: 'A record of each request and its answer' },
  { id: 'quarterly', label: 'Quarterly and annual reports', detail: 'Published counts each quarter and each year' },
  { id: 'annual', label: 'Annual report', detail: 'For a small agency; the quarterly report holds it too' },
];

/** Puts one question; the answer is the answers with it, the place of a question to go to, BACK, CREATE, or nothing. */
export async function ask(
  id: QuestionId,
  answers: Answers,
  offers: NewOrdinanceOffers,
  summary: string,
  back: boolean,
): Promise<Answers | number | typeof BACK | Making | undefined> {
  const question = (reason: string) => ({ title: TITLE, reason, step: STEPS[id], steps: STEPS.summary, back });
  switch (id) {
    case 'state': {
      const rows = [
        { label: 'Not decided', description: 'state law is not checked', state: '' },
        ...STATES.map(([state, label]) => ({ label, description: state, state })),
      ];
      const now = rows.find(({ state }) => state === answers.state);
      const chosen = await askPick(question('Where will this be enacted? The form and state law follow it; type to find'), rows, now);
      // Another place offers other policies.
      return settled(chosen, ({ state }) => (state === answers.state ? answers : { ...answers, state, policies: undefined }));
    }
    case 'body': {
      const now = BODIES.find(({ body }) => body === answers.body);
      const chosen = await askPick(question('Which kind of body? Form and powers depend on it'), BODIES, now);
      return settled(chosen, ({ body }) => (body === answers.body ? answers : { ...answers, body, policies: undefined, instrument: '' }));
    }
    case 'name': {
      const text = await askText(question('Its name, for example “Seattle”. Empty leaves a blank in the draft.'), answers.name);
      return settled(text, (name) => ({ ...answers, name }));
    }
    case 'instrument': {
      const rows = offers.instruments.map(({ id: instrument, title, purpose }) => ({ label: title, detail: purpose, instrument }));
      const now = rows.find(({ instrument }) => instrument === answers.instrument) ?? rows[0];
      const chosen = await askPick(question('Which kind of paper?'), rows, now);
      return settled(chosen, ({ instrument }) => ({ ...answers, instrument }));
    }
    case 'policies': {
      const rows = policyRows(offers.policies);
      const ticked = rows.filter(({ item }) => item && (answers.policies?.includes(item.id) ?? item.ticked));
      const chosen = await askMany(question('Which policies? Definitions and savings come along'), rows, ticked);
      return settled(chosen, (picked) => ({ ...answers, policies: picked.flatMap(({ item }) => item?.id ?? []) }));
    }
    case 'strength': {
      const chosen = await askPick(
        question('How strong?'),
        STRENGTHS,
        STRENGTHS.find((each) => each.id === answers.strength),
      );
      return settled(chosen, (each) => ({ ...answers, strength: each.id }));
    }
    case 'enforcement': {
      const now = ENFORCEMENT.find((each) => each.id === answers.enforcement);
      const chosen = await askPick(question('May a person sue over a breach? Silence leaves it to the courts'), ENFORCEMENT, now);
      return settled(chosen, (each) => ({ ...answers, enforcement: each.id }));
    }
    case 'reports': {
      const ticked = REPORTS.filter((each) => answers.reports.includes(each.id));
      const chosen = await askMany(question('What is recorded and reported?'), REPORTS, ticked);
      return settled(chosen, (picked) => ({ ...answers, reports: picked.map((each) => each.id) }));
    }
    case 'summary': {
      const rows: Leading[] = [{ label: 'Create', detail: summary, to: CREATE }, ...keeping(answers), ...changes(answers, offers)];
      const chosen = await askPick(question('A new text is opened; nothing is saved'), rows, rows[0]);
      return settled(chosen, ({ to }) => to);
    }
  }
}

function settled<T extends object | string, R>(answer: T | typeof BACK | undefined, take: (answer: T) => R): R | typeof BACK | undefined {
  return answer === undefined || answer === BACK ? answer : take(answer as T);
}

interface PolicyRow extends vscode.QuickPickItem {
  readonly item?: PolicyItem;
}

/** The policies under their topics, each with how it stands under the state's law. */
function policyRows(items: readonly PolicyItem[]): PolicyRow[] {
  // What most drafters look for comes first: parts of the form stand at the end.
  const topics = [...new Set(items.map(({ topic }) => topic))].sort((a, b) => Number(a === 'form') - Number(b === 'form'));
  return topics.flatMap((topic): PolicyRow[] => [
    { label: topic.charAt(0).toUpperCase() + topic.slice(1), kind: vscode.QuickPickItemKind.Separator },
    ...items
      .filter((item) => item.topic === topic)
      .map((item) => ({ label: item.title, description: standing(item), detail: item.purpose, item })),
  ]);
}

const standing = ({ voidHere, alreadyLaw }: PolicyItem): string =>
  voidHere !== '' ? `void in this state: ${voidHere}` : alreadyLaw !== '' ? `already state law: ${alreadyLaw}` : '';

/** "Seattle, WA", for a reminder. */
export const placeOf = ({ name, state }: Pick<Answers, 'name' | 'state'>): string => [name, state].filter((part) => part !== '').join(', ');

/** A row of the summary, and where it leads. */
interface Leading extends vscode.QuickPickItem {
  readonly to: number | Making;
}

/** The row that also keeps the place, where the settings do not name that state yet. */
function keeping({ state }: Answers): Leading[] {
  const name = STATES.find(([code]) => code === state)?.[1];
  const settings = vscode.workspace.getConfiguration(SECTION, vscode.window.activeTextEditor?.document.uri);
  if (name === undefined || settings.get<string>('jurisdiction.state', '') === state) return [];
  const detail = 'Keeps the place in the settings, so that findings follow the law of that state';
  return [{ label: `Create, and check it under the law of ${name}`, detail, to: CREATE_AND_KEEP }];
}

/** A row for each step, with what was answered there; taking it leads back to that step. */
function changes(answers: Answers, offers: NewOrdinanceOffers): Leading[] {
  const policies = answers.policies?.length ?? offers.policies.filter(({ ticked }) => ticked).length;
  const instrument = offers.instruments.find(({ id }) => id === answers.instrument) ?? offers.instruments[0];
  const reports = REPORTS.filter(({ id }) => answers.reports.includes(id)).map(({ label }) => label.toLowerCase());
  const rows: readonly (readonly [QuestionId, string, string])[] = [
    ['state', 'Change place', placeOf(answers) || 'not decided'],
    ['instrument', 'Change kind of paper', instrument?.title ?? ''],
    ['policies', 'Change policies', `${policies} chosen`],
    ['strength', 'Change strength', answers.strength],
    ['enforcement', 'Change enforcement', ENFORCEMENT.find(({ id }) => id === answers.enforcement)?.label ?? ''],
    ['reports', 'Change reports', reports.join(', ') || 'none'],
  ];
  return rows
    .filter(([id]) => id !== 'instrument' || offers.instruments.length > 1)
    .map(([id, label, description]) => ({ label, description, to: QUESTIONS.indexOf(id) }));
}
