/** Composes a complete draft from the drafter's answers: title, reasons, words that enact, sections in order, signatures. */
import type { ClauseText, DraftShape, WordedClause } from '../clauses';
import {
  blanksOf,
  definitionsIn,
  definitionsSection,
  isUnknown,
  MAIN,
  PLAIN_SHAPE,
  parseWording,
  partsOf,
  rank,
  renderSection,
  termsNeeded,
} from '../clauses';
import { barOf, type StateFramework } from '../law/states';
import { parseScheme } from '../syntax/scheme';
import { type Span, span } from '../text/span';
import { type Answers, type Choice, choose, isGuarded, type Stock } from './choose';
import { type EffectiveForm, type Fills, fitting, type Instrument, instrumentsFor, namesFor } from './forms';
import { basisOf } from './notes';

/** A section of the draft that was composed. */
export interface ComposedSection {
  readonly number: string;
  /** Id of the model clause, or empty. */
  readonly clause: string;
}

export interface Composed {
  /** The draft, lines ended by "\n". */
  readonly text: string;
  readonly instrument: Instrument;
  readonly sections: readonly ComposedSection[];
  /** Terms defined, as quoted. */
  readonly definitions: readonly string[];
  /** Facts to be filled in: places of the bracketed words in the text, in order. */
  readonly blanks: readonly Span[];
  /** On what the form rests and what is to be checked, a sentence or two each. */
  readonly notes: readonly string[];
  readonly choice: Choice;
}

const EFFECTIVE = 'effective-date';
const FINDINGS = 'findings';

/** A section before it has a number. */
interface Part {
  /** Id of the clause, or empty. */
  readonly id: string;
  /** Where it stands in the house order. */
  readonly rank: number;
  readonly parts: ClauseText;
}

/** Composes a draft. `state` is that of the answers, undefined where it is not decided or not known. */
export function compose(stock: Stock, answers: Answers, state: StateFramework | undefined): Composed | undefined {
  const { forms } = stock;
  const place = {
    state: answers.state,
    body: answers.body,
    name: bareName(answers.name) || (answers.body === 'state' ? (state?.name ?? '') : ''),
  };
  const offered = instrumentsFor(forms, place);
  const instrument = offered.find((each) => each.id === answers.instrument) ?? offered[0];
  if (!instrument) return undefined;
  const first = choose(stock, answers, state);
  const effective = fitting(forms.effective, instrument.id, place);
  const enacting = fitting(forms.enacting, instrument.id, place);
  const names = namesFor(forms, place);
  const unnamed = `[NAME OF ${answers.body.toUpperCase()}]`;
  const base: Record<string, string> = {
    ...names.fills,
    name: place.name || unnamed,
    unit: instrument.unit,
    instrument: instrument.unit,
    adjective: (names.fills.jurisdiction_short ?? '').toLowerCase(),
    ...(effective?.days !== undefined && { effective_days: String(effective.days) }),
    ...(effective?.event !== undefined && { effective_event: effective.event }),
  };
  base.place = filled(names.place, base);
  base.subject = filled(isGuarded(state) ? forms['guarded-subject'] : forms.subject, base);
  const choice = { ...first, chosen: answerable(stock, answers, first.chosen, base, state) };
  const definitions = definitionPart(stock, choice.chosen);
  const parts = partsInOrder(stock, answers, choice.chosen, effective, definitions?.part);
  const sections = parts.map(({ id }, index): ComposedSection => ({ number: String(index + 1), clause: id }));
  const fills = { ...base, ...sectionFills(stock, answers, choice.chosen, sections, state) };
  const opening = openingOf(stock, instrument, choice.chosen, fills, enacting?.words ?? '', isGuarded(state));
  const written = parts.map((part, index) =>
    renderSection(part.parts, shapeOf(instrument, fills, index === 0), 'plain', String(index + 1)),
  );
  const text = `${[...opening, ...written, ...signaturesOf(stock, instrument, answers, fills)].join('\n\n')}\n`;
  return {
    text,
    instrument,
    sections,
    definitions: definitions?.terms ?? [],
    blanks: blanksIn(text, [unnamed, ...parts.flatMap((part) => unknowns(part.parts))]),
    notes: [
      instrument.note ?? '',
      basisOf('Words that enact', enacting),
      basisOf('Effective date', effective),
      officesIn(stock, parts, fills),
    ].filter((n) => n !== ''),
    choice,
  };
}

/** The clauses, each in a wording that needs no fact which nobody has given, where it has one. */
function answerable(
  stock: Stock,
  answers: Answers,
  chosen: readonly WordedClause[],
  base: Fills,
  state: StateFramework | undefined,
): readonly WordedClause[] {
  // Whether sections can be named does not depend on which numbers they get.
  const numbered = chosen.map(({ clause }, index): ComposedSection => ({ number: String(index + 1), clause: clause.id }));
  const known = { ...base, ...sectionFills(stock, answers, chosen, numbered, state) };
  const isWhole = (wording: WordedClause['wording']): boolean =>
    blanksOf(partsOf(wording)).every((blank) => known[blank.name] !== undefined || !isUnknown(blank.choices[0] ?? ''));
  return chosen.map(({ clause, wording }) => ({
    clause,
    wording: isWhole(wording) ? wording : (clause.wordings.find(isWhole) ?? wording),
  }));
}

/** Officers that the draft names without anybody having said that the place has them. */
function officesIn({ forms }: Stock, parts: readonly Part[], fills: Fills): string {
  const named = new Set(
    parts.flatMap((part) =>
      blanksOf(part.parts).flatMap((blank) =>
        forms.offices.includes(blank.name) && fills[blank.name] === undefined ? [blank.choices[0] ?? ''] : [],
      ),
    ),
  );
  return named.size === 0 ? '' : `Officers named by default; put in the ones that the place has: ${[...named].sort().join(', ')}.`;
}

/** The name without the words that the form puts beside it: "City of Seattle" and "King County" are Seattle and King. */
const bareName = (name: string): string =>
  name
    .trim()
    .replace(/^(?:the )?(?:city|county|town|village|state) of /i, '')
    .replace(/ (?:county|district)$/i, '');

/** Puts fillings into `{{name}}`. A name without one stays as words in brackets. */
const filled = (template: string, fills: Fills): string =>
  template.replace(/\{\{([a-z_]{1,40})\}\}/g, (_all, name: string) => fills[name] ?? `[${name.replace(/_/g, ' ').toUpperCase()}]`);

/** The definitions that the chosen clauses need, once each and in order. */
function definitionPart(
  { clauses, order }: Stock,
  chosen: readonly WordedClause[],
): { readonly part: Part; readonly terms: readonly string[] } | undefined {
  const clause = clauses.find((each) => each.id === 'definitions');
  const wording = clause?.wordings.find((each) => each.name === MAIN);
  if (!clause || !wording) return undefined;
  const offered = definitionsIn(wording);
  // Only what the words use: a clause names the terms of its main text, and another wording may do without them.
  const needed = termsNeeded(chosen.map((each) => each.wording.text).join('\n'), [], offered);
  const entries = offered.filter((entry) => needed.has(entry.id));
  if (entries.length === 0) return undefined;
  const part = { id: clause.id, rank: rank(order, clause.place, clause.id), parts: definitionsSection(wording, entries) };
  return { part, terms: entries.map((entry) => entry.term) };
}

function partsInOrder(
  { order, forms }: Stock,
  answers: Answers,
  chosen: readonly WordedClause[],
  effective: EffectiveForm | undefined,
  definitions: Part | undefined,
): readonly Part[] {
  const parts = chosen
    .filter(({ clause }) => clause.place !== 'definitions')
    .map(({ clause, wording }): Part => {
      const own =
        clause.id === EFFECTIVE && effective?.text !== undefined ? parseWording(`# Effective date\n\n${effective.text}`) : undefined;
      return { id: clause.id, rank: rank(order, clause.place, clause.id), parts: own ?? partsOf(wording) };
    });
  if (definitions) parts.push(definitions);
  if (answers.enforcement === 'later') {
    const { heading, blank } = forms.policies.enforcement.later;
    const id = forms.policies.enforcement.none;
    parts.push({ id: '', rank: rank(order, 'enforcement', id), parts: parseWording(`# ${heading}\n\n{{enforcement|${blank}}}`) });
  }
  return parts.sort((a, b) => a.rank - b.rank);
}

/** Fillings that name sections of this draft and statutes of its state. */
function sectionFills(
  { forms }: Stock,
  answers: Answers,
  chosen: readonly WordedClause[],
  sections: readonly ComposedSection[],
  state: StateFramework | undefined,
): Fills {
  const numbersOf = (wanted: (clause: WordedClause['clause']) => boolean): string[] =>
    sections.flatMap(({ number, clause: id }) => {
      const clause = chosen.find((each) => each.clause.id === id)?.clause;
      return clause && wanted(clause) ? [number] : [];
    });
  const barred = state ? numbersOf((c) => c.provisions.some((p) => barOf(state, p, answers.body) !== undefined)) : [];
  const limits = numbersOf((c) => c.provisions.length > 0);
  const keys = new Set([...(state?.bars ?? []), ...((state?.bars.length ?? 0) > 0 ? [] : (state?.requires ?? []))].map((r) => r.by));
  const statutes = (state?.statutes ?? []).filter((s) => keys.has(s.key)).map((s) => s.cite);
  const found: Readonly<Record<string, string>> = {
    core_sections: sectionList(numbersOf((c) => forms.policies.independent.includes(c.id))),
    suspended_sections: sectionList(barred.length > 0 ? barred : limits),
    state_statutes: listed(statutes),
  };
  return Object.fromEntries(Object.entries(found).filter(([, words]) => words !== ''));
}

const listed = (words: readonly string[]): string =>
  words.length < 3 ? words.join(' and ') : `${words.slice(0, -1).join(', ')}, and ${words[words.length - 1]}`;

const sectionList = (numbers: readonly string[]): string =>
  numbers.length === 0 ? '' : `section${numbers.length === 1 ? '' : 's'} ${listed(numbers)}`;

function shapeOf(instrument: Instrument, fills: Fills, first: boolean): DraftShape {
  const { sections } = instrument;
  return {
    ...PLAIN_SHAPE,
    numbering: { word: first ? sections.first : sections.others, close: sections.close, step: 1, first: '1' },
    ladder: parseScheme(instrument.levels)?.levels ?? PLAIN_SHAPE.ladder,
    fills,
  };
}

function openingOf(
  { forms }: Stock,
  instrument: Instrument,
  chosen: readonly WordedClause[],
  fills: Fills,
  enacting: string,
  guarded: boolean,
): readonly string[] {
  const { recitals } = forms;
  const reasons =
    instrument.recitals && !chosen.some(({ clause }) => clause.id === FINDINGS) ? recitals[guarded ? 'guarded' : 'general'] : [];
  return [
    filled(instrument.number, fills),
    filled(instrument['long-title'], fills),
    ...reasons.map((reason, index) => {
      const last = index === reasons.length - 1;
      return `${recitals.opens}${filled(reason, fills)}${last ? (recitals.ends[instrument.id] ?? '.') : recitals.joins}`;
    }),
    filled(enacting, fills),
  ].filter((line) => line !== '');
}

function signaturesOf({ forms }: Stock, instrument: Instrument, answers: Answers, fills: Fills): readonly string[] {
  const block = forms.signatures.find((each) => each.instruments.includes(instrument.id) && each.bodies.includes(answers.body));
  return (block?.lines ?? []).map((line) => filled(line, fills));
}

/** The bracketed words for facts that a clause leaves to the drafter. */
const unknowns = (parts: ClauseText): readonly string[] =>
  blanksOf(parts).flatMap((blank) => {
    const first = blank.choices[0] ?? '';
    return isUnknown(first) ? [`[${first}]`] : [];
  });

function blanksIn(text: string, words: readonly string[]): readonly Span[] {
  const found: Span[] = [];
  for (const word of new Set(words))
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) found.push(span(at, at + word.length));
  return found.sort((a, b) => a.start - b.start);
}
