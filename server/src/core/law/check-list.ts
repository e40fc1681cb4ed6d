/** What only the row of citations shows: the section sign before one or several sections, the order of parallel cites. */
import type { CitationForms, Publication } from '../facts/citations/forms';
import { normalCite } from '../facts/citations/normal';
import type { Citation } from '../facts/types';
import { span } from '../text/span';
import type { CitationProblem } from './check';

const SIGN = 167;
/** Most characters between the sections of one list. */
const BETWEEN = 8;

export function checkListed(citations: readonly Citation[], text: string, forms: CitationForms, found: CitationProblem[]): void {
  for (let i = 0; i < citations.length; i++) {
    const c = citations[i] as Citation;
    if (c.parallel.length > 0) checkOrder(c, text, forms, found);
    if (c.parts.section) checkSign(c, citations[i + 1], text, found);
  }
}

/** The sign that belongs before the section of a citation: doubled before a list or range; undefined where that cannot be told. */
export function rightSign(c: Citation, next: Citation | undefined, text: string): '§' | '§§' | undefined {
  if (isRange(c) || (next !== undefined && goesOn(c, next, text))) return '§§';
  return mayHoldMore(c, text) ? undefined : '§';
}

function checkSign(c: Citation, next: Citation | undefined, text: string, found: CitationProblem[]): void {
  const section = c.parts.section as NonNullable<Citation['parts']['section']>;
  let at = section.span.start - 1;
  while (at >= 0 && section.span.start - at < 4 && isBlank(text.charCodeAt(at))) at--;
  if (text.charCodeAt(at) !== SIGN) return;
  const end = at + 1;
  while (text.charCodeAt(at - 1) === SIGN) at--;
  const count = end - at;
  if (count > 2) return;
  const sign = (right: string, fact: string): void => {
    found.push({ check: 'sign', span: span(at, end), found: text.slice(at, end), right, fact, authority: '' });
  };
  const right = rightSign(c, next, text);
  if (count === 1 && right === '§§') sign(right, '§ stands before one section; more than one is cited here.');
  else if (count === 2 && right === '§') sign(right, '§§ stands before several sections; one is cited here.');
}

const isBlank = (code: number): boolean => code === 32 || code === 0xa0 || code === 10 || code === 13 || code === 9;

/** Whether the next citation is a further section of the same list: "1644" of "§§ 1373, 1644". */
function goesOn(c: Citation, next: Citation, text: string): boolean {
  const between = next.span.start - c.span.end;
  return (
    next.kind === c.kind &&
    between > 0 &&
    between <= BETWEEN &&
    next.parts.section?.span.start === next.span.start &&
    /^(?:,|;|\s+(?:and|or|&))\s*(?:(?:and|or|&)\s*)?$/.test(text.slice(c.span.end, next.span.start))
  );
}

/** A range of two plain numbers that rise; in local codes a dash is part of the number. */
function isRange(c: Citation): boolean {
  if (c.kind !== 'usc' && c.kind !== 'cfr') return false;
  const m = /^(\d{1,6})\s?[–—]\s?(\d{1,6})$/.exec(c.parts.section?.text ?? '');
  return m !== null && Number(m[2]) > Number(m[1]);
}

/** Whether the words may cite more than one section though only one was read. */
function mayHoldMore(c: Citation, text: string): boolean {
  const section = c.parts.section as NonNullable<Citation['parts']['section']>;
  if (/[-–—]|\bto\b|\bthrough\b|et\s+seq/.test(text.slice(section.span.start, c.span.end))) return true;
  if (/,|\band\b|\bor\b|&/.test(c.parts.subsections?.text ?? '')) return true;
  return (
    /^\s*(?:[,;–—-]|and\b|or\b|&|to\b|through\b|et\s+seq)\s*(?:(?:and|or|&|seq)\s*)?(?:§|\d|\(|et\b|seq\b|[A-Z]?\d)/.test(
      text.slice(c.span.end, c.span.end + 16),
    ) || /^,?\s*et\s+seq/.test(text.slice(c.span.end, c.span.end + 10))
  );
}

/** Place of a report among parallel ones: the official report, then regional ones, then others, databases last. */
function rankOf(p: Publication): number {
  if (p.byYear) return p.form === 'WL' || p.form.includes('LEXIS') ? 4 : 0;
  if (/^L\. Ed\./.test(p.form)) return 3;
  if (/^(?:S\. Ct\.|Cal\. Rptr\.|N\.Y\.S\.)/.test(p.form)) return 2;
  return /^(?:A\.|N\.E\.|N\.W\.|P\.|S\.E\.|S\.W\.|So\.)/.test(p.form) && p.courts.length !== 1 ? 1 : 0;
}

function checkOrder(c: Citation, text: string, forms: CitationForms, found: CitationProblem[]): void {
  const { volume, page, pin } = c.parts;
  if (!volume || !page) return;
  const cites = [span(volume.span.start, page.span.end), ...c.parallel.map((p) => p.span)];
  const written = [c.key, ...c.parallel.map((p) => normalCite(p.text, forms))];
  const ranks = written.map((w) => {
    const at = /^\d+\s+/.exec(w)?.[0].length ?? 0;
    const hit = forms.reporters.longest(w, at, w.length);
    return hit ? rankOf(hit.value) : -1;
  });
  if (ranks.includes(-1) || ranks.every((r, i) => i === 0 || r >= (ranks[i - 1] as number))) return;
  const order = written.map((w, i) => ({ w, rank: ranks[i] as number })).sort((a, b) => a.rank - b.rank);
  const whole = span((cites[0] as { start: number }).start, (cites.at(-1) as { end: number }).end);
  // A pin belongs to one of the reports: then the order is told and not changed.
  const right = pin ? '' : order.map((o) => o.w).join(', ');
  found.push({
    check: 'parallel',
    span: whole,
    found: text.slice(whole.start, whole.end),
    right,
    fact: `The order is ${order.map((o) => o.w.replace(/^\S+\s|\s\S+$/g, '')).join(', then ')} here.`,
    authority: '',
  });
}
