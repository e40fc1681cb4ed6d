/** Model clauses: their text, their rendering and their fit to a draft. */

export type { DefinitionPlace, Fit, FitEdit, FitFrame, FitRequest, SectionPlace, SectionReference, WordedClause } from './fit';
export { clauseAlone, fitClause, fitClauses, placeFor } from './fit';
export { bearsHeading } from './headings';
export type { HouseOrder } from './order';
export { orderIn, rank, withCompanions } from './order';
export type { ClauseBlock, ClauseBody, ClauseProblem, ClauseText, Run } from './parse';
export { blanksOf, isUnknown, MAIN, parseWording, partsOf, splitClauseBody } from './parse';
export type { RenderForm } from './render';
export { escapeSnippet, renderClause, renderDefinition, renderSection } from './render';
export * from './shape';
export type { Snippet } from './snippets';
export { contributedSnippets } from './snippets';
export type { DefinitionText } from './terms';
export { definitionsIn, definitionsSection, swapTerms, TERM_WORDS, termsNeeded } from './terms';
export type { Clause, Placeholder, Wordings } from './types';
