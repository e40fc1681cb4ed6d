/** A section of the draft: the block that opens it and all blocks up to the next opener. */
import { carriedInto, IN_BRACKETS, IN_MARKS } from '../syntax/carried';
import { isEntry } from '../syntax/contents';
import { closedAt, openedAt } from '../syntax/passages';
import { buildTree, closeOfBracket, exchangeBlock, type SectionTree, type Standing, sameOutline } from '../syntax/tree';
import type { BlockRole } from '../syntax/types';
import { contains, type Span, span } from '../text/span';
import type { DraftBlock } from './block';

const PURPOSE = /\b(?:findings?|purposes?|intent|declarations?|recitals?|policy statement|legislative history|background)\b/i;
const DEFINITIONS = /\bdefinitions?\b|\bdefined terms\b|\bterms defined\b|\bmeaning of terms\b/i;
const AMENDING = /\b(?:amended|added|enacted|adopted|repealed)\b[^.]{0,160}\b(?:to read\b|as follows:\s*$)|\bto read as follows:?$/;
/** In brackets but not struck: editor's notes, citations, ranges. */
const EDITORIAL =
  /^\[(?:repealed|reserved|expired|not funded|omitted|deleted|sic|§|see\b|\d+[A-Za-z.]* ?[-–]|(?:Amended|Added|Repealed|Formerly))/i;

export class DraftSection {
  #tree: SectionTree<DraftBlock> | undefined;
  /** A draft's opening matter, a section, or a title, chapter or article. */
  readonly kind: 'opening' | 'section' | 'division';
  /** Stands in a table of contents: no law of its own. Set by the draft. */
  contents = false;
  #quoted = false;
  /** The tree as it was before the section came to be read otherwise; kept till the blocks are settled. */
  #outdated: SectionTree<DraftBlock> | undefined;
  /** Whether what follows this section is the text of another law, and the word before the numbers of the bill's own sections. Set by the draft. */
  amendsAfter = false;
  /** Where it was last found in the list of sections; a guess, to be checked. */
  lastAt = 0;
  billWord = '';

  constructor(readonly blocks: DraftBlock[]) {
    const kind = blocks[0]?.outline.kind;
    this.kind = kind === 'section' || kind === 'division' ? kind : 'opening';
  }

  /** The provisions; built on first use. */
  get tree(): SectionTree<DraftBlock> {
    if (!this.#tree) {
      this.#tree = buildTree(this.blocks, { scheme: this.blocks[0]?.readings.reader.scheme, bracketsStrike: this.#quoted });
      this.blocks[0]?.readings.grow(this);
    }
    return this.#tree;
  }

  /** The words of the section are the text of another law as it will read: brackets strike. Set by the draft. */
  get quoted(): boolean {
    return this.#quoted;
  }

  set quoted(quoted: boolean) {
    if (quoted === this.#quoted) return;
    this.#quoted = quoted;
    if (!this.#tree || !carriedInto(this.blocks, true)) return;
    this.#outdated ??= this.#tree;
    this.#tree = undefined;
  }

  /** Lets the tree go, to be built again when it is asked for. */
  forgetTree(): void {
    this.#tree = undefined;
  }

  get opener(): DraftBlock | undefined {
    return this.kind === 'opening' ? undefined : this.blocks[0];
  }

  /** The number as written, without sign or full stop; empty for opening matter. */
  get number(): string {
    return this.opener?.outline.label?.number ?? '';
  }

  /** The word or sign before the number: "§", "Section", "CHAPTER". */
  get word(): string {
    return this.opener?.outline.label?.word ?? '';
  }

  get heading(): string {
    const opener = this.opener;
    const s = opener?.outline.heading;
    return opener && s ? opener.textOf(s) : '';
  }

  get isPurpose(): boolean {
    return PURPOSE.test(this.heading);
  }

  get isDefinitions(): boolean {
    return DEFINITIONS.test(this.heading);
  }

  /** Whether the section amends another law: what follows is that law's text. */
  get amends(): boolean {
    const opener = this.opener;
    return opener !== undefined && AMENDING.test(opener.text.slice(opener.outline.body, opener.outline.end));
  }

  /** Whether it is a number and heading with nothing under it but blank lines and headings: an entry of a table of contents. */
  get isBare(): boolean {
    return this.kind !== 'opening' && isEntry(this.blocks);
  }

  standingOf(block: DraftBlock): Standing<DraftBlock> | undefined {
    return this.tree.standings.get(block);
  }

  /**
   * Puts `added` in the place of `removed` blocks from `at` on, and builds the tree anew where that changes it. The blocks
   * that stand otherwise than before, those added among them; `rebuilt` tells whether the tree is a new one.
   */
  replace(
    at: number,
    removed: readonly DraftBlock[],
    added: readonly DraftBlock[],
  ): { readonly fresh: DraftBlock[]; readonly rebuilt: boolean } {
    const before = this.tree;
    this.blocks.splice(at, removed.length, ...added);
    const [old, next] = [removed[0], added[0]];
    if (removed.length === 1 && added.length === 1 && old && next && sameOutline(old, next)) {
      exchangeBlock(before, old, next);
      // Another object for whoever keeps what was told from the tree and its words.
      this.#tree = { ...before };
      next.section = this;
      next.role = this.#roleOf(next, this.#roleOfAll());
      next.struck = this.#struckIn(next, at);
      return { fresh: [next], rebuilt: false };
    }
    this.#tree = undefined;
    return { fresh: this.settle(before), rebuilt: true };
  }

  /**
   * Role and struck passages of each block, after the tree or the draft's order has changed. The blocks that stand
   * otherwise than they did, in the tree `before` or in the section they come from.
   */
  settle(before?: SectionTree<DraftBlock>): DraftBlock[] {
    const changed: DraftBlock[] = [];
    const last = before ?? this.#outdated ?? this.tree;
    this.#outdated = undefined;
    const ofAll = this.#roleOfAll();
    for (let i = 0; i < this.blocks.length; i++) {
      const block = this.blocks[i] as DraftBlock;
      const { section } = block;
      const role = this.#roleOf(block, ofAll);
      const struck = this.#struckIn(block, i);
      const same =
        section !== undefined &&
        block.role === role &&
        sameSpans(block.struck, struck) &&
        sameStanding((section === this ? last : section.tree).standings.get(block), this.standingOf(block));
      block.section = this;
      block.role = role;
      block.struck = struck;
      if (!same) changed.push(block);
    }
    return changed;
  }

  /** The role that the section's own heading gives to all its law. */
  #roleOfAll(): BlockRole {
    const { heading } = this;
    if (heading === '') return 'operative';
    return PURPOSE.test(heading) ? 'recital' : DEFINITIONS.test(heading) ? 'definition' : 'operative';
  }

  #roleOf(block: DraftBlock, ofAll: BlockRole): BlockRole {
    const { kind } = block.outline;
    if (this.contents) return 'ignored';
    if (kind === 'recital' || kind === 'resolved') return 'recital';
    if (kind !== 'section' && kind !== 'item' && kind !== 'paragraph') return 'ignored';
    // A line of capitals is a heading.
    if (kind === 'paragraph' && !/\p{Ll}/u.test(block.text)) return 'ignored';
    if (ofAll !== 'operative') return ofAll;
    for (let p = this.standingOf(block)?.provision; p; p = p.parent) {
      const heading = p.home.block.outline.markers[p.nth]?.heading;
      if (!heading) continue;
      const words = p.home.block.textOf(heading);
      if (DEFINITIONS.test(words)) return 'definition';
      if (PURPOSE.test(words)) return 'recital';
    }
    return 'operative';
  }

  /** Struck passages of the block at `i`: by their marks, and in amended text by brackets, those among them that run on. */
  #struckIn(block: DraftBlock, i: number): readonly Span[] {
    const { struck, brackets, blanks } = block.facts;
    const { carried } = this.tree;
    const [into, on] = carried ? [carried[i] ?? 0, carried[i + 1] ?? 0] : [0, 0];
    const passages = this.#quoted
      ? brackets.filter((b) => !EDITORIAL.test(block.textOf(b)) && !blanks.some((x) => contains(b, x.span)))
      : NO_SPANS;
    if (passages.length === 0 && into === 0 && on === 0) return struck;
    const all = [...struck, ...passages];
    if (into & IN_MARKS) all.push(span(0, closedAt(block.text)));
    if (into & IN_BRACKETS) all.push(span(0, closeOfBracket(block.text)));
    if (on & IN_MARKS && block.outline.marks > 0) all.push(span(openedAt(block.text), block.length));
    if (on & IN_BRACKETS && block.outline.brackets > 0) all.push(span(lastOpen(block.text), block.length));
    return all.sort((a, b) => a.start - b.start);
  }
}

/** Offset of the last bracket that is not closed in the text. */
function lastOpen(text: string): number {
  let depth = 0;
  for (let i = text.length - 1; i >= 0; i--) {
    const code = text.charCodeAt(i);
    if (code === 93) depth++;
    else if (code === 91 && depth-- === 0) return i;
  }
  return text.length;
}

const NO_SPANS: readonly Span[] = [];

const sameSpans = (a: readonly Span[], b: readonly Span[]): boolean =>
  a === b || (a.length === b.length && a.every((s, i) => s.start === b[i]?.start && s.end === b[i]?.end));

/** Whether a block hangs on the same words and has the same items hanging on it. */
function sameStanding(a: Standing<DraftBlock> | undefined, b: Standing<DraftBlock> | undefined): boolean {
  return (
    a === b ||
    (a !== undefined &&
      b !== undefined &&
      a.leadIn?.block === b.leadIn?.block &&
      a.followers.length === b.followers.length &&
      a.followers.every((f, i) => f.block === b.followers[i]?.block))
  );
}
