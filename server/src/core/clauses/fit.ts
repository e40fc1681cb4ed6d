/** Fitting a model clause to a draft: where it goes, what it is called there, and what else must move. */
import type { Span } from '../text/span';
import { addDefinitions, compare } from './defining';
import { type HouseOrder, rank } from './order';
import type { ClauseText } from './parse';
import { partsOf } from './parse';
import type { RenderForm } from './render';
import { escapeSnippet, renderSection } from './render';
import type { DraftShape, SectionNumber } from './shape';
import { between, formatSectionNumber, isFirst, movedBy, parseSectionNumber } from './shape';
import type { DefinitionText } from './terms';
import { definitionsIn, definitionsSection, termsNeeded } from './terms';
import type { Clause, Wordings } from './types';

/** A change to the draft. Edits of one fit do not overlap and are sorted by place. */
export interface FitEdit {
  /** UTF-16 offsets in the draft; equal for an insertion. */
  readonly start: number;
  readonly end: number;
  readonly newText: string;
  /** Whether this edit holds the clause itself. Only it is written in snippet form, if that form was asked for. */
  readonly main: boolean;
}

/** One section of the draft. */
export interface SectionPlace {
  readonly place: Clause['place'];
  /** The model clause it answers to, where the caller knows: orders sections within a part. */
  readonly clause: string | undefined;
  /** Offset at which the section's first line begins. */
  readonly start: number;
  /** Offset behind the section's last word, before its line break. */
  readonly end: number;
  /** Section number as written ("4", "9-131"), with its place. */
  readonly number: string;
  readonly numberSpan: Span;
  /** Whether it amends other law. */
  readonly amends?: boolean;
}

/** One entry of the draft's definition section. */
export interface DefinitionPlace {
  readonly term: string;
  /** Offset at which its first line begins. */
  readonly start: number;
  /** Offset behind its last word. */
  readonly end: number;
  /** Its marker without dress ("c"), where definitions are numbered. */
  readonly designator: { readonly text: string; readonly span: Span } | undefined;
}

/** A reference to a section of this draft: the place of the number alone. */
export interface SectionReference {
  readonly number: string;
  readonly span: Span;
}

/** A clause in one of its wordings. */
export interface WordedClause {
  readonly clause: Clause;
  readonly wording: Wordings;
}

/** What is known of a draft into which clauses are fitted. */
export interface FitFrame {
  readonly order: HouseOrder;
  readonly shape: DraftShape;
  /** In order of place. */
  readonly sections: readonly SectionPlace[];
  /** Offset behind the enacting clause, or 0: where a first section goes. */
  readonly head: number;
  /** Entries of the definition section in order of place; undefined where the draft has none. */
  readonly definitions: readonly DefinitionPlace[] | undefined;
  /** Wording of the clause "definitions" from which missing entries are taken; undefined adds none. */
  readonly offered: Wordings | undefined;
  /** Ids of terms that the draft uses and leaves undefined elsewhere, not to be added either. */
  readonly skip: readonly string[];
  readonly references: readonly SectionReference[];
  /** Whether later sections give way; if not, the new section gets a number between its neighbours'. */
  readonly renumber: boolean;
}

export interface FitRequest extends FitFrame, WordedClause {
  readonly form: RenderForm;
  /** The section before which it goes, as a place in `sections`; by the usual order of an ordinance where left out. */
  readonly before?: number;
}

export interface Fit {
  readonly edits: readonly FitEdit[];
  /** Numbers of the new sections, in order of place. */
  readonly numbers: readonly string[];
  /** Number of the new section, or of the first of several. */
  readonly number: string;
  /** Terms whose definitions are added, as quoted. */
  readonly defined: readonly string[];
  /** How many later sections change their number. */
  readonly renumbered: number;
  /** What the fit does, for the status line: "New section 4; definition of Detainer added; 3 later sections renumbered." */
  readonly summary: string;
}

/** A section to be written: its parsed text and the index in `sections` it comes before. */
interface Arrival {
  readonly parts: ClauseText;
  readonly before: number;
  readonly main: boolean;
}

/** Works out all changes that put a clause into a draft. */
export const fitClause = (request: FitRequest): Fit => fitAll(request, [request], request.form, request.before);

/** Works out all changes that put several clauses into a draft, each in its place by the usual order. Blanks are written out. */
export const fitClauses = (frame: FitFrame, wanted: readonly WordedClause[]): Fit => fitAll(frame, wanted, 'plain');

function fitAll(frame: FitFrame, wanted: readonly WordedClause[], form: RenderForm, before?: number): Fit {
  const { sections, shape, order } = frame;
  const missing = missingDefinitions(frame, wanted);
  const inOrder = [...wanted].sort((a, b) => rank(order, a.clause.place, a.clause.id) - rank(order, b.clause.place, b.clause.id));
  const arrivals: Arrival[] = inOrder.map(({ clause, wording }) => ({
    parts: partsOf(wording),
    before: before ?? placeIn(frame, clause.place, clause.id),
    main: true,
  }));
  const needsSection = missing.length > 0 && frame.definitions === undefined && !wanted.some(isDefinitions);
  if (needsSection) {
    const usual = placeIn(frame, 'definitions', 'definitions');
    const definitions = {
      parts: definitionsSection(frame.offered as Wordings, missing),
      // They open what is new where they cannot open the draft: not before law that it amends, or whose numbers stand.
      before: usual === 0 && sections[0]?.amends ? Math.min(...arrivals.map((a) => a.before)) : usual,
    };
    const own = rank(order, 'definitions', 'definitions');
    const at = inOrder.findIndex(({ clause }) => rank(order, clause.place, clause.id) > own);
    arrivals.splice(at < 0 ? arrivals.length : at, 0, { ...definitions, main: false });
  }
  arrivals.sort((a, b) => a.before - b.before);
  const numbers = renumber(frame, arrivals);
  const edits: FitEdit[] = [
    ...insertions(frame, arrivals, numbers.arrived, form),
    ...(needsSection || !frame.definitions ? [] : addDefinitions(missing, frame.definitions, shape)),
    ...numbers.edits,
  ];
  edits.sort((a, b) => a.start - b.start || a.end - b.end);
  const own = numbers.arrived.filter((_number, index) => arrivals[index]?.main);
  const defined = frame.definitions || needsSection ? missing.map((entry) => entry.term) : [];
  return {
    edits,
    numbers: own,
    number: own[0] ?? '',
    defined,
    renumbered: numbers.moved,
    summary: summary(own, defined, numbers.moved, needsSection),
  };
}

const isDefinitions = ({ clause }: WordedClause): boolean => clause.place === 'definitions';

/**
 * The clause alone, as `fitClause` would write it, without white space around it and without working out what else changes:
 * quick enough to be asked of all clauses at once.
 */
export function clauseAlone(request: FitRequest): string {
  const { clause, sections, shape, form } = request;
  // Where a section of definitions comes in as well, numbers depend on it.
  if (request.definitions === undefined && clause.place !== 'definitions' && missingDefinitions(request, [request]).length > 0) {
    const main = fitClause({ ...request, references: [] }).edits.find((edit) => edit.main);
    return trimmed(main?.newText ?? '');
  }
  const before = request.before ?? placeIn(request, clause.place, clause.id);
  const parsed = numbersOf(sections);
  let last: SectionNumber | undefined;
  for (let i = before - 1; i >= 0 && !last; i--) last = parsed[i];
  const own = numberAt(request, last, laterNumber(sections, before));
  return trimmed(renderSection(partsOf(request.wording), shape, form, own ? formatSectionNumber(own) : ''));
}

const trimmed = (text: string): string => text.replace(/^(?:\r?\n)+|(?:\r?\n)+$/g, '');

/** The number of a section between two others. */
function numberAt(request: FitFrame, last: SectionNumber | undefined, following: SectionNumber | undefined): SectionNumber | undefined {
  const { numbering } = request.shape;
  if (request.renumber) return last ? movedBy(last, numbering.step) : (following ?? parseSectionNumber(numbering.first));
  return last ? between(last, following, numbering.step) : startBefore(following, request.shape);
}

/** Index of the section before which a clause of this place belongs: behind all that come earlier or at the same rank. */
export function placeFor(order: HouseOrder, place: Clause['place'], id: string, sections: readonly SectionPlace[]): number {
  const own = rank(order, place, id);
  let at = 0;
  sections.forEach((section, index) => {
    if (rank(order, section.place, section.clause) <= own) at = index + 1;
  });
  return at;
}

/** The place in a draft. Nothing goes before what is taken out of a code: the numbers there are another law's. */
function placeIn({ order, sections, renumber }: FitFrame, place: Clause['place'], id: string): number {
  const at = placeFor(order, place, id, sections);
  const first = numbersOf(sections)[0];
  return at === 0 && !renumber && first && !isFirst(first) ? 1 : at;
}

function missingDefinitions(frame: FitFrame, wanted: readonly WordedClause[]): readonly DefinitionText[] {
  if (!frame.offered || wanted.some(isDefinitions)) return [];
  const offered = definitionsIn(frame.offered);
  const known = new Set(frame.skip);
  const written = new Set((frame.definitions ?? []).map((entry) => entry.term.toLowerCase()));
  for (const entry of offered) if (written.has(entry.term.toLowerCase()) || frame.shape.terms[entry.id] !== undefined) known.add(entry.id);
  const open = offered.filter((entry) => !known.has(entry.id));
  const needed = new Set(wanted.flatMap(({ clause, wording }) => [...termsNeeded(wording.text, clause.terms, open)]));
  return offered.filter((entry) => needed.has(entry.id)).sort((a, b) => compare(a.term, b.term));
}

/** The new sections as insertions, those at one offset joined into one edit. */
function insertions(frame: FitFrame, arrivals: readonly Arrival[], numbers: readonly string[], form: RenderForm): FitEdit[] {
  const { shape, sections } = frame;
  const gap = shape.lineBreak.repeat(shape.sectionGap + 1);
  const edits: FitEdit[] = [];
  arrivals.forEach((arrival, index) => {
    const offset = arrival.before === 0 ? frame.head : (sections[arrival.before - 1] as SectionPlace).end;
    const last = edits[edits.length - 1];
    const joined = last?.start === offset ? last : undefined;
    const snippet = form === 'snippet';
    const text = renderSection(arrival.parts, shape, arrival.main ? form : 'plain', numbers[index] ?? '');
    const empty = offset === 0 && sections.length === 0;
    if (joined) {
      const first = snippet && arrival.main && !joined.main ? escapeSnippet(joined.newText) : joined.newText;
      const next = snippet && joined.main && !arrival.main ? escapeSnippet(text) : text;
      // At the head of the draft the gap stands behind each section, elsewhere before it.
      const newText = offset === 0 && !empty ? `${first}${next}${gap}` : first + gap + next;
      edits[edits.length - 1] = { ...joined, newText, main: joined.main || arrival.main };
    } else if (offset === 0 && !empty) edits.push({ start: 0, end: 0, newText: text + gap, main: arrival.main });
    else edits.push({ start: offset, end: offset, newText: empty ? text : gap + text, main: arrival.main });
  });
  return edits;
}

/** Numbers for the new sections, and the edits that make later ones and references to them give way. */
function renumber(
  request: FitFrame,
  arrivals: readonly Arrival[],
): { arrived: readonly string[]; edits: readonly FitEdit[]; moved: number } {
  const { sections, shape } = request;
  const { step } = shape.numbering;
  const parsed = numbersOf(sections);
  const arrived: string[] = [];
  const changed = new Map<string, string | undefined>();
  const edits: FitEdit[] = [];
  let by = 0;
  let last: SectionNumber | undefined;
  const admit = (index: number): void => {
    for (const arrival of arrivals) {
      if (arrival.before !== index) continue;
      const following = laterNumber(sections, index);
      const own = numberAt(request, last, following);
      if (request.renumber && own && following && following.stem === own.stem && following.value + by <= own.value) by += step;
      last = own;
      arrived.push(own ? formatSectionNumber(own) : '');
    }
  };
  sections.forEach((section, index) => {
    admit(index);
    const old = parsed[index];
    if (!old) return;
    const now = by === 0 ? old : { ...old, value: old.value + by };
    if (last && last.stem !== now.stem && by > 0) by = 0;
    const written = formatSectionNumber(by === 0 ? old : now);
    // A number that two sections bear may come to mean two; then references to it stay for a person to settle.
    changed.set(section.number, changed.has(section.number) && changed.get(section.number) !== written ? undefined : written);
    if (written !== section.number)
      edits.push({ start: section.numberSpan.start, end: section.numberSpan.end, newText: written, main: false });
    last = by === 0 ? old : now;
  });
  const moved = edits.length;
  admit(sections.length);
  for (const reference of request.references) {
    const now = changed.get(reference.number);
    if (now !== undefined && now !== reference.number)
      edits.push({ start: reference.span.start, end: reference.span.end, newText: now, main: false });
  }
  return { arrived, edits, moved };
}

function laterNumber(sections: readonly SectionPlace[], from: number): SectionNumber | undefined {
  const numbers = numbersOf(sections);
  for (let i = from; i < numbers.length; i++) if (numbers[i]) return numbers[i];
  return undefined;
}

const numbers = new WeakMap<readonly SectionPlace[], readonly (SectionNumber | undefined)[]>();

/** The numbers of the sections taken apart, once for all clauses that are fitted into them. */
function numbersOf(sections: readonly SectionPlace[]): readonly (SectionNumber | undefined)[] {
  let found = numbers.get(sections);
  if (!found) {
    found = sections.map((s) => parseSectionNumber(s.number));
    numbers.set(sections, found);
  }
  return found;
}

/** A number before the first section that keeps its own: half of it where there is room, else its own with a letter. */
function startBefore(following: SectionNumber | undefined, shape: DraftShape): SectionNumber | undefined {
  if (!following) return parseSectionNumber(shape.numbering.first);
  const half = Math.floor(following.value / 2);
  return half > 0 ? { ...following, value: half, tail: '' } : { ...following, tail: 'A' };
}

function summary(numbers: readonly string[], defined: readonly string[], moved: number, newSection: boolean): string {
  const parts = [`New section${numbers.length === 1 ? '' : 's'} ${listed(numbers)}`];
  if (defined.length > 0) {
    const what = defined.length === 1 ? `definition of ${defined[0]}` : `definitions of ${listed(defined)}`;
    parts.push(newSection ? `a section with the ${what} added` : `${what} added`);
  }
  if (moved > 0) parts.push(moved === 1 ? '1 later section renumbered' : `${moved} later sections renumbered`);
  return `${parts.join('; ')}.`;
}

function listed(words: readonly string[]): string {
  return words.length < 3 ? words.join(' and ') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}
