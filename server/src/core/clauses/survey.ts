/** Looks at a draft as the fit of a clause needs it: how it is written, what it calls things, where its parts stand. */

import type { DraftBlock } from '../index/block';
import type { Draft } from '../index/draft';
import { resolveReference } from '../index/resolve';
import type { DraftSection } from '../index/section';
import type { TermOfArt } from '../law/types';
import type { Settings } from '../settings';
import { markerOf } from '../syntax/tree';
import { shift, span } from '../text/span';
import type { DefinitionPlace, SectionPlace, SectionReference } from './fit';
import { bearsHeading } from './headings';
import { type DraftShape, type HeadingStyle, PLAIN_SHAPE, parseSectionNumber, type Rung } from './shape';
import { TERM_WORDS } from './terms';
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

/** Sections that a new one stands among: the draft's own, or those of the law it reprints where it only amends. */
function ownSections(draft: Draft): DraftSection[] {
  const all = draft.sections.filter((s) => s.kind === 'section' && !s.contents && s.number !== '');
  const bill = all.filter((s) => !s.quoted || s.amends);
  return bill.length > 0 ? bill : all;
}

export function surveyDraft(draft: Draft, settings: Settings, clauses: readonly Clause[], terms: readonly TermOfArt[]): Survey {
  const sections = ownSections(draft);
  const numbers = sections.map((s) => parseSectionNumber(s.number));
  const step = commonStep(numbers.flatMap((n) => (n ? [n.value] : [])));
  return {
    shape: shapeOf(draft, sections, step, settings, terms),
    sections: sections.map((s) => placeOf(draft, s, clauses)),
    head: headOf(draft),
    definitions: definitionPlaces(draft, sections),
    references: sectionReferences(draft),
    skip: [],
    renumber: numbers.every((n) => n !== undefined && n.tail === '') && !sections.some((s) => s.amends),
  };
}

/** Distance between neighbouring numbers: 10 in a code numbered 2.10.010, 2.10.020; else 1. */
function commonStep(values: readonly number[]): number {
  const gaps = values.slice(1).map((v, i) => v - (values[i] ?? 0));
  return gaps.length > 0 && gaps.every((g) => g === 10) ? 10 : 1;
}

function shapeOf(
  draft: Draft,
  sections: readonly DraftSection[],
  step: number,
  settings: Settings,
  terms: readonly TermOfArt[],
): DraftShape {
  const first = sections[0];
  const sample = draft.text.slice(0, 200_000);
  const lineBreak = sample.includes('\r\n') ? '\r\n' : '\n';
  const label = first?.opener?.outline.label;
  const opener = first?.opener;
  const written = opener && label ? opener.textOf(label.span) : '';
  const numberAt = label ? label.numberSpan.start - label.span.start : 0;
  const plain = /^Section \d+\.?$/.test(written) && sections[1]?.opener?.outline.label;
  const secondOpener = sections[1]?.opener;
  const source =
    plain && secondOpener?.outline.label
      ? { block: secondOpener, label: secondOpener.outline.label }
      : opener && label
        ? { block: opener, label }
        : undefined;
  const word = source ? source.block.textOf(span(source.label.span.start, source.label.numberSpan.start)) : PLAIN_SHAPE.numbering.word;
  const close = source ? source.block.textOf(span(source.label.numberSpan.end, source.label.span.end)).trim() : PLAIN_SHAPE.numbering.close;
  const ladder = ladderOf(sections);
  const indents = [0, 1, 2, 3].map((level) => indentOf(sections, level));
  const duty =
    settings.dutyVerb !== 'infer' ? settings.dutyVerb : count(sample, /\bmust\b/g) > count(sample, /\bshall\b/g) ? 'must' : 'shall';
  const definitions = sections.find((s) => s.isDefinitions);
  return {
    numbering: { word: word || (numberAt > 0 ? written.slice(0, numberAt) : ''), close, step, first: '1' },
    heading: headingOf(sections),
    ladder:
      ladder.length > 0
        ? [...ladder, ...PLAIN_SHAPE.ladder.filter((r) => !ladder.some((l) => l.numerals === r.numerals && l.dress === r.dress))].slice(
            0,
            5,
          )
        : PLAIN_SHAPE.ladder,
    units: /\bsubdivision [a-z(]/.test(sample) ? ['subdivision', 'paragraph', 'subparagraph', 'clause'] : PLAIN_SHAPE.units,
    sectionIndent: '',
    indents: ladder.length > 0 ? indents : PLAIN_SHAPE.indents,
    lineBreak,
    sectionGap: gapBefore(draft, sections),
    itemGap: itemGapOf(sections),
    duty,
    prohibition: duty === 'must' ? 'must not' : count(sample, /\bmay not\b/g) > count(sample, /\bshall not\b/g) ? 'may not' : 'shall not',
    quotes: count(sample, /[“”]/g) > count(sample, /"/g) ? 'curly' : 'straight',
    numberedDefinitions: (definitions?.tree.roots.length ?? 0) > 1,
    fills: fillsOf(draft, sample, settings),
    terms: termsOf(draft, terms),
  };
}

const count = (text: string, re: RegExp): number => text.match(re)?.length ?? 0;

/** The markers in use, by level, the commonest of each level. */
function ladderOf(sections: readonly DraftSection[]): Rung[] {
  const levels: Map<string, { rung: Rung; n: number }>[] = [];
  for (const section of sections) {
    for (const p of section.tree.all) {
      levels[p.level] ??= new Map();
      const at = levels[p.level] as Map<string, { rung: Rung; n: number }>;
      const key = `${p.numerals}${p.dress}`;
      const entry = at.get(key) ?? { rung: { numerals: p.numerals, dress: p.dress }, n: 0 };
      entry.n++;
      at.set(key, entry);
    }
  }
  const ladder: Rung[] = [];
  for (const level of levels) {
    const best = [...(level?.values() ?? [])].sort((a, b) => b.n - a.n)[0];
    if (!best) break;
    if (!ladder.some((r) => r.numerals === best.rung.numerals && r.dress === best.rung.dress)) ladder.push(best.rung);
  }
  return ladder;
}

/** White space before the markers of a level, as most of them have it. */
function indentOf(sections: readonly DraftSection[], level: number): string {
  const seen = new Map<string, number>();
  for (const section of sections) {
    for (const p of section.tree.all) {
      if (p.level !== level || p.nth !== 0) continue;
      const white = /^[ \t]*/.exec(p.home.block.text)?.[0] ?? '';
      seen.set(white, (seen.get(white) ?? 0) + 1);
    }
  }
  return [...seen].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

function headingOf(sections: readonly DraftSection[]): HeadingStyle {
  const headed = sections.filter((s) => s.heading !== '');
  if (sections.length > 0 && headed.length === 0) return { place: 'none', capitals: false, stop: '' };
  const sample = headed[1] ?? headed[0];
  const opener = sample?.opener;
  const heading = opener?.outline.heading;
  if (!opener || !heading) return PLAIN_SHAPE.heading;
  const after = opener.text[heading.end] ?? '';
  return {
    place: opener.outline.body < opener.outline.end || opener.outline.markers.length > 0 ? 'run-in' : 'own-line',
    capitals: headed.every((s) => s.heading === s.heading.toUpperCase()),
    stop: after === '.' ? '.' : '',
  };
}

/** Blank lines between sections, as most of them stand. */
function gapBefore(draft: Draft, sections: readonly DraftSection[]): number {
  const gaps = sections.slice(1).map((s) => {
    const opener = s.opener;
    if (!opener) return 1;
    let n = 0;
    for (let i = draft.indexOf(opener) - 1; draft.text.blocks.at(i)?.outline.kind === 'blank'; i--) n++;
    return n;
  });
  return mostCommon(gaps) ?? 1;
}

function itemGapOf(sections: readonly DraftSection[]): number {
  const gaps: number[] = [];
  for (const section of sections) {
    section.blocks.forEach((b, i) => {
      if (b.outline.kind !== 'item' || i === 0) return;
      gaps.push(section.blocks[i - 1]?.outline.kind === 'blank' ? 1 : 0);
    });
  }
  return mostCommon(gaps) ?? 0;
}

const mostCommon = (values: readonly number[]): number | undefined => {
  const seen = new Map<number, number>();
  for (const v of values) seen.set(v, (seen.get(v) ?? 0) + 1);
  return [...seen].sort((a, b) => b[1] - a[1])[0]?.[0];
};

/** Names the draft gives to the jurisdiction, its bodies and officers, by the blank of a clause they fill. */
function fillsOf(draft: Draft, sample: string, settings: Settings): Record<string, string> {
  const fills: Record<string, string> = {};
  const place =
    /\b(City|County|Town|Village|Borough|Township|District) of ([A-Z][\p{L}'’.-]+(?: [A-Z][\p{L}'’.-]+){0,3})/u.exec(sample) ??
    /\b(CITY|COUNTY|TOWN|VILLAGE) OF ([A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+){0,3})/.exec(sample);
  const county = /\b([A-Z][\p{L}'’.-]+(?: [A-Z][\p{L}'’.-]+){0,2}) (County)\b/u.exec(sample);
  const title = (s: string): string => (s === s.toUpperCase() ? s.toLowerCase().replace(/\b[a-z]/g, (c) => c.toUpperCase()) : s);
  const kind = place
    ? title(place[1] as string)
    : county
      ? 'County'
      : settings.jurisdiction.body === 'county'
        ? 'County'
        : settings.jurisdiction.body === 'town'
          ? 'Town'
          : '';
  const name = settings.jurisdiction.name || (place ? title(place[2] as string) : county ? (county[1] as string) : '');
  if (kind) {
    fills.jurisdiction_short = kind;
    fills.body = kind;
  }
  if (name) {
    fills.jurisdiction_name = name;
    fills.jurisdiction = kind ? (kind === 'County' && !place ? `${name} County` : `${kind} of ${name}`) : name;
  }
  const council =
    /\b(City Council|County Council|Town Council|Board of Supervisors|Board of County Commissioners|County Commission|City Commission|Common Council|Board of Aldermen|Select Board|Borough Council)\b/i.exec(
      sample,
    );
  if (council) fills.legislative_body = title(council[1] as string);
  const department =
    /\b(Police Department|Sheriff['’]s (?:Office|Department)|Department of Corrections?|Department of Public Safety|Department of Probation)\b/i.exec(
      sample,
    );
  if (department) fills.police = title(department[1] as string);
  const chief = /\b(Chief of Police|Police Chief|Police Commissioner|Commissioner of Correction|Sheriff)\b/.exec(sample);
  if (chief) fills.chief = chief[1] as string;
  const attorney = /\b(City Attorney|County Attorney|County Counsel|Corporation Counsel|City Solicitor|Town Counsel|Law Department)\b/.exec(
    sample,
  );
  if (attorney) fills.law_department = attorney[1] as string;
  const clerk = /\b(City Clerk|County Clerk|Town Clerk|Clerk of the Board)\b/.exec(sample);
  if (clerk) fills.clerk = clerk[1] as string;
  const form = draft.sections[0]?.blocks.find((b) => b.outline.kind === 'title')?.text ?? '';
  fills.unit = /\blocal law\b/i.test(form)
    ? 'local law'
    : /\bresolution\b/i.test(form)
      ? 'resolution'
      : draft.sections.some((s) => s.word === 'Chapter' || s.word === 'CHAPTER')
        ? 'chapter'
        : 'ordinance';
  return fills;
}

/** Terms the draft defines that mean what one of ours means. */
function termsOf(draft: Draft, terms: readonly TermOfArt[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [id, words] of Object.entries(TERM_WORDS)) {
    const art = terms.find((t) => t.id === id || t.term.toLowerCase() === words);
    const concept = art?.concept ?? '';
    for (const key of draft.definedKeys) {
      const block = [...draft.definersOf(key)][0];
      const definition = block?.facts.definitions.find((d) => d.term.toLowerCase() === key);
      if (!block || !definition) continue;
      const mention =
        concept !== '' &&
        block.facts.mentions.some(
          (m) => m.concept === concept && m.span.start <= definition.span.start && definition.span.end <= m.span.end,
        );
      if (key === words || mention) {
        found[id] = definition.term;
        break;
      }
    }
  }
  return found;
}

/** Where a section stands in the usual order of an ordinance, by its heading and words. */
function placeOf(draft: Draft, section: DraftSection, clauses: readonly Clause[]): SectionPlace {
  const opener = section.opener as DraftBlock;
  const start = draft.startOf(opener);
  const label = opener.outline.label;
  const last =
    section.blocks.findLast((b) => b.outline.kind === 'section' || b.outline.kind === 'item' || b.outline.kind === 'paragraph') ?? opener;
  const numberSpan = label ? shift(label.numberSpan, start) : span(start, start);
  const heading = (section.heading || opener.text.slice(opener.outline.body, opener.outline.body + 120)).toLowerCase();
  const twin = clauses.find((c) => bearsHeading(c, heading));
  const place: Clause['place'] = twin
    ? twin.place
    : section.isDefinitions
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
  return {
    place,
    clause: twin?.id,
    start: start + (label?.span.start ?? 0),
    end: draft.startOf(last) + last.outline.end,
    number: section.number,
    numberSpan,
  };
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

function definitionPlaces(draft: Draft, sections: readonly DraftSection[]): DefinitionPlace[] | undefined {
  const section = sections.find((s) => s.isDefinitions);
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
    for (const reference of block.facts.references) {
      const first = reference.steps[0];
      if (first?.unit !== 'section') continue;
      const { scope, target } = resolveReference(draft, block, reference);
      if (scope === 'internal' && target) found.push({ number: target.section.number, span: shift(first.span, start) });
    }
  }
  return found;
}
