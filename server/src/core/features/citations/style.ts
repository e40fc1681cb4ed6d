/** How one citation reads in a style: changes of its reporter, court, dashes, section sign and, in California, its year. */
import type { CitationForms } from '../../facts/citations/forms';
import { normalCourt } from '../../facts/citations/normal';
import { squeeze } from '../../facts/citations/trie';
import type { Citation, Part } from '../../facts/types';
import { rightSign } from '../../law/check-list';
import type { CitationStyle } from '../../settings';
import { type Span, span } from '../../text/span';

/** A change of text, in offsets of the block. */
export interface StyleEdit {
  readonly span: Span;
  readonly text: string;
}

interface Manner {
  /** Reporters without the spaces inside them: "Cal.App.4th". */
  readonly closed: boolean;
  /** Between the pages of a pin. */
  readonly dash: string;
  /** Before one section and before several. */
  readonly signs: readonly [string, string];
  /** Court and year stand behind the name. */
  readonly yearFirst: boolean;
}

const BLUEBOOK: Manner = { closed: false, dash: '–', signs: ['§', '§§'], yearFirst: false };
const MANNERS: Readonly<Record<CitationStyle, Manner>> = {
  bluebook: BLUEBOOK,
  alwd: BLUEBOOK,
  california: { closed: true, dash: '-', signs: ['§', '§§'], yearFirst: true },
  municipal: { closed: false, dash: '-', signs: ['Section', 'Sections'], yearFirst: false },
};

/**
 * The changes that bring a citation into a style, in order; none where it has it.
 * @param text The block's.
 * @param next The citation behind it, which may go on with its list of sections.
 */
export function styleEdits(c: Citation, next: Citation | undefined, text: string, style: CitationStyle, forms: CitationForms): StyleEdit[] {
  const manner = MANNERS[style];
  const edits: StyleEdit[] = [];
  const put = (s: Span, words: string): void => {
    if (text.slice(s.start, s.end) !== words) edits.push({ span: s, text: words });
  };
  const { name, reporter, pin, section } = c.parts;
  if (c.kind === 'case' || c.kind === 'short-case' || c.kind === 'stat' || c.kind === 'register') {
    if (reporter) putReporter(reporter, manner, forms, put);
    for (const p of c.parallel) {
      const digits = /^\d+\s+/.exec(p.text)?.[0].length ?? 0;
      const hit = forms.reporters.longest(p.text, digits, p.text.length);
      if (digits > 0 && hit) putReporter(partOf(text, p.span.start + digits, p.span.start + hit.end), manner, forms, put);
    }
  }
  if (name && c.kind === 'case') {
    const versus = /\s(?:vs\.?|v)(?=\s)/.exec(name.text);
    if (versus) put(span(name.span.start + versus.index + 1, name.span.start + versus.index + versus[0].length), 'v.');
  }
  if (pin)
    for (const m of pin.text.matchAll(/(?<=\d)\s?[-–—]\s?(?=\*?\d)/g))
      put(span(pin.span.start + m.index, pin.span.start + m.index + m[0].length), manner.dash);
  if (section) putSign(c, next, section, text, manner, put);
  const moved = c.kind === 'case' && putDecision(c, text, manner, forms, put);
  const { court } = c.parts;
  if (court && !moved) put(court.span, normalCourt(court.text, forms));
  return edits.sort((a, b) => a.span.start - b.span.start);
}

type Put = (s: Span, words: string) => void;

const partOf = (text: string, start: number, end: number): Part => ({ text: text.slice(start, end), span: span(start, end) });

function putReporter(reporter: Part, { closed }: Manner, forms: CitationForms, put: Put): void {
  const hit = forms.reporters.longest(reporter.text, 0, reporter.text.length);
  if (!hit || hit.end !== reporter.text.length) return;
  const { form, byYear } = hit.value;
  put(reporter.span, closed && !byYear ? form.replace(/ /g, '') : form);
}

const CODES: Readonly<Record<string, string>> = { usc: 'U.S.C.', cfr: 'C.F.R.' };
/** What may stand between a federal code and its section, besides the sign. */
const GAP = /^(?:\s+|\s*,?\s*[Ss]ec(?:tions?|s?\.)\s+)$/;

/** The name of a federal code, and the sign before the section of any code. Prose keeps its words. */
function putSign(c: Citation, next: Citation | undefined, section: Part, text: string, { signs }: Manner, put: Put): void {
  const { reporter } = c.parts;
  const form = CODES[c.kind];
  // Further sections of a list share the name of their code with the first.
  const federal =
    form !== undefined &&
    reporter !== undefined &&
    reporter.span.start >= c.span.start &&
    squeeze(reporter.text) === squeeze(form) &&
    reporter.span.end < section.span.start;
  // "U.S.C" before the period of its sentence keeps it.
  if (federal && reporter && text.charCodeAt(reporter.span.end) !== 46) put(reporter.span, form);
  let at = section.span.start;
  while (at > 0 && section.span.start - at < 4 && /\s/.test(text[at - 1] ?? '')) at--;
  if (text[at - 1] === '§') {
    let start = at - 1;
    while (text[start - 1] === '§') start--;
    // Where it cannot be told how many sections follow, the sign stays as it is.
    const right = rightSign(c, next, text) ?? (at - start > 1 ? '§§' : '§');
    // A sign right behind the form stands apart from it.
    const apart = start > 0 && /[\p{L}\p{N}.,]/u.test(text[start - 1] ?? '') ? ' ' : '';
    put(span(start, section.span.start), `${apart}${right === '§§' ? signs[1] : signs[0]} `);
    return;
  }
  if (!federal || !reporter) return;
  const gap = span(reporter.span.end, section.span.start);
  // "8 U.S.C. Section 1373" is the style where sections are named in words.
  if (!GAP.test(text.slice(gap.start, gap.end))) return;
  const several = rightSign(c, next, text) === '§§';
  put(gap, ` ${several ? signs[1] : signs[0]} `);
}

/** How far before a volume a parenthesis with the year is looked for. */
const BEFORE = 60;
const DECISION_BEFORE = /\s\(([^()]{0,44}(?:1[789]|20)\d\d)\),?\s$/;

/** Moves court and year to where the style has them; whether they were moved. */
function putDecision(c: Citation, text: string, { yearFirst }: Manner, forms: CitationForms, put: Put): boolean {
  const { name, volume, page, pin, court, date, year, number } = c.parts;
  if (!name || !volume || !page || number) return false;
  const behind = Math.max(page.span.end, pin?.span.end ?? 0, ...c.parallel.map((p) => p.span.end));
  if (yearFirst) {
    if (!year || year.span.start < behind) return false;
    const first = Math.min(year.span.start, court?.span.start ?? year.span.start, date?.span.start ?? year.span.start);
    const between = text.slice(name.span.end, volume.span.start);
    const end = year.span.end + 1;
    if (!/^[*_]{0,2},[*_]{0,2}\s$/.test(between) || text.slice(behind, first) !== ' (' || text[end - 1] !== ')') return false;
    const decided = [court && normalCourt(court.text, forms), date?.text, year.text].filter(Boolean).join(' ');
    put(span(name.span.end, volume.span.start), `${between.replace(/,.*$/s, '')}${between.replace(/^[^,]*,|\s$/g, '')} (${decided}) `);
    put(span(behind, end), '');
    return true;
  }
  const before = DECISION_BEFORE.exec(text.slice(Math.max(0, volume.span.start - BEFORE), volume.span.start));
  if (!before) return false;
  const start = volume.span.start - before[0].length;
  if (start <= name.span.start || !/[\p{L}\p{N}.*_)]/u.test(text[start - 1] ?? '')) return false;
  const [, decided = ''] = before;
  const m = /^(.*?)\s*((?:1[789]|20)\d\d)$/.exec(decided);
  const named = m?.[1] ?? '';
  put(span(start, volume.span.start), ', ');
  put(span(behind, behind), ` (${named === '' ? (m?.[2] ?? '') : `${normalCourt(named, forms)} ${m?.[2] ?? ''}`})`);
  return true;
}
