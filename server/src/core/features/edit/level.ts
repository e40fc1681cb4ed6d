/** Promote and demote: a provision changes its level, with what stands under it, and every reference follows. */
import type { DraftBlock } from '../../index/block';
import type { Draft } from '../../index/draft';
import type { DraftSection } from '../../index/section';
import { markerOf } from '../../syntax/tree';
import { span } from '../../text/span';
import { type DraftProvision, isProvision, membersOf, nameOf, numberedOf, numberSpan, quoted, type Row, rowsOf } from './bindings';
import { Chains } from './chains';
import { blocksOf, isUnder } from './extent';
import { demotion, indentAt, indentsToChange, marker, promotion, type Relevelling } from './levelTree';
import { provisionAt } from './place';
import { checked, finished, type StructureResult } from './result';
import { Rewriting } from './rewriting';
import { isStruck } from './series';
import { type Units, unitLike, unitsOf } from './units';

export type LevelChange = 'promote' | 'demote';

/** Promotes or demotes the provision at the caret; refused with a sentence where that can't be done with certainty. */
export function changeLevel(draft: Draft, offset: number, change: LevelChange): StructureResult {
  const found = draft.blockAt(offset);
  const section = found?.block.section;
  const p = section && !section.contents ? provisionAt(section, found.block, found.at) : undefined;
  if (!section || !p || isStruck(p)) return { refused: 'Put the caret into a numbered provision of a section first.' };
  const made = change === 'promote' ? promotion(draft, section, p) : demotion(draft, section, p);
  if (typeof made === 'string') return { refused: `${nameOf(p)}: ${made}` };
  const verb = change === 'promote' ? 'promoted' : 'demoted';
  return relevel(draft, section, made, offset, verb);
}

function relevel(draft: Draft, section: DraftSection, change: Relevelling, offset: number, verb: string): StructureResult {
  const rewriting = new Rewriting(draft);
  const units = unitsOf(draft);
  writeMarkers(rewriting, change);
  writeIndents(rewriting, section, change);
  const chains = new Chains(rewriting, change, units);
  let references = 0;
  for (const row of rowsOf(draft)) {
    if (!row.bindings.some((b) => chains.concerns(b))) continue;
    const failed = tornApart(draft, row, change) ?? firstFailure(row, chains);
    if (failed) return { refused: `Nothing was ${verb}: ${quoted(draft, row)} ${failed}. Change it by hand first.` };
    references += row.bindings.length;
  }
  writeSelfNames(rewriting, section, change, chains, units);
  const breach = checked(rewriting, { renaming: change.renaming, parents: change.parents });
  if (breach) return { refused: `Nothing was ${verb}: ${breach}` };
  const { moved } = change;
  const path: string[] = [];
  for (let at: DraftProvision | undefined = moved; at; at = chains.parentOf(at)) path.unshift(`(${chains.numberOf(at)})`);
  const follows = references === 0 ? '' : references === 1 ? ' 1 reference follows.' : ` ${references} references follow.`;
  const summary = `${nameOf(moved)} is now ${section.number ? `§ ${section.number}` : ''}${path.join('')}.${follows}`;
  return finished(rewriting, offset, change.renaming.size, references, 0, summary);
}

function firstFailure(row: Row, chains: Chains): string | undefined {
  for (const binding of row.bindings) {
    const failed = chains.concerns(binding) ? chains.follow(binding, row.bindings.length === 1) : '';
    if (failed) return failed;
  }
  return undefined;
}

/** Whether members of one row would come to stand on different levels, or a range would gain or lose one. */
function tornApart(draft: Draft, row: Row, { levels, parents }: Relevelling): string | undefined {
  if (row.bindings.length < 2) return undefined;
  const ends = row.bindings.map(({ target }) => numberedOf(target)).filter((n): n is DraftProvision => n !== undefined && isProvision(n));
  const shifts = new Set(ends.map((p) => (levels.get(p) ?? p.level) - p.level));
  if (shifts.size > 1 || ends.some((p) => parents.has(p))) return 'names provisions that would stand on different levels';
  for (const from of row.ranges) {
    const members = membersOf(draft, row, from) ?? [];
    const [first, last] = [members[0], members.at(-1)];
    if (!first || !last || !isProvision(first)) continue;
    const leaves = members.some((p) => isProvision(p) && parents.has(p));
    // What comes to their level stands behind the moved one's old parent: between two of them, not behind the last.
    const comes = [...parents].some(([p, to]) => to === first.parent && p.parent !== undefined && members.slice(0, -1).includes(p.parent));
    if (leaves || comes) return 'names a row that would have other members';
  }
  return undefined;
}

function writeMarkers(rewriting: Rewriting, { renaming, styles }: Relevelling): void {
  const { draft } = rewriting;
  for (const [n, next] of renaming) {
    if (!isProvision(n)) continue;
    const style = styles.get(n);
    const { span: s, dress } = markerOf(n);
    if (style && style.dress !== dress) rewriting.replace(draft.spanOf(n.home.block, s), marker(style, next));
    else if (n.designator !== next) rewriting.replace(numberSpan(draft, n), next);
  }
}

/** Lines take the indent of their new level, where the draft shows one. */
function writeIndents(rewriting: Rewriting, section: DraftSection, { moved, levels }: Relevelling): void {
  const { draft } = rewriting;
  const to = (level: number): string | undefined => indentAt(draft, section, level, moved);
  for (const block of blocksOf(section, moved)) {
    const standing = section.standingOf(block);
    const p = standing?.opens[0] ?? standing?.provision;
    const level = p && levels.get(p);
    if (!p || level === undefined) continue;
    const [was, is] = [to(p.level) ?? ownIndent(p.home.block), to(level)];
    if (is === undefined || was === is) continue;
    const start = draft.startOf(block);
    for (const s of indentsToChange(block, was)) rewriting.replace(span(start + s.start, start + s.end), is);
  }
}

const ownIndent = (block: DraftBlock): string => /^[ \t\u00a0]*/.exec(block.text)?.[0] ?? '';

const SELF = /\b(this)(\s+)(sub(?:section|division|paragraph|clause)|paragraph|clause|item)\b/gi;

/**
 * "this paragraph" inside what has changed its level: where it means something that was moved along, it takes the name
 * of the new level; where it means what no longer stands above, that is named by its number.
 */
function writeSelfNames(rewriting: Rewriting, section: DraftSection, change: Relevelling, chains: Chains, units: Units): void {
  const { draft } = rewriting;
  const top = change.moved.parent ?? change.moved;
  for (const block of section.blocks) {
    const home = section.standingOf(block)?.provision;
    if (!home || !isUnder(home, top)) continue;
    for (const found of block.text.matchAll(SELF)) {
      const word = found[3] as string;
      let meant: DraftProvision | undefined = home;
      while (meant && units(meant.level) !== word.toLowerCase()) meant = meant.parent;
      if (!meant) continue;
      const now = units(chains.levelOf(meant));
      if (!now) continue;
      const start = draft.startOf(block) + found.index;
      if (chains.written.has(start)) continue;
      const at = start + found[0].length - word.length;
      if (chains.isUnderNow(home, meant)) {
        if (now !== word.toLowerCase()) rewriting.replace(span(at, at + word.length), unitLike(word, now));
        continue;
      }
      // A bare letter could be an article: "subdivision a of this section" cannot.
      const bare = meant.dress !== '()';
      const name = `${unitLike(word, now)} ${bare ? chains.numberOf(meant) : `(${chains.numberOf(meant)})`}${
        bare && chains.levelOf(meant) === 0 ? ' of this section' : ''
      }`;
      const capital = found[1]?.[0] === 'T' ? (name[0] ?? '').toUpperCase() + name.slice(1) : name;
      rewriting.replace(span(start, start + found[0].length), capital);
    }
  }
}
