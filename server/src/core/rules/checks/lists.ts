/** Lists that carry on a sentence: the words that join the items, the marks behind them, and the words that lead in. */
import type { DraftBlock } from '../../index/block';
import type { DraftSection } from '../../index/section';
import { lastBlockOf, markerOf, type Provision } from '../../syntax/tree';
import { type Span, span } from '../../text/span';
import type { Hit, TextFix } from '../finding';
import { hitAt, isStruck, isText } from './made';
import { type BlockCheck, NO_HITS, type SectionCheck } from './registry';

type P = Provision<DraftBlock>;

/** How an item ends: its mark and the conjunction behind it. */
interface Ending {
  readonly block: DraftBlock;
  /** ";", ",", ".", ":", or empty. */
  readonly mark: string;
  /** Offset of the mark, or of the end of the words where there is none. */
  readonly at: number;
  /** "and", "or", "and/or", or empty. */
  readonly joint: string;
  /** Place of the conjunction. */
  readonly jointAt: Span;
}

interface List {
  readonly lead: DraftBlock;
  readonly items: readonly P[];
}

const JOINT = /(?:^|[\s;,])(and\/or|and|or)$/i;

/** How the words of a block end. */
function endingOf(block: DraftBlock): Ending {
  const { text } = block;
  let end = block.outline.end;
  while (end > 0 && isCloser(text.charCodeAt(end - 1))) end--;
  const last = text.charCodeAt(end - 1) | 32;
  let joint = '';
  let jointAt = span(end, end);
  // Only "d" of "and" and "r" of "or" can end a conjunction.
  if (last === 100 || last === 114) {
    const m = JOINT.exec(text.slice(Math.max(0, end - 8), end));
    if (m) {
      joint = (m[1] as string).toLowerCase();
      jointAt = span(end - joint.length, end);
      end -= joint.length;
      while (end > 0 && text.charCodeAt(end - 1) <= 32) end--;
    }
  }
  const mark = ';,.:'.includes(text[end - 1] ?? ' ') ? (text[end - 1] as string) : '';
  return { block, mark, at: mark ? end - 1 : end, joint, jointAt };
}

const isCloser = (code: number): boolean => code <= 32 || code === 0x201d || code === 0x2019 || code === 34 || code === 0xa0;

const NO_LISTS: readonly List[] = [];

/** The last answer, since all checks of lists ask for one section in turn. A tree is another object after each edit. */
let lastLists: { readonly tree: object; readonly lists: readonly List[] } | undefined;

/** The lists of a section that carry on a sentence, two items or more. */
function listsOf(section: DraftSection): readonly List[] {
  const { tree } = section;
  if (tree.all.length < 2 || section.contents || section.quoted) return NO_LISTS;
  if (lastLists?.tree === tree) return lastLists.lists;
  const lists: List[] = [];
  addRuns(tree.roots, lists);
  for (const p of tree.all) if (p.children.length > 1) addRuns(p.children, lists);
  lastLists = { tree, lists };
  return lists;
}

function addRuns(children: readonly P[], lists: List[]): void {
  let from = 0;
  for (let i = 1; i <= children.length; i++) {
    const [p, before] = [children[i], children[i - 1]];
    if (p && before && p.dress === before.dress && p.numerals === before.numerals && p.value >= 2) continue;
    addRun(children, from, i, lists);
    from = i;
  }
}

function addRun(children: readonly P[], from: number, to: number, lists: List[]): void {
  const lead = to - from > 1 ? children[from]?.home.leadIn?.block : undefined;
  if (!lead || !isText(lead)) return;
  for (let i = from; i < to; i++) if (!(children[i] as P).ownsBody) return;
  lists.push({ lead, items: children.slice(from, to) });
}

const keptEndings = new WeakMap<List, readonly Ending[]>();

/** How the items of a list end. */
function endingsOf(list: List): readonly Ending[] {
  let known = keptEndings.get(list);
  if (!known) {
    known = list.items.map((p) => endingOf(lastBlockOf(p)));
    keptEndings.set(list, known);
  }
  return known;
}

/** Words of a lead-in that tell by themselves how the items stand to each other, or that items need no conjunction. */
const TELLS =
  /\b(?:following|each|all|any|either|both|neither|none|includes?|including|include|means?|such as|as follows|factors?|considers?|namely|one or more|contains?|defined)\b/i;

const tailOf = (block: DraftBlock, length: number): string =>
  block.text.slice(Math.max(block.outline.body, block.outline.end - length), block.outline.end);

/** A list whose items end in semicolons with no "and" or "or" before the last, and whose lead-in does not tell which is meant. */
export const noConjunction: SectionCheck = (rule, _options, section) => {
  let hits: Hit[] | undefined;
  for (const list of listsOf(section)) {
    const endings = endingsOf(list);
    const before = endings[endings.length - 2] as Ending;
    if (!endings.slice(0, -1).every((e) => e.mark === ';' && e.joint === '') || endings.at(-1)?.joint || endings.at(-1)?.mark === ':')
      continue;
    if (TELLS.test(tailOf(list.lead, 160)) || list.items.some((p) => p.children.length > 0)) continue;
    const at = span(before.at, before.at + 1);
    const fixes: TextFix[] = ['and', 'or'].map((word) => ({
      title: `Add “${word}” before the last item`,
      safe: false,
      edits: [{ block: before.block, span: span(before.at + 1, before.at + 1), text: ` ${word}` }],
    }));
    hits ??= [];
    hits.push(hitAt(rule, before.block, at, { fixes, fill: { quote: markerOf(list.items.at(-1) as P).text } }));
  }
  return hits ?? NO_HITS;
};

/** "and" behind one item of a list and "or" behind another. */
export const mixedConjunction: SectionCheck = (rule, _options, section) => {
  let hits: Hit[] | undefined;
  for (const list of listsOf(section)) {
    const joined = endingsOf(list)
      .slice(0, -1)
      .filter((e) => e.joint === 'and' || e.joint === 'or');
    const first = joined[0];
    const other = joined.find((e) => e.joint !== first?.joint);
    if (!first || !other) continue;
    hits ??= [];
    hits.push(
      hitAt(rule, other.block, other.jointAt, {
        fill: { first: first.joint },
        related: [{ block: first.block, span: first.jointAt, text: `Here the items are joined by “${first.joint}”.` }],
      }),
    );
  }
  return hits ?? NO_HITS;
};

const ALL = /\b(?:all|each|both) of the following\b/i;
const ONE = /\b(?:any(?: one)?|either|one) of the following\b/i;

/** A lead-in that says "all of the following" over items joined by "or", or "any of the following" over items joined by "and". */
export const leadInConflict: SectionCheck = (rule, _options, section) => {
  let hits: Hit[] | undefined;
  for (const list of listsOf(section)) {
    const tail = tailOf(list.lead, 120);
    const says = ALL.exec(tail) ?? ONE.exec(tail);
    // "each of the following" that stands in an earlier clause of the lead-in is not about the list.
    if (!says || /[.;]/.test(tail.slice(says.index))) continue;
    const wants = ALL.test(says[0]) ? 'and' : 'or';
    const against = endingsOf(list)
      .slice(0, -1)
      .find((e) => e.joint !== '' && e.joint !== wants && e.joint !== 'and/or');
    if (!against || /\bone or more\b|\bor more\b/i.test(tail)) continue;
    const start = list.lead.outline.end - tail.length + says.index;
    hits ??= [];
    hits.push(
      hitAt(rule, against.block, against.jointAt, {
        fill: { lead: says[0], right: wants },
        related: [{ block: list.lead, span: span(start, start + says[0].length), text: `The lead-in says “${says[0]}”.` }],
        fixes: [{ title: `Change to “${wants}”`, safe: false, edits: [{ block: against.block, span: against.jointAt, text: wants }] }],
      }),
    );
  }
  return hits ?? NO_HITS;
};

/** Full stops and other ends of sentences inside an item: it is a text of its own and its mark is free. */
const SENTENCES = /[.?!]["”’)]{0,2}\s+["“(]?[A-Z]/;

/** Items of one list that end in different marks, told at the odd one. */
export const mixedMarks: SectionCheck = (rule, _options, section) => {
  let hits: Hit[] | undefined;
  for (const list of listsOf(section)) {
    if (list.items.length < 4) continue;
    const endings = endingsOf(list).slice(0, -1);
    const count = (mark: string): number => endings.filter((e) => e.mark === mark).length;
    const main = [';', '.', ','].find((mark) => count(mark) > endings.length / 2);
    if (!main) continue;
    const odd = endings.filter((e, i) => e.mark !== main && e.mark !== ':' && isSimple(list.items[i] as P));
    // More than one odd item is another custom, not a slip.
    const [one] = odd;
    if (!one || odd.length !== 1 || endings.length - count(main) !== 1 || (one.mark === '' && !isFollowed(section, one.block))) continue;
    const first = endings.find((e) => e.mark === main) as Ending;
    const at = span(one.at, one.at + one.mark.length);
    hits ??= [];
    hits.push(
      hitAt(rule, one.block, at.start < at.end ? at : span(Math.max(0, one.at - 1), one.at), {
        fill: { mark: nameOf(one.mark), others: nameOf(main) },
        related: [{ block: first.block, span: span(first.at, first.at + 1), text: `The other items end with ${nameOf(main)}.` }],
        fixes: [{ title: `Change to ${nameOf(main)}`, safe: true, edits: [{ block: one.block, span: at, text: main }] }],
      }),
    );
  }
  return hits ?? NO_HITS;
};

const isSimple = (p: P): boolean => {
  const { block } = p.home;
  const words = block.text.slice(block.outline.body, block.outline.end);
  return p.children.length === 0 && !SENTENCES.test(words) && !/^\W*(?:repealed|reserved|omitted|expired)\b/i.test(words);
};

/** Whether another item comes right behind an item, and not the rest of its line. */
function isFollowed(section: DraftSection, block: DraftBlock): boolean {
  for (let i = section.blocks.indexOf(block) + 1; i < section.blocks.length; i++) {
    const next = section.blocks[i] as DraftBlock;
    if (next.outline.kind !== 'blank') return next.outline.markers.length > 0;
  }
  return false;
}

const nameOf = (mark: string): string =>
  mark === ';' ? 'a semicolon' : mark === ',' ? 'a comma' : mark === '.' ? 'a full stop' : mark === ':' ? 'a colon' : 'no mark';

/** A section whose last item ends with a semicolon, a comma or a conjunction: nothing follows. */
export const danglingEnd: SectionCheck = (rule, _options, section) => {
  const { tree } = section;
  const last = tree.all.at(-1);
  if (!last || section.contents || section.quoted || !last.home.leadIn) return NO_HITS;
  const { block } = last.home;
  const end = endingOf(block);
  if (end.joint === '' && end.mark !== ';' && end.mark !== ',') return NO_HITS;
  // Words that follow may carry the sentence on, and a list of one item is another matter.
  for (let i = section.blocks.length - 1; i >= 0; i--) {
    const other = section.blocks[i] as DraftBlock;
    if (other === block) break;
    if (other.outline.kind !== 'blank' && other.outline.kind !== 'history' && other.outline.kind !== 'rule') return NO_HITS;
  }
  if (last.value < 2 && !last.parent) return NO_HITS;
  const at = span(end.at, end.joint ? end.jointAt.end : end.at + 1);
  return [hitAt(rule, block, at, { fixes: [{ title: 'End with a full stop', safe: true, edits: [{ block, span: at, text: '.' }] }] })];
};

/** Words that leave a sentence hanging. */
const LEADS =
  /^(?:shall|must|may|will|not|that|to|by|if|when|where|unless|means|terms?|following|includes?|including|and|or|for|of|with|from|either|both|who|which|is|are|be|been|has|have|the)$/i;

/** A lead-in that ends in a bare word before its list: no colon, no dash. */
export const leadInMark: SectionCheck = (rule, _options, section) => {
  let hits: Hit[] | undefined;
  for (const { lead, items } of listsOf(section)) {
    const { text } = lead;
    const { end } = lead.outline;
    const last = text.charCodeAt(end - 1) | 32;
    if (last < 97 || last > 122) continue;
    const from = Math.max(lead.outline.body, text.lastIndexOf(' ', end - 1) + 1);
    if (!LEADS.test(text.slice(from, end)) || /(?:[;,]|\bpursuant)\s*$/.test(text.slice(lead.outline.body, from))) continue;
    hits ??= [];
    hits.push(
      hitAt(rule, lead, span(from, end), {
        related: [{ block: (items[0] as P).home.block, span: markerOf(items[0] as P).span, text: 'The list begins here.' }],
        fixes: [{ title: 'Add a colon', safe: true, edits: [{ block: lead, span: span(end, end), text: ':' }] }],
      }),
    );
  }
  return hits ?? NO_HITS;
};

const AND_OR = /\band\s?\/\s?or\b/gi;

/** "and/or" in running text. */
export const andOr: BlockCheck = (rule, _options, block) => {
  const { text } = block;
  if (!isText(block) || (text.indexOf('/or') < 0 && text.indexOf('/ or') < 0 && text.indexOf('/OR') < 0)) return NO_HITS;
  const hits: Hit[] = [];
  AND_OR.lastIndex = 0;
  for (let m = AND_OR.exec(text); m; m = AND_OR.exec(text)) {
    const at = span(m.index, m.index + m[0].length);
    if (isStruck(block, at)) continue;
    const fixes: TextFix[] = ['or', 'and'].map((word) => ({
      title: `Change to “${word}”`,
      safe: false,
      edits: [{ block, span: at, text: word }],
    }));
    hits.push(hitAt(rule, block, at, { fixes }));
  }
  return hits;
};
