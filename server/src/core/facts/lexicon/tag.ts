/** Finds the phrases of a lexicon in a text, in one pass. */
import { type Span, span } from '../../text/span';
import type { Mention } from '../types';
import type { Lexicon, Meaning, Trie } from './index';
import { isCapital, isWordCode, mix } from './vocabulary';

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

/** A row of words that occur in phrases, with nothing between them that parts phrases. */
class Run {
  #count = 0;
  /** Ids of each word, in any case and letter for letter; 0 for none. */
  readonly #folded: number[] = [];
  readonly #exact: number[] = [];
  readonly #start: number[] = [];
  readonly #end: number[] = [];
  #bestEnd = 0;
  #best: readonly Meaning[] = NONE;

  constructor(
    readonly trie: Trie,
    readonly text: string,
    readonly mentions: Mention[],
  ) {}

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  push(folded: number, exact: number, start: number, end: number): void {
    const n = this.#count++;
    this.#folded[n] = folded;
    this.#exact[n] = exact;
    this.#start[n] = start;
    this.#end[n] = end;
  }

  /** Takes the longest phrase at each place, and empties the run. */
  flush(): void {
    for (let at = 0; at < this.#count; ) {
      this.#bestEnd = at;
      this.#best = NONE;
      const { rootsExact, roots } = this.trie;
      const e = rootsExact[this.#exact[at] as number] as number;
      const f = roots[this.#folded[at] as number] as number;
      if (e !== 0) this.#walk(e, at + 1);
      if (f !== 0) this.#walk(f, at + 1);
      const end = this.#bestEnd;
      if (end === at) {
        at++;
        continue;
      }
      if (this.#best.length > 0) {
        const place = closed(this.text, this.#start[at] as number, this.#end[end - 1] as number);
        for (const m of this.#best) this.mentions.push({ concept: m.concept, span: place, part: m.part });
      }
      at = end;
    }
    this.#count = 0;
  }

  /** `node` has been reached by the words before `at`. */
  #walk(node: number, at: number): void {
    const { meanings, edges, size, shift } = this.trie;
    const found = meanings[node];
    if (found) {
      if (at > this.#bestEnd) this.#best = found;
      // A phrase kept letter for letter and one in any case may end at the same word: then both hold.
      else if (at === this.#bestEnd) this.#best = [...this.#best, ...found.filter((m) => !this.#best.some((b) => b.concept === m.concept))];
      if (at > this.#bestEnd) this.#bestEnd = at;
    }
    if (at === this.#count) return;
    const e = this.#exact[at] as number;
    const f = this.#folded[at] as number;
    const viaExact = e === 0 ? undefined : edges.get(node * size + shift + e);
    if (viaExact !== undefined) this.#walk(viaExact, at + 1);
    const viaFolded = f === 0 ? undefined : edges.get(node * size + f);
    if (viaFolded !== undefined) this.#walk(viaFolded, at + 1);
  }
}

/**
 * The concepts mentioned in `[from, to)` of the text, in order of place. One pass; the longest phrase wins, and
 * mentions do not overlap save that one phrase may name several concepts.
 */
export function tag(lexicon: Lexicon, text: string, from: number, to: number): Mention[] {
  const { words, exact } = lexicon.trie;
  const mentions: Mention[] = [];
  const run = new Run(lexicon.trie, text, mentions);
  let i = from;
  let length = 0;
  while (i < to) {
    const code = text.charCodeAt(i);
    if (!isWordCode(code)) {
      if (!run.isEmpty && parts(text, code, i, length)) run.flush();
      i++;
      continue;
    }
    const start = i;
    let hash = 0;
    let capital = false;
    for (let c = code; ; ) {
      if (isCapital(c)) {
        capital = true;
        hash = mix(hash, c + 32);
      } else hash = mix(hash, c);
      if (++i >= to) break;
      c = text.charCodeAt(i);
      if (!isWordCode(c)) break;
    }
    length = i - start;
    const f = words.find(hash, text, start, i);
    const e = capital ? exact.find(exactHash(text, start, i), text, start, i) : 0;
    if (f !== 0 || e !== 0) run.push(f, e, start, i);
    else if (!run.isEmpty) run.flush();
    // A possessive 's belongs to no phrase.
    const mark = text.charCodeAt(i);
    if ((mark === 39 || mark === 0x2019) && i + 1 < to) {
      const s = text.charCodeAt(i + 1);
      if ((s === 115 || s === 83) && (i + 2 >= to || !isWordCode(text.charCodeAt(i + 2)))) i += 2;
    }
  }
  run.flush();
  return mentions;
}

function exactHash(text: string, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i++) hash = mix(hash, text.charCodeAt(i));
  return hash;
}
