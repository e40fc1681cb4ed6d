/** What one draft gives to the workspace, section by section and block by block. */
import { contains, shift } from '../../text/span';
import type { DraftBlock } from '../block';
import type { Draft } from '../draft';
import type { DraftSection } from '../section';
import { askedOf, designatorOf, numberKey } from './keys';
import { reachOf } from './reach';
import type { DefinitionEntry, ReferenceEntry, SectionEntry } from './types';

/** A copy that does not keep alive the text it was cut from. */
const detached = (text: string): string => ` ${text}`.slice(1);

export const sectionKeyOf = (section: DraftSection | undefined): string =>
  section === undefined || section.number === ''
    ? ''
    : section.kind === 'division'
      ? `${section.word} ${section.number}`.toLowerCase()
      : numberKey(section.number);

/** A section as other files see it; undefined for opening matter and for lines of a table of contents. */
export function sectionEntry(section: DraftSection, start: number): SectionEntry | undefined {
  const label = section.opener?.outline.label;
  if (!label || section.kind === 'opening' || section.contents || section.number === '') return undefined;
  let end = start;
  for (const block of section.blocks) end += block.length;
  return {
    start,
    end,
    key: detached(sectionKeyOf(section)),
    number: detached(section.number),
    word: detached(section.word),
    heading: detached(section.heading.slice(0, 200)),
    kind: section.kind,
    label: shift(label.span, start),
    quoted: section.quoted,
  };
}

/** The definitions of a block that begins at `start`. */
export function definitionEntries(block: DraftBlock, start: number): DefinitionEntry[] {
  const { definitions } = block.facts;
  if (definitions.length === 0) return [];
  return definitions.map((definition) => ({
    ...shift(definition.span, start),
    term: detached(definition.term),
    keys: [definition.term, ...definition.variants].map((t) => detached(t.toLowerCase())),
    reach: reachOf(block, definition),
    bodyEnd: start + Math.max(definition.span.end, definition.body.end),
    section: detached(sectionKeyOf(block.section)),
  }));
}

/** The references of a block, beginning at `start`, to sections that the draft does not hold. */
export function referenceEntries(draft: Draft, block: DraftBlock, start: number): ReferenceEntry[] {
  const { references } = block.facts;
  if (references.length === 0 || block.section?.contents) return [];
  const found: ReferenceEntry[] = [];
  for (const reference of references) {
    const asked = askedOf(reference);
    if (!asked || draft.sectionsNumbered(asked.key).length > 0) continue;
    if (block.struck.some((s) => contains(s, reference.span))) continue;
    found.push({
      ...shift(reference.span, start),
      key: detached(asked.key),
      number: shift(designatorOf(asked.step), start),
      path: asked.path.map((s) => detached(s.designator)),
      pathSpans: asked.path.map((s) => shift(designatorOf(s), start)),
      section: detached(sectionKeyOf(block.section)),
    });
  }
  return found;
}
