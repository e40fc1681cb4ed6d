/** What a clause has to do with other provisions: it takes cases out of them, goes before them, or leaves its exceptions to them. */
import type { BlockFacts, Modality, NormFlag, Reference, SpokenOf } from '../types';
import type { Clause } from './clauses';
import { HERE, NOTHING_SPOKEN_OF, spokenOf, UNTOLD } from './spoken';
import { Mark, marked, type Tokens } from './tokens';
import { Class, is, W } from './words';
import type { Zone } from './zones';

/** Provisions named in exceptions: "unless the conditions of paragraph two are met". What they say are exceptions too. */
export function exceptedBy(t: Tokens, zones: readonly Zone[], references: readonly Reference[]): readonly SpokenOf[] {
  let found = NOTHING_SPOKEN_OF;
  for (const z of zones) {
    const spoken = z.kind === 'exception' ? spokenOf(t, z.from, z.to, references) : NOTHING_SPOKEN_OF;
    if (spoken.length > 0) found = [...found, ...spoken];
  }
  return found;
}

/** Whether an exception begins on a line of its own: behind the last item of a list it closes the list. `from` is the item's first word. */
export const closesList = (t: Tokens, from: number, zones: readonly Zone[]): boolean =>
  zones.some(
    (z) =>
      z.kind === 'exception' &&
      z.from > from &&
      marked(t, z.from, Mark.Comma | Mark.Semicolon) &&
      t.text.slice(t.end[z.from - 1], t.start[z.from]).includes('\n'),
  );

/** What a disapplication takes cases out of, and what a rule that opens with "notwithstanding" goes before. */
export function provisionsTaken(
  t: Tokens,
  clause: Clause,
  flags: ReadonlySet<NormFlag>,
  modality: Modality,
  zones: readonly Zone[],
  facts: Pick<BlockFacts, 'citations' | 'references'>,
): readonly SpokenOf[] {
  const { references } = facts;
  if (flags.has('disapplies')) {
    const before = spokenOf(t, clause.from, clause.modal.from, references);
    if (before.length > 0) return before;
    // "Contractors are exempt from section 4": what is left is named behind the verb.
    const behind = spokenOf(t, clause.modal.to, clause.to, references);
    return behind.length > 0 ? behind : untold(t, clause, facts);
  }
  if (flags.has('recital')) return NOTHING_SPOKEN_OF;
  // "Nothing in section 4 restricts", "this does not bar": what is saved is taken out of the bans there.
  if (flags.has('savings')) {
    const saved = spokenOf(t, clause.from, clause.modal.from, references);
    return saved.length === 0 && t.id[clause.modal.from - 1] === W.this ? HERE : saved;
  }
  if (modality === 'must-not') return NOTHING_SPOKEN_OF;
  const first = zones.find((z) => z.kind === 'priority');
  return first ? spokenOf(t, first.from, first.to, references) : NOTHING_SPOKEN_OF;
}

/** "The prohibition does not apply": some provision near by is meant, unless another law is cited. */
function untold(t: Tokens, clause: Clause, facts: Pick<BlockFacts, 'citations' | 'references'>): readonly SpokenOf[] {
  const { from } = clause;
  const to = clause.modal.from;
  const [start, end] = [t.start[from] as number, t.end[to - 1] ?? 0];
  const inside = (c: { readonly span: { readonly start: number; readonly end: number } }): boolean =>
    c.span.start < end && start < c.span.end;
  if (facts.citations.some(inside) || facts.references.some((r) => r.law && inside(r))) return NOTHING_SPOKEN_OF;
  for (let i = from; i < to; i++) if (is(t.id[i] as number, Class.Unit | Class.Rule)) return UNTOLD;
  return NOTHING_SPOKEN_OF;
}
