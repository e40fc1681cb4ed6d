/**
 * Companion papers: the forms, reports, cards, notices and letters that carry out the model clauses, one file each under
 * snippets/papers/. This turns one into Markdown with its blanks filled and its entries laid out; a paper is never an ordinance.
 */
import { isUnknown } from './parse';
import type { Wordings } from './types';

/** Who may see a paper, or one of its entries, once it is filled in. */
export type Privacy = 'public' | 'internal' | 'restricted';

/** What is entered; `one` and `many` are boxes to check. */
export type EntryType =
  | 'id'
  | 'text'
  | 'long'
  | 'date'
  | 'time'
  | 'period'
  | 'number'
  | 'money'
  | 'percent'
  | 'yes-no'
  | 'one'
  | 'many'
  | 'reference'
  | 'attachment'
  | 'signature';

/** One entry of a form. */
export interface PaperField {
  readonly label: string;
  readonly type: EntryType;
  /** The boxes of `one` and `many`; empty for all others. */
  readonly choices: readonly string[];
  /** A word of help, or empty. */
  readonly note: string;
  /** Where it differs from the paper's own; undefined else. */
  readonly privacy: Privacy | undefined;
}

/** A group of entries. */
export interface PaperPart {
  readonly name: string;
  readonly fields: readonly PaperField[];
}

/** The shape of a paper once read and checked. */
export interface CompanionPaper {
  /** "request-log", equal to the file's name. */
  readonly id: string;
  readonly title: string;
  /** One plain sentence. */
  readonly purpose: string;
  readonly kind: 'form' | 'report' | 'card' | 'notice' | 'letter' | 'sheet' | 'register' | 'plan';
  /** Codes of the inventory: "S-13". */
  readonly systems: readonly string[];
  /** Ids of the model clauses that it carries out. */
  readonly clauses: readonly string[];
  readonly filledBy: string;
  readonly privacy: Privacy;
  /** How long it is kept where the records schedule says nothing; may hold blanks. */
  readonly keep: string;
  readonly authorities: readonly string[];
  readonly contrary: readonly string[];
  readonly parts: readonly PaperPart[];
  /** The main text first, then others by name, as of a clause. */
  readonly wordings: readonly Wordings[];
  /** What counsel should know before it is used, Markdown. */
  readonly notes: string;
}

/** Something in a paper's text that the notation does not allow. */
export interface PaperProblem {
  readonly wording: string;
  /** A plain sentence that says what is wrong and what to write. */
  readonly message: string;
}

/** What stands between double braces or brackets. Both are bounded, so that a lone mark costs nothing. */
const MARKS = /\{\{([^{}\n]{1,200})\}\}|\[\[([^[\]\n]{1,80})\]\]/g;
const NAME = /^[a-z][a-z0-9_]*$/;
/** Rows left empty in a table. */
const EMPTY_ROWS = 3;

/** What is wrong with the texts of a paper: marks that lead nowhere, parts that no text shows. */
export function paperProblems(paper: CompanionPaper): PaperProblem[] {
  const problems: PaperProblem[] = [];
  const shown = new Set<string>();
  const check = (text: string, wording: string): void => {
    const bare = text.replace(MARKS, (_, blank: string | undefined, mark: string | undefined) => {
      if (blank !== undefined) {
        const [name = '', ...choices] = blank.split('|').map((part) => part.trim());
        if (!NAME.test(name) || choices.length === 0 || choices.some((c) => c === ''))
          problems.push({ wording, message: `{{${blank}}}: write {{name|usual filling}}, the name in small letters and underscores.` });
      } else {
        const [word = '', name = ''] = (mark ?? '').split(':');
        if ((word === 'form' || word === 'table') && paper.parts.some((p) => p.name === name)) shown.add(name);
        else problems.push({ wording, message: `[[${mark}]] is unknown: write [[form:NAME]] or [[table:NAME]] with the name of a part.` });
      }
      return '';
    });
    if (/\{\{|\}\}|\[\[|\]\]/.test(bare)) problems.push({ wording, message: 'A blank or a part is not closed, or stands wrong.' });
  };
  for (const { name, text } of paper.wordings) check(text, name);
  check(paper.keep, 'keep');
  check(paper.filledBy, 'filled-by');
  for (const part of paper.parts)
    if (!shown.has(part.name))
      problems.push({ wording: '', message: `parts: no text shows "${part.name}". Put in [[form:${part.name}]].` });
  for (const field of paper.parts.flatMap((part) => part.fields))
    if ((field.type === 'one' || field.type === 'many') !== field.choices.length > 0)
      problems.push({ wording: '', message: `"${field.label}": boxes to check belong to the types one and many, and to no other.` });
  return problems;
}

/** Fills the blanks of a text: what the draft shows first, else the usual filling; a fact to supply is printed as [FACT]. */
export function filledIn(text: string, fills: Readonly<Record<string, string>>): string {
  return text.replace(MARKS, (whole, blank: string | undefined) => {
    if (blank === undefined) return whole;
    const [name = '', first = ''] = blank.split('|').map((part) => part.trim());
    const own = fills[name];
    if (own !== undefined && own !== '') return own;
    return isUnknown(first) ? `[${first}]` : first;
  });
}

/** A wording of a paper as Markdown: blanks filled, entries laid out, headings one level up. */
export function paperText(paper: CompanionPaper, wording: Wordings, fills: Readonly<Record<string, string>>): string {
  const laid = wording.text.replace(MARKS, (whole, _blank: string | undefined, mark: string | undefined) => {
    if (mark === undefined) return whole;
    const [way, name] = mark.split(':');
    const part = paper.parts.find((p) => p.name === name);
    if (!part) return '';
    return way === 'table' ? tableOf(part, fills) : formOf(part, paper, fills);
  });
  return filledIn(laid, fills).replace(/^###(#?) /gm, '##$1 ');
}

/** The labels of all entries as one row of comma-separated values, to begin a spreadsheet; empty where the paper has none. */
export function paperColumns(paper: CompanionPaper, fills: Readonly<Record<string, string>>): string {
  const labels = paper.parts.flatMap((part) => part.fields.map((field) => filledIn(field.label, fills)));
  return labels.length === 0 ? '' : `${labels.map((l) => (/[",\n]/.test(l) ? `"${l.replace(/"/g, '""')}"` : l)).join(',')}\n`;
}

/** One entry a row, with room for the answer. */
function formOf(part: PaperPart, paper: CompanionPaper, fills: Readonly<Record<string, string>>): string {
  const cell = (text: string): string => cellOf(text, fills);
  const rows = part.fields.map((field) => {
    const whose = field.privacy !== undefined && field.privacy !== paper.privacy ? ` *(${WHOSE[field.privacy]})*` : '';
    const note = field.note === '' ? '' : `<br>${cell(field.note)}`;
    return `| ${cell(field.label)}${whose}${note} | ${answerOf(field)} |`;
  });
  return ['| Entry | Answer |', '|---|---|', ...rows].join('\n');
}

/** One entry a column, with rows left empty. */
function tableOf(part: PaperPart, fills: Readonly<Record<string, string>>): string {
  const row = `|${' |'.repeat(part.fields.length)}`;
  return [
    `| ${part.fields.map((field) => cellOf(field.label, fills)).join(' | ')} |`,
    `|${'---|'.repeat(part.fields.length)}`,
    ...Array.from({ length: EMPTY_ROWS }, () => row),
  ].join('\n');
}

const WHOSE: Readonly<Record<Privacy, string>> = {
  public: 'may be published',
  internal: 'not published without redaction',
  restricted: 'named officers and counsel only',
};

/** What stands in the place of an answer. */
function answerOf(field: PaperField): string {
  switch (field.type) {
    case 'one':
    case 'many':
      return field.choices.map((choice) => `☐ ${choice}`).join('<br>');
    case 'yes-no':
      return '☐ yes ☐ no';
    case 'date':
      return 'Date:';
    case 'time':
      return 'Date and time:';
    case 'period':
      return 'From: &nbsp; To:';
    case 'money':
      return '$';
    case 'percent':
      return '%';
    case 'attachment':
      return '☐ attached';
    case 'signature':
      return 'Signature: &nbsp; Name: &nbsp; Date and time:';
    default:
      return '';
  }
}

/** A cell of a table, its blanks filled first: a bar would end the cell. */
const cellOf = (text: string, fills: Readonly<Record<string, string>>): string => filledIn(text, fills).replace(/\|/g, '/');
