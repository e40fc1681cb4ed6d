/** Model clauses behind "/" on an empty line, each written as the draft is and numbered for where it is typed. */
import type { DocumentSpan } from '../../index/draft';
import { span } from '../../text/span';
import { clauseStandings, insertion, snippetOf, surveyOf } from '../clauses';
import type { FeatureContext } from '../context';
import type { Completion } from './item';

/** All clauses. With `lazy` the edits that go with one elsewhere in the draft are left to `editsBeside`. */
export function clauseCompletions(ctx: FeatureContext, replace: DocumentSpan, lazy: boolean): Completion[] {
  const survey = surveyOf(ctx, replace.start);
  return clauseStandings(ctx).flatMap(({ clause, present, voidHere }, i) => {
    const wording = clause.wordings[0];
    if (!wording) return [];
    const status = present ? `present in ${present.label}` : voidHere ? `void here: ${voidHere}` : 'not in this draft';
    return [
      {
        label: `/${clause.slash}`,
        detail: `${clause.title} — ${status}`,
        documentation: `**${clause.title}**\n\n${clause.purpose}\n\n${clause.use}`,
        kind: 'clause' as const,
        replace,
        // A clause that the draft holds is shown, and choosing it changes nothing but the slash.
        text: present ? '' : snippetOf(ctx, clause, wording, survey, replace.start),
        snippet: true,
        also: present || lazy ? [] : editsBeside(ctx, clause.id, replace),
        sort: `${present ? '1' : '0'}${String(i).padStart(3, '0')}`,
        filter: `/${clause.slash} ${clause.title}`,
        clause: present || !lazy ? undefined : clause.id,
      },
    ];
  });
}

/** What else changes in the draft when a clause is put in the place of `replace`: definitions, later numbers, references. */
export function editsBeside(ctx: FeatureContext, id: string, replace: DocumentSpan): Completion['also'] {
  const clause = ctx.book.clause(id);
  const wording = clause?.wordings[0];
  if (!clause || !wording) return [];
  const fit = insertion(ctx, clause, wording, surveyOf(ctx, replace.start), replace.start);
  return fit.edits
    .filter((_, n) => n !== fit.main)
    .filter((e) => e.span.start > replace.end || e.span.end < replace.start)
    .map((e) => ({ span: span(e.span.start, e.span.end), text: e.text }));
}
