/** A new ordinance: from the drafter's answers to a complete draft. */

export type { Answers, Choice, PolicyStanding, Stock } from './choose';
export { choose, policiesFor } from './choose';
export type { Composed, ComposedSection } from './compose';
export { compose } from './compose';
export type { Enforcement, Forms, Instrument, Place, Report, Strength } from './forms';
export { formsIn, instrumentsFor, namesFor } from './forms';
export { snippetOf } from './notes';
