/** Rename of a number: every reference that leads there follows, each in its own written form. */
import assert from 'node:assert/strict';
import type { DraftAnalysis } from '../../server/src/core/analysis';
import { open } from '../support/book';
import { applied } from '../support/edits';
import { marked } from '../support/marks';

const run = (source: string, name: string): string => {
  const { text, caret } = marked(source);
  const result = open(text).rename(caret, name);
  return 'refused' in result ? `refused: ${result.refused}` : applied(text, result.edits);
};

describe('rename of a number', () => {
  const cases: readonly { readonly name: string; readonly before: string; readonly to: string; readonly after: string }[] = [
    {
      name: 'a subdivision, from its marker',
      before:
        'SECTION 1. Lists.\n(a) A list.\n(‸b) A book.\n(d) Subsection (b) of this section, and section 1(b).\nSECTION 2. End. Subsections (a) and (b) of section 1 end.\n',
      to: 'c',
      after:
        'SECTION 1. Lists.\n(a) A list.\n(c) A book.\n(d) Subsection (c) of this section, and section 1(c).\nSECTION 2. End. Subsections (a) and (c) of section 1 end.\n',
    },
    {
      name: 'an inner step and the steps under it',
      before:
        'SECTION 1. Lists.\n(a) The list shows:\n(‸2) names:\n(A) first;\n(B) last.\n(b) Section 1(a)(2)(B) and paragraph (2) of subsection (a) end.\n',
      to: '(1)',
      after:
        'SECTION 1. Lists.\n(a) The list shows:\n(1) names:\n(A) first;\n(B) last.\n(b) Section 1(a)(1)(B) and paragraph (1) of subsection (a) end.\n',
    },
    {
      name: 'a paragraph named in words, from a word in a reference',
      before:
        '§ 9-310. Custody. a. Lists. 1. A list.\n2. A book.\nb. Paragraph ‸two of subdivision a of this section, and paragraph 2 of subdivision a of this section, end.\n',
      to: 'three',
      after:
        '§ 9-310. Custody. a. Lists. 1. A list.\n3. A book.\nb. Paragraph three of subdivision a of this section, and paragraph 3 of subdivision a of this section, end.\n',
    },
    {
      name: 'a section of a code, with all its chains',
      before:
        '§ 9-1‸31. Lists. a. A list.\nb. A book.\n§ 9-133. End. Sections 9-131 and 9-133, § 9-131 and subdivision b of section 9-131 end.\n',
      to: '§ 9-132.',
      after:
        '§ 9-132. Lists. a. A list.\nb. A book.\n§ 9-133. End. Sections 9-132 and 9-133, § 9-132 and subdivision b of section 9-132 end.\n',
    },
    {
      name: 'the end of a range',
      before: 'SECTION 1. A list.\nSECTION 2. A book.\nSECTION ‸3. A map.\nSECTION 5. Sections 1 through 3 end.\n',
      to: '4',
      after: 'SECTION 1. A list.\nSECTION 2. A book.\nSECTION 4. A map.\nSECTION 5. Sections 1 through 4 end.\n',
    },
    {
      name: 'a chapter',
      before: 'CHAPTER ‸3\nSECTION 1. A list under chapter 3.\nCHAPTER 5\nSECTION 2. A book.\n',
      to: '4',
      after: 'CHAPTER 4\nSECTION 1. A list under chapter 4.\nCHAPTER 5\nSECTION 2. A book.\n',
    },
    {
      name: 'refuses a number that is taken on its level',
      before: 'SECTION 1. Lists.\n(‸a) A list.\n(b) A book.\n',
      to: 'b',
      after: 'refused: § 1(b) is already taken.',
    },
    {
      name: 'refuses a section number that is taken',
      before: 'SECTION ‸1. Lists. A list.\nSECTION 2. End. It ends.\n',
      to: '2',
      after: 'refused: § 2 is already taken.',
    },
    {
      name: 'refuses what is no number of the level',
      before: 'SECTION 1. Lists.\n(‸a) A list.\n(b) A book.\n',
      to: '3',
      after: 'refused: “3” is no number of this level, which counts a, b, c.',
    },
    {
      name: 'refuses what is no number',
      before: 'SECTION ‸1. Lists. A list.\nSECTION 2. End. It ends.\n',
      to: 'the last',
      after: 'refused: “the last” is no number of a section.',
    },
    {
      name: 'refuses to turn a range round',
      before: 'SECTION 1. A list.\nSECTION ‸2. A book.\nSECTION 3. Sections 1 through 2 end.\n',
      to: '7',
      after: 'refused: § 2 cannot become § 7: “Sections 1 through 2” in line 3 would no longer mean the same.',
    },
    {
      name: 'refuses the number it has',
      before: 'SECTION ‸1. A list.\n',
      to: '1',
      after: 'refused: It is § 1 already.',
    },
  ];
  for (const { name, before, to, after } of cases) it(name, () => assert.equal(run(before, to), after));

  it('leaves terms to the rename of terms', () => {
    assert.equal(
      run('SECTION 1. Definitions.\n"Li‸st" means a register.\nSECTION 2. End. A list ends.\n', 'Roll'),
      'SECTION 1. Definitions.\n"Roll" means a register.\nSECTION 2. End. A roll ends.\n',
    );
  });

  it('shows the number alone for typing over', () => {
    const shown = (source: string): string | undefined => {
      const { text, caret } = marked(source);
      const found: ReturnType<DraftAnalysis['prepareRename']> = open(text).prepareRename(caret);
      return found && `${text.slice(0, found.span.start)}[${text.slice(found.span.start, found.span.end)}]${found.name}`;
    };
    assert.equal(shown('SECTION ‸1. A list.\n'), 'SECTION [1]1');
    assert.equal(shown('SECTION 1. Lists.\n(‸a) A list.\n'), 'SECTION 1. Lists.\n([a]a');
    assert.equal(
      shown('SECTION 1. Lists.\n(a) A list.\n(b) Subsection (‸a) ends.\n'),
      'SECTION 1. Lists.\n(a) A list.\n(b) Subsection ([a]a',
    );
    assert.equal(shown('SECTION 1. The clerk ‸keeps a list.\n'), undefined);
  });
});
