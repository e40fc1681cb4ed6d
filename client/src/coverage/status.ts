import * as vscode from 'vscode';
import type { CoverageAnswer } from '../../../server/src/protocol';
import type { Checker } from '../checker';
import { counted } from '../counts';
import { CALM_MS } from '../findings/calm';
import { COMMAND, SECTION } from '../names';
import type { DraftInFront } from '../views/draftInFront';
import type { CoverageAnswers } from './answers';
import { notWantedFor } from './notWanted';

const SETTING = 'coverage.status';
/** How long settings take to reach the checker. */
const SETTINGS_MS = 200;
/** Longer drafts, in UTF-16 units, are counted only once the view asks: a code of ten megabytes is not read for a number. */
const LONGEST = 2_000_000;

/** "Coverage 31/73" in the status bar, for the draft in front if it is about the field. It is counted anew when the drafter pauses. */
export class CoverageStatus implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('homeRule.coverage', vscode.StatusBarAlignment.Right, 99);
  private readonly listeners: vscode.Disposable[];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asking: vscode.CancellationTokenSource | undefined;
  private last: { readonly uri: string; readonly answer: CoverageAnswer } | undefined;

  constructor(
    checker: Checker,
    private readonly front: DraftInFront,
    private readonly answers: CoverageAnswers,
  ) {
    this.item.name = 'Home Rule coverage';
    this.item.command = COMMAND.showCoverage;
    this.listeners = [
      this.item,
      answers.onDidAnswer((each) => {
        if (each.uri !== this.front.current?.uri.toString()) return;
        this.last = each;
        this.show();
      }),
      front.onDidChange(() => {
        this.show();
        if (this.last?.uri !== this.front.current?.uri.toString()) this.schedule(0);
      }),
      checker.onDidChangeStanding(() => this.schedule(0)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document === this.front.current && contentChanges.length > 0) this.schedule(CALM_MS);
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration(SECTION, this.front.current)) return;
        this.show();
        this.schedule(SETTINGS_MS);
      }),
    ];
    this.schedule(0);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.asking?.cancel();
    for (const each of this.listeners) each.dispose();
  }

  private get isOn(): boolean {
    return vscode.workspace.getConfiguration(SECTION, this.front.current).get<boolean>(SETTING, true);
  }

  private schedule(wait: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.count(), wait);
  }

  private async count(): Promise<void> {
    const document = this.front.current;
    if (document === undefined || !this.front.isInFront || !this.isOn) return;
    if (document.offsetAt(document.lineAt(document.lineCount - 1).range.end) > LONGEST) return;
    this.asking?.cancel();
    this.asking = new vscode.CancellationTokenSource();
    // The answer comes to all who listen.
    await this.answers.of(document, this.asking.token);
  }

  private show(): void {
    const document = this.front.current;
    const { last } = this;
    if (!document || !this.front.isInFront || !this.isOn || last?.uri !== document.uri.toString() || !last.answer.ofTheField) {
      this.item.hide();
      return;
    }
    const { score, items } = last.answer;
    this.item.text = `Coverage ${score.present}/${score.total}`;
    const apart = score.total - score.present - score.partial - score.absent - score.contrary;
    const known = new Set(items.map(({ id }) => id));
    const unwanted = [...notWantedFor(document.uri).keys()].filter((id) => known.has(id)).length;
    const lines = [
      `${score.present} of ${score.total} items present`,
      `${score.partial} partial`,
      `${score.absent} absent`,
      ...(score.contrary > 0 ? [`${score.contrary} contrary`] : []),
      ...(apart > 0 ? [`${apart} not applicable here`] : []),
      ...(unwanted > 0 ? [`${counted(unwanted, 'item')} not wanted`] : []),
    ];
    this.item.tooltip = ['Home Rule: the checklist', ...lines, 'Select to see the items'].join('\n');
    this.item.accessibilityInformation = { label: `Home Rule coverage: ${lines.join(', ')}` };
    this.item.show();
  }
}
