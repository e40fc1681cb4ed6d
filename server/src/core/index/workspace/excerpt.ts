/** One section of another file, read again on request: where a provision of it stands, and its words. */
import type { Reader } from '../../facts/read';
import { lastBlockOf, markerOf, type Provision } from '../../syntax/tree';
import { type Span, span } from '../../text/span';
import type { DraftBlock } from '../block';
import { Draft } from '../draft';
import { numberKey } from './keys';
import type { SectionEntry } from './types';

/** A place in another file, in offsets of that file. */
export interface Excerpt {
  /** "§ 28:1-201(b)(2)". */
  readonly label: string;
  readonly heading: string;
  /** The label or marker. */
  readonly selection: Span;
  /** From the label to the end of what stands under it. */
  readonly extent: Span;
  /** First words of the provision, without its label. */
  readonly words: string;
}

const WORDS = 1200;

const child = (among: readonly Provision<DraftBlock>[], designator: string): Provision<DraftBlock> | undefined =>
  among.find((p) => p.designator === designator) ?? among.find((p) => p.designator.toLowerCase() === designator.toLowerCase());

/**
 * Reads the text of one section and finds the provision that `path` names; where it names none, the section itself, or the
 * nearest above it. Undefined where the text is no longer the section that the entry tells of.
 */
export function excerptOf(text: string, entry: SectionEntry, path: readonly string[], reader: Reader): Excerpt | undefined {
  const draft = new Draft(text, reader);
  const section = draft.sections.find((s) => s.kind === entry.kind && numberKey(s.number) === numberKey(entry.number));
  const opener = section?.opener;
  if (!section || !opener) return undefined;
  let target: Provision<DraftBlock> | undefined;
  const reached: string[] = [];
  for (const designator of path) {
    const next = child(target ? target.children : section.tree.roots, designator);
    if (!next) break;
    target = next;
    reached.push(`(${designator})`);
  }
  const block = target ? target.home.block : opener;
  const label = target ? markerOf(target).span : (opener.outline.label?.span ?? span(0, 0));
  const last = target ? lastBlockOf(target) : (section.blocks.findLast((b) => b.outline.kind !== 'blank') ?? opener);
  const heading = target ? block.outline.markers[target.nth]?.heading : opener.outline.heading;
  const at = entry.start + draft.startOf(block);
  const extent = span(at + label.start, entry.start + draft.startOf(last) + last.outline.end);
  const body = target ? (heading?.end ?? label.end) : block.outline.body;
  return {
    label: entry.kind === 'division' ? `${entry.word.toLowerCase()} ${entry.number}` : `§ ${entry.number}${reached.join('')}`,
    heading: heading ? block.textOf(heading) : '',
    selection: span(at + label.start, at + label.end),
    extent,
    words: text.slice(at - entry.start + body, Math.min(extent.end - entry.start, at - entry.start + body + WORDS)).trim(),
  };
}
