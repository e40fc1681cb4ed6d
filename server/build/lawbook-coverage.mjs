/** What no schema can hold of the checklist: that items, questions and clauses name one another rightly. */

/**
 * @param {object} book Entries with their sources: `{ value, source }` by kind.
 * @param {(source: object, path: (string|number)[], kind: string, id: string) => void} need Complains of an id that leads nowhere.
 * @param {(source: object, path: (string|number)[], message: string, severity?: 'error'|'warning') => void} add
 * @param {(match: object, source: object, path: (string|number)[]) => void} checkConcepts Complains of concepts that are not there.
 */
export function checkCoverage(book, need, add, checkConcepts) {
  if (book.coverage.length === 0) return;
  const items = new Map(book.coverage.flatMap((e) => e.value.items.map((item) => [item.id, item])));
  const known = (source, path, id) => {
    if (!items.has(id)) add(source, path, `${String(path.at(-1))}: there is no item "${id}" under rules/coverage. Correct the name.`);
  };
  const seen = new Map();
  const once = (source, path, id) => {
    if (seen.has(id)) add(source, path, `id: "${id}" is taken by ${seen.get(id)}. Choose another.`);
    else seen.set(id, source.file);
  };
  for (const { value, source } of book.coverage) {
    value.items.forEach((item, i) => {
      const at = ['items', i];
      once(source, [...at, 'id'], item.id);
      if (item.clause) need(source, [...at, 'clause'], 'clause', item.clause);
      for (const id of item.rules) need(source, [...at, 'rules'], 'rule', id);
      if (item.sameAs) {
        known(source, [...at, 'same-as'], item.sameAs);
        if (items.get(item.sameAs)?.sameAs)
          add(source, [...at, 'same-as'], `same-as: "${item.sameAs}" is told by another item itself. Name that one.`);
        if (item.parts.length > 0) add(source, [...at, 'same-as'], 'same-as: the item has tests of its own too. Keep one.');
      }
      for (const id of item.impliedBy) known(source, [...at, 'implied-by'], id);
      for (const tests of [...item.parts.map((p) => p.tests), item.partial, item.contrary])
        for (const test of tests) if (test.norm || test.sentence) checkConcepts(test, source, at);
      if (item.partial.length > 0 && !item.lacks) add(source, at, 'lacks: say what is missing where the text holds less than the item.');
      const told = items.get(item.sameAs) ?? item;
      for (const key of ['present', 'absent'])
        if (told.examples[key].length === 0) add(source, [...at, 'examples'], `examples.${key}: give at least one text.`);
      if (told.contrary.length > 0 && told.examples.contrary.length === 0)
        add(source, [...at, 'examples'], 'examples.contrary: give at least one text.');
    });
    value.criteria.forEach((criterion, i) => {
      known(source, ['criteria', i, 'id'], criterion.id);
      criterion.questions.forEach((question, n) => {
        once(source, ['criteria', i, 'questions', n, 'id'], question.id);
        for (const id of [...question.items, ...question.notContrary]) known(source, ['criteria', i, 'questions', n, 'items'], id);
        for (const test of question.tests) if (test.norm || test.sentence) checkConcepts(test, source, ['criteria', i, 'questions', n]);
        if (question.items.length + question.notContrary.length + question.tests.length === 0)
          add(source, ['criteria', i, 'questions', n, 'id'], 'items: nothing answers the question. Name items or tests.');
      });
    });
    for (const [i, question] of value.landscape.entries()) once(source, ['landscape', i, 'id'], question.id);
  }
  for (const { value: clause, source } of book.clauses) for (const [i, id] of clause.supplies.entries()) known(source, ['supplies', i], id);
}
