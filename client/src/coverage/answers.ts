import * as vscode from 'vscode';
import { type CoverageAnswer, type CoverageParams, CoverageRequest } from '../../../server/src/protocol';
import type { Checker } from '../checker';
import { SECTION } from '../names';

/** Most places asked for of an item or a question. */
const MOST_PLACES = 20;

/** One question to the checker, and how many wait for its answer. */
interface Asked {
  readonly version: number;
  readonly answer: Promise<CoverageAnswer | null | undefined>;
  readonly source: vscode.CancellationTokenSource;
  waiting: number;
}

/**
 * What the checker says of the checklist, asked once for all who want to know: the view, the status bar, the scorecard. An
 * answer is good until the draft or the settings change.
 */
export class CoverageAnswers implements vscode.Disposable {
  private readonly asked = new Map<string, Asked>();
  private readonly answered = new vscode.EventEmitter<{ readonly uri: string; readonly answer: CoverageAnswer }>();
  private readonly listeners: vscode.Disposable[];

  /** Fires with each new answer, whoever asked. */
  readonly onDidAnswer = this.answered.event;

  constructor(private readonly checker: Checker) {
    this.listeners = [
      checker.onDidChangeStanding(() => this.forget()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(SECTION)) this.forget();
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.drop(uri.toString())),
    ];
  }

  /** How a draft stands; null where the checker does not know it, undefined where it does not answer. */
  async of(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<CoverageAnswer | null | undefined> {
    const uri = document.uri.toString();
    const known = this.asked.get(uri);
    const asked = known !== undefined && known.version === document.version ? known : this.ask(uri, document.version);
    if (asked === undefined) return undefined;
    asked.waiting += 1;
    // The question is given up once nobody waits for its answer any more.
    const left = token.onCancellationRequested(() => {
      asked.waiting -= 1;
      if (asked.waiting === 0 && this.asked.get(uri) === asked) this.drop(uri);
    });
    try {
      return await asked.answer;
    } finally {
      left.dispose();
    }
  }

  dispose(): void {
    this.forget();
    for (const each of this.listeners) each.dispose();
    this.answered.dispose();
  }

  private ask(uri: string, version: number): Asked | undefined {
    const { client } = this.checker;
    this.drop(uri);
    if (client === undefined) return undefined;
    const source = new vscode.CancellationTokenSource();
    const params: CoverageParams = { uri, most: MOST_PLACES };
    const asked: Asked = {
      version,
      source,
      waiting: 0,
      answer: client.sendRequest<CoverageAnswer | null>(CoverageRequest, params, source.token).then(
        (answer) => {
          if (answer && this.asked.get(uri) === asked) this.answered.fire({ uri, answer });
          return answer;
        },
        () => {
          // What failed is asked anew, not remembered.
          if (this.asked.get(uri) === asked) this.asked.delete(uri);
          return undefined;
        },
      ),
    };
    this.asked.set(uri, asked);
    return asked;
  }

  private drop(uri: string): void {
    const asked = this.asked.get(uri);
    this.asked.delete(uri);
    asked?.source.cancel();
  }

  private forget(): void {
    for (const uri of [...this.asked.keys()]) this.drop(uri);
  }
}
