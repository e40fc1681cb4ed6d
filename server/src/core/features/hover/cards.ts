/** Cards for terms of art, defined terms and findings. */

import { labelOfBlock } from '../../index/resolve';
import type { PlacedDefinition } from '../../index/terms';
import { countUses, definitionsOf, scopeOf, unitOf } from '../../index/terms';
import type { Authority, TermOfArt } from '../../law/types';
import type { Finding } from '../../rules/finding';
import type { FeatureContext } from '../context';
import { commandLink, cut, linkLine, own, plain } from '../markdown';
import { briefly, dateWords } from './authority';

const known = (ctx: FeatureContext, ids: readonly string[]): Authority[] =>
  ids.map((id) => ctx.book.authority(id)).filter((a): a is Authority => a !== undefined);

/** A term of art: what it means in the field, and whether this draft defines it. */
export function termCard(term: TermOfArt, ctx: FeatureContext): string {
  const lines = [
    `**${own(term.term)}**${term.aliases.length > 0 ? ` (${own(term.aliases.slice(0, 2).join(', '))})` : ''}`,
    own(cut(term.gloss, 420)),
  ];
  const confused = term.confusedWith.map((id) => ctx.book.term(id)?.term).filter((t): t is string => t !== undefined);
  if (confused.length > 0) lines.push(`**Do not confuse:** ${own(confused.join(', '))}`);
  if (term.define) {
    const defined =
      [term.term, ...term.aliases].some((t) => definitionsOf(ctx.draft, t).length > 0) ||
      (term.concept !== '' && ctx.draft.tally.has(`defines:${term.concept}`));
    if (!defined)
      lines.push(
        `**In this draft:** not defined. ${commandLink(ctx.commands, 'insertClause', 'Insert definitions', 'definitions')}`.trim(),
      );
  }
  const authorities = known(ctx, term.authorities);
  if (authorities.length > 0) lines.push(authorities.slice(0, 3).map(briefly).join(' · '));
  lines.push(linkLine([commandLink(ctx.commands, 'explain', 'More', term.id), `as of ${dateWords(term.asOf)}`]));
  return lines.join('  \n');
}

/** Uses counted before a card says that there are more, and other definitions named one by one. */
const MOST_USES = 20;
const MOST_OTHERS = 3;

/** A defined term: its definition in this draft. */
export function definedTermCard(definitions: readonly PlacedDefinition[], ctx: FeatureContext): string {
  const { draft } = ctx;
  const first = definitions[0];
  if (!first) return '';
  const where = labelOfBlock(ctx.draft, first.block) ?? 'this draft';
  const lines = [`**“${plain(first.definition.term)}”** — defined in ${plain(where)}${reachOf(ctx, first)}`];
  lines.push(`“${plain(cut(first.block.text.slice(first.definition.body.start, first.definition.body.end), 240))}”`);
  const uses = countUses(draft, first, MOST_USES);
  lines.push(`Used ${uses.more ? `${uses.count} times or more` : `${uses.count} times`}${alsoIn(ctx, first)}`);
  const at = draft.text.positionAt(draft.startOf(first.block) + first.definition.span.start);
  lines.push(
    linkLine([
      commandLink(ctx.commands, 'goTo', 'Go to definition', ctx.uri, at),
      commandLink(ctx.commands, 'references', 'All uses', ctx.uri, at),
    ]),
  );
  return lines.filter((l) => l !== '').join('  \n');
}

/** The other places that define the term; many are only counted. */
function alsoIn(ctx: FeatureContext, { block, definition }: PlacedDefinition): string {
  const others = ctx.draft.definersOf(definition.term.toLowerCase()).size - 1;
  if (others < 1) return '';
  if (others > MOST_OTHERS) return ` · also defined in ${others} other places ⇄`;
  const places = definitionsOf(ctx.draft, definition.term).filter((d) => d.block !== block);
  return ` · also defined in ${plain(places.map((d) => labelOfBlock(ctx.draft, d.block) ?? 'this draft').join(', '))} ⇄`;
}

/** How far the definition reaches, where that is less than the draft. */
function reachOf(ctx: FeatureContext, placed: PlacedDefinition): string {
  const scope = scopeOf(ctx.draft, placed);
  if (scope.kind === 'draft') return '';
  const word = scope.kind === 'division' ? scope.word : scope.kind === 'section' ? 'section' : unitOf(placed);
  return `, for this ${plain(word)}`;
}

/** Lesser findings on the same words that a card names. */
const MOST_MERGED = 3;

/** What is added under a finding's own text: both sides' authority and the clauses that answer. */
export function findingCard(finding: Finding, ctx: FeatureContext): string {
  const { rule } = finding.hit;
  const lines: string[] = [];
  const word = finding.severity[0]?.toUpperCase() + finding.severity.slice(1);
  lines.push(linkLine([`**Rule** ${own(rule.id)}`, word, commandLink(ctx.commands, 'explain', 'Explain', rule.id)]));
  if (finding.merged.length > 0)
    lines.push(
      `**Also here:** ${finding.merged
        .slice(0, MOST_MERGED)
        .map(({ hit }) => `${own(hit.rule.title)} (${commandLink(ctx.commands, 'explain', hit.rule.id, hit.rule.id) || own(hit.rule.id)})`)
        .join(' · ')}`,
    );
  const forIt = known(ctx, [...finding.hit.authorities, ...rule.authorities]);
  const against = known(ctx, rule.contrary);
  if (forIt.length > 0)
    lines.push(
      `**For:** ${forIt.slice(0, 3).map(briefly).join(' · ')}${against.length > 0 ? `  **Against:** ${against.slice(0, 2).map(briefly).join(' · ')}` : ''}`,
    );
  const clauses = rule.fixes.flatMap((f) => ('clause' in f ? [ctx.book.clause(f.clause)] : [])).filter((c) => c !== undefined);
  if (clauses.length > 0)
    lines.push(
      `**Clauses:** ${clauses.map((c) => commandLink(ctx.commands, 'insertClause', own(c.title), c.id) || own(c.title)).join(' · ')}`,
    );
  return lines.join('  \n');
}
