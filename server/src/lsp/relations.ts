/** Requests about how provisions hang together: lenses, hints behind references, the hierarchy of reliance, symbols by name. */
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CodeLens,
  type InlayHint,
  MarkupKind,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver';
import type { HierarchyItem } from '../core/features/callHierarchy';
import { lensTitle } from '../core/features/codeLens';
import { plain } from '../core/features/markdown';
import type { FoundSymbol } from '../core/features/workspaceSymbol';
import type { OpenDraft } from './document';
import type { Handlers } from './handlers';
import { Positions } from './positions';
import type { WorkspaceHandlers } from './workspace';

export function answerRelations({ connection, documents, session, on }: Handlers, workspace: WorkspaceHandlers): void {
  connection.onCodeLens(({ textDocument }, token) =>
    on('Lenses', textDocument.uri, [] as CodeLens[], token, (d) => {
      if (!d.analysis.settings.codeLens.references) return [];
      const positions = new Positions(d.analysis.draft);
      return d.analysis.codeLenses().map((l) => ({ range: positions.rangeOf(l.span), data: { uri: d.uri } }));
    }),
  );

  connection.onCodeLensResolve(async (lens, token) => {
    const uri = (lens.data as { uri?: string } | undefined)?.uri ?? '';
    const { start } = lens.range;
    const own = await on('Lens', uri, [], token, (d) =>
      (d.analysis.lensPlaces(d.offsetAt(start)) ?? []).map((s) => ({ uri: d.uri, range: d.rangeOf(s) })),
    );
    const count = (await workspace.references(uri, start, false, own, token)).length;
    const { commands } = session.init;
    // A lens without a command is words alone: so an editor shows it that cannot list places itself.
    lens.command =
      commands && count > 0
        ? { title: lensTitle(count), command: commands.references, arguments: [uri, start] }
        : { title: lensTitle(count), command: '' };
    return lens;
  });

  connection.languages.inlayHint.on(({ textDocument, range }, token) =>
    on('Hints', textDocument.uri, [] as InlayHint[], token, (d) => {
      if (!d.analysis.settings.inlayHints.references) return [];
      const { start, end } = d.spanOf(range);
      return d.analysis.inlayHints(start, end).map((h) => ({
        position: d.positionAt(h.at),
        label: [
          {
            value: h.label,
            tooltip: { kind: MarkupKind.Markdown, value: plain(h.tooltip) },
            location: { uri: d.uri, range: d.rangeOf(h.target) },
          },
        ],
        paddingLeft: true,
      }));
    }),
  );

  connection.languages.callHierarchy.onPrepare(({ textDocument, position }, token) =>
    on('Hierarchy', textDocument.uri, null, token, (d) => {
      const item = d.analysis.prepareHierarchy(d.offsetAt(position));
      return item ? [toHierarchyItem(item, d)] : null;
    }),
  );

  connection.languages.callHierarchy.onIncomingCalls(async ({ item }, token) => {
    const { start } = item.selectionRange;
    const own = await on('Hierarchy', item.uri, [] as CallHierarchyIncomingCall[], token, (d) =>
      d.analysis
        .incoming(d.offsetAt(start))
        .map((r) => ({ from: toHierarchyItem(r.item, d), fromRanges: r.places.map((s) => d.rangeOf(s)) })),
    );
    return workspace.incoming(item.uri, start, own);
  });

  connection.languages.callHierarchy.onOutgoingCalls(({ item }, token) =>
    on('Hierarchy', item.uri, [] as CallHierarchyOutgoingCall[], token, (d) =>
      d.analysis
        .outgoing(d.offsetAt(item.selectionRange.start))
        .map((r) => ({ to: toHierarchyItem(r.item, d), fromRanges: r.places.map((s) => d.rangeOf(s)) })),
    ).then((own) => workspace.outgoing(item.uri, item.selectionRange.start, own)),
  );

  connection.onWorkspaceSymbol(async ({ query }) => {
    const own: SymbolInformation[] = [];
    for (const { uri } of documents.all())
      own.push(
        ...(await on('Symbols', uri, [], undefined, (d) => d.analysis.workspaceSymbols(query).map((s) => toSymbolInformation(s, d)))),
      );
    return workspace.symbols(query, own);
  });
}

const toHierarchyItem = (item: HierarchyItem, d: OpenDraft): CallHierarchyItem => ({
  name: item.name,
  detail: item.detail,
  kind: item.kind === 'section' ? SymbolKind.Class : SymbolKind.Field,
  uri: d.uri,
  range: d.rangeOf(item.span),
  selectionRange: d.rangeOf(item.selection),
});

const FOUND: Readonly<Record<FoundSymbol['kind'], SymbolKind>> = {
  division: SymbolKind.Module,
  section: SymbolKind.Class,
  term: SymbolKind.Constant,
};

const toSymbolInformation = (s: FoundSymbol, d: OpenDraft): SymbolInformation => ({
  name: s.name,
  kind: FOUND[s.kind],
  ...(s.container ? { containerName: s.container } : {}),
  location: { uri: d.uri, range: d.rangeOf(s.span) },
});
