/** Looks at a draft as the fit of a clause needs it: how it is written, what it calls things, where its parts stand. */

import type { DraftBlock } from '../index/block';
import type { Draft } from '../index/draft';
import { resolveReference } from '../index/resolve';
import type { DraftSection } from '../index/section';
import type { TermOfArt } from '../law/types';
import type { Settings } from '../settings';
import { markerOf } from '../syntax/tree';
import { type Span, shift, span } from '../text/span';
import type { DefinitionPlace, SectionPlace, SectionReference } from './fit';
import { bearsHeading } from './headings';
import type { UsualNames } from './names';
import { type DraftShape, isFirst, parseSectionNumber, type SectionNumber } from './shape';
import { shapeOf } from './style';
import type { Clause } from './types';

export interface Survey {
  readonly shape: DraftShape;
  readonly sections: readonly SectionPlace[];
  readonly head: number;
  readonly definitions: readonly DefinitionPlace[] | undefined;
  readonly references: readonly SectionReference[];
  /** Terms of ours that the draft leaves undefined and that must not be added. */
  readonly skip: readonly string[];
  /** Whether later sections may give way: only in a draft of its own, numbered in whole steps. */
  readonly renumber: boolean;
}

/** Most sections on each side of a place that are looked at: a code of thousands is written there as it is written near by. */
const AROUND = 150;
/** How many of them show how it is written. */
const CLOSE = 80;

/** The sections around an offset, or all where they are few or no offset is given. */
function sectionsNear(draft: Draft, near: number | undefined): readonly DraftSection[] {
  const { sections } = draft;
  if (near === undefined || sections.length <= AROUND * 2) return sections;
  const home = draft.blockAt(near)?.block.section;
  const at = home ? sections.indexOf(home) : 0;
  return sections.slice(Math.max(0, at - AROUND), at + AROUND);
}

/** Sections that a new one stands among: the draft's own, or those of the law it reprints where it only amends. */
function ownSections(among: readonly DraftSection[]): DraftSection[] {
  const all = among.filter((s) => s.kind === 'section' && !s.contents && s.number !== '');
  const bill = all.filter((s) => !s.quoted || s.amends);
  return bill.length > 0 ? bill : all;
}

/**
 * Looks at a draft. With `near`, an offset, a draft of very many sections is looked at around that place only, and its later
 * sections keep their numbers.
 */
export function surveyDraft(
  draft: Draft,
  settings: Settings,
  clauses: readonly Clause[],
  terms: readonly TermOfArt[],
  usual: UsualNames,
  near?: number,
): Survey {
  const among = sectionsNear(draft, near);
  const whole = among.length === draft.sections.length;
  const sections = ownSections(among);
  const numbers = sections.map((s) => parseSectionNumber(s.number));
  const step = commonStep(numbers);
  const renumber = whole && numbers.every((n) => n !== undefined && n.tail === '') && isOwnNumbering(numbers[0], sections);
  const defining = sections.find((s) => s.isDefinitions) ?? (whole ? undefined : definitionsAbove(draft, among));
  const definitions = definitionPlaces(draft, defining);
  let references: readonly SectionReference[] | undefined;
  const shown = closest(draft, sections, near);
  return {
    shape: shapeOf(draft, {
      sections: shown,
      among: shown.length === sections.length && sections.length < among.length ? among : shown,
      definitions,
      step,
      settings,
      terms,
      usual,
    }),
    sections: sections.map((s, i) => new Place(draft, s, lastOf(draft, sections, i), clauses)),
    head: headOf(draft),
    definitions,
    // All references of the draft are looked at only where a clause is put in.
    get references() {
      references ??= renumber ? sectionReferences(draft) : [];
      return references;
    },
    skip: [],
    renumber,
  };
}

/** Of the sections, those nearest to an offset. */
function closest(draft: Draft, sections: readonly DraftSection[], near: number | undefined): readonly DraftSection[] {
  if (near === undefined || sections.length <= CLOSE) return sections;
  const behind = sections.findIndex((s) => s.opener !== undefined && draft.startOf(s.opener) >= near);
  const at = behind < 0 ? sections.length : behind;
  const from = Math.max(0, Math.min(at - CLOSE / 2, sections.length - CLOSE));
  return sections.slice(from, from + CLOSE);
}

/** Distance between neighbouring numbers: 10 in a code numbered 2.10.010, 2.10.020, where hardly any stand closer; else 1. */
function commonStep(numbers: readonly (SectionNumber | undefined)[]): number {
  let gaps = 0;
  let tens = 0;
  for (let i = 1; i < numbers.length; i++) {
    const [last, own] = [numbers[i - 1], numbers[i]];
    if (!last || !own || last.stem !== own.stem) continue;
    gaps++;
    if (own.value - last.value > 0 && (own.value - last.value) % 10 === 0) tens++;
  }
  return gaps > 0 && tens * 4 >= gaps * 3 ? 10 : 1;
}

/** Whether the numbers are the draft's own to give. What begins with 24-211.07 is taken out of a code, whose numbers stand. */
const isOwnNumbering = (first: SectionNumber | undefined, sections: readonly DraftSection[]): boolean =>
  first === undefined || isFirst(first) || (sections.some((s) => s.amends) && first.stem === '');

/** The section in which what the `index`th sets out ends: an amending section holds the law down to the next one of the bill. */
function lastOf(draft: Draft, sections: readonly DraftSection[], index: number): DraftSection {
  const own = sections[index] as DraftSection;
  if (!own.amends) return own;
  const next = sections[index + 1];
  const at = next ? draft.sections.indexOf(next) : draft.sections.length;
  return draft.sections[at - 1] ?? own;
}

/** A section as the fit sees it. Where it stands in the usual order is told when asked. */
class Place implements SectionPlace {
  readonly start: number;
  readonly end: number;
  readonly numberSpan: Span;
  #order: { readonly place: Clause['place']; readonly clause: string | undefined } | undefined;

  constructor(
    draft: Draft,
    readonly section: DraftSection,
    ends: DraftSection,
    readonly clauses: readonly Clause[],
  ) {
    const opener = section.opener as DraftBlock;
    const start = draft.startOf(opener);
    const label = opener.outline.label;
    const last = lastOfLaw(ends, ends === draft.sections[draft.sections.length - 1]) ?? opener;
    this.numberSpan = label ? shift(label.numberSpan, start) : span(start, start);
    this.start = start + (label?.span.start ?? 0);
    this.end = draft.startOf(last) + last.outline.end;
  }

  get number(): string {
    return this.section.number;
  }

  get amends(): boolean {
    return this.section.amends;
  }

  get place(): Clause['place'] {
    return this.#ordered.place;
  }

  get clause(): string | undefined {
    return this.#ordered.clause;
  }

  get #ordered() {
    this.#order ??= orderOf(this.section, this.clauses);
    return this.#order;
  }
}

const SIGNING = /^\s*(?:passed|adopted|enacted|introduced|signed|attest(?:ed)?|approved|ayes|nays|noes|absent|vote|by)\b|_{4}/i;
/** Lines that open a record of passage, below which nothing is law. */
const PASSAGE = /^\s*(?:ayes|nays|noes|absent|attest)\b|^\s*(?:the foregoing|passed and adopted|passed by|adopted by|signed by)\b|_{4}/i;
/** Longer paragraphs are law, whatever they begin with. */
const SIGNING_LENGTH = 240;

const TEXT: ReadonlySet<string> = new Set(['section', 'item', 'paragraph', 'resolved', 'history']);

const isText = ({ outline: { kind }, role }: DraftBlock): boolean => TEXT.has(kind) && (role !== 'ignored' || kind === 'history');

const isShort = (block: DraftBlock): boolean => block.outline.kind === 'paragraph' && block.text.length <= SIGNING_LENGTH;

/**
 * The last block of a section's law, with the notes on its history. Lines of passage and signature below the last section, what a drafter's
 * office adds to them, and what follows, are none of it.
 */
function lastOfLaw({ blocks }: DraftSection, closes: boolean): DraftBlock | undefined {
  const stop = closes
    ? blocks.findIndex((b, i) => i > 0 && isShort(b) && PASSAGE.test(b.text) && blocks.slice(i).every((c) => c.outline.kind !== 'item'))
    : -1;
  const law = stop < 0 ? blocks : blocks.slice(0, stop);
  let signed: DraftBlock | undefined;
  for (let i = law.length - 1; i >= 0; i--) {
    const block = law[i] as DraftBlock;
    if (!isText(block)) continue;
    signed ??= block;
    if (!isShort(block) || !SIGNING.test(block.text)) return block;
  }
  return signed;
}

/** What the last sections of a draft do, with the clause beside which such a section stands. */
const LAST: readonly (readonly [RegExp, string])[] = [
  [/\bsunset|expir/, 'effective-date'],
  [/takes? effect|\beffective/, 'effective-date'],
  [/severab/, 'severability'],
  [/codif|repealer/, 'codification'],
];

/** Where a section stands in the usual order of an ordinance, by its heading and words. */
function orderOf(
  section: DraftSection,
  clauses: readonly Clause[],
): { readonly place: Clause['place']; readonly clause: string | undefined } {
  const opener = section.opener as DraftBlock;
  const heading = (section.heading || opener.text.slice(opener.outline.body, opener.outline.body + 120)).toLowerCase();
  const twin = clauses.find((c) => bearsHeading(c, heading));
  if (twin) return { place: twin.place, clause: twin.id };
  const headed = section.heading !== '';
  const place: Clause['place'] = section.isDefinitions
    ? 'definitions'
    : headed && /effective date|severability/.test(heading)
      ? 'final'
      : section.isPurpose || (headed && /short title|^title\b/.test(heading))
        ? 'findings'
        : section.amends
          ? 'substance'
          : /severab|effective|takes? effect|take effect|codif|repealer|expir|sunset|publication/.test(heading)
            ? 'final'
            : /private right|enforcement|remed|penalt|cause of action|oversight|complaint/.test(heading)
              ? 'enforcement'
              : /savings?|construction|conflict|federal law|compliance with (?:federal|state|other) law|interpretation/.test(heading)
                ? 'savings'
                : 'substance';
  const closing = place === 'final' ? LAST.find(([words]) => words.test(heading))?.[1] : undefined;
  return { place, clause: closing };
}

/** Behind the enacting clause, else behind the recitals or title; in a text without sections behind all that it says. */
function headOf(draft: Draft): number {
  const opening = draft.sections[0];
  if (opening?.kind !== 'opening') return 0;
  const said = draft.sections.length === 1 ? lastOfLaw(opening, true) : undefined;
  const last =
    said ??
    opening.blocks.findLast((b) => b.outline.kind === 'enacting') ??
    opening.blocks.findLast((b) => b.outline.kind === 'recital' || b.outline.kind === 'title') ??
    opening.blocks.findLast((b) => b.outline.kind !== 'blank');
  return last ? draft.startOf(last) + last.outline.end : 0;
}

/** The last definitions before a run of sections, not too far above: those of the chapter the run stands in. */
function definitionsAbove(draft: Draft, run: readonly DraftSection[]): DraftSection | undefined {
  const first = run[0] ? draft.sections.indexOf(run[0]) : 0;
  return draft.sections.slice(Math.max(0, first - AROUND), first).findLast((s) => s.isDefinitions);
}

function definitionPlaces(draft: Draft, section: DraftSection | undefined): DefinitionPlace[] | undefined {
  if (!section) return undefined;
  const places: DefinitionPlace[] = [];
  section.blocks.forEach((block, i) => {
    const definition = block.facts.definitions[0];
    if (!definition) return;
    const provision = section.standingOf(block)?.opens[0];
    // What stands under a definition belongs to it: up to the next block that defines or opens the same level.
    let last = block;
    for (const next of section.blocks.slice(i + 1)) {
      if (next.facts.definitions.length > 0) break;
      if (next.outline.kind !== 'blank') last = next;
    }
    const start = draft.startOf(block);
    const marker = provision && markerOf(provision);
    places.push({
      term: definition.term,
      start,
      end: draft.startOf(last) + last.outline.end,
      designator:
        provision && marker
          ? {
              text: provision.designator,
              span: shift(
                span(
                  marker.span.start + (marker.dress === '()' ? marker.text.indexOf(provision.designator) : 0),
                  marker.span.start + (marker.dress === '()' ? marker.text.indexOf(provision.designator) : 0) + provision.designator.length,
                ),
                start,
              ),
            }
          : undefined,
    });
  });
  return places.length > 0 ? places : undefined;
}

/** The numbers in references to the draft's own sections. */
function sectionReferences(draft: Draft): SectionReference[] {
  const found: SectionReference[] = [];
  for (const { item: block, start } of draft.text.blocks.range()) {
    if (!block.refers) continue;
    for (const reference of block.facts.references) {
      const first = reference.steps[0];
      if (first?.unit !== 'section') continue;
      const { scope, target } = resolveReference(draft, block, reference);
      if (scope === 'internal' && target) found.push({ number: target.section.number, span: shift(first.span, start) });
    }
  }
  return found;
}
