/**
 * The folders of the workspace: which are read, when, and what happens when files change. A folder is read once a draft in it
 * is opened, so that nothing is looked at in a folder that holds none.
 */
import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type Disposable,
  FileChangeType,
  type FileSystemWatcher,
  type InitializeParams,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { isWide } from '../../core/index/workspace/keys';
import { workspaceReader } from '../../core/index/workspace/read';
import { type Elsewhere, elsewhereIn } from '../../core/rules/elsewhere';
import type { Settings } from '../../core/settings';
import { TrustNotification } from '../../protocol';
import type { OpenDraft } from '../document';
import { type Handlers, textOfError } from '../handlers';
import { clientFiles } from './clientFiles';
import type { FileAccess, Host } from './files';
import { Folder, type FolderSettings, type Progress } from './folder';
import { askedSettings, folderSettings } from './settings';
import { canonical, pathBelow, schemeOf } from './uris';

/** Half a second: most folders are read before a reader would look for progress. */
const PROGRESS_AFTER = 500;
/** How long other drafts wait after an edit that brings or takes a number or term, in milliseconds. */
const SETTLE = 400;

export class WorkspaceService {
  readonly #folders = new Map<string, Folder>();
  /** Folders whose reading has begun. */
  readonly #begun = new Set<Folder>();
  readonly #client: FileAccess;
  readonly #watching: Disposable[] = [];
  #trusted = true;
  #can = { progress: false, watch: false, relative: false, configuration: false, folders: false, servesFiles: false };
  /** Whether the client can show what part of an edit is to be looked at before it is made. */
  annotations = false;
  #progressAfter = PROGRESS_AFTER;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  /** Folders whose drafts have changed since others were told. */
  readonly #unsettled = new Set<Folder>();
  /** What each open draft held when other drafts were last told. */
  readonly #told = new Map<string, string>();

  constructor(
    readonly handlers: Handlers,
    readonly host: Host,
    /** All findings rest on something that has changed. */
    readonly renew: () => void,
    /** Settings of clients that cannot be asked. */
    readonly pushed: () => Settings,
  ) {
    this.#client = clientFiles(handlers.connection);
  }

  get #connection(): Connection {
    return this.handlers.connection;
  }

  initialize(params: InitializeParams): Partial<ServerCapabilities> {
    const { init } = this.handlers.session;
    const w = params.capabilities.workspace;
    this.#can = {
      progress: params.capabilities.window?.workDoneProgress === true,
      watch: w?.didChangeWatchedFiles?.dynamicRegistration === true,
      relative: w?.didChangeWatchedFiles?.relativePatternSupport === true,
      configuration: w?.configuration === true,
      folders: w?.workspaceFolders === true,
      servesFiles: init.servesFiles === true,
    };
    this.annotations = w?.workspaceEdit?.changeAnnotationSupport !== undefined;
    this.#trusted = init.trusted !== false;
    this.#progressAfter = init.progressAfter ?? PROGRESS_AFTER;
    const roots = params.workspaceFolders?.map((f) => f.uri) ?? (params.rootUri ? [params.rootUri] : []);
    for (const root of roots) this.#add(root);
    const everything = { filters: [{ pattern: { glob: '**/*' } }] };
    return {
      workspaceSymbolProvider: true,
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        fileOperations: { didCreate: everything, didRename: everything, didDelete: everything },
      },
    };
  }

  /** To be called when the client is ready for requests. */
  initialized(): void {
    const { workspace } = this.#connection;
    if (this.#can.folders)
      workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) this.#remove(uri);
        for (const { uri } of added) this.#add(uri);
        for (const document of this.handlers.documents.all()) this.#opened(document);
        this.renew();
      });
    if (!this.#trusted && this.#folders.size > 0)
      this.#connection.console.info('This folder is not trusted: no file of it is read but the drafts that are open.');
  }

  listen(): void {
    const { documents } = this.handlers;
    const connection = this.#connection;
    documents.onDidOpen(({ document }) => this.#opened(document));
    documents.onDidChangeContent(({ document }) => this.#edited(document));
    documents.onDidClose(({ document }) => this.#closed(document.uri));
    connection.onDidChangeWatchedFiles(({ changes }) => {
      for (const { uri, type } of changes) this.#fileChanged(uri, type === FileChangeType.Deleted);
    });
    const all = (uris: readonly string[], deleted: boolean): void => {
      for (const uri of uris) this.#fileChanged(uri, deleted);
    };
    const of = (files: readonly { readonly uri: string }[]): string[] => files.map((f) => f.uri);
    connection.workspace.onDidCreateFiles(({ files }) => all(of(files), false));
    connection.workspace.onDidDeleteFiles(({ files }) => all(of(files), true));
    connection.workspace.onDidRenameFiles(({ files }) => {
      all(
        files.map((f) => f.oldUri),
        true,
      );
      all(
        files.map((f) => f.newUri),
        false,
      );
    });
    documents.onDidSave(({ document }) => this.#fileChanged(document.uri, false));
    connection.onNotification(TrustNotification, () => {
      this.#trusted = true;
      for (const folder of this.#begun) void this.#read(folder);
    });
  }

  /** Settings may have changed: folders whose own have are read again. */
  configurationChanged(): void {
    for (const folder of this.#begun) void this.#read(folder);
  }

  /** The folder a file is in, the innermost; undefined where it is in none. */
  folderOf(uri: string): Folder | undefined {
    const file = canonical(uri);
    let best: Folder | undefined;
    for (const folder of this.#folders.values())
      if (pathBelow(folder.root, file) !== undefined && (!best || folder.root.length > best.root.length)) best = folder;
    return best;
  }

  get folders(): Iterable<Folder> {
    return this.#folders.values();
  }

  filesOf(root: string): FileAccess | undefined {
    if (!this.#trusted) return undefined;
    if (schemeOf(root) === 'file' && this.host.files) return this.host.files;
    return this.#can.servesFiles ? this.#client : undefined;
  }

  /** Begins to read the folders in which nothing has been opened yet: someone looks for symbols. */
  beginAll(): void {
    for (const folder of this.#folders.values()) this.#begin(folder);
  }

  #add(uri: string): void {
    const root = canonical(uri).replace(/\/$/, '');
    if (this.#folders.has(root)) return;
    const { book, warn } = this.handlers;
    const service = this;
    this.#folders.set(
      root,
      new Folder(root, {
        get files() {
          return service.filesOf(root);
        },
        pause: this.host.pause,
        readerFor: (ownCodes) => workspaceReader(book.readerFor(ownCodes)),
        progressAfter: () => this.#progressAfter,
        progress: (title) => this.#progress(title),
        info: (message) => this.#connection.console.info(message),
        warn,
        changed: (folder) => this.#changed(folder),
      }),
    );
  }

  #remove(uri: string): void {
    const root = canonical(uri).replace(/\/$/, '');
    const folder = this.#folders.get(root);
    if (!folder) return;
    folder.stop();
    this.#folders.delete(root);
    this.#begun.delete(folder);
  }

  #opened(document: OpenDraft): void {
    const { uri } = document;
    const folder = this.folderOf(uri);
    for (const other of this.#folders.values()) if (other !== folder) other.workspace.close(canonical(uri));
    if (!folder) {
      document.analysis.elsewhere = undefined;
      return;
    }
    const { documents } = this.handlers;
    folder.workspace.open(canonical(uri), () => (documents.get(uri) ?? document).analysis.draft);
    document.analysis.elsewhere = elsewhereOf(folder, canonical(uri));
    this.#told.set(uri, holdings(document));
    this.#begin(folder);
    this.#tellOthers(uri, folder);
  }

  #begin(folder: Folder): void {
    if (this.#begun.has(folder)) return;
    this.#begun.add(folder);
    folder.expect();
    void this.#read(folder);
  }

  #closed(uri: string): void {
    this.#told.delete(uri);
    const folder = this.folderOf(uri);
    if (!folder) return;
    folder.workspace.close(canonical(uri));
    // What was typed and not saved is gone with the editor: the file on disk counts again.
    void folder.fileChanged(canonical(uri), false);
    this.#tellOthers(uri, folder);
  }

  /** Tells other open drafts, a moment later, where an edit has brought or taken what they may ask about. */
  #edited(document: OpenDraft): void {
    const before = this.#told.get(document.uri);
    const after = holdings(document);
    if (before === undefined || before === after) return;
    this.#told.set(document.uri, after);
    const folder = this.folderOf(document.uri);
    if (folder) this.#tellOthers(document.uri, folder);
  }

  /** A moment after a draft was opened, closed or edited: findings of others may rest on what it holds. */
  #tellOthers(uri: string, folder: Folder): void {
    const others = this.handlers.documents.all().some((d) => d.uri !== uri && d.analysis.asksElsewhere && this.folderOf(d.uri) === folder);
    if (!others) return;
    this.#unsettled.add(folder);
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      const folders = [...this.#unsettled];
      this.#unsettled.clear();
      for (const each of folders) this.#changed(each);
    }, SETTLE);
  }

  #fileChanged(uri: string, deleted: boolean): void {
    const folder = this.folderOf(uri);
    if (folder) void folder.fileChanged(canonical(uri), deleted);
  }

  /** What files say has changed: findings of open drafts that asked are graded anew. */
  #changed(folder: Folder): void {
    let any = false;
    for (const document of this.handlers.documents.all()) {
      if (this.folderOf(document.uri) !== folder || !document.analysis.asksElsewhere) continue;
      document.analysis.elsewhereChanged();
      any = true;
    }
    if (any) this.renew();
  }

  async #read(folder: Folder): Promise<void> {
    const { warn } = this.handlers;
    const settings = folderSettings(
      this.#can.configuration ? await askedSettings(this.#connection, folder.root, warn) : { own: this.pushed() },
    );
    if (this.#folders.get(folder.root) !== folder) return;
    const key = JSON.stringify([settings, this.#trusted]);
    if (folder.readWith === key) return;
    folder.readWith = key;
    this.#watch();
    await folder.read(settings);
  }

  /** Asks to be told of changes on disk, for all folders that are read. */
  #watch(): void {
    if (!this.#can.watch || !this.#trusted) return;
    for (const old of this.#watching.splice(0)) old.dispose();
    const watchers: FileSystemWatcher[] = [];
    for (const { root, readWith } of this.#begun) {
      const { include } = (JSON.parse(readWith ?? '[{"include":[]}]') as [FolderSettings])[0];
      for (const glob of include) {
        const pattern = glob.includes('/') ? glob : `**/${glob}`;
        watchers.push({ globPattern: this.#can.relative ? { baseUri: root, pattern } : pattern });
      }
    }
    if (watchers.length === 0) return;
    void this.#connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers })
      .then((d) => this.#watching.push(d))
      .catch((error: unknown) => this.handlers.warn(`Changes of files are not followed: ${textOfError(error)}.`));
  }

  async #progress(title: string): Promise<Progress | undefined> {
    if (!this.#can.progress) return undefined;
    const shown = await this.#connection.window.createWorkDoneProgress();
    shown.begin(title, 0, undefined, true);
    return {
      get cancelled() {
        return shown.token.isCancellationRequested;
      },
      report: (percentage, message) => shown.report(percentage, message),
      done: () => shown.done(),
    };
  }
}

/** A sign of what a draft offers to others: it moves when a number or term comes or goes. */
const holdings = ({ analysis: { draft } }: OpenDraft): string => `${draft.structure}.${draft.terms}`;

/** While files are still unread, or some will stay so, what is not known may be there. */
function elsewhereOf(folder: Folder, uri: string): Elsewhere {
  const known = elsewhereIn(folder.workspace, uri);
  return {
    holdsNumber: (key) => (folder.incomplete && isWide(key)) || known.holdsNumber(key),
    definesTerm: (key) => folder.state === 'reading' || known.definesTerm(key),
  };
}
