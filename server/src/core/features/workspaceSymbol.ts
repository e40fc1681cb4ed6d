/** Finding a section or a defined term by name in one draft; the language server asks each open draft in turn. */
import type { DocumentSpan, Draft } from '../index/draft';
import { definitionsOf } from '../index/terms';
import { headingOf, nameOf } from './targets';

export interface FoundSymbol {
  /** "§ 4 Fees", "Agency". */
  readonly name: string;
  readonly kind: 'division' | 'section' | 'term';
  /** Where it stands: for a term, the section that defines it. */
  readonly container: string;
  /** The label and heading, or the term. */
  readonly span: DocumentSpan;
}

/** Most symbols one draft answers with: an editor lists no more, and more letters narrow the list. */
export const MOST_SYMBOLS = 200;

/** What a query asks for: all its words must be in a name, in any order and any case. */
export function matcherOf(query: string): (name: string) => boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return (name) => {
    const folded = name.toLowerCase();
    return words.every((word) => folded.includes(word));
  };
}

/** Sections by number or heading and defined terms by name, in order of the text, the terms behind the sections. */
export function workspaceSymbols(draft: Draft, query: string): FoundSymbol[] {
  const matches = matcherOf(query);
  const found: FoundSymbol[] = [];
  let start = 0;
  let division = '';
  for (const section of draft.sections) {
    const at = start;
    for (const block of section.blocks) start += block.length;
    const { opener } = section;
    const label = opener?.outline.label;
    if (!opener || !label || section.contents) continue;
    const name = nameOf(section);
    if (section.kind === 'division') division = name;
    const named = `${name} ${headingOf(section)}`.trim();
    if (found.length >= MOST_SYMBOLS) return found;
    if (!matches(named)) continue;
    found.push({
      name: named,
      kind: section.kind === 'division' ? 'division' : 'section',
      container: section.kind === 'division' ? '' : division,
      span: { start: at + label.span.start, end: at + (opener.outline.heading?.end ?? label.span.end) },
    });
  }
  for (const key of draft.definedKeys) {
    if (!matches(key)) continue;
    for (const { block, definition } of definitionsOf(draft, key)) {
      if (definition.term.toLowerCase() !== key) continue;
      if (found.length >= MOST_SYMBOLS) return found;
      found.push({
        name: definition.term,
        kind: 'term',
        container: block.section ? nameOf(block.section) : '',
        span: draft.spanOf(block, definition.span),
      });
    }
  }
  return found;
}
