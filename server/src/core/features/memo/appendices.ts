/** What is printed behind the memo: the model clauses it names, fitted to the draft, and the rules that stand behind it. */
import type { Clause } from '../../clauses/types';
import { insertion, surveyOf, wordingOf } from '../clauses';
import type { FeatureContext } from '../context';
import type { Issue, Issues } from './issues';
import { type Block, heading, note, paragraph, type Runs, strong, words } from './paper';
import { typeset } from './wording';

/** The clauses in the draft's own numbering, names and terms, with blanks in brackets. */
export function clausesAppendix(ctx: FeatureContext, clauses: readonly Clause[]): Block[] {
  if (clauses.length === 0) return [];
  const survey = surveyOf(ctx);
  const texts = clauses.flatMap((clause): Block[] => {
    const wording = wordingOf(clause, undefined);
    if (!wording) return [];
    const { edits, main, summary } = insertion(ctx, clause, wording, survey);
    const text = edits[main]?.text.replace(/\r\n?/g, '\n').trim() ?? '';
    if (text === '') return [];
    return [
      paragraph(strong(`${typeset(clause.title)}.`), words(` ${typeset(clause.purpose)} `), note(typeset(summary))),
      { kind: 'text', text },
    ];
  });
  return texts.length === 0
    ? []
    : [
        heading(2, 'Appendix A. Model clauses'),
        paragraph(
          words(
            'Each is written as it would stand in this draft, with blanks in brackets. They are alternatives to be weighed, not parts of one text.',
          ),
        ),
        ...texts,
      ];
}

/** The rules behind the memo, for a reader who wants to see the page of one or to switch it off. */
export function rulesAppendix(issues: Issues): Block[] {
  const rows = [
    ...issues.legal.map((i, n) => row(`Issue ${n + 1}`, i)),
    ...issues.lesser.map((i) => row('Lesser point', i)),
    ...issues.gaps.map((i) => row('Not in the draft', i)),
    ...issues.citations.map((i) => row('Citations', i)),
    ...issues.drafting.map((i) => row('Drafting', i)),
  ];
  if (rows.length === 0) return [];
  return [
    heading(2, 'Appendix B. Rules behind this memorandum'),
    { kind: 'table', columns: 'rules', caption: 'Rules that raised the points above', head: ['Point', 'Title', 'Places', 'Rule'], rows },
  ];
}

const row = (point: string, i: Issue): Runs[] => [
  [words(point)],
  [words(typeset(i.rule.title))],
  [words(i.findings.length.toLocaleString('en-US'))],
  [words(i.rule.id)],
];
