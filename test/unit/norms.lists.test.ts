/** Lists: what a sentence hands down to its items, and what the items make of it. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { testLexicon } from '../support/lexicon';
import { readLines, readText, standing } from '../support/norms';

before(function () {
  this.timeout(60_000);
  testLexicon();
});

/** One line a norm: "1 must-not inherited detain", ordinal of the line, modality and flags, concept of the head. */
const norms = (source: string): string[] =>
  readLines(source).flatMap(({ reading }, line) => reading.norms.map((n) => `${line} ${standing(n)} ${n.head?.concept ?? '-'}`));
const kinds = (source: string): (string | undefined)[] => readLines(source).map(({ reading }) => reading.leadIn?.kind);

/** Name, text, norms expected, kinds of lead-in expected. */
const LISTS: readonly (readonly [string, string, readonly string[], readonly (string | undefined)[]])[] = [
  [
    'a modal leaves the verb to the items',
    `
A deputy shall not:
  (1) hold a person on a detainer;
  (2) transfer a person to ICE.`,
    ['0 must-not -', '1 must-not inherited detain', '2 must-not inherited transfer'],
    ['predicate', undefined, undefined],
  ],
  [
    '"any of the following" does too',
    `
No agency shall do any of the following:
  (1) Prohibit the sharing of immigration status.
  (2) Collect data on place of birth.`,
    ['0 must-not -', '1 must-not inherited inverted restrict', '2 must-not inherited inquire'],
    ['predicate', undefined, undefined],
  ],
  [
    '"unlawful for a person to" and "prohibited from"',
    `
It is unlawful for a landlord to:
  (a) rent a home to an illegal alien;
A jailer is prohibited from:
  (a) honoring a detainer;`,
    ['0 must-not penal -', '1 must-not inherited penal rent', '2 must-not -', '3 must-not inherited honor-request'],
    ['predicate', undefined, 'predicate', undefined],
  ],
  [
    'a phrase between commas may stand before the colon',
    `
The Clerk shall, by the fifth of each month:
  (1) send a list of inmates to ICE;`,
    ['0 must -', '1 must inherited disclose'],
    ['predicate', undefined],
  ],
  [
    '"by" gives the manner of the act above',
    `
The jail shall not honor a civil detainer by:
  (i) holding a person past release;
  (ii) giving notice to ICE.`,
    ['0 must-not honor-request', '1 must-not inherited detain', '2 must-not inherited notify'],
    ['object', undefined, undefined],
  ],
  [
    'items without a verb carry on the verb above',
    `
No officer shall disclose the following personal information:
  (1) a home address;
  (2) a release date.`,
    ['0 must-not disclose', '1 must-not inherited -', '2 must-not inherited -'],
    ['object', undefined, undefined],
  ],
  [
    'conditions make no norm, at any depth',
    `
A deputy may transfer a person to ICE only if:
  (1) a judge has signed a warrant; and
  (2) the person has been:
    (A) convicted of a felony; or
    (B) found guilty.`,
    ['0 may only transfer'],
    ['exception', undefined, 'exception', undefined, undefined],
  ],
  [
    'exceptions of a ban',
    `
No officer shall honor a detainer unless:
  (1) a judicial warrant comes with it;`,
    ['0 must-not honor-request'],
    ['exception', undefined],
  ],
  [
    'contents of a report',
    `
The Sheriff shall publish a report that includes:
  (1) the number of persons held on detainers;
  (2) the number of persons transferred to ICE.`,
    ['0 must report'],
    ['contents', undefined, undefined],
  ],
  [
    'parts of a definition',
    `
“Sanctuary policy” means a rule that:
  (A) limits the sharing of immigration status;`,
    ['0 declares definition -', '1 declares definition inherited -'],
    ['definition', undefined],
  ],
  [
    'findings',
    `
The Council finds that:
  (1) officers must not hold a person on a detainer;`,
    ['1 declares inherited recital -'],
    ['recital', undefined],
  ],
  [
    'an item with a subject and a modal of its own stands alone',
    `
The Department shall:
  (1) train its officers;
  (2) The Sheriff may not honor a detainer.`,
    ['0 must -', '1 must inherited train', '2 must-not honor-request'],
    ['predicate', undefined, undefined],
  ],
  [
    'a modal inside an item does not make it stand alone',
    `
The Department shall provide:
  (1) notice of cases in which pupils may have the right to refuse an interview;`,
    ['0 must disclose', '1 must inherited -'],
    ['object', undefined],
  ],
  [
    'an inherited exception covers the items',
    `
Unless a judicial warrant is shown, an officer shall not:
  (1) hold a person;`,
    ['0 must-not -', '1 must-not inherited detain'],
    ['predicate', undefined],
  ],
];

describe('lists', () => {
  for (const [name, source, expected, leadIns] of LISTS) {
    it(name, () => {
      assert.deepEqual(norms(source), expected);
      assert.deepEqual(kinds(source), leadIns);
    });
  }

  it('items take exceptions, actor and context from above', () => {
    const [, item] = readLines('Unless a judicial warrant is shown, a deputy shall not:\n  (1) hold a person;');
    const norm = item?.reading.norms[0];
    assert.ok(norm?.contextExceptions.includes('judicial-warrant'));
    assert.deepEqual(norm?.contextActor, ['local-actor']);
    assert.ok(norm?.context.includes('local-actor'));
    assert.deepEqual(norm?.doubts, ['read-from-list-above']);
  });

  it('a norm tells what list it opens', () => {
    const [first] = readLines('A deputy may transfer a person only if:\n  (1) a judge agrees;');
    assert.equal(first?.reading.norms[0]?.opens, 'exception');
  });

  it('equal lead-ins have equal keys, others do not', () => {
    const key = (text: string): string | undefined => readText(text).leadIn?.key;
    assert.equal(key('A deputy shall not:'), key('The  jailer shall not :'));
    assert.notEqual(key('A deputy shall not:'), key('A deputy shall:'));
    assert.notEqual(key('A deputy shall not honor a detainer by:'), key('A deputy shall not honor a court order by:'));
    assert.equal(key('A deputy shall not hold a person.'), undefined);
  });

  it('an inline list stays one sentence with all its verbs', () => {
    const { norms: found } = readText(
      'An officer shall not (i) hold a person on a detainer; (ii) arrest a person on a civil warrant; or (iii) transfer a person to ICE.',
    );
    assert.equal(found.length, 1);
    const heads = new Set(found[0]?.heads?.map((m) => m.concept));
    for (const c of ['detain', 'arrest', 'transfer']) assert.ok(heads.has(c), c);
  });
});
