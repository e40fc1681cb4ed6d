/** Settings of one draft, as set under `homeRule.` in the editor or read by the command line. */

import type { SCHEMES } from './syntax/scheme';

export type SeveritySetting = 'error' | 'warning' | 'information' | 'hint' | 'off';

/** Styles of citation; `municipal` names sections in words. */
export const CITATION_STYLES = ['bluebook', 'alwd', 'california', 'municipal'] as const;
export type CitationStyle = (typeof CITATION_STYLES)[number];

/** Settings under `homeRule.`, resource-scoped: each document has its own. */
export interface Settings {
  readonly jurisdiction: {
    /** Postal code ("WA") or empty: state law is then not checked. */
    readonly state: string;
    readonly body: 'city' | 'county' | 'town' | 'special district' | 'state';
    /** Name used in clauses; empty: taken from the draft. */
    readonly name: string;
  };
  readonly citations: {
    /** Names by which the jurisdiction's own code is cited: "SMC". */
    readonly ownCode: readonly string[];
    /** The style into which citations are brought on request. */
    readonly style: CitationStyle;
  };
  readonly dutyVerb: 'infer' | 'shall' | 'must';
  /** How list markers go by level, "(a)(1)(A)(i)"; "infer" reads it off the draft. It decides doubtful markers and those put in. */
  readonly numbering: 'infer' | (typeof SCHEMES)[number];
  readonly findings: {
    /** Rule id or "group/*" to severity. */
    readonly severity: Readonly<Record<string, SeveritySetting>>;
    /** Most findings sent for a document, gravest first. */
    readonly max: number;
  };
  /** After how many months the as-of date of an authority is old. */
  readonly currency: { readonly months: number };
  readonly hover: {
    readonly citations: boolean;
    readonly terms: boolean;
    readonly definitions: boolean;
    readonly references: boolean;
    readonly norms: boolean;
    readonly length: 'brief' | 'standard' | 'full';
  };
  /** What formatting touches besides blanks: indents of provisions, and the marks that part the items of a list. */
  readonly format: { readonly indent: 'asDraft' | 'byLevel' | 'none' | 'keep'; readonly punctuation: boolean };
  /** Whether Enter at the end of an item begins the next one with its number. */
  readonly typing: { readonly nextNumber: boolean };
  readonly completion: { readonly inProse: boolean; readonly slashList: boolean };
  /** Lines above sections that say how many places refer to them. */
  readonly codeLens: { readonly references: boolean };
  /** Words behind references that say where they lead. */
  readonly inlayHints: { readonly references: boolean };
  /** Line at the head of a memo that marks it as confidential; empty for none. */
  readonly memo: { readonly marking: string };
  /** Which files of a folder are read beside the open drafts, so that references and terms cross files. */
  readonly workspace: {
    /** Globs, counted from the folder. None: only open drafts count. */
    readonly files: readonly string[];
    /** Globs of what is left out. */
    readonly exclude: readonly string[];
    /** Largest file that is read, in megabytes. */
    readonly maxFileSize: number;
  };
}

export const DEFAULT_SETTINGS: Settings = {
  jurisdiction: { state: '', body: 'city', name: '' },
  citations: { ownCode: [], style: 'bluebook' },
  dutyVerb: 'infer',
  numbering: 'infer',
  findings: { severity: {}, max: 200 },
  currency: { months: 12 },
  hover: { citations: true, terms: true, definitions: true, references: true, norms: false, length: 'standard' },
  format: { indent: 'asDraft', punctuation: true },
  typing: { nextNumber: false },
  completion: { inProse: true, slashList: true },
  codeLens: { references: false },
  inlayHints: { references: false },
  memo: { marking: 'Draft for counsel: privileged and confidential' },
  workspace: { files: ['**/*.{ordinance,ord}'], exclude: ['**/node_modules', '**/archive'], maxFileSize: 20 },
};
