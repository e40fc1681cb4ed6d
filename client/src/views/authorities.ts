import * as vscode from 'vscode';
import {
  type CitedAuthoritiesParams,
  CitedAuthoritiesRequest,
  type CitedAuthoritiesResult,
  type CitedAuthorityItem,
  type TableOfAuthoritiesParams,
  TableOfAuthoritiesRequest,
  type TableOfAuthoritiesResult,
} from '../../../server/src/protocol';
import type { Checker } from '../checker';
import { counted } from '../counts';
import { today } from '../day';
import { toRange } from '../edits';
import { VIEW } from '../names';
import { openPage } from '../pages';
import { say } from '../say';
import { type Grouping, groupRows } from './authorityRows';
import type { DraftInFront } from './draftInFront';
import { DraftTree, type Shown } from './draftTree';
import type { Row } from './row';

/** Most authorities, and most places of each, that are listed. */
const MOST_AUTHORITIES = 500;
const MOST_PLACES = 200;
/** Where the choice of grouping is kept. */
const MEMORY = 'authorities.groupBy';

const GROUPINGS: readonly { readonly by: Grouping; readonly label: string; readonly detail: string }[] = [
  { by: 'currency', label: 'By currency', detail: 'Vacated or superseded first, then limited or split, old, not in the library, current' },
  { by: 'kind', label: 'As a table of authorities', detail: 'Cases, constitutions, statutes, regulations, state law, local law' },
  { by: 'section', label: 'By section', detail: 'What each section of the draft cites' },
];

/** The authorities that the draft cites, with their places and their standing. */
export class AuthoritiesView extends DraftTree<CitedAuthoritiesResult> {
  constructor(
    checker: Checker,
    front: DraftInFront,
    private readonly memory: vscode.Memento,
  ) {
    super(VIEW.authorities, checker, front);
  }

  protected async ask({ uri }: vscode.TextDocument, token: vscode.CancellationToken): Promise<CitedAuthoritiesResult | null | undefined> {
    const params: CitedAuthoritiesParams = {
      uri: uri.toString(),
      today: today(),
      mostAuthorities: MOST_AUTHORITIES,
      mostPlaces: MOST_PLACES,
    };
    return this.checker.client?.sendRequest<CitedAuthoritiesResult | null>(CitedAuthoritiesRequest, params, token);
  }

  protected made(answer: CitedAuthoritiesResult): Shown {
    const { total, problems } = answer;
    const found = problems > 0 ? counted(problems, 'problem') : '';
    return {
      rows: groupRows(answer, this.grouping),
      summary: [counted(total, 'authority', 'authorities'), found].filter((part) => part !== '').join(', '),
      message: total > 0 ? '' : 'This draft cites no authority.',
      badge: problems > 0 ? { value: problems, tooltip: counted(problems, 'problem citation') } : undefined,
    };
  }

  private get grouping(): Grouping {
    return this.memory.get<Grouping>(MEMORY, 'currency');
  }

  /** Asks how to group, or takes the grouping that is named. */
  async groupBy(named: unknown): Promise<void> {
    const picks = GROUPINGS.map((each) => ({ ...each, description: each.by === this.grouping ? 'as now' : '' }));
    const chosen =
      picks.find(({ by }) => by === named) ??
      (await vscode.window.showQuickPick(picks, { title: 'Group Authorities', placeHolder: 'How shall they stand?' }));
    if (!chosen) return;
    await this.memory.update(MEMORY, chosen.by);
    this.show();
  }

  /** Copies the full citation. */
  async copyCitation(element: unknown): Promise<void> {
    const found = this.authorityOf(element);
    if (!found) return;
    await vscode.env.clipboard.writeText(found.citation.replace(/\*/g, ''));
    say('Citation copied.');
  }

  /** Copies the whole list as a table of authorities. */
  async copyTable(): Promise<void> {
    const document = this.front.current;
    if (!document) return;
    const params: TableOfAuthoritiesParams = { uri: document.uri.toString(), today: today() };
    const table = await this.checker.ask<TableOfAuthoritiesResult>(TableOfAuthoritiesRequest, params);
    if (!table) return;
    if (table.text === '') {
      say('This draft cites no authority.');
      return;
    }
    await vscode.env.clipboard.writeText(table.text);
    say('Table of authorities copied.');
  }

  /** Opens the source in a browser. */
  async openSource(element: unknown): Promise<void> {
    const url = this.authorityOf(element)?.url ?? '';
    if (url.startsWith('https://')) await vscode.env.openExternal(vscode.Uri.parse(url));
  }

  /** Opens the page of the authority. */
  async explain(element: unknown): Promise<void> {
    const id = this.authorityOf(element)?.id ?? '';
    if (id !== '') await openPage(id);
  }

  /** Goes to a place of the authority and opens its card there. */
  async showCard(element: unknown): Promise<void> {
    const editor = await this.reveal((element as Partial<Row> | undefined)?.id, false);
    if (!editor) return;
    editor.selection = new vscode.Selection(editor.selection.start, editor.selection.start);
    await vscode.commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' });
  }

  /** Goes to the use of the authority behind the caret, and from the last to the first. */
  async nextUse(element: unknown): Promise<void> {
    const ranges = await this.rangesOf(element);
    const document = this.current?.document;
    if (!ranges || !document) return;
    const caret = vscode.window.visibleTextEditors.find((editor) => editor.document === document)?.selection.end;
    const next = ranges.find(({ start }) => caret !== undefined && start.isAfter(caret)) ?? ranges[0];
    if (!next) return;
    const editor = await vscode.window.showTextDocument(document, { preserveFocus: true });
    editor.selection = new vscode.Selection(next.start, next.end);
    editor.revealRange(next, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  /** Shows all uses of the authority beside its first one. */
  async findUses(element: unknown): Promise<void> {
    const ranges = await this.rangesOf(element);
    const document = this.current?.document;
    const [first] = ranges ?? [];
    if (!ranges || !document || !first) return;
    await vscode.window.showTextDocument(document, { selection: first });
    const places = ranges.map((range) => new vscode.Location(document.uri, range));
    await vscode.commands.executeCommand('editor.action.showReferences', document.uri, first.start, places);
  }

  private async rangesOf(element: unknown): Promise<vscode.Range[] | undefined> {
    const { id } = (element ?? {}) as Partial<Row>;
    if (id === undefined) return undefined;
    await this.fresh(id);
    return this.authorityOf(element)?.places.map(({ range }) => toRange(range));
  }

  private authorityOf(element: unknown): CitedAuthorityItem | undefined {
    const { key } = (element ?? {}) as Partial<Row>;
    return key === undefined ? undefined : this.current?.answer.authorities.find((a) => a.key === key);
  }
}
