/** Reading of norms: what the sentences of a block command, forbid, permit and declare. */
export { type NormFacts, hasActor, readNorms, weightOf } from './read';
export { describeNorm } from './describe';
export { termConcepts } from './terms';
