/** The shape of a clause file under snippets/<id>.md once read and checked. */

/** A blank of a clause: `{{name|default}}` or `{{name|first|second|third}}` for a choice. */
export interface Placeholder {
  readonly name: string;
  /** The first is the default. At least one. */
  readonly choices: readonly string[];
}

/** One wording of a clause: the main text or an alternative. */
export interface Wordings {
  /** "balanced" for the main text; else the name of the alternative: "stronger", "narrower", "state-law-safe" … */
  readonly name: string;
  /** When to choose it. Empty for the main text. */
  readonly when: string;
  /**
   * The text. First line `# Heading`. Further paragraphs are subdivisions, marked by nesting only:
   * `- ` is a first-level subdivision, two blanks deeper a second-level one. Numbers are put in by the renderer
   * to fit the draft. `{{…}}` are placeholders, `[[sub:NAME]]` refers to the subdivision that carries `{#NAME}`.
   */
  readonly text: string;
}

export interface Clause {
  /** "no-detainer-hold", equal to the file's name. */
  readonly id: string;
  /** Inventory code: "MC-NOHOLD". */
  readonly code: string;
  readonly title: string;
  /** Plain purpose, one sentence. */
  readonly purpose: string;
  /** When to use it, one or two sentences. */
  readonly use: string;
  /** Prefix of the contributed snippet: "mc-…". */
  readonly prefix: string;
  /** Word typed after "/" in the slash list: "det". */
  readonly slash: string;
  readonly topic: 'custody' | 'access' | 'information' | 'agreements' | 'money' | 'oversight' | 'form';
  /** Where such a section belongs in an ordinance. */
  readonly place: 'findings' | 'definitions' | 'substance' | 'savings' | 'enforcement' | 'final';
  readonly authorities: readonly string[];
  readonly contrary: readonly string[];
  /** Ids of terms of art the clause uses and that should be defined. */
  readonly terms: readonly string[];
  /** Rules that the clause answers. */
  readonly answers: readonly string[];
  /** Checklist items it supplies. */
  readonly supplies: readonly string[];
  /** Kinds of provision it holds: the law of a state that bars one of them makes it void there. */
  readonly provisions: readonly import('../law/states').Provision[];
  /** Lexicon evidence that the draft already holds such a clause: matched as rules match norms. */
  readonly present: readonly import('../rules/types').Match[];
  readonly wordings: readonly Wordings[];
  /** Drafting notes, Markdown. */
  readonly notes: string;
}
