/** Checks of cross-references: where they lead, what they call it, and how they are written. */
export { danglingReference } from './dangling';
export { positionalReference, reversedReferenceRange } from './form';
export { ambiguousReference, misplacedReference, unusualUnit } from './level';
export { circularReference, selfReference } from './self';
