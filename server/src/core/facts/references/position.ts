/** References by place alone: "the preceding section", "the foregoing paragraph", "the section immediately following". */
import { span } from '../../text/span';
import type { Found } from './chain';
import type { UnitWord } from './units';

const BEFORE =
  /(?:^|[^A-Za-z])(?:the|The)\s{1,2}((?:immediately\s{1,2})?(preceding|previous|prior|foregoing|following|next|succeeding)\s{1,2})$/;
const BEHIND = /\s{1,2}(?:immediately|next)\s{1,2}(preceding|following|succeeding)(?![A-Za-z])/y;
/** The longest words before the unit, with room for blanks. */
const LOOK_BACK = 34;

/** A reference by place whose unit is `[start, end)`; a single one only, since "the following sections" opens a list. */
export function positionAt(text: string, start: number, end: number, word: UnitWord): Found | undefined {
  if (word.plural || word.short) return undefined;
  // Before a unit stand "…ing ", "…us ", "…or ", "…xt ": a look at one letter spares the rest.
  const last = text.charCodeAt(start - 2);
  let from = start;
  let way = '';
  if (last === 103 || last === 115 || last === 114 || last === 116) {
    const m = BEFORE.exec(text.slice(Math.max(0, start - LOOK_BACK), start));
    if (m) {
      way = m[2] as string;
      from = start - (m[1] as string).length;
    }
  }
  let to = end;
  if (way === '') {
    BEHIND.lastIndex = end;
    const m = BEHIND.exec(text);
    if (!m) return undefined;
    way = m[1] as string;
    to = end + m[0].length;
  }
  // "The following section is added:" tells of the text that comes, and leads nowhere.
  if (way === 'following' && /^\s{1,2}(?:is|are|shall be|of|to)\b/.test(text.slice(to, to + 12))) return undefined;
  return {
    span: span(from, to),
    steps: [{ unit: word.unit, designator: '', span: span(start, end) }],
    anchor: '',
    law: undefined,
    joint: undefined,
    position: way === 'following' || way === 'next' || way === 'succeeding' ? 'after' : 'before',
    shared: false,
    late: false,
  };
}
