/** Finds the forms of many terms among the words of a text, in one pass. */
import { HashFilter } from '../facts/filter';
import { Words } from '../facts/words';
import { type Span, span } from '../text/span';

/** A form of a term by the hashes of its words. */
interface Sought {
  readonly key: string;
  readonly hashes: readonly number[];
}

/** One for all: filled anew for each text. */
const READER = new Words();
/** Units that may part two words of a term: a blank or a line end. */
const GAP = 3;
const NONE: readonly Sought[] = [];

export class TermSeeker {
  readonly #byFirst = new Map<number, Sought[]>();
  /** First words of all forms there ever were; made with the first of them, since most drafts have none. */
  #firsts: HashFilter | undefined;

  /** Takes in the forms in which a term is written; `key` stands for it. */
  add(key: string, forms: readonly string[]): void {
    for (const form of forms) {
      const words = READER.read(form, 0, form.length);
      const [first, ...rest] = words.hashes.subarray(0, words.count);
      if (first === undefined) continue;
      const sought = { key, hashes: [first, ...rest] };
      this.#firsts ??= new HashFilter();
      this.#firsts.add(first);
      const list = this.#byFirst.get(first);
      if (list) list.push(sought);
      else this.#byFirst.set(first, [sought]);
    }
  }

  /** Takes out the forms of a term. */
  remove(key: string, forms: readonly string[]): void {
    for (const form of forms) {
      const first = READER.read(form, 0, form.length).hashes[0] as number;
      const rest = (this.#byFirst.get(first) ?? NONE).filter((s) => s.key !== key);
      if (rest.length > 0) this.#byFirst.set(first, rest);
      else this.#byFirst.delete(first);
    }
  }

  clear(): void {
    this.#byFirst.clear();
    this.#firsts = undefined;
  }

  /** Whether a form may stand among these words; a quick no for most texts. */
  mayStandIn({ count, hashes }: Words): boolean {
    const firsts = this.#firsts;
    if (!firsts) return false;
    for (let i = 0; i < count; i++) if (firsts.may(hashes[i] as number)) return true;
    return false;
  }

  /** Tells each place in `[0, to)` of a text where a form stands as words of its own. Nothing that is told may seek in turn. */
  seek(text: string, to: number, found: (key: string, at: Span) => void): void {
    const words = READER.read(text, 0, to);
    for (let i = 0; i < words.count; i++) {
      for (const { key, hashes } of this.#byFirst.get(words.hashes[i] as number) ?? NONE) {
        const at = spanAt(words, i, hashes);
        // A hyphen makes another word of it.
        if (at && text.charCodeAt(at.start - 1) !== 45 && text.charCodeAt(at.end) !== 45) found(key, at);
      }
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
