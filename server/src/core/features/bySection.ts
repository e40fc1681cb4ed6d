/** What is told of a draft as a whole, kept section by section: after an edit only the sections it touched are read again. */
import type { Draft, DraftChange } from '../index/draft';
import type { DraftSection } from '../index/section';

export class BySection<T> {
  readonly #kept = new Map<DraftSection, T>();
  /** Ordinal of the first section that may not have been read. */
  #from = 0;

  #isOpen: boolean;

  /** @param byField whether what is read of a section hangs on `isOpen`. */
  constructor(
    readonly draft: Draft,
    private readonly read: (section: DraftSection) => T,
    private readonly byField = false,
  ) {
    this.#isOpen = this.#opened();
  }

  /** Whether a strong word anywhere opens every section, as in a short draft. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  #opened(): boolean {
    return this.draft.isShort && this.draft.tally.has('strong');
  }

  /** Takes in an edit. */
  update(change: DraftChange): void {
    for (const sections of [change.touched, change.rebuilt, change.gone]) for (const section of sections) this.#kept.delete(section);
    for (const { section } of change.fresh) if (section) this.#kept.delete(section);
    this.#from = 0;
    const was = this.#isOpen;
    this.#isOpen = this.#opened();
    if (this.byField && was !== this.#isOpen) this.clear();
  }

  /** Forgets the sections of which it holds that what was read may be so no more. */
  drop(outdated: (kept: T) => boolean): void {
    let dropped = false;
    for (const [section, kept] of this.#kept) {
      if (!outdated(kept)) continue;
      this.#kept.delete(section);
      dropped = true;
    }
    if (dropped) this.#from = 0;
  }

  /** Forgets everything. */
  clear(): void {
    this.#kept.clear();
    this.#from = 0;
  }

  /**
   * Reads on, for as long as fewer than `most` UTF-16 units have been read. Whether all is read; in a long draft the first
   * reading is made in several turns, so that typing goes between them.
   */
  advance(most: number): boolean {
    const { sections } = this.draft;
    let done = 0;
    for (; this.#from < sections.length; this.#from++) {
      const section = sections[this.#from] as DraftSection;
      if (this.#kept.has(section)) continue;
      if (done >= most) return false;
      this.#kept.set(section, this.read(section));
      for (const block of section.blocks) done += block.length;
    }
    return true;
  }

  /** What each section says, in order of the text; what is not yet read is read. */
  *all(): Generator<T> {
    this.advance(Number.POSITIVE_INFINITY);
    for (const section of this.draft.sections) yield this.#kept.get(section) as T;
  }
}
