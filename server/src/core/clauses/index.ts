/** Model clauses: their text, their rendering and their fit to a draft. */

export type { DefinitionPlace, Fit, FitEdit, FitRequest, SectionPlace, SectionReference } from './fit';
export { clauseAlone, fitClause, placeFor } from './fit';
export { bearsHeading } from './headings';
export { COMPANIONS, EXCLUSIVE, HOUSE_ORDER, PLACES, rank } from './order';
export type { ClauseBlock, ClauseBody, ClauseProblem, ClauseText, Run } from './parse';
export { blanksOf, isUnknown, MAIN, parseWording, splitClauseBody } from './parse';
export type { RenderForm } from './render';
export { escapeSnippet, renderClause, renderDefinition, renderSection } from './render';
export * from './shape';
export type { Snippet } from './snippets';
export { contributedSnippets } from './snippets';
export type { DefinitionText } from './terms';
export { definitionsIn, swapTerms, TERM_WORDS, termsNeeded } from './terms';
export type { Clause, Placeholder, Wordings } from './types';
