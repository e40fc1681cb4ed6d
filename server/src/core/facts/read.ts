/** Reads what one block says, from its text alone. */
import type { Scheme } from '../syntax/scheme';
import type { Outline } from '../syntax/types';
import type { CitationForms } from './citations/forms';
import { citationsAmong } from './citations/read';
import { readDefinitions } from './definitions';
import { type Lexicon, tagWords } from './lexicon';
import { readBlanks, readBrackets, readStruck } from './marks';
import { readReferences } from './references';
import type { BlockFacts } from './types';
import { Words } from './words';

/** What reading needs besides the text: words and forms of the trade, compiled once from the law book. */
export interface Reader {
  readonly lexicon: Lexicon;
  readonly forms: CitationForms;
  /** Concepts that some rule looks for in savings clauses. */
  readonly savable: ReadonlySet<string>;
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
};

/** One for all blocks: it is filled anew for each. */
const WORDS = new Words();

/** The facts of a block. Never throws; what is not understood is left out. */
export function readBlock(text: string, outline: Outline, reader: Reader): BlockFacts {
  const { kind, body, end } = outline;
  if (kind === 'blank' || kind === 'note' || kind === 'rule') return { outline, ...NOTHING };
  const brackets = text.includes('[') ? readBrackets(text) : [];
  // A section's own number is its label, not a reference to it; source notes refer to no provision of the draft.
  const from = outline.label ? outline.label.span.end : 0;
  const words = WORDS.read(text, from, end);
  const citations = citationsAmong(words, from, end, reader.forms);
  return {
    outline,
    definitions: kind === 'history' ? [] : readDefinitions(text, body, end),
    references: kind === 'history' ? [] : readReferences(text, from, end, citations),
    citations,
    blanks: readBlanks(text, brackets),
    mentions: tagWords(reader.lexicon, words),
    struck: readStruck(text),
    brackets,
  };
}
