/** Requests that read the draft and change nothing: cards, outline, folding, selection, links, uses, colours. */
import { DocumentHighlightKind, type DocumentSymbol, MarkupKind, type SelectionRange, type SymbolInformation } from 'vscode-languageserver';
import { toSymbol, toSymbolList, toTokenData } from './convert';
import type { Handlers } from './handlers';
import { Positions } from './positions';
import type { WorkspaceHandlers } from './workspace';

export function answerReading({ connection, session, on }: Handlers, workspace: WorkspaceHandlers): void {
  connection.onHover(({ textDocument, position }, token) =>
    on('Hover', textDocument.uri, null, token, (d) => {
      const card = d.analysis.hover(d.offsetAt(position));
      return card ? { contents: { kind: MarkupKind.Markdown, value: card.markdown }, range: d.rangeOf(card.span) } : null;
    }).then((own) => workspace.hover(textDocument.uri, position, own, token)),
  );

  connection.onDocumentSymbol(({ textDocument }, token) =>
    on('Outline', textDocument.uri, [] as DocumentSymbol[] | SymbolInformation[], token, (d) => {
      const positions = new Positions(d.analysis.draft);
      const symbols = d.analysis.documentSymbols();
      return session.can.outlineTree ? symbols.map((s) => toSymbol(s, positions)) : toSymbolList(symbols, d.uri, positions);
    }),
  );

  connection.onFoldingRanges(({ textDocument }, token) =>
    on('Folding', textDocument.uri, [], token, (d) => {
      const positions = new Positions(d.analysis.draft);
      return d.analysis.foldingRanges(session.can.mostFolds, (offset) => positions.at(offset).line).map((f) => ({ ...f }));
    }),
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
      if (session.can.linkSupport)
        return links.map((l) => ({
          originSelectionRange: d.rangeOf(l.origin),
          targetUri: d.uri,
          targetRange: d.rangeOf(l.target),
          targetSelectionRange: d.rangeOf(l.selection),
        }));
      return links.map((l) => ({ uri: d.uri, range: d.rangeOf(l.selection) }));
    }).then((own) => workspace.definition(textDocument.uri, position, own, token)),
  );

  connection.onReferences(({ textDocument, position, context }, token) =>
    on('References', textDocument.uri, [], token, (d) => {
      const offset = d.offsetAt(position);
      const cited = d.analysis.cited.citedAt(offset);
      if (cited) return d.analysis.cited.usesOf(cited.key).map((s) => ({ uri: d.uri, range: d.rangeOf(s) }));
      const subject = d.analysis.subjectAt(offset);
      return subject ? d.analysis.usesOfSubject(subject, context.includeDeclaration).map((s) => ({ uri: d.uri, range: d.rangeOf(s) })) : [];
    }).then((own) => workspace.references(textDocument.uri, position, context.includeDeclaration, own, token)),
  );

  connection.onDocumentHighlight(({ textDocument, position }, token) =>
    on('Highlight', textDocument.uri, [], token, (d) => {
      const positions = new Positions(d.analysis.draft);
      return d.analysis
        .documentHighlights(d.offsetAt(position))
        .map((h) => ({ range: positions.rangeOf(h.span), kind: h.own ? DocumentHighlightKind.Write : DocumentHighlightKind.Read }));
    }),
  );

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
}
