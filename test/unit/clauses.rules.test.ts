import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Clause, Wordings } from '../../server/src/core/clauses';
import { PLAIN_SHAPE, renderClause } from '../../server/src/core/clauses';
import type { Finding } from '../../server/src/core/rules/finding';
import { book, lawbook, open } from '../support/book';
import { applied } from '../support/edits';

const clauses: readonly Clause[] = lawbook.clauses;
const byId = (id: string): Clause => {
  const found = clauses.find((clause) => clause.id === id);
  assert.ok(found, id);
  return found;
};
const render = (clause: Clause, wording: Wordings | undefined, number: number): string => {
  assert.ok(wording, clause.id);
  return renderClause(clause, wording, PLAIN_SHAPE, 'plain', String(number));
};

/** Findings that a model clause may raise: the choice it makes is told to counsel, not called a fault. */
const CHOICES = new Set(['information/release-data-withheld', 'state-law/state-not-set']);
const isChoice = ({ hit: { rule } }: Finding): boolean => CHOICES.has(rule.id) || rule.inventory.some((row) => row.startsWith('P-'));

const faults = (findings: readonly Finding[]): string[] =>
  findings
    .filter((finding) => finding.severity !== 'hint' && !isChoice(finding))
    // A blank is there to be filled and is reported until it is.
    .filter((finding) => finding.hit.rule.id !== 'structure/left-over-blank')
    .map((finding) => `${finding.hit.rule.id} (${finding.severity}): ${finding.what} «${finding.hit.block.text.trim().slice(0, 160)}»`);

/** Clauses that stand around the one under test, so that it is judged as part of a whole. */
const COMPANY = ['definitions', 'oversight', 'no-private-right-of-action', 'savings-1373', 'severability', 'effective-date'];

const whole = (clause: Clause, wording: Wordings): string => {
  const company = COMPANY.filter(
    (id) => id !== clause.id && !(id === 'no-private-right-of-action' && clause.id === 'private-right-of-action'),
  );
  // A wording that brings a definition of its own is meant for drafts whose definitions lack it.
  const defined = /"([a-z ]+)" means/.exec(wording.text.toLowerCase())?.[1] ?? '';
  const others = company.map((id, index) => {
    const text = render(byId(id), byId(id).wordings[0], index + 2);
    const lines = text.split('\n').filter((line) => defined === '' || !line.toLowerCase().startsWith(`"${defined}" means`));
    return lines.join('\n');
  });
  return [
    'AN ORDINANCE relating to the use of city resources in civil immigration enforcement.',
    'THE CITY COUNCIL OF THE CITY OF ALDER FALLS DOES ORDAIN AS FOLLOWS:',
    render(clause, wording, 1),
    ...others,
  ].join('\n\n');
};

/** A draft that holds its form and nothing else. */
const EMPTY = `AN ORDINANCE of the City of Alder Falls relating to the use of city resources in civil immigration enforcement

The City Council of the City of Alder Falls ordains as follows:

SECTION 1. Severability. If a court holds that a provision of this ordinance, or its application to a person or circumstance, is invalid, the other provisions and applications remain in effect.

Passed by the City Council: ____________________ Vote: ____________________
`;

describe('model clauses under our own rules', () => {
  for (const clause of clauses)
    for (const wording of clause.wordings)
      it(`${clause.id}, ${wording.name}: nothing above a hint`, () => {
        assert.deepEqual(faults(open(whole(clause, wording)).findings), []);
      });

  it('stand together as one ordinance', () => {
    const left = new Set(['no-private-right-of-action']);
    const ids = book.order.clauses.filter((id) => !left.has(id));
    const text = ['AN ORDINANCE relating to civil immigration enforcement.', 'THE CITY COUNCIL DOES ORDAIN AS FOLLOWS:']
      .concat(ids.map((id, index) => render(byId(id), byId(id).wordings[0], index + 1)))
      .join('\n\n');
    const found = open(text).findings;
    assert.deepEqual(faults(found), []);
  });

  it('raise nothing above a hint in any set and any wording, put into a draft together', () => {
    const free = clauses.filter(({ id }) => id !== 'definitions' && !book.order.apart.includes(id));
    const worded = fc
      .constantFrom(...free)
      .chain((clause) =>
        fc.record({ clause: fc.constant(clause.id), wording: fc.constantFrom(...clause.wordings.map(({ name }) => name)) }),
      );
    fc.assert(
      fc.property(fc.uniqueArray(worded, { minLength: 1, maxLength: 20, selector: ({ clause }) => clause }), (wanted) => {
        // Whether people may sue, and who looks after the limits, is for every draft to say.
        const remedy = wanted.some(({ clause }) => clause.endsWith('private-right-of-action'))
          ? []
          : [{ clause: 'no-private-right-of-action' }];
        const { edits, added } = open(EMPTY).completeDraft([...wanted, ...remedy, { clause: 'oversight' }]);
        const draft = open(applied(EMPTY, edits));
        assert.deepEqual(faults(draft.findings), []);
        const numbers = draft.draft.sections.filter(({ kind }) => kind === 'section').map(({ number }) => Number(number));
        assert.deepEqual(
          numbers,
          numbers.map((_number, index) => index + 1),
        );
        // Each clause that is added, the closing section, and the definitions they need.
        assert.ok(numbers.length - added.length - 1 <= 1, `${numbers.length} sections for ${added.join(', ')}`);
        const terms = [...draft.draft.text.slice(0, draft.draft.text.length).matchAll(/^"([^"]+)" means/gm)].map((m) => m[1] ?? '');
        assert.deepEqual(terms, [...new Set(terms)].sort());
      }),
      { numRuns: 40 },
    );
  });
});
