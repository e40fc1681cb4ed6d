/** Definitions: the same term twice, and terms on which the draft turns left undefined. */
import { definitionsOf } from '../../index/terms';
import type { DraftSection } from '../../index/section';
import type { Hit } from '../finding';
import type { DraftCheck } from './registry';

/** A term defined twice with one scope. In an act that amends several sections each may define it for itself. */
export const duplicateDefinition: DraftCheck = function* (rule, _options, { draft }) {
  for (const key of draft.definedKeys) {
    if (draft.definersOf(key).size < 2) continue;
    const all = definitionsOf(draft, key).filter((d) => d.definition.form !== 'includes' && d.block.role !== 'ignored');
    const first = all[0];
    if (!first) continue;
    const scope = (section: DraftSection | undefined): string => (section?.quoted || !section?.isDefinitions ? (section?.number ?? '') : 'draft');
    for (const later of all.slice(1)) {
      const apart = scope(first.block.section) !== scope(later.block.section) && (first.block.section?.quoted || later.block.section?.quoted || scope(later.block.section) !== 'draft');
      if (apart) continue;
      yield {
        rule, block: later.block, span: later.definition.span, sentence: later.definition.span, authorities: [], fixes: [],
        fill: { term: later.definition.term },
        related: [{ block: first.block, span: first.definition.span, text: `“${first.definition.term}” is first defined here.` }],
      };
    }
  }
};

/**
 * Terms of art on which scope turns, used in operative words and defined nowhere. Reported once a term, at its first use.
 * `options.terms` narrows it to some terms; without it all that the terms of art mark as `define`.
 */
export const keyTermUndefined: DraftCheck = function* (rule, options, { draft, terms, surroundings }) {
  if (!draft.tally.has('strong')) return;
  const only = Array.isArray(options.terms) ? new Set(options.terms.map(String)) : undefined;
  const except = Array.isArray(options.except) ? new Set(options.except.map(String)) : undefined;
  const wanted = terms.filter((t) => t.define && t.concept !== '' && (!only || only.has(t.id)) && !except?.has(t.id) && draft.tally.has(`names:${t.concept}`));
  const open = wanted.filter((t) => !draft.tally.has(`defines:${t.concept}`) && ![t.term, ...t.aliases].some((name) => draft.definersOf(name.toLowerCase()).size > 0));
  if (open.length === 0) return;
  const hits = new Map<string, Hit>();
  for (const block of draft.text.blocks.items()) {
    if (hits.size === open.length) break;
    if (block.role !== 'operative') continue;
    for (const mention of block.facts.mentions) {
      const term = open.find((t) => t.concept === mention.concept);
      // Only where a norm turns on it, and in words that are of the field.
      if (!term || hits.has(term.id) || draft.normsOf(block).length === 0 || !surroundings.isOfTheField(block)) continue;
      // A term taken over from another law has its definition there.
      if (block.section?.quoted && definedElsewhere(block.section)) continue;
      hits.set(term.id, {
        rule, block, span: mention.span, sentence: mention.span, authorities: term.authorities.slice(0, 2), fixes: [], related: [],
        fill: { term: block.textOf(mention.span), quote: block.textOf(mention.span), name: term.term },
      });
    }
  }
  yield* hits.values();
};

/** "all terms shall have the same meanings as set forth in section 9-131". */
const definedElsewhere = (section: DraftSection): boolean =>
  section.blocks.some((b) => /\bterms?\b[^.]{0,80}\bmeanings?\b[^.]{0,60}\b(?:section|chapter|as set forth|given|provided)\b/i.test(b.text.slice(0, 600)));
