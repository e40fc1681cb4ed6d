/** Rights given to persons with no word on whether they may sue. */
import type { NormFlag } from '../../facts/types';
import type { DraftBlock } from '../../index/block';
import type { Draft } from '../../index/draft';
import type { DraftSection } from '../../index/section';
import { limits } from './field';
import type { DraftCheck } from './registry';

const flagged = (flags: ReadonlySet<NormFlag>, ...names: NormFlag[]): boolean => names.some((n) => flags.has(n));

/**
 * A draft of the field that limits what officers may do, or gives persons rights, and is silent on remedies: neither a
 * right of action nor its denial is named. Reported once, at the first such limit.
 * `options.limits` are the actions that count, `options.remedies` the concepts that end the silence.
 */
export const remedySilent: DraftCheck = function* (rule, options, { draft, surroundings }) {
  const acts = Array.isArray(options.limits) ? options.limits.map(String) : [];
  const remedies = Array.isArray(options.remedies) ? options.remedies.map(String) : [];
  if (!surroundings.isDraftOfTheField || remedies.some((c) => draft.tally.has(`names:${c}`))) return;
  // A sentence or a section by itself is not yet an ordinance that should speak of remedies.
  if ([...lawOf(draft, 2)].length < 2) return;
  if (!limits(draft, surroundings, acts)) return;
  const wanted = new Set(acts);
  // In order of the text, so that a draft full of limits is not walked beyond the first.
  for (const block of blocksOf(lawOf(draft))) {
    // A limit added to a section of another law may have its remedy there.
    if (block.role !== 'operative' || block.section?.amends || surroundings.gateOf(block) !== 'near') continue;
    for (const norm of draft.normsOf(block)) {
      if (norm.modality !== 'must-not' || flagged(norm.flags, 'savings', 'recital', 'definition', 'disapplies', 'embedded', 'inverted'))
        continue;
      if (!norm.head || !wanted.has(norm.head.concept)) continue;
      // A list item has its modal in the words above it: then its own verb is the place.
      const start = norm.modal && norm.modal.start < norm.head.span.end ? norm.modal.start : norm.head.span.start;
      yield {
        rule,
        block,
        span: { start, end: norm.head.span.end },
        sentence: norm.span,
        related: [],
        fixes: [],
        authorities: [],
        fill: { quote: block.text.slice(start, norm.head.span.end), head: block.textOf(norm.head.span) },
      };
      return;
    }
  }
};

/** Sections with words under their number, in order, at most so many. */
function* lawOf(draft: Draft, most = Number.POSITIVE_INFINITY): Generator<DraftSection> {
  let count = 0;
  for (const section of draft.sections) {
    if (section.kind !== 'section' || section.contents || section.isBare) continue;
    yield section;
    if (++count >= most) return;
  }
}

function* blocksOf(sections: Iterable<DraftSection>): Generator<DraftBlock> {
  for (const section of sections) yield* section.blocks;
}
