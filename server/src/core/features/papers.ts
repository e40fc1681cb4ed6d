/** Companion papers: the list of them, and one written out with the names that a draft uses. */
import type { Book } from '../book';
import { type CompanionPaper, filledIn, type Privacy, paperColumns, paperText } from '../clauses/paper';
import { shapeOfDraft, wordingOf } from './clauses';
import type { FeatureContext } from './context';
import { dateWords, TREATMENT } from './hover/authority';

/** A paper in a list. */
export interface PaperEntry {
  readonly id: string;
  readonly title: string;
  readonly kind: CompanionPaper['kind'];
  readonly purpose: string;
  /** The main text first, each with when to choose it. */
  readonly wordings: readonly { readonly name: string; readonly when: string }[];
}

/** A paper as Markdown, ready to be edited. */
export interface WrittenPaper {
  readonly title: string;
  readonly text: string;
  /** The labels of its entries as one row of comma-separated values; empty where it has none. */
  readonly columns: string;
}

const KINDS: readonly CompanionPaper['kind'][] = ['form', 'register', 'report', 'sheet', 'card', 'notice', 'letter', 'plan'];

/** All papers, by kind and title. */
export const papersOf = (book: Book): PaperEntry[] =>
  book.papers
    .map(({ id, title, kind, purpose, wordings }) => ({
      id,
      title,
      kind,
      purpose,
      wordings: wordings.map(({ name, when }) => ({ name, when })),
    }))
    .sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || (a.title < b.title ? -1 : 1));

/** The names that a draft gives to its bodies and officers, by the blank they fill. */
export const namesIn = (ctx: FeatureContext): Readonly<Record<string, string>> => shapeOfDraft(ctx).fills;

/**
 * Writes out a paper: its text, then a part for counsel that says who fills it in, who may see it, what it rests on.
 * Undefined where there is no such paper or wording.
 */
export function writtenPaper(
  book: Book,
  id: string,
  wordingName: string | undefined,
  fills: Readonly<Record<string, string>>,
): WrittenPaper | undefined {
  const paper = book.papers.find((p) => p.id === id);
  const wording = paper && wordingOf(paper, wordingName);
  if (!paper || !wording) return undefined;
  const text = paperText(paper, wording, fills);
  return { title: paper.title, text: `${text}\n\n${forCounsel(book, paper, fills)}\n`, columns: paperColumns(paper, fills) };
}

const WHO_SEES: Readonly<Record<Privacy, string>> = {
  public: 'Anyone, once it is filled in.',
  internal: 'The agency; others after redaction.',
  restricted: 'Named officers and counsel only.',
};

const NO_LAW: ReadonlySet<string> = new Set(['agency-guidance', 'article']);

/** The part at the end that is taken out before use. */
function forCounsel(book: Book, paper: CompanionPaper, fills: Readonly<Record<string, string>>): string {
  const cite = (ids: readonly string[]): string[] =>
    ids.flatMap((id) => {
      const a = book.authority(id);
      if (!a) return [];
      // A form or a study is no law, good or bad.
      const standing = NO_LAW.has(a.kind) && a.treatment.status === 'good-law' ? '' : `${TREATMENT[a.treatment.status].toLowerCase()}, `;
      return [`- ${a.citation} (${standing}as of ${dateWords(a.asOf)})`];
    });
  const titles = paper.clauses.flatMap((id) => book.clause(id)?.title ?? []);
  const facts = [
    `- Filled in by: ${filledIn(paper.filledBy, fills)}.`,
    `- Who may see it: ${WHO_SEES[paper.privacy]}`,
    `- Kept: ${filledIn(paper.keep, fills)}, unless the records schedule or a litigation hold says otherwise.`,
    ...(titles.length > 0 ? [`- Carries out: ${titles.join('; ')}.`] : []),
  ];
  return [
    '---',
    '## For counsel: take this part out before use',
    facts.join('\n'),
    ...(paper.notes === '' ? [] : ['Before it is used:', filledIn(paper.notes, fills)]),
    ...(paper.authorities.length > 0 ? ['Rests on:', cite(paper.authorities).join('\n')] : []),
    ...(paper.contrary.length > 0 ? ['Read also, on the other side:', cite(paper.contrary).join('\n')] : []),
    '*General drafting information, dated; not a substitute for counsel’s judgment.*',
  ].join('\n\n');
}
