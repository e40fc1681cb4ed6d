/** The frame of an ordinance: blanks left open, numbers given twice, parts that are missing. */
import type { DraftBlock } from '../../index/block';
import type { Draft } from '../../index/draft';
import type { DraftSection } from '../../index/section';
import { markerOf, type Provision, type SectionTree } from '../../syntax/tree';
import { span } from '../../text/span';
import type { BlockCheck, DraftCheck } from './registry';

/** A blank or a note to the drafter that would be enacted with the text. */
export const leftOverBlank: BlockCheck = function* (rule, _options, block) {
  // Several lines to write on make a form that the law prescribes.
  const form = block.facts.blanks.filter((b) => b.form === 'underscores').length > 1;
  for (const blank of block.facts.blanks) {
    if (form && blank.form === 'underscores') continue;
    // A line to sign on is no blank in the law, nor is a bracketed deletion.
    if (
      blank.form === 'underscores' &&
      block.role !== 'operative' &&
      block.role !== 'definition' &&
      block.role !== 'recital' &&
      block.outline.kind !== 'title'
    )
      continue;
    if (blank.form === 'underscores' && block.text.slice(block.outline.body, block.outline.end).replace(/[_\s]/g, '').length < 25) continue;
    if (block.struck.some((s) => s.start <= blank.span.start && blank.span.end <= s.end)) continue;
    const quote = block.textOf(blank.span);
    yield {
      rule,
      block,
      span: blank.span,
      sentence: blank.span,
      fill: { quote: quote.length > 40 ? `${quote.slice(0, 39)}…` : quote },
      related: [],
      fixes: [],
      authorities: [],
    };
  }
};

/** The same designator twice among the provisions of one parent, or the same section number twice. */
export const duplicateNumber: DraftCheck = function* (rule, _options, { draft }) {
  for (const [section, first] of twinsOf(draft)) {
    const [block, label] = [section.opener, section.opener?.outline.label];
    if (!block || !label || !first.opener) continue;
    yield {
      rule,
      block,
      span: label.span,
      sentence: label.span,
      fill: { quote: block.textOf(label.span) },
      fixes: [],
      authorities: [],
      related: [{ block: first.opener, span: first.opener.outline.label?.span ?? span(0, 1), text: 'The number is first used here.' }],
    };
  }
  for (const section of draft.sections) {
    if (section.contents || section.quoted || section.kind !== 'section') continue;
    for (const [later, earlier] of repeatsIn(section.tree)) {
      const marker = markerOf(later);
      yield {
        rule,
        block: later.home.block,
        span: marker.span,
        sentence: marker.span,
        fill: { quote: marker.text },
        fixes: [],
        authorities: [],
        related: [{ block: earlier.home.block, span: markerOf(earlier).span, text: `${marker.text} is first used here.` }],
      };
    }
  }
};

type Pair<T> = readonly [later: T, earlier: T];
const NO_PAIRS: readonly Pair<Provision<DraftBlock>>[] = [];

/** Sections that share a number and the word before it, kept while the order of the sections is the same. */
function twinsOf(draft: Draft): readonly Pair<DraftSection>[] {
  const kept = twins.get(draft);
  if (kept?.structure === draft.structure) return kept.pairs;
  const pairs: Pair<DraftSection>[] = [];
  const seen = new Map<string, DraftSection>();
  for (const section of draft.sections) {
    if (section.kind !== 'section' || section.contents || section.quoted) continue;
    const key = `${section.word} ${section.number}`.toLowerCase();
    const first = seen.get(key);
    if (first) pairs.push([section, first]);
    else seen.set(key, section);
  }
  twins.set(draft, { structure: draft.structure, pairs });
  return pairs;
}

const twins = new WeakMap<Draft, { readonly structure: number; readonly pairs: readonly Pair<DraftSection>[] }>();

/** Provisions of one parent that share a designator, kept as long as the tree. */
function repeatsIn(tree: SectionTree<DraftBlock>): readonly Pair<Provision<DraftBlock>>[] {
  const kept = repeats.get(tree);
  if (kept) return kept;
  const pairs: Pair<Provision<DraftBlock>>[] = [];
  const seen = new Map<Provision<DraftBlock> | undefined, Map<string, Provision<DraftBlock>>>();
  // A list that starts again at its first number is another list, and the series says no more.
  const restarted = new Map<Provision<DraftBlock> | undefined, Set<string>>();
  for (const provision of tree.all) {
    const among = seen.get(provision.parent) ?? new Map<string, Provision<DraftBlock>>();
    seen.set(provision.parent, among);
    const again = restarted.get(provision.parent) ?? new Set<string>();
    restarted.set(provision.parent, again);
    const series = `${provision.dress}${provision.numerals}`;
    const key = `${series}${provision.designator}`;
    if (provision.value < 2 && among.has(key)) again.add(series);
    const earlier = again.has(series) ? undefined : among.get(key);
    if (earlier && provision.value >= 2 && provision.home !== earlier.home) pairs.push([provision, earlier]);
    among.set(key, provision);
  }
  const result = pairs.length > 0 ? pairs : NO_PAIRS;
  repeats.set(tree, result);
  return result;
}

const repeats = new WeakMap<SectionTree<DraftBlock>, readonly Pair<Provision<DraftBlock>>[]>();

/**
 * A part that an ordinance of this form has, and this draft has not: one of `options.concepts` is named nowhere. Only a draft
 * that is an ordinance of its own is asked: one with a title or an enacting clause and at least three sections, none of which
 * amends another law, since what the draft lacks may stand in that law.
 */
export const missingPart: DraftCheck = function* (rule, options, { draft }) {
  const concepts = Array.isArray(options.concepts) ? options.concepts.map(String) : [];
  if (concepts.some((c) => draft.tally.has(`names:${c}`))) return;
  const { own, amending } = draft.scheme;
  const blocks = draft.sections[0]?.kind === 'opening' ? draft.sections[0].blocks : [];
  const title = blocks.find((b) => b.outline.kind === 'title') ?? blocks.find((b) => b.outline.kind === 'enacting');
  if (!title || own < 3 || amending > 0) return;
  const s = span(title.outline.body, title.outline.end);
  yield { rule, block: title, span: s, sentence: s, fill: {}, related: [], fixes: [], authorities: [] };
};
