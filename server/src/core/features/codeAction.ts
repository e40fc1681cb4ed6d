/** What can be done at a place: mend a finding, insert a clause that answers it, have it explained. */

import type { DocumentSpan } from '../index/draft';
import type { Finding } from '../rules/finding';

import { clauseStanding, excludedBy, insertion, wordingOf } from './clauses';
import { type FeatureContext, findingsIn } from './context';

export interface ActionEdit {
  readonly span: DocumentSpan;
  readonly text: string;
}

/** How an action is carried out once chosen; kept small, so that it can travel and be worked out later. */
export type ActionPlan =
  | { readonly kind: 'text'; readonly rule: string; readonly start: number; readonly fix: number }
  | { readonly kind: 'clause'; readonly clause: string; readonly wording: string }
  | { readonly kind: 'explain'; readonly id: string }
  | { readonly kind: 'pick-clause' };

export interface Action {
  readonly title: string;
  readonly group: 'quickfix' | 'rewrite';
  readonly preferred: boolean;
  /** Findings that it answers. */
  readonly findings: readonly Finding[];
  readonly plan: ActionPlan;
  /** Why it can't be done, where it can't. */
  readonly disabled: string;
}

const MOST_CLAUSES = 3;

/** Actions for a stretch of the document, in the order in which they are offered. */
export function codeActions(ctx: FeatureContext, at: DocumentSpan, wanted: (group: 'quickfix' | 'rewrite') => boolean): Action[] {
  const actions: Action[] = [];
  const here = findingsIn(ctx, at);
  if (wanted('quickfix')) {
    for (const finding of here) actions.push(...textActions(ctx, finding, here.length === 1));
    const offered = new Set<string>();
    for (const finding of here) actions.push(...clauseActions(ctx, finding, offered));
    if (ctx.commands) {
      for (const finding of here) {
        actions.push({
          title: `Explain: ${ctx.book.rule(finding.hit.rule.id)?.title ?? finding.hit.rule.id}`,
          group: 'quickfix',
          preferred: false,
          findings: [finding],
          plan: { kind: 'explain', id: finding.hit.rule.id },
          disabled: '',
        });
      }
    }
  }
  if (wanted('rewrite') && ctx.commands)
    actions.push({
      title: 'Insert model clause…',
      group: 'rewrite',
      preferred: false,
      findings: [],
      plan: { kind: 'pick-clause' },
      disabled: '',
    });
  return actions;
}

function textActions(ctx: FeatureContext, finding: Finding, alone: boolean): Action[] {
  const { hit } = finding;
  const policy = hit.rule.fixes.length > 1;
  return hit.fixes.map((fix, i) => ({
    title: fix.title,
    group: 'quickfix' as const,
    preferred: fix.safe && alone && !policy && hit.fixes.length === 1,
    findings: [finding],
    plan: { kind: 'text' as const, rule: hit.rule.id, start: ctx.draft.startOf(hit.block) + hit.span.start, fix: i },
    disabled: '',
  }));
}

function clauseActions(ctx: FeatureContext, finding: Finding, offered: Set<string>): Action[] {
  const actions: Action[] = [];
  for (const fix of finding.hit.rule.fixes) {
    if (!('clause' in fix) || offered.has(fix.clause) || offered.size >= MOST_CLAUSES) continue;
    const clause = ctx.book.clause(fix.clause);
    if (!clause) continue;
    offered.add(clause.id);
    const standing = clauseStanding(ctx, clause);
    const rival = excludedBy(ctx, clause);
    const disabled = standing.present
      ? `Already present in ${standing.present.label}`
      : rival?.present
        ? `${rival.clause.title} stands in ${rival.present.label}`
        : '';
    actions.push({
      title: `Insert clause: ${clause.title}${standing.voidHere ? ` (void here: ${standing.voidHere})` : ''}`,
      group: 'quickfix',
      preferred: false,
      findings: [finding],
      plan: { kind: 'clause', clause: clause.id, wording: '' },
      disabled,
    });
  }
  return actions;
}

/** The edits of a chosen action, worked out on the draft as it is now; undefined where it no longer applies. */
export function resolveAction(ctx: FeatureContext, plan: ActionPlan): ActionEdit[] | undefined {
  if (plan.kind === 'clause') {
    const clause = ctx.book.clause(plan.clause);
    const wording = clause && wordingOf(clause, plan.wording);
    if (!clause || !wording) return undefined;
    return insertion(ctx, clause, wording).edits.map((e) => ({ span: e.span, text: e.text }));
  }
  if (plan.kind !== 'text') return undefined;
  // The nearest finding of the rule: the words before it may have moved since the action was offered.
  const finding = findingsIn(ctx, { start: plan.start - MOVED, end: plan.start + MOVED })
    .filter((f) => f.hit.rule.id === plan.rule)
    .sort((a, b) => distance(ctx, a, plan.start) - distance(ctx, b, plan.start))[0];
  return finding?.hit.fixes[plan.fix]?.edits.map((e) => ({ span: ctx.draft.spanOf(e.block, e.span), text: e.text }));
}

/** How far the words of a finding may have moved between the offer of an action and its choice, in UTF-16 units. */
const MOVED = 20_000;

const distance = (ctx: FeatureContext, f: Finding, start: number): number =>
  Math.abs(ctx.draft.startOf(f.hit.block) + f.hit.span.start - start);
