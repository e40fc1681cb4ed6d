/** The number of the item that a drafter begins with Enter at the end of an item. */
import type { Draft } from '../../index/draft';
import { markerOf } from '../../syntax/tree';
import { span } from '../../text/span';
import { marker } from './levelTree';
import type { DocumentEdit } from './rewriting';
import { siblingsOf } from './series';
import { designatorFor, wholeValue } from './written';

/** What to put on the empty line at an offset, where the item above it asks for a next one; else undefined. */
export function nextNumber(draft: Draft, offset: number): DocumentEdit | undefined {
  const here = draft.text.positionAt(offset);
  if (here.line === 0) return undefined;
  const lineStart = draft.text.offsetAt({ line: here.line, character: 0 });
  const lineEnd = draft.text.offsetAt({ line: here.line, character: Number.MAX_SAFE_INTEGER });
  if (draft.text.slice(lineStart, lineEnd).trim() !== '') return undefined;
  const above = draft.blockAt(lineStart - 1)?.block;
  const section = above?.section;
  const p = above && section?.standingOf(above)?.opens.at(-1);
  if (!above || !section || !p || section.quoted || above.outline.quoted || above.outline.body >= above.outline.end) return undefined;
  // Where the list goes on already, another number would stand there twice.
  const siblings = siblingsOf(section, p.parent);
  if (siblings.at(-1) !== p || p.children.length > 0 || !/[.;,](?:\s+(?:and|or|and\/or))?$/.test(above.text.slice(0, above.outline.end)))
    return undefined;
  const indent = /^[ \t\u00a0]*/.exec(above.text)?.[0] ?? '';
  const gap = above.text[markerOf(p).span.end] === '\t' ? '\t' : ' ';
  const next = marker(p, designatorFor(p.numerals, wholeValue(p) + 1));
  return { span: span(lineStart, lineEnd), text: `${p.nth === 0 && !above.outline.label ? indent : ''}${next}${gap}` };
}
