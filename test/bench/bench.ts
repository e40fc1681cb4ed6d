/**
 * Speed and size: `npm run bench [-- FILE|FOLDER…]`. Without files a text is generated, in three sizes; a folder is read as the
 * workspace reads one. Milliseconds of one machine mean nothing by themselves: they stand beside two yardsticks of the same
 * run, and beside the same figure for a tenth of the text. The table goes to the terminal, everything to out/bench/results.json.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readFileIndex, workspaceReader } from '../../server/src/core/index/workspace/read';
import { toDiagnostic } from '../../server/src/lsp/convert';
import { OpenDraft } from '../../server/src/lsp/document';
import { book } from '../support/book';
import { Random } from '../support/random';
import { type CoverageSpeed, coverageLine, coverageSpeed } from './coverage';
import { labelledLine, labelledScores } from './labelled';
import { best, heapMegabytes, milliseconds, quantile } from './measure';
import { phraseCount, sequenceCount, type TaggingSpeed, taggingLine, taggingSpeed } from './tagging';
import { oneLine, ordinance } from './texts';
import { phrases, proseLinter } from './yardsticks';

interface Row {
  readonly name: string;
  readonly megabytes: number;
  /** From the text to all findings. */
  readonly readingMs: number;
  readonly megabytesPerSecond: number;
  readonly yardstickMs: number;
  readonly readingToYardstick: number;
  readonly readingToProseLinter: number;
  /** From a typed character to the findings that are sent. */
  readonly keystrokeP50: number;
  readonly keystrokeP99: number;
  readonly hoverP99: number;
  readonly definitionP99: number;
  readonly completionP99: number;
  readonly findings: number;
  /** Of the draft, with everything kept of it. */
  readonly heapMegabytes: number;
}

const KEYSTROKES = 400;
const REQUESTS = 300;

const opened = (text: string): OpenDraft => new OpenDraft('bench:draft.ordinance', 'ordinance', 1, text, book, undefined);

function measure(name: string, text: string): Row {
  const random = new Random(5);
  const base = heapMegabytes();
  let draft = opened('');
  const report = (): unknown => draft.analysis.diagnostics().sent.map((d) => toDiagnostic(d, draft, true));
  const readingMs = best(text.length > 3e6 ? 2 : 4, () => {
    draft = opened(text);
    report();
  });
  const heap = heapMegabytes() - base;
  const yardstickMs = phrases(text);
  const proseMs = (proseLinter(text) * text.length) / 1e6;
  const times = (count: number, run: (offset: number) => void): number[] =>
    Array.from({ length: count }, () => {
      const offset = random.below(text.length);
      return milliseconds(() => run(offset));
    });
  let version = 1;
  const type = (offset: number): void => {
    const position = draft.positionAt(offset);
    draft = draft.update([{ range: { start: position, end: position }, text: 'x' }], ++version);
    report();
  };
  // The first few meet code that has not been compiled yet.
  times(60, type);
  const keys = times(KEYSTROKES, type);
  const complete = (o: number): void =>
    void draft.analysis.completions(o, undefined, draft.offsetAt({ line: draft.positionAt(o).line, character: 0 }));
  const p99 = (run: (offset: number) => void): number => {
    times(40, run);
    return quantile(times(REQUESTS, run), 0.99);
  };
  return {
    name,
    megabytes: text.length / 1e6,
    readingMs,
    megabytesPerSecond: text.length / 1e3 / readingMs,
    yardstickMs,
    readingToYardstick: readingMs / yardstickMs,
    readingToProseLinter: readingMs / proseMs,
    keystrokeP50: quantile(keys, 0.5),
    keystrokeP99: quantile(keys, 0.99),
    hoverP99: p99((o) => void draft.analysis.hover(o)),
    definitionP99: p99((o) => void draft.analysis.definitionLinks(o)),
    completionP99: p99(complete),
    findings: draft.analysis.findings.length,
    heapMegabytes: heap,
  };
}

const COLUMNS: readonly (readonly [string, (r: Row) => number])[] = [
  ['MB', (r) => r.megabytes],
  ['read ms', (r) => r.readingMs],
  ['MB/s', (r) => r.megabytesPerSecond],
  ['÷ phrases', (r) => r.readingToYardstick],
  ['÷ prose', (r) => r.readingToProseLinter],
  ['key p50', (r) => r.keystrokeP50],
  ['key p99', (r) => r.keystrokeP99],
  ['hover p99', (r) => r.hoverP99],
  ['def p99', (r) => r.definitionP99],
  ['compl p99', (r) => r.completionP99],
  ['findings', (r) => r.findings],
  ['heap MB', (r) => r.heapMegabytes],
];
const WIDTH = 9;

function line(r: Row): string {
  return COLUMNS.map(([, value]) =>
    value(r)
      .toFixed(value(r) < 10 ? 2 : 0)
      .padStart(WIDTH),
  ).join(' ');
}

/** A folder with all its text files, read as the workspace reads files that are not open. */
function folder(dir: string) {
  const texts = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && /\.(?:ordinance|ord|txt)$/.test(e.name))
    .map((e) => readFileSync(path.join(e.parentPath, e.name), 'utf8'));
  const reader = workspaceReader(book.reader);
  const megabytes = texts.reduce((sum, t) => sum + t.length, 0) / 1e6;
  const ms = best(2, () => {
    for (const [i, text] of texts.entries()) readFileIndex(`bench:${i}`, text, reader);
  });
  return { name: path.basename(dir), files: texts.length, megabytes, ms };
}

const given = process.argv.slice(2);
const isFolder = (f: string): boolean => statSync(f).isDirectory();
const files = given.filter((f) => !isFolder(f));
const inputs: readonly (readonly [string, string])[] =
  given.length > 0
    ? files.map((f) => [path.basename(f), readFileSync(f, 'utf8')] as const)
    : [100_000, 1_000_000, 10_000_000].map((n) => [`generated, ${n / 1000} kB`, ordinance(n)] as const);

opened(ordinance(1_000_000));
console.log(COLUMNS.map(([h]) => h.padStart(WIDTH)).join(' '));
const rows: Row[] = [];
for (const [name, text] of inputs) {
  const row = measure(name, text);
  rows.push(row);
  console.log(`${line(row)}  ${name}`);
}

console.log(`lexicon: ${phraseCount()} phrases, ${sequenceCount()} sequences of words`);
const tagging: TaggingSpeed[] = inputs.map(([name, text]) => taggingSpeed(name, text, phrases(text)));
for (const t of tagging) console.log(taggingLine(t));

const coverage: CoverageSpeed[] = inputs.map(([name, text]) => coverageSpeed(name, text));
for (const c of coverage) console.log(coverageLine(c));

/** Milliseconds a megabyte of a text without line breaks. */
const perMegabyte = (size: number): number => {
  const text = oneLine(size);
  const runs = Math.max(3, Math.round(200_000 / size));
  return (best(runs, () => opened(text)) / size) * 1e6;
};
const single = { small: perMegabyte(10_000), large: perMegabyte(1_000_000) };
console.log(
  `one line: 10 kB ${single.small.toFixed(0)} ms/MB, 1 MB ${single.large.toFixed(0)} ms/MB (${(single.large / single.small).toFixed(2)} times as much a byte)`,
);
const [first, last] = [rows[0], rows.at(-1)];
if (first && last && first !== last)
  console.log(
    `a keystroke in ${last.name} costs ${(last.keystrokeP50 / first.keystrokeP50).toFixed(2)} times what it costs in ${first.name}`,
  );
const folders = given.filter(isFolder).map(folder);
for (const f of folders) console.log(`${f.name}: ${f.files} files, ${f.megabytes.toFixed(1)} MB, indexed in ${f.ms.toFixed(0)} ms`);
const labelled = labelledScores();
for (const l of labelled) console.log(labelledLine(l));
const results = path.join(process.cwd(), 'out/bench/results.json');
writeFileSync(results, `${JSON.stringify({ rows, tagging, coverage, single, folders, labelled }, undefined, 2)}\n`);
