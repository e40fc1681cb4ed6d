/**
 * The checklist over one draft: which items it holds, with the places that show it. It is put together when it is asked for;
 * what was read of a section is kept until the section changes.
 */
import type { Book } from '../book';
import { resolveCoverage } from '../coverage/plan';
import { CoverageReader, type Found, type SectionCoverage } from '../coverage/read';
import { type Answer, type AnsweredQuestion, type CoverageReport, type ItemStanding, type Score, scoreCoverage } from '../coverage/score';
import type { CoverageStatus, CoverageTopic } from '../coverage/types';
import type { DraftBlock } from '../index/block';
import type { DocumentSpan, Draft, DraftChange } from '../index/draft';
import { labelOfBlock } from '../index/resolve';
import { Surroundings } from '../rules/environment';
import type { Settings } from '../settings';
import { BySection } from './bySection';
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
  /** How many there are. */
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

const SEVERAL = 5;
const FAIR = 0.05;

export class Coverage {
  readonly #kept: BySection<SectionCoverage>;
  readonly #surroundings: Surroundings;
  readonly #reader: CoverageReader;

  constructor(
    readonly draft: Draft,
    private readonly book: Book,
  ) {
    this.#surroundings = new Surroundings(draft);
    this.#reader = new CoverageReader(draft, resolveCoverage(book.coverage, draft.tally), this.#surroundings);
    this.#kept = new BySection(draft, (section) => this.#reader.read(section), true);
  }

  /** Takes in an edit. */
  update(change: DraftChange): void {
    this.#kept.update(change);
  }

  /** Reads on; see {@link BySection.advance}. */
  advance(most: number): boolean {
    return this.#kept.advance(most);
  }

  /** Whether the draft is about the field: several of its blocks name it, or a fair part of a short one does. */
  get #ofTheField(): boolean {
    const strong = this.draft.tally.count('strong');
    return strong >= SEVERAL || (strong > 0 && strong >= this.draft.text.blocks.count * FAIR);
  }

  /** How each item stands, by what is read. */
  report(settings: Settings): CoverageReport {
    const { tally } = this.draft;
    // A section that looked beyond itself is read again where what it saw there has changed.
    this.#kept.drop(
      ({ asked, leansOnOthers }) => leansOnOthers || (asked !== undefined && [...asked].some(([k, had]) => tally.has(k) !== had)),
    );
    const found: Found[] = [];
    for (const section of this.#kept.all()) for (const each of section.found) found.push(each);
    const { state, body } = settings.jurisdiction;
    return scoreCoverage(this.book.coverage, found, {
      ofTheField: this.#ofTheField,
      state: this.book.states.of(state),
      body,
    });
  }

  /** The whole checklist, each item with at most `most` places. */
  result(settings: Settings, most: number): CoverageResult {
    const report = this.report(settings);
    const titles = new Map(this.book.coverage.sources.map((s) => [s.id, s.title]));
    return {
      items: report.items.map((s) => this.#entry(s, titles.get(s.item.source) ?? '', most)),
      criteria: report.criteria.map(({ criterion, questions }) => ({
        id: criterion.id,
        title: this.book.coverage.item(criterion.id)?.title ?? criterion.id,
        questions: questions.map((q) => this.#question(q, most)),
      })),
      score: report.score,
      form: report.form,
      ofTheField: this.#ofTheField,
    };
  }

  #question({ question, answer, evidence }: AnsweredQuestion, most: number): CoverageQuestion {
    return { id: question.id, text: question.text, answer, evidence: evidence.slice(0, most).map((f) => this.#place(f)) };
  }

  #entry(standing: ItemStanding, sourceTitle: string, most: number): CoverageEntry {
    const { item, status, evidence } = standing;
    const clause = this.book.clause(item.clause);
    const places = evidence.slice(0, most).map((f) => this.#place(f));
    const note = this.#noteOf(standing);
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
      places: evidence.length,
      note,
      clause: status === 'not-applicable' ? '' : (clause?.id ?? ''),
      clauseTitle: clause?.title ?? '',
      card: cardOf(standing, places, note, sourceTitle, clause?.title ?? ''),
    };
  }

  #noteOf({ status, lacks, against, reason }: ItemStanding): string {
    const [first] = against;
    if (status === 'partial' && first) return `${this.#labelOf(first.block)} goes the other way`;
    if (lacks.length > 0) return `lacks ${lacks.join(', ')}`;
    return reason;
  }

  #place({ block, span: s }: Found): CoverageEvidence {
    return { provision: this.#labelOf(block), span: this.draft.spanOf(block, s) };
  }

  #labelOf(block: DraftBlock): string {
    return labelOfBlock(this.draft, block) ?? 'this draft';
  }
}

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
