/** The one renderer of model clauses: plain text for edits and files, snippet text for editors. */

import type { ClauseBlock, ClauseText, Run } from './parse';
import { isUnknown, partsOf } from './parse';
import type { DraftShape } from './shape';
import { bareDesignator, designator, indentAt, rungAt } from './shape';
import { swapTerms, TERM_WORDS } from './terms';
import type { Clause, Placeholder, Wordings } from './types';

/** `plain`: blanks hold their default or [A NAME IN BRACKETS]; `snippet`: blanks are tab stops of the editor. */
export type RenderForm = 'plain' | 'snippet';

/** Escapes text for an editor snippet, in which `$`, `}` and the backslash have a meaning ("$1,000" is money, not a stop). */
export const escapeSnippet = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

/** Escapes a choice of a snippet, which also may hold no bare comma or bar. */
const escapeChoice = (text: string): string => text.replace(/[\\$},|]/g, '\\$&');

/**
 * Writes a wording as one section in the draft's manner, with `number` as its section number.
 * No line break at the end. A snippet ends in the final stop `$0`.
 */
export function renderClause(
  _clause: Clause,
  wording: Wordings,
  shape: DraftShape,
  form: RenderForm,
  number = shape.numbering.first,
): string {
  return renderSection(partsOf(wording), shape, form, number);
}

/** Writes a parsed wording as one section; see `renderClause`. */
export function renderSection(parts: ClauseText, shape: DraftShape, form: RenderForm, number: string): string {
  let forms = rendered.get(shape);
  if (!forms) {
    forms = { plain: new WeakMap(), snippet: new WeakMap() };
    rendered.set(shape, forms);
  }
  let unnumbered = forms[form].get(parts);
  if (!unnumbered) {
    unnumbered = new Writer(parts.blocks, shape, form).section(parts.heading);
    forms[form].set(parts, unnumbered);
  }
  const { before, after } = unnumbered;
  return form === 'snippet' ? `${before}${escapeSnippet(number)}${after}$0` : `${before}${number}${after}`;
}

/** A section written but for its number, which is all that differs from place to place in one draft. */
interface Unnumbered {
  readonly before: string;
  readonly after: string;
}

const rendered = new WeakMap<DraftShape, Readonly<Record<RenderForm, WeakMap<ClauseText, Unnumbered>>>>();

/** Writes one definition with the subdivisions under it, `index` being its place (from 0) where definitions are numbered. */
export function renderDefinition(blocks: readonly ClauseBlock[], shape: DraftShape, form: RenderForm, index: number): string {
  const writer = new Writer(blocks, shape, form);
  return writer.joined(writer.blocks(index), blocks);
}

class Writer {
  /** Tab stop of each blank already met. */
  private readonly stops = new Map<string, number>();
  private readonly paths = new Map<string, string>();

  constructor(
    private readonly source: readonly ClauseBlock[],
    private readonly shape: DraftShape,
    private readonly form: RenderForm,
  ) {
    this.number();
  }

  section(heading: readonly Run[]): Unnumbered {
    const { shape } = this;
    const style = shape.heading;
    const before = `${shape.sectionIndent}${this.text(shape.numbering.word)}`;
    const close = this.text(shape.numbering.close);
    const words = this.runs(heading, true);
    const head = style.place === 'none' || words === '' ? close : `${close} ${words}${style.stop}`;
    const blocks = this.blocks(0);
    const first = this.source[0];
    // Where sections bear no heading, the first words stand beside the number, whatever they are.
    const joined = style.place === 'run-in' ? first?.kind === 'paragraph' : style.place === 'none' && first !== undefined;
    const opening = joined ? `${head} ${(blocks.shift() ?? '').trimStart()}` : head;
    const below = this.source.slice(joined ? 1 : 0);
    const gap = below.length === 0 ? '' : this.gapBefore(below[0]);
    return { before, after: `${opening}${gap}${this.joined(blocks, below)}` };
  }

  /** The written paragraphs with the line breaks that belong between them. */
  joined(written: readonly string[], of: readonly ClauseBlock[]): string {
    return written.map((text, i) => (i === 0 ? text : this.gapBefore(of[i]) + text)).join('');
  }

  private gapBefore(block: ClauseBlock | undefined): string {
    const { lineBreak, itemGap, definitionGap } = this.shape;
    return lineBreak.repeat((block?.kind === 'definition' ? definitionGap : itemGap) + 1);
  }

  /** The paragraphs, each with its indentation and marker; `from` is the index of the first definition. */
  blocks(from: number): string[] {
    const counters: number[] = [];
    let definitions = from;
    return this.source.map((block) => {
      const said = this.runs(block.runs, false);
      const words = block.kind === 'definition' && !this.shape.quotedDefinitions ? said.replace(/^["“]([^"”]*)["”]/, '$1') : said;
      if (block.kind === 'item') {
        const index = count(counters, block.depth);
        return `${indentAt(this.shape, block.depth)}${designator(rungAt(this.shape, block.depth), index)} ${words}`;
      }
      counters.length = 0;
      if (block.kind === 'definition' && this.shape.numberedDefinitions)
        return `${indentAt(this.shape, 1)}${designator(rungAt(this.shape, 1), definitions++)} ${words}`;
      return block.kind === 'definition' ? `${indentAt(this.shape, 1)}${words}` : `${this.shape.sectionIndent}${words}`;
    });
  }

  /** Gives every named subdivision its path, so that references may point forward as well as back. */
  private number(): void {
    const counters: number[] = [];
    for (const block of this.source) {
      if (block.kind !== 'item') {
        counters.length = 0;
        continue;
      }
      count(counters, block.depth);
      if (block.name !== '') this.paths.set(block.name, this.path(counters));
    }
  }

  private path(counters: readonly number[]): string {
    const steps = counters.map((index, level) => ({ rung: rungAt(this.shape, level + 1), index: Math.max(0, index) }));
    const bracketed = steps.every((step) => step.rung.dress !== '.');
    const bare = steps.map((step) => bareDesignator(step.rung, step.index));
    return bracketed ? bare.map((step) => `(${step})`).join('') : bare.join('.');
  }

  private runs(runs: readonly Run[], heading: boolean): string {
    let out = '';
    for (const run of runs) {
      if (run.kind === 'blank') out += this.blank(run.blank, heading);
      else if (run.kind === 'reference') out += this.text(this.reference(run.name, run.capital));
      else out += this.text(this.words(run.text, out === '' || out.endsWith(' '), heading));
    }
    return out;
  }

  private reference(name: string, capital: boolean): string {
    const unit = this.shape.units[0] ?? 'subsection';
    const word = capital ? unit.charAt(0).toUpperCase() + unit.slice(1) : unit;
    return `${word} ${this.paths.get(name) ?? ''}`.trimEnd();
  }

  private words(text: string, opening: boolean, heading: boolean): string {
    const { shape } = this;
    const unit = shape.units[0] ?? 'subsection';
    let out = text
      .replace(/\bshall not\b/g, shape.prohibition)
      .replace(/\bshall\b/g, shape.duty)
      .replace(/\b([Tt]his) subsection\b/g, `$1 ${unit}`);
    for (const [id, own] of Object.entries(shape.terms)) {
      const ours = TERM_WORDS[id];
      if (ours !== undefined) out = swapTerms(out, ours, own);
    }
    if (shape.quotes === 'curly') out = curly(out, opening);
    return heading && shape.heading.capitals ? out.toUpperCase() : out;
  }

  private blank(blank: Placeholder, heading: boolean): string {
    const filled = this.shape.fills[blank.name];
    const dress = (text: string): string => (heading && this.shape.heading.capitals ? text.toUpperCase() : text);
    if (filled !== undefined && filled !== '') return this.text(dress(filled));
    const usual = this.shape.usual[blank.name];
    const offered =
      usual === undefined ? blank.choices : [usual, ...blank.choices.filter((choice) => choice !== usual && !isUnknown(choice))];
    const choices = offered.map((choice) => dress(isUnknown(choice) ? `[${choice}]` : choice));
    const first = choices[0] ?? '';
    if (this.form === 'plain') return first;
    const met = this.stops.get(blank.name);
    if (met !== undefined) return `\${${met}}`;
    const stop = this.stops.size + 1;
    this.stops.set(blank.name, stop);
    return choices.length > 1 ? `\${${stop}|${choices.map(escapeChoice).join(',')}|}` : `\${${stop}:${escapeSnippet(first)}}`;
  }

  private text(text: string): string {
    return this.form === 'snippet' ? escapeSnippet(text) : text;
  }
}

/** Counts one subdivision on: the counters hold the 0-based index at each depth; returns the one at `depth`. */
function count(counters: number[], depth: number): number {
  counters.length = Math.min(counters.length, depth);
  while (counters.length < depth) counters.push(-1);
  const index = (counters[depth - 1] ?? -1) + 1;
  counters[depth - 1] = index;
  return index;
}

/** Typographic quotation marks; `opening` says whether a mark at the very start opens. */
function curly(text: string, opening: boolean): string {
  return text.replace(/["']/g, (mark, at: number) => {
    const opens = at === 0 ? opening : /[\s([—]/.test(text[at - 1] as string);
    if (mark === '"') return opens ? '“' : '”';
    return opens ? '‘' : '’';
  });
}
