/** Texts that are no ordinance of the field, or no ordinance at all: no legal finding, whatever words they share with one. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { open } from '../support/book';
import { LEGAL } from '../support/labelled';

/** Asks once where a draft is made, and says nothing of its law: a draft in another language may be asked too. */
const PLACE = 'state-law/state-not-set';

const FOLDER = path.join(process.cwd(), 'test/fixtures/quiet');

function legal(text: string): readonly string[] {
  const draft = open(text);
  assert.deepEqual([...draft.failures], []);
  return draft.findings
    .filter((f) => LEGAL.test(f.hit.rule.id) && f.hit.rule.id !== PLACE)
    .map((f) => `${f.hit.rule.id}: ${f.hit.block.text.slice(f.hit.span.start, f.hit.span.end)}`);
}

/** A text of about so many characters, made of one piece over and over. */
const over = (piece: string, size: number): string => piece.repeat(Math.ceil(size / piece.length));

describe('quiet', function () {
  this.timeout(0);

  for (const file of readdirSync(FOLDER).sort()) {
    it(`finds nothing of law in ${path.basename(file, '.txt')}`, () => {
      assert.deepEqual(legal(readFileSync(path.join(FOLDER, file), 'utf8')), []);
    });
  }

  it('still finds law in a draft of the field', () => {
    assert.notDeepEqual(legal('The Sheriff shall hold a person named in an immigration detainer for two days.'), []);
  });

  const FLOODS: readonly (readonly [string, string, number])[] = [
    ['shall without a break', 'shall ', 10_000_000],
    ['shall on lines', 'shall\n', 1_000_000],
    ['shall in capitals and marks', 'SHALL; ', 1_000_000],
    ['shall not and unless in one sentence', 'shall not unless ', 1_000_000],
    ['list markers', '(a) shall:\n(1) may;\n', 1_000_000],
    ['one letter', 'x', 1_000_000],
    ['Chinese', '不得询问任何人的移民状况。', 1_000_000],
    // Each of these signs is a finding of the rules on marks, so a small flood holds as many as a long one of words.
    ['opening brackets', '[[((', 100_000],
    ['closing brackets', ']))', 100_000],
    ['opening quotation marks', '“', 100_000],
    ['both quotation marks', '“shall ”"', 100_000],
    ['one word of the field', 'detainer ', 100_000],
    ['one citation', '8 U.S.C. § 1373 ', 100_000],
  ];
  for (const [name, piece, size] of FLOODS) {
    it(`finds nothing of law in ${size / 1000} kB of ${name}`, () => {
      assert.deepEqual(legal(over(piece, size)), []);
    });
  }

  it('finds the one command in a flood of shall', () => {
    const flood = over('shall\n', 200_000);
    const found = legal(`${flood}\nThe Sheriff shall hold a person named in an immigration detainer for two days.\n\n${flood}`);
    assert.deepEqual(
      found.filter((f) => f.startsWith('detention/')),
      ['detention/detainer-hold: shall hold a person named in an immigration detainer'],
    );
  });
});
