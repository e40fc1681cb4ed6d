/** What every group of handlers is given to register itself: the connection, the open drafts, and the guard for requests. */
import type { CancellationToken, Connection, TextDocuments } from 'vscode-languageserver';
import type { Book } from '../core/book';
import type { InitOptions } from '../protocol';
import type { Capabilities } from './capabilities';
import type { OpenDraft } from './document';

/** Runs a request on its draft; what throws is logged under the name and answered as nothing. */
export type OnDraft = <T>(
  name: string,
  uri: string,
  nothing: T,
  token: CancellationToken | undefined,
  run: (document: OpenDraft) => T,
) => Promise<T>;

/** What is known of the client once it has introduced itself. Read it when a request comes, not when registering. */
export interface Session {
  can: Capabilities;
  init: InitOptions;
}

export interface Handlers {
  readonly connection: Connection;
  readonly book: Book;
  readonly documents: TextDocuments<OpenDraft>;
  readonly session: Session;
  /** The open draft a request is about, with its settings; undefined once it has been closed. */
  readonly draftOf: (uri: string) => Promise<OpenDraft | undefined>;
  readonly on: OnDraft;
  /** Writes a warning to the client's log, each text once. */
  readonly warn: (message: string) => void;
}

/** What was thrown, in words. */
export const textOfError = (error: unknown): string => (error instanceof Error ? error.message : String(error));
