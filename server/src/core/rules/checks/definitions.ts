/** Definitions: the same term twice, and terms on which the draft turns left undefined. */

import type { DraftBlock } from '../../index/block';
import type { Draft } from '../../index/draft';
import type { DraftSection } from '../../index/section';
import { definitionsOf } from '../../index/terms';
import type { TermOfArt } from '../../law/types';
import type { Span } from '../../text/span';
import type { Hit } from '../finding';
import type { Rule } from '../types';
import type { DraftCheck } from './registry';

/** A term defined twice with one scope: in one list of definitions, or in an ordinance of one piece. */
export const duplicateDefinition: DraftCheck = (rule, _options, { draft }) => {
  const version = `${draft.terms}/${draft.structure}`;
  const kept = defined.get(draft);
  if (kept?.version === version && kept.rule === rule) return kept.hits;
  const hits: Hit[] = [];
  for (const key of draft.definedKeys) {
    if (draft.definersOf(key).size < 2) continue;
    const all = definitionsOf(draft, key).filter((d) => d.definition.form !== 'includes' && d.block.role !== 'ignored');
    all.forEach((later, i) => {
      const first = all.slice(0, i).find((d) => sameScope(draft, d.block, later.block));
      if (!first) return;
      hits.push({
        rule,
        block: later.block,
        span: later.definition.span,
        sentence: later.definition.span,
        authorities: [],
        fixes: [],
        fill: { term: later.definition.term },
        related: [{ block: first.block, span: first.definition.span, text: `“${first.definition.term}” is first defined here.` }],
      });
    });
  }
  defined.set(draft, { version, rule, hits });
  return hits;
};

/** What was found for a set of definitions. */
const defined = new WeakMap<Draft, { readonly version: string; readonly rule: Rule; readonly hits: readonly Hit[] }>();

/** Ordinances of more sections than this are codes, in which each chapter defines its terms for itself. */
const ONE_PIECE = 80;
const NARROW = /\b(?:for (?:the )?purposes? of|as used in|in) this (?:section|subsection|subdivision|paragraph|subparagraph)\b/i;

function sameScope(draft: Draft, a: DraftBlock, b: DraftBlock): boolean {
  if (a === b) return false;
  const list = (block: DraftBlock): unknown => draft.standingOf(block)?.opens[0]?.parent ?? block.section;
  if (a.section === b.section) return list(a) === list(b) && !narrow(draft, a) && !narrow(draft, b);
  const one = draft.scheme.own <= ONE_PIECE && !draft.scheme.hasDivisions;
  return one && [a, b].every((x) => x.section?.isDefinitions === true && !x.section.quoted && !narrow(draft, x));
}

/** Whether the definition, or the words above its list, keep it to a section or less. */
function narrow(draft: Draft, block: DraftBlock): boolean {
  if (NARROW.test(block.text.slice(0, 200))) return true;
  const above = draft.standingOf(block)?.leadIn?.block;
  return above !== undefined && /\bthis (?:subsection|subdivision|paragraph|subparagraph)\b/i.test(above.text.slice(0, 200));
}

/**
 * Terms of art on which scope turns, used in operative words and defined nowhere. Reported once a term, at its first use.
 * `options.terms` narrows it to some terms; without it all that the terms of art mark as `define`.
 */
export const keyTermUndefined: DraftCheck = function* (rule, options, { draft, terms, surroundings }) {
  if (!surroundings.isDraftOfTheField) return;
  const only = Array.isArray(options.terms) ? new Set(options.terms.map(String)) : undefined;
  const except = Array.isArray(options.except) ? new Set(options.except.map(String)) : undefined;
  const wanted = terms.filter(
    (t) => t.define && t.concept !== '' && (!only || only.has(t.id)) && !except?.has(t.id) && draft.tally.has(`names:${t.concept}`),
  );
  const open = wanted.filter(
    (t) =>
      !draft.tally.has(`defines:${t.concept}`) && ![t.term, ...t.aliases].some((name) => draft.definersOf(name.toLowerCase()).size > 0),
  );
  if (open.length === 0) return;
  /** The use to report in a block: only where a norm turns on the term, and in words that are of the field. */
  const useIn = (term: TermOfArt, block: DraftBlock): Span | undefined => {
    if (block.role !== 'operative' || !surroundings.isOfTheField(block) || draft.normsOf(block).length === 0) return undefined;
    // A term taken over from another law has its definition there.
    if (block.section?.quoted && definedElsewhere(block.section)) return undefined;
    return block.facts.mentions.find((m) => m.concept === term.concept && !AS_DEFINED.test(block.text.slice(m.span.end, m.span.end + 80)))
      ?.span;
  };
  const firstUse = (term: TermOfArt): { readonly block: DraftBlock; readonly span: Span } | undefined => {
    const holders = draft.tally.holders(`names:${term.concept}`);
    // Of many holders the first is near the start of the text; few are put in order.
    const inOrder = holders.size > MANY ? draft.text.blocks.items() : [...holders].sort((a, b) => draft.indexOf(a) - draft.indexOf(b));
    for (const block of inOrder) {
      const span = holders.has(block) ? useIn(term, block) : undefined;
      if (span) return { block, span };
    }
    return undefined;
  };
  for (const term of open) {
    const first = firstUse(term);
    if (!first) continue;
    const { block, span } = first;
    yield {
      rule,
      block,
      span,
      sentence: span,
      authorities: term.authorities.slice(0, 2),
      fixes: [],
      related: [],
      fill: { term: block.textOf(span), quote: block.textOf(span), name: term.term },
    };
  }
};

/** More holders than this are looked for in the order of the text. */
const MANY = 200;

/** The words right behind a term that give its definition or say where it is. */
const AS_DEFINED =
  /^[,\s]*(?:as (?:that term is |such term is )?(?:defined|used)|(?:has|have|having) the meaning|within the meaning|\((?:as )?defined)/i;

/** "all terms shall have the same meanings as set forth in section 9-131". */
const definedElsewhere = (section: DraftSection): boolean =>
  section.blocks.some((b) =>
    /\bterms?\b[^.]{0,80}\bmeanings?\b[^.]{0,60}\b(?:section|chapter|as set forth|given|provided)\b/i.test(b.text.slice(0, 600)),
  );
