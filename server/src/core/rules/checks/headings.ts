/** Headings of sections: one that is missing among sections that have theirs. */

import type { Draft } from '../../index/draft';
import type { DraftSection } from '../../index/section';
import { hitAt } from './made';
import { NO_HITS, type SectionCheck } from './registry';

const isLaw = (s: DraftSection | undefined): s is DraftSection => s?.kind === 'section' && !s.contents && !s.quoted;

/** The nearest section of the draft's own before or behind. Sections are checked anew when a neighbour changes. */
function neighbour(draft: Draft, section: DraftSection, by: 1 | -1): DraftSection | undefined {
  const found = draft.neighbourOf(section, by);
  return isLaw(found) ? found : undefined;
}

/** A section without a heading where the ones before and behind it, and one more, have one in the same form. */
export const missingHeading: SectionCheck = (rule, _options, section, { draft }) => {
  const { opener } = section;
  const label = opener?.outline.label;
  if (!isLaw(section) || section.heading !== '' || !opener || !label || section.amends || section.isBare) return NO_HITS;
  // A single line over other paragraphs is a heading that reads like a sentence: "Funds may be raised by taxation."
  const rest = section.blocks.some(
    (b, i) => i > 0 && b.outline.kind !== 'blank' && b.outline.kind !== 'history' && b.outline.kind !== 'rule',
  );
  if (rest && !/[:—]\s*$/.test(opener.text)) return NO_HITS;
  if (/^\s*[([]?(?:Repealed|Reserved|Expired|Omitted|Transferred)/i.test(opener.text.slice(opener.outline.body))) return NO_HITS;
  const before = neighbour(draft, section, -1);
  const behind = neighbour(draft, section, 1);
  const more = (before && neighbour(draft, before, -1)) ?? (behind && neighbour(draft, behind, 1));
  const near = [before, behind, more];
  // Two of three at least, one of them right beside it, and none without.
  const others = near.filter((s) => s !== undefined && s.word === section.word);
  if (others.length < 2 || others.some((s) => s?.heading === '')) return NO_HITS;
  const shown = others[0]?.opener;
  const heading = shown?.outline.heading;
  return [
    hitAt(rule, opener, label.span, {
      related: shown && heading ? [{ block: shown, span: heading, text: 'The section beside it has one.' }] : [],
    }),
  ];
};
