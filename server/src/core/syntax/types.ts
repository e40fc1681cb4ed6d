/** What a block is in the order of an ordinance, read from its own text. Spans count from the block's start. */
import type { Span } from '../text/span';

export type BlockKind =
  | 'blank'
  | 'note' //       a drafter's private note, "%% …": no rule reads it, no export prints it
  | 'rule' //       a line of dashes, the head of a page, a line of a table of contents with its page: nothing to read
  | 'history' //    "(June 27, 1946, ch. 507, § 7 …)", "Acts 2009, ch. 447", "Secs. 5-9. Reserved.": notes on the text, not law
  | 'title' //      long title: "AN ORDINANCE relating to …", "A Local Law to amend …"
  | 'enacting' //   "Be it enacted …", "… DO ORDAIN AS FOLLOWS:"
  | 'recital' //    "WHEREAS, …"
  | 'resolved' //   "RESOLVED, That …"
  | 'division' //   TITLE, CHAPTER, ARTICLE, DIVISION, PART …
  | 'section' //    opens with a section number
  | 'item' //       opens with a list marker: (a), 1., A.
  | 'paragraph'; // anything else

/**
 * The family of a list marker: its numerals and its dress. `(a)` and `a.` are different families, and
 * `(i)` is read as a letter or a roman numeral by its neighbours.
 */
export type Numerals = 'lower' | 'upper' | 'arabic' | 'roman' | 'ROMAN';
export type Dress = '()' | '.' | ')';

export interface Marker {
  /** As written, with its dress: "(a)", "1.", "(2A)". */
  readonly text: string;
  /** The designator alone: "a", "1", "2A". */
  readonly designator: string;
  readonly dress: Dress;
  readonly span: Span;
  /** Heading between this marker and the next, or before the body: "b. Prohibition on honoring. 1. The …". */
  readonly heading: Span | undefined;
}

export interface SectionLabel {
  /** The word or sign before the number as written: "§", "Section", "SEC.", "CHAPTER"; empty for a bare number. */
  readonly word: string;
  /** The number as written, without its closing full stop: "9-131", "2", "8.04.010", "7-68-101". */
  readonly number: string;
  /** Word, number and closing full stop. */
  readonly span: Span;
  readonly numberSpan: Span;
}

export interface Outline {
  readonly kind: BlockKind;
  /** Set for kinds `section` and `division`. */
  readonly label: SectionLabel | undefined;
  /** Heading after the label, without its closing full stop. */
  readonly heading: Span | undefined;
  /** List markers that open the block, outermost first: "(d)(1)", "6. (i)". */
  readonly markers: readonly Marker[];
  /** Where the words after label, heading and markers begin. */
  readonly body: number;
  /** End of the block without closing white space and line break. */
  readonly end: number;
  /** Width of the leading white space in columns, a tab counting as four. */
  readonly indent: number;
  /** Whether the block opens with a quotation mark before its label or marker, as text quoted in an amending act. */
  readonly quoted: boolean;
  /** Square brackets opened minus closed in the block: how a struck passage runs on into the next. */
  readonly brackets: number;
  /** A struck passage of a mark that means nothing else, "((" or a deletion tag, that runs on behind the block (1) or from before it (−1); else 0. */
  readonly marks: number;
}

/** What the section tree makes of a block; norms are read with it. */
export type BlockRole =
  | 'operative'
  | 'recital' //    whereas clauses, "finds that", purpose sections
  | 'definition' // stands in a definition section or under "means:"
  | 'ignored'; //   titles, history, tables of contents, notes, headings alone
