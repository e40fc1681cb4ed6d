/** Renumbering: which numbers change, and how each reference follows in its own form. */
import assert from 'node:assert/strict';
import { open } from '../support/book';
import { applied } from '../support/edits';
import { marked } from '../support/marks';
import { itChanges } from '../support/structure';

describe('renumber this level', () => {
  itChanges(
    [
      {
        name: 'closes a gap, and each reference follows',
        before:
          'SECTION 1. Lists.\n(a) The clerk keeps a list.\n(c) The list is ‸public.\n(d) Subsection (c) of this section does not bind the court.\nSECTION 2. Fees. A copy under section 1(d) or subsections (c) and (d) of section 1 is free.\n',
        after:
          'SECTION 1. Lists.\n(a) The clerk keeps a list.\n(b) The list is ‸public.\n(c) Subsection (b) of this section does not bind the court.\nSECTION 2. Fees. A copy under section 1(c) or subsections (b) and (c) of section 1 is free.\n',
      },
      {
        name: 'keeps number words as words',
        before:
          '§ 9-310. Custody. a. Lists. 1. The department keeps a list.\n3. The list is ‸public.\n4. Paragraph three of this subdivision does not bind the court.\nb. Paragraph 4 of subdivision a of this section expires.\n',
        after:
          '§ 9-310. Custody. a. Lists. 1. The department keeps a list.\n2. The list is ‸public.\n3. Paragraph two of this subdivision does not bind the court.\nb. Paragraph 3 of subdivision a of this section expires.\n',
      },
      {
        name: 'leaves the levels above and below alone',
        before:
          'SECTION 1. Lists.\n(a) The clerk keeps:\n(1) a list;\n(4) a ‸book.\n(d) The list is public:\n(2) on Mondays; and\n(3) on Fridays.\n',
        after:
          'SECTION 1. Lists.\n(a) The clerk keeps:\n(1) a list;\n(2) a ‸book.\n(d) The list is public:\n(2) on Mondays; and\n(3) on Fridays.\n',
      },
      {
        name: 'tells the ends of a range apart from what lies between',
        before:
          'SECTION 1. Lists.\n‸(a) A list.\n(c) A book.\n(d) A map.\n(f) A plan.\n(g) Subsections (a) through (f) of this section expire.\n',
        after:
          'SECTION 1. Lists.\n‸(a) A list.\n(b) A book.\n(c) A map.\n(d) A plan.\n(e) Subsections (a) through (d) of this section expire.\n',
      },
      {
        name: 'counts sections on in tens where the code does',
        before:
          '12.04.010 Lists.\nThe clerk keeps a list under 12.04.040.\n12.04.020 Fees.\nA copy is free.\n12.04.040 End.\n‸Sections 12.04.010 through 12.04.040 expire.\n',
        after:
          '12.04.010 Lists.\nThe clerk keeps a list under 12.04.040.\n12.04.020 Fees.\nA copy is free.\n12.04.030 End.\n‸Sections 12.04.010 through 12.04.030 expire.\n',
      },
      {
        name: 'closes the gaps of a code, from the number it begins with',
        before: '‸§ 9-131. Lists. A list.\n§ 9-134. Books. A book under section 9-131.\n§ 9-137. End. Section 9-134 ends.\n',
        after: '‸§ 9-131. Lists. A list.\n§ 9-132. Books. A book under section 9-131.\n§ 9-133. End. Section 9-132 ends.\n',
      },
      {
        name: 'says so where there is nothing to do',
        before: 'SECTION 1. Lists.\n(a) A ‸list.\n(b) A book.\n',
        after: 'refused: The numbers of this level already run in order.',
      },
      {
        name: 'says so where there is no level',
        before: 'The clerk ‸keeps a list.\n',
        after: 'refused: There is no numbered level here.',
      },
    ],
    (analysis, caret) => analysis.structure('renumberLevel', caret),
  );
});

describe('renumber a section', () => {
  itChanges(
    [
      {
        name: 'counts every level through, each list from its beginning',
        before:
          'SECTION 1. Lists.\n(b) The clerk keeps:\n(2) a list;\n(3) a book.\n(c) The ‸list shows:\n(1) names;\n(1) dates; and\n(B) hours;\n(C) days.\nSECTION 2. Fees.\n(b) Free.\n(c) See section 1(b)(3).\n',
        after:
          'SECTION 1. Lists.\n(a) The clerk keeps:\n(1) a list;\n(2) a book.\n(b) The ‸list shows:\n(1) names;\n(2) dates; and\n(A) hours;\n(B) days.\nSECTION 2. Fees.\n(b) Free.\n(c) See section 1(a)(2).\n',
      },
      {
        name: 'says so where there is nothing to do',
        before: 'SECTION 1. Lists.\n(a) A ‸list.\n(b) A book.\n',
        after: 'refused: The provisions of § 1 already run in order.',
      },
    ],
    (analysis, caret) => analysis.structure('renumberSection', caret),
  );
});

describe('renumber the document', () => {
  itChanges(
    [
      {
        name: 'sections and provisions at once, ranges and chains included',
        before:
          'SECTION 1. Lists. The clerk keeps a list.\nSECTION 3. Fees.\n(a) Free, save as section 6(c) provides.\n(c) See sections 1 through 6.\nSECTION 6. End.\n(a) It ends.\n(c) ‸Section 3(c) stays.\n',
        after:
          'SECTION 1. Lists. The clerk keeps a list.\nSECTION 2. Fees.\n(a) Free, save as section 3(b) provides.\n(b) See sections 1 through 3.\nSECTION 3. End.\n(a) It ends.\n(b) ‸Section 2(b) stays.\n',
      },
      {
        name: 'leaves the law that a bill amends alone',
        before:
          '‸Section 1. Section 4-101 of the code is amended to read as follows:\n§ 4-101. Lists.\n(a) A list.\n(c) A book.\nSection 3. This act takes effect on June 1.\n',
        after:
          '‸Section 1. Section 4-101 of the code is amended to read as follows:\n§ 4-101. Lists.\n(a) A list.\n(c) A book.\nSection 2. This act takes effect on June 1.\n',
      },
      {
        name: 'lets the table of contents follow',
        before:
          '‸SECTION 1. Lists.\nSECTION 3. Fees.\nSECTION 4. End.\n\nSECTION 1. Lists. The clerk keeps a list.\nSECTION 3. Fees. A copy is free.\nSECTION 4. End. It ends as section 3 does.\n',
        after:
          '‸SECTION 1. Lists.\nSECTION 2. Fees.\nSECTION 3. End.\n\nSECTION 1. Lists. The clerk keeps a list.\nSECTION 2. Fees. A copy is free.\nSECTION 3. End. It ends as section 2 does.\n',
      },
      {
        name: 'counts anew under each article where the draft does',
        before:
          'ARTICLE I\nSECTION 1. Lists. A list.\nSECTION 3. Books. A book.\nARTICLE II\nSECTION 1. Fees. A fee.\nSECTION 4. End. ‸It ends.\n',
        after:
          'ARTICLE I\nSECTION 1. Lists. A list.\nSECTION 2. Books. A book.\nARTICLE II\nSECTION 1. Fees. A fee.\nSECTION 2. End. ‸It ends.\n',
      },
      {
        name: 'keeps the gaps of a code, and gives a number that stands twice the next one',
        before:
          '‸§ 9-131. Lists. A list.\n§ 9-134. Books. A book under section 9-131.\n§ 9-134. Maps. A map.\n§ 9-140. End. Section 9-131 ends.\n',
        after:
          '‸§ 9-131. Lists. A list.\n§ 9-134. Books. A book under section 9-131.\n§ 9-135. Maps. A map.\n§ 9-140. End. Section 9-131 ends.\n',
      },
      {
        name: 'leaves the section that a bill amends, though its sign is the bill’s own',
        before:
          '‸Section 1. Section 18 of the charter is amended to read as follows:\n§ 18. Office. The office keeps a list.\n§ 2. This local law takes effect on June 1.\n§ 4. It ends.\n',
        after:
          '‸Section 1. Section 18 of the charter is amended to read as follows:\n§ 18. Office. The office keeps a list.\n§ 2. This local law takes effect on June 1.\n§ 3. It ends.\n',
      },
      {
        name: 'lists that begin anew behind words of their own',
        before: '‸SECTION 1. Lists.\n(a) A list.\n(c) A book.\nFor maps:\n(a) A map.\n(c) A plan.\n',
        after: '‸SECTION 1. Lists.\n(a) A list.\n(b) A book.\nFor maps:\n(a) A map.\n(b) A plan.\n',
      },
      {
        name: 'touches no number of another law',
        before: 'SECTION 1. Lists. Section 3 of the Penal Code applies, and 8 U.S.C. § 1373(c).\nSECTION 3. ‸End. It ends.\n',
        after: 'SECTION 1. Lists. Section 3 of the Penal Code applies, and 8 U.S.C. § 1373(c).\nSECTION 2. ‸End. It ends.\n',
      },
      {
        name: 'says so where all is in order',
        before: '‸SECTION 1. Lists. A list.\nSECTION 2. End. It ends.\n',
        after: 'refused: All numbers of this document already run in order.',
      },
    ],
    (analysis, caret) => analysis.structure('renumberDocument', caret),
  );
});

describe('inserted numbers', () => {
  const text = marked(
    'SECTION 1. Lists.\n(1) A ‸list.\n(2) A book.\n(2A) A map; see paragraph (2A) of this section.\n(4) A plan; see paragraph (4).\n',
  );
  const run = (keepInserted: boolean): { text: string; inserted: number } => {
    const result = open(text.text).structure('renumberLevel', text.caret, { keepInserted });
    assert.ok(!('refused' in result));
    return { text: applied(text.text, result.edits), inserted: result.inserted };
  };
  it('are counted like the others, and told of', () => {
    assert.deepEqual(run(false), {
      text: 'SECTION 1. Lists.\n(1) A list.\n(2) A book.\n(3) A map; see paragraph (3) of this section.\n(4) A plan; see paragraph (4).\n',
      inserted: 1,
    });
  });
  it('stay behind the number they stand behind where that is asked', () => {
    assert.deepEqual(run(true), {
      text: 'SECTION 1. Lists.\n(1) A list.\n(2) A book.\n(2A) A map; see paragraph (2A) of this section.\n(3) A plan; see paragraph (3).\n',
      inserted: 0,
    });
  });
});
