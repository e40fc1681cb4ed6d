/** A language client of our own over standard input and output, for tests of the bundled server. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  type ProtocolConnection,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

const root = path.resolve(__dirname, '../../..');

export interface ServerOptions {
  /** Arguments after `node`; the bundled server by default. */
  readonly command?: readonly string[];
  readonly capabilities?: ClientCapabilities | undefined;
  readonly initializationOptions?: unknown;
  /** Answers `workspace/configuration`, if the capability is given. */
  readonly configuration?: (scope: string | undefined, section: string | undefined) => unknown;
  /** URIs of the folders that are open. */
  readonly folders?: readonly string[];
}

export interface Progress {
  readonly token: string | number;
  readonly value: {
    readonly kind: 'begin' | 'report' | 'end';
    readonly title?: string;
    readonly message?: string;
    readonly cancellable?: boolean;
  };
}

/** Options of a client that pulls findings and, where it has any, gives these settings when asked. */
export const configured = (settings?: unknown): ServerOptions =>
  settings === undefined
    ? {}
    : {
        capabilities: { ...PULLING, workspace: { ...PULLING.workspace, configuration: true } },
        configuration: (_uri, section) => (section === 'homeRule' ? settings : null),
      };

export class TestServer {
  readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
  readonly log: string[] = [];
  /** Diagnostics pushed, last by uri. */
  readonly pushed = new Map<string, { readonly version: number | undefined; readonly diagnostics: readonly Diagnostic[] }>();
  readonly #waiting: { readonly test: () => boolean; readonly done: () => void }[] = [];
  /** Capabilities the server has registered. */
  readonly registered: { readonly method: string; readonly registerOptions?: unknown }[] = [];
  /** How often the server has asked to pull all findings anew. */
  refreshes = 0;
  readonly progress: Progress[] = [];
  onProgress: (progress: Progress) => void = () => undefined;
  result: InitializeResult | undefined;
  exitCode: Promise<number | null>;

  constructor(readonly options: ServerOptions = {}) {
    const [file, ...args] = options.command ?? [path.join(root, 'dist/server.node.js'), '--stdio'];
    this.process = spawn(process.execPath, [path.resolve(root, file as string), ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.exitCode = new Promise((resolve) => this.process.once('exit', (code) => resolve(code)));
    const { stdin, stdout, stderr } = this.process;
    if (!stdin || !stdout || !stderr) throw new Error('no pipes');
    stderr.on('data', (b: Buffer) => this.log.push(b.toString()));
    this.connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.connection.onNotification('window/logMessage', (p: { message: string }) => {
      this.log.push(p.message);
      this.#look();
    });
    this.connection.onNotification('homeRule/status', () => undefined);
    this.connection.onNotification('textDocument/publishDiagnostics', (p: { uri: string; version?: number; diagnostics: Diagnostic[] }) => {
      this.pushed.set(p.uri, { version: p.version, diagnostics: p.diagnostics });
      this.#look();
    });
    this.connection.onRequest('workspace/configuration', (p: { items: { scopeUri?: string; section?: string }[] }) =>
      p.items.map((i) => options.configuration?.(i.scopeUri, i.section) ?? null),
    );
    this.connection.onRequest('client/registerCapability', (p: { registrations: { method: string; registerOptions?: unknown }[] }) => {
      this.registered.push(...p.registrations);
      this.#look();
      return null;
    });
    this.connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      this.#look();
      return null;
    });
    this.connection.onRequest('window/workDoneProgress/create', () => null);
    this.connection.onNotification('$/progress', (p: Progress) => {
      this.progress.push(p);
      this.onProgress(p);
      this.#look();
    });
    this.connection.listen();
  }

  async start(): Promise<InitializeResult> {
    this.result = await this.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: this.options.folders?.map((uri) => ({ uri, name: uri.slice(uri.lastIndexOf('/') + 1) })) ?? null,
      capabilities: this.options.capabilities ?? PULLING,
      initializationOptions: this.options.initializationOptions,
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
    return this.result;
  }

  async open(uri: string, text: string, version = 1): Promise<void> {
    await this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'ordinance', version, text } });
  }

  async change(uri: string, version: number, changes: readonly unknown[]): Promise<void> {
    await this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: changes });
  }

  async pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
      ...(previousResultId ? { previousResultId } : {}),
    });
  }

  /** The items of a full report. */
  async findings(uri: string): Promise<Diagnostic[]> {
    const report = await this.pull(uri);
    return report.kind === 'full' ? report.items : [];
  }

  /** Waits until a push for `uri` at `version` or later has come. */
  async pushedAt(uri: string, version: number): Promise<readonly Diagnostic[]> {
    await this.until(() => (this.pushed.get(uri)?.version ?? -1) >= version);
    return this.pushed.get(uri)?.diagnostics ?? [];
  }

  /** Waits until what the server has said makes `test` true. */
  until(test: () => boolean): Promise<void> {
    if (test()) return Promise.resolve();
    return new Promise((resolve) => {
      const entry = {
        test,
        done: () => {
          this.#waiting.splice(this.#waiting.indexOf(entry), 1);
          resolve();
        },
      };
      this.#waiting.push(entry);
    });
  }

  /** Waits for a line of the log. */
  logged(line: RegExp): Promise<void> {
    return this.until(() => this.log.some((l) => line.test(l)));
  }

  #look(): void {
    for (const w of [...this.#waiting]) if (w.test()) w.done();
  }

  request<T>(method: string, params: unknown): Promise<T> {
    return this.connection.sendRequest(method, params) as Promise<T>;
  }

  async stop(): Promise<number | null> {
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    const code = await this.exitCode;
    this.connection.dispose();
    return code;
  }
}

/** A client like VS Code. */
export const PULLING: ClientCapabilities = {
  textDocument: {
    diagnostic: { relatedInformation: true } as ClientCapabilities['textDocument'] extends infer T
      ? T extends { diagnostic?: infer D }
        ? D & object
        : never
      : never,
    codeAction: {
      resolveSupport: { properties: ['edit'] },
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor.rewrite'] } },
    },
    completion: { completionItem: { snippetSupport: true } },
    definition: { linkSupport: true },
  },
  workspace: { workspaceEdit: { documentChanges: true }, diagnostics: { refreshSupport: true } },
};

/** A client that can do next to nothing. */
export const BARE: ClientCapabilities = {};
