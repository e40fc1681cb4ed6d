/**
 * What one block of text says, as a pure function of that text alone.
 * All spans count from the start of the block. Facts never name a place in the document,
 * so an edit elsewhere leaves them valid.
 */
import type { Outline } from '../syntax/outline';
import type { Span } from '../text/span';

/** A piece of text with its place in the block. */
export interface Part {
  readonly text: string;
  readonly span: Span;
}

// ---------------------------------------------------------------- citations

export type CitationKind =
  | 'case'
  | 'short-case'
  | 'id'
  | 'supra'
  | 'usc'
  | 'cfr'
  | 'constitution'
  | 'state-code'
  | 'municipal'
  | 'session-law'
  | 'public-law'
  | 'stat'
  | 'register'
  | 'rule'
  | 'journal' //  journals, restatements, encyclopedias, The Federalist
  | 'docket'
  | 'bill' //     bills, resolutions, reports and documents of a legislature
  | 'treaty'
  | 'opinion'; // of an attorney general

/** The parts of a citation that have a place of their own in the text. */
export type CitationField =
  | 'name' //        the whole case name, "Galarza v. Szalczyk"
  | 'plaintiff'
  | 'defendant'
  | 'volume' //      reporter volume, or title of the U.S.C. or C.F.R.
  | 'reporter' //    "F.3d", "U.S.C.", "Admin. Code"
  | 'page' //        first page of a case, journal or register entry
  | 'section' //     section of a code, without its subsections
  | 'subsections' // "(g)(10)(A)" as written
  | 'pin'
  | 'court' //       as written inside the parenthetical, "3d Cir."
  | 'year'
  | 'date' //        month and day before the year, "May 30,"
  | 'number' //      public law, ordinance, docket or order number
  | 'history' //     ", cert. denied, 141 S. Ct. 124 (2020)"
  | 'parenthetical'; // a later parenthetical, "(per curiam)"

/**
 * One citation. `span` covers all of it, from the case name, title number or the word "section"
 * through pin, closing parenthetical and history. Each section of a list (§§ 1981, 1983) is a citation
 * of its own, the first from the title number on.
 */
export interface Citation {
  readonly kind: CitationKind;
  readonly span: Span;
  readonly parts: Readonly<Partial<Record<CitationField, Part>>>;
  /** Parallel cites of the same case, each "volume reporter page", in the order written. */
  readonly parallel: readonly Part[];
  /**
   * The look-up key in the authority library, in one spelling: "745 F.3d 634", "8 usc 1373",
   * "8 cfr 287.7", "us const amend 4". Empty for forms that name nothing by themselves (id., supra).
   */
  readonly key: string;
  /** The normal form in Bluebook style, as far as the written parts allow. */
  readonly normal: string;
}

// -------------------------------------------------------------------- norms

/** What the main modal of a sentence does. */
export type Modality = 'must' | 'must-not' | 'may' | 'need-not' | 'declares';

/**
 * What modality cannot carry.
 * - `savings`: "nothing in this section prohibits …": no norm about conduct.
 * - `disapplies`: "paragraph one shall not apply when": an exception to another norm.
 * - `only`: a permission with a gate ("may only … if").
 * - `penal`: makes an offence or a sanction.
 * - `inverted`: a ban on banning ("shall not prohibit"): commands the opposite of a limit.
 * - `inherited`: read from a list item under a lead-in.
 * - `recital`: a finding or whereas clause: an assertion, not a rule.
 * - `definition`: a defining sentence.
 * - `embedded`: stands in a that-clause under another verb.
 */
export type NormFlag = 'savings' | 'disapplies' | 'only' | 'penal' | 'inverted' | 'inherited' | 'recital' | 'definition' | 'embedded';

/** A concept of the lexicon (`detain`, `detainer`, `judicial-warrant` …) met at a place in the block. */
export interface Mention {
  /** Lexicon id. */
  readonly concept: string;
  readonly span: Span;
  /**
   * `verb` where the phrase is a form of a verb ("holding", "turned over"), `act` where it is a noun in a concept that
   * has verbs ("detention"); absent for persons and things.
   */
  readonly part?: 'verb' | 'act' | undefined;
}

/**
 * A provision that a norm speaks of, as it is written: a number ("subsection (b)", "section 4"), or "this section" and the
 * like. What it leads to is told where the draft is joined.
 */
export interface SpokenOf {
  readonly reference: Reference | undefined;
  /** What "this" stands before: `section`, `subdivision`, `ordinance` …, lower case; empty where a reference is written, or nothing that names one. */
  readonly unit: string;
}

/** One command, permission or declaration, read from one operative sentence. */
export interface Norm {
  readonly modality: Modality;
  readonly flags: ReadonlySet<NormFlag>;
  /** Who acts: concepts before the main modal, in a passive those after "by", in "unlawful for" those after "for". */
  readonly actor: readonly Mention[];
  /** The first action concept after the modal; absent where the verb is not in the lexicon. */
  readonly head: Mention | undefined;
  /** The head and the verbs joined to it by "and" or "or" under the same modal ("hold, arrest or detain"), in order. */
  readonly heads?: readonly Mention[];
  /** Head of the lead-in whose action a list item carries on ("shall not honor … by: (1) holding"). */
  readonly contextHead?: string | undefined;
  /** Actors of the lead-in whose subject a list item shares. */
  readonly contextActor?: readonly string[] | undefined;
  /** The list below this sentence, where the sentence is left open: the kind of its lead-in. */
  readonly opens?: LeadInKind | undefined;
  /** Concepts within five words after the head (in a passive, those before the modal). */
  readonly object: readonly Mention[];
  /** Concepts after to, with or from behind the head. */
  readonly recipient: readonly Mention[];
  /** All other concepts of the predicate. */
  readonly action: readonly Mention[];
  /** Concepts after "pursuant to", "on the basis of", "on", "under", "based on". */
  readonly basis: readonly Mention[];
  readonly exceptions: readonly Mention[];
  readonly conditions: readonly Mention[];
  /** Concepts of the lead-ins above (by name only: their places are in other blocks). */
  readonly context: readonly string[];
  /** Concepts in the exceptions and conditions of the lead-ins above. */
  readonly contextExceptions: readonly string[];
  readonly contextConditions: readonly string[];
  /** Provisions this norm takes cases out of ("section 3 does not apply"), or goes before ("notwithstanding subsection (b)"). */
  readonly takesFrom: readonly SpokenOf[];
  /** Provisions that its exceptions name: "except as provided in section 4". */
  readonly exceptedBy: readonly SpokenOf[];
  /** Whether its exception stands on a line of its own below the last item of a list, so that it closes the whole list. */
  readonly closesList: boolean;
  /** The sentence or list item. */
  readonly span: Span;
  /** The words of the modal ("shall not"); undefined where the modal stands in a lead-in. */
  readonly modal: Span | undefined;
  readonly passive: boolean;
  /** Whether its verb turns a request away ("shall decline detainers"): a ban on the act, or leave not to do it, said without a "not". */
  readonly turned: boolean;
  /** From 0 to 1; see `doubts` for why it is not 1. Shown in words, never as a number. */
  readonly certainty: number;
  readonly doubts: readonly Doubt[];
}

export type Doubt =
  | 'read-from-list-above'
  | 'modal-by-fallback'
  | 'actor-absent'
  | 'generic-verb'
  | 'exception-not-resolved'
  | 'concept-only-in-section'
  | 'recipient-not-filled'
  | 'flat-text';

/** How the items of a list stand to the sentence above them. */
export type LeadInKind =
  | 'predicate' //  "shall: (1) hold …"            items inherit modality and actor
  | 'object' //     "shall not honor … by:"        items join the lead-in's action
  | 'condition' //  "may … only if:"               items make no norm
  | 'exception' //  "shall not apply when:"        items make no norm
  | 'contents' //   "a report that includes:"      context only
  | 'definition' // "means:"                       parts of a definition
  | 'recital'; //   "finds that:"

/**
 * What a block offers to the list items under it: its unfinished norm, already joined with
 * what stands above it. Two lead-ins with equal `key` are interchangeable, so a block's norms
 * are valid as long as its text and the key of its lead-in are the same.
 */
export interface LeadIn {
  readonly key: string;
  readonly kind: LeadInKind;
  readonly modality: Modality | undefined;
  readonly flags: ReadonlySet<NormFlag>;
  readonly actor: readonly string[];
  readonly head: string | undefined;
  /** All concepts of the lead-in sentence outside its exceptions. */
  readonly context: readonly string[];
  readonly exceptions: readonly string[];
  readonly conditions: readonly string[];
  /** Provisions that the lead-in takes cases out of; its items are those cases. */
  readonly takesFrom: readonly SpokenOf[];
  /** Provisions in which its exceptions stand. */
  readonly exceptedBy: readonly SpokenOf[];
  /** Whether its certainty is less for an exception that only points to another provision. */
  readonly unresolved: boolean;
  readonly certainty: number;
}

/** All norms of one block under one lead-in, and the lead-in it offers to the items below. */
export interface NormReading {
  readonly norms: readonly Norm[];
  readonly leadIn: LeadIn | undefined;
}

// ------------------------------------------------- definitions and references

export type DefinitionForm = 'means' | 'includes' | 'meaning-given-in' | 'is';

/** A defined term at the place where it is defined. */
export interface Definition {
  /** The term as written, without quotation marks. */
  readonly term: string;
  /** Other spellings defined in the same breath: “Bundled” or “bundling” means. */
  readonly variants: readonly string[];
  readonly form: DefinitionForm;
  /** The term itself, without its quotation marks. */
  readonly span: Span;
  /** From the verb to the end of the definition in this block; of "the Parks Department (the “Department”)" the words named. */
  readonly body: Span;
  /** The unit its own sentence keeps it to, lower case: "section" for "as used in this section"; empty where it says none. */
  readonly within: string;
  /** Whether it stands in brackets behind the words it names: (the “Department”). */
  readonly inBrackets: boolean;
}

/** One step of a cross-reference: a unit and its designators, outermost first where written so. */
export interface ReferenceStep {
  /** `section`, `subdivision`, `paragraph` …; `unit` for a bare designator in a chain like (b)(2). */
  readonly unit: string;
  /** Designator without brackets or sign: "9-131", "b", "2". Empty for "the preceding section". */
  readonly designator: string;
  readonly span: Span;
}

/** How an item of a list of references is joined to the one before it: "sections 5 through 9". */
export type ReferenceJoint = 'and' | 'or' | 'through';

/** A cross-reference to a provision of this draft or of a law named after it. */
export interface Reference {
  readonly span: Span;
  readonly steps: readonly ReferenceStep[];
  /** Set for each item of a list but the first. */
  readonly joint?: ReferenceJoint | undefined;
  /** Set where no number is written: "the preceding section", "the following paragraph". Its one step has no designator. */
  readonly position?: 'before' | 'after' | undefined;
  /**
   * What "this" binds to: "of this section", "this chapter"; empty where none is written. `this` for "section 4 above" and
   * "this section 4"; `that` where other words say what it is of ("of that section", "of the table"), so that it may well
   * not be of this draft.
   */
  readonly anchor: string;
  /**
   * Set where the words after the reference name another law ("of the penal law", "of title 8");
   * such a reference is external and never dangling.
   */
  readonly law: Part | undefined;
}

/** A blank or drafter's note left in the text: "[NAME OF CITY]", "XX days", "TBD", "{{city}}". */
export interface Blank {
  readonly span: Span;
  readonly form: 'bracketed' | 'letters' | 'underscores' | 'note' | 'template';
}

/** Everything one block says. */
export interface BlockFacts {
  readonly outline: Outline;
  readonly definitions: readonly Definition[];
  readonly references: readonly Reference[];
  readonly citations: readonly Citation[];
  readonly blanks: readonly Blank[];
  /** Every lexicon concept and authority name met, in order of place; overlapping longer phrase wins. */
  readonly mentions: readonly Mention[];
  /** Passages struck out by a mark that can mean nothing else: (( )), ~~ ~~. Not read as law. */
  readonly struck: readonly Span[];
  /**
   * Passages in square brackets, nested ones joined. In a text amended "to read as follows" they are deletions;
   * elsewhere they are blanks, editor's notes or citations.
   */
  readonly brackets: readonly Span[];
  /** Kinds of signs in the block, joined by "or"; see `Sign`. */
  readonly signs: number;
}
