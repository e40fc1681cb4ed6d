/**
 * The findings of a draft, block by block, in an order in which the gravest can be taken from the top without looking at
 * the rest: a draft of ten megabytes may hold ten thousand, of which two hundred are shown.
 */
import type { DraftBlock } from '../index/block';
import type { Draft } from '../index/draft';
import type { Finding } from './finding';
import { SEVERITIES, type Severity } from './types';

const NONE: readonly Finding[] = [];

export type Counts = Readonly<Record<Severity, number>>;

export class FindingStore {
  readonly #found = new Map<DraftBlock, readonly Finding[]>();
  /** By severity, the blocks that hold such findings, in order of the text. */
  readonly #order: Record<Severity, DraftBlock[]> = { error: [], warning: [], information: [], hint: [] };
  readonly #counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  /** While everything is looked at for the first time, blocks come in order and are not sought. */
  #filling = false;

  constructor(readonly draft: Draft) {}

  get counts(): Counts {
    return { ...this.#counts };
  }

  of(block: DraftBlock): readonly Finding[] {
    return this.#found.get(block) ?? NONE;
  }

  /** Begins anew with blocks that `each` gives in the order of the text. */
  fill(each: (put: (block: DraftBlock, findings: readonly Finding[]) => void) => void): void {
    this.#found.clear();
    for (const s of SEVERITIES) {
      this.#order[s] = [];
      this.#counts[s] = 0;
    }
    this.#filling = true;
    each((block, findings) => this.set(block, findings));
    this.#filling = false;
  }

  /** Drops what blocks held that have left the draft at ordinal `index`; to be called after each edit, before `set`. */
  drop(removed: readonly DraftBlock[], index: number): void {
    for (const block of removed) {
      const findings = this.#found.get(block);
      if (!findings) continue;
      this.#found.delete(block);
      for (const s of SEVERITIES) {
        const count = number(findings, s);
        if (count === 0) continue;
        this.#counts[s] -= count;
        const list = this.#order[s];
        // Blocks that have left count as standing where they stood, so all of them are met from here on.
        let at = this.#lowerBound(list, index, index);
        while (at < list.length && list[at] !== block) at++;
        list.splice(at, 1);
      }
    }
  }

  /** The findings of a block from now on. The block must be in the draft. */
  set(block: DraftBlock, findings: readonly Finding[]): void {
    const before = this.of(block);
    if (findings.length === 0) this.#found.delete(block);
    else this.#found.set(block, findings);
    if (before.length === 0 && findings.length === 0) return;
    for (const s of SEVERITIES) {
      const [had, has] = [number(before, s), number(findings, s)];
      this.#counts[s] += has - had;
      if (had > 0 === has > 0) continue;
      const list = this.#order[s];
      if (has > 0 && this.#filling) {
        list.push(block);
        continue;
      }
      const at = this.#lowerBound(list, this.draft.indexOf(block), 0);
      if (has > 0) list.splice(at, 0, block);
      else list.splice(at, 1);
    }
  }

  /** First place in `list` whose block stands at or behind ordinal `index`; a block that has left stands at `gone`. */
  #lowerBound(list: readonly DraftBlock[], index: number, gone: number): number {
    let low = 0;
    let high = list.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      const at = this.draft.indexOf(list[mid] as DraftBlock);
      if ((at < 0 ? gone : at) < index) low = mid + 1;
      else high = mid;
    }
    return low;
  }

  /** At most `max` findings, gravest first and then in order of the text. */
  top(max: number): Finding[] {
    const top: Finding[] = [];
    for (const s of SEVERITIES) {
      for (const block of this.#order[s]) {
        for (const finding of this.of(block)) {
          if (finding.severity !== s) continue;
          if (top.length === max) return top;
          top.push(finding);
        }
      }
    }
    return top;
  }

  /** All findings in order of the text. Costs as much as there are. */
  all(): Finding[] {
    const blocks = [...this.#found.keys()].map((block) => ({ block, at: this.draft.indexOf(block) }));
    return blocks.sort((a, b) => a.at - b.at).flatMap(({ block }) => this.of(block));
  }
}

function number(findings: readonly Finding[], severity: Severity): number {
  let n = 0;
  for (const f of findings) if (f.severity === severity) n++;
  return n;
}
