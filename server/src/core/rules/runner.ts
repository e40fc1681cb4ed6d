/**
 * Runs the rules over a draft and keeps what they find, block by block.
 *
 * A block is looked at again when its own reading is new, or when it asked about its surroundings and these have
 * changed. Checks of the draft as a whole run only when something they could see has changed.
 */
import { splitSentences } from '../facts/sentences';
import type { DraftBlock } from '../index/block';
import type { Draft, DraftChange } from '../index/draft';
import { sectionKey } from '../index/resolve';
import { overlaps, type Span } from '../text/span';
import { BLOCK_CHECKS, type BlockCheck, type CheckContext, DRAFT_CHECKS, type DraftCheck } from './checks/registry';
import { SECTION, Surroundings } from './environment';
import type { Hit } from './finding';
import { textFixes } from './fixes';
import type { MatchHit } from './match/env';
import { matchNorm } from './match/norm';
import { matchSentence } from './match/sentence';
import type { ConceptTest, Match, NormMatch, Rule, SentenceMatch } from './types';

/** The rules sorted by what they look at; made once. */
export interface RulePlan {
  readonly norm: readonly { readonly rule: Rule; readonly test: NormMatch }[];
  /** Those of `norm` that hold outside the field too. */
  readonly normUngated: readonly { readonly rule: Rule; readonly test: NormMatch }[];
  readonly sentence: readonly { readonly rule: Rule; readonly test: SentenceMatch }[];
  readonly block: readonly { readonly rule: Rule; readonly check: BlockCheck; readonly options: Readonly<Record<string, unknown>> }[];
  readonly draft: readonly { readonly rule: Rule; readonly check: DraftCheck; readonly options: Readonly<Record<string, unknown>> }[];
}

/** Names of checks that rules ask for and code does not have. */
export function unknownChecks(rules: readonly Rule[]): string[] {
  const names = rules.flatMap((r) => r.match.flatMap((m) => ('code' in m ? [m.code.check] : [])));
  return names.filter((n) => !BLOCK_CHECKS.has(n) && !DRAFT_CHECKS.has(n));
}

export function planRules(rules: readonly Rule[]): RulePlan {
  const plan = {
    norm: [] as RulePlan['norm'][number][],
    sentence: [] as RulePlan['sentence'][number][],
    block: [] as RulePlan['block'][number][],
    draft: [] as RulePlan['draft'][number][],
  };
  const put = (rule: Rule, match: Match): void => {
    if ('norm' in match) plan.norm.push({ rule, test: match.norm });
    else if ('sentence' in match) plan.sentence.push({ rule, test: match.sentence });
    else {
      const options = match.code.options ?? {};
      const block = BLOCK_CHECKS.get(match.code.check);
      const draft = DRAFT_CHECKS.get(match.code.check);
      if (block) plan.block.push({ rule, check: block, options });
      if (draft) plan.draft.push({ rule, check: draft, options });
    }
  };
  for (const rule of rules) for (const match of rule.match) put(rule, match);
  return { ...plan, normUngated: plan.norm.filter((n) => n.test.gate === false) };
}

export class RuleRunner {
  readonly #surroundings: Surroundings;
  readonly #hits = new Map<DraftBlock, readonly Hit[]>();
  /** Blocks by what they asked about: a key of the tally, a section's number. */
  readonly #askers = new Map<string, Set<DraftBlock>>();
  readonly #asked = new Map<DraftBlock, Set<string>>();
  /** Blocks that asked about their section: most of them, so they are kept without keys. */
  readonly #near = new Set<DraftBlock>();
  #draftHits: readonly Hit[] = [];
  #short: boolean;
  /** Rules that threw, with what they said: a defect of ours, to be logged. */
  readonly failures = new Map<string, string>();
  #stale = true;

  constructor(
    readonly draft: Draft,
    readonly plan: RulePlan,
    readonly context: Omit<CheckContext, 'draft' | 'surroundings'>,
  ) {
    this.#surroundings = new Surroundings(draft);
    for (const block of draft.text.blocks.items()) this.#look(block);
    draft.tally.drain();
    draft.drainRenumbered();
    this.#short = draft.isShort;
  }

  /** Takes in an edit. */
  update(change: DraftChange): void {
    for (const block of change.removed) {
      this.#hits.delete(block);
      this.#forget(block);
    }
    this.#surroundings.forget(change.fresh);
    const again = new Set(change.fresh);
    for (const key of this.draft.tally.drain()) for (const block of this.#askers.get(key) ?? []) again.add(block);
    for (const number of this.draft.drainRenumbered()) for (const block of this.#askers.get(`number:${number}`) ?? []) again.add(block);
    for (const section of new Set(change.fresh.map((b) => b.section)))
      for (const block of section?.blocks ?? []) if (this.#near.has(block)) again.add(block);
    if (this.draft.isShort !== this.#short) {
      // The draft has grown out of, or shrunk to, the size of one subject.
      this.#short = this.draft.isShort;
      for (const block of this.draft.text.blocks.items()) again.add(block);
    }
    for (const block of again) this.#look(block);
    this.#stale = true;
  }

  /** All hits, in order of the text. */
  hits(): Hit[] {
    if (this.#stale) {
      const context: CheckContext = { ...this.context, draft: this.draft, surroundings: this.#surroundings };
      this.#draftHits = this.plan.draft.flatMap(
        ({ rule, check, options }) => this.#attempt(rule, () => [...check(rule, options, context)]) ?? [],
      );
      this.#stale = false;
    }
    const all = [...[...this.#hits.values()].flat(), ...this.#draftHits];
    const order = new Map<DraftBlock, number>();
    for (const hit of all) if (!order.has(hit.block)) order.set(hit.block, this.draft.indexOf(hit.block));
    return all.sort(
      (a, b) => (order.get(a.block) ?? 0) - (order.get(b.block) ?? 0) || a.span.start - b.span.start || (a.rule.id < b.rule.id ? -1 : 1),
    );
  }

  #forget(block: DraftBlock): void {
    for (const key of this.#asked.get(block) ?? []) this.#askers.get(key)?.delete(block);
    this.#asked.delete(block);
    this.#near.delete(block);
  }

  #ask(block: DraftBlock, key: string): void {
    if (key === SECTION) {
      this.#near.add(block);
      return;
    }
    const keys = this.#asked.get(block);
    if (keys?.has(key)) return;
    if (keys) keys.add(key);
    else this.#asked.set(block, new Set([key]));
    const set = this.#askers.get(key);
    if (set) set.add(block);
    else this.#askers.set(key, new Set([block]));
  }

  #look(block: DraftBlock): void {
    this.#forget(block);
    const hits: Hit[] = [];
    const { outline, references, mentions } = block.facts;
    if (outline.kind !== 'blank' && outline.kind !== 'note') {
      const context: CheckContext = { ...this.context, draft: this.draft, surroundings: this.#surroundings };
      for (const { rule, check, options } of this.plan.block)
        hits.push(...(this.#attempt(rule, () => [...check(rule, options, block, context)]) ?? []));
      for (const reference of references) {
        // A reference reads its own section, the section it names, and the draft's scheme of numbers.
        const first = reference.steps[0];
        this.#ask(block, SECTION);
        this.#ask(block, 'number:*');
        if (first?.unit !== 'section') continue;
        this.#ask(block, `number:${sectionKey(first)}`);
        // One that leads nowhere is told which numbers there are.
        if (this.draft.sectionsNumbered(sectionKey(first)).length === 0) this.#ask(block, 'number:?');
      }
      if (block.role !== 'ignored' && mentions.length > 0) this.#match(block, hits);
    }
    if (hits.length > 0) this.#hits.set(block, hits);
    else this.#hits.delete(block);
  }

  #match(block: DraftBlock, hits: Hit[]): void {
    const env = this.#surroundings.environmentOf(block, (key) => this.#ask(block, key));
    // Most blocks of most drafts are not of the field; they cost one look at the gate.
    const shut = env.gate() === 'shut';
    const named = this.#surroundings.namedAround(block);
    const tests = (shut ? this.plan.normUngated : this.plan.norm).filter(({ test }) => couldMatch(test, named));
    if (tests.length > 0) {
      const norms = this.draft.normsOf(block);
      for (const { rule, test } of tests) {
        for (const norm of norms) {
          const hit = this.#attempt(rule, () => matchNorm(test, norm, env, rule.severity));
          if (hit) hits.push(this.#made(rule, block, hit));
        }
      }
    }
    const sentenceTests = this.plan.sentence.filter(({ test }) => (!shut || test.gate === false) && names(test, named));
    if (sentenceTests.length > 0) {
      for (const sentence of splitSentences(block.text, outlineStart(block), block.outline.end)) {
        const mentions = block.facts.mentions.filter((m) => overlaps(m.span, sentence) && !block.struck.some((s) => overlaps(s, m.span)));
        if (mentions.length === 0) continue;
        for (const { rule, test } of sentenceTests) {
          const hit = this.#attempt(rule, () => matchSentence(test, sentence, mentions, block.role, env));
          if (hit) hits.push(this.#made(rule, block, hit));
        }
      }
    }
    dedupe(hits);
  }

  /** A rule that fails finds nothing and is named in `failures`; the others go on. */
  #attempt<T>(rule: Rule, run: () => T): T | undefined {
    try {
      return run();
    } catch (error) {
      this.failures.set(rule.id, error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }

  #made(rule: Rule, block: DraftBlock, hit: MatchHit): Hit {
    const words = (m: { readonly span: Span } | undefined): string => (m ? block.textOf(m.span) : '');
    const fill = {
      quote: quoted(block, hit),
      actor: words(hit.fill.actor),
      head: words(hit.fill.head),
      object: words(hit.fill.object),
      modal: hit.fill.modal ? block.textOf(hit.fill.modal) : '',
      term: words(hit.fill.object),
    };
    const made: Hit = { rule, block, span: hit.span, sentence: hit.sentence, fill, related: [], fixes: [], authorities: [] };
    return { ...made, fixes: textFixes(made, hit) };
  }
}

const outlineStart = (block: DraftBlock): number => Math.min(block.outline.heading?.start ?? block.outline.body, block.outline.body);

/** Whether what is named could pass a test of concepts. */
const names = (test: ConceptTest | undefined, named: ReadonlySet<string>): boolean =>
  test === undefined || ((test.all ?? []).every((c) => named.has(c)) && (test.any === undefined || test.any.some((c) => named.has(c))));

/** Whether a norm made of what is named in and around a block could match: a look at few sets in place of a reading. */
const couldMatch = (test: NormMatch, named: ReadonlySet<string>): boolean =>
  (test.head === undefined || test.head.some((c) => named.has(c))) &&
  [test.anywhere, test.actor, test.object, test.recipient, test.action, test.basis, test.exceptions, test.conditions, test.context].every(
    (t) => names(t, named),
  );

/** The words of a hit, from the "No …" that makes a ban of them where that stands at the head of the sentence. */
function quoted(block: DraftBlock, hit: MatchHit): string {
  const words = block.textOf(hit.span);
  if (/\b(?:not|no|never)\b/i.test(words)) return words;
  return /^(?:No|Neither)\b/.test(block.textOf(hit.sentence)) ? block.text.slice(hit.sentence.start, hit.span.end) : words;
}

/** One finding of a rule for one sentence. */
function dedupe(hits: Hit[]): void {
  for (let i = hits.length - 1; i > 0; i--) {
    const hit = hits[i] as Hit;
    if (hits.findIndex((h) => h.rule === hit.rule && h.sentence.start === hit.sentence.start && h.sentence.end === hit.sentence.end) < i)
      hits.splice(i, 1);
  }
}
