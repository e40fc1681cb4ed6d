/** Completion: a clause's edits elsewhere in the draft are worked out when it is chosen, for clients that ask then. */
import type { CompletionItem } from 'vscode-languageserver';
import { span } from '../core/text/span';
import { toCompletion, toEdits } from './convert';
import type { Handlers } from './handlers';

/** What an entry is asked for again with. */
interface Unfinished {
  readonly uri: string;
  readonly clause: string;
  /** The line the clause is put on. */
  readonly line: number;
}

export function answerCompletion({ connection, session, on }: Handlers): void {
  connection.onCompletion(({ textDocument, position, context }, token) =>
    on('Completion', textDocument.uri, null, token, (d) => {
      const { items, incomplete } = d.analysis.completions(
        d.offsetAt(position),
        // Asking again for more letters is the drafter's asking.
        context?.triggerKind === 2 ? context.triggerCharacter : undefined,
        d.offsetAt({ line: position.line, character: 0 }),
        session.can.lazyCompletion,
      );
      return {
        isIncomplete: incomplete,
        items: items.map((c) => {
          const item = toCompletion(c, d, session.can.snippets);
          if (c.clause) item.data = { uri: d.uri, clause: c.clause, line: position.line } satisfies Unfinished;
          return item;
        }),
      };
    }),
  );

  connection.onCompletionResolve(async (item, token): Promise<CompletionItem> => {
    const data = item.data as Unfinished | undefined;
    if (!data) return item;
    return on('Completion', data.uri, item, token, (d) => {
      const line = span(d.offsetAt({ line: data.line, character: 0 }), d.offsetAt({ line: data.line, character: Number.MAX_SAFE_INTEGER }));
      const also = d.analysis.clauseEditsBeside(data.clause, line);
      return also.length > 0 ? { ...item, additionalTextEdits: toEdits(also, d) } : item;
    });
  });
}
