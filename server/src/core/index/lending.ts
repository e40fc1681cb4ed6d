/**
 * What defined terms lend to the places that use them. Where the draft says that “Request” means a civil immigration detainer,
 * a Request is one, and every rule is to read it so.
 *
 * Kept up to date edit by edit: what comes and goes is counted by term, and only where the answer for a term has changed are
 * the blocks that use it read anew.
 */
import { tag } from '../facts/lexicon';
import { FEDERAL_SIDE, termConcepts } from '../facts/norms/terms';
import type { Reader } from '../facts/read';
import type { Definition, Mention } from '../facts/types';
import type { Words } from '../facts/words';
import { overlaps, type Span } from '../text/span';
import type { DraftBlock } from './block';
import type { DraftSection } from './section';
import { TermSeeker } from './seeking';
import { termForms } from './spelling';

/** Units that keep a definition to its own section. */
const OWN: ReadonlySet<string> = new Set(['section', 'subsection', 'subdivision', 'paragraph', 'subparagraph', 'clause']);
/** One term of one definition with what it lends. */
interface Lender {
  readonly key: string;
  /** Concepts in order, parted by blanks; a "^" before them where the term is written with a capital. */
  readonly lends: string;
  /** The section it is kept to; undefined where it holds in the draft. */
  readonly within: DraftSection | undefined;
}

/** How many definitions lend what. */
type Answers = Map<string, number>;

interface Term {
  readonly wide: Answers;
  readonly own: Map<DraftSection, Answers>;
  readonly forms: readonly string[];
}

const NONE: readonly Mention[] = [];

/** What every definition that lends holds: quotation marks, a dash, "means" or "refers to". */
const DEFINING = /[“"—–]|\b(?:means?|refers\s+to)\b/i;

/** What all agree on; undefined where they differ or there are none. */
const agreed = (answers: Answers | undefined): string | undefined => (answers?.size === 1 ? [...answers.keys()][0] : undefined);

export class Lending {
  readonly #of = new Map<DraftBlock, readonly Lender[]>();
  readonly #terms = new Map<string, Term>();
  readonly #seeker = new TermSeeker();
  /** How many definitions lend in their own section alone. */
  #own = 0;
  /** Since last asked: terms with the answer they had, and sections whose own terms have come or gone. */
  readonly #before = new Map<string, string | undefined>();
  readonly #sections = new Set<DraftSection>();

  constructor(readonly reader: Reader) {}

  get isIdle(): boolean {
    return this.#terms.size === 0 && this.#before.size === 0;
  }

  /** Whether some terms hold in their own section alone. */
  get hasOwn(): boolean {
    return this.#own > 0;
  }

  /** Whether a block may define a term that lends: a look at its words, before anything of it is read. */
  mayLend({ text, outline }: DraftBlock): boolean {
    const { kind } = outline;
    if ((kind !== 'section' && kind !== 'item' && kind !== 'paragraph') || !DEFINING.test(text)) return false;
    const { lexicon, exceptable } = this.reader;
    return tag(lexicon, text, outline.body, outline.end).some(
      ({ concept }) => lexicon.isStrong(concept) || exceptable.has(concept) || FEDERAL_SIDE.has(concept),
    );
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

  /** Whether a term that lends may be among the words of a block. */
  mayUse(words: Words): boolean {
    return this.#seeker.mayStandIn(words);
  }

  /** The mentions that terms lend to a block, in order of place, without those its own words make. */
  lentTo(block: DraftBlock): readonly Mention[] {
    if (this.#terms.size === 0 || block.role === 'ignored') return NONE;
    const { text, outline } = block;
    let found: Mention[] | undefined;
    this.#seeker.seek(text, outline.end, (key, at) => {
      const lends = this.#lentBy(key, block);
      if (!lends) return;
      const capital = lends.startsWith('^');
      if (capital && !/^\p{Lu}/u.test(text.slice(at.start, at.start + 2))) return;
      if (isDefinedAt(block.facts.definitions, key, at)) return;
      // Words that name a concept by themselves, or a longer phrase, need nothing from the definition.
      const { mentions } = block.facts;
      if (mentions.some((m) => overlaps(m.span, at) && m.span.end - m.span.start > at.end - at.start)) return;
      for (const concept of lends.slice(capital ? 1 : 0).split(' ')) {
        if (mentions.some((m) => m.concept === concept && overlaps(m.span, at))) continue;
        found ??= [];
        if (!found.some((m) => m.concept === concept && overlaps(m.span, at))) found.push({ concept, span: at, part: undefined });
      }
    });
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
      this.#seeker.add(key, term.forms);
    }
    if (within) {
      this.#sections.add(within);
      this.#own += by;
    }
    const answers = within ? (term.own.get(within) ?? new Map<string, number>()) : term.wide;
    const count = (answers.get(lends) ?? 0) + by;
    if (count > 0) answers.set(lends, count);
    else answers.delete(lends);
    if (within && answers.size > 0) term.own.set(within, answers);
    else if (within) term.own.delete(within);
    if (term.wide.size > 0 || term.own.size > 0) return;
    this.#terms.delete(key);
    this.#seeker.remove(key, term.forms);
  }
}

const isDefinedAt = (definitions: readonly Definition[], key: string, at: Span): boolean =>
  definitions.some(
    (d) =>
      overlaps(d.span, at) || ((d.term.toLowerCase() === key || d.variants.some((v) => v.toLowerCase() === key)) && at.end <= d.body.start),
  );
