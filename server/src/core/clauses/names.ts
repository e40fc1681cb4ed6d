/** What a draft calls the place, its bodies and officers, and itself: fillings for the blanks of a model clause. */
import type { Draft } from '../index/draft';
import type { Body } from '../law/states';
import type { Settings } from '../settings';

/** Fillings by name of the blank: `legislative_body` → "Board of Supervisors". */
export type Fills = Readonly<Record<string, string>>;

/** What bodies of a kind are commonly called in a place, for what the draft does not name. */
export type UsualNames = (body: Body, state: string) => Fills;

/** Words that end a name of a place in a title set in capitals ("CITY OF ALDER FALLS APPROVING …"). */
const AFTER_A_NAME =
  /^(?:for|approving|relating|concerning|amending|adopting|establishing|repealing|regarding|authorizing|declaring|adding|enacting|prohibiting|requiring|to|in|and|do|does|ordains?|ordained|municipal|code|ordinance|ordinances|resolution|state|council|board|by|on|with|at|is|as|or|an?|the|that|this|hereby|shall|will|office|administrative|charter|police|sheriff|whereas|of)$/i;
/** First words of a name that is no place of its own. */
const NO_PLACE = /^(?:the|this|such|each|any|every|said|state|new|our|its|other)$/i;

const PLACE =
  /\b([Cc]ity|[Cc]ounty|[Tt]own|[Vv]illage|[Bb]orough|[Tt]ownship|CITY|COUNTY|TOWN|VILLAGE) (?:of|OF) ([A-Z][\p{L}'’-]*(?: [A-Z][\p{L}'’-]*){0,4})/gu;
const COUNTY = /\b([A-Z][\p{L}'’-]+(?: [A-Z][\p{L}'’-]+){0,2}) (County|COUNTY)\b/gu;

/** Officers and bodies, by the blank of a clause that they fill. A name in small letters is taken over as it is written. */
const OFFICES: Readonly<Record<string, RegExp>> = {
  legislative_body:
    /\b(?:board of supervisors|board of county commissioners|board of commissioners|county (?:council|commission|legislature|board)|city (?:council|commission)|town (?:council|board)|village board|common council|board of aldermen|board of selectmen|select board|borough council)\b/i,
  executive: /\b(?:mayor|city manager|county (?:executive|manager|administrator)|town (?:manager|supervisor|administrator))\b/i,
  police: /\b(?:(?:metropolitan )?police department|police bureau|sheriff['’]s (?:office|department)|department of public safety)\b/i,
  jail: /\b(?:departments? of corrections?|corrections? department|county jail|city jail|detention center)\b/i,
  law_department: /\b(?:corporation counsel|(?:city|county|town|village|district) (?:attorney|counsel|solicitor)|law department)\b/i,
  clerk: /\b(?:(?:city|county|town|village) (?:clerk|recorder)|clerk of the board)\b/i,
  oversight_body:
    /\b(?:inspector general|civilian (?:complaint |police )?review board|police (?:review|oversight) (?:board|commission)|office of police accountability)\b/i,
  finance_officer:
    /\b(?:(?:chief financial|finance) officer|finance director|director of finance|(?:city|county|town) (?:comptroller|controller|treasurer)|comptroller)\b/i,
  audit_owner: /\b(?:inspector general|(?:city|county|performance) auditor)\b/i,
  it_officer: /\b(?:chief information officer|chief technology officer|director of information technology)\b/i,
  procurement_officer: /\b(?:purchasing (?:agent|manager|director)|chief procurement officer|procurement officer)\b/i,
  prosecutor: /\b(?:district attorney|state['’]s attorney|commonwealth['’]s attorney|prosecuting attorney|city prosecutor)\b/i,
  defender_office: /\b(?:public defender(?:['’]s office)?|office of public defense)\b/i,
};

/** Blanks that are filled by whoever fills another. */
const SAME: Readonly<Record<string, string>> = {
  approver: 'legislative_body',
  advice_contact: 'law_department',
  privacy_officer: 'law_department',
  signatory: 'executive',
};

const raised = (text: string): string =>
  text === text.toUpperCase() ? text.toLowerCase().replace(/(^|[\s-])[a-z]/g, (c) => c.toUpperCase()) : text;

interface PlaceName {
  /** "City", as the draft writes the word in a name. */
  readonly kind: string;
  /** "Alder Falls". */
  readonly name: string;
  /** "City of Alder Falls", "Alder County". */
  readonly full: string;
}

/** The place that enacts: of all that are named, the first written in small letters, else the first. */
function placeIn(sample: string): PlaceName | undefined {
  let first: PlaceName | undefined;
  const found = (kind: string, words: string, behind: boolean): PlaceName | undefined => {
    const all = words.split(' ');
    // The name is what stands next to the word: "City of Alder Falls APPROVING", "AN ORDINANCE OF Alder County".
    const stop = behind ? all.findLastIndex((w) => AFTER_A_NAME.test(w)) : all.findIndex((w) => AFTER_A_NAME.test(w));
    const name = stop < 0 ? all : behind ? all.slice(stop + 1) : all.slice(0, stop);
    // "Alder County" holds a place; "such County" does not.
    if (name.length === 0 || (behind && NO_PLACE.test(name[0] as string))) return undefined;
    const place = raised(name.join(' '));
    const word = raised(kind);
    const title = word.charAt(0).toUpperCase() + word.slice(1);
    return { kind: title, name: place, full: behind ? `${place} ${title}` : `${title} of ${place}` };
  };
  for (const match of sample.matchAll(PLACE)) {
    const place = found(match[1] as string, match[2] as string, false);
    if (!place) continue;
    if ((match[2] as string) !== (match[2] as string).toUpperCase()) return place;
    first ??= place;
  }
  if (first) return first;
  for (const match of sample.matchAll(COUNTY)) {
    const place = found(match[2] as string, match[1] as string, true);
    if (place) return place;
  }
  return undefined;
}

const count = (text: string, re: RegExp): number => text.match(re)?.length ?? 0;

/** The word that the draft itself has for the place ("the city shall"), or empty where it has none. */
function shortName(sample: string): string {
  let best = '';
  let most = 0;
  for (const word of ['City', 'city', 'County', 'county', 'Town', 'town', 'Village', 'village', 'District', 'State']) {
    const n = count(
      sample,
      new RegExp(`\\bthe ${word}(?= (?:shall|must|may|is|has|does|council|attorney|clerk)\\b|'s\\b|’s\\b|[,.;])`, 'g'),
    );
    if (n > most) [best, most] = [word, n];
  }
  return best;
}

/** The unit that a text most often says it is: "chapter" of "this chapter", as it writes the word. */
function ownUnit(sample: string): string | undefined {
  const seen = new Map<string, number>();
  for (const match of sample.matchAll(/\bthis (ordinance|local law|resolution|chapter|subchapter|article|division|title|act)\b/gi)) {
    const word = match[1] as string;
    const unit = word === word.toUpperCase() ? word.toLowerCase() : word;
    seen.set(unit, (seen.get(unit) ?? 0) + 1);
  }
  return [...seen].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** What the head of a draft tells of names, kept for as long as its words stay. */
interface Sampled {
  readonly sample: string;
  readonly place: PlaceName | undefined;
  readonly short: string;
  readonly offices: Fills;
  readonly unit: string | undefined;
}

const sampled = new WeakMap<Draft, Sampled>();

function sampleOf(draft: Draft, sample: string): Sampled {
  const last = sampled.get(draft);
  if (last?.sample === sample) return last;
  const offices: Record<string, string> = {};
  for (const [blank, pattern] of Object.entries(OFFICES)) {
    const own = pattern.exec(sample)?.[0];
    if (own !== undefined) offices[blank] = raised(own);
  }
  const council = /\b[Tt]he ([Cc]ouncil)\b/.exec(sample)?.[1];
  if (council !== undefined) offices.legislative_body ??= council;
  const read = { sample, place: placeIn(sample), short: shortName(sample), offices, unit: ownUnit(sample) };
  sampled.set(draft, read);
  return read;
}

/** What the draft calls itself, as it writes it. */
function unitOf(draft: Draft, said: string | undefined): string {
  const opening = draft.sections[0]?.kind === 'opening' ? draft.sections[0] : undefined;
  const titles = (opening?.blocks ?? []).filter((b) => b.outline.kind === 'title').map((b) => b.text.toLowerCase());
  // A bill calls itself what its title says, whatever the law that it sets out calls itself.
  for (const title of titles) {
    const own = /\b(local law|resolution|ordinance|act)\b/.exec(title.replace(/^local laws of\b.*/, ''))?.[1];
    if (own) return own === 'act' ? 'Act' : own;
  }
  if (opening?.blocks.some((b) => b.outline.kind === 'resolved')) return 'resolution';
  if (said !== undefined) return said;
  if (draft.sections.some((s) => s.word.toLowerCase() === 'chapter')) return 'chapter';
  // A number such as 24-211.07 is one of a code.
  return draft.sections.some((s) => s.kind === 'section' && /\d[.-]\d/.test(s.number)) ? 'chapter' : 'ordinance';
}

const BODY: Readonly<Record<string, Body>> = {
  city: 'city',
  county: 'county',
  town: 'town',
  village: 'town',
  borough: 'city',
  township: 'town',
  state: 'state',
};

export interface Names {
  /** What the draft itself shows. */
  readonly own: Fills;
  /** What such bodies are commonly called, for the rest. */
  readonly usual: Fills;
}

/** What fills the blanks of a clause in this draft. */
export function namesIn(draft: Draft, sample: string, settings: Settings, usual: UsualNames): Names {
  const fills: Record<string, string> = {};
  const { place, short, offices, unit } = sampleOf(draft, sample);
  const kind = (place?.kind ?? short).toLowerCase();
  const body = BODY[kind] ?? settings.jurisdiction.body;
  const word = short !== '' && BODY[short.toLowerCase()] === body ? short : (place?.kind ?? short);
  if (word !== '') {
    fills.jurisdiction_short = word;
    fills.body = word;
  }
  const name = settings.jurisdiction.name || place?.name || '';
  if (name !== '') {
    fills.jurisdiction_name = name;
    fills.jurisdiction = place?.full ?? name;
  }
  Object.assign(fills, offices);
  for (const [blank, other] of Object.entries(SAME)) if (fills[other] !== undefined) fills[blank] = fills[other];
  fills.unit = unitOf(draft, unit);
  fills.instrument = /^(?:ordinance|local law|resolution|act)$/i.test(fills.unit) ? fills.unit : 'ordinance';
  return { own: fills, usual: usual(body, settings.jurisdiction.state) };
}
