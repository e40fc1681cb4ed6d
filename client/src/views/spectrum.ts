import * as vscode from 'vscode';
import {
  type SpectrumItem,
  type SpectrumLevelItem,
  type SpectrumParams,
  SpectrumRequest,
  type SpectrumResult,
} from '../../../server/src/protocol';
import { counted } from '../counts';
import { COMMAND, VIEW } from '../names';
import { openPage } from '../pages';
import { DraftTree, type Shown } from './draftTree';
import { moreRow, type Row, row } from './row';

/** Most provisions listed on a level. */
const MOST = 500;

/** A shape for each level, so that none is told by its colour. */
const ICONS: Readonly<Record<string, string>> = { compelled: 'law', requested: 'mail', discretionary: 'comment-discussion' };

/** The spectrum: each provision of the draft, from what a court compels to what nothing asks for. */
export class SpectrumView extends DraftTree<SpectrumResult> {
  protected async ask({ uri }: vscode.TextDocument, token: vscode.CancellationToken): Promise<SpectrumResult | null | undefined> {
    const params: SpectrumParams = { uri: uri.toString(), most: MOST };
    return this.checker.client?.sendRequest<SpectrumResult | null>(SpectrumRequest, params, token);
  }

  protected made({ levels }: SpectrumResult): Shown {
    const total = levels.reduce((sum, level) => sum + level.total, 0);
    return {
      rows: levels.map((level) => levelRow(level, total > 0)),
      summary: counted(total, 'provision'),
      message: total > 0 ? '' : 'No provision on cooperation with immigration enforcement was read in this draft.',
    };
  }

  /** Opens the page of the authority a row rests on. */
  async explain(element: unknown): Promise<void> {
    const { authority } = (element ?? {}) as Partial<Row>;
    if (authority) await openPage(authority);
  }
}

function levelRow(level: SpectrumLevelItem, ofTheField: boolean): Row {
  const name = `${level.level} ${level.title}`;
  const children = level.entries.map((entry, i) => entryRow(level, entry, i));
  if (level.total > level.entries.length) children.push(moreRow(`${level.id}/more`, level.total - level.entries.length));
  if (level.total === 0) children.push(emptyRow(level, ofTheField));
  return row(
    level.id,
    {
      label: name,
      description: `${level.gloss}${level.total > 0 ? ` · ${level.total}` : ''}`,
      card: level.card,
      spoken: `Level ${level.level}, ${level.title}: ${level.gloss}. ${level.total > 0 ? counted(level.total, 'provision') : 'No provision'}.`,
      icon: new vscode.ThemeIcon(ICONS[level.id] ?? 'list-ordered', new vscode.ThemeColor(`homeRule.spectrum.${level.id}`)),
      context: 'level',
    },
    {},
    children,
  );
}

function entryRow(level: SpectrumLevelItem, entry: SpectrumItem, nth: number): Row {
  const id = `${level.id}/${nth}/${entry.provision}/${entry.verb}/${entry.title}`;
  const lead = entry.lead === '' ? '' : ` · ${entry.lead}`;
  return row(
    id,
    {
      label: `${entry.provision} ${entry.verb}`,
      description: `${entry.title}${lead}`,
      card: entry.card,
      spoken: `${level.title}. ${entry.provision} ${entry.verb} ${entry.title}. ${entry.heading ? `${entry.heading}. ` : ''}${entry.lead ? `${entry.lead}. ` : ''}Enter shows it in the draft.`,
      icon: new vscode.ThemeIcon(iconOf(entry.verb)),
      context: entry.authority === '' ? 'provision' : 'provision authority',
      command: { command: COMMAND.revealRow, title: 'Show in the Draft', arguments: [VIEW.spectrum, id] },
    },
    { range: entry.range, authority: entry.authority },
  );
}

/** The row of a level to which no provision speaks. */
function emptyRow(level: SpectrumLevelItem, ofTheField: boolean): Row {
  const label = 'No provision speaks to this';
  const offers = ofTheField && level.clauses > 0;
  const offer = offers ? `${counted(level.clauses, 'model clause')} would` : '';
  return row(`${level.id}/none`, {
    label,
    description: offer,
    spoken: offers ? `${label}. ${offer}. Enter lists the clauses.` : `${label}.`,
    icon: new vscode.ThemeIcon('dash'),
    ...(offers ? { command: { command: COMMAND.insertClause, title: 'Insert Model Clause…' } } : {}),
  });
}

/** A shape for what a provision does. */
function iconOf(verb: string): string {
  if (verb.includes('forbid')) return verb.includes('limits') ? 'arrow-both' : 'circle-slash';
  if (verb.includes('punish')) return 'circle-slash';
  if (verb.includes('except')) return 'discard';
  if (verb.includes('require')) return verb.includes('not') ? 'circle-large-outline' : 'arrow-right';
  if (verb.includes('allow')) return 'check';
  return 'circle-large-outline';
}
