/**
 * The scheme of list markers of a draft: which style its first, second, third level has, read off its sections or given by
 * the user as "(a)(1)(A)(i)". Styles write a number as a designator and read it back.
 */
import { lettersOf, letterValue, romanOf, romanValue } from './numerals';
import type { OutlineBlock, SectionTree } from './tree';
import type { Dress, Numerals } from './types';

/** How markers of one level are written: `(a)` is `{ numerals: 'lower', dress: '()' }`. */
export interface MarkerStyle {
  readonly numerals: Numerals;
  readonly dress: Dress;
}

/** Styles by level, outermost first. */
export interface Scheme {
  readonly levels: readonly MarkerStyle[];
}

/** Values of the setting `homeRule.numbering` other than "infer": the first four levels as they are written. */
export const SCHEMES = [
  '(a)(1)(A)(i)',
  '(1)(a)(i)(A)',
  '(1)(a)(A)(i)',
  '(1)(a)(I)(A)',
  '(A)(1)(a)(i)',
  '(a)(i)(A)(1)',
  'a.1.i.A.',
  'a.1.(a)(1)',
  'A.1.a.i.',
  'A.1.a.(1)',
  '1.a.i.A.',
  'I.A.1.a.',
] as const;

const NUMERALS: Readonly<Record<string, Numerals>> = { a: 'lower', A: 'upper', 1: 'arabic', i: 'roman', I: 'ROMAN' };
const LEVEL = /\(([aA1iI])\)|([aA1iI])([.)])/g;

/** The scheme a string like "(a)(1)(A)(i)" spells; undefined where it spells none. */
export function parseScheme(text: string): Scheme | undefined {
  const levels: MarkerStyle[] = [];
  let read = 0;
  for (const m of text.slice(0, 60).matchAll(LEVEL)) {
    read += m[0].length;
    const numerals = NUMERALS[(m[1] ?? m[2]) as string];
    if (numerals) levels.push({ numerals, dress: m[1] ? '()' : m[3] === ')' ? ')' : '.' });
  }
  return levels.length > 0 && read === text.length ? { levels } : undefined;
}

const sameStyle = (a: MarkerStyle, b: MarkerStyle): boolean => a.numerals === b.numerals && a.dress === b.dress;

/** How often a style stands on a level under the style of the level above. */
interface Count {
  readonly above: string;
  readonly style: MarkerStyle;
  n: number;
}

type Counts = readonly ReadonlyMap<string, Count>[];
const kept = new WeakMap<object, Counts>();
const NO_COUNTS: Counts = [];

const keyOf = (style: MarkerStyle): string => style.numerals + style.dress;

function add(levels: Map<string, Count>[], level: number, above: string, style: MarkerStyle, n: number): void {
  levels[level] ??= new Map();
  const counts = levels[level] as Map<string, Count>;
  const key = `${above} ${keyOf(style)}`;
  const known = counts.get(key);
  if (known) known.n += n;
  else counts.set(key, { above, style: { numerals: style.numerals, dress: style.dress }, n });
}

/** The styles of a section by level. Counted once a tree, when first asked for. */
function countsOf<B extends OutlineBlock>(tree: SectionTree<B>): Counts {
  if (tree.all.length === 0) return NO_COUNTS;
  const known = kept.get(tree);
  if (known) return known;
  const levels: Map<string, Count>[] = [];
  for (const p of tree.all) add(levels, p.level, p.parent ? keyOf(p.parent) : '', p, 1);
  kept.set(tree, levels);
  return levels;
}

/**
 * The scheme that sections show: on each level the commonest style under that of the level above. Costs as much as the sections
 * given, but each tree is counted once only.
 */
export function inferScheme<B extends OutlineBlock>(trees: Iterable<SectionTree<B>>): Scheme {
  const sums: Map<string, Count>[] = [];
  for (const tree of trees)
    for (const [level, counts] of countsOf(tree).entries()) for (const c of counts.values()) add(sums, level, c.above, c.style, c.n);
  const levels: MarkerStyle[] = [];
  for (const sum of sums) {
    const above = levels.at(-1);
    let best: Count | undefined;
    for (const c of sum.values()) {
      if (c.above !== (above ? keyOf(above) : '') || levels.some((l) => sameStyle(l, c.style))) continue;
      if (!best || c.n > best.n) best = c;
    }
    if (!best) break;
    levels.push(best.style);
  }
  return { levels };
}

/** Styles that take over where a scheme has no more levels, by the dress of its last one. */
const DEEPER: Readonly<Record<Dress, readonly MarkerStyle[]>> = {
  '()': ['lower', 'arabic', 'upper', 'roman', 'ROMAN'].map((n) => ({ numerals: n as Numerals, dress: '()' })),
  '.': ['upper', 'arabic', 'lower', 'roman', 'ROMAN'].map((n) => ({ numerals: n as Numerals, dress: '.' })),
  ')': ['lower', 'arabic', 'upper', 'roman', 'ROMAN'].map((n) => ({ numerals: n as Numerals, dress: ')' })),
};

/** The style of a level, 0 for the first under the section. Levels the scheme lacks get styles it does not use yet. */
export function levelStyle(scheme: Scheme, level: number): MarkerStyle {
  const given = scheme.levels[level];
  if (given) return given;
  const taken = [...scheme.levels];
  while (taken.length <= level) {
    const dress = taken.at(-1)?.dress ?? '()';
    const free = [...DEEPER[dress], ...DEEPER['()'], ...DEEPER['.']].find((s) => !taken.some((t) => sameStyle(t, s)));
    taken.push(free ?? (DEEPER['()'][taken.length % 5] as MarkerStyle));
  }
  return taken[level] as MarkerStyle;
}

/** The level on which a scheme has a style, or −1. */
export const levelOf = (scheme: Scheme, style: MarkerStyle): number => scheme.levels.findIndex((l) => sameStyle(l, style));

/** The designator of a value from 1 without its dress: "c", "3", "iv". */
export function bareDesignator(style: MarkerStyle, value: number): string {
  switch (style.numerals) {
    case 'arabic':
      return String(value);
    case 'lower':
      return lettersOf(value);
    case 'upper':
      return lettersOf(value).toUpperCase();
    case 'roman':
      return romanOf(value);
    case 'ROMAN':
      return romanOf(value).toUpperCase();
  }
}

/** The marker of a value from 1, with its dress: "(c)", "3.", "iv)". */
export function formatDesignator(style: MarkerStyle, value: number): string {
  const bare = bareDesignator(style, value);
  return style.dress === '()' ? `(${bare})` : `${bare}${style.dress}`;
}

/** The value a bare designator has in a style; undefined where it is not of that style. "(2A)" has none. */
export function parseDesignator(style: MarkerStyle, bare: string): number | undefined {
  const { numerals } = style;
  if (numerals === 'arabic') return /^\d{1,6}$/.test(bare) && Number(bare) > 0 ? Number(bare) : undefined;
  const lower = numerals === 'lower' || numerals === 'roman';
  if (bare !== (lower ? bare.toLowerCase() : bare.toUpperCase())) return undefined;
  const value = numerals === 'roman' || numerals === 'ROMAN' ? romanValue(bare.toLowerCase()) : letterValue(bare);
  return value !== undefined && value > 0 ? value : undefined;
}
