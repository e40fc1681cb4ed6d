/**
 * Cases that one provision takes out of another: "Subsection (b) does not apply where …", "Notwithstanding section 3, …",
 * an exception on a line of its own below a list, and exceptions that stand in another section.
 */
import { designatorOf, sectionKey } from '../facts/references';
import { maySave, Sign } from '../facts/signs';
import type { Norm, Reference, SpokenOf } from '../facts/types';
import type { Standing } from '../syntax/tree';
import type { DraftBlock } from './block';
import type { Draft } from './draft';
import { resolveAnchor, resolveReference } from './resolve';
import type { DraftSection } from './section';

/** Cases taken out of provisions of one section by words in the same section. */
export interface Taking {
  readonly by: DraftBlock;
  /** Where the words begin in their block: a norm takes nothing from itself. */
  readonly at: number;
  /** Whether they save it from bans alone: "nothing in this section prohibits". */
  readonly saves: boolean;
  readonly concepts: ReadonlySet<string>;
  /** The provision they are taken out of, by its path; empty for the whole section. */
  readonly path: readonly string[];
  /** The sentence whose list they close, where it is a list. By its block: trees are let go and built again. */
  readonly list: DraftBlock | undefined;
  /** Whether what they are taken out of could not be told, so that the whole section is meant. */
  readonly doubtful: boolean;
}

const NONE: readonly Taking[] = [];

/** Words for a law as a whole, behind "this". */
export const WHOLE_LAW: ReadonlySet<string> = new Set([
  'ordinance',
  'act',
  'law',
  'code',
  'resolution',
  'chapter',
  'article',
  'title',
  'part',
  'policy',
]);

/** Words that open an exception which stands on a line of its own. */
const OPENERS: readonly string[] = ['unless', 'except', 'without', 'only if', 'provided'];
const opensException = ({ text, outline }: DraftBlock): boolean => {
  // A paragraph of quoted law opens with a quotation mark.
  const first = text.charCodeAt(outline.body);
  const at = first === 0x201c || first === 34 ? outline.body + 1 : outline.body;
  return OPENERS.some((word) => text.startsWith(word, at));
};

/** The path of the provision a block stands in, in lower case. */
export function pathOf(draft: Draft, block: DraftBlock): readonly string[] {
  return draft.standingOf(block)?.provision?.path.map((d) => d.toLowerCase()) ?? [];
}

const conceptsOf = (n: Norm): Set<string> => {
  const found = new Set<string>();
  for (const list of [n.actor, n.heads ?? [], n.object, n.recipient, n.action, n.basis, n.exceptions, n.conditions])
    for (const m of list) found.add(m.concept);
  return found;
};

/** The outermost sentence that a list item carries on. */
function listAbove(standing: Standing<DraftBlock> | undefined): DraftBlock | undefined {
  let list = standing?.leadIn;
  while (list?.leadIn) list = list.leadIn;
  return list?.block;
}

/** The block whose words name the provisions a norm speaks of: for a list item, the outermost sentence above it. */
export function speaker(draft: Draft, block: DraftBlock, norm: Norm): DraftBlock {
  if (!norm.flags.has('inherited')) return block;
  let at = draft.standingOf(block);
  while (at?.leadIn) at = at.leadIn;
  return at?.block ?? block;
}

/** What is taken out of a section's own provisions in the section itself. Costs as much as the section. */
export function takingsIn(draft: Draft, section: DraftSection): readonly Taking[] {
  let found: Taking[] | undefined;
  let previous: DraftBlock | undefined;
  for (const block of section.blocks) {
    if (block.role === 'ignored') continue;
    const standing = draft.standingOf(block);
    if (!standing) continue;
    for (const taking of takenBy(draft, section, block, standing, previous)) {
      found ??= [];
      found.push(taking);
    }
    previous = block;
  }
  return found ?? NONE;
}

function takenBy(
  draft: Draft,
  section: DraftSection,
  block: DraftBlock,
  standing: Standing<DraftBlock>,
  previous: DraftBlock | undefined,
): readonly Taking[] {
  // Words without a marker below a list: "(2) …; unless a warrant is shown".
  if (standing.opens.length === 0 && previous && opensException(block)) {
    const list = listAbove(draft.standingOf(previous));
    if (list)
      return [{ by: block, concepts: new Set(block.mentions.map((m) => m.concept)), path: [], list, doubtful: false, at: 0, saves: false }];
  }
  if (!mayTake(block, standing)) return NONE;
  const found: Taking[] = [];
  for (const norm of draft.normsOf(block)) {
    if (norm.closesList && isLast(standing)) {
      const list = listAbove(standing);
      if (list)
        found.push({
          by: block,
          concepts: new Set(norm.exceptions.map((m) => m.concept)),
          path: [],
          list,
          doubtful: false,
          at: placeIn(norm),
          saves: false,
        });
    }
    if (norm.takesFrom.length === 0) continue;
    const from = speaker(draft, block, norm);
    let concepts: ReadonlySet<string> | undefined;
    for (const reach of norm.takesFrom) {
      const where = reachOf(draft, section, from, reach);
      if (!where) continue;
      concepts ??= conceptsOf(norm);
      found.push({ by: block, concepts, list: undefined, at: placeIn(norm), saves: norm.flags.has('savings'), ...where });
    }
  }
  return found;
}

/** Whether the words of a block, or of the sentences it carries on, may take cases out of a provision. */
function mayTake(block: DraftBlock, standing: Standing<DraftBlock>): boolean {
  if (block.breaks > 0 && standing.leadIn) return true;
  let { signs } = block;
  for (let s = standing.leadIn; s; s = s.leadIn) signs |= s.block.signs;
  return (signs & Sign.disapplying) !== 0 || maySave(signs);
}

const isLast = (standing: Standing<DraftBlock>): boolean => standing.leadIn?.followers.at(-1) === standing;

/** Where in the section a disapplication reaches; undefined where it reaches another section or another law. */
function reachOf(
  draft: Draft,
  section: DraftSection,
  block: DraftBlock,
  { reference, unit }: SpokenOf,
): Pick<Taking, 'path' | 'doubtful'> | undefined {
  if (unit === 'section') return { path: [], doubtful: false };
  if (WHOLE_LAW.has(unit)) return undefined;
  if (unit === 'provision') return { path: pathOf(draft, block), doubtful: false };
  if (!reference) {
    const target = unit === '' ? undefined : resolveAnchor(draft, block, unit);
    return target?.provision ? { path: lower(target.provision.path), doubtful: false } : { path: [], doubtful: true };
  }
  const { scope, target, elsewhere } = resolveReference(draft, block, reference);
  if (target) return target.section === section ? { path: lower(target.provision?.path ?? []), doubtful: false } : undefined;
  return scope === 'internal' && !elsewhere ? { path: [], doubtful: true } : undefined;
}

const lower = (path: readonly string[]): string[] => path.map((d) => d.toLowerCase());

const placeIn = (norm: Norm): number => norm.modal?.start ?? norm.span.start;

/** Whether a taking reaches a norm in a block of its section that stands at a path. */
export function reaches(taking: Taking, draft: Draft, block: DraftBlock, norm: Norm, path: readonly string[]): boolean {
  if (taking.by === block && (taking.list || taking.at === placeIn(norm))) return false;
  if (taking.saves && norm.modality !== 'must-not') return false;
  if (taking.list) {
    for (let s = draft.standingOf(block); s; s = s.leadIn) if (s.block === taking.list) return true;
    return false;
  }
  return taking.path.every((d, i) => path[i] === d);
}

/** The section number and path by which a reference from one section reaches into another, as a key: "4", "9-131/b/2". */
function placeOf(reference: Reference): string | undefined {
  const [first, ...rest] = reference.steps;
  if (first?.unit !== 'section' || first.designator === '' || reference.law) return undefined;
  return [sectionKey(first), ...rest.map((s) => designatorOf(s).toLowerCase())].join('/');
}

/**
 * The keys under which a norm's cases are counted for provisions of other sections: "takes:4/b:judicial-warrant", and
 * "takes:*:judicial-warrant" for the law as a whole; what savings save from bans as "spares". "takes:4/b" alone tells that there are such keys. Of the concepts only those that some rule looks for in exceptions.
 */
export function takingKeys(norm: Norm, wanted: ReadonlySet<string>): readonly string[] {
  if (norm.takesFrom.length === 0) return NO_KEYS;
  const keys: string[] = [];
  for (const { reference, unit } of norm.takesFrom) {
    const place = reference ? placeOf(reference) : WHOLE_LAW.has(unit) ? '*' : undefined;
    if (place === undefined) continue;
    const kind = norm.flags.has('savings') ? 'spares' : 'takes';
    const before = keys.length;
    for (const concept of conceptsOf(norm)) if (wanted.has(concept)) keys.push(`${kind}:${place}:${concept}`);
    if (keys.length > before) keys.push(`${kind}:${place}`);
  }
  return keys;
}

const NO_KEYS: readonly string[] = [];

/** The places under whose keys cases are taken out of a block from other sections, from the section down to its own provision. */
export function placesOf(draft: Draft, block: DraftBlock): readonly string[] {
  const number = block.section?.number.toLowerCase() ?? '';
  const places = draft.isShort ? ['*'] : [];
  if (number === '') return places;
  let place = number;
  places.push(place);
  for (const designator of pathOf(draft, block)) {
    place = `${place}/${designator}`;
    places.push(place);
  }
  return places;
}

/** A provision that an exception refers to, as far as the draft holds it. */
export interface Referred {
  readonly section: DraftSection;
  readonly path: readonly string[];
}

/** Where the exceptions of a norm stand; undefined where one of them is not in the draft. `unit` "this section" is its own. */
export function exceptionsOf(draft: Draft, block: DraftBlock, norm: Norm): readonly Referred[] | undefined {
  const from = speaker(draft, block, norm);
  const found: Referred[] = [];
  for (const { reference, unit } of norm.exceptedBy) {
    const target = reference ? resolveReference(draft, from, reference).target : resolveAnchor(draft, from, unit);
    if (!target) return undefined;
    found.push({ section: target.section, path: lower(target.provision?.path ?? []) });
  }
  return found.length > 0 ? found : undefined;
}

/** The concepts named in a provision. */
export function namedIn(draft: Draft, { section, path }: Referred, into: Set<string>): void {
  for (const block of section.blocks) {
    if (block.role === 'ignored') continue;
    if (path.length > 0 && !within(draft, block, path)) continue;
    for (const m of block.mentions) into.add(m.concept);
  }
}

function within(draft: Draft, block: DraftBlock, path: readonly string[]): boolean {
  const own = pathOf(draft, block);
  return path.every((d, i) => own[i] === d);
}
