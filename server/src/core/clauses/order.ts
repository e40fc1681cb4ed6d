/** The usual order of an ordinance of this field, and which clauses belong together. */
import type { Clause } from './types';

/** Places of an ordinance, first to last. */
export const PLACES: readonly Clause['place'][] = ['findings', 'definitions', 'substance', 'enforcement', 'savings', 'final'];

/** Ids of clauses in the order of a full ordinance, within and across places. */
export const HOUSE_ORDER: readonly string[] = [
  'findings',
  'definitions',
  'non-entanglement',
  'fiscal-firewall',
  'technology',
  'separate-appropriation',
  'status-inquiry',
  'data-minimization',
  'no-pretext-stops',
  'no-profiling',
  'no-ncic-arrests',
  'no-detainer-hold',
  'no-transfer',
  'release-notice',
  'access',
  'officer-identification',
  'rights-notice',
  'counsel-notice',
  'no-conviction-exceptions',
  'judicial-warrant',
  'information-limits',
  'status-discretion',
  'database-access',
  'gang-database',
  'vendor-limits',
  'sensitive-locations',
  'courthouses',
  'no-287g',
  'no-detention-contracts',
  'task-forces',
  'mass-influx',
  'grant-review',
  'neutral-procurement',
  'victim-certification',
  'consular-notice',
  'prosecutors',
  'diversion',
  'low-level-offenses',
  'command-approval',
  'request-log',
  'reports',
  'audit',
  'training',
  'oversight',
  'private-right-of-action',
  'no-private-right-of-action',
  'criminal-savings',
  'savings-1373',
  'state-law-conformity',
  'codification',
  'severability',
  'effective-date',
];

/** Clauses that a clause should not stand without: limits on information need the savings for status, and so on. */
export const COMPANIONS: Readonly<Record<string, readonly string[]>> = {
  'information-limits': ['savings-1373'],
  'release-notice': ['savings-1373', 'judicial-warrant'],
  'database-access': ['savings-1373'],
  'status-inquiry': ['savings-1373'],
  'fiscal-firewall': ['savings-1373'],
  'data-minimization': ['savings-1373'],
  'no-detainer-hold': ['judicial-warrant'],
  'no-transfer': ['judicial-warrant'],
  access: ['judicial-warrant'],
  'sensitive-locations': ['judicial-warrant'],
  courthouses: ['judicial-warrant'],
  'non-entanglement': ['criminal-savings', 'savings-1373'],
};

/** Clauses of which a draft may hold only one. */
export const EXCLUSIVE: readonly (readonly string[])[] = [['private-right-of-action', 'no-private-right-of-action']];

/**
 * The place in the house order as a number to compare: whole part for the part of the ordinance, fraction for
 * the clause. A section whose clause is not known stands at the start of its part for `unknown` = 0.
 */
export function rank(place: Clause['place'], id: string | undefined): number {
  const within = id === undefined ? -1 : HOUSE_ORDER.indexOf(id);
  return PLACES.indexOf(place) + (within < 0 ? 0 : (within + 1) / (HOUSE_ORDER.length + 2));
}
