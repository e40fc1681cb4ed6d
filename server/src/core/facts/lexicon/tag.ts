/** Finds the phrases of a lexicon in a text, in one pass. */
import { type Span, span } from '../../text/span';
import { pairOf } from '../filter';
import type { Mention } from '../types';
import { isWordCode, mix, UPPER, Words } from '../words';
import type { Lexicon, Meaning, Trie } from './index';

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

const NONE: readonly Meaning[] = [];
const NO_MENTIONS: readonly Mention[] = [];
const WORDS = new Words();

/** Looks for phrases among the words of one text. One for all texts, so that nothing is allocated for those that name no concept. */
class Tagger {
  #trie: Trie | undefined;
  #words = WORDS;
  #bestEnd = 0;
  #best: readonly Meaning[] = NONE;

  tag(trie: Trie, words: Words): readonly Mention[] {
    this.#trie = trie;
    this.#words = words;
    const { roots, rootsExact, whole, pairs } = trie;
    const { count, first, hashes } = words;
    let mentions: Mention[] | undefined;
    for (let at = first; at < count; ) {
      const hash = hashes[at] as number;
      // Most words begin no phrase, and most that do ("the", "of") are followed by one that goes on with none.
      if (!whole.may(hash) && (at + 1 === count || !pairs.may(pairOf(hash, hashes[at + 1] as number)))) {
        at++;
        continue;
      }
      this.#bestEnd = at;
      this.#best = NONE;
      const root = roots[this.#folded(at)] as number;
      const rootExact = rootsExact[this.#exact(at)] as number;
      if (rootExact !== 0) this.#walk(rootExact, at + 1);
      if (root !== 0) this.#walk(root, at + 1);
      const end = this.#bestEnd;
      if (end === at) {
        at++;
        continue;
      }
      if (this.#best.length > 0) {
        const place = closed(words.text, words.starts[at] as number, words.ends[end - 1] as number);
        mentions ??= [];
        for (const m of this.#best) mentions.push({ concept: m.concept, span: place, part: m.part });
      }
      at = end;
    }
    return mentions ?? NO_MENTIONS;
  }

  /** Id of a word in any case, or 0. */
  #folded(at: number): number {
    const { text, starts, ends, hashes } = this.#words;
    return (this.#trie as Trie).words.find(hashes[at] as number, text, starts[at] as number, ends[at] as number);
  }

  /** Id of a word letter for letter, or 0. */
  #exact(at: number): number {
    const { text, starts, ends, kinds } = this.#words;
    if (((kinds[at] as number) & UPPER) === 0) return 0;
    const [start, end] = [starts[at] as number, ends[at] as number];
    return (this.#trie as Trie).exact.find(exactHash(text, start, end), text, start, end);
  }

  /** `node` has been reached by the words before `at`. */
  #walk(node: number, at: number): void {
    const { meanings, edges, next, size, shift } = this.#trie as Trie;
    const found = meanings[node];
    if (found) {
      if (at > this.#bestEnd) this.#best = found;
      // A phrase kept letter for letter and one in any case may end at the same word: then both hold.
      else if (at === this.#bestEnd) this.#best = [...this.#best, ...found.filter((m) => !this.#best.some((b) => b.concept === m.concept))];
      if (at > this.#bestEnd) this.#bestEnd = at;
    }
    if (at === this.#words.count || !next.may(pairOf(node, this.#words.hashes[at] as number))) return;
    const e = this.#exact(at);
    const f = this.#folded(at);
    if (f === 0 && e === 0) return;
    const viaExact = e === 0 ? 0 : edges.get(node * size + shift + e);
    const viaFolded = f === 0 ? 0 : edges.get(node * size + f);
    if ((viaExact === 0 && viaFolded === 0) || this.#parted(at)) return;
    if (viaExact !== 0) this.#walk(viaExact, at + 1);
    if (viaFolded !== 0) this.#walk(viaFolded, at + 1);
  }

  /** Whether a sign between the word before `at` and that at `at` parts phrases. */
  #parted(at: number): boolean {
    const { text, starts, ends } = this.#words;
    const end = ends[at - 1] as number;
    const length = end - (starts[at - 1] as number);
    for (let i = end; i < (starts[at] as number); i++) if (parts(text, text.charCodeAt(i), i, length)) return true;
    return false;
  }
}

const TAGGER = new Tagger();

/**
 * The concepts mentioned in `[from, to)` of the text, in order of place. One pass; the longest phrase wins, and
 * mentions do not overlap save that one phrase may name several concepts.
 */
export function tag(lexicon: Lexicon, text: string, from: number, to: number): readonly Mention[] {
  return tagWords(lexicon, WORDS.read(text, from, to));
}

/** The same of words already found. */
export const tagWords = (lexicon: Lexicon, found: Words): readonly Mention[] => TAGGER.tag(lexicon.trie, found);

function exactHash(text: string, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i++) hash = mix(hash, text.charCodeAt(i));
  return hash;
}
