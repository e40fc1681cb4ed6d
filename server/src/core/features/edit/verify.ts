/**
 * The check that stands before every change of structure: the new text is read from scratch, and each provision must
 * have the number and the place that was meant for it, and each reference lead to the same provision as before.
 * What fails is refused, so that no change can turn a reference to another provision unseen.
 */
import { Draft } from '../../index/draft';
import type { DraftSection } from '../../index/section';
import {
  type DraftProvision,
  isProvision,
  labelStart,
  membersOf,
  type Numbered,
  nameOf,
  numberedOf,
  numberOf,
  quoted,
  type Renaming,
  type Row,
  rowsOf,
  sectionOf,
} from './bindings';
import type { Rewriting } from './rewriting';

/** What the check holds the new text to. */
export interface Intention {
  readonly renaming: Renaming;
  /** New parents of provisions that change their level; undefined stands for the section itself. */
  readonly parents?: ReadonlyMap<DraftProvision, DraftProvision | undefined>;
}

/** What would come out otherwise than meant. */
export interface Breach {
  /** The section where it would happen. */
  readonly section: DraftSection | undefined;
  /** A sentence for the drafter. */
  readonly reason: string;
}

/** Everything in a draft that carries a number, in order. */
export function* numberedIn(draft: Draft): Generator<Numbered> {
  for (const section of draft.sections) {
    if (section.kind !== 'opening') yield section;
    yield* section.tree.all;
  }
}

/** The first thing that would come out otherwise than meant, or undefined. Costs a reading of the whole text. */
export function breachOf(rewriting: Rewriting, intention: Intention): Breach | undefined {
  const { draft } = rewriting;
  const made = new Draft(rewriting.text(), draft.reader);
  return numbersBreach(rewriting, intention, made) ?? referencesBreach(rewriting, made);
}

function numbersBreach(rewriting: Rewriting, intention: Intention, made: Draft): Breach | undefined {
  const { draft } = rewriting;
  const { renaming, parents } = intention;
  const found = new Map<number, Numbered>();
  let count = 0;
  for (const n of numberedIn(made)) {
    found.set(labelStart(made, n), n);
    count++;
  }
  for (const n of numberedIn(draft)) {
    count--;
    const now = found.get(rewriting.place(labelStart(draft, n)));
    const wanted = renaming.get(n) ?? numberOf(n);
    const section = sectionOf(n);
    if (!now || isProvision(now) !== isProvision(n) || numberOf(now) !== wanted)
      return { section, reason: `${nameOf(n)} would no longer be read as ${nameOf(n, wanted)}.` };
    if (!isProvision(n) || !isProvision(now)) {
      if (!isProvision(n) && !isProvision(now) && (n.contents !== now.contents || n.quoted !== now.quoted))
        return {
          section,
          reason: `${nameOf(n)} would be read as ${now.quoted ? 'law that is amended' : 'an entry of a table of contents'}.`,
        };
      continue;
    }
    const parent = parents?.has(n) ? parents.get(n) : n.parent;
    const place = parent ? rewriting.place(labelStart(draft, parent)) : -1;
    const placeNow = now.parent ? labelStart(made, now.parent) : -1;
    if (place !== placeNow || (!parent && sectionStart(made, now) !== mappedSection(rewriting, n)))
      return { section, reason: `${nameOf(n)} would be read at another level.` };
  }
  return count === 0 ? undefined : { section: undefined, reason: 'The numbers would be read otherwise than they are meant.' };
}

const sectionStart = (draft: Draft, p: DraftProvision): number => {
  const section = p.home.block.section;
  return section && section.kind !== 'opening' ? labelStart(draft, section) : -1;
};

const mappedSection = (rewriting: Rewriting, p: DraftProvision): number => {
  const start = sectionStart(rewriting.draft, p);
  return start < 0 ? -1 : rewriting.place(start);
};

/** Up to here, the members of a range are compared one by one. */
const MOST_MEMBERS = 200;

/** All that a row of references means, as places of labels in order: it may come to name its members in another order. */
function targetsOf(draft: Draft, row: Row, place: (offset: number) => number): string {
  const places = row.bindings.map(({ target }) => {
    const numbered = numberedOf(target);
    return place(numbered ? labelStart(draft, numbered) : draft.startOf(target.block) + target.label.start);
  });
  for (const from of row.ranges) {
    const members = membersOf(draft, row, from) ?? [];
    // Of a range over half a code its ends and its length say enough.
    if (members.length > MOST_MEMBERS) places.push(-members.length);
    else for (const n of members) places.push(place(labelStart(draft, n)));
  }
  return [...new Set(places)].sort((a, b) => a - b).join();
}

/** Where a row ends: the one place of it that stays whatever is rewritten inside. */
function endOf(row: Row): number {
  const last = row.bindings.at(-1);
  return last ? last.start + last.reference.span.end : 0;
}

function referencesBreach(rewriting: Rewriting, made: Draft): Breach | undefined {
  const { draft } = rewriting;
  const now = new Map<number, string>();
  for (const row of rowsOf(made))
    now.set(
      endOf(row),
      targetsOf(made, row, (at) => at),
    );
  for (const row of rowsOf(draft)) {
    const wanted = targetsOf(draft, row, (at) => rewriting.place(at));
    if (now.get(rewriting.placeOfEnd(endOf(row))) === wanted) continue;
    // What it leads to is what was renumbered otherwise than it can be read.
    return { section: row.bindings[0]?.target.section, reason: `${quoted(draft, row)} could not follow.` };
  }
  return undefined;
}
