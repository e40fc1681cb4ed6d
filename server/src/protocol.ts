/**
 * What client and server say to each other beyond the Language Server Protocol: settings and custom messages.
 * Types and method names only. The client imports this file and nothing else of the server.
 * Positions are LSP positions: 0-based line, UTF-16 character.
 */
import type { Position, Range, TextEdit } from 'vscode-languageserver-types';
import type { Settings } from './core/settings';

export { DEFAULT_SETTINGS, type Settings, type SeveritySetting } from './core/settings';
export * from './protocol-coverage';

/** `initializationOptions` of the client. */
export interface InitOptions {
  /**
   * Names of commands that cards may link to. A client that has none leaves it out, and cards hold no command links.
   * `explain` takes a rule or authority id, `insertClause` a clause id, `goTo` a uri and a position.
   */
  readonly commands?: {
    readonly explain: string;
    readonly insertClause: string;
    readonly goTo: string;
    readonly references: string;
    /** Runs a change of structure; takes its name, a uri and a position. Actions carry it in place of edits. */
    readonly structure?: string;
    /** Sets the place of enactment; takes a postal code, a kind of body, a name, and whether to ask and only offer these. */
    readonly setPlace?: string;
    /** Turns the findings of a rule off in this workspace; takes its id. */
    readonly turnOff?: string;
  };
  /** Whether the contributed snippets are there, so that completion need not offer them a second time. */
  readonly contributesSnippets?: boolean;
  /** Whether the client answers {@link ListFilesRequest} and {@link ReadFilesRequest}; needed where the server reaches no files. */
  readonly servesFiles?: boolean;
  /** False while the user has not trusted the folder: no file is then read but those that are open. */
  readonly trusted?: boolean;
  /** How long reading a folder may take before its progress is shown, in milliseconds; half a second when left out. */
  readonly progressAfter?: number;
}

/** All model clauses with their standing in one draft. */
export const ClausesRequest = 'homeRule/clauses';
export interface ClausesParams {
  readonly uri: string;
}
export interface ClauseItem {
  readonly id: string;
  readonly title: string;
  readonly topic: string;
  readonly purpose: string;
  /** Where the draft already holds such a clause ("§ 7"), or empty. */
  readonly presentAt: string;
  readonly presentRange: Range | undefined;
  /** Why it would be void in the set state ("Tex. Gov't Code § 752.053"), or empty. */
  readonly voidHere: string;
  /** Names of its wordings, the main one first, each with when to choose it. */
  readonly wordings: readonly { readonly name: string; readonly when: string }[];
  /** First two lines of the text. */
  readonly preview: string;
}

/** The edits that put a clause into a draft, fitted to it; nothing is changed by asking. */
export const InsertClauseRequest = 'homeRule/insertClause';
export interface InsertClauseParams {
  readonly uri: string;
  readonly clause: string;
  /** Name of a wording; the main one when left out. */
  readonly wording?: string;
  /** Caret, used where the clause's own place can't be told. */
  readonly position?: Position;
}
export interface InsertClauseResult {
  /** Version of the document that the edits fit. */
  readonly version: number;
  /** Plain edits; blanks stand in them as [BRACKETED WORDS]. */
  readonly edits: readonly TextEdit[];
  /**
   * The main insertion as a snippet: put it in place of `edits[main].newText` at the same range so that Tab walks the blanks.
   * Already escaped; starts at column 0.
   */
  readonly snippet: string;
  readonly main: number;
  /** "New § 4; definition of Detainer added to § 2." */
  readonly summary: string;
  /** Set instead of edits where the draft already holds the clause. */
  readonly presentAt?: { readonly label: string; readonly range: Range };
}

/** What a new ordinance for a place may be and hold. */
export const NewOrdinanceOffersRequest = 'homeRule/newOrdinanceOffers';
export interface NewOrdinanceOffersParams {
  /** Postal code, or empty where it is not decided. */
  readonly state: string;
  readonly body: Settings['jurisdiction']['body'];
}
export interface NewOrdinanceOffers {
  /** Kinds of paper, the usual one first. */
  readonly instruments: readonly { readonly id: string; readonly title: string; readonly purpose: string }[];
  /** In the order of an ordinance. */
  readonly policies: readonly PolicyItem[];
}
export interface PolicyItem {
  readonly id: string;
  readonly title: string;
  readonly topic: string;
  readonly purpose: string;
  /** Whether it is ticked to begin with. */
  readonly ticked: boolean;
  /** Statute under which it would be void, or empty. */
  readonly voidHere: string;
  /** Statute that already asks for it, or empty. */
  readonly alreadyLaw: string;
}

/** A complete draft from the drafter's answers; nothing is opened or written by asking. Null where there is no form for such a body. */
export const NewOrdinanceRequest = 'homeRule/newOrdinance';
export interface NewOrdinanceParams {
  readonly state: string;
  readonly body: Settings['jurisdiction']['body'];
  /** "Seattle", or empty. */
  readonly name: string;
  /** Id of a kind of paper; the usual one where empty. */
  readonly instrument: string;
  /** Ids of model clauses; "core" stands for those that are ticked to begin with. */
  readonly policies: readonly string[];
  readonly strength: 'narrow' | 'balanced' | 'strongest';
  readonly enforcement: 'private' | 'none' | 'later';
  readonly reports: readonly ('log' | 'quarterly' | 'annual')[];
}
export interface NewOrdinanceResult {
  readonly text: string;
  /** The same as a snippet: Tab walks the facts to fill in. */
  readonly snippet: string;
  /** "12 sections, 9 definitions, 3 facts to fill in; no other finding". */
  readonly summary: string;
  /** What the form rests on and what is to be checked, a sentence or two each. */
  readonly notes: readonly string[];
}

/** The edits that put several clauses into a draft at once; nothing is changed by asking. */
export const CompleteDraftRequest = 'homeRule/completeDraft';
export interface CompleteDraftParams {
  readonly uri: string;
  readonly clauses: readonly { readonly clause: string; readonly wording?: string }[];
}
export interface CompleteDraftResult {
  /** Version of the document that the edits fit. */
  readonly version: number;
  readonly edits: readonly TextEdit[];
  /** "New sections 2 and 5; definition of Employee added; 2 later sections renumbered." */
  readonly summary: string;
  /** Titles of clauses that were wanted and are not put in, each with the reason as the end of a sentence. */
  readonly leftOut: readonly { readonly title: string; readonly why: string }[];
}

/** A change of numbers, order or level at a caret, as edits with every reference following; nothing is changed by asking. */
export const StructureRequest = 'homeRule/structure';
export type StructureChange = 'renumberLevel' | 'renumberSection' | 'renumberDocument' | 'moveUp' | 'moveDown' | 'promote' | 'demote';
export interface StructureParams {
  readonly uri: string;
  readonly position: Position;
  readonly change: StructureChange;
  /** For renumbering: whether inserted numbers such as (2A) stay so; else they are counted like the others. */
  readonly keepInserted?: boolean;
}
export interface StructureResult {
  /** Version of the document that the edits fit. */
  readonly version: number;
  readonly edits: readonly TextEdit[];
  /** Where the caret belongs afterwards: UTF-16 units from the start of the new text. */
  readonly caret: number;
  /** What was done, in a sentence. */
  readonly summary: string;
  /** Why there are no edits; empty where there are. */
  readonly refused: string;
  /** How many inserted numbers would become plain ones. */
  readonly inserted: number;
}

/** The page of a rule, authority, clause or term, as Markdown. */
export const ExplainRequest = 'homeRule/explain';
export interface ExplainParams {
  readonly id: string;
}
export interface ExplainResult {
  readonly title: string;
  /** Markdown, or undefined where the id is unknown. */
  readonly markdown: string | undefined;
}

/** Citations to offer in a pick list. */
export const AuthoritiesRequest = 'homeRule/authorities';
export interface AuthorityItem {
  readonly id: string;
  readonly name: string;
  readonly citation: string;
  readonly treatment: string;
  readonly holding: string;
}

/** The provisions of a draft by level, from what a court compels to what nothing asks for. Null while the draft is not open. */
export const SpectrumRequest = 'homeRule/spectrum';
export interface SpectrumParams {
  readonly uri: string;
  /** Most provisions listed on each level; all are counted. */
  readonly most: number;
}
export interface SpectrumResult {
  /** Version of the document that the ranges fit. */
  readonly version: number;
  /** From the top down. */
  readonly levels: readonly SpectrumLevelItem[];
}
export interface SpectrumLevelItem {
  readonly id: string;
  /** 1 at the top. */
  readonly level: number;
  readonly title: string;
  /** What asks for the acts of this level. */
  readonly gloss: string;
  /** Markdown. */
  readonly card: string;
  readonly entries: readonly SpectrumItem[];
  readonly total: number;
  /** How many model clauses speak to this level. */
  readonly clauses: number;
}
export interface SpectrumItem {
  /** "§ 4(a)". */
  readonly provision: string;
  readonly heading: string;
  /** "forbids". */
  readonly verb: string;
  /** "holding a person on a detainer". */
  readonly title: string;
  readonly range: Range;
  /** "Galarza ✓", or empty. */
  readonly lead: string;
  /** Id of the first authority, or empty. */
  readonly authority: string;
  /** Markdown. */
  readonly card: string;
}

/** The authorities that a draft cites, with their places and standing. Null while the draft is not open. */
export const CitedAuthoritiesRequest = 'homeRule/citedAuthorities';
export interface CitedAuthoritiesParams {
  readonly uri: string;
  /** ISO date from which the age of as-of dates is counted: the server has no clock. */
  readonly today: string;
  /** Most authorities, and most places of each, that are listed; all are counted. */
  readonly mostAuthorities: number;
  readonly mostPlaces: number;
}
export interface CitedAuthoritiesResult {
  /** Version of the document that the ranges fit. */
  readonly version: number;
  /** In order of first use. */
  readonly authorities: readonly CitedAuthorityItem[];
  readonly total: number;
  readonly uses: number;
  /** How many uses a finding on citations stands on. */
  readonly problems: number;
  /** Groups by currency, gravest first, and headings of a table of authorities, in order. */
  readonly currencies: readonly GroupItem[];
  readonly parts: readonly GroupItem[];
}
export interface GroupItem {
  readonly id: string;
  readonly title: string;
  /** "△ ⇄"; empty where there is none. */
  readonly sign: string;
}
export interface CitedAuthorityItem {
  readonly key: string;
  /** Id in the library, or empty. */
  readonly id: string;
  /** Short cite. */
  readonly name: string;
  /** Full citation in Bluebook form. */
  readonly citation: string;
  /** Id of one of the `parts` and of the `currencies`. */
  readonly part: string;
  readonly currency: string;
  /** "Vacated in part ◪". */
  readonly treatment: string;
  readonly note: string;
  /** ISO date, or empty. */
  readonly asOf: string;
  /** https source, or empty. */
  readonly url: string;
  readonly uses: number;
  readonly problems: number;
  readonly places: readonly CitedPlaceItem[];
  /** Markdown. */
  readonly card: string;
}
export interface CitedPlaceItem {
  readonly range: Range;
  /** "§ 4(a)". */
  readonly provision: string;
  /** "§ 4 Detainers", and the line on which that section begins. */
  readonly section: string;
  readonly sectionLine: number;
  readonly written: string;
  readonly problem: boolean;
}

/** The authorities that a draft cites as a table of authorities, to be copied. */
export const TableOfAuthoritiesRequest = 'homeRule/tableOfAuthorities';
export interface TableOfAuthoritiesParams {
  readonly uri: string;
  /** ISO date from which the age of as-of dates is counted. */
  readonly today: string;
}
export interface TableOfAuthoritiesResult {
  /** Plain text; empty where nothing is cited. */
  readonly text: string;
}

/** All citations of a draft in the style that its settings name, as edits; nothing is changed by asking. */
export const NormalizeCitationsRequest = 'homeRule/normalizeCitations';
export interface NormalizeCitationsParams {
  readonly uri: string;
}
export interface NormalizeCitationsResult {
  /** Version of the document that the edits fit. */
  readonly version: number;
  readonly edits: readonly TextEdit[];
  /** "12 citations changed." */
  readonly summary: string;
}

/** What the sentence at a position does, in plain words. */
export const ExplainSentenceRequest = 'homeRule/explainSentence';
export interface ExplainSentenceParams {
  readonly uri: string;
  readonly position: Position;
}
export interface ExplainSentenceResult {
  readonly markdown: string | undefined;
  readonly range: Range | undefined;
}

/** Counsel's memo on a draft as it stands. Null while the draft is not open. Nothing is changed by asking. */
export const MemoRequest = 'homeRule/memo';
export interface MemoParams {
  readonly uri: string;
  readonly format: 'markdown' | 'html';
  /** ISO date that the memo bears: the server has no clock. */
  readonly date: string;
}
export interface MemoResult {
  /** "Memorandum: An ordinance …" */
  readonly title: string;
  readonly text: string;
}

/** The companion papers: forms, reports, cards, notices and letters that carry out the model clauses. */
export const PapersRequest = 'homeRule/papers';
export interface PaperItem {
  readonly id: string;
  readonly title: string;
  /** "form", "letter": its group in the list. */
  readonly kind: string;
  readonly purpose: string;
  /** Names of its wordings, the main one first, each with when to choose it. */
  readonly wordings: readonly { readonly name: string; readonly when: string }[];
}

/** One companion paper as Markdown. Null where there is no such paper. */
export const PaperRequest = 'homeRule/paper';
export interface PaperParams {
  readonly paper: string;
  /** Name of a wording; the main one when left out. */
  readonly wording?: string;
  /** The draft whose names of bodies and officers fill the blanks; usual names when left out. */
  readonly uri?: string;
}
export interface PaperResult {
  readonly title: string;
  readonly text: string;
}

/** Counts for the status item; sent after each reading that changes them. */
export const StatusNotification = 'homeRule/status';
export interface StatusParams {
  readonly uri: string;
  readonly counts: { readonly error: number; readonly warning: number; readonly information: number; readonly hint: number };
  /** Findings not sent because of `findings.max`. */
  readonly unsent: number;
  /** "Tacoma, Washington (city)", or empty where no state is set. */
  readonly where: string;
  /** How the law of that state stands, as of when and how surely; empty where no state is set. */
  readonly law: string;
}

/** The user has trusted the folder: its other files may now be read. */
export const TrustNotification = 'homeRule/trust';

/** Asked of the client: the files below a folder that the server cannot reach, such as those of a folder in a browser. */
export const ListFilesRequest = 'homeRule/listFiles';
export interface ListFilesParams {
  readonly root: string;
  /** Globs, counted from the root. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Most files that are wanted. */
  readonly most: number;
}
export interface ListFilesResult {
  readonly uris: readonly string[];
  /** Whether there are more. */
  readonly cut: boolean;
}

/** Asked of the client: what is in files, as bytes. */
export const ReadFilesRequest = 'homeRule/readFiles';
export interface ReadFilesParams {
  readonly uris: readonly string[];
  /** Larger files are not read, in bytes. */
  readonly largest: number;
}
export interface FileBytes {
  readonly uri: string;
  /** The bytes in base 64; undefined where there are none. */
  readonly base64: string | undefined;
  /** Why there are none, for the end of a sentence; undefined where the file is gone. */
  readonly trouble: string | undefined;
}
export interface ReadFilesResult {
  readonly files: readonly FileBytes[];
}
