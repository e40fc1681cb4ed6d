/** What one reference takes over from the next: "subdivision (e) of, or subdivision (k) of, Section 1351 of the Civil Code". */
import type { Found } from './chain';
import { levelOf } from './units';

const JOINED = /^\s*(?:,|,?\s*(?:and|or|and\/or)(?:\s+(?:of|in))?(?:\s+former)?)\s*$/;
const BEHIND_LATE = /^\s*,?\s*(?:(?:and|or)\s*)?(?:of,?\s*(?:(?:and|or)\s*)?)?$/;

/** The most that stands between two references of one row. */
const MOST_BETWEEN = 24;

/** Goes from the last reference to the first, so that a row of them hands on what its last one names. */
export function shareBackwards(found: Found[], text: string): void {
  for (let i = found.length - 2; i >= 0; i--) {
    const here = found[i] as Found;
    const next = found[i + 1] as Found;
    if (here.anchor !== '' || (here.law && !here.late) || next.late || here.position || next.position) continue;
    const gap = next.span.start - here.span.end;
    if (gap < 0 || gap > MOST_BETWEEN) continue;
    const between = text.slice(here.span.end, next.span.start);
    if (here.late) takeLate(here, next, between);
    else if (JOINED.test(between)) {
      // Behind a lone comma only what belongs to a row that goes on to "and" or "or".
      if (next.shared || next.joint || !/^\s*,\s*$/.test(between)) take(here, next);
      else here.law = next.law;
    }
  }
}

/** "(e) of, Section 5" stands in Section 5; "(e) of, or subdivision (k) of, Section 5" stands where (k) does. */
function takeLate(here: Found, next: Found, between: string): void {
  if (JOINED.test(between)) {
    take(here, next);
    return;
  }
  if (!/^\s*(?:of|in|under)?,/.test(between) || !BEHIND_LATE.test(between.replace(/^\s*(?:of|in|under),/, ''))) return;
  const rest = between.replace(/^\s*(?:of|in|under),?\s*/, '');
  const joined = /^(?:and|or)\b/.test(rest);
  const outer = joined ? outerFor(here, next) : next.steps;
  if (!outer) return;
  here.steps = [...outer, ...here.steps];
  here.law = next.law;
  here.anchor = next.anchor;
  here.late = false;
}

/** "subdivision one or subparagraph (i) of … the vehicle and traffic law": what the last of a row names, all name. */
function take(here: Found, next: Found): void {
  const outer = outerFor(here, next);
  here.shared = true;
  if (outer) {
    here.steps = outer.length > 0 ? [...outer, ...here.steps] : here.steps;
    here.anchor = next.anchor;
    here.law = next.law;
    here.late = false;
  } else if (next.law) [here.law, here.late] = [next.law, false];
}

/** The steps that both stand in: those before a step of the same unit, or the section where the first is the wider. */
function outerFor(here: Found, next: Found): Found['steps'] | undefined {
  const unit = here.steps[0]?.unit ?? '';
  const level = levelOf(unit);
  if (unit === 'section' || level < 0) return undefined;
  const same = next.steps.findIndex((s) => s.unit === unit);
  if (same >= 0) return next.steps.slice(0, same);
  const [first, second] = next.steps;
  if (first?.unit === 'section' && second && levelOf(second.unit) >= level) return next.steps.slice(0, 1);
  return undefined;
}
