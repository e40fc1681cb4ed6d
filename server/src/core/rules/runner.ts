/**
 * Runs the rules over a draft and keeps what they find, block by block.
 *
 * A block is looked at again when its own reading is new, or when it asked about its surroundings and these have
 * changed; a section when one of its blocks has. Checks of the draft as a whole only look things up.
 */
import { sectionKey, unitKind } from '../facts/references';
import { splitSentences } from '../facts/sentences';
import type { DraftBlock } from '../index/block';
import type { Draft, DraftChange } from '../index/draft';
import type { DraftSection } from '../index/section';
import { shapeOf } from '../index/sections';
import { overlaps, type Span } from '../text/span';
import { Askers } from './askers';
import { type CheckContext, NO_HITS } from './checks/registry';
import { SECTION, Surroundings, withinKey } from './environment';
import type { Finding, Hit } from './finding';
import { textFixes } from './fixes';
import type { MatchEnv, MatchHit } from './match/env';
import { matchNorm } from './match/norm';
import { matchSentence } from './match/sentence';
import { type Plan, type RulePlan, resolvePlan } from './plan';
import { FindingStore } from './store';
import type { Rule } from './types';

/** Makes findings of the hits in one block, by the settings of the draft. */
export type Grader = (hits: readonly Hit[]) => readonly Finding[];

/** Somebody who reads along: told of each block where rules are matched, when they are matched there. */
export interface Along {
  /** What is asked about the block's surroundings goes to `asked`; the block is shown again when an answer changes. */
  match(block: DraftBlock, surroundings: Surroundings, asked: (key: string) => void): void;
  /** The block has left the draft. */
  drop(block: DraftBlock): void;
}

/** How far to each side a check of a section may look at other sections without asking. */
const NEIGHBOURS = 2;

/** What is to be looked at again. */
interface Again {
  readonly check: Set<DraftBlock>;
  readonly match: Set<DraftBlock>;
  readonly sections: Set<DraftSection>;
}

const NONE: readonly Hit[] = [];

export class RuleRunner {
  readonly #surroundings: Surroundings;
  readonly #plan: Plan;
  readonly #context: CheckContext;
  /** What checks and matches found in each block, what checks of sections found in theirs, and of the draft. */
  readonly #checked = new Map<DraftBlock, readonly Hit[]>();
  readonly #matched = new Map<DraftBlock, readonly Hit[]>();
  readonly #bySection = new Map<DraftSection, ReadonlyMap<DraftBlock, readonly Hit[]>>();
  #byDraft: ReadonlyMap<DraftBlock, readonly Hit[]> = new Map();
  readonly #checkAskers = new Askers<DraftBlock>();
  readonly #matchAskers = new Askers<DraftBlock>();
  readonly #sectionAskers = new Askers<DraftSection>();
  #ask: (key: string) => void = () => undefined;
  /** The block and section at hand, for those below: a closure for each block would cost more than most blocks do. */
  #block: DraftBlock | undefined;
  #section: DraftSection | undefined;
  readonly #askForCheck = (key: string): void => {
    const block = this.#block as DraftBlock;
    // Whoever holds references is looked at whenever the scheme changes.
    if (key !== 'number:*' || !block.refers) this.#checkAskers.ask(block, key);
  };
  readonly #askForMatch = (key: string): void => {
    // Every block is taken to ask about its section; see `update`.
    if (key !== SECTION) this.#matchAskers.ask(this.#block as DraftBlock, key);
  };
  readonly #askForSection = (key: string): void => this.#sectionAskers.ask(this.#section as DraftSection, key);
  #short: boolean;
  /** While all is looked at for the first time, nobody has asked or found anything that would have to be forgotten. */
  #first = true;
  /** Blocks whose hits have changed since findings were last made of them. */
  readonly #dirty = new Set<DraftBlock>();
  #stale = true;
  /** Rules that threw, with what they said: a defect of ours, to be logged. */
  readonly failures = new Map<string, string>();
  readonly findings: FindingStore;

  constructor(
    readonly draft: Draft,
    plan: RulePlan,
    context: Omit<CheckContext, 'draft' | 'surroundings' | 'ask'>,
    public grade: Grader,
    private along?: Along,
  ) {
    this.#surroundings = new Surroundings(draft);
    this.#plan = resolvePlan(plan, draft.tally);
    this.#context = { ...context, draft, surroundings: this.#surroundings, ask: (key) => this.#ask(key) };
    this.findings = new FindingStore(draft);
    this.#short = draft.isShort;
    const late = draft.read((section) => {
      for (const block of section.blocks) {
        this.#check(block);
        this.#match(block);
      }
      this.#checkSection(section);
    });
    this.#first = false;
    draft.drainRenumbered();
    // What was asked about before all was read is asked again where the answer came later.
    if (late.fresh.length > 0) this.update(late);
    this.#again({ check: new Set(), match: new Set(), sections: new Set() });
    this.#lookAtDraft();
    this.regrade(grade);
  }

  /** Makes all findings anew by other settings. */
  regrade(grade: Grader): void {
    this.grade = grade;
    this.#dirty.clear();
    this.findings.fill((put) => {
      this.draft.text.blocks.each((block) => {
        const hits = this.#hitsOf(block);
        if (hits.length > 0) put(block, this.grade(hits));
      });
    });
  }

  /** Takes in an edit. */
  update(change: DraftChange): void {
    this.findings.drop(change.removed, change.index);
    for (const block of change.removed) {
      this.#checked.delete(block);
      this.#matched.delete(block);
      this.#checkAskers.forget(block);
      this.#matchAskers.forget(block);
      this.#dirty.delete(block);
      this.along?.drop(block);
    }
    for (const section of change.gone) {
      for (const block of this.#bySection.get(section)?.keys() ?? []) if (block.section) this.#dirty.add(block);
      this.#bySection.delete(section);
      this.#sectionAskers.forget(section);
    }
    const again = { check: new Set(change.fresh), match: new Set(change.fresh), sections: new Set(change.touched) };
    const { check, match } = again;
    for (const key of this.draft.drainRenumbered()) {
      this.#asked(again, `number:${key}`);
      for (const block of this.draft.tally.holders(`refers:${key.replace(DASHES, '-')}`)) check.add(block);
      if (key === '*') for (const block of this.draft.text.blocks.items()) if (block.refers) check.add(block);
    }
    // A reference may lead to a clause in running text, so words with a bracket in them may move it.
    const inline = [...change.removed, ...change.fresh].some((b) => b.text.indexOf('(', b.outline.body) >= 0);
    for (const section of change.gone) this.#asked(again, withinKey(section));
    for (const section of change.touched) {
      this.#asked(again, withinKey(section));
      const looked = this.#surroundings.refresh(section);
      const resolved = inline || change.rebuilt.has(section);
      if (!looked && !resolved) continue;
      for (const block of section.blocks) {
        // Where provisions have other numbers, what is taken out of them may be other too.
        if ((looked || change.rebuilt.has(section)) && block.keys.length > 0) match.add(block);
        if (resolved && block.refers) check.add(block);
      }
    }
    for (const section of change.rebuilt) this.#neighbours(section, again.sections);
    if (this.draft.isShort !== this.#short) {
      // The draft has grown out of, or shrunk to, the size of one subject.
      this.#short = this.draft.isShort;
      for (const block of this.draft.text.blocks.items()) match.add(block);
    }
    this.#again(again);
    this.#stale = true;
  }

  /** A section is also judged by those beside it: those within reach of a changed one are looked at again. */
  #neighbours(section: DraftSection, into: Set<DraftSection>): void {
    for (const by of [1, -1] as const) {
      let at: DraftSection | undefined = section;
      for (let n = 0; n < NEIGHBOURS && at; n++) {
        at = this.draft.neighbourOf(at, by);
        if (at) into.add(at);
      }
    }
  }

  /** Adds those who asked about a key. */
  #asked(again: Again, key: string): void {
    for (const block of this.#checkAskers.of(key)) again.check.add(block);
    for (const block of this.#matchAskers.of(key)) again.match.add(block);
    for (const section of this.#sectionAskers.of(key)) again.sections.add(section);
  }

  /** Looks again at these, and at those who asked about what has come into the draft or gone from it. */
  #again(again: Again): void {
    for (const key of this.draft.tally.drain()) this.#asked(again, key);
    for (const block of again.check) this.#check(block);
    for (const block of again.match) this.#match(block);
    for (const section of again.sections) this.#checkSection(section);
  }

  /** Brings the findings up to date with the edits taken in. */
  refresh(): FindingStore {
    if (this.#stale) this.#lookAtDraft();
    for (const block of this.#dirty) this.findings.set(block, this.grade(this.#hitsOf(block)));
    this.#dirty.clear();
    return this.findings;
  }

  #hitsOf(block: DraftBlock): readonly Hit[] {
    const checked = this.#checked.get(block);
    const matched = this.#matched.get(block);
    const bySection = block.section && this.#bySection.get(block.section)?.get(block);
    const byDraft = this.#byDraft.get(block);
    const only = checked ?? matched ?? bySection ?? byDraft;
    if (!only) return NONE;
    const lists = [checked, matched, bySection, byDraft].filter((l) => l !== undefined);
    return lists.length < 2 ? only : lists.flat();
  }

  #lookAtDraft(): void {
    this.#stale = false;
    this.#ask = () => undefined;
    const found = new Map<DraftBlock, Hit[]>();
    for (const { rule, check, options } of this.#plan.draft) {
      try {
        for (const hit of check(rule, options, this.#context)) put(found, hit);
      } catch (error) {
        this.#fail(rule, error);
      }
    }
    for (const block of this.#byDraft.keys()) if (block.section) this.#dirty.add(block);
    for (const block of found.keys()) this.#dirty.add(block);
    this.#byDraft = found;
  }

  #checkSection(section: DraftSection): void {
    const { section: checks } = this.#plan;
    if (checks.length === 0) return;
    if (!this.#first) this.#sectionAskers.forget(section);
    this.#section = section;
    this.#ask = this.#askForSection;
    let found: Map<DraftBlock, Hit[]> | undefined;
    for (const { rule, check, options } of checks) {
      try {
        for (const hit of check(rule, options, section, this.#context)) {
          found ??= new Map();
          put(found, hit);
        }
      } catch (error) {
        this.#fail(rule, error);
      }
    }
    const before = this.#bySection.get(section);
    if (before) for (const block of before.keys()) if (block.section) this.#dirty.add(block);
    if (found) {
      for (const block of found.keys()) this.#dirty.add(block);
      this.#bySection.set(section, found);
    } else if (before) this.#bySection.delete(section);
  }

  #check(block: DraftBlock): void {
    if (!this.#first) this.#checkAskers.forget(block);
    const { kind } = block.outline;
    let hits: Hit[] | undefined;
    if (kind !== 'blank' && kind !== 'note') {
      this.#block = block;
      this.#ask = this.#askForCheck;
      const { signs } = block;
      for (const { rule, check, options, needs } of this.#plan.block) {
        if (needs !== 0 && (needs & signs) === 0) continue;
        try {
          const found = check(rule, options, block, this.#context);
          if (found === NO_HITS) continue;
          for (const hit of found) {
            hits ??= [];
            hits.push(hit);
          }
        } catch (error) {
          this.#fail(rule, error);
        }
      }
      if (block.refers) this.#askNumbers(block);
    }
    this.#keep(this.#checked, block, hits);
  }

  /**
   * A reference reads its own section, the sections it names (the tally knows who names which), the titles and chapters
   * around where a number is given twice, and, where it leads nowhere, which numbers there are.
   */
  #askNumbers(block: DraftBlock): void {
    const { draft } = this;
    for (const { steps, anchor } of block.facts.references) {
      if (isWide(anchor)) this.#ask('number:divisions');
      for (const step of steps) {
        if (step.unit !== 'section') {
          if (isWide(step.unit)) this.#ask('number:divisions');
          continue;
        }
        const key = sectionKey(step);
        const count = draft.sectionsNumbered(key).length;
        if (count > 1) this.#ask('number:divisions');
        // One that leads nowhere looks at the forms of the numbers there are, and its finding tells which there are.
        if (count > 0) continue;
        this.#ask(`number:shape:${shapeOf(key)}`);
        if (draft.scheme.namesNumbers && draft.scheme.hasShape(shapeOf(key))) this.#ask('number:?');
      }
    }
  }

  #keep(map: Map<DraftBlock, readonly Hit[]>, block: DraftBlock, hits: readonly Hit[] | undefined): void {
    if (hits && hits.length > 0) map.set(block, hits);
    else if (this.#first || !map.delete(block)) return;
    this.#dirty.add(block);
  }

  #match(block: DraftBlock): void {
    if (!this.#first) this.#matchAskers.forget(block);
    this.#keep(this.#matched, block, block.role === 'ignored' || block.keys.length === 0 ? undefined : this.#matchesOf(block));
    if (this.along) this.#letRead(this.along, block);
  }

  /** Lets somebody read along from now on, and shows them what is there. Costs as much as the draft. */
  readAlong(along: Along): void {
    this.along = along;
    for (const block of this.draft.text.blocks.items()) this.#letRead(along, block);
  }

  #letRead(along: Along, block: DraftBlock): void {
    this.#block = block;
    try {
      along.match(block, this.#surroundings, this.#askForMatch);
    } catch (error) {
      this.failures.set('coverage', error instanceof Error ? error.message : String(error));
    }
  }

  #matchesOf(block: DraftBlock): Hit[] | undefined {
    this.#block = block;
    const asked = this.#askForMatch;
    // Most blocks of most drafts are not of the field; they cost one look at the gate.
    const gate = this.#surroundings.gateOf(block, asked);
    const plan = this.#plan;
    const [norms, sentences] = gate === 'shut' ? [plan.normUngated, plan.sentenceUngated] : [plan.norm, plan.sentence];
    if (norms.length === 0 && sentences.length === 0) return undefined;
    plan.marks.around(block, this.draft.standingOf(block));
    let env: MatchEnv | undefined;
    let hits: Hit[] | undefined;
    for (const { rule, test, needs } of norms) {
      if (!plan.marks.meet(needs)) continue;
      env ??= this.#surroundings.environmentOf(block, gate, asked);
      try {
        for (const norm of this.draft.normsOf(block)) {
          const hit = matchNorm(test, norm, env, rule.severity);
          if (!hit) continue;
          hits ??= [];
          hits.push(this.#made(rule, block, hit));
        }
      } catch (error) {
        this.#fail(rule, error);
      }
    }
    if (sentences.some((t) => plan.marks.meet(t.needs))) {
      const spoken = sentences.filter((t) => plan.marks.meet(t.needs));
      env ??= this.#surroundings.environmentOf(block, gate, asked);
      for (const sentence of splitSentences(block.text, outlineStart(block), block.outline.end)) {
        const mentions = block.mentions.filter((m) => overlaps(m.span, sentence) && !block.struck.some((s) => overlaps(s, m.span)));
        if (mentions.length === 0) continue;
        for (const { rule, test } of spoken) {
          try {
            const hit = matchSentence(test, sentence, mentions, block.role, env);
            if (!hit) continue;
            hits ??= [];
            hits.push(this.#made(rule, block, hit));
          } catch (error) {
            this.#fail(rule, error);
          }
        }
      }
    }
    if (hits) dedupe(hits);
    return hits;
  }

  /** A rule that fails finds nothing more and is named in `failures`; the others go on. */
  #fail(rule: Rule, error: unknown): void {
    this.failures.set(rule.id, error instanceof Error ? error.message : String(error));
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
      choice: hit.fill.choice ?? '',
    };
    const made: Hit = { rule, block, span: hit.span, sentence: hit.sentence, fill, related: [], fixes: [], authorities: [] };
    return { ...made, fixes: textFixes(made, hit, this.draft) };
  }
}

const outlineStart = (block: DraftBlock): number => Math.min(block.outline.heading?.start ?? block.outline.body, block.outline.body);

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

/** The dashes that a number may be written with. */
const DASHES = /[‐-―]/g;

/** Whether a unit holds sections, or stands beside them as an exhibit does. */
const isWide = (unit: string): boolean => unit !== '' && (unitKind(unit) === 'division' || unitKind(unit) === 'paper');

function put(found: Map<DraftBlock, Hit[]>, hit: Hit): void {
  const list = found.get(hit.block);
  if (list) list.push(hit);
  else found.set(hit.block, [hit]);
}
