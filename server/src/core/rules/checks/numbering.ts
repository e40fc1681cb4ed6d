/** The numbers of provisions and sections: given twice, left out, out of order, in the wrong style, alone, too deep. */
import type { DraftBlock } from '../../index/block';
import type { Draft } from '../../index/draft';
import type { DraftSection } from '../../index/section';
import { isSlip } from '../../syntax/contents';
import { markerOf, type Provision, type SectionTree } from '../../syntax/tree';
import { span } from '../../text/span';
import type { Hit, TextFix } from '../finding';
import { hitAt } from './made';
import { NO_HITS, type SectionCheck } from './registry';
import { type Fault, type FaultKind, faultsIn } from './series';

/** Whether the numbers of a section are the draft's own: not those of a table of contents or of another law that is reprinted. */
const isOwn = (section: DraftSection): boolean => section.kind === 'section' && !section.contents && !section.quoted;

/** Whether the section's own number belongs to the draft: that of a section which amends another law does, what it reprints does not. */
const ownsNumber = (section: DraftSection): boolean =>
  section.kind === 'section' && !section.contents && (!section.quoted || (section.amends && /^\d{1,3}$/.test(section.number)));

/** The same designator twice among the provisions of one parent, or the same section number twice. */
export const duplicateNumber: SectionCheck = (rule, _options, section, { draft, ask }) => {
  if (!ownsNumber(section)) return NO_HITS;
  const hits: Hit[] = [];
  const { opener } = section;
  const label = opener?.outline.label;
  if (opener && label) {
    const number = section.number.toLowerCase();
    ask(`number:${number}`);
    const first = firstWith(draft, section);
    const before = draft.neighbourOf(section, -1);
    const again = first !== undefined && first !== section;
    if (again && before) {
      ask('number:?');
      ask(`number:${before.number.toLowerCase()}`);
    }
    const earlier = again && before ? { number: before.number, again: isAgain(draft, before) } : undefined;
    if (first && isSlip({ number, again }, earlier) && first.opener) {
      const at = first.opener.outline.label?.span ?? span(0, 1);
      hits.push(hitAt(rule, opener, label.span, { related: [{ block: first.opener, span: at, text: 'The number is first used here.' }] }));
    }
  }
  for (const { provision, other } of isOwn(section) ? faults(section.tree, 'twice') : []) {
    const text = `${markerOf(other ?? provision).text} is first used here.`;
    hits.push(hitAt(rule, provision.home.block, markerOf(provision).span, { related: other ? [placeOf(other, text)] : [] }));
  }
  return hits.length > 0 ? hits : NO_HITS;
};

/** The first of the draft's own sections with the number and word of another. */
const firstWith = (draft: Draft, section: DraftSection): DraftSection | undefined =>
  draft.sectionsNumbered(section.number).find((s) => ownsNumber(s) && s.word.toLowerCase() === section.word.toLowerCase());

const isAgain = (draft: Draft, section: DraftSection): boolean => {
  const first = firstWith(draft, section);
  return first !== undefined && first !== section;
};

const placeOf = (p: Provision<DraftBlock>, text: string) => ({ block: p.home.block, span: markerOf(p).span, text });

/** Faults of one kind in a tree, worked out once a tree. */
function faults(tree: SectionTree<DraftBlock>, kind: FaultKind): readonly Fault<DraftBlock>[] {
  const all = faultsIn(tree);
  return all.length === 0 ? all : all.filter((f) => f.kind === kind);
}

/** A check that tells the faults of one kind, each with the provision that shows it. */
const seriesCheck =
  (kind: FaultKind, related: (other: Provision<DraftBlock>) => string): SectionCheck =>
  (rule, _options, section) => {
    if (section.contents || section.quoted || section.kind === 'division') return NO_HITS;
    const found = faults(section.tree, kind);
    if (found.length === 0) return NO_HITS;
    return found.map(({ provision, other, expected }) =>
      hitAt(rule, provision.home.block, markerOf(provision).span, {
        fixes: kind === 'style' && expected !== '' ? [restyle(provision, expected)] : [],
        fill: { expected, other: other ? markerOf(other).text : '' },
        related: other ? [placeOf(other, related(other))] : [],
      }),
    );
  };

/** Puts the marker in the style of its series. References to it are left to the drafter. */
const restyle = (p: Provision<DraftBlock>, expected: string): TextFix => ({
  title: `Change to ${expected}`,
  safe: false,
  edits: [{ block: p.home.block, span: markerOf(p).span, text: expected }],
});

/** A number left out of a series: (a), (b), (d). */
export const gapInSeries = seriesCheck('gap', (o) => `${markerOf(o).text} is the last before it.`);
/** A number that comes behind a later one: (a), (c), (b). */
export const outOfOrder = seriesCheck('order', (o) => `${markerOf(o).text} stands before it.`);
/** A marker of another style where the series should go on: (a), (b), (3). */
export const wrongStyle = seriesCheck('style', (o) => `${markerOf(o).text} is the last of the series.`);
/** A provision that is the only one of its level: (1) with no (2). */
export const onlyChild = seriesCheck('alone', (o) => `It stands alone under ${markerOf(o).text}.`);
/** Provisions deeper than `options.levels` allows, told once a list. */
export const tooDeep: SectionCheck = (rule, options, section) => {
  const most = typeof options.levels === 'number' ? options.levels : 4;
  if (section.contents || section.quoted) return NO_HITS;
  const { all } = section.tree;
  let hits: Hit[] | undefined;
  for (const p of all) {
    if (p.level !== most || p.parent?.children[0] !== p) continue;
    hits ??= [];
    hits.push(hitAt(rule, p.home.block, markerOf(p).span));
  }
  return hits ?? NO_HITS;
};

/** A section with a plain number in an ordinance of one piece; 0 for any other. */
function plainNumber(draft: Draft, section: DraftSection): number {
  return draft.scheme.isOnePiece && ownsNumber(section) && /^\d{1,3}$/.test(section.number) ? Number(section.number) : 0;
}

const ownNumbered = (draft: Draft, section: DraftSection, n: number): DraftSection | undefined =>
  draft.sectionsNumbered(String(n)).find((s) => ownsNumber(s) && s !== section);

/** A section number left out: Section 1, Section 2, Section 4. */
export const sectionGap: SectionCheck = (rule, _options, section, { draft, ask }) => {
  if (!ownsNumber(section) || !/^\d{1,3}$/.test(section.number)) return NO_HITS;
  ask('number:piece');
  const n = plainNumber(draft, section);
  if (n > 0) ask('number:?');
  const { opener } = section;
  if (n < 2 || !opener?.outline.label || ownNumbered(draft, section, n - 1)) return NO_HITS;
  // Only where the series is plainly there: what stands before is one or two lower.
  const before = ownNumbered(draft, section, n - 2) ?? ownNumbered(draft, section, n - 3);
  if (!before?.opener?.outline.label) return NO_HITS;
  const text = `${before.opener.textOf(before.opener.outline.label.span)} is the last before it.`;
  return [
    hitAt(rule, opener, opener.outline.label.span, {
      fill: { expected: `${n - 1}` },
      related: [{ block: before.opener, span: before.opener.outline.label.span, text }],
    }),
  ];
};

/** A section that stands behind one with a higher number. */
export const sectionOrder: SectionCheck = (rule, _options, section, { draft, ask }) => {
  if (!ownsNumber(section) || !/^\d{1,3}$/.test(section.number)) return NO_HITS;
  ask('number:piece');
  const n = plainNumber(draft, section);
  if (n > 0) ask('number:?');
  const before = draft.neighbourOf(section, -1);
  const { opener } = section;
  if (n < 2 || !before || !ownsNumber(before) || !opener?.outline.label || !before.opener?.outline.label) return NO_HITS;
  const m = plainNumber(draft, before);
  // The lower one must be missing before it, else the series begins again.
  if (m <= n || m - n > 3 || draft.sectionsNumbered(section.number).length > 1) return NO_HITS;
  const text = `${before.opener.textOf(before.opener.outline.label.span)} stands before it.`;
  return [
    hitAt(rule, opener, opener.outline.label.span, { related: [{ block: before.opener, span: before.opener.outline.label.span, text }] }),
  ];
};
