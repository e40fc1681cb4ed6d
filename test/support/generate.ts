/**
 * Drafts made up from a seed, in the numbering schemes that ordinances use. Each provision holds a word of its own
 * (`item17`), and each reference stands behind a word of its own (`note5`), so that a test can say what a reference led
 * to before and after without asking the code under test.
 */
import type { Random } from './random';

interface Scheme {
  readonly section: (n: number) => string;
  readonly number: (n: number) => string;
  /** Marker of each level, by place in the list from 1. */
  readonly levels: readonly ((n: number) => string)[];
  /** What a reference calls a section, and each level. */
  readonly sectionUnit: string;
  readonly units: readonly string[];
  readonly chained: boolean;
  readonly indent: string;
}

const small = (n: number): string => String.fromCharCode(96 + n);
const ROMAN = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];
const WORDS = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const bracketed = (d: string): string => `(${d})`;
const FEDERAL = [
  (n: number) => bracketed(small(n)),
  (n: number) => bracketed(String(n)),
  (n: number) => bracketed(small(n).toUpperCase()),
  (n: number) => bracketed(ROMAN[n] as string),
];

export const SCHEMES: readonly Scheme[] = [
  {
    section: (n) => `SECTION ${n}.`,
    number: String,
    levels: FEDERAL,
    sectionUnit: 'section ',
    units: ['subsection', 'paragraph', 'subparagraph', 'clause'],
    chained: true,
    indent: '',
  },
  {
    section: (n) => `Sec. 12.04.${String(n * 10).padStart(3, '0')}.`,
    number: (n) => `12.04.${String(n * 10).padStart(3, '0')}`,
    levels: FEDERAL,
    sectionUnit: 'section ',
    units: ['subsection', 'paragraph', 'subparagraph', 'clause'],
    chained: true,
    indent: '    ',
  },
  {
    section: (n) => `§ 9-${130 + n}.`,
    number: (n) => `9-${130 + n}`,
    levels: [(n) => `${small(n)}.`, (n) => `${n}.`, (n) => bracketed(ROMAN[n] as string)],
    sectionUnit: 'section ',
    units: ['subdivision', 'paragraph', 'subparagraph'],
    chained: false,
    indent: '',
  },
];

interface Node {
  readonly id: number;
  readonly places: readonly number[];
  readonly children: Node[];
}

/** A draft of some sections; `words` counts what stands in it. */
export function generateDraft(random: Random): string {
  const scheme = random.pick(SCHEMES);
  let ids = 0;
  const grow = (places: readonly number[], depth: number): Node => {
    const node: Node = { id: ++ids, places, children: [] };
    const deeper = depth < scheme.levels.length && random.below(3) > (depth === 0 ? 0 : 1);
    const count = deeper ? 2 + random.below(depth === 0 ? 4 : 2) : 0;
    for (let i = 1; i <= count; i++) node.children.push(grow([...places, i], depth + 1));
    return node;
  };
  const sections = Array.from({ length: 3 + random.below(3) }, (_, i) => grow([i + 1], 0));
  const all: Node[] = [];
  const walk = (n: Node): void => {
    all.push(n);
    n.children.forEach(walk);
  };
  sections.forEach(walk);
  let notes = 0;
  const refer = (from: Node): string => {
    const name = random.below(5) === 0 ? series(scheme, from, sections, random) : written(scheme, from, random.pick(all), random);
    return name === '' ? '' : `, note${++notes} under ${name}`;
  };
  const lines: string[] = [];
  const write = (n: Node): void => {
    const level = n.places.length - 2;
    const label = level < 0 ? `${scheme.section(n.places[0] as number)} Heading.` : scheme.levels[level]?.(n.places.at(-1) as number);
    const words = `The item${n.id} is kept${refer(n)}${random.below(3) === 0 ? refer(n) : ''}`;
    lines.push(`${scheme.indent.repeat(Math.max(0, level))}${label} ${words}${n.children.length > 0 ? ' in each of these:' : '.'}`);
    n.children.forEach(write);
    if (level < 0) lines.push('');
  };
  sections.forEach(write);
  return `${lines.join('\n')}\n`;
}

/** A reference from one provision to another, in one of the forms of the scheme; empty where it would have to name itself. */
function written(scheme: Scheme, from: Node, to: Node, random: Random): string {
  const marker = (level: number, place: number): string => (scheme.levels[level]?.(place) ?? '').replace(/\.$/, '');
  const [section, ...path] = to.places as [number, ...number[]];
  const here = section === from.places[0];
  if (path.length === 0) return here ? '' : `${scheme.sectionUnit}${scheme.number(section)}`;
  if (scheme.chained) {
    const chain = path.map((place, level) => marker(level, place)).join('');
    if (!here) return `${scheme.sectionUnit}${scheme.number(section)}${chain}`;
    const form = random.below(3);
    if (form === 0 && path.length === 2)
      return `${scheme.units[1]} ${marker(1, path[1] as number)} of ${scheme.units[0]} ${marker(0, path[0] as number)}`;
    return `${scheme.units[0]} ${chain} of this section`;
  }
  const words = random.below(2) === 0;
  const steps = path.map((place, level) => {
    const bare = marker(level, place);
    return `${scheme.units[level]} ${words && /^\d+$/.test(bare) ? WORDS[place] : bare}`;
  });
  return `${steps.reverse().join(' of ')} of ${here ? 'this section' : `section ${scheme.number(section)}`}`;
}

/** A row of references: "sections 2 through 4", "subsections (a) and (c) of this section"; empty where there is none to name. */
function series(scheme: Scheme, from: Node, sections: readonly Node[], random: Random): string {
  const joint = random.pick([' through ', ' and ', ' or ']);
  if (random.below(2) === 0) {
    const first = 1 + random.below(sections.length - 1);
    const last = first + 1 + random.below(sections.length - first);
    return `sections ${scheme.number(first)}${joint}${scheme.number(last)}`;
  }
  const home = sections.find((s) => s.places[0] === from.places[0]);
  const count = home?.children.length ?? 0;
  if (count < 2) return '';
  const first = 1 + random.below(count - 1);
  const last = first + 1 + random.below(count - first);
  const marker = (n: number): string => (scheme.levels[0]?.(n) ?? '').replace(/\.$/, '');
  return `${scheme.units[0]}s ${marker(first)}${joint}${marker(last)} of this section`;
}
