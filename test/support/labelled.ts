/**
 * Sentences with the legal findings that the law asks for, given by hand (test/fixtures/labelled/README.md describes the form), and the
 * comparison with what the product says: by item and rule, right, missed or false.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { book, open } from './book';

/** The groups of rules about the law; the others speak of form and drafting. */
export const LEGAL = /^(?:preemption|information|detention|commandeering|spending|state-law)\//;

/** Sets of items. Mismatches of the last are counted and not listed, so that it stays unseen. */
export type Half = 'tune' | 'held-out' | 'held-out-2';

/** limits, mandates, claims: the field; elsewhere: other subjects with the same words; draft: a small whole draft. */
export type Shelf = 'limits' | 'mandates' | 'claims' | 'elsewhere' | 'draft';

export interface Item {
  readonly name: string;
  readonly shelf: Shelf;
  /** The state where the draft is made, "" for none. */
  readonly state: string;
  /** The body that enacts it: a city where nothing else is said. */
  readonly body: 'city' | 'county';
  /** What must be found: ids of rules, or ids of the inventory, which any rule that carries them answers; "a or b" where either will do. */
  readonly labels: readonly string[];
  /** What may be found or not, where the law leaves room. */
  readonly allowed: readonly string[];
  readonly text: string;
}

export interface Verdict {
  readonly item: Item;
  readonly right: readonly string[];
  readonly missed: readonly string[];
  /** Rules that speak where nothing of theirs is wrong. */
  readonly false: readonly string[];
}

interface Scope {
  /** Rules that ask for what a whole draft should hold: counted on drafts only, and where a label names them. */
  readonly whole: readonly string[];
  /** Inventory ids of choices that the law leaves open: told of a draft of the field, wrong elsewhere. */
  readonly choices: readonly string[];
}

const FOLDER = path.join(process.cwd(), 'test/fixtures/labelled');
const readData = (name: string): unknown => parse(readFileSync(path.join(FOLDER, name), 'utf8'));

const SHELVES: readonly string[] = ['limits', 'mandates', 'claims', 'elsewhere', 'draft'];
const HEAD = /^=== (?<name>[^|]+) \| (?<shelf>[a-z]+)(?: in (?<state>[A-Z]{2})(?: (?<body>county))?)?: (?<labels>.+)$/;

/** Reads a set. A line that begins with `%%` is a remark. */
export function readItems(set: Half): readonly Item[] {
  const items: Item[] = [];
  let head: RegExpExecArray | undefined;
  let lines: string[] = [];
  const close = (): void => {
    const { name = '', shelf = '', state = '', body, labels = '' } = head?.groups ?? {};
    if (!head) return;
    if (!SHELVES.includes(shelf)) throw new Error(`${set}, ${name}: no such shelf: ${shelf}`);
    const all = labels === '-' ? [] : labels.split(',').map((l) => l.trim());
    items.push({
      name: name.trim(),
      shelf: shelf as Shelf,
      state,
      body: body === 'county' ? 'county' : 'city',
      labels: all.filter((l) => !l.startsWith('~')),
      allowed: all.filter((l) => l.startsWith('~')).map((l) => l.slice(1)),
      text: lines.join('\n').trim(),
    });
  };
  for (const line of readFileSync(path.join(FOLDER, `${set}.txt`), 'utf8').split('\n')) {
    if (line.startsWith('%%')) continue;
    if (!line.startsWith('===')) {
      lines.push(line);
      continue;
    }
    close();
    head = HEAD.exec(line) ?? undefined;
    if (!head) throw new Error(`${set}: not a head: ${line}`);
    lines = [];
  }
  close();
  return items;
}

const scope = readData('scope.yaml') as Scope;
const inventoryOf = new Map(book.rules.map((r) => [r.id, r.inventory]));

/** Whether a rule is what a label names. */
export function answers(rule: string, label: string): boolean {
  return label.split(' or ').some((l) => rule === l || (inventoryOf.get(rule) ?? []).includes(l));
}

const isChoice = (rule: string): boolean => scope.choices.some((id) => answers(rule, id));

/** The legal rules that speak on a text, each once, those that are told with a graver one on the same words too. */
export const raisedOn = ({ text, state, body }: Item): readonly string[] => [
  ...new Set(
    open(text, { jurisdiction: { state, body } })
      .findings.flatMap((f) => [f, ...f.merged])
      .map((f) => f.hit.rule.id)
      .filter((id) => LEGAL.test(id)),
  ),
];

export function judge(item: Item): Verdict {
  const raised = raisedOn(item);
  const named = (rule: string): boolean => [...item.labels, ...item.allowed].some((l) => answers(rule, l));
  const counts = (rule: string): boolean =>
    (item.shelf === 'draft' || !scope.whole.includes(rule)) && (item.shelf === 'elsewhere' || !isChoice(rule));
  return {
    item,
    right: item.labels.filter((l) => raised.some((r) => answers(r, l))),
    missed: item.labels.filter((l) => !raised.some((r) => answers(r, l))),
    false: raised.filter((r) => counts(r) && !named(r)),
  };
}

export interface Score {
  readonly items: number;
  readonly right: number;
  readonly missed: number;
  readonly false: number;
  /** Share of what was raised that is right. */
  readonly precision: number;
  /** Share of what should be raised that is. */
  readonly recall: number;
}

export function score(verdicts: readonly Verdict[]): Score {
  const sum = (of: (v: Verdict) => readonly string[]): number => verdicts.reduce((n, v) => n + of(v).length, 0);
  const [right, missed, wrong] = [sum((v) => v.right), sum((v) => v.missed), sum((v) => v.false)];
  return { items: verdicts.length, right, missed, false: wrong, precision: right / (right + wrong), recall: right / (right + missed) };
}

/** "tune, name: + rule" for each false finding, "− rule" for each that is missing, as `known.yaml` lists them. */
export const mismatches = (set: Half, verdicts: readonly Verdict[]): readonly string[] =>
  verdicts.flatMap((v) => [
    ...v.false.map((r) => `${set}, ${v.item.name}: + ${r}`),
    ...v.missed.map((r) => `${set}, ${v.item.name}: - ${r}`),
  ]);

/** Mismatches that are known, each with its reason. */
export const knownMismatches = (): Readonly<Record<string, string>> => (readData('known.yaml') as Record<string, string> | null) ?? {};

/** Figures that may not sink. */
export interface Floor {
  readonly precision: number;
  readonly recall: number;
}

export const readFloor = (set: Half): Floor => (readData('floor.yaml') as Readonly<Record<Half, Floor>>)[set];
