/** Cards for terms of art, defined terms, cross-references and findings. */

import { labelOf, resolveReference } from '../../index/resolve';
import type { PlacedDefinition } from '../../index/terms';
import { definitionsOf, usesOf } from '../../index/terms';
import type { Authority, TermOfArt } from '../../law/types';
import type { Finding } from '../../rules/finding';
import type { FeatureContext } from '../context';
import { commandLink, cut, linkLine, own, plain } from '../markdown';
import { extentOf, type ReferenceAt } from '../navigation';
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

/** A defined term: its definition in this draft. */
export function definedTermCard(definitions: readonly PlacedDefinition[], ctx: FeatureContext): string {
  const { draft } = ctx;
  const first = definitions[0];
  if (!first) return '';
  const where = placeOf(ctx, first);
  const lines = [`**“${plain(first.definition.term)}”** — defined in ${plain(where)}`];
  lines.push(`“${plain(cut(first.block.text.slice(first.definition.body.start, first.definition.body.end), 240))}”`);
  const uses = usesOf(draft, first.definition).length;
  const also = definitions.slice(1).map((d) => placeOf(ctx, d));
  lines.push(`Used ${uses} times${also.length > 0 ? ` · also defined in ${plain(also.slice(0, 3).join(', '))} ⇄` : ''}`);
  const at = draft.text.positionAt(draft.startOf(first.block) + first.definition.span.start);
  lines.push(
    linkLine([
      commandLink(ctx.commands, 'goTo', 'Go to definition', ctx.uri, at),
      commandLink(ctx.commands, 'references', 'All uses', ctx.uri, at),
    ]),
  );
  return lines.filter((l) => l !== '').join('  \n');
}

function placeOf(ctx: FeatureContext, { block }: PlacedDefinition): string {
  const section = block.section;
  const provision = ctx.draft.standingOf(block)?.provision;
  return section ? labelOf({ section, provision, block, label: block.outline.label?.span ?? { start: 0, end: 0 } }) : 'this draft';
}

/** A cross-reference: the target's heading and first words, or what is there instead. */
export function referenceCard(at: ReferenceAt, ctx: FeatureContext): string {
  const { draft } = ctx;
  const written = plain(cut(at.block.textOf(at.reference.span), 80));
  if (at.resolution.scope === 'external') return '';
  const { target } = at;
  if (!target) {
    const step = at.resolution.failed;
    const present = at.resolution.present();
    const last = present.at(-1);
    const facts = step
      ? `No ${plain(step.unit === 'unit' ? '' : `${step.unit} `)}(${plain(step.designator)})${at.resolution.elsewhere ? ' in this file' : ''}${last ? `: the last is (${plain(last)})` : ''}.`.replace(
          'No (',
          'No provision (',
        )
      : 'It leads to nothing in this draft.';
    return `**${written}** — not found  \n${facts}`;
  }
  const heading = target.provision
    ? (target.block.outline.markers[target.provision.nth]?.heading ?? undefined)
    : target.block.outline.heading;
  const extent = extentOf(draft, target);
  const words = draft.text.slice(draft.startOf(target.block) + target.block.outline.body, Math.min(extent.end, extent.start + 1200));
  const count = referencesTo(ctx, at);
  const position = draft.text.positionAt(draft.startOf(target.block) + target.label.start);
  return [
    `**${written}** → ${plain(labelOf(target))}${heading ? `, ${plain(target.block.textOf(heading))}` : ''}`,
    words.trim() ? `“${plain(cut(words, 300))}”` : '',
    linkLine([`Referred to from ${count} ${count === 1 ? 'place' : 'places'}`, commandLink(ctx.commands, 'goTo', 'Go', ctx.uri, position)]),
  ]
    .filter((l) => l !== '')
    .join('  \n');
}

/** How many references in the same section and elsewhere lead to the same target. */
function referencesTo(ctx: FeatureContext, at: ReferenceAt): number {
  let count = 0;
  for (const block of ctx.draft.text.blocks.items()) {
    for (const r of block.facts.references) {
      const { target } = resolveReference(ctx.draft, block, r);
      if (target && target.section === at.target?.section && target.provision === at.target.provision) count++;
    }
  }
  return count;
}

/** What is added under a finding's own text: both sides' authority and the clauses that answer. */
export function findingCard(finding: Finding, ctx: FeatureContext): string {
  const { rule } = finding.hit;
  const lines: string[] = [];
  const word = finding.severity[0]?.toUpperCase() + finding.severity.slice(1);
  lines.push(linkLine([`**Rule** ${own(rule.id)}`, word, commandLink(ctx.commands, 'explain', 'Explain', rule.id)]));
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
