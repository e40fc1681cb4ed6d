/** Checks that need no library: a reporter and its years and courts, titles of codes, days of months, forms of courts. */
import type { CitationForms, Publication } from '../facts/citations/forms';
import { smooth } from '../facts/citations/reading';
import { squeeze } from '../facts/citations/trie';
import type { Citation, Part } from '../facts/types';
import type { CitationCheck, CitationProblem } from './check';

/** Last titles in use. */
const LAST_TITLE = { usc: 54, cfr: 50 } as const;
/** A volume may print a decision of the year beside its own. */
const SLACK = 1;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Ends a fact with one period. */
const sentence = (s: string): string => (s.endsWith('.') ? s : `${s}.`);

const problem = (check: CitationCheck, part: Part, right: string, fact: string): CitationProblem => ({
  check,
  span: part.span,
  found: part.text,
  right,
  fact,
  authority: '',
});

export function checkForm(c: Citation, forms: CitationForms): CitationProblem[] {
  const found: CitationProblem[] = [];
  const { volume, reporter, year, court, date } = c.parts;
  if ((c.kind === 'usc' || c.kind === 'cfr') && volume) {
    const last = LAST_TITLE[c.kind];
    const title = Number(volume.text.replace(/\D+$/, ''));
    if (title > last || title === 0)
      found.push(
        problem(
          'title',
          volume,
          '',
          `The ${c.kind === 'usc' ? 'United States Code' : 'Code of Federal Regulations'} has titles 1 to ${last}.`,
        ),
      );
  }
  if (c.kind === 'case' && reporter) {
    const publication = forms.reporters.longest(reporter.text, 0, reporter.text.length)?.value;
    if (publication) found.push(...checkReporter(publication, year, court, forms));
  }
  if (court) {
    const known = forms.courts.get(squeeze(court.text));
    if (known && squeeze(known.form) !== squeeze(court.text))
      found.push(problem('court-form', court, known.form, sentence(`The court is abbreviated ${known.form}`)));
  }
  if (date) {
    const day = checkDay(date, year, forms);
    if (day) found.push(day);
  }
  return found;
}

function checkReporter(p: Publication, year: Part | undefined, court: Part | undefined, forms: CitationForms): CitationProblem[] {
  const found: CitationProblem[] = [];
  const written = Number(year?.text ?? Number.NaN);
  if (year && !p.byYear && (written < p.first - SLACK || written > p.last + SLACK)) {
    found.push(
      problem(
        'reporter-year',
        year,
        '',
        `${p.form} prints decisions ${p.last === 9999 ? `from ${p.first} on` : `of ${p.first} to ${p.last}`}.`,
      ),
    );
  }
  const kind = court && forms.courts.get(squeeze(court.text));
  if (court && kind && p.courts.length > 0 && !p.courts.includes('any') && !p.courts.includes(kind.kind)) {
    found.push(problem('reporter-court', court, '', sentence(`${p.form} does not print decisions of ${kind.form}`)));
  }
  return found;
}

function checkDay(date: Part, year: Part | undefined, forms: CitationForms): CitationProblem | undefined {
  const m = /^([A-Za-z]+)\.?\s+(\d{1,2})/.exec(date.text);
  const month = forms.months.get(m?.[1] ?? '');
  if (!m || !month) return undefined;
  const y = Number(year?.text ?? 4);
  const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  const days = month === 2 && !leap ? 28 : (DAYS[month - 1] ?? 31);
  const day = Number(m[2]);
  if (day >= 1 && day <= days) return undefined;
  const name = [...forms.months].find(([, n]) => n === month)?.[0] ?? smooth(m[1] ?? '');
  return problem('date', date, '', `${name} has ${days} days${month === 2 && year ? ` in ${year.text}` : ''}.`);
}
