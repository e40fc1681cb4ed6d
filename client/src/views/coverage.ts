import * as vscode from 'vscode';
import type { CoverageAnswer, CoverageItemAnswer } from '../../../server/src/protocol';
import type { Checker } from '../checker';
import type { InsertClause } from '../commands/insertClause';
import { counted } from '../counts';
import type { CoverageAnswers } from '../coverage/answers';
import { keepNotWanted, notWantedFor } from '../coverage/notWanted';
import { CONTEXT, PAGE_SCHEME, VIEW } from '../names';
import { openPage } from '../pages';
import { say } from '../say';
import { type CoverageGrouping, coverageRows, GREYED, missingOf } from './coverageRows';
import type { DraftInFront } from './draftInFront';
import { DraftTree, type Shown } from './draftTree';
import type { Row } from './row';

/** Where the choices of the view are kept. */
const GROUPING = 'coverage.groupBy';
const MISSING_ONLY = 'coverage.missingOnly';

const GROUPINGS: readonly { readonly by: CoverageGrouping; readonly label: string; readonly detail: string }[] = [
  { by: 'topic', label: 'By topic', detail: 'Custody, access, information, agreements, money, oversight, form' },
  { by: 'source', label: 'By source', detail: 'The papers that recommend the items' },
  { by: 'status', label: 'By status', detail: 'Contrary first, then absent, partial, present, not applicable' },
];

/** The checklist: what the draft in front holds, what it lacks, and the clauses that supply it. */
export class CoverageView extends DraftTree<CoverageAnswer> {
  private readonly greyer: vscode.Disposable;

  constructor(
    checker: Checker,
    front: DraftInFront,
    private readonly answers: CoverageAnswers,
    private readonly clause: InsertClause,
    private readonly memory: vscode.Memento,
  ) {
    super(VIEW.coverage, checker, front);
    this.greyer = vscode.window.registerFileDecorationProvider({
      provideFileDecoration: ({ scheme, path }) =>
        scheme === PAGE_SCHEME && path.startsWith(GREYED) ? { color: new vscode.ThemeColor('disabledForeground') } : undefined,
    });
    this.tellFilter();
  }

  override dispose(): void {
    this.greyer.dispose();
    super.dispose();
  }

  protected ask(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<CoverageAnswer | null | undefined> {
    return this.answers.of(document, token);
  }

  protected made(answer: CoverageAnswer, document: vscode.TextDocument): Shown {
    const notWanted = notWantedFor(document.uri);
    const { ofTheField, score, form, where } = answer;
    const missing = missingOf(answer, notWanted);
    const counts = ofTheField ? score : form;
    const messages = [
      ofTheField ? '' : 'This draft is not about immigration enforcement: only its form is told.',
      this.missingOnly
        ? missing > 0
          ? `Only what is missing is shown: ${counted(missing, 'item')}.`
          : 'Every item you want is present.'
        : '',
      ofTheField && where === '' ? 'State law not checked: tell Home Rule where this will be enacted.' : '',
    ];
    return {
      rows: coverageRows(answer, { by: this.grouping, missingOnly: this.missingOnly, notWanted }),
      summary: `${ofTheField ? '' : 'form '}${counts.present} of ${counts.total}`,
      message: messages.filter((each) => each !== '').join(' '),
    };
  }

  private get grouping(): CoverageGrouping {
    return this.memory.get<CoverageGrouping>(GROUPING, 'topic');
  }

  private get missingOnly(): boolean {
    return this.memory.get<boolean>(MISSING_ONLY, false);
  }

  /** Asks how to group, or takes the grouping that is named. */
  async groupBy(named: unknown): Promise<void> {
    const picks = GROUPINGS.map((each) => ({ ...each, description: each.by === this.grouping ? 'as now' : '' }));
    const chosen =
      picks.find(({ by }) => by === named) ??
      (await vscode.window.showQuickPick(picks, { title: 'Group the Checklist', placeHolder: 'How shall the items stand?' }));
    if (!chosen) return;
    await this.memory.update(GROUPING, chosen.by);
    this.show();
  }

  /** Lists only what is missing, or everything. */
  async filter(missingOnly: boolean): Promise<void> {
    await this.memory.update(MISSING_ONLY, missingOnly);
    this.tellFilter();
    this.show();
  }

  /** Shows what the clause of an item would change, and makes the change if the drafter says so. */
  async insert(element: unknown): Promise<void> {
    const item = this.itemOf(element);
    const document = this.current?.document;
    if (!item || !document) return;
    if (item.clause === '') say(`No model clause supplies “${item.title}”.`);
    else await this.clause.offer(document, item.clause);
  }

  /** Goes to the place that shows an item, and leaves the view. */
  async goToEvidence(element: unknown): Promise<void> {
    await this.reveal((element as Partial<Row> | undefined)?.id, false);
  }

  /** Opens the page that says why an item is on the list. */
  async why(element: unknown): Promise<void> {
    const item = this.itemOf(element);
    if (item) await openPage(item.id);
  }

  /** Asks why an item is not wanted, and keeps that in the settings of the folder. */
  async notWanted(element: unknown, given: unknown): Promise<void> {
    const item = this.itemOf(element);
    const document = this.current?.document;
    if (!item || !document) return;
    const reason =
      typeof given === 'string'
        ? given
        : await vscode.window.showInputBox({
            title: `Not Wanted Here: ${item.title}`,
            prompt: 'Why? Kept in the settings file of this folder for whoever reads the list next',
            placeHolder: 'for example: covered by Administrative Order 12',
          });
    if (reason === undefined) return;
    await keepNotWanted(document.uri, item.id, reason.trim());
    say(`“${item.title}” is listed under Not wanted.`);
  }

  /** Takes back that an item is not wanted. */
  async wantAgain(element: unknown): Promise<void> {
    const item = this.itemOf(element);
    const document = this.current?.document;
    if (!item || !document) return;
    await keepNotWanted(document.uri, item.id, undefined);
    say(`“${item.title}” is on the list again.`);
  }

  private itemOf(element: unknown): CoverageItemAnswer | undefined {
    const { entry } = (element ?? {}) as Partial<Row>;
    return entry === undefined ? undefined : this.current?.answer.items.find(({ id }) => id === entry);
  }

  private tellFilter(): void {
    void vscode.commands.executeCommand('setContext', CONTEXT.coverageFiltered, this.missingOnly);
  }
}
