import * as vscode from 'vscode';
import type { Settings } from '../../../server/src/protocol';
import { CONTEXT, SECTION } from '../names';
import { say } from '../say';
import { STATES } from '../states';
import { askPick, askText, BACK } from '../steps';

type Body = Settings['jurisdiction']['body'];

const TITLE = 'Where Will This Be Enacted?';
const STEPS = 3;

/** Kinds of enacting bodies, as the setting names them. */
const BODIES: readonly { readonly label: string; readonly body: Body }[] = [
  { label: 'City', body: 'city' },
  { label: 'County', body: 'county' },
  { label: 'Town', body: 'town' },
  { label: 'Special district', body: 'special district' },
  { label: 'State', body: 'state' },
];

/** Asks for state, kind of body and name, and writes them as settings of the folder (or of the user where none is open). */
export async function setJurisdiction(): Promise<void> {
  const resource = vscode.window.activeTextEditor?.document.uri;
  const settings = vscode.workspace.getConfiguration(SECTION, resource);
  const states = [
    { label: 'Not decided', description: 'state law is not checked', state: '' },
    ...STATES.map(([state, label]) => ({ label, description: state, state })),
  ];
  let state = settings.get<string>('jurisdiction.state', '');
  let body = settings.get<Body>('jurisdiction.body', 'city');
  let name = settings.get<string>('jurisdiction.name', '');
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
    if (answer === undefined) return;
    step += answer === BACK ? -1 : 1;
  }
  const target = targetFor(resource);
  // Only what changed: each writing of a setting may take a second.
  for (const [key, value] of Object.entries({ state, body, name })) {
    if (settings.get(`jurisdiction.${key}`) !== value) await settings.update(`jurisdiction.${key}`, value, target);
  }
  say(state === '' ? 'State law is not checked.' : 'Saved. Findings follow the law of that state now.');
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

function targetFor(resource: vscode.Uri | undefined): vscode.ConfigurationTarget {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) return vscode.ConfigurationTarget.Global;
  const inFolder = resource !== undefined && vscode.workspace.getWorkspaceFolder(resource) !== undefined;
  return folders.length > 1 && inFolder ? vscode.ConfigurationTarget.WorkspaceFolder : vscode.ConfigurationTarget.Workspace;
}
