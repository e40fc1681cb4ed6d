import type { InitOptions } from '../../server/src/protocol';

/** The language id of drafts. */
export const LANGUAGE = 'ordinance';

/** The section of the settings, and the prefix of every command and context key. */
export const SECTION = 'homeRule';

/** The scheme of pages and previews that exist in memory alone. */
export const PAGE_SCHEME = 'home-rule';

/** The `source` of every finding, as shown beside it. */
export const SOURCE = 'Home Rule';

/** Command ids, as contributed in package.json. */
export const COMMAND = {
  newOrdinance: 'homeRule.newOrdinance',
  completeDraft: 'homeRule.completeDraft',
  insertClause: 'homeRule.insertClause',
  insertCitation: 'homeRule.insertCitation',
  explainSentence: 'homeRule.explainSentence',
  explainFinding: 'homeRule.explainFinding',
  nextProblemCitation: 'homeRule.nextProblemCitation',
  previousProblemCitation: 'homeRule.previousProblemCitation',
  normalizeCitations: 'homeRule.normalizeCitations',
  insertTableOfAuthorities: 'homeRule.insertTableOfAuthorities',
  renumberLevel: 'homeRule.renumberLevel',
  renumberSection: 'homeRule.renumberSection',
  renumberDocument: 'homeRule.renumberDocument',
  moveUp: 'homeRule.moveUp',
  moveDown: 'homeRule.moveDown',
  promote: 'homeRule.promote',
  demote: 'homeRule.demote',
  writeMemo: 'homeRule.writeMemo',
  newCompanionPaper: 'homeRule.newCompanionPaper',
  setJurisdiction: 'homeRule.setJurisdiction',
  treatAsOrdinance: 'homeRule.treatAsOrdinance',
  openSample: 'homeRule.openSample',
  getStarted: 'homeRule.getStarted',
  restart: 'homeRule.restart',
  showLog: 'homeRule.showLog',
  copySupportReport: 'homeRule.copySupportReport',
  showCoverage: 'homeRule.showCoverage',
  showSpectrum: 'homeRule.showSpectrum',
  showAuthorities: 'homeRule.showAuthorities',
  coverageInsert: 'homeRule.coverage.insert',
  coverageGoToEvidence: 'homeRule.coverage.goToEvidence',
  coverageWhy: 'homeRule.coverage.why',
  coverageNotWanted: 'homeRule.coverage.notWanted',
  coverageWantAgain: 'homeRule.coverage.wantAgain',
  coverageGroupBy: 'homeRule.coverage.groupBy',
  coverageFilter: 'homeRule.coverage.filter',
  coverageClearFilter: 'homeRule.coverage.clearFilter',
  openScorecard: 'homeRule.openScorecard',
  exportScorecard: 'homeRule.exportScorecard',
  answerLandscape: 'homeRule.answerLandscape',
  spectrumExplain: 'homeRule.spectrum.explain',
  authoritiesGroupBy: 'homeRule.authorities.groupBy',
  authoritiesCopyTable: 'homeRule.authorities.copyTable',
  authoritiesCopyCitation: 'homeRule.authorities.copyCitation',
  authoritiesOpen: 'homeRule.authorities.open',
  authoritiesExplain: 'homeRule.authorities.explain',
  authoritiesShowCard: 'homeRule.authorities.showCard',
  authoritiesNextUse: 'homeRule.authorities.nextUse',
  authoritiesFindUses: 'homeRule.authorities.findUses',
  previewApply: 'homeRule.preview.apply',
  previewCancel: 'homeRule.preview.cancel',
  /** Not contributed: links in cards need them, a palette does not. */
  goTo: 'homeRule.goTo',
  showReferences: 'homeRule.showReferences',
  /** Not contributed: rows of the views carry it. */
  revealRow: 'homeRule.views.reveal',
  /** Not contributed: actions carry it. */
  changeStructure: 'homeRule.changeStructure',
  turnOffFinding: 'homeRule.turnOffFinding',
} as const;

/** View ids, as contributed in package.json. */
export const VIEW = {
  coverage: 'homeRule.coverage',
  spectrum: 'homeRule.spectrum',
  authorities: 'homeRule.authorities',
} as const;

/** The commands that cards may link to. */
export const CARD_COMMANDS: NonNullable<InitOptions['commands']> = {
  explain: COMMAND.explainFinding,
  insertClause: COMMAND.insertClause,
  goTo: COMMAND.goTo,
  references: COMMAND.showReferences,
};

/**
 * What a card's Markdown is trusted with: our own commands and no other, so that a link copied from a draft's text
 * can't run anything.
 */
export const CARD_TRUST: { readonly enabledCommands: readonly string[] } = {
  enabledCommands: Object.values(CARD_COMMANDS),
};

/** Context keys that `when` clauses in package.json read. */
export const CONTEXT = {
  ready: 'homeRule.ready',
  limited: 'homeRule.limited',
  inPreview: 'homeRule.inPreview',
  /** Whether the view of the checklist lists only what is missing. */
  coverageFiltered: 'homeRule.coverageFiltered',
  hasJurisdiction: 'homeRule.hasJurisdiction',
  /** `draft` where the views have one, `other` where a text that may be one is in front, else `none`. */
  views: 'homeRule.views',
} as const;
