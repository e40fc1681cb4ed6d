/**
 * Series of list markers under one parent, and what is wrong with them. Told from the section's tree alone and kept with
 * it, so that a keystroke in running text looks at none of it again.
 */
import type { DraftBlock } from '../../index/block';
import { markerOf, type Provision, type SectionTree } from '../../syntax/tree';

/** twice: given twice. gap: one left out before it. order: behind a later one. style: another style in its place. alone: no second one. */
export type FaultKind = 'twice' | 'gap' | 'order' | 'style' | 'alone';

export interface Fault<B extends DraftBlock> {
  readonly kind: FaultKind;
  readonly provision: Provision<B>;
  /** The provision that shows the fault: the first use, the one before, the parent. */
  readonly other: Provision<B> | undefined;
  /** The marker that was expected in its place, "(c)"; empty where none was. */
  readonly expected: string;
}

type P = Provision<DraftBlock>;

const NONE: readonly Fault<DraftBlock>[] = [];
const kept = new WeakMap<SectionTree<DraftBlock>, readonly Fault<DraftBlock>[]>();

/** All faults in the series of a section, in order of the text. */
export function faultsIn(tree: SectionTree<DraftBlock>): readonly Fault<DraftBlock>[] {
  if (tree.all.length === 0) return NONE;
  const known = kept.get(tree);
  if (known) return known;
  const found: Fault<DraftBlock>[] = [];
  look(tree.roots, undefined, found);
  for (const p of tree.all) if (p.children.length > 0) look(p.children, p, found);
  const result = found.length > 0 ? found : NONE;
  kept.set(tree, result);
  return result;
}

/** What follows a marker at the start of a line that is the rest of a broken reference: "(b) of this section". */
const REFERENCE = /^\s*(?:of (?:this|section|the|subsection|subdivision|paragraph|chapter)\b|or\b|and \(|[,;)]|above\b|below\b|hereof\b)/;
/** A marker that stands for several: "(c)-(e) Repealed", "(c) through (e) [Reserved]", "(c), (d) Repealed". */
const RANGE = /^\s*(?:[-–—,&]|to\b|through\b|thru\b|and\b)\s*[([]?[A-Za-z0-9]{1,4}[\])]?/;
/** How far a series may jump and still be taken for one: more is another thing that looks like it. */
const FAR = 3;

const after = (p: P): string => {
  const at = markerOf(p).span.end;
  return p.home.block.text.slice(at, at + 40);
};

/** Whether a marker surely opens a provision. */
const isReal = (p: P): boolean => !REFERENCE.test(after(p));

const seriesOf = (p: P): string => p.dress + p.numerals;

/** Looks at the children of one parent. */
function look(children: readonly P[], parent: P | undefined, found: Fault<DraftBlock>[]): void {
  if (children.length === 1) {
    const only = children[0] as P;
    alone(only, parent, found);
    start(only, parent, found);
    return;
  }
  const runs = runsOf(children);
  // Several lists under one parent, or lists in two styles: each is looked at by itself.
  for (const run of runs) inRun(run, found);
  if (runs.length === 1) start(children[0] as P, parent, found);
  else mixed(runs, parent, found);
}

/** Cuts children into runs of one style that do not begin again. */
function runsOf(children: readonly P[]): P[][] {
  const runs: P[][] = [];
  for (const p of children) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && seriesOf(last) === seriesOf(p) && p.value >= 2) run.push(p);
    else runs.push([p]);
  }
  return runs;
}

/** Gaps, repeats and disorder in one run. */
function inRun(run: readonly P[], found: Fault<DraftBlock>[]): void {
  if (run.length < 2) return;
  const faults: Fault<DraftBlock>[] = [];
  const byValue = new Map<string, P>();
  let highest = run[0] as P;
  byValue.set(highest.designator, highest);
  for (const p of run.slice(1)) {
    const earlier = byValue.get(p.designator);
    if (earlier) {
      if (p.home !== earlier.home && isReal(p)) faults.push({ kind: 'twice', provision: p, other: earlier, expected: '' });
    } else if (p.value < highest.value) {
      if (isReal(p)) faults.push({ kind: 'order', provision: p, other: highest, expected: '' });
    } else {
      const jump = Math.floor(p.value) - Math.floor(highest.value);
      if (jump > 1 && jump <= FAR + 1 && isReal(p) && isReal(highest) && !RANGE.test(after(highest)))
        faults.push({ kind: 'gap', provision: p, other: highest, expected: nextOf(highest) });
    }
    byValue.set(p.designator, p);
    if (p.value > highest.value) highest = p;
  }
  // A number that comes later, out of order, was not left out.
  const gaps = faults.filter((f) => f.kind === 'gap');
  const late = faults.filter((f) => f.kind === 'order');
  // Several gaps in one list are holes left by a law of which parts are printed, or no list at all.
  const wild = late.length > 2 || late.some((f) => (f.other?.value ?? 0) - f.provision.value > FAR);
  found.push(...faults.filter((f) => (f.kind !== 'gap' || (gaps.length === 1 && late.length === 0)) && (f.kind !== 'order' || !wild)));
}

/** A list that begins with a later number, or goes on in another style than it began. */
function start(first: P, parent: P | undefined, found: Fault<DraftBlock>[]): void {
  if (!parent || first.value < 2 || first.value > FAR + 1 || !isReal(first)) return;
  if (first.home === parent.home) return;
  if (
    Math.floor(parent.value) + 1 === first.value &&
    seriesOf(parent) !== seriesOf(first) &&
    parent.dress === first.dress &&
    !hasNext(parent)
  )
    found.push({ kind: 'style', provision: first, other: parent, expected: nextOf(parent) });
}

/** Whether the series of a provision goes on with the next number. */
function hasNext(p: P): boolean {
  const among = p.parent?.children;
  return among ? among.some((o) => Math.floor(o.value) === Math.floor(p.value) + 1 && seriesOf(o) === seriesOf(p)) : false;
}

/** A run in another style that goes on where the one before it ends: (a), (b), (3). */
function mixed(runs: readonly P[][], _parent: P | undefined, found: Fault<DraftBlock>[]): void {
  for (const [i, run] of runs.entries()) {
    const first = run[0] as P;
    const last = runs[i - 1]?.at(-1);
    if (!last || first.value < 2 || Math.floor(last.value) + 1 !== first.value || last.dress !== first.dress || !isReal(first)) continue;
    if (seriesOf(last) !== seriesOf(first)) found.push({ kind: 'style', provision: first, other: last, expected: nextOf(last) });
  }
}

/** A provision with no second one beside it. */
function alone(only: P, parent: P | undefined, found: Fault<DraftBlock>[]): void {
  // Whole codes begin each section with "(1)", whether or not there is a "(2)"; and "(I)" under "(H)" is a letter.
  if (!parent || letterAfter(parent, only) || only.value !== 1 || only.dress !== '()' || !isReal(only) || RANGE.test(after(only))) return;
  // Its fellows may stand in the running text.
  const { text } = only.home.block;
  const next =
    only.numerals === 'arabic'
      ? '2'
      : only.numerals === 'lower'
        ? 'b'
        : only.numerals === 'upper'
          ? 'B'
          : only.numerals === 'roman'
            ? 'ii'
            : 'II';
  if (text.includes(`(${next})`) || text.includes(`${next})`)) return;
  found.push({ kind: 'alone', provision: only, other: parent, expected: '' });
}

/** Whether a designator is the letter that follows another's: I after H. */
const letterAfter = (a: P, b: P): boolean =>
  a.designator.length === 1 && b.designator.length === 1 && a.designator.charCodeAt(0) + 1 === b.designator.charCodeAt(0);

const ROMANS = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');

/** The marker that follows a provision's own, in its style: "(c)" after "(b)". Empty where it has no plain form. */
export function nextOf(p: P): string {
  const n = Math.floor(p.value) + 1;
  const letter = n <= 26 ? String.fromCharCode(96 + n) : '';
  const plain = p.numerals === 'arabic' ? `${n}` : p.numerals === 'lower' || p.numerals === 'upper' ? letter : (ROMANS[n - 1] ?? '');
  const designator = p.numerals === 'upper' || p.numerals === 'ROMAN' ? plain.toUpperCase() : plain;
  if (designator === '') return '';
  return p.dress === '()' ? `(${designator})` : `${designator}${p.dress}`;
}
