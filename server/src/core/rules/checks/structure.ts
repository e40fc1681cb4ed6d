/** The frame of an ordinance: blanks left open, numbers given twice, parts that are missing. */
import type { DraftBlock } from '../../index/block';
import type { Draft } from '../../index/draft';
import { markerOf, type Provision } from '../../syntax/tree';
import { span } from '../../text/span';
import type { Hit } from '../finding';
import type { Rule } from '../types';
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
export const duplicateNumber: DraftCheck = (rule, _options, { draft }) => {
  const kept = numbered.get(draft);
  if (kept?.structure === draft.structure && kept.rule === rule) return kept.hits;
  const hits = [...duplicatesOf(rule, draft)];
  numbered.set(draft, { structure: draft.structure, rule, hits });
  return hits;
};

/** What was found for an outline of a draft: only a change of outline can change it. */
const numbered = new WeakMap<Draft, { readonly structure: number; readonly rule: Rule; readonly hits: readonly Hit[] }>();

function* duplicatesOf(rule: Rule, draft: Draft): Generator<Hit> {
  for (const section of draft.sections) {
    if (section.contents || section.kind !== 'section') continue;
    const twins = draft
      .sectionsNumbered(section.number)
      .filter((s) => !s.contents && s.word === section.word && s.quoted === section.quoted);
    const first = twins[0];
    const opener = section.opener;
    if (twins.length > 1 && first && first !== section && opener && first.opener && !section.quoted) {
      const label = opener.outline.label;
      if (label) {
        yield {
          rule,
          block: opener,
          span: label.span,
          sentence: label.span,
          fill: { quote: opener.textOf(label.span) },
          fixes: [],
          authorities: [],
          related: [{ block: first.opener, span: first.opener.outline.label?.span ?? span(0, 1), text: 'The number is first used here.' }],
        };
      }
    }
    const seen = new Map<Provision<DraftBlock> | undefined, Map<string, Provision<DraftBlock>>>();
    const restarted = new Set<string>();
    for (const provision of section.tree.all) {
      const among = seen.get(provision.parent) ?? new Map<string, Provision<DraftBlock>>();
      seen.set(provision.parent, among);
      const key = `${provision.dress}${provision.numerals}${provision.designator}`;
      // A list that starts again at its first number is another list.
      const series = `${provision.dress}${provision.numerals}`;
      if (provision.value < 2 && among.has(key)) restarted.add(`${provision.parent?.path.join('/') ?? ''}|${series}`);
      const earlier = restarted.has(`${provision.parent?.path.join('/') ?? ''}|${series}`) ? undefined : among.get(key);
      if (earlier && provision.value >= 2 && !section.quoted && provision.home !== earlier.home) {
        const { block } = provision.home;
        const marker = markerOf(provision);
        yield {
          rule,
          block,
          span: marker.span,
          sentence: marker.span,
          fill: { quote: marker.text },
          fixes: [],
          authorities: [],
          related: [{ block: earlier.home.block, span: markerOf(earlier).span, text: `${marker.text} is first used here.` }],
        };
      }
      among.set(key, provision);
    }
  }
}

/**
 * A part that an ordinance of this form has, and this draft has not: one of `options.concepts` is named nowhere. Only a draft
 * that is an ordinance of its own is asked: one with a title or an enacting clause and at least three sections, none of which
 * amends another law, since what the draft lacks may stand in that law.
 */
export const missingPart: DraftCheck = function* (rule, options, { draft }) {
  const concepts = Array.isArray(options.concepts) ? options.concepts.map(String) : [];
  if (concepts.some((c) => draft.tally.has(`names:${c}`))) return;
  const { own, amends } = draft.outline;
  const blocks = draft.sections[0]?.kind === 'opening' ? draft.sections[0].blocks : [];
  const title = blocks.find((b) => b.outline.kind === 'title') ?? blocks.find((b) => b.outline.kind === 'enacting');
  if (!title || own.length < 3 || amends) return;
  const s = span(title.outline.body, title.outline.end);
  yield { rule, block: title, span: s, sentence: s, fill: {}, related: [], fixes: [], authorities: [] };
};
