import * as vscode from 'vscode';
import type { ClauseItem } from '../../../server/src/protocol';

/** A row of the list of clauses; a separator has no clause. */
export interface ClausePick extends vscode.QuickPickItem {
  readonly item?: ClauseItem;
}

/** The list of clauses by topic, in the order the checker gives topics and clauses. */
export function clausePicks(items: readonly ClauseItem[], buttons: readonly vscode.QuickInputButton[]): ClausePick[] {
  const topics = new Map<string, ClauseItem[]>();
  for (const item of items) topics.set(item.topic, [...(topics.get(item.topic) ?? []), item]);
  return [...topics].flatMap(([topic, clauses]) => [
    { label: capital(topic), kind: vscode.QuickPickItemKind.Separator },
    ...clauses.map((item) => ({
      label: item.title,
      description: standingOf(item),
      detail: oneLine(item.preview),
      buttons,
      item,
    })),
  ]);
}

/** How a clause stands in this draft and this state, in a few words. */
export function standingOf(item: ClauseItem): string {
  const parts: string[] = [];
  if (item.presentAt !== '') parts.push(`present in ${item.presentAt}`);
  if (item.voidHere !== '') parts.push(`void here: ${item.voidHere}`);
  return parts.join(' · ');
}

/** The wordings of a clause, each with when to choose it; the main one first. */
export function wordingPicks(item: ClauseItem): (vscode.QuickPickItem & { readonly wording: string })[] {
  return item.wordings.map(({ name, when }, index) => ({
    label: capital(name),
    detail: when || (index === 0 ? 'The usual wording' : ''),
    wording: name,
  }));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A row of a list has no line breaks. */
function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}
