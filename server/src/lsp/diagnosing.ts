/** Findings: given when the client pulls them, else sent; one reading underneath. */
import { DiagnosticRefreshRequest, DocumentDiagnosticReportKind, ErrorCodes, ResponseError } from 'vscode-languageserver';
import { StatusNotification, type StatusParams } from '../protocol';
import { toDiagnostic } from './convert';
import type { OpenDraft } from './document';
import type { Handlers } from './handlers';

/** Tells the diagnostics what happened outside the text. */
export interface Diagnosing {
  /** What all findings rest on has changed (settings, law): every open draft is reported anew. */
  readonly renew: () => void;
}

export function answerDiagnostics({ connection, documents, session, draftOf, warn }: Handlers): Diagnosing {
  /** Moves on when settings change, so that no kept result is taken for a fresh one. */
  let epoch = 0;

  const report = (document: OpenDraft) => {
    const { sent, unsent, counts } = document.analysis.diagnostics();
    for (const [rule, message] of document.analysis.failures) warn(`Rule ${rule} failed: ${message}`);
    const place = document.analysis.placeOfEnactment;
    void connection.sendNotification(StatusNotification, { uri: document.uri, counts, unsent, ...place } satisfies StatusParams);
    return sent.map((d) => toDiagnostic(d, document, session.can.related));
  };

  /** For clients that do not pull: one sending for all edits that arrive together. */
  const waiting = new Set<string>();
  const push = (uri: string): void => {
    if (session.can.pull || waiting.has(uri)) return;
    waiting.add(uri);
    void draftOf(uri).then((open) => {
      waiting.delete(uri);
      if (open) void connection.sendDiagnostics({ uri, version: open.version, diagnostics: report(open) });
    });
  };

  documents.onDidChangeContent(({ document }) => push(document.uri));
  documents.onDidClose(({ document }) => {
    if (!session.can.pull) void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });

  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }, token) => {
    const document = await draftOf(textDocument.uri);
    if (!document) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    const resultId = `${document.version}.${epoch}`;
    if (previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    if (token.isCancellationRequested) throw new ResponseError(ErrorCodes.PendingResponseRejected, 'cancelled');
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: report(document) };
  });

  return {
    renew: () => {
      epoch++;
      if (session.can.pull && session.can.refresh) void connection.sendRequest(DiagnosticRefreshRequest.type).catch(() => undefined);
      for (const document of documents.all()) push(document.uri);
    },
  };
}
