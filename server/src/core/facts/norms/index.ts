/** Reading of norms: what the sentences of a block command, forbid, permit and declare. */

export { weightOf } from './build';
export { describeNorm } from './describe';
export { type NormFacts, readNorms } from './read';
export { termConcepts } from './terms';
