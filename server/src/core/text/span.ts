/**
 * A half-open stretch of text, `[start, end)`, in UTF-16 code units.
 * Whether it counts from the start of a block or of the document is said by the field that holds it;
 * a bare `Span` inside block facts always counts from the start of its block.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const span = (start: number, end: number): Span => ({ start, end });

/** The same span, moved by `by` code units. */
export const shift = (s: Span, by: number): Span => ({ start: s.start + by, end: s.end + by });

/** Whether `offset` lies in the span; the end counts as inside, as an editor's caret does. */
export const touches = (s: Span, offset: number): boolean => s.start <= offset && offset <= s.end;

/** Whether the two spans share at least one code unit. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Whether `outer` holds all of `inner`. */
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** The text of a span. */
export const textOf = (text: string, s: Span): string => text.slice(s.start, s.end);
