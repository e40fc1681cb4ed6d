import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  DiagnosticPullMode,
  ErrorAction,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
  Trace,
} from 'vscode-languageclient';
import type { InitOptions } from '../../server/src/protocol';
import { isJudged } from './drafts';
import { type FindingCollection, whenToShow } from './findings/collection';
import { traceChannel, traceSetting } from './log';
import { CARD_COMMANDS, CARD_TRUST, COMMAND, CONTEXT, LANGUAGE } from './names';
import { RESTARTS, RestartBudget } from './restart';
import { say } from './say';

/** A checker about to be started: the one difference between desktop and web. */
export interface Launched {
  readonly client: BaseLanguageClient;
  /** Whether the connection closes when the checker falls. A process does so; a worker only reports an error. */
  readonly closes: boolean;
  /** Ends whatever runs the checker, where the language client does not do so itself. */
  terminate(): void;
}

/** Makes a checker, not yet started. May throw where the machine can't run one. */
export type Launch = (options: LanguageClientOptions) => Launched;

/** How checking stands: `paused` after falling over too often, `limited` where it could not start. */
export type Standing = 'starting' | 'on' | 'paused' | 'limited' | 'off';

/**
 * The running checker, through falls and restarts. Each start makes a new language client: one whose start failed can't be
 * started again.
 */
export class Checker implements vscode.Disposable {
  private launched: Launched | undefined;
  private standingNow: Standing = 'off';
  private readonly budget = new RestartBudget();
  private readonly wires: ((client: BaseLanguageClient) => vscode.Disposable)[] = [];
  private held: vscode.Disposable[] = [];
  private toldOfPause = false;
  private readonly standingChanged = new vscode.EventEmitter<Standing>();

  readonly onDidChangeStanding = this.standingChanged.event;

  constructor(
    private readonly launch: Launch,
    private readonly log: vscode.LogOutputChannel,
    private readonly findings: FindingCollection,
  ) {}

  get standing(): Standing {
    return this.standingNow;
  }

  /** The client, if it answers. */
  get client(): BaseLanguageClient | undefined {
    const client = this.launched?.client;
    return client?.isRunning() ? client : undefined;
  }

  /** Names what to do with each new client before it starts, such as listening to a notification. */
  wire(each: (client: BaseLanguageClient) => vscode.Disposable): void {
    this.wires.push(each);
  }

  /** Asks the checker, or says in the status bar that it does not answer. */
  async ask<R>(method: string, params?: object): Promise<R | undefined> {
    if (this.standingNow === 'starting') await this.nextStanding();
    const { client } = this;
    if (client === undefined) {
      say('Home Rule is not checking at the moment. Use “Restart Checking”.');
      return undefined;
    }
    try {
      return params === undefined ? await client.sendRequest<R>(method) : await client.sendRequest<R>(method, params);
    } catch (error) {
      this.log.error(`${method}: ${reasonOf(error)}`);
      say('Home Rule could not answer; the log says why.');
      return undefined;
    }
  }

  /** Starts checking. Never rejects: what goes wrong is in the log and in {@link standing}. */
  async start(): Promise<void> {
    this.stand('starting');
    let launched: Launched;
    try {
      launched = this.launch(this.options());
    } catch (error) {
      this.limit(error);
      return;
    }
    this.launched = launched;
    const { client } = launched;
    this.held = this.wires.map((wire) => wire(client));
    this.held.push(
      client.onDidChangeState(({ newState }) => {
        if (this.launched?.client !== client) return;
        if (newState === State.Running) this.stand('on');
        if (newState === State.Starting) this.stand('starting');
      }),
    );
    try {
      await client.start();
      await this.trace(client);
      // After the client's own listener, which sets the trace back at every change.
      this.held.push(vscode.workspace.onDidChangeConfiguration(() => void this.trace(client)));
      this.log.info('Checking started.');
    } catch (error) {
      if (this.launched === launched && this.standingNow !== 'paused') this.limit(error);
    }
  }

  /** Stops checking and starts it afresh, as the user asked. */
  async restart(): Promise<void> {
    this.budget.reset();
    this.toldOfPause = false;
    await this.stop();
    await this.start();
  }

  /** Stops checking. Never rejects: a client that did not start, or does not answer, may refuse to stop. */
  async stop(): Promise<void> {
    const launched = this.launched;
    this.launched = undefined;
    for (const each of this.held.splice(0)) each.dispose();
    if (launched === undefined) return;
    await launched.client.dispose().catch((error: unknown) => this.log.debug(`stopping: ${reasonOf(error)}`));
    launched.terminate();
    this.stand('off');
  }

  dispose(): void {
    void this.stop();
    this.standingChanged.dispose();
  }

  private nextStanding(): Promise<void> {
    return new Promise((resolve) => {
      const listener = this.onDidChangeStanding(() => {
        listener.dispose();
        resolve();
      });
    });
  }

  private stand(standing: Standing): void {
    if (this.standingNow === standing) return;
    this.standingNow = standing;
    void vscode.commands.executeCommand('setContext', CONTEXT.ready, standing === 'on');
    void vscode.commands.executeCommand('setContext', CONTEXT.limited, standing === 'limited');
    this.standingChanged.fire(standing);
  }

  private limit(error: unknown): void {
    this.log.error(`Checking could not start: ${reasonOf(error)}. Clauses still work as snippets.`);
    this.stand('limited');
  }

  private async trace(client: BaseLanguageClient): Promise<void> {
    const setting = traceSetting();
    if (setting === 'off' || !client.isRunning()) return;
    await client.setTrace(setting === 'verbose' ? Trace.Verbose : Trace.Messages);
  }

  /** What to do after a fall: start again in silence, or, after too many, stop and say so once. */
  private afterFall(): boolean {
    if (this.budget.spend(Date.now())) return true;
    this.log.error(`Checking stopped ${RESTARTS + 1} times within three minutes and stays off.`);
    this.stand('paused');
    if (!this.toldOfPause) {
      this.toldOfPause = true;
      void this.tellOfPause();
    }
    return false;
  }

  private async tellOfPause(): Promise<void> {
    const restart = 'Restart';
    const showLog = 'Show Log';
    const chosen = await vscode.window.showErrorMessage(
      'Home Rule stopped checking. Your text is safe; clauses still work as snippets.',
      restart,
      showLog,
    );
    if (chosen === restart) await this.restart();
    if (chosen === showLog) this.log.show();
  }

  /** A worker reports an error and never closes, so its fall is noticed here and mended by hand. */
  private async workerFell(error: Error): Promise<void> {
    this.log.warn(`The checker failed: ${reasonOf(error)}`);
    if (this.standingNow === 'paused') return;
    const wasRunning = this.standingNow === 'on';
    const again = this.afterFall();
    await this.stop();
    if (!again) this.stand('paused');
    else if (wasRunning) await this.start();
    else this.limit(error);
  }

  private options(): LanguageClientOptions {
    const initializationOptions: InitOptions = {
      commands: {
        ...CARD_COMMANDS,
        structure: COMMAND.changeStructure,
        setPlace: COMMAND.setJurisdiction,
        turnOff: COMMAND.turnOffFinding,
      },
      contributesSnippets: true,
      servesFiles: true,
      trusted: vscode.workspace.isTrusted,
    };
    return {
      documentSelector: [{ language: LANGUAGE }],
      initializationOptions,
      outputChannel: this.log,
      traceOutputChannel: traceChannel(this.log),
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationFailedHandler: () => false,
      markdown: { isTrusted: CARD_TRUST, supportHtml: false },
      diagnosticCollectionProvider: {
        create: () => this.findings,
        // The collection outlives each client; only its contents go.
        dispose: () => this.findings.clear(),
      },
      diagnosticPullOptions: {
        onChange: true,
        onSave: true,
        filter: (document, mode) => mode === DiagnosticPullMode.onType && whenToShow(document.uri) === 'onSave',
      },
      middleware: {
        provideDiagnostics: (document, previous, token, next) =>
          isJudged(document instanceof vscode.Uri ? document : document.uri) ? next(document, previous, token) : undefined,
      },
      errorHandler: {
        error: (error) => {
          if (this.launched?.closes === false) void this.workerFell(error);
          return { action: ErrorAction.Continue, handled: true };
        },
        closed: () =>
          this.afterFall() ? { action: CloseAction.Restart, handled: true } : { action: CloseAction.DoNotRestart, handled: true },
      },
    };
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
