/** From hits to findings: severity for the jurisdiction and the user's settings, and the words of the message. */
import type { Settings } from '../settings';
import type { Finding, Hit, Related } from './finding';
import { type Rule, SEVERITIES, type Severity } from './types';

/** What the setting of a state brings with it. */
export interface Jurisdiction {
  /** Postal code, or empty. */
  readonly state: string;
  /** Federal circuit: "1" … "11", "D.C.", or empty. */
  readonly circuit: string;
  /** Posture of state law, or empty where not known. */
  readonly posture: string;
}

const CIRCUITS: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      ['1', 'ME MA NH RI PR'],
      ['2', 'CT NY VT'],
      ['3', 'DE NJ PA VI'],
      ['4', 'MD NC SC VA WV'],
      ['5', 'LA MS TX'],
      ['6', 'KY MI OH TN'],
      ['7', 'IL IN WI'],
      ['8', 'AR IA MN MO NE ND SD'],
      ['9', 'AK AZ CA HI ID MT NV OR WA GU MP'],
      ['10', 'CO KS NM OK UT WY'],
      ['11', 'AL FL GA'],
      ['D.C.', 'DC'],
    ] as const
  ).flatMap(([circuit, states]) => states.split(' ').map((s) => [s, circuit])),
);

/** The federal circuit in which a state or territory lies (28 U.S.C. § 41), or empty. */
export const circuitOf = (state: string): string => CIRCUITS[state.toUpperCase()] ?? '';

interface Grade {
  readonly severity: Severity;
  /** Why it differs from the rule's own severity, for the end of the message. */
  readonly because: string;
}

/** The severity of a rule here, or undefined where it is off. */
export function severityOf(rule: Rule, jurisdiction: Jurisdiction, settings: Settings): Grade | undefined {
  const group = rule.id.slice(0, rule.id.indexOf('/'));
  const set = settings.findings.severity[rule.id] ?? settings.findings.severity[`${group}/*`];
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

const capital = (text: string): string => (text[0] ?? '').toUpperCase() + text.slice(1);

/** Cuts a quoted part so that a message stays short. */
const brief = (text: string, max: number): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= max ? line : `${line.slice(0, max - 1).trimEnd()}…`;
};

/** Longest first sentence of a message, and longest quotation elsewhere in it. */
const WHAT_MAX = 90;
const QUOTE_MAX = 48;

/** The hit's words, each cut so that the first sentence of the message keeps its length. Facts are whole sentences and stay. */
function fitted(hit: Hit): Record<string, string> {
  const template = hit.rule.message.what;
  const names = Object.keys(hit.fill).filter((k) => k !== 'fact' && template.includes(`{${k}}`));
  const rest = fillIn(template, {}).length;
  const room = names.length > 0 ? Math.max(16, Math.floor((WHAT_MAX - rest) / names.length)) : QUOTE_MAX;
  return Object.fromEntries(
    Object.entries(hit.fill).map(([k, v]) => [k, k === 'fact' ? v : brief(v, names.includes(k) ? Math.min(room, 60) : QUOTE_MAX)]),
  );
}

class Graded implements Finding {
  constructor(
    readonly hit: Hit,
    readonly severity: Severity,
    readonly because: string,
    public related: readonly Related[],
  ) {}

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

/**
 * The findings of one block, in order of the text; of those on the very same words the gravest stays and the others become
 * related places.
 */
export function grade(hits: readonly Hit[], jurisdiction: Jurisdiction, settings: Settings): readonly Finding[] {
  let kept: Graded[] | undefined;
  for (const hit of hits) {
    const graded = severityOf(hit.rule, jurisdiction, settings);
    if (!graded) continue;
    const finding = new Graded(hit, graded.severity, graded.because, hit.related);
    kept ??= [];
    const twin = hit.absent
      ? -1
      : kept.findIndex((k) => !k.hit.absent && k.hit.span.start === hit.span.start && k.hit.span.end === hit.span.end);
    if (twin < 0) {
      kept.push(finding);
      continue;
    }
    const other = kept[twin] as Graded;
    const [first, second] = SEVERITIES.indexOf(finding.severity) < SEVERITIES.indexOf(other.severity) ? [finding, other] : [other, finding];
    first.related = [...first.related, { block: second.hit.block, span: second.hit.span, text: second.what }].slice(0, 5);
    kept[twin] = first;
  }
  return kept?.sort((a, b) => a.hit.span.start - b.hit.span.start || (a.hit.rule.id < b.hit.rule.id ? -1 : 1)) ?? NONE;
}
