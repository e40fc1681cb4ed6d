/** Blanks and drafter's notes that would be enacted with the text. */
import { mayHoldBlank } from '../../facts/marks';
import type { Span } from '../../text/span';
import type { Hit } from '../finding';
import { hitAt } from './made';
import { type BlockCheck, NO_HITS } from './registry';

/** Whether a line to write on belongs to a form that the law sets out: inside a quotation, or with words that say what is put there. */
function isForm(text: string, at: Span): boolean {
  if (/^[”"]?\s?\((?:here |naming|giving|insert|stat|describ|set)/i.test(text.slice(at.end, at.end + 20))) return true;
  const open = text.lastIndexOf('“', at.start);
  return open >= 0 && text.lastIndexOf('”', at.start) < open;
}

/** A blank or a note to the drafter that would be enacted with the text. */
export const leftOverBlank: BlockCheck = (rule, _options, block) => {
  // Most blocks have none, and their facts need not be at hand to tell.
  if (!mayHoldBlank(block.text, block.signs)) return NO_HITS;
  const { blanks } = block.facts;
  if (blanks.length === 0) return NO_HITS;
  // Several lines to write on make a form that the law prescribes.
  const form = blanks.filter((b) => b.form === 'underscores').length > 1;
  const { role, outline } = block;
  const hits: Hit[] = [];
  for (const blank of blanks) {
    if (form && blank.form === 'underscores') continue;
    // A line to sign on is no blank in the law, nor is a bracketed deletion.
    if (blank.form === 'underscores' && role !== 'operative' && role !== 'definition' && role !== 'recital' && outline.kind !== 'title')
      continue;
    if (blank.form === 'underscores' && block.text.slice(outline.body, outline.end).replace(/[_\s]/g, '').length < 25) continue;
    if (blank.form === 'underscores' && isForm(block.text, blank.span)) continue;
    if (block.struck.some((s) => s.start <= blank.span.start && blank.span.end <= s.end)) continue;
    hits.push(hitAt(rule, block, blank.span));
  }
  return hits;
};
