/** How a draft is written: its numbers, headings, markers, blanks, words of duty and names, read off what is there. */
import type { Definition } from '../facts/types';
import type { DraftBlock } from '../index/block';
import type { Draft } from '../index/draft';
import { scopeOf } from '../index/scope';
import type { DraftSection } from '../index/section';
import type { TermOfArt } from '../law/types';
import type { Settings } from '../settings';
import { inferScheme, parseScheme } from '../syntax/scheme';
import { span } from '../text/span';
import type { DefinitionPlace } from './fit';
import { namesIn, type UsualNames } from './names';
import { type DraftShape, type HeadingStyle, PLAIN_SHAPE, type Rung } from './shape';
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

/** What a draft's shape is read off. */
export interface Shown {
  /** Sections that a new one stands among. */
  readonly sections: readonly DraftSection[];
  /** Those, and the law that they set out. */
  readonly among: readonly DraftSection[];
  readonly definitions: readonly DefinitionPlace[] | undefined;
  /** Distance between neighbouring section numbers. */
  readonly step: number;
  readonly settings: Settings;
  readonly terms: readonly TermOfArt[];
  readonly usual: UsualNames;
}

/** The shape of a draft. An equal shape is the same object from survey to survey. */
export const shapeOf = (draft: Draft, shown: Shown): DraftShape => kept(draft, readShape(draft, shown));

function readShape(draft: Draft, shown: Shown): DraftShape {
  const { sections, among, definitions, step, settings, terms } = shown;
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
  const trees = (of: readonly DraftSection[]) => inferScheme(of.map((section) => section.tree)).levels;
  const read = given ? given.levels : trees(sections);
  // A bill whose own sections have no lists follows the law that it sets out.
  const model = read.length > 0 || sections.length === among.length ? sections : among;
  const ladder = model === sections ? read : trees(among);
  const indents = [0, 1, 2, 3].map((level) => indentOf(model, level));
  const duty =
    settings.dutyVerb !== 'infer' ? settings.dutyVerb : count(sample, /\bmust\b/g) > count(sample, /\bshall\b/g) ? 'must' : 'shall';
  const itemGap = itemGapOf(model);
  const names = namesIn(draft, sample, settings, shown.usual);
  return {
    numbering: { word: word || (numberAt > 0 ? written.slice(0, numberAt) : ''), close, step, first: '1' },
    heading: headingOf(sections),
    ladder: wholeLadder(ladder),
    units:
      count(sample, /\bsubdivisions? (?:\(|[a-z]\b)/g) > count(sample, /\bsubsections? (?:\(|[a-z]\b)/g)
        ? ['subdivision', 'paragraph', 'subparagraph', 'clause']
        : PLAIN_SHAPE.units,
    sectionIndent: '',
    indents: ladder.length > 0 ? indents : PLAIN_SHAPE.indents,
    lineBreak,
    sectionGap: gapBefore(draft, sections),
    itemGap,
    duty,
    prohibition: duty === 'must' ? 'must not' : count(sample, /\bmay not\b/g) > count(sample, /\bshall not\b/g) ? 'may not' : 'shall not',
    quotes: count(sample, /[“”]/g) > count(sample, /"/g) ? 'curly' : 'straight',
    ...definitionStyle(draft, definitions ?? [], itemGap),
    fills: names.own,
    usual: names.usual,
    terms: termsOf(draft, terms),
  };
}

const count = (text: string, re: RegExp): number => text.match(re)?.length ?? 0;

/** How definitions are set, as most of them are. */
function definitionStyle(
  draft: Draft,
  places: readonly DefinitionPlace[],
  itemGap: number,
): Pick<DraftShape, 'numberedDefinitions' | 'quotedDefinitions' | 'definitionGap'> {
  if (places.length === 0) return { numberedDefinitions: false, quotedDefinitions: true, definitionGap: itemGap };
  const most = (n: number): boolean => n * 2 > places.length;
  const gaps = places.slice(1).map((place, i) => count(draft.text.slice(places[i]?.end ?? place.start, place.start), /\n/g) - 1);
  return {
    numberedDefinitions: most(places.filter((p) => p.designator).length),
    quotedDefinitions: !most(places.filter((p) => !/["“”]/.test(draft.text.slice(p.start, p.start + p.term.length + 24))).length),
    definitionGap: Math.max(0, mostCommon(gaps) ?? itemGap),
  };
}

/** The levels that the draft shows and, below them, those it has not needed yet, in numerals and dress that go with them. */
function wholeLadder(shown: readonly Rung[]): readonly Rung[] {
  if (shown.length === 0) return PLAIN_SHAPE.ladder;
  const last = shown[shown.length - 1] as Rung;
  const rest = PLAIN_SHAPE.ladder.filter((rung) => !shown.some((own) => own.numerals === rung.numerals));
  // Letters are followed by figures, in the same dress where it is the first level.
  const ordered =
    last.numerals === 'arabic' ? rest : [...rest.filter((r) => r.numerals === 'arabic'), ...rest.filter((r) => r.numerals !== 'arabic')];
  const below = ordered.map((rung, i): Rung => (i === 0 && shown.length === 1 && last.dress === '.' ? { ...rung, dress: '.' } : rung));
  return [...shown, ...below].slice(0, 5);
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
    if (definition && reachesOut(draft, block, definition)) return definition.term;
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
    if (definition && reachesOut(draft, block, definition)) return definition.term;
  }
  return undefined;
}

/** Whether a definition holds outside its own section, so that a new section may rest on it. */
function reachesOut(draft: Draft, block: DraftBlock, definition: Definition): boolean {
  const { kind } = scopeOf(draft, { block, definition });
  return kind !== 'section' && kind !== 'provision';
}
