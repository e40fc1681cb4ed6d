/** What must be named around a block for a test to match there, and the marks that tell what is. */
import type { DraftBlock } from '../index/block';
import type { Tally } from '../index/tally';
import type { Standing } from '../syntax/tree';
import type { ConceptTest, NormMatch } from './types';

/** Groups of keys of a tally: of each group one must be named. */
export type Needs = readonly (readonly number[])[];

const keyIn =
  (tally: Tally) =>
  (concept: string): number =>
    tally.numberOf(`names:${concept}`);

export function conceptNeeds(test: ConceptTest | undefined, tally: Tally): number[][] {
  const key = keyIn(tally);
  return test ? [...(test.all ?? []).map((c) => [key(c)]), ...(test.any ? [test.any.map(key)] : [])] : [];
}

/** What a norm must name, its exceptions left aside. */
export const normNeeds = (test: NormMatch, tally: Tally): number[][] => [
  ...(test.head ? [test.head.map(keyIn(tally))] : []),
  ...[test.anywhere, test.actor, test.object, test.recipient, test.action, test.basis, test.conditions, test.context, test.below].flatMap(
    (t) => conceptNeeds(t, tally),
  ),
];

/** What is named at the place at hand. One serves for all places in turn. */
export class Marks {
  readonly #turns: number[] = [];
  #turn = 0;
  /** The keys marked, each once. */
  readonly named: number[] = [];

  /** Begins at another place. */
  begin(): void {
    this.#turn++;
    this.named.length = 0;
  }

  /** Marks what a block names. */
  add(block: DraftBlock): void {
    for (const key of block.keys) {
      if (this.#turns[key] === this.#turn) continue;
      this.#turns[key] = this.#turn;
      this.named.push(key);
    }
  }

  /** Begins at a block: marks what it names, the sentences it carries on, and the list items that carry it on. */
  around(block: DraftBlock, standing: Standing<DraftBlock> | undefined): void {
    this.begin();
    this.add(block);
    for (let s = standing?.leadIn; s; s = s.leadIn) this.add(s.block);
    if (standing) this.#below(standing);
  }

  #below(standing: Standing<DraftBlock>): void {
    for (const follower of standing.followers) {
      this.add(follower.block);
      this.#below(follower);
    }
  }

  /** Whether of each group one is marked. */
  meet(needs: Needs): boolean {
    for (const group of needs) {
      let named = false;
      for (let i = 0; i < group.length && !named; i++) named = this.#turns[group[i] as number] === this.#turn;
      if (!named) return false;
    }
    return true;
  }
}
