/** Where a draft will be enacted, as far as its own first lines say it: "AN ORDINANCE of the City of Tacoma, Washington". */
import type { Draft } from '../index/draft';
import type { Body, States } from '../law/states';

/** The place that a draft names. */
export interface PlaceNamed {
  /** Postal code of the state. */
  readonly state: string;
  readonly body: Body;
  /** "Tacoma"; empty where only the state is named. */
  readonly name: string;
}

/** How many blocks, and how much of each, are looked at for the place. */
const FRONT = 12;
const LONGEST = 600;

const BODY: Readonly<Record<string, Body>> = {
  city: 'city',
  county: 'county',
  parish: 'county',
  borough: 'town',
  town: 'town',
  township: 'town',
  village: 'town',
  state: 'state',
};

/** "City of Tacoma, State of Washington": the unit, the name, and words that may begin with the state's name. */
const UNIT_OF = /\b(city|county|parish|borough|town|township|village) of ([a-z][a-z.'’ -]{1,40}), (?:state of )?([a-z]+(?: [a-z]+){0,3})/i;
/** "King County, Washington". */
const NAMED_UNIT = /\b([a-z][a-z.'’-]{1,30}(?: [a-z][a-z.'’-]{1,30}){0,2}) (county|parish), (?:state of )?([a-z]+(?: [a-z]+){0,3})/i;
/** "The legislature of the State of Washington" names the state alone, and says nothing of the body. */
const STATE_OF = /\bstate of ([a-z]+(?: [a-z]+){0,3})/i;

/** Words in front of a county's name that do not belong to it. */
const LEADING = /^(?:(?:an?|the|of|for|ordinance|resolution|relating|to|by|board|commissioners|council|in|and)\s+)+/i;

/** The state whose name stands at the head of these words: "Washington, relating to" or "New York in the year". */
function stateAt(words: string, states: States): string | undefined {
  const parts = words.split(' ');
  for (let n = Math.min(parts.length, 4); n > 0; n--) {
    const state = states.named(parts.slice(0, n).join(' '));
    if (state) return state.code;
  }
  return undefined;
}

/** "TACOMA" as "Tacoma"; other spellings stay. */
const inTitleCase = (name: string): string =>
  name === name.toUpperCase()
    ? name.toLowerCase().replace(/(^|[ '’-])([a-z])/g, (_, gap: string, letter: string) => gap + letter.toUpperCase())
    : name;

/** What the words of one line say of the place. */
export function placeIn(text: string, states: States): PlaceNamed | undefined {
  const start = text.slice(0, LONGEST);
  if (!/\bof\b|,/i.test(start)) return undefined;
  const line = start.replace(/\s+/g, ' ');
  const of = UNIT_OF.exec(line);
  const state = of && stateAt(of[3] as string, states);
  if (of && state) return { state, body: BODY[(of[1] as string).toLowerCase()] ?? 'city', name: inTitleCase((of[2] as string).trim()) };
  const named = NAMED_UNIT.exec(line);
  const home = named && stateAt(named[3] as string, states);
  if (named && home) {
    const name = `${(named[1] as string).replace(LEADING, '')} ${named[2] as string}`.trim();
    return { state: home, body: 'county', name: inTitleCase(name) };
  }
  const only = STATE_OF.exec(line);
  const alone = only && stateAt(only[1] as string, states);
  return alone ? { state: alone, body: 'city', name: '' } : undefined;
}

/** The place that the first lines name, where they name one and no other. */
export function placeOf(draft: Draft, states: States): PlaceNamed | undefined {
  let place: PlaceNamed | undefined;
  let seen = 0;
  for (const block of draft.text.blocks.items()) {
    if (++seen > FRONT) break;
    const here = placeIn(block.text, states);
    if (!here) continue;
    if (place && place.state !== here.state) return undefined;
    // A name tells more than the state alone.
    if (!place || (place.name === '' && here.name !== '')) place = here;
  }
  return place;
}
