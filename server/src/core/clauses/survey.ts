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
import { type DraftShape, parseSectionNumber } from './shape';
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
  near?: number,
): Survey {
  const among = sectionsNear(draft, near);
  const whole = among.length === draft.sections.length;
  const sections = ownSections(among);
  const numbers = sections.map((s) => parseSectionNumber(s.number));
  const step = commonStep(numbers.flatMap((n) => (n ? [n.value] : [])));
  const renumber = whole && numbers.every((n) => n !== undefined && n.tail === '') && !sections.some((s) => s.amends);
  const defining = sections.find((s) => s.isDefinitions) ?? (whole ? undefined : definitionsAbove(draft, among));
  let references: readonly SectionReference[] | undefined;
  return {
    shape: shapeOf(draft, closest(draft, sections, near), step, settings, terms),
    sections: sections.map((s) => new Place(draft, s, clauses)),
    head: headOf(draft),
    definitions: definitionPlaces(draft, defining),
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

/** Distance between neighbouring numbers: 10 in a code numbered 2.10.010, 2.10.020; else 1. */
function commonStep(values: readonly number[]): number {
  const gaps = values.slice(1).map((v, i) => v - (values[i] ?? 0));
  return gaps.length > 0 && gaps.every((g) => g === 10) ? 10 : 1;
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
    readonly clauses: readonly Clause[],
  ) {
    const opener = section.opener as DraftBlock;
    const start = draft.startOf(opener);
    const label = opener.outline.label;
    const last = lastOfLaw(section) ?? opener;
    this.numberSpan = label ? shift(label.numberSpan, start) : span(start, start);
    this.start = start + (label?.span.start ?? 0);
    this.end = draft.startOf(last) + last.outline.end;
  }

  get number(): string {
    return this.section.number;
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

const SIGNING = /^\s*(?:passed|adopted|enacted|introduced|signed|attest(?:ed)?|approved|ayes|nays|vote|by)\b|_{4}/i;
/** Longer paragraphs are law, whatever they begin with. */
const SIGNING_LENGTH = 240;

/** The last block of a section's law. Lines of passage and signature below the last section are none of it. */
function lastOfLaw(section: DraftSection): DraftBlock | undefined {
  const { blocks } = section;
  const isText = ({ outline: { kind } }: DraftBlock): boolean => kind === 'section' || kind === 'item' || kind === 'paragraph';
  let signed: DraftBlock | undefined;
  for (let i = blocks.length - 1; i >= 0; i--) {
    const block = blocks[i] as DraftBlock;
    if (!isText(block)) continue;
    signed ??= block;
    if (block.outline.kind !== 'paragraph' || block.text.length > SIGNING_LENGTH || !SIGNING.test(block.text)) return block;
  }
  return signed;
}

/** Where a section stands in the usual order of an ordinance, by its heading and words. */
function orderOf(
  section: DraftSection,
  clauses: readonly Clause[],
): { readonly place: Clause['place']; readonly clause: string | undefined } {
  const opener = section.opener as DraftBlock;
  const heading = (section.heading || opener.text.slice(opener.outline.body, opener.outline.body + 120)).toLowerCase();
  const twin = clauses.find((c) => bearsHeading(c, heading));
  if (twin) return { place: twin.place, clause: twin.id };
  const place: Clause['place'] = section.isDefinitions
    ? 'definitions'
    : section.isPurpose || /short title|title\b/.test(heading)
      ? 'findings'
      : /severab|effective|takes? effect|take effect|codif|repealer|expir|sunset|publication/.test(heading)
        ? 'final'
        : /private right|enforcement|remed|penalt|cause of action|oversight|complaint/.test(heading)
          ? 'enforcement'
          : /savings?|construction|conflict|federal law|compliance with|interpretation/.test(heading)
            ? 'savings'
            : 'substance';
  return { place, clause: undefined };
}

/** Behind the enacting clause, else behind the recitals or title. */
function headOf(draft: Draft): number {
  const opening = draft.sections[0];
  if (opening?.kind !== 'opening') return 0;
  const last =
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
