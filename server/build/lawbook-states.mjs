/** What no schema can hold of the files on state law: that keys, authorities and kinds of provision lead somewhere, and that the file agrees with itself. */

/** Postures of a state whose law bars local limits, and of one whose law asks for them. */
const BARRING = ['requires-cooperation', 'prohibits-sanctuary'];

/**
 * @param {object} book Entries with their sources: `{ value, source }` by kind.
 * @param {(source: object, path: (string|number)[], kind: string, id: string) => void} need Complains of an id that leads nowhere.
 * @param {(source: object, path: (string|number)[], message: string, severity?: 'error'|'warning') => void} add
 * @param {boolean} allowMissing A kind of provision that no rule finds is a warning only.
 */
export function checkStates(book, need, add, allowMissing) {
  const finders = new Set(book.rules.map((e) => e.value.provision).filter((p) => p !== undefined));
  const known = (source, path, provision) => {
    if (!finders.has(provision) && book.broken.size === 0)
      add(
        source,
        path,
        `${path.filter((p) => typeof p === 'string').join('.')}: no rule finds "${provision}". Correct the name, or add a rule with that provision.`,
        allowMissing ? 'warning' : 'error',
      );
  };
  for (const { value: state, source } of book.states) {
    const keys = new Set();
    state.statutes.forEach((statute, i) => {
      if (keys.has(statute.key)) add(source, ['statutes', i, 'key'], `key: "${statute.key}" stands twice. Rename one.`);
      keys.add(statute.key);
      if (statute.authority) need(source, ['statutes', i, 'authority'], 'authority', statute.authority);
    });
    for (const [key, ids] of [
      ['cases', state.cases],
      ['home-rule', state.homeRule],
    ])
      ids.forEach((id, i) => {
        need(source, [key, i], 'authority', id);
      });
    for (const list of ['bars', 'requires']) {
      state[list].forEach((ruling, i) => {
        known(source, [list, i, 'provision'], ruling.provision);
        const statute = state.statutes.find((x) => x.key === ruling.by);
        if (!statute) {
          add(
            source,
            [list, i, 'by'],
            `by: there is no statute with the key "${ruling.by}" in this file. Add it under statutes, or correct the key.`,
          );
          return;
        }
        for (const body of ruling.binds)
          if (!statute.binds.includes(body))
            add(
              source,
              [list, i, 'binds'],
              `binds: the statute does not bind a ${body}. Strike it here, or add it to the statute if the source shows it.`,
            );
      });
    }
    if (BARRING.includes(state.posture) !== state.bars.length > 0 && state.posture !== 'mixed')
      add(
        source,
        ['posture'],
        `posture: "${state.posture}" does not agree with bars. ${BARRING.join(' and ')} need at least one bar, other postures none.`,
      );
    if (state.posture === 'limits-cooperation' && state.requires.length === 0)
      add(source, ['posture'], 'posture: "limits-cooperation" needs at least one entry under requires. Add it, or correct the posture.');
  }
  for (const { value: rule, source } of book.rules) {
    if (rule.opposes === undefined) continue;
    if (rule.provision !== undefined)
      add(source, ['opposes'], 'opposes: it stands beside provision. A rule finds a kind of provision or its opposite; keep one.');
    known(source, ['opposes'], rule.opposes);
  }
  for (const { value: clause, source } of book.clauses)
    clause.provisions.forEach((p, i) => {
      known(source, ['provisions', i], p);
    });
}
