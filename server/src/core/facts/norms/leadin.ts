/** What an unfinished sentence hands down to the list below it. */
import type { LeadIn, LeadInKind, Mention, NormFlag } from '../types';
import type { OpenNorm } from './read';
import { keyOf } from './spoken';
import { mentionsIn, type Tokens } from './tokens';
import { Class, is, REPORT, W } from './words';

/** Whether the text ends as a sentence does that a list completes. */
function isOpen(t: Tokens, from: number, to: number, end: number): boolean {
  const last = (t.end[to - 1] as number) - 1;
  const tail = t.text.slice(last + 1, end);
  if (/[:—–-]\s*["”]?\s*$/.test(tail)) return true;
  if (/[.;]/.test(tail)) return false;
  const id = t.id[to - 1] as number;
  // No mark at all: only words that cannot end a sentence.
  if (
    id === W.following ||
    id === W.by ||
    id === W.that ||
    id === W.if ||
    id === W.to ||
    id === W.from ||
    id === W.shall ||
    id === W.may ||
    id === W.must ||
    id === W.not ||
    id === W.means
  )
    return true;
  return tail.trim() === '' && to > from && is(id, Class.Modal);
}

/** Words after which a list tells what something is made of. */
const makesUp = (id: number): boolean =>
  id === W.include ||
  id === W.includes ||
  id === W.including ||
  id === W.containing ||
  id === W.contains ||
  id === W.contain ||
  id === W.consisting ||
  id === W.comprising ||
  id === W.comprises ||
  id === W.describing ||
  id === W.indicating ||
  id === W.disaggregated ||
  id === W.setting;

/** Things that are made of what a list below them names. */
const isContents = (id: number): boolean =>
  id === W.information ||
  id === W.data ||
  id === W.statistics ||
  id === W.report ||
  id === W.contents ||
  id === W.list ||
  id === W.description ||
  id === W.statement;

/** How the list continues the norm. */
function kindOf(t: Tokens, from: number, to: number, open: OpenNorm): LeadInKind {
  const { norm, modal, zones } = open;
  if (norm.flags.has('recital') && modal?.form === 'finding') return 'recital';
  if (norm.flags.has('definition')) return 'definition';
  const zone = zones.find((z) => z.to >= to && z.to > z.from && z.from >= from && z.from !== modal?.aside?.[0]);
  if (zone?.kind === 'exception') return 'exception';
  if (zone?.kind === 'condition') return 'condition';
  if (norm.flags.has('disapplies')) return 'exception';
  const last = t.id[to - 1] as number;
  const start = modal ? modal.to : from;
  // The modal itself, or "do any of the following", is all there is: the items are the predicates.
  let i = start;
  let bare = true;
  for (; i < to; i++) {
    if (modal?.aside && i >= modal.aside[0] && i < modal.aside[1]) continue;
    const id = t.id[i] as number;
    const filler =
      id === W.do ||
      id === W.to ||
      id === W.not ||
      id === W.any ||
      id === W.all ||
      id === W.of ||
      id === W.the ||
      id === W.following ||
      id === W.one ||
      id === W.or ||
      id === W.more ||
      id === W.both ||
      id === W.either ||
      id === W.each ||
      id === W.only ||
      id === W.from ||
      id === W.by ||
      is(id, Class.Adverb);
    if (!filler) {
      bare = false;
      break;
    }
  }
  const infinitive = last === W.to || last === W.from;
  if (bare || infinitive || (modal?.actorAfter && last === W.to)) return 'predicate';
  if (doesFollowing(t, start, to)) return 'predicate';
  const heads = norm.heads ?? [];
  const reports =
    heads.some((m) => m.concept === REPORT) ||
    norm.object.some((m) => m.concept === REPORT) ||
    norm.action.some((m) => m.concept === REPORT);
  for (let k = to - 1; k >= Math.max(start, to - 14); k--) {
    if (makesUp(t.id[k] as number)) return 'contents';
  }
  if (reports && norm.modality === 'must')
    for (let k = to - 1; k >= Math.max(start, to - 5); k--) if (isContents(t.id[k] as number)) return 'contents';
  return 'object';
}

/** "do any of the following related to …": the verb is "do", what follows only narrows it. */
function doesFollowing(t: Tokens, from: number, to: number): boolean {
  for (let i = from; i < Math.min(to, from + 3); i++) {
    if (t.id[i] === W.do) return true;
    if (!is(t.id[i] as number, Class.Adverb)) return false;
  }
  return false;
}

const names = (mentions: readonly Mention[]): string[] => [...new Set(mentions.map((m) => m.concept))];

/**
 * The lead-in that the sentence `[from, to)` in words offers, joined with the one above it; undefined where the
 * sentence is complete. `end` is the end of the block.
 */
export function leadInOf(
  t: Tokens,
  from: number,
  to: number,
  open: OpenNorm | undefined,
  above: LeadIn | undefined,
  end: number,
): LeadIn | undefined {
  if (!isOpen(t, from, to, end)) return undefined;
  const passes =
    above &&
    (above.kind === 'condition' ||
      above.kind === 'exception' ||
      above.kind === 'contents' ||
      above.kind === 'definition' ||
      above.kind === 'recital');
  if (!open || passes) {
    if (!above) return undefined;
    const more = names(mentionsIn(t, from, to));
    const exceptions = above.kind === 'exception' ? [...above.exceptions, ...more] : above.exceptions;
    const conditions = above.kind === 'condition' ? [...above.conditions, ...more] : above.conditions;
    const context = above.kind === 'exception' ? above.context : [...above.context, ...more];
    return keyed({ ...above, context: unique(context), exceptions: unique(exceptions), conditions: unique(conditions) });
  }
  const { norm } = open;
  const kind = kindOf(t, from, to, open);
  const flags = new Set<NormFlag>(norm.flags);
  if (kind === 'predicate') flags.delete('inverted');
  const heads = norm.heads ?? [];
  const own = [...norm.actor, ...heads, ...norm.object, ...norm.recipient, ...norm.basis, ...norm.action, ...norm.conditions];
  return keyed({
    key: '',
    kind,
    modality: norm.modality,
    flags,
    actor: norm.actor.length > 0 ? names(norm.actor) : (above?.actor ?? []),
    head: kind === 'predicate' && !heads.length ? undefined : (norm.head?.concept ?? norm.contextHead),
    context: unique([...(above?.context ?? []), ...names(own)]),
    exceptions: unique([...norm.contextExceptions, ...names(norm.exceptions)]),
    conditions: unique([...norm.contextConditions, ...names(norm.conditions)]),
    takesFrom: norm.takesFrom,
    exceptedBy: norm.exceptedBy,
    unresolved: norm.doubts.includes('exception-not-resolved'),
    certainty: norm.certainty,
  });
}

const unique = (list: readonly string[]): string[] => [...new Set(list)];

/** Equal content gives an equal key. */
function keyed(l: LeadIn): LeadIn {
  const key = [
    l.kind,
    l.modality ?? '',
    [...l.flags].sort().join(','),
    l.actor.join(','),
    l.head ?? '',
    l.context.join(','),
    l.exceptions.join(','),
    l.conditions.join(','),
    keyOf(l.takesFrom),
    keyOf(l.exceptedBy),
    String(l.unresolved),
    l.certainty.toFixed(4),
  ].join('|');
  return { ...l, key };
}
