/** The forms in which English writes a term: singular and plural. */

const IRREGULAR: readonly (readonly [string, string])[] = [
  ['child', 'children'],
  ['woman', 'women'],
  ['man', 'men'],
];
/** Words behind which a term's head noun has ended: "director of planning", "person with a disability". */
const JOINT = / (?:of|with|for|in|under|to|on|by|from|at|who|that|which) /;

/** The plural of a term as English forms it, or undefined where the term ends like one. */
export function pluralOf(term: string): string | undefined {
  for (const [one, many] of IRREGULAR) if (endsIn(term, one)) return term.slice(0, term.length - one.length + 1) + many.slice(1);
  if (/(?:s|ss|us|is)$/i.test(term)) return /ss$|us$|sis$/i.test(term) ? `${term}es`.replace(/sises$/, 'ses') : undefined;
  if (/[^aeiou]y$/i.test(term)) return `${term.slice(0, -1)}ies`;
  if (/(?:x|z|ch|sh)$/i.test(term)) return `${term}es`;
  return `${term}s`;
}

const endsIn = (term: string, word: string): boolean =>
  term.length >= word.length && term.slice(-word.length).toLowerCase() === word && !/hu$|wo$/i.test(term.slice(0, -word.length));

/** The singulars a word may have; the word itself is none of them. */
function singulars(word: string): string[] {
  const forms: string[] = [];
  for (const [one, many] of IRREGULAR) if (endsIn(word, many)) forms.push(word.slice(0, word.length - many.length + 1) + one.slice(1));
  if (/ies$/i.test(word)) forms.push(`${word.slice(0, -3)}y`);
  if (/es$/i.test(word)) forms.push(word.slice(0, -2));
  if (/[^s]s$/i.test(word)) forms.push(word.slice(0, -1));
  return forms;
}

/** All forms of a term that count as uses of it: as defined, its plural, that of its head noun, and its singular where it was defined in the plural. */
export function termForms(term: string): string[] {
  const forms = [term];
  const plural = pluralOf(term);
  if (plural) forms.push(plural);
  else if (/[^su]s$/i.test(term) && term.length > 3) forms.push(/ies$/i.test(term) ? `${term.slice(0, -3)}y` : term.slice(0, -1));
  const joint = JOINT.exec(term);
  const head = joint && pluralOf(term.slice(0, joint.index));
  if (head) forms.push(head + term.slice(joint.index));
  return forms;
}

/** Keys under which a term may be defined that is written `words`, lower case; the words as they are come first. */
export function keysOfWords(words: string): string[] {
  const keys = [words, ...singulars(words)];
  const plural = pluralOf(words);
  if (plural) keys.push(plural);
  const joint = JOINT.exec(words);
  if (joint) for (const one of singulars(words.slice(0, joint.index))) keys.push(one + words.slice(joint.index));
  return keys;
}
