/** The checklist as a paper to print or send: how each item stands and where, by topic, and the answers to the eight criteria. */
import { type CoverageTopic, FORM, TOPICS } from '../coverage/types';
import { capital } from '../text/wording';
import { ANSWERS, CAVEAT, type ChecklistPaperOptions, headOf, placesOf, titleOf, yesAmong } from './checklistPaper';
import type { FeatureContext } from './context';
import { type CoverageEntry, type CoverageResult, STATUS_WORDS } from './coverage';
import { type Block, heading, note, type Paper, paragraph, type Run, type Runs, words } from './memo/paper';

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

export function coveragePaper(ctx: FeatureContext, result: CoverageResult, options: ChecklistPaperOptions): Paper {
  const blocks = headOf(ctx, 'Coverage', options, resultWords(result));
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
    CAVEAT,
  );
  return { title: `Coverage: ${titleOf(ctx, options.file)}`, blocks };
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
    [words(placesOf(item.evidence, PLACES).join(', '))],
    [...(item.note === '' ? [] : [words(`${capital(item.note)}.`)]), ...clause],
  ];
}

function criteriaOf({ criteria }: CoverageResult): readonly Block[] {
  const { yes, all } = yesAmong(criteria);
  return [
    heading(2, 'The eight criteria'),
    {
      kind: 'table',
      columns: 'criteria',
      caption: `${yes} of ${all} questions answered yes`,
      head: ['Question', 'Answer', 'Where'],
      rows: criteria.flatMap((c) =>
        c.questions.map((q) => [
          [words(`${q.id}. ${q.text}`), note(` (${c.id})`)],
          [words(ANSWERS[q.answer])],
          [words(placesOf(q.evidence, PLACES).join(', '))],
        ]),
      ),
    },
  ];
}
