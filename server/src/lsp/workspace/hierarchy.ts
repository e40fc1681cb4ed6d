/** The hierarchy of reliance across files: which sections of other files refer to a provision, and which it refers to. */
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type Position,
  SymbolKind,
} from 'vscode-languageserver';
import { referencesElsewhere, sharedAt } from '../../core/features/elsewhere';
import { FileIndex } from '../../core/index/workspace/read';
import type { Member, SectionEntry } from '../../core/index/workspace/types';
import { rangeIn, referringSections, type WorkspaceAnswers } from './answers';
import type { Folder } from './folder';
import { canonical, nameOf } from './uris';

const itemOf = (folder: Folder, file: Member, entry: SectionEntry): CallHierarchyItem => ({
  name: entry.kind === 'division' ? `${entry.word} ${entry.number}` : `§ ${entry.number}`,
  kind: SymbolKind.Class,
  detail: [entry.heading, nameOf(folder.root, file.uri)].filter((x) => x !== '').join(' · '),
  uri: file.uri,
  range: rangeIn(file, entry),
  selectionRange: rangeIn(file, entry.label),
});

/** Adds the sections of other files to those of the draft; `uri` may be a file that is not open. */
export async function incomingFromFiles(
  answers: WorkspaceAnswers,
  uri: string,
  position: Position,
  own: CallHierarchyIncomingCall[],
): Promise<CallHierarchyIncomingCall[]> {
  const { service } = answers;
  const folder = service.folderOf(uri);
  if (!folder) return own;
  const from = canonical(uri);
  const d = service.handlers.documents.get(uri);
  let asked: { readonly key: string; readonly path: readonly string[] } | undefined;
  if (d) {
    const shared = sharedAt(d.analysis.draft, d.offsetAt(position));
    if (shared?.kind === 'provision') asked = shared;
  } else {
    const entry = sectionAt(folder.workspace.member(from), position);
    asked = entry && { key: entry.key, path: [] };
  }
  if (!asked) return own;
  const others = referringSections(folder, asked.key, asked.path, from);
  return [...own, ...others.map(({ file, from: entry, places }) => ({ from: itemOf(folder, file, entry), fromRanges: [...places] }))];
}

/** The section of a file that is not open whose label begins at a place. */
function sectionAt(file: Member | undefined, position: Position): SectionEntry | undefined {
  for (const entry of file?.allSections() ?? []) {
    const at = file?.positionAt(entry.label.start);
    if (at && at.line === position.line && at.character <= position.character) return entry;
  }
  return undefined;
}

/** Adds the sections of other files that a provision relies on. */
export async function outgoingToFiles(
  answers: WorkspaceAnswers,
  uri: string,
  position: Position,
  own: CallHierarchyOutgoingCall[],
): Promise<CallHierarchyOutgoingCall[]> {
  const { service } = answers;
  const folder = service.folderOf(uri);
  if (!folder) return own;
  const from = canonical(uri);
  const d = service.handlers.documents.get(uri);
  const file = folder.workspace.member(from);
  if (!file) return own;
  const section = d ? undefined : sectionAt(file, position);
  const references = d
    ? referencesElsewhere(d.analysis.draft, d.offsetAt(position))
    : file instanceof FileIndex
      ? file.referenceList.filter((r) => section && section.start <= r.start && r.start < section.end)
      : [];
  const found = new Map<SectionEntry, CallHierarchyOutgoingCall>();
  for (const reference of references) {
    const [placed] = folder.workspace.sections(reference.key, from);
    if (!placed) continue;
    const known = [...found].find(([entry]) => entry.key === placed.entry.key)?.[1];
    const place = rangeIn(file, reference);
    if (known) known.fromRanges.push(place);
    else found.set(placed.entry, { to: itemOf(folder, placed.file, placed.entry), fromRanges: [place] });
  }
  return [...own, ...found.values()];
}
