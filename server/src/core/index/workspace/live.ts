/** An open draft as a file of the workspace: always as it is in the editor, and nothing kept besides. */
import type { Position } from '../../text/draft';
import type { Draft } from '../draft';
import { definitionsOf } from '../terms';
import { definitionEntries, referenceEntries, sectionEntry } from './entries';
import { isWide } from './keys';
import type { DefinitionEntry, Member, ReferenceEntry, SectionEntry } from './types';

export class LiveFile implements Member {
  readonly open = true;

  constructor(
    readonly uri: string,
    /** The draft as it is now: a document may change its draft for another when its whole text is replaced. */
    readonly draftNow: () => Draft,
  ) {}

  get draft(): Draft {
    return this.draftNow();
  }

  sections(key: string): readonly SectionEntry[] {
    const { draft } = this;
    const found: SectionEntry[] = [];
    for (const section of draft.sectionsNumbered(key)) {
      const opener = section.blocks[0];
      const entry = opener && sectionEntry(section, draft.startOf(opener));
      if (entry) found.push(entry);
    }
    return found;
  }

  definitions(key: string): readonly DefinitionEntry[] {
    const { draft } = this;
    const blocks = new Set(definitionsOf(draft, key).map((d) => d.block));
    return [...blocks].flatMap((b) => definitionEntries(b, draft.startOf(b)).filter((d) => d.keys.includes(key)));
  }

  /** Looks at the blocks that refer to anything: for a request, not for a keystroke. */
  references(key: string): readonly ReferenceEntry[] {
    const { draft } = this;
    if (draft.sectionsNumbered(key).length > 0) return [];
    const found: ReferenceEntry[] = [];
    // A wide number is written in figures, so the text itself tells where it can be.
    const stem = isWide(key) ? (/^\d+/.exec(key)?.[0] ?? '') : '';
    for (const { item: block, start } of draft.text.blocks.range()) {
      if (!block.refers || !block.text.includes(stem)) continue;
      for (const entry of referenceEntries(draft, block, start)) if (entry.key === key) found.push(entry);
    }
    return found;
  }

  *allSections(): Iterable<SectionEntry> {
    const { draft } = this;
    for (const section of draft.sections) {
      const opener = section.blocks[0];
      const entry = opener && sectionEntry(section, draft.startOf(opener));
      if (entry) yield entry;
    }
  }

  *allDefinitions(): Iterable<DefinitionEntry> {
    const { draft } = this;
    for (const key of draft.definedKeys) {
      for (const entry of this.definitions(key)) if (entry.keys[0] === key) yield entry;
    }
  }

  positionAt(offset: number): Position {
    return this.draft.text.positionAt(offset);
  }
}
