/** Points of drafting and of citation: one row each, so that a long list stays short. */
import type { Draft } from '../../index/draft';
import type { Finding } from '../../rules/finding';
import type { Severity } from '../../rules/types';
import { capital } from '../../text/wording';
import type { Typesetter } from './authorities';
import type { Issue } from './issues';
import { type Block, note, paragraph, type Runs, words } from './paper';
import { type Place, placeOf, placesWords } from './places';
import { howChanged } from './remedies';
import { stopped, typeset } from './wording';

/** Up to so many findings of a rule have a row each; more are one row with the places. */
const EACH = 3;
/** Most places named in one row. */
const PLACES = 10;

const WEIGHT: Readonly<Record<Severity, string>> = {
  error: 'Must be mended',
  warning: 'Should be looked at',
  information: 'To note',
  hint: 'Style',
};

export const draftingPart = (draft: Draft, set: Typesetter, issues: readonly Issue[]): Block[] =>
  issues.length === 0
    ? []
    : [
        paragraph(
          words(
            'These do not turn on the law of any subject. They are listed apart so that they do not stand in the way of the issues above.',
          ),
        ),
        table(draft, set, 'Points of drafting, gravest first', issues),
      ];

export const citationsPart = (draft: Draft, set: Typesetter, issues: readonly Issue[]): Block[] =>
  issues.length === 0
    ? []
    : [
        paragraph(
          words(
            'Here the draft cites authority otherwise than the library or the forms of citation have it, or says less of it than the library knows.',
          ),
        ),
        table(draft, set, 'Citations to be looked at', issues),
      ];

function table(draft: Draft, set: Typesetter, caption: string, issues: readonly Issue[]): Block {
  return {
    kind: 'table',
    columns: 'points',
    caption,
    head: ['Point', 'Where', 'What to do', 'Weight'],
    rows: issues.flatMap((i) => rowsOf(draft, set, i)),
  };
}

/** What to do, with the words of the change where they are short. */
function doRuns(f: Finding): Runs {
  const how = f.hit.fixes.map(howChanged).filter((h) => h !== '');
  return [words(typeset(f.do)), ...(how.length === 0 ? [] : [words(` ${stopped(capital(how.join('; or ')))}`)])];
}

function rowsOf(draft: Draft, set: Typesetter, issue: Issue): Runs[][] {
  const { findings, rule } = issue;
  const place = (f: Finding): Place => placeOf(draft, f.hit.block, f.hit.span.start);
  const weight = [words(WEIGHT[issue.severity])];
  if (findings.length <= EACH)
    return findings.map((f) => [set.runs(f.what, f.hit.authorities), [words(capital(placesWords([place(f)], 1)))], doRuns(f), weight]);
  const [first] = findings;
  if (!first) return [];
  const where = placesWords(findings.map(place), PLACES);
  const same = !rule.message.do.includes('{');
  return [
    [
      [words(typeset(rule.title)), note(` (${findings.length.toLocaleString('en-US')} places; the first: ${typeset(first.what)})`)],
      [words(capital(where))],
      [words(`${same ? '' : 'For the first: '}${typeset(first.do)}`)],
      weight,
    ],
  ];
}
