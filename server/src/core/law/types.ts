/** The law as data: shapes of the files under rules/ and snippets/ once read and checked. */

export type AuthorityKind =
  | 'case'
  | 'statute'
  | 'regulation'
  | 'constitution'
  | 'executive-order'
  | 'proclamation'
  | 'public-law'
  | 'agency-guidance'
  | 'state-law'
  | 'local-law'
  | 'article';

/** The standing of an authority, shown first as a word, then as a sign. */
export type TreatmentStatus = 'good-law' | 'limited' | 'split' | 'vacated' | 'vacated-in-part' | 'superseded' | 'not-verified' | 'open';

export type Confidence = 'high' | 'medium' | 'low';

/** What happened to an authority later, or what it did to another: "cert. denied, 141 S. Ct. 124 (2020)". */
export interface HistoryEntry {
  readonly what: string;
  readonly by: string;
  readonly note: string;
}

/** A misprint or false statement met in circulating papers, and what is right. */
export interface KnownError {
  /** The literal misprint as it stands in a draft; empty for a false statement. */
  readonly wrong: string;
  readonly right: string;
  readonly kind: 'name' | 'volume' | 'page' | 'court' | 'year' | 'title' | 'form' | 'claim';
  readonly note: string;
}

/** One authority: a case, statute, regulation or paper that a finding, a clause or a card may name. */
export interface Authority {
  /** "case.galarza-v-szalczyk"; the file's path is the id with its first dot as a folder. */
  readonly id: string;
  readonly kind: AuthorityKind;
  readonly name: string;
  /** Short name used in messages and recognised in text: "Galarza", "§ 1373". */
  readonly short: string;
  readonly aliases: readonly string[];
  /** Full citation in Bluebook form. */
  readonly citation: string;
  readonly parallel: readonly string[];
  /** Deciding court in Bluebook form ("3d Cir.", "U.S. Supreme Court"), or the code or issuing body. */
  readonly court: string;
  readonly year: number;
  readonly docket: string;
  /** First and last page in the reporter of the main citation, where known. */
  readonly pages: readonly [number, number] | undefined;
  /** Subsections that exist, as "a", "b(1)"; undefined where not known, and then nothing is checked. */
  readonly subsections: readonly string[] | undefined;
  readonly holding: string;
  /** Why it matters to a person who drafts local law. */
  readonly here: string;
  readonly pins: readonly { readonly at: string; readonly says: string }[];
  readonly treatment: {
    readonly status: TreatmentStatus;
    readonly note: string;
    readonly history: readonly HistoryEntry[];
  };
  /** Ids of authorities on the other side of the point it is cited for. */
  readonly contrary: readonly string[];
  readonly topics: readonly string[];
  /** https source, or empty. */
  readonly url: string;
  /** ISO date on which the entry was last checked. */
  readonly asOf: string;
  readonly confidence: Confidence;
  /** How many independent sources confirmed it. */
  readonly sources: number;
  readonly knownErrors: readonly KnownError[];
}

/** A term of art with its gloss: rules/terms/*.yaml. */
export interface TermOfArt {
  readonly id: string;
  /** Principles of the inventory of law that the gloss explains, "G-02". */
  readonly inventory: readonly string[];
  readonly term: string;
  readonly aliases: readonly string[];
  readonly gloss: string;
  /** Ids of terms often mistaken for this one. */
  readonly confusedWith: readonly string[];
  readonly authorities: readonly string[];
  readonly asOf: string;
  /** Whether a draft that uses it should define it (R-STA-06). */
  readonly define: boolean;
  /** Lexicon concept that marks its use in text, or empty: then the term and aliases are matched. */
  readonly concept: string;
}
