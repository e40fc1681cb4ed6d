/** Companion papers: the list, and one written out with the names of an open draft. */
import { papersOf, writtenPaper } from '../core/features/papers';
import { type PaperItem, type PaperParams, PaperRequest, type PaperResult, PapersRequest } from '../protocol';
import type { Handlers } from './handlers';

export function answerPapers({ connection, book, on }: Handlers): void {
  connection.onRequest(PapersRequest, (): PaperItem[] => papersOf(book));

  connection.onRequest(PaperRequest, async ({ paper, wording, uri }: PaperParams, token): Promise<PaperResult | null> => {
    const names = uri === undefined ? {} : await on('Companion paper', uri, {}, token, (d) => d.analysis.names());
    const written = writtenPaper(book, paper, wording, names);
    return written ? { title: written.title, text: written.text } : null;
  });
}
