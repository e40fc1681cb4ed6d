/** Reads one section for the checklist: which tests match in it, and where. */
import { splitSentences } from '../facts/sentences';
import type { DraftBlock } from '../index/block';
import type { Draft } from '../index/draft';
import type { DraftSection } from '../index/section';
import { SECTION, type Surroundings } from '../rules/environment';
import type { MatchEnv } from '../rules/match/env';
import { matchNorm } from '../rules/match/norm';
import { matchSentence } from '../rules/match/sentence';
import { Marks } from '../rules/needs';
import { contains, overlaps, type Span, span } from '../text/span';
import type { ResolvedPlan } from './plan';

/** A test that matches, and where. */
export interface Found {
  readonly test: number;
  readonly block: DraftBlock;
  /** Counts from the start of the block. */
  readonly span: Span;
}

/** What a section says, and what of the rest of the draft was looked at to tell it. */
export interface SectionCoverage {
  readonly found: readonly Found[];
  /** Keys of the tally that were asked about, each with the answer. */
  readonly asked: ReadonlyMap<string, boolean> | undefined;
  /** Whether the words of another section were read, so that an edit there may change what is found here. */
  readonly leansOnOthers: boolean;
}

const NOTHING: SectionCoverage = { found: [], asked: undefined, leansOnOthers: false };
/** Least certainty of a reading that counts. A checklist shows its place, so that the drafter can see for herself. */
const LEAST = 0.4;
/** Headings are short; a longer one is a sentence. */
const LONGEST_HEADING = 160;

/** Reads sections of one draft. */
export class CoverageReader {
  readonly #marks = new Marks();

  constructor(
    readonly draft: Draft,
    private readonly plan: ResolvedPlan,
    private readonly surroundings: Surroundings,
  ) {}

  read(section: DraftSection): SectionCoverage {
    if (section.contents) return NOTHING;
    const found: Found[] = [];
    this.#structure(section, found);
    this.#marks.begin();
    let named = false;
    for (const block of section.blocks) {
      this.#marks.add(block);
      named ||= block.keys.length > 0;
    }
    if (!named) return found.length > 0 ? { ...NOTHING, found } : NOTHING;
    // What the section as a whole does not name, none of its blocks can match.
    const norms = this.plan.norms.filter((t) => this.#marks.meet(t.needs));
    const sentences = this.plan.sentences.filter((t) => this.#marks.meet(t.needs));
    if (norms.length === 0 && sentences.length === 0) return found.length > 0 ? { ...NOTHING, found } : NOTHING;

    this.surroundings.refresh(section);
    let asked: Map<string, boolean> | undefined;
    let leansOnOthers = false;
    const ask = (key: string): void => {
      if (key === SECTION) return;
      if (key.startsWith('within:') || key.startsWith('number:')) leansOnOthers = true;
      else {
        asked ??= new Map();
        asked.set(key, this.draft.tally.has(key));
      }
    };
    for (const block of section.blocks) {
      if (block.role === 'ignored' || block.keys.length === 0) continue;
      this.#marks.around(block, this.draft.standingOf(block));
      const gate = this.surroundings.gateOf(block, ask);
      let env: MatchEnv | undefined;
      for (const { number, test, needs } of norms) {
        if ((gate === 'shut' && test.gate !== false) || !this.#marks.meet(needs)) continue;
        env ??= this.surroundings.environmentOf(block, gate, ask);
        for (const norm of this.draft.normsOf(block)) {
          const hit = matchNorm({ certainty: LEAST, ...test }, norm, env, 'hint');
          if (hit) found.push({ test: number, block, span: hit.span });
        }
      }
      const spoken = sentences.filter((t) => (gate !== 'shut' || t.test.gate === false) && this.#marks.meet(t.needs));
      if (spoken.length === 0) continue;
      env ??= this.surroundings.environmentOf(block, gate, ask);
      for (const sentence of splitSentences(block.text, startOf(block), block.outline.end)) {
        const mentions = block.mentions.filter((m) => contains(sentence, m.span) && !block.struck.some((s) => overlaps(s, m.span)));
        if (mentions.length === 0) continue;
        for (const { number, test } of spoken) {
          const hit = matchSentence(test, sentence, mentions, block.role, env);
          if (hit) found.push({ test: number, block, span: hit.span });
        }
      }
    }
    return found.length > 0 || asked || leansOnOthers ? { found, asked, leansOnOthers } : NOTHING;
  }

  /** What headings and the kinds of the blocks show. */
  #structure(section: DraftSection, found: Found[]): void {
    const opener = section.opener;
    const heading = opener?.outline.heading;
    if (opener && heading && heading.end - heading.start <= LONGEST_HEADING && !section.isBare) {
      const words = ` ${section.heading.toLowerCase().replace(/[^a-z0-9]+/g, ' ')} `;
      for (const { phrase, number } of this.plan.headings)
        if (words.includes(` ${phrase} `)) found.push({ test: number, block: opener, span: heading });
    }
    for (const block of section.blocks) {
      const tests = this.plan.blocks.get(block.outline.kind);
      if (!tests) continue;
      const place = span(Math.min(block.outline.body, block.outline.end), block.outline.end);
      for (const test of tests) found.push({ test, block, span: place });
    }
  }
}

const startOf = (block: DraftBlock): number => Math.min(block.outline.heading?.start ?? block.outline.body, block.outline.body);
