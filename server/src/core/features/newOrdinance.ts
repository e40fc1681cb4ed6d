/** A new ordinance from the drafter's answers: what may be chosen for a place, and the complete draft. */
import type { Book } from '../book';
import type { Clause } from '../clauses';
import {
  type Answers,
  type Composed,
  compose,
  formsIn,
  type Instrument,
  instrumentsFor,
  type Place,
  policiesFor,
  type Stock,
} from '../compose';
import type { Ruling } from '../law/states';
import type { Finding } from '../rules/finding';

const stockOf = (book: Book): Stock | undefined => {
  const forms = formsIn(book.data.forms);
  return forms && { clauses: book.clauses, order: book.order, forms };
};

/** A policy as the list of steps shows it. */
export interface PolicyOffer {
  readonly clause: Clause;
  /** Whether it is ticked to begin with: part of the core, and not barred there. */
  readonly ticked: boolean;
  readonly core: boolean;
  /** "Tex. Gov't Code § 752.053", with "arguably" where it is so; empty where nothing is known to bar it. */
  readonly voidHere: string;
  /** The statute that already asks for it, or empty. */
  readonly alreadyLaw: string;
}

const cited = (ruling: Ruling | undefined): string =>
  ruling === undefined ? '' : `${ruling.statute.cite}${ruling.reach === 'arguable' ? ' (arguably)' : ''}`;

/** The policies to choose from, in the house order. */
export function policyOffers(book: Book, place: Pick<Place, 'state' | 'body'>): readonly PolicyOffer[] {
  const stock = stockOf(book);
  if (!stock) return [];
  return policiesFor(stock, book.states.of(place.state), place.body).map(({ clause, core, bar, required }) => ({
    clause,
    core,
    ticked: core && bar === undefined,
    voidHere: cited(bar),
    alreadyLaw: cited(required),
  }));
}

/** The kinds of paper that such a body may enact, the usual one first. */
export function instrumentOffers(book: Book, place: Place): readonly Instrument[] {
  const stock = stockOf(book);
  return stock ? instrumentsFor(stock.forms, place) : [];
}

/** The complete draft; undefined where the law book holds no forms for such a body. */
export function newOrdinance(book: Book, answers: Answers): Composed | undefined {
  const stock = stockOf(book);
  return stock && compose(stock, answers, book.states.of(answers.state));
}

/** "12 sections, 9 definitions, 3 facts to fill in; no other finding; 1 choice for counsel". */
export function inShort({ sections, definitions, blanks }: Composed, findings: readonly Finding[]): string {
  const faults = findings.filter(
    ({ severity, hit }) => (severity === 'error' || severity === 'warning') && hit.rule.id !== 'structure/left-over-blank',
  ).length;
  const choices = findings.filter(({ severity }) => severity === 'information').length;
  const parts = [counted(sections.length, 'section'), counted(definitions.length, 'definition')];
  if (blanks.length > 0) parts.push(`${counted(blanks.length, 'fact')} to fill in`);
  const other = blanks.length > 0 ? 'other finding' : 'finding';
  const found = faults === 0 ? `no ${other}` : counted(faults, other);
  return `${parts.join(', ')}; ${found}${choices === 0 ? '' : `; ${counted(choices, 'choice')} for counsel`}`;
}

const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
