import * as vscode from 'vscode';
import {
  type CoverageAnswer,
  type LandscapeParams,
  LandscapeRequest,
  type LandscapeResult,
  type ScorecardParams,
  ScorecardRequest,
  type ScorecardResult,
} from '../../../server/src/protocol';
import type { Checker } from '../checker';
import type { CoverageAnswers } from '../coverage/answers';
import { today } from '../day';
import { draftEditor } from '../drafts';
import { COMMAND } from '../names';
import { saveBeside } from '../saving';
import { say } from '../say';
import type { DraftInFront } from '../views/draftInFront';
import { landscapeOf } from './landscape';
import { ScorecardPage } from './page';

interface Way extends vscode.QuickPickItem {
  readonly format: ScorecardParams['format'];
  readonly ending: string;
  readonly fileKind: string;
}

const WAYS: readonly Way[] = [
  { label: 'HTML…', detail: 'One page to print, send or open in Word', format: 'html', ending: 'html', fileKind: 'HTML' },
  { label: 'Markdown…', detail: 'A text file', format: 'markdown', ending: 'md', fileKind: 'Markdown' },
  { label: 'CSV…', detail: 'A table for a spreadsheet: a row a question', format: 'csv', ending: 'csv', fileKind: 'CSV' },
];

/** The criteria scorecard: a page for each draft that was asked for one, and the same as a file. */
export class Scorecard implements vscode.Disposable {
  private readonly pages = new Map<string, ScorecardPage>();
  private questions: LandscapeResult['questions'] = [];

  constructor(
    private readonly checker: Checker,
    private readonly front: DraftInFront,
    private readonly answers: CoverageAnswers,
  ) {}

  /** Opens the page on the draft in front, or shows it where it is open. */
  async open(): Promise<void> {
    const document = this.draft();
    if (document === undefined) return;
    const key = document.uri.toString();
    const known = this.pages.get(key);
    if (known) {
      known.show();
      return;
    }
    if (this.questions.length === 0) {
      const params: LandscapeParams = { state: '' };
      this.questions = (await this.checker.ask<LandscapeResult>(LandscapeRequest, params))?.questions ?? [];
    }
    const page = new ScorecardPage(document, {
      ask: (token): Promise<CoverageAnswer | null | undefined> => this.answers.of(document, token),
      questions: this.questions,
      landscape: () => landscapeOf(document.uri),
      onDidChangeStanding: this.checker.onDidChangeStanding,
      act: {
        export: () => this.export(document),
        coverage: () => vscode.commands.executeCommand(COMMAND.showCoverage),
        landscape: () => vscode.commands.executeCommand(COMMAND.answerLandscape),
      },
    });
    this.pages.set(key, page);
    page.onDidEnd(() => this.pages.delete(key));
  }

  /** Saves the scorecard of a draft, or of the one in front, as a file of the user's choice. */
  async export(document = this.draft(), format?: unknown): Promise<void> {
    if (document === undefined) return;
    const chosen =
      WAYS.find((way) => way.format === format) ??
      (await vscode.window.showQuickPick(WAYS, { title: 'Export Criteria Scorecard', placeHolder: 'As what?', matchOnDetail: true }));
    if (chosen === undefined) return;
    const params: ScorecardParams = {
      uri: document.uri.toString(),
      format: chosen.format,
      date: today(),
      landscape: landscapeOf(document.uri),
    };
    const result = await this.checker.ask<ScorecardResult | null>(ScorecardRequest, params);
    if (!result) return;
    await saveBeside(document.uri, { text: result.text, what: 'scorecard', ending: chosen.ending, kind: chosen.fileKind });
  }

  dispose(): void {
    for (const page of [...this.pages.values()]) page.dispose();
  }

  /** The draft that is typed in, or the one that the views are about; says so where there is none. */
  private draft(): vscode.TextDocument | undefined {
    const document = draftEditor()?.document ?? this.front.current;
    if (document === undefined) say('Open an ordinance first, or treat this file as one.');
    return document;
  }
}
