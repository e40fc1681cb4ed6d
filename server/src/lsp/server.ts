/**
 * The language server: open documents, settings and scheduling over the façade; the requests are answered by the groups
 * of handlers beside this file. Handlers of text are synchronous, so that no request sees a document between two edits;
 * each request is guarded, so that one that fails is logged and the rest go on.
 */
import {
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  ErrorCodes,
  type InitializeResult,
  InlayHintRefreshRequest,
  ResponseError,
  SemanticTokensRefreshRequest,
  TextDocuments,
} from 'vscode-languageserver';
import { createBook } from '../core/book';
import type { Lawbook } from '../core/lawbook';
import { DEFAULT_SETTINGS, type Settings } from '../core/settings';
import type { InitOptions } from '../protocol';
import { answerActions } from './actions';
import { capabilitiesOf, serverCapabilities } from './capabilities';
import { answerCiting } from './citing';
import { answerCompletion } from './completing';
import { answerComposing } from './composing';
import { answerCoverage } from './coverage';
import { answerCustomRequests } from './custom';
import { answerDiagnostics } from './diagnosing';
import { OpenDraft } from './document';
import { answerEditing } from './editing';
import { type Handlers, type OnDraft, type Session, textOfError } from './handlers';
import { answerMemo } from './memo';
import { answerPapers } from './papers';
import { answerReading } from './reading';
import { answerRelations } from './relations';
import { readSettings } from './settings';
import { answerViews } from './views';
import { WorkspaceHandlers } from './workspace';
import type { Host } from './workspace/files';

/** Starts the server on a connection and listens. `host` gives it what lsp/ may not reach itself. */
export function startServer(connection: Connection, lawbook: Lawbook, version: string, host: Host): void {
  const book = createBook(lawbook);
  const session: Session = { can: capabilitiesOf(undefined), init: {} };
  /** Settings pushed by clients that cannot be asked. */
  let pushed: Settings = DEFAULT_SETTINGS;
  const asked = new Map<string, Promise<void>>();
  const warned = new Set<string>();

  const documents = new TextDocuments<OpenDraft>({
    create: (uri, languageId, documentVersion, text) => {
      const draft = new OpenDraft(uri, languageId, documentVersion, text, book, session.init.commands);
      draft.analysis.settings = pushed;
      return draft;
    },
    update: (document, changes, documentVersion) => document.update(changes, documentVersion),
  });

  const warn = (message: string): void => {
    if (warned.has(message)) return;
    warned.add(message);
    connection.console.warn(message);
  };

  const accept = (value: unknown): Settings => {
    const { settings, problems } = readSettings(value);
    for (const problem of problems) warn(problem);
    return settings;
  };

  /** Asks the client for a document's own settings once; answers come from what was asked last. */
  const settle = (document: OpenDraft): Promise<void> => {
    if (!session.can.configuration) return Promise.resolve();
    const known = asked.get(document.uri);
    if (known) return known;
    const answer = connection.workspace.getConfiguration({ scopeUri: document.uri, section: 'homeRule' }).then(
      (value: unknown) => {
        const open = documents.get(document.uri);
        if (open) open.analysis.settings = accept(value);
      },
      (error: unknown) => warn(`Settings could not be read: ${textOfError(error)}. Defaults are used.`),
    );
    asked.set(document.uri, answer);
    return answer;
  };

  const draftOf = async (uri: string): Promise<OpenDraft | undefined> => {
    const document = documents.get(uri);
    if (!document) return undefined;
    await settle(document);
    return documents.get(uri);
  };

  const on: OnDraft = async (name, uri, nothing, token, run) => {
    const document = await draftOf(uri);
    if (!document) return nothing;
    if (token?.isCancellationRequested) throw new ResponseError(ErrorCodes.PendingResponseRejected, 'cancelled');
    try {
      return run(document);
    } catch (error) {
      connection.console.error(`${name} failed: ${textOfError(error)}`);
      return nothing;
    }
  };

  connection.onInitialize((params): InitializeResult => {
    session.init = (params.initializationOptions as InitOptions | undefined) ?? {};
    session.can = capabilitiesOf(params);
    const capabilities = { ...serverCapabilities(session.can), ...workspace.initialize(params) };
    return { serverInfo: { name: 'Home Rule', version }, capabilities };
  });

  connection.onInitialized(() => {
    if (session.can.dynamicConfiguration) void connection.client.register(DidChangeConfigurationNotification.type, { section: 'homeRule' });
    workspace.service.initialized();
  });

  documents.onDidClose(({ document }) => asked.delete(document.uri));

  const handlers: Handlers = { connection, book, documents, session, draftOf, on, warn };
  const diagnosing = answerDiagnostics(handlers);
  const workspace = new WorkspaceHandlers(handlers, host, diagnosing.renew, () => pushed);
  answerReading(handlers, workspace);
  answerRelations(handlers, workspace);
  answerCompletion(handlers);
  answerActions(handlers, workspace);
  answerEditing(handlers);
  answerCiting(handlers);
  answerCustomRequests(handlers);
  answerComposing(handlers);
  answerMemo(handlers);
  answerPapers(handlers);
  answerViews(handlers, host.pause);
  answerCoverage(handlers);

  connection.onDidChangeConfiguration(({ settings }: { settings: unknown }) => {
    const value =
      settings !== null && typeof settings === 'object' && 'homeRule' in settings
        ? (settings as { homeRule: unknown }).homeRule
        : undefined;
    if (!session.can.configuration && value !== undefined) {
      pushed = accept(value);
      for (const document of documents.all()) document.analysis.settings = pushed;
    }
    asked.clear();
    diagnosing.renew();
    workspace.service.configurationChanged();
    const { can } = session;
    if (can.tokensRefresh) void connection.sendRequest(SemanticTokensRefreshRequest.type).catch(() => undefined);
    if (can.lensRefresh) void connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
    if (can.hintRefresh) void connection.sendRequest(InlayHintRefreshRequest.type).catch(() => undefined);
  });

  documents.listen(connection);
  connection.listen();
}
