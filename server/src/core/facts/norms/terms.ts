/** What a term defined in the draft stands for, in concepts of the lexicon. */
import { contains } from '../../text/span';
import type { Definition, Mention } from '../types';
import { ACTORS } from './words';

/** Concepts that tell nothing of a term that merely speaks of them. */
const EVERYDAY: ReadonlySet<string> = new Set([
  ...ACTORS,
  'resources',
  'policy',
  'provision-word',
  'remain-word',
  'invalid-word',
  'approve',
  'places',
  'disclose',
  'use',
  'adopt',
  'contract',
]);

/**
 * The concepts a term takes from its definition: those its body names, and none where the body only points to
 * another law. A use of the term is a mention of each. Actors and everyday acts are left out, save that a term
 * defined by nothing but an actor ("“Agency” means U.S. Immigration and Customs Enforcement") stands for it.
 */
export function termConcepts(definition: Definition, mentions: readonly Mention[]): string[] {
  const body = mentions.filter((m) => contains(definition.body, m.span));
  const named = [...new Set(body.map((m) => m.concept))];
  const telling = named.filter((c) => !EVERYDAY.has(c));
  return telling.length > 0 ? telling : named.filter((c) => ACTORS.has(c));
}
