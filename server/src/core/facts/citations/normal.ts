/** Normal forms in Bluebook style, from the parts that are written. */
import type { Part } from '../types';
import type { CitationForms } from './forms';
import { matchAt, type Parts, smooth } from './reading';
import { normalPin } from './tail';
import { squeeze } from './trie';

/** "Smith vs Jones" as "Smith v. Jones". */
export const normalName = (name: string): string => smooth(name.replace(/[_*]/g, '')).replace(/\s(?:vs?\.?)\s/g, ' v. ');

/** The court as it should be written, or as it is where it is not known. */
export const normalCourt = (court: string, forms: CitationForms): string => forms.courts.get(squeeze(court))?.form ?? smooth(court);

const NUMBERED = /(\d{1,4})\s+/y;

/** A cite in the form its reporter should have: "93 S.Ct. 705" as "93 S. Ct. 705". */
export function normalCite(cite: string, forms: CitationForms): string {
  const m = matchAt(NUMBERED, cite, 0);
  const hit = m && forms.reporters.longest(cite, m[0].length, cite.length);
  if (!m || !hit) return smooth(cite);
  return smooth(`${m[1]} ${hit.value.form} ${cite.slice(hit.end)}`);
}

export function normalDate(date: string): string {
  return smooth(date);
}

export function normalCase(forms: CitationForms, parts: Parts, reporter: string, parallel: readonly Part[]): string {
  const name = parts.name ? `${normalName(parts.name.text)}, ` : '';
  const docket = parts.number ? `No. ${smooth(parts.number.text)}, ` : '';
  const cite = `${parts.volume?.text ?? ''} ${reporter} ${parts.page?.text ?? ''}`.trim();
  const pages = parts.pin ? normalPin(parts.pin.text.replace(/^at\s+/, '')) : '';
  const pin = pages ? `, ${pages.startsWith('*') ? 'at ' : ''}${pages}` : '';
  const others = parallel.map((p) => `, ${normalCite(p.text, forms)}`).join('');
  const decided = [parts.court && normalCourt(parts.court.text, forms), parts.date && normalDate(parts.date.text), parts.year?.text]
    .filter(Boolean)
    .join(' ');
  const when = decided ? ` (${decided})` : '';
  return `${name}${docket}${cite}${pin}${others}${when}${parts.parenthetical ? ` ${smooth(parts.parenthetical.text)}` : ''}${parts.history ? smooth(parts.history.text).replace(/^,\s*/, ', ') : ''}`;
}
