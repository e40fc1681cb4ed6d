/** The findings as issues: one for each rule, with the places where the draft raises it, gravest first. */
import type { Finding } from '../../rules/finding';
import { fillIn } from '../../rules/severity';
import { type Rule, SEVERITIES, type Severity } from '../../rules/types';
import type { MemoWording } from './wording';

export interface Issue {
  readonly rule: Rule;
  readonly severity: Severity;
  /** In order of the text. */
  readonly findings: readonly Finding[];
}

export interface Issues {
  /** Questions of law that the words of the draft raise. */
  readonly legal: readonly Issue[];
  /** Points of law of less weight, such as what state law already asks for. */
  readonly lesser: readonly Issue[];
  /** Provisions that are not there. */
  readonly gaps: readonly Issue[];
  /** How the draft cites authority. */
  readonly citations: readonly Issue[];
  /** Drafting. */
  readonly drafting: readonly Issue[];
}

/** @param findings In order of the text. */
export function issuesOf(findings: readonly Finding[], wording: MemoWording): Issues {
  const byRule = new Map<string, { readonly rule: Rule; readonly severity: Severity; readonly findings: Finding[] }>();
  for (const f of findings) {
    const { rule } = f.hit;
    // That no state is set is told among what was not checked.
    if (rule.asksState) continue;
    const key = `${f.severity} ${rule.id}`;
    const issue = byRule.get(key);
    if (issue) issue.findings.push(f);
    else byRule.set(key, { rule, severity: f.severity, findings: [f] });
  }
  // Maps keep their order, so issues of one severity stay in order of the text.
  const all = SEVERITIES.flatMap((s) => [...byRule.values()].filter((i) => i.severity === s));
  const citing = (i: Issue): boolean => wording.citationGroups.includes(i.rule.id.slice(0, i.rule.id.indexOf('/')));
  const ofLaw = all.filter((i) => i.rule.inventory.length > 0 && !citing(i));
  const gap = (i: Issue): boolean => (i.severity === 'hint' || i.severity === 'information') && i.findings.every((f) => f.hit.absent);
  const lesser = (i: Issue): boolean => i.severity === 'hint' && !gap(i);
  return {
    legal: ofLaw.filter((i) => !gap(i) && !lesser(i)),
    lesser: ofLaw.filter(lesser),
    gaps: ofLaw.filter(gap),
    citations: all.filter(citing),
    drafting: all.filter((i) => i.rule.inventory.length === 0 && !citing(i)),
  };
}

const BEGINS = /^“\{quote\}” /;
const ENDS = /: “\{quote\}”\.$/;

/**
 * What a finding says where its sentence is quoted beside it: a message that begins with the words found speaks of the
 * passage instead, and one that ends with them leaves them out.
 */
export function saidBeside(f: Finding, subject: string): string {
  const { rule, fill } = f.hit;
  const { what } = rule.message;
  if (BEGINS.test(what)) return fillIn(what.replace(BEGINS, `${subject} `), fill);
  return ENDS.test(what) ? fillIn(what.replace(ENDS, '.'), fill) : f.what;
}
