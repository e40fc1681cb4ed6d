/** Model clauses as the snippets file that the extension contributes to the editor. */

import { MAIN } from './parse';
import { renderClause } from './render';
import type { DraftShape } from './shape';
import { PLAIN_SHAPE } from './shape';
import type { Clause, Wordings } from './types';

/** One entry of a snippets file. */
export interface Snippet {
  readonly prefix: string;
  readonly body: readonly string[];
  readonly description: string;
}

/** The number of a section in a contributed snippet is the first thing to fill in. */
const NUMBER_STOP = 'NUMBER';

/**
 * The contributed snippets by title, main texts and alternatives, sorted by title.
 * They know no draft: numbering and names are the plain ones, and the section number is a blank.
 */
export function contributedSnippets(clauses: readonly Clause[], shape: DraftShape = PLAIN_SHAPE): Readonly<Record<string, Snippet>> {
  const entries: [string, Snippet][] = [];
  for (const clause of clauses)
    for (const wording of clause.wordings) {
      const main = wording.name === MAIN;
      entries.push([
        main ? clause.title : `${clause.title}: ${wording.name}`,
        {
          prefix: main ? clause.prefix : `${clause.prefix}-${slug(wording.name)}`,
          body: renderClause(clause, wording, shape, 'snippet', `[${NUMBER_STOP}]`).split(shape.lineBreak),
          description: description(clause, wording),
        },
      ]);
    }
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries);
}

const description = (clause: Clause, wording: Wordings): string =>
  wording.name === MAIN ? clause.purpose : `${clause.purpose} ${wording.when}`.trim();

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
