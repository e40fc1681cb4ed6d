/** The short answer: how much was found, and the gravest of it in a sentence each. */
import { splitSentences } from '../../facts/sentences';
import type { Draft } from '../../index/draft';
import type { Severity } from '../../rules/types';
import { capital } from '../../text/wording';
import type { Typesetter } from './authorities';
import type { Issue, Issues } from './issues';
import { type Block, list, paragraph, type Run, type Runs, strong, words } from './paper';
import { placeOf, placeWords } from './places';
import { counted, series, typeset } from './wording';

/** Most issues that are named in the short answer. */
const MOST = 6;

const WEIGHT: Readonly<Record<Severity, (n: number) => string>> = {
  error: (n) => `${counted(n, 'issue')} on which the words as drafted are likely unlawful or unenforceable`,
  warning: (n) => `${counted(n, 'issue')} of real risk or divided authority`,
  information: (n) => `${counted(n, 'choice')} that counsel should see`,
  hint: (n) => counted(n, 'lesser point'),
};

export function shortAnswer(draft: Draft, set: Typesetter, issues: Issues): Block[] {
  const { legal, lesser, gaps, citations, drafting } = issues;
  const blocks: Block[] = [];
  const found = (['error', 'warning', 'information', 'hint'] as const).flatMap((s) => {
    const n = legal.filter((i) => i.severity === s).length;
    return n > 0 ? [WEIGHT[s](n)] : [];
  });
  const rest = [
    ...(lesser.length > 0 ? [counted(lesser.length, 'lesser point of law', 'lesser points of law')] : []),
    ...(gaps.length > 0 ? [counted(gaps.length, 'provision that the draft lacks', 'provisions that the draft lacks')] : []),
    ...(citations.length > 0 ? [counted(places(citations), 'citation to be looked at', 'citations to be looked at')] : []),
    ...(drafting.length > 0 ? [counted(places(drafting), 'point of drafting', 'points of drafting')] : []),
  ];
  if (found.length === 0) {
    blocks.push(
      paragraph(
        words(
          `The reading raised no issue of law. That is no opinion that the draft is lawful: it means that none of the patterns looked for stands in it${rest.length > 0 ? `. ${capital(series(rest))} ${lesser.length + gaps.length + places([...citations, ...drafting]) === 1 ? 'is' : 'are'} listed below` : ''}.`,
        ),
      ),
    );
  } else {
    blocks.push(
      paragraph(
        words(
          `The draft raises ${series(found)}, in ${counted(places(legal), 'place')} in all.${rest.length > 0 ? ` ${capital(series(rest))} ${lesser.length + gaps.length + places([...citations, ...drafting]) === 1 ? 'is' : 'are'} listed apart.` : ''}`,
        ),
      ),
    );
  }
  const gravest = legal.filter((i) => i.severity === 'error' || i.severity === 'warning');
  if (gravest.length > 0) {
    blocks.push(
      paragraph(
        words(
          gravest.length === 1
            ? 'It is this:'
            : gravest.length > MOST
              ? `The ${counted(MOST, 'gravest', 'gravest')}:`
              : 'In order of weight:',
        ),
      ),
    );
    blocks.push(
      list(
        gravest.slice(0, MOST).map((issue): Runs => sentence(draft, set, issue, legal.indexOf(issue) + 1)),
        gravest.length > 1,
      ),
    );
  }
  return blocks;
}

const places = (issues: readonly Issue[]): number => issues.reduce((n, i) => n + i.findings.length, 0);

function sentence(draft: Draft, set: Typesetter, issue: Issue, number: number): Run[] {
  const [first] = issue.findings;
  if (!first) return [];
  const { hit } = first;
  const more = issue.findings.length - 1;
  const where = placeWords(placeOf(draft, hit.block, hit.span.start));
  return [
    strong(typeset(issue.rule.title)),
    words(` (${where}${more > 0 ? `, and ${counted(more, 'other place')}` : ''}). `),
    ...set.runs(firstSentence(first.why), [...issue.rule.authorities, ...issue.rule.contrary]),
    words(' '),
    { text: `Issue ${number}.`, link: `#issue-${number}` },
  ];
}

/** Sentences shorter than this are more likely the end of an abbreviation, in UTF-16 units. */
const SENTENCE = 40;

/** The first sentence of a text: the rest stands at the issue itself. */
function firstSentence(text: string): string {
  const first = splitSentences(text, 0, text.length).find((s) => s.end >= SENTENCE && /[.!?][”’)]?\s*$/.test(text.slice(s.start, s.end)));
  return first ? text.slice(0, first.end).trim() : text;
}
