import * as vscode from 'vscode';
import type { Settings } from '../../../server/src/protocol';
import { CONTEXT, SECTION } from '../names';
import { say } from '../say';
import { targetFor } from '../settingsTarget';
import { STATES } from '../states';
import { askPick, askText, BACK } from '../steps';

type Body = Settings['jurisdiction']['body'];

const TITLE = 'Where Will This Be Enacted?';
const STEPS = 3;

/** Kinds of enacting bodies, as the setting names them. */
export const BODIES: readonly { readonly label: string; readonly body: Body }[] = [
  { label: 'City', body: 'city' },
  { label: 'County', body: 'county' },
  { label: 'Town', body: 'town' },
  { label: 'Special district', body: 'special district' },
  { label: 'State', body: 'state' },
];

/** The place that an action offers. */
interface Place {
  readonly state: string;
  readonly body: Body;
  readonly name: string;
}

/**
 * Writes state, kind of body and name as settings of the folder (or of the user where none is open). An action gives what
 * the draft itself names, to be written as it is or, with `ask`, to be offered first; else all is asked.
 */
export async function setJurisdiction(state?: unknown, body?: unknown, name?: unknown, ask?: unknown): Promise<void> {
  const named = placeGiven(state, body, name);
  const resource = vscode.window.activeTextEditor?.document.uri;
  const settings = vscode.workspace.getConfiguration(SECTION, resource);
  const chosen = named !== undefined && ask !== true ? named : await askPlace(settings, named);
  if (chosen === undefined) return;
  const target = targetFor(resource);
  // Only what changed: each writing of a setting may take a second.
  for (const [key, value] of Object.entries(chosen)) {
    if (settings.get(`jurisdiction.${key}`) !== value) await settings.update(`jurisdiction.${key}`, value, target);
  }
  say(chosen.state === '' ? 'State law is not checked.' : 'Saved. Findings follow the law of that state now.');
}

function placeGiven(state: unknown, body: unknown, name: unknown): Place | undefined {
  const kind = BODIES.find((each) => each.body === body)?.body;
  if (typeof state !== 'string' || !STATES.some(([code]) => code === state) || kind === undefined || typeof name !== 'string')
    return undefined;
  return { state, body: kind, name };
}

/** Asks for state, kind of body and name; `undefined` where the drafter gave up. */
async function askPlace(settings: vscode.WorkspaceConfiguration, named: Place | undefined): Promise<Place | undefined> {
  const all = STATES.map(([state, label]) => ({ label, description: state, state }));
  const first = all.filter((each) => each.state === named?.state).map((each) => ({ ...each, description: 'named in this draft' }));
  const states = [
    ...first,
    { label: 'Not decided', description: 'state law is not checked', state: '' },
    ...all.filter((each) => each.state !== named?.state),
  ];
  let state = settings.get<string>('jurisdiction.state', '') || (named?.state ?? '');
  let body = named?.body ?? settings.get<Body>('jurisdiction.body', 'city');
  let name = settings.get<string>('jurisdiction.name', '') || (named?.name ?? '');
  let step = 1;
  while (step <= STEPS) {
    let answer: string | typeof BACK | undefined;
    if (step === 1) {
      const reason = 'State whose law governs the draft; type to find it';
      const now = states.find((each) => each.state === state);
      const chosen = await askPick({ title: TITLE, reason, step, steps: STEPS }, states, now);
      answer = typeof chosen === 'object' ? chosen.state : chosen;
      if (typeof answer === 'string') state = answer;
    } else if (step === 2) {
      const reason = 'Kind of body that will enact it: some powers and duties depend on it';
      const now = BODIES.find((each) => each.body === body);
      const chosen = await askPick({ title: TITLE, reason, step, steps: STEPS }, BODIES, now);
      answer = typeof chosen === 'object' ? chosen.body : chosen;
      if (typeof chosen === 'object') body = chosen.body;
    } else {
      const reason = 'Name used in clauses, for example “Seattle”. Leave it empty to take it from the draft.';
      answer = await askText({ title: TITLE, reason, step, steps: STEPS }, name);
      if (typeof answer === 'string') name = answer;
    }
    if (answer === undefined) return undefined;
    step += answer === BACK ? -1 : 1;
  }
  return { state, body, name };
}

/** Turns the findings of one rule off in the folder: the choice that asks no more. */
export async function turnOffFinding(rule: unknown): Promise<void> {
  if (typeof rule !== 'string' || rule === '') return;
  const resource = vscode.window.activeTextEditor?.document.uri;
  const settings = vscode.workspace.getConfiguration(SECTION, resource);
  const target = targetFor(resource);
  const known = settings.inspect<Record<string, string>>('findings.severity');
  const own = target === vscode.ConfigurationTarget.Global ? known?.globalValue : (known?.workspaceFolderValue ?? known?.workspaceValue);
  await settings.update('findings.severity', { ...own, [rule]: 'off' }, target);
  say('Turned off. The setting Home Rule: Findings Severity brings it back.');
}

/** Keeps the context key in step with the settings: the walkthrough ticks its step off by it. */
export function watchJurisdiction(): vscode.Disposable {
  const set = (): void => {
    const state = vscode.workspace.getConfiguration(SECTION).get<string>('jurisdiction.state', '');
    void vscode.commands.executeCommand('setContext', CONTEXT.hasJurisdiction, state !== '');
  };
  set();
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(`${SECTION}.jurisdiction`)) set();
  });
}
