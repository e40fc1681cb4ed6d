/**
 * Cross-references in one block: "subdivision (b) of this section", "§ 7-68-103", "paragraph one of this subdivision",
 * "subsection (b)(2)(B)(ii) and (iii) of this section", "sections 5 through 9", "Chapter 17.8 (commencing with Section 7310)".
 *
 * A reference is a chain of steps, each with a place of its own. Words that name another law behind it or before it
 * ("of the penal law", "Civil Code Section") make it external. What a chain leads to is told by the index.
 *
 * One pass over the text looks only for words that may be a unit, by their first letters, and for section signs; a grammar
 * is tried at those places alone, and looks a bounded way ahead.
 */
import { span } from '../../text/span';
import type { Citation, Part, Reference } from '../types';
import { type Found, isLetter, readChain, unitAt } from './chain';
import { inHistory } from './history';
import { isAdded, lawBefore, lawOfNote } from './law';
import { positionAt } from './position';
import { shareBackwards } from './share';
import { LONGEST_UNIT, mayBeUnit } from './units';

export { type Anchor, anchorAt } from './anchor';
export { isBracketed } from './designators';
export { designatorOf, referenceKeys, sectionKey, unitKeys } from './keys';
export { kindsOf, type NumeralKind } from './numerals';
export { levelOf, type UnitKind, unitKind } from './units';

const NOTHING: readonly Reference[] = [];

/** Reads the references of `[from, to)`; those inside a citation are the citation's own. */
export function readReferences(text: string, from: number, to: number, citations: readonly Citation[]): readonly Reference[] {
  let found: Found[] | undefined;
  let cited = 0;
  let i = from;
  while (i < to) {
    const code = text.charCodeAt(i);
    const letter = isLetter(code);
    if (!letter && code !== 0xa7) {
      i++;
      continue;
    }
    const start = i;
    if (letter) {
      i++;
      while (i < to && isLetter(text.charCodeAt(i))) i++;
      const length = i - start;
      if (length < 2 || length > LONGEST_UNIT) continue;
      const second = text.charCodeAt(start + 1);
      if (!mayBeUnit(code, second, length === 2 ? second : text.charCodeAt(start + 2))) continue;
    } else i++;
    const unit = text.charCodeAt(start - 1) === 45 ? undefined : unitAt(text, start);
    if (!unit) continue;
    while (cited < citations.length && (citations[cited] as Citation).span.end <= start) cited++;
    const inside = citations[cited];
    if (inside && inside.span.start <= start) {
      i = Math.max(i, inside.span.end);
      continue;
    }
    found ??= [];
    const chain = readChain(text, start, to, unit, found);
    if (!chain) {
      const position = letter && unit.word.kind !== 'paper' ? positionAt(text, start, i, unit.word) : undefined;
      if (position) found.push(position);
      continue;
    }
    i = Math.max(i, chain.end);
    if ((unit.word.short || !letter) && inHistory(text, start)) continue;
    for (const f of bound(text, start, chain.found, chain.end, citations, cited)) found.push(f);
  }
  if (!found || found.length === 0) return NOTHING;
  shareBackwards(found, text);
  const note = lawOfNote(text);
  if (note) for (const f of found) if (f.span.start > note.span.start) f.law ??= note;
  return found.map(({ span: s, steps, anchor, law, joint, position }) =>
    joint || position ? { span: s, steps, anchor, law, joint, position } : { span: s, steps, anchor, law },
  );
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
