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

const COMMA = 44;
const LONGEST_GAP = 8;

/** White space; a mark of italics as well. Two underscores are no italics but a blank: "565 U.S. ___". */
function isGap(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  return c === 32 || c === 10 || c === 13 || c === 9 || c === 0xa0 || c === 42 || (c === 95 && text.charCodeAt(at + 1) !== 95);
}

const FEDERAL =
  /U\.\s?S\. Const|United States Constitution|Constitution of the United States|Framers|\b[Tt]he Constitution\b|Federal Constitution/;
const STATE_OWN = /[Ss]tate [Cc]onstitution|[Cc]onstitution of (?:the|this) [Ss]tate/;

export class Reading {
  readonly found: Citation[] = [];
  /** Offset behind the last citation: nothing before it belongs to the next one. */
  floor: number;
  /** End of the last list of sections that no law stood behind: nothing before it need be tried as one. */
  uncontained = 0;

  #constitution: boolean | undefined;
  #amendment: boolean | undefined;

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
    this.#amendment = undefined;
    return this;
  }

  /** Whether the text names a constitution at all. */
  get namesConstitution(): boolean {
    this.#constitution ??= this.text.includes('onst');
    return this.#constitution;
  }

  get namesAmendment(): boolean {
    this.#amendment ??= this.text.includes('mendment');
    return this.#amendment;
  }

  /** Whether the text speaks of the Constitution of the United States, or of a constitution and no state's. */
  get namesFederalConstitution(): boolean {
    return FEDERAL.test(this.text) && !STATE_OWN.test(this.text);
  }

  part(start: number, end: number): Part {
    return { text: this.text.slice(start, end), span: span(start, end) };
  }

  match(expression: RegExp, at: number): RegExpExecArray | null {
    const m = matchAt(expression, this.text, at);
    return m && at + m[0].length <= this.to ? m : null;
  }

  /** Where a match at one place ends, or -1. */
  after(expression: RegExp, at: number): number {
    expression.lastIndex = at;
    return expression.test(this.text) && expression.lastIndex <= this.to ? expression.lastIndex : -1;
  }

  /** Behind white space and the marks of italics. */
  skip(at: number): number {
    let i = at;
    while (i < this.to && i - at < LONGEST_GAP && isGap(this.text, i)) i++;
    return i;
  }

  /** Behind white space and at most one comma. */
  skipComma(at: number): number {
    const i = this.skip(at);
    return this.text.charCodeAt(i) === COMMA && i < this.to ? this.skip(i + 1) : i;
  }

  /** Whether the first character that is no gap is this one, or a comma where that will do. */
  opensWith(at: number, code: number, comma = false): boolean {
    const c = this.text.charCodeAt(this.skip(at));
    return c === code || (comma && c === COMMA);
  }

  add(
    kind: CitationKind,
    where: Span,
    parts: Parts,
    key: string,
    normal: string | (() => string),
    parallel: readonly Part[] = NO_PARTS,
  ): void {
    this.found.push(new Read(kind, where, parts, parallel, key, normal));
    this.floor = where.end;
  }
}

const NO_PARTS: readonly Part[] = [];

/** A citation as it was read. Its normal form is put together only when somebody asks. */
class Read implements Citation {
  #normal: string | (() => string);

  constructor(
    readonly kind: CitationKind,
    readonly span: Span,
    readonly parts: Parts,
    readonly parallel: readonly Part[],
    readonly key: string,
    normal: string | (() => string),
  ) {
    this.#normal = normal;
  }

  get normal(): string {
    if (typeof this.#normal === 'function') this.#normal = this.#normal();
    return this.#normal;
  }
}
