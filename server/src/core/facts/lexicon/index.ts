/**
 * The words of the field. A lexicon is a set of concepts, each with the phrases that name it, compiled into
 * one trie over words; a text is tagged in one pass, and at each place the longest phrase wins.
 */
import { type Span, span } from '../../text/span';
import type { Mention } from '../types';
import { nounForms, verbForms } from './inflect';
import { isCapital, isWordCode, mix, Vocabulary } from './vocabulary';

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

interface Meaning {
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

interface Trie {
  /** Words that match in any case, and words that match letter for letter. */
  readonly words: Vocabulary;
  readonly exact: Vocabulary;
  /** Edges: node × STRIDE + word id; ids of exact words follow those of the others. */
  readonly edges: ReadonlyMap<number, number>;
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
    trie: { words, exact, edges, meanings },
  };
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

/** Whether the sign at `i` parts phrases. Signs inside abbreviations, numbers and section marks do not. */
function parts(text: string, code: number, i: number, wordLength: number): boolean {
  switch (code) {
    case 44: // ,
    case 58: // :
    case 59: // ;
    case 33: // !
    case 63: // ?
    case 91: // [
    case 0x2014: // em dash
      return true;
    case 46: // . ends no phrase in "U.S.C. 1373" or "53.1"
      return wordLength > 1 && !isWordCode(text.charCodeAt(i + 1));
    case 40: // ( stands inside "287(g)" but not in "hold (i) a"
      return i === 0 || !(isWordCode(text.charCodeAt(i - 1)) || text.charCodeAt(i - 1) === 41);
    default:
      return false;
  }
}

/** The span with the closing bracket of "287(g)". */
function closed(text: string, start: number, end: number): Span {
  if (text.charCodeAt(end) !== 41) return span(start, end);
  let depth = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === 40) depth++;
    else if (code === 41) depth--;
  }
  return span(start, depth > 0 ? end + 1 : end);
}

/**
 * The concepts mentioned in `[from, to)` of the text, in order of place. One pass; the longest phrase wins, and
 * mentions do not overlap save that one phrase may name several concepts.
 */
export function tag(lexicon: Lexicon, text: string, from: number, to: number): Mention[] {
  const { words, exact, edges, meanings } = lexicon.trie;
  const mentions: Mention[] = [];
  // A run of words that occur in phrases, with nothing between them that parts phrases.
  let folded: number[] = [];
  let exacts: number[] = [];
  let starts: number[] = [];
  let ends: number[] = [];

  // A phrase kept letter for letter and one in any case may end at the same word: then both hold.
  let best: number[] = [];
  let bestEnd = 0;
  const walk = (node: number, at: number): void => {
    if (meanings[node] && at >= bestEnd && node !== 0) {
      if (at > bestEnd) best = [];
      bestEnd = at;
      best.push(node);
    }
    if (at === starts.length) return;
    const f = folded[at] as number;
    const e = exacts[at] as number;
    const viaExact = e === 0 ? undefined : edges.get(node * STRIDE + EXACT + e);
    if (viaExact !== undefined) walk(viaExact, at + 1);
    const viaFolded = f === 0 ? undefined : edges.get(node * STRIDE + f);
    if (viaFolded !== undefined) walk(viaFolded, at + 1);
  };
  const flush = (): void => {
    for (let at = 0; at < starts.length; ) {
      bestEnd = at;
      best = [];
      walk(0, at);
      if (bestEnd === at) {
        at++;
        continue;
      }
      const place: Span = closed(text, starts[at] as number, ends[bestEnd - 1] as number);
      const said = new Set<string>();
      for (const node of best) {
        for (const m of meanings[node] ?? []) {
          if (said.has(m.concept)) continue;
          said.add(m.concept);
          mentions.push({ concept: m.concept, span: place, part: m.part });
        }
      }
      at = bestEnd;
    }
    folded = [];
    exacts = [];
    starts = [];
    ends = [];
  };

  let i = from;
  let length = 0;
  while (i < to) {
    const code = text.charCodeAt(i);
    if (!isWordCode(code)) {
      if (starts.length > 0 && parts(text, code, i, length)) flush();
      i++;
      continue;
    }
    const start = i;
    let hash = 0;
    let exactHash = 0;
    let capital = false;
    for (let c = code; ; ) {
      if (isCapital(c)) {
        capital = true;
        hash = mix(hash, c + 32);
      } else hash = mix(hash, c);
      exactHash = mix(exactHash, c);
      if (++i >= to) break;
      c = text.charCodeAt(i);
      if (!isWordCode(c)) break;
    }
    length = i - start;
    const f = words.find(hash, text, start, i);
    const e = capital ? exact.find(exactHash, text, start, i) : 0;
    if (f === 0 && e === 0) {
      if (starts.length > 0) flush();
    } else {
      folded.push(f);
      exacts.push(e);
      starts.push(start);
      ends.push(i);
    }
    // A possessive 's belongs to no phrase.
    const mark = text.charCodeAt(i);
    if ((mark === 39 || mark === 0x2019) && i + 1 < to) {
      const s = text.charCodeAt(i + 1);
      if ((s === 115 || s === 83) && (i + 2 >= to || !isWordCode(text.charCodeAt(i + 2)))) i += 2;
    }
  }
  flush();
  return mentions;
}
