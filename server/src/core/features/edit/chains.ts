/** How the written chain of a reference follows when provisions change their level: "(b)(2)" becomes "(c)". */
import type { DraftBlock } from '../../index/block';
import { span } from '../../text/span';
import { type Binding, type DraftProvision, designatorSpan, isProvision, numberedOf } from './bindings';
import { isUnder } from './extent';
import type { Relevelling } from './levelTree';
import type { Rewriting } from './rewriting';
import { type Units, unitLike } from './units';
import { writtenLike } from './written';

const UNIT_BEFORE = /\b((?:sub(?:section|division|paragraph|clause)|paragraph|clause|item)s?)\s{1,3}$/i;
/** Between the inner and the outer step of "paragraph (2) of subdivision (b)". */
const OF_UNIT = /^\s+(?:of|in|under)\s+[a-z]+\s{1,3}$/i;

/** The unit a reference's "of this …" means, behind its last step. */
const ANCHOR = /\b(?:this|such|that|said|the same)\s+(sub(?:section|division|paragraph|clause)|paragraph|clause|item)\b/i;

/** One change of level, with what is needed to write references after it. */
export class Chains {
  /** Offsets in the document of words "this …" that are written anew with their reference. */
  readonly written = new Set<number>();

  constructor(
    readonly rewriting: Rewriting,
    readonly change: Relevelling,
    readonly units: Units,
  ) {}

  parentOf(p: DraftProvision): DraftProvision | undefined {
    return this.change.parents.has(p) ? this.change.parents.get(p) : p.parent;
  }

  levelOf(p: DraftProvision): number {
    return this.change.levels.get(p) ?? p.level;
  }

  numberOf(p: DraftProvision): string {
    return this.change.renaming.get(p) ?? p.designator;
  }

  /** Whether `p` stands under `above`, or is it, after the change. */
  isUnderNow(p: DraftProvision | undefined, above: DraftProvision): boolean {
    for (let at = p; at; at = this.parentOf(at)) if (at === above) return true;
    return false;
  }

  /** Whether anything a reference names has a new number, level or parent. */
  concerns({ steps, target }: Binding): boolean {
    const { change } = this;
    const end = numberedOf(target);
    if (end && isProvision(end) && isUnder(end, change.moved)) return true;
    return steps.some((t) => {
      const n = t && numberedOf(t);
      return n !== undefined && isProvision(n) && (change.renaming.has(n) || change.parents.has(n));
    });
  }

  /** Rewrites one reference; a reason where it can't be done with certainty. `alone`: it shares its words with no other. */
  follow(binding: Binding, alone: boolean): string {
    const { block, reference, steps } = binding;
    // "of this paragraph" says itself where the chain begins.
    const anchored = /^(?:sub|para|clause|item)/.test(reference.anchor);
    const first = steps.findIndex((t) => t?.provision !== undefined);
    if (first < 0) return '';
    const old: DraftProvision[] = [];
    for (const t of steps.slice(first)) {
      const n = t && numberedOf(t);
      if (!n || !isProvision(n)) break;
      old.push(n);
    }
    const target = old.at(-1);
    const outermost = old[0];
    if (!target || !outermost) return '';
    const home = block.section?.standingOf(block)?.provision;
    const chain = this.#chainTo(target, first > 0 || reference.anchor === 'section', anchored, home, outermost);
    let head = 0;
    while (head < old.length && head < chain.length && old[head] === chain[head]) head++;
    let tail = 0;
    while (tail < old.length - head && tail < chain.length - head && old[old.length - 1 - tail] === chain[chain.length - 1 - tail]) tail++;
    if (anchored && this.parentOf(outermost) !== outermost.parent) {
      const failed = this.#anchor(binding, outermost, home);
      if (failed) return failed;
    }
    const gone = old.slice(head, old.length - tail);
    const come = chain.slice(head, chain.length - tail);
    const at = (p: DraftProvision): number => first + old.indexOf(p);
    if (gone.length === come.length) for (const [i, p] of gone.entries()) this.#renumber(binding, at(p), come[i] as DraftProvision);
    else if (!alone) return 'shares its words with another reference';
    else if (come.length === 0) {
      const inner = old[head + gone.length];
      const failed = inner ? this.#drop(binding, gone.map(at), at(inner)) : 'names what it stands in';
      if (failed) return failed;
    } else if (gone.length === 0) {
      const before = old[head];
      const failed = before ? this.#insert(binding, at(before), before, come) : 'names what it stands in';
      if (failed) return failed;
    } else return 'names several levels that change';
    // What stays in the chain takes its new number.
    for (const p of [...old.slice(0, head), ...old.slice(old.length - tail)]) this.#renumber(binding, at(p), p);
    this.#unitWords(binding, first, old, chain);
    return '';
  }

  /** The provisions that a reference must name: from the section down, or from the nearest level it shares with its place. */
  #chainTo(
    target: DraftProvision,
    whole: boolean,
    anchored: boolean,
    home: DraftProvision | undefined,
    outermost: DraftProvision,
  ): DraftProvision[] {
    const chain = [target];
    for (let p = this.parentOf(target); p; p = this.parentOf(p)) {
      const top = chain[0] as DraftProvision;
      const above = this.parentOf(top);
      const reached = top === outermost || !this.isUnderNow(top, outermost);
      if (!whole && reached && above && (anchored || this.isUnderNow(home, above))) break;
      chain.unshift(p);
    }
    return chain;
  }

  #renumber({ block, start, reference }: Binding, step: number, p: DraftProvision): void {
    const s = reference.steps[step]?.span;
    if (!s || reference.steps[step]?.designator === '' || this.#whole.has(start + s.start) || this.rewriting.touches(start + s.start))
      return;
    const at = designatorSpan(block, reference, step);
    const written = block.textOf(at);
    const text = writtenLike(written, this.numberOf(p));
    const style = this.change.styles.get(p);
    const bare = block.text[s.start] !== '(';
    // A level of another dress is written in that dress where the step stands alone.
    if (style && text !== written && bare === (style.dress === '()') && this.#standsAlone(block, reference, step))
      this.rewriting.replace(span(start + s.start, start + s.end), bare ? `(${this.numberOf(p)})` : text);
    else if (text !== written) this.rewriting.replace(span(start + at.start, start + at.end), text);
  }

  /** Whether no other step stands right before or behind a step, as in a chain. */
  #standsAlone(block: DraftBlock, reference: Binding['reference'], step: number): boolean {
    const s = reference.steps[step]?.span;
    return s !== undefined && block.text[s.end] !== '(' && /\s/.test(block.text[s.start - 1] ?? ' ');
  }

  #dressed(p: DraftProvision): string {
    const dress = this.change.styles.get(p)?.dress ?? p.dress;
    return dress === '()' ? `(${this.numberOf(p)})` : this.numberOf(p);
  }

  /** "of this subsection" where the provision named first stands under something else now. */
  #anchor({ block, start, reference }: Binding, outermost: DraftProvision, home: DraftProvision | undefined): string {
    const from = reference.steps.at(-1)?.span.end ?? reference.span.start;
    const found = ANCHOR.exec(block.text.slice(from, reference.span.end));
    const above = this.parentOf(outermost);
    const unit = above ? this.units(this.levelOf(above)) : 'section';
    if (!found || !unit || (above && !this.isUnderNow(home, above))) return 'says “of this” of what it no longer stands in';
    const at = start + from + found.index;
    this.written.add(at);
    const word = found[1] as string;
    const begin = at + found[0].length - word.length;
    if (word.toLowerCase() !== unit) this.rewriting.replace(span(begin, begin + word.length), unitLike(word, unit));
    return '';
  }

  /** Takes steps out of a chain: "(b)" of "(b)(2)", " of subdivision (b)" behind "paragraph (2)". */
  #drop({ block, start, reference }: Binding, gone: readonly number[], inner: number): string {
    const kept = reference.steps[inner]?.span;
    for (const i of gone) {
      const s = reference.steps[i]?.span;
      if (!s || !kept) return 'is not written as a chain';
      if (block.text[s.start] === '(' && s.end <= kept.start && block.text.slice(s.end, kept.start).trim() === '')
        this.rewriting.replace(span(start + s.start, start + s.end), '');
      else if (s.start >= kept.end && OF_UNIT.test(block.text.slice(kept.end, s.start)))
        this.rewriting.replace(span(start + kept.end, start + s.end), '');
      else return 'is not written as a chain';
    }
    return '';
  }

  /** Puts steps into a chain: "(b)" before "(3)". */
  #insert({ block, start, reference }: Binding, before: number, p: DraftProvision, come: readonly DraftProvision[]): string {
    const s = reference.steps[before]?.span;
    if (s && block.text[s.start] !== '(') return this.#insertWords({ block, start, reference } as Binding, before, p, come);
    if (!s) return 'is not written as a chain';
    // One replacement for the step: what is put before it and its own new number.
    const own = writtenLike(block.textOf(designatorSpan(block, reference, before)), this.numberOf(p));
    const text = [...come.map((c) => this.numberOf(c)), own].map((d) => `(${d})`).join('');
    this.rewriting.replace(span(start + s.start, start + s.end), text);
    this.#put.set(start + s.start, come[0] ?? p);
    return '';
  }

  /** What a step begins with after steps were put before it, by its offset. */
  readonly #put = new Map<number, DraftProvision>();

  /** "subdivision c" becomes "paragraph 3 of subdivision b". */
  #insertWords({ block, start, reference }: Binding, before: number, p: DraftProvision, come: readonly DraftProvision[]): string {
    const s = reference.steps[before]?.span;
    const found = s && UNIT_BEFORE.exec(block.text.slice(Math.max(0, s.start - 24), s.start));
    const names = [p, ...[...come].reverse()].map((x) => ({ unit: this.units(this.levelOf(x)), number: this.#dressed(x) }));
    if (!s || !found || names.some((n) => n.unit === undefined)) return 'is not written as a chain';
    const begin = start + s.start - found[0].length;
    const text = names
      .map(({ unit, number }, i) => `${i === 0 ? unitLike(found[1] as string, unit as string) : unit} ${number}`)
      .join(' of ');
    this.rewriting.replace(span(begin, start + s.end), text);
    this.#whole.add(start + s.start);
    return '';
  }

  /** Steps that are written anew with the word before them. */
  readonly #whole = new Set<number>();

  /** The words "subsection", "paragraph" before steps whose level changes. */
  #unitWords({ block, start, reference }: Binding, first: number, old: readonly DraftProvision[], chain: readonly DraftProvision[]): void {
    for (let i = first; i < reference.steps.length; i++) {
      const p = old[i - first];
      const step = reference.steps[i];
      if (!p || !step || this.#whole.has(start + step.span.start)) continue;
      const found = UNIT_BEFORE.exec(block.text.slice(Math.max(0, step.span.start - 24), step.span.start));
      if (!found) continue;
      const word = found[1] as string;
      // A word before the outermost step names the level of whatever stands there now.
      const chained = i === first && this.#isChain(block, reference, first) && block.text[step.span.start] === '(';
      const now = this.#put.get(start + step.span.start) ?? (chained ? chain[0] : undefined) ?? p;
      const [was, is] = [this.units(p.level), this.units(this.levelOf(now))];
      if (!was || !is || was === is || word.toLowerCase().replace(/s$/, '') !== was) continue;
      const at = step.span.start - found[0].length;
      this.rewriting.replace(span(start + at, start + at + word.length), unitLike(word, is));
    }
  }

  /** Whether the steps from `first` on stand one behind the other: "(b)(2)". */
  #isChain(block: DraftBlock, reference: Binding['reference'], first: number): boolean {
    const steps = reference.steps.slice(first);
    return steps.every((s, i) => {
      const next = steps[i + 1];
      return !next || (s.span.end <= next.span.start && block.text.slice(s.span.end, next.span.start).trim() === '');
    });
  }
}
