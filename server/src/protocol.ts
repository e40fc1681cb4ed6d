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
  readonly commands?: {
    readonly explain: string;
    readonly insertClause: string;
    readonly goTo: string;
    readonly references: string;
    /** Runs a change of structure; takes its name, a uri and a position. Actions carry it in place of edits. */
    readonly structure?: string;
  };
  /** Whether the contributed snippets are there, so that completion need not offer them a second time. */
  readonly contributesSnippets?: boolean;
  /** Whether the client answers {@link ListFilesRequest} and {@link ReadFilesRequest}; needed where the server reaches no files. */
  readonly servesFiles?: boolean;
  /** False while the user has not trusted the folder: no file is then read but those that are open. */
  readonly trusted?: boolean;
  /** How long reading a folder may take before its progress is shown, in milliseconds; half a second when left out. */
  readonly progressAfter?: number;
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

/** A change of numbers, order or level at a caret, as edits with every reference following; nothing is changed by asking. */
export const StructureRequest = 'homeRule/structure';
export type StructureChange = 'renumberLevel' | 'renumberSection' | 'renumberDocument' | 'moveUp' | 'moveDown' | 'promote' | 'demote';
export interface StructureParams {
  readonly uri: string;
  readonly position: Position;
  readonly change: StructureChange;
  /** For renumbering: whether inserted numbers such as (2A) stay so; else they are counted like the others. */
  readonly keepInserted?: boolean;
}
export interface StructureResult {
  /** Version of the document that the edits fit. */
  readonly version: number;
  readonly edits: readonly TextEdit[];
  /** Where the caret belongs afterwards: UTF-16 units from the start of the new text. */
  readonly caret: number;
  /** What was done, in a sentence. */
  readonly summary: string;
  /** Why there are no edits; empty where there are. */
  readonly refused: string;
  /** How many inserted numbers would become plain ones. */
  readonly inserted: number;
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

/** The user has trusted the folder: its other files may now be read. */
export const TrustNotification = 'homeRule/trust';

/** Asked of the client: the files below a folder that the server cannot reach, such as those of a folder in a browser. */
export const ListFilesRequest = 'homeRule/listFiles';
export interface ListFilesParams {
  readonly root: string;
  /** Globs, counted from the root. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Most files that are wanted. */
  readonly most: number;
}
export interface ListFilesResult {
  readonly uris: readonly string[];
  /** Whether there are more. */
  readonly cut: boolean;
}

/** Asked of the client: what is in files, as bytes. */
export const ReadFilesRequest = 'homeRule/readFiles';
export interface ReadFilesParams {
  readonly uris: readonly string[];
  /** Larger files are not read, in bytes. */
  readonly largest: number;
}
export interface FileBytes {
  readonly uri: string;
  /** The bytes in base 64; undefined where there are none. */
  readonly base64: string | undefined;
  /** Why there are none, for the end of a sentence; undefined where the file is gone. */
  readonly trouble: string | undefined;
}
export interface ReadFilesResult {
  readonly files: readonly FileBytes[];
}
