/**
 * The words of the field. A lexicon is a set of concepts, each with the phrases that name it, compiled into
 * one trie over words; a text is tagged in one pass, and at each place the longest phrase wins.
 */
import { HashFilter, pairOf } from '../filter';
import type { Mention } from '../types';
import { foldedHashOf, Vocabulary } from '../vocabulary';
import { Edges } from './edges';
import { nounForms, verbForms } from './inflect';

export { tag, tagWords } from './tag';

/** A concept as written in rules/lexicon/. */
export interface LexiconConcept {
  readonly id: string;
  /** What it stands for, in plain words. */
  readonly gloss: string;
  /** Whether a mention tells that the text is about local law and immigration. */
  readonly strong: boolean;
  /**
   * Phrases that name it. In a word, `*` asks for all forms of the verb, `~` for the plural too, `/` parts words of
   * which any will do ("date/time of release"). A word of capitals ("ICE") matches in capitals only.
   */
  readonly phrases: readonly string[];
  /** Longer phrases that only look like it: they are passed over, whatever they hold. */
  readonly notPhrases?: readonly string[];
  /** Concepts that each mention of this one is a mention of too. */
  readonly implies?: readonly string[];
}

/** One file of rules/lexicon/. */
export interface LexiconFile {
  readonly title: string;
  readonly concepts: readonly LexiconConcept[];
}

/** A phrase from elsewhere: the short name of an authority, a term of art. It takes the same marks. */
export interface ExtraPhrase {
  readonly concept: string;
  readonly phrase: string;
  /** Match letter for letter. */
  readonly caseSensitive?: boolean;
}

/** What a phrase names, and whether it does so as a verb. */
export interface Meaning {
  readonly concept: string;
  readonly part: Mention['part'];
}

/** Compiled by `compileLexicon`; read through `tag`. */
export interface Lexicon {
  /** Whether a mention of the concept opens the topic gate. */
  isStrong(concept: string): boolean;
  has(concept: string): boolean;
  /** The concept in plain words; its id where it has no gloss. */
  gloss(concept: string): string;
  /** Ids of all concepts of the files, in order. */
  readonly concepts: readonly string[];
  /** Number of word sequences the phrases unfold to. */
  readonly sequences: number;
  /** @internal */
  readonly trie: Trie;
}

/** Phrases as paths of words. */
export interface Trie {
  /** Words that match in any case, and words that match letter for letter. */
  readonly words: Vocabulary;
  readonly exact: Vocabulary;
  /** Nodes behind a first word, by its id; 0 where no phrase begins with it. */
  readonly roots: Int32Array;
  readonly rootsExact: Int32Array;
  /** Words that are phrases by themselves, and first words with their second ones. */
  readonly whole: HashFilter;
  readonly pairs: HashFilter;
  /** Nodes with the words that may follow. */
  readonly next: HashFilter;
  /** Edges between later words: node × `size` + id, ids of exact words moved by `shift`. */
  readonly edges: Edges;
  readonly size: number;
  readonly shift: number;
  /** Meanings by node; an empty list is a phrase to pass over. */
  readonly meanings: readonly (readonly Meaning[] | undefined)[];
}

const STRIDE = 1 << 20;
const EXACT = 1 << 19;
const ACRONYM = /^(?=[A-Z\d]*[A-Z][A-Z\d]*[A-Z])[A-Z\d]+$/;

/** Words of a phrase as tagging sees them: hyphens part, possessives and marks of punctuation fall away. */
function wordsOf(phrase: string): string[] {
  return phrase
    .replace(/['’]s(?![\p{L}\d])/gu, '')
    .split(/[^\p{L}\d*~/]+/u)
    .filter((w) => /[\p{L}\d]/u.test(w));
}

/** All ways to write one word of a phrase. */
function variants(word: string): string[] {
  return word.split('/').flatMap((w) => {
    if (w.endsWith('*')) return verbForms(w.slice(0, -1));
    if (w.endsWith('~')) return nounForms(w.slice(0, -1));
    return w ? [w] : [];
  });
}

/** Compiles files and extra phrases into a lexicon. Of two phrases that unfold to the same words, both meanings hold. */
export function compileLexicon(files: readonly LexiconFile[], extra: readonly ExtraPhrase[] = []): Lexicon {
  const words = new Vocabulary(true);
  const exact = new Vocabulary(false);
  const edges = new Map<number, number>();
  const meanings: (Meaning[] | undefined)[] = [undefined];
  const byId = new Map<string, LexiconConcept>();
  let sequences = 0;

  const put = (phrase: string, found: readonly Meaning[], caseSensitive: boolean): void => {
    let nodes = [0];
    const parts = wordsOf(phrase);
    if (parts.length === 0) return;
    for (const part of parts) {
      const next = new Set<number>();
      for (const word of variants(part)) {
        // Only words with a capital are kept letter for letter; a small word matches itself either way.
        const id = (caseSensitive && /\p{Lu}/u.test(word)) || ACRONYM.test(word) ? EXACT + exact.add(word) : words.add(word);
        for (const node of nodes) {
          const key = node * STRIDE + id;
          let child = edges.get(key);
          if (child === undefined) {
            child = meanings.length;
            meanings.push(undefined);
            edges.set(key, child);
          }
          next.add(child);
        }
      }
      nodes = [...next];
    }
    for (const node of nodes) {
      const list = meanings[node];
      if (!list) {
        meanings[node] = [...found];
        sequences++;
      } else for (const m of found) if (!list.some((x) => x.concept === m.concept)) list.push(m);
    }
  };

  for (const file of files) for (const concept of file.concepts) byId.set(concept.id, concept);
  for (const concept of byId.values()) {
    const ids = [...withImplied(concept.id, byId)];
    const acts = concept.phrases.some((phrase) => phrase.includes('*'));
    for (const phrase of concept.phrases) {
      const part = phrase.includes('*') ? 'verb' : acts ? 'act' : undefined;
      put(
        phrase,
        ids.map((id) => ({ concept: id, part })),
        false,
      );
    }
  }
  for (const e of extra)
    put(e.phrase, [{ concept: e.concept, part: e.phrase.includes('*') ? 'verb' : undefined }], e.caseSensitive ?? false);
  // Last, so that a phrase to pass over stays silent whoever else lists it.
  for (const concept of byId.values()) {
    for (const phrase of concept.notPhrases ?? []) put(phrase, [], false);
  }

  markField(edges, meanings, (concept) => byId.get(concept)?.strong ?? false);

  return {
    isStrong: (concept) => concept === FIELD || (byId.get(concept)?.strong ?? false),
    has: (concept) => byId.has(concept),
    gloss: (concept) => byId.get(concept)?.gloss ?? concept,
    concepts: [...byId.keys()],
    sequences,
    trie: packed(words, exact, edges, meanings),
  };
}

/** The trie with its edges numbered as small as the vocabulary allows, and those of the first words in tables. */
function packed(words: Vocabulary, exact: Vocabulary, edges: ReadonlyMap<number, number>, meanings: Trie['meanings']): Trie {
  const roots = new Int32Array(words.size);
  const rootsExact = new Int32Array(exact.size);
  const shift = words.size;
  const size = shift + exact.size;
  if (meanings.length * size >= 2 ** 31) throw new RangeError('The lexicon holds more words and phrases than its tables can number.');
  const small = new Map<number, number>();
  const hash = (id: number): number => foldedHashOf(id >= EXACT ? exact.wordOf(id - EXACT) : words.wordOf(id));
  /** Nodes of first words, with the word's hash. */
  const first = new Map<number, number>();
  for (const [key, child] of edges) {
    const node = Math.floor(key / STRIDE);
    const id = key % STRIDE;
    if (node > 0) small.set(node * size + (id >= EXACT ? shift + id - EXACT : id), child);
    else {
      first.set(child, hash(id));
      if (id >= EXACT) rootsExact[id - EXACT] = child;
      else roots[id] = child;
    }
  }
  const whole = new HashFilter();
  const pairs = new HashFilter();
  const next = new HashFilter();
  for (const [node, h] of first) if (meanings[node]) whole.add(h);
  for (const key of edges.keys()) {
    const h = first.get(Math.floor(key / STRIDE));
    const word = hash(key % STRIDE);
    if (h !== undefined) pairs.add(pairOf(h, word));
    next.add(pairOf(Math.floor(key / STRIDE), word));
  }
  return { words, exact, roots, rootsExact, whole, pairs, next, edges: new Edges(small), size, shift, meanings };
}

/** The mention of a longer phrase that holds a strong one ("until ICE responds"): of the field, whatever else it means. */
const FIELD = 'field';

/** Adds the field to the meanings of each phrase that is not strong itself but holds one that is. */
function markField(edges: ReadonlyMap<number, number>, meanings: (Meaning[] | undefined)[], strong: (concept: string) => boolean): void {
  const children = new Map<number, { word: number; child: number }[]>();
  for (const [key, child] of edges) {
    const node = Math.floor(key / STRIDE);
    const list = children.get(node) ?? [];
    list.push({ word: key % STRIDE, child });
    children.set(node, list);
  }
  const isStrongNode = (node: number): boolean => meanings[node]?.some((m) => strong(m.concept)) ?? false;
  // Walks the trie with the nodes that each suffix of the path has reached; `met` once a suffix has named a strong concept.
  const walk = (node: number, suffixes: readonly number[], met: boolean): void => {
    const own = meanings[node];
    if (met && own && own.length > 0 && !own.some((m) => strong(m.concept))) own.push({ concept: FIELD, part: undefined });
    for (const { word, child } of children.get(node) ?? []) {
      const next: number[] = [];
      for (const s of node === 0 ? [] : [...suffixes, 0]) {
        const reached = edges.get(s * STRIDE + word);
        if (reached !== undefined) next.push(reached);
      }
      walk(child, next, met || isStrongNode(child) || next.some(isStrongNode));
    }
  };
  walk(0, [], false);
}

/** A concept and all it implies, each once, even where two imply each other. */
function withImplied(id: string, byId: ReadonlyMap<string, LexiconConcept>): Set<string> {
  const all = new Set([id]);
  for (const one of all) for (const more of byId.get(one)?.implies ?? []) all.add(more);
  return all;
}
