import * as vscode from 'vscode';
import type { Checker } from '../checker';
import type { InsertClause } from '../commands/insertClause';
import { CoverageAnswers } from '../coverage/answers';
import { CoverageStatus } from '../coverage/status';
import { COMMAND, VIEW } from '../names';
import { AuthoritiesView } from './authorities';
import { CoverageView } from './coverage';
import { DraftInFront } from './draftInFront';
import { SpectrumView } from './spectrum';

/** The views in the activity bar with what the status bar says of one, and the commands that belong to them. */
export class Views implements vscode.Disposable {
  readonly front = new DraftInFront();
  readonly answers: CoverageAnswers;
  private readonly coverage: CoverageView;
  private readonly coverageStatus: CoverageStatus;
  private readonly spectrum: SpectrumView;
  private readonly authorities: AuthoritiesView;

  constructor(checker: Checker, memory: vscode.Memento, clause: InsertClause) {
    this.answers = new CoverageAnswers(checker);
    this.coverage = new CoverageView(checker, this.front, this.answers, clause, memory);
    this.coverageStatus = new CoverageStatus(checker, this.front, this.answers);
    this.spectrum = new SpectrumView(VIEW.spectrum, checker, this.front);
    this.authorities = new AuthoritiesView(checker, this.front, memory);
  }

  /** What each command does, by its id. */
  readonly commands: Readonly<Record<string, (...args: readonly unknown[]) => unknown>> = {
    [COMMAND.showCoverage]: () => vscode.commands.executeCommand(`${VIEW.coverage}.focus`),
    [COMMAND.coverageInsert]: (element) => this.coverage.insert(element),
    [COMMAND.coverageGoToEvidence]: (element) => this.coverage.goToEvidence(element),
    [COMMAND.coverageWhy]: (element) => this.coverage.why(element),
    [COMMAND.coverageNotWanted]: (element, reason) => this.coverage.notWanted(element, reason),
    [COMMAND.coverageWantAgain]: (element) => this.coverage.wantAgain(element),
    [COMMAND.coverageGroupBy]: (by) => this.coverage.groupBy(by),
    [COMMAND.coverageFilter]: () => this.coverage.filter(true),
    [COMMAND.coverageClearFilter]: () => this.coverage.filter(false),
    [COMMAND.showSpectrum]: () => vscode.commands.executeCommand(`${VIEW.spectrum}.focus`),
    [COMMAND.showAuthorities]: () => vscode.commands.executeCommand(`${VIEW.authorities}.focus`),
    [COMMAND.revealRow]: (view, id) => this.viewNamed(view).reveal(id),
    [COMMAND.spectrumExplain]: (element) => this.spectrum.explain(element),
    [COMMAND.authoritiesGroupBy]: (by) => this.authorities.groupBy(by),
    [COMMAND.authoritiesCopyTable]: () => this.authorities.copyTable(),
    [COMMAND.authoritiesCopyCitation]: (element) => this.authorities.copyCitation(element),
    [COMMAND.authoritiesOpen]: (element) => this.authorities.openSource(element),
    [COMMAND.authoritiesExplain]: (element) => this.authorities.explain(element),
    [COMMAND.authoritiesShowCard]: (element) => this.authorities.showCard(element),
    [COMMAND.authoritiesNextUse]: (element) => this.authorities.nextUse(element),
    [COMMAND.authoritiesFindUses]: (element) => this.authorities.findUses(element),
  };

  private viewNamed(id: unknown): CoverageView | SpectrumView | AuthoritiesView {
    return id === VIEW.coverage ? this.coverage : id === VIEW.spectrum ? this.spectrum : this.authorities;
  }

  dispose(): void {
    for (const each of [this.coverage, this.coverageStatus, this.spectrum, this.authorities, this.answers, this.front]) each.dispose();
  }
}
