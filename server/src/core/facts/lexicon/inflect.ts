/** The forms of English words, for phrases that mark a word to be inflected. */

/** Verbs whose past is not made with -ed: base to past forms. */
const IRREGULAR: Readonly<Record<string, string>> = {
  be: 'is are was were been being am',
  become: 'became',
  begin: 'began begun',
  bind: 'bound',
  break: 'broke broken',
  bring: 'brought',
  build: 'built',
  buy: 'bought',
  catch: 'caught',
  choose: 'chose chosen',
  come: 'came',
  cut: 'cut',
  deal: 'dealt',
  do: 'did done does',
  draw: 'drew drawn',
  drive: 'drove driven',
  find: 'found',
  flee: 'fled',
  forbid: 'forbade forbidden',
  forgo: 'forwent forgone',
  freeze: 'froze frozen',
  get: 'got gotten',
  give: 'gave given',
  go: 'went gone goes',
  grow: 'grew grown',
  have: 'had has',
  hear: 'heard',
  hide: 'hid hidden',
  hold: 'held',
  keep: 'kept',
  know: 'knew known',
  lay: 'laid',
  lead: 'led',
  leave: 'left',
  lend: 'lent',
  let: 'let',
  lie: 'lay lain',
  lose: 'lost',
  make: 'made',
  mean: 'meant',
  meet: 'met',
  oversee: 'oversaw overseen',
  overturn: 'overturned',
  pay: 'paid',
  put: 'put',
  quit: 'quit',
  read: 'read',
  rise: 'rose risen',
  run: 'ran',
  say: 'said',
  see: 'saw seen',
  seek: 'sought',
  sell: 'sold',
  send: 'sent',
  set: 'set',
  shut: 'shut',
  sit: 'sat',
  speak: 'spoke spoken',
  spend: 'spent',
  stand: 'stood',
  strike: 'struck stricken',
  swear: 'swore sworn',
  take: 'took taken',
  teach: 'taught',
  tell: 'told',
  think: 'thought',
  undergo: 'underwent undergone',
  understand: 'understood',
  undertake: 'undertook undertaken',
  uphold: 'upheld',
  win: 'won',
  withdraw: 'withdrew withdrawn',
  withhold: 'withheld',
  write: 'wrote written',
};

/** Verbs of more than one syllable that double their last letter. */
const DOUBLING = new Set(
  `acquit admit allot begin commit compel concur confer control defer deter emit equip expel forbid impel incur infer occur omit outfit patrol permit prefer rebut
   recur refer regret remit submit transfer transmit unwrap`.split(/\s+/),
);
/** Verbs written with one letter or two: canceled, cancelled. */
const EITHER = new Set('cancel counsel label model signal total travel traffic'.split(' '));
const NOUNS: Readonly<Record<string, string>> = { man: 'men', woman: 'women', child: 'children', person: 'people', matron: 'matrons' };

const isVowel = (c: string | undefined): boolean => c !== undefined && 'aeiou'.includes(c);

/** Whether the last letter is doubled before -ed and -ing: stop, plan, log; not show, fix, hold. */
function doubles(verb: string): boolean {
  if (DOUBLING.has(verb)) return true;
  const [a, b, c] = [verb.at(-3), verb.at(-2), verb.at(-1)];
  if (isVowel(c) || c === 'w' || c === 'x' || c === 'y' || !isVowel(b) || isVowel(a)) return false;
  return !/[aeiou]/.test(verb.slice(0, -2));
}

const sibilant = (word: string): boolean => /(?:s|x|z|ch|sh)$/.test(word);

/** The word itself and its forms as a verb, in lower case where the word is. */
export function verbForms(verb: string): string[] {
  const forms = new Set([verb]);
  const stemY = /[^aeiou]y$/.test(verb) ? verb.slice(0, -1) : undefined;
  forms.add(stemY ? `${stemY}ies` : sibilant(verb) ? `${verb}es` : `${verb}s`);
  const silent = /[^eo]e$/.test(verb) || /ue$/.test(verb);
  const stems = EITHER.has(verb)
    ? [verb, verb + (verb === 'traffic' ? 'k' : verb.at(-1))]
    : [doubles(verb) ? verb + verb.at(-1) : silent ? verb.slice(0, -1) : verb];
  for (const stem of stems) forms.add(/[^e]ie$/.test(verb) ? `${verb.slice(0, -2)}ying` : `${stem}ing`);
  const irregular = IRREGULAR[verb];
  if (irregular) for (const form of irregular.split(' ')) forms.add(form);
  else if (stemY) forms.add(`${stemY}ied`);
  else for (const stem of stems) forms.add(verb.endsWith('e') ? `${verb}d` : `${stem}ed`);
  return [...forms];
}

/** The word itself and its plural. */
export function nounForms(noun: string): string[] {
  const special = NOUNS[noun];
  if (/[^aeiou]y$/.test(noun)) return [noun, `${noun.slice(0, -1)}ies`];
  const plural = sibilant(noun) ? `${noun}es` : `${noun}s`;
  return special ? [noun, special, plural] : [noun, plural];
}

const PAST = new Set(Object.values(IRREGULAR).flatMap((forms) => forms.split(' ')));

/** How a verb stands in the text, as far as its letters tell. */
export type VerbForm = 'base' | 's' | 'past' | 'ing';

/** The form of a verb from its first word. "put", "set" and their like count as base. */
export function formOf(word: string): VerbForm {
  const w = word.toLowerCase();
  if (w.length > 4 && w.endsWith('ing')) return 'ing';
  if (w.endsWith('ed') && w.length >= 4 && !w.endsWith('eed')) return 'past';
  if (PAST.has(w) && !(w in IRREGULAR)) return 'past';
  if (w.endsWith('s') && !w.endsWith('ss') && w.length > 3) return 's';
  return 'base';
}
