import * as vscode from 'vscode';
import type { LandscapeAnswers } from '../../../server/src/protocol';
import { SECTION } from '../names';

/** The answers to the questions on the landscape that the settings hold for a draft. */
export function landscapeOf(resource: vscode.Uri | undefined): LandscapeAnswers {
  const found = vscode.workspace.getConfiguration(SECTION, resource).get<unknown>('jurisdiction.landscape');
  if (typeof found !== 'object' || found === null) return {};
  const isAnswer = (value: unknown): value is string | readonly string[] =>
    typeof value === 'string' || (Array.isArray(value) && value.every((each) => typeof each === 'string'));
  return Object.fromEntries(Object.entries(found).filter((each): each is [string, string | readonly string[]] => isAnswer(each[1])));
}
