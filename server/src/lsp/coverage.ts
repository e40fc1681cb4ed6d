/** The messages of protocol-coverage.ts: the checklist over a draft, the scorecard, the questions on the landscape. */
import { titleOf } from '../core/features/checklistPaper';
import type { CoverageEvidence } from '../core/features/coverage';
import { dateWords } from '../core/features/hover/authority';
import { written } from '../core/features/memo/write';
import { scorecard, scorecardAsCsv } from '../core/features/scorecard';
import {
  type CoverageAnswer,
  type CoverageParams,
  CoverageRequest,
  type EvidencePlace,
  type LandscapeParams,
  LandscapeRequest,
  type LandscapeResult,
  type ScorecardParams,
  ScorecardRequest,
  type ScorecardResult,
} from '../protocol';
import type { OpenDraft } from './document';
import type { Handlers } from './handlers';
import { fileNameOf } from './memo';

/** Most places named for a question on a printed scorecard. */
const PLACES = 50;

/** Registers the handlers of the checklist, which is read along with the rules: an answer reads nothing more. */
export function answerCoverage({ connection, book, on }: Handlers): void {
  connection.onRequest(CoverageRequest, ({ uri, most }: CoverageParams, token) =>
    on('Coverage', uri, null as CoverageAnswer | null, token, (d) => {
      const { context, coverage, settings, placeOfEnactment } = d.analysis;
      const { items, criteria, ...counts } = coverage.result(settings, most);
      return {
        version: d.version,
        title: titleOf(context, fileNameOf(uri)),
        ...placeOfEnactment,
        ...counts,
        items: items.map((item) => ({ ...item, evidence: placesOf(item.evidence, d) })),
        criteria: criteria.map(({ id, title, questions }) => ({
          id,
          title,
          questions: questions.map((q) => ({ ...q, evidence: placesOf(q.evidence, d) })),
        })),
      };
    }),
  );

  connection.onRequest(ScorecardRequest, ({ uri, format, date, landscape }: ScorecardParams, token) =>
    on('Scorecard', uri, null as ScorecardResult | null, token, ({ analysis }) => {
      const result = analysis.coverage.result(analysis.settings, PLACES);
      const paper = scorecard(analysis.context, result, { date, file: fileNameOf(uri), landscape });
      return { title: paper.title, text: format === 'csv' ? scorecardAsCsv(result) : written(paper, format) };
    }),
  );

  connection.onRequest(LandscapeRequest, ({ state }: LandscapeParams): LandscapeResult => {
    const found = book.states.of(state);
    return {
      questions: book.coverage.landscape.map((q) => ({ ...q, choices: [...q.choices] })),
      law: found ? `${found.name}: ${found.summary} As of ${dateWords(found.asOf)}, ${found.confidence} confidence.` : '',
    };
  });
}

const placesOf = (evidence: readonly CoverageEvidence[], d: OpenDraft): readonly EvidencePlace[] =>
  evidence.map(({ provision, span }) => ({ provision, range: d.rangeOf(span) }));
