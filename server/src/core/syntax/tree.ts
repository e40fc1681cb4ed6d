/**
 * The provisions of one section: which level each marker belongs to, and under which provision each block stands.
 *
 * A marker alone does not tell its level: "(i)" follows "(h)" or opens a list under "(1)". The level is decided by
 * what came before in the section and, where that leaves two readings, by the next marker of the same dress.
 */
import type { Span } from '../text/span';
import { letterValue, romanValue } from './numerals';
import type { Dress, Marker, Numerals, Outline } from './types';

/** What the tree needs of a block. */
export interface OutlineBlock {
  readonly text: string;
  readonly outline: Outline;
}

/** A numbered provision inside a section: subdivision, paragraph, clause … whatever the law calls its level. */
export interface Provision<B extends OutlineBlock> {
  readonly designator: string;
  /** Designators from the section's first level down to this one. */
  readonly path: readonly string[];
  /** 0 for the level directly under the section. */
  readonly level: number;
  readonly dress: Dress;
  readonly numerals: Numerals;
  /** Value in its series: (b) is 2, (2A) is 2.01. */
  readonly value: number;
  readonly parent: Provision<B> | undefined;
  readonly children: Provision<B>[];
  /** The block that opens it. */
  readonly home: Standing<B>;
  /** Which of the block's markers is its own. */
  readonly nth: number;
  /** Whether the block's body belongs to this provision: false for "(d)" in "(d)(1) The District …". */
  readonly ownsBody: boolean;
}

/** How a block stands in its section. The block may be exchanged for one of the same outline. */
export interface Standing<B extends OutlineBlock> {
  block: B;
  /** The provisions that the block's own markers open, outermost first. */
  readonly opens: readonly Provision<B>[];
  /** The innermost provision the block's body belongs to; undefined for text directly under the section. */
  readonly provision: Provision<B> | undefined;
  /** Where the sentence stands that this block carries on as a list item, or undefined. */
  readonly leadIn: Standing<B> | undefined;
  /** The list items that carry on this block's sentence. */
  readonly followers: Standing<B>[];
}

export interface SectionTree<B extends OutlineBlock> {
  /** Provisions of the first level, in order. */
  readonly roots: readonly Provision<B>[];
  /** All provisions in order of the text. */
  readonly all: readonly Provision<B>[];
  readonly standings: Map<B, Standing<B>>;
}

/** The marker of a provision, counted from the start of its block. */
export const markerOf = <B extends OutlineBlock>(p: Provision<B>): Marker => p.home.block.outline.markers[p.nth] as Marker;

interface Reading {
  readonly numerals: Numerals;
  readonly value: number;
}

interface Level<B extends OutlineBlock> {
  readonly dress: Dress;
  readonly numerals: Numerals;
  value: number;
  provision: Provision<B>;
}

/** The readings a designator allows, the likelier first. */
function readingsOf(designator: string): Reading[] {
  const digits = /^(\d+)(.*)$/.exec(designator);
  if (digits) {
    const suffix = letterValue((digits[2] as string).replace(/^-/, '')) ?? 0;
    return [{ numerals: 'arabic', value: Number(digits[1]) + suffix / 100 }];
  }
  const [stem, tail] = designator.split('-') as [string, string | undefined];
  const lower = stem === stem.toLowerCase();
  const readings: Reading[] = [];
  const letter = letterValue(stem);
  const roman = romanValue(stem.toLowerCase());
  const suffix = tail ? Number(tail) / 100 : 0;
  if (letter !== undefined) readings.push({ numerals: lower ? 'lower' : 'upper', value: letter + suffix });
  if (roman !== undefined) readings.push({ numerals: lower ? 'roman' : 'ROMAN', value: roman + suffix });
  // ii, iii, iv and the like are hardly ever letters.
  if (stem.length > 1 && roman !== undefined) readings.reverse();
  return readings;
}

const isFirst = (value: number): boolean => value >= 1 && value < 1.02;
/** Whether `value` follows `last` in a series: the next number, or one put in between (2A after 2). */
const follows = (last: number, value: number): boolean =>
  value > last && (Math.floor(value) === Math.floor(last) + 1 || Math.floor(value) === Math.floor(last));

interface Choice {
  readonly reading: Reading;
  /** Index of the open level it continues, or the number of open levels for a new one. */
  readonly level: number;
  readonly score: number;
}

/** How well each reading fits the open levels. */
function choices<B extends OutlineBlock>(
  open: readonly Level<B>[],
  dress: Dress,
  readings: readonly Reading[],
  afterLeadIn: boolean,
): Choice[] {
  const result: Choice[] = [];
  for (const reading of readings) {
    let same = -1;
    for (let i = open.length - 1; i >= 0; i--) {
      const level = open[i] as Level<B>;
      if (level.dress !== dress || level.numerals !== reading.numerals) continue;
      same = i;
      const deepest = i === open.length - 1;
      if (follows(level.value, reading.value)) result.push({ reading, level: i, score: 100 + (deepest ? 5 : 0) - (afterLeadIn ? 12 : 0) });
      else if (reading.value > level.value) result.push({ reading, level: i, score: 50 });
      else result.push({ reading, level: i, score: isFirst(reading.value) ? 35 : 30 });
      break;
    }
    if (same < 0) result.push({ reading, level: open.length, score: isFirst(reading.value) ? 90 + (afterLeadIn ? 8 : 0) : 20 });
  }
  return result.sort((a, b) => b.score - a.score);
}

/** Whether the marker of the same dress that comes next shows that a doubtful "(i)" is roman. */
function nextIsRoman(markers: readonly Marker[], at: number, letter: number, roman: number): boolean | undefined {
  const here = markers[at] as Marker;
  for (let i = at + 1; i < Math.min(markers.length, at + 60); i++) {
    const next = markers[i] as Marker;
    if (next.dress !== here.dress) continue;
    const stem = next.designator.toLowerCase();
    if ((next.designator === stem) !== (here.designator === here.designator.toLowerCase())) continue;
    if (romanValue(stem) === roman + 1) return true;
    if (letterValue(stem) === letter + 1) return false;
  }
  return undefined;
}

/** Whether the words before a list leave it hanging: a colon, dash or modal at the end. */
export function opensList(text: string, end: number): boolean {
  let at = end;
  while (at > 0 && text.charCodeAt(at - 1) <= 32) at--;
  const last = text[at - 1];
  // "… is amended to read as follows:" opens the text of another law, not a list.
  if (last === ':' && /\bread(?: as follows)?:$/.test(text.slice(Math.max(0, at - 20), at))) return false;
  if (last === ':' || last === '—' || last === '–' || last === '-') return true;
  if (last === '.' || last === ';' || last === undefined) return false;
  return /\b(?:shall|must|may|not|that|to|by|if|when|unless|means|following|include|includes|including|and|or|for|of|with|from)$/i.test(
    text.slice(Math.max(0, at - 12), at),
  );
}

/** Kinds of block that hold no words of the law. */
const SILENT: ReadonlySet<string> = new Set(['blank', 'rule', 'note', 'history']);

/** Builds the provisions of one section from its blocks, the section's own block first. */
export function buildTree<B extends OutlineBlock>(blocks: readonly B[]): SectionTree<B> {
  const roots: Provision<B>[] = [];
  const all: Provision<B>[] = [];
  const standings = new Map<B, Standing<B>>();
  const sequence: Marker[] = [];
  for (const block of blocks) sequence.push(...block.outline.markers);
  let open: Level<B>[] = [];
  let seen = 0;
  /** The last block with words of its own, and whether they leave a list hanging. */
  let previous: Standing<B> | undefined;
  let hanging = false;
  /** For a list directly under the section: the unmarked block it hangs on. */
  let rootLeadIn: Standing<B> | undefined;

  for (const block of blocks) {
    const { outline } = block;
    if (SILENT.has(outline.kind)) {
      standings.set(block, { block, opens: [], provision: undefined, leadIn: undefined, followers: [] });
      continue;
    }
    if (outline.quoted && outline.markers.length > 0) open = [];
    const opens: Provision<B>[] = [];
    const standing: { -readonly [K in keyof Standing<B>]: Standing<B>[K] } = {
      block,
      opens,
      provision: undefined,
      leadIn: undefined,
      followers: [],
    };
    outline.markers.forEach((marker, nth) => {
      const choice = choose(open, sequence, seen++, nth === 0 && hanging);
      open = open.slice(0, choice.level);
      const parent = open[choice.level - 1]?.provision;
      const made: Provision<B> = {
        designator: marker.designator,
        path: [...(parent?.path ?? []), marker.designator],
        level: choice.level,
        dress: marker.dress,
        numerals: choice.reading.numerals,
        value: choice.reading.value,
        parent,
        children: [],
        home: standing,
        nth,
        ownsBody: nth === outline.markers.length - 1,
      };
      (parent ? parent.children : roots).push(made);
      all.push(made);
      opens.push(made);
      open.push({ dress: marker.dress, numerals: choice.reading.numerals, value: choice.reading.value, provision: made });
    });
    const first = opens[0];
    if (first?.level === 0) {
      // The first item of a list hangs on the words before it; the others hang with the first.
      if (isFirst(first.value)) rootLeadIn = hanging ? previous : undefined;
      standing.leadIn = rootLeadIn;
    } else if (first) standing.leadIn = ownerOf(first.parent, standing) ?? rootLeadIn;
    // Words without a marker close the list that hung on the words before them.
    else rootLeadIn = undefined;
    standing.provision = opens.at(-1) ?? open.at(-1)?.provision;
    standing.leadIn?.followers.push(standing);
    standings.set(block, standing);
    if (outline.body < outline.end || opens.length > 0) {
      previous = standing;
      const law = outline.kind === 'section' || outline.kind === 'item' || outline.kind === 'paragraph';
      hanging = law && outline.body < outline.end && opensList(block.text, outline.end);
    }
  }
  return { roots, all, standings };
}

/** The reading and level of the marker `at` in the section's sequence of markers. */
function choose<B extends OutlineBlock>(open: readonly Level<B>[], sequence: readonly Marker[], at: number, afterLeadIn: boolean): Choice {
  const marker = sequence[at] as Marker;
  const readings = readingsOf(marker.designator);
  const found = choices(open, marker.dress, readings, afterLeadIn);
  const best = found[0] as Choice;
  const other = found.find((c) => c.reading.numerals !== best.reading.numerals);
  if (!other || best.score - other.score >= 40) return best;
  const letter = readings.find((r) => r.numerals === 'lower' || r.numerals === 'upper');
  const roman = readings.find((r) => r.numerals === 'roman' || r.numerals === 'ROMAN');
  if (!letter || !roman) return best;
  const isRoman = nextIsRoman(sequence, at, letter.value, roman.value);
  if (isRoman === undefined) return best;
  return best.reading === (isRoman ? roman : letter) ? best : other;
}

/** The nearest block from `from` upwards that has words of its own and is not `here`. */
function ownerOf<B extends OutlineBlock>(from: Provision<B> | undefined, here: Standing<B>): Standing<B> | undefined {
  for (let p = from; p; p = p.parent) {
    const { outline } = p.home.block;
    if (p.ownsBody && p.home !== here && outline.body < outline.end) return p.home;
  }
  return undefined;
}

/** Puts `next` in the place of `old`, a block of the same outline, without building the tree anew. */
export function exchangeBlock<B extends OutlineBlock>(tree: SectionTree<B>, old: B, next: B): void {
  const standing = tree.standings.get(old);
  if (!standing) return;
  tree.standings.delete(old);
  standing.block = next;
  tree.standings.set(next, standing);
}

/** Whether two blocks would stand alike in a tree, so that one can be exchanged for the other. */
export function sameOutline(a: OutlineBlock, b: OutlineBlock): boolean {
  const [x, y] = [a.outline, b.outline];
  return (
    x.kind === y.kind &&
    x.quoted === y.quoted &&
    x.brackets === y.brackets &&
    x.label?.number === y.label?.number &&
    x.label?.word === y.label?.word &&
    words(a, x.heading) === words(b, y.heading) &&
    x.body < x.end === y.body < y.end &&
    opensList(a.text, x.end) === opensList(b.text, y.end) &&
    x.markers.length === y.markers.length &&
    x.markers.every((m, i) => m.text === y.markers[i]?.text && words(a, m.heading) === words(b, y.markers[i]?.heading))
  );
}

const words = (block: OutlineBlock, s: Span | undefined): string | undefined => s && block.text.slice(s.start, s.end);

/** The last block of a provision with all that stands under it. */
export function lastBlockOf<B extends OutlineBlock>(provision: Provision<B>): B {
  let at = provision;
  for (let last = at.children.at(-1); last; last = last.children.at(-1)) at = last;
  return at.home.block;
}
