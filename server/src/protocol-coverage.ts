/**
 * The messages about the checklist: coverage of a draft, the scorecard of the eight criteria, and the questions on the
 * landscape. Part of protocol.ts, through which the client imports it. Types and method names only.
 */
import type { Range } from 'vscode-languageserver-types';

/** The checklist over one draft. Asked for by a view, never on a keystroke. Null while the draft is not open. */
export const CoverageRequest = 'homeRule/coverage';
export interface CoverageParams {
  readonly uri: string;
  /** Most places given for an item or a question; up to 99 are counted. */
  readonly most: number;
}
export interface CoverageAnswer {
  /** Version of the document that the ranges fit. */
  readonly version: number;
  /** Title of the draft, else its first heading or the name of its file. */
  readonly title: string;
  /** "Tacoma, Washington (city)" and how the law of that state stands; both empty where no state is set. */
  readonly where: string;
  readonly law: string;
  /** Whether the draft is about the field at all; else nothing but its form is told. */
  readonly ofTheField: boolean;
  /** In order of the sources. */
  readonly items: readonly CoverageItemAnswer[];
  readonly criteria: readonly CriterionAnswer[];
  readonly score: CoverageScore;
  /** The same of the items on the form of an ordinance, which are not in `score`. */
  readonly form: CoverageScore;
}
/** How many items stand how; `total` counts those that do not apply too. */
export interface CoverageScore {
  readonly present: number;
  readonly partial: number;
  readonly absent: number;
  readonly contrary: number;
  readonly total: number;
}
export type ItemStatus = 'contrary' | 'absent' | 'partial' | 'present' | 'not-applicable';
export type ItemTopic = 'custody' | 'access' | 'information' | 'agreements' | 'money' | 'oversight' | 'form';
export interface EvidencePlace {
  /** "§ 4(a)". */
  readonly provision: string;
  readonly range: Range;
}
export interface CoverageItemAnswer {
  /** "C-TK-P1", "form.severability". */
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  /** Id and title of the paper that recommends it, and the place there. */
  readonly source: string;
  readonly sourceTitle: string;
  readonly place: string;
  readonly topic: ItemTopic;
  readonly status: ItemStatus;
  readonly evidence: readonly EvidencePlace[];
  /** How many places there are; none is counted beyond 99. */
  readonly places: number;
  /** "lacks a carve-out for status information", or empty. */
  readonly note: string;
  /** Id and title of the model clause that supplies it; empty where none does, or where it would be void. */
  readonly clause: string;
  readonly clauseTitle: string;
  /** Markdown. */
  readonly card: string;
}
export type QuestionAnswer = 'yes' | 'no' | 'other';
export interface CriterionAnswer {
  /** "CR1". */
  readonly id: string;
  readonly title: string;
  readonly questions: readonly {
    /** "Q1". */
    readonly id: string;
    readonly text: string;
    readonly answer: QuestionAnswer;
    readonly evidence: readonly EvidencePlace[];
  }[];
}

/** Answers to the questions on the landscape, by id: one of the choices, or several of them. */
export type LandscapeAnswers = Readonly<Record<string, string | readonly string[]>>;

/** The scorecard of the eight criteria as a text to be saved. Null while the draft is not open. Nothing is changed by asking. */
export const ScorecardRequest = 'homeRule/scorecard';
export interface ScorecardParams {
  readonly uri: string;
  readonly format: 'markdown' | 'html' | 'csv';
  /** ISO date that the paper bears: the server has no clock. */
  readonly date: string;
  readonly landscape: LandscapeAnswers;
}
export interface ScorecardResult {
  /** "Criteria scorecard: An ordinance …" */
  readonly title: string;
  readonly text: string;
}

/** The questions on the landscape in which a draft is made, with what the law file of a state says. */
export const LandscapeRequest = 'homeRule/landscape';
export interface LandscapeParams {
  /** Postal code, or empty. */
  readonly state: string;
}
export interface LandscapeResult {
  readonly questions: readonly {
    /** "L1". */
    readonly id: string;
    readonly text: string;
    readonly choices: readonly string[];
    /** Whether several choices may be true at once. */
    readonly several: boolean;
    /** Whether the law of the state where the draft is enacted bears on the answer. */
    readonly ofStateLaw: boolean;
  }[];
  /** Where the law of that state stands, in a sentence or two, with its date; empty where no state is given. */
  readonly law: string;
}
