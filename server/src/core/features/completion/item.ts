/** What completion gives: entries to choose from, and what is asked of each source of them. */
import type { DocumentSpan } from '../../index/draft';

export interface Completion {
  readonly label: string;
  /** Shown beside the label: a heading, a status. */
  readonly detail: string;
  /** Markdown. */
  readonly documentation: string;
  readonly kind: 'clause' | 'reference' | 'number' | 'unit' | 'term' | 'authority';
  /** The words that give way. */
  readonly replace: DocumentSpan;
  readonly text: string;
  /** Whether `text` is in snippet syntax. */
  readonly snippet: boolean;
  /** Edits elsewhere in the draft that go with it. */
  readonly also: readonly { readonly span: DocumentSpan; readonly text: string }[];
  readonly sort: string;
  /** What the typed words are compared with. */
  readonly filter: string;
  /** The model clause whose other edits are still to be asked for; undefined where the entry is whole. */
  readonly clause?: string | undefined;
}

export interface CompletionList {
  readonly items: readonly Completion[];
  /** Whether more would be offered for more letters: the editor then asks again. */
  readonly incomplete: boolean;
}

export interface CompletionRequest {
  readonly offset: number;
  /** The character that asked; undefined where the drafter did. */
  readonly trigger: string | undefined;
  /** Offset at which the caret's line begins. */
  readonly lineStart: number;
  /** Whether the client asks for a clause's other edits when it is chosen, so that they need not be worked out for all. */
  readonly lazy: boolean;
}

export const NOTHING: CompletionList = { items: [], incomplete: false };

/** An entry that puts plain words in the place of others and changes nothing else. */
export function plainItem(
  kind: Completion['kind'],
  replace: DocumentSpan,
  at: number,
  words: {
    readonly label: string;
    readonly text?: string;
    readonly detail: string;
    readonly filter?: string;
    readonly documentation?: string;
  },
): Completion {
  return {
    kind,
    label: words.label,
    detail: words.detail,
    documentation: words.documentation ?? '',
    replace,
    text: words.text ?? words.label,
    snippet: false,
    also: [],
    sort: String(at).padStart(5, '0'),
    filter: words.filter ?? words.label,
  };
}
