/**
 * The workspace as the handlers of requests see it: each answers from its own draft first, and what stands in other files is
 * added here. What goes wrong here is logged and leaves the draft's own answer as it is.
 */
import type {
  CallHierarchyIncomingCall,
  CallHierarchyOutgoingCall,
  CancellationToken,
  Hover,
  InitializeParams,
  Location,
  LocationLink,
  Position,
  ServerCapabilities,
  SymbolInformation,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { MarkupKind, ResponseError } from 'vscode-languageserver';
import type { Settings } from '../core/settings';
import type { OpenDraft } from './document';
import { type Handlers, textOfError } from './handlers';
import { WorkspaceAnswers } from './workspace/answers';
import type { Host } from './workspace/files';
import { incomingFromFiles, outgoingToFiles } from './workspace/hierarchy';
import { prepareRenameElsewhere, renameElsewhere } from './workspace/rename';
import { WorkspaceService } from './workspace/service';

type Links = LocationLink[] | Location[] | null;

export class WorkspaceHandlers {
  readonly service: WorkspaceService;
  readonly answers: WorkspaceAnswers;

  constructor(
    readonly handlers: Handlers,
    host: Host,
    renew: () => void,
    pushed: () => Settings,
  ) {
    this.service = new WorkspaceService(handlers, host, renew, pushed);
    this.answers = new WorkspaceAnswers(this.service);
    this.service.listen();
  }

  initialize(params: InitializeParams): Partial<ServerCapabilities> {
    return this.service.initialize(params);
  }

  /** Runs a part of a request on its draft, if that is still open and in a folder. */
  async #on<T>(name: string, uri: string, own: T, token: CancellationToken | undefined, run: (d: OpenDraft) => Promise<T>): Promise<T> {
    const document = this.handlers.documents.get(uri);
    if (!document || token?.isCancellationRequested || !this.service.folderOf(uri)) return own;
    try {
      return await run(document);
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      this.handlers.connection.console.error(`${name} in other files failed: ${textOfError(error)}`);
      return own;
    }
  }

  /** The draft's own card, and under it what stands in another file. */
  hover(uri: string, position: Position, own: Hover | null, token?: CancellationToken): Promise<Hover | null> {
    return this.#on('Hover', uri, own, token, async (d) => {
      const card = await this.answers.card(d, d.offsetAt(position));
      if (!card) return own;
      const mine = own && typeof own.contents === 'object' && 'value' in own.contents ? own.contents.value : '';
      const value = mine === '' ? card.markdown : `${card.markdown}\n\n---\n\n${mine}`;
      return { contents: { kind: MarkupKind.Markdown, value }, range: card.range };
    });
  }

  /** Where the draft itself does not answer, the other files do. */
  definition(uri: string, position: Position, own: Links, token?: CancellationToken): Promise<Links> {
    if (own && own.length > 0) return Promise.resolve(own);
    return this.#on('Definition', uri, own, token, async (d) => {
      const links = await this.answers.definition(d, d.offsetAt(position));
      if (this.handlers.session.can.linkSupport) return links;
      return links.map((l) => ({ uri: l.targetUri, range: l.targetSelectionRange }));
    });
  }

  references(uri: string, position: Position, declaration: boolean, own: Location[], token?: CancellationToken): Promise<Location[]> {
    return this.#on('References', uri, own, token, async (d) => [
      ...own,
      ...(await this.answers.references(d, d.offsetAt(position), declaration, () => token?.isCancellationRequested === true)),
    ]);
  }

  symbols(query: string, own: SymbolInformation[]): SymbolInformation[] {
    try {
      return [...own, ...this.answers.symbols(query)];
    } catch (error) {
      this.handlers.connection.console.error(`Symbols of other files failed: ${textOfError(error)}`);
      return own;
    }
  }

  /** `uri` may name a file that is not open: an item of the hierarchy that stands in another file. */
  incoming(uri: string, position: Position, own: CallHierarchyIncomingCall[]): Promise<CallHierarchyIncomingCall[]> {
    return incomingFromFiles(this.answers, uri, position, own).catch((error: unknown) => {
      this.handlers.connection.console.error(`Incoming references of other files failed: ${textOfError(error)}`);
      return own;
    });
  }

  outgoing(uri: string, position: Position, own: CallHierarchyOutgoingCall[]): Promise<CallHierarchyOutgoingCall[]> {
    return outgoingToFiles(this.answers, uri, position, own).catch((error: unknown) => {
      this.handlers.connection.console.error(`Outgoing references to other files failed: ${textOfError(error)}`);
      return own;
    });
  }

  prepareRename<T>(
    uri: string,
    position: Position,
    own: T | null,
  ): Promise<T | { range: LocationLink['targetRange']; placeholder: string } | null> {
    if (own !== null) return Promise.resolve(own);
    return this.#on('Rename', uri, own, undefined, async (d) => prepareRenameElsewhere(this.answers, d, d.offsetAt(position)) as T | null);
  }

  /** Adds to a rename what follows it in other files; `own` is undefined where the draft itself has nothing to rename there. */
  rename(uri: string, position: Position, name: string, own: WorkspaceEdit | null): Promise<WorkspaceEdit | null> {
    return this.#on('Rename', uri, own, undefined, (d) => renameElsewhere(this.answers, d, d.offsetAt(position), name, own));
  }
}
