/**
 * Reads the sentences of a block into norms: who must, must not or may do what, to whom, unless what.
 * A small grammar over the words of the lexicon and some hundred function words; no parser of English.
 */
import { type Span, span } from '../../text/span';
import type { BlockRole } from '../../syntax/types';
import { splitSentences } from '../sentences';
import type { BlockFacts, Doubt, LeadIn, Mention, Modality, Norm, NormFlag, NormReading } from '../types';
import { type Clause, opensSubject, readClauses } from './clauses';
import { leadInOf } from './leadin';
import type { Modal } from './modals';
import { type Heads, type Predicate, isRestricting, readHeads, readSlots } from './slots';
import { type Tokens, BREAK, Mark, mentionsIn, readTokens, verbAt, marked } from './tokens';
import { ACTORS, Class, PENAL, W, is } from './words';
import { type Front, type Zone, readBack, readFront, zoneAt } from './zones';

/** What reading needs of a block's facts. */
export type NormFacts = Pick<BlockFacts, 'outline' | 'mentions' | 'struck' | 'citations' | 'references'>;

const NOTHING: NormReading = { norms: [], leadIn: undefined };

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

const GENERIC = /^(?:provid|us(?:e|ing)|hold|report|request|maintain|mak|giv|keep|do)/i;

/**
 * The norms of a block under the lead-in of the sentence above it, and the lead-in it offers to the list below.
 * Spans count from the start of the block. Never throws; what is not understood is left out.
 */
export function readNorms(text: string, facts: NormFacts, above: LeadIn | undefined, role: BlockRole): NormReading {
  if (role === 'ignored') return NOTHING;
  const { body, end } = facts.outline;
  if (end - body < 3) return NOTHING;
  const t = readTokens(text, body, end, facts.mentions, facts.struck);
  if (t.count === 0) return NOTHING;
  const sentences = splitSentences(text, body, end);
  const norms: Norm[] = [];
  let leadIn: LeadIn | undefined;
  let word = 0;
  sentences.forEach((s, n) => {
    let to = word;
    while (to < t.count && (t.start[to] as number) < s.end) to++;
    if (to > word) {
      const reader = new SentenceReader(t, word, to, trimmed(text, s), n === 0 ? above : outer(above), role, facts);
      norms.push(...reader.read());
      if (n === sentences.length - 1) leadIn = leadInOf(t, word, to, reader.open(), n === 0 ? above : outer(above), end);
    }
    word = to;
  });
  if (leadIn && norms.length > 0) {
    const last = norms[norms.length - 1] as Norm;
    if (!last.flags.has('embedded')) norms[norms.length - 1] = { ...last, opens: leadIn.kind };
  }
  return { norms, leadIn };
}

/** A later sentence of a list item no longer carries on the sentence above; it keeps its surroundings only. */
function outer(above: LeadIn | undefined): LeadIn | undefined {
  if (!above) return undefined;
  return above.kind === 'recital' || above.kind === 'definition' ? above : undefined;
}

function trimmed(text: string, s: Span): Span {
  let end = s.end;
  while (end > s.start && /\s/.test(text[end - 1] as string)) end--;
  return span(s.start, end);
}

/** A clause read, still with its words, for the lead-in below. */
export interface OpenNorm {
  readonly norm: Norm;
  readonly modal: Modal | undefined;
  readonly to: number;
  readonly zones: readonly Zone[];
}

class SentenceReader {
  readonly #norms: Norm[] = [];
  #open: OpenNorm | undefined;

  constructor(
    readonly t: Tokens,
    readonly from: number,
    readonly to: number,
    readonly place: Span,
    readonly above: LeadIn | undefined,
    readonly role: BlockRole,
    readonly facts: NormFacts,
  ) {}

  /** The last norm with its words, where the list below may carry it on. */
  open(): OpenNorm | undefined {
    return this.#open;
  }

  read(): Norm[] {
    const { t, from, to, above } = this;
    const item = above !== undefined && this.#carriesOn(above);
    if (item && above.kind !== 'predicate' && above.kind !== 'object') {
      if (above.kind === 'definition' || above.kind === 'recital') this.#statement(above.kind);
      return this.#norms;
    }
    const clauses = readClauses(t, from, to, item);
    if (item) this.#inherit(above, clauses[0]?.from ?? to);
    let previous: Norm | undefined = item ? this.#norms[0] : undefined;
    for (const clause of clauses) {
      const norm = this.#readClause(clause, previous);
      if (!norm) continue;
      // "shall not X; provided that Y may Z": what the proviso speaks of are exceptions to what stands before it.
      if (clause.proviso && previous && this.#norms.length > 0) this.#except(norm);
      this.#norms.push(norm);
      if (clause.standing === 'main') previous = norm;
    }
    return this.#norms;
  }

  /** Whether the block goes on with the sentence above rather than standing on its own. */
  #carriesOn(above: LeadIn): boolean {
    const { t, from, to } = this;
    if (above.kind === 'condition' || above.kind === 'exception' || above.kind === 'definition' || above.kind === 'recital') return true;
    // A verb at the head is the item's own predicate.
    if (above.kind === 'predicate' && verbAt(t, from) && !is(t.id[from] as number, Class.Determiner)) return true;
    if (!opensSubject(t, from) && !this.#opensWithCapitalSubject()) return true;
    const first = readClauses(t, from, to, false).find((c) => c.standing === 'main' && !c.finding);
    if (!first) return true;
    // "the number of persons who may": a modal far inside is not the item's own.
    return !(first.certainty === 1 && first.from <= from + 1 && first.modal.from - from <= 30);
  }

  /** Items that open with a condition or a title before their subject: "If …, the officer shall". */
  #opensWithCapitalSubject(): boolean {
    const id = this.t.id[this.from] as number;
    return id === W.if || id === W.when || id === W.upon || id === W.except || id === W.notwithstanding || id === W.unless;
  }

  /** A part of a definition or a finding under its lead-in: no norm of conduct, but words a rule may look for. */
  #statement(kind: 'definition' | 'recital'): void {
    const { t, from, to } = this;
    const flags = new Set<NormFlag>([kind, 'inherited']);
    this.#push({ modality: 'declares', flags, action: mentionsIn(t, from, to), doubts: ['read-from-list-above'], modal: undefined }, undefined, to, []);
  }

  /** The item as a predicate under the modal of the sentence above. */
  #inherit(above: LeadIn, to: number): void {
    const { t, from } = this;
    if (above.modality === undefined) return;
    const zones = readBack(t, { modal: { to: from, aside: undefined }, to }, from);
    const heads = readHeads(t, { from, to, be: false, gerund: false, zones });
    const own = heads.at[0] === undefined || heads.at[0] > from + 3 ? undefined : heads;
    const predicate: Predicate = { from, to, be: false, gerund: false, zones };
    const h: Heads = own ?? { heads: [], at: [], passive: false, remote: false, from: from - 1 };
    const slots = readSlots(t, predicate, h, []);
    const flags = new Set<NormFlag>(above.flags);
    flags.add('inherited');
    const carries = above.kind === 'object' || h.heads.length === 0;
    if (above.modality === 'must-not' && (isRestricting(h.heads) || (carries && h.heads.length === 0 && above.head === 'restrict'))) flags.add('inverted');
    const all = mentionsIn(t, from, to);
    const taken = new Set<Mention>([...h.heads, ...slots.object, ...slots.recipient, ...slots.basis]);
    const doubts: Doubt[] = ['read-from-list-above'];
    this.#push(
      {
        modality: above.modality, flags, head: h.heads[0], heads: h.heads, contextHead: carries ? above.head : undefined, ...slots,
        action: all.filter((m) => !taken.has(m) && !zoneAt(zones, wordAt(t, m))),
        exceptions: inZones(t, all, zones, 'exception'), conditions: inZones(t, all, zones, 'condition'), doubts, modal: undefined,
      },
      undefined, to, zones,
    );
  }

  /** What a clause commands. */
  #readClause(clause: Clause, previous: Norm | undefined): Norm | undefined {
    const { t } = this;
    const front = readFront(t, clause);
    const negation = negationOf(t, clause, front);
    let { modal } = clause;
    // "No officer shall refuse to honor": the refusal is what is banned.
    if (negation && modal.declines !== undefined) modal = { ...modal, to: modal.declines, gerund: false, modality: 'must', negative: false };
    const flags = this.#flags(clause);
    const subject = mentionsIn(t, front.subject, modal.from).filter((m) => !zoneAt(front.zones, wordAt(t, m)));
    let modality = modal.modality;
    let only = modal.only;
    const doubts: Doubt[] = [];
    if (clause.certainty < 1 || modal.form === 'weak') doubts.push('modal-by-fallback');

    if (modal.form === 'finding') {
      this.#open = undefined;
      const norm = this.#norm({ modality: 'declares', flags: new Set<NormFlag>([...flags, 'recital']), actor: subject, action: mentionsIn(t, modal.to, clause.to), doubts, modal }, front.zones);
      this.#open = { norm, modal, to: clause.to, zones: [] };
      return undefined;
    }
    if (modal.form === 'definition' || (this.role === 'definition' && modal.form === 'deemed')) {
      flags.add('definition');
      const norm = this.#norm({ modality: 'declares', flags, actor: subject, action: mentionsIn(t, modal.to, clause.to), doubts, modal }, front.zones);
      this.#open = { norm, modal, to: clause.to, zones: [] };
      return norm;
    }

    const nothing = negation === 'nothing';
    if (negation && !modal.negative && !nothing) {
      modality = modality === 'must' && isRequired(t, modal) ? 'need-not' : modality === 'declares' ? 'declares' : 'must-not';
      if (modal.penal) modality = 'need-not';
    }
    const law = speaksOfLaw(t, front.subject, modal.from);
    let savings = nothing || (modal.form === 'savings' && (law || t.id[modal.to - 1] !== W.not));
    if (modal.form === 'savings' && !savings) return undefined;
    if (!savings && law && modality === 'must-not' && savesWord(t, modal.to, clause.to)) savings = true;
    if (savings) modality = 'may';
    if (modal.form === 'disapplies') modality = 'declares';
    if (t.id[front.subject] === W.only && modality === 'may') only = true;

    // "may only … if": what follows is all there is of the permission, an exception to a ban.
    const back = readBack(t, { modal, to: clause.to }, modal.to);
    const zones = [...front.zones, ...(modal.only ? back.map((z) => (z.kind === 'condition' ? { ...z, kind: 'exception' as const } : z)) : back)];
    const start = modal.actorAfter ? behindActor(t, modal.to, clause.to) : modal.to;
    const inverse = negation !== undefined && isInverse(t, clause);
    const predicate: Predicate = { from: start, to: clause.to, be: modal.passive, gerund: modal.gerund, inverse, zones };
    let heads = modal.form === 'disapplies' ? { heads: [], at: [], passive: false, remote: false, from: modal.to } : readHeads(t, predicate);
    const slots = readSlots(t, predicate, heads, subject);
    let actor: Mention[] = heads.passive ? slots.by : subject;
    if (modal.actorAfter) actor = mentionsIn(t, modal.to, start);
    if (inverse && actor.length === 0 && heads.at[0] !== undefined) actor = mentionsIn(t, modal.to, heads.at[0]);
    if (clause.shares && actor.length === 0 && previous) actor = [...previous.actor];

    // "A person who harbors … is guilty": the conduct stands in the subject. "No inquiry shall be made": so does the act.
    const light = heads.passive && isLight(t, heads.from);
    if ((modal.penal || modal.modality === 'must-not') && heads.heads.length === 0) heads = { ...heads, ...conduct(t, front.subject, modal.from, front.zones) };
    else if (light && (heads.heads.length === 0 || heads.remote === false)) {
      const act = subject.find((m) => m.part !== undefined);
      if (act) heads = { ...heads, heads: subject.filter((m) => m.span.start === act.span.start), at: [] };
    }
    else if (heads.heads.length === 0 && t.id[heads.from] === W.no && modality !== 'declares') {
      // "shall have no contact with".
      const act = mentionsIn(t, heads.from + 1, Math.min(heads.from + 5, clause.to)).find((m) => m.part !== undefined);
      if (act) heads = { ...heads, heads: samePhrase(t, act), at: [] };
      if (act && (modality === 'must' || modality === 'may')) modality = 'must-not';
    } else if (heads.heads.length === 0 && isLight(t, heads.from)) {
      // "shall make an inquiry": the act is what the verb carries.
      const act = mentionsIn(t, heads.from + 1, Math.min(heads.from + 5, clause.to)).find((m) => m.part === 'act');
      if (act) heads = { ...heads, heads: samePhrase(t, act), at: [] };
    }
    const none = t.id[heads.from] === W.have && t.id[heads.from + 1] === W.no;
    if (none && !negation && !modal.negative && (modality === 'must' || modality === 'may')) modality = 'must-not';
    // "shall honor no detainer".
    if (!negation && !modal.negative && modality !== 'declares' && !modal.penal && objectNo(t, heads, clause.to)) modality = modality === 'must' || modality === 'may' ? 'must-not' : modality;
    const zonesOnly = zones.some((z) => t.id[z.from] === W.only);
    if ((only || zonesOnly) && (modality === 'may' || modality === 'must')) {
      if (modality === 'must') modality = 'may';
      flags.add('only');
    }
    if (savings) flags.add('savings');
    if (modal.form === 'disapplies') flags.add('disapplies');
    if (modal.penal && modality !== 'need-not') flags.add('penal');
    if (heads.heads.some((m) => m.concept === PENAL && m.span.start === heads.heads[0]?.span.start) && modality !== 'must-not' && !savings) flags.add('penal');
    if (modality === 'must-not' && isRestricting(heads.heads)) flags.add('inverted');

    const all = mentionsIn(t, modal.from, clause.to);
    const front_ = mentionsIn(t, clause.from, front.subject);
    const inSubject = mentionsIn(t, front.subject, modal.from);
    const taken = new Set<Mention>([...heads.heads, ...slots.object, ...slots.recipient, ...slots.basis, ...actor]);
    const free = (m: Mention): boolean => {
      const zone = zoneAt(zones, wordAt(t, m));
      return !taken.has(m) && (zone === undefined || zone.kind === 'setting');
    };
    const action = [...front_.filter((m) => zoneAt(zones, wordAt(t, m))?.kind === 'setting'), ...(heads.passive ? inSubject : modal.penal ? inSubject : []).filter(free), ...all.filter(free)];
    const whole = [...front_, ...inSubject, ...all];
    const basis = [...slots.basis, ...frontBasis(t, front)];
    if (heads.passive && actor.length === 0 && !modal.penal) doubts.push('actor-absent');
    if (zones.some((z) => z.elsewhere)) doubts.push('exception-not-resolved');
    const norm = this.#norm(
      {
        modality, flags, actor, head: heads.heads[0], heads: heads.heads, object: slots.object, recipient: slots.recipient, basis, action,
        exceptions: inZones(t, whole, zones, 'exception'), conditions: inZones(t, whole, zones, 'condition'), doubts, modal, passive: heads.passive, ...(clause.certainty < 1 && modal.form !== 'weak' ? { found: clause.certainty } : {}),
      },
      zones,
    );
    if (clause.standing === 'main') this.#open = { norm, modal, to: clause.to, zones };
    return norm;
  }

  #flags(clause: Clause): Set<NormFlag> {
    const flags = new Set<NormFlag>();
    if (this.role === 'recital' || clause.finding) flags.add('recital');
    if (clause.standing === 'embedded') flags.add('embedded');
    // "It is the intent of the council that": said, not commanded.
    if (clause.standing === 'main' && aims(this.t, clause.from, clause.modal.from)) flags.add('recital');
    return flags;
  }

  /** Adds what a proviso speaks of to the exceptions of the norm before it. */
  #except(proviso: Norm): void {
    const k = this.#norms.length - 1;
    const before = this.#norms[k];
    if (!before) return;
    const spoken = [proviso.object, proviso.recipient, proviso.action, proviso.basis, proviso.conditions].flat();
    this.#norms[k] = { ...before, exceptions: [...before.exceptions, ...proviso.actor, ...(proviso.heads ?? []), ...spoken] };
  }

  #push(parts: Parts, modal: Modal | undefined, to: number, zones: readonly Zone[]): void {
    const norm = this.#norm(parts, zones);
    this.#norms.push(norm);
    this.#open = { norm, modal, to, zones };
  }

  #norm(p: Parts, zones: readonly Zone[]): Norm {
    const { t, above } = this;
    const doubts = [...p.doubts];
    if (zones.some((z) => z.elsewhere) && !doubts.includes('exception-not-resolved')) doubts.push('exception-not-resolved');
    const own = [p.object, p.recipient, p.basis, p.action, p.conditions].some((list) => list !== undefined && list.length > 0);
    if (p.head && !own && above && GENERIC.test(t.text.slice(p.head.span.start, p.head.span.end))) doubts.push('generic-verb');
    let certainty = above && p.flags.has('inherited') ? above.certainty : 1;
    for (const d of doubts) certainty *= d === 'modal-by-fallback' ? (p.found ?? WEIGHT[d]) : WEIGHT[d];
    return {
      modality: p.modality, flags: p.flags, actor: p.actor ?? [], head: p.head, heads: p.heads ?? [], contextHead: p.contextHead, contextActor: above && p.flags.has('inherited') ? above.actor : undefined, opens: undefined,
      object: p.object ?? [], recipient: p.recipient ?? [], action: p.action ?? [], basis: p.basis ?? [],
      exceptions: p.exceptions ?? [], conditions: p.conditions ?? [],
      context: above ? [...new Set([...above.context, ...above.actor])] : [],
      contextExceptions: above?.exceptions ?? [], contextConditions: above?.conditions ?? [],
      span: this.place, modal: p.modal ? span(t.start[p.modal.from] as number, t.end[Math.max(p.modal.from, modalEnd(p.modal) - 1)] as number) : undefined,
      passive: p.passive ?? false, certainty, doubts,
    };
  }
}

interface Parts {
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
  /** How sure it is that the modal is a main one, where that is less than 1. */
  readonly found?: number;
}

const modalEnd = (m: Modal): number => (m.aside && m.to > m.aside[0] ? Math.max(m.from + 1, m.aside[0]) : m.to);

/** All concepts of the phrase of a mention. */
const samePhrase = (t: Tokens, m: Mention): Mention[] => t.mentions.filter((x) => x.span.start === m.span.start);

/** The word a mention begins at. */
function wordAt(t: Tokens, m: Mention): number {
  let low = 0;
  let high = t.count;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((t.start[mid] as number) < m.span.start) low = mid + 1;
    else high = mid;
  }
  return low;
}

const inZones = (t: Tokens, mentions: readonly Mention[], zones: readonly Zone[], kind: Zone['kind']): Mention[] => mentions.filter((m) => zoneAt(zones, wordAt(t, m))?.kind === kind);

/** Grounds in front of the subject: "Pursuant to a detainer, the". */
function frontBasis(t: Tokens, front: Front): Mention[] {
  return front.zones.filter((z) => z.kind === 'setting' && (t.id[z.from] === W.pursuant || t.id[z.from] === W.under || t.id[z.from] === W.on)).flatMap((z) => mentionsIn(t, z.from, z.to));
}

/** What negates a clause from in front of its modal: No, neither, in no event, nor; or Nothing. */
function negationOf(t: Tokens, clause: Clause, front: Front): 'no' | 'nothing' | undefined {
  const modal = clause.modal.from;
  if (modal > clause.from && t.id[modal - 1] === W.nor) return 'no';
  for (let i = clause.from; i < modal; i++) {
    const id = t.id[i] as number;
    if (id === W.nothing && i <= front.subject + 1) return 'nothing';
    if (id !== W.no && id !== W.neither && id !== W.none) continue;
    const next = t.id[i + 1] as number;
    if (next === W.later || next === W.fewer || next === W.less || next === W.more || next === W.earlier || next === W.longer) continue;
    const event = next === W.event || next === W.case || next === W.circumstances || next === W.circumstance || next === W.instance;
    if (event) return 'no';
    if (next === W.such && i !== clause.from) continue;
    const before = i > clause.from ? (t.id[i - 1] as number) : 0;
    const head = i === front.subject || i === clause.from || marked(t, i, BREAK) || is(before, Class.Coordinator) || before === W.that;
    if (!head || zoneAt(front.zones, i)) continue;
    if (!otherClauseBetween(t, i, modal)) return 'no';
  }
  return undefined;
}

/** Whether a new subject behind ", and" stands between "No" and the modal, with a finite verb before it. */
function otherClauseBetween(t: Tokens, from: number, modal: number): boolean {
  let verb = false;
  for (let i = from; i < modal - 1; i++) {
    const id = t.id[i] as number;
    if (id === W.is || id === W.are || id === W.has || id === W.have) verb = true;
    if (verb && marked(t, i, Mark.Comma) && (id === W.and || id === W.but) && is(t.id[i + 1] as number, Class.Determiner)) return true;
  }
  return false;
}

/** "is required to", "is obligated to": under No, nobody need do it. */
const isRequired = (t: Tokens, m: Modal): boolean => {
  for (let i = m.from; i < m.to; i++) if (t.id[i] === W.required || t.id[i] === W.obligated || t.id[i] === W.obliged || t.id[i] === W.compelled || t.id[i] === W.duty || t.id[i] === W.obligation) return true;
  return false;
};

/** Whether the subject is a law speaking of itself: "this section", "the provisions of this chapter". */
function speaksOfLaw(t: Tokens, from: number, to: number): boolean {
  for (let i = from; i < Math.min(to, from + 6); i++) {
    const id = t.id[i] as number;
    if ((id === W.this || id === W.such || id === W.these) && (is(t.id[i + 1] as number, Class.Unit) || (t.id[i + 1] === W.local && t.id[i + 2] === W.law))) return true;
    if (is(id, Class.Unit) && i === from) return true;
  }
  return false;
}

function savesWord(t: Tokens, from: number, to: number): boolean {
  for (let i = from; i < Math.min(to, from + 4); i++) if (is(t.id[i] as number, Class.Saving)) return true;
  return false;
}

/** "unlawful for any officer to hold": words up to and with "to". */
function behindActor(t: Tokens, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    if (t.id[i] === W.to) return i + 1;
    if (marked(t, i, Mark.Semicolon)) break;
  }
  return to;
}

/** "In no event shall an officer hold": the subject follows the modal. */
const isInverse = (t: Tokens, clause: Clause): boolean => {
  const before = clause.modal.from > clause.from ? (t.id[clause.modal.from - 1] as number) : 0;
  return before === W.nor || before === W.event || before === W.case || before === W.circumstances || before === W.circumstance || before === W.instance;
};

/** Verbs that say nothing by themselves: the act is the noun. */
const isLight = (t: Tokens, i: number): boolean => {
  const id = t.id[i] as number;
  return id === W.made || id === W.conducted || id === W.performed || id === W.undertaken || id === W.initiated || id === W.taken || id === W.make || id === W.conduct || id === W.perform || id === W.undertake || id === W.initiate;
};

/** The conduct in a subject: its first verb of any form that is not a mere noun. */
function conduct(t: Tokens, from: number, to: number, zones: readonly Zone[]): { heads: Mention[]; at: number[] } {
  for (let i = from; i < to; i++) {
    if (zoneAt(zones, i)) continue;
    const verb = verbAt(t, i);
    const before = i > from ? (t.id[i - 1] as number) : 0;
    if (!verb || is(before, Class.Determiner)) continue;
    return { heads: t.mentions.filter((m) => m.span.start === verb.span.start), at: [] };
  }
  return { heads: [], at: [] };
}

/** "shall honor no detainer": a "no" right behind the head. */
function objectNo(t: Tokens, heads: Heads, to: number): boolean {
  const first = heads.at[0];
  const head = heads.heads[0];
  if (first === undefined || !head) return false;
  let i = first;
  while (i < to && (t.start[i] as number) < head.span.end) i++;
  return i < to && t.id[i] === W.no && t.id[i + 1] !== W.later && t.id[i + 1] !== W.more && t.id[i + 1] !== W.less && t.id[i + 1] !== W.fewer;
}

/** Whether the words before the modal speak of an aim: "the purpose of this chapter is to". */
function aims(t: Tokens, from: number, modal: number): boolean {
  for (let i = from; i < modal; i++) {
    const id = t.id[i];
    if (id === W.intent || id === W.purpose || id === W.goal || id === W.objective || id === W.aim) return i < from + 8 && !(i > 0 && t.id[i - 1] === W.the && i > 1 && t.id[i - 2] === W.for);
  }
  return false;
}

/** Whether an actor stands among mentions. */
export const hasActor = (mentions: readonly Mention[]): boolean => mentions.some((m) => ACTORS.has(m.concept));
