import * as vscode from 'vscode';
import {
  type ClauseItem,
  type ClausesParams,
  ClausesRequest,
  type CompleteDraftParams,
  CompleteDraftRequest,
  type CompleteDraftResult,
} from '../../../server/src/protocol';
import type { Checker } from '../checker';
import { needDraftEditor } from '../drafts';
import { applyEdits, firstPlaceOf, previewOf, wordsOf } from '../edits';
import type { Preview } from '../preview';
import { say } from '../say';
import { askMany, BACK } from '../steps';
import { clausePicks } from './clausePicks';

/** How often the fit is computed again when the draft moves under it. */
const TRIES = 3;

/** A clause that stands in a paper of its own. */
const APART = 'resolution-request';

/**
 * Puts several clauses that a draft lacks into it in one change, so that one undo takes all of them back.
 * @param given ids of clauses where the caller knows them; else the drafter picks, and the change is shown before it is made
 */
export async function completeDraft(checker: Checker, preview: Preview, given?: unknown): Promise<void> {
  const editor = needDraftEditor();
  if (editor === undefined) return;
  const { document } = editor;
  const uri = document.uri.toString();
  const wanted = Array.isArray(given) ? given.map(String) : await pickMissing(checker, uri);
  if (wanted === undefined || wanted.length === 0) return;
  const see = !Array.isArray(given);
  let agreed: string | undefined;
  const params: CompleteDraftParams = { uri, clauses: wanted.map((clause) => ({ clause })) };
  for (let tries = 0; tries < TRIES; tries += 1) {
    const result = await checker.ask<CompleteDraftResult | null>(CompleteDraftRequest, params);
    if (result === undefined || result === null) return;
    if (document.version !== result.version) continue;
    const left = result.leftOut.map(({ title, why }) => ` ${title} is left out: ${why}.`).join('');
    if (result.edits.length === 0) {
      say(`Nothing was inserted.${left}`);
      return;
    }
    if (see && agreed !== wordsOf(result.edits)) {
      const text = previewOf(document, result.edits);
      const decision = preview.show(document, text, `Insert ${clausesOf(wanted.length)}?`, firstPlaceOf(result.edits));
      vscode.window.setStatusBarMessage(result.summary, decision);
      if ((await decision) === 'leave') return;
      agreed = wordsOf(result.edits);
      await vscode.window.showTextDocument(document, editor.viewColumn ? { viewColumn: editor.viewColumn } : {});
      // The draft may have moved while it was looked at: then all is fitted again, and shown again if it reads otherwise.
      if (document.version !== result.version) continue;
    }
    if (await applyEdits(document, result.edits)) {
      say(`${result.summary}${left}`);
      return;
    }
  }
  say('The draft changed while the clauses were being fitted. Nothing was inserted.');
}

const clausesOf = (n: number): string => (n === 1 ? '1 clause' : `${n} clauses`);

/** The clauses that the draft lacks, to be ticked; those that state law bars stand in the list and say so. */
async function pickMissing(checker: Checker, uri: string): Promise<readonly string[] | undefined> {
  const params: ClausesParams = { uri };
  const items = await checker.ask<readonly ClauseItem[]>(ClausesRequest, params);
  if (items === undefined) return undefined;
  const missing = items.filter(({ id, presentAt }) => presentAt === '' && id !== APART);
  if (missing.length === 0) {
    say('Every model clause is in this draft.');
    return undefined;
  }
  const question = {
    title: 'Complete This Draft',
    reason: `${missing.length} clauses are not in this draft. Tick those to insert; each goes where it belongs.`,
    step: 1,
    steps: 1,
  };
  const chosen = await askMany(question, clausePicks(missing, []), []);
  return chosen === undefined || chosen === BACK ? undefined : chosen.flatMap(({ item }) => item?.id ?? []);
}
