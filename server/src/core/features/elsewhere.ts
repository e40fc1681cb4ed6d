/** Words of a draft that lead to another file of the workspace, and cards about what stands there. */
import type { DocumentSpan, Draft } from '../index/draft';
import { keysOfWords } from '../index/spelling';
import { referenceEntries, sectionKeyOf } from '../index/workspace/entries';
import type { Excerpt } from '../index/workspace/excerpt';
import { askedOf, designatorOf } from '../index/workspace/keys';
import { reachOf } from '../index/workspace/reach';
import type { DefinitionEntry, Reach, ReferenceEntry } from '../index/workspace/types';
import type { CommandNames } from './context';
import { commandLink, cut, linkLine, plain } from './markdown';
import { referenceAt, subjectAt } from './navigation';
import { stands } from './targets';

/** What the words at an offset ask of other files, where the draft itself does not answer. */
export type AskedElsewhere =
  | {
      readonly kind: 'section';
      readonly key: string;
      /** Designators behind the number, as far as the caret's step. */
      readonly path: readonly string[];
      readonly origin: DocumentSpan;
      /** The designator that the caret means, where it is written: the section's number, or the last of the path. */
      readonly designator: DocumentSpan;
      /** The reference as written. */
      readonly written: string;
    }
  | {
      readonly kind: 'term';
      readonly key: string;
      /** Key of the section that uses the term. */
      readonly section: string;
      readonly origin: DocumentSpan;
    };

/** `defines` tells whether another file defines a term, by its key in lower case, so that it holds in a section. */
export function askedAt(draft: Draft, offset: number, defines: (key: string, section: string) => boolean): AskedElsewhere | undefined {
  const found = draft.blockAt(offset);
  if (!found) return undefined;
  const at = referenceAt(draft, offset);
  if (at) {
    const { block, reference } = at;
    const asked = askedOf(reference);
    if (!asked || draft.sectionsNumbered(asked.key).length > 0) return undefined;
    const own = reference.steps.length - 1 - asked.path.length;
    const path = at.step < 0 ? asked.path : asked.path.slice(0, Math.max(0, at.step - own));
    return {
      kind: 'section',
      key: asked.key,
      path: path.map((s) => s.designator),
      origin: draft.spanOf(block, reference.span),
      designator: draft.spanOf(block, designatorOf(path.at(-1) ?? asked.step)),
      written: block.textOf(reference.span),
    };
  }
  const { block } = found;
  const section = sectionKeyOf(block.section);
  for (const { key, start, end } of candidates(block.text, found.at)) {
    if (defines(key, section)) return { kind: 'term', key, section, origin: draft.spanOf(block, { start, end }) };
  }
  return undefined;
}

/** Words looked at on each side of the caret, in code units and in number. */
const AROUND = 120;
const MOST_WORDS = 6;

/** Runs of words round an offset that may be a defined term, the longest first, under all keys it may have. */
function* candidates(text: string, at: number): Iterable<{ readonly key: string; readonly start: number; readonly end: number }> {
  const from = Math.max(0, at - AROUND);
  const words: { readonly start: number; readonly end: number }[] = [];
  for (const m of text.slice(from, at + AROUND).matchAll(/[\p{L}\p{N}][\p{L}\p{N}’'/-]*/gu))
    words.push({ start: from + m.index, end: from + m.index + m[0].length });
  const here = words.findIndex((w) => w.start <= at && at <= w.end);
  if (here < 0) return;
  for (let length = MOST_WORDS; length >= 1; length--) {
    for (let first = Math.max(0, here - length + 1); first <= here && first + length <= words.length; first++) {
      const [start, end] = [words[first]?.start ?? 0, words[first + length - 1]?.end ?? 0];
      const key = text
        .slice(start, end)
        .replace(/\s+/g, ' ')
        .replace(/[’']s?$/, '')
        .toLowerCase();
      for (const each of keysOfWords(key)) yield { key: each, start, end };
    }
  }
}

/** What other files may refer to or use: a provision of a section, or a term that is defined for more than this file. */
export type Shared =
  | { readonly kind: 'provision'; readonly key: string; readonly path: readonly string[]; readonly origin: DocumentSpan }
  | {
      readonly kind: 'term';
      readonly terms: readonly string[];
      readonly reach: Reach;
      readonly section: string;
      readonly origin: DocumentSpan;
    };

export function sharedAt(draft: Draft, offset: number): Shared | undefined {
  const subject = subjectAt(draft, offset);
  if (!subject) return undefined;
  if (subject.kind === 'provision') {
    const { section, provision } = subject.target;
    const key = sectionKeyOf(section);
    return key === '' ? undefined : { kind: 'provision', key, path: provision?.path ?? [], origin: subject.origin };
  }
  for (const { block, definition } of subject.definitions) {
    const reach = reachOf(block, definition);
    if (reach !== 'file')
      return {
        kind: 'term',
        terms: [definition.term, ...definition.variants],
        reach,
        section: sectionKeyOf(block.section),
        origin: subject.origin,
      };
  }
  return undefined;
}

/** The references of a provision, by its label or a reference to it, to sections that the draft does not hold. */
export function referencesElsewhere(draft: Draft, offset: number): ReferenceEntry[] {
  const subject = subjectAt(draft, offset);
  if (subject?.kind !== 'provision') return [];
  const { target } = subject;
  return target.section.blocks
    .filter((block) => block.facts.references.length > 0 && stands(draft, block, target))
    .flatMap((block) => referenceEntries(draft, block, draft.startOf(block)));
}

/** Whether a reference's designators lead to a provision or pass through it. */
export const leadsThrough = (path: readonly string[], to: readonly string[]): boolean =>
  to.every((d, i) => path[i] === d || path[i]?.toLowerCase() === d.toLowerCase());

/** Where a card's link goes. */
export interface CardPlace {
  readonly uri: string;
  /** How the file is named to the reader. */
  readonly name: string;
  readonly position: { readonly line: number; readonly character: number };
}

const QUOTED = 300;

/** The card of a reference that leads to another file. */
export function sectionCard(written: string, excerpt: Excerpt, place: CardPlace, commands: CommandNames | undefined): string {
  return [
    `**${plain(cut(written, 80))}** → ${plain(excerpt.label)}${excerpt.heading ? `, ${plain(excerpt.heading)}` : ''}`,
    excerpt.words ? `“${plain(cut(excerpt.words, QUOTED))}”` : '',
    linkLine([`In ${plain(place.name)}`, commandLink(commands, 'goTo', 'Go', place.uri, place.position)]),
  ]
    .filter((l) => l !== '')
    .join('  \n');
}

const FOR: Readonly<Record<Reach, string>> = { file: 'its own file', chapter: 'its chapter', title: 'its title', code: 'the code' };

/** The card of a term that another file defines. */
export function otherTermCard(entry: DefinitionEntry, words: string, place: CardPlace, commands: CommandNames | undefined): string {
  return [
    `**${plain(entry.term)}** — “${plain(cut(words, QUOTED))}”`,
    linkLine([
      `Defined for ${FOR[entry.reach]} in ${entry.section && !entry.section.includes(' ') ? `§ ${plain(entry.section)}, ` : ''}${plain(place.name)}`,
      commandLink(commands, 'goTo', 'Go', place.uri, place.position),
    ]),
  ].join('  \n');
}
