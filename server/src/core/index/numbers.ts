/** The section numbers of a draft that a missing one may have been meant for, found without walking the sections. */
import type { Draft } from './draft';

/** Digits, for each the nearest first. */
const DIGITS = Array.from({ length: 10 }, (_, d) =>
  Array.from({ length: 10 }, (_, o) => o).sort((a, b) => Math.abs(a - d) - Math.abs(b - d)),
);
const LONGEST = 16;

/** A section number that differs from a missing one by a slip: one sign more, less or other, or two exchanged. */
export function closestNumber(draft: Draft, number: string): string | undefined {
  if (number.length > LONGEST) return undefined;
  const last = lastNumber(draft);
  if (last && /^\d+$/.test(last) && /^\d+$/.test(number) && Number(number) > Number(last)) return last;
  for (const slip of slips(number)) {
    const held = draft.sectionsNumbered(slip).find((s) => !s.contents);
    if (held) return held.number;
  }
  return undefined;
}

function* slips(n: string): Generator<string> {
  for (let i = 0; i + 1 < n.length; i++) yield n.slice(0, i) + n.charAt(i + 1) + n.charAt(i) + n.slice(i + 2);
  // The last signs are the likeliest to be wrong.
  for (let i = n.length - 1; i >= 0; i--) for (const s of DIGITS[Number(n.charAt(i)) || 0] ?? []) yield n.slice(0, i) + s + n.slice(i + 1);
  if (n.length > 1) for (let i = n.length - 1; i >= 0; i--) yield n.slice(0, i) + n.slice(i + 1);
  for (let i = n.length; i >= 0; i--) for (const s of DIGITS[0] ?? []) yield n.slice(0, i) + s + n.slice(i);
}

/** The number of the draft's last section. */
export function lastNumber(draft: Draft): string | undefined {
  const { sections } = draft;
  for (let i = sections.length - 1; i >= 0 && i > sections.length - 40; i--) {
    const s = sections[i];
    if (s && s.kind === 'section' && !s.contents && s.number !== '') return s.number;
  }
  return undefined;
}
