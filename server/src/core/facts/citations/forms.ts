/** The forms of the trade that citations are read by, compiled once from rules/citation-forms/. */

import { literal } from '../../text/wording';
import { compileCodes } from './codes';
import { isTable, listIn, type Table, tableIn, textIn, textsIn } from './data';
import { squeeze, Trie } from './trie';

/** Whose decisions a reporter prints: a kind of federal court, two letters of a state, or "any". */
export type CourtKind = string;

/** A work cited by volume and page: a reporter of cases, the Statutes at Large, a register, a journal, a treaty series, opinions. */
export interface Publication {
  readonly form: string;
  readonly kind: 'case' | 'stat' | 'register' | 'journal' | 'treaty' | 'opinion';
  /** First year it prints; 0 where not known. */
  readonly first: number;
  /** Last year it prints; 9999 while it goes on or where not known. */
  readonly last: number;
  readonly courts: readonly CourtKind[];
  /** Also an everyday abbreviation: read only beside a case name, a year or a parallel cite. */
  readonly weak: boolean;
  /** The number before it is the year: WL, LEXIS and public-domain citations. */
  readonly byYear: boolean;
  /** Written with dashes around it: "2004-NMSC-012". */
  readonly dashed: boolean;
}

/** A code, act or set of rules cited by section. */
export interface CodeForm {
  readonly form: string;
  readonly kind: 'usc' | 'cfr' | 'state-code' | 'municipal' | 'public-law' | 'rule' | 'constitution';
  /** Two letters of the state, or empty. */
  readonly state: string;
  /** The title stands before the form. */
  readonly volume: boolean;
  /** Read only with a section sign behind it. */
  readonly signed: boolean;
  /** Read only with a number of three parts. */
  readonly dashed: boolean;
  /** The title of the United States Code it stands for, or empty. */
  readonly title: string;
}

export interface CourtForm {
  readonly form: string;
  readonly kind: CourtKind;
}

export interface StateForm {
  readonly letters: string;
  readonly form: string;
  readonly name: string;
}

export interface CitationForms {
  readonly reporters: Trie<Publication>;
  /** Publications whose volume is a year. */
  readonly yearly: Trie<Publication>;
  /** Codes whose title stands before them, and by chapter those others that may follow it ("chapter 10.93 RCW"). */
  readonly behindNumber: Trie<CodeForm>;
  /** Codes by the capital word they begin with. */
  readonly codes: Trie<CodeForm>;
  /** Codes as named behind "section 5 of the …", lower case included. */
  readonly prose: Trie<CodeForm>;
  /** What local governments call their codes; a place may stand before or behind. */
  readonly local: Trie<string>;
  /** Treaties by name, each with the name it is listed under. */
  readonly treaties: Trie<string>;
  /** States by abbreviation and name. */
  readonly states: Trie<StateForm>;
  /** Courts by their letters without spaces and periods. */
  readonly courts: ReadonlyMap<string, CourtForm>;
  /** Months by any spelling, without the period: 1 to 12. */
  readonly months: ReadonlyMap<string, number>;
  readonly history: RegExp;
  readonly abbreviations: ReadonlySet<string>;
  readonly connectors: ReadonlySet<string>;
  readonly openers: ReadonlySet<string>;
  readonly suffixes: ReadonlySet<string>;
  readonly sovereigns: readonly string[];
  /** Short names that stand for an authority without a "v." or a code beside them. */
  readonly bare: ReadonlySet<string>;
  /** Words of party names with what they are compared as; empty: left out. Lower case, without periods. */
  readonly same: ReadonlyMap<string, string>;
  /** Words that do not tell one party from another. */
  readonly idle: ReadonlySet<string>;
}

/** Forms whose ordinals are also met as 2nd, 3rd, 4TH. */
export function spellings(form: string): string[] {
  const out = [form];
  if (/\b2d\b/.test(form)) out.push(form.replace(/\b2d\b/, '2nd'), form.replace(/\b2d\b/, '2D'));
  if (/\b3d\b/.test(form)) out.push(form.replace(/\b3d\b/, '3rd'), form.replace(/\b3d\b/, '3D'));
  if (/\b\dth\b/.test(form)) out.push(form.replace(/th\b/, 'TH'));
  return out;
}

/**
 * Compiles the files of rules/citation-forms/, keyed by name. What is missing or misshapen is left out.
 * @param ownCodes Names by which the reader's own municipal code is cited, for example "SMC".
 */
export function compileCitationForms(data: Table, ownCodes: readonly string[] = []): CitationForms {
  const reporters = new Trie<Publication>();
  const yearly = new Trie<Publication>();
  const add = (t: Table, usual: Publication['kind']): void => {
    addPublication(reporters, t, usual);
    if (t.numbered === 'year') addPublication(yearly, t, usual);
  };
  for (const entry of listIn(tableIn(data.reporters).reporters)) if (isTable(entry)) add(entry, 'case');
  for (const entry of listIn(tableIn(data.journals).journals)) add(isTable(entry) ? entry : { form: entry }, 'journal');

  const treaties = new Trie<string>();
  for (const t of listIn(tableIn(data.enactments).treaties).filter(isTable))
    for (const name of [textIn(t, 'name'), ...textsIn(t.also)]) treaties.add(name, textIn(t, 'name'));

  const stateTables = listIn(tableIn(data.states).states).filter(isTable);
  const states = new Trie<StateForm>();
  for (const t of stateTables) {
    const state: StateForm = { letters: textIn(t, 'letters'), form: textIn(t, 'form'), name: textIn(t, 'name') };
    for (const form of [state.form, state.name, ...textsIn(t.also)]) states.add(form, state);
    for (const t of ofState(state, listIn(tableIn(data.reporters).everyState).filter(isTable))) add(t, 'case');
  }
  const history = tableIn(data.history);
  const months = new Map<string, number>();
  Object.entries(tableIn(history.months)).forEach(([name, also], i) => {
    for (const form of [name, ...textsIn(also)]) months.set(form.replace('.', ''), i + 1);
  });
  const signals = textsIn(history.signals)
    .sort((a, b) => b.length - a.length)
    .map((s) => literal(s).replace(/'/g, "['’]").replace(/ /g, '\\s+'));
  const names = tableIn(data.names);
  const words = (key: string): ReadonlySet<string> => new Set(textsIn(names[key]));
  return {
    reporters,
    yearly,
    ...compileCodes(data, ownCodes),
    treaties,
    states,
    courts: compileCourts(tableIn(data.courts), stateTables),
    months,
    history: new RegExp(`,\\s+[_*]{0,2}(?:and\\s+)?(?:${signals.length > 0 ? signals.join('|') : '(?!)'})(?![A-Za-z])`, 'y'),
    abbreviations: words('abbreviations'),
    connectors: words('connectors'),
    openers: words('openers'),
    suffixes: words('suffixes'),
    sovereigns: textsIn(names.sovereigns),
    bare: words('bare'),
    same: new Map(Object.entries(tableIn(names.same)).map(([from, to]) => [from, String(to)])),
    idle: words('idle'),
  };
}

const KINDS: readonly Publication['kind'][] = ['case', 'stat', 'register', 'journal', 'treaty', 'opinion'];
const isKind = (kind: string): kind is Publication['kind'] => (KINDS as readonly string[]).includes(kind);

function addPublication(trie: Trie<Publication>, t: Table, usual: Publication['kind']): void {
  const form = textIn(t, 'form');
  const years = listIn(t.years).map(Number);
  const kind = textIn(t, 'kind');
  const publication: Publication = {
    form,
    kind: isKind(kind) ? kind : usual,
    first: years[0] ?? 0,
    last: years[1] ?? 9999,
    courts: textsIn(t.courts),
    weak: t.weak === true,
    byYear: t.numbered === 'year',
    dashed: t.dashed === true,
  };
  for (const base of [form, ...textsIn(t.also)]) for (const f of spellings(base)) trie.add(f, publication);
}

/** Publications that every state has under its own abbreviation: "{} LEXIS", "Op. {} Att'y Gen.". */
function ofState(state: StateForm, patterns: readonly Table[]): Table[] {
  const own = (pattern: string): string => pattern.replace('{}', state.form);
  return patterns.map((t) => ({ ...t, form: own(textIn(t, 'form')), also: textsIn(t.also).map(own), courts: [state.letters] }));
}

function compileCourts(courts: Table, states: readonly Table[]): Map<string, CourtForm> {
  const map = new Map<string, CourtForm>();
  const add = (spelling: string, court: CourtForm): void => {
    const key = squeeze(spelling);
    if (key !== '' && !map.has(key)) map.set(key, court);
  };
  for (const t of listIn(courts.circuits).filter(isTable)) {
    const form = textIn(t, 'form');
    const court: CourtForm = { form, kind: 'circuit' };
    const number = /^\d+/.exec(form)?.[0] ?? '';
    for (const s of [form, form.replace('2d', '2nd').replace('3d', '3rd'), `${textIn(t, 'words')} Circuit`, `${textIn(t, 'words')} Cir.`]) {
      add(s, court);
      add(s.replace('Cir.', 'Circuit'), court);
    }
    if (number) for (const s of [`CA${number}`, `${number}th Cir.`, `${number}d Cir.`, `${number} Cir.`]) add(s, court);
  }
  add('CADC', { form: 'D.C. Cir.', kind: 'circuit' });
  add('CAFed', { form: 'Fed. Cir.', kind: 'circuit' });
  for (const t of listIn(courts.federal).filter(isTable)) {
    const court: CourtForm = { form: textIn(t, 'form'), kind: textIn(t, 'kind') };
    for (const s of [court.form, ...textsIn(t.also)]) add(s, court);
  }
  const branches = textsIn(courts.branches);
  for (const t of states) {
    const [letters, form, name] = [textIn(t, 'letters'), textIn(t, 'form'), textIn(t, 'name')];
    const own = [form, ...textsIn(t.also)];
    const divisions = textsIn(t.districts);
    for (const d of divisions.length > 0 ? divisions : ['']) {
      const right = textIn(t, 'district') || `${d === '' ? '' : `${d}.`}D.${/^[A-Z]\.[A-Z]/.test(form) ? '' : ' '}${form}`;
      for (const s of [...own, letters, name]) {
        add(`${d}D${s}`, { form: right, kind: 'district' });
        add(`Bankr. ${d}D${s}`, { form: `Bankr. ${right}`, kind: 'bankruptcy' });
      }
      add(right, { form: right, kind: 'district' });
    }
    for (const s of own) {
      add(s, { form, kind: letters });
      for (const b of branches) add(`${s} ${b}`, { form: `${form} ${b}`, kind: letters });
    }
  }
  return map;
}
