/** What a draft calls its levels: "subsection", "paragraph" … as its own references show. */
import type { Draft } from '../../index/draft';
import { isProvision, numberedOf, rowsOf } from './bindings';

/** The names that statutes give to levels in order, by the name of the first. */
const LADDERS: Readonly<Record<string, readonly string[]>> = {
  subsection: ['subsection', 'paragraph', 'subparagraph', 'clause', 'subclause', 'item'],
  subdivision: ['subdivision', 'paragraph', 'subparagraph', 'clause', 'item'],
};

/** Name of each level, 0 for the one directly under a section; undefined where the draft leaves it open. */
export type Units = (level: number) => string | undefined;

/** Reads the names of levels from the draft's references. Walks the text. */
export function unitsOf(draft: Draft): Units {
  const counts: Map<string, number>[] = [];
  for (const { bindings } of rowsOf(draft)) {
    for (const { reference, steps } of bindings) {
      reference.steps.forEach((step, i) => {
        const target = steps[i];
        const n = target && numberedOf(target);
        if (!n || !isProvision(n) || !/^(?:sub|para|cl|item)/.test(step.unit)) return;
        counts[n.level] ??= new Map();
        const count = counts[n.level] as Map<string, number>;
        count.set(step.unit, (count.get(step.unit) ?? 0) + 1);
      });
    }
  }
  const names = counts.map(clear);
  const ladder = LADDERS[names[0] ?? ''];
  return (level) => names[level] ?? ladder?.[level];
}

/** The name that four of five references use. */
function clear(count: ReadonlyMap<string, number> | undefined): string | undefined {
  if (!count) return undefined;
  const all = [...count.values()].reduce((a, b) => a + b, 0);
  for (const [unit, n] of count) if (n >= all * 0.8) return unit;
  return undefined;
}

/** `word` in the number and case of `like`: "Subsections" for "paragraph" gives "Paragraphs". */
export function unitLike(like: string, word: string): string {
  const plural = /s$/i.test(like) ? `${word}s` : word;
  if (like === like.toUpperCase()) return plural.toUpperCase();
  return like[0] === like[0]?.toUpperCase() ? (plural[0] ?? '').toUpperCase() + plural.slice(1) : plural;
}
