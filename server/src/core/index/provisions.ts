/** Finds provisions of one section by their designators, without walking the section. */
import type { Provision, SectionTree } from '../syntax/tree';
import { type Span, span } from '../text/span';
import type { DraftBlock } from './block';
import type { DraftSection } from './section';

type DraftProvision = Provision<DraftBlock>;
type Tree = SectionTree<DraftBlock>;

const NONE: readonly DraftProvision[] = [];
/** Lists longer than this get a map of their own when they are first asked. A tree and its lists never change once built. */
const LONG = 12;
const byList = new WeakMap<readonly DraftProvision[], ReadonlyMap<string, readonly DraftProvision[]>>();

function mapOf(list: readonly DraftProvision[]): ReadonlyMap<string, readonly DraftProvision[]> {
  const known = byList.get(list);
  if (known) return known;
  const made = new Map<string, DraftProvision[]>();
  for (const p of list) {
    const key = p.designator.toLowerCase();
    const same = made.get(key);
    if (same) same.push(p);
    else made.set(key, [p]);
  }
  byList.set(list, made);
  return made;
}

/** Whether a designator names a provision: letters by their case, all else without regard to it. */
const isNamed = (p: DraftProvision, designator: string): boolean =>
  p.designator === designator || (p.designator.toLowerCase() === designator.toLowerCase() && !/^[A-Za-z]$/.test(designator));

/** The provisions of a list that carry a designator, in order; more than one where it was given twice. */
export function named(list: readonly DraftProvision[], designator: string): readonly DraftProvision[] {
  const among = list.length > LONG ? (mapOf(list).get(designator.toLowerCase()) ?? NONE) : list;
  let found: DraftProvision[] | undefined;
  for (const p of among) {
    if (!isNamed(p, designator)) continue;
    found ??= [];
    found.push(p);
  }
  return found ?? NONE;
}

/** All provisions of a section, at any depth, that carry a designator. */
export const namedAnywhere = (tree: Tree, designator: string): readonly DraftProvision[] => named(tree.all, designator);

/** A clause numbered in running text: "(i) the name, (ii) the date". */
export interface InlineClause {
  readonly block: DraftBlock;
  readonly label: Span;
}

/** A clause numbered in the running text of a provision, or of the section's own words before its first provision. */
export function inlineClause(section: DraftSection, provision: DraftProvision | undefined, designator: string): InlineClause | undefined {
  if (!/^\w{1,6}$/.test(designator)) return undefined;
  if (provision) return inlineIn(provision.home.block, designator);
  const most = Math.min(section.blocks.length, OWN_WORDS);
  for (let i = 0; i < most; i++) {
    const block = section.blocks[i] as DraftBlock;
    const standing = section.standingOf(block);
    if (standing?.provision) return standing.opens.length > 0 && block === section.opener ? inlineIn(block, designator) : undefined;
    const found = inlineIn(block, designator);
    if (found) return found;
  }
  return undefined;
}

/** A section's own words are looked through for a clause no further than this many blocks. */
const OWN_WORDS = 200;

/** What was found in a block, by designator. A block's words never change, so nothing in it does. */
const inline = new WeakMap<DraftBlock, Map<string, InlineClause | undefined>>();

function inlineIn(block: DraftBlock, designator: string): InlineClause | undefined {
  let known = inline.get(block);
  if (!known) {
    known = new Map();
    inline.set(block, known);
  }
  if (!known.has(designator)) known.set(designator, searchIn(block, designator));
  return known.get(designator);
}

function searchIn(block: DraftBlock, designator: string): InlineClause | undefined {
  const label = `(${designator})`;
  const from = block.outline.body;
  for (let at = block.text.indexOf(label, from); at >= 0; at = block.text.indexOf(label, at + 1)) {
    if (!/\s/.test(block.text.charAt(at + label.length)) || (at > from && !/[\s—–]/.test(block.text.charAt(at - 1)))) continue;
    // Brackets inside a reference name a clause and do not open one.
    if (block.facts.references.some((r) => r.span.start <= at && at < r.span.end)) continue;
    return { block, label: span(at, at + label.length) };
  }
  // "Setbacks i. Notwithstanding …": dotted lists run into one paragraph.
  const dotted = ` ${designator}. `;
  for (let at = block.text.indexOf(dotted, from); at >= 0; at = block.text.indexOf(dotted, at + 1))
    if (/[A-Z“"]/.test(block.text.charAt(at + dotted.length))) return { block, label: span(at + 1, at + dotted.length - 1) };
  return undefined;
}
