/** Provisions that name themselves: by number where "this section" would do, or as their own exception. */
import { levelOf, sectionKey } from '../../../facts/references';
import type { Reference } from '../../../facts/types';
import type { DraftBlock } from '../../../index/block';
import { labelOf, resolveReference } from '../../../index/resolve';
import { type Span, span } from '../../../text/span';
import type { Hit, TextFix } from '../../finding';
import { type BlockCheck, NO_HITS } from '../registry';
import { here, hitAt, ownReferences } from './shared';

/** Whether a reference is one of several in a list, where its own section is named for the sake of the others. */
const isListed = (references: readonly Reference[], reference: Reference): boolean => {
  const next = references[references.indexOf(reference) + 1];
  return (
    reference.joint !== undefined || (next !== undefined && next.joint !== undefined && next.steps[0]?.unit === reference.steps[0]?.unit)
  );
};

/** A section that cites itself by its number. */
export const selfReference: BlockCheck = (rule, options, block, context) => (block.refers ? self(rule, options, block, context) : NO_HITS);

const self: BlockCheck = (rule, _options, block, { draft, ask }) => {
  const home = block.section;
  const references = ownReferences(block);
  if (home?.kind !== 'section' || home.number === '' || !references.some((r) => r.steps[0]?.unit === 'section') || home.amends)
    return NO_HITS;
  const own = home.number.toLowerCase();
  let hits: Hit[] | undefined;
  for (const reference of references) {
    const [first] = reference.steps;
    if (first?.unit !== 'section' || sectionKey(first) !== own || reference.anchor === 'this' || reference.anchor === 'that') continue;
    ask('number:*');
    // A bill's own section 4 is not the section 4 that it reprints.
    if ((draft.scheme.amending > 0 && !home.quoted) || isListed(references, reference)) continue;
    const words = sectionWords(block, reference);
    const fixes: TextFix[] = words
      ? [{ title: 'Change to “this section”', safe: false, edits: [{ block, span: words, text: thisSection(block, words) }] }]
      : [];
    hits ??= [];
    hits.push(hitAt(rule, block, { span: words ?? reference.span, fill: { label: `§ ${home.number}` }, fixes }));
  }
  return hits ?? NO_HITS;
};

/** "section 4 of this ordinance" inside a reference; undefined where a bracket stands right behind the number. */
function sectionWords(block: DraftBlock, reference: Reference): Span | undefined {
  const [first, second] = reference.steps;
  if (!first || (second && second.span.start >= first.span.end && second.span.start <= first.span.end + 1)) return undefined;
  const from = Math.max(0, first.span.start - 16);
  const m = /(?:[Cc]ode\s)?(?:[Ss]ection|SECTION|[Ss]ec\.|§)\s{0,3}$/.exec(block.text.slice(from, first.span.start));
  if (!m) return undefined;
  // "§ 7.4.7 Building Standards", "§ 12.1.6 .e": the number is part of a longer name.
  if (/^\s?(?:[A-Z]|\.[a-z])/.test(block.text.slice(first.span.end, first.span.end + 3))) return undefined;
  return span(from + m.index, reference.anchor === '' ? first.span.end : Math.max(first.span.end, reference.span.end));
}

/** With a capital where it opens a sentence. */
const thisSection = (block: DraftBlock, words: Span): string => {
  const before = block.text.slice(block.outline.body, words.start).trimEnd();
  return before === '' || /[.:]$/.test(before) ? 'This section' : 'this section';
};

/** A provision that is made subject to itself. */
export const circularReference: BlockCheck = (rule, options, block, context) =>
  block.refers ? circular(rule, options, block, context) : NO_HITS;

const LOOK_BACK = 64;

const circular: BlockCheck = (rule, options, block, { draft }) => {
  const home = block.section;
  const words = Array.isArray(options.words) ? (options.words as readonly string[]) : [];
  if (!home) return NO_HITS;
  const references = ownReferences(block);
  const own = home.number.toLowerCase();
  let hits: Hit[] | undefined;
  for (const reference of references) {
    const [first] = reference.steps;
    if (first?.unit === 'section' && sectionKey(first) !== own) continue;
    const before = block.text
      .slice(Math.max(0, reference.span.start - LOOK_BACK), reference.span.start)
      .toLowerCase()
      .replace(/\s+/g, ' ')
      .replace(/(?:the )?provisions of $/, '')
      .trimEnd();
    if (!words.some((w) => before.endsWith(w))) continue;
    const { target } = resolveReference(draft, block, reference);
    const provision = home.standingOf(block)?.provision;
    if (!target || target.section !== home || target.provision !== provision) continue;
    // Without provisions of its own a section has nothing else that the words could mean.
    if (provision ? levelOf(reference.steps.at(-1)?.unit ?? '') < 0 && reference.steps.at(-1)?.unit !== 'unit' : home.tree.all.length > 0)
      continue;
    hits ??= [];
    hits.push(hitAt(rule, block, { span: reference.span, fill: { label: labelOf(target) }, related: [here(target)] }));
  }
  return hits ?? NO_HITS;
};
