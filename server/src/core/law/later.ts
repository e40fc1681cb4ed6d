/** What became of a case later, in the words of a citation: ", vacated in part, 42 F.4th 1078 (9th Cir. 2022)". */
import { isTable, listIn, type Table, textIn } from '../facts/citations/data';
import type { CitationForms } from '../facts/citations/forms';
import { readCitations } from '../facts/citations/read';
import type { Citation } from '../facts/types';
import { isSameName } from './naming';
import type { Authority } from './types';

/** How a citation says one event of `treatment.history`. */
interface Phrase {
  readonly form: string;
  readonly weight: LaterWeight;
  /** The later decision is named by its own name, whatever it is. */
  readonly byName: boolean;
}

/**
 * `grave`: the citation misleads without it. `due`: it belongs to the full citation. `spare`: named only where the point
 * matters, as a denial of certiorari.
 */
export type LaterWeight = 'grave' | 'due' | 'spare';

export interface Later {
  /** What stands behind the closing parenthesis of the citation, its comma included. */
  readonly text: string;
  /** The gravest of its events. */
  readonly weight: LaterWeight;
  /** The events as a clause: "vacated in part". */
  readonly what: string;
}

export type LaterPhrases = ReadonlyMap<string, Phrase>;

const WEIGHTS: readonly LaterWeight[] = ['grave', 'due', 'spare'];

/** Compiles rules/citation-checks/later.yaml. What is misshapen is left out. */
export function compileLater(data: Table): LaterPhrases {
  const phrases = new Map<string, Phrase>();
  for (const t of listIn(data.phrases).filter(isTable)) {
    const weight = WEIGHTS.find((w) => w === textIn(t, 'weight'));
    if (weight) phrases.set(textIn(t, 'what'), { form: textIn(t, 'form'), weight, byName: t.by === true });
  }
  return phrases;
}

/** The later history of a case as far as the library can cite it; undefined where it knows none. */
export function laterOf(a: Authority, main: Citation | undefined, phrases: LaterPhrases, forms: CitationForms): Later | undefined {
  if (a.kind !== 'case') return undefined;
  const said: { readonly text: string; readonly phrase: Phrase; readonly what: string }[] = [];
  for (const { what, by } of a.treatment.history) {
    const phrase = phrases.get(what);
    const cited = phrase && laterCite(by, a, main, phrase, forms);
    if (phrase && cited) said.push({ text: `, ${phrase.form}${cited}`, phrase, what });
  }
  const weight = WEIGHTS.find((w) => said.some((s) => s.phrase.weight === w));
  const told = said.filter((s) => s.phrase.weight === weight);
  return weight && { text: said.map((s) => s.text).join(''), weight, what: told.map((s) => s.what).join(' and ') };
}

/** The later decision behind its phrase: ", 141 S. Ct. 124 (2020)", " sub nom. Roe v. Doe, …"; undefined where it has no cite. */
function laterCite(by: string, a: Authority, main: Citation | undefined, phrase: Phrase, forms: CitationForms): string | undefined {
  const [cited] = readCitations(by, 0, by.length, forms);
  if (!cited || (cited.kind !== 'case' && cited.kind !== 'docket') || !cited.parts.year) return undefined;
  const name = cited.parts.name?.text ?? '';
  if (phrase.byName) return name === '' ? undefined : ` ${by}`;
  const cite = name === '' ? by : by.slice(by.indexOf(name) + name.length).replace(/^[*_]*,\s*/, '');
  const same = name === '' || [a.name, main?.parts.name?.text ?? '', ...a.aliases].some((n) => n !== '' && isSameName(n, name, forms));
  return same ? `, ${cite}` : ` sub nom. ${name}, ${cite}`;
}
