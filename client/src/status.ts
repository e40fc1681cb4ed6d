import * as vscode from 'vscode';
import { StatusNotification, type StatusParams } from '../../server/src/protocol';
import type { Checker, Standing } from './checker';
import { type Counts, linesOf, summaryOf } from './counts';
import { draftEditor, isJudged } from './drafts';
import type { FindingCollection } from './findings/collection';
import { COMMAND, LANGUAGE, SECTION } from './names';
import { STATES } from './states';

/** What the language status says of checking. */
const CHECKING: Readonly<Record<Standing, { readonly text: string; readonly detail: string }>> = {
  starting: { text: 'Checking: starting', detail: 'Reading the library of authorities' },
  on: { text: 'Checking: on', detail: 'Everything stays on this computer' },
  off: { text: 'Checking: off', detail: '' },
  paused: { text: 'Checking: paused', detail: 'It stopped too often; the log says why' },
  limited: { text: 'Limited: snippets only', detail: 'Checking could not start here; the log says why' },
};

/**
 * What the status bar says: one item with the number of findings of the draft in front, and, in the language status, where
 * it will be enacted and how checking stands. Nothing is shown for other languages.
 */
export class Status implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('homeRule.findings', vscode.StatusBarAlignment.Right, 100);
  private readonly where = vscode.languages.createLanguageStatusItem('homeRule.where', { language: LANGUAGE });
  private readonly checking = vscode.languages.createLanguageStatusItem('homeRule.checking', { language: LANGUAGE });
  /** What the checker said last of each draft: the number it did not send, and the place it understood. */
  private readonly said = new Map<string, StatusParams>();
  private readonly listeners: vscode.Disposable[];

  constructor(
    private readonly checker: Checker,
    private readonly findings: FindingCollection,
  ) {
    this.item.name = 'Home Rule findings';
    this.where.name = 'Place of enactment';
    this.where.command = { command: COMMAND.setJurisdiction, title: 'Change' };
    this.checking.name = 'Checking';
    checker.wire((client) =>
      client.onNotification(StatusNotification, (params: StatusParams) => {
        this.said.set(params.uri, params);
        this.show();
      }),
    );
    this.listeners = [
      checker.onDidChangeStanding(() => this.show()),
      findings.onDidChange(() => this.show()),
      vscode.window.onDidChangeActiveTextEditor(() => this.show()),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.said.delete(keyOf(uri))),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`${SECTION}.jurisdiction`)) this.show();
      }),
    ];
    this.show();
  }

  dispose(): void {
    for (const each of [this.item, this.where, this.checking, ...this.listeners]) each.dispose();
  }

  private show(): void {
    const { standing } = this.checker;
    const { text, detail } = CHECKING[standing];
    this.checking.text = text;
    this.checking.detail = detail;
    this.checking.busy = standing === 'starting';
    this.checking.severity =
      standing === 'paused' || standing === 'limited' ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
    this.checking.command =
      standing === 'on' || standing === 'starting'
        ? { command: COMMAND.showLog, title: 'Show Log' }
        : { command: COMMAND.restart, title: 'Restart' };

    const document = draftEditor()?.document;
    const said = document === undefined ? undefined : this.said.get(keyOf(document.uri));
    const where = said?.where || placeInSettings(document?.uri);
    this.where.text = where === '' ? 'State law not checked' : `Enacted in: ${where}`;
    this.where.detail = where === '' ? 'Say where the draft will be enacted' : (said?.law ?? '');
    if (document === undefined || !isJudged(document.uri) || standing === 'off' || standing === 'limited') {
      this.item.hide();
      return;
    }
    const counts = countsOf(this.findings.get(document.uri) ?? []);
    const unsent = said?.unsent ?? 0;
    this.item.text = standing === 'paused' ? 'Checking paused' : summaryOf(counts, unsent);
    this.item.command = standing === 'paused' ? COMMAND.restart : 'workbench.actions.view.problems';
    const select = standing === 'paused' ? 'Select to check again' : 'Select to open the Problems panel';
    this.item.tooltip = ['Home Rule', ...linesOf(counts), select].join('\n');
    this.item.accessibilityInformation = { label: `Home Rule: ${[summaryOf(counts, unsent), ...linesOf(counts)].join(', ')}` };
    this.item.show();
  }
}

/** The address as the checker was told it, which is how it names a draft. */
function keyOf(uri: vscode.Uri): string {
  return uri.toString();
}

/** The place as the settings have it, until the checker has spoken. */
function placeInSettings(uri: vscode.Uri | undefined): string {
  const settings = vscode.workspace.getConfiguration(SECTION, uri);
  const code = settings.get<string>('jurisdiction.state', '');
  const state = STATES.find(([each]) => each === code)?.[1];
  return state === undefined ? '' : `${state} (${settings.get<string>('jurisdiction.body', 'city')})`;
}

function countsOf(diagnostics: readonly vscode.Diagnostic[]): Counts {
  const count = (severity: vscode.DiagnosticSeverity): number =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return {
    error: count(vscode.DiagnosticSeverity.Error),
    warning: count(vscode.DiagnosticSeverity.Warning),
    information: count(vscode.DiagnosticSeverity.Information),
    hint: count(vscode.DiagnosticSeverity.Hint),
  };
}
