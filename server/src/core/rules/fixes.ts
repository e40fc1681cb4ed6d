/** Turns the mends that a rule names into changes of text at the place of the finding. Clauses are fitted elsewhere. */
import type { DraftBlock } from '../index/block';
import type { Draft } from '../index/draft';
import type { Span } from '../text/span';
import { span } from '../text/span';
import type { BlockEdit, Hit, TextFix } from './finding';
import type { MatchHit } from './match/env';
import { strikeEdits } from './strike';
import type { Fix, FixPlace } from './types';

/** Text fixes of a hit, in the order the rule gives them. */
export function textFixes(hit: Hit, match: MatchHit, draft: Draft): TextFix[] {
  const fixes: TextFix[] = [];
  const only = hit.rule.fixes.length === 1;
  for (const fix of hit.rule.fixes) {
    if ('strike' in fix) fixes.push(new Strike(fix.title, draft, hit.block, hit.sentence));
    const edits = editsOf(fix, hit, match);
    if (edits && 'title' in fix) fixes.push({ title: filled(fix.title, hit, match), safe: only, edits });
  }
  return fixes;
}

/** Strikes the sentence. What else this changes is told when it is asked for: the items around may be others by then. */
class Strike implements TextFix {
  readonly safe = false;
  constructor(
    readonly title: string,
    readonly draft: Draft,
    readonly block: DraftBlock,
    readonly sentence: Span,
  ) {}

  get edits(): readonly BlockEdit[] {
    return strikeEdits(this.draft, this.block, this.sentence);
  }
}

/** The words of the draft in the place of "{modal}". */
const filled = (words: string, hit: Hit, match: MatchHit): string =>
  words.replace('{modal}', match.fill.modal ? hit.block.textOf(match.fill.modal) : '');

function editsOf(fix: Fix, hit: Hit, match: MatchHit): BlockEdit[] | undefined {
  const { block } = hit;
  const edits: BlockEdit[] = [];
  if ('replace' in fix) {
    // No whole sentence fits into the place of a list item.
    if (match.item && (fix.replace === 'sentence' || fix.replace === 'statement')) return undefined;
    const place = placeOf(fix.replace, hit, match);
    if (!place) return undefined;
    edits.push({ block, span: place, text: filled(fix.with, hit, match) });
  }
  if ('append' in fix && fix.append !== undefined) {
    const at = beforeEndMark(block.text, hit.sentence);
    edits.push({ block, span: span(at, at), text: fix.append });
  }
  return edits.length > 0 ? edits : undefined;
}

function placeOf(place: FixPlace, hit: Hit, match: MatchHit): Span | undefined {
  const { block, sentence } = hit;
  if (place === 'sentence') return span(sentence.start, beforeEndMark(block.text, sentence));
  if (place === 'statement') return statementOf(block.text, sentence);
  if (place === 'match') return hit.span;
  if (place === 'modal') return match.fill.modal;
  if (place === 'head') return match.fill.head?.span;
  const named = block.mentions.find((m) => m.concept === place.concept && sentence.start <= m.span.start && m.span.end <= sentence.end);
  // A defined term goes with its article: words of another kind take its place.
  return named && block.lent.includes(named) ? withArticle(block.text, named.span) : named?.span;
}

const withArticle = (text: string, s: Span): Span =>
  /\bthe $/i.test(text.slice(Math.max(0, s.start - 5), s.start)) ? span(s.start - 4, s.end) : s;

/** "WHEREAS,", "(2) Whereas", "The Council finds and declares that": what opens a finding and is no part of what it states. */
const OPENING =
  /^\s*(?:\(?\w{1,4}[.)]\s+)?(?:whereas[,:]?\s+(?:that\s+)?|(?:[^\s.;:]{1,20}\s+){0,6}(?:finds?|recognizes|declares|determines)\s+(?:and\s+\w{4,12}\s+)?that[,:]?\s+)/i;

/** What a finding states, without the words that open it and its end mark. */
function statementOf(text: string, sentence: Span): Span {
  const end = beforeEndMark(text, sentence);
  const opening = OPENING.exec(text.slice(sentence.start, Math.min(end, sentence.start + 300)));
  return span(sentence.start + (opening?.[0].length ?? 0), end);
}

/** Where words can be put at the end of a sentence or list item: before its full stop, semicolon, and a closing "and" or "or". */
export function beforeEndMark(text: string, s: Span): number {
  let end = s.end;
  while (end > s.start && /\s/.test(text[end - 1] ?? '')) end--;
  const tail = /(?:[;,]\s*(?:and|or))$/.exec(text.slice(s.start, end));
  if (tail) end -= tail[0].length;
  while (end > s.start && '.;:,'.includes(text[end - 1] ?? '')) end--;
  return end;
}
