/** What the client can do, and what the server offers it. */
import { CodeActionKind, type InitializeParams, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import { TRIGGERS } from '../core/features/completion/completion';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../core/features/semanticTokens';
import { NORMALIZE_KIND } from './citing';
import { STRUCTURE_KINDS } from './editing';

/** What the client said it can do, as far as the server asks. */
export interface Capabilities {
  readonly pull: boolean;
  readonly refresh: boolean;
  readonly tokensRefresh: boolean;
  readonly configuration: boolean;
  readonly dynamicConfiguration: boolean;
  readonly related: boolean;
  readonly snippets: boolean;
  readonly resolveEdits: boolean;
  readonly documentChanges: boolean;
  /** Can show annotated edits before they are made. */
  readonly annotatedEdits: boolean;
  readonly linkSupport: boolean;
  /** Asks for a completion's other edits when it is chosen. */
  readonly lazyCompletion: boolean;
  /** Takes an outline as a tree. */
  readonly outlineTree: boolean;
  /** Asks for the colours of the lines in view, so that those of a whole draft need not be offered. */
  readonly tokensOfRange: boolean;
  /** Most folds it takes. */
  readonly mostFolds: number;
  readonly lensRefresh: boolean;
  readonly hintRefresh: boolean;
}

export function capabilitiesOf(params: InitializeParams | undefined): Capabilities {
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
    annotatedEdits: w?.workspaceEdit?.changeAnnotationSupport !== undefined,
    linkSupport: t?.definition?.linkSupport === true,
    lazyCompletion: t?.completion?.completionItem?.resolveSupport?.properties.includes('additionalTextEdits') === true,
    outlineTree: t?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    tokensOfRange: t?.semanticTokens?.requests.range !== undefined && t.semanticTokens.requests.range !== false,
    mostFolds: t?.foldingRange?.rangeLimit ?? Number.POSITIVE_INFINITY,
    lensRefresh: w?.codeLens?.refreshSupport === true,
    hintRefresh: w?.inlayHint?.refreshSupport === true,
  };
}

/** What the server offers to a client that can do `can`. */
export function serverCapabilities(can: Capabilities): ServerCapabilities {
  return {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    hoverProvider: true,
    completionProvider: { triggerCharacters: [...TRIGGERS], resolveProvider: can.lazyCompletion },
    codeActionProvider: {
      codeActionKinds: [...new Set([CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, ...STRUCTURE_KINDS, NORMALIZE_KIND])],
      resolveProvider: can.resolveEdits,
    },
    documentSymbolProvider: { label: 'Home Rule' },
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
    documentLinkProvider: { resolveProvider: false },
    codeLensProvider: { resolveProvider: true },
    inlayHintProvider: true,
    callHierarchyProvider: true,
    workspaceSymbolProvider: true,
    semanticTokensProvider: {
      legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] },
      full: !can.tokensOfRange,
      range: true,
    },
    ...(can.pull ? { diagnosticProvider: { identifier: 'home-rule', interFileDependencies: false, workspaceDiagnostics: false } } : {}),
  };
}
