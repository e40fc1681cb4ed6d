/**
 * Sentences of a block. A sentence ends at a full stop, or at a semicolon that a capital, a quotation mark or a
 * section sign follows; not inside an abbreviation or a citation. Inline lists, "(i) …; (ii) …", stay whole.
 */
import { type Span, span } from '../text/span';

/** Words that take a full stop and go on, without it and in lower case. */
const ABBREVIATIONS = new Set(
  `no nos art arts ch chs sec secs subsec subd subds para paras par pt pts app apps dept div ex exs fig figs ord ords res resol reg regs rev stat stats ann
   supp const amend cl cls ed eds vol vols v vs op id cf e.g i.e al etc inc co corp ltd llc assn ass'n bd bros comm'n comm dist univ u.s d.c n.y n.j n.m n.h n.c n.d
   s.c s.d cal colo conn del fla ga ill ind kan ky la mass md me mich minn miss mo mont neb nev okla or ore pa tenn tex utah va vt wash wis wyo ariz ark ala
   mr mrs ms dr prof rep sen gov hon st ave blvd rd jr sr jan feb mar apr jun jul aug sept sep oct nov dec mun code admin gen f fed cir ct pub l so ne nw se sw
   s n e w p pp u.s.c c.f.r a.m p.m approx est int min max sq ft`.split(/\s+/),
);

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9 || code === 0xa0;
const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 0xc0 && code < 0x2000);

/** Whether the full stop at `dot` ends an abbreviation, an initial or a numeral that goes on. */
function abbreviates(text: string, from: number, dot: number, next: number): boolean {
  let start = dot;
  while (start > from) {
    const c = text.charCodeAt(start - 1);
    if (!isLetter(c) && c !== 46 && c !== 39 && c !== 0x2019 && !(c >= 48 && c <= 57)) break;
    start--;
  }
  const word = text.slice(start, dot);
  if (word === '') return false;
  const lower = word.toLowerCase();
  // A sentence may end in "U.S.C." or "the D.C." too, but losing a cut there is the lesser harm.
  if (word.includes('.') && /^(?:[a-z]\.)+[a-z]$/.test(lower)) return true;
  if (/^[A-Z]$/.test(word))
    return (
      !/^(?:[A-Z][a-z]+ (?:shall|may|must)\b|(?:The|No|A|An|Any|Each|Nothing|If|This)\b)/.test(text.slice(next, next + 40)) ||
      text[start - 1] === '.'
    );
  if (!ABBREVIATIONS.has(lower)) return false;
  // Months, "or", "me", "in" and the like are words first: they abbreviate only with a capital or before a number.
  const numberFollows = /^[\d§(]/.test(text.slice(next, next + 1));
  if (
    /^(?:or|me|so|id|ex|se|la|al|ark|ill|miss|mar|code|ed|art|app|fig|res|int|min|max|ann|del|mass|wash|s|n|e|w|p|l|par|est|ord|op|cl|pt|rep|st|co|dec|no)$/.test(
      lower,
    )
  ) {
    return numberFollows || (/^[A-Z]/.test(word) && word !== word.toUpperCase()) || lower === 'cl' || lower === 'pt';
  }
  return true;
}

/**
 * Cuts `[from, to)` into sentences. The spans follow one another without gaps, so that no text is lost:
 * white space between sentences belongs to the one before.
 */
export function splitSentences(text: string, from: number, to: number): Span[] {
  const spans: Span[] = [];
  let start = from;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code !== 46 && code !== 59 && code !== 63 && code !== 33) continue;
    // Closing quotation marks and brackets belong to the sentence.
    let end = i + 1;
    for (; end < to; end++) {
      const c = text.charCodeAt(end);
      if (c !== 34 && c !== 0x201d && c !== 0x2019 && c !== 39 && c !== 41 && c !== 93) break;
    }
    if (end >= to || !isSpace(text.charCodeAt(end))) continue;
    let next = end;
    while (next < to && isSpace(text.charCodeAt(next))) next++;
    if (next >= to) break;
    const c = text.charCodeAt(next);
    const capital = (c >= 65 && c <= 90) || (c >= 0xc0 && c < 0x2000 && /\p{Lu}/u.test(text[next] as string));
    const opens = capital || c === 0x201c || c === 34 || c === 0xa7;
    if (code === 59) {
      if (!opens) continue;
    } else {
      if (!opens && c !== 40 && c !== 91 && !(c >= 48 && c <= 57)) continue;
      if (code === 46 && abbreviates(text, from, i, next)) continue;
      // A number after the full stop opens a sentence only where it is a list marker.
      if (c >= 48 && c <= 57 && !/^\d{1,3}[.)]\s/.test(text.slice(next, next + 6))) continue;
    }
    spans.push(span(start, next));
    start = next;
    i = next - 1;
  }
  if (start < to) spans.push(span(start, to));
  return spans;
}
