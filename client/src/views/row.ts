import * as vscode from 'vscode';
import type { Range } from 'vscode-languageserver-types';
import { counted } from '../counts';

/** What a row is about, for its commands. */
export interface About {
  /** Place in the draft that a click shows. */
  readonly range?: Range;
  /** Id of an authority, for its page. */
  readonly authority?: string;
  /** Key of an authority in the list. */
  readonly key?: string;
  /** Id of an item of the checklist. */
  readonly entry?: string;
}

/** A row of a view. Its id stays the same while the draft is edited, so that what is unfolded stays so. */
export interface Row extends About {
  readonly id: string;
  readonly item: vscode.TreeItem;
  readonly children: readonly Row[];
}

export interface RowText {
  readonly label: string;
  readonly description?: string | undefined;
  /** Markdown from the checker; it holds no links. */
  readonly card?: string | undefined;
  /** What a screen reader says: status, name, place and what Enter does, in that order. */
  readonly spoken: string;
  readonly icon?: vscode.ThemeIcon | undefined;
  /** Which menu entries the row has. */
  readonly context?: string | undefined;
  readonly command?: vscode.Command | undefined;
  /** Whether rows below it are hidden at first. */
  readonly folded?: boolean | undefined;
  /** An address by which the row is greyed; see the view of the checklist. */
  readonly resource?: vscode.Uri | undefined;
}

export function row(id: string, text: RowText, about: About = {}, children: readonly Row[] = []): Row {
  const folding = text.folded ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.Expanded;
  const item = new vscode.TreeItem(text.label, children.length > 0 ? folding : vscode.TreeItemCollapsibleState.None);
  item.id = id;
  item.description = text.description ?? '';
  item.tooltip = text.card === undefined ? text.spoken : new vscode.MarkdownString(text.card);
  item.accessibilityInformation = { label: text.spoken };
  if (text.icon) item.iconPath = text.icon;
  if (text.context !== undefined) item.contextValue = text.context;
  if (text.command) item.command = text.command;
  if (text.resource) item.resourceUri = text.resource;
  return { id, item, children, ...about };
}

/** The row that ends a list that was cut. */
export const moreRow = (id: string, left: number): Row => {
  const label = `${counted(left, 'more row')} not listed`;
  return row(id, { label, spoken: label });
};

/** Finds a row by its id. */
export function rowOf(rows: readonly Row[], id: string): Row | undefined {
  for (const each of rows) {
    const found = each.id === id ? each : rowOf(each.children, id);
    if (found) return found;
  }
  return undefined;
}
