/**
 * A paper to be printed or sent, as blocks without any markup: what a memo says is put together once, and Markdown and HTML
 * are two ways to write it down. Words of the draft and words of the law book both arrive here as plain text.
 */

/** A stretch of words in one style. Text is plain: whatever signs it holds mean themselves. */
export interface Run {
  readonly text: string;
  /** `case` for the name of a case, `strong` for labels, `stress` for the operative words of a quotation, `note` for words of less weight. */
  readonly style?: 'case' | 'strong' | 'stress' | 'note';
  /** An https address, or "#issue-1" for a place in the paper itself. */
  readonly link?: string;
}

export type Runs = readonly Run[];

export type Block =
  /** Level 1 is the paper's own title. `id` is a name other places may lead to. */
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly runs: Runs; readonly id?: string }
  /** `tone` sets a line apart: the marking at the head, the notice at the foot. */
  | { readonly kind: 'paragraph'; readonly runs: Runs; readonly tone?: 'marking' | 'notice' }
  | { readonly kind: 'quote'; readonly runs: Runs }
  /** Lines kept as they are, such as the text of a clause. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Runs[] }
  /** Label and value, as in the head of a memorandum. */
  | { readonly kind: 'fields'; readonly rows: readonly (readonly [label: string, value: Runs])[] }
  | {
      readonly kind: 'table';
      /** Which columns it has, so that tables of one kind are set alike. */
      readonly columns: 'authorities' | 'citations' | 'points' | 'lesser' | 'gaps' | 'rules' | 'criteria' | 'coverage';
      readonly caption: string;
      readonly head: readonly string[];
      /** The first cell of a row names it. */
      readonly rows: readonly (readonly Runs[])[];
    }
  | { readonly kind: 'rule' };

export interface Paper {
  /** Plain words for a window's or a file's title. */
  readonly title: string;
  readonly blocks: readonly Block[];
}

export const words = (text: string): Run => ({ text });
export const strong = (text: string): Run => ({ text, style: 'strong' });
export const note = (text: string): Run => ({ text, style: 'note' });

export const heading = (level: 1 | 2 | 3 | 4, text: string, id?: string): Block => ({
  kind: 'heading',
  level,
  runs: [words(text)],
  ...(id === undefined ? {} : { id }),
});
export const paragraph = (...runs: Runs): Block => ({ kind: 'paragraph', runs });
export const list = (items: readonly Runs[], ordered = false): Block => ({ kind: 'list', ordered, items });
