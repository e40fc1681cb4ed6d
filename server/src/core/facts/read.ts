/** Reads what one block says, from its text alone. */
import type { Scheme } from '../syntax/scheme';
import type { Outline } from '../syntax/types';
import type { Span } from '../text/span';
import type { CitationForms } from './citations/forms';
import { citationsAmong } from './citations/read';
import { readDefinitions } from './definitions';
import { type Lexicon, tagWords } from './lexicon';
import { readBlanks, readBrackets, readStruck } from './marks';
import { referencesAmong } from './references';
import { Sign, type WordSigns } from './signs';
import type { BlockFacts } from './types';
import { Words } from './words';

/** What reading needs besides the text: words and forms of the trade, compiled once from the law book. */
export interface Reader {
  readonly lexicon: Lexicon;
  readonly forms: CitationForms;
  /** Concepts that some rule looks for in savings clauses. */
  readonly savable: ReadonlySet<string>;
  /** Concepts that some rule looks for in exceptions. */
  readonly exceptable: ReadonlySet<string>;
  /** The words that are signs by themselves, those that rules watch for among them. */
  readonly wordSigns: WordSigns;
  /** The scheme of list markers, where the user has fixed it. */
  readonly scheme?: Scheme | undefined;
}

const NOTHING: Omit<BlockFacts, 'outline'> = {
  definitions: [],
  references: [],
  citations: [],
  blanks: [],
  mentions: [],
  struck: [],
  brackets: [],
  signs: 0,
};

/** One for all blocks: it is filled anew for each. */
const WORDS = new Words();

/** The facts of a block. Never throws; what is not understood is left out. `seen` is told of the words found, where they were looked for. */
export function readBlock(text: string, outline: Outline, reader: Reader, seen?: (words: Words) => void): BlockFacts {
  const { kind, body, end } = outline;
  if (kind === 'blank' || kind === 'note' || kind === 'rule') return { outline, ...NOTHING };
  if (kind === 'history') return new SourceNote(text, outline, reader, seen);
  // A section's own number is its label, not a reference to it.
  const from = outline.label ? outline.label.span.end : 0;
  const words = WORDS.read(text, from, end, reader.wordSigns);
  seen?.(words);
  const citations = citationsAmong(words, from, end, reader.forms);
  const mentions = tagWords(reader.lexicon, words);
  const references = referencesAmong(words, from, end, citations);
  let { signs } = words;
  if (references.length > 0) signs |= Sign.refers;
  if (citations.length > 0 || mentions.some((m) => m.concept.startsWith(MISPRINT))) signs |= Sign.cited;
  const brackets = (signs & Sign.bracket) === 0 ? NO_SPANS : readBrackets(text);
  return {
    outline,
    definitions: readDefinitions(text, body, end, signs),
    references,
    citations,
    blanks: readBlanks(text, brackets, signs),
    mentions,
    struck: readStruck(text),
    brackets,
    signs,
  };
}

const NO_SPANS: readonly Span[] = [];
const MISPRINT = 'misprint:';

/**
 * The source note under a section: a row of citations that refers to no provision of the draft and that no rule looks at.
 * In a code there are as many as sections, so their citations are read only when somebody points at one.
 */
class SourceNote implements BlockFacts {
  readonly definitions = NOTHING.definitions;
  readonly references = NOTHING.references;
  readonly brackets = NOTHING.brackets;
  readonly blanks: BlockFacts['blanks'];
  readonly struck: BlockFacts['struck'];
  readonly signs: number;
  readonly #text: string;
  readonly #reader: Reader;
  #citations: BlockFacts['citations'] | undefined;
  #mentions: BlockFacts['mentions'] | undefined;

  constructor(
    text: string,
    readonly outline: Outline,
    reader: Reader,
    seen: ((words: Words) => void) | undefined,
  ) {
    this.#text = text;
    this.#reader = reader;
    const words = WORDS.read(text, 0, outline.end);
    seen?.(words);
    this.signs = words.signs;
    this.blanks = readBlanks(text, (this.signs & Sign.bracket) === 0 ? NO_SPANS : readBrackets(text), this.signs);
    this.struck = readStruck(text);
  }

  get citations(): BlockFacts['citations'] {
    this.#citations ??= citationsAmong(WORDS.read(this.#text, 0, this.outline.end), 0, this.outline.end, this.#reader.forms);
    return this.#citations;
  }

  get mentions(): BlockFacts['mentions'] {
    this.#mentions ??= tagWords(this.#reader.lexicon, WORDS.read(this.#text, 0, this.outline.end));
    return this.#mentions;
  }
}
