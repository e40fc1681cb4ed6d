/**
 * The provisions of one section: which level each marker belongs to, and under which provision each block stands.
 *
 * A marker alone does not tell its level: "(i)" follows "(h)" or opens a list under "(1)". The level is decided by
 * what came before in the section and, where that leaves two readings, by the next marker of the same dress.
 */
import type { Span } from '../text/span';
import { carriedInto, IN_BRACKETS, IN_MARKS } from './carried';
import { chooseLevel, type OpenLevel, type Reading } from './levels';
import { closedAt } from './passages';
import type { Scheme } from './scheme';
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
  readonly children: readonly Provision<B>[];
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
  readonly followers: readonly Standing<B>[];
}

export interface SectionTree<B extends OutlineBlock> {
  /** Provisions of the first level, in order. */
  readonly roots: readonly Provision<B>[];
  /** All provisions in order of the text. */
  readonly all: readonly Provision<B>[];
  /** How each block stands that holds words: blanks, rules, notes and source notes have no entry. */
  readonly standings: Map<B, Standing<B>>;
  /** By ordinal of the block, whether a struck passage runs on into it; undefined where none does. See `carriedInto`. */
  readonly carried: Uint8Array | undefined;
}

/** The marker of a provision, counted from the start of its block. */
export const markerOf = <B extends OutlineBlock>(p: Provision<B>): Marker => p.home.block.outline.markers[p.nth] as Marker;

const NO_PROVISIONS: readonly Provision<never>[] = [];
const NO_STANDINGS: readonly Standing<never>[] = [];

/** A provision while the tree grows. Its path and its share in the body are told when asked. */
class Node<B extends OutlineBlock> implements Provision<B>, OpenLevel {
  children: readonly Provision<B>[] = NO_PROVISIONS;
  readonly designator: string;
  readonly dress: Dress;
  readonly numerals: Numerals;
  readonly value: number;
  readonly doubled: boolean;

  constructor(
    marker: Marker,
    reading: Reading,
    readonly level: number,
    readonly parent: Node<B> | undefined,
    readonly home: Standing<B>,
    readonly nth: number,
  ) {
    this.designator = marker.designator;
    this.dress = marker.dress;
    this.numerals = reading.numerals;
    this.value = reading.value;
    this.doubled = reading.doubled;
  }

  get path(): readonly string[] {
    return this.parent ? [...this.parent.path, this.designator] : [this.designator];
  }

  get ownsBody(): boolean {
    return this.nth === this.home.block.outline.markers.length - 1;
  }

  add(child: Provision<B>): void {
    if (this.children === NO_PROVISIONS) this.children = [child];
    else (this.children as Provision<B>[]).push(child);
  }
}

/** How a block stands, while the tree grows. */
class Place<B extends OutlineBlock> implements Standing<B> {
  opens: readonly Provision<B>[] = NO_PROVISIONS;
  provision: Provision<B> | undefined = undefined;
  leadIn: Standing<B> | undefined = undefined;
  followers: readonly Standing<B>[] = NO_STANDINGS;

  constructor(public block: B) {}

  follow(next: Standing<B>): void {
    if (this.followers === NO_STANDINGS) this.followers = [next];
    else (this.followers as Standing<B>[]).push(next);
  }
}

const isFirst = (p: { readonly value: number; readonly doubled: boolean }): boolean =>
  (p.value >= 1 && p.value < 1.02) || (p.doubled && p.value === 27);

const WORDS_THAT_HANG: ReadonlySet<string> = new Set(
  'shall must may not that to by if when unless means following include includes including and or for of with from'.split(' '),
);

/** Whether the words before a list leave it hanging: a colon, dash or modal at the end. */
export function opensList(text: string, end: number): boolean {
  let at = end;
  while (at > 0 && text.charCodeAt(at - 1) <= 32) at--;
  const last = text[at - 1];
  // "… is amended to read as follows:" opens the text of another law, not a list.
  if (last === ':' && /\bread(?: as follows)?:$/.test(text.slice(Math.max(0, at - 20), at))) return false;
  if (last === ':' || last === '—' || last === '–' || last === '-') return true;
  if (last === '.' || last === ';' || last === undefined) return false;
  let start = at;
  while (start > 0 && at - start < 12 && isLetter(text.charCodeAt(start - 1))) start--;
  return start < at && WORDS_THAT_HANG.has(text.slice(start, at).toLowerCase());
}

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

const isSilent = (kind: string): boolean => kind === 'blank' || kind === 'rule' || kind === 'note' || kind === 'history';

/** What decides how a section is read besides its own text. */
export interface TreeOptions {
  /** A scheme that is given, not inferred. */
  readonly scheme?: Scheme | undefined;
  /** Whether square brackets strike, as in amended text. */
  readonly bracketsStrike?: boolean;
}

/** Builds the provisions of one section from its blocks, the section's own block first. */
export function buildTree<B extends OutlineBlock>(blocks: readonly B[], options: TreeOptions = {}): SectionTree<B> {
  return new Builder<B>(blocks, options).build();
}

class Builder<B extends OutlineBlock> {
  readonly #roots: Provision<B>[] = [];
  readonly #all: Provision<B>[] = [];
  readonly #standings = new Map<B, Standing<B>>();
  /** The markers of the section that open something, in order. */
  readonly #sequence: Marker[] = [];
  readonly #carried: Uint8Array | undefined;
  /** The levels that are open, the first `depth` of the list. */
  readonly #open: Node<B>[] = [];
  #seen = 0;
  /** The last block with words of its own, and whether they leave a list hanging. */
  #previous: Place<B> | undefined;
  #hanging = false;
  /** For a list directly under the section: the unmarked block it hangs on. */
  #rootLeadIn: Place<B> | undefined;

  constructor(
    readonly blocks: readonly B[],
    readonly options: TreeOptions,
  ) {
    this.#carried = carriedInto(blocks, options.bracketsStrike === true);
  }

  build(): SectionTree<B> {
    const { blocks } = this;
    for (let i = 0; i < blocks.length; i++) {
      const { markers } = (blocks[i] as B).outline;
      for (let k = this.#struckMarkers(i); k < markers.length; k++) this.#sequence.push(markers[k] as Marker);
    }
    for (let i = 0; i < blocks.length; i++) {
      const block = blocks[i] as B;
      if (!isSilent(block.outline.kind)) this.#place(block, this.#struckMarkers(i), this.#isStruck(i));
    }
    return { roots: this.#roots, all: this.#all, standings: this.#standings, carried: this.#carried };
  }

  /** How many of a block's markers stand in a passage struck out from before. */
  #struckMarkers(i: number): number {
    const carried = this.#carried?.[i] ?? 0;
    if (carried === 0) return 0;
    const { text, outline } = this.blocks[i] as B;
    const close = carried & IN_MARKS ? closedAt(text) : carried & IN_BRACKETS ? closeOfBracket(text) : 0;
    let n = 0;
    while (n < outline.markers.length && (outline.markers[n] as Marker).span.end <= close) n++;
    return n;
  }

  /** Whether the whole block is struck. */
  #isStruck(i: number): boolean {
    return (this.#carried?.[i] ?? 0) !== 0 && (this.#carried?.[i + 1] ?? 0) !== 0;
  }

  #place(block: B, from: number, struck: boolean): void {
    const { outline } = block;
    const open = this.#open;
    // Text quoted from another law begins its own list; where each of its paragraphs opens with a quotation mark, the list goes on.
    if (outline.quoted && outline.markers.length > 0 && this.#previous?.block.outline.quoted !== true) open.length = 0;
    const place = new Place<B>(block);
    const { markers } = outline;
    const opens: Provision<B>[] = [];
    for (let nth = from; nth < markers.length; nth++) {
      const marker = markers[nth] as Marker;
      const hanging = nth === 0 && this.#hanging;
      const inParagraph = hanging && this.#previous !== undefined && this.#previous.opens.length === 0;
      const { level, reading } = chooseLevel(open, this.#sequence, this.#seen++, { hanging, inParagraph, scheme: this.options.scheme });
      open.length = level;
      const parent = open[level - 1];
      const made = new Node<B>(marker, reading, level, parent, place, nth);
      if (parent) parent.add(made);
      else this.#roots.push(made);
      this.#all.push(made);
      opens.push(made);
      open.push(made);
    }
    if (opens.length > 0) place.opens = opens;
    place.provision = open[open.length - 1];
    this.#hang(place, opens[0] as Node<B> | undefined);
    this.#standings.set(block, place);
    if (struck || (outline.body >= outline.end && opens.length === 0)) return;
    this.#previous = place;
    const law = outline.kind === 'section' || outline.kind === 'item' || outline.kind === 'paragraph';
    this.#hanging = law && outline.body < outline.end && opensList(block.text, outline.end);
  }

  /** Hangs a block on the words it carries on. */
  #hang(place: Place<B>, first: Node<B> | undefined): void {
    let leadIn: Place<B> | undefined;
    if (first?.level === 0) {
      // The first item of a list hangs on the words before it; the others hang with the first.
      if (isFirst(first)) this.#rootLeadIn = this.#hanging ? this.#previous : undefined;
      leadIn = this.#rootLeadIn;
    } else if (first) leadIn = (ownerOf(first.parent, place) as Place<B> | undefined) ?? this.#rootLeadIn;
    // Words without a marker close the list that hung on the words before them.
    else this.#rootLeadIn = undefined;
    place.leadIn = leadIn;
    leadIn?.follow(place);
  }
}

/** Offset behind the bracket that closes without having been opened in the text; its length where there is none. */
export function closeOfBracket(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 91) depth++;
    else if (code === 93 && depth-- === 0) return i + 1;
  }
  return text.length;
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
  (standing as { block: B }).block = next;
  tree.standings.set(next, standing);
}

/** Whether two blocks would stand alike in a tree, so that one can be exchanged for the other. */
export function sameOutline(a: OutlineBlock, b: OutlineBlock): boolean {
  const [x, y] = [a.outline, b.outline];
  return (
    x.kind === y.kind &&
    x.quoted === y.quoted &&
    x.brackets === y.brackets &&
    x.marks === y.marks &&
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
