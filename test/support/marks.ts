/**
 * Marked-up texts: `‸` is the caret, `⟦…⟧` a range, and a line that begins with `%%` and holds carets annotates the line
 * above it: `%%   ^^^^^ error references/dangling`. Marks are taken out before the text is read.
 */

export interface Marked {
  readonly text: string;
  /** Offset of the caret, or −1. */
  readonly caret: number;
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
}

export function marked(source: string): Marked {
  let text = '';
  let caret = -1;
  const open: number[] = [];
  const ranges: { start: number; end: number }[] = [];
  for (const sign of source) {
    if (sign === '‸') caret = text.length;
    else if (sign === '⟦') open.push(text.length);
    else if (sign === '⟧') ranges.push({ start: open.pop() ?? 0, end: text.length });
    else text += sign;
  }
  return { text, caret, ranges: ranges.sort((a, b) => a.start - b.start || a.end - b.end) };
}

/** Puts marks round ranges of a text, as `marked` reads them. */
export function withMarks(text: string, ranges: readonly { readonly start: number; readonly end: number }[]): string {
  const points = ranges.flatMap((r) => [
    { at: r.start, sign: '⟦', order: 1 },
    { at: r.end, sign: '⟧', order: 0 },
  ]);
  points.sort((a, b) => b.at - a.at || b.order - a.order);
  let out = text;
  for (const p of points) out = out.slice(0, p.at) + p.sign + out.slice(p.at);
  return out;
}

const NOTE = /^%%(?<pad>\s*)(?<carets>\^+)\s+(?<says>.+)$/;

export interface Annotated {
  readonly text: string;
  /** "line:from-to says", 0-based line. */
  readonly expected: readonly string[];
}

/** Takes annotation lines out of a text. */
export function annotated(source: string): Annotated {
  const lines: string[] = [];
  const expected: string[] = [];
  for (const line of source.split('\n')) {
    const m = NOTE.exec(line);
    if (!m?.groups) {
      lines.push(line);
      continue;
    }
    const from = 2 + (m.groups.pad ?? '').length;
    const carets = (m.groups.carets ?? '').length;
    expected.push(`${lines.length - 1}:${from}-${from + carets} ${(m.groups.says ?? '').trim()}`);
  }
  return { text: lines.join('\n'), expected };
}
