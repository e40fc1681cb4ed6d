/** What a matcher asks of the draft around the words, and what it answers. */
import type { Doubt, Mention, Norm } from '../../facts/types';
import type { Span } from '../../text/span';

/**
 * Whether a strong concept of the field stands near: `near` in the block or its lead-ins; `section` only elsewhere in
 * the section or, in a short draft, in the document; `shut` nowhere.
 */
export type Gate = 'near' | 'section' | 'shut';

/** What other provisions say of the cases that a norm does not reach. */
export interface Elsewhere {
  /** Concepts of those cases. */
  readonly concepts: ReadonlySet<string>;
  /** Whether all the provisions that the norm's own exceptions refer to were found in the draft. */
  readonly resolved: boolean;
  /** Whether some provision of the section is taken out of force and it could not be told which. */
  readonly doubtful: boolean;
}

export interface MatchEnv {
  gate(): Gate;
  /** Whether a savings norm that names the concept stands there. */
  savings(concept: string, within: 'section' | 'document'): boolean;
  /** Whether the concept is defined there. */
  defines(concept: string, within: 'section' | 'document'): boolean;
  /** Whether the concept is named there at all. */
  names(concept: string, within: 'section' | 'document'): boolean;
  /**
   * Concepts of the list items below the norm's sentence, at any depth; asked only where the norm's `opens` is `condition`
   * or `exception`, so that "may transfer only if: (1) a judge …" is read with its items, or where a test looks below.
   */
  below?(): readonly string[];
  /** What other provisions take out of the norm; of the concepts, those of other sections are told for `wanted` alone. */
  elsewhere?(norm: Norm, wanted: readonly string[]): Elsewhere;
}

/** Words of the text that fill the braces of a finding's wording. */
export interface Fill {
  /** Absent where the text names none. */
  readonly actor?: Mention | undefined;
  readonly head?: Mention | undefined;
  /** The first of the wanted concepts that is not the head or the actor. */
  readonly object?: Mention | undefined;
  readonly modal?: Span | undefined;
  /** What the words do with the act: "forbids", "allows", "requires", "leaves open". Absent where no norm was matched. */
  readonly choice?: string;
}

/** A norm or sentence that a rule is about. Spans count from the start of the block. */
export interface MatchHit {
  /** The words to underline: modal, verb and what it is done to; never more than the sentence. */
  readonly span: Span;
  /** The sentence or list item. */
  readonly sentence: Span;
  readonly fill: Fill;
  /** Whether the words are a list item that carries on the sentence above it, so that no whole sentence can take their place. */
  readonly item: boolean;
  /** All mentions that the tests asked for, in order of place. */
  readonly mentions: readonly Mention[];
  /** From 0 to 1, with the doubts that matching added to those of reading. */
  readonly certainty: number;
  readonly doubts: readonly Doubt[];
}
