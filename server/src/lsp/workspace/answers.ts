/** Requests whose answer stands in another file: definition, cards, uses, symbols. */
import { type Location, type LocationLink, type Range, type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import {
  type AskedElsewhere,
  askedAt,
  leadsThrough,
  otherTermCard,
  type Shared,
  sectionCard,
  sharedAt,
} from '../../core/features/elsewhere';
import { MOST_SYMBOLS, matcherOf } from '../../core/features/workspaceSymbol';
import { type Excerpt, excerptOf } from '../../core/index/workspace/excerpt';
import { LiveFile } from '../../core/index/workspace/live';
import { FileIndex, readFileIndex } from '../../core/index/workspace/read';
import type { DefinitionEntry, Member, Placed, ReferenceEntry, SectionEntry } from '../../core/index/workspace/types';
import type { Span } from '../../core/text/span';
import type { OpenDraft } from '../document';
import { citedElsewhere } from './citedUses';
import type { Folder } from './folder';
import type { WorkspaceService } from './service';
import { usesElsewhere } from './termUses';
import { canonical, nameOf } from './uris';

/** Most places that a number used by many files leads to. */
const MOST_TARGETS = 20;
const DEFINITION_WORDS = 600;

export const rangeIn = (file: Member, s: Span): Range => ({ start: file.positionAt(s.start), end: file.positionAt(s.end) });

/** A stretch of a file's text as it is now; undefined where the file is gone or has changed since it was read. */
export async function textOf(folder: Folder, file: Member, s: Span): Promise<string | undefined> {
  if (file instanceof LiveFile) return file.draft.text.slice(s.start, s.end);
  const text = await folder.text(file.uri);
  if (text === undefined) {
    folder.workspace.remove(file.uri);
    return undefined;
  }
  if (!(file instanceof FileIndex) || text.length === file.length) return text.slice(s.start, s.end);
  // The file has changed and nobody said so.
  folder.workspace.put(readFileIndex(file.uri, text, folder.reader));
  return undefined;
}

export class WorkspaceAnswers {
  constructor(readonly service: WorkspaceService) {}

  /** What the words at an offset ask of other files, with the folder that may answer. */
  asked(d: OpenDraft, offset: number): { readonly asked: AskedElsewhere; readonly folder: Folder; readonly from: string } | undefined {
    const folder = this.service.folderOf(d.uri);
    if (!folder) return undefined;
    const from = canonical(d.uri);
    const asked = askedAt(d.analysis.draft, offset, (key, section) => folder.workspace.definitions(key, from, section).length > 0);
    return asked && { asked, folder, from };
  }

  /** The provision that a reference names in another file; asked twice, since a file may have changed unheard. */
  async excerpt(
    folder: Folder,
    key: string,
    path: readonly string[],
    from: string,
    nth: number,
  ): Promise<{ readonly placed: Placed<SectionEntry>; readonly excerpt: Excerpt } | undefined> {
    for (let attempt = 0; attempt < 2; attempt++) {
      const placed = folder.workspace.sections(key, from)[nth];
      if (!placed) return undefined;
      const text = await textOf(folder, placed.file, placed.entry);
      const excerpt = text === undefined ? undefined : excerptOf(text, placed.entry, path, folder.reader);
      if (excerpt) return { placed, excerpt };
    }
    return undefined;
  }

  /** Where words lead in other files. */
  async definition(d: OpenDraft, offset: number): Promise<LocationLink[]> {
    const at = this.asked(d, offset);
    if (!at) return [];
    const { asked, folder, from } = at;
    const originSelectionRange = d.rangeOf(asked.origin);
    if (asked.kind === 'term')
      return folder.workspace
        .definitions(asked.key, from, asked.section)
        .slice(0, MOST_TARGETS)
        .map(({ file, entry }) => ({
          originSelectionRange,
          targetUri: file.uri,
          targetRange: rangeIn(file, { start: entry.start, end: entry.bodyEnd }),
          targetSelectionRange: rangeIn(file, entry),
        }));
    const links: LocationLink[] = [];
    const count = Math.min(MOST_TARGETS, folder.workspace.sections(asked.key, from).length);
    for (let i = 0; i < count; i++) {
      const found = await this.excerpt(folder, asked.key, asked.path, from, i);
      if (!found) continue;
      const { file } = found.placed;
      links.push({
        originSelectionRange,
        targetUri: file.uri,
        targetRange: rangeIn(file, found.excerpt.extent),
        targetSelectionRange: rangeIn(file, found.excerpt.selection),
      });
    }
    return links;
  }

  /** A card about what stands in another file. */
  async card(d: OpenDraft, offset: number): Promise<{ readonly markdown: string; readonly range: Range } | undefined> {
    const at = this.asked(d, offset);
    if (!at) return undefined;
    const { asked, folder, from } = at;
    const { commands } = d;
    const { hover } = d.analysis.settings;
    if (asked.kind === 'term') {
      const [placed] = hover.definitions ? folder.workspace.definitions(asked.key, from, asked.section) : [];
      if (!placed) return undefined;
      const { file, entry } = placed;
      const words = await textOf(folder, file, { start: entry.start, end: Math.min(entry.bodyEnd, entry.start + DEFINITION_WORDS) });
      if (words === undefined) return undefined;
      const place = { uri: file.uri, name: nameOf(folder.root, file.uri), position: file.positionAt(entry.start) };
      return { markdown: otherTermCard(entry, wordsBehind(words, entry), place, commands), range: d.rangeOf(asked.origin) };
    }
    const found = hover.references ? await this.excerpt(folder, asked.key, asked.path, from, 0) : undefined;
    if (!found) return undefined;
    const { file } = found.placed;
    const place = { uri: file.uri, name: nameOf(folder.root, file.uri), position: file.positionAt(found.excerpt.selection.start) };
    return { markdown: sectionCard(asked.written, found.excerpt, place, commands), range: d.rangeOf(asked.origin) };
  }

  /** Places in other files that refer to, or use, what is at an offset; where that stands in another file, all places. */
  async references(d: OpenDraft, offset: number, declaration: boolean, cancelled: () => boolean): Promise<Location[]> {
    const folder = this.service.folderOf(d.uri);
    if (!folder) return [];
    const from = canonical(d.uri);
    const { workspace } = folder;
    const location = ({ file, entry }: Placed<Span>): Location => ({ uri: file.uri, range: rangeIn(file, entry) });
    const cited = d.analysis.cited.citedAt(offset);
    if (cited) return (await citedElsewhere(folder, this.service.handlers.book, cited.key, from, cancelled)).map(location);
    const shared = sharedAt(d.analysis.draft, offset);
    if (shared?.kind === 'provision')
      return workspace
        .references(shared.key, from)
        .filter((p) => leadsThrough(p.entry.path, shared.path))
        .map(location);
    if (shared) return (await usesElsewhere(folder, shared, from, from, cancelled)).map(location);
    const asked = this.asked(d, offset)?.asked;
    if (asked?.kind === 'section') {
      const own = workspace.member(from)?.references(asked.key) ?? [];
      const file = workspace.member(from);
      const places: Placed<ReferenceEntry>[] = file ? own.map((entry) => ({ file, entry })) : [];
      places.push(...workspace.references(asked.key, from));
      const found = places.filter((p) => leadsThrough(p.entry.path, asked.path)).map(location);
      const target = declaration ? await this.definition(d, offset) : [];
      return [...target.map((l) => ({ uri: l.targetUri, range: l.targetSelectionRange })), ...found];
    }
    if (asked) {
      const [placed] = workspace.definitions(asked.key, from, asked.section);
      if (!placed) return [];
      const terms: Shared = {
        kind: 'term',
        terms: [placed.entry.term],
        reach: placed.entry.reach,
        section: placed.entry.section,
        origin: asked.origin,
      };
      const uses = await usesElsewhere(folder, terms, placed.file.uri, undefined, cancelled);
      return [...(declaration ? [location(placed)] : []), ...uses.map(location)];
    }
    return [];
  }

  /** Sections and shared terms of files that are not open; open drafts answer for themselves. */
  symbols(query: string): SymbolInformation[] {
    this.service.beginAll();
    const matches = matcherOf(query);
    const found: SymbolInformation[] = [];
    for (const folder of this.service.folders) {
      for (const file of folder.workspace.members()) {
        if (file.open) continue;
        const containerName = nameOf(folder.root, file.uri);
        for (const entry of file.allSections()) {
          const name = `${entry.word} ${entry.number} ${entry.heading}`.replace(/\s+/g, ' ').trim();
          if (!matches(name)) continue;
          const kind = entry.kind === 'division' ? SymbolKind.Module : SymbolKind.Class;
          found.push({ name, kind, containerName, location: { uri: file.uri, range: rangeIn(file, entry.label) } });
          if (found.length >= MOST_SYMBOLS) return found;
        }
        for (const entry of file.allDefinitions()) {
          if (!matches(entry.term)) continue;
          found.push({
            name: entry.term,
            kind: SymbolKind.Constant,
            containerName,
            location: { uri: file.uri, range: rangeIn(file, entry) },
          });
          if (found.length >= MOST_SYMBOLS) return found;
        }
      }
    }
    return found;
  }
}

/** References gathered under the sections they stand in. */
export function referringSections(
  folder: Folder,
  key: string,
  path: readonly string[],
  from: string,
): { readonly file: Member; readonly from: SectionEntry; readonly places: readonly Range[] }[] {
  const found = new Map<SectionEntry, { file: Member; places: Range[] }>();
  const sections = new Map<string, SectionEntry>();
  for (const { file, entry } of folder.workspace.references(key, from)) {
    if (!leadsThrough(entry.path, path)) continue;
    const name = `${file.uri} ${entry.section}`;
    const section = sections.get(name) ?? file.sections(entry.section).find((s) => s.start <= entry.start && entry.start < s.end);
    if (!section) continue;
    sections.set(name, section);
    const known = found.get(section);
    if (known) known.places.push(rangeIn(file, entry));
    else found.set(section, { file, places: [rangeIn(file, entry)] });
  }
  return [...found].map(([section, { file, places }]) => ({ file, from: section, places }));
}

/** The words of a definition behind the term and its quotation mark. */
const wordsBehind = (words: string, entry: DefinitionEntry): string =>
  words
    .slice(entry.end - entry.start)
    .replace(/^[\s,]*[”"’']?[\s,:—–-]*/, '')
    .replace(/\s+/g, ' ');
