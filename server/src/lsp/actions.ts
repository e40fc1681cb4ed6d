/** Code actions and rename: requests that end in an edit the user chose. */
import { CodeActionKind, ErrorCodes, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';
import type { ActionPlan } from '../core/features/codeAction';
import { type CitationData, citationActions, isCitationData, resolveCitationAction } from './citing';
import { toAction, toEdits } from './convert';
import type { OpenDraft } from './document';
import { isStructureData, resolveStructure, type StructureData, structureActions } from './editing';
import type { Handlers } from './handlers';
import type { WorkspaceHandlers } from './workspace';

export function answerActions(handlers: Handlers, workspace: WorkspaceHandlers): void {
  const { connection, session, draftOf, on } = handlers;
  connection.onCodeAction(({ textDocument, range, context }, token) =>
    on('Code actions', textDocument.uri, [], token, (d) => {
      const wanted = (group: 'quickfix' | 'rewrite'): boolean =>
        !context.only ||
        context.only.some(
          (k) =>
            (group === 'quickfix' ? CodeActionKind.QuickFix : CodeActionKind.RefactorRewrite).startsWith(k) || k === CodeActionKind.Empty,
        );
      const actions = d.analysis.codeActions(d.spanOf(range), wanted).filter((a) => !a.disabled || context.triggerKind !== 2);
      const structure = structureActions(handlers, d, range, context);
      const others = actions.map((a) => {
        const action = toAction(a, d, context.diagnostics, session.init.commands);
        return session.can.resolveEdits ? action : withEdit(action, d, a.plan);
      });
      return [...others, ...citationActions(handlers, d, range, context), ...structure];
    }),
  );

  const editOf = (document: OpenDraft, plan: ActionPlan): WorkspaceEdit | undefined => {
    const edits = document.analysis.resolveAction(plan);
    if (!edits) return undefined;
    const textEdits = toEdits(edits, document);
    if (session.can.documentChanges)
      return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits: textEdits }] };
    return { changes: { [document.uri]: textEdits } };
  };

  const withEdit = <T extends { edit?: WorkspaceEdit; disabled?: { reason: string } }>(
    action: T,
    document: OpenDraft,
    plan: ActionPlan,
  ): T => {
    const edit = action.disabled ? undefined : editOf(document, plan);
    if (edit) action.edit = edit;
    return action;
  };

  connection.onCodeActionResolve(async (action, token) => {
    const data = action.data as { uri: string; plan: ActionPlan } | undefined;
    if (!data || action.command) return action;
    if (isCitationData(action.data)) {
      const { data: citation } = action as { data: CitationData };
      return on('Code action', citation.uri, action, token, (d) => resolveCitationAction(handlers, action, d, citation));
    }
    if (isStructureData(action.data)) {
      const { data: structure } = action as { data: StructureData };
      return on('Code action', structure.uri, action, token, (d) => resolveStructure(handlers, action, d, structure));
    }
    return on('Code action', data.uri, action, token, (d) => withEdit(action, d, data.plan));
  });

  connection.onPrepareRename(({ textDocument, position }, token) =>
    on('Rename', textDocument.uri, null, token, (d) => {
      const subject = d.analysis.prepareRename(d.offsetAt(position));
      return subject ? { range: d.rangeOf(subject.span), placeholder: subject.name } : null;
    }).then((own) => workspace.prepareRename(textDocument.uri, position, own)),
  );

  connection.onRenameRequest(async ({ textDocument, position, newName }) => {
    const document = await draftOf(textDocument.uri);
    const result = document?.analysis.rename(document.offsetAt(position), newName);
    if (!document || !result) return null;
    if ('refused' in result) {
      const elsewhere = await workspace.rename(textDocument.uri, position, newName, null);
      if (elsewhere) return elsewhere;
      throw new ResponseError(ErrorCodes.InvalidRequest, result.refused);
    }
    const edits = toEdits(result.edits, document);
    const own: WorkspaceEdit = session.can.documentChanges
      ? { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }] }
      : { changes: { [document.uri]: edits } };
    return workspace.rename(textDocument.uri, position, newName, own);
  });
}
