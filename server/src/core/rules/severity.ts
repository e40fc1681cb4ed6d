/** From hits to findings: severity for the jurisdiction and the user's settings, and the words of the message. */
import type { Settings } from '../settings';
import { overlaps } from '../text/span';
import { capital } from '../text/wording';
import type { Finding, Hit, Related } from './finding';
import type { Jurisdiction, RuleHere } from './jurisdiction';
import type { Rule, Severity } from './types';

interface Grade {
  readonly severity: Severity;
  /** Why it differs from the rule's own severity, for the end of the message. */
  readonly because: string;
}

/** The severity of a rule here, or undefined where it is off. */
export function severityOf(rule: Rule, jurisdiction: Jurisdiction, settings: Settings): Grade | undefined {
  const group = rule.id.slice(0, rule.id.indexOf('/'));
  const own = settings.findings.severity[rule.id];
  if (rule.off && own === undefined) return undefined;
  const set = own ?? settings.findings.severity[`${group}/*`];
  if (set === 'off') return undefined;
  if (set) return { severity: set, because: '' };
  const variation = rule.vary.find(
    (v) =>
      (v.circuits?.includes(jurisdiction.circuit) ?? false) ||
      (v.states?.includes(jurisdiction.state) ?? false) ||
      (v.postures?.includes(jurisdiction.posture) ?? false),
  );
  return variation && variation.severity !== rule.severity
    ? { severity: variation.severity, because: variation.because }
    : { severity: rule.severity, because: '' };
}

/** Fills the names in braces; a name without a value is left out with its braces. */
export const fillIn = (template: string, fill: Readonly<Record<string, string>>): string =>
  template
    .replace(/\{([a-z]+)\}/g, (_, name: string) => fill[name] ?? '')
    .replace(/\s{2,}/g, ' ')
    .trim();

/** Cuts a quoted part so that a message stays short. */
const brief = (text: string, max: number): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= max ? line : `${line.slice(0, max - 1).trimEnd()}…`;
};

/** Longest first sentence of a message, and longest quotation elsewhere in it. */
const WHAT_MAX = 90;
const QUOTE_MAX = 48;

/** Values that are whole clauses and stay as they are. */
const WHOLE: ReadonlySet<string> = new Set(['fact', 'note']);

/** The hit's words, each cut so that the first sentence of the message keeps its length. Facts are whole sentences and stay. */
function fitted(hit: Hit): Record<string, string> {
  const template = hit.rule.message.what;
  const names = Object.keys(hit.fill).filter((k) => !WHOLE.has(k) && template.includes(`{${k}}`));
  const rest = fillIn(template, {}).length;
  const room = names.length > 0 ? Math.max(16, Math.floor((WHAT_MAX - rest) / names.length)) : QUOTE_MAX;
  return Object.fromEntries(
    Object.entries(hit.fill).map(([k, v]) => [k, WHOLE.has(k) ? v : brief(v, names.includes(k) ? Math.min(room, 60) : QUOTE_MAX)]),
  );
}

class Graded implements Finding {
  constructor(
    readonly hit: Hit,
    readonly severity: Severity,
    readonly because: string,
  ) {}

  readonly merged: Graded[] = [];

  /** The places of the hit itself, and the lesser findings on the same words, each with the rule's name. */
  get related(): readonly Related[] {
    const { hit, merged } = this;
    if (merged.length === 0) return hit.related;
    const also = merged.map((m) => ({ block: m.hit.block, span: m.hit.span, text: `${m.what} (${m.hit.rule.id})` }));
    return [...hit.related, ...also].slice(0, MOST_RELATED);
  }

  /** Once asked for they are asked for after each keystroke, so they are kept. */
  #words: { readonly what: string; readonly why: string; readonly do: string } | undefined;

  get what(): string {
    return this.#said().what;
  }

  get why(): string {
    return this.#said().why;
  }

  get do(): string {
    return this.#said().do;
  }

  #said() {
    if (this.#words) return this.#words;
    const { message } = this.hit.rule;
    const fill = fitted(this.hit);
    const because = this.because ? ` (${capital(this.hit.rule.severity)} elsewhere; ${this.because}.)` : '';
    this.#words = {
      what: capital(fillIn(message.what, fill)),
      why: fillIn(message.why, fill),
      do: `${fillIn(message.do, fill)}${because}`,
    };
    return this.#words;
  }
}

const NONE: readonly Finding[] = [];

/** Places that a finding points to at most. */
const MOST_RELATED = 5;

/** A hit as the law of the state makes it: what that law already asks for is not to be mended. */
function hitHere(hit: Hit, here: RuleHere): Hit {
  if (here.rule === hit.rule) return hit;
  const { rule } = here;
  return { ...hit, rule, fixes: rule.fixes.length > 0 ? hit.fixes : [], authorities: [...hit.authorities, ...here.authorities] };
}

/** The place of a finding's words, for those that stand on the very same. */
const placeOf = ({ span }: Hit): string => `${span.start}:${span.end}`;

const GRAVITY: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** Whether a choice that counsel should see is told with a graver finding on words of the same sentence that it shares. */
const isTold = (choice: Graded, graver: Graded): boolean =>
  choice.severity === 'information' &&
  GRAVITY[graver.severity] <= GRAVITY.information &&
  choice.hit.sentence.start === graver.hit.sentence.start &&
  choice.hit.sentence.end === graver.hit.sentence.end &&
  overlaps(choice.hit.span, graver.hit.span);

/**
 * The findings of one block, in order of the text. Of those on the very same words the gravest stays and the others are told
 * with it; so is a choice whose words a graver finding on the same sentence shares.
 */
export function grade(hits: readonly Hit[], jurisdiction: Jurisdiction, settings: Settings): readonly Finding[] {
  let all: Graded[] | undefined;
  for (const found of hits) {
    const here = jurisdiction.ruleHere(found.rule);
    const graded = here && severityOf(here.rule, jurisdiction, settings);
    if (!graded) continue;
    const hit = hitHere(found, here);
    all ??= [];
    all.push(new Graded(hit, here.met ? 'hint' : graded.severity, graded.because));
  }
  if (!all) return NONE;
  if (all.length === 1) return all;
  all.sort(
    (a, b) => GRAVITY[a.severity] - GRAVITY[b.severity] || a.hit.span.start - b.hit.span.start || (a.hit.rule.id < b.hit.rule.id ? -1 : 1),
  );
  const kept: Graded[] = [];
  const byPlace = new Map<string, Graded>();
  const bySentence = new Map<number, Graded[]>();
  for (const finding of all) {
    if (finding.hit.absent) {
      kept.push(finding);
      continue;
    }
    const place = placeOf(finding.hit);
    const beside = bySentence.get(finding.hit.sentence.start);
    const host = byPlace.get(place) ?? (finding.severity === 'information' ? beside?.find((other) => isTold(finding, other)) : undefined);
    if (host) {
      host.merged.push(finding);
      continue;
    }
    kept.push(finding);
    byPlace.set(place, finding);
    if (beside) beside.push(finding);
    else bySentence.set(finding.hit.sentence.start, [finding]);
  }
  return kept.sort((a, b) => a.hit.span.start - b.hit.span.start || (a.hit.rule.id < b.hit.rule.id ? -1 : 1));
}
