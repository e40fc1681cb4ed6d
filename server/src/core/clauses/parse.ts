/**
 * Reading the text of a model clause as written in snippets/<id>.md.
 * The notation is told to lawyers in snippets/README.md; a text that breaks it yields problems, never an exception.
 */
import type { Placeholder, Wordings } from './types';

/** A stretch of clause text: words, a blank, or a reference to a subdivision of the same clause. */
export type Run =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'blank'; readonly blank: Placeholder }
  /** `capital`: the reference opens a sentence, "Subsection (a) applies …". */
  | { readonly kind: 'reference'; readonly name: string; readonly capital: boolean };

/** One paragraph, subdivision or definition of a clause. */
export interface ClauseBlock {
  readonly kind: 'paragraph' | 'item' | 'definition';
  /** 0 for a paragraph or definition, 1 for a first-level subdivision, 2 for one under it, and so on. */
  readonly depth: number;
  /** The name in `{#name}`, or empty. For a definition, the id of its term. */
  readonly name: string;
  readonly runs: readonly Run[];
}

/** Something in a clause that the notation does not allow. */
export interface ClauseProblem {
  /** 0-based line within the wording's text. */
  readonly line: number;
  /** A plain sentence that says what is wrong and what to write. */
  readonly message: string;
}

/** A wording read into its parts. */
export interface ClauseText {
  readonly heading: readonly Run[];
  readonly blocks: readonly ClauseBlock[];
  readonly problems: readonly ClauseProblem[];
}

/** The wordings and notes of a clause file's body, the part after its front matter. */
export interface ClauseBody {
  readonly wordings: readonly Wordings[];
  readonly notes: string;
}

/** Name of the main text among the wordings. */
export const MAIN = 'balanced';

const BLANK_NAME = /^[a-z][a-z0-9_]*$/;
const ANCHOR = /^\{#([a-z0-9-]{1,60})\}$/;
const LIST_LINE = /^( *)([-*]) +(.*)$/;
/** A choice in capitals stands for a fact the drafter must supply: it has no safe default. */
const UNKNOWN = /^[A-Z][A-Z0-9 ,'/-]+$/;

/** Whether a choice only names the fact to fill in ("EFFECTIVE DATE"), so that it is printed as [EFFECTIVE DATE]. */
export const isUnknown = (choice: string): boolean => UNKNOWN.test(choice);

/** Splits a clause file's body into its main text, alternatives and notes. */
export function splitClauseBody(body: string): ClauseBody {
  const wordings: Wordings[] = [];
  let notes = '';
  for (const part of body.replace(/\r\n?/g, '\n').split(/^## /m).slice(1)) {
    const cut = part.indexOf('\n');
    const title = (cut < 0 ? part : part.slice(0, cut)).trim();
    const rest = cut < 0 ? '' : part.slice(cut + 1).trim();
    if (title === 'Notes') notes = rest;
    else if (title === 'Text') wordings.push({ name: MAIN, when: '', text: rest });
    else if (title.startsWith('Alternative:')) {
      const line = rest.indexOf('\n');
      const first = line < 0 ? rest : rest.slice(0, line);
      const when = first.startsWith('When:') ? first.slice(5).trim() : '';
      wordings.push({ name: title.slice(12).trim(), when, text: when === '' ? rest : rest.slice(first.length).trim() });
    }
  }
  return { wordings, notes };
}

/** Reads one wording. Lines of one paragraph may be wrapped by hand; a blank line or a list mark begins a new one. */
export function parseWording(text: string): ClauseText {
  const reading = new Reading();
  text.split(/\r\n?|\n/).forEach((line, number) => {
    reading.line(line, number);
  });
  return reading.end();
}

const parsed = new WeakMap<Wordings, ClauseText>();

/** A wording of the law book as parsed once for all drafts. */
export function partsOf(wording: Wordings): ClauseText {
  let parts = parsed.get(wording);
  if (!parts) {
    parts = parseWording(wording.text);
    parsed.set(wording, parts);
  }
  return parts;
}

/** All blanks of a wording in order of first use; a name used twice counts once. */
export function blanksOf(parts: ClauseText): readonly Placeholder[] {
  const seen = new Map<string, Placeholder>();
  for (const run of [...parts.heading, ...parts.blocks.flatMap((block) => block.runs)])
    if (run.kind === 'blank' && !seen.has(run.blank.name)) seen.set(run.blank.name, run.blank);
  return [...seen.values()];
}

interface Draft {
  kind: ClauseBlock['kind'];
  depth: number;
  line: number;
  words: string;
}

class Reading {
  private heading: readonly Run[] | undefined;
  private readonly blocks: ClauseBlock[] = [];
  private readonly lines: number[] = [];
  private readonly problems: ClauseProblem[] = [];
  private open: Draft | undefined;

  line(line: string, number: number): void {
    const words = line.trim();
    if (words === '') {
      this.close();
      return;
    }
    if (this.heading === undefined && words.startsWith('# ')) {
      this.heading = this.runs(words.slice(2).trim(), number);
      return;
    }
    const list = LIST_LINE.exec(line);
    if (!list) {
      if (this.open) this.open.words += ` ${words}`;
      else this.open = { kind: 'paragraph', depth: 0, line: number, words };
      return;
    }
    this.close();
    const definition = list[2] === '*';
    const depth = definition ? 0 : Math.floor((list[1] as string).length / 2) + 1;
    const above = this.blocks[this.blocks.length - 1];
    if (!definition && depth > (above?.depth ?? 0) + 1 && !(above?.kind === 'definition' && depth === 2))
      this.problem(number, 'This subdivision is more than one level deeper than the one above; take out two blanks.');
    this.open = { kind: definition ? 'definition' : 'item', depth, line: number, words: list[3] as string };
  }

  end(): ClauseText {
    this.close();
    if (this.heading === undefined) this.problem(0, 'The text has no heading; begin with "# " and the heading.');
    const names = new Map<string, number>();
    this.blocks.forEach((block, at) => {
      if (block.name !== '' && names.has(block.name)) this.problem(this.lines[at] ?? 0, `{#${block.name}} is given twice.`);
      names.set(block.name, at);
    });
    this.blocks.forEach((block, at) => {
      for (const run of block.runs)
        if (run.kind === 'reference' && !names.has(run.name))
          this.problem(this.lines[at] ?? 0, `[[sub:${run.name}]] names no subdivision; give one {#${run.name}}.`);
      if (block.kind === 'item' && this.alone(at))
        this.problem(this.lines[at] ?? 0, 'A list of one: join it to the text above or add a second subdivision.');
    });
    return { heading: this.heading ?? [], blocks: this.blocks, problems: this.problems };
  }

  /** Whether a subdivision has no sibling before or behind it. */
  private alone(at: number): boolean {
    const depth = (this.blocks[at] as ClauseBlock).depth;
    const sibling = (step: number): boolean => {
      for (let i = at + step; i >= 0 && i < this.blocks.length; i += step) {
        const other = this.blocks[i] as ClauseBlock;
        if (other.kind === 'item' && other.depth === depth) return true;
        if (other.kind === 'definition' || (other.kind === 'item' && other.depth < depth)) return false;
      }
      return false;
    };
    return !sibling(-1) && !sibling(1);
  }

  private close(): void {
    const open = this.open;
    if (!open) return;
    this.open = undefined;
    const at = open.words.lastIndexOf('{#');
    const anchor = at < 0 ? null : ANCHOR.exec(open.words.slice(at));
    const words = anchor ? open.words.slice(0, at).trimEnd() : open.words;
    this.lines.push(open.line);
    this.blocks.push({ kind: open.kind, depth: open.depth, name: anchor?.[1] ?? '', runs: this.runs(words, open.line) });
  }

  private runs(text: string, line: number): readonly Run[] {
    const runs: Run[] = [];
    const marks = /\{\{([^{}]*)\}\}|\[\[([^[\]]*)\]\]/g;
    let from = 0;
    const words = (to: number): void => {
      if (to <= from) return;
      const piece = text.slice(from, to);
      if (/\{\{|\}\}|\[\[|\]\]|\{#/.test(piece))
        this.problem(line, 'A blank {{name|default}}, reference [[sub:name]] or name {#name} is not closed or stands wrong.');
      runs.push({ kind: 'words', text: piece });
    };
    for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
      words(mark.index);
      from = mark.index + mark[0].length;
      runs.push(mark[1] !== undefined ? this.blank(mark[1], line) : this.reference(mark[2] ?? '', line));
    }
    words(text.length);
    return runs;
  }

  private blank(inner: string, line: number): Run {
    const [name = '', ...choices] = inner.split('|').map((part) => part.trim());
    if (!BLANK_NAME.test(name)) this.problem(line, `"${name}" is no name for a blank: use small letters and underscores.`);
    const given = choices.filter((choice) => choice !== '');
    return {
      kind: 'blank',
      blank: { name, choices: given.length > 0 ? given : [name.replace(/_/g, ' ').toUpperCase()] },
    };
  }

  private reference(inner: string, line: number): Run {
    const [word = '', name = ''] = inner.split(':').map((part) => part.trim());
    if (word !== 'sub' && word !== 'Sub') this.problem(line, `[[${inner}]] is unknown: write [[sub:name]] or [[Sub:name]].`);
    return { kind: 'reference', name, capital: word === 'Sub' };
  }

  private problem(line: number, message: string): void {
    this.problems.push({ line, message });
  }
}
