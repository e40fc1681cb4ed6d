/** The checklist as a paper to print or send: how each item stands and where, by topic, and the answers to the eight criteria. */
import { type CoverageTopic, FORM, TOPICS } from '../coverage/types';
import { capital } from '../text/wording';
import type { FeatureContext } from './context';
import { type CoverageEntry, type CoverageEvidence, type CoverageQuestion, type CoverageResult, STATUS_WORDS } from './coverage';
import { factsOf } from './memo/facts';
import { type Block, heading, note, type Paper, paragraph, type Run, type Runs, strong, words } from './memo/paper';
import { longDate } from './memo/wording';
import { placeWords } from './statePage';

/** What the paper is told beside the draft. */
export interface CoveragePaperOptions {
  /** ISO date that it bears: core has no clock. */
  readonly date: string;
  /** Name of the draft's file without folders; empty where it has none. */
  readonly file: string;
}

/** Most places named for an item or a question. */
const PLACES = 5;

const HEADINGS: Readonly<Record<CoverageTopic, string>> = {
  custody: 'Custody',
  access: 'Access',
  information: 'Information',
  agreements: 'Agreements',
  money: 'Money',
  oversight: 'Oversight',
  form: 'Findings and frame',
};

/** A sign before each word, so that none is told by its colour. */
const SIGNS: Readonly<Record<CoverageEntry['status'], string>> = {
  contrary: '⇄',
  absent: '✕',
  partial: '◐',
  present: '✓',
  'not-applicable': '–',
};
const ANSWERS: Readonly<Record<CoverageQuestion['answer'], string>> = { yes: '✓ Yes', no: '✕ No', other: '◐ Other' };

export function coveragePaper(ctx: FeatureContext, result: CoverageResult, { date, file }: CoveragePaperOptions): Paper {
  const { title } = factsOf(ctx, file);
  const place = placeWords(ctx.book.states, ctx.settings.jurisdiction);
  const rows: (readonly [string, Runs])[] = [
    ['Draft', [words(title), ...(file === '' || file === title ? [] : [note(` (${file})`)])]],
    ['Enacted in', [words(place.where === '' ? 'Not said: state law was not checked' : place.where)]],
    ...(place.law === '' ? [] : [['State law', [words(place.law)]] as const]),
    ['Read on', [words(longDate(date))]],
    ['Result', [strong(resultWords(result))]],
  ];
  const blocks: Block[] = [
    { kind: 'heading', level: 1, runs: [words('Coverage')] },
    { kind: 'fields', rows },
  ];
  if (!result.ofTheField)
    blocks.push(paragraph(words('This draft is not about immigration enforcement, so nothing but its form was looked for.')));
  const checklist = result.items.filter((i) => i.source !== FORM);
  if (result.ofTheField)
    for (const topic of TOPICS)
      blocks.push(
        ...tableOf(
          HEADINGS[topic],
          checklist.filter((i) => i.topic === topic),
        ),
      );
  blocks.push(
    ...tableOf(
      'Form of an ordinance',
      result.items.filter((i) => i.source === FORM),
    ),
  );
  if (result.ofTheField) blocks.push(...criteriaOf(result));
  blocks.push(
    heading(2, 'How this was read'),
    paragraph(
      words(
        'Each item is told from the words of the draft. Partial: a part is there, or it holds in some cases. Contrary: the draft provides the opposite. Not applicable: the law of the state bars it or already asks for it, or it belongs to another kind of paper. Departmental orders and contracts in force were not read.',
      ),
    ),
    { kind: 'paragraph', tone: 'notice', runs: [words('General drafting information, dated; not a substitute for counsel’s judgment.')] },
  );
  return { title: `Coverage: ${title}`, blocks };
}

/** "31 of 73 items present, 4 partial, 2 contrary, 36 absent". */
export function resultWords({ score: { present, partial, absent, contrary, total } }: CoverageResult): string {
  return `${present} of ${total} items present, ${partial} partial, ${contrary} contrary, ${absent} absent`;
}

function tableOf(name: string, items: readonly CoverageEntry[]): readonly Block[] {
  if (items.length === 0) return [];
  const present = items.filter((i) => i.status === 'present').length;
  return [
    heading(2, name),
    {
      kind: 'table',
      columns: 'coverage',
      caption: `${present} of ${items.length} present`,
      head: ['Item', 'Status', 'Where', 'Note'],
      rows: items.map(rowOf),
    },
  ];
}

function rowOf(item: CoverageEntry): readonly Runs[] {
  const clause: Run[] =
    item.clause === '' || item.status === 'present'
      ? []
      : [note(item.note === '' ? `Model clause: ${item.clauseTitle}` : ` Model clause: ${item.clauseTitle}`)];
  return [
    [words(item.title), note(` (${item.id})`)],
    [words(`${SIGNS[item.status]} ${capital(STATUS_WORDS[item.status])}`)],
    [words(placesOf(item.evidence))],
    [...(item.note === '' ? [] : [words(`${capital(item.note)}.`)]), ...clause],
  ];
}

const criteriaOf = ({ criteria }: CoverageResult): readonly Block[] => [
  heading(2, 'The eight criteria'),
  {
    kind: 'table',
    columns: 'criteria',
    caption: `${criteria.flatMap((c) => c.questions).filter((q) => q.answer === 'yes').length} of ${criteria.flatMap((c) => c.questions).length} questions answered yes`,
    head: ['Question', 'Answer', 'Where'],
    rows: criteria.flatMap((c) =>
      c.questions.map((q) => [
        [words(`${q.id}. ${q.text}`), note(` (${c.id})`)],
        [words(ANSWERS[q.answer])],
        [words(placesOf(q.evidence))],
      ]),
    ),
  },
];

const placesOf = (evidence: readonly CoverageEvidence[]): string =>
  [...new Set(evidence.map((e) => e.provision))].slice(0, PLACES).join(', ');
