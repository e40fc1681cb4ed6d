/** What promoting or demoting a provision does to the tree of its section: new parents, levels, markers and indents. */
import type { DraftBlock } from '../../index/block';
import type { Draft } from '../../index/draft';
import type { DraftSection } from '../../index/section';
import { inferScheme, levelStyle, type MarkerStyle } from '../../syntax/scheme';
import type { DraftProvision, Numbered } from './bindings';
import { isUnder } from './extent';
import { designatorFor, wholeValue } from './written';

/** The provisions that change, with what they become. */
export interface Relevelling {
  /** What is promoted or demoted. */
  readonly moved: DraftProvision;
  /** New parents; undefined stands for the section itself. */
  readonly parents: ReadonlyMap<DraftProvision, DraftProvision | undefined>;
  /** New levels of what changes its level. */
  readonly levels: ReadonlyMap<DraftProvision, number>;
  /** New designators of what changes its number. */
  readonly renaming: ReadonlyMap<Numbered, string>;
  /** New marker styles of what changes its level. */
  readonly styles: ReadonlyMap<DraftProvision, MarkerStyle>;
}

/** A designator in the dress of a style: "(c)", "3.". */
export const marker = (style: Pick<MarkerStyle, 'dress'>, designator: string): string =>
  style.dress === '()' ? `(${designator})` : `${designator}${style.dress}`;

/** How a level of a section is marked: as the user has fixed it, as its own provisions show, then as like sections do. */
function styleAt(draft: Draft, section: DraftSection, level: number): MarkerStyle {
  if (draft.reader.scheme) return levelStyle(draft.reader.scheme, level);
  const own = inferScheme([section.tree]).levels[level];
  if (own) return own;
  const root = section.tree.roots[0];
  const like = draft.sections.filter((s) => {
    const first = s.tree.roots[0];
    return s === section || (!s.contents && first !== undefined && first.dress === root?.dress && first.numerals === root.numerals);
  });
  return levelStyle(inferScheme(like.map((s) => s.tree)), level);
}

/** `moved` becomes a provision of its parent's level, right behind it; what followed it on its old level now stands under it. */
export function promotion(draft: Draft, section: DraftSection, moved: DraftProvision): Relevelling | string {
  const parent = moved.parent;
  if (!parent) return 'It stands directly under its section and cannot be promoted further.';
  if (moved.nth > 0) return 'It has no line of its own: put it on a line of its own first.';
  const made = new Making(draft, section, moved);
  const siblings = parent.children;
  const followers = siblings.slice(siblings.indexOf(moved) + 1);
  made.parents.set(moved, parent.parent);
  for (const f of followers) made.parents.set(f, moved);
  made.level(moved, parent.level);
  for (const [i, c] of moved.children.entries()) made.number(c, i + 1);
  for (const [i, f] of followers.entries()) made.number(f, moved.children.length + i + 1);
  made.rename(moved, parent, wholeValue(parent) + 1);
  const uncles = parent.parent?.children ?? section.tree.roots;
  made.shift(uncles.slice(uncles.indexOf(parent) + 1), parent, 1);
  return made.done();
}

/** `moved` becomes the last provision under the one before it. */
export function demotion(draft: Draft, section: DraftSection, moved: DraftProvision): Relevelling | string {
  const siblings = moved.parent?.children ?? section.tree.roots;
  const at = siblings.indexOf(moved);
  const above = siblings[at - 1];
  if (!above) return 'It is the first of its level: there is nothing before it that it could stand under.';
  if (moved.nth > 0) return 'It has no line of its own: put it on a line of its own first.';
  const made = new Making(draft, section, moved);
  made.parents.set(moved, above);
  made.level(moved, moved.level + 1);
  const last = above.children.at(-1);
  made.rename(moved, last, last ? wholeValue(last) + 1 : 1);
  for (const [i, c] of moved.children.entries()) made.number(c, i + 1);
  made.shift(siblings.slice(at + 1), moved, -1);
  return made.done();
}

class Making {
  readonly parents = new Map<DraftProvision, DraftProvision | undefined>();
  readonly levels = new Map<DraftProvision, number>();
  readonly renaming = new Map<Numbered, string>();
  readonly styles = new Map<DraftProvision, MarkerStyle>();

  constructor(
    readonly draft: Draft,
    readonly section: DraftSection,
    readonly moved: DraftProvision,
  ) {}

  /** Gives `p` and all under it their new levels and the styles of these. */
  level(p: DraftProvision, level: number): void {
    this.levels.set(p, level);
    this.styles.set(p, styleAt(this.draft, this.section, level));
    for (const c of p.children) this.level(c, level + 1);
    if (p !== this.moved) return;
    for (const c of p.children) this.#countBelow(c);
  }

  /** What stands below a child keeps its place in its list, in the new style. */
  #countBelow(p: DraftProvision): void {
    p.children.forEach((c, i) => {
      this.number(c, i + 1);
      this.#countBelow(c);
    });
  }

  number(p: DraftProvision, value: number): void {
    const numerals = this.styles.get(p)?.numerals ?? p.numerals;
    this.renaming.set(p, designatorFor(numerals, value));
  }

  /** The number of what is moved: in the style of a neighbour on its new level, where there is one. */
  rename(p: DraftProvision, neighbour: DraftProvision | undefined, value: number): void {
    if (neighbour) this.styles.set(p, { numerals: neighbour.numerals, dress: neighbour.dress });
    this.number(p, value);
  }

  /** Siblings that follow count one up or down, as far as their list goes. */
  shift(siblings: readonly DraftProvision[], like: DraftProvision, by: number): void {
    let last = like.value;
    for (const p of siblings) {
      if (p.dress !== like.dress || p.numerals !== like.numerals || p.value <= last) return;
      last = p.value;
      const value = wholeValue(p) + by;
      const tail = p.value > wholeValue(p) + 1e-9 ? p.designator.replace(/^(?:\d+|[A-Za-z]{1,2}(?=-))/, '') : '';
      if (value > 0) this.renaming.set(p, designatorFor(p.numerals, value) + tail);
    }
  }

  done(): Relevelling {
    const { moved, parents, levels, renaming, styles } = this;
    return { moved, parents, levels, renaming, styles };
  }
}

const LEADING = /^[ \t\u00a0]*/;
const indentOf = (block: DraftBlock): string => LEADING.exec(block.text)?.[0] ?? '';

/** White space before the marker of a level, as lines of the section show it, then of the draft; undefined where none does. */
export function indentAt(draft: Draft, section: DraftSection, level: number, without: DraftProvision): string | undefined {
  for (const s of [section, ...draft.sections]) {
    const shown = s.tree.all.find((p) => p.level === level && p.nth === 0 && !p.home.block.outline.label && !isUnder(p, without));
    if (shown) return indentOf(shown.home.block);
  }
  return undefined;
}

/** Lines of a block with one indent for another: offsets in the block of each white space to replace. */
export function* indentsToChange(block: DraftBlock, from: string): Generator<{ readonly start: number; readonly end: number }> {
  let at = 0;
  while (at < block.length) {
    if (block.text.startsWith(from, at) && block.text.trim() !== '') yield { start: at, end: at + from.length };
    const next = block.text.indexOf('\n', at);
    if (next < 0 || next + 1 >= block.length) return;
    at = next + 1;
  }
}
