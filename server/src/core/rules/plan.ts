/** The rules sorted by what they look at, and what must be named around a block for one of them to match there. */
import type { Tally } from '../index/tally';
import {
  BLOCK_CHECKS,
  type BlockCheck,
  DRAFT_CHECKS,
  type DraftCheck,
  NEEDED_SIGNS,
  type Options,
  SECTION_CHECKS,
  type SectionCheck,
  WATCHED_OPTION,
} from './checks/registry';
import { conceptNeeds, Marks, type Needs, normNeeds } from './needs';
import type { Match, NormMatch, Rule, SentenceMatch } from './types';

interface Checked<C> {
  readonly rule: Rule;
  readonly check: C;
  readonly options: Options;
}

/** Made once for a law book. */
export interface RulePlan {
  readonly norm: readonly { readonly rule: Rule; readonly test: NormMatch }[];
  readonly sentence: readonly { readonly rule: Rule; readonly test: SentenceMatch }[];
  /** `needs`: signs of which the block must hold one; 0 for none. */
  readonly block: readonly (Checked<BlockCheck> & { readonly needs: number })[];
  readonly section: readonly Checked<SectionCheck>[];
  readonly draft: readonly Checked<DraftCheck>[];
}

/** Names of checks that rules ask for and code does not have. */
export function unknownChecks(rules: readonly Rule[]): string[] {
  const names = rules.flatMap((r) => r.match.flatMap((m) => ('code' in m ? [m.code.check] : [])));
  return names.filter((n) => !BLOCK_CHECKS.has(n) && !SECTION_CHECKS.has(n) && !DRAFT_CHECKS.has(n));
}

/** The words, in lower case, that the checks of these rules watch for. */
export const watchedWords = (rules: readonly Rule[]): string[] =>
  rules.flatMap((r) =>
    r.match.flatMap((m) => {
      const words = 'code' in m ? m.code.options?.[WATCHED_OPTION.get(m.code.check) ?? ''] : undefined;
      return Array.isArray(words) ? words.map((w) => String(w).toLowerCase()) : [];
    }),
  );

export function planRules(rules: readonly Rule[]): RulePlan {
  const plan = {
    norm: [] as RulePlan['norm'][number][],
    sentence: [] as RulePlan['sentence'][number][],
    block: [] as RulePlan['block'][number][],
    section: [] as Checked<SectionCheck>[],
    draft: [] as Checked<DraftCheck>[],
  };
  const put = (rule: Rule, match: Match): void => {
    if ('norm' in match) plan.norm.push({ rule, test: match.norm });
    else if ('sentence' in match) plan.sentence.push({ rule, test: match.sentence });
    else {
      const options = match.code.options ?? {};
      const block = BLOCK_CHECKS.get(match.code.check);
      const section = SECTION_CHECKS.get(match.code.check);
      const draft = DRAFT_CHECKS.get(match.code.check);
      if (block) plan.block.push({ rule, check: block, options, needs: NEEDED_SIGNS.get(match.code.check) ?? 0 });
      if (section) plan.section.push({ rule, check: section, options });
      if (draft) plan.draft.push({ rule, check: draft, options });
    }
  };
  for (const rule of rules) for (const match of rule.match) put(rule, match);
  return plan;
}

interface Needing<T> {
  readonly rule: Rule;
  readonly test: T;
  readonly needs: Needs;
}

/** A plan with its concepts as keys of one draft's tally, and the marks that tell what is named around the block at hand. */
export interface Plan extends Pick<RulePlan, 'block' | 'section' | 'draft'> {
  readonly norm: readonly Needing<NormMatch>[];
  /** Those that hold outside the field too. */
  readonly normUngated: readonly Needing<NormMatch>[];
  readonly sentence: readonly Needing<SentenceMatch>[];
  readonly sentenceUngated: readonly Needing<SentenceMatch>[];
  /** What is named around the block at hand. */
  readonly marks: Marks;
}

export function resolvePlan(plan: RulePlan, tally: Tally): Plan {
  const norm = plan.norm.map(({ rule, test }) => ({
    rule,
    test,
    needs: [...normNeeds(test, tally), ...conceptNeeds(test.exceptions, tally)],
  }));
  const sentence = plan.sentence.map(({ rule, test }) => ({ rule, test, needs: conceptNeeds(test, tally) }));
  return {
    ...plan,
    norm,
    normUngated: norm.filter((n) => n.test.gate === false),
    sentence,
    sentenceUngated: sentence.filter((n) => n.test.gate === false),
    marks: new Marks(),
  };
}
