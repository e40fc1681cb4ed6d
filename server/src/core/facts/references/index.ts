/**
 * Cross-references in one block: "subdivision (b) of this section", "§ 7-68-103", "paragraph one of this subdivision",
 * "subsection (b)(2)(B)(ii) and (iii) of this section", "sections 5 through 9", "Chapter 17.8 (commencing with Section 7310)".
 *
 * A reference is a chain of steps, each with a place of its own. Words that name another law behind it or before it
 * ("of the penal law", "Civil Code Section") make it external. What a chain leads to is told by the index.
 *
 * Only words that may be a unit and section signs are looked at; a grammar is tried at those places alone, and looks a
 * bounded way ahead.
 */
import { span } from '../../text/span';
import type { Citation, Part, Reference } from '../types';
import type { Words } from '../words';
import { type Found, readChain, unitAt } from './chain';
import { inHistory } from './history';
import { isAdded, lawBefore, lawOfNote } from './law';
import { positionAt } from './position';
import { shareBackwards } from './share';
import { mayBeUnit } from './units';

export { type Anchor, anchorAt } from './anchor';
export { isBracketed } from './designators';
export { designatorOf, referenceKeys, sectionKey, unitKeys } from './keys';
export { kindsOf, type NumeralKind } from './numerals';
export { levelOf, type UnitKind, unitKind } from './units';

const NOTHING: readonly Reference[] = [];

/** The references among words already found in `[from, to)`; those inside a citation are the citation's own. */
export function referencesAmong(words: Words, from: number, to: number, citations: readonly Citation[]): readonly Reference[] {
  const { text, count, first, starts, ends, hashes, sectionSigns, sectionSignCount } = words;
  const r = new References(text, from, to, citations);
  let sign = 0;
  for (let n = first; n < count; n++) {
    if (!mayBeUnit(hashes[n] as number)) continue;
    const start = starts[n] as number;
    for (; sign < sectionSignCount && (sectionSigns[sign] as number) < start; sign++) r.readAt(sectionSigns[sign] as number, 1, false);
    r.readAt(start, (ends[n] as number) - start, true);
  }
  for (; sign < sectionSignCount; sign++) r.readAt(sectionSigns[sign] as number, 1, false);
  return r.result();
}

/** The references of one text, as they are met. */
class References {
  #found: Found[] | undefined;
  /** First citation that has not ended yet. */
  #cited = 0;
  /** Nothing before it is read again. */
  #floor: number;

  constructor(
    readonly text: string,
    from: number,
    readonly to: number,
    readonly citations: readonly Citation[],
  ) {
    this.#floor = from;
  }

  /** Reads what stands at a word that may be a unit, or at a section sign. */
  readAt(start: number, length: number, letter: boolean): void {
    const { text, to, citations } = this;
    if (start < this.#floor) return;
    this.#floor = start + length;
    const unit = text.charCodeAt(start - 1) === 45 ? undefined : unitAt(text, start);
    if (!unit) return;
    while (this.#cited < citations.length && (citations[this.#cited] as Citation).span.end <= start) this.#cited++;
    const inside = citations[this.#cited];
    if (inside && inside.span.start <= start) {
      this.#floor = Math.max(this.#floor, inside.span.end);
      return;
    }
    this.#found ??= [];
    const chain = readChain(text, start, to, unit, this.#found);
    if (!chain) {
      const position = letter && unit.word.kind !== 'paper' ? positionAt(text, start, start + length, unit.word) : undefined;
      if (position) this.#found.push(position);
      return;
    }
    this.#floor = Math.max(this.#floor, chain.end);
    if ((unit.word.short || !letter) && inHistory(text, start)) return;
    for (const f of bound(text, start, chain.found, chain.end, citations, this.#cited)) this.#found.push(f);
  }

  result(): readonly Reference[] {
    const found = this.#found;
    if (!found || found.length === 0) return NOTHING;
    shareBackwards(found, this.text);
    const note = lawOfNote(this.text);
    if (note) for (const f of found) if (f.span.start > note.span.start) f.law ??= note;
    return found.map(({ span: s, steps, anchor, law, joint, position }) =>
      joint || position ? { span: s, steps, anchor, law, joint, position } : { span: s, steps, anchor, law },
    );
  }
}

/** Adds the law named before the unit, or by the citation right behind the reference, and the word "this" before it. */
function bound(text: string, start: number, found: Found[], end: number, citations: readonly Citation[], cited: number): Found[] {
  const [first] = found;
  if (!first) return found;
  // "this subdivision (1)(A)", "this Code section".
  let begin = start;
  if (text.startsWith('ode ', begin - 4) && /[Cc]/.test(text.charAt(begin - 5))) begin -= 5;
  const behindThis = /(?:^|[^A-Za-z])[Tt]his\s{1,2}$/.test(text.slice(Math.max(0, begin - 8), begin));
  let law: Part | undefined;
  if (behindThis) {
    for (const f of found) if (f.anchor === '') f.anchor = 'this';
  } else if (begin === start || text.charCodeAt(begin) === 67) {
    const named = lawBefore(text, start);
    if (named) law = named;
    else if (begin < start) first.span = span(begin, first.span.end);
  }
  if (!law && first.anchor === '' && isAdded(text, start)) for (const f of found) f.anchor = 'that';
  if (!law && !found[0]?.law) law = citationBehind(text, end, citations, cited);
  if (law) for (const f of found) if (!f.law || f.late) [f.law, f.late] = [law, false];
  return found;
}

/** The law of a citation that follows with nothing but "of", "under" or "in" between. */
function citationBehind(text: string, end: number, citations: readonly Citation[], cited: number): Part | undefined {
  for (let i = cited; i < citations.length; i++) {
    const { span: s } = citations[i] as Citation;
    if (s.start > end + 12) return undefined;
    if (s.start >= end - 8 && /^[\s,]*(?:of|under|in)?(?: the)?\s*$/.test(text.slice(end, Math.max(end, s.start))))
      return { text: text.slice(s.start, s.end), span: s };
  }
  return undefined;
}
