/** The issues of law one by one: the words of the draft, why they matter, authorities both ways, and what to do. */
import type { Finding } from '../../rules/finding';
import type { Jurisdiction } from '../../rules/jurisdiction';
import { severityOf } from '../../rules/severity';
import type { Severity } from '../../rules/types';
import { capital } from '../../text/wording';
import type { FeatureContext } from '../context';
import { authorityItem, setOutAt, type Typesetter } from './authorities';
import { type Issue, saidBeside } from './issues';
import { type Block, heading, list, paragraph, type Run, type Runs, strong, words } from './paper';
import { placeOf, placesWords, placeWords, quoteOf } from './places';
import { advice, changeRuns, clauseRuns, type Offered } from './remedies';
import { issueUse, type Uses } from './uses';
import { counted, stopped, typeset } from './wording';

/** Most places of one issue that are quoted; the others are named. */
const QUOTED = 12;
/** Most places that are named beyond those. */
const NAMED = 40;

const TIERS: Readonly<Record<Severity, string>> = {
  error: 'Likely unlawful or unenforceable as drafted',
  warning: 'Real risk, or authority divided',
  information: 'For counsel’s attention',
  hint: 'Lesser points',
};

/** What the parts of a memo on the law share while they are put together. */
export interface Making {
  readonly ctx: FeatureContext;
  readonly set: Typesetter;
  readonly jurisdiction: Jurisdiction;
  readonly uses: Uses;
  readonly offered: Offered;
}

export function legalPart(making: Making, issues: readonly Issue[]): Block[] {
  if (issues.length === 0) return [];
  const blocks: Block[] = [
    paragraph(
      words(
        'Quotations are from the draft as read; the operative words are marked, and the marking is ours. Each authority is set out where it is first relied on.',
      ),
    ),
  ];
  let tier: Severity | undefined;
  for (const [i, issue] of issues.entries()) {
    if (issue.severity !== tier) {
      tier = issue.severity;
      blocks.push(heading(3, TIERS[tier]));
    }
    blocks.push(...issueBlocks(making, issue, i + 1));
  }
  return blocks;
}

function issueBlocks(making: Making, issue: Issue, number: number): Block[] {
  const { ctx, set, jurisdiction } = making;
  const { rule, findings } = issue;
  const beside = [...new Set(findings.flatMap((f) => f.hit.authorities))].filter((id) => !rule.authorities.includes(id));
  const [authorities, contrary] = [[...beside, ...rule.authorities], rule.contrary];
  const names = [...authorities, ...contrary];
  const own = (text: string): Run[] => set.runs(text, names);
  const graded = severityOf(rule, jurisdiction, ctx.settings);
  const [first] = findings;
  if (!first) return [];
  return [
    heading(4, `Issue ${number}. ${typeset(rule.title)}`, `issue-${number}`),
    ...passages(ctx, set, issue, names),
    labelled('Why it matters.', own(first.why)),
    ...(graded && graded.because !== ''
      ? [
          labelled(
            'Weight here.',
            own(`Elsewhere this would rank as ${RANK[rule.severity]}; here it ranks as ${RANK[issue.severity]} (${graded.because}).`),
          ),
        ]
      : []),
    ...(rule.explanation === '' ? [] : [labelled('Analysis.', own(rule.explanation))]),
    ...authorityBlocks('Authority.', authorities, making, number, 'No authority is recorded for this point.'),
    ...authorityBlocks('To the contrary.', contrary, making, number, 'No contrary authority is recorded for this point.'),
    ...remedies(making, issue, own),
    ...(rule.whenNot === '' ? [] : [labelled('When the words may stand.', own(rule.whenNot))]),
    ...relatedPlaces(ctx, findings),
  ];
}

const labelled = (label: string, runs: Runs): Block => paragraph(strong(label), words(' '), ...runs);

const RANK: Readonly<Record<Severity, string>> = {
  error: 'likely unlawful',
  warning: 'a real risk',
  information: 'a choice to note',
  hint: 'a lesser point',
};

/** The places with the sentences quoted, and what is said of them: once where it is the same for all. */
function passages(ctx: FeatureContext, set: Typesetter, issue: Issue, names: readonly string[]): Block[] {
  const { draft } = ctx;
  const quoted = issue.findings.slice(0, QUOTED);
  const rest = issue.findings.slice(QUOTED);
  const subject = issue.findings.length > 1 ? 'Each passage' : 'The passage';
  const said = quoted.map((f) => saidBeside(f, subject));
  const alike = said.every((s) => s === said[0]);
  const blocks: Block[] = [];
  for (const f of quoted) {
    const quote = quoteOf(draft, f.hit);
    const place = placeWords(placeOf(draft, f.hit.block, f.hit.span.start));
    blocks.push(
      paragraph(
        strong(`${capital(place)}${quote ? ':' : '.'}`),
        ...(alike ? [] : [words(' '), ...set.runs(saidBeside(f, 'The passage'), names)]),
      ),
    );
    if (quote) blocks.push({ kind: 'quote', runs: quote });
  }
  if (rest.length > 0) {
    const places = rest.map((f) => placeOf(draft, f.hit.block, f.hit.span.start));
    blocks.push(paragraph(words(`The same in ${counted(rest.length, 'more place')}: ${placesWords(places, NAMED)}.`)));
  }
  if (alike && said[0] !== undefined) blocks.push(labelled('The point.', set.runs(said[0], names)));
  return blocks;
}

/** The authorities of one side. One set out at an earlier issue is cited, and the reader led there. */
function authorityBlocks(label: string, ids: readonly string[], { set, uses }: Making, number: number, none: string): Block[] {
  const items = ids.flatMap((id): Runs[] => {
    const a = set.book.authority(id);
    if (!a) return [];
    const before = uses.add(id, issueUse(number));
    return [before ? setOutAt(set, a, before) : authorityItem(set, a)];
  });
  return items.length === 0 ? [labelled(label, [words(none)])] : [paragraph(strong(label)), list(items)];
}

/** What to do, and the changes and clauses that are at hand for it. */
function remedies({ ctx, offered }: Making, { rule, findings }: Issue, own: (text: string) => Run[]): Block[] {
  const [first] = findings;
  const blocks: Block[] = first && rule.message.do !== '' ? [labelled('What to do.', own(stopped(advice(first))))] : [];
  const items = [
    ...(first?.hit.fixes ?? []).map((fix): Runs => [words('Proposed change: '), ...changeRuns(fix)]),
    ...clauseRuns(ctx, rule, offered).map((clause): Runs => [words('Model clause: '), ...clause, words('.')]),
  ];
  if (items.length > 0) blocks.push(list(items));
  return blocks;
}

/** The id of a rule in brackets, as messages about merged findings end. */
const RULE_ID = / \([a-z][a-z-]*\/[a-z0-9-]+\)(?=\.?$)/;

/** Places that a finding points to beside its own. */
function relatedPlaces(ctx: FeatureContext, findings: readonly Finding[]): Block[] {
  const seen = new Set<string>();
  const items = findings.slice(0, QUOTED).flatMap((f) =>
    f.related.flatMap((r): Runs[] => {
      const place = placeWords(placeOf(ctx.draft, r.block, r.span.start));
      const line = `${place}: ${typeset(stopped(r.text.replace(RULE_ID, '')))}`;
      if (seen.has(line)) return [];
      seen.add(line);
      return [[words(line)]];
    }),
  );
  return items.length === 0 ? [] : [paragraph(strong('See also.')), list(items)];
}
