/** Clauses that a draft still lacks, put into it together: one change, each section in its place, definitions once. */
import { MAIN, type WordedClause, withCompanions } from '../clauses';
import { span } from '../text/span';
import { type ClauseEdit, clauseStandings, fitInto } from './clauses';
import type { FeatureContext } from './context';

/** A clause that is wanted; the main wording where none is named. */
export interface WantedClause {
  readonly clause: string;
  readonly wording?: string;
}

export interface DraftCompletion {
  /** Sorted by place; they do not overlap. */
  readonly edits: readonly ClauseEdit[];
  /** Ids of the clauses that are put in, in the house order, with those that the wanted ones should not stand without. */
  readonly added: readonly string[];
  /** Ids that were wanted and are not put in, with the reason as the end of a sentence. */
  readonly leftOut: readonly { readonly clause: string; readonly why: string }[];
  readonly summary: string;
}

/** The edits that put clauses into the draft. What it holds already, or may hold only once, is left out and said. */
export function completeDraft(ctx: FeatureContext, wanted: readonly WantedClause[]): DraftCompletion {
  const { order } = ctx.book;
  const standings = new Map(clauseStandings(ctx).map((each) => [each.clause.id, each]));
  const asked = new Map(wanted.map((each) => [each.clause, each.wording]));
  const leftOut: { clause: string; why: string }[] = [];
  const chosen: WordedClause[] = [];
  for (const id of withCompanions(order, [...asked.keys()])) {
    const standing = standings.get(id);
    const why =
      standing === undefined
        ? 'there is no such clause'
        : standing.present
          ? `it is already in ${standing.present.label}`
          : rivalOf(
              id,
              order.exclusive,
              (other) => standings.get(other)?.present !== undefined || chosen.some((c) => c.clause.id === other),
            );
    const wording = standing?.clause.wordings.find((each) => each.name === (asked.get(id) || MAIN));
    if (why !== '' || !standing || !wording) {
      if (asked.has(id)) leftOut.push({ clause: id, why: why || 'it has no such wording' });
      continue;
    }
    chosen.push({ clause: standing.clause, wording });
  }
  if (chosen.length === 0) return { edits: [], added: [], leftOut, summary: 'Nothing to insert.' };
  const fit = fitInto(ctx, chosen);
  const added = order.clauses.filter((id) => chosen.some(({ clause }) => clause.id === id));
  return {
    edits: fit.edits.map((each) => ({ span: span(each.start, each.end), text: each.newText })),
    added: [...added, ...chosen.flatMap(({ clause: { id } }) => (added.includes(id) ? [] : [id]))],
    leftOut,
    summary: fit.summary,
  };
}

/** Why a clause may not come in beside one of the others, or nothing. */
function rivalOf(id: string, exclusive: readonly (readonly string[])[], holds: (other: string) => boolean): string {
  const rival = exclusive.filter((set) => set.includes(id)).flatMap((set) => set.filter((other) => other !== id && holds(other)))[0];
  return rival === undefined ? '' : 'the draft holds its opposite';
}
