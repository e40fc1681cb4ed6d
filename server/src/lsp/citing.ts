/** Requests that rewrite citations: actions at one, and all of them in one style. */
import { type CodeAction, type CodeActionContext, CodeActionKind, type Range, type WorkspaceEdit } from 'vscode-languageserver';
import { normalizedSummary } from '../core/features/citations/normalize';
import type { CitationChange } from '../core/features/citations/offers';
import { type NormalizeCitationsParams, NormalizeCitationsRequest, type NormalizeCitationsResult } from '../protocol';
import { toEdits } from './convert';
import type { OpenDraft } from './document';
import type { Handlers } from './handlers';

/** The whole draft in one style: not under `source.fixAll`, so that it never runs on save unless it is named. */
export const NORMALIZE_KIND = `${CodeActionKind.Source}.normalizeCitations`;

const STYLE_NAMES = { bluebook: 'Bluebook', alwd: 'ALWD', california: 'California', municipal: 'municipal' } as const;

/** What a citation action carries until it is chosen. */
export interface CitationData {
  readonly uri: string;
  readonly citation: CitationChange;
  readonly offset: number;
}

export const isCitationData = (data: unknown): data is CitationData => typeof data === 'object' && data !== null && 'citation' in data;

/** Actions on the citation at a place, and on all of them where actions on the source are asked for. */
export function citationActions({ session }: Handlers, d: OpenDraft, range: Range, context: CodeActionContext): CodeAction[] {
  const wanted = (kind: string): boolean =>
    context.only ? context.only.some((k) => k === '' || kind === k || kind.startsWith(`${k}.`)) : kind !== NORMALIZE_KIND;
  const actions: CodeAction[] = [];
  const offset = d.offsetAt(range.start);
  const add = (title: string, kind: string, change: CitationChange): void => {
    const data: CitationData = { uri: d.uri, citation: change, offset };
    const action: CodeAction = { title, kind, data };
    if (session.can.resolveEdits) actions.push(action);
    else {
      const edit = editOf(session.can, d, data);
      if (edit) actions.push({ ...action, edit });
    }
  };
  if (wanted(CodeActionKind.RefactorRewrite))
    for (const { change, title } of d.analysis.citationOffers(d.spanOf(range))) add(title, CodeActionKind.RefactorRewrite, change);
  if (wanted(NORMALIZE_KIND)) {
    const { style } = d.analysis.settings.citations;
    add(`Normalize all citations (${STYLE_NAMES[style]})`, NORMALIZE_KIND, 'normalize');
  }
  return actions;
}

/** Works out the edits of a citation action that was chosen. */
export function resolveCitationAction({ session }: Handlers, action: CodeAction, d: OpenDraft, data: CitationData): CodeAction {
  const edit = editOf(session.can, d, data);
  return edit ? { ...action, edit } : action;
}

function editOf(can: Handlers['session']['can'], d: OpenDraft, { citation, offset }: CitationData): WorkspaceEdit | undefined {
  const edits = d.analysis.citationEdits(citation, offset);
  if (!edits || edits.length === 0) return undefined;
  const textEdits = toEdits(edits, d);
  if (!can.documentChanges) return { changes: { [d.uri]: textEdits } };
  return { documentChanges: [{ textDocument: { uri: d.uri, version: d.version }, edits: textEdits }] };
}

/** Registers what this file answers besides actions. */
export function answerCiting({ connection, on }: Handlers): void {
  connection.onRequest(NormalizeCitationsRequest, ({ uri }: NormalizeCitationsParams, token) =>
    on('Normalize citations', uri, null as NormalizeCitationsResult | null, token, (d): NormalizeCitationsResult => {
      const { edits, count } = d.analysis.normalizeCitations();
      return { version: d.version, edits: toEdits(edits, d), summary: normalizedSummary(count) };
    }),
  );
}
