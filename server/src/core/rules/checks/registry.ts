/** The checks that rules may name: `match: [{code: {check: NAME}}]`. One file a check or family of checks. */
import type { CitationForms } from '../../facts/citations/forms';
import { Sign } from '../../facts/signs';
import type { DraftBlock } from '../../index/block';
import type { Draft } from '../../index/draft';
import type { DraftSection } from '../../index/section';
import type { Library } from '../../law/library';
import type { States } from '../../law/states';
import type { TermOfArt } from '../../law/types';
import type { Surroundings } from '../environment';
import type { Hit } from '../finding';
import type { Rule } from '../types';
import { doubledUnit, malformedAmount, noComma, openAge, wordsAndFigures } from './amounts';
import { leftOverBlank } from './blanks';
import { citationCheck } from './citations';
import { closedSign, danglingSupra, plainName, shortPin, unclearId } from './citations-pointing';
import { dateInFigures, daysNoTrigger, daysOf, impossibleDate, reversedRange, twelveOClock, wrongWeekday } from './dates';
import { duplicateDefinition, duplicateInSection, keyTermUndefined, redefinedTerm } from './definitions';
import { circularDefinition, outOfAlphabet } from './definitions-list';
import { driftingCapitals, noteTerms, noteUses, undefinedAcronym, undefinedTerm, unusedDefinition } from './definitions-use';
import { meansAndIncludes, ruleInDefinition } from './definitions-wording';
import { fieldPartMissing, officerBeyondReach, policyNotCodified } from './field';
import { blanketRepeal, missingEnacting, missingPart, missingResolved, missingTitle, recitalMarks, recitalPlace } from './form';
import { missingHeading } from './headings';
import { andOr, danglingEnd, leadInConflict, leadInMark, mixedConjunction, mixedMarks, noConjunction } from './lists';
import { doubledMark, doubledWord, unpairedBracket, unpairedQuote, wrongWord } from './marks';
import { duplicateNumber, gapInSeries, onlyChild, outOfOrder, sectionGap, sectionOrder, tooDeep, wrongStyle } from './numbering';
import { stateNotSet } from './place';
import {
  ambiguousReference,
  circularReference,
  danglingReference,
  misplacedReference,
  positionalReference,
  reversedReferenceRange,
  selfReference,
  unusualUnit,
} from './references';
import { remedySilent } from './remedy';

export interface CheckContext {
  readonly draft: Draft;
  readonly surroundings: Surroundings;
  readonly library: Library;
  readonly forms: CitationForms;
  readonly terms: readonly TermOfArt[];
  readonly states: States;
  /**
   * A check of a block or section says here what it looked at beyond that block or section, so that it is run again when
   * that changes: a key of the draft's tally ("names:detainer", "term:agency"), "number:4" for the sections with that
   * number, "number:?" for which numbers there are, "number:piece" for whether the draft is one ordinance numbered through,
   * "number:*" for the draft's scheme of numbers as a whole.
   */
  readonly ask: (key: string) => void;
}

export type Options = Readonly<Record<string, unknown>>;
/** Looks at one block. */
export type BlockCheck = (rule: Rule, options: Options, block: DraftBlock, context: CheckContext) => Iterable<Hit>;
/** Looks at one section, its blocks, its tree and the two sections to each side, and reports in that section's own blocks. */
export type SectionCheck = (rule: Rule, options: Options, section: DraftSection, context: CheckContext) => Iterable<Hit>;
/** Looks at the draft as a whole after every edit: it may look things up, and walks nothing. */
export type DraftCheck = (rule: Rule, options: Options, context: CheckContext) => Iterable<Hit>;

/** What a check gives that finds nothing. */
export const NO_HITS: readonly Hit[] = [];

export const BLOCK_CHECKS: ReadonlyMap<string, BlockCheck> = new Map<string, BlockCheck>([
  ['citations', citationCheck],
  ['citations-id', unclearId],
  ['citations-supra', danglingSupra],
  ['citations-short-pin', shortPin],
  ['citations-italics', plainName],
  ['citations-closed-sign', closedSign],
  ['references-ambiguous', ambiguousReference],
  ['references-circular', circularReference],
  ['references-dangling', danglingReference],
  ['references-misplaced', misplacedReference],
  ['references-positional', positionalReference],
  ['references-reversed', reversedReferenceRange],
  ['references-self', selfReference],
  ['left-over-blank', leftOverBlank],
  ['and-or', andOr],
  ['blanket-repeal', blanketRepeal],
  ['date-in-figures', dateInFigures],
  ['days-of', daysOf],
  ['doubled-mark', doubledMark],
  ['doubled-unit', doubledUnit],
  ['doubled-word', doubledWord],
  ['impossible-date', impossibleDate],
  ['malformed-amount', malformedAmount],
  ['means-and-includes', meansAndIncludes],
  ['no-comma', noComma],
  ['note-terms', noteTerms],
  ['note-uses', noteUses],
  ['open-age', openAge],
  ['reversed-range', reversedRange],
  ['rule-in-definition', ruleInDefinition],
  ['twelve-o-clock', twelveOClock],
  ['words-and-figures', wordsAndFigures],
  ['wrong-weekday', wrongWeekday],
  ['wrong-word', wrongWord],
]);

const DATES = Sign.date | Sign.slash | Sign.ordinal;

/** The signs without one of which a block check finds nothing, so that it need not be called. */
export const NEEDED_SIGNS: ReadonlyMap<string, number> = new Map<string, number>([
  ['citations', Sign.cited],
  ['citations-id', Sign.cited],
  ['citations-supra', Sign.cited],
  ['citations-short-pin', Sign.cited],
  ['citations-italics', Sign.cited],
  ['citations-closed-sign', Sign.cited],
  ['references-ambiguous', Sign.refers],
  ['references-circular', Sign.refers],
  ['references-dangling', Sign.refers],
  ['references-misplaced', Sign.refers],
  ['references-reversed', Sign.refers],
  ['references-positional', Sign.refers | Sign.watched],
  ['references-self', Sign.refers],
  ['left-over-blank', Sign.blank | Sign.colon],
  ['and-or', Sign.slash],
  ['blanket-repeal', Sign.repealed],
  ['date-in-figures', Sign.slash],
  ['days-of', Sign.within],
  ['doubled-mark', Sign.marks],
  ['doubled-unit', Sign.dollar | Sign.percent],
  ['doubled-word', Sign.twice],
  ['impossible-date', DATES],
  ['malformed-amount', Sign.dollar],
  ['no-comma', Sign.long],
  ['open-age', Sign.age],
  ['reversed-range', Sign.year],
  ['twelve-o-clock', Sign.figure],
  ['words-and-figures', Sign.written],
  ['wrong-weekday', DATES],
  ['wrong-word', Sign.watched],
]);

/** The option of a check that lists the words without which it finds nothing: `Sign.watched` tells of them. */
export const WATCHED_OPTION: ReadonlyMap<string, string> = new Map([
  ['references-positional', 'places'],
  ['wrong-word', 'watch'],
]);

export const SECTION_CHECKS: ReadonlyMap<string, SectionCheck> = new Map<string, SectionCheck>([
  ['circular-definition', circularDefinition],
  ['dangling-end', danglingEnd],
  ['days-no-trigger', daysNoTrigger],
  ['duplicate-in-section', duplicateInSection],
  ['duplicate-number', duplicateNumber],
  ['gap-in-series', gapInSeries],
  ['lead-in-conflict', leadInConflict],
  ['lead-in-mark', leadInMark],
  ['missing-heading', missingHeading],
  ['mixed-conjunction', mixedConjunction],
  ['mixed-marks', mixedMarks],
  ['no-conjunction', noConjunction],
  ['only-child', onlyChild],
  ['out-of-alphabet', outOfAlphabet],
  ['out-of-order', outOfOrder],
  ['recital-marks', recitalMarks],
  ['recital-place', recitalPlace],
  ['section-gap', sectionGap],
  ['section-order', sectionOrder],
  ['too-deep', tooDeep],
  ['unpaired-bracket', unpairedBracket],
  ['unpaired-quote', unpairedQuote],
  ['wrong-style', wrongStyle],
]);

export const DRAFT_CHECKS: ReadonlyMap<string, DraftCheck> = new Map<string, DraftCheck>([
  ['references-unit', unusualUnit],
  ['drifting-capitals', driftingCapitals],
  ['duplicate-definition', duplicateDefinition],
  ['field-part-missing', fieldPartMissing],
  ['missing-enacting', missingEnacting],
  ['missing-part', missingPart],
  ['missing-resolved', missingResolved],
  ['missing-title', missingTitle],
  ['key-term-undefined', keyTermUndefined],
  ['officer-beyond-reach', officerBeyondReach],
  ['policy-not-codified', policyNotCodified],
  ['redefined-term', redefinedTerm],
  ['remedy-silent', remedySilent],
  ['state-not-set', stateNotSet],
  ['undefined-acronym', undefinedAcronym],
  ['undefined-term', undefinedTerm],
  ['unused-definition', unusedDefinition],
]);
