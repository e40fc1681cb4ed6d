/** The messages of protocol.ts beyond the Language Server Protocol: clauses, pages, authorities, what a sentence does. */
import { page } from '../core/features/explain';
import { TREATMENT } from '../core/features/hover/authority';
import {
  AuthoritiesRequest,
  type AuthorityItem,
  type ClauseItem,
  type ClausesParams,
  ClausesRequest,
  type ExplainParams,
  ExplainRequest,
  type ExplainResult,
  type ExplainSentenceParams,
  ExplainSentenceRequest,
  type ExplainSentenceResult,
  type InsertClauseParams,
  InsertClauseRequest,
  type InsertClauseResult,
} from '../protocol';
import { toEdits } from './convert';
import type { Handlers } from './handlers';

/** Registers the handlers of our own messages. */
export function answerCustomRequests({ connection, book, on }: Handlers): void {
  connection.onRequest(ClausesRequest, ({ uri }: ClausesParams, token) =>
    on('Clauses', uri, [] as ClauseItem[], token, (d) => {
      const previews = d.analysis.clausePreviews();
      return d.analysis.clauseStandings().map(
        ({ clause, present, voidHere }): ClauseItem => ({
          id: clause.id,
          title: clause.title,
          topic: clause.topic,
          purpose: clause.purpose,
          presentAt: present?.label ?? '',
          presentRange: present ? d.rangeOf(present.span) : undefined,
          voidHere,
          wordings: clause.wordings.map((w) => ({ name: w.name, when: w.when })),
          preview: previews.get(clause.id) ?? '',
        }),
      );
    }),
  );

  connection.onRequest(InsertClauseRequest, ({ uri, clause, wording }: InsertClauseParams, token) =>
    on('Insert clause', uri, null as InsertClauseResult | null, token, (d) => {
      const result = d.analysis.insertClause(clause, wording);
      if (!result) return null;
      if (result.present)
        return {
          version: d.version,
          edits: [],
          snippet: '',
          main: -1,
          summary: '',
          presentAt: { label: result.present.label, range: d.rangeOf(result.present.span) },
        };
      const { insertion } = result;
      return {
        version: d.version,
        edits: toEdits(insertion.edits, d),
        snippet: insertion.snippet,
        main: insertion.main,
        summary: insertion.summary,
      };
    }),
  );

  connection.onRequest(ExplainRequest, ({ id }: ExplainParams): ExplainResult => {
    const found = page(book, id);
    return { title: found?.title ?? id, markdown: found?.markdown };
  });

  connection.onRequest(AuthoritiesRequest, (): AuthorityItem[] =>
    book.authorities.map((a) => ({
      id: a.id,
      name: a.name,
      citation: a.citation,
      treatment: TREATMENT[a.treatment.status],
      holding: a.holding,
    })),
  );

  connection.onRequest(ExplainSentenceRequest, ({ uri, position }: ExplainSentenceParams, token) =>
    on('Explain sentence', uri, { markdown: undefined, range: undefined } as ExplainSentenceResult, token, (d) => {
      const found = d.analysis.explainSentence(d.offsetAt(position));
      return { markdown: found?.markdown, range: found ? d.rangeOf(found.span) : undefined };
    }),
  );
}
