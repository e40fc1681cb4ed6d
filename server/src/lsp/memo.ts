/** Counsel's memo on an open draft. */
import { written } from '../core/features/memo/write';
import { type MemoParams, MemoRequest, type MemoResult } from '../protocol';
import type { Handlers } from './handlers';

/** The last part of a path in an address, as it is written on disk. */
export function fileNameOf(uri: string): string {
  // A text that was never saved has no path worth naming.
  if (/^untitled:/i.test(uri)) return '';
  const last = uri.replace(/[?#].*$/, '').replace(/^.*[/\\]/, '');
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

export function answerMemo({ connection, on }: Handlers): void {
  connection.onRequest(MemoRequest, ({ uri, format, date }: MemoParams, token) =>
    on('Memo', uri, null as MemoResult | null, token, (d) => {
      const paper = d.analysis.memo({ date, file: fileNameOf(uri) });
      return { title: paper.title, text: written(paper, format) };
    }),
  );
}
