/** Points of law of less weight, and provisions that are not there: a row each. */
import type { Authority } from '../../law/types';
import { capital } from '../../text/wording';
import { citeRuns } from './authorities';
import { type Issue, saidBeside } from './issues';
import type { Making } from './legal';
import { type Block, note, paragraph, type Run, type Runs, strong, words } from './paper';
import { placeOf, placesWords } from './places';
import { advice, clauseRuns } from './remedies';
import type { Use } from './uses';
import { stopped, typeset } from './wording';

/** Most places named in one row. */
const PLACES = 6;

export function lesserPart(making: Making, issues: readonly Issue[]): Block[] {
  if (issues.length === 0) return [];
  const use: Use = { label: 'Lesser points', link: '#lesser' };
  return [
    {
      kind: 'table',
      columns: 'lesser',
      caption: 'Lesser points of law',
      head: ['Point', 'Where', 'Why, and what to do', 'Authority'],
      rows: issues.map((i): Runs[] => {
        const places = i.findings.map((f) => placeOf(making.ctx.draft, f.hit.block, f.hit.span.start));
        return [point(making, i), [words(capital(placesWords(places, PLACES)))], whyAndDo(making, i), cites(making, i, use)];
      }),
    },
  ];
}

export function gapsPart(making: Making, issues: readonly Issue[]): Block[] {
  if (issues.length === 0) return [];
  const use: Use = { label: 'Provisions the draft lacks', link: '#gaps' };
  return [
    paragraph(
      words('Nothing here is unlawful. A draft of this kind often has these provisions, and each is for the drafter to want or not.'),
    ),
    {
      kind: 'table',
      columns: 'gaps',
      caption: 'Provisions the draft lacks',
      head: ['Provision', 'Why', 'Model clause', 'Authority'],
      rows: issues.map((i): Runs[] => {
        const clauses = clauseRuns(making.ctx, i.rule, making.offered);
        return [point(making, i), why(making, i), clauses.length === 0 ? [words('—')] : joined(clauses), cites(making, i, use)];
      }),
    },
  ];
}

const namesOf = ({ rule, findings }: Issue): string[] => [
  ...new Set([...findings.flatMap((f) => f.hit.authorities), ...rule.authorities, ...rule.contrary]),
];

const point = ({ set }: Making, i: Issue): Run[] => [
  strong(typeset(stopped(i.rule.title))),
  words(' '),
  ...set.runs(i.findings[0] ? saidBeside(i.findings[0], 'The passage') : '', namesOf(i)),
];

const why = ({ set }: Making, i: Issue): Run[] => set.runs(i.findings[0]?.why ?? '', namesOf(i));

const whyAndDo = (making: Making, i: Issue): Run[] => {
  const [first] = i.findings;
  return [...why(making, i), words(' '), ...making.set.runs(first ? stopped(advice(first)) : '', namesOf(i))];
};

/** The cites in one cell, those on the other side behind a "but see". */
function cites({ set, uses }: Making, i: Issue, use: Use): Runs {
  const own = namesOf(i).filter((id) => !i.rule.contrary.includes(id));
  const listed = (ids: readonly string[]): Runs[] =>
    ids.flatMap((id): Runs[] => {
      const a: Authority | undefined = set.book.authority(id);
      if (!a) return [];
      uses.add(id, use);
      return [citeRuns(set.book, a)];
    });
  const [with_, against] = [listed(own), listed(i.rule.contrary)];
  if (with_.length + against.length === 0) return [words('—')];
  return [...joined(with_), ...(against.length > 0 ? [note(with_.length > 0 ? '; but see ' : 'But see '), ...joined(against)] : [])];
}

const joined = (parts: readonly Runs[]): Run[] => parts.flatMap((p, i) => (i > 0 ? [words('; '), ...p] : [...p]));
