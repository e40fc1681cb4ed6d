/** The words that make a sentence one that saves other law, kept apart so that a text can be asked for them before it is read. */

/** Verbs of savings clauses, with their forms in -s: "nothing in this section prohibits", "this section does not limit". */
export const SAVING_VERBS: readonly string[] =
  'prohibit require prevent preclude limit restrict impair affect create confer authorize alter supersede relieve bar diminish waive expand obligate discourage impede interfere permit allow enlarge abrogate deny mandate compel forbid modify abridge impose repeal bars'
    .split(' ')
    .flatMap((w) => [w, w === 'deny' ? 'denies' : w === 'modify' ? 'modifies' : w.endsWith('s') ? w : `${w}s`]);

/** Words that by themselves may make one: "nothing", "shall not be construed". */
export const SAVING_WORDS: readonly string[] = 'nothing construed interpreted read understood deemed considered presumed treated'.split(
  ' ',
);

/** Words that make a ban, which with a verb of savings may make one. */
export const NEGATIONS: readonly string[] = 'not no none nor neither never cannot'.split(' ');

/** Words of sentences that take cases out of another provision, or go before it. */
export const DISAPPLYING_WORDS: readonly string[] = 'apply applies applicable inapplicable exempt notwithstanding violation violated'.split(
  ' ',
);
