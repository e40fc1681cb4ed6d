/** A modal: the words of a sentence that command, forbid, permit or declare. */
import type { Modality } from '../types';
import { isAdverb, type Tokens } from './tokens';

/** A modal as it stands, before its subject has been looked at. */
export interface Modal {
  /** Words `[from, to)` that make the modal: "shall not", "is prohibited from". */
  readonly from: number;
  readonly to: number;
  readonly modality: Modality;
  /** Whether a "not" of its own is already counted in `modality`. */
  readonly negative: boolean;
  /** "shall be": what follows may be a participle. */
  readonly passive: boolean;
  readonly form: 'plain' | 'savings' | 'disapplies' | 'definition' | 'deemed' | 'weak' | 'present' | 'finding';
  readonly only: boolean;
  readonly penal: boolean;
  /** Preposition after which the actor stands, where it follows the modal: "unlawful for", "the duty of". */
  readonly actorAfter: 'for' | 'of' | undefined;
  /** Whether the verb is an -ing form: "prohibited from holding". */
  readonly gerund: boolean;
  /** First word of "refuse to" and the like where it makes the ban: under "No" it is the verb of a limit instead. */
  readonly declines?: number;
  /** A parenthetical between modal and verb, as words: "shall, unless …, hold". */
  readonly aside: readonly [number, number] | undefined;
}

export const OPPOSITE: Readonly<Record<Modality, Modality>> = {
  must: 'must-not',
  'must-not': 'may',
  may: 'must-not',
  'need-not': 'need-not',
  declares: 'declares',
};

/** A modal in the making: all but its first word. */
export interface Draft {
  to: number;
  modality: Modality;
  negative: boolean;
  passive: boolean;
  form: Modal['form'];
  only: boolean;
  penal: boolean;
  actorAfter: Modal['actorAfter'];
  gerund: boolean;
  declines?: number;
  aside: readonly [number, number] | undefined;
}

export const finish = (from: number, d: Draft): Modal => ({ from, ...d });

export const draft = (to: number, modality: Modality): Draft => ({
  to,
  modality,
  negative: false,
  passive: false,
  form: 'plain',
  only: false,
  penal: false,
  actorAfter: undefined,
  gerund: false,
  aside: undefined,
});

/** The word after adverbs, at most four of them. */
export function pastAdverbs(t: Tokens, at: number, end: number): number {
  let i = at;
  for (let n = 0; n < 4 && i < end && isAdverb(t, i); n++) i++;
  return i;
}
