/** The lines above sections: marked-up text in, each section's label and the words above it out. */
import assert from 'node:assert/strict';
import { lensTitle } from '../../server/src/core/features/codeLens';
import { open } from '../support/book';
import { marked, withMarks } from '../support/marks';

const lenses = (text: string): string[] => {
  const analysis = open(text);
  return analysis.codeLenses().map(({ span }) => {
    const places = analysis.lensPlaces(span.start);
    return `${text.slice(span.start, span.end)} ${places ? lensTitle(places.length) : 'lost'}`;
  });
};

describe('code lens', () => {
  for (const [name, text, expected] of [
    [
      'counts references to a section and through it',
      'SECTION 1. Lists.\n(a) The clerk keeps a list.\nSECTION 2. Fees. The list under section 1 is free.\nSECTION 3. Copies. So is a copy under subsection (a) of section 1 of this ordinance.\n',
      ['SECTION 1. 2 references', 'SECTION 2. no references', 'SECTION 3. no references'],
    ],
    [
      'leaves out what a section says of its own subsections',
      '§ 4-1 Lists.\n(a) One.\n(b) Subsection (a) of this section is first.\n§ 4-2 Fees. See § 4-1.\n',
      ['§ 4-1 1 reference', '§ 4-2 no references'],
    ],
    [
      'stands over sections, not over chapters or a table of contents',
      'CHAPTER 2. LISTS\n\nSection 1. Title.\nSection 2. Terms.\n\nSection 1. Title.\nThis is it.\nSection 2. Terms.\nTerms are plain.\n',
      ['Section 1. no references', 'Section 2. no references'],
    ],
    ['gives nothing for a text without sections', 'The clerk keeps a list.\n', []],
  ] as const) {
    it(name, () => assert.deepEqual(lenses(text), expected));
  }

  it('lists the places it counts', () => {
    const { text, ranges } = marked(
      'SECTION 1. Lists. The clerk keeps one.\nSECTION 2. Fees. ⟦Section 1⟧ sets no fee.\nSECTION 3. End. A copy under ⟦section 1⟧ is free.\n',
    );
    assert.equal(withMarks(text, open(text).lensPlaces(0) ?? []), withMarks(text, ranges));
  });

  it('knows no section where none begins', () => assert.equal(open('The clerk keeps a list.\n').lensPlaces(4), undefined));
});
