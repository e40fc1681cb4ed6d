/**
 * Reads the sentences of a block into norms: who must, must not or may do what, to whom, unless what.
 * A small grammar over the words of the lexicon and some hundred function words; no parser of English.
 */

import type { BlockRole } from '../../syntax/types';
import { type Span, span } from '../../text/span';
import { splitSentences } from '../sentences';
import type { BlockFacts, Doubt, LeadIn, Mention, Norm, NormFlag, NormReading } from '../types';
import { actsOf, honoring, lightAct, turnsAway } from './acts';
import { buildNorm, inZones, type Parts, wordAt } from './build';
import { type Clause, opensSubject, readClauses } from './clauses';
import { leadInOf } from './leadin';
import type { Modal } from './modal';
import { type Quoted, quotedIn } from './quoted';
import { closesList, exceptedBy, provisionsTaken } from './reach';
import { type Heads, isRestricting, type Predicate, readHeads, readSlots } from './slots';
import { aims, behindActor, frontBasis, isInverse, isRequired, limitsObject, negationOf, savesWord, speaksOfLaw } from './subject';
import { mentionsIn, readTokens, type Tokens, verbAt } from './tokens';
import { Class, is, PENAL, W } from './words';
import { readBack, readFront, type Zone, zoneAt } from './zones';

/** What reading needs of a block's facts. */
export type NormFacts = Pick<BlockFacts, 'outline' | 'mentions' | 'struck' | 'citations' | 'references'>;

const NOTHING: NormReading = { norms: [], leadIn: undefined };

/**
 * The norms of a block under the lead-in of the sentence above it, and the lead-in it offers to the list below.
 * Spans count from the start of the block. Never throws; what is not understood is left out.
 */
export function readNorms(text: string, facts: NormFacts, above: LeadIn | undefined, role: BlockRole): NormReading {
  if (role === 'ignored') return NOTHING;
  const { body, end } = facts.outline;
  if (end - body < 3) return NOTHING;
  const quoted = quotedIn(text, body, end);
  const found = readStretch(text, facts, above, role, body, end, quoted.length > 0 ? besides(facts.struck, quoted) : facts.struck);
  if (quoted.length === 0) return found;
  const norms = [...found.norms];
  for (const { inside, enacted } of quoted)
    if (enacted) norms.push(...readStretch(text, facts, undefined, role, inside.start, inside.end, facts.struck).norms);
  return { norms, leadIn: found.leadIn };
}

/** Struck passages and quoted ones together, in order. */
const besides = (struck: readonly Span[], quoted: readonly Quoted[]): readonly Span[] =>
  [...struck, ...quoted.map((q) => q.inside)].sort((a, b) => a.start - b.start);

/** The norms of a stretch of a block, sentence by sentence; words in `gone` are not there. */
function readStretch(
  text: string,
  facts: NormFacts,
  above: LeadIn | undefined,
  role: BlockRole,
  from: number,
  end: number,
  gone: readonly Span[],
): NormReading {
  const t = readTokens(text, from, end, facts.mentions, gone);
  if (t.count === 0) return NOTHING;
  const sentences = splitSentences(text, from, end);
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

/** How sure it is that a sentence in the present tense commands. */
const PRESENT = 0.8;

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
      else if ((above.kind === 'exception' || above.kind === 'condition') && above.flags.has('disapplies'))
        this.#statement('disapplies', above.takesFrom);
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

  /** A part of a definition, a finding or a case taken out, under its lead-in: no norm of conduct, but words a rule may look for. */
  #statement(flag: 'definition' | 'recital' | 'disapplies', takesFrom?: LeadIn['takesFrom']): void {
    const { t, from, to } = this;
    const flags = new Set<NormFlag>([flag, 'inherited']);
    const parts = { modality: 'declares', flags, action: mentionsIn(t, from, to), modal: undefined } as const;
    this.#push({ ...parts, doubts: ['read-from-list-above'], ...(takesFrom ? { takesFrom } : {}) }, undefined, to, []);
  }

  /** The item as a predicate under the modal of the sentence above. */
  #inherit(above: LeadIn, to: number): void {
    const { t, from } = this;
    if (above.modality === undefined) return;
    const zones = readBack(t, { modal: { to: from, aside: undefined }, to }, from);
    const heads = readHeads(t, { from, to, be: false, gerund: false, zones });
    const own = heads.at[0] === undefined || heads.at[0] > from + 3 ? undefined : heads;
    const predicate: Predicate = { from, to, be: false, gerund: false, zones };
    const act = own?.heads[0]?.part === 'verb' ? undefined : lightAct(t, from, to, zones);
    let h: Heads = act || !own ? { heads: act ?? [], at: [], passive: false, remote: false, from: from - 1 } : own;
    const slots = readSlots(t, predicate, h, []);
    const flags = new Set<NormFlag>(above.flags);
    flags.add('inherited');
    const carries = above.kind === 'object' || h.heads.length === 0;
    const turned = above.kind === 'predicate' && (above.modality === 'must' || above.modality === 'may') && turnsAway(h.heads);
    if (turned) h = { ...h, heads: honoring(h.heads) };
    if (above.modality === 'must-not' && (isRestricting(h.heads) || (carries && h.heads.length === 0 && above.head === 'restrict')))
      flags.add('inverted');
    const all = mentionsIn(t, from, to);
    const taken = new Set<Mention>([...h.heads, ...slots.object, ...slots.recipient, ...slots.basis]);
    const doubts: Doubt[] = ['read-from-list-above'];
    this.#push(
      {
        modality: turned ? (above.modality === 'must' ? 'must-not' : 'need-not') : above.modality,
        turned,
        flags,
        head: h.heads[0],
        heads: h.heads,
        contextHead: carries ? above.head : undefined,
        ...slots,
        action: all.filter((m) => !taken.has(m) && !zoneAt(zones, wordAt(t, m))),
        exceptions: inZones(t, all, zones, 'exception'),
        conditions: inZones(t, all, zones, 'condition'),
        doubts,
        modal: undefined,
        exceptedBy: [...above.exceptedBy, ...exceptedBy(t, zones, this.facts.references)],
        closesList: closesList(t, this.from, zones),
      },
      undefined,
      to,
      zones,
    );
  }

  /** What a clause commands. */
  #readClause(clause: Clause, previous: Norm | undefined): Norm | undefined {
    const { t } = this;
    const front = readFront(t, clause);
    const negation = negationOf(t, clause, front);
    let { modal } = clause;
    // "No officer shall refuse to honor": the refusal is what is banned.
    if (negation && modal.declines !== undefined)
      modal = { ...modal, to: modal.declines, gerund: false, modality: 'must', negative: false };
    const flags = this.#flags(clause);
    const subject = mentionsIn(t, front.subject, modal.from).filter((m) => !zoneAt(front.zones, wordAt(t, m)));
    let modality = modal.modality;
    let only = modal.only;
    const doubts: Doubt[] = [];
    if (clause.certainty < 1 || modal.form === 'weak' || modal.form === 'present') doubts.push('modal-by-fallback');

    if (modal.form === 'finding') {
      this.#open = undefined;
      const norm = buildNorm(
        t,
        this.above,
        this.place,
        {
          modality: 'declares',
          flags: new Set<NormFlag>([...flags, 'recital']),
          actor: subject,
          action: mentionsIn(t, modal.to, clause.to),
          doubts,
          modal,
        },
        front.zones,
      );
      this.#open = { norm, modal, to: clause.to, zones: [] };
      return undefined;
    }
    if (modal.form === 'definition' || (this.role === 'definition' && modal.form === 'deemed')) {
      flags.add('definition');
      const norm = buildNorm(
        t,
        this.above,
        this.place,
        { modality: 'declares', flags, actor: subject, action: mentionsIn(t, modal.to, clause.to), doubts, modal },
        front.zones,
      );
      this.#open = { norm, modal, to: clause.to, zones: [] };
      return norm;
    }

    let nothing = negation === 'nothing';
    // "Nothing in this section shall apply to": it is this section that does not apply.
    if (nothing && modal.form === 'disapplies') nothing = false;
    else if (nothing && t.id[modal.to] === W.apply && modal.form === 'plain') {
      modal = { ...modal, to: modal.to + 1, form: 'disapplies' };
      nothing = false;
    }
    if (negation && !modal.negative && !nothing) {
      modality = modality === 'must' && isRequired(t, modal) ? 'need-not' : modality === 'declares' ? 'declares' : 'must-not';
      if (modal.penal) modality = 'need-not';
    }
    const law = speaksOfLaw(t, front.subject, modal.from);
    const read = negation === 'no' && law && modal.form === 'deemed';
    let savings = nothing || read || (modal.form === 'savings' && (law || t.id[modal.to - 1] !== W.not));
    if (modal.form === 'savings' && !savings) return undefined;
    // What is done today is told in findings; in the text of a law it is how things shall be.
    if (modal.form === 'present' && (this.role !== 'operative' || clause.finding)) return undefined;
    if (!savings && law && modality === 'must-not' && savesWord(t, modal.to, clause.to)) savings = true;
    if (savings) modality = 'may';
    if (modal.form === 'disapplies') modality = 'declares';
    if (t.id[front.subject] === W.only && modality === 'may') only = true;

    // "may only … if": what follows is all there is of the permission, an exception to a ban.
    const back = readBack(t, { modal, to: clause.to }, modal.to, modal.only);
    const zones = [
      ...front.zones,
      ...(modal.only ? back.map((z) => (z.kind === 'condition' ? { ...z, kind: 'exception' as const } : z)) : back),
    ];
    const start = modal.actorAfter ? behindActor(t, modal.to, clause.to, modal.gerund) : modal.to;
    const inverse = isInverse(t, clause, front) && (negation !== undefined || front.subject >= clause.modal.from);
    const predicate: Predicate = { from: start, to: clause.to, be: modal.passive, gerund: modal.gerund, inverse, zones };
    let heads =
      modal.form === 'disapplies' ? { heads: [], at: [], passive: false, remote: false, from: modal.to } : readHeads(t, predicate);
    const slots = readSlots(t, predicate, heads, subject);
    let actor: Mention[] = heads.passive ? slots.by : subject;
    if (modal.actorAfter) actor = mentionsIn(t, modal.to, start);
    if (inverse && actor.length === 0 && heads.at[0] !== undefined) actor = mentionsIn(t, modal.to, heads.at[0]);
    if (clause.shares && actor.length === 0 && previous) actor = [...previous.actor];

    const acted = actsOf(t, {
      clause,
      modal,
      modality,
      heads,
      subject,
      subjectFrom: front.subject,
      zones,
      negated: negation !== undefined,
    });
    heads = acted.heads;
    modality = acted.modality;
    // "shall decline detainer requests": not to act on them; "may decline", that nobody need.
    const turned = !negation && !modal.negative && (modality === 'must' || modality === 'may') && turnsAway(heads.heads);
    if (turned) {
      heads = { ...heads, heads: honoring(heads.heads) };
      modality = modality === 'must' ? 'must-not' : 'need-not';
    }
    if (acted.inSubject) actor = actor.filter((m) => m.part === undefined);
    const zonesOnly = zones.some((z) => t.id[z.from] === W.only);
    only ||= limitsObject(t, heads, clause.to);
    if ((only || zonesOnly) && (modality === 'may' || modality === 'must')) {
      if (modality === 'must') modality = 'may';
      flags.add('only');
    }
    if (savings) flags.add('savings');
    if (modal.form === 'disapplies') flags.add('disapplies');
    if (modal.penal && modality !== 'need-not') flags.add('penal');
    if (heads.heads.some((m) => m.concept === PENAL && m.span.start === heads.heads[0]?.span.start) && modality !== 'must-not' && !savings)
      flags.add('penal');
    if (modality === 'must-not' && isRestricting(heads.heads)) flags.add('inverted');

    const all = mentionsIn(t, modal.from, clause.to);
    const front_ = mentionsIn(t, clause.from, front.subject);
    const inSubject = mentionsIn(t, front.subject, modal.from);
    const taken = new Set<Mention>([...heads.heads, ...slots.object, ...slots.recipient, ...slots.basis, ...actor]);
    const free = (m: Mention): boolean => {
      const zone = zoneAt(zones, wordAt(t, m));
      return !taken.has(m) && (zone === undefined || zone.kind === 'setting');
    };
    const action = [
      ...front_.filter((m) => zoneAt(zones, wordAt(t, m))?.kind === 'setting'),
      ...(heads.passive ? inSubject : modal.penal ? inSubject : []).filter(free),
      ...all.filter(free),
    ];
    const whole = [...front_, ...inSubject, ...all];
    const basis = [...slots.basis, ...frontBasis(t, front)];
    if (heads.passive && actor.length === 0 && !modal.penal) doubts.push('actor-absent');
    if (zones.some((z) => z.elsewhere)) doubts.push('exception-not-resolved');
    const takesFrom = provisionsTaken(t, clause, flags, modality, zones, this.facts);
    const norm = buildNorm(
      t,
      this.above,
      this.place,
      {
        modality,
        flags,
        actor,
        takesFrom,
        exceptedBy: exceptedBy(t, zones, this.facts.references),
        closesList: this.above !== undefined && closesList(t, this.from, zones),
        head: heads.heads[0],
        heads: heads.heads,
        object: slots.object,
        recipient: slots.recipient,
        basis,
        action,
        exceptions: inZones(t, whole, zones, 'exception'),
        conditions: inZones(t, whole, zones, 'condition'),
        doubts,
        modal,
        turned,
        passive: heads.passive,
        ...(modal.form === 'present'
          ? { found: PRESENT }
          : clause.certainty < 1 && modal.form !== 'weak'
            ? { found: clause.certainty }
            : {}),
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
    if (clause.standing === 'main' && aims(this.t, this.#norms.length === 0 ? this.from : clause.from, clause.modal.from))
      flags.add('recital');
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
    const norm = buildNorm(this.t, this.above, this.place, parts, zones);
    this.#norms.push(norm);
    this.#open = { norm, modal, to, zones };
  }
}
