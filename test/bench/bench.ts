/**
 * Speed, as ratios to a yardstick in the same run: `npm run bench [-- FILE…]`. Without files a text is generated. Times of one
 * machine mean nothing by themselves; what counts is how they stand to the yardstick and how they grow with size.
 */
import { readFileSync } from 'node:fs';
import { open } from '../support/book';
import { Random } from '../support/random';

const PARAGRAPHS = [
  'The department shall keep a list of the notices that it sends and shall publish the list on its website by March 1 of each year.',
  'No officer or employee shall hold a person on an immigration detainer after the time of release, unless a judicial warrant names that person.',
  'A permit issued under subsection (a) of this section expires one year after it is issued and may be renewed for one year at a time.',
  'The fee is $1,000, except that the director may waive the fee for a person who shows that the person cannot pay it.',
  'Nothing in this chapter limits compliance with 8 U.S.C. § 1373 or with Galarza v. Szalczyk, 745 F.3d 634 (3d Cir. 2014).',
];

/** An ordinance of about so many characters: sections of five subdivisions. */
function generated(size: number): string {
  const random = new Random(11);
  let text = 'AN ORDINANCE relating to many things\n\n';
  for (let n = 1; text.length < size; n++) {
    text += `SECTION ${n}. Heading of section ${n}.\n`;
    for (const letter of 'abcde') text += `(${letter}) ${random.pick(PARAGRAPHS)}\n`;
    text += '\n';
  }
  return text;
}

/** What any reading must at the least do: find 120 phrases in one pass. */
const YARDSTICK = new RegExp(
  `\\b(?:${Array.from({ length: 120 }, (_, i) => ['shall not', 'detainer', 'permit', 'section', 'notice', 'warrant'][i % 6] + (i > 5 ? ` ${String.fromCharCode(97 + (i % 26))}${i}` : '')).join('|')})\\b`,
  'gi',
);

const milliseconds = (run: () => void): number => {
  const start = process.hrtime.bigint();
  run();
  return Number(process.hrtime.bigint() - start) / 1e6;
};

const at = (times: number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

interface Row {
  readonly name: string;
  readonly megabytes: number;
  readonly readingMs: number;
  readonly yardstickMs: number;
  readonly readingToYardstick: number;
  readonly keystrokeP50: number;
  readonly keystrokeP99: number;
  readonly hoverP99: number;
  readonly definitionP99: number;
  readonly findings: number;
  readonly heapMegabytes: number;
}

function measure(name: string, text: string): Row {
  const random = new Random(5);
  let analysis = open('');
  const readingMs = milliseconds(() => {
    analysis = open(text);
    analysis.diagnostics();
  });
  const yardstickMs = Math.min(...[1, 2, 3].map(() => milliseconds(() => text.match(YARDSTICK))));
  const times = (count: number, run: (offset: number) => void): number[] =>
    Array.from({ length: count }, () => {
      const offset = random.below(text.length);
      return milliseconds(() => run(offset));
    });
  const keys = times(300, (o) => {
    analysis.edit(o, o, 'x');
    analysis.diagnostics();
  });
  const hovers = times(200, (o) => void analysis.hover(o));
  const definitions = times(200, (o) => void analysis.definitionLinks(o));
  return {
    name,
    megabytes: text.length / 1e6,
    readingMs,
    yardstickMs,
    readingToYardstick: readingMs / yardstickMs,
    keystrokeP50: at(keys, 0.5),
    keystrokeP99: at(keys, 0.99),
    hoverP99: at(hovers, 0.99),
    definitionP99: at(definitions, 0.99),
    findings: analysis.findings.length,
    heapMegabytes: process.memoryUsage().heapUsed / 1e6,
  };
}

const files = process.argv.slice(2);
const inputs: readonly (readonly [string, string])[] =
  files.length > 0
    ? files.map((f) => [f, readFileSync(f, 'utf8')] as const)
    : [100_000, 1_000_000, 10_000_000].map((n) => [`generated ${n / 1000} kB`, generated(n)] as const);
measure('warm-up', generated(200_000));
const rows = inputs.map(([name, text]) => measure(name, text));
const fixed = (n: number): string => n.toFixed(n < 10 ? 2 : 0).padStart(9);
console.log(
  ['reading ms', 'MB/s', '÷ yardst.', 'key p50', 'key p99', 'hover p99', 'def p99', 'findings', 'heap MB']
    .map((h) => h.padStart(9))
    .join(' '),
);
for (const r of rows) {
  console.log(
    [
      r.readingMs,
      (r.megabytes / r.readingMs) * 1000,
      r.readingToYardstick,
      r.keystrokeP50,
      r.keystrokeP99,
      r.hoverP99,
      r.definitionP99,
      r.findings,
      r.heapMegabytes,
    ]
      .map(fixed)
      .join(' '),
    ` ${r.name}`,
  );
}
console.log(JSON.stringify({ rows }));
