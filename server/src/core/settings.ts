/** Settings of one draft, as set under `homeRule.` in the editor or read by the command line. */

export type SeveritySetting = 'error' | 'warning' | 'information' | 'hint' | 'off';

/** Settings under `homeRule.`, resource-scoped: each document has its own. */
export interface Settings {
  readonly jurisdiction: {
    /** Postal code ("WA") or empty: state law is then not checked. */
    readonly state: string;
    readonly body: 'city' | 'county' | 'town' | 'special district' | 'state';
    /** Name used in clauses; empty: taken from the draft. */
    readonly name: string;
  };
  /** Names by which the jurisdiction's own code is cited: "SMC". */
  readonly citations: { readonly ownCode: readonly string[] };
  readonly dutyVerb: 'infer' | 'shall' | 'must';
  readonly findings: {
    /** Rule id or "group/*" to severity. */
    readonly severity: Readonly<Record<string, SeveritySetting>>;
    /** Most findings sent for a document, gravest first. */
    readonly max: number;
  };
  readonly hover: {
    readonly citations: boolean;
    readonly terms: boolean;
    readonly definitions: boolean;
    readonly references: boolean;
    readonly norms: boolean;
    readonly length: 'brief' | 'standard' | 'full';
  };
  readonly completion: { readonly inProse: boolean; readonly slashList: boolean };
}

export const DEFAULT_SETTINGS: Settings = {
  jurisdiction: { state: '', body: 'city', name: '' },
  citations: { ownCode: [] },
  dutyVerb: 'infer',
  findings: { severity: {}, max: 200 },
  hover: { citations: true, terms: true, definitions: true, references: true, norms: false, length: 'standard' },
  completion: { inProse: true, slashList: true },
};
