/** Reads a draft for the checklist along with the rules: which tests match in each block, and where. */
import { splitSentences } from '../facts/sentences';
import type { DraftBlock } from '../index/block';
import type { Draft } from '../index/draft';
import type { Surroundings } from '../rules/environment';
import type { Gate, MatchEnv } from '../rules/match/env';
import { matchNorm } from '../rules/match/norm';
import { matchSentence } from '../rules/match/sentence';
import { Marks } from '../rules/needs';
import type { Along } from '../rules/runner';
import { contains, overlaps, type Span, span } from '../text/span';
import { Evidence, type Found } from './evidence';
import type { ResolvedPlan, WordTest } from './plan';

/** Headings are short; a longer one is a sentence. */
const LONGEST_HEADING = 160;
const NOTHING: readonly Found[] = [];
const NOT_WORDS = /[^a-z0-9]+/;

export class CoverageReader implements Along {
  readonly evidence: Evidence;
  readonly #marks = new Marks();
  /** By test, the turn in which it was last held against a block. */
  readonly #turns: number[] = [];
  #turn = 0;

  constructor(
    readonly draft: Draft,
    private readonly plan: ResolvedPlan,
  ) {
    this.evidence = new Evidence(draft, plan.count);
  }

  drop(block: DraftBlock): void {
    this.evidence.drop(block);
  }

  match(block: DraftBlock, surroundings: Surroundings, asked: (key: string) => void): void {
    let found = this.#structure(block);
    if (block.role !== 'ignored' && block.keys.length > 0) {
      const gate = surroundings.gateOf(block, asked);
      const words = this.#words(block, gate, () => surroundings.environmentOf(block, gate, asked));
      if (words !== NOTHING) found = [...found, ...words].sort((a, b) => a.span.start - b.span.start || a.test - b.test);
    }
    this.evidence.put(block, found);
  }

  /** The tests that may match in a block or in what its sentences are joined to. */
  #wanted(block: DraftBlock, gate: Gate): readonly WordTest[] {
    const index = gate === 'shut' ? this.plan.wordsOfForm : this.plan.words;
    this.#marks.around(block, this.draft.standingOf(block));
    const turn = ++this.#turn;
    let wanted: WordTest[] | undefined;
    for (const key of this.#marks.named)
      for (const test of index.get(key) ?? NONE) {
        if (this.#turns[test.number] === turn) continue;
        this.#turns[test.number] = turn;
        if (!this.#marks.meet(test.needs)) continue;
        wanted ??= [];
        wanted.push(test);
      }
    return wanted ?? NONE;
  }

  #words(block: DraftBlock, gate: Gate, environment: () => MatchEnv): readonly Found[] {
    const wanted = this.#wanted(block, gate);
    if (wanted.length === 0) return NOTHING;
    const env = environment();
    const found: Found[] = [];
    let spoken = false;
    for (const { number, norm: test } of wanted) {
      if (!test) spoken = true;
      else
        for (const norm of this.draft.normsOf(block)) {
          const hit = matchNorm(test, norm, env, 'hint');
          if (hit) found.push({ test: number, span: hit.span });
        }
    }
    if (!spoken) return found;
    const { mentions } = block;
    for (const sentence of splitSentences(block.text, startOf(block), block.outline.end)) {
      const inside = mentions.filter((m) => contains(sentence, m.span) && !block.struck.some((s) => overlaps(s, m.span)));
      if (inside.length === 0) continue;
      for (const { number, sentence: test } of wanted) {
        const hit = test && matchSentence(test, sentence, inside, block.role, env);
        if (hit) found.push({ test: number, span: hit.span });
      }
    }
    return found;
  }

  /** Whether a phrase stands in a heading only within a longer term of the field: "enforcement" in "immigration enforcement". */
  #isInTerm(block: DraftBlock, heading: Span, phrase: string): boolean {
    if (!block.strong) return false;
    const { lexicon } = this.draft.reader;
    let rest = block.textOf(heading).toLowerCase();
    let inside = false;
    for (const m of block.mentions) {
      const term = block.textOf(m.span).toLowerCase();
      if (!contains(heading, m.span) || !lexicon.isStrong(m.concept) || term === phrase || !term.includes(phrase)) continue;
      inside = true;
      rest = rest.split(term).join(' ');
    }
    return inside && !rest.includes(phrase);
  }

  /** What the heading and the kind of a block show. */
  #structure(block: DraftBlock): readonly Found[] {
    const { outline } = block;
    const { heading, kind } = outline;
    let found: Found[] | undefined;
    const add = (test: number, by: 'heading' | 'kind'): void => {
      const whole = span(Math.min(outline.body, outline.end), outline.end);
      found ??= [];
      found.push({ test, span: by === 'heading' && heading ? heading : whole, by });
    };
    if (heading && (kind === 'section' || kind === 'division') && heading.end - heading.start <= LONGEST_HEADING) {
      const words = block.textOf(heading).toLowerCase().split(NOT_WORDS);
      const line = ` ${words.join(' ')} `;
      for (const word of new Set(words))
        for (const { phrase, number } of this.plan.headings.get(word) ?? [])
          if (line.includes(` ${phrase} `) && !this.#isInTerm(block, heading, phrase)) add(number, 'heading');
    }
    for (const test of this.plan.blocks.get(kind) ?? []) add(test, 'kind');
    // A short name in brackets is no definition that anybody would look for.
    if (block.defines && block.facts.definitions.some((d) => !d.inBrackets)) for (const test of this.plan.definitions) add(test, 'kind');
    return found ?? NOTHING;
  }
}

const NONE: readonly WordTest[] = [];
const startOf = (block: DraftBlock): number => Math.min(block.outline.heading?.start ?? block.outline.body, block.outline.body);
