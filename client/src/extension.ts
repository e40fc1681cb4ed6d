import * as vscode from 'vscode';
import { Checker, type Launch } from './checker';
import { insertTableOfAuthorities, normalizeCitations } from './commands/citations';
import { completeDraft } from './commands/completeDraft';
import { explainFinding, SentenceCard } from './commands/explain';
import { openSample, treatAsOrdinance } from './commands/files';
import { insertCitation } from './commands/insertCitation';
import { InsertClause } from './commands/insertClause';
import { setJurisdiction, turnOffFinding, watchJurisdiction } from './commands/jurisdiction';
import { answerLandscape } from './commands/landscape';
import { writeMemo } from './commands/memo';
import { goTo, problemCitation, showReferences } from './commands/navigate';
import { NewOrdinance } from './commands/newOrdinance';
import { newCompanionPaper } from './commands/newPaper';
import { Structure } from './commands/structure';
import { copySupportReport } from './commands/support';
import { FindingCollection } from './findings/collection';
import { serveFiles } from './folderFiles';
import { COMMAND, SOURCE } from './names';
import { Pages } from './pages';
import { Preview } from './preview';
import { Scorecard } from './scorecard/scorecard';
import { Status } from './status';
import { Views } from './views/views';

/** The running extension, as the two entries see it. */
export interface Extension {
  /** Ends checking; never rejects. */
  stop(): Promise<void>;
}

/** Puts the extension together. Everything in it works with any way of running the checker, and shows nothing by itself. */
export function activateWith(context: vscode.ExtensionContext, launch: Launch): Extension {
  const log = vscode.window.createOutputChannel(SOURCE, { log: true });
  const findings = new FindingCollection(vscode.languages.createDiagnosticCollection('home-rule'));
  const checker = new Checker(launch, log, findings);
  checker.wire(serveFiles);
  const pages = new Pages(checker);
  const preview = new Preview(pages);
  const clause = new InsertClause(checker, preview);
  const structure = new Structure(checker, preview);
  const newOrdinance = new NewOrdinance(checker);
  const sentence = new SentenceCard(checker);
  const status = new Status(checker, findings);
  const views = new Views(checker, context.workspaceState, clause);
  const scorecard = new Scorecard(checker, views.front, views.answers);

  const commands: Readonly<Record<string, (...args: readonly unknown[]) => unknown>> = {
    [COMMAND.newOrdinance]: (given) => newOrdinance.run(given),
    [COMMAND.completeDraft]: (given) => completeDraft(checker, preview, given),
    [COMMAND.insertClause]: (id, wording) => clause.run(id, wording),
    [COMMAND.insertCitation]: () => insertCitation(checker),
    [COMMAND.explainSentence]: () => sentence.run(),
    [COMMAND.explainFinding]: (id) => explainFinding(findings, id),
    [COMMAND.nextProblemCitation]: () => problemCitation(findings, 1),
    [COMMAND.previousProblemCitation]: () => problemCitation(findings, -1),
    [COMMAND.normalizeCitations]: () => normalizeCitations(checker),
    [COMMAND.insertTableOfAuthorities]: (place) => insertTableOfAuthorities(checker, place),
    [COMMAND.renumberLevel]: () => structure.run('renumberLevel'),
    [COMMAND.renumberSection]: () => structure.run('renumberSection'),
    [COMMAND.renumberDocument]: () => structure.run('renumberDocument'),
    [COMMAND.moveUp]: () => structure.run('moveUp'),
    [COMMAND.moveDown]: () => structure.run('moveDown'),
    [COMMAND.promote]: () => structure.run('promote'),
    [COMMAND.demote]: () => structure.run('demote'),
    [COMMAND.changeStructure]: (change, uri, position) => structure.runAt(change, uri, position),
    [COMMAND.writeMemo]: (way) => writeMemo(checker, way),
    [COMMAND.openScorecard]: () => scorecard.open(),
    [COMMAND.exportScorecard]: (format) => scorecard.export(undefined, format),
    [COMMAND.answerLandscape]: () => answerLandscape(checker),
    [COMMAND.newCompanionPaper]: (id, wording) => newCompanionPaper(checker, id, wording),
    [COMMAND.setJurisdiction]: (...given) => setJurisdiction(...given),
    [COMMAND.turnOffFinding]: (rule) => turnOffFinding(rule),
    [COMMAND.treatAsOrdinance]: (uri) => treatAsOrdinance(uri),
    [COMMAND.openSample]: () => openSample(context.extensionUri),
    [COMMAND.getStarted]: () =>
      vscode.commands.executeCommand('workbench.action.openWalkthrough', `${context.extension.id}#homeRule.start`, false),
    [COMMAND.restart]: () => checker.restart(),
    [COMMAND.showLog]: () => log.show(),
    [COMMAND.copySupportReport]: () => copySupportReport(context, checker),
    [COMMAND.goTo]: (uri, position) => goTo(uri, position),
    [COMMAND.showReferences]: (uri, position) => showReferences(uri, position),
    ...views.commands,
  };
  context.subscriptions.push(
    // In the order of ending: who asks goes before who answers.
    ...Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run)),
    scorecard,
    views,
    status,
    sentence,
    preview,
    pages,
    watchJurisdiction(),
    checker,
    findings,
    log,
  );
  void checker.start();
  return { stop: () => checker.stop() };
}
