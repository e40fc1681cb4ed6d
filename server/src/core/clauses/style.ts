/** How a draft is written: its numbers, headings, markers, blanks, words of duty and names, read off what is there. */
import type { Draft } from '../index/draft';
import type { DraftSection } from '../index/section';
import type { TermOfArt } from '../law/types';
import type { Settings } from '../settings';
import { inferScheme, parseScheme } from '../syntax/scheme';
import { span } from '../text/span';
import { type DraftShape, type HeadingStyle, PLAIN_SHAPE } from './shape';
import { TERM_WORDS } from './terms';

/** Code units at the head of a draft in which its words and names are sought. */
const SAMPLE = 60_000;

const shapes = new WeakMap<Draft, { readonly key: string; readonly shape: DraftShape }>();

/** The shape itself, or the equal one of the survey before: what has been written in that one need not be written again. */
function kept(draft: Draft, shape: DraftShape): DraftShape {
  const key = JSON.stringify(shape);
  const last = shapes.get(draft);
  if (last?.key === key) return last.shape;
  shapes.set(draft, { key, shape });
  return shape;
}

/** The shape of a draft, as these of its sections show it. An equal shape is the same object from survey to survey. */
export function shapeOf(
  draft: Draft,
  sections: readonly DraftSection[],
  step: number,
  settings: Settings,
  terms: readonly TermOfArt[],
): DraftShape {
  return kept(draft, readShape(draft, sections, step, settings, terms));
}

function readShape(
  draft: Draft,
  sections: readonly DraftSection[],
  step: number,
  settings: Settings,
  terms: readonly TermOfArt[],
): DraftShape {
  const first = sections[0];
  const sample = draft.text.slice(0, SAMPLE);
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
  const given = settings.numbering === 'infer' ? undefined : parseScheme(settings.numbering);
  const ladder = (given ?? inferScheme(sections.map((section) => section.tree))).levels;
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
  fills.instrument = fills.unit === 'chapter' ? 'ordinance' : fills.unit;
  return fills;
}

/** Terms the draft defines that mean what one of ours means. */
function termsOf(draft: Draft, terms: readonly TermOfArt[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [id, words] of Object.entries(TERM_WORDS)) {
    const concept = terms.find((t) => t.id === id || t.term.toLowerCase() === words)?.concept ?? '';
    const own = definedAs(draft, words) ?? (concept === '' ? undefined : definedFor(draft, concept));
    if (own !== undefined) found[id] = own;
  }
  return found;
}

/** The term as the draft writes it where it defines the very words. */
function definedAs(draft: Draft, words: string): string | undefined {
  for (const block of draft.definersOf(words)) {
    const definition = block.facts.definitions.find((d) => d.term.toLowerCase() === words);
    if (definition) return definition.term;
  }
  return undefined;
}

/** The first term the draft defines for a concept. */
function definedFor(draft: Draft, concept: string): string | undefined {
  const blocks = [...draft.tally.holders(`defines:${concept}`)].sort((a, b) => draft.indexOf(a) - draft.indexOf(b));
  for (const block of blocks) {
    const definition = block.facts.definitions.find((d) =>
      block.facts.mentions.some((m) => m.concept === concept && m.span.start <= d.span.start && d.span.end <= m.span.end),
    );
    if (definition) return definition.term;
  }
  return undefined;
}
