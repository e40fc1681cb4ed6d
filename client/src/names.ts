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
  insertClause: 'homeRule.insertClause',
  insertCitation: 'homeRule.insertCitation',
  explainSentence: 'homeRule.explainSentence',
  explainFinding: 'homeRule.explainFinding',
  nextProblemCitation: 'homeRule.nextProblemCitation',
  previousProblemCitation: 'homeRule.previousProblemCitation',
  renumberLevel: 'homeRule.renumberLevel',
  renumberSection: 'homeRule.renumberSection',
  renumberDocument: 'homeRule.renumberDocument',
  moveUp: 'homeRule.moveUp',
  moveDown: 'homeRule.moveDown',
  promote: 'homeRule.promote',
  demote: 'homeRule.demote',
  setJurisdiction: 'homeRule.setJurisdiction',
  treatAsOrdinance: 'homeRule.treatAsOrdinance',
  openSample: 'homeRule.openSample',
  getStarted: 'homeRule.getStarted',
  restart: 'homeRule.restart',
  showLog: 'homeRule.showLog',
  copySupportReport: 'homeRule.copySupportReport',
  previewApply: 'homeRule.preview.apply',
  previewCancel: 'homeRule.preview.cancel',
  /** Not contributed: links in cards need them, a palette does not. */
  goTo: 'homeRule.goTo',
  showReferences: 'homeRule.showReferences',
  /** Not contributed: actions carry it. */
  changeStructure: 'homeRule.changeStructure',
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
  hasJurisdiction: 'homeRule.hasJurisdiction',
} as const;
