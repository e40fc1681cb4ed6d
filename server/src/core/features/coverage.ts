/**
 * The checklist over one draft: which items it holds, with the places that show it. It is put together when it is asked for;
 * what was read of a section is kept until the section changes.
 */
import type { Book } from '../book';
import type { Shown } from '../coverage/evidence';
import { resolveCoverage } from '../coverage/plan';
import { CoverageReader } from '../coverage/read';
import { type Answer, type CoverageReport, type ItemStanding, type Score, scoreCoverage } from '../coverage/score';
import type { CoverageStatus, CoverageTopic } from '../coverage/types';
import type { DraftBlock } from '../index/block';
import type { DocumentSpan, Draft } from '../index/draft';
import { labelOfBlock } from '../index/resolve';
import type { Settings } from '../settings';
import { own, plain } from './markdown';

/** A place that shows an item. */
export interface CoverageEvidence {
  /** "§ 4(a)". */
  readonly provision: string;
  readonly span: DocumentSpan;
}

/** One item as the view, the page and the command line tell it. */
export interface CoverageEntry {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  /** Id and title of its source, and the place there. */
  readonly source: string;
  readonly sourceTitle: string;
  readonly place: string;
  readonly topic: CoverageTopic;
  readonly status: CoverageStatus;
  /** In order of the text, at most as many as were asked for. */
  readonly evidence: readonly CoverageEvidence[];
  /** How many there are; none is counted beyond 99, or beyond as many as were asked for where these are more. */
  readonly places: number;
  /** "lacks a carve-out for status information", "§ 5 goes the other way", "barred by …"; empty where there is nothing to add. */
  readonly note: string;
  /** Id of the model clause that supplies it, or empty; not offered where it would be void. */
  readonly clause: string;
  readonly clauseTitle: string;
  /** Markdown. */
  readonly card: string;
}

export interface CoverageQuestion {
  readonly id: string;
  readonly text: string;
  readonly answer: Answer;
  readonly evidence: readonly CoverageEvidence[];
}

export interface CoverageCriterion {
  readonly id: string;
  readonly title: string;
  readonly questions: readonly CoverageQuestion[];
}

export interface CoverageResult {
  /** In order of the sources. */
  readonly items: readonly CoverageEntry[];
  readonly criteria: readonly CoverageCriterion[];
  readonly score: Score;
  /** The same of the items on the form of an ordinance, which are not in `score`. */
  readonly form: Score;
  /** Whether the draft is about the field at all; else nothing but its form is told. */
  readonly ofTheField: boolean;
}

/** The statuses in words, as they are shown. */
export const STATUS_WORDS: Readonly<Record<CoverageStatus, string>> = {
  contrary: 'contrary',
  absent: 'absent',
  partial: 'partial',
  present: 'present',
  'not-applicable': 'not applicable',
};

/** Places of an item beyond so many are not counted, unless more are asked for. */
const MOST_COUNTED = 99;

const SEVERAL = 5;
const FAIR = 0.05;

export class Coverage {
  readonly reader: CoverageReader;

  /** The reader is to be told of every block, by the rules that it reads along with. */
  constructor(
    readonly draft: Draft,
    private readonly book: Book,
  ) {
    this.reader = new CoverageReader(draft, resolveCoverage(book.coverage, draft.tally));
  }

  /** Whether the draft is about the field: several of its blocks name it, or a fair part of a short one does. */
  get #ofTheField(): boolean {
    const strong = this.draft.tally.count('strong');
    return strong >= SEVERAL || (strong > 0 && strong >= this.draft.text.blocks.count * FAIR);
  }

  /** How each item stands: costs the same however long the draft is. */
  report(settings: Settings): CoverageReport {
    const { state, body } = settings.jurisdiction;
    const { evidence } = this.reader;
    return scoreCoverage(this.book.coverage, evidence, {
      ofTheField: this.#ofTheField,
      state: this.book.states.of(state),
      body,
    });
  }

  /** What a status line tells: the same counts as {@link result}, without its places. */
  counts(settings: Settings): Pick<CoverageResult, 'score' | 'form' | 'ofTheField'> {
    const { score, form } = this.report(settings);
    return { score, form, ofTheField: this.#ofTheField };
  }

  /** The whole checklist, each item with at most `most` places. */
  result(settings: Settings, most: number): CoverageResult {
    const report = this.report(settings);
    const titles = new Map(this.book.coverage.sources.map((s) => [s.id, s.title]));
    // One block may show many items.
    const labels = new Map<DraftBlock, string>();
    const labelOf: LabelOf = (block) => {
      const known = labels.get(block);
      if (known !== undefined) return known;
      const label = labelOfBlock(this.draft, block) ?? 'this draft';
      labels.set(block, label);
      return label;
    };
    return {
      items: report.items.map((s) => this.#entry(s, titles.get(s.item.source) ?? '', most, labelOf)),
      criteria: report.criteria.map(({ criterion, questions }) => ({
        id: criterion.id,
        title: this.book.coverage.item(criterion.id)?.title ?? criterion.id,
        questions: questions.map(({ question: { id, text }, answer, shownBy }) => ({
          id,
          text,
          answer,
          evidence: this.reader.evidence.places(shownBy, most).map((p) => this.#place(p, labelOf)),
        })),
      })),
      score: report.score,
      form: report.form,
      ofTheField: this.#ofTheField,
    };
  }

  #entry(standing: ItemStanding, sourceTitle: string, most: number, labelOf: LabelOf): CoverageEntry {
    const { item, status, shownBy } = standing;
    const clause = this.book.clause(item.clause);
    const shown = this.reader.evidence.places(shownBy, Math.max(most, MOST_COUNTED));
    const places = shown.slice(0, most).map((p) => this.#place(p, labelOf));
    const note = this.#noteOf(standing, labelOf);
    return {
      id: item.id,
      title: item.title,
      purpose: item.purpose,
      source: item.source,
      sourceTitle,
      place: item.place,
      topic: item.topic,
      status,
      evidence: places,
      places: shown.length,
      note,
      clause: status === 'not-applicable' ? '' : (clause?.id ?? ''),
      clauseTitle: clause?.title ?? '',
      card: cardOf(standing, places, note, sourceTitle, clause?.title ?? ''),
    };
  }

  #noteOf({ status, lacks, against, reason }: ItemStanding, labelOf: LabelOf): string {
    const [first] = this.reader.evidence.places(against, 1);
    if (status === 'partial' && first) return `${labelOf(first.block)} goes the other way`;
    if (lacks.length > 0) return `lacks ${lacks.join(', ')}`;
    return reason;
  }

  #place({ block, span: s }: Shown, labelOf: LabelOf): CoverageEvidence {
    return { provision: labelOf(block), span: this.draft.spanOf(block, s) };
  }
}

type LabelOf = (block: DraftBlock) => string;

function cardOf({ item, status }: ItemStanding, places: readonly CoverageEvidence[], note: string, source: string, clause: string): string {
  const where = [...new Set(places.map((p) => p.provision))].slice(0, 5).map(plain).join(', ');
  const standing = [STATUS_WORDS[status], where, plain(note)].filter((part) => part !== '').join(' · ');
  return [
    `**${own(item.title)}**`,
    `${standing}`,
    own(item.purpose),
    `${own(source)}: ${own(item.place)} (${own(item.id)})`,
    ...(clause === '' || status === 'not-applicable' ? [] : [`Model clause: ${own(clause)}`]),
  ].join('  \n');
}
