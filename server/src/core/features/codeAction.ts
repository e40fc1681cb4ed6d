/** What can be done at a place: mend a finding, insert a clause that answers it, have it explained. */

import type { DocumentSpan } from '../index/draft';
import type { BlockEdit, Finding } from '../rules/finding';
import { placeOf } from '../rules/place';
import { strikeEdits } from '../rules/strike';

import { clauseStanding, excludedBy, insertion, wordingOf } from './clauses';
import { type FeatureContext, findingsIn } from './context';
import { STATE_PAGE } from './statePage';

export interface ActionEdit {
  readonly span: DocumentSpan;
  readonly text: string;
}

/** How an action is carried out once chosen; kept small, so that it can travel and be worked out later. */
export type ActionPlan =
  | { readonly kind: 'text'; readonly rule: string; readonly start: number; readonly fix: number }
  /** `instead`: the finding whose sentence the clause takes the place of. */
  | {
      readonly kind: 'clause';
      readonly clause: string;
      readonly wording: string;
      readonly instead?: { readonly rule: string; readonly start: number };
    }
  | { readonly kind: 'explain'; readonly id: string }
  /** Set the place of enactment to what the draft names, or `ask` for it and offer that first; all empty where it names none. */
  | { readonly kind: 'set-place'; readonly state: string; readonly body: string; readonly name: string; readonly ask: boolean }
  /** Turn the findings of a rule off in this workspace. */
  | { readonly kind: 'turn-off'; readonly rule: string }
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
/** Clauses offered where several parts are missing: the findings on them meet at the title, and each has one of its own. */
const MOST_PARTS = 8;

/** Actions for a stretch of the document, in the order in which they are offered. */
export function codeActions(ctx: FeatureContext, at: DocumentSpan, wanted: (group: 'quickfix' | 'rewrite') => boolean): Action[] {
  const actions: Action[] = [];
  const here = findingsIn(ctx, at).flatMap(told);
  if (wanted('quickfix')) {
    for (const finding of here) actions.push(...textActions(ctx, finding, here.length === 1));
    const offered = new Set<string>();
    const missing = here.filter((f) => f.hit.absent && f.hit.rule.fixes.length > 0).length;
    for (const finding of here) {
      const part = missing > 1 && finding.hit.absent === true;
      actions.push(...clauseActions(ctx, finding, offered, part ? 1 : MOST_CLAUSES, part ? MOST_PARTS : MOST_CLAUSES));
    }
    for (const finding of here) if (finding.hit.rule.asksState) actions.push(...placeActions(ctx, finding));
    if (ctx.commands) {
      for (const finding of here) {
        // Where many parts are missing the code of each finding leads to its page, and the list stays short.
        if (missing > 2 && finding.hit.absent) continue;
        actions.push({
          title: `Explain: ${ctx.book.rule(finding.hit.rule.id)?.title ?? finding.hit.rule.id}`,
          group: 'quickfix',
          preferred: false,
          findings: [finding],
          plan: { kind: 'explain', id: finding.hit.rule.id },
          disabled: '',
        });
        const state = (finding.hit.rule.provision ?? finding.hit.rule.opposes) && ctx.book.states.of(ctx.settings.jurisdiction.state);
        if (state)
          actions.push({
            title: `Explain: state law of ${state.name}`,
            group: 'quickfix',
            preferred: false,
            findings: [finding],
            plan: { kind: 'explain', id: `${STATE_PAGE}${state.code}` },
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

/** The ways to answer where the draft will be enacted: as it says itself, by choosing, or never. */
function placeActions(ctx: FeatureContext, finding: Finding): Action[] {
  if (!ctx.commands?.setPlace || !ctx.commands.turnOff) return [];
  const action = (title: string, plan: ActionPlan, preferred = false): Action => ({
    title,
    group: 'quickfix',
    preferred,
    findings: [finding],
    plan,
    disabled: '',
  });
  const place = placeOf(ctx.draft, ctx.book.states);
  const state = place && ctx.book.states.of(place.state);
  // The state alone does not tell what kind of body enacts, so that is asked.
  const named = place && state && place.name !== '' ? `${place.name}, ${state.name} (${place.body})` : '';
  const offered = place ?? { state: '', body: '', name: '' };
  return [
    ...(named ? [action(`Enacted in ${named}`, { kind: 'set-place', ...offered, ask: false }, true)] : []),
    action('Choose where it will be enacted…', { kind: 'set-place', ...offered, ask: true }),
    action('Do not ask in this workspace', { kind: 'turn-off', rule: finding.hit.rule.id }),
  ];
}

/** At most `most` clauses that answer a finding, as long as fewer than `atPlace` are offered at the place. */
function clauseActions(ctx: FeatureContext, finding: Finding, offered: Set<string>, most: number, atPlace: number): Action[] {
  const actions: Action[] = [];
  for (const fix of finding.hit.rule.fixes) {
    if (!('clause' in fix) || offered.has(fix.clause) || offered.size >= atPlace || actions.length >= most) continue;
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
    const instead = fix.replaces && { rule: finding.hit.rule.id, start: ctx.draft.startOf(finding.hit.block) + finding.hit.span.start };
    actions.push({
      title: `${instead ? 'Replace by clause' : 'Insert clause'}: ${clause.title}${standing.voidHere ? ` (void here: ${standing.voidHere})` : ''}`,
      group: 'quickfix',
      preferred: false,
      findings: [finding],
      plan: { kind: 'clause', clause: clause.id, wording: '', ...(instead && { instead }) },
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
    const inserted = insertion(ctx, clause, wording).edits.map((e) => ({ span: e.span, text: e.text }));
    if (!plan.instead) return inserted;
    const finding = findingOf(ctx, plan.instead);
    return finding && joined(placed(ctx, strikeEdits(ctx.draft, finding.hit.block, finding.hit.sentence)), inserted);
  }
  if (plan.kind !== 'text') return undefined;
  const edits = findingOf(ctx, plan)?.hit.fixes[plan.fix]?.edits;
  return edits && placed(ctx, edits);
}

/** A finding with the lesser ones that are told with it: their mends are offered too. */
const told = (finding: Finding): readonly Finding[] => (finding.merged.length > 0 ? [finding, ...finding.merged] : [finding]);

const placed = (ctx: FeatureContext, edits: readonly BlockEdit[]): ActionEdit[] =>
  edits.map((e) => ({ span: ctx.draft.spanOf(e.block, e.span), text: e.text }));

/** Words struck and a clause put in, in order. Where the clause would change struck words, or stand inside them, it stands behind. */
function joined(struck: readonly ActionEdit[], inserted: readonly ActionEdit[]): ActionEdit[] {
  const edits = [...struck];
  for (const edit of inserted) {
    const under = struck.find((s) => edit.span.start < s.span.end && s.span.start < Math.max(edit.span.end, edit.span.start + 1));
    if (!under) edits.push(edit);
    else if (edit.span.start === edit.span.end) edits.push({ span: { start: under.span.end, end: under.span.end }, text: edit.text });
  }
  return edits.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** The nearest finding of the rule: the words before it may have moved since the action was offered. */
const findingOf = (ctx: FeatureContext, { rule, start }: { readonly rule: string; readonly start: number }): Finding | undefined =>
  findingsIn(ctx, { start: start - MOVED, end: start + MOVED })
    .flatMap(told)
    .filter((f) => f.hit.rule.id === rule)
    .sort((a, b) => distance(ctx, a, start) - distance(ctx, b, start))[0];

/** How far the words of a finding may have moved between the offer of an action and its choice, in UTF-16 units. */
const MOVED = 20_000;

const distance = (ctx: FeatureContext, f: Finding, start: number): number =>
  Math.abs(ctx.draft.startOf(f.hit.block) + f.hit.span.start - start);
