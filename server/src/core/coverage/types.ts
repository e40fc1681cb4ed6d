/** The shape of the checklist under rules/coverage/ once read and checked: what an ordinance of the field may hold, and how each item is told. */
import type { Provision } from '../law/states';
import type { NormMatch, SentenceMatch } from '../rules/types';
import type { BlockKind } from '../syntax/types';

export type CoverageTopic = 'custody' | 'access' | 'information' | 'agreements' | 'money' | 'oversight' | 'form';

/** Topics in the order in which they are shown. */
export const TOPICS: readonly CoverageTopic[] = ['custody', 'access', 'information', 'agreements', 'money', 'oversight', 'form'];

/**
 * What the draft says of an item: `contrary` provides the opposite; `not-applicable` is absent, and the law of the state bars
 * it or already asks for it, or it belongs to another kind of instrument.
 */
export type CoverageStatus = 'contrary' | 'absent' | 'partial' | 'present' | 'not-applicable';

/** Id of the source whose items are the form of an ordinance of any subject. */
export const FORM = 'form';

/** Statuses in the order in which they are shown: what wants a look first. */
export const STATUSES: readonly CoverageStatus[] = ['contrary', 'absent', 'partial', 'present', 'not-applicable'];

/** What shows an item in a text: a norm or sentence as rules match them, the words of a section's heading, or the kind of a block. */
export type CoverageTest =
  | { readonly norm: NormMatch }
  | { readonly sentence: SentenceMatch }
  /** Phrases in small letters, one of which stands in the heading as whole words. */
  | { readonly heading: readonly string[] }
  /** Kinds of blocks, one of which must be there; `definition` is a block of any kind that defines a term. */
  | { readonly block: readonly (BlockKind | 'definition')[] };

/** One part of an item; the item is present where all of its parts are. */
export interface CoveragePart {
  /** Goes on after "lacks": "a carve-out for status information". Empty where there is but one. */
  readonly name: string;
  /** Any of them shows the part. */
  readonly tests: readonly CoverageTest[];
}

export interface CoverageExamples {
  readonly present: readonly string[];
  readonly absent: readonly string[];
  readonly partial: readonly string[];
  readonly contrary: readonly string[];
}

export interface CoverageItem {
  /** As the inventory names it: "C-TK-P1", "CR1", "form.severability". */
  readonly id: string;
  /** Id of its {@link CoverageSource}. */
  readonly source: string;
  readonly title: string;
  /** Why one would want it, in a sentence or two. */
  readonly purpose: string;
  /** Where the source says so. */
  readonly place: string;
  readonly topic: CoverageTopic;
  /** Model clause that supplies it, or empty. */
  readonly clause: string;
  /** Rules that speak to the same matter. */
  readonly rules: readonly string[];
  /** Kinds of provision it is, by which the law of a state bars it or already asks for it. */
  readonly provisions: readonly Provision[];
  /** Another item whose tests are this one's too, or empty. */
  readonly sameAs: string;
  readonly parts: readonly CoveragePart[];
  /** What shows less than a part. */
  readonly partial: readonly CoverageTest[];
  /** What shows the opposite. */
  readonly contrary: readonly CoverageTest[];
  /** Items that carry this one along: where one of them is met and nothing is contrary, so is this. */
  readonly impliedBy: readonly string[];
  /** Goes on after "lacks" where only `partial` tests fit. */
  readonly lacks: string;
  /** Kinds of blocks without which the item belongs to another kind of instrument. */
  readonly only: readonly BlockKind[];
  /** Read by the tests. */
  readonly examples: CoverageExamples;
}

/** One question of a criterion. */
export interface CriterionQuestion {
  /** "Q1". */
  readonly id: string;
  readonly text: string;
  /** Items that answer it: yes where one is present, other where one is partial, no else. */
  readonly items: readonly string[];
  /** Items none of which may be contrary: then yes. */
  readonly notContrary: readonly string[];
  /** Tests of its own: yes where one matches. */
  readonly tests: readonly CoverageTest[];
}

export interface Criterion {
  /** "CR1": also the id of its item. */
  readonly id: string;
  readonly questions: readonly CriterionQuestion[];
}

/** A question on the landscape in which a draft is made; answered by the drafter, not by the text. */
export interface LandscapeQuestion {
  /** "L1". */
  readonly id: string;
  readonly text: string;
  /** Answers to choose from; empty for free text. */
  readonly choices: readonly string[];
  /** Whether several of them may be true at once. */
  readonly several: boolean;
  /** Whether the law of the state bears on the answer. */
  readonly ofStateLaw: boolean;
}

/** One file of rules/coverage/: a paper whose recommendations the checklist takes up. */
export interface CoverageSource {
  readonly id: string;
  readonly title: string;
  /** Its place among the sources, 1 first. */
  readonly order: number;
  readonly items: readonly CoverageItem[];
  readonly criteria: readonly Criterion[];
  readonly landscape: readonly LandscapeQuestion[];
}
