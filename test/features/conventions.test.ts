/**
 * How ordinances are written: each convention as a short text and the structure it is to be read with, in fixtures that a
 * lawyer can read. Added to them are the readings that no print shows: settings, and what an edit leaves behind.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DraftAnalysis } from '../../server/src/core/analysis';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/core/settings';
import { book, open } from '../support/book';
import { conventionsIn, structureOf } from '../support/outlines';

const folder = path.resolve(__dirname, '../../../test/fixtures/conventions');

describe('conventions', () => {
  for (const file of readdirSync(folder).sort()) {
    const conventions = conventionsIn(readFileSync(path.join(folder, file), 'utf8'));
    describe(file.replace('.txt', ''), () => {
      it('holds cases', () => assert.ok(conventions.length >= 6));
      for (const c of conventions) {
        it(c.name, () => assert.equal(structureOf(open(c.text)), c.structure));
        it(`${c.name}, with carriage returns`, () => {
          assert.equal(structureOf(open(c.text.replaceAll('\n', '\r\n'))), c.structure);
        });
      }
    });
  }

  it('reads the same after each line was typed anew', function () {
    this.timeout(0);
    for (const file of readdirSync(folder)) {
      for (const c of conventionsIn(readFileSync(path.join(folder, file), 'utf8'))) {
        const analysis = open('');
        let typed = '';
        for (const line of c.text.split(/(?<=\n)/)) {
          analysis.edit(typed.length, typed.length, line);
          typed += line;
        }
        assert.equal(structureOf(analysis), c.structure, c.name);
      }
    }
  });
});

describe('the setting numbering', () => {
  const read = (text: string, numbering: Settings['numbering']): string => {
    const analysis = new DraftAnalysis('test:draft.ordinance', text, book);
    analysis.settings = { ...DEFAULT_SETTINGS, numbering };
    return structureOf(analysis);
  };
  const doubtful = 'SECTION 1. Lists.\n(h) The clerk keeps a list of:\n(i) The mayor signs it.\n';

  it('leaves a doubtful marker to its neighbours', () => {
    assert.equal(read(doubtful, 'infer'), 'SECTION 1 | Lists\n  (h) : The clerk keeps a list of:\n    (i) roman : The mayor signs it.');
  });

  it('decides it where it is given', () => {
    assert.equal(read(doubtful, '(a)(1)(A)(i)'), 'SECTION 1 | Lists\n  (h) : The clerk keeps a list of:\n  (i) : The mayor signs it.');
    assert.equal(read(doubtful, '(a)(i)(A)(1)'), read(doubtful, 'infer'));
  });

  it('moves no marker that its neighbours settle', () => {
    const settled = `${doubtful}(j) The council votes.\n`;
    assert.equal(read(settled, '(a)(1)(A)(i)'), read(settled, 'infer'));
  });
});
