/** The card of a citation that the library does not hold: its parts spelled out, what a short form means, where it is published. */
import type { Citation } from '../../facts/types';
import type { DraftBlock } from '../../index/block';
import type { FeatureContext } from '../context';
import { linkLine, plain, sourceLink } from '../markdown';

/** Longest part shown. */
const LONGEST = 120;

/** Lines of the card, Markdown. */
export function citationCard(c: Citation, block: DraftBlock, ctx: FeatureContext, problems: readonly string[]): string {
  const { book } = ctx;
  const full = book.fullOf(ctx.draft, block, c);
  const meant = full && full !== c ? full : undefined;
  const shown = meant ?? c;
  const pointing = c.kind === 'id' || c.kind === 'supra' || c.kind === 'short-case';
  const lines = [`**${plain(shown.normal)}** — ${plain(book.places.nameOf(c.kind))}${pointing ? '' : ', not in the library'}`];
  if (meant) lines.push(`Stands for the citation above: ${plain(meant.normal)}`);
  else if (pointing) lines.push('No citation above it was found that it can stand for.');
  for (const problem of problems) lines.push(`**You wrote** ${plain(block.textOf(c.span))}: ${plain(problem)}`);
  const parts = book.places.parts.flatMap(([field, name]) => {
    const part = shown.parts[field];
    if (!part) return [];
    const text = part.text
      .replace(/\s+/g, ' ')
      .replace(/^[,\s]+/, '')
      .trim();
    return [`${name}: ${plain(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)}`];
  });
  if (parts.length > 0) lines.push(parts.join(' · '));
  const published = book.places.of(shown);
  if (published) lines.push(`**Published in** ${plain(published.where)}`);
  lines.push(linkLine([published ? sourceLink('Official text', published.url) : '', 'Its standing is not known here: verify before use.']));
  return lines.join('  \n');
}
