/** Definitions: the same term twice or with two meanings, and terms on which the draft turns left undefined. */

import { splitSentences } from '../../facts/sentences';
import type { DraftBlock } from '../../index/block';
import type { Draft } from '../../index/draft';
import { holdsIn } from '../../index/scope';
import type { DraftSection } from '../../index/section';
import { type DefinitionScope, definitionsOf, type PlacedDefinition, scopeOf, unitOf } from '../../index/terms';
import type { TermOfArt } from '../../law/types';
import type { Span } from '../../text/span';
import type { Hit } from '../finding';
import type { Rule } from '../types';
import { formOf } from './form';
import { hitAt, isStruck } from './made';
import { type DraftCheck, NO_HITS, type SectionCheck } from './registry';

/** A definition that stands for what it says: not an addition to another, not struck, not in a heading or a table of contents. */
const stands = ({ block, definition }: PlacedDefinition): boolean =>
  definition.form !== 'includes' && block.role !== 'ignored' && !isStruck(block, definition.span);

const madeTwice = (rule: Rule, later: PlacedDefinition, first: PlacedDefinition): Hit =>
  hitAt(rule, later.block, later.definition.span, {
    fill: { term: later.definition.term },
    related: [{ block: first.block, span: first.definition.span, text: `“${first.definition.term}” is first defined here.` }],
  });

const sameScope = (a: DefinitionScope, b: DefinitionScope): boolean =>
  a.kind === b.kind &&
  (a.kind === 'draft' ||
    (b.kind !== 'draft' && a.section === b.section && (a.kind !== 'provision' || (b.kind === 'provision' && a.provision === b.provision))));

/** Definitions of one term in a section that later ones are held against. */
const MOST_TWINS = 20;

/** A term defined twice in one list of a section. */
export const duplicateInSection: SectionCheck = (rule, _options, section, { draft, ask }) => {
  if (section.contents || !section.blocks.some((b) => b.defines)) return NO_HITS;
  const seen = new Map<string, PlacedDefinition[]>();
  const hits: Hit[] = [];
  const list = (block: DraftBlock): unknown => draft.standingOf(block)?.opens[0]?.parent ?? block.section;
  for (const block of section.blocks) {
    if (block.role === 'ignored' || !block.defines) continue;
    for (const definition of block.facts.definitions) {
      const placed = { block, definition };
      if (!stands(placed)) continue;
      for (const key of new Set([definition.term, ...definition.variants].map((t) => t.toLowerCase()))) {
        const before = seen.get(key);
        if (!before) {
          seen.set(key, [placed]);
          continue;
        }
        // Where a draft has chapters, a definition outside a section of definitions is its section's own.
        ask('number:divisions');
        const twin = before.find(
          (d) => d.block !== block && list(d.block) === list(block) && sameScope(scopeOf(draft, d), scopeOf(draft, placed)),
        );
        if (twin) hits.push(madeTwice(rule, placed, twin));
        if (before.length < MOST_TWINS) before.push(placed);
      }
    }
  }
  return hits;
};

/** More terms than this are those of a code, in which each chapter defines its terms for itself. */
const MOST_TERMS = 400;

/** Terms that several places define, of a draft that is no code, with their definitions in order. */
function* definedAgain(draft: Draft): Generator<PlacedDefinition[]> {
  if (draft.text.length > LONGEST || !draft.scheme.isOnePiece) return;
  let n = 0;
  for (const key of draft.definedKeys) {
    if (++n > MOST_TERMS) return;
    if (draft.definersOf(key).size < 2) continue;
    const all = definitionsOf(draft, key).filter((d) => stands(d) && d.definition.term.toLowerCase() === key);
    if (all.length > 1) yield all;
  }
}

const LONGEST = 400_000;

/** A term defined in two sections of definitions of an ordinance of one piece. */
export const duplicateDefinition: DraftCheck = (rule, _options, { draft }) => {
  const hits: Hit[] = [];
  const general = ({ block }: PlacedDefinition): boolean => block.section?.isDefinitions === true && !block.section.quoted;
  for (const all of definedAgain(draft)) {
    all.forEach((later, i) => {
      if (!general(later)) return;
      const scope = scopeOf(draft, later);
      const first = all
        .slice(0, i)
        .find((d) => d.block.section !== later.block.section && general(d) && sameScope(scopeOf(draft, d), scope));
      if (first) hits.push(madeTwice(rule, later, first));
    });
  }
  return hits;
};

const WIDTH: Readonly<Record<DefinitionScope['kind'], number>> = { provision: 0, section: 1, division: 2, draft: 3 };
/** The words of a definition's own sentence, without what may differ in no matter. */
function meaningOf({ block, definition }: PlacedDefinition): string {
  const first = splitSentences(block.text, definition.body.start, definition.body.end)[0];
  return first
    ? block
        .textOf(first)
        .replace(/[\s.;,]+/g, ' ')
        .trim()
        .toLowerCase()
    : '';
}

/** A term that one section or subsection defines otherwise than the ordinance around it. */
export const redefinedTerm: DraftCheck = (rule, _options, { draft }) => {
  const hits: Hit[] = [];
  for (const all of definedAgain(draft)) {
    for (const narrow of all) {
      const { definition, block } = narrow;
      if (definition.inBrackets || definition.form === 'meaning-given-in') continue;
      const scope = scopeOf(draft, narrow);
      if (scope.kind === 'draft') continue;
      const wide = all.find((d) => {
        if (d.definition.inBrackets || !(unitOf(d) !== '' || d.block.section?.isDefinitions)) return false;
        const other = scopeOf(draft, d);
        return WIDTH[other.kind] > WIDTH[scope.kind] && holdsIn(draft, other, block) && meaningOf(d) !== meaningOf(narrow);
      });
      if (!wide) continue;
      const related = [{ block: wide.block, span: wide.definition.span, text: `“${wide.definition.term}” is defined for more here.` }];
      hits.push(hitAt(rule, block, definition.span, { fill: { term: definition.term, unit: unitOf(narrow) || 'section' }, related }));
    }
  }
  return hits;
};

/** Whether the draft is a section or two of a code, which may define its terms elsewhere: none is defined here. */
const isLoose = (draft: Draft): boolean => {
  for (const _ of draft.definedKeys) return false;
  return draft.scheme.own > 0 && draft.scheme.plain === 0 && formOf(draft).kind === 'code';
};

/**
 * Terms of art on which scope turns, used in operative words and defined nowhere. Reported once a term, at its first use.
 * `options.terms` narrows it to some terms; without it all that the terms of art mark as `define`.
 */
export const keyTermUndefined: DraftCheck = function* (rule, options, { draft, terms, surroundings }) {
  if (!surroundings.isDraftOfTheField || isLoose(draft)) return;
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
    if (block.role !== 'operative' || !surroundings.isOfTheField(block)) return undefined;
    // In a definition of another term, or where nothing is ordered, no rule turns on it.
    if (draft.normsOf(block).every((n) => n.flags.has('definition'))) return undefined;
    // What is added to a section of another law may be defined there.
    if (block.section?.amends) return undefined;
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
