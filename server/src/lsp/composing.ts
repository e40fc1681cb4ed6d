/** New ordinances, and drafts completed with several clauses at once. */
import { DraftAnalysis } from '../core/analysis';
import { snippetOf } from '../core/compose';
import { inShort, instrumentOffers, newOrdinance, policyOffers } from '../core/features/newOrdinance';
import { DEFAULT_SETTINGS } from '../core/settings';
import {
  type CompleteDraftParams,
  CompleteDraftRequest,
  type CompleteDraftResult,
  type NewOrdinanceOffers,
  type NewOrdinanceOffersParams,
  NewOrdinanceOffersRequest,
  type NewOrdinanceParams,
  NewOrdinanceRequest,
  type NewOrdinanceResult,
} from '../protocol';
import { toEdits } from './convert';
import type { Handlers } from './handlers';

export function answerComposing({ connection, book, on }: Handlers): void {
  connection.onRequest(
    NewOrdinanceOffersRequest,
    ({ state, body }: NewOrdinanceOffersParams): NewOrdinanceOffers => ({
      instruments: instrumentOffers(book, { state, body, name: '' }).map(({ id, title, purpose }) => ({ id, title, purpose })),
      policies: policyOffers(book, { state, body }).map(({ clause, ticked, voidHere, alreadyLaw }) => ({
        id: clause.id,
        title: clause.title,
        topic: clause.topic,
        purpose: clause.purpose,
        ticked,
        voidHere,
        alreadyLaw,
      })),
    }),
  );

  connection.onRequest(NewOrdinanceRequest, (answers: NewOrdinanceParams): NewOrdinanceResult | null => {
    const composed = newOrdinance(book, answers);
    if (!composed) return null;
    const { state, body, name } = answers;
    const analysis = new DraftAnalysis('untitled:new', composed.text, book);
    analysis.settings = { ...DEFAULT_SETTINGS, jurisdiction: { state, body, name } };
    return {
      text: composed.text,
      snippet: snippetOf(composed.text, composed.blanks),
      summary: inShort(composed, analysis.findings),
      notes: composed.notes,
    };
  });

  connection.onRequest(CompleteDraftRequest, ({ uri, clauses }: CompleteDraftParams, token) =>
    on('Complete draft', uri, null as CompleteDraftResult | null, token, (d) => {
      const { edits, summary, leftOut } = d.analysis.completeDraft(clauses);
      return {
        version: d.version,
        edits: toEdits(edits, d),
        summary,
        leftOut: leftOut.map(({ clause, why }) => ({ title: book.clause(clause)?.title ?? clause, why })),
      };
    }),
  );
}
