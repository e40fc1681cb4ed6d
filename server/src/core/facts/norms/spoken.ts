/** The provisions a clause speaks of: "subsection (b)", "section 4", "this section". */
import type { Reference, SpokenOf } from '../types';
import type { Tokens } from './tokens';
import { Class, is, W } from './words';

export const NOTHING_SPOKEN_OF: readonly SpokenOf[] = [];

/** A provision that is meant and not named. */
export const UNTOLD: readonly SpokenOf[] = [{ reference: undefined, unit: '' }];

/** The provision the words themselves stand in: "this does not bar". */
export const HERE: readonly SpokenOf[] = [{ reference: undefined, unit: 'provision' }];

/** Those named in the words `[from, to)`; other laws are left out. References must be in order of place. */
export function spokenOf(t: Tokens, from: number, to: number, references: readonly Reference[]): readonly SpokenOf[] {
  if (to <= from) return NOTHING_SPOKEN_OF;
  const start = t.start[from] as number;
  const end = t.end[to - 1] as number;
  const found: SpokenOf[] = [];
  let anchored = -1;
  let next = 0;
  for (let i = from; i < to; i++) {
    const at = t.start[i] as number;
    for (; next < references.length && (references[next] as Reference).span.start <= at; next++) {
      const r = references[next] as Reference;
      if (r.span.start < start || r.span.end > end + 2) continue;
      anchored = Math.max(anchored, r.anchor === '' ? r.span.end : r.span.end + OF_THIS);
      if (!r.law) found.push({ reference: r, unit: '' });
    }
    if (t.id[i] !== W.this || at < anchored) continue;
    const unit = t.id[i + 1] === W.local ? i + 2 : i + 1;
    if (unit < to && is(t.id[unit] as number, Class.Unit))
      found.push({ reference: undefined, unit: t.text.slice(t.start[unit], t.end[unit]).toLowerCase() });
  }
  return found.length > 0 ? found : NOTHING_SPOKEN_OF;
}

/** Length of " of this": words behind a reference that belong to it. */
const OF_THIS = 9;

/** Equal provisions, written alike and at the same place, give an equal key: whoever reads on from here shows the words. */
export const keyOf = (list: readonly SpokenOf[]): string =>
  list
    .map(({ reference: r, unit }) =>
      r
        ? `${r.steps.map((s) => `${s.unit} ${s.designator}`).join('/')}~${r.anchor}~${r.position ?? ''}~${r.joint ?? ''}@${r.span.start}-${r.span.end}`
        : `?${unit}`,
    )
    .join('&');
