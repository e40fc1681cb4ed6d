/**
 * The language server: capabilities, open documents, settings and scheduling over the façade. Handlers of text are
 * synchronous, so that no request sees a document between two edits; each request is guarded, so that one that fails
 * is logged and the rest go on.
 */
import {
  type CancellationToken,
  CodeActionKind,
  type Connection,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DocumentDiagnosticReportKind,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  MarkupKind,
  ResponseError,
  type SelectionRange,
  SemanticTokensRefreshRequest,
  TextDocumentSyncKind,
  TextDocuments,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { createBook } from '../core/book';
import type { ActionPlan } from '../core/features/codeAction';
import { TRIGGERS } from '../core/features/completion';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../core/features/semanticTokens';
import type { Lawbook } from '../core/lawbook';
import { DEFAULT_SETTINGS, type Settings } from '../core/settings';
import { type InitOptions, StatusNotification, type StatusParams } from '../protocol';
import { toAction, toCompletion, toDiagnostic, toEdits, toSymbol, toTokenData } from './convert';
import { answerCustomRequests } from './custom';
import { OpenDraft } from './document';
import { readSettings } from './settings';

interface Capabilities {
  readonly pull: boolean;
  readonly refresh: boolean;
  readonly tokensRefresh: boolean;
  readonly configuration: boolean;
  readonly dynamicConfiguration: boolean;
  readonly related: boolean;
  readonly snippets: boolean;
  readonly resolveEdits: boolean;
  readonly documentChanges: boolean;
  readonly linkSupport: boolean;
}

/** Starts the server on a connection and listens. */
export function startServer(connection: Connection, lawbook: Lawbook, version: string): void {
  const book = createBook(lawbook);
  let init: InitOptions = {};
  let can: Capabilities = capabilitiesOf(undefined);
  /** Settings pushed by clients that cannot be asked. */
  let pushed: Settings = DEFAULT_SETTINGS;
  const asked = new Map<string, Promise<void>>();
  const warned = new Set<string>();
  /** Moves on when settings change, so that no kept result of diagnostics is taken for a fresh one. */
  let epoch = 0;

  const documents = new TextDocuments<OpenDraft>({
    create: (uri, languageId, documentVersion, text) => {
      const draft = new OpenDraft(uri, languageId, documentVersion, text, book, init.commands);
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
    if (!can.configuration) return Promise.resolve();
    const known = asked.get(document.uri);
    if (known) return known;
    const answer = connection.workspace.getConfiguration({ scopeUri: document.uri, section: 'homeRule' }).then(
      (value: unknown) => {
        const open = documents.get(document.uri);
        if (open) open.analysis.settings = accept(value);
      },
      (error: unknown) => warn(`Settings could not be read: ${text(error)}. Defaults are used.`),
    );
    asked.set(document.uri, answer);
    return answer;
  };

  /** The open draft a request is about, with its settings; undefined once it has been closed. */
  const draftOf = async (uri: string): Promise<OpenDraft | undefined> => {
    const document = documents.get(uri);
    if (!document) return undefined;
    await settle(document);
    return documents.get(uri);
  };

  /** Runs a request on its draft. What throws is logged with its name and answered as nothing. */
  const on = async <T>(
    name: string,
    uri: string,
    nothing: T,
    token: CancellationToken | undefined,
    run: (document: OpenDraft) => T,
  ): Promise<T> => {
    const document = await draftOf(uri);
    if (!document) return nothing;
    if (token?.isCancellationRequested) throw new ResponseError(ErrorCodes.PendingResponseRejected, 'cancelled');
    try {
      return run(document);
    } catch (error) {
      connection.console.error(`${name} failed: ${text(error)}`);
      return nothing;
    }
  };

  const report = (document: OpenDraft) => {
    const { sent, unsent, counts } = document.analysis.diagnostics();
    for (const [rule, message] of document.analysis.failures) warn(`Rule ${rule} failed: ${message}`);
    const { jurisdiction } = document.analysis.settings;
    const where = [jurisdiction.name, jurisdiction.state].filter((x) => x !== '').join(', ');
    void connection.sendNotification(StatusNotification, { uri: document.uri, counts, unsent, where } satisfies StatusParams);
    return sent.map((d) => toDiagnostic(d, document, can.related));
  };

  /** For clients that do not pull: one sending for all edits that arrive together. */
  const waiting = new Set<string>();
  const push = (document: OpenDraft): void => {
    if (can.pull || waiting.has(document.uri)) return;
    waiting.add(document.uri);
    void settle(document).then(() => {
      waiting.delete(document.uri);
      const open = documents.get(document.uri);
      if (open) void connection.sendDiagnostics({ uri: open.uri, version: open.version, diagnostics: report(open) });
    });
  };

  const settingsChanged = (): void => {
    epoch++;
    asked.clear();
    if (can.pull && can.refresh) void connection.sendRequest(DiagnosticRefreshRequest.type).catch(() => undefined);
    if (can.tokensRefresh) void connection.sendRequest(SemanticTokensRefreshRequest.type).catch(() => undefined);
    for (const document of documents.all()) push(document);
  };

  connection.onInitialize((params): InitializeResult => {
    init = (params.initializationOptions as InitOptions | undefined) ?? {};
    can = capabilitiesOf(params);
    return {
      serverInfo: { name: 'Home Rule', version },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        hoverProvider: true,
        completionProvider: { triggerCharacters: [...TRIGGERS] },
        codeActionProvider: {
          codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite],
          resolveProvider: can.resolveEdits,
        },
        documentSymbolProvider: { label: 'Home Rule' },
        foldingRangeProvider: true,
        selectionRangeProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        renameProvider: { prepareProvider: true },
        documentLinkProvider: { resolveProvider: false },
        semanticTokensProvider: { legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] }, full: true, range: true },
        ...(can.pull ? { diagnosticProvider: { identifier: 'home-rule', interFileDependencies: false, workspaceDiagnostics: false } } : {}),
      },
    };
  });

  connection.onInitialized(() => {
    if (can.dynamicConfiguration) void connection.client.register(DidChangeConfigurationNotification.type, { section: 'homeRule' });
  });

  connection.onDidChangeConfiguration(({ settings }: { settings: unknown }) => {
    const value =
      settings !== null && typeof settings === 'object' && 'homeRule' in settings
        ? (settings as { homeRule: unknown }).homeRule
        : undefined;
    if (!can.configuration && value !== undefined) {
      pushed = accept(value);
      for (const document of documents.all()) document.analysis.settings = pushed;
    }
    settingsChanged();
  });

  documents.onDidChangeContent(({ document }) => push(document));
  documents.onDidClose(({ document }) => {
    asked.delete(document.uri);
    if (!can.pull) void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });

  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }, token) => {
    const document = await draftOf(textDocument.uri);
    if (!document) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    const resultId = `${document.version}.${epoch}`;
    if (previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    if (token.isCancellationRequested) throw new ResponseError(ErrorCodes.PendingResponseRejected, 'cancelled');
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: report(document) };
  });

  connection.onHover(({ textDocument, position }, token) =>
    on('Hover', textDocument.uri, null, token, (d) => {
      const card = d.analysis.hover(d.offsetAt(position));
      return card ? { contents: { kind: MarkupKind.Markdown, value: card.markdown }, range: d.rangeOf(card.span) } : null;
    }),
  );

  connection.onCompletion(({ textDocument, position, context }, token) =>
    on('Completion', textDocument.uri, null, token, (d) => {
      const items = d.analysis.completions(
        d.offsetAt(position),
        context?.triggerCharacter,
        d.offsetAt({ line: position.line, character: 0 }),
      );
      return { isIncomplete: false, items: items.map((c) => toCompletion(c, d, can.snippets)) };
    }),
  );

  connection.onCodeAction(({ textDocument, range, context }, token) =>
    on('Code actions', textDocument.uri, [], token, (d) => {
      const wanted = (group: 'quickfix' | 'rewrite'): boolean =>
        !context.only ||
        context.only.some(
          (k) =>
            (group === 'quickfix' ? CodeActionKind.QuickFix : CodeActionKind.RefactorRewrite).startsWith(k) || k === CodeActionKind.Empty,
        );
      const actions = d.analysis.codeActions(d.spanOf(range), wanted).filter((a) => !a.disabled || context.triggerKind !== 2);
      return actions.map((a) => {
        const action = toAction(a, d, context.diagnostics, init.commands);
        return can.resolveEdits ? action : withEdit(action, d, a.plan);
      });
    }),
  );

  const editOf = (document: OpenDraft, plan: ActionPlan): WorkspaceEdit | undefined => {
    const edits = document.analysis.resolveAction(plan);
    if (!edits) return undefined;
    const textEdits = toEdits(edits, document);
    if (can.documentChanges)
      return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits: textEdits }] };
    return { changes: { [document.uri]: textEdits } };
  };

  const withEdit = <T extends { edit?: WorkspaceEdit; disabled?: { reason: string } }>(
    action: T,
    document: OpenDraft,
    plan: ActionPlan,
  ): T => {
    const edit = action.disabled ? undefined : editOf(document, plan);
    if (edit) action.edit = edit;
    return action;
  };

  connection.onCodeActionResolve(async (action, token) => {
    const data = action.data as { uri: string; plan: ActionPlan } | undefined;
    if (!data || action.command) return action;
    return on('Code action', data.uri, action, token, (d) => withEdit(action, d, data.plan));
  });

  connection.onDocumentSymbol(({ textDocument }, token) =>
    on('Outline', textDocument.uri, [], token, (d) => d.analysis.documentSymbols().map((s) => toSymbol(s, d))),
  );

  connection.onFoldingRanges(({ textDocument }, token) =>
    on('Folding', textDocument.uri, [], token, (d) => d.analysis.foldingRanges().map((f) => ({ ...f }))),
  );

  connection.onSelectionRanges(({ textDocument, positions }, token) =>
    on('Selection', textDocument.uri, [], token, (d) =>
      positions.map((p) => {
        const spans = d.analysis.selectionSpans(d.offsetAt(p));
        return (
          spans.reduceRight<SelectionRange | undefined>(
            (parent, s) => (parent ? { range: d.rangeOf(s), parent } : { range: d.rangeOf(s) }),
            undefined,
          ) ?? { range: { start: p, end: p } }
        );
      }),
    ),
  );

  connection.onDefinition(({ textDocument, position }, token) =>
    on('Definition', textDocument.uri, null, token, (d) => {
      const links = d.analysis.definitionLinks(d.offsetAt(position));
      if (can.linkSupport)
        return links.map((l) => ({
          originSelectionRange: d.rangeOf(l.origin),
          targetUri: d.uri,
          targetRange: d.rangeOf(l.target),
          targetSelectionRange: d.rangeOf(l.selection),
        }));
      return links.map((l) => ({ uri: d.uri, range: d.rangeOf(l.selection) }));
    }),
  );

  connection.onReferences(({ textDocument, position, context }, token) =>
    on('References', textDocument.uri, [], token, (d) => {
      const subject = d.analysis.subjectAt(d.offsetAt(position));
      return subject ? d.analysis.usesOfSubject(subject, context.includeDeclaration).map((s) => ({ uri: d.uri, range: d.rangeOf(s) })) : [];
    }),
  );

  connection.onDocumentHighlight(({ textDocument, position }, token) =>
    on('Highlight', textDocument.uri, [], token, (d) => {
      const subject = d.analysis.subjectAt(d.offsetAt(position));
      return subject
        ? d.analysis
            .usesOfSubject(subject, true)
            .slice(0, 2000)
            .map((s) => ({ range: d.rangeOf(s) }))
        : [];
    }),
  );

  connection.onPrepareRename(({ textDocument, position }, token) =>
    on('Rename', textDocument.uri, null, token, (d) => {
      const subject = d.analysis.prepareRename(d.offsetAt(position));
      return subject ? { range: d.rangeOf(subject.span), placeholder: subject.name } : null;
    }),
  );

  connection.onRenameRequest(async ({ textDocument, position, newName }) => {
    const document = await draftOf(textDocument.uri);
    const result = document?.analysis.rename(document.offsetAt(position), newName);
    if (!document || !result) return null;
    if ('refused' in result) throw new ResponseError(ErrorCodes.InvalidRequest, result.refused);
    const edits = toEdits(result.edits, document);
    return can.documentChanges
      ? { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }] }
      : { changes: { [document.uri]: edits } };
  });

  connection.onDocumentLinks(({ textDocument }, token) =>
    on('Links', textDocument.uri, [], token, (d) =>
      d.analysis.documentLinks().map((l) => ({ range: d.rangeOf(l.span), target: l.url, tooltip: l.tooltip })),
    ),
  );

  connection.languages.semanticTokens.on(({ textDocument }, token) =>
    on('Tokens', textDocument.uri, { data: [] as number[] }, token, (d) => ({
      data: toTokenData(d.analysis.semanticTokens(0, d.analysis.draft.text.length), d),
    })),
  );
  connection.languages.semanticTokens.onRange(({ textDocument, range }, token) =>
    on('Tokens', textDocument.uri, { data: [] as number[] }, token, (d) => {
      const { start, end } = d.spanOf(range);
      return {
        data: toTokenData(
          d.analysis.semanticTokens(start, end).filter((t) => t.start >= start && t.start + t.length <= end),
          d,
        ),
      };
    }),
  );

  answerCustomRequests(connection, book, on);

  documents.listen(connection);
  connection.listen();
}

const text = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function capabilitiesOf(params: InitializeParams | undefined): Capabilities {
  const t = params?.capabilities.textDocument;
  const w = params?.capabilities.workspace;
  return {
    pull: t?.diagnostic !== undefined,
    refresh: w?.diagnostics?.refreshSupport === true,
    tokensRefresh: w?.semanticTokens?.refreshSupport === true,
    configuration: w?.configuration === true,
    dynamicConfiguration: w?.didChangeConfiguration?.dynamicRegistration === true,
    related:
      t?.publishDiagnostics?.relatedInformation === true ||
      (t?.diagnostic as { relatedInformation?: boolean } | undefined)?.relatedInformation === true,
    snippets: t?.completion?.completionItem?.snippetSupport === true,
    resolveEdits: t?.codeAction?.resolveSupport?.properties.includes('edit') === true,
    documentChanges: w?.workspaceEdit?.documentChanges === true,
    linkSupport: t?.definition?.linkSupport === true,
  };
}
