/** How far two words are apart: for misspellings of names and designators. */

/** Number of single letters to put in, take out, change or swap with a neighbour; `limit + 1` where it is more than `limit`. */
export function distance(a: string, b: string, limit = 3): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((row[j - 1] as number) + 1, (last[j] as number) + 1, (last[j - 1] as number) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] as number) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[b.length] as number;
}

/** Of designators in order, the one a mistyped one most likely meant: the last, where it runs past the end. */
export function closest(designator: string, present: readonly string[]): string | undefined {
  if (present.length === 0) return undefined;
  const beyond = present.every((p) => p.length === designator.length && p < designator);
  if (beyond) return present.at(-1);
  return [...present].sort((a, b) => distance(a, designator) - distance(b, designator))[0];
}
