/**
 * What is kept of a file once it has been read: where its sections and definitions are, and which numbers it refers to that
 * it does not hold itself. A few hundred bytes a section; the text itself is dropped. Offsets are UTF-16 code units from the
 * start of the file.
 */
import type { Position } from '../../text/draft';
import type { Span } from '../../text/span';

/** A section, or a title, chapter or article, of a file. Its span reaches to the next one. */
export interface SectionEntry extends Span {
  /** How references look it up: "28:1-201" for a section, "chapter 4" for a division; lower case, plain hyphens. */
  readonly key: string;
  /** The number as written. */
  readonly number: string;
  /** The word or sign before the number. */
  readonly word: string;
  readonly heading: string;
  readonly kind: 'section' | 'division';
  /** Word and number, where they stand. */
  readonly label: Span;
  /** Stands in an act as the text of another law: the code's own section comes first. */
  readonly quoted: boolean;
}

/**
 * How far a definition reaches, from the words above it: a part of its own file, or a law that may lie in several files.
 * `section`, `ordinance` and the like end with the file.
 */
export type Reach = 'file' | 'chapter' | 'title' | 'code';

/** A term where it is defined. The span is the term without its quotation marks. */
export interface DefinitionEntry extends Span {
  readonly term: string;
  /** Look-up keys of the term and its other spellings, lower case. */
  readonly keys: readonly string[];
  readonly reach: Reach;
  /** Where the definition ends in its block. */
  readonly bodyEnd: number;
  /** Number of the section it stands in, as a key; empty before the first. */
  readonly section: string;
}

/** A reference to a section that its own file does not hold. */
export interface ReferenceEntry extends Span {
  readonly key: string;
  /** The number as written, where it stands: what a rename changes. */
  readonly number: Span;
  /** Designators after the number: "(a)(2)" gives a, 2. */
  readonly path: readonly string[];
  /** Where each of these is written, without brackets. */
  readonly pathSpans: readonly Span[];
  /** Key of the section that refers, empty before the first. */
  readonly section: string;
}

/** A file of the workspace: read from disk, or open in an editor and then as it is there. */
export interface Member {
  readonly uri: string;
  /** Whether it is open: then its text is the editor's. */
  readonly open: boolean;
  sections(key: string): readonly SectionEntry[];
  definitions(key: string): readonly DefinitionEntry[];
  references(key: string): readonly ReferenceEntry[];
  allSections(): Iterable<SectionEntry>;
  allDefinitions(): Iterable<DefinitionEntry>;
  positionAt(offset: number): Position;
}

/** An entry with the file it is in. */
export interface Placed<T> {
  readonly file: Member;
  readonly entry: T;
}
