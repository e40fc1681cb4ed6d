/** The words behind references: text in, text with the hints put in out. */
import assert from 'node:assert/strict';
import { open } from '../support/book';

/** The text with each hint in braces where it is shown. */
const shown = (text: string, from = 0, to = text.length): string => {
  let out = text;
  for (const h of [...open(text).inlayHints(from, to)].reverse()) out = `${out.slice(0, h.at)}{${h.label}}${out.slice(h.at)}`;
  return out;
};

describe('inlay hints', () => {
  for (const [name, text] of [
    [
      'name the heading of a section',
      'SECTION 1. Lists. The clerk keeps one.\nSECTION 2. Fees. The list under section 1{→ Lists} is free.\n',
    ],
    [
      'name the heading of a provision',
      '§ 9-1 Custody. a. Definitions. In this section, list means a list.\nb. Limits. The words of subdivision a of this section{→ Definitions} hold.\n',
    ],
    [
      'show the first words where there is no heading',
      'SECTION 1. Lists.\n(a) The clerk shall keep a list of all the notices that were sent.\n(b) A list under subsection (a){→ The clerk shall keep a list of …} is public.\n',
    ],
    [
      'are silent about the provision they stand in, about other law and about what is not there',
      'SECTION 1. Lists.\n(a) Subsection (a) of this section and section 12 of the penal law hold; subsection (e) of this section does not.\n',
    ],
  ] as const) {
    it(name, () => assert.equal(shown(text.replace(/\{[^}]*\}/g, '')), text));
  }

  it('tell the target and lead to it', () => {
    const text = 'SECTION 1. Lists. The clerk keeps one.\nSECTION 2. Fees. The list under section 1 is free.\n';
    const [hint] = open(text).inlayHints(0, text.length);
    assert.equal(hint?.tooltip, '§ 1: The clerk keeps one.');
    assert.equal(text.slice(hint?.target.start, hint?.target.end), 'SECTION 1. Lists. The clerk keeps one.');
  });

  it('are given for the stretch that is asked for', () => {
    const text = 'SECTION 1. Lists. One.\nSECTION 2. Fees. Section 1 is free.\nSECTION 3. End. So is section 1.\n';
    const half = text.indexOf('SECTION 3');
    assert.equal(open(text).inlayHints(0, text.length).length, 2);
    assert.deepEqual(
      open(text)
        .inlayHints(half, text.length)
        .map((h) => h.at > half),
      [true],
    );
  });
});
