/** Model clauses under state law: what is void or already law somewhere is said, and a new draft leaves it out. */
import assert from 'node:assert/strict';
import { PLAIN_SHAPE, renderClause } from '../../server/src/core/clauses';
import { type Answers, compose, formsIn } from '../../server/src/core/compose';
import { policyOffers } from '../../server/src/core/features/newOrdinance';
import { statePage } from '../../server/src/core/features/statePage';
import { type Body, barOf, requirementOf, type StateFramework } from '../../server/src/core/law/states';
import { book, open } from '../support/book';

const BODIES: readonly Body[] = ['city', 'county', 'town', 'special district', 'state'];
const forms = formsIn(book.data.forms);
assert.ok(forms);
const stock = { clauses: book.clauses, order: book.order, forms };
const barring = book.states.all.filter((state) => state.bars.length > 0);

/** Rules on what a state's law bars that a text breaks there, as errors or warnings. */
function bars(text: string, state: StateFramework, body: Body): string[] {
  const { findings } = open(text, { jurisdiction: { state: state.code, body } });
  return findings
    .filter(({ severity, hit }) => (severity === 'error' || severity === 'warning') && hit.rule.provision !== undefined)
    .map(({ hit }) => hit.rule.id);
}

const core = (state: string, body: Body, change: Partial<Answers> = {}) => {
  const answers: Answers = {
    state,
    body,
    name: 'Alder Falls',
    instrument: '',
    policies: ['core'],
    strength: 'balanced',
    enforcement: 'none',
    reports: ['log', 'annual'],
    ...change,
  };
  const composed = compose(stock, answers, book.states.of(state));
  assert.ok(composed, `${state}, ${body}`);
  return composed;
};

describe('model clauses under state law', () => {
  for (const state of barring)
    it(`a new draft for ${state.code} leaves out what is void there, says so, and has no blank`, () => {
      for (const body of BODIES) {
        const { choice, text, blanks } = core(state.code, body);
        for (const { clause, bar } of choice.leftOut) assert.ok(bar?.statute.cite, clause.id);
        const chosen = choice.chosen.map(({ clause }) => clause.id);
        const kept: readonly string[] = forms.policies.core.filter((id) => chosen.includes(id));
        assert.deepEqual([...kept, ...choice.leftOut.map(({ clause }) => clause.id)].sort(), [...forms.policies.core].sort());
        assert.deepEqual(bars(text, state, body), [], `${state.code}, ${body}`);
        assert.deepEqual(blanks, []);
      }
    });

  it('what would be void is offered unticked, with the statute', () => {
    for (const state of barring)
      for (const body of BODIES)
        for (const { clause, voidHere, ticked, alreadyLaw } of policyOffers(book, { state: state.code, body })) {
          const barred = clause.provisions.some((p) => barOf(state, p, body) !== undefined);
          assert.equal(voidHere !== '', barred, `${state.code}, ${body}: ${clause.id}`);
          assert.ok(!(barred && ticked), clause.id);
          assert.equal(
            alreadyLaw !== '',
            clause.provisions.some((p) => requirementOf(state, p, body) !== undefined),
            clause.id,
          );
        }
  });

  it('names the kinds of provision that the rules find in it', () => {
    const definitions = book.clause('definitions');
    const first = definitions?.wordings[0];
    assert.ok(definitions && first);
    const above = `AN ORDINANCE relating to civil immigration enforcement.\n\n${renderClause(definitions, first, PLAIN_SHAPE, 'plain', '1')}`;
    for (const clause of book.clauses) {
      const main = clause.wordings[0];
      assert.ok(main);
      const text = `${above}\n\n${renderClause(clause, main, PLAIN_SHAPE, 'plain', '2')}\n`;
      const known = new Set<string>(clause.provisions);
      for (const code of ['TX', 'TN', 'FL', 'IA', 'AL']) {
        const state = book.states.of(code);
        assert.ok(state);
        const unforeseen = bars(text, state, 'county').filter((rule) => !known.has(rule.replace('state-law/', '')));
        assert.deepEqual(unforeseen, [], `${clause.id} in ${code}`);
      }
    }
  });

  for (const [id, rule] of [
    ['no-287g', 'agreement-ban'],
    ['no-detention-contracts', 'detention-contract-ban'],
    ['no-detainer-hold', 'detainer-refusal'],
    ['release-notice', 'notification-limit'],
  ] as const)
    it(`${id}: is found where it is void`, () => {
      const clause = book.clause(id);
      const main = clause?.wordings[0];
      const texas = book.states.of('TX');
      assert.ok(clause && main && texas);
      const text = `AN ORDINANCE relating to civil immigration enforcement.\n\n${renderClause(clause, main, PLAIN_SHAPE, 'plain', '1')}\n`;
      assert.ok(bars(text, texas, 'county').includes(`state-law/${rule}`));
    });

  it('are listed on the page of a state: void, arguably void, already supplied', () => {
    const texas = statePage(book, 'state:TX')?.parts ?? [];
    const at = texas.indexOf('## Model clauses that are void here');
    assert.ok(at > 0);
    assert.ok(texas.indexOf('- No holds on detainers', at) > at);
    assert.ok(!(statePage(book, 'state:TX')?.parts ?? []).includes('## Model clauses that state law already supplies'));
    const washington = statePage(book, 'state:WA')?.parts ?? [];
    const supplied = washington.indexOf('## Model clauses that state law already supplies');
    assert.ok(supplied > 0 && washington.slice(supplied).some((line) => line.startsWith('- No holds on detainers')));
    assert.ok(!washington.includes('## Model clauses that are void here'));
  });
});
