/** The usual order of an ordinance of this field, and which clauses belong together, as `rules/forms/order.yaml` gives them. */
import type { Clause } from './types';

export interface HouseOrder {
  /** Places of an ordinance, first to last. */
  readonly places: readonly Clause['place'][];
  /** Ids of clauses in the order of a full ordinance, within and across places. */
  readonly clauses: readonly string[];
  /** By id, the clauses that a clause should not stand without: limits on information need the savings for status, and so on. */
  readonly companions: Readonly<Record<string, readonly string[]>>;
  /** Sets of clauses of which a draft may hold only one. */
  readonly exclusive: readonly (readonly string[])[];
  /** Ids of clauses that stand in a paper of their own and never in an ordinance. */
  readonly apart: readonly string[];
}

const NO_ORDER: HouseOrder = { places: [], clauses: [], companions: {}, exclusive: [], apart: [] };

/** The order out of the files of `rules/forms/`; the build has checked their form. */
export const orderIn = (forms: Readonly<Record<string, unknown>> | undefined): HouseOrder =>
  (forms?.order as { readonly order: HouseOrder } | undefined)?.order ?? NO_ORDER;

/**
 * The place in the house order as a number to compare: whole part for the part of the ordinance, fraction for
 * the clause. A section whose clause is not known stands at the start of its part.
 */
export function rank(order: HouseOrder, place: Clause['place'], id: string | undefined): number {
  const within = id === undefined ? -1 : order.clauses.indexOf(id);
  return order.places.indexOf(place) + (within < 0 ? 0 : (within + 1) / (order.clauses.length + 2));
}

/** The clauses with all that they should not stand without, each once. */
export function withCompanions(order: HouseOrder, ids: readonly string[]): readonly string[] {
  const all = new Set(ids);
  // A set is walked with what is added on the way.
  for (const id of all) for (const companion of order.companions[id] ?? []) all.add(companion);
  return [...all];
}
