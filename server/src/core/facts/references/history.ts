/** Source notes inside running text: "(Ord. 123 § 4, 2001)", "[Amended by Stats. 2006, Ch. 254, Sec. 6.]". */

const LOOK_BACK = 240;
const SOURCE =
  /^[([]\s*(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, \d{4}|(?:(?:Formerly|Repealed|Added|Amended|Enacted|Renumbered|Reenacted|History|Source|Prior code|Code \d{4}|Ord|Ords|Ordinance|Res|Stats|Acts|Laws|Stat|P\.\s?L|L\.|L\.?\s?L\.?|Derivation|Credits?)\b)|\d{4}, c)/i;

/** Whether a place stands in brackets that hold a source note: what is named there is the history of the text, not a reference. */
export function inHistory(text: string, at: number): boolean {
  let depth = 0;
  for (let i = at - 1; i >= 0 && i > at - LOOK_BACK; i--) {
    const code = text.charCodeAt(i);
    if (code === 41 || code === 93) depth++;
    else if (code === 40 || code === 91) {
      if (depth === 0) return SOURCE.test(text.slice(i, i + 40));
      depth--;
    }
  }
  return false;
}
