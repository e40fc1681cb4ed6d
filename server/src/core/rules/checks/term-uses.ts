/**
 * How often the defined terms of a short draft are used, and in which letters: kept block by block, so that an edit costs what
 * it touches. All is read again only where a term comes in or goes out.
 */
import { splitSentences } from '../../facts/sentences';
import type { DraftBlock } from '../../index/block';
import type { Draft } from '../../index/draft';
import { TermSeeker } from '../../index/seeking';
import { termForms } from '../../index/spelling';
import { standing } from '../../index/terms';
import { overlaps, type Span, span } from '../../text/span';
import { isText } from './made';

/** Any use, or one in running text whose own choice of letters can be told. */
export type Form = 'any' | 'capital' | 'small';

interface Use {
  readonly key: string;
  readonly form: Form;
}

const NO_USES: readonly Use[] = [];

export class TermUses {
  /** The defined terms, each with whether it is one in capitals. */
  #keys: ReadonlyMap<string, boolean> = new Map();
  /** The revision of the draft's terms when they were last held against the draft. */
  #terms = -1;
  readonly #seeker = new TermSeeker();
  readonly #byBlock = new Map<DraftBlock, readonly Use[]>();
  readonly #counts: Readonly<Record<Form, Map<string, number>>> = { any: new Map(), capital: new Map(), small: new Map() };
  readonly #fresh = new Set<DraftBlock>();
  /** Blocks were passed over, so that all must be read. */
  #partial = false;

  /** Takes note of a new block; `kept` is false where the draft is too long to be followed. */
  note(block: DraftBlock, kept: boolean): void {
    if (kept) this.#fresh.add(block);
    else if (!this.#partial) {
      this.#partial = true;
      this.#fresh.clear();
      this.#byBlock.clear();
    }
  }

  has(key: string, form: Form): boolean {
    return (this.#counts[form].get(key) ?? 0) > 0;
  }

  /** Brings the counts up to date with the draft. */
  refresh(draft: Draft): void {
    if (this.#partial || !this.#sameTerms(draft)) this.#restart(draft);
    for (const block of this.#byBlock.keys()) if (!block.section) this.#drop(block);
    for (const block of this.#fresh) {
      this.#drop(block);
      if (!block.section) continue;
      const uses = this.#usesIn(block);
      if (uses.length === 0) continue;
      this.#byBlock.set(block, uses);
      for (const use of uses) this.#count(use, 1);
    }
    this.#fresh.clear();
  }

  #sameTerms(draft: Draft): boolean {
    if (this.#terms === draft.terms.revision) return true;
    this.#terms = draft.terms.revision;
    let n = 0;
    for (const key of draft.definedKeys) {
      if (this.#keys.get(key) !== isInCapitals(draft, key)) return false;
      n++;
    }
    return n === this.#keys.size;
  }

  #restart(draft: Draft): void {
    this.#partial = false;
    this.#byBlock.clear();
    this.#seeker.clear();
    for (const counts of Object.values(this.#counts)) counts.clear();
    this.#terms = draft.terms.revision;
    this.#keys = new Map([...draft.definedKeys].map((key) => [key, isInCapitals(draft, key)]));
    for (const key of this.#keys.keys()) this.#seeker.add(key, termForms(key));
    for (const block of draft.text.blocks.items()) this.#fresh.add(block);
  }

  #drop(block: DraftBlock): void {
    const uses = this.#byBlock.get(block);
    if (!uses) return;
    this.#byBlock.delete(block);
    for (const use of uses) this.#count(use, -1);
  }

  #count({ key, form }: Use, by: number): void {
    const forms: readonly Form[] = form === 'any' ? ['any'] : ['any', form];
    for (const f of forms) this.#counts[f].set(key, (this.#counts[f].get(key) ?? 0) + by);
  }

  #usesIn(block: DraftBlock): readonly Use[] {
    const { text } = block;
    const found: { readonly key: string; readonly at: Span }[] = [];
    this.#seeker.seek(text, text.length, (key, at) => {
      if (!this.#keys.get(key) || /^\p{Lu}{2}/u.test(text.slice(at.start, at.start + 2))) found.push({ key, at });
    });
    if (found.length === 0) return NO_USES;
    const own = new Map<string, readonly Span[]>();
    const uses: Use[] = [];
    for (const { key, at } of found) {
      let spans = own.get(key);
      if (!spans) {
        spans = definingSpans(block, key);
        own.set(key, spans);
      }
      if (spans.some((x) => overlaps(x, at)) || standing(block, [at]).length === 0) continue;
      uses.push({ key, form: formAt(block, at) ?? 'any' });
    }
    return uses;
  }
}

/** The sentences of a block that define a term, and the heading that names it: what stands there is no use of it. */
const definingSpans = (block: DraftBlock, key: string): readonly Span[] =>
  block.facts.definitions
    .filter((d) => d.term.toLowerCase() === key || d.variants.some((v) => v.toLowerCase() === key))
    .map((d) => {
      const { body } = block.outline;
      const start = d.span.start - body < key.length + HEADING ? body : d.span.start;
      return span(start, Math.max(d.span.end, splitSentences(block.text, d.body.start, d.body.end)[0]?.end ?? d.body.end));
    });

/** Units before a term within which the same word is the heading of its definition: "School. The term “school”". */
const HEADING = 20;

/** Whether a term is defined in capitals: an acronym. */
function isInCapitals(draft: Draft, key: string): boolean {
  for (const block of draft.definersOf(key))
    for (const d of block.facts.definitions)
      for (const t of [d.term, ...d.variants]) if (t.toLowerCase() === key) return t.length > 1 && t === t.toUpperCase() && t !== key;
  return false;
}

const CAPITAL_BESIDE = /^(?:[’']s)?,?\s+(?:(?:of|for|on|and)\s+(?:the\s+)?)?\p{Lu}/u;

/** How a use in running text is written, where its own choice of letters can be told: not at the head of a sentence, nor in a name. */
function formAt(block: DraftBlock, s: Span): Form | undefined {
  const { text, outline } = block;
  if (!isText(block) || s.start < outline.body) return undefined;
  if (!/[\p{Ll},;]\s$/u.test(text.slice(Math.max(0, s.start - 2), s.start))) return undefined;
  const words = text.slice(s.start, s.end).split(/\s+/);
  if (words.every((w) => /^\p{Ll}/u.test(w))) {
    // "The commission of a crime" is no use of “Commission”.
    return words.length === 1 && /^\s+of\s/.test(text.slice(s.end, s.end + 5)) ? undefined : 'small';
  }
  if (!/^\p{Lu}\p{Ll}/u.test(words[0] as string)) return undefined;
  const named =
    CAPITAL_BESIDE.test(text.slice(s.end, s.end + 24)) || /\p{Lu}[\p{L}.&-]*\s$/u.test(text.slice(Math.max(0, s.start - 30), s.start));
  return named ? undefined : 'capital';
}
