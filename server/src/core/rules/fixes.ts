/** Turns the mends that a rule names into changes of text at the place of the finding. Clauses are fitted elsewhere. */
import type { Span } from '../text/span';
import { span } from '../text/span';
import type { Hit, TextFix } from './finding';
import type { MatchHit } from './match/env';
import type { Fix, FixPlace } from './types';

/** Text fixes of a hit, in the order the rule gives them. */
export function textFixes(hit: Hit, match: MatchHit): TextFix[] {
  const fixes: TextFix[] = [];
  const only = hit.rule.fixes.length === 1;
  for (const fix of hit.rule.fixes) {
    const edit = editOf(fix, hit, match);
    if (edit && 'title' in fix) fixes.push({ title: fix.title, safe: only && !('strike' in fix), edits: [{ block: hit.block, ...edit }] });
  }
  return fixes;
}

function editOf(fix: Fix, hit: Hit, match: MatchHit): { span: Span; text: string } | undefined {
  if ('append' in fix) {
    const at = beforeEndMark(hit.block.text, hit.sentence);
    return { span: span(at, at), text: fix.append };
  }
  if ('strike' in fix) return { span: withSpace(hit.block.text, hit.sentence), text: '' };
  if ('replace' in fix) {
    const place = placeOf(fix.replace, hit, match);
    return place && { span: place, text: fix.with };
  }
  return undefined;
}

function placeOf(place: FixPlace, hit: Hit, match: MatchHit): Span | undefined {
  if (place === 'sentence') return hit.sentence;
  if (place === 'match') return hit.span;
  if (place === 'modal') return match.fill.modal;
  if (place === 'head') return match.fill.head?.span;
  return hit.block.facts.mentions.find(
    (m) => m.concept === place.concept && hit.sentence.start <= m.span.start && m.span.end <= hit.sentence.end,
  )?.span;
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

/** A sentence with the blank that parts it from the next, so that striking it leaves one blank. */
function withSpace(text: string, s: Span): Span {
  let end = s.end;
  while (end < text.length && (text[end] === ' ' || text[end] === '\t')) end++;
  return span(s.start, end);
}
