/** Pages that a pin points to. */

/**
 * The first page of a pin that lies outside `[first, last]`; undefined where none does, or where none is a page: notes, paragraphs
 * and the starred pages of databases are not.
 */
export function firstOutside(pin: string, first: number, last: number): number | undefined {
  if (/^\d{1,5}$/.test(pin)) return Number(pin) < first || Number(pin) > last ? Number(pin) : undefined;
  for (const m of pin.replace(/nn?\.\s?\d+(?:[-–]\d+)?/g, '').matchAll(/([*¶§])?\s?(\d{1,5})(?:\s?[-–]\s?(\d{1,5}))?/g)) {
    if (m[1]) continue;
    const from = Number(m[2]);
    const tail = m[3];
    const to =
      tail === undefined ? from : tail.length < (m[2] ?? '').length ? Number((m[2] ?? '').slice(0, -tail.length) + tail) : Number(tail);
    if (from < first || from > last) return from;
    if (to > last) return to;
  }
  return undefined;
}
