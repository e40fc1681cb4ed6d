import * as vscode from 'vscode';
import { SECTION } from '../names';
import { targetFor } from '../settingsTarget';

/** Items of the checklist that are not wanted in this folder, by id, each with the reason. */
export type NotWanted = ReadonlyMap<string, string>;

const SETTING = 'coverage.notWanted';

/** Reads what is not wanted where a draft lies. What is no text is left out: the file may have been written by hand. */
export function notWantedFor(resource: vscode.Uri): NotWanted {
  const found = vscode.workspace.getConfiguration(SECTION, resource).get<unknown>(SETTING);
  if (typeof found !== 'object' || found === null) return new Map();
  return new Map(Object.entries(found).filter((each): each is [string, string] => typeof each[1] === 'string'));
}

/** Keeps an item with the reason in the settings file of the folder, or takes it back where `reason` is undefined. */
export async function keepNotWanted(resource: vscode.Uri, id: string, reason: string | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration(SECTION, resource);
  const target = targetFor(resource);
  const known = settings.inspect<Record<string, string>>(SETTING);
  const { [id]: _, ...others } =
    (target === vscode.ConfigurationTarget.Global ? known?.globalValue : (known?.workspaceFolderValue ?? known?.workspaceValue)) ?? {};
  const next = reason === undefined ? others : { ...others, [id]: reason };
  const sorted = Object.fromEntries(Object.entries(next).sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })));
  await settings.update(SETTING, Object.keys(sorted).length > 0 ? sorted : undefined, target);
}
