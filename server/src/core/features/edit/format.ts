/**
 * Format: spacing, indentation and punctuation of enumerations, and nothing else. No word is put in, taken out or
 * changed; the law that a bill amends, tables, forms, struck text and notes are left as they are. What is wanted is
 * learned from the draft itself, so that formatting twice changes nothing.
 */
import type { DraftBlock } from '../../index/block';
import { Draft } from '../../index/draft';
import type { DraftSection } from '../../index/section';
import { isLineEnd } from '../../text/lines';
import { type Span, span } from '../../text/span';
import { indentsToChange } from './levelTree';
import { listMarks, type MarkChange } from './listMarks';
import { type DocumentEdit, Rewriting } from './rewriting';

export interface FormatOptions {
  /** Indents of provisions: as most of their level have them, four columns a level, none, or left alone. */
  readonly indent: 'asDraft' | 'byLevel' | 'none' | 'keep';
  /** Whether the marks that part the items of a sentence's list are made alike. */
  readonly punctuation: boolean;
  /** White space of one level where `indent` is `byLevel`. */
  readonly step: string;
}

/**
 * Edits for what lies in `within`, or for the whole draft; in order and apart from each other. Where the new layout would
 * be read otherwise than the old, a section is left as it is: so formatting what was formatted finds nothing to do.
 */
export function format(draft: Draft, options: FormatOptions, within?: Span): DocumentEdit[] {
  const left = new Set<number>();
  for (let tries = 0; tries < TRIES; tries++) {
    const planned = plan(draft, options, within).filter((e) => !left.has(e.section));
    if (planned.length === 0) return [];
    const rewriting = new Rewriting(draft);
    for (const { span: s, text } of planned) rewriting.replace(s, text);
    const made = new Draft(rewriting.text(), draft.reader);
    const again = plan(made, options, within && span(rewriting.place(within.start), rewriting.placeOfEnd(within.end)));
    const restless = again.filter((e) => !left.has(e.section)).map((e) => e.section);
    if (made.sections.length === draft.sections.length && restless.length === 0) return rewriting.edits(0);
    // Sections may have come or gone by the layout alone: then nothing is known of where.
    if (made.sections.length !== draft.sections.length) return [];
    for (const section of restless) left.add(section);
  }
  return [];
}

const TRIES = 4;

/** An edit and the place of its section among all. */
interface PlannedEdit extends DocumentEdit {
  readonly section: number;
}

function plan(draft: Draft, options: FormatOptions, within: Span | undefined): PlannedEdit[] {
  const style = styleOf(draft, options);
  const edits: PlannedEdit[] = [];
  draft.sections.forEach((section, index) => {
    const [first, last] = [section.blocks[0], section.blocks.at(-1)];
    if (!first || !last) return;
    let start = draft.startOf(first);
    if (within && (start > within.end || draft.startOf(last) + last.length < within.start)) return;
    const marks = options.punctuation && isOwn(section) ? listMarks(section) : NO_MARKS;
    for (const block of section.blocks) {
      if (isOpenToFormat(section, block))
        for (const e of blockEdits(section, block, style, marks.get(block)))
          edits.push({ span: span(start + e.span.start, start + e.span.end), text: e.text, section: index });
      start += block.length;
    }
  });
  return within ? edits.filter(({ span: s }) => within.start <= s.start && s.end <= within.end) : edits;
}

const NO_MARKS: ReadonlyMap<DraftBlock, MarkChange> = new Map();

/** Whether a section is the draft's own law, not that which it amends, nor a table of contents. */
const isOwn = (section: DraftSection): boolean => !section.quoted && !section.amends && !section.contents;

interface Style {
  /** White space before markers, by level; undefined where the draft shows none that prevails. */
  readonly indents: readonly (string | undefined)[];
  /** Whether markers are parted from their words by a tab. */
  readonly tabs: boolean;
}

const LEADING = /^[ \t\u00a0]*/;
const leadingOf = (block: DraftBlock): string => LEADING.exec(block.text)?.[0] ?? '';

/** A row of a table, a blank to fill in, a dotted leader: set with white space that means something. */
const SET = /\||\t.*\S|\S {3,}\S|\.{4,}|_{3,}|…{2,}/;

/** Whether formatting may touch a block at all. */
function isOpenToFormat(section: DraftSection, block: DraftBlock): boolean {
  if (!isOwn(section) || block.struck.length > 0) return false;
  const { kind, quoted, end, markers, label } = block.outline;
  if (quoted || (kind !== 'item' && kind !== 'paragraph' && kind !== 'section' && kind !== 'blank')) return false;
  return (
    !SET.test(block.text.slice(markers.at(-1)?.span.end ?? label?.span.end ?? 0, end).trimStart()) &&
    !/[~]{2}|\(\(|<\/?(?:s|u|del|ins)>/.test(block.text)
  );
}

/** The level of the first marker that opens a block's line; undefined where it opens with something else. */
function levelOf(section: DraftSection, block: DraftBlock): number | undefined {
  if (block.outline.label) return undefined;
  return section.standingOf(block)?.opens[0]?.level;
}

function styleOf(draft: Draft, options: FormatOptions): Style {
  const counts: Map<string, number>[] = [];
  let tabs = 0;
  let blanks = 0;
  for (const section of draft.sections) {
    if (!isOwn(section)) continue;
    for (const p of section.tree.all) {
      const { block } = p.home;
      if (p.nth > 0 || !isOpenToFormat(section, block)) continue;
      const marker = block.outline.markers[0];
      if (marker) block.text[marker.span.end] === '\t' ? tabs++ : blanks++;
      if (block.outline.label) continue;
      counts[p.level] ??= new Map();
      const count = counts[p.level] as Map<string, number>;
      const indent = leadingOf(block);
      count.set(indent, (count.get(indent) ?? 0) + 1);
    }
  }
  const levels = Math.max(counts.length, 8);
  const indents = Array.from({ length: levels }, (_, level): string | undefined => {
    if (options.indent === 'none') return '';
    if (options.indent === 'byLevel') return options.step.repeat(level);
    return options.indent === 'asDraft' ? prevailing(counts[level]) : undefined;
  });
  return { indents, tabs: tabs > blanks };
}

/** The indent that three of four lines of a level have, where there are some to tell from. */
function prevailing(count: ReadonlyMap<string, number> | undefined): string | undefined {
  if (!count) return undefined;
  let all = 0;
  for (const n of count.values()) all += n;
  for (const [indent, n] of count) if (all >= 3 && n >= all * 0.75) return indent;
  return undefined;
}

function blockEdits(section: DraftSection, block: DraftBlock, style: Style, mark: MarkChange | undefined): DocumentEdit[] {
  const { text, outline } = block;
  const edits: DocumentEdit[] = [];
  const level = outline.kind === 'item' ? levelOf(section, block) : undefined;
  const wanted = level === undefined ? undefined : style.indents[level];
  const leading = leadingOf(block);
  // Lines after the first of a hard-wrapped item go along with it.
  if (wanted !== undefined && wanted !== leading) for (const s of indentsToChange(block, leading)) edits.push({ span: s, text: wanted });
  for (const [i, { span: s }] of outline.markers.entries()) {
    const gap = LEADING.exec(text.slice(s.end))?.[0] ?? '';
    const next = text[s.end + gap.length];
    if (next === undefined || isLineEnd(next.charCodeAt(0))) continue;
    // "(d)(1)" and "(d) (1)" are both usual: what stands between two markers is the drafter's.
    const joined = outline.markers[i + 1]?.span.start === s.end + gap.length;
    if (joined && gap.length < 2) continue;
    const put = style.tabs && gap.includes('\t') ? gap : ' ';
    if (gap !== put && (gap !== '' || /\p{L}/u.test(next))) edits.push({ span: span(s.end, s.end + gap.length), text: put });
  }
  if (mark) edits.push(mark);
  edits.push(...trailingBlanks(text));
  return joined(edits.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end));
}

/** What is put in where blanks are taken out makes one edit. */
function joined(edits: readonly DocumentEdit[]): DocumentEdit[] {
  const apart: DocumentEdit[] = [];
  for (const e of edits) {
    const last = apart.at(-1);
    if (last?.span.start === e.span.start) apart[apart.length - 1] = { span: e.span, text: last.text + e.text };
    else apart.push(e);
  }
  return apart;
}

/** Blanks at the ends of lines, and all of a line that holds nothing else. */
function* trailingBlanks(text: string): Generator<DocumentEdit> {
  let line = 0;
  while (line < text.length) {
    let end = line;
    while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
    let last = end;
    while (last > line && (text[last - 1] === ' ' || text[last - 1] === '\t')) last--;
    if (last < end) yield { span: span(last, end), text: '' };
    line = end + 1;
  }
}
