import * as vscode from 'vscode';
import type { Checker } from '../checker';
import { COMMAND, VIEW } from '../names';
import { AuthoritiesView } from './authorities';
import { DraftInFront } from './draftInFront';
import { SpectrumView } from './spectrum';

/** The views in the activity bar, and the commands that belong to them. */
export class Views implements vscode.Disposable {
  private readonly front = new DraftInFront();
  private readonly spectrum: SpectrumView;
  private readonly authorities: AuthoritiesView;

  constructor(checker: Checker, memory: vscode.Memento) {
    this.spectrum = new SpectrumView(VIEW.spectrum, checker, this.front);
    this.authorities = new AuthoritiesView(checker, this.front, memory);
  }

  /** What each command does, by its id. */
  readonly commands: Readonly<Record<string, (...args: readonly unknown[]) => unknown>> = {
    [COMMAND.showSpectrum]: () => vscode.commands.executeCommand(`${VIEW.spectrum}.focus`),
    [COMMAND.showAuthorities]: () => vscode.commands.executeCommand(`${VIEW.authorities}.focus`),
    [COMMAND.revealRow]: (view, id) => (view === VIEW.spectrum ? this.spectrum : this.authorities).reveal(id),
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

  dispose(): void {
    for (const each of [this.spectrum, this.authorities, this.front]) each.dispose();
  }
}
