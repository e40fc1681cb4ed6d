/** Requests that rewrite numbers, order, level and layout: changes of structure as a message and as actions, and formatting. */
import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  CodeActionTriggerKind,
  type FormattingOptions,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { FormatOptions } from '../core/features/edit/format';
import type { StructureEdit } from '../core/features/edit/result';
import type { StructureChange } from '../core/features/edit/structure';
import { type StructureParams, StructureRequest, type StructureResult } from '../protocol';
import { toEdits } from './convert';
import type { OpenDraft } from './document';
import type { Handlers } from './handlers';

/** From this many edits on, a client that can is told to show them before they are made. */
const MANY = 40;

/** What a structure action carries until it is chosen. */
export interface StructureData {
  readonly uri: string;
  readonly structure: StructureChange;
  readonly offset: number;
}

export const isStructureData = (data: unknown): data is StructureData => typeof data === 'object' && data !== null && 'structure' in data;

const KIND = { move: `${CodeActionKind.Refactor}.move`, rewrite: CodeActionKind.RefactorRewrite } as const;

/** Kinds of action that this file answers with. */
export const STRUCTURE_KINDS: readonly string[] = Object.values(KIND);

/** Actions that change the structure at a place. A client of ours runs them as its command; others take their edits. */
export function structureActions({ session }: Handlers, d: OpenDraft, range: Range, context: CodeActionContext): CodeAction[] {
  const wanted = (kind: string): boolean => !context.only || context.only.some((k) => k === '' || kind === k || kind.startsWith(`${k}.`));
  if (!STRUCTURE_KINDS.some(wanted)) return [];
  const asked = context.triggerKind === CodeActionTriggerKind.Invoked || context.only !== undefined;
  const offset = d.offsetAt(range.start);
  const offers = d.analysis.structureOffers(d.spanOf(range), asked).filter((o) => wanted(KIND[o.group]));
  const command = session.init.commands?.structure;
  const actions = offers.map(({ change, title, group, disabled }): CodeAction => {
    const data: StructureData = { uri: d.uri, structure: change, offset };
    const action: CodeAction = { title, kind: KIND[group], data };
    if (disabled !== '') action.disabled = { reason: disabled };
    else if (command) action.command = { title, command, arguments: [change, d.uri, range.start] };
    else if (!session.can.resolveEdits && asked) {
      const made = d.analysis.structure(change, offset);
      if ('refused' in made) action.disabled = { reason: made.refused };
      else action.edit = workspaceEdit(session.can, d, made);
    }
    return action;
  });
  // Without a way to ask for the edits later, an action that has none would do nothing.
  return actions.filter((a) => a.command || a.edit || a.disabled || session.can.resolveEdits);
}

/** Works out the edits of a structure action that was chosen; says why where there are none. */
export function resolveStructure({ connection, session }: Handlers, action: CodeAction, d: OpenDraft, data: StructureData): CodeAction {
  const made = d.analysis.structure(data.structure, data.offset);
  if (!('refused' in made)) return { ...action, edit: workspaceEdit(session.can, d, made) };
  connection.window.showInformationMessage(made.refused);
  return action;
}

/** Edits with the version that they fit; many are marked for the client to show before they are made. */
function workspaceEdit(can: Handlers['session']['can'], d: OpenDraft, { edits, summary }: StructureEdit): WorkspaceEdit {
  const textEdits = toEdits(edits, d);
  if (!can.documentChanges) return { changes: { [d.uri]: textEdits } };
  const textDocument = { uri: d.uri, version: d.version };
  if (!can.annotatedEdits || textEdits.length < MANY) return { documentChanges: [{ textDocument, edits: textEdits }] };
  return {
    documentChanges: [{ textDocument, edits: textEdits.map((e) => ({ ...e, annotationId: 'structure' })) }],
    changeAnnotations: { structure: { label: 'Numbers and the references to them', description: summary, needsConfirmation: true } },
  };
}

/** Registers what this file answers besides actions. */
export function answerEditing({ connection, on }: Handlers): void {
  connection.onRequest(StructureRequest, ({ uri, position, change, keepInserted }: StructureParams, token) =>
    on('Structure', uri, null as StructureResult | null, token, (d): StructureResult => {
      const made = d.analysis.structure(change, d.offsetAt(position), { keepInserted: keepInserted === true });
      if ('refused' in made) return { version: d.version, edits: [], caret: 0, summary: '', refused: made.refused, inserted: 0 };
      const { edits, caret, summary, inserted } = made;
      return { version: d.version, edits: toEdits(edits, d), caret, summary, refused: '', inserted };
    }),
  );

  connection.onDocumentFormatting(({ textDocument, options }, token) =>
    on('Format', textDocument.uri, [] as TextEdit[], token, (d) => toEdits(d.analysis.format(formatOptions(d, options)), d)),
  );

  connection.onDocumentRangeFormatting(({ textDocument, range, options }, token) =>
    on('Format', textDocument.uri, [] as TextEdit[], token, (d) =>
      toEdits(d.analysis.format(formatOptions(d, options), d.spanOf(range)), d),
    ),
  );

  connection.onDocumentOnTypeFormatting(({ textDocument, position, ch }, token) =>
    on('Format', textDocument.uri, [] as TextEdit[], token, (d) => {
      const next = ch === '\n' && d.analysis.settings.typing.nextNumber ? d.analysis.nextNumber(d.offsetAt(position)) : undefined;
      return next ? toEdits([next], d) : [];
    }),
  );
}

function formatOptions(d: OpenDraft, { tabSize, insertSpaces }: FormattingOptions): FormatOptions {
  const { indent, punctuation } = d.analysis.settings.format;
  return { indent, punctuation, step: insertSpaces ? ' '.repeat(Math.max(1, Math.min(tabSize, 16))) : '\t' };
}
