/** Completion: what opens a list, what does not, and what a clause becomes where it is typed. */
import assert from 'node:assert/strict';
import { open } from '../support/book';
import { marked } from '../support/marks';

const ORDINANCE =
  'AN ORDINANCE relating to lists\n\nSECTION 1. Definitions. In this ordinance:\n(a) "Agency" means a department of the City of Alder Falls.\n\nSECTION 2. Lists. An agency shall keep a list.\n';

const at = (source: string, trigger?: string) => {
  const { text, caret } = marked(source);
  const analysis = open(text);
  return analysis.completions(caret, trigger, text.lastIndexOf('\n', caret - 1) + 1);
};

describe('completion', () => {
  it('offers the model clauses behind a slash on an empty line, with the next number', () => {
    const found = at(`${ORDINANCE}\n/‸`, '/').find((c) => c.label === '/sev');
    assert.match(found?.text ?? '', /^SECTION 3\. Severability\. /);
    assert.equal(found?.replace.end, found ? found.replace.start + 1 : -1);
    assert.deepEqual(found?.also, []);
  });

  it('makes later sections and references to them give way', () => {
    const found = at(
      'AN ORDINANCE relating to lists\n\nSECTION 1. Title. This is it.\n\n/‸\n\nSECTION 2. Lists. The clerk shall keep a list.\n\nSECTION 3. Copies. A copy of the list under section 2 of this ordinance is free.\n',
      '/',
    ).find((c) => c.label === '/sev');
    assert.match(found?.text ?? '', /^SECTION 2\. Severability\. /);
    assert.deepEqual(
      found?.also.map((e) => e.text),
      ['3', '4', '3'],
    );
  });

  it('says where a clause already stands and puts nothing in', () => {
    const found = at(`${ORDINANCE}\nSECTION 3. Severability. The parts of this ordinance are severable.\n\n/‸`, '/').find(
      (c) => c.label === '/sev',
    );
    assert.match(found?.detail ?? '', /present in § 3/);
    assert.equal(found?.text, '');
    assert.deepEqual(found?.also, []);
  });

  for (const [name, source, trigger] of [
    ['and/or', `${ORDINANCE}\nThe clerk and/‸`, '/'],
    ['a blank in prose', `${ORDINANCE}\nThe clerk shall ‸`, ' '],
    ['a small word in prose', `${ORDINANCE}\nThe clerk shall keep‸`, undefined],
  ] as const) {
    it(`opens no list behind ${name}`, () => assert.deepEqual(at(source, trigger), []));
  }

  it('offers the sections of the draft behind "section"', () => {
    assert.deepEqual(
      at(`${ORDINANCE}\nAs section ‸`, ' ').map((c) => [c.label, c.detail]),
      [
        ['1', 'Definitions'],
        ['2', 'Lists'],
      ],
    );
  });

  it('offers the provisions of the section behind "subsection"', () => {
    const source = 'SECTION 1. Lists.\n(a) The clerk shall:\n(1) keep a list.\n(b) Under subsection ‸';
    assert.deepEqual(
      at(source, ' ').map((c) => c.label),
      ['(a)', '(a)(1)', '(b)'],
    );
  });

  it('offers a defined term behind its first letters, and a known case behind its name', () => {
    assert.deepEqual(
      at(`${ORDINANCE}\nAn Age‸`).map((c) => c.text),
      ['Agency'],
    );
    assert.ok(at(`${ORDINANCE}\nSee Galarza‸`).some((c) => c.text === 'Galarza v. Szalczyk, 745 F.3d 634 (3d Cir. 2014)'));
  });
});
