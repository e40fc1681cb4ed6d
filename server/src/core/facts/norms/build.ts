/** Puts the parts of a reading together into a norm, with its certainty. */
import { type Span, span } from '../../text/span';
import type { Doubt, LeadIn, Mention, Modality, Norm, NormFlag, SpokenOf } from '../types';
import type { Modal } from './modal';
import { NOTHING_SPOKEN_OF } from './spoken';
import type { Tokens } from './tokens';
import { type Zone, zoneAt } from './zones';

/** How much each doubt takes from certainty. */
const WEIGHT: Readonly<Record<Doubt, number>> = {
  'read-from-list-above': 0.95,
  'modal-by-fallback': 0.6,
  'actor-absent': 0.9,
  'generic-verb': 0.6,
  'exception-not-resolved': 0.7,
  'concept-only-in-section': 0.7,
  'recipient-not-filled': 0.4,
  'flat-text': 0.8,
};

/** The factor of a doubt, for those who find doubts later than reading. */
export const weightOf = (doubt: Doubt): number => WEIGHT[doubt];

const UNRESOLVED: Doubt = 'exception-not-resolved';
const GENERIC = /^(?:provid|us(?:e|ing)|hold|report|request|maintain|mak|giv|keep|do)/i;

export interface Parts {
  readonly modality: Modality;
  readonly flags: ReadonlySet<NormFlag>;
  readonly doubts: readonly Doubt[];
  readonly modal: Modal | undefined;
  readonly actor?: readonly Mention[];
  readonly head?: Mention | undefined;
  readonly heads?: readonly Mention[];
  readonly contextHead?: string | undefined;
  readonly object?: readonly Mention[];
  readonly recipient?: readonly Mention[];
  readonly action?: readonly Mention[];
  readonly basis?: readonly Mention[];
  readonly exceptions?: readonly Mention[];
  readonly conditions?: readonly Mention[];
  readonly passive?: boolean;
  readonly turned?: boolean;
  readonly takesFrom?: readonly SpokenOf[];
  readonly exceptedBy?: readonly SpokenOf[];
  readonly closesList?: boolean;
  /** How sure it is that the modal is a main one, where that is less than 1. */
  readonly found?: number;
}

const modalEnd = (m: Modal): number => (m.aside && m.to > m.aside[0] ? Math.max(m.from + 1, m.aside[0]) : m.to);

/** All concepts of the phrase of a mention. */
export const samePhrase = (t: Tokens, m: Mention): Mention[] => t.mentions.filter((x) => x.span.start === m.span.start);

/** The word a mention begins at. */
export function wordAt(t: Tokens, m: Mention): number {
  let low = 0;
  let high = t.count;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((t.start[mid] as number) < m.span.start) low = mid + 1;
    else high = mid;
  }
  return low;
}

export const inZones = (t: Tokens, mentions: readonly Mention[], zones: readonly Zone[], kind: Zone['kind']): Mention[] =>
  mentions.filter((m) => {
    const word = wordAt(t, m);
    const zone = zoneAt(zones, word);
    // The word that opens the zone is not what it speaks of.
    return zone?.kind === kind && !(zone.from === word && m.span.end <= (t.end[word] as number));
  });

/** The norm of these parts. `place` is the sentence or list item, `above` the lead-in it is read under. */
export function buildNorm(t: Tokens, above: LeadIn | undefined, place: Span, p: Parts, zones: readonly Zone[]): Norm {
  const doubts = [...p.doubts];
  if (zones.some((z) => z.elsewhere) && !doubts.includes(UNRESOLVED)) doubts.push(UNRESOLVED);
  const own = [p.object, p.recipient, p.basis, p.action, p.conditions].some((list) => list !== undefined && list.length > 0);
  if (p.head && !own && above && GENERIC.test(t.text.slice(p.head.span.start, p.head.span.end))) doubts.push('generic-verb');
  let certainty = above && p.flags.has('inherited') ? above.certainty : 1;
  for (const d of doubts) certainty *= d === 'modal-by-fallback' ? (p.found ?? WEIGHT[d]) : WEIGHT[d];
  // Already counted in what is handed down.
  if (above?.unresolved && p.flags.has('inherited') && !doubts.includes(UNRESOLVED)) doubts.push(UNRESOLVED);
  return {
    modality: p.modality,
    flags: p.flags,
    actor: p.actor ?? [],
    head: p.head,
    heads: p.heads ?? [],
    contextHead: p.contextHead,
    contextActor: above && p.flags.has('inherited') ? above.actor : undefined,
    opens: undefined,
    object: p.object ?? [],
    recipient: p.recipient ?? [],
    action: p.action ?? [],
    basis: p.basis ?? [],
    exceptions: p.exceptions ?? [],
    conditions: p.conditions ?? [],
    context: above ? [...new Set([...above.context, ...above.actor])] : [],
    contextExceptions: above?.exceptions ?? [],
    contextConditions: above?.conditions ?? [],
    takesFrom: p.takesFrom ?? NOTHING_SPOKEN_OF,
    exceptedBy: p.exceptedBy ?? NOTHING_SPOKEN_OF,
    closesList: p.closesList ?? false,
    span: place,
    modal: p.modal ? span(t.start[p.modal.from] as number, t.end[Math.max(p.modal.from, modalEnd(p.modal) - 1)] as number) : undefined,
    passive: p.passive ?? false,
    turned: p.turned ?? false,
    certainty,
    doubts,
  };
}
