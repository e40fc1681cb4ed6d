/** The shape of a rule file under rules/<group>/<name>.yaml once read and checked. */
import type { Modality, NormFlag } from '../facts/types';
import type { Provision } from '../law/states';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Gravest first; also the order in which findings are shown. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** A condition on a set of concepts: all that are named must hold. */
export interface ConceptTest {
  readonly any?: readonly string[];
  readonly all?: readonly string[];
  readonly none?: readonly string[];
}

/**
 * Which norms a rule is about. Every key that is present must hold.
 * Recitals, definitions, savings, disapplications and embedded norms match only where `flags` asks for them.
 */
export interface NormMatch {
  readonly modality?: readonly Modality[];
  /** Flags that must be present (true) or absent (false). */
  readonly flags?: Readonly<Partial<Record<NormFlag, boolean>>>;
  readonly head?: readonly string[];
  readonly notHead?: readonly string[];
  readonly actor?: ConceptTest;
  readonly object?: ConceptTest;
  readonly recipient?: ConceptTest;
  readonly action?: ConceptTest;
  readonly basis?: ConceptTest;
  readonly exceptions?: ConceptTest;
  readonly conditions?: ConceptTest;
  readonly context?: ConceptTest;
  /** Own words, lead-ins and subject together, outside exceptions. */
  readonly anywhere?: ConceptTest;
  /** Words of the list items that the sentence leads in, at any depth; a sentence without any fails the test. */
  readonly below?: ConceptTest;
  /** A list item must itself hold one of these, or the finding belongs to its lead-in. */
  readonly leaf?: readonly string[];
  /** Least certainty, 0 to 1; by default 0.7 for errors, 0.5 for the rest. */
  readonly certainty?: number;
  /** Whether a strong concept of the field must stand in the block, its lead-ins or its section. On by default. */
  readonly gate?: boolean;
  /** What must hold around the norm. */
  readonly scope?: readonly ScopeTest[];
}

/** A condition on the section or the whole draft around the place. */
export interface ScopeTest {
  readonly within: 'section' | 'document';
  /** A savings norm that names one of these concepts stands there. */
  readonly savings?: readonly string[];
  /** One of these concepts is defined there. */
  readonly defines?: readonly string[];
  /** One of these concepts is named there at all. */
  readonly names?: readonly string[];
  /** True: the test must hold; false: it must not. */
  readonly holds: boolean;
}

/**
 * Which sentences a rule is about where norms are not enough: statements of law in findings and recitals.
 * Concepts are counted in one sentence.
 */
export interface SentenceMatch {
  readonly any?: readonly string[];
  readonly all?: readonly string[];
  readonly none?: readonly string[];
  /** Only in recitals and findings, only outside them, or anywhere (default). */
  readonly where?: 'recital' | 'operative' | 'anywhere';
  /** Whether a strong concept of the field must stand in the block, its lead-ins or its section. On by default. */
  readonly gate?: boolean;
  /** What must hold around the sentence. */
  readonly scope?: readonly ScopeTest[];
}

/** A rule whose finding is code: the name of a check under core/rules/checks/. */
export interface CodeMatch {
  readonly check: string;
  /** Words and numbers the check takes from the file, so that law stays out of code. */
  readonly options?: Readonly<Record<string, unknown>>;
}

export type Match = { readonly norm: NormMatch } | { readonly sentence: SentenceMatch } | { readonly code: CodeMatch };

/** The words of a finding: three plain sentences. Names in braces are filled from the match. */
export interface Wording {
  /** What, at most 90 characters once filled; stands alone. */
  readonly what: string;
  /** Why, at most 160 characters, with one lead authority by short name. */
  readonly why: string;
  /** What to do, at most 120 characters, imperative. */
  readonly do: string;
}

/** A change that answers a finding. `at` names the place by the parts of the match. */
export type Fix =
  /**
   * Insert a model clause, fitted to the draft; with `replaces`, the sentence is struck in the same change. With `mends: false`
   * the clause carries out a choice that the finding tells of, and the finding stays.
   */
  | { readonly clause: string; readonly replaces?: 'sentence'; readonly mends?: false }
  /** Put words before the end mark of the sentence or list item. */
  | { readonly append: string; readonly title: string }
  /** Replace the words of one part of the match, and put words before the end mark where there is an `append` too. */
  | { readonly replace: FixPlace; readonly with: string; readonly append?: string; readonly title: string }
  /** Strike the sentence or list item. */
  | { readonly strike: 'sentence'; readonly title: string };

/**
 * `sentence` is the sentence without its end mark; `statement` that sentence without the words that open a finding ("WHEREAS,",
 * "The Council finds that"); `match` the words the finding underlines.
 */
export type FixPlace = 'sentence' | 'statement' | 'modal' | 'head' | 'match' | { readonly concept: string };

/** A severity other than the default one, for some jurisdictions. */
export interface Variation {
  /** Federal circuits: "1" to "11", "D.C." */
  readonly circuits?: readonly string[];
  readonly states?: readonly string[];
  /** Postures of state law as in rules/states/. */
  readonly postures?: readonly string[];
  readonly severity: Severity;
  /** Said at the end of the message: "warning here, 5th Cir.". */
  readonly because: string;
}

export interface Rule {
  /** "detention/detainer-hold": group and name, equal to the file's path. */
  readonly id: string;
  /** Ids of the rows of the inventory of law it carries out, e.g. "R-4A-01". Empty for drafting rules. */
  readonly inventory: readonly string[];
  readonly title: string;
  readonly severity: Severity;
  readonly vary: readonly Variation[];
  /** The kind of provision it finds, where it speaks only in states whose law bars such a provision or already asks for it. */
  readonly provision?: Provision;
  /**
   * The kind of provision whose opposite it finds: it speaks only in states whose law already asks for such a provision, so that the
   * draft orders or allows what that law forbids. Never with `provision`.
   */
  readonly opposes?: Provision;
  /** The words, a hint, where state law already asks for such a provision; only with `provision`. */
  readonly satisfied?: Wording;
  /** It speaks only while no state is set. */
  readonly asksState?: boolean;
  /** Speaks only where the user's settings name it: its own id, not its group. */
  readonly off?: boolean;
  readonly match: readonly Match[];
  readonly message: Wording;
  /** A paragraph for the rule's own page: the law behind it, in our own words. */
  readonly explanation: string;
  /** When counsel may leave the words as they are. */
  readonly whenNot: string;
  readonly authorities: readonly string[];
  readonly contrary: readonly string[];
  /** Drafting manuals a drafting rule rests on. */
  readonly sources: readonly string[];
  readonly fixes: readonly Fix[];
  /** LSP tags. */
  readonly tags: readonly ('unnecessary' | 'deprecated')[];
  /** Executed by the build: each bad text gives exactly one finding of this rule, each good text none. */
  readonly examples: { readonly bad: readonly string[]; readonly good: readonly string[] };
}
