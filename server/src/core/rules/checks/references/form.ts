/** How references are written: ranges that run backwards, and provisions named by their place alone. */
import { kindsOf } from '../../../facts/references';
import { Sign } from '../../../facts/signs';
import type { Reference } from '../../../facts/types';
import { labelOf, resolveReference, type Target } from '../../../index/resolve';
import { letterValue, romanValue } from '../../../syntax/numerals';
import { span } from '../../../text/span';
import type { Hit, TextFix } from '../../finding';
import { type BlockCheck, NO_HITS } from '../registry';
import { designatorOfStep, hitAt, ownReferences } from './shared';

/** "sections 9 through 5". */
export const reversedReferenceRange: BlockCheck = (rule, options, block, context) =>
  block.refers ? reversed(rule, options, block, context) : NO_HITS;

const reversed: BlockCheck = (rule, _options, block) => {
  let hits: Hit[] | undefined;
  const references = ownReferences(block);
  for (let i = 1; i < references.length; i++) {
    const [from, through] = [references[i - 1], references[i] as Reference];
    if (through.joint !== 'through' || !from || !runsBackwards(from, through)) continue;
    const [a, b] = [designatorOfStep(block, lastStep(from)), designatorOfStep(block, lastStep(through))];
    const fixes: TextFix[] = [
      {
        title: `Change to ${block.textOf(b)} through ${block.textOf(a)}`,
        safe: false,
        edits: [
          { block, span: a, text: block.textOf(b) },
          { block, span: b, text: block.textOf(a) },
        ],
      },
    ];
    hits ??= [];
    hits.push(
      hitAt(rule, block, {
        span: span(from.span.start, through.span.end),
        fill: { from: block.textOf(b), through: block.textOf(a) },
        fixes,
      }),
    );
  }
  return hits ?? NO_HITS;
};

const lastStep = (r: Reference) => r.steps[r.steps.length - 1] as Reference['steps'][number];

function runsBackwards(from: Reference, through: Reference): boolean {
  if (from.steps.length !== through.steps.length) return false;
  for (let i = 0; i + 1 < from.steps.length; i++) if (from.steps[i]?.designator !== through.steps[i]?.designator) return false;
  return isAfter(lastStep(from).designator, lastStep(through).designator);
}

/** Whether a designator surely stands behind another in any way they can be counted. */
function isAfter(a: string, b: string): boolean {
  const [x, y] = [a.split(/[.:–-]/), b.split(/[.:–-]/)];
  if (x.length !== y.length) return false;
  for (const [i, part] of x.entries()) {
    const other = y[i] as string;
    if (part === other) continue;
    if (/^\d+$/.test(part) && /^\d+$/.test(other)) {
      // Behind a full stop 3 may stand before 29 or after it.
      return (i === 0 || part.length === other.length || !/[.]/.test(a)) && Number(part) > Number(other);
    }
    const kinds = kindsOf(part).filter((k) => kindsOf(other).includes(k));
    return kinds.length > 0 && kinds.every((k) => valueAs(part, k) > valueAs(other, k));
  }
  return false;
}

function valueAs(designator: string, kind: string): number {
  const lower = designator.toLowerCase();
  return (kind === 'lower' || kind === 'upper' ? letterValue(lower) : kind === 'arabic' ? undefined : romanValue(lower)) ?? 0;
}

const words = (option: unknown): readonly string[] => (Array.isArray(option) ? (option as readonly string[]) : []);

/** "the preceding section", "as provided above". */
export const positionalReference: BlockCheck = (rule, options, block, context) => {
  if (block.role === 'ignored') return NO_HITS;
  const placed = block.refers && block.facts.references.some((r) => r.position);
  return placed || (block.signs & Sign.watched) !== 0 ? positional(rule, options, block, context) : NO_HITS;
};

const positional: BlockCheck = function* (rule, options, block, { draft, ask }) {
  for (const reference of ownReferences(block)) {
    if (!reference.position) continue;
    ask('number:?');
    const { target } = resolveReference(draft, block, reference);
    const the = /\b[Tt]he\s{1,3}$/.exec(block.text.slice(Math.max(0, reference.span.start - 6), reference.span.start));
    const at = span(reference.span.start - (the ? the[0].length : 0), reference.span.end);
    const name = target && nameOf(reference, target, /^T/.test(block.textOf(at)));
    const fixes: TextFix[] = name ? [{ title: `Change to “${name}”`, safe: false, edits: [{ block, span: at, text: name }] }] : [];
    const related = target ? [{ block: target.block, span: target.label, text: `${labelOf(target)} is here.` }] : [];
    yield hitAt(rule, block, { span: at, fill: { do: name ? `Write “${name}”.` : '' }, related, fixes });
  }
  const verbs = words(options.verbs);
  for (const place of words(options.places)) {
    for (let i = block.text.indexOf(` ${place}`); i >= 0; i = block.text.indexOf(` ${place}`, i + 1)) {
      const end = i + 1 + place.length;
      // At the end of a line, and before a colon or dash, the words lead up to what follows at once.
      if (/^(?:[A-Za-z-]|\s?[:—–]|\s*$)/.test(block.text.slice(end, end + 4))) continue;
      const before = block.text.slice(Math.max(0, i - 24), i);
      const verb = verbs.find((v) => before.endsWith(v));
      if (verb === undefined || /[A-Za-z]/.test(before.charAt(before.length - verb.length - 1))) continue;
      yield hitAt(rule, block, { span: span(i - verb.length, end) });
    }
  }
};

/** The target as the sentence would name it: "section 4", "paragraph (2)". */
function nameOf(reference: Reference, { section, provision }: Target, capital: boolean): string | undefined {
  const unit = reference.steps[0]?.unit ?? '';
  const name = provision ? `${unit} (${provision.designator})` : section.number ? `${unit} ${section.number}` : undefined;
  return name && capital ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}
