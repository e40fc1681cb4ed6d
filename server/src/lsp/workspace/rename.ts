/**
 * Renames that reach other files. A number is followed where exactly one file holds it; the client shows the places in other
 * files before anything is changed.
 */
import {
  type AnnotatedTextEdit,
  type ChangeAnnotation,
  ErrorCodes,
  type Range,
  ResponseError,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { isProvision, sectionOf } from '../../core/features/edit/bindings';
import { numberAt, renameNumber } from '../../core/features/edit/renameNumber';
import { bareOf, writtenLike } from '../../core/features/edit/written';
import { leadsThrough, type Shared, sharedAt } from '../../core/features/elsewhere';
import { renamedUse } from '../../core/features/rename';
import { Draft } from '../../core/index/draft';
import { sectionKeyOf } from '../../core/index/workspace/entries';
import { numberKey } from '../../core/index/workspace/keys';
import { LiveFile } from '../../core/index/workspace/live';
import type { Member } from '../../core/index/workspace/types';
import type { Span } from '../../core/text/span';
import type { OpenDraft } from '../document';
import { rangeIn, textOf, type WorkspaceAnswers } from './answers';
import type { Folder } from './folder';
import { usesElsewhere } from './termUses';
import { canonical, nameOf } from './uris';

const ANNOTATION = 'other-files';
const LOOK = 'look';
const REFERENCES = 'References in other files';
const USES = 'Uses of the term in other files';

/** Where a rename was asked for. */
interface Asked {
  readonly answers: WorkspaceAnswers;
  readonly d: OpenDraft;
  readonly at: number;
  readonly folder: Folder;
}

interface FileEdit {
  readonly file: Member;
  readonly edit: TextEdit;
}

/** What can be renamed at an offset though it stands in another file: the number in a reference to it. */
export function prepareRenameElsewhere(
  answers: WorkspaceAnswers,
  d: OpenDraft,
  offset: number,
): { range: Range; placeholder: string } | null {
  const at = answers.asked(d, offset);
  if (at?.asked.kind !== 'section' || at.folder.workspace.sections(at.asked.key, at.from).length !== 1) return null;
  const { start, end } = at.asked.designator;
  return { range: d.rangeOf(at.asked.designator), placeholder: d.analysis.draft.text.slice(start, end) };
}

export async function renameElsewhere(
  answers: WorkspaceAnswers,
  d: OpenDraft,
  offset: number,
  name: string,
  own: WorkspaceEdit | null,
): Promise<WorkspaceEdit | null> {
  const folder = answers.service.folderOf(d.uri);
  if (!folder) return own;
  const { draft } = d.analysis;
  const from = canonical(d.uri);
  const here = numberAt(draft, offset);
  if (here) {
    const section = sectionOf(here.numbered);
    if (!own || !section) return own;
    const key = sectionKeyOf(section);
    // Another file holds the number too: what is written elsewhere may mean that one.
    if (key === '' || section.quoted || folder.workspace.sections(key, from).length > 0) return own;
    const path = isProvision(here.numbered) ? here.numbered.path : [];
    refuseTaken(folder, path, name, from);
    return joined({ answers, d, at: offset, folder }, own, followers(folder, key, path, name, from), true);
  }
  const shared = sharedAt(draft, offset);
  if (own && shared?.kind === 'term')
    return answers.service.annotations ? withUses({ answers, d, at: offset, folder }, shared, name, from, own) : own;
  const at = answers.asked(d, offset);
  if (at?.asked.kind !== 'section') return own;
  return renameInFile({ answers, d, at: offset, folder }, at.asked.key, at.asked.path, name, from);
}

/**
 * Uses of a term in other files. Which of them mean this definition only a reader can tell for certain, so that they are changed
 * by clients alone that show them first, and not at all where another file defines the term too.
 */
async function withUses(
  asked: Asked,
  shared: Shared & { readonly kind: 'term' },
  name: string,
  from: string,
  own: WorkspaceEdit,
): Promise<WorkspaceEdit> {
  const { folder } = asked;
  const [term] = shared.terms;
  const wanted = name.trim().replace(/\s+/g, ' ');
  if (term === undefined || folder.workspace.definitions(term.toLowerCase(), from).length > 0) return own;
  const [taken] =
    wanted.toLowerCase() === term.toLowerCase() ? [] : folder.workspace.definitions(wanted.toLowerCase(), from, shared.section);
  if (taken)
    throw new ResponseError(ErrorCodes.InvalidRequest, `“${wanted}” is already defined in ${nameOf(folder.root, taken.file.uri)}.`);
  const uses = await usesElsewhere(folder, { ...shared, terms: [term] }, from, from, () => false);
  const edits = uses.map(
    ({ file, entry, written }): FileEdit => ({ file, edit: { range: rangeIn(file, entry), newText: renamedUse(written, term, wanted) } }),
  );
  return joined(asked, own, edits, false);
}

function refuseTaken(folder: Folder, path: readonly string[], name: string, from: string): void {
  const taken = path.length === 0 ? folder.workspace.sections(numberKey(bareOf(name)), from).find((p) => !p.entry.quoted) : undefined;
  if (taken)
    throw new ResponseError(
      ErrorCodes.InvalidRequest,
      `§ ${taken.entry.number} is taken: it stands in ${nameOf(folder.root, taken.file.uri)}.`,
    );
}

/** The references of other files to a provision, each with its new number. */
function followers(folder: Folder, key: string, path: readonly string[], name: string, from: string): FileEdit[] {
  const next = bareOf(name);
  const edits: FileEdit[] = [];
  for (const { file, entry } of folder.workspace.references(key, from)) {
    if (!leadsThrough(entry.path, path)) continue;
    const last = path.length - 1;
    const where: Span | undefined = last < 0 ? entry.number : entry.pathSpans[last];
    const written = last < 0 ? next : (entry.path[last] ?? next);
    if (where) edits.push({ file, edit: { range: rangeIn(file, where), newText: last < 0 ? next : writtenLike(written, next) } });
  }
  return edits;
}

/** Renames a provision that stands in another file, with its own references and those of all others. */
async function renameInFile(asked: Asked, key: string, path: readonly string[], name: string, from: string): Promise<WorkspaceEdit | null> {
  const { answers, folder } = asked;
  const found = await answers.excerpt(folder, key, path, from, 0);
  if (!found) return null;
  const { file } = found.placed;
  if (folder.workspace.sections(key, from).length > 1)
    throw new ResponseError(
      ErrorCodes.InvalidRequest,
      `${found.excerpt.label} stands in several files: rename it in the one that is meant.`,
    );
  const text = await textOf(folder, file, { start: 0, end: Number.MAX_SAFE_INTEGER });
  if (text === undefined) return null;
  const draft = file instanceof LiveFile ? file.draft : new Draft(text, folder.reader);
  refuseTaken(folder, path, name, file.uri);
  const result = renameNumber(draft, found.excerpt.selection.end - 1, name);
  if ('refused' in result) throw new ResponseError(ErrorCodes.InvalidRequest, result.refused);
  const inFile = result.edits.map((e): FileEdit => ({ file, edit: { range: rangeIn(file, e.span), newText: e.text } }));
  return joined(asked, undefined, [...inFile, ...followers(folder, key, path, name, file.uri)], true);
}

/** An edit of the draft's own joined with edits of other files. */
function joined(
  { answers, d, at, folder }: Asked,
  own: WorkspaceEdit | undefined,
  others: readonly FileEdit[],
  /** Whether the places are known to mean what is renamed. */
  certain: boolean,
): WorkspaceEdit {
  if (others.length === 0) return own ?? { changes: {} };
  const { documents, session } = answers.service.handlers;
  const byFile = new Map<string, { file: Member; edits: TextEdit[] }>();
  for (const { file, edit } of others) {
    const known = byFile.get(file.uri);
    if (known) known.edits.push(edit);
    else byFile.set(file.uri, { file, edits: [edit] });
  }
  const openDocument = (uri: string): OpenDraft | undefined => documents.all().find((d) => canonical(d.uri) === uri);
  if (!session.can.documentChanges) {
    const changes: Record<string, TextEdit[]> = { ...own?.changes };
    for (const [uri, { edits }] of byFile) {
      const name = openDocument(uri)?.uri ?? uri;
      changes[name] = [...(changes[name] ?? []), ...edits];
    }
    return { changes };
  }
  const { annotations } = answers.service;
  const marked = (edit: TextEdit): TextEdit | AnnotatedTextEdit => (annotations ? { ...edit, annotationId: ANNOTATION } : edit);
  const changes: TextDocumentEdit[] = [...byFile].map(([uri, { edits }]) => {
    const open = openDocument(uri);
    return { textDocument: { uri: open?.uri ?? uri, version: open?.version ?? null }, edits: edits.map(marked) };
  });
  const documentChanges = [...(own?.documentChanges ?? []), ...changes];
  if (!annotations) return { documentChanges };
  const description = `${others.length} in ${byFile.size === 1 ? nameOf(folder.root, [...byFile.keys()][0] ?? '') : `${byFile.size} files`}`;
  const found: ChangeAnnotation = { label: certain ? REFERENCES : USES, description, needsConfirmation: !certain };
  const changeAnnotations: Record<string, ChangeAnnotation> = { ...own?.changeAnnotations, [ANNOTATION]: found };
  if (certain) {
    // Editors leave out what is to be confirmed until it is ticked, and a reference left behind would lead nowhere. So the
    // references are in from the start, and an edit that changes nothing makes the editor show them all first.
    const { end } = d.getLineRange(d.positionAt(at).line);
    const look: AnnotatedTextEdit = { range: { start: end, end }, newText: '', annotationId: LOOK };
    documentChanges.push({ textDocument: { uri: d.uri, version: d.version }, edits: [look] });
    changeAnnotations[LOOK] = { label: 'Look through the places in other files', description, needsConfirmation: true };
  }
  return { documentChanges, changeAnnotations };
}
