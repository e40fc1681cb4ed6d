/** Checks that need no library: a reporter and its years and courts, titles of codes, days of months, forms of courts. */
import type { CitationForms, Publication } from '../facts/citations/forms';
import { smooth } from '../facts/citations/reading';
import { squeeze } from '../facts/citations/trie';
import type { Citation, Part } from '../facts/types';
import type { CitationCheck, CitationProblem } from './check';
import { firstOutside } from './pins';

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

/** Problems of form of one citation, put to `found`. `text` is the block's. */
export function checkForm(c: Citation, text: string, forms: CitationForms, found: CitationProblem[]): void {
  const { volume, reporter, year, court, date } = c.parts;
  if ((c.kind === 'usc' || c.kind === 'cfr') && volume) {
    const last = LAST_TITLE[c.kind];
    const title = Number(volume.text.replace(/\D+$/, ''));
    // A title in Roman numerals is a style.
    if (/^\d/.test(volume.text) && (title > last || title === 0))
      found.push(
        problem(
          'title',
          volume,
          '',
          `The ${c.kind === 'usc' ? 'United States Code' : 'Code of Federal Regulations'} has titles 1 to ${last}.`,
        ),
      );
  }
  if ((c.kind === 'case' || c.kind === 'short-case') && reporter) {
    const publication = forms.reporters.longest(reporter.text, 0, reporter.text.length)?.value;
    if (publication) {
      if (c.kind === 'case') {
        checkReporter(publication, year, court, forms, found);
        if (!publication.byYear) checkPin(c, text, found);
      }
      checkReporterForm(publication, reporter, found);
    }
  } else if (reporter && (c.kind === 'usc' || c.kind === 'cfr')) checkCodeForm(c.kind, reporter, text, found);
  if (court) {
    const known = forms.courts.get(squeeze(court.text));
    if (known && squeeze(known.form) !== squeeze(court.text))
      found.push(problem('court-form', court, known.form, sentence(`The court is abbreviated ${known.form}`)));
  }
  if (date) {
    const day = checkDay(date, year, forms);
    if (day) found.push(day);
  }
}

/** A reporter in no style's form: with its spaces, without any, and without periods are all styles. */
function checkReporterForm(p: Publication, reporter: Part, found: CitationProblem[]): void {
  const { text } = reporter;
  if (text === p.form || p.weak) return;
  const written = text.replace(/\s+/g, ' ').replace(/’/g, "'");
  if (written === p.form || written === p.form.replace(/ /g, '')) return;
  const bare = p.form.replace(/\./g, '');
  if (written === bare || written === bare.replace(/ /g, '')) return;
  // Another name of the reporter, such as "Fed. Appx.", is a choice of words.
  if (squeeze(written.replace(/\b2nd$/, '2d').replace(/\b3rd$/, '3d')).toLowerCase() !== squeeze(p.form).toLowerCase()) return;
  found.push(problem('reporter-form', reporter, p.form, sentence(`The reporter is abbreviated ${p.form}`)));
}

const CODES = { usc: 'U.S.C.', cfr: 'C.F.R.' } as const;

/** "U. S. C.", "U.S.C" and the like. Without any period it is a style. */
function checkCodeForm(kind: 'usc' | 'cfr', reporter: Part, text: string, found: CitationProblem[]): void {
  const right = CODES[kind];
  const written = reporter.text;
  if (written === right || !written.includes('.') || squeeze(written) !== squeeze(right)) return;
  // A period behind the form may have been left to the sentence.
  if (`${written}.` === right && text.charCodeAt(reporter.span.end) === 46) return;
  found.push(problem('reporter-form', reporter, right, `The code is abbreviated ${right}`));
}

/** A page pointed to that comes before the first page of the case. */
function checkPin(c: Citation, text: string, found: CitationProblem[]): void {
  const { pin, page, volume } = c.parts;
  if (!pin || !page || !volume || c.parallel.length > 0 || !/^\d{1,5}$/.test(page.text) || !/^\d/.test(pin.text)) return;
  const first = Number(page.text);
  const before = firstOutside(pin.text, first, Number.POSITIVE_INFINITY);
  // The number may be the volume of a report that is not known.
  if (before === undefined || /^\s+[A-Z]/.test(text.slice(pin.span.end, pin.span.end + 4))) return;
  found.push(problem('pin', pin, '', `${c.key} begins at page ${first}; page ${before} comes before it.`));
}

function checkReporter(
  p: Publication,
  year: Part | undefined,
  court: Part | undefined,
  forms: CitationForms,
  found: CitationProblem[],
): void {
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
