/** The forms of a new ordinance as `rules/forms/` gives them, and how the one that fits a place is found. */
import type { Body } from '../law/states';

/** Whether the statute or charter was read, the form seen in enacted papers, or neither yet. */
export type Checked = 'read' | 'seen' | 'open';
export type Strength = 'narrow' | 'balanced' | 'strongest';
export type Enforcement = 'private' | 'none' | 'later';
export type Report = 'log' | 'quarterly' | 'annual';

/** What is filled into blanks, by their name. */
export type Fills = Readonly<Record<string, string>>;
/** Names of wordings by id of the clause. */
type WordingsById = Readonly<Record<string, string>>;

/** For which papers and places an entry is meant; what is left out fits all. */
interface Scope {
  readonly instrument: string;
  readonly state?: string;
  readonly bodies?: readonly Body[];
  readonly name?: string;
}

/** An entry on which a draft rests, with how surely it is known. */
interface Sourced extends Scope {
  readonly source?: string;
  readonly checked: Checked;
  readonly note?: string;
}

/** A kind of paper that a body may enact. */
export interface Instrument {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly bodies: readonly Body[];
  /** Postal codes of the states that know it; all where left out. */
  readonly states?: readonly string[];
  /** What it calls itself: "this ordinance". */
  readonly unit: string;
  readonly number: string;
  readonly 'long-title': string;
  readonly recitals: boolean;
  readonly sections: { readonly first: string; readonly others: string; readonly close: string };
  readonly levels: string;
  readonly source?: string;
  readonly note?: string;
}

export interface EnactingForm extends Sourced {
  readonly words: string;
}

export interface EffectiveForm extends Sourced {
  readonly days?: number;
  readonly event?: string;
  readonly text?: string;
}

export interface Policies {
  readonly core: readonly string[];
  readonly always: readonly string[];
  readonly automatic: readonly string[];
  readonly strength: Readonly<Record<Strength, WordingsById>>;
  /** For a state whose law requires cooperation or bars such policies. */
  readonly guarded: WordingsById;
  /** For a state whose own law limits cooperation. */
  readonly limiting: WordingsById;
  readonly independent: readonly string[];
  readonly enforcement: {
    readonly private: string;
    readonly none: string;
    readonly later: { readonly heading: string; readonly blank: string };
  };
  readonly reports: Readonly<Record<Report, { readonly clause: string; readonly wording: string }>>;
}

interface BodyNames {
  readonly body: Body;
  readonly state?: string;
  readonly place: string;
  readonly fills: Fills;
}

export interface Forms {
  readonly policies: Policies;
  readonly instruments: readonly Instrument[];
  readonly subject: string;
  /** For a state whose law requires cooperation or bars policies of this field. */
  readonly 'guarded-subject': string;
  readonly enacting: readonly EnactingForm[];
  readonly effective: readonly EffectiveForm[];
  readonly bodies: readonly BodyNames[];
  readonly aliases: Fills;
  readonly common: Fills;
  /** Blanks that name an officer or office which a place may not have. */
  readonly offices: readonly string[];
  readonly recitals: {
    readonly general: readonly string[];
    readonly guarded: readonly string[];
    readonly opens: string;
    readonly joins: string;
    readonly ends: Readonly<Record<string, string>>;
  };
  readonly signatures: readonly {
    readonly instruments: readonly string[];
    readonly bodies: readonly Body[];
    readonly lines: readonly string[];
  }[];
}

/** The forms out of the files of `rules/forms/`, whose keys are joined; the build has checked them. Undefined where there are none. */
export function formsIn(files: Readonly<Record<string, unknown>> | undefined): Forms | undefined {
  const joined = Object.assign({}, ...Object.values(files ?? {})) as Partial<Forms>;
  return joined.instruments ? (joined as Forms) : undefined;
}

/** Where a paper is to be enacted. */
export interface Place {
  /** Postal code, or empty where that is not decided. */
  readonly state: string;
  readonly body: Body;
  /** "Seattle", or empty. */
  readonly name: string;
}

/** The kinds of paper that such a body may enact there, the usual one first. */
export const instrumentsFor = (forms: Forms, place: Place): readonly Instrument[] =>
  forms.instruments.filter(
    (each) => each.bodies.includes(place.body) && (each.states === undefined || each.states.includes(place.state.toUpperCase())),
  );

/** Of the entries for a kind of paper, the one that fits the place most closely. */
export function fitting<T extends Scope>(entries: readonly T[], instrument: string, place: Place): T | undefined {
  let best: T | undefined;
  let most = -1;
  for (const entry of entries) {
    if (entry.instrument !== instrument) continue;
    if (entry.state !== undefined && entry.state !== place.state.toUpperCase()) continue;
    if (entry.bodies !== undefined && !entry.bodies.includes(place.body)) continue;
    if (entry.name !== undefined && entry.name.toLowerCase() !== place.name.toLowerCase()) continue;
    const closeness = (entry.name === undefined ? 0 : 4) + (entry.state === undefined ? 0 : 2) + (entry.bodies === undefined ? 0 : 1);
    if (closeness > most) [best, most] = [entry, closeness];
  }
  return best;
}

/** What the body and its officers are called there, and the full name of the place, in which `{{name}}` may stand. */
export function namesFor(forms: Forms, place: Place): { readonly place: string; readonly fills: Fills } {
  const entries = forms.bodies.filter((each) => each.body === place.body);
  const general = entries.find((each) => each.state === undefined);
  const own = entries.find((each) => each.state === place.state.toUpperCase());
  const fills: Record<string, string> = { ...forms.common, ...general?.fills, ...own?.fills };
  for (const [alias, name] of Object.entries(forms.aliases)) if (fills[name] !== undefined) fills[alias] = fills[name];
  return { place: own?.place ?? general?.place ?? '{{name}}', fills };
}
