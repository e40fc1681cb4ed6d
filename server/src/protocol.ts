/**
 * What client and server say to each other beyond the Language Server Protocol: settings and custom messages.
 * Types and method names only. The client imports this file and nothing else of the server.
 * Positions are LSP positions: 0-based line, UTF-16 character.
 */
import type { Position, Range, TextEdit } from 'vscode-languageserver-types';

export { DEFAULT_SETTINGS, type Settings, type SeveritySetting } from './core/settings';

/** `initializationOptions` of the client. */
export interface InitOptions {
  /**
   * Names of commands that cards may link to. A client that has none leaves it out, and cards hold no command links.
   * `explain` takes a rule or authority id, `insertClause` a clause id, `goTo` a uri and a position.
   */
  readonly commands?: { readonly explain: string; readonly insertClause: string; readonly goTo: string; readonly references: string };
  /** Whether the contributed snippets are there, so that completion need not offer them a second time. */
  readonly contributesSnippets?: boolean;
}

/** All model clauses with their standing in one draft. */
export const ClausesRequest = 'homeRule/clauses';
export interface ClausesParams {
  readonly uri: string;
}
export interface ClauseItem {
  readonly id: string;
  readonly title: string;
  readonly topic: string;
  readonly purpose: string;
  /** Where the draft already holds such a clause ("§ 7"), or empty. */
  readonly presentAt: string;
  readonly presentRange: Range | undefined;
  /** Why it would be void in the set state ("Tex. Gov't Code § 752.053"), or empty. */
  readonly voidHere: string;
  /** Names of its wordings, the main one first, each with when to choose it. */
  readonly wordings: readonly { readonly name: string; readonly when: string }[];
  /** First two lines of the text. */
  readonly preview: string;
}

/** The edits that put a clause into a draft, fitted to it; nothing is changed by asking. */
export const InsertClauseRequest = 'homeRule/insertClause';
export interface InsertClauseParams {
  readonly uri: string;
  readonly clause: string;
  /** Name of a wording; the main one when left out. */
  readonly wording?: string;
  /** Caret, used where the clause's own place can't be told. */
  readonly position?: Position;
}
export interface InsertClauseResult {
  /** Version of the document that the edits fit. */
  readonly version: number;
  /** Plain edits; blanks stand in them as [BRACKETED WORDS]. */
  readonly edits: readonly TextEdit[];
  /**
   * The main insertion as a snippet: put it in place of `edits[main].newText` at the same range so that Tab walks the blanks.
   * Already escaped; starts at column 0.
   */
  readonly snippet: string;
  readonly main: number;
  /** "New § 4; definition of Detainer added to § 2." */
  readonly summary: string;
  /** Set instead of edits where the draft already holds the clause. */
  readonly presentAt?: { readonly label: string; readonly range: Range };
}

/** The page of a rule, authority, clause or term, as Markdown. */
export const ExplainRequest = 'homeRule/explain';
export interface ExplainParams {
  readonly id: string;
}
export interface ExplainResult {
  readonly title: string;
  /** Markdown, or undefined where the id is unknown. */
  readonly markdown: string | undefined;
}

/** Citations to offer in a pick list. */
export const AuthoritiesRequest = 'homeRule/authorities';
export interface AuthorityItem {
  readonly id: string;
  readonly name: string;
  readonly citation: string;
  readonly treatment: string;
  readonly holding: string;
}

/** What the sentence at a position does, in plain words. */
export const ExplainSentenceRequest = 'homeRule/explainSentence';
export interface ExplainSentenceParams {
  readonly uri: string;
  readonly position: Position;
}
export interface ExplainSentenceResult {
  readonly markdown: string | undefined;
  readonly range: Range | undefined;
}

/** Counts for the status item; sent after each reading that changes them. */
export const StatusNotification = 'homeRule/status';
export interface StatusParams {
  readonly uri: string;
  readonly counts: { readonly error: number; readonly warning: number; readonly information: number; readonly hint: number };
  /** Findings not sent because of `findings.max`. */
  readonly unsent: number;
  readonly where: string;
}
