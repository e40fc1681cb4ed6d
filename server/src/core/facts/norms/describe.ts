/** A norm in plain words, for the card that says what a sentence does. */
import type { Doubt, Mention, Norm } from '../types';

const DOUBTS: Readonly<Record<Doubt, string>> = {
  'read-from-list-above': 'read from the list above',
  'modal-by-fallback': 'the main verb is not certain',
  'actor-absent': 'no one is named who must act',
  'generic-verb': 'the verb says little by itself',
  'exception-not-resolved': 'the exception refers to another provision',
  'concept-only-in-section': 'the subject is named only elsewhere in the section',
  'recipient-not-filled': 'the recipient is not named',
  'flat-text': 'the list was read from flat text',
};

/** Why a reading is not certain, in plain words; empty where nothing is in doubt. */
export const doubtsInWords = (doubts: readonly Doubt[]): string[] => doubts.map((d) => DOUBTS[d]);

/** White space as single blanks. */
export const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();
const LONGEST = 110;
const NEAR = 60;

/** Words of the text that the mentions span, cut at a bound. */
function words(text: string, from: number, mentions: readonly Mention[]): string {
  let end = from;
  for (const m of mentions) if (m.span.end > end && m.span.end - from <= LONGEST) end = m.span.end;
  return squeeze(text.slice(from, end));
}

const listed = (text: string, mentions: readonly Mention[]): string => {
  const seen = new Set<string>();
  for (const m of mentions) seen.add(squeeze(text.slice(m.span.start, m.span.end)));
  return [...seen].slice(0, 4).join(', ');
};

/** What the norm does, up to what is done: "Forbids". */
export function opening(norm: Norm): string {
  if (norm.flags.has('recital')) return 'States as a finding, without commanding it';
  if (norm.flags.has('definition')) return 'Defines a term';
  if (norm.flags.has('savings')) return 'Says what the law is not to be read to do';
  if (norm.flags.has('disapplies')) return 'Takes cases out of another provision';
  if (norm.turned) return norm.modality === 'must-not' ? 'Requires' : 'Allows';
  switch (norm.modality) {
    case 'must':
      return 'Requires';
    case 'must-not':
      return norm.flags.has('penal') ? 'Makes an offence of' : norm.flags.has('inverted') ? 'Forbids limiting' : 'Forbids';
    case 'may':
      return norm.flags.has('only') ? 'Allows, only on the conditions stated,' : 'Allows';
    case 'need-not':
      return 'Does not require';
    case 'declares':
      return 'Declares';
  }
}

/** Acts and things of the predicate, from the verb on, in the words of the text; empty where nothing of it is known. */
export function wordsOf(norm: Norm, text: string): string {
  let start = norm.head?.span.start ?? norm.object[0]?.span.start ?? norm.action[0]?.span.start;
  if (start === undefined) return '';
  // Verbs the lexicon does not know stand between the modal, or the head of a list item, and the act.
  const lead = Math.max(norm.modal?.end ?? norm.span.start, text.lastIndexOf(',', start - 1) + 1);
  if (norm.head && start > lead && start - lead <= NEAR) start = lead;
  const inside = [...norm.object, ...norm.recipient, ...norm.basis, ...(norm.heads ?? [])];
  return words(text, start, norm.head || norm.object[0] ? inside : norm.action);
}

/**
 * One sentence or two that say what the norm does, with the words of the text: "Forbids officer: “hold any person on an
 * immigration detainer”. Unless: judicial warrant." `text` is the text of the norm's block.
 */
export function describeNorm(norm: Norm, text: string): string {
  const parts: string[] = [];
  const actor = norm.actor[0] ? squeeze(text.slice(norm.actor[0].span.start, norm.actor[0].span.end)) : '';
  const said = wordsOf(norm, text);
  const unnamed = norm.passive && !actor ? ' whoever is bound' : '';
  parts.push(`${opening(norm)}${actor ? ` ${actor}` : unnamed}: ${said ? `“${said}”` : 'what the sentence says'}.`);
  if (norm.exceptions.length > 0) parts.push(`Unless: ${listed(text, norm.exceptions)}.`);
  else if (norm.contextExceptions.length > 0) parts.push('Unless: as the sentence above says.');
  if (norm.conditions.length > 0) parts.push(`If: ${listed(text, norm.conditions)}.`);
  const doubts = doubtsInWords(norm.doubts);
  if (doubts.length > 0) parts.push(`${norm.certainty < 0.5 ? 'Read with low confidence' : 'Note'}: ${doubts.join('; ')}.`);
  return parts.join(' ');
}
