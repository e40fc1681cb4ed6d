/**
 * What defined terms lend to the places that use them. Where the draft says that “Request” means a civil immigration detainer,
 * a Request is one, and every rule is to read it so.
 *
 * Kept up to date edit by edit: what comes and goes is counted by term, and only where the answer for a term has changed are
 * the blocks that use it read anew.
 */
import { termConcepts } from '../facts/norms/terms';
import type { Reader } from '../facts/read';
import type { Definition, Mention } from '../facts/types';
import { Words } from '../facts/words';
import { overlaps, type Span, span } from '../text/span';
import type { DraftBlock } from './block';
import type { DraftSection } from './section';
import { termForms } from './spelling';

/** Units that keep a definition to its own section. */
const OWN: ReadonlySet<string> = new Set(['section', 'subsection', 'subdivision', 'paragraph', 'subparagraph', 'clause']);
/** Units that may part two words of a term. */
const GAP = 3;

/** One term of one definition with what it lends. */
interface Lender {
  readonly key: string;
  /** Concepts in order, parted by blanks; a "^" before them where the term is written with a capital. */
  readonly lends: string;
  /** The section it is kept to; undefined where it holds in the draft. */
  readonly within: DraftSection | undefined;
}

/** A form of a term by the hashes of its words. */
interface Sought {
  readonly key: string;
  readonly hashes: readonly number[];
}

/** How many definitions lend what. */
type Answers = Map<string, number>;

interface Term {
  readonly wide: Answers;
  readonly own: Map<DraftSection, Answers>;
  readonly forms: readonly string[];
}

const NONE: readonly Mention[] = [];
/** One for all drafts: filled anew for each block. */
const READER = new Words();

/** What all agree on; undefined where they differ or there are none. */
const agreed = (answers: Answers | undefined): string | undefined => (answers?.size === 1 ? [...answers.keys()][0] : undefined);

export class Lending {
  readonly #of = new Map<DraftBlock, readonly Lender[]>();
  readonly #terms = new Map<string, Term>();
  readonly #sought = new Map<number, Sought[]>();
  /** Since last asked: terms with the answer they had, and sections whose own terms have come or gone. */
  readonly #before = new Map<string, string | undefined>();
  readonly #sections = new Set<DraftSection>();

  constructor(readonly reader: Reader) {}

  get isIdle(): boolean {
    return this.#terms.size === 0 && this.#before.size === 0;
  }

  /** Whether some terms hold in their own section alone. */
  get hasOwn(): boolean {
    for (const term of this.#terms.values()) if (term.own.size > 0) return true;
    return false;
  }

  /** Takes in what a block defines, in the place of what it defined before. */
  put(block: DraftBlock): void {
    const next = this.#lendersIn(block);
    if (next.length === 0 && !this.#of.has(block)) return;
    this.drop(block);
    if (next.length === 0) return;
    this.#of.set(block, next);
    for (const lender of next) this.#count(lender, 1);
  }

  /** Takes out what a block defined. */
  drop(block: DraftBlock): void {
    const lenders = this.#of.get(block);
    if (!lenders) return;
    this.#of.delete(block);
    for (const lender of lenders) this.#count(lender, -1);
  }

  /** The spellings of terms that lend otherwise than when last asked, and the sections whose own terms may. */
  changed(): { readonly forms: readonly string[]; readonly sections: ReadonlySet<DraftSection> } {
    const forms: string[] = [];
    for (const [key, before] of this.#before) {
      const term = this.#terms.get(key);
      if (agreed(term?.wide) !== before) forms.push(...termForms(key));
    }
    const sections = new Set(this.#sections);
    this.#before.clear();
    this.#sections.clear();
    return { forms, sections };
  }

  /** The mentions that terms lend to a block, in order of place, without those its own words make. */
  lentTo(block: DraftBlock): readonly Mention[] {
    if (this.#terms.size === 0 || block.role === 'ignored') return NONE;
    const { text, outline } = block;
    const words = READER.read(text, 0, outline.end);
    let found: Mention[] | undefined;
    for (let i = 0; i < words.count; i++) {
      for (const sought of this.#sought.get(words.hashes[i] as number) ?? []) {
        const at = spanAt(words, i, sought.hashes);
        const lends = at && this.#lentBy(sought.key, block);
        if (!lends || text.charCodeAt(at.start - 1) === 45 || text.charCodeAt(at.end) === 45) continue;
        const capital = lends.startsWith('^');
        if (capital && !/^\p{Lu}/u.test(text.slice(at.start, at.start + 2))) continue;
        if (isDefinedAt(block.facts.definitions, sought.key, at)) continue;
        // Words that name a concept by themselves, or a longer phrase, need nothing from the definition.
        const { mentions } = block.facts;
        if (mentions.some((m) => overlaps(m.span, at) && m.span.end - m.span.start > at.end - at.start)) continue;
        for (const concept of lends.slice(capital ? 1 : 0).split(' ')) {
          if (mentions.some((m) => m.concept === concept && overlaps(m.span, at))) continue;
          found ??= [];
          if (!found.some((m) => m.concept === concept && overlaps(m.span, at))) found.push({ concept, span: at, part: undefined });
        }
      }
    }
    return found ?? NONE;
  }

  /** What a term lends in a block: by the definitions of its own section, else by those of the draft, where they agree. */
  #lentBy(key: string, block: DraftBlock): string | undefined {
    const term = this.#terms.get(key);
    const own = block.section && term?.own.get(block.section);
    return agreed(own ?? term?.wide);
  }

  #lendersIn(block: DraftBlock): Lender[] {
    if (!block.defines || block.role === 'ignored') return [];
    const { definitions, mentions } = block.facts;
    if (mentions.length === 0) return [];
    const { lexicon, exceptable } = this.reader;
    const lenders: Lender[] = [];
    for (const definition of definitions) {
      const concepts = termConcepts(
        block.text,
        definition,
        mentions,
        (c) => lexicon.isStrong(c) || (!definition.inBrackets && exceptable.has(c)),
      );
      if (concepts.length === 0) continue;
      const capital = /^\p{Lu}/u.test(definition.term);
      const lends = `${capital ? '^' : ''}${concepts.sort().join(' ')}`;
      const within = OWN.has(definition.within) ? block.section : undefined;
      for (const key of new Set([definition.term, ...definition.variants].map((t) => t.toLowerCase())))
        lenders.push({ key, lends, within });
    }
    return lenders;
  }

  #count({ key, lends, within }: Lender, by: 1 | -1): void {
    let term = this.#terms.get(key);
    if (!this.#before.has(key)) this.#before.set(key, agreed(term?.wide));
    if (!term) {
      term = { wide: new Map(), own: new Map(), forms: termForms(key) };
      this.#terms.set(key, term);
      this.#seek(key, term);
    }
    if (within) this.#sections.add(within);
    const answers = within ? (term.own.get(within) ?? new Map<string, number>()) : term.wide;
    const count = (answers.get(lends) ?? 0) + by;
    if (count > 0) answers.set(lends, count);
    else answers.delete(lends);
    if (within && answers.size > 0) term.own.set(within, answers);
    else if (within) term.own.delete(within);
    if (term.wide.size > 0 || term.own.size > 0) return;
    this.#terms.delete(key);
    this.#unseek(key, term);
  }

  #seek(key: string, { forms }: Term): void {
    for (const form of forms) {
      const words = READER.read(form, 0, form.length);
      const [first, ...rest] = words.hashes.subarray(0, words.count);
      if (first === undefined) continue;
      const sought = { key, hashes: [first, ...rest] };
      const list = this.#sought.get(first);
      if (list) list.push(sought);
      else this.#sought.set(first, [sought]);
    }
  }

  #unseek(key: string, { forms }: Term): void {
    for (const form of forms) {
      const words = READER.read(form, 0, form.length);
      const first = words.hashes[0] as number;
      const rest = (this.#sought.get(first) ?? []).filter((s) => s.key !== key);
      if (rest.length > 0) this.#sought.set(first, rest);
      else this.#sought.delete(first);
    }
  }
}

/** Where the words from the `first` on are those sought, with no more than a blank or a line end between them. */
function spanAt(words: Words, first: number, hashes: readonly number[]): Span | undefined {
  for (let k = 1; k < hashes.length; k++) {
    if (first + k >= words.count || words.hashes[first + k] !== hashes[k]) return undefined;
    if ((words.starts[first + k] as number) - (words.ends[first + k - 1] as number) > GAP) return undefined;
  }
  return span(words.starts[first] as number, words.ends[first + hashes.length - 1] as number);
}

const isDefinedAt = (definitions: readonly Definition[], key: string, at: Span): boolean =>
  definitions.some(
    (d) =>
      overlaps(d.span, at) || ((d.term.toLowerCase() === key || d.variants.some((v) => v.toLowerCase() === key)) && at.end <= d.body.start),
  );
