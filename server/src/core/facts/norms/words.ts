/** The small words the grammar knows, each with an id, and the classes they fall into. */
import { Vocabulary } from '../vocabulary';
import { SAVING_VERBS } from './saving';

export const WORDS = new Vocabulary(true);

/** The words of a list parted by single spaces. */
type Words<S extends string, Found = never> = S extends `${infer First} ${infer Rest}` ? Words<Rest, Found | First> : Found | S;

/** Ids of the words given, by word. */
function ids<const T extends readonly string[]>(...lists: T): Readonly<Record<Words<T[number]>, number>> {
  return Object.fromEntries(lists.flatMap((list) => list.split(' ')).map((w) => [w, WORDS.add(w)])) as Record<Words<T[number]>, number>;
}

/** Words the grammar asks for by name. */
export const W = ids(
  'charge regard limitation limiting delay cost prejudice fee',
  'shall must will may not no never longer only be been is are was were has have need needs does do can cannot nothing neither nor none',
  'any to for of by from with on upon under in at and or but that as than who whom whose which if when whenever where unless until because',
  'once so such except excepting without absent notwithstanding despite other later fewer less more earlier prohibited forbidden barred',
  'unlawful illegal required obligated obliged compelled authorized empowered permitted allowed entitled mean means include includes',
  'including meaning meanings the deemed considered presumed treated construed interpreted read understood apply applicable inapplicable',
  'exempt guilty liable punished punishable fined subject misdemeanor felony infraction violation offense crime commits constitutes duty',
  'power authority right discretion obligation decline refuse refrain cease abstain avoid discontinue desist this these event case',
  'circumstances circumstance instance extent provided however further pursuant basis based response reliance reason long finds find',
  'recognizes declares following intent purpose goal objective aim a an each all either both defined regard respect during within prior',
  'before after containing contains contain consisting describing setting indicating information data statistics report made make',
  'conducted performed undertaken taken initiated law local acting serving known well employed designated called rely relied placed',
  'imposed whereas ensure ensures disaggregated one option set specified comprising comprises prosecuted penalty penalties fine',
  'imprisonment list statement description contents conduct perform undertake initiate applies policy it permit allow grant give afford intended violated directed instructed absence exception save accompanied supported unaccompanied unsupported lacking',
  'hereby declines refuses authorizes authorize empowers empower directs direct instructs instruct orders order commands command requires require',
  'prohibits prohibit forbids forbid bars resolved ordained agrees agree undertakes void unenforceable matter nobody time',
);

/** Classes of words, as bits. */
export const Class = {
  /** May begin a modal. */
  Modal: 1,
  /** Begins a noun phrase: articles, quantifiers, possessives. */
  Determiner: 2,
  Pronoun: 4,
  /** Opens a dependent clause. */
  Subordinator: 8,
  Relative: 16,
  Coordinator: 32,
  /** A finite form of be, have, do. */
  Auxiliary: 64,
  Preposition: 128,
  /** Stands between modal and verb without changing either. */
  Adverb: 256,
  /** Law's names for its own parts: "this section". */
  Unit: 512,
  /** What an exception after "without" must be made of. */
  Paper: 1024,
  /** Verbs of savings clauses. */
  Saving: 2048,
  /** What a provision does, as a name for it: "the prohibition does not apply". */
  Rule: 4096,
} as const;

const CLASSES: number[] = [];

function put(bit: number, words: string): void {
  for (const word of words.split(/\s+/)) {
    const id = WORDS.add(word);
    CLASSES[id] = (CLASSES[id] ?? 0) | bit;
  }
}

put(
  Class.Modal,
  'shall must will may is are be has have need needs does do cannot can means mean commits constitutes includes finds find recognizes declares was were',
);
put(Class.Determiner, 'a an the any each every all no such this these those his her its their said either neither both one whoever');
put(Class.Pronoun, 'it they he she nothing none i you we nobody');
put(
  Class.Subordinator,
  'if when whenever where wherever unless until while whether how what why because once so insofar as than that who whom whose which whichever lest',
);
put(Class.Relative, 'who whom whose which that');
put(Class.Coordinator, 'and or but nor');
put(Class.Auxiliary, 'is are was were be been has have had does do did');
put(
  Class.Preposition,
  'to for of by from with on upon under in into at about against between among through during within without before after pursuant regarding concerning over toward towards via until beyond as per relating including except unless if when where',
);
put(
  Class.Adverb,
  `also hereafter thereafter hereby expressly knowingly intentionally willfully wilfully recklessly immediately promptly annually only then first either both directly indirectly
   likewise further additionally otherwise always strictly specifically affirmatively solely ever personally actively generally independently jointly forthwith thereupon themselves itself himself herself instead
   henceforth voluntarily unlawfully lawfully negligently fully reasonably currently deliberately purposely expeditiously periodically regularly routinely timely duly simply merely again still already now hereinafter so`,
);
put(
  Class.Unit,
  'section sections subsection subsections subdivision paragraph chapter article ordinance act law part title provision provisions code resolution policy division subparagraph subtitle rule clause',
);
put(
  Class.Paper,
  'warrant warrants subpoena consent agreement approval authorization permission judicial court determination probable order process finding writ',
);
put(Class.Rule, 'prohibition prohibitions restriction restrictions limit limits limitations requirement requirements ban duty');
put(Class.Saving, SAVING_VERBS.join(' '));

/** Whether the word has any of the classes. */
export const is = (id: number, classes: number): boolean => id !== 0 && ((CLASSES[id] ?? 0) & classes) !== 0;

/** Concepts the grammar itself asks for; all others are only carried along. */
export const ACTORS: ReadonlySet<string> = new Set([
  'local-actor',
  'private-actor',
  'immigration-authority',
  'dhs',
  'federal',
  'federal-side',
]);
/** The concept of forbidding and limiting: banned, it commands the opposite of a limit. */
export const RESTRICT = 'restrict';
/** The concept of turning a request away: commanded, it is a ban on acting on the request. Its mentions are of `HONOR` too. */
export const TURN_AWAY = 'turn-away';
/** The concept of acting on a request. */
export const HONOR = 'honor-request';
/** What can be turned away: without one of these behind it, "decline" and its like name no act on a request. */
export const REQUESTS: ReadonlySet<string> = new Set(['request-word', 'detainer', 'detainer-any']);
/** The concept of offences and sanctions. */
export const PENAL = 'penal';
/** The concept whose action is to write a report: a list under it is the report's contents. */
export const REPORT = 'report';
