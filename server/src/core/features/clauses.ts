/** Model clauses in a draft: which it holds, and the edits that put one in. */
import {
  clauseAlone,
  type DraftShape,
  type Fit,
  type FitFrame,
  type FitRequest,
  fitClause,
  fitClauses,
  MAIN,
  renderClause,
  type WordedClause,
} from '../clauses';
import type { UsualNames } from '../clauses/names';
import { type Headings, headingsIn, presentIn } from '../clauses/presence';
import { type Survey, surveyDraft } from '../clauses/survey';
import type { Clause, Wordings } from '../clauses/types';
import { formsIn, namesFor } from '../compose';
import type { DocumentSpan } from '../index/draft';
import { labelOfBlock } from '../index/resolve';
import { barOf } from '../law/states';
import { Surroundings } from '../rules/environment';
import { span } from '../text/span';
import type { FeatureContext } from './context';

export interface ClauseStanding {
  readonly clause: Clause;
  /** Where the draft already holds such a clause. */
  readonly present: { readonly label: string; readonly span: DocumentSpan } | undefined;
  /** Statute under which it would be void in the state that is set, or empty. */
  readonly voidHere: string;
}

export interface ClauseEdit {
  readonly span: DocumentSpan;
  readonly text: string;
}

export interface ClauseInsertion {
  /** Edits with blanks in brackets, sorted by place. */
  readonly edits: readonly ClauseEdit[];
  /** The edit that holds the clause, as a place in `edits`. */
  readonly main: number;
  /** That edit's text as a snippet. */
  readonly snippet: string;
  readonly summary: string;
}

/** The standing of every clause in the draft. */
export function clauseStandings(ctx: FeatureContext): ClauseStanding[] {
  const { draft, book } = ctx;
  const surroundings = new Surroundings(draft);
  const headings = headingsIn(draft, book.clauses);
  return book.clauses.map((clause) => standingOf(ctx, clause, headings, surroundings));
}

/** The standing of one clause. */
export const clauseStanding = (ctx: FeatureContext, clause: Clause): ClauseStanding =>
  standingOf(ctx, clause, headingsIn(ctx.draft, [clause]), new Surroundings(ctx.draft));

function standingOf(ctx: FeatureContext, clause: Clause, headings: Headings, surroundings: Surroundings): ClauseStanding {
  const block = presentIn(ctx.draft, clause, headings, surroundings);
  return {
    clause,
    present: block && {
      label: labelOfBlock(ctx.draft, block) ?? 'this draft',
      span: span(ctx.draft.startOf(block), ctx.draft.startOf(block) + block.outline.end),
    },
    voidHere: voidIn(ctx, clause),
  };
}

/** The statute that bars a clause where the draft is made, and how surely; empty where none is known to. */
function voidIn({ book, settings }: FeatureContext, clause: Clause): string {
  const state = book.states.of(settings.jurisdiction.state);
  if (!state || clause.provisions.length === 0) return '';
  const bars = clause.provisions.flatMap((p) => barOf(state, p, settings.jurisdiction.body) ?? []);
  const bar = bars.find((b) => b.reach === 'plain') ?? bars[0];
  if (!bar) return '';
  const doubts = [bar.reach === 'arguable' ? 'arguably' : '', state.confidence === 'low' ? 'low confidence' : ''].filter((d) => d !== '');
  return `${bar.statute.cite}${doubts.length > 0 ? ` (${doubts.join(', ')})` : ''}`;
}

export const wordingOf = (clause: Pick<Clause, 'wordings'>, name: string | undefined): Wordings | undefined =>
  name === undefined || name === '' ? clause.wordings[0] : clause.wordings.find((w) => w.name === name);

/**
 * How the draft is written and laid out, for insertions; one look serves for many clauses. With `near`, an offset, a very long
 * draft is looked at around that place only.
 */
export const surveyOf = (ctx: FeatureContext, near?: number): Survey =>
  surveyDraft(ctx.draft, ctx.settings, ctx.book.clauses, ctx.book.terms, usualIn(ctx.book), near);

/** What bodies are commonly called, as the forms of a new ordinance have it. */
const usualIn = (book: FeatureContext['book']): UsualNames => {
  const forms = formsIn(book.data.forms);
  return (body, state) => (forms ? namesFor(forms, { state, body, name: '' }).fills : {});
};

/** What is known of the draft into which clauses are fitted, but for its references. */
const frameOf = (ctx: FeatureContext, survey: Survey, offersDefinitions = true): Omit<FitFrame, 'references'> => ({
  order: ctx.book.order,
  shape: survey.shape,
  sections: survey.sections,
  head: survey.head,
  definitions: survey.definitions,
  offered: offersDefinitions ? ctx.book.clause('definitions')?.wordings.find((w) => w.name === MAIN) : undefined,
  skip: survey.skip,
  renumber: survey.renumber,
});

/** What is asked of the fit of a clause: into the place where such a section belongs, or behind the offset `at`. */
function requestOf(
  ctx: FeatureContext,
  clause: Clause,
  wording: Wordings,
  survey: Survey,
  at?: number,
): Omit<FitRequest, 'form' | 'references'> {
  const behind = at === undefined ? undefined : survey.sections.findIndex((s) => s.start >= at);
  return {
    ...frameOf(ctx, survey, clause.id !== 'definitions'),
    clause,
    wording,
    ...(behind === undefined ? {} : { before: behind < 0 ? survey.sections.length : behind }),
  };
}

/** The clause alone as a snippet, without what else it changes: quick enough to be asked of all clauses at once. */
export const snippetOf = (ctx: FeatureContext, clause: Clause, wording: Wordings, survey: Survey, at: number): string =>
  clauseAlone({ ...requestOf(ctx, clause, wording, survey, at), references: [], form: 'snippet' });

/**
 * The edits that put a clause into the draft, fitted to it. It goes where such a section belongs, or before the first section
 * that begins behind the offset `at`.
 */
export function insertion(ctx: FeatureContext, clause: Clause, wording: Wordings, survey = surveyOf(ctx), at?: number): ClauseInsertion {
  const request = { ...requestOf(ctx, clause, wording, survey, at), references: survey.references };
  const fit = fitClause({ ...request, form: 'plain' });
  const main = fit.edits.findIndex((e) => e.main);
  const snippet = fitClause({ ...request, form: 'snippet' }).edits.find((e) => e.main)?.newText ?? '';
  return { edits: fit.edits.map((e) => ({ span: span(e.start, e.end), text: e.newText })), main, snippet, summary: fit.summary };
}

/** The edits that put several clauses into the draft at once, each where such a section belongs, with blanks written out. */
export function fitInto(ctx: FeatureContext, wanted: readonly WordedClause[]): Fit {
  const survey = surveyOf(ctx);
  return fitClauses({ ...frameOf(ctx, survey), references: survey.references }, wanted);
}

/** Clauses that may not stand beside this one, where the draft holds one of them. */
export function excludedBy(ctx: FeatureContext, clause: Clause): ClauseStanding | undefined {
  const rivals = ctx.book.order.exclusive.filter((set) => set.includes(clause.id)).flatMap((set) => set.filter((id) => id !== clause.id));
  for (const id of rivals) {
    const rival = ctx.book.clause(id);
    const standing = rival && clauseStanding(ctx, rival);
    if (standing?.present) return standing;
  }
  return undefined;
}

/** The text of a clause for a list: its first words, without number and heading. */
export function previewOf(clause: Clause, shape: DraftShape): string {
  const wording = clause.wordings[0];
  if (!wording) return '';
  const text = renderClause(clause, wording, shape, 'plain').replace(/\s+/g, ' ').trim();
  const heading = /^#\s+(.+)$/m.exec(wording.text)?.[1]?.trim() ?? '';
  const at = text.toLowerCase().indexOf(heading.toLowerCase());
  const words = (at >= 0 ? text.slice(at + heading.length) : text).replace(/^[.\s—:]+/, '');
  return words.length <= PREVIEW ? words : `${words.slice(0, PREVIEW - 1).trimEnd()}…`;
}

/** About two lines of a pick list. */
const PREVIEW = 240;

/** How the draft is written, for previews of all clauses at once. */
export const shapeOfDraft = (ctx: FeatureContext): DraftShape => surveyOf(ctx).shape;
