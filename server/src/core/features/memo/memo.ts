/**
 * Counsel's memo: what the reading of one draft found, put as a paper that can be sent. It says nothing that a finding, an
 * authority or the fixed words of the law book do not say, and the same draft, settings and date give the same memo.
 */
import { Surroundings } from '../../rules/environment';
import type { Finding } from '../../rules/finding';
import type { Jurisdiction } from '../../rules/jurisdiction';
import type { CitedList } from '../authorities/cited';
import type { FeatureContext } from '../context';
import { clausesAppendix, rulesAppendix } from './appendices';
import { Typesetter } from './authorities';
import { citationsPart, draftingPart } from './drafting';
import { factsOf, factsPart } from './facts';
import { issuesOf } from './issues';
import { legalPart, type Making } from './legal';
import { gapsPart, lesserPart } from './lesser';
import { limitsPart, sourcesPart } from './limits';
import { type Block, heading, type Paper, words } from './paper';
import { Offered } from './remedies';
import { shortAnswer } from './short';
import { statePart } from './state';
import { authoritiesPart, citedInDraft } from './table';
import { Uses } from './uses';
import { longDate, memoWording, typeset } from './wording';

/** What the memo is told beside the draft. */
export interface MemoOptions {
  /** ISO date that the memo bears: core has no clock. */
  readonly date: string;
  /** Name of the draft's file without folders; empty where it has none. */
  readonly file: string;
}

/** What was read of the draft. */
export interface MemoSource {
  /** All findings in order of the text. */
  readonly findings: readonly Finding[];
  /** Rules that failed on this draft, with what they said. */
  readonly failures: ReadonlyMap<string, string>;
  /** What the draft cites. */
  readonly cited: CitedList;
  readonly jurisdiction: Jurisdiction;
  /** Whether references were held against other files of a folder; undefined where none leads there. */
  readonly filesRead: boolean | undefined;
}

export function memo(ctx: FeatureContext, source: MemoSource, options: MemoOptions): Paper {
  const wording = memoWording(ctx.book.data);
  const set = new Typesetter(ctx.book, new Set(wording.ambiguousNames));
  const issues = issuesOf(source.findings, wording);
  const cited = citedInDraft(source.cited);
  const facts = factsOf(ctx, options.file);
  const making: Making = { ctx, set, jurisdiction: source.jurisdiction, uses: new Uses(), offered: new Offered() };
  const { uses, offered } = making;
  const ofLaw = issues.legal.length + issues.lesser.length + issues.gaps.length;
  const touched = ofLaw > 0 || new Surroundings(ctx.draft).isDraftOfTheField;
  let number = 0;
  const part = (title: string, blocks: readonly Block[], id?: string): Block[] => {
    if (blocks.length === 0) return [];
    number += 1;
    return [heading(2, `${number}. ${title}`, id), ...blocks];
  };
  const marking = ctx.settings.memo.marking.trim();
  return {
    title: `Memorandum: ${facts.title}`,
    blocks: [
      ...(marking === '' ? [] : [{ kind: 'paragraph', runs: [words(typeset(marking))], tone: 'marking' } as const]),
      heading(1, 'Memorandum'),
      {
        kind: 'fields',
        rows: [
          ['To', [words('[Name]')]],
          ['From', [words('[Name]')]],
          ['Date', [words(longDate(options.date))]],
          ['Re', [words(facts.title)]],
        ],
      },
      { kind: 'rule' },
      ...part('Short answer', shortAnswer(ctx.draft, set, issues)),
      ...part('The draft', factsPart(facts, ctx, source.jurisdiction)),
      ...part('Issues of law', legalPart(making, issues.legal)),
      ...part('State law', statePart(making, touched), 'state-law'),
      ...part('Lesser points of law', lesserPart(making, issues.lesser), 'lesser'),
      ...part('Provisions the draft lacks', gapsPart(making, issues.gaps), 'gaps'),
      ...part('Citations in the draft', citationsPart(ctx.draft, set, issues.citations)),
      ...part('Points of drafting', draftingPart(ctx.draft, set, issues.drafting)),
      ...part('Table of authorities', authoritiesPart(ctx.draft, set, uses, cited)),
      ...part('What was not checked', limitsPart(ctx, source, wording, cited)),
      ...part('Dates and sources', sourcesPart(set, uses, cited, options.date, ctx.settings.currency.months)),
      ...clausesAppendix(ctx, offered.clauses),
      ...rulesAppendix(issues),
      { kind: 'paragraph', runs: [words(typeset(wording.notice))], tone: 'notice' },
    ],
  };
}
