/**
 * What a block is, from its own text: section, list item, recital, enacting clause … and where its label,
 * heading, markers and body stand. Which level a marker belongs to is told by its neighbours, in tree.ts.
 *
 * Forms after real ordinances: run-in sections ("§ 9-131. Persons not to be detained. a. Definitions. For …"),
 * joined markers "(d)(1)", "6. (i)", renumbered markers "[3.] 4.", bare numbers "8.04.010 Purposes", "90.2.".
 */
import type { Span } from '../text/span';
import { span } from '../text/span';
import { headingAt, skipBlanks } from './headings';
import { headingEnd, type Labelled, labelAt } from './labels';
import { markerAt } from './markers';
import { hasLeader, isPageHead, kindByOpening } from './openers';
import { openMarks, passClosing, passOver } from './passages';
import type { BlockKind, Marker, Outline } from './types';

export type { BlockKind, Dress, Marker, Numerals, Outline, SectionLabel } from './types';

const NO_MARKERS: readonly Marker[] = [];
/** "(a)(1)(A)(i)" and a few to spare. */
const MOST_MARKERS = 8;
const MARKDOWN = /#{1,6}\s+|>\s+|\*\*(?=§|Sec|SEC|\d|CHAP|Chap|ART|Art|\()/y;
const QUOTE = /["“'‘](?=\s?(?:§|\(|\[|[A-Z\d]|[a-z]{1,3}[.)]))/y;

/** Blank lines, which are all alike. */
const blanks = new Map<string, Outline>();
/** The one list of each single marker without a heading. */
const single = new WeakMap<Marker, readonly Marker[]>();

function make(kind: BlockKind, body: number, end: number, indent: number, brackets: number, marks: number): Outline {
  return { kind, label: undefined, heading: undefined, markers: NO_MARKERS, body, end, indent, quoted: false, brackets, marks };
}

function blankOutline(text: string, end: number): Outline {
  const known = blanks.get(text);
  if (known) return known;
  const made = Object.freeze(make('blank', end, end, 0, 0, 0));
  if (text.length < 16 && blanks.size < 64) blanks.set(text, made);
  return made;
}

/** Square brackets opened minus closed. */
function bracketsOf(text: string): number {
  let open = 0;
  for (let i = text.indexOf('['); i >= 0; i = text.indexOf('[', i + 1)) open++;
  for (let i = text.indexOf(']'); i >= 0; i = text.indexOf(']', i + 1)) open--;
  return open;
}

/** Where a block's label and markers may begin: behind struck numbers, marks of added words, of Markdown and of a quotation. */
interface Start {
  readonly at: number;
  readonly quoted: boolean;
  readonly marked: boolean;
}

const isWordChar = (code: number): boolean => (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

function startOf(text: string, first: number, end: number, brackets: number): Start {
  let at = first;
  let marked = false;
  let quoted = false;
  const code = text.charCodeAt(first);
  const plain = isWordChar(code) || code === 0xa7;
  if (plain && brackets >= 0) return { at, quoted, marked };
  MARKDOWN.lastIndex = at;
  if (MARKDOWN.test(text)) {
    marked = code === 42;
    at = MARKDOWN.lastIndex;
  }
  const before = passOver(text, at, end, brackets < 0);
  at = before.at;
  marked ||= before.marked;
  QUOTE.lastIndex = at;
  if (QUOTE.test(text)) {
    quoted = true;
    at = QUOTE.lastIndex;
    const inside = passOver(text, at, end, false);
    at = inside.at;
    marked ||= inside.marked;
  }
  return { at, quoted, marked };
}

/** Reads the outline of a block. Never fails: what is not recognised is a paragraph. */
export function readOutline(text: string): Outline {
  let indent = 0;
  let first = 0;
  let fed = false;
  for (; first < text.length; first++) {
    const code = text.charCodeAt(first);
    if (code === 32 || code === 0xa0) indent++;
    else if (code === 9) indent += 4 - (indent % 4);
    else if (code === 12) fed = true;
    else if (code !== 10 && code !== 13 && code !== 0xfeff) break;
  }
  let end = text.length;
  while (end > first && text.charCodeAt(end - 1) <= 32) end--;
  if (first >= end) return blankOutline(text, end);
  const brackets = text.includes('[') || text.includes(']') ? bracketsOf(text) : 0;
  const marks = text.includes('((') || text.includes('))') || text.includes('<') ? openMarks(text) : 0;
  const kind = kindByOpening(text, first) ?? (hasLeader(text, end) || (fed && isPageHead(text, first)) ? 'rule' : undefined);
  if (kind) return make(kind, first, end, indent, brackets, marks);
  return labelledOutline(text, first, end, indent, brackets, marks);
}

function labelledOutline(text: string, first: number, end: number, indent: number, brackets: number, marks: number): Outline {
  const start = startOf(text, first, end, brackets);
  let { at } = start;
  const close = (from: number): number => (start.marked ? passClosing(text, from) : from);
  const labelled = labelAt(text, at, end);
  let heading: Span | undefined;
  if (labelled) {
    at = behindLabel(text, close(labelled.next));
    if (labelled.kind === 'division') {
      const stop = headingEnd(text, at, end);
      heading = at < end ? span(at, stop) : undefined;
      at = end;
    } else {
      const found = headingAt(text, at, end, true);
      if (found) {
        heading = found.heading;
        at = close(found.next);
      }
    }
  }
  let markers: Marker[] | undefined;
  let only: readonly Marker[] = NO_MARKERS;
  let count = 0;
  for (let marker = markerAt(text, at, end); marker; marker = markerAt(text, at, end)) {
    at = skipBlanks(text, close(marker.span.end));
    const found = headingAt(text, at, end, false);
    let named = marker;
    if (found) {
      at = found.next;
      named = { text: marker.text, designator: marker.designator, dress: marker.dress, span: marker.span, heading: found.heading };
    }
    if (count === 0) only = aloneOf(named, found !== undefined);
    else {
      markers ??= [...only];
      markers.push(named);
    }
    if (++count === MOST_MARKERS) break;
  }
  return outlineOf(labelled, heading, markers ?? only, { first, at, end, indent, brackets, marks, quoted: start.quoted });
}

function aloneOf(marker: Marker, fresh: boolean): readonly Marker[] {
  if (fresh) return [marker];
  const known = single.get(marker);
  if (known) return known;
  const made = Object.freeze([marker]);
  single.set(marker, made);
  return made;
}

interface Frame {
  readonly first: number;
  readonly at: number;
  readonly end: number;
  readonly indent: number;
  readonly brackets: number;
  readonly marks: number;
  readonly quoted: boolean;
}

function outlineOf(labelled: Labelled | undefined, heading: Span | undefined, markers: readonly Marker[], f: Frame): Outline {
  if (!labelled && markers.length === 0) return make('paragraph', f.first, f.end, f.indent, f.brackets, f.marks);
  return {
    kind: labelled ? labelled.kind : 'item',
    label: labelled?.label,
    heading,
    markers,
    body: Math.min(f.at, f.end),
    end: f.end,
    indent: f.indent,
    quoted: f.quoted,
    brackets: f.brackets,
    marks: f.marks,
  };
}

const DASH = /[—–-]\s+/y;

/** Where the heading behind a label begins. */
function behindLabel(text: string, next: number): number {
  const at = skipBlanks(text, next);
  DASH.lastIndex = at;
  return DASH.test(text) ? DASH.lastIndex : at;
}
