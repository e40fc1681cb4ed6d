/** Moves and changes of level: text goes with its number's place, references follow, the caret stays with its words. */
import assert from 'node:assert/strict';
import { open } from '../support/book';
import { marked } from '../support/marks';
import { itChanges } from '../support/structure';

const LISTS =
  'SECTION 1. Lists.\n(a) The clerk shall:\n(1) keep a list;\n(2) publish it; and\n(3) send it.\n(b) Section 1(a)(2) and paragraph (3) of subsection (a) bind the clerk.\n';

describe('move up', () => {
  itChanges(
    [
      {
        name: 'an item changes places with the one before it; marks and joining words stay in their place',
        before: LISTS.replace('publish', 'pub‸lish'),
        after:
          'SECTION 1. Lists.\n(a) The clerk shall:\n(1) pub‸lish it;\n(2) keep a list; and\n(3) send it.\n(b) Section 1(a)(1) and paragraph (3) of subsection (a) bind the clerk.\n',
      },
      {
        name: 'the last item gives its full stop to the one before it',
        before: LISTS.replace('(3) send', '(3) ‸send'),
        after:
          'SECTION 1. Lists.\n(a) The clerk shall:\n(1) keep a list;\n(2) ‸send it; and\n(3) publish it.\n(b) Section 1(a)(3) and paragraph (2) of subsection (a) bind the clerk.\n',
      },
      {
        name: 'goes with everything under it',
        before:
          'SECTION 1. Lists.\n(a) A list.\n\n(b) A book ‸shows:\n(1) names; and\n(2) dates.\nDates are in figures.\n\n(c) Subsections (a) and (b)(2) of this section end.\n',
        after:
          'SECTION 1. Lists.\n(a) A book ‸shows:\n(1) names; and\n(2) dates.\nDates are in figures.\n\n(b) A list.\n\n(c) Subsections (b) and (a)(2) of this section end.\n',
      },
      {
        name: 'words after the last item stay behind the list',
        before: 'SECTION 1. The clerk shall keep:\n(1) a list;\n(2) a ‸book;\nin the office.\n',
        after: 'SECTION 1. The clerk shall keep:\n(1) a ‸book;\n(2) a list;\nin the office.\n',
      },
      {
        name: 'the first item of a joined line',
        before: 'SECTION 1. Lists.\n(a)(1) A list.\n(2) A ‸book under paragraph (1).\n(b) Section 1(a)(2) ends.\n',
        after: 'SECTION 1. Lists.\n(a)(1) A ‸book under paragraph (2).\n(2) A list.\n(b) Section 1(a)(1) ends.\n',
      },
      {
        name: 'a section, its references and the table of contents',
        before:
          'SECTION 1. Lists.\nSECTION 2. Books.\nSECTION 3. End.\n\nSECTION 1. Lists. The clerk keeps a list.\n\nSECTION ‸2. Books. The clerk keeps a book.\n\nSECTION 3. End. Section 2 ends, and sections 1 through 3 end.\n',
        after:
          'SECTION 1. Books.\nSECTION 2. Lists.\nSECTION 3. End.\n\nSECTION ‸1. Books. The clerk keeps a book.\n\nSECTION 2. Lists. The clerk keeps a list.\n\nSECTION 3. End. Section 1 ends, and sections 1 through 3 end.\n',
      },
      {
        name: 'a last section leaves the signatures where they are',
        before:
          'SECTION 1. Lists. A list.\n\nSECTION 2. Books. A ‸book.\n\nPASSED by the Council on May 4, 2026.\n\n_______________\nCity Clerk',
        after:
          'SECTION 1. Books. A ‸book.\n\nSECTION 2. Lists. A list.\n\nPASSED by the Council on May 4, 2026.\n\n_______________\nCity Clerk',
      },
      {
        name: 'keeps the numbers of a code in their places',
        before: '12.04.010 Lists.\nA list.\n12.04.015 Books.\nA ‸book under section 12.04.010.\n12.04.020 End.\nSection 12.04.015 ends.\n',
        after: '12.04.010 Books.\nA ‸book under section 12.04.015.\n12.04.015 Lists.\nA list.\n12.04.020 End.\nSection 12.04.010 ends.\n',
      },
      {
        name: 'refuses the first of its level',
        before: LISTS.replace('keep', 'ke‸ep'),
        after: 'refused: § 1(a)(1) is already the first of its level.',
      },
      {
        name: 'refuses to tear a range apart',
        before: 'SECTION 1. A list.\nSECTION 2. A book.\nSECTION ‸3. A map.\nSECTION 4. Sections 1 through 2 end.\n',
        after: 'refused: Nothing was moved: “Sections 1 through 2” in line 4 names a row that would be torn apart.',
      },
      {
        name: 'refuses to leave its chapter',
        before: 'CHAPTER 1\nSECTION 1. A list.\nCHAPTER 2\nSECTION ‸2. A book.\n',
        after: 'refused: § 2 is already the first of its chapter or draft.',
      },
    ],
    (analysis, caret) => analysis.structure('moveUp', caret),
  );
});

describe('move down', () => {
  itChanges(
    [
      {
        name: 'an item',
        before: LISTS.replace('keep', 'ke‸ep'),
        after:
          'SECTION 1. Lists.\n(a) The clerk shall:\n(1) publish it;\n(2) ke‸ep a list; and\n(3) send it.\n(b) Section 1(a)(1) and paragraph (3) of subsection (a) bind the clerk.\n',
      },
      {
        name: 'a section at the end of a text without a last line end',
        before: 'SECTION 1. A ‸list.\n\nSECTION 2. Section 1 ends.',
        after: 'SECTION 1. Section 2 ends.\n\nSECTION 2. A ‸list.',
      },
      {
        name: 'with line ends of two units',
        before: 'SECTION 1. Lists.\r\n(a) A ‸list.\r\n(b) A book under subsection (a).\r\n',
        after: 'SECTION 1. Lists.\r\n(a) A book under subsection (b).\r\n(b) A ‸list.\r\n',
      },
      {
        name: 'refuses the last of its level',
        before: LISTS.replace('send', 'se‸nd'),
        after: 'refused: § 1(a)(3) is already the last of its level.',
      },
    ],
    (analysis, caret) => analysis.structure('moveDown', caret),
  );
});

describe('promote', () => {
  itChanges(
    [
      {
        name: 'the last item becomes a subsection, and its references name it so',
        before:
          'SECTION 1. Lists.\n(a) The clerk shall keep:\n    (1) a list;\n    (2) a ‸book showing:\n        (A) names; and\n        (B) dates.\n(b) Subsection (a)(2)(B) and paragraph (2) of subsection (a) bind the clerk.\n(c) Subsection (b) ends.\n',
        after:
          'SECTION 1. Lists.\n(a) The clerk shall keep:\n    (1) a list;\n(b) a ‸book showing:\n    (1) names; and\n    (2) dates.\n(c) Subsection (b)(2) and subsection (b) bind the clerk.\n(d) Subsection (c) ends.\n',
      },
      {
        name: 'what followed it now stands under it',
        before: 'SECTION 1. Lists.\n(a) The clerk shall keep:\n(1) a list;\n(2) a ‸book; and\n(3) a map.\n(b) Section 1(a)(3) ends.\n',
        after: 'SECTION 1. Lists.\n(a) The clerk shall keep:\n(1) a list;\n(b) a ‸book; and\n(1) a map.\n(c) Section 1(b)(1) ends.\n',
      },
      {
        name: 'a paragraph of New York’s scheme, named in words',
        before:
          '§ 9-310. Custody. a. Lists. 1. A list.\n2. A ‸book; paragraph one of this subdivision binds it.\nb. Paragraph two of subdivision a of this section ends.\n',
        after:
          '§ 9-310. Custody. a. Lists. 1. A list.\nb. A ‸book; paragraph one of subdivision a of this section binds it.\nc. Subdivision b of this section ends.\n',
      },
      {
        name: '“this paragraph” becomes “this subsection” inside it',
        before:
          'SECTION 1. Lists.\n(a) The clerk shall keep a list.\n(1) Names.\n(2) Dates, ‸as this paragraph says.\n(b) Paragraph (1) of subsection (a) ends.\n',
        after:
          'SECTION 1. Lists.\n(a) The clerk shall keep a list.\n(1) Names.\n(b) Dates, ‸as this subsection says.\n(c) Paragraph (1) of subsection (a) ends.\n',
      },
      {
        name: 'refuses what stands directly under a section',
        before: 'SECTION 1. Lists.\n(a) A ‸list.\n(b) A book.\n',
        after: 'refused: § 1(a): It stands directly under its section and cannot be promoted further.',
      },
      {
        name: 'refuses what has no line of its own',
        before: 'SECTION 1. Lists.\n(a)(1) A ‸list.\n(2) A book.\n',
        after: 'refused: § 1(a)(1): It has no line of its own: put it on a line of its own first.',
      },
      {
        name: 'refuses to tear a row of references apart',
        before:
          'SECTION 1. Lists.\n(a) The clerk keeps:\n(1) a list; and\n(2) a ‸book.\n(b) Paragraphs (1) and (2) of subsection (a) end.\n',
        after:
          'refused: Nothing was promoted: “Paragraphs (1) and (2) of subsection (a)” in line 5 names provisions that would stand on different levels. Change it by hand first.',
      },
    ],
    (analysis, caret) => analysis.structure('promote', caret),
  );
});

describe('demote', () => {
  itChanges(
    [
      {
        name: 'a subsection becomes the last paragraph of the one before it',
        before:
          'SECTION 1. Lists.\n(a) The clerk keeps:\n    (1) a list; and\n    (2) a book.\n(b) ‸A map shows:\n    (1) names; and\n    (2) dates.\n(c) Subsection (b)(2) and section 1(b) end; subsection (c) does not.\nSECTION 2. Fees.\n(a) Free:\n    (1) of charge:\n        (A) always.\n',
        after:
          'SECTION 1. Lists.\n(a) The clerk keeps:\n    (1) a list; and\n    (2) a book.\n    (3) ‸A map shows:\n        (A) names; and\n        (B) dates.\n(b) Subsection (a)(3)(B) and section 1(a)(3) end; subsection (b) does not.\nSECTION 2. Fees.\n(a) Free:\n    (1) of charge:\n        (A) always.\n',
      },
      {
        name: 'a subdivision of New York’s scheme, its references in words of that scheme',
        before:
          '§ 9-310. Custody. a. Lists. 1. A list.\n2. A book.\nb. ‸A map.\nc. Subdivision b of this section and paragraph 1 of subdivision a of this section end.\n',
        after:
          '§ 9-310. Custody. a. Lists. 1. A list.\n2. A book.\n3. ‸A map.\nb. Paragraph 3 of subdivision a of this section and paragraph 1 of subdivision a of this section end.\n',
      },
      {
        name: 'refuses the first of its level',
        before: 'SECTION 1. Lists.\n(a) A ‸list.\n(b) A book.\n',
        after: 'refused: § 1(a): It is the first of its level: there is nothing before it that it could stand under.',
      },
      {
        name: 'refuses outside provisions',
        before: 'SECTION 1. The clerk ‸keeps a list.\n',
        after: 'refused: Put the caret into a numbered provision of a section first.',
      },
    ],
    (analysis, caret) => analysis.structure('demote', caret),
  );
});

describe('what is offered at a place', () => {
  const offered = (source: string, asked: boolean): string[] => {
    const { text, caret } = marked(source);
    return open(text)
      .structureOffers({ start: caret, end: caret }, asked)
      .map((o) => (o.disabled === '' ? o.title : `${o.title}: ${o.disabled}`));
  };
  it('at a marker, unasked: what can be done', () => {
    assert.deepEqual(offered('SECTION 1. Lists.\n(a) A list.\n(‸b) A book.\n', false), ['Move § 1(b) up', 'Demote § 1(b)']);
  });
  it('in running text, unasked: nothing', () => {
    assert.deepEqual(offered('SECTION 1. Lists.\n(a) A list.\n(b) A ‸book.\n', false), []);
  });
  it('asked: what can’t be done too, with the reason', () => {
    assert.deepEqual(offered('SECTION 1. Lists.\n(a) A ‸list.\n(c) A book.\n', true), [
      'Move § 1(a) up: § 1(a) is already the first of its level.',
      'Move § 1(a) down',
      'Promote § 1(a): It stands directly under its section.',
      'Demote § 1(a): It is the first of its level.',
      'Renumber this level',
      'Renumber the provisions of § 1',
      'Renumber the document',
    ]);
  });
  it('at a section’s label', () => {
    assert.deepEqual(offered('SECTION ‸1. A list.\nSECTION 2. A book.\n', false), ['Move § 1 down']);
  });
});
