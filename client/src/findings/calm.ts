/** How long an unfinished sentence keeps new findings back after the last keystroke, in milliseconds. */
export const CALM_MS = 1500;

/**
 * Which findings of a fresh reading wait, as indexes into `keys`.
 *
 * A finding is new if the drafter has not seen one like it: positions move with every keystroke, so likeness is judged by
 * key (rule and message), and as many of one key count as seen as were shown before. Those outside the sentence use up
 * that number first, since they cannot have been made by what is being typed now.
 *
 * @param keys the key of each finding of the fresh reading
 * @param shown the keys of the findings on screen
 * @param inSentence whether the finding at an index lies in the unfinished sentence under the caret
 */
export function heldBack(keys: readonly string[], shown: Iterable<string>, inSentence: (index: number) => boolean): ReadonlySet<number> {
  const seen = new Map<string, number>();
  for (const key of shown) seen.set(key, (seen.get(key) ?? 0) + 1);
  const waiting: number[] = [];
  for (const [index, key] of keys.entries()) {
    if (inSentence(index)) waiting.push(index);
    else take(seen, key);
  }
  return new Set(waiting.filter((index) => !take(seen, keys[index] ?? '')));
}

/** Uses up one of `key`; false where none is left. */
function take(counts: Map<string, number>, key: string): boolean {
  const count = counts.get(key) ?? 0;
  if (count === 0) return false;
  counts.set(key, count - 1);
  return true;
}
