/** What the grammars of citations share: the text, its bounds, and the citations read so far. */
import { type Span, span } from '../../text/span';
import type { Citation, CitationField, CitationKind, Part } from '../types';
import type { CitationForms } from './forms';

export type Parts = Partial<Record<CitationField, Part>>;

/** Matches a sticky expression at one place. */
export function matchAt(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at;
  return expression.exec(text);
}

/** Text with each run of white space made one space. */
export const smooth = (s: string): string => s.replace(/\s+/g, ' ').trim();

/** Two underscores are no italics but a blank: "565 U.S. ___". */
const SPACES = /(?:\s|\*|_(?!_)){0,8}/y;
const PUNCTUATED = /(?:\s|\*|_(?!_)){0,4},?(?:\s|\*|_(?!_)){0,8}/y;

export class Reading {
  readonly found: Citation[] = [];
  /** Offset behind the last citation: nothing before it belongs to the next one. */
  floor: number;
  /** End of the last list of sections that no law stood behind: nothing before it need be tried as one. */
  uncontained = 0;

  #constitution: boolean | undefined;

  constructor(
    public text: string,
    public from: number,
    public to: number,
    readonly forms: CitationForms,
  ) {
    this.floor = from;
  }

  /** Begins on another text. Only one that has found nothing may. */
  restart(text: string, from: number, to: number): this {
    this.text = text;
    this.from = from;
    this.to = to;
    this.floor = from;
    this.uncontained = 0;
    this.#constitution = undefined;
    return this;
  }

  /** Whether the text names a constitution at all. */
  get namesConstitution(): boolean {
    this.#constitution ??= this.text.includes('onst');
    return this.#constitution;
  }

  part(start: number, end: number): Part {
    return { text: this.text.slice(start, end), span: span(start, end) };
  }

  match(expression: RegExp, at: number): RegExpExecArray | null {
    const m = matchAt(expression, this.text, at);
    return m && at + m[0].length <= this.to ? m : null;
  }

  /** Behind white space and the marks of italics. */
  skip(at: number): number {
    return at + (this.match(SPACES, at)?.[0].length ?? 0);
  }

  /** Behind white space and at most one comma. */
  skipComma(at: number): number {
    return at + (this.match(PUNCTUATED, at)?.[0].length ?? 0);
  }

  add(kind: CitationKind, where: Span, parts: Parts, key: string, normal: string, parallel: readonly Part[] = []): void {
    this.found.push({ kind, span: where, parts, parallel, key, normal });
    this.floor = where.end;
  }
}
