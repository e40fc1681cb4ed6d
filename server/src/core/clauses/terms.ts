/** The terms that model clauses use, and their replacement by a draft's own names for the same things. */

import { literal } from '../text/wording';
import type { ClauseBlock, ClauseText } from './parse';
import { partsOf } from './parse';
import type { Wordings } from './types';

/** One definition of the clause "definitions", with the subdivisions that stand under it. */
export interface DefinitionText {
  /** Id of the term, from `{#id}`: "judicial-warrant". */
  readonly id: string;
  /** The term as quoted: "Judicial warrant". */
  readonly term: string;
  readonly blocks: readonly ClauseBlock[];
}

/** How clauses write the terms that a draft may call by another name, by term id, in the singular and small letters. */
export const TERM_WORDS: Readonly<Record<string, string>> = {
  'administrative-subpoena': 'administrative subpoena',
  'administrative-warrant': 'administrative warrant',
  agency: 'agency',
  'citizenship-or-immigration-status': 'citizenship or immigration status',
  'civil-immigration-enforcement': 'civil immigration enforcement',
  detainer: 'detainer',
  employee: 'employee',
  'immigration-authority': 'immigration authority',
  'judicial-warrant': 'judicial warrant',
  'nonpublic-area': 'nonpublic area',
  'personal-information': 'personal information',
  resources: 'resources',
};

/** The definitions that a wording of the clause "definitions" offers, in the order written. */
export function definitionsIn(wording: Wordings): readonly DefinitionText[] {
  const found: { id: string; term: string; blocks: ClauseBlock[] }[] = [];
  for (const block of partsOf(wording).blocks) {
    if (block.kind === 'definition') found.push({ id: block.name, term: quotedTerm(wordsOf(block)), blocks: [block] });
    else if (block.kind === 'item' && found.length > 0) found[found.length - 1]?.blocks.push(block);
  }
  return found.filter((definition) => definition.id !== '');
}

/** A section of definitions with these entries under the heading and opening words of a wording of the clause "definitions". */
export function definitionsSection(wording: Wordings, entries: readonly DefinitionText[]): ClauseText {
  const { heading, blocks } = partsOf(wording);
  const opening = blocks.slice(
    0,
    blocks.findIndex((block) => block.kind === 'definition'),
  );
  return { heading, blocks: [...opening, ...entries.flatMap((entry) => entry.blocks)], problems: [] };
}

/**
 * Ids of the terms that a text uses and does not define itself, with the terms their definitions use in turn.
 * `named` are terms to count as used whatever the words say.
 */
export function termsNeeded(text: string, named: readonly string[], offered: readonly DefinitionText[]): ReadonlySet<string> {
  const needed = new Set<string>();
  const own = new Set(offered.filter((entry) => definesTerm(text, entry.term)).map((entry) => entry.id));
  const queue = offered.filter((entry) => named.includes(entry.id) || usesTerm(text, entry.term));
  while (queue.length > 0) {
    const entry = queue.pop() as DefinitionText;
    if (needed.has(entry.id) || own.has(entry.id)) continue;
    needed.add(entry.id);
    const words = entry.blocks.map(wordsOf).join(' ');
    queue.push(...offered.filter((other) => other.id !== entry.id && usesTerm(words, other.term)));
  }
  return needed;
}

/**
 * Replaces a term by the draft's own, keeping plural, an opening capital, and the right article. `defined` is the term
 * as the draft quotes it: its capital is kept only where every word has one or the first is an acronym, since a
 * definition opens with a capital whatever the text does.
 */
export function swapTerms(text: string, ours: string, defined: string): string {
  const own = /^[A-Z][a-z]/.test(defined) && !/ [A-Z]/.test(defined) ? defined.charAt(0).toLowerCase() + defined.slice(1) : defined;
  if (ours === own) return text;
  const forms = new RegExp(`(\\b[Aa]n? )?\\b(${literal(ours)}|${literal(plural(ours))})\\b`, 'gi');
  return text.replace(forms, (_all, article: string | undefined, word: string) => {
    const many = word.toLowerCase() === plural(ours).toLowerCase();
    const swapped = many ? plural(own) : own;
    const raised = /^[A-Z]/.test(word) ? swapped.charAt(0).toUpperCase() + swapped.slice(1) : swapped;
    if (article === undefined) return raised;
    const small = /^[aeiou]/i.test(swapped) ? 'an ' : 'a ';
    return (article.startsWith('A') ? small.charAt(0).toUpperCase() + small.slice(1) : small) + raised;
  });
}

/** Plural of a term of law: its last word takes s, es or ies. */
export function plural(term: string): string {
  if (/[^aeiou]y$/i.test(term)) return `${term.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/i.test(term) ? term : `${term}s`;
}

/** What is known of texts of the law book: which terms they use. The same texts are asked about for every draft. */
const uses = new Map<string, Map<string, boolean>>();

function usesTerm(text: string, term: string): boolean {
  let known = uses.get(text);
  if (!known) {
    known = new Map();
    uses.set(text, known);
  }
  let found = known.get(term);
  if (found === undefined) {
    found = looksFor(text, term);
    known.set(term, found);
  }
  return found;
}

function looksFor(text: string, term: string): boolean {
  const lower = text.toLowerCase();
  return [term.toLowerCase(), plural(term.toLowerCase())].some((form) => {
    for (let at = lower.indexOf(form); at >= 0; at = lower.indexOf(form, at + 1))
      if (!/[a-z]/.test(lower[at - 1] ?? ' ') && !/[a-z]/.test(lower[at + form.length] ?? ' ')) return true;
    return false;
  });
}

const definesTerm = (text: string, term: string): boolean => text.toLowerCase().includes(`"${term.toLowerCase()}" means`);

const quotedTerm = (text: string): string => /^"([^"]{1,80})"/.exec(text)?.[1] ?? '';

const wordsOf = (block: ClauseBlock): string =>
  block.runs.map((run) => (run.kind === 'words' ? run.text : run.kind === 'blank' ? (run.blank.choices[0] ?? '') : '')).join('');
