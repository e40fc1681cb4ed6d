/** How many findings of each gravity a draft has on screen. */
export interface Counts {
  readonly error: number;
  readonly warning: number;
  readonly information: number;
  readonly hint: number;
}

/** "12 findings", "1 finding, 3 more not shown", "No findings". Hints are not counted: the Problems panel leaves them out. */
export function summaryOf(counts: Counts, unsent: number): string {
  const count = counts.error + counts.warning + counts.information;
  const shown = count === 0 ? 'No findings' : count === 1 ? '1 finding' : `${count} findings`;
  return unsent > 0 ? `${shown}, ${unsent} more not shown` : shown;
}

/** One line a gravity, for the tooltip: "2 errors", "1 warning". */
export function linesOf(counts: Counts): string[] {
  const rows: readonly [count: number, one: string, more: string][] = [
    [counts.error, 'error', 'errors'],
    [counts.warning, 'warning', 'warnings'],
    [counts.information, 'choice to know about', 'choices to know about'],
    [counts.hint, 'hint', 'hints'],
  ];
  return rows.filter(([count]) => count > 0).map(([count, one, more]) => `${count} ${count === 1 ? one : more}`);
}

/** "1 use", "2 uses". */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
