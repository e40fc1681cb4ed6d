/** Any text at all: nothing throws, every span lies in the block, and time grows with the text alone. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { before, describe, it } from 'mocha';
import { describeNorm } from '../../server/src/core/facts/norms';
import type { Norm } from '../../server/src/core/facts/types';
import { testLexicon } from '../support/lexicon';
import { readText } from '../support/norms';

before(function () {
  this.timeout(60_000);
  testLexicon();
});

const WORDS =
  'shall must may not no only unless except without if when that who which as than any the a officer sheriff ICE hold detain transfer disclose detainer judicial warrant status person nothing in this section prohibits means is are to be prohibited from unlawful for provided however and or , ; : . ( ) “ ” (1) (a) § 1373 guilty of misdemeanor neither nor event finds'.split(
    ' ',
  );

function check(norm: Norm, text: string): void {
  const spans = [norm.span, ...(norm.modal ? [norm.modal] : [])];
  for (const list of [norm.actor, norm.heads ?? [], norm.object, norm.recipient, norm.action, norm.basis, norm.exceptions, norm.conditions])
    spans.push(...list.map((m) => m.span));
  for (const s of spans) assert.ok(0 <= s.start && s.start <= s.end && s.end <= text.length, `${s.start}-${s.end} of ${text.length}`);
  assert.ok(norm.certainty > 0 && norm.certainty <= 1);
  assert.equal(norm.head, norm.heads?.[0]);
  assert.ok(describeNorm(norm, text).length > 0);
}

describe('any text', () => {
  it('made of the words of law', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }), (words) => {
        const text = words.join(' ');
        const first = readText(text);
        for (const norm of first.norms) check(norm, text);
        // What it hands down can be taken up by any other text.
        const below = [...words].reverse().join(' ');
        for (const norm of readText(below, first.leadIn).norms) check(norm, below);
        assert.deepEqual(readText(text), first);
      }),
      { numRuns: 500 },
    );
  });
  it('of any characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const norm of readText(text).norms) check(norm, text);
      }),
      { numRuns: 300 },
    );
  });
});

describe('long texts without end', () => {
  for (const piece of [
    'shall ',
    'may ',
    'that may ',
    'the officer, if asked, ',
    'provided that ',
    'provided that a deputy may ',
    'no officer ',
    'hold ',
    'hold, ',
    'shall hold and ',
    'unless a judge, ',
    'which the ',
    'without a warrant ',
    '(a) ',
    'No officer shall hold a person; ',
    '; and the officer shall ',
    'is to ',
    'nothing ',
    'ICE) ',
    '“',
    'A. ',
    'finds that ',
    'only if ',
    '; nothing prohibits ',
    '; if nothing prohibits ',
    'no officer holds ',
    'to ICE, or ',
    'as ',
  ]) {
    it(JSON.stringify(piece), function () {
      this.timeout(20_000);
      const text = piece.repeat(Math.ceil(200_000 / piece.length));
      for (const norm of readText(text).norms.slice(0, 50)) check(norm, text);
    });
  }
});
