/** What a rule finds: a place, the words of the message, and what would mend it. */
import type { DraftBlock } from '../index/block';
import type { Span } from '../text/span';
import type { Rule, Severity } from './types';

/** A change of text, in offsets of one block. */
export interface BlockEdit {
  readonly block: DraftBlock;
  readonly span: Span;
  readonly text: string;
}

/** A mend that is a plain change of text. */
export interface TextFix {
  readonly title: string;
  readonly edits: readonly BlockEdit[];
  /** Only narrows or corrects, and there is no other: may be preferred. */
  readonly safe: boolean;
}

export interface Related {
  readonly block: DraftBlock;
  readonly span: Span;
  readonly text: string;
}

/** What a check or match gives: still without the settings of the draft. */
export interface Hit {
  readonly rule: Rule;
  readonly block: DraftBlock;
  /** The operative words, counted from the start of the block. */
  readonly span: Span;
  /** The sentence or list item around them, for fixes that add to it or strike it. */
  readonly sentence: Span;
  /** Values of the names in braces in the rule's message. */
  readonly fill: Readonly<Record<string, string>>;
  readonly related: readonly Related[];
  readonly fixes: readonly TextFix[];
  /** The place only stands in for something that is not there, so that it is never one with another finding on the same words. */
  readonly absent?: boolean;
  /** Authorities beside the rule's own, for findings about one authority. */
  readonly authorities: readonly string[];
}

/** A hit as the settings of the draft make it. Its words are put together when they are asked for: most findings of a long draft are only counted. */
export interface Finding {
  readonly hit: Hit;
  readonly severity: Severity;
  /** Places to look at beside this one. */
  readonly related: readonly Related[];
  /** Lesser findings on the same words, which are told with this one and not by themselves. */
  readonly merged: readonly Finding[];
  /** What, why and do, filled in. */
  readonly what: string;
  readonly why: string;
  readonly do: string;
}

/** What, why and do, those that are not empty. */
export const sentencesOf = (f: Finding): string[] => [f.what, f.why, f.do].filter((s) => s !== '');

/** The finding's message: three plain sentences. */
export const messageOf = (f: Finding): string => sentencesOf(f).join(' ');
