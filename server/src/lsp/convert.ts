/** From the core's plain data to the protocol's types. The only place that knows both. */
import {
  type CodeAction,
  type CodeActionDisabled,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentSymbol,
  InsertTextFormat,
  type Diagnostic as LspDiagnostic,
  MarkupKind,
  type SymbolInformation,
  SymbolKind,
  type TextEdit,
} from 'vscode-languageserver';
import type { Action } from '../core/features/codeAction';
import type { Completion } from '../core/features/completion/completion';
import type { Diagnostic } from '../core/features/diagnostics';
import type { OutlineSymbol } from '../core/features/documentSymbol';
import { TOKEN_MODIFIERS, TOKEN_TYPES, type Token } from '../core/features/semanticTokens';
import { sentencesOf } from '../core/rules/finding';
import type { Severity } from '../core/rules/types';
import type { Span } from '../core/text/span';
import type { InitOptions } from '../protocol';
import type { OpenDraft } from './document';
import type { Positions } from './positions';

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function toDiagnostic(d: Diagnostic, document: OpenDraft, withRelated: boolean): LspDiagnostic {
  const result: LspDiagnostic = {
    range: d.range,
    severity: SEVERITY[d.severity],
    code: d.code,
    source: 'Home Rule',
    // A sentence a line: the Problems panel shows the first, and the card at the words need not wrap.
    message: sentencesOf(d.finding).join('\n'),
  };
  if (d.tags.length > 0) result.tags = d.tags.map((t) => (t === 'unnecessary' ? DiagnosticTag.Unnecessary : DiagnosticTag.Deprecated));
  if (withRelated && d.related.length > 0)
    result.relatedInformation = d.related.map((r) => ({
      location: { uri: document.uri, range: r.range },
      message: r.text,
    }));
  return result;
}

const SYMBOL: Readonly<Record<OutlineSymbol['kind'], SymbolKind>> = {
  division: SymbolKind.Module,
  section: SymbolKind.Class,
  provision: SymbolKind.Field,
  recitals: SymbolKind.String,
  title: SymbolKind.File,
};

export function toSymbol(s: OutlineSymbol, positions: Positions): DocumentSymbol {
  return {
    name: s.name || '—',
    detail: s.detail,
    kind: SYMBOL[s.kind],
    range: positions.rangeOf(s.span),
    selectionRange: positions.rangeOf(s.selection),
    children: s.children.map((c) => toSymbol(c, positions)),
  };
}

/** An outline as a list, for clients that take no tree: each entry names the one it stands under. */
export function toSymbolList(symbols: readonly OutlineSymbol[], uri: string, positions: Positions, container = ''): SymbolInformation[] {
  return symbols.flatMap((s) => [
    {
      name: `${s.name} ${s.detail}`.trim() || '—',
      kind: SYMBOL[s.kind],
      ...(container ? { containerName: container } : {}),
      location: { uri, range: positions.rangeOf(s.span) },
    },
    ...toSymbolList(s.children, uri, positions, s.name),
  ]);
}

export const toEdits = (edits: readonly { readonly span: Span; readonly text: string }[], document: OpenDraft): TextEdit[] =>
  edits.map((e) => ({ range: document.rangeOf(e.span), newText: e.text }));

export function toAction(
  a: Action,
  document: OpenDraft,
  diagnostics: readonly LspDiagnostic[],
  commands: InitOptions['commands'],
): CodeAction {
  const action: CodeAction = {
    title: a.title,
    kind: a.group === 'quickfix' ? CodeActionKind.QuickFix : CodeActionKind.RefactorRewrite,
    diagnostics: diagnostics.filter((d) => a.findings.some((f) => f.hit.rule.id === d.code)),
    data: { uri: document.uri, plan: a.plan },
  };
  if (a.preferred) action.isPreferred = true;
  if (a.disabled) action.disabled = { reason: a.disabled } satisfies CodeActionDisabled;
  if (a.plan.kind === 'explain' && commands) action.command = { title: a.title, command: commands.explain, arguments: [a.plan.id] };
  if (a.plan.kind === 'set-place' && commands?.setPlace) {
    const { state, body, name, ask } = a.plan;
    action.command = { title: a.title, command: commands.setPlace, arguments: [state, body, name, ask] };
  }
  if (a.plan.kind === 'turn-off' && commands?.turnOff)
    action.command = { title: a.title, command: commands.turnOff, arguments: [a.plan.rule] };
  if (a.plan.kind === 'pick-clause' && commands) action.command = { title: a.title, command: commands.insertClause };
  return action;
}

const COMPLETION: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  // Not `Snippet`: a drafter's setting that hides snippets from lists would hide the clauses too.
  clause: CompletionItemKind.Struct,
  reference: CompletionItemKind.Reference,
  number: CompletionItemKind.Reference,
  unit: CompletionItemKind.Keyword,
  term: CompletionItemKind.Constant,
  authority: CompletionItemKind.Value,
};

export function toCompletion(c: Completion, document: OpenDraft, snippets: boolean): CompletionItem {
  const item: CompletionItem = {
    label: c.label,
    labelDetails: { description: c.detail },
    kind: COMPLETION[c.kind],
    sortText: c.sort,
    filterText: c.filter,
    textEdit: { range: document.rangeOf(c.replace), newText: c.snippet && !snippets ? plainOf(c.text) : c.text },
    insertTextFormat: c.snippet && snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
  };
  if (c.documentation) item.documentation = { kind: MarkupKind.Markdown, value: c.documentation };
  if (c.also.length > 0) item.additionalTextEdits = toEdits(c.also, document);
  return item;
}

/** A snippet as plain text: blanks give way to their default words. */
const plainOf = (snippet: string): string =>
  snippet
    .replace(
      /\$\{\d+\|((?:\\.|[^|\\])*)\|\}|\$\{\d+:((?:\\.|[^}\\])*)\}|\$\d+/g,
      (_, choices?: string, words?: string) => choices?.split(',')[0] ?? words ?? '',
    )
    .replace(/\\([\\$}])/g, '$1');

/** Tokens in the protocol's relative form. */
export function toTokenData(tokens: readonly Token[], document: OpenDraft): number[] {
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const t of tokens) {
    const at = document.positionAt(t.start);
    data.push(
      at.line - line,
      at.line === line ? at.character - character : at.character,
      t.length,
      TOKEN_TYPES.indexOf(t.type),
      t.modifiers.reduce((bits, m) => bits | (1 << TOKEN_MODIFIERS.indexOf(m)), 0),
    );
    line = at.line;
    character = at.character;
  }
  return data;
}
