/** Edits put into a text, as an editor does. */

interface Edit {
  readonly span: { readonly start: number; readonly end: number };
  readonly text: string;
}

/** The text after edits that are in order and apart from each other; fails where they are not. */
export function applied(text: string, edits: readonly Edit[]): string {
  let out = '';
  let at = 0;
  for (const { span, text: put } of edits) {
    if (span.start < at || span.end < span.start || span.end > text.length) throw new Error(`an edit at ${span.start} out of order`);
    out += text.slice(at, span.start) + put;
    at = span.end;
  }
  return out + text.slice(at);
}

/** The edits that take `edits` back. */
export function inverse(text: string, edits: readonly Edit[]): Edit[] {
  let shift = 0;
  return edits.map(({ span, text: put }) => {
    const start = span.start + shift;
    shift += put.length - (span.end - span.start);
    return { span: { start, end: start + put.length }, text: text.slice(span.start, span.end) };
  });
}
