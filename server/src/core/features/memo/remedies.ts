/** What would mend an issue: the rule's advice, the changes of text, and the model clauses that the draft could take in. */
import type { Clause } from '../../clauses/types';
import type { Finding, TextFix } from '../../rules/finding';
import type { Rule } from '../../rules/types';
import { clauseStanding, excludedBy } from '../clauses';
import type { FeatureContext } from '../context';
import { note, type Run, type Runs, words } from './paper';
import { stopped, typeset } from './wording';

/** Most model clauses whose text is printed. */
const MOST = 10;

/** The model clauses whose text is printed, each once, in the order in which the memo first names them. */
export class Offered {
  readonly clauses: Clause[] = [];

  /** Whether its text is printed. */
  add(clause: Clause): boolean {
    if (this.clauses.length < MOST && !this.clauses.includes(clause)) this.clauses.push(clause);
    return this.clauses.includes(clause);
  }
}

/** The clauses that a rule names, each with where its text is or what stands against it. */
export function clauseRuns(ctx: FeatureContext, rule: Rule, offered: Offered): Runs[] {
  return rule.fixes.flatMap((fix): Runs[] => {
    const clause = 'clause' in fix ? ctx.book.clause(fix.clause) : undefined;
    if (!clause) return [];
    const standing = clauseStanding(ctx, clause);
    const rival = standing.present ? undefined : excludedBy(ctx, clause);
    const against = standing.present
      ? `already in the draft, ${standing.present.label}`
      : rival?.present
        ? `${rival.clause.title} stands in ${rival.present.label}`
        : standing.voidHere === ''
          ? ''
          : `would be void in this state: ${standing.voidHere}`;
    const where = against !== '' ? ` (${against})` : offered.add(clause) ? ' (Appendix A)' : '';
    return [[words(typeset(clause.title)), note(typeset(where))]];
  });
}

/** Longest stretch of words put in, and longest stretch struck, that is printed, in UTF-16 units. */
const PUT_IN = 280;
const STRUCK = 160;

/** What a change does to the words: "insert “, unless a judicial warrant …”"; empty where it is long or in several places. */
export function howChanged({ edits }: TextFix): string {
  const [edit] = edits;
  if (!edit || edits.length !== 1 || edit.text.length > PUT_IN || edit.span.end - edit.span.start > STRUCK) return '';
  const old = edit.block.textOf(edit.span).replace(/\s+/g, ' ').trim();
  const fresh = edit.text.replace(/\s+/g, ' ').trim();
  if (fresh === '') return old === '' ? '' : `strike “${old}”`;
  return old === '' ? `insert “${fresh}”` : `for “${old}” put “${fresh}”`;
}

/** "add the judicial-warrant exception: insert “, unless a judicial warrant …”" */
export function changeRuns(fix: TextFix): Run[] {
  const how = howChanged(fix);
  return [words(typeset(lower(fix.title))), words(how === '' ? '.' : `: ${stopped(how)}`)];
}

const lower = (text: string): string => (/^[A-Z][a-z]/.test(text) ? (text[0] as string).toLowerCase() + text.slice(1) : text);

/** What to do as the rule says it; what a finding adds on its weight elsewhere is told apart. */
export const advice = (f: Finding): string => f.do.replace(/ \((?:Error|Warning|Information|Hint) elsewhere; [^()]*\.\)$/, '');
